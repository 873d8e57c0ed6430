"""The source `iiif`: the documents that a list of manifests names, as libraries describe them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from batch.iiif.client import Client, Politeness
from batch.iiif.collections import Expansion, Trouble, expand
from batch.iiif.manifest_list import read_list
from batch.iiif.manifests import Documents, ReadManifest, read_manifests
from batch.iiif.metadata import Description, field_names, place_text
from batch.iiif.presentation import Canvas, Manifest
from batch.iiif.stored_json import JsonStore
from batch.progress import Progress
from batch.settings import IiifSource
from batch.source import Problem, SourceDocument, SourcePage
from batch.step import Build
from store.image_api import image_as_json
from store.places import Gazetteer, Place

MANIFEST_FILES = "manifest_files"
TROUBLES = "manifests"
"""The record of what could not be had: it is asked for again only on request."""
VANISHED = frozenset({404, 410})


def client_of(source: IiifSource) -> Client:
    """The client that a source's settings ask for."""
    connect_to = {}
    for host, address in source.connect_to.items():
        name, _, port = address.rpartition(":")
        connect_to[host.casefold()] = (name, int(port))
    return Client(
        Politeness(
            contact=source.contact,
            requests_per_second=source.requests_per_second,
            concurrency=source.concurrency,
            allowed_hosts=frozenset(host.casefold() for host in source.allowed_hosts),
            connect_to=connect_to,
        )
    )


def preview_iiif(build: Build) -> str:
    """How many manifests the list leads to, and how many of them are yet to be fetched; no more is asked for than that."""
    documents, expansion = _listed(build)
    missing = documents.to_fetch(reference.uri for reference in expansion.manifests)
    return f"{expansion.preview()} {len(missing):,} manifests are yet to be fetched."


def read_iiif(build: Build, gazetteer: Gazetteer, problems: list[Problem]) -> Iterator[SourceDocument]:
    """The documents of a IIIF source, in the order of its list; what gives none is added to `problems`.

    Manifests that are not kept on disk are fetched first. With `build.refresh` all are asked for again, and changed ones
    are read anew; with `build.retry` those that failed before are. Of one that has vanished the kept copy is read.
    """
    source = build.settings.source
    assert isinstance(source, IiifSource)
    names = field_names(source.fields)
    documents, expansion = _listed(build)
    build.say(f"harvest: {expansion.preview()}")
    missing = documents.to_fetch(reference.uri for reference in expansion.manifests)
    with Progress("manifests", len(missing), "manifests") as progress:
        for _ in documents.fetch(missing, per_host=source.concurrency):
            progress.advance()
    build.store.write_record(TROUBLES, {uri: asdict(t) for uri, t in sorted(documents.troubles.items())})
    problems += [Problem(trouble.uri, trouble.sentence) for trouble in expansion.troubles]
    reported = {trouble.uri for trouble in expansion.troubles}
    with Progress("harvest", len(expansion.manifests), "manifests") as progress:
        for found in read_manifests(expansion.manifests, documents, names):
            progress.advance()
            if found.trouble and found.trouble.uri not in reported:
                problems.append(_in_words(found))
            if found.manifest is None or found.description is None:
                continue
            if found.manifest.error:
                problems.append(Problem(found.manifest.uri, found.manifest.error))
                continue
            yield _document(found.manifest, found.description, gazetteer)
    if documents.changed:
        build.say(f"harvest: {len(documents.changed):,} documents of libraries changed and were read anew")


def _listed(build: Build) -> tuple[Documents, Expansion]:
    """The manifests that the list leads to, collections followed, and the documents that were read to find them."""
    source = build.settings.source
    assert isinstance(source, IiifSource)
    client = client_of(source)
    failed = {uri: Trouble(**trouble) for uri, trouble in build.store.record(TROUBLES).items()}
    documents = Documents(
        JsonStore(build.store.file(MANIFEST_FILES), client), failed, refresh=build.refresh, retry=build.retry
    )
    entries = read_list(source.manifests)
    with Progress("list", len(entries), "addresses") as progress:

        def load(uri: str) -> object:
            try:
                return documents.load(uri)
            finally:
                progress.advance()

        return documents, expand(entries, load, per_host=source.concurrency, stop=client.stop)


def _in_words(found: ReadManifest) -> Problem:
    trouble = found.trouble
    assert trouble is not None
    if found.manifest is None:
        return Problem(trouble.uri, trouble.sentence)
    fate = "has vanished" if trouble.status in VANISHED else "could not be asked for again"
    return Problem(trouble.uri, f"{fate}; what was harvested before is kept. {trouble.sentence}")


def _document(manifest: Manifest, said: Description, gazetteer: Gazetteer) -> SourceDocument:
    hints = [said.provider] if said.provider else []

    def is_known(text: str) -> bool:
        return isinstance(gazetteer.resolve(text, said.country_text, hints), Place)

    point = said.coordinates
    return SourceDocument(
        key=(manifest.uri,),
        manifest=manifest.uri,
        periodical=said.periodical,
        # A document that only a label names is called by it.
        issue=said.issue or (None if said.periodical else said.title),
        date_text=said.date_text,
        date=said.date,
        city_text=place_text(said, is_known),
        country_text=said.country_text,
        nearest_city=gazetteer.nearest(point.latitude, point.longitude) if point else None,
        language=said.language,
        kind=said.kind,
        rights=said.rights,
        provider=said.provider,
        viewer=manifest.homepage,
        metadata=manifest.source_fields(),
        pages=list(_pages(manifest)),
    )


def _pages(manifest: Manifest) -> Iterator[SourcePage]:
    seen: Counter[str] = Counter()
    for canvas in manifest.canvases:
        seen[canvas.id] += 1
        # Some libraries give several canvases one id, or none.
        key = canvas.id if canvas.id and seen[canvas.id] == 1 else f"{canvas.id}#{seen[canvas.id]}"
        yield _page(canvas, key)


def _page(canvas: Canvas, key: str) -> SourcePage:
    image = canvas.image
    width, height = (image and image.size) or (canvas.width, canvas.height)
    return SourcePage(
        key=key,
        number=canvas.number,
        image_url=image.url if image else None,
        label=canvas.label,
        canvas=canvas.id or None,
        image_service=image.service if image else None,
        image=image_as_json(image) if image else None,
        width=width,
        height=height,
        error=canvas.error,
    )
