# SPDX-License-Identifier: MIT
"""A month of good, mixed and bad days, with buttons for the months around it and a legend.

It knows kinds of days and dates, never where they come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.words.i18n import N_, _
from ui import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label
from ui.widgets.marks import draw_day_mark
from ui.widgets.month_grid import MonthGrid, moved_month

LEGEND = (("good", N_("good")), ("mixed", N_("mixed")), ("bad", N_("bad")), ("", N_("not logged")))


class DayCalendar(QWidget):
    """One month at a time; past days can be picked, days to come cannot.

    Signals:
        day_chosen(day: date): the person picked a day; the caller decides and then calls `set_selected`.
        month_changed(year: int, month: int): another month is shown and wants its days.
    """

    day_chosen = Signal(object)
    month_changed = Signal(int, int)

    def __init__(self, first_weekday: int, parent: QWidget | None = None) -> None:
        """Make a calendar without days; `first_weekday` is 0 Monday to 6 Sunday."""
        super().__init__(parent)
        self.setObjectName("day_calendar")
        self.grid = MonthGrid(first_weekday, self)
        self._drawn: tuple[theme.Theme, int] | None = None
        self._heading = label("", "heading", name="month_name")
        self._back = _turn_button("month_back", _("Previous month"))
        self._forth = _turn_button("month_forth", _("Next month"))
        self._lay_out()
        self._back.clicked.connect(self._on_back)
        self._forth.clicked.connect(self._on_forth)
        self.grid.day_chosen.connect(self._on_day_chosen)
        self.grid.cursor_left.connect(self._on_cursor_left)

    def month(self) -> tuple[int, int]:
        """Return the (year, month) shown."""
        return self.grid.month

    def set_month(self, year: int, month: int) -> None:
        """Show a month without telling anyone; `month` is 1-12."""
        self.grid.show_month(year, month)
        name = QLocale().standaloneMonthName(month, QLocale.FormatType.LongFormat)
        self._heading.setText(_("{month} {year}").format(month=name, year=year))
        self._mind_future()

    def set_days(self, days: Mapping[date, str]) -> None:
        """Show what is known of days.

        Args:
            days: "good", "mixed", "bad", or "logged" for a day without a kind; a day that is absent is not
                logged. Days of weeks that touch the month should be in it too.
        """
        self.grid.days = dict(days)
        self.grid.tell()

    def set_today(self, day: date) -> None:
        """Say which day is today; later ones are grey and cannot be picked."""
        self.grid.today = day
        self.grid.tell()
        self._mind_future()

    def set_first_day(self, day: date | None) -> None:
        """Say when the record began, so that earlier days do not look forgotten; None when unknown."""
        self.grid.first_day = day
        self.grid.tell()

    def set_free(self, days: frozenset[date]) -> None:
        """Say on which days no entry is expected, so that they do not look forgotten."""
        self.grid.free = days
        self.grid.tell()

    def set_selected(self, day: date) -> None:
        """Ring a day and show its month; `month_changed` is sent when that is another month."""
        self.grid.selected = day
        self.grid.set_cursor(None)
        self._turn_to(day)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the arrows before they are seen."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrows anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._back)
        head.addWidget(self._forth)
        legend = QWidget()
        flow = FlowLayout(legend, gap=8, row_gap=4)
        for kind, words in LEGEND:
            flow.addWidget(_legend_entry(kind, _(words)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addSpacing(4)
        column.addWidget(legend)

    def _draw(self) -> None:
        if not hasattr(self, "_forth"):
            return
        side = max(16, round(self.fontMetrics().height() * 1.1))
        if self._drawn == (theme.shown(), side):
            return  # Qt tells of every style several times, and drawing costs start-up time
        self._drawn = (theme.shown(), side)
        for button, name in ((self._back, "left"), (self._forth, "right")):
            button.setIcon(theme.icon(name, theme.shown(), "muted"))
            button.setIconSize(QSize(side, side))

    def _mind_future(self) -> None:
        today = self.grid.today
        self._forth.setEnabled(today is None or self.grid.month < (today.year, today.month))

    def _turn_to(self, day: date) -> None:
        if (day.year, day.month) != self.grid.month:
            self.set_month(day.year, day.month)
            self.month_changed.emit(day.year, day.month)

    def _on_back(self) -> None:
        self._turn_to(moved_month(date(*self.grid.month, 1), -1))

    def _on_forth(self) -> None:
        self._turn_to(moved_month(date(*self.grid.month, 1), 1))

    def _on_day_chosen(self, day: date) -> None:
        self.day_chosen.emit(day)

    def _on_cursor_left(self, day: date) -> None:
        self._turn_to(day)


class LegendMark(QWidget):
    """One sign of the legend."""

    def __init__(self, kind: str) -> None:
        """Make the sign of a kind of day; empty is the dashed box of a day without an entry."""
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        side = max(10, round(self.fontMetrics().height() * 0.66))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.shown().color("muted")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._kind:
            draw_day_mark(painter, box, self._kind, colour)
            return
        pen = QPen(colour, 1)
        pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(box, 3, 3)


def _legend_entry(kind: str, words: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(LegendMark(kind))
    text: QLabel = label(words, "muted")
    row.addWidget(text)
    return entry


def _turn_button(name: str, words: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.setProperty("role", "flat")
    return made
