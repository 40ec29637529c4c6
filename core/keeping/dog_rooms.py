# SPDX-License-Identifier: MIT
"""The room around a drawn dog: wall, floor, rug, shadow and measuring stick, as layers in mm.

It also says how large the dog stands in the picture. No dogs and no pixels are drawn here.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.keeping.dog_heads import rear_eye_y
from core.keeping.dog_looks import Look
from core.keeping.dog_shapes import Layer, Path, Point, joints, oval, ribbon

_BAND_MM = 50.0
_FAR = 6000.0


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its ground colour, layers, the stick's ends (mm), px per mm and the mm at the picture's middle."""

    ground: str
    layers: tuple[Layer, ...]
    stick: tuple[Point, Point]
    scale: float
    centre: Point


def room_for(look: Look, pose_key: str, size_px: tuple[int, int]) -> Room:
    """Return the room of one pose, with the whole dog inside a picture of size_px (width, height)."""
    if pose_key == "rear":
        return _rear_room(look, size_px)
    if pose_key == "dorsal":
        return _top_room(look, size_px)
    return _side_room(look, size_px)


def _side_room(look: Look, size_px: tuple[int, int]) -> Room:
    reach = {"whip": 0.78, "plume": 0.52, "sickle": 0.40}[look.tail] * look.height
    left, right = look.eye_x - 0.63 * look.head, look.length * 0.945 + reach
    scale = min(0.86 * size_px[0] / (right - left), 0.76 * size_px[1] / (look.eye_y + 0.4 * look.head))
    unit = size_px[1] / scale
    middle = (left + right) / 2
    start = look.length * 0.5 - look.stick_mm / 2
    stick = ((start, -0.055 * unit), (start + look.stick_mm, -0.055 * unit))
    hind = joints(look, 0.3).paw[0]
    feet = [(x, 0.0) for x in (0.19 * look.length, 0.29 * look.length, hind - 0.13 * look.length, hind)]
    layers = (
        *_wall_and_floor(look, 0.105 * unit),
        *_rug(look, (middle, -0.02 * unit), (right - left) * 0.54, 0.062 * unit),
        Layer(
            oval((look.length * 0.55, 0.0), look.length * 0.62, 0.022 * unit), "#3A3228", soft=0.03 * unit, opacity=0.30
        ),
        *_contact(feet, look.limb),
        *_stick(look, stick),
    )
    return Room(look.wall, layers, stick, scale, (middle, (0.335 if look.chest_y > 150 else 0.27) * unit))


def _rear_room(look: Look, size_px: tuple[int, int]) -> Room:
    high = rear_eye_y(look) + 0.32 * look.head
    scale = 0.80 * size_px[1] / high
    unit = size_px[1] / scale
    stick = ((-look.stick_mm / 2, -0.058 * unit), (look.stick_mm / 2, -0.058 * unit))
    p = look.pelvis
    layers = (
        *_wall_and_floor(look, 0.12 * unit),
        *_rug(look, (0.0, -0.015 * unit), max(3.1 * p, look.stick_mm * 0.74), 0.080 * unit),
        Layer(oval((0.0, 0.0), 1.3 * p, 0.026 * unit), "#3A3228", soft=0.03 * unit, opacity=0.34),
        *_contact([(-0.47 * p, 0.0), (0.47 * p, 0.0)], 0.5 * p),
        *_stick(look, stick),
    )
    return Room(look.wall, layers, stick, scale, (0.0, 0.355 * unit))


