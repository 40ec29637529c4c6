# SPDX-License-Identifier: MIT
"""The drawn dogs put together from behind and from above, as layers in mm.

The view from the side is in dog_side; rooms, cameras and pixels belong elsewhere.
"""

from __future__ import annotations

from core.keeping.dog_heads import rear_head, top_head
from core.keeping.dog_looks import Look
from core.keeping.dog_shapes import (
    Figure,
    Layer,
    Path,
    Point,
    Stance,
    fall_of,
    joints,
    mix,
    moved,
    oval,
    ribbon,
    smooth,
)

# Where the thighs are measured from behind: this share of hock-to-tail height, above the hock.
MEASURED_AT = 0.47


def rear_heights(look: Look, crouch: float) -> tuple[float, float, float]:
    """Return tail base, hock and measuring height above the floor from behind, mm."""
    top, hock = look.rump_y - fall_of(look, crouch), joints(look, crouch).tarsus[1]
    return top, hock, mix(hock, top, MEASURED_AT)


def rear_view(look: Look, stance: Stance, parallax_mm: float) -> Figure:
    """Return the dog from behind, its left leg at the left; parallax shifts what is far to the right."""
    top, hock, _level = rear_heights(look, stance.crouch)
    shift = max(-0.15, min(0.15, parallax_mm / look.pelvis)) * look.pelvis
    layers = [*rear_head(look, shift), *_rear_far(look, top, shift * 0.3)]
    sides = ((-1, stance.left, "left"), (1, stance.right, "right"))
    for side, muscle, name in sides:
        layers.append(Layer(rear_leg(look, side, muscle, stance.crouch), look.coat, name))
    for side, muscle, name in sides:
        layers += _rear_shading(look, (side, name), muscle, stance.crouch)
    layers += _rear_tail(look, top, hock)
    p = look.pelvis
    points = {"tail_base": (0.0, top), "hock_left": (-0.47 * p, hock), "hock_right": (0.47 * p, hock)}
    return Figure(tuple(layers), points)


def _rear_far(look: Look, top: float, shift: float) -> list[Layer]:
    """Return barrel and forelegs, seen past the hind quarters."""
    p, bottom, back = look.pelvis, mix(look.hock_y, top, 0.60), look.height * 0.99
    mid, ry = (bottom + back) / 2, (back - bottom) / 2
    barrel = oval((shift, mid), 0.93 * p, ry)
    legs = [
        smooth(
            [
                (shift + s * 0.30 * p, look.hock_y * 1.6),
                (shift + s * 0.58 * p, look.hock_y * 1.6),
                (shift + s * 0.56 * p, 0.5 * look.limb),
                (shift + s * 0.66 * p, 0.42 * look.limb),
                (shift + s * 0.62 * p, 0.25 * look.limb),
                (shift + s * 0.20 * p, 0.25 * look.limb),
                (shift + s * 0.18 * p, 0.42 * look.limb),
                (shift + s * 0.26 * p, 0.6 * look.limb),
            ]
        )
        for s in (-1, 1)
    ]
    colour = "#C9C6C0" if look.markings == "white" else look.far
    return [
        Layer(barrel, look.far, "far"),
        Layer(oval((shift, mid + ry * 0.5), 0.8 * p, ry * 0.4), look.coat, clip=("far",), soft=0.14 * p, opacity=0.8),
        *(Layer(leg, colour, "far") for leg in legs),
    ]


def rear_leg(look: Look, side: int, muscle: float, crouch: float) -> Path:
    """Return one hind leg from behind, from the middle of the rump to the paw; side is -1 left, 1 right."""
    top, hock, _level = rear_heights(look, crouch)
    p, m, s = look.pelvis, muscle, top - hock
    outer = [
        (0.30, top + 0.075 * s),
        (0.62, top + 0.020 * s),
        (0.84 + 0.06 * m, top - 0.10 * s),
        (0.88 + 0.20 * m, top - 0.24 * s),
        (0.86 + 0.25 * m, top - 0.39 * s),
        (0.79 + 0.23 * m, top - 0.53 * s),
        (0.69 + 0.19 * m, top - 0.67 * s),
        (0.62 + 0.11 * m, top - 0.81 * s),
        (0.60 + 0.04 * m, top - 0.92 * s),
        (0.65, hock),
        (0.61, 0.72 * hock),
        (0.60, 0.40 * hock),
        (0.71, 0.20 * hock),
        (0.72, 0.06 * hock),
        (0.62, 0.0),
    ]
    inner = [
        (0.32, 0.0),
        (0.23, 0.06 * hock),
        (0.24, 0.20 * hock),
        (0.335, 0.40 * hock),
        (0.33, 0.72 * hock),
        (0.295, hock),
        (0.315, top - 0.92 * s),
        (0.28 - 0.02 * m, top - 0.81 * s),
        (0.225 - 0.04 * m, top - 0.68 * s),
        (0.165 - 0.06 * m, top - 0.56 * s),
        (0.075 - 0.02 * m, top - 0.485 * s),
        (-0.02, top - 0.455 * s),
        (-0.06, top - 0.30 * s),
        (-0.06, top + 0.02 * s),
        (0.0, top + 0.085 * s),
    ]
    return smooth([(side * x * p, y) for x, y in (*outer, *inner)])


