# SPDX-License-Identifier: MIT
"""The month beside the page: which days were good, mixed or bad, and the way to another day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker

from core.usecases import diary, phases
from core.usecases.phases import Phase
from core.words.i18n import _
from ui.tabs.diary.day_book import DayBook
from ui.widgets.calendar import DayCalendar
from ui.widgets.card import Card
from ui.widgets.month_grid import month_days


class CalendarPanel(Card):
    """A calendar of the chosen dog."""

    def __init__(self, book: DayBook) -> None:
        """Make the card."""
        super().__init__()
        self.setObjectName("calendar_panel")
        self.setAccessibleName(_("Calendar"))
        self._book = book
        self._first_weekday = QLocale().firstDayOfWeek().value - 1
        self.calendar = DayCalendar(self._first_weekday)
        self.calendar.day_chosen.connect(self._on_day_chosen)
        self.calendar.month_changed.connect(self._on_month_changed)
        self.add(self.calendar)

    def show_day(self) -> None:
        """Show the page's day in its month, before anything is known of the days: none looks forgotten yet."""
        self.calendar.set_today(self._book.session.today())
        self.calendar.set_first_day(self._book.session.today())
        with QSignalBlocker(self.calendar):
            self.calendar.set_selected(self._book.day)

    def show_page(self) -> None:
        """Show the page's day, its month, and what is known of the days."""
        session = self._book.session
        self.calendar.set_today(session.today())
        # Before the record begins no day is missing, and a new dog has none yet.
        self.calendar.set_first_day(diary.first_day(session.store, self._book.dog.id) or session.today())
        month = self.calendar.month()
        self.calendar.set_selected(self._book.day)
        if self.calendar.month() == month:  # else the change of month has read the days
            self._read_days(*month)

    def flush(self) -> None:
        """Nothing can be pending."""

    def _read_days(self, year: int, month: int) -> None:
        shown = month_days(year, month, self._first_weekday)
        store, dog = self._book.session.store, self._book.dog.id
        begun = phases.of_dog(store, dog)
        self.calendar.set_free(frozenset(day for day in shown if _is_maintenance(begun, day)))
        self.calendar.set_days(diary.calendar(store, dog, shown[0], shown[-1]))

    def _on_month_changed(self, year: int, month: int) -> None:
        self._read_days(year, month)

    def _on_day_chosen(self, day: date) -> None:
        self._book.session.choose_day(day)


def _is_maintenance(begun: list[Phase], day: date) -> bool:
    """Whether one entry a week is enough on a day; phases ascending by day."""
    return next((one.kind for one in reversed(begun) if one.day <= day), "") == phases.MAINTENANCE
