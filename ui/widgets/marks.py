# SPDX-License-Identifier: MIT
"""Small drawn signs: disc, half disc and ring for good, mixed and bad days; the medallion of an empty page.

Never colour alone: every kind of day has its own shape. No widgets here.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from ui import theme as looks
from ui.theme import Theme

ICON_GAP = 3
KINDS = ("good", "mixed", "bad")
COLOUR_OF = {"good": "accent", "mixed": "caution", "bad": "alarm", "logged": "muted"}


def draw_day_mark(painter: QPainter, box: QRectF, kind: str, colour: QColor) -> None:
    """Draw the sign of one kind of day.

    Args:
        painter: where to draw; its pen and brush are kept.
        box: a square; the sign fills it.
        kind: "good" (disc), "mixed" (half disc in a ring), "bad" (ring), "logged" (small dot); else nothing.
        colour: of the sign.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = max(1.1, box.width() * 0.15)
    ring = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == "good":
        painter.drawEllipse(box)
    elif kind == "logged":
        painter.drawEllipse(box.center(), box.width() * 0.32, box.width() * 0.32)
    elif kind == "mixed":
        painter.drawPie(box, 90 * 16, 180 * 16)
    if kind in ("mixed", "bad"):
        painter.setPen(QPen(colour, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
    painter.restore()


def day_icon(kind: str, theme: Theme, side: int) -> QIcon:
    """Make the sign of a kind of day for a button: ink when off, its own colour when on.

    Args:
        kind: "good", "mixed" or "bad".
        theme: the colours.
        side: width and height of the sign in pixels; the icon is ICON_GAP wider, as room before the words.
    """
    result = QIcon()
    states = ((QIcon.State.Off, theme.ink), (QIcon.State.On, getattr(theme, COLOUR_OF[kind])))
    for state, colour in states:
        result.addPixmap(_mark(kind, QColor(colour), side), QIcon.Mode.Normal, state)
        result.addPixmap(_mark(kind, QColor(theme.disabled_ink), side), QIcon.Mode.Disabled, state)
    return result


def medallion(theme: Theme, icon: str, ratio: float) -> QPixmap:
    """Draw one of our icons on a soft round ground, 72 px across.

    Args:
        theme: the colours.
        icon: name under resources/icons.
        ratio: device pixels per pixel of the screen.
    """
    pixmap = QPixmap(round(72 * ratio), round(72 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft"))
    painter.drawEllipse(QPointF(36, 36), 36, 36)
    looks.icon(icon, theme, "accent").paint(painter, 20, 20, 32, 32)
    painter.end()
    return pixmap


def _mark(kind: str, colour: QColor, side: int) -> QPixmap:
    scale = 2
    pixmap = QPixmap((side + ICON_GAP) * scale, side * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    inset = side * scale * 0.1
    box = QRectF(0, 0, side * scale, side * scale).adjusted(inset, inset, -inset, -inset)
    draw_day_mark(painter, box, kind, colour)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
