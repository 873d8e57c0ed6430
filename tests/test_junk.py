from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from store.curation import Curation, in_force
from store.database import Store
from store.forest import maximum_spanning_forest
from store.junk import (
    NOT_JUNK,
    find_junk,
    forests_without_junk,
    read_junk,
    taken_back,
    write_junk,
)
from store.links import Links
from store.tables import FOREST, LINKS, VERIFICATIONS
from tests.dashboard import running_app, settle
from tests.made_store import make_store
from vision.picture import encode_thumbnail

ISSUES = 30
HUB, MASTHEAD, STAMP, REPRINT = 0, range(1, 16), range(16, 31), range(31, 36)
LOOKALIKES = range(36, 56)
COUNT = 56


def wanted_links() -> tuple[list[tuple[int, int, float]], set[tuple[int, int]]]:
    """(a, b, similarity), and which of them verification found to be the same picture."""
    links = [(HUB, other, 0.5) for other in LOOKALIKES] + [(36, 37, 0.45)]
    same = set()
    for group in (MASTHEAD, STAMP, REPRINT):
        for a, b in combinations(group, 2):
            links.append((a, b, 0.8))
            same.add((a, b))
    return links, same


def write_links(store: Store) -> None:
    links, same = wanted_links()
    links = sorted(links)
    a, b, similarity = (np.array(column) for column in zip(*links, strict=True))
    all_links = Links(a.astype(np.int32), b.astype(np.int32), similarity.astype(np.float32))
    joins = np.array([(x, y) in same for x, y, _ in links])
    joined = Links(all_links.a[joins], all_links.b[joins], all_links.similarity[joins])
    kinds = pa.array(["same" if one else "similar" for one in joins])
    store.replace(
        "links", pa.Table.from_arrays([all_links.a, all_links.b, all_links.similarity, kinds], schema=LINKS)
    )
    for name, some in (("forest", all_links), ("verified_forest", joined)):
        forest = maximum_spanning_forest(some, COUNT)
        store.replace(name, pa.Table.from_arrays([forest.a, forest.b, forest.similarity], schema=FOREST))
    rows = [
        {
            "a": min(f"image {x}", f"image {y}"),
            "b": max(f"image {x}", f"image {y}"),
            "kind": "same" if one else "similar",
            "joins": bool(one),
            "inliers": 50 if one else 0,
            "coverage_a": 0.9 if one else 0.0,
            "coverage_b": 0.9 if one else 0.0,
            "transform": None,
            "inverted": False,
            "error": None,
        }
        for (x, y, _), one in zip(links, joins, strict=True)
    ]
    store.replace("verifications", pa.Table.from_pylist(rows, schema=VERIFICATIONS))
    store.write_record("verify", {"enabled": True, "digest": "made"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    prints = []
    for node in range(COUNT):
        title = "Illustration" if node in MASTHEAD else f"Periodical {node % 5}"
        prints.append(
            {"issue": f"{title} {node % ISSUES}", "periodical": title, "city": "Paris", "country": "FR"}
        )
    store = make_store(tmp_path / "store", prints)
    write_links(store)
    thumbnails = pa.array(
        [encode_thumbnail(Image.new("RGB", (60, 40), (node, 90, 120)), 60) for node in range(COUNT)],
        pa.large_binary(),
    )
    store.merge(
        "images", pa.table({"id": [f"image {node}" for node in range(COUNT)], "thumbnail": thumbnails})
    )
    store.write_record("graph", {"chance": [[0.01, 0.1]]})
    store.write_record(
        "build",
        {
            "corpus": "Small press",
            "version": "12345678",
            "model": "made",
            "weights": "none",
            "images": COUNT,
            "minimum_similarity": 0.3,
            "threshold": 0.4,
        },
    )
    store.file("settings.toml").write_text('name = "Small press"\n', encoding="utf-8")
    return store


def edges(links: Links) -> set[tuple[int, int]]:
    return set(zip(links.a.tolist(), links.b.tolist(), strict=True))


def test_what_joins_strangers_is_junk_and_what_returns_in_one_title_is_not(store: Store) -> None:
    junk = {row["node"]: row["reason"] for row in find_junk(store, 0.2).to_pylist()}
    assert junk == {HUB: "hub"} | dict.fromkeys(STAMP, "stamp")


def test_the_numbers_behind_a_reason_are_told(store: Store) -> None:
    write_junk(store, find_junk(store, 0.2))
    hub, *stamps = read_junk(store)
    assert hub["numbers"]["links"] == len(LOOKALIKES) and hub["numbers"]["joined"] == 0
    assert stamps[0]["numbers"]["documents"] == len(STAMP) and stamps[0]["numbers"]["periodicals"] == 5


def test_clusters_do_without_junk_and_are_otherwise_as_they_were(store: Store) -> None:
    before = forests_without_junk(store)
    write_junk(store, find_junk(store, 0.2))
    after = forests_without_junk(store)
    ends = {node for edge in edges(after.similarity) for node in edge}
    assert HUB not in ends and not ends & set(STAMP)
    assert (36, 37) in edges(after.similarity), "what a hub hid is joined by its own link"
    assert after.verified is not None and before.verified is not None
    assert edges(after.verified) == {e for e in edges(before.verified) if not set(e) & {HUB, *STAMP}}


def test_taken_back_it_takes_part_again_and_can_be_put_off_again(store: Store) -> None:
    whole = forests_without_junk(store)
    write_junk(store, find_junk(store, 0.2))
    curation = Curation(store.path)
    curation.decide(NOT_JUNK, f"image {HUB}", {})
    back = taken_back(curation.decisions())
    with_hub = forests_without_junk(store, back)
    assert {edge for edge in edges(with_hub.similarity) if HUB in edge} == {
        (HUB, node) for node in LOOKALIKES
    }
    everything = forests_without_junk(store, {row["id"] for row in read_junk(store)})
    assert edges(everything.similarity) == edges(whole.similarity)
    for decision in in_force(curation.decisions(), {NOT_JUNK}):
        curation.undo(decision)
    assert taken_back(curation.decisions()) == set()


def test_a_group_too_small_to_be_told_is_left_alone(store: Store) -> None:
    store.replace("links", store.rows("links", LINKS.names, f"a >= {REPRINT[0]} AND b <= {REPRINT[-1]}"))
    assert find_junk(store, 0.2).num_rows == 0
    store.replace("links", LINKS.empty_table())
    assert find_junk(store, 0.2).num_rows == 0


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    write_junk(store, find_junk(store, 0.2))
    with running_app(store.path) as address:
        yield address


def test_the_shelf_says_why_and_gives_back(page: Page, address: str, store: Store) -> None:
    page.goto(f"{address}/junk")
    expect(page.get_by_text("16 images are kept off the clusters")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Looks like 20 images, none of which shows the same picture")).to_be_visible()
    expect(page.get_by_text("Stands in 15 of").first).to_be_visible()
    page.get_by_role("button", name="Take it back").first.click()
    settle(page)
    expect(page.get_by_text("15 images are kept off the clusters")).to_be_visible()
    assert taken_back(Curation(store.path).decisions()) == {f"image {HUB}"}
    page.get_by_role("button", name="Put it back on the shelf").click()
    settle(page)
    expect(page.get_by_text("16 images are kept off the clusters")).to_be_visible()
    assert taken_back(Curation(store.path).decisions()) == set()
