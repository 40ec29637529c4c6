# SPDX-License-Identifier: MIT
"""One calm line over the page when a measure is lower than usual, for an owner who never opens Progress.

Worked out after the page is on screen, and again only when something changed; what is said comes from core.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words.i18n import _
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from core.words.blocks import Verdict
    from ui.widgets.question import QuestionBar

SEE, SNOOZE = "see", "snooze"
# Answers come in bursts: it is worked out once after the last of them.
LOOK_MS = 300
# What is loaded first, one a turn.
LOADED = (
    "core.words.run_rules",
    "core.words.blocks",
    "core.usecases.basis",
    "core.usecases.measured_verdicts",
    "core.usecases.verdicts",
)
DONE = object()
# On pages of long ago a line about today would be out of place.
FRESH_DAYS = 2


class EarlyNotice(QWidget):
    """The line, hidden while there is nothing to say.

    Signals:
        open_requested(Place): the Progress tab was asked for.
    """

    open_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty place; `look_again` works out what to say."""
        super().__init__(parent)
        self.setObjectName("early_notice")
        self._session = session
        self._notices: list[Verdict] = []
        self._day = session.day
        self._bar: QuestionBar | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.on_time)
        self._working: Iterator[None] | None = None
        self.hide()

    def look_again(self, wait_ms: int = 0) -> None:
        """Work out what to say once the event loop is free, or after a pause in ms."""
        self._working = self._work()
        self._timer.start(wait_ms)

    def follow(self) -> None:
        """Begin to look, now and after every change."""
        for told in (self._session.changed, self._session.dog_chosen, self._session.settings_changed):
            told.connect(self.on_changed)
        self.look_again()

    def show_on(self, day: date) -> None:
        """Stand over the pages of today and yesterday only."""
        self._day = day
        self._show()
        if self._working is not None and not self._timer.isActive():
            self._timer.start(0)

    def text(self) -> str:
        """Return the sentence on screen, "" when there is none."""
        return self._bar.text() if self._bar is not None and not self.isHidden() else ""

    def on_changed(self) -> None:
        """Look again when the burst of changes is over."""
        self.look_again(LOOK_MS)

    def on_time(self) -> None:
        """Do the next piece of the work, each in a turn of its own, so that no key waits for all of it."""
        if self._working is None or not self._is_seen():
            return  # the library may be closed next; the page asks again when it is shown
        if next(self._working, DONE) is DONE:
            self._working = None
        else:
            self._timer.start(0)

    def is_settled(self) -> bool:
        """Tell whether there is nothing left to work out."""
        return self._working is None

    def _work(self) -> Iterator[None]:
        for name in LOADED:
            importlib.import_module(name)  # only now: it costs start-up time
            yield
        from core.usecases import verdicts

        dog, store, today = self._session.dog, self._session.store, self._session.today()
        found: list[Verdict] = []
        if dog is not None and not dog.archived:
            for piece in verdicts.in_turns(store, dog, today=today):
                found += piece
                yield
            found = verdicts.notices(store, dog, today=today, known=found)
        self._notices = found
        self._show()

    def _is_seen(self) -> bool:
        page = self.parentWidget()
        return page is not None and page.isVisible()

    def on_answered(self, key: str) -> None:
        """Go to Progress, or say nothing of this measure for 14 days."""
        if not self._notices:
            return
        if key == SEE:
            self.open_requested.emit(Place("progress", metric=self._notices[0].key))
            return
        from core.usecases import verdicts

        dog = self._session.dog
        if dog is not None:
            verdicts.snooze(self._session.store, dog, self._notices[0], today=self._session.today())
            self.look_again()

    def _show(self) -> None:
        is_fresh = self._session.today() - self._day < timedelta(days=FRESH_DAYS)
        if not self._notices or not is_fresh:
            self.hide()
            return
        answers = [(SEE, _("See progress"))]
        if self._session.store.writable:
            answers.append((SNOOZE, _("Snooze 14 days")))
        self._made().show_question(self._notices[0].sentence, answers, "caution")
        self.show()

    def _made(self) -> QuestionBar:
        if self._bar is None:
            from ui.widgets.question import QuestionBar

            self._bar = QuestionBar(parent=self)
            self._bar.setObjectName("early_notice_bar")
            self._bar.answered.connect(self.on_answered)
            self.layout().addWidget(self._bar)
        return self._bar
