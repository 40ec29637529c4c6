# SPDX-License-Identifier: MIT
"""An angle placed on a frozen frame by three clicks, and how it is drawn. It is looked at, never kept.

Points are px of the upright frame; measuring photos is the compare page's business.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from core.words import geometry
from core.words.errors import InvalidValue
from ui import theme

POINTS = 3
RING = 6.0
ARC = 26.0
Mapped = Callable[[QPointF], QPointF]


class AngleSketch:
    """Up to three points: an end, the joint, the other end. A fourth click begins anew."""

    def __init__(self) -> None:
        """Make an empty sketch."""
        self.points: list[QPointF] = []

    def place(self, point: QPointF) -> None:
        """Add a point; one that lies on the point before it is left out."""
        if len(self.points) == POINTS:
            self.points.clear()
        if not self.points or (point - self.points[-1]).manhattanLength() >= 1:
            self.points.append(point)

    def clear(self) -> None:
        """Forget all points."""
        self.points.clear()

    @property
    def degrees(self) -> float | None:
        """The angle at the joint, 0 to 180; None before there are three points."""
        if len(self.points) < POINTS:
            return None
        first, joint, second = ((point.x(), point.y()) for point in self.points)
        try:
            return geometry.angle_deg(first, joint, second)
        except InvalidValue:
            return None

    def paint(self, painter: QPainter, mapped: Mapped) -> None:
        """Draw it; `mapped` brings px of the frame to px of the widget."""
        spots = [mapped(point) for point in self.points]
        colours = theme.shown()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, role in ((5.0, "on_accent"), (2.6, "accent")):
            pen = QPen(colours.color(role), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(spots)
        if len(spots) == POINTS:
            painter.setPen(QPen(colours.color("accent"), 2))
            start, span = _sweep(spots)
            box = QRectF(spots[1].x() - ARC, spots[1].y() - ARC, 2 * ARC, 2 * ARC)
            painter.drawArc(box, round(start * 16), round(span * 16))
        painter.setPen(QPen(colours.color("accent"), 2.4))
        painter.setBrush(colours.color("card"))
        for spot in spots:
            painter.drawEllipse(spot, RING, RING)
        if self.degrees is not None:
            _paint_pill(painter, spots, f"{self.degrees:.0f}°")
        painter.restore()


def _sweep(spots: list[QPointF]) -> tuple[float, float]:
    """Return the start and the shorter way round from the first arm to the second, degrees as Qt has them."""
    ends = [math.degrees(math.atan2(spots[1].y() - spot.y(), spot.x() - spots[1].x())) for spot in (spots[0], spots[2])]
    span = (ends[1] - ends[0] + 180) % 360 - 180
    return ends[0], span


def _paint_pill(painter: QPainter, spots: list[QPointF], words: str) -> None:
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(strong)
    start, span = _sweep(spots)
    middle = math.radians(start + span / 2)
    far = ARC + 10 + metrics.horizontalAdvance(words) / 2
    pill = QRectF(0, 0, metrics.horizontalAdvance(words) + 20, metrics.height() + 8)
    pill.moveCenter(QPointF(spots[1].x() + far * math.cos(middle), spots[1].y() - far * math.sin(middle)))
    colours = theme.shown()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color("accent"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(colours.color("on_accent"))
    painter.setFont(strong)
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
