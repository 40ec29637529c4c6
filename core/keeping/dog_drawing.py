# SPDX-License-Identifier: MIT
"""Draws the photos of the sample dogs and tells the truth of each: outline crossings, joints, the stick.

The only file beside images.py that may use Pillow. Shapes live in dog_views; stories and files elsewhere.
Everything is a pure function of its arguments: the same call gives the same bytes, in any thread or process.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from core.keeping.dog_looks import LOOKS, Look
from core.keeping.dog_rooms import Room, room_for
from core.keeping.dog_shapes import Figure, Layer, Path, Point, Stance
from core.keeping.dog_side import side_view
from core.keeping.dog_views import THIGHS_AT, WAIST_AT, rear_heights, rear_view, top_view

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["LOOKS", "POSE_KEYS", "Drawn", "Jitter", "Look", "Truth", "draw", "portrait"]

POSE_KEYS = ("left_lateral", "right_lateral", "rear", "dorsal")
_QUALITY = 88
# Hard edges are drawn this many times larger, then averaged; wide shapes only twice, for speed.
_FINE, _FINE_WIDE, _WIDE_PX = 3, 2, 200_000


@dataclass(frozen=True, slots=True)
class Jitter:
    """What a hand-held camera adds: yaw and roll in degrees, zoom factor, shift in px, brightness factor."""

    turn_deg: float = 0.0
    roll_deg: float = 0.0
    zoom: float = 1.0
    shift_px: tuple[float, float] = (0.0, 0.0)
    brightness: float = 1.0


@dataclass(frozen=True, slots=True)
class Truth:
    """What is really in one picture; px of the upright picture, x to the right, y downwards.

    `height_px` is the y at which `crossings` (x values by name) were read off the drawn outline; from above,
    where there are two such heights, it is that of the thighs and the waist is in `crossings` with its own
    `waist_y`. From the side it is None and `crossings` is empty. `points` are named joints and marks.
    """

    pose: str
    size_px: tuple[int, int]
    height_px: float | None
    crossings: Mapping[str, float]
    points: Mapping[str, Point]
    stick: tuple[Point, Point]
    stick_mm: float

    def as_dict(self) -> dict[str, object]:
        """Return the truth as plain JSON values, px rounded to 0.1."""
        return {
            "pose": self.pose,
            "size_px": list(self.size_px),
            "height_px": None if self.height_px is None else round(self.height_px, 1),
            **{name: round(x, 1) for name, x in self.crossings.items()},
            **{name: [round(x, 1), round(y, 1)] for name, (x, y) in self.points.items()},
            "stick": [[round(x, 1), round(y, 1)] for x, y in self.stick],
            "stick_mm": self.stick_mm,
        }


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn photo: JPEG bytes and the truth about it."""

    image_bytes: bytes
    truth: Truth


def draw(
    look: Look,
    pose_key: str,
    *,
    left: float,
    right: float,
    crouch: float,
    jitter: Jitter,
    taken_at: datetime | None = None,
    offset: str = "",
    size_px: tuple[int, int] = (1600, 1200),
) -> Drawn:
    """Draw one photo of a sample dog.

    Args:
        look: The dog, one of `LOOKS`.
        pose_key: One of `POSE_KEYS`.
        left, right: Muscle of the dog's own left and right thigh, 0 (wasted) to 1 (full).
        crouch: 0 (level) to 1 (rump low); not visible from above.
        jitter: How the camera was held.
        taken_at: Local time for EXIF DateTimeOriginal; None writes no date.
        offset: EXIF OffsetTimeOriginal such as "-04:00"; empty writes none.
        size_px: Width and height of the picture.
    Returns:
        JPEG bytes (quality 88, RGB, upright) and the truth. Any thread or process.
    Raises:
        ValueError: pose_key is unknown or a number is outside 0 to 1.
    """
    if pose_key not in POSE_KEYS:
        raise ValueError(f"unknown pose {pose_key!r}, expected one of {', '.join(POSE_KEYS)}")
    if not all(0.0 <= value <= 1.0 for value in (left, right, crouch)):
        raise ValueError("left, right and crouch must lie between 0 and 1")
    stance = Stance(left, right, crouch)
    room = room_for(look, pose_key, size_px)
    camera = _camera(room, pose_key, jitter, size_px)
    figure = _figure(look, pose_key, stance, jitter)
    painter = _Painter.blank(size_px, room.ground, jitter.brightness)
    painter.paint((*room.layers, *figure.layers), camera)
    seen = (camera, stance, room)
    return Drawn(_jpeg(painter.image, taken_at, offset), _truth(look, (pose_key, size_px), figure, seen))


def portrait(look: Look, size_px: int = 256) -> bytes:
    """Return a square PNG head portrait, made to be cut to a circle; `size_px` is its side. Any thread."""
    figure = side_view(look, 0.7, 0.7, 0.0)
    scale = size_px / (look.head * 1.72)
    centre = (look.eye_x + 0.06 * look.head, look.eye_y - 0.12 * look.head)
    camera = _Camera(scale, 0.0, 0.0, -scale, size_px / 2 - scale * centre[0], size_px / 2 + scale * centre[1])
    painter = _Painter.blank((size_px, size_px), look.rug, 1.0)
    painter.paint(figure.layers, camera)
    out = io.BytesIO()
    painter.image.save(out, "PNG")
    return out.getvalue()


