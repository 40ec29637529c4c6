# SPDX-License-Identifier: MIT
"""The magnifier: a round glass beside a point of a photo, with a crosshair on it and its words over or under it.

It lies over the photos as a widget of its own, so that following the mouse paints only where it was and is.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import mark_paint
from ui.widgets.compare_paint import BADGE_GROUND, BADGE_INK

ACROSS = 150  # px of the glass
LARGER = 4.0  # times what the photo is on screen
MOST_PX = 8.0  # px of the screen per px of the picture: beyond, there are only squares to see
AWAY = 30.0  # px between the point and the glass
WORDS_LINES = 16  # heights of a line that the words are wide at most


@dataclass(frozen=True, slots=True)
class Seen:
    """What the glass shows.

    Attributes:
        pixmap: the best picture at hand, not null. placed: its px to px of the widget under the glass.
        point: what is looked at, px of that widget. side: "", "L" or "R": the colour of the crosshair.
        words: over or under the glass, away from the point; "" for none.
    """

    pixmap: QPixmap
    placed: QTransform
    point: QPointF
    side: str = ""
    words: str = ""


class MarkLoupe(QWidget):
    """The glass; its parent is the canvas it lies on."""

    def __init__(self, parent: QWidget) -> None:
        """Make a glass that is put away."""
        super().__init__(parent)
        self.setObjectName("mark_loupe")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seen: Seen | None = None
        self.hide()

    def look(self, seen: Seen | None) -> None:
        """Show a point, beside it and inside the canvas; None puts the glass away."""
        self._seen = seen
        if seen is None:
            self.hide()
            return
        last = self.geometry() if self.isVisible() else QRect()
        self.setGeometry(place(self._room(), self._wanted(), seen.point, last))
        self.show()
        self.update()

    @property
    def seen(self) -> Seen | None:
        """What the glass shows, None while it is put away."""
        return self._seen

    def larger(self) -> float:
        """Return how many times larger the glass shows things than the canvas does."""
        if self._seen is None:
            return LARGER
        placed = self._seen.placed
        return max(1.5, min(LARGER, MOST_PX / max(1e-6, hypot(placed.m11(), placed.m12()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the glass, the crosshair, the rim and the words."""
        if self._seen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self._across()
        is_above = self.y() + self.height() / 2 < self._seen.point.y()  # words stand away from the point
        top = self.height() - across if is_above else 0
        glass = QRectF((self.width() - across) / 2, top, across, across).adjusted(2, 2, -2, -2)
        self._draw_picture(painter, glass, self._seen)
        _draw_cross(painter, glass, self._seen.side)
        for colour, wide, inset in ((BADGE_INK, 3.0, 1.5), (BADGE_GROUND, 1.0, 0.0)):
            painter.setPen(QPen(colour, wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(glass.adjusted(inset, inset, -inset, -inset))
        if self._seen.words:
            self._draw_words(painter, self._seen.words, is_above)

    def _draw_picture(self, painter: QPainter, glass: QRectF, seen: Seen) -> None:
        painter.save()
        clip = QPainterPath()
        clip.addEllipse(glass)
        painter.setClipPath(clip)
        painter.fillRect(glass, theme.shown().color("soft"))
        middle, larger = glass.center(), self.larger()
        zoomed = QTransform.fromTranslate(-seen.point.x(), -seen.point.y()) * QTransform.fromScale(larger, larger)
        whole = seen.placed * zoomed * QTransform.fromTranslate(middle.x(), middle.y())
        painter.setTransform(whole, combine=True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(0, 0, seen.pixmap)
        painter.restore()

    def _draw_words(self, painter: QPainter, words: str, is_above: bool) -> None:
        font = self._words_font()
        metrics = QFontMetricsF(font)
        high = metrics.height() + 8
        wide = min(metrics.horizontalAdvance(words) + 20, float(self.width()))
        room = QRectF((self.width() - wide) / 2, 0 if is_above else self.height() - high, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(BADGE_GROUND)
        painter.drawRoundedRect(room, 6, 6)
        painter.setFont(font)
        painter.setPen(BADGE_INK)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - 16)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _room(self) -> QRect:
        parent = self.parentWidget()
        return parent.rect() if parent is not None else QRect(0, 0, ACROSS, ACROSS)

    def _across(self) -> int:
        """Return the width of the glass: smaller on a very small canvas."""
        room = self._room()
        return max(60, min(ACROSS, round(min(room.width(), room.height()) * 0.45)))

    def _wanted(self) -> QSize:
        across = self._across()
        if self._seen is None or not self._seen.words:
            return QSize(across, across)
        metrics = QFontMetricsF(self._words_font())
        needed = round(metrics.horizontalAdvance(self._seen.words)) + 21
        wide = min(round(WORDS_LINES * metrics.height()), self._room().width(), needed)
        return QSize(max(across, wide), across + round(metrics.height()) + 12)


def place(room: QRect, size: QSize, point: QPointF, last: QRect) -> QRect:
    """Return where the glass stands: beside the point, never over it, inside the room; where it was, if it can.

    Args:
        room: the canvas. size: of the glass with its words. point: what is looked at.
        last: where the glass stood, so that it does not jump from side to side.
    """
    found = []
    for across, down in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        x = point.x() + (AWAY if across > 0 else -AWAY - size.width())
        y = point.y() + (AWAY / 2 if down > 0 else -AWAY / 2 - size.height())
        x = max(room.left(), min(room.right() + 1 - size.width(), x))
        y = max(room.top(), min(room.bottom() + 1 - size.height(), y))
        found.append(QRect(round(x), round(y), size.width(), size.height()))
    beside = [box for box in found if not QRectF(box).adjusted(-8, -8, 8, 8).contains(point)] or found
    return min(beside, key=lambda box: (_moved(box, last), found.index(box))) if not last.isNull() else beside[0]


def _moved(box: QRect, last: QRect) -> int:
    return round((box.center() - last.center()).manhattanLength() / 40)


def _draw_cross(painter: QPainter, glass: QRectF, side: str) -> None:
    """Draw four thin strokes that leave the point itself free, and a dot on it."""
    middle, reach = glass.center(), glass.width() / 2 - 4
    for colour, width in ((theme.shown().color("card"), 3.0), (mark_paint.colour_of(side), 1.4)):
        painter.setPen(QPen(colour, width))
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(middle + way * 7, middle + way * reach)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark_paint.colour_of(side))
    painter.drawEllipse(middle, 1.3, 1.3)
