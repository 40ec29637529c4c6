# SPDX-License-Identifier: MIT
"""Before and after: pick something that happened, read the middle of the 14 days on each side, with n each.

It shows what was, never what caused it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from core.usecases import before_after
from core.usecases.before_after import Row
from core.words import weeks
from core.words.blocks import Table
from core.words.i18n import _
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.words_table import WordsTable

Happened = tuple[date, str]
WEEK = timedelta(days=7)


class AroundCard(Card):
    """The table around an event.

    Signals:
        event_chosen(day: date): another event was picked; who hears it answers with `show_rows`.
    """

    event_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Before and after"), _("the 14 days on each side; the day itself in neither"), parent=parent)
        self.setObjectName("around_card")
        self._events: list[Happened] = []
        self.picker = QComboBox()
        self.picker.setObjectName("around_event")
        self.picker.setAccessibleName(_("What happened"))
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(24)
        self.picker.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picker.activated.connect(self._on_picked)
        self.table = WordsTable("around_table", wide=3)
        self.table.setAccessibleName(_("Before and after"))
        self._nothing = label("", "muted", wrap=True, name="around_nothing")
        self._others = label("", wrap=True, name="around_others")
        self._caution = label("", "muted", wrap=True, name="around_caution")
        for widget in (self.picker, self._nothing, self.table, self._others, self._caution):
            self.add(widget)

    def set_events(self, events: Sequence[Happened], today: date) -> date | None:
        """Offer these, newest first; what was chosen stays chosen, at first the newest with a week behind it.

        Returns:
            The day of the chosen one, None when there is nothing to choose.
        """
        before = self.chosen()
        self._events = list(events)
        self.picker.clear()
        for day, words in self._events:
            self.picker.addItem(
                _("{day} · {what}").format(day=weeks.near_day(day, today), what=words.splitlines()[0] if words else "")
            )
        self.picker.setVisible(bool(self._events))
        if self._events:
            self.picker.setCurrentIndex(self._events.index(before) if before in self._events else self._first(today))
        if not self._events:
            self._say(
                _("Nothing is noted yet to compare around. An event, a visit or a medicine will be offered here.")
            )
            return None
        chosen = self.chosen()
        return chosen[0] if chosen else None

    def show_rows(self, rows: Sequence[Row], others: str) -> None:
        """Show the table of the chosen event; `others` names what else happened in these days, "" nothing."""
        if not rows:
            self._say(_("Nothing was answered or measured in these days."))
            return
        head = (_("Measure"), _("Before"), _("After"), _("In words"))
        self.table.set_table(Table(head, tuple(_cells(row) for row in rows)))
        self._nothing.hide()
        self.table.show()
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self._caution.setText(before_after.caution())
        self._caution.setVisible(bool(self._caution.text()))

    def chosen(self) -> Happened | None:
        """Return what is chosen, None without anything."""
        at = self.picker.currentIndex()
        return self._events[at] if 0 <= at < len(self._events) else None

    def _first(self, today: date) -> int:
        """Return where to begin: the newest event with a week behind it; after a day or two all would be too few."""
        old_enough = (at for at, (day, _words) in enumerate(self._events) if today - day >= WEEK)
        return next(old_enough, 0)

    def _say(self, words: str) -> None:
        self._nothing.setText(words)
        self._nothing.show()
        for widget in (self.table, self._others, self._caution):
            widget.hide()

    def _on_picked(self, at: int) -> None:
        if 0 <= at < len(self._events):
            self.event_chosen.emit(self._events[at][0])


def _cells(row: Row) -> tuple[str, str, str, str]:
    return row.title, _side(row.before, row.n_before), _side(row.after, row.n_after), row.said


def _side(middle: str, count: int) -> str:
    if not middle:
        return _("n = {count}").format(count=count)
    return _("{middle} (n = {count})").format(middle=middle, count=count)