def _figure(look: Look, pose_key: str, stance: Stance, jitter: Jitter) -> Figure:
    if pose_key == "rear":
        return rear_view(look, stance, math.sin(math.radians(jitter.turn_deg)) * look.length * 0.6)
    if pose_key == "dorsal":
        return top_view(look, stance)
    near, far = (stance.left, stance.right) if pose_key == "left_lateral" else (stance.right, stance.left)
    return side_view(look, near, far, stance.crouch)


@dataclass(frozen=True, slots=True)
class _Camera:
    """An affine map from mm (y up) to px (y down): x' = a x + b y + e, y' = c x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def px(self, point: Point) -> Point:
        x, y = point
        return self.a * x + self.b * y + self.e, self.c * x + self.d * y + self.f

    def path(self, path: Path) -> Path:
        a, b, c, d, e, f = self.a, self.b, self.c, self.d, self.e, self.f
        return tuple((a * x + b * y + e, c * x + d * y + f) for x, y in path)

    def scale(self) -> float:
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


def _camera(room: Room, pose_key: str, jitter: Jitter, size_px: tuple[int, int]) -> _Camera:
    width, height = size_px
    scale = room.scale * jitter.zoom
    turn = math.cos(math.radians(jitter.turn_deg)) * (-1 if pose_key == "right_lateral" else 1)
    c, s = math.cos(math.radians(jitter.roll_deg)) * scale, math.sin(math.radians(jitter.roll_deg)) * scale
    a, b, cc, d = c * turn, s, s * turn, -c
    to_x, to_y = width / 2 + jitter.shift_px[0], height / 2 + jitter.shift_px[1]
    mid_x, mid_y = room.centre
    return _Camera(a, b, cc, d, to_x - a * mid_x - b * mid_y, to_y - cc * mid_x - d * mid_y)


def _truth(look: Look, kind: tuple[str, tuple[int, int]], figure: Figure, seen: tuple[_Camera, Stance, Room]) -> Truth:
    pose_key, size_px = kind
    camera, stance, room = seen
    outline = [camera.path(layer.path) for layer in figure.layers if layer.name]
    points = {name: camera.px(point) for name, point in figure.points.items()}
    height: float | None = None
    crossings: dict[str, float] = {}
    if pose_key == "rear":
        height = round(camera.px((0.0, rear_heights(look, stance.crouch)[2]))[1], 1)
        spans = _spans(outline, height)
        names = ("left_outer", "left_inner", "right_inner", "right_outer")
        crossings = dict(zip(names, (*spans[0], *spans[-1]), strict=True))
    elif pose_key == "dorsal":
        length = look.length * 0.98
        height, waist = (round(camera.px((0.0, share * length))[1], 1) for share in (THIGHS_AT, WAIST_AT))
        thighs, narrow = _spans(outline, height), _spans(outline, waist)
        crossings = {"thigh_left": thighs[0][0], "thigh_right": thighs[-1][1], "waist_y": waist}
        crossings |= {"waist_left": narrow[0][0], "waist_right": narrow[-1][1]}
    stick = (camera.px(room.stick[0]), camera.px(room.stick[1]))
    return Truth(pose_key, size_px, height, crossings, points, stick, look.stick_mm)


def _spans(outline: Iterable[Path], y: float) -> list[tuple[float, float]]:
    """Return the merged stretches of x that the shapes cover at height y, from left to right."""
    pieces: list[tuple[float, float]] = []
    for path in outline:
        xs = []
        for (x0, y0), (x1, y1) in zip(path, (*path[1:], path[0]), strict=True):
            if (y0 <= y) != (y1 <= y):
                xs.append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
        xs.sort()
        pieces += zip(xs[::2], xs[1::2], strict=False)
    merged: list[tuple[float, float]] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


Box = tuple[int, int, int, int]


@dataclass(slots=True)
class _Painter:
    """Paints layers onto one RGB picture and remembers the masks of solid parts for clipping."""

    image: Image.Image
    brightness: float
    masks: dict[str, list[tuple[Image.Image, Box]]] = field(default_factory=dict)

    @classmethod
    def blank(cls, size_px: tuple[int, int], ground: str, brightness: float) -> _Painter:
        from PIL import Image

        return cls(Image.new("RGB", size_px, _rgb(ground, brightness)), brightness)

    def paint(self, layers: Iterable[Layer], camera: _Camera) -> None:
        """Paint the layers in order."""
        for layer in layers:
            self._paint_one(layer, camera.path(layer.path), layer.soft * camera.scale())

    def _paint_one(self, layer: Layer, path: Path, soft: float) -> None:
        clips = [entry for name in layer.clip for entry in self.masks.get(name, ())]
        box = self._box(path, soft, [area for _mask, area in clips] if layer.clip else None)
        if box is None:
            return
        mask = _soft_mask(path, box, soft, layer.opacity) if soft else _hard_mask(path, box, layer.opacity)
        if layer.clip:
            mask = _clipped(mask, box, clips)
        self.image.paste(_rgb(layer.colour, self.brightness), box, mask)
        if layer.name:
            self.masks.setdefault(layer.name, []).append((mask, box))

    def _box(self, path: Path, soft: float, areas: Sequence[Box] | None) -> Box | None:
        """Return the px that the layer can touch, or None when it touches none."""
        xs, ys = [x for x, _ in path], [y for _, y in path]
        box = [
            math.floor(min(xs) - 2 * soft) - 1,
            math.floor(min(ys) - 2 * soft) - 1,
            math.ceil(max(xs) + 2 * soft) + 1,
            math.ceil(max(ys) + 2 * soft) + 1,
        ]
        limits = [(0, 0, *self.image.size)]
        if areas is not None:
            if not areas:
                return None
            limits.append(
                (min(a[0] for a in areas), min(a[1] for a in areas), max(a[2] for a in areas), max(a[3] for a in areas))
            )
        for limit in limits:
            box = [max(box[0], limit[0]), max(box[1], limit[1]), min(box[2], limit[2]), min(box[3], limit[3])]
        return (box[0], box[1], box[2], box[3]) if box[0] < box[2] and box[1] < box[3] else None


def _hard_mask(path: Path, box: Box, opacity: float) -> Image.Image:
    from PIL import Image, ImageDraw

    x, y = box[0], box[1]
    k = _FINE if (box[2] - x) * (box[3] - y) < _WIDE_PX else _FINE_WIDE
    mask = Image.new("L", ((box[2] - x) * k, (box[3] - y) * k), 0)
    # Pillow fills the pixels whose centres lie inside; half a fine pixel puts the edge where the path is.
    fine = [((px - x) * k - 0.5, (py - y) * k - 0.5) for px, py in path]
    ImageDraw.Draw(mask).polygon(fine, fill=round(255 * opacity))
    return mask.reduce(k)


def _soft_mask(path: Path, box: Box, soft: float, opacity: float) -> Image.Image:
    """Return a blurred mask; it is made small and enlarged, because a blur hides the difference."""
    from PIL import Image, ImageDraw, ImageFilter

    k = max(1, int(soft / 2.5))
    wide, tall = -(-(box[2] - box[0]) // k) + 2, -(-(box[3] - box[1]) // k) + 2
    pad = math.ceil(2 * soft / k) + 1
    small = Image.new("L", (wide + 2 * pad, tall + 2 * pad), 0)
    shape = [((px - box[0]) / k + pad, (py - box[1]) / k + pad) for px, py in path]
    ImageDraw.Draw(small).polygon(shape, fill=round(255 * opacity))
    small = small.filter(ImageFilter.GaussianBlur(soft / k / 1.6))
    full = (box[2] - box[0], box[3] - box[1])
    if k == 1:
        return small.crop((pad, pad, pad + full[0], pad + full[1]))
    return small.resize(full, Image.Resampling.BILINEAR, (pad, pad, pad + full[0] / k, pad + full[1] / k))


def _clipped(mask: Image.Image, box: Box, clips: Sequence[tuple[Image.Image, Box]]) -> Image.Image:
    from PIL import Image, ImageChops

    inside = Image.new("L", mask.size, 0)
    for part, area in clips:
        cut = (max(box[0], area[0]), max(box[1], area[1]), min(box[2], area[2]), min(box[3], area[3]))
        if cut[0] >= cut[2] or cut[1] >= cut[3]:
            continue
        piece = part.crop((cut[0] - area[0], cut[1] - area[1], cut[2] - area[0], cut[3] - area[1]))
        where = (cut[0] - box[0], cut[1] - box[1])
        if len(clips) > 1:
            under = inside.crop((*where, where[0] + piece.width, where[1] + piece.height))
            piece = ImageChops.lighter(under, piece)
        inside.paste(piece, where)
    return ImageChops.multiply(mask, inside)


def _rgb(colour: str, brightness: float) -> tuple[int, int, int]:
    red, green, blue = (min(255, round(int(colour[i : i + 2], 16) * brightness)) for i in (1, 3, 5))
    return red, green, blue


def _jpeg(image: Image.Image, taken_at: datetime | None, offset: str) -> bytes:
    from PIL import ExifTags, Image

    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 1
    exif[ExifTags.Base.Software] = "Hindstride sample drawing"
    if taken_at is not None:
        written = taken_at.strftime("%Y:%m:%d %H:%M:%S")
        details: dict[int, str] = {ExifTags.Base.DateTimeOriginal: written, ExifTags.Base.DateTimeDigitized: written}
        if offset:
            details[ExifTags.Base.OffsetTimeOriginal] = offset
        exif.get_ifd(ExifTags.IFD.Exif).update(details)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, exif=exif.tobytes())
    return out.getvalue()