def _rear_shading(look: Look, which: tuple[int, str], muscle: float, crouch: float) -> list[Layer]:
    side, name = which
    top, hock, _level = rear_heights(look, crouch)
    p, m, s = look.pelvis, muscle, top - hock

    def at(x: float, share: float) -> Point:
        return side * x * p, top - share * s

    full = oval(at(0.56 + 0.14 * m, 0.36), (0.16 + 0.15 * m) * p, (0.17 + 0.05 * m) * s, side * 6)
    outer = ribbon([at(1.0 + 0.2 * m, 0.1), at(0.98 + 0.34 * m, 0.4), at(0.80 + 0.2 * m, 0.75)], [0.10 * p] * 3)
    inner = ribbon(
        [at(0.05, 0.30), at(0.12, 0.55), at(0.28, 0.85), at(0.30, 1.3)], [0.12 * p, 0.12 * p, 0.07 * p, 0.05 * p]
    )
    cord = ribbon([at(0.46, 0.70), at(0.46, 0.86), at(0.47, 1.0)], [0.05 * p, 0.035 * p, 0.05 * p])
    rump = oval(at(0.36, 0.04), 0.34 * p, 0.07 * s, -side * 14)
    layers = [
        Layer(outer, look.shade, clip=(name,), soft=0.12 * p, opacity=0.50),
        Layer(inner, look.shade, clip=(name,), soft=0.10 * p, opacity=0.55),
        Layer(rump, look.light, clip=(name,), soft=0.10 * p, opacity=0.40),
        Layer(full, look.light, clip=(name,), soft=0.26 * p, opacity=0.18 + 0.45 * m),
        Layer(cord, look.light, clip=(name,), soft=0.04 * p, opacity=0.45),
    ]
    if look.markings == "white":
        sock = oval((side * 0.47 * p, 0), 0.5 * p, hock * 0.70)
        layers.append(Layer(sock, look.pale, clip=(name,), soft=5))
    if m < 0.8:
        layers += _rear_hollows(look, name, [at(x, y) for x, y in _HOLLOW], 0.8 - m)
    return layers


_HOLLOW = ((0.74, 0.10), (0.60, 0.30), (0.60, 0.52), (0.52, 0.74), (0.72, 0.13), (0.78, 0.27))


def _rear_hollows(look: Look, name: str, marks: list[Point], thin: float) -> list[Layer]:
    p = look.pelvis
    groove = ribbon(marks[:4], [0.02 * p, 0.07 * p, 0.08 * p, 0.02 * p])
    bones = (oval(marks[4], 0.10 * p, 0.10 * p), oval(marks[5], 0.09 * p, 0.11 * p))
    return [
        Layer(groove, look.shade, clip=(name,), soft=0.09 * p, opacity=thin),
        *(Layer(b, look.light, clip=(name,), soft=0.08 * p, opacity=0.9 * thin) for b in bones),
    ]


def _rear_tail(look: Look, top: float, hock: float) -> list[Layer]:
    p, s = look.pelvis, top - hock
    lines: dict[str, tuple[list[Point], list[float]]] = {
        "whip": (
            [(0, 0.03), (0.02, -0.08), (0.0, -0.22), (-0.05, -0.36), (-0.055, -0.37)],
            [0.05, 0.15, 0.11, 0.045, 0.01],
        ),
        "plume": (
            [(0, -0.04), (0.10, 0.10), (0.42, 0.22), (0.85, 0.24), (1.25, 0.14), (1.55, 0.13)],
            [0.11, 0.17, 0.27, 0.33, 0.24, 0.01],
        ),
        "sickle": (
            [(0, -0.06), (0.06, 0.06), (0.26, 0.17), (0.56, 0.22), (0.80, 0.18), (0.83, 0.17)],
            [0.14, 0.13, 0.11, 0.09, 0.05, 0.01],
        ),
    }
    spine, widths = lines[look.tail]
    line = [(x * p, top + y * s) for x, y in spine]
    path = ribbon(line, [w * p for w in widths])
    vent = oval((0, top - 0.22 * s), 0.20 * p, 0.24 * s)
    layers = [Layer(vent, look.shade, clip=("left", "right"), soft=0.10 * p, opacity=0.50)]
    layers.append(
        Layer(moved(path, 0.03 * p, -0.02 * s), look.shade, clip=("left", "right"), soft=0.06 * p, opacity=0.6)
    )
    layers.append(Layer(path, look.far if look.tail == "whip" else look.coat, "tail"))
    glow = ribbon([line[0], line[1], line[2]], [0.04 * p, 0.05 * p, 0.03 * p])
    layers.append(Layer(glow, look.light, clip=("tail",), soft=0.04 * p, opacity=0.5))
    if look.markings == "white":
        layers.append(Layer(oval(line[-1], 0.42 * p, 0.42 * p), look.pale, clip=("tail",), soft=6))
    return layers


