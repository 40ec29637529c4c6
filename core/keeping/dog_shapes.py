# SPDX-License-Identifier: MIT
"""Outlines of the drawn dogs, seen from the side: millimetres in, closed paths out.

Pure geometry: no Pillow, no pixels, no files. Looks are in dog_looks, the other views in dog_views.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.keeping.dog_looks import Look

Point = tuple[float, float]
Path = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """How the dog stands: muscle of each thigh 0 (wasted) to 1 (full), crouch 0 (level) to 1 (rump low)."""

    left: float
    right: float
    crouch: float = 0.0


@dataclass(frozen=True, slots=True)
class Layer:
    """One painted shape. Millimetres, y upwards.

    `name` marks a solid part of the dog that later layers may be clipped to and that counts for the outline;
    an empty name is paint only. `soft` blurs the edge (mm), `opacity` is 0 to 1.
    """

    path: Path
    colour: str
    name: str = ""
    clip: tuple[str, ...] = ()
    soft: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A dog in one view: layers from back to front and named points, all in mm."""

    layers: tuple[Layer, ...]
    points: Mapping[str, Point]


def smooth(points: Sequence[Point], steps: int = 7, *, closed: bool = True) -> Path:
    """Return a centripetal Catmull-Rom curve through the points, sampled `steps` times per span.

    Args:
        points: At least three corners in order; close neighbours make a tight turn, never an overshoot.
        steps: Samples per span, 1 or more.
        closed: Whether the last point runs back to the first.
    """
    n = len(points)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        around = [points[(i + k) % n] if closed else points[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2)]
        out.extend(_span(around, steps))
    if not closed:
        out.append(points[-1])
    return tuple(out)


def _span(around: Sequence[Point], steps: int) -> list[Point]:
    before, start, end, after = around
    gap = [max(math.dist(a, b), 1e-6) ** 0.5 for a, b in ((before, start), (start, end), (end, after))]
    leave = [_tangent(before[k], start[k], end[k], (gap[0], gap[1])) * gap[1] for k in (0, 1)]
    reach = [_tangent(start[k], end[k], after[k], (gap[1], gap[2])) * gap[1] for k in (0, 1)]
    span = []
    for step in range(steps):
        t = step / steps
        a, b = (2 * t - 3) * t * t + 1, ((t - 2) * t + 1) * t
        c, d = (3 - 2 * t) * t * t, (t - 1) * t * t
        span.append(tuple(a * start[k] + b * leave[k] + c * end[k] + d * reach[k] for k in (0, 1)))
    return [(x, y) for x, y in span]


def _tangent(a: float, b: float, c: float, gap: tuple[float, float]) -> float:
    return (b - a) / gap[0] - (c - a) / (gap[0] + gap[1]) + (c - b) / gap[1]


def ribbon(spine: Sequence[Point], widths: Sequence[float]) -> Path:
    """Return the outline of a band along a smooth spine; `widths` are half-widths in mm at its points."""
    line = smooth(spine, 8, closed=False)
    broad = [w for w, _ in smooth([(w, i * 10.0) for i, w in enumerate(widths)], 8, closed=False)]
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        size = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = (ay - by) / size * broad[i], (bx - ax) / size * broad[i]
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return (*left, *reversed(right))


def oval(centre: Point, rx: float, ry: float, tilt_deg: float = 0.0) -> Path:
    """Return an ellipse as a path of 40 points, turned by `tilt_deg` anticlockwise."""
    c, s = math.cos(math.radians(tilt_deg)), math.sin(math.radians(tilt_deg))
    turn = [(rx * math.cos(i * math.tau / 40), ry * math.sin(i * math.tau / 40)) for i in range(40)]
    return tuple((centre[0] + x * c - y * s, centre[1] + x * s + y * c) for x, y in turn)


