# SPDX-License-Identifier: MIT
"""The upper part of the page that speaks: what asks for a look, the first weeks, what the days say.

It reads verdicts and does what is answered; the sentences are made in core.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from core.usecases import asking, first_weeks, verdicts
from core.usecases.asking import Ask
from core.usecases.verdicts import Lately
from core.words.blocks import Verdict
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.progress import first_things
from ui.tabs.progress.first_things import FirstThings
from ui.tabs.progress.first_weeks_card import FirstWeeksCard
from ui.tabs.progress.verdicts_card import VerdictsCard

DONE = object()


class Findings(QObject):
    """Fills the three parts and hears what is pressed in them.

    Attributes:
        things: the bars on top. weeks: the card of the first weeks. card: "What the days say".
    Signals:
        open_requested(Place): somewhere else was asked for. all_built(): everything may be read.
    """

    open_requested = Signal(object)
    all_built = Signal()

    def __init__(self, session: Session, jobs: Jobs, owner: QWidget) -> None:
        """Make the parts, empty; the owner lays them out."""
        super().__init__(owner)
        self._session, self._jobs, self._owner = session, jobs, owner
        self.things = FirstThings()
        self.weeks = FirstWeeksCard()
        self.card = VerdictsCard()
        self.found: list[Verdict] = []
        self._working: Iterator[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_next)
        self.things.answered.connect(self._on_answered)
        self.card.days_asked.connect(self.show_days)
        self.card.snooze_asked.connect(self._on_snooze)
        self.card.sensitivity_asked.connect(self._on_sensitivity)

    def begin(self) -> None:
        """Show what may be said today, part by part, each in a turn of its own."""
        self._working = self._work()
        self._timer.start()

    def finish(self) -> None:
        """Show what is still missing now."""
        self._timer.stop()
        for _piece in self._working or ():
            pass
        self._working = None

    def stop(self) -> None:
        """Leave the rest, until it is begun again."""
        self._timer.stop()

    def is_built(self) -> bool:
        """Tell whether everything is shown."""
        return self._working is None

    def _on_next(self) -> None:
        if self._working is not None and next(self._working, DONE) is not DONE:
            self._timer.start()
        else:
            self._working = None
            self.all_built.emit()

    def _work(self) -> Iterator[None]:
        dog, store, today = self._session.dog, self._session.store, self._session.today()
        found: list[Verdict] = []
        for piece in verdicts.in_turns(store, dog, today=today) if dog is not None else ():
            found += piece
            yield
        self.found = found
        declines = verdicts.notices(store, dog, today=today, known=found) if dog is not None else []
        self.things.set_things(first_things.gather(self._session, declines))
        yield
        begun = first_weeks.build(store, dog, today=today) if dog is not None else None
        self.weeks.show_weeks(begun)
        few_only = all(one.state == "few" for one in found)
        told = [] if begun is not None and few_only else found
        yield
        for _row in self.card.make_rows(told):
            yield
        self.card.set_verdicts(told, today, writable=store.writable)

    def show_days(self, verdict: Verdict) -> QDialog:
        """Open the days that a verdict counts."""
        from ui.tabs.progress.shown_days import ShownDays

        dialog = ShownDays(self._session, self._jobs, self._owner, verdict=verdict)
        dialog.open_requested.connect(self.open_requested)
        dialog.open()
        return dialog

    def _on_answered(self, about: Any, key: str) -> None:
        store, dog, today = self._session.store, self._session.dog, self._session.today()
        if dog is None:
            return
        if isinstance(about, Lately):
            self._show_call_card(about)
        elif isinstance(about, Verdict) and key == first_things.SHOW:
            self.show_days(about)
        elif isinstance(about, Verdict):
            self._on_snooze(about)
        elif isinstance(about, Ask):
            asking.answer(store, dog, about, key, today=today)

    def _show_call_card(self, flag: Lately) -> None:
        from ui.dialogs.call_card import CallCard  # only when it is needed, as in the diary

        card = CallCard(self._session, self._jobs, self._owner.window(), (flag.flag.id,))
        card.open_requested.connect(self.open_requested)
        card.open()

    def _on_snooze(self, verdict: Verdict) -> None:
        if self._session.dog is not None:
            verdicts.snooze(self._session.store, self._session.dog, verdict, today=self._session.today())

    def _on_sensitivity(self) -> None:
        self.open_requested.emit(Place(dialog="preferences"))
