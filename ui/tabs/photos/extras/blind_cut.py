# SPDX-License-Identifier: MIT
"""Which part of two photos the blind look shows: the back end, so that collar, season and floor give less away.

Pure geometry on marked points, px of the upright older photo; nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF

from core.words import geometry
from core.words.geometry import Point

# From behind, in heights from hocks to tail base: room beside the tail, above it, and down to the hocks.
REAR_HALF_WIDE, REAR_ABOVE, REAR_BELOW = 0.62, 0.22, 1.02
# From the side and from above, in lengths from the shoulders to the tail base: before, behind, beside the tail base.
SIDE_BEFORE, SIDE_BEHIND, SIDE_ABOVE, SIDE_BELOW = 0.52, 0.22, 0.18, 0.70
SIDE_UNDER = 0.03  # below the back paw, where the floor is marked
TOP_BEFORE, TOP_BEHIND, TOP_HALF_WIDE = 0.55, 0.10, 0.34


def back_end(pose: str, points: Mapping[str, Point]) -> QRectF | None:
    """Return the part of a photo that holds the back end; None when its marks do not say where that is.

    Args:
        pose: key of a pose. points: landmark key to px of the upright original.
    """
    tail = points.get("tail_base")
    if tail is None:
        return None
    if pose == "rear":
        return _rear(tail, [points[key] for key in ("hock_left", "hock_right") if key in points])
    shoulders = points.get("withers")
    if shoulders is None or geometry.distance(tail, shoulders) < 1.0:
        return None
    if pose == "dorsal":
        return _from_above(tail, shoulders)
    return _side(tail, shoulders, points.get("paw_back"))


def _rear(tail: Point, hocks: list[Point]) -> QRectF | None:
    if not hocks:
        return None
    low = sum(y for _x, y in hocks) / len(hocks)
    high = low - tail[1]
    if high < 1.0:
        return None
    wide = 2 * REAR_HALF_WIDE * high
    return QRectF(tail[0] - wide / 2, tail[1] - REAR_ABOVE * high, wide, (REAR_ABOVE + REAR_BELOW) * high)


def _side(tail: Point, shoulders: Point, floor: Point | None) -> QRectF:
    body = geometry.distance(tail, shoulders)
    faces_left = shoulders[0] < tail[0]
    before, behind = SIDE_BEFORE * body, SIDE_BEHIND * body
    left = tail[0] - (before if faces_left else behind)
    top, bottom = tail[1] - SIDE_ABOVE * body, tail[1] + SIDE_BELOW * body
    if floor is not None and floor[1] > tail[1]:
        bottom = min(bottom, floor[1] + SIDE_UNDER * body)
    return QRectF(left, top, before + behind, bottom - top)


def _from_above(tail: Point, shoulders: Point) -> QRectF:
    """Return the box around the back half, whichever way the dog lies in the picture."""
    body = geometry.distance(tail, shoulders)
    ux, uy = (shoulders[0] - tail[0]) / body, (shoulders[1] - tail[1]) / body
    ends = [(tail[0] + ux * far * body, tail[1] + uy * far * body) for far in (-TOP_BEHIND, TOP_BEFORE)]
    half = TOP_HALF_WIDE * body
    corners = [(x - way * uy * half, y + way * ux * half) for x, y in ends for way in (-1, 1)]
    left, top = min(x for x, _y in corners), min(y for _x, y in corners)
    return QRectF(left, top, max(x for x, _y in corners) - left, max(y for _x, y in corners) - top)
