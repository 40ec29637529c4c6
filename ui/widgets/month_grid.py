# SPDX-License-Identifier: MIT
"""The painted squares of one month: a shade and a mark for each day.

The heading, the legend and the month buttons are in ui/widgets/calendar.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.words.i18n import N_, _
from ui import theme
from ui.theme import Theme
from ui.widgets.marks import COLOUR_OF, draw_day_mark

GAP = 5
RADIUS = 7.0
DAY_WORDS = {
    "good": N_("good day"),
    "mixed": N_("mixed day"),
    "bad": N_("bad day"),
    "logged": N_("logged"),
    "": N_("not logged"),
}
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


def month_days(year: int, month: int, first_weekday: int) -> list[date]:
    """Return whole weeks that cover a month, ascending.

    Args:
        year: four digits.
        month: 1-12.
        first_weekday: 0 Monday to 6 Sunday.
    """
    first = date(year, month, 1)
    start = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    last = _last_of(first)
    weeks = (last - start).days // 7 + 1
    return [start + timedelta(days=number) for number in range(weeks * 7)]


def moved_month(day: date, by: int) -> date:
    """Return the same day some months away, or that month's last day."""
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, _last_of(first).day))


def _last_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


class MonthGrid(QWidget):
    """Draws the days of a month and lets one be chosen by mouse or keys.

    Signals:
        day_chosen(day: date): the person picked a day; never one after today.
        cursor_left(day: date): keys moved on to a day outside the month shown.
    """

    day_chosen = Signal(object)
    cursor_left = Signal(object)

    def __init__(self, first_weekday: int, parent: QWidget | None = None) -> None:
        """Make a grid without days; `first_weekday` is 0 Monday to 6 Sunday."""
        super().__init__(parent)
        self.setObjectName("month_grid")
        self.first_weekday = first_weekday
        self.days: Mapping[date, str] = {}
        self.today: date | None = None
        self.first_day: date | None = None
        self.free: frozenset[date] = frozenset()
        self.selected: date | None = None
        self.month = (2000, 1)
        self._shown = month_days(2000, 1, first_weekday)
        self._cursor: date | None = None
        self._hovered: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_month(self, year: int, month: int) -> None:
        """Show another month."""
        self.month = (year, month)
        self._hovered = None
        self.tell()

    def tell(self) -> None:
        """Draw anew and name the day that a screen reader should say."""
        shown = self._weeks()
        if shown != self._shown:
            self._shown = shown
            self.updateGeometry()
        day = self.cursor()
        self.setAccessibleName(self.words(day) if day else _("Calendar"))
        self.update()

    def cursor(self) -> date | None:
        """Return the day the keys stand on: moved to, else selected, else today."""
        return self._cursor or self.selected or self.today

    def set_cursor(self, day: date | None) -> None:
        """Move the keys to a day; None means the selected one."""
        self._cursor = day
        self.tell()

    def words(self, day: date) -> str:
        """Say a day and its kind, as "Sunday, 22 November 2026, good day"."""
        name = QLocale().toString(day, QLocale.FormatType.LongFormat)
        if self._is_future(day):
            return name
        return _("{day}, {kind}").format(day=name, kind=_(DAY_WORDS.get(self.days.get(day, ""), "")))

    def spot(self, day: date) -> QRectF:
        """Return where a day is drawn; an empty rectangle when it is not shown."""
        if day not in self._shown:
            return QRectF()
        row, column = divmod(self._shown.index(day), 7)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        across, down = (self.width() - 4 + GAP) / 7, self._cell_height() + GAP
        top = self._names_height() + 2
        return QRectF(2 + column * across, top + row * down, across - GAP, self._cell_height())

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point, or None."""
        return next((day for day in self._shown if self.spot(day).contains(point)), None)

    def sizeHint(self) -> QSize:
        """Return a comfortable size for the rows of this month."""
        rows = len(self._shown) // 7
        height = self._names_height() + 2 + rows * (self._cell_height() + GAP)
        return QSize(7 * (max(29, self._cell_width()) + GAP) + 4, height)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size that still shows two digits a day."""
        return QSize(7 * (self._cell_width() + GAP) + 4, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw weekday letters and days."""
        colours = theme.shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, colours)
        for day in self._shown:
            self._paint_day(painter, colours, day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self.day_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._choose(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shade the day under the pointer."""
        self._hover(self.day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Shade no day."""
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start the keys on the selected day."""
        super().focusInEvent(event)
        self.set_cursor(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget where the keys stood."""
        super().focusOutEvent(event)
        self.set_cursor(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows, PageUp and PageDown, Home for today; Enter or Space picks."""
        key, here = Qt.Key(event.key()), self.cursor()
        if here is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(here)
        elif (target := self._target(key, here)) is not None:
            self._move_to(target)
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

    def _weeks(self) -> list[date]:
        """Return the days to draw; a sixth week that has not begun only takes room."""
        shown = month_days(*self.month, self.first_weekday)
        return [day for number, day in enumerate(shown) if number < 35 or not self._is_future(shown[35])]

    def _target(self, key: Qt.Key, here: date) -> date | None:
        if key in ARROWS:
            across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            mirrored = across and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            return here + timedelta(days=-ARROWS[key] if mirrored else ARROWS[key])
        if key == Qt.Key.Key_PageUp:
            return moved_month(here, -1)
        if key == Qt.Key.Key_PageDown:
            return moved_month(here, 1)
        return self.today if key == Qt.Key.Key_Home else None

    def _move_to(self, day: date) -> None:
        if self.today is not None:
            day = min(day, self.today)
        self.set_cursor(day)
        if (day.year, day.month) != self.month:
            self.cursor_left.emit(day)

    def _choose(self, day: date) -> None:
        if not self._is_future(day):
            self._cursor = None
            self.day_chosen.emit(day)

    def _hover(self, day: date | None) -> None:
        if day is not None and self._is_future(day):
            day = None
        if day != self._hovered:
            self._hovered = day
            self.setCursor(Qt.CursorShape.PointingHandCursor if day else Qt.CursorShape.ArrowCursor)
            self.update()

    def _is_future(self, day: date) -> bool:
        return self.today is not None and day > self.today

    def _is_gap(self, day: date) -> bool:
        """Tell whether an unlogged day is shown as open; before the record begins nothing is missing."""
        begun = self.first_day is None or day >= self.first_day
        return begun and day not in self.free and not self._is_future(day) and not self.days.get(day)

    def _cell_height(self) -> int:
        return max(34, round(self.fontMetrics().height() * 1.35 + self._mark() + 8))

    def _cell_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("30") + 5

    def _mark(self) -> float:
        return max(6.5, self.fontMetrics().height() * 0.44)

    def _names_height(self) -> int:
        return self.fontMetrics().height() + 8

    def _paint_names(self, painter: QPainter, colours: Theme) -> None:
        painter.save()
        painter.setPen(colours.color("muted"))
        painter.setFont(_sized(self.font(), 0.88))
        for day in self._shown[:7]:
            spot = self.spot(day)
            room = QRectF(spot.left(), 0, spot.width(), self._names_height())
            name = QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

    def _paint_day(self, painter: QPainter, colours: Theme, day: date) -> None:
        spot, kind = self.spot(day), "" if self._is_future(day) else self.days.get(day, "")
        painter.save()
        if (day.year, day.month) != self.month:
            painter.setOpacity(0.62)
        self._paint_ground(painter, colours, spot, day)
        painter.setOpacity(1.0)
        self._paint_rings(painter, colours, spot, day)
        quiet = "disabled_ink" if self._is_future(day) else "muted"
        plain = self._is_future(day) or (day.year, day.month) != self.month
        painter.setPen(colours.color(quiet if plain else "ink"))
        font = _sized(self.font(), 0.97)
        font.setWeight(QFont.Weight.Bold if day == self.selected else QFont.Weight.Normal)
        painter.setFont(font)
        mark = self._mark() if kind else 0.0
        room = spot.adjusted(-3, 0, 3, -mark - 2 if kind else 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, QLocale().toString(day.day))
        if kind:
            box = QRectF(spot.center().x() - mark / 2, spot.bottom() - mark - 5, mark, mark)
            draw_day_mark(painter, box, kind, colours.color(COLOUR_OF.get(kind, "muted")))
        painter.restore()

    def _paint_ground(self, painter: QPainter, colours: Theme, spot: QRectF, day: date) -> None:
        kind = self.days.get(day, "")
        fills = {"good": colours.good, "mixed": colours.mixed, "bad": colours.bad, "logged": colours.soft}
        if self._is_gap(day) and day != self.selected:
            pen = QPen(colours.color("edge"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(colours.color("hover") if day == self._hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        elif kind in fills and not self._is_future(day):
            fill = QColor(fills[kind])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_nearer(fill, colours.color("ink")) if day == self._hovered else fill)
            painter.drawRoundedRect(spot, RADIUS, RADIUS)

    def _paint_rings(self, painter: QPainter, colours: Theme, spot: QRectF, day: date) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.selected:
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.drawRoundedRect(spot.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        elif day == self.today:
            painter.setPen(QPen(colours.color("ink"), 1.2))
            painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.hasFocus() and day == self.cursor():
            inner = 3.0 if day == self.selected else 0.5
            painter.setPen(QPen(colours.color("ink"), 1.4, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(spot.adjusted(inner, inner, -inner, -inner), RADIUS - 2, RADIUS - 2)


def _sized(font: QFont, factor: float) -> QFont:
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    return result


def _nearer(colour: QColor, other: QColor) -> QColor:
    """Mix in a tenth of the other colour."""
    parts = [round(a * 0.92 + b * 0.08) for a, b in zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)]
    return QColor(*parts)
