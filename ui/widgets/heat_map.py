# SPDX-License-Identifier: MIT
"""Months or years of days as a map: a column per week, a square per day, good, mixed and bad by colour and sign.

It knows kinds of days and dates, never where they come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.words.i18n import N_, _
from ui import theme
from ui.drawing import labels
from ui.widgets.calendar import LegendMark
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label
from ui.widgets.heat_grid import EDGE, GAP, HeatGrid

LEGEND = (
    ("good", N_("good")),
    ("mixed", N_("mixed")),
    ("bad", N_("bad")),
    ("logged", N_("logged, kind not said")),
    ("", N_("not logged")),
)
LEAST, LARGEST = 15, 1.7  # px of a square, and how much larger it gets when there is room


class HeatMap(QWidget):
    """Squares of days that can be pointed at and picked by mouse or keys; what is too wide scrolls.

    Signals:
        day_chosen(day: date): the person picked a day inside the range; never one after today.
    """

    day_chosen = Signal(object)

    def __init__(self, first_weekday: int, parent: QWidget | None = None) -> None:
        """Make a map without days; `first_weekday` is 0 Monday to 6 Sunday."""
        super().__init__(parent)
        self.setObjectName("heat_map")
        self.grid = HeatGrid(first_weekday)
        self._names = _Weekdays(first_weekday)
        self._area = _Sideways(self.grid)
        self._area.resized.connect(self._fit)
        self.grid.day_chosen.connect(self.day_chosen)
        self.grid.cursor_moved.connect(self._on_cursor_moved)
        self._to_end = QTimer(self, singleShot=True, interval=0)
        self._to_end.timeout.connect(self._on_laid_out)
        self.setFocusProxy(self.grid)
        self._lay_out()

    def set_days(self, days: Mapping[date, str], first: date, last: date, today: date) -> None:
        """Show what is known of days.

        Args:
            days: "good", "mixed", "bad", or "logged" for a day without a kind; an absent day is not logged.
            first, last: the days shown, inclusive; whole weeks are drawn, days outside are left blank.
            today: later days are blank and cannot be picked.
        """
        self.grid.set_days(days, first, last, today)
        self._fit()
        self._to_end.start()

    def set_summary(self, text: str) -> None:
        """Say for screen readers what the whole map shows, e.g. "61 good, 20 mixed, 5 bad of 90 days"."""
        self.setAccessibleDescription(text)
        self.grid.setAccessibleDescription(text)

    def changeEvent(self, event: QEvent) -> None:
        """Take other sizes when the text changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_to_end"):
            self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._names, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._area, 1, Qt.AlignmentFlag.AlignTop)
        legend = QWidget()
        flow = FlowLayout(legend, gap=12, row_gap=4)
        for kind, words in LEGEND:
            flow.addWidget(_legend_entry(kind, _(words)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(legend)

    def _fit(self) -> None:
        """Choose the side of a square: as large as the width allows within bounds, smaller only by scrolling."""
        least = max(LEAST, round(self.fontMetrics().height() * 0.95))
        weeks = max(1, self.grid.weeks())
        room = (self._area.viewport().width() - 2 * EDGE + GAP) // weeks - GAP
        side = min(max(room, least), round(least * LARGEST))
        self.grid.set_side(side)
        hint = self.grid.sizeHint()
        self.grid.resize(hint)
        bar = self._area.horizontalScrollBar()
        scrolls = hint.width() > self._area.viewport().width()
        self._area.setFixedHeight(hint.height() + (bar.sizeHint().height() + 2 if scrolls else 0))
        self._names.set_rows(self.grid.names_height() + EDGE, side + GAP)

    def _on_cursor_moved(self, spot: QRect) -> None:
        self._area.ensureVisible(spot.center().x(), spot.center().y(), spot.width() * 2, spot.height())

    def _on_laid_out(self) -> None:
        """Show the latest weeks first."""
        bar = self._area.horizontalScrollBar()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar.setValue(bar.minimum() if mirrored else bar.maximum())


class _Sideways(QScrollArea):
    """A bare scroll area that tells of its width.

    Signals:
        resized: its room changed.
    """

    resized = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName("heat_area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._wide = -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another width."""
        super().resizeEvent(event)
        if self.viewport().width() != self._wide:
            self._wide = self.viewport().width()
            self.resized.emit()

    def sizeHint(self) -> QSize:
        """Ask for little: what is too wide scrolls."""
        return QSize(160, self.widget().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a few weeks."""
        return QSize(90, 60)


class _Weekdays(QWidget):
    """The letters of every second weekday, left of the squares."""

    def __init__(self, first_weekday: int) -> None:
        super().__init__()
        self._first_weekday = first_weekday
        self._top, self._step = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_rows(self, top: int, step: int) -> None:
        """Take where the first row begins and how far the rows are apart, in pixels."""
        self._top, self._step = top, step
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the widest letter and seven rows."""
        widest = max(self.fontMetrics().horizontalAdvance(self._name(row)) for row in range(7))
        return QSize(widest + 2, self._top + 7 * self._step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the letters in the middle of their rows."""
        painter = QPainter(self)
        painter.setFont(labels.faces(self.font(), 1.0).small)
        painter.setPen(theme.shown().color("muted"))
        metrics = painter.fontMetrics()
        for row in range(0, 7, 2):
            middle = self._top + row * self._step + (self._step - GAP) / 2
            left = (self.width() - metrics.horizontalAdvance(self._name(row))) / 2
            painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), self._name(row))

    def _name(self, row: int) -> str:
        number = (self._first_weekday + row) % 7 + 1
        return QLocale().standaloneDayName(number, QLocale.FormatType.NarrowFormat)


def _legend_entry(kind: str, words: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(LegendMark(kind))
    row.addWidget(label(words, "muted"))
    return entry
