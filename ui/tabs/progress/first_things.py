# SPDX-License-Identifier: MIT
"""What stands over the charts and asks for a look: when to call the vet, declines, open questions; in that order.

At most two at once, the rest behind "n more". What is said comes from core; nothing is asked of an archived dog.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.usecases import asking, lately
from core.words.blocks import Verdict
from core.words.i18n import _, ngettext
from ui.session import Session
from ui.widgets.question import QuestionBar

SHOWN = 2
CALL, SHOW, SNOOZE = "call", "show", "snooze"


@dataclass(frozen=True, slots=True)
class Thing:
    """One bar: its sentence, its answers as (key, words), and what it is about (a flag, a verdict or a question)."""

    text: str
    role: str
    answers: tuple[tuple[str, str], ...]
    about: Any


def gather(session: Session, declines: Sequence[Verdict]) -> list[Thing]:
    """Return what to say first, most urgent first.

    Args:
        declines: as `verdicts.notices`.
    """
    dog, store = session.dog, session.store
    if dog is None or dog.archived:
        return []
    call = ((CALL, _("When to call the vet")),)
    flags = lately.of_dog(store, dog, today=session.today(), falling=partial(_titles, declines))
    found = [Thing(one.sentence, "alarm", call, one) for one in flags]
    found += [decline(one, writable=store.writable) for one in declines]
    if store.writable:
        asked = asking.questions(store, dog, today=session.today())
        found += [Thing(one.text, "plain", tuple(one.answers), one) for one in asked]
    return found


def decline(verdict: Verdict, *, writable: bool) -> Thing:
    """Return the bar of a verdict that is worth a look."""
    answers = [(SHOW, _("Show these days"))] if verdict.days else []
    if writable:
        answers.append((SNOOZE, _("Snooze 14 days")))
    return Thing(verdict.sentence, "caution", tuple(answers), verdict)


def _titles(declines: Sequence[Verdict]) -> list[str]:
    return [one.title for one in declines]


class FirstThings(QWidget):
    """The bars, one under the other.

    Signals:
        answered(about: object, key: str): an answer of a bar was pressed; `about` as in Thing.
    """

    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty place that takes no room."""
        super().__init__(parent)
        self.setObjectName("first_things")
        self._things: list[Thing] = []
        self._bars: list[QuestionBar] = []
        self._is_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = QPushButton()
        self.more.setObjectName("first_things_more")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._on_more)
        self._column.addWidget(self.more)
        self.hide()

    def set_things(self, things: Sequence[Thing]) -> None:
        """Show these; none takes the place away."""
        self._things = list(things)
        self._show()

    def bars(self) -> list[QuestionBar]:
        """Return the bars on screen, in order."""
        return [bar for bar in self._bars if not bar.isHidden()]

    def in_order(self) -> list[QWidget]:
        """Return everything that can be reached by keys, top to bottom, hidden or not."""
        return [*self._bars, self.more]

    def _show(self) -> None:
        count = len(self._things)
        shown = count if self._is_open or count == SHOWN + 1 else min(count, SHOWN)
        while len(self._bars) < shown:
            self._add_bar()
        for number, bar in enumerate(self._bars):
            bar.setVisible(number < shown)
            if number < shown:
                thing = self._things[number]
                bar.show_question(thing.text, thing.answers, thing.role)
        hidden = count - min(count, SHOWN)
        words = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
        if self._is_open:
            words = _("Show fewer")
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(count > SHOWN + 1)
        self.setVisible(bool(count))

    def _add_bar(self) -> None:
        bar = QuestionBar(parent=self)
        bar.setObjectName(f"first_thing_{len(self._bars)}")
        bar.answered.connect(self._on_answered)
        self._column.insertWidget(len(self._bars), bar)
        self._bars.append(bar)

    def _on_answered(self, key: str) -> None:
        bar = self.sender()
        if isinstance(bar, QuestionBar) and bar in self._bars:
            self.answered.emit(self._things[self._bars.index(bar)].about, key)

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._show()
