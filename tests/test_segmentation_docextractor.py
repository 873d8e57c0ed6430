import io
import os
from collections import Counter

import numpy as np
import pytest
import torch
from PIL import Image

from tests.drawn_pages import corners, overlap
from vision.segmentation import segmenter
from vision.segmentation.docextractor import CHECKPOINT_VARIABLE
from vision.segmentation.res_unet import ResUNet
from vision.weights import WeightsUnavailableError

PUBLISHED = {
    "norm_layer": {
        "name": "instance_norm",
        "momentum": 0.1,
        "affine": True,
        "track_running_stats": False,
        "num_groups": 32,
    },
    "conv_as_maxpool": True,
    "use_deconv": True,
}


def checkpoint(network, **changes):
    """What docExtractor's trainer saves."""
    return {
        "epoch": 3,
        "batch": 40,
        "model_name": "res_unet18",
        "model_kwargs": {**PUBLISHED, "pretrained_encoder": True},
        "model_state": {f"module.{name}": value for name, value in network.state_dict().items()},
        "n_classes": 4,
        "optimizer_state": torch.optim.Adam([network.final_layer.conv.weight]).state_dict(),
        "scheduler_state": {"milestones": Counter([30, 60]), "last_epoch": 3},
        "score": np.float64(0.5),
        "train_resolution": [160, 160],
        "restricted_labels": [6, 1, 4],
        "normalize": True,
        **changes,
    }


def darkness_network():
    """Random weights, but for the last layers: what is darker than the page's mean is the first label."""
    torch.manual_seed(0)
    network = ResUNet(4, **PUBLISHED)
    with torch.no_grad():
        joined = network.layer0_up.conv_block.conv1.weight
        joined.zero_()
        joined[0, -3:, 1, 1] = -1
        network.final_layer.conv.weight.zero_()
        network.final_layer.conv.weight[1, 0] = 1
    return network


@pytest.fixture(scope="module")
def darkness(tmp_path_factory):
    file = tmp_path_factory.mktemp("docextractor") / "model.pkl"
    torch.save(checkpoint(darkness_network()), file)
    return file


def page_with_picture():
    page = np.full((600, 400, 3), 240, dtype=np.uint8)
    page[150:400, 80:320] = 40
    return page


def test_a_published_checkpoint_segments_a_page(darkness):
    result = segmenter("docextractor", checkpoint=darkness, device="cpu").segment(page_with_picture())
    assert len(result.boxes) == 1
    box = result.boxes[0]
    assert overlap(corners(box), (80, 150, 320, 400)) > 0.9
    assert box.kind == "illustration"
    assert 0.25 < box.score <= 1
    assert box.segmenter.startswith("docextractor-")


def test_the_environment_may_name_the_checkpoint(darkness, monkeypatch):
    monkeypatch.setenv(CHECKPOINT_VARIABLE, str(darkness))
    assert len(segmenter("docextractor", device="cpu").segment(page_with_picture()).boxes) == 1


def test_random_weights_give_a_map_of_the_labels_at_the_resolution_of_the_training(tmp_path):
    torch.manual_seed(1)
    torch.save(checkpoint(ResUNet(4, **PUBLISHED)), tmp_path / "model.pkl")
    page = np.random.default_rng(0).integers(0, 256, (300, 200, 3), dtype=np.uint8)
    method = segmenter("docextractor", checkpoint=tmp_path / "model.pkl", device="cpu")
    labels, certainty = method.label_map(page)
    assert labels.shape == certainty.shape == (160, 107)
    assert set(np.unique(labels)) <= {0, 1, 2, 3}
    assert len(np.unique(labels)) > 1
    again, _ = method.label_map(page)
    assert (labels == again).all()


def test_a_resolution_may_be_a_number_of_pixels(tmp_path):
    torch.save(checkpoint(darkness_network(), train_resolution=20_000), tmp_path / "model.pkl")
    labels, _ = segmenter("docextractor", checkpoint=tmp_path / "model.pkl", device="cpu").label_map(
        page_with_picture()
    )
    assert labels.size == pytest.approx(20_000, rel=0.01)


