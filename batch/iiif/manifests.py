"""Reading the manifests of a corpus: first what is missing is fetched side by side, then all are read from disk.

The network decides the order in which documents come; they are read in the order of the list, so that the result does not
depend on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from batch.iiif.client import FetchError
from batch.iiif.collections import ManifestReference, Trouble
from batch.iiif.metadata import Description, FieldNames, Member, describe
from batch.iiif.presentation import Manifest, UnreadableError, read_manifest
from batch.iiif.side_by_side import side_by_side
from batch.iiif.stored_json import JsonStore, State
from store.addresses import host_of


@dataclass(frozen=True)
class ReadManifest:
    """What became of one reference.

    `manifest` and `description` are None if it could not be read; `trouble` says why, or why the copy kept
    from an earlier harvest was taken (status 404 or 410: the library no longer has it).
    """

    reference: ManifestReference
    manifest: Manifest | None = None
    description: Description | None = None
    trouble: Trouble | None = None


class Documents:
    """The JSON documents of one harvest: none is asked for twice, and what `failed` before only to `retry`.

    `refresh` has those kept on disk revalidated. Where a library fails or no longer has a document, the copy kept
    is taken. `states` tells what became of each document, `changed` names those that are other than the kept copy,
    `troubles` why one could not be had.
    """

    def __init__(
        self,
        store: JsonStore,
        failed: Mapping[str, Trouble] | None = None,
        *,
        refresh: bool = False,
        retry: bool = False,
    ) -> None:
        self._store = store
        self._refresh = refresh
        self._failed = dict(failed or {})
        self._ask_failed = retry or refresh
        self.states: dict[str, State] = {}
        self.changed: set[str] = set()
        self.troubles: dict[str, Trouble] = {}

    def load(self, url: str) -> object:
        """The parsed document at `url`; raises `FetchError` if there is none, not even a kept copy."""
        if url in self._failed and not self._ask_failed:
            self.troubles[url] = self._failed[url]
        if url not in self.troubles:
            known = self._store.has(url)
            again = url not in self.states and (self._refresh or url in self._failed)
            try:
                loaded = self._store.load(url, refresh=again)
            except FetchError as error:
                self.troubles[url] = Trouble(url, str(error), error.status)
            else:
                if known and loaded.state == "fetched":
                    self.changed.add(url)
                self.states.setdefault(url, loaded.state)
                return loaded.document
        kept = self._store.kept(url)
        if kept is None:
            trouble = self.troubles[url]
            raise FetchError(trouble.sentence, trouble.status)
        return kept

    def to_fetch(self, urls: Iterable[str]) -> list[str]:
        """Those of `urls` that must be asked for."""
        return [url for url in urls if self._must_ask(url)]

    def fetch(self, urls: Iterable[str], *, per_host: int = 2) -> Iterator[str]:
        """Fetch documents of many hosts side by side; yields each address once it is settled, well or not."""

        def settle(url: str) -> None:
            try:
                self.load(url)
            except FetchError:
                return  # kept among the troubles

        for url, _ in side_by_side(urls, settle, host_of, per_host, self._store.client.stop):
            yield url

    def _must_ask(self, url: str) -> bool:
        if url in self.states or url in self.troubles:
            return False
        if url in self._failed:
            return self._ask_failed
        return self._refresh or not self._store.has(url)


def read_manifests(
    references: Iterable[ManifestReference], documents: Documents, names: FieldNames | None = None
) -> Iterator[ReadManifest]:
    """Read and describe every manifest, in the order given; what was fetched before comes from disk."""
    for reference in references:
        uri = reference.uri
        try:
            manifest = read_manifest(documents.load(uri), uri)
        except (FetchError, UnreadableError) as error:
            yield ReadManifest(reference, trouble=documents.troubles.get(uri) or Trouble(uri, str(error)))
            continue
        member = Member(reference.label, reference.nav_date, reference.collections, reference.overrides)
        yield ReadManifest(
            reference, manifest, describe(manifest, member, names), documents.troubles.get(uri)
        )
