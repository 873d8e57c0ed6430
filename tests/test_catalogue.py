import threading
from datetime import date
from pathlib import Path

import pytest

from store.catalogue import CATALOGUE, Catalogue, write_catalogue
from store.database import Store, StoreError
from tests.made_store import make_store

PRINTS = [
    {"issue": "1", "periodical": "A", "city": "London", "country": "GB", "date_end": date(1850, 1, 1)},
    {"issue": "1", "periodical": "A", "city": "London", "country": "GB", "date_start": date(1850, 1, 1)},
    {"issue": "2", "periodical": None, "city": "London", "country": "CA"},
    {"issue": "3", "periodical": "B", "city": None, "country": "CA"},
]


def test_it_numbers_what_is_counted_and_knows_nothing_of_nothing(tmp_path: Path) -> None:
    catalogue = Catalogue(make_store(tmp_path / "store", PRINTS).path)
    rows = catalogue.query("SELECT * FROM images ORDER BY node").to_pylist()
    assert [row["issue_number"] for row in rows] == [1, 1, 2, 3]
    assert [row["periodical_number"] for row in rows] == [1, 1, None, 2]
    assert [row["country_number"] for row in rows] == [2, 2, 1, 1]
    cities = [row["city_number"] for row in rows]
    assert cities[0] == cities[1] != cities[2]
    assert cities[3] is None
    assert [(row["first_day"], row["last_day"]) for row in rows[:2]] == [(date(1850, 1, 1),) * 2] * 2
    assert not {"vector", "thumbnail"} & set(rows[0])
    assert catalogue.has("titles") and not catalogue.has("links")
    catalogue.close()


def test_a_reader_keeps_the_old_one_while_the_new_one_is_written(tmp_path: Path) -> None:
    store = make_store(tmp_path / "l'année", PRINTS)
    reader = Catalogue(store.path)
    store.delete("images", "node = 3")
    write_catalogue(store)
    assert reader.query("SELECT count(*) AS n FROM images")["n"].to_pylist() == [4]
    assert Catalogue(store.path).query("SELECT count(*) AS n FROM images")["n"].to_pylist() == [3]
    assert reader.query("SELECT count(*) AS n FROM images")["n"].to_pylist() == [4]
    assert [path.name for path in store.path.iterdir() if CATALOGUE in path.name] == [CATALOGUE]


def test_what_a_kill_left_does_not_get_into_the_next_one(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", PRINTS)
    for name in (f".{CATALOGUE}.temporary", f".{CATALOGUE}.temporary.wal"):
        store.file(name).write_bytes(b"half of a catalogue")
    write_catalogue(store)
    assert Catalogue(store.path).query("SELECT count(*) AS n FROM images")["n"].to_pylist() == [4]
    assert [path.name for path in store.path.iterdir() if CATALOGUE in path.name] == [CATALOGUE]


def test_sessions_ask_at_once_and_do_not_see_each_others_tables(tmp_path: Path) -> None:
    catalogue = Catalogue(make_store(tmp_path / "store", PRINTS).path)
    wrong: list[object] = []

    def ask(node: int) -> None:
        import pyarrow as pa

        for _ in range(20):
            table = pa.table({"node": pa.array([node], pa.int32())})
            found = catalogue.query("SELECT images.node FROM images JOIN wanted USING (node)", wanted=table)
            if found["node"].to_pylist() != [node]:
                wrong.append(found)

    threads = [threading.Thread(target=ask, args=(node,)) for node in (0, 1, 2, 3) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_it_cannot_be_written_to(tmp_path: Path) -> None:
    catalogue = Catalogue(make_store(tmp_path / "store", PRINTS).path)
    with pytest.raises(Exception, match="read-only"):
        catalogue.query("DELETE FROM images")


def test_a_store_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no store in .*nowhere.*python -m batch build"):
        Store.open(tmp_path / "nowhere")
    assert Store(tmp_path / "nowhere").count("images") == 0
    assert not (tmp_path / "nowhere").exists()


def test_a_store_that_is_not_finished_is_said(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", PRINTS)
    store.file("settings.toml").write_text('name = "x"')
    with pytest.raises(StoreError, match="is not finished: run python -m batch build"):
        Store.open(store.path)
    store.write_record("build", {"corpus": "x"})
    assert Store.open(store.path).settings() == {"name": "x"}


def test_a_store_of_an_earlier_version_is_said(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", PRINTS)
    store.check()
    store.table("images").drop_columns(["phash"])
    with pytest.raises(StoreError, match="earlier version of this software: its table images lacks phash"):
        store.check()


def test_a_table_whose_making_was_cut_short_is_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / "links.lance" / "_versions").mkdir(parents=True)
    (tmp_path / "links.lance" / "data").mkdir()
    (tmp_path / "links.lance" / "data" / "left.lance").write_bytes(b"half")
    assert not store.has("links")
    assert store.count("links") == 0
    made = make_store(tmp_path, PRINTS)
    assert made.count("images") == 4
