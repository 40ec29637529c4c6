# SPDX-License-Identifier: MIT
"""The page on screen: what is stored of the chosen day, and the way in for new answers.

Panels read from it and give answers to it; it calls the use cases and knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from core.usecases import diary, walks
from core.usecases.answers import Answer, Slot
from core.usecases.dogs import Dog
from core.usecases.walks import Walk
from core.words.errors import HindstrideError
from ui.session import Session


class DayBook(QObject):
    """One dog's page of one day.

    Attributes:
        page: the answers and the note as stored. walks: the day's sessions, by time.
    Signals:
        shown(): controls should show what is stored (after a save was refused).
        flagged(list[flags.Raised]): an answer just given matches rows of "When to call the vet".
    """

    shown = Signal()
    flagged = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Make a book without a page; call `load` while a dog is chosen."""
        super().__init__(parent)
        self.session = session
        self.page = diary.Page("", date.min, {}, "", False)
        self.walks: list[Walk] = []

    @property
    def dog(self) -> Dog:
        """The chosen dog; panels exist only while there is one."""
        assert self.session.dog is not None
        return self.session.dog

    @property
    def day(self) -> date:
        """The day on screen."""
        return self.page.day

    @property
    def place(self) -> tuple[str, date]:
        """What a text field shows: another dog or day replaces what was typed."""
        return (self.page.dog, self.page.day)

    @property
    def system(self) -> str:
        """The units shown: "metric" or "imperial"."""
        return self.session.library.units

    def load(self) -> None:
        """Read the chosen dog's page of the chosen day."""
        store, day = self.session.store, self.session.day
        self.page = diary.page(store, self.dog.id, day)
        self.walks = walks.of_days(store, self.dog.id, day, day)

    def answer(self, key: str, side: str = "") -> Answer:
        """Return what is stored: a number, "na", or None when not answered."""
        return self.page.answers.get((key, side))

    def give(self, given: Mapping[Slot, Answer], label: str = "") -> None:
        """Keep answers in one undo step, and tell when one of them means calling the vet.

        Args:
            given: (metric key, side) -> number in the stored unit, "na", or None to take the answer back.
            label: words for undo; empty means the metric's name.
        Raises:
            InvalidValue, SaveFailed: nothing was kept; controls are told to show what is stored.
        """
        fresh = {slot: answer for slot, answer in given.items() if self.page.answers.get(slot) != answer}
        dog, day, store = self.dog, self.day, self.session.store
        try:
            diary.save(store, dog, day, given, today=self.session.today(), label=label)
        except HindstrideError:
            self.shown.emit()
            raise
        from core.usecases import flags  # the first answer comes long after the first paint

        if found := flags.raised(store, dog, day, fresh):
            self.flagged.emit(found)

    def write_note(self, note: str) -> None:
        """Keep the day's note; raises as `diary.save_note`."""
        diary.save_note(self.session.store, self.dog, self.day, note, today=self.session.today())

    def keep_walk(self, walk: Walk) -> Walk:
        """Keep one session and return it with its id; raises as `walks.save`."""
        return walks.save(self.session.store, self.dog, walk, today=self.session.today())

    def remove_walk(self, walk: Walk) -> None:
        """Take a session out; undo brings it back."""
        walks.remove(self.session.store, self.dog, walk)

    def copy_walks(self) -> int:
        """Copy yesterday's sessions, grey until confirmed; returns how many."""
        return walks.copy_from_day_before(self.session.store, self.dog, self.day, today=self.session.today())

    def confirm_walks(self) -> None:
        """Confirm the copied sessions."""
        walks.confirm(self.session.store, self.dog, self.day)
