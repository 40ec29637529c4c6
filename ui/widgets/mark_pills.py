# SPDX-License-Identifier: MIT
"""Where the values of lines and angles stand on a photo: under the line, outside the angle, never on each other.

Boxes only; they are drawn by mark_paint.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSizeF

CLEAR = 14.0  # px between a line and its pill, so that no ring is covered
APART = 6.0  # px between two pills
ROUNDS = 6  # how often pills that meet are moved apart


@dataclass(frozen=True, slots=True)
class Pill:
    """A value on the photo: its words, whose colour it has, and where it stands in px of the widget."""

    text: str
    side: str
    box: QRectF


def under_line(first: QPointF, second: QPointF, size: QSizeF) -> QRectF:
    """Return the box of a pill under the middle of a line, beside it when the line is steep."""
    way = second - first
    length = hypot(way.x(), way.y()) or 1.0
    square = QPointF(-way.y() / length, way.x() / length)
    if square.y() < 0 or (abs(square.y()) < 0.01 and square.x() < 0):
        square = -square
    return _beside((first + second) / 2, square, size)


def outside_angle(first: QPointF, vertex: QPointF, second: QPointF, size: QSizeF) -> QRectF:
    """Return the box of a pill at an angle, on the side that the arms do not take."""
    inwards = _unit(first - vertex) + _unit(second - vertex)
    if hypot(inwards.x(), inwards.y()) < 0.05:  # the arms are one line: beside it
        arm = _unit(first - vertex)
        inwards = QPointF(-arm.y(), arm.x())
    return _beside(vertex, -_unit(inwards), size)


def apart(pills: list[Pill], room: QRectF) -> list[Pill]:
    """Return the pills inside the room and moved sideways where they meet; in the order they came."""
    boxes = [_inside(pill.box, room) for pill in pills]
    for _round in range(ROUNDS):
        has_moved = False
        for index, box in enumerate(boxes):
            for other in range(index + 1, len(boxes)):
                if _grown(box).intersects(_grown(boxes[other])):
                    box, boxes[other] = _parted(box, boxes[other], room)
                    boxes[index], has_moved = box, True
        if not has_moved:
            break
    free: list[QRectF] = []
    for box in boxes:
        free.append(_nearest_free(box, free, room))
    return [Pill(pill.text, pill.side, box) for pill, box in zip(pills, free, strict=True)]


def _nearest_free(box: QRectF, taken: list[QRectF], room: QRectF) -> QRectF:
    """Return a box, or the nearest one to it that lies on no other: crowded values stack up."""
    ways = [(across, down) for across in range(-3, 4) for down in range(-6, 7)]
    for across, down in sorted(ways, key=lambda way: (way[0] * box.width()) ** 2 + (way[1] * box.height()) ** 2):
        tried = _inside(box.translated(across * (box.width() + APART), down * (box.height() + APART)), room)
        if not any(tried.intersects(other) for other in taken):
            return tried
    return box


def _parted(box: QRectF, other: QRectF, room: QRectF) -> tuple[QRectF, QRectF]:
    """Move two boxes apart the shorter way: half of what they share, each."""
    across = min(box.right(), other.right()) - max(box.left(), other.left()) + APART
    down = min(box.bottom(), other.bottom()) - max(box.top(), other.top()) + APART
    if across <= down * 3:  # sideways unless that is far: values of two legs stay on their legs
        sign = 1.0 if (box.center().x(), box.left()) <= (other.center().x(), other.left()) else -1.0
        step = QPointF(sign * across / 2, 0)
    else:
        step = QPointF(0, (1.0 if box.center().y() <= other.center().y() else -1.0) * down / 2)
    return _inside(box.translated(-step), room), _inside(other.translated(step), room)


def _beside(point: QPointF, way: QPointF, size: QSizeF) -> QRectF:
    reach = CLEAR + (abs(way.x()) * size.width() + abs(way.y()) * size.height()) / 2
    middle = point + way * reach
    return QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())


def _unit(way: QPointF) -> QPointF:
    length = hypot(way.x(), way.y()) or 1.0
    return QPointF(way.x() / length, way.y() / length)


def _grown(box: QRectF) -> QRectF:
    half = APART / 2 - 0.01
    return box.adjusted(-half, -half, half, half)


def _inside(box: QRectF, room: QRectF) -> QRectF:
    moved = QRectF(box)
    moved.moveLeft(max(room.left() + 4, min(room.right() - 4 - box.width(), box.left())))
    moved.moveTop(max(room.top() + 4, min(room.bottom() - 4 - box.height(), box.top())))
    return moved
