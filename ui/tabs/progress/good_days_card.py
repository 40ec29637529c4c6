# SPDX-License-Identifier: MIT
"""The card of good days: their share in words and a map of the days of a span. A square opens its day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.usecases.good_days import GoodDays
from core.words.i18n import _
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.heat_map import HeatMap

SHORT_DAYS, WIDE_EMS = 180, 46


class GoodDaysCard(Card):
    """Good days as a map.

    Signals:
        day_chosen(day: date): a day of the map was picked.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Good days"), parent=parent)
        self.setObjectName("good_days_card")
        self._share = label("", "strong", wrap=True, name="good_days_share")
        self._halves = label("", wrap=True, name="good_days_halves")
        self._months = label("", "muted", wrap=True, name="good_days_months")
        self._is_short = False
        self.map = HeatMap(QLocale().firstDayOfWeek().value - 1)
        self.map.setAccessibleName(_("Map of good days"))
        self.map.day_chosen.connect(self.day_chosen)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._share, self._halves, self._months):
            column.addWidget(widget)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(18)
        self._row.addWidget(words, 2)
        self._row.addWidget(self.map, 3)
        self.body.addLayout(self._row)

    def show_days(self, found: GoodDays, today: date) -> None:
        """Show the kinds of day of a span."""
        self._share.setText(found.share)
        self._halves.setText(found.halves)
        self._halves.setVisible(bool(found.halves))
        self._is_short = (found.last - found.first).days <= SHORT_DAYS
        self._months.setText("\n".join(reversed(found.months)))
        self.map.set_days(found.days, found.first, found.last, today)
        self.map.set_summary("\n".join((found.share, *found.months)))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words over the map where both do not fit beside each other."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """A short map leaves room for the months in words; a long one takes the whole width."""
        abreast = self._is_short and self.width() >= WIDE_EMS * self.fontMetrics().height()
        self._months.setVisible(self._is_short and bool(self._months.text()))
        wanted = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
