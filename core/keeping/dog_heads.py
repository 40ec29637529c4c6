# SPDX-License-Identifier: MIT
"""Heads of the drawn dogs, from the side, from behind and from above: layers in mm.

Outlines are written once per kind of ear in head lengths around the eye. No bodies, no pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.keeping.dog_looks import Look
from core.keeping.dog_shapes import Layer, Path, Point, oval, ribbon, smooth

_INK = "#231C1A"

# Side view, nose to the left, the eye at 0, one head length = 1.
_SKULLS: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "hanging": (
            (-0.575, -0.115),
            (-0.48, -0.065),
            (-0.32, -0.015),
            (-0.16, 0.045),
            (-0.03, 0.125),
            (0.12, 0.17),
            (0.28, 0.15),
            (0.40, 0.04),
            (0.42, -0.14),
            (0.30, -0.27),
            (0.12, -0.275),
            (-0.12, -0.255),
            (-0.34, -0.26),
            (-0.50, -0.255),
            (-0.585, -0.20),
        ),
        "pricked": (
            (-0.50, -0.115),
            (-0.42, -0.06),
            (-0.28, -0.035),
            (-0.155, 0.015),
            (-0.085, 0.115),
            (0.05, 0.17),
            (0.22, 0.155),
            (0.37, 0.06),
            (0.43, -0.12),
            (0.34, -0.30),
            (0.12, -0.315),
            (-0.08, -0.275),
            (-0.28, -0.275),
            (-0.44, -0.265),
            (-0.515, -0.20),
        ),
        "folded": (
            (-0.495, -0.09),
            (-0.42, -0.035),
            (-0.28, -0.025),
            (-0.155, 0.02),
            (-0.09, 0.12),
            (0.05, 0.18),
            (0.22, 0.165),
            (0.37, 0.06),
            (0.42, -0.12),
            (0.32, -0.29),
            (0.10, -0.325),
            (-0.10, -0.305),
            (-0.29, -0.32),
            (-0.44, -0.295),
            (-0.515, -0.20),
        ),
    }
)
_EARS: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "hanging": (
            (0.10, 0.10),
            (0.21, 0.135),
            (0.31, 0.07),
            (0.37, -0.08),
            (0.41, -0.27),
            (0.385, -0.42),
            (0.30, -0.485),
            (0.205, -0.43),
            (0.15, -0.29),
            (0.115, -0.10),
        ),
        "pricked": (
            (0.075, 0.10),
            (0.085, 0.22),
            (0.13, 0.31),
            (0.20, 0.375),
            (0.275, 0.33),
            (0.335, 0.19),
            (0.345, 0.03),
            (0.22, -0.01),
        ),
        "folded": (
            (0.08, 0.115),
            (0.16, 0.205),
            (0.27, 0.20),
            (0.37, 0.10),
            (0.385, -0.03),
            (0.33, -0.155),
            (0.245, -0.215),
            (0.185, -0.13),
            (0.125, 0.0),
        ),
    }
)
_MUZZLES: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "plain": ((-0.70, -0.19), (-0.40, -0.17), (-0.10, -0.20), (0.12, -0.20), (0.2, -0.34), (-0.7, -0.34)),
        "white": (
            (-0.70, -0.02),
            (-0.36, 0.03),
            (-0.20, -0.045),
            (-0.06, -0.15),
            (0.10, -0.20),
            (0.2, -0.4),
            (-0.7, -0.4),
        ),
        "grey": (
            (-0.80, 0.06),
            (-0.36, 0.03),
            (-0.20, -0.06),
            (-0.10, -0.16),
            (-0.02, -0.24),
            (0.0, -0.5),
            (-0.8, -0.5),
        ),
    }
)


def _placed(look: Look, points: Sequence[Point]) -> list[Point]:
    return [(look.eye_x + x * look.head, look.eye_y + y * look.head) for x, y in points]


def side_head(look: Look) -> tuple[Layer, ...]:
    """Return the head from the side, nose to the left, as layers from back to front."""
    h = look.head
    skull = smooth(_placed(look, _SKULLS[look.ears]))
    muzzle = smooth(_placed(look, _MUZZLES[look.markings]))
    soft, strength = {"plain": (0.07, 0.9), "white": (0.025, 1.0), "grey": (0.10, 0.85)}[look.markings]
    cheek = _placed(look, [(0.10, -0.06)])[0]
    crown = _placed(look, [(0.08, 0.16)])[0]
    return (
        *_far_ear(look),
        Layer(skull, look.coat, "head"),
        Layer(oval(crown, 0.22 * h, 0.07 * h), look.light, clip=("head",), soft=0.06 * h, opacity=0.45),
        Layer(oval(cheek, 0.20 * h, 0.15 * h), look.light, clip=("head",), soft=0.08 * h, opacity=0.22),
        Layer(muzzle, look.pale, clip=("head",), soft=soft * h, opacity=strength),
        *_face(look),
        *_near_ear(look),
    )


def _far_ear(look: Look) -> tuple[Layer, ...]:
    """Return the tip of the ear on the far side, which shows only when it stands up."""
    if look.ears != "pricked":
        return ()
    return (Layer(smooth(_placed(look, [(x - 0.15, y * 0.92) for x, y in _EARS["pricked"]])), look.far, "head"),)


def _near_ear(look: Look) -> tuple[Layer, ...]:
    h = look.head
    ear = smooth(_placed(look, _EARS[look.ears]))
    under = tuple((x - 0.02 * h, y - 0.02 * h) for x, y in ear)
    shine = {"hanging": (0.24, -0.10), "pricked": (0.25, 0.12), "folded": (0.22, 0.10)}[look.ears]
    return (
        Layer(under, look.shade, clip=("head", "trunk"), soft=0.035 * h, opacity=0.55),
        Layer(ear, look.ear, "ear"),
        Layer(
            oval(_placed(look, [shine])[0], 0.06 * h, 0.10 * h), look.light, clip=("ear",), soft=0.05 * h, opacity=0.35
        ),
        *_fold(look),
    )


def _fold(look: Look) -> tuple[Layer, ...]:
    """Return the tipped-over end of a semi-pricked ear."""
    if look.ears != "pricked":
        return ()
    flap = (
        (0.205, 0.378),
        (0.14, 0.355),
        (0.075, 0.275),
        (0.045, 0.185),
        (0.125, 0.235),
        (0.205, 0.30),
        (0.265, 0.335),
    )
    tip = smooth(_placed(look, flap))
    under = tuple((x + 0.012 * look.head, y - 0.025 * look.head) for x, y in tip)
    return (
        Layer(under, look.shade, clip=("ear",), soft=0.02 * look.head, opacity=0.7),
        Layer(tip, look.far_light(), "ear"),
    )


def _face(look: Look) -> tuple[Layer, ...]:
    h = look.head
    nose_x = min(x for x, _ in _SKULLS[look.ears]) + 0.035
    nose, eye, glint = _placed(look, [(nose_x, -0.12), (-0.035, 0.005), (-0.045, 0.018)])
    brow = _placed(look, [(-0.075, 0.055), (-0.03, 0.075), (0.02, 0.055)])
    mouth = _placed(look, [(nose_x + 0.03, -0.195), (-0.34, -0.20), (-0.20, -0.195), (-0.115, -0.16)])
    ring = look.shade if look.markings != "white" else "#6E4A2A"
    return (
        Layer(ribbon(mouth, [0.004 * h, 0.008 * h, 0.008 * h, 0.003 * h]), _INK, clip=("head",), opacity=0.55),
        Layer(ribbon(brow, [0.004 * h, 0.013 * h, 0.004 * h]), look.shade, clip=("head",), opacity=0.6),
        Layer(oval(eye, 0.044 * h, 0.038 * h), ring),
        Layer(oval(eye, 0.033 * h, 0.033 * h), "#1F1714"),
        Layer(oval(glint, 0.010 * h, 0.010 * h), "#FFFFFF"),
        Layer(oval(nose, 0.062 * h, 0.050 * h, -12), _INK, "nose"),
        Layer(oval((nose[0] - 0.012 * h, nose[1] + 0.018 * h), 0.026 * h, 0.010 * h), "#8C8480", opacity=0.7),
    )


def rear_eye_y(look: Look) -> float:
    """Return how high the head stands above the floor as seen from behind, mm; far away looks lower."""
    return look.rump_y + (look.eye_y - look.rump_y) * 0.72


def rear_head(look: Look, shift_mm: float) -> tuple[Layer, ...]:
    """Return the back of the head above the rump, as seen from behind; `shift_mm` is parallax to the right."""
    h, y = look.head * 0.82, rear_eye_y(look)
    base = min(0.40, 0.62 * look.pelvis / h)
    skull = smooth(
        [
            (shift_mm + x * h, y + v * h)
            for x, v in (
                (0, 0.21),
                (0.17, 0.185),
                (0.285, 0.05),
                (0.265, -0.12),
                (0.27, -0.30),
                (base, -0.56),
                (0, -0.66),
                (-base, -0.56),
                (-0.27, -0.30),
                (-0.265, -0.12),
                (-0.285, 0.05),
                (-0.17, 0.185),
            )
        ]
    )
    crown = oval((shift_mm, y + 0.10 * h), 0.17 * h, 0.08 * h)
    return (
        Layer(skull, look.far, "far"),
        Layer(crown, look.coat, clip=("far",), soft=0.06 * h, opacity=0.8),
        *(Layer(path, look.ear, "far") for path in _back_ears(look, shift_mm, y)),
    )


def _back_ears(look: Look, shift: float, y: float) -> list[Path]:
    h = look.head * 0.82
    right = {
        "hanging": (
            (0.17, 0.14),
            (0.29, 0.10),
            (0.37, -0.08),
            (0.39, -0.28),
            (0.32, -0.38),
            (0.25, -0.28),
            (0.23, -0.05),
        ),
        "pricked": ((0.07, 0.16), (0.17, 0.33), (0.265, 0.42), (0.33, 0.37), (0.31, 0.19), (0.27, 0.04)),
        "folded": ((0.10, 0.18), (0.22, 0.235), (0.34, 0.15), (0.40, 0.0), (0.33, -0.07), (0.25, 0.02)),
    }[look.ears]
    return [smooth([(shift + side * x * h, y + v * h) for x, v in right]) for side in (-1, 1)]


def top_head(look: Look, at: Point) -> tuple[Layer, ...]:
    """Return the head from above, nose upwards, with `at` (mm) between the ears."""
    h, (cx, cy) = look.head * 1.08, at

    def put(points: Sequence[Point]) -> Path:
        return smooth([(cx + x * h, cy + y * h) for x, y in points])

    right = ((0.20, 0.0), (0.205, 0.14), (0.165, 0.27), (0.105, 0.40), (0.085, 0.56), (0.06, 0.655))
    skull = put([(0, -0.25), (0.16, -0.18), *right, (0, 0.68), *((-x, y) for x, y in reversed(right)), (-0.16, -0.18)])
    muzzle = put(
        [
            (0.16, 0.8),
            (0.12, 0.42),
            (0.035, 0.36),
            (0.02, 0.10),
            (-0.02, 0.10),
            (-0.035, 0.36),
            (-0.12, 0.42),
            (-0.16, 0.8),
        ]
    )
    paint = 0.9 if look.markings != "plain" else 0.3
    return (
        Layer(skull, look.coat, "head"),
        Layer(oval((cx, cy + 0.05 * h), 0.12 * h, 0.16 * h), look.light, clip=("head",), soft=0.07 * h, opacity=0.5),
        Layer(muzzle, look.pale, clip=("head",), soft=0.02 * h, opacity=paint),
        *(Layer(put([(s * x, y) for x, y in _TOP_EARS[look.ears]]), look.ear, "ear") for s in (-1, 1)),
        *(Layer(oval((cx + s * 0.135 * h, cy + 0.29 * h), 0.02 * h, 0.028 * h), _INK) for s in (-1, 1)),
        Layer(oval((cx, cy + 0.66 * h), 0.055 * h, 0.045 * h), _INK, "nose"),
    )


_TOP_EARS: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "hanging": ((0.13, 0.06), (0.22, 0.10), (0.32, 0.02), (0.36, -0.10), (0.30, -0.17), (0.20, -0.10)),
        "pricked": ((0.09, 0.02), (0.17, 0.09), (0.27, 0.06), (0.28, -0.04), (0.20, -0.13), (0.12, -0.10)),
        "folded": ((0.10, 0.03), (0.20, 0.08), (0.31, 0.06), (0.35, -0.03), (0.26, -0.11), (0.15, -0.09)),
    }
)
