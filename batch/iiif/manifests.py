"""Reading the manifests of a corpus, side by side, from disk where they were read before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from batch.iiif.addresses import host_of
from batch.iiif.client import FetchError
from batch.iiif.collections import ManifestReference, Trouble
from batch.iiif.metadata import Description, FieldNames, Member, describe
from batch.iiif.presentation import Manifest, UnreadableError, read_manifest
from batch.iiif.side_by_side import side_by_side
from batch.iiif.stored_json import JsonStore, State


@dataclass(frozen=True)
class ReadManifest:
    """What became of one reference.

    `manifest` and `description` are None if it could not be read; `trouble` says why, or why the copy kept
    from an earlier harvest was taken (status 404 or 410: the library no longer has it).
    """

    reference: ManifestReference
    manifest: Manifest | None = None
    description: Description | None = None
    state: State = "kept"
    trouble: Trouble | None = None


def read_manifests(
    references: Iterable[ManifestReference],
    store: JsonStore,
    *,
    per_host: int = 2,
    names: FieldNames | None = None,
    refresh: bool = False,
) -> Iterator[ReadManifest]:
    """Read and describe every manifest; yields as they come, in an order that depends on the network.

    Those read before are taken from `store` without asking, unless `refresh` has them revalidated.
    """

    def read(reference: ManifestReference) -> ReadManifest:
        uri = reference.uri
        trouble: Trouble | None = None
        try:
            try:
                loaded = store.load(uri, refresh=refresh)
                document, state = loaded.document, loaded.state
            except FetchError as error:
                trouble = Trouble(uri, str(error), error.status)
                document, state = store.kept(uri), "kept"
                if document is None:
                    return ReadManifest(reference, trouble=trouble)
            manifest = read_manifest(document, uri)
        except (FetchError, UnreadableError) as error:
            return ReadManifest(reference, trouble=trouble or Trouble(uri, str(error)))
        member = Member(reference.label, reference.nav_date, reference.collections, reference.overrides)
        return ReadManifest(reference, manifest, describe(manifest, member, names), state, trouble)

    def host(reference: ManifestReference) -> str:
        return host_of(reference.uri)

    for _, result in side_by_side(references, read, host, per_host, store.client.stop):
        yield result