def top_view(look: Look, stance: Stance) -> Figure:
    """Return the dog from above, nose upwards and its left at the left; y counts from the tail base."""
    length, p = look.length * 0.98, look.pelvis
    head_at = (0.0, length * 0.90 - look.eye_x * 0.45 + look.head * 0.16)
    body = smooth([*_flank(look, -1, stance.left), *reversed(_flank(look, 1, stance.right))])
    spine = ribbon([(0, 0), (0, length * 0.4), (0, length * 0.9)], [0.08 * p, 0.10 * p, 0.08 * p])
    layers = [*_top_tail(look), Layer(body, look.coat, "trunk")]
    for side in (-1, 1):
        line = [(side * x, y) for x, y in ((1.15 * p, 0), (1.0 * p, length * 0.5), (1.1 * p, length * 0.9))]
        layers.append(Layer(ribbon(line, [0.22 * p] * 3), look.shade, clip=("trunk",), soft=0.22 * p, opacity=0.5))
    layers.append(Layer(spine, look.light, clip=("trunk",), soft=0.2 * p, opacity=0.5))
    layers += _top_thighs(look, stance)
    if look.markings == "white":
        ruff = oval((0, length * 0.94), 1.3 * p, length * 0.055)
        layers.append(Layer(ruff, look.pale, clip=("trunk",), soft=9))
    band = ribbon([(-p, length * 1.03), (0, length * 1.012), (p, length * 1.03)], [0.04 * look.head] * 3)
    layers.append(Layer(band, look.collar, clip=("trunk",)))
    return Figure((*layers, *top_head(look, head_at)), {"tail_base": (0.0, 0.0)})


# Where waist and thighs are measured from above, as shares of the body length ahead of the tail base.
WAIST_AT, THIGHS_AT = 0.34, 0.10


def _flank(look: Look, side: int, muscle: float) -> list[Point]:
    """Return one side of the trunk from the neck to the tail base, seen from above."""
    length, p, m = look.length * 0.98, look.pelvis, muscle
    profile = (
        (0.42, 1.10),
        (0.50, 1.02),
        (0.78, 0.90),
        (0.98, 0.78),
        (1.04, 0.66),
        (1.04, 0.54),
        (0.94, 0.43),
        (0.82 + 0.04 * m, 0.33),
        (0.84 + 0.14 * m, 0.24),
        (0.84 + 0.30 * m, 0.15),
        (0.78 + 0.32 * m, 0.07),
        (0.60 + 0.22 * m, 0.005),
        (0.32 + 0.08 * m, -0.03),
    )
    return [(side * x * p, y * length) for x, y in profile]


def _top_tail(look: Look) -> list[Layer]:
    h = look.height * (1.35 if look.tail == "whip" else 1.0)
    wide = {
        "whip": (0.06, 0.052, 0.036, 0.014, 0.002),
        "plume": (0.06, 0.09, 0.10, 0.03, 0.004),
        "sickle": (0.06, 0.05, 0.04, 0.018, 0.003),
    }
    line = [
        (0.0, 0.03 * h),
        (0.01 * h, -0.14 * h),
        (-0.02 * h, -0.30 * h),
        (-0.09 * h, -0.46 * h),
        (-0.10 * h, -0.475 * h),
    ]
    layers = [Layer(ribbon(line, [w * h for w in wide[look.tail]]), look.coat, "tail")]
    if look.markings == "white":
        layers.append(Layer(oval(line[-1], 0.13 * h, 0.12 * h), look.pale, clip=("tail",), soft=8))
    return layers


def _top_thighs(look: Look, stance: Stance) -> list[Layer]:
    length, p = look.length * 0.98, look.pelvis
    layers: list[Layer] = []
    for side, m in ((-1, stance.left), (1, stance.right)):
        full = oval((side * (0.50 + 0.16 * m) * p, 0.12 * length), (0.16 + 0.16 * m) * p, 0.085 * length, -side * 8)
        layers.append(Layer(full, look.light, clip=("trunk",), soft=0.26 * p, opacity=0.15 + 0.5 * m))
        if m < 0.8:
            bone = oval((side * 0.46 * p, 0.23 * length), 0.13 * p, 0.022 * length, side * 30)
            groove = ribbon(
                [(side * 0.30 * p, 0.26 * length), (side * 0.26 * p, 0.12 * length), (side * 0.20 * p, 0.0)],
                [0.06 * p] * 3,
            )
            layers.append(Layer(groove, look.shade, clip=("trunk",), soft=0.10 * p, opacity=0.8 - m))
            layers.append(Layer(bone, look.light, clip=("trunk",), soft=0.05 * p, opacity=0.8 - m))
    return layers