def _top_room(look: Look, size_px: tuple[int, int]) -> Room:
    low = -look.height * (0.62 if look.tail == "whip" else 0.47)
    high = look.length * 0.90 - look.eye_x * 0.45 + look.head * 0.8
    scale = 0.87 * size_px[1] / (high - low)
    unit, middle = size_px[1] / scale, (low + high) / 2
    p = look.pelvis
    x = 2.3 * p
    y = look.length * 0.45 - look.stick_mm / 2
    stick = ((x, y), (x, y + look.stick_mm))
    boards = [i * 0.17 * unit for i in range(-5, 6)]
    rug = _rounded((0.0, middle), 3.2 * p, 0.56 * unit)
    inner = _rounded((0.0, middle), 2.95 * p, 0.60 * unit)
    shade = [(0.22 * p, -0.02 * unit), (0.24 * p, look.length * 0.45), (0.2 * p, look.length * 0.95)]
    layers = (
        *(Layer(ribbon([(b, -_FAR / 9), (b, 0.0), (b, _FAR / 4)], [0.9] * 3), "#8F8672", opacity=0.35) for b in boards),
        Layer(rug, "#8B8A7C"),
        Layer(inner, look.rug),
        Layer(ribbon(shade, [1.0 * p, 0.95 * p, 0.85 * p]), "#3A3228", soft=0.30 * p, opacity=0.32),
        *_stick(look, stick),
    )
    return Room(look.floor, layers, stick, scale, (0.0, middle))


def _rounded(centre: Point, rx: float, ry: float) -> Path:
    (x, y), c = centre, 0.10 * rx
    return (
        (x - rx + c, y - ry),
        (x + rx - c, y - ry),
        (x + rx, y - ry + c),
        (x + rx, y + ry - c),
        (x + rx - c, y + ry),
        (x - rx + c, y + ry),
        (x - rx, y + ry - c),
        (x - rx, y - ry + c),
    )


def _wall_and_floor(look: Look, line: float) -> tuple[Layer, ...]:
    """Return the floor below `line` mm and a skirting board above it."""
    floor = ((-_FAR, line), (_FAR, line), (_FAR, -_FAR), (-_FAR, -_FAR))
    board = ((-_FAR, line), (-_FAR, line * 1.62), (_FAR, line * 1.62), (_FAR, line))
    edge = ((-_FAR, line * 0.97), (-_FAR, line * 1.03), (_FAR, line * 1.03), (_FAR, line * 0.97))
    lip = ((-_FAR, line * 1.57), (-_FAR, line * 1.62), (_FAR, line * 1.62), (_FAR, line * 1.57))
    return (
        Layer(floor, look.floor),
        Layer(board, "#F6F3EC", opacity=0.75),
        Layer(lip, "#A69D8B", opacity=0.30),
        Layer(edge, "#8B8270", opacity=0.55),
    )


def _rug(look: Look, centre: Point, rx: float, ry: float) -> tuple[Layer, ...]:
    return (
        Layer(oval((centre[0], centre[1] - 0.06 * ry), rx, ry), "#8B8A7C", opacity=0.8),
        Layer(oval(centre, rx, ry), look.rug),
        Layer(oval(centre, rx * 0.95, ry * 0.88), "#FFFFFF", opacity=0.35),
        Layer(oval(centre, rx * 0.935, ry * 0.85), look.rug),
    )


def _contact(feet: list[Point], wide: float) -> tuple[Layer, ...]:
    """Return the dark touch of each paw on the floor."""
    return tuple(
        Layer(
            oval((x - 0.3 * wide * (wide < 60), y), 1.0 * wide, 0.16 * wide), "#2E271F", soft=0.14 * wide, opacity=0.45
        )
        for x, y in feet
    )


def _stick(look: Look, ends: tuple[Point, Point]) -> tuple[Layer, ...]:
    """Return a banded measuring stick, one band every 50 mm, with a soft shadow below."""
    (x0, y0), (x1, y1) = ends
    count = round(look.stick_mm / _BAND_MM)
    half = 0.011 * look.stick_mm + 2.0
    nx, ny = (half, 0.0) if x0 == x1 else (0.0, half)
    layers = []
    for i in range(count):
        ax, ay = x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count
        bx, by = x0 + (x1 - x0) * (i + 1) / count, y0 + (y1 - y0) * (i + 1) / count
        band = ((ax - nx, ay - ny), (ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny))
        layers.append(Layer(band, "#F7F4EE" if i % 2 else "#38504C"))
    whole = ((x0 - nx, y0 - ny), (x0 + nx, y0 + ny), (x1 + nx, y1 + ny), (x1 - nx, y1 - ny))
    low = tuple((x + half * 0.5, y - half * 0.7) for x, y in whole)
    return (Layer(low, "#3A3228", soft=half * 0.8, opacity=0.4), *layers)
