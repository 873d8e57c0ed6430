import io
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pyarrow as pa
from PIL import Image

from tests.made_store import make_store
from ui.corpus import Corpus
from ui.gallery import small_pictures


def test_a_damaged_thumbnail_is_left_out_and_the_others_are_made_small(tmp_path: Path) -> None:
    store = make_store(tmp_path, [{"issue": "a"}, {"issue": "a"}])
    damaged, sound = store.rows("images", ["id", "node"]).sort_by("node").to_pylist()
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), "grey").save(stream, "WEBP")
    thumbnail = pa.array([stream.getvalue()], pa.large_binary())
    store.merge("images", pa.table({"id": [sound["id"]], "thumbnail": thumbnail}))
    corpus = cast(Corpus, SimpleNamespace(store=store, version="1"))
    shown = small_pictures(corpus, [damaged, sound], 100)
    assert list(shown) == [sound["id"]]
    assert Image.open(io.BytesIO(shown[sound["id"]])).size == (150, 100)