def fringe(line: Sequence[Point], hang: Point, count: int) -> Path:
    """Return locks of long hair along a line, each running `hang` mm off it; the root side lies on the line."""
    root = smooth(line, 8, closed=False)
    last = len(root) - 1
    locks: list[Point] = []
    for i in range(count):
        a, b = root[round(last * i / count)], root[round(last * (i + 0.7) / count)]
        grow = 0.6 + 0.4 * math.sin(math.pi * (i + 0.6) / count) + 0.08 * (i % 2)
        locks += [
            (a[0] + 0.25 * hang[0] * grow, a[1] + 0.25 * hang[1] * grow),
            (b[0] + hang[0] * grow, b[1] + hang[1] * grow),
        ]
    inner = [(x - 0.5 * hang[0], y - 0.5 * hang[1]) for x, y in (root[last], root[last // 2], root[0])]
    return smooth([*locks, root[last], *inner], 5)


def mix(a: float, b: float, t: float) -> float:
    """Return the value `t` of the way from a to b."""
    return a + (b - a) * t


def between(a: Point, b: Point, t: float) -> Point:
    """Return the point `t` of the way from a to b."""
    return mix(a[0], b[0], t), mix(a[1], b[1], t)


def moved(path: Sequence[Point], dx: float, dy: float = 0.0) -> Path:
    """Return the path shifted by dx, dy."""
    return tuple((x + dx, y + dy) for x, y in path)


@dataclass(frozen=True, slots=True)
class Joints:
    """The near hind leg's landmarks from the side, mm."""

    trochanter: Point
    stifle: Point
    tarsus: Point
    metatarsus: Point
    paw: Point


# How many degrees a full crouch leans each bone from where it stands when level.
_FEMUR_LEANS, _TIBIA_LEANS, _HOCK_LEANS = 11.0, 9.0, 11.0
_TIBIA_PER_FEMUR = 1.1
_HIP_AT = 0.885


def joints(look: Look, crouch: float) -> Joints:
    """Return where the hind joints lie. Bones keep their length: a crouch folds knee and hock, so the hip sinks."""
    tibia_lean = 180.0 - look.tarsus_deg
    femur_lean = 180.0 - look.stifle_deg - tibia_lean
    level = [math.radians(lean) for lean in (femur_lean, tibia_lean)]
    reach = look.rump_y * 0.815 - look.hock_y
    femur = reach / (math.cos(level[0]) + _TIBIA_PER_FEMUR * math.cos(level[1]))
    tibia = femur * _TIBIA_PER_FEMUR
    f, t, h = (
        math.radians(lean + crouch * more)
        for lean, more in ((femur_lean, _FEMUR_LEANS), (tibia_lean, _TIBIA_LEANS), (0.0, _HOCK_LEANS))
    )
    hock_y = look.hock_y * math.cos(h)
    stifle = (look.length * _HIP_AT - femur * math.sin(f), hock_y + tibia * math.cos(t))
    tarsus = (stifle[0] + tibia * math.sin(t), hock_y)
    paw = (tarsus[0] - look.hock_y * math.sin(h), 0.0)
    hip = (look.length * _HIP_AT, stifle[1] + femur * math.cos(f))
    return Joints(hip, stifle, tarsus, between(tarsus, paw, 0.5), paw)


def fall_of(look: Look, crouch: float) -> float:
    """Return how far the base of the tail sinks in a crouch, mm: with the hip, and a little as the pelvis tips."""
    return look.rump_y * (0.815 + 0.024 * crouch) - joints(look, crouch).trochanter[1]


def hind_leg(look: Look, at: Joints, muscle: float) -> Path:
    """Return the whole hind leg from rump to toes, fuller in thigh and calf with `muscle` 0 to 1."""
    w, m = look.limb, muscle
    hx, hy = at.trochanter
    t = (hy - at.stifle[1]) * (1.0 if look.height > 300 else 1.12)
    (sx, sy), (kx, ky), (px, _) = at.stifle, at.tarsus, at.paw
    mx, my = at.metatarsus
    calf = between(at.stifle, at.tarsus, 0.45)
    return smooth(
        [
            (hx - 0.45 * t, hy + 0.36 * t),
            (hx + 0.06 * t, hy + 0.44 * t),
            (hx + 0.36 * t, hy + 0.24 * t),
            (hx + (0.46 + 0.09 * m) * t, hy - 0.06 * t),
            (hx + (0.38 + 0.20 * m) * t, hy - 0.42 * t),
            (hx + (0.25 + 0.22 * m) * t, hy - 0.80 * t),
            (calf[0] + (0.42 + 0.34 * m) * w, calf[1] + (0.62 + 0.22 * m) * w),
            (kx + 0.06 * w, ky + 0.95 * w),
            (kx + 0.50 * w, ky + 0.40 * w),
            (kx + 0.52 * w, ky),
            (mx + 0.42 * w, my),
            (px + 0.46 * w, 0.32 * w),
            (px + 0.40 * w, 0.04 * w),
            (px - 0.40 * w, 0.0),
            (px - 0.98 * w, 0.05 * w),
            (px - 1.05 * w, 0.30 * w),
            (px - 0.78 * w, 0.58 * w),
            (px - 0.36 * w, 0.74 * w),
            (mx - 0.38 * w, my + 0.12 * w),
            (kx - 0.52 * w, ky - 0.10 * w),
            (kx - 0.60 * w, ky + 0.40 * w),
            (calf[0] - (0.46 + 0.12 * m) * w, calf[1] - (0.22 + 0.06 * m) * w),
            (sx - 0.52 * w, sy - 0.46 * w),
            (sx - 0.72 * w, sy + 0.02 * w),
            (sx - (0.66 + 0.20 * m) * w, sy + 0.55 * w),
            (hx - (0.56 + 0.26 * m) * t, mix(sy, hy, 0.58)),
            (hx - (0.62 + 0.14 * m) * t, hy + 0.06 * t),
        ]
    )


def fore_leg(look: Look) -> Path:
    """Return the near foreleg from the upper arm to the toes."""
    w, fx = look.limb, look.length * 0.205
    ey = look.chest_y + 0.25 * w
    return smooth(
        [
            (fx - 0.95 * w, ey + 0.9 * w),
            (fx - 0.10 * w, ey + 1.9 * w),
            (fx + 0.95 * w, ey + 1.2 * w),
            (fx + 0.98 * w, ey + 0.15 * w),
            (fx + 0.64 * w, ey * 0.80),
            (fx + 0.48 * w, ey * 0.52),
            (fx + 0.44 * w, ey * 0.34),
            (fx + 0.40 * w, 0.5 * w),
            (fx + 0.46 * w, 0.25 * w),
            (fx + 0.38 * w, 0.03 * w),
            (fx - 0.45 * w, 0.0),
            (fx - 1.00 * w, 0.05 * w),
            (fx - 1.06 * w, 0.32 * w),
            (fx - 0.80 * w, 0.60 * w),
            (fx - 0.46 * w, 0.78 * w),
            (fx - 0.46 * w, ey * 0.36),
            (fx - 0.50 * w, ey * 0.56),
            (fx - 0.76 * w, ey * 0.84),
        ]
    )


def trunk(look: Look, crouch: float) -> Path:
    """Return neck and body in one outline, from nape along the back to the rump and under the belly."""
    length, high, head = look.length, look.height, look.head
    fall = fall_of(look, crouch)
    deep = high - look.chest_y
    coat = 1.0 if look.markings == "white" else 0.0
    nape = (look.eye_x + 0.34 * head, look.eye_y + 0.06 * head)
    throat = (look.eye_x + 0.10 * head, look.eye_y - 0.24 * head)
    return smooth(
        [
            nape,
            (mix(nape[0], length * 0.2, 0.50) + 0.02 * head, mix(nape[1], high, 0.52) + 0.03 * head),
            (length * 0.19, high + 0.02 * deep),
            (length * 0.30, high - 0.025 * deep),
            (length * 0.52, high - 0.045 * deep - 0.12 * fall),
            (length * 0.74, mix(high, look.rump_y, 0.30) + 0.01 * deep - 0.35 * fall),
            (length * 0.88, mix(high, look.rump_y, 0.72) - 0.60 * fall),
            (length * 0.965, look.rump_y - 0.03 * deep - fall),
            (length * 0.99, look.rump_y * 0.90 - fall),
            (length * 0.95, look.rump_y * 0.74 - fall),
            (length * 0.86, mix(look.tuck_y, look.rump_y, 0.10) - fall),
            (length * 0.76, look.tuck_y - 0.55 * fall),
            (length * 0.60, mix(look.tuck_y, look.chest_y, 0.52) - 0.18 * fall),
            (length * 0.40, look.chest_y - 0.05 * coat * deep),
            (length * 0.22, look.chest_y + 0.03 * deep),
            (length * 0.07, look.chest_y + 0.22 * deep),
            (-(0.012 + 0.02 * coat) * length, look.chest_y + 0.60 * deep),
            (mix(throat[0], 0.0, 0.62) - 0.10 * coat * head, mix(throat[1], high * 0.72, 0.62)),
            (mix(throat[0], 0.0, 0.25) + (0.02 - 0.04 * coat) * head, mix(throat[1], high * 0.72, 0.25)),
            throat,
        ]
    )


def tail(look: Look, crouch: float) -> tuple[Path, Path]:
    """Return the tail from the side and its tip (the part that a white tip covers); it droops in a crouch."""
    base = (look.length * 0.945, look.rump_y * 0.945 - fall_of(look, crouch))
    spine, widths = {
        "whip": (
            ((-0.12, -0.01), (0.06, 0.0), (0.28, 0.02), (0.48, 0.10), (0.66, 0.25), (0.76, 0.40), (0.768, 0.42)),
            (0.012, 0.054, 0.060, 0.048, 0.034, 0.016, 0.003),
        ),
        "plume": (
            ((-0.06, 0.0), (0.05, -0.02), (0.15, -0.13), (0.21, -0.30), (0.29, -0.45), (0.41, -0.54), (0.54, -0.54)),
            (0.045, 0.05, 0.062, 0.085, 0.095, 0.07, 0.006),
        ),
        "sickle": (
            ((-0.10, -0.03), (0.03, 0.0), (0.16, 0.07), (0.26, 0.19), (0.30, 0.33), (0.26, 0.44), (0.255, 0.45)),
            (0.06, 0.052, 0.043, 0.037, 0.03, 0.016, 0.003),
        ),
    }[look.tail]
    c, s = math.cos(-crouch * 0.7), math.sin(-crouch * 0.7)
    if look.tail == "plume":
        c, s = math.cos(crouch * 0.2), -math.sin(crouch * 0.2)
    unit = look.height
    line = [(base[0] + (x * c - y * s) * unit, base[1] + (x * s + y * c) * unit) for x, y in spine]
    band = ribbon(line, [w * unit for w in widths])
    tip = line[-1]
    return band, oval(between(tip, line[-2], 0.25), 0.115 * unit, 0.12 * unit)
