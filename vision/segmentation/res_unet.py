"""docExtractor's network: a U-Net whose encoder is a residual network (Monnier and Aubry, ICFHR 2020).

Our own definition of what the paper and its code publish, for inference. The names of the parameters are
those of the published checkpoints, and every option that such a checkpoint may carry in ``model_kwargs`` is
known.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

Norm = Callable[[int], nn.Module]

ENCODERS: dict[str, tuple[bool, list[int], int, int]] = {
    "resnet18": (False, [2, 2, 2, 2], 1, 64),
    "resnet34": (False, [3, 4, 6, 3], 1, 64),
    "resnet50": (True, [3, 4, 6, 3], 1, 64),
    "resnet101": (True, [3, 4, 23, 3], 1, 64),
    "resnet152": (True, [3, 8, 36, 3], 1, 64),
    "resnext50_32x4d": (True, [3, 4, 6, 3], 32, 4),
    "resnext101_32x8d": (True, [3, 4, 23, 3], 32, 8),
    "wide_resnet50_2": (True, [3, 4, 6, 3], 1, 128),
    "wide_resnet101_2": (True, [3, 4, 23, 3], 1, 128),
}
"""Name: whether its blocks are bottlenecks, blocks a stage, groups of a convolution, width of a group."""
STAGE_CHANNELS = (64, 128, 256, 512)
REDUCED_CHANNELS = (128, 256, 512, 1024)
FINAL_CHANNELS = 32


class ResUNet(nn.Module):
    """Pixels (B, 3, H, W) float32 to class scores (B, classes, H, W)."""

    def __init__(
        self,
        classes: int,
        encoder_name: str = "resnet18",
        norm_layer: dict[str, Any] | None = None,
        no_maxpool: bool = False,
        conv_as_maxpool: bool = True,
        use_upcatconv: bool = False,
        use_deconv: bool = False,
        same_up_channels: bool = False,
        use_conv1x1: bool = False,
        reduced_layers: bool = False,
        replace_with_dilation: bool | list[bool] | None = None,
        strides: int | list[int] = 2,
    ) -> None:
        """The options are those of the published code, with its names and defaults.

        Raises:
            ValueError: an option that the published network does not have, or two that exclude each other.
        """
        super().__init__()
        if encoder_name not in ENCODERS:
            raise ValueError(f"there is no encoder {encoder_name}, only {', '.join(ENCODERS)}")
        if (use_deconv and use_upcatconv) or (conv_as_maxpool and no_maxpool):
            raise ValueError("use_deconv excludes use_upcatconv, and conv_as_maxpool excludes no_maxpool")
        norm = _norm_layer(**(norm_layer or {}))
        strides = [strides] * 5 if isinstance(strides, int) else strides
        dilate = replace_with_dilation or False
        dilated = [dilate] * 3 if isinstance(dilate, bool) else dilate
        if len(strides) != 5 or len(dilated) != 3:
            raise ValueError("strides are one number or five, replace_with_dilation one truth or three")

        bottleneck, blocks, _, _ = ENCODERS[encoder_name]
        expansion = 4 if bottleneck else 1
        self.layer0 = nn.Sequential(nn.Conv2d(3, 64, 7, strides[0], 3, bias=False), norm(64), nn.ReLU())
        first_stage: list[nn.Module] = []
        if conv_as_maxpool:
            first_stage = [_convolution(64, 64, stride=2), norm(64), nn.ReLU()]
        elif not no_maxpool:
            first_stage = [nn.MaxPool2d(3, strides[1], 1)]
        channels, dilation = 64, 1
        stages: list[nn.Sequential] = []
        for number, (planes, depth) in enumerate(zip(STAGE_CHANNELS, blocks, strict=True)):
            stride = strides[number + 1] if number else 1
            before = dilation
            if number and dilated[number - 1]:
                dilation, stride = dilation * stride, 1
            stage: list[nn.Module] = [] if number else first_stage
            for position in range(depth):
                first = position == 0
                stage.append(
                    ResidualBlock(
                        encoder_name,
                        channels,
                        planes,
                        stride if first else 1,
                        before if first else dilation,
                        norm,
                    )
                )
                channels = planes * expansion
            stages.append(nn.Sequential(*stage))
        self.layer1, self.layer2, self.layer3, self.layer4 = stages

        sizes = [planes * expansion for planes in STAGE_CHANNELS]
        self.reduced_layers = reduced_layers
        if reduced_layers:
            self.layer1_red = _reducer(sizes[0], REDUCED_CHANNELS[0], norm)
            self.layer2_red = _reducer(sizes[1], REDUCED_CHANNELS[1], norm)
            self.layer3_red = _reducer(sizes[2], REDUCED_CHANNELS[2], norm)
            self.layer4_red = _reducer(sizes[3], REDUCED_CHANNELS[3], norm)
            sizes = list(REDUCED_CHANNELS)

        def decoder(inputs: int, outputs: int, joined: int) -> nn.Module:
            if use_upcatconv:
                return UpsampledJoin(inputs + joined, outputs, norm, pointwise=use_conv1x1)
            middle = inputs if same_up_channels else inputs // 2
            return Decoder(
                inputs, middle, outputs, joined, norm, deconvolve=use_deconv, pointwise=use_conv1x1
            )

        self.layer4_up = decoder(sizes[3], sizes[2], sizes[2])
        self.layer3_up = decoder(sizes[2], sizes[1], sizes[1])
        self.layer2_up = decoder(sizes[1], sizes[0], sizes[0])
        self.layer1_up = decoder(sizes[0], 64, 64)
        self.layer0_up = decoder(64, FINAL_CHANNELS, 3)
        self.final_layer = nn.Sequential(OrderedDict(conv=_convolution(FINAL_CHANNELS, classes, size=1)))

    def forward(self, pixels: Tensor) -> Tensor:
        """Class scores (B, classes, H, W) of ``pixels`` (B, 3, H, W)."""
        x0 = self.layer0(pixels)
        x1 = self.layer1(x0)
        x2 = self.layer2(x1)
        x3 = self.layer3(x2)
        x4 = self.layer4(x3)
        if self.reduced_layers:
            x1, x2 = self.layer1_red(x1), self.layer2_red(x2)
            x3, x4 = self.layer3_red(x3), self.layer4_red(x4)
        x3 = self.layer4_up(x4, x3)
        x2 = self.layer3_up(x3, x2)
        x1 = self.layer2_up(x2, x1)
        x0 = self.layer1_up(x1, x0)
        return self.final_layer(self.layer0_up(x0, pixels))


class ResidualBlock(nn.Module):
    """The basic or bottleneck block of a residual network (He et al., 2015; the stride in its 3 x 3)."""

    def __init__(
        self, encoder: str, inputs: int, planes: int, stride: int, dilation: int, norm: Norm
    ) -> None:
        super().__init__()
        bottleneck, _, groups, group_width = ENCODERS[encoder]
        if bottleneck:
            width, outputs = int(planes * group_width / 64) * groups, planes * 4
            self.conv1, self.bn1 = _convolution(inputs, width, size=1), norm(width)
            self.conv2, self.bn2 = _convolution(width, width, 3, stride, dilation, groups), norm(width)
            self.conv3, self.bn3 = _convolution(width, outputs, size=1), norm(outputs)
        else:
            if dilation > 1:
                raise ValueError(f"the blocks of {encoder} cannot be dilated")
            outputs = planes
            self.conv1, self.bn1 = _convolution(inputs, planes, stride=stride), norm(planes)
            self.conv2, self.bn2 = _convolution(planes, planes), norm(planes)
        self.bottleneck = bottleneck
        self.downsample: nn.Sequential | None = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(_convolution(inputs, outputs, 1, stride), norm(outputs))

    def forward(self, x: Tensor) -> Tensor:
        """(B, inputs, H, W) to (B, outputs, H / stride, W / stride)."""
        shortcut = x if self.downsample is None else self.downsample(x)
        out = self.bn2(self.conv2(functional.relu(self.bn1(self.conv1(x)))))
        if self.bottleneck:
            out = self.bn3(self.conv3(functional.relu(out)))
        return functional.relu(out + shortcut)


class Decoder(nn.Module):
    """Enlarges by a deconvolution, or by interpolation and a convolution; joins the encoder's layer;
    convolves.
    """

    def __init__(
        self,
        inputs: int,
        middle: int,
        outputs: int,
        joined: int,
        norm: Norm,
        *,
        deconvolve: bool,
        pointwise: bool,
    ) -> None:
        super().__init__()
        self.decode: Deconvolution | Upsampling
        if deconvolve:
            self.decode = Deconvolution(inputs, middle, norm)
        else:
            self.decode = Upsampling(inputs, middle, norm, pointwise)
        self.conv_block = nn.Sequential(
            OrderedDict(conv1=_convolution(middle + joined, outputs), bn1=norm(outputs), relu1=nn.ReLU())
        )

    def forward(self, x: Tensor, other: Tensor) -> Tensor:
        """``x`` (B, inputs, h, w) and the encoder's ``other`` (B, joined, H, W) to (B, outputs, H, W)."""
        height, width = other.shape[2:]
        try:
            x = self.decode(x, (height, width))
        except ValueError:
            # A deconvolution reaches about twice its input only: to the even size below, then padded.
            even = (height // 2 * 2, width // 2 * 2)
            x = functional.pad(self.decode(x, even), (width - even[1], 0, height - even[0], 0))
        return self.conv_block(torch.cat((x, other), dim=1))


class Deconvolution(nn.Module):
    """A transposed convolution of stride 2, normalised."""

    def __init__(self, inputs: int, outputs: int, norm: Norm) -> None:
        super().__init__()
        self.deconv = nn.ConvTranspose2d(inputs, outputs, kernel_size=3, stride=2, padding=1)
        self.norm = norm(outputs)

    def forward(self, x: Tensor, size: tuple[int, int]) -> Tensor:
        """(B, inputs, h, w) to (B, outputs, *size); ValueError where a stride of 2 cannot reach ``size``."""
        return functional.relu(self.norm(self.deconv(x, output_size=list(size))))


class Upsampling(nn.Module):
    """Bilinear interpolation and a convolution, normalised."""

    def __init__(self, inputs: int, outputs: int, norm: Norm, pointwise: bool) -> None:
        super().__init__()
        self.conv = _convolution(inputs, outputs, size=1 if pointwise else 3)
        self.norm = norm(outputs)

    def forward(self, x: Tensor, size: tuple[int, int]) -> Tensor:
        """(B, inputs, h, w) to (B, outputs, *size)."""
        return functional.relu(self.norm(self.conv(_enlarged(x, size))))


class UpsampledJoin(nn.Module):
    """The decoder of the option ``use_upcatconv``: interpolates, joins, and convolves once."""

    def __init__(self, inputs: int, outputs: int, norm: Norm, *, pointwise: bool) -> None:
        super().__init__()
        self.conv = _convolution(inputs, outputs, size=1 if pointwise else 3)
        self.norm = norm(outputs)

    def forward(self, x: Tensor, other: Tensor) -> Tensor:
        """``x`` (B, C, h, w) and the encoder's ``other`` (B, D, H, W), C + D inputs, to (B, outputs, H,
        W).
        """
        joined = torch.cat((_enlarged(x, (other.shape[2], other.shape[3])), other), dim=1)
        return functional.relu(self.norm(self.conv(joined)))


def _enlarged(x: Tensor, size: tuple[int, int]) -> Tensor:
    return functional.interpolate(x, size=size, mode="bilinear", align_corners=False)


def _convolution(
    inputs: int, outputs: int, size: int = 3, stride: int = 1, dilation: int = 1, groups: int = 1
) -> nn.Conv2d:
    padding = dilation if size == 3 else 0
    return nn.Conv2d(inputs, outputs, size, stride, padding, dilation, groups, bias=False)


def _reducer(inputs: int, outputs: int, norm: Norm) -> nn.Sequential:
    layers = OrderedDict(conv=_convolution(inputs, outputs, size=1), bn=norm(outputs), relu=nn.ReLU())
    return nn.Sequential(layers)


def _norm_layer(
    name: str = "batch_norm",
    momentum: float = 0.1,
    affine: bool = True,
    track_running_stats: bool = True,
    num_groups: int = 32,
) -> Norm:
    """What normalises a layer of so many channels; ``momentum`` matters in training only."""
    if name == "batch_norm":
        return lambda channels: nn.BatchNorm2d(
            channels, momentum=momentum, affine=affine, track_running_stats=track_running_stats
        )
    if name == "instance_norm":
        return lambda channels: nn.InstanceNorm2d(
            channels, momentum=momentum, affine=affine, track_running_stats=track_running_stats
        )
    if name == "group_norm":
        return lambda channels: nn.GroupNorm(num_groups, channels, affine=affine)
    raise ValueError(f"there is no normalisation {name}, only batch_norm, instance_norm and group_norm")
