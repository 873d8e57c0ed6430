"""From a list of manifests and collections to a corpus's manifests: nested, paged, each once, in order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from batch.iiif.client import FetchError
from batch.iiif.manifest_list import ListEntry
from batch.iiif.presentation import Collection, Member, UnreadableError, read_document
from batch.iiif.side_by_side import side_by_side
from store.addresses import host_of

MOST_MANIFESTS = 200_000
MOST_COLLECTIONS = 20_000
DEEPEST = 12


@dataclass(frozen=True)
class ManifestReference:
    """A manifest to harvest, with what its collections (outermost first) and the curator's list say of it."""

    uri: str
    label: str | None = None
    nav_date: str | None = None
    collections: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Trouble:
    """An address that gave nothing, and why."""

    uri: str
    sentence: str
    status: int | None = None


@dataclass(frozen=True)
class Expansion:
    """The manifests of a list, in its order, each once; what could not be read; how many collections were."""

    manifests: tuple[ManifestReference, ...]
    troubles: tuple[Trouble, ...]
    collections: int

    def preview(self) -> str:
        """How much there is to harvest, in one sentence."""
        sentence = (
            f"{len(self.manifests):,} manifests, {self.collections:,} collection pages read to find them"
        )
        return sentence + (f"; {len(self.troubles):,} could not be read." if self.troubles else ".")


def expand(
    entries: Sequence[ListEntry],
    load: Callable[[str], object],
    *,
    per_host: int = 2,
    most_manifests: int = MOST_MANIFESTS,
    most_collections: int = MOST_COLLECTIONS,
    stop: Callable[[], None] | None = None,
) -> Expansion:
    """Follow every collection of the list down to its manifests, without reading those.

    `load` gives the parsed JSON of an address, from disk where it is kept, and raises `FetchError`. An
    address of the list itself is loaded to learn what it is; a member that its collection calls a manifest is
    not. A collection that contains itself is followed once. Beyond the bounds it stops, and says so among the
    troubles. `stop` is called when it is interrupted.
    """
    loaded: dict[str, Collection | Trouble | None] = {}
    # Addresses to load next, with how many collections they lie deep.
    frontier = dict.fromkeys((entry.uri for entry in entries), 0)
    left: list[str] = []
    known = 0
    collections = 0

    def read(uri: str) -> Collection | Trouble | None:
        """The collection at an address; None for a manifest, whose pages are read later."""
        try:
            document = read_document(load(uri), uri)
        except FetchError as error:
            return Trouble(uri, str(error), error.status)
        except UnreadableError as error:
            return Trouble(uri, str(error))
        return document if isinstance(document, Collection) else None

    while frontier and known <= most_manifests:
        following: dict[str, dict[str, int]] = {}
        for uri, result in side_by_side(list(frontier), read, host_of, per_host, stop):
            loaded[uri] = result
            if isinstance(result, Collection):
                collections += 1
                known += sum(1 for member in _flat(result) if member.kind == "manifest")
                following[uri] = _to_follow(result, frontier[uri])
        # In the order of the frontier, whatever came first: the result must not depend on the network.
        found = [pair for uri in frontier for pair in following.get(uri, {}).items()]
        frontier = {}
        for uri, depth in found:
            if uri not in loaded and depth <= DEEPEST:
                frontier.setdefault(uri, depth)
        for uri in list(frontier)[max(most_collections - collections, 0) :]:
            left.append(uri)
            del frontier[uri]
    return _in_order(entries, loaded, [*left, *frontier], collections, most_manifests)


def _flat(collection: Collection) -> Iterator[Member]:
    for member in collection.members:
        yield member
        if member.inside is not None:
            yield from _flat(member.inside)


def _to_follow(collection: Collection, depth: int) -> dict[str, int]:
    """The collections named but not spelled out, and the pages that follow, with their depths."""
    flat = list(_flat(collection))
    named = {m.uri: depth + 1 for m in flat if m.kind == "collection" and m.inside is None}
    pages = [collection.next, *(m.inside.next for m in flat if m.inside is not None)]
    return named | {page: depth for page in pages if page}


def _in_order(
    entries: Sequence[ListEntry],
    loaded: Mapping[str, Collection | Trouble | None],
    not_followed: Sequence[str],
    collections: int,
    most_manifests: int,
) -> Expansion:
    manifests: dict[str, ManifestReference] = {}
    troubles: dict[str, Trouble] = {}
    for entry in entries:
        found = loaded.get(entry.uri)
        if found is None:
            manifests.setdefault(entry.uri, ManifestReference(entry.uri, overrides=entry.overrides))
        elif isinstance(found, Trouble):
            troubles[entry.uri] = found
        else:
            for reference in _walk(found, entry, loaded, troubles):
                manifests.setdefault(reference.uri, reference)
    kept = tuple(manifests.values())[:most_manifests]
    left = len(manifests) - len(kept)
    if left or not_followed:
        sentence = (
            f"The list is larger than what one corpus may hold: {left:,} manifests and "
            f"{len(not_followed):,} collections were left out; divide it into several corpora."
        )
        troubles[""] = Trouble(entries[0].uri, sentence)
    return Expansion(kept, tuple(troubles.values()), collections)


def _walk(
    top: Collection,
    entry: ListEntry,
    loaded: Mapping[str, Collection | Trouble | None],
    troubles: dict[str, Trouble],
) -> Iterator[ManifestReference]:
    """The manifests below a collection, depth first in its order; each collection is entered once."""
    entered = {top.uri}
    stack: list[tuple[Collection, tuple[str, ...], Iterator[Member]]] = [_opened(top, ())]
    while stack:
        collection, path, members = stack[-1]
        member = next(members, None)
        if member is None:
            stack.pop()
            page = loaded.get(collection.next or "")
            if collection.next and collection.next not in entered:
                entered.add(collection.next)
                if isinstance(page, Collection):
                    stack.append((page, path, iter(page.members)))
                elif isinstance(page, Trouble):
                    troubles[page.uri] = page
        elif member.kind == "manifest":
            yield ManifestReference(member.uri, member.label, member.nav_date, path, entry.overrides)
        elif member.uri not in entered:
            entered.add(member.uri)
            inner = member.inside or loaded.get(member.uri)
            if isinstance(inner, Trouble):
                troubles[member.uri] = inner
            elif isinstance(inner, Collection):
                stack.append(_opened(inner, path, member.label))
            elif member.uri in loaded:
                # Called a collection, found to be a manifest.
                yield ManifestReference(member.uri, member.label, member.nav_date, path, entry.overrides)
            elif len(path) > DEEPEST:
                sentence = f"{member.uri} lies more than {DEEPEST} collections deep and was not followed."
                troubles[member.uri] = Trouble(member.uri, sentence)


def _opened(
    collection: Collection, path: tuple[str, ...], label: str | None = None
) -> tuple[Collection, tuple[str, ...], Iterator[Member]]:
    name = collection.label or label
    return collection, (*path, name) if name else path, iter(collection.members)