def test_a_file_as_torch_1_and_numpy_1_wrote_it_is_read(tmp_path):
    stream = io.BytesIO()
    torch.save(checkpoint(darkness_network()), stream, _use_new_zipfile_serialization=False)
    old = stream.getvalue().replace(b"cnumpy._core.multiarray\n", b"cnumpy.core.multiarray\n")
    assert old != stream.getvalue()
    (tmp_path / "model.pkl").write_bytes(old)
    method = segmenter("docextractor", checkpoint=tmp_path / "model.pkl", device="cpu")
    assert len(method.segment(page_with_picture()).boxes) == 1


@pytest.mark.parametrize(
    "options",
    [
        {"encoder_name": "resnet50", "use_upcatconv": True, "reduced_layers": True},
        {"encoder_name": "resnext50_32x4d", "replace_with_dilation": [False, False, True]},
        {"norm_layer": {"name": "group_norm", "num_groups": 16}, "same_up_channels": True},
        {"conv_as_maxpool": False, "no_maxpool": True, "use_conv1x1": True, "strides": [2, 2, 1, 2, 2]},
        {"conv_as_maxpool": False, "use_deconv": True},
    ],
)
def test_every_option_of_the_published_network_is_known(options):
    network = ResUNet(3, **options).eval()
    with torch.inference_mode():
        assert network(torch.zeros(1, 3, 97, 131)).shape == (1, 3, 97, 131)


def test_a_missing_checkpoint_is_refused_with_the_steps_to_get_it(tmp_path, monkeypatch):
    monkeypatch.delenv(CHECKPOINT_VARIABLE, raising=False)
    steps = rf"models\.zip.*models/default/model\.pkl.*{CHECKPOINT_VARIABLE}"
    with pytest.raises(WeightsUnavailableError, match=steps):
        segmenter("docextractor")
    with pytest.raises(WeightsUnavailableError, match=rf"nowhere\.pkl is not there.*{steps}"):
        segmenter("docextractor", checkpoint=tmp_path / "nowhere.pkl")


class Trap:
    def __init__(self, target):
        self.target = target

    def __reduce__(self):
        return os.mkdir, (str(self.target),)


def test_code_in_a_checkpoint_is_not_run(tmp_path):
    torch.save(checkpoint(darkness_network(), score=Trap(tmp_path / "sprung")), tmp_path / "model.pkl")
    with pytest.raises(WeightsUnavailableError, match="no checkpoint of docExtractor"):
        segmenter("docextractor", checkpoint=tmp_path / "model.pkl")
    assert not (tmp_path / "sprung").exists()


def without_a_layer():
    state = darkness_network().state_dict()
    del state["layer3.0.conv1.weight"]
    return {"model_state": state}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (without_a_layer, r"1 parameters are missing, layer3\.0\.conv1\.weight first"),
        (lambda: {"model_name": "unet"}, "unet"),
        (lambda: {"n_classes": 7}, "size mismatch"),
        (lambda: {"restricted_labels": [4, 6]}, "no label of an illustration"),
        (lambda: {"model_kwargs": None}, "NoneType"),
    ],
)
def test_a_checkpoint_that_does_not_fit_is_refused_with_the_reason(tmp_path, changes, reason):
    torch.save(checkpoint(darkness_network(), **changes()), tmp_path / "model.pkl")
    with pytest.raises(WeightsUnavailableError, match=reason):
        segmenter("docextractor", checkpoint=tmp_path / "model.pkl")


@pytest.mark.parametrize("content", [b"", b"no pickle", b"PK\x03\x04 and nothing"])
def test_what_is_no_checkpoint_is_refused(tmp_path, content):
    (tmp_path / "model.pkl").write_bytes(content)
    with pytest.raises(WeightsUnavailableError, match="no checkpoint of docExtractor"):
        segmenter("docextractor", checkpoint=tmp_path / "model.pkl")


@pytest.mark.parametrize("size", [(1, 1), (400, 3), (20, 3000)])
def test_pages_of_any_shape_end_in_sane_boxes(darkness, size):
    page = np.asarray(Image.new("RGB", size, (200, 200, 200)))
    for box in segmenter("docextractor", checkpoint=darkness, device="cpu").segment(page).boxes:
        assert box.x + box.w <= size[0] and box.y + box.h <= size[1]
