# SPDX-License-Identifier: MIT
"""The painted squares of a heat map: a column per week, month names above, one square per day.

The frame with weekday names, scrolling and legend is in ui/widgets/heat_map.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.words.i18n import _
from ui import theme
from ui.drawing import labels
from ui.theme import Theme
from ui.widgets.marks import COLOUR_OF, draw_day_mark
from ui.widgets.month_grid import DAY_WORDS

GAP, EDGE = 3, 3
WIDEST_NAME = 5  # columns that a month's name with its year may cover
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28}
PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HeatGrid(QWidget):
    """Squares of days that can be pointed at and picked by mouse or keys.

    Signals:
        day_chosen(day: date): picked; inside the range and never after today.
        cursor_moved(spot: QRect): the keys stand on the square there.
    """

    day_chosen = Signal(object)
    cursor_moved = Signal(QRect)

    def __init__(self, first_weekday: int, parent: QWidget | None = None) -> None:
        """Make a grid without days; `first_weekday` is 0 Monday to 6 Sunday."""
        super().__init__(parent)
        self.setObjectName("heat_grid")
        self.setAccessibleName(_("Map of days"))
        self._first_weekday = first_weekday
        self._days: Mapping[date, str] = {}
        self._first = self._last = self._today = date.min
        self._cursor: date | None = None
        self._hovered: date | None = None
        self._side = 0
        self._tiles: dict[str, QPixmap] = {}
        self._tiles_of: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_days(self, days: Mapping[date, str], first: date, last: date, today: date) -> None:
        """Take the kinds of days and the range; see `HeatMap.set_days`."""
        self._days, self._today = dict(days), today
        self._first, self._last = first, max(first, min(last, today))
        self._cursor = self._hovered = None
        self._tell()
        self.updateGeometry()
        self.update()

    def set_side(self, side: int) -> None:
        """Take the side of a square in pixels."""
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def weeks(self) -> int:
        """Return how many columns there are."""
        return (self._last - self._week_of(self._first)).days // 7 + 1

    def names_height(self) -> int:
        """Return the height of the row of month names."""
        return self.fontMetrics().height() + 2

    def sizeHint(self) -> QSize:
        """Return the size of all weeks."""
        step = self._side + GAP
        name = self.fontMetrics().horizontalAdvance(_month_name(self._first, with_year=True))
        return QSize(max(self.weeks() * step - GAP, name) + 2 * EDGE, self.names_height() + 7 * step - GAP + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        """Return the size of all weeks: the frame around scrolls."""
        return self.sizeHint()

    def spot(self, day: date) -> QRectF:
        """Return where a day is drawn; an empty rectangle outside the range."""
        if not self._first <= day <= self._last or not self._side:
            return QRectF()
        column, row = divmod((day - self._week_of(self._first)).days, 7)
        if self._mirrored():
            column = self.weeks() - 1 - column
        step = self._side + GAP
        return QRectF(EDGE + column * step, self.names_height() + EDGE + row * step, self._side, self._side)

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point; the gap after a square belongs to it, None beside the days."""
        step = self._side + GAP
        column, row = int((point.x() - EDGE) // step), int((point.y() - self.names_height() - EDGE) // step)
        if self._mirrored():
            column = self.weeks() - 1 - column
        if not (0 <= column < self.weeks() and 0 <= row < 7):
            return None
        day = self._week_of(self._first) + timedelta(days=column * 7 + row)
        return day if self._first <= day <= self._last else None

    def words(self, day: date) -> str:
        """Say a day and its kind, as "Sunday, 22 November 2026, good day"."""
        name = QLocale().toString(day, QLocale.FormatType.LongFormat)
        return _("{day}, {kind}").format(day=name, kind=_(DAY_WORDS.get(self._days.get(day, ""), "")))

    def cursor_day(self) -> date | None:
        """Return the day the keys stand on, None before they were used."""
        return self._cursor

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns that are to be seen."""
        colours = theme.shown()
        self._mind_tiles(colours)
        with QPainter(self) as painter:  # ended even when a day cannot be painted
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_months(painter, colours, event.rect())
            monday = self._week_of(self._first)
            for column in self._columns(event.rect()):
                for row in range(7):
                    self._paint_day(painter, colours, monday + timedelta(days=7 * column + row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the day under the pointer."""
        day = self.day_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self.day_chosen.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ring the day under the pointer."""
        self._hover(self.day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Ring no day."""
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start the keys on the last day."""
        super().focusInEvent(event)
        self._move_to(self._cursor or self._last)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the keys stand."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days up and down, by weeks across, by four weeks with Page keys; Enter or Space picks."""
        key, here = Qt.Key(event.key()), self._cursor or self._last
        week = -7 if self._mirrored() else 7
        steps = STEPS | {Qt.Key.Key_Left: -week, Qt.Key.Key_Right: week}
        if key in steps:
            self._move_to(here + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(self._first if key == Qt.Key.Key_Home else self._last)
        elif key in PICKS and self._cursor is not None:
            self.day_chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the day under the pointer in a tool-tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            if day is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.words(day), self)
            return True
        return super().event(event)

    def _week_of(self, day: date) -> date:
        return day - timedelta(days=min((day.weekday() - self._first_weekday) % 7, (day - date.min).days))

    def _move_to(self, day: date) -> None:
        self._cursor = min(max(day, self._first), self._last)
        self._tell()
        self.update()
        self.cursor_moved.emit(self.spot(self._cursor).toAlignedRect())

    def _tell(self) -> None:
        """Name the day for screen readers that the keys stand on."""
        self.setAccessibleName(self.words(self._cursor) if self._cursor else _("Map of days"))

    def _hover(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self.setCursor(Qt.CursorShape.PointingHandCursor if day else Qt.CursorShape.ArrowCursor)
            self.update()

    def _mind_tiles(self, colours: Theme) -> None:
        """Draw one square of each kind: thousands of days are copies of five pictures."""
        key = (colours.name, self._side, self.devicePixelRatioF())
        if key != self._tiles_of:
            self._tiles_of = key
            self._tiles = {kind: self._tile(kind, colours) for kind in DAY_WORDS}

    def _tile(self, kind: str, colours: Theme) -> QPixmap:
        ratio, side = self.devicePixelRatioF(), self._side
        tile = QPixmap(round(side * ratio), round(side * ratio))
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        with QPainter(tile) as painter:
            self._paint_tile(painter, kind, colours)
        return tile

    def _paint_tile(self, painter: QPainter, kind: str, colours: Theme) -> None:
        side = self._side
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fills = {"good": colours.good, "mixed": colours.mixed, "bad": colours.bad, "logged": colours.soft}
        dashed = QPen(colours.color("edge"), 1, Qt.PenStyle.CustomDashLine)  # as in the diary's month and the legend
        dashed.setDashPattern([3, 2.5])
        painter.setPen(dashed if kind not in fills else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fills[kind]) if kind in fills else Qt.BrushStyle.NoBrush)
        inside = QRectF(0, 0, side, side).adjusted(*((0.5, 0.5, -0.5, -0.5) if kind not in fills else (0, 0, 0, 0)))
        painter.drawRoundedRect(inside, side * 0.2, side * 0.2)
        aside = side * (0.22 if kind != "logged" else 0.32)
        box = QRectF(0, 0, side, side).adjusted(aside, aside, -aside, -aside)
        draw_day_mark(painter, box, kind, colours.color(COLOUR_OF.get(kind, "muted")))

    def _paint_day(self, painter: QPainter, colours: Theme, day: date) -> None:
        spot = self.spot(day)
        if spot.isEmpty():
            return
        kind = self._days.get(day, "") if self._days.get(day) in DAY_WORDS else ""
        if kind or day != self._today:  # today's ring is enough: it is not over yet
            painter.drawPixmap(spot.topLeft(), self._tiles[kind])
        has_keys = self.hasFocus() and day == self._cursor
        if has_keys or day in (self._hovered, self._today):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            wide = 2.0 if has_keys else 1.2
            painter.setPen(QPen(colours.color("focus" if has_keys else "ink"), wide))
            painter.drawRoundedRect(spot.adjusted(-0.5, -0.5, 0.5, 0.5), self._side * 0.22, self._side * 0.22)

    def _paint_months(self, painter: QPainter, colours: Theme, seen: QRect) -> None:
        """Write each month's name over the first week that begins in it, with the year in January and at first."""
        font = labels.sized(self.font(), labels.faces(self.font(), 1.0).small.pixelSize())
        painter.setFont(font)
        painter.setPen(colours.color("muted"))
        monday, end = self._week_of(self._first), float("-inf")
        for column in self._columns(seen, before=WIDEST_NAME):
            day = max(monday + timedelta(days=7 * column), self._first)
            if column and day.day > 7:
                continue
            text = _month_name(day, with_year=day.month == 1 or not column)
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = min(self.spot(day).left(), self.width() - EDGE - wide)
            if not self._mirrored() and left < end:
                continue
            end = left + wide + 8
            painter.drawText(QPointF(left, painter.fontMetrics().ascent()), text)

    def _columns(self, seen: QRect, before: int = 0) -> range:
        """Return the columns under a rectangle, and some before them whose names may reach into it."""
        step = self._side + GAP
        first, last = (seen.left() - EDGE) // step, (seen.right() - EDGE) // step
        if self._mirrored():
            first, last = self.weeks() - 1 - last, self.weeks() - 1 - first
        return range(max(0, first - before), min(self.weeks(), last + 1))

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _month_name(day: date, *, with_year: bool) -> str:
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{name} {day.year}" if with_year else name
