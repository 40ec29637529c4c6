# SPDX-License-Identifier: MIT
"""The cards under the charts: good days, before and after, weeks in numbers, wins. Made and filled one by one.

Nothing here is made before the charts are there; nothing else may import this file at its top.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.usecases import before_after, expected, good_days, periods, wins
from core.usecases.series import Span
from ui.session import Session
from ui.tabs.progress.around_card import AroundCard
from ui.tabs.progress.good_days_card import GoodDaysCard
from ui.tabs.progress.periods_card import MONTH, PeriodsCard
from ui.tabs.progress.wins_card import WinsCard

# Longer spans are read by month; ten years of weeks are a table that nobody reads.
MOST_WEEKS = timedelta(weeks=53) - timedelta(days=1)


class LateCards(QWidget):
    """The cards, each filled in a turn of its own so that no key waits for all of them.

    Signals:
        day_chosen(day: date): open that day. milestone_asked(key: str): ask for the day of a milestone.
        all_built(): every card is filled.
    """

    day_chosen = Signal(object)
    milestone_asked = Signal(str)
    all_built = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the cards; `begin` fills them."""
        super().__init__(parent)
        self.setObjectName("late_cards")
        self._session = session
        self._span: Span = (date.min, date.min)
        self.good_days, self.around = GoodDaysCard(), AroundCard()
        self.periods, self.wins = PeriodsCard(), WinsCard()
        self._waiting: list[Callable[[], None]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in self.cards():
            column.addWidget(card)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_next)
        self._connect()

    def begin(self, span: Span) -> None:
        """Fill the cards anew for a span, one after the other."""
        self._span = span
        self._waiting = [self._fill_good_days, self._fill_around, self._fill_periods, self._fill_wins]
        self._timer.start()

    def finish(self) -> None:
        """Fill what is still waiting now."""
        self._timer.stop()
        was_waiting = bool(self._waiting)
        while self._waiting:
            self._waiting.pop(0)()
        if was_waiting:
            self.all_built.emit()

    def stop(self) -> None:
        """Leave the rest unfilled, until it is begun again."""
        self._timer.stop()

    def is_built(self) -> bool:
        """Tell whether every card is filled."""
        return not self._waiting

    def cards(self) -> tuple[QWidget, ...]:
        """Return the cards from top to bottom."""
        return (self.good_days, self.around, self.periods, self.wins)

    def _on_next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
        if self._waiting:
            self._timer.start()
        else:
            self.all_built.emit()

    def _fill_good_days(self) -> None:
        dog = self._session.dog
        if dog is not None:
            found = good_days.calendar(self._session.store, dog.id, *self._span)
            self.good_days.show_days(found, self._session.today())

    def _fill_around(self) -> None:
        dog, today = self._session.dog, self._session.today()
        if dog is not None:
            day = self.around.set_events(before_after.events(self._session.store, dog, today), today)
            if day is not None:
                self._on_event(day)

    def _fill_periods(self) -> None:
        dog, session = self._session.dog, self._session
        if dog is None:
            return
        first, last = self._span
        units, is_cut = session.library.units, False
        if self.periods.chosen() == MONTH:
            made = periods.table(session.store, dog, self._span, by="month", system=units)
        else:
            begin = max(first, last - MOST_WEEKS)
            is_cut = begin > first
            made = periods.table(session.store, dog, (begin, last), by="week", system=units)
        self.periods.show_table(made, is_cut=is_cut)

    def _fill_wins(self) -> None:
        dog, session = self._session.dog, self._session
        if dog is not None:
            self.wins.show_wins(
                wins.of_dog(session.store, dog, session.today()),
                expected.milestones(session.store, dog),
                session.today(),
                writable=session.store.writable,
            )

    def _on_event(self, day: date) -> None:
        dog, session, today = self._session.dog, self._session, self._session.today()
        if dog is not None:
            rows = before_after.around(session.store, dog, day, today=today, system=session.library.units)
            self.around.show_rows(rows, before_after.others(session.store, dog, day, today=today))

    def _on_by(self, _by: str) -> None:
        self._fill_periods()

    def _on_taken_back(self, key: str) -> None:
        if self._session.dog is not None:
            wins.take_back(self._session.store, self._session.dog, key)

    def _connect(self) -> None:
        self.good_days.day_chosen.connect(self.day_chosen)
        self.around.event_chosen.connect(self._on_event)
        self.periods.by_chosen.connect(self._on_by)
        self.wins.reached.connect(self.milestone_asked)
        self.wins.taken_back.connect(self._on_taken_back)
        self.wins.day_chosen.connect(self.day_chosen)
