# SPDX-License-Identifier: MIT
"""Small wins and milestones: what went well and when; a milestone is marked when it happened, never asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.usecases.expected import Step
from core.usecases.wins import Win
from core.words import weeks
from core.words.i18n import _, ngettext
from ui.tabs.progress.columns import columns
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import FlowLabel, label

SHOWN_WINS = 6


class WinsCard(Card):
    """Wins on one side, milestones on the other.

    Signals:
        reached(key: str): this milestone is to be marked; the day is asked next.
        taken_back(key: str): this one was marked by mistake. day_chosen(day: date): open that day.
    """

    reached = Signal(str)
    taken_back = Signal(str)
    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Small wins and milestones"), parent=parent)
        self.setObjectName("wins_card")
        self._today = date.min
        self._is_open = False
        self._wins: list[Win] = []
        self._left, self._right = _list(), _list()
        self.more = _link("wins_more", "", "")
        self.more.clicked.connect(self._on_more)
        self._right_foot = label(
            _("Marked on the day it happened. Nothing here is a target; some may not be allowed yet: ask your vet."),
            "muted",
            wrap=True,
        )
        wins, steps = QWidget(), QWidget()
        for box, heading, listed, foot in (
            (wins, _("Small wins"), self._left, self.more),
            (steps, _("Milestones"), self._right, self._right_foot),
        ):
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            for part in (label(heading, "strong"), listed, foot):
                column.addWidget(part)
            column.addStretch(1)
        self.add(columns(wins, steps))

    def show_wins(self, wins: Sequence[Win], steps: Sequence[Step], today: date, *, writable: bool) -> None:
        """Show wins, newest first, and the milestones offered."""
        self._today, self._wins = today, [one for one in wins if not one.is_milestone]
        self._show_wins()
        _clear(self._right)
        for step in steps:
            self._right.layout().addWidget(self._step(step, writable=writable))

    def _show_wins(self) -> None:
        _clear(self._left)
        shown = self._wins if self._is_open else self._wins[:SHOWN_WINS]
        for win in shown:
            line = _line()
            day = _link(
                "win_day", weeks.near_day(win.day, self._today), _("Open {day}").format(day=weeks.long_day(win.day))
            )
            day.setProperty("day", win.day.isoformat())
            day.clicked.connect(self._on_day)
            line.layout().addWidget(day)
            line.layout().addWidget(FlowLabel(win.text))
            self._left.layout().addWidget(line)
        if not self._wins:
            words = _("Small wins that you note in the diary are collected here.")
            self._left.layout().addWidget(label(words, "muted", wrap=True))
        rest = len(self._wins) - len(shown)
        words = ngettext("{count} more", "{count} more", rest).format(count=rest) if rest else _("Show fewer")
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(len(self._wins) > SHOWN_WINS)

    def _step(self, step: Step, *, writable: bool) -> QWidget:
        line = _line()
        said = _(step.milestone.label)
        line.layout().addWidget(FlowLabel(said, "good" if step.day else ""))
        if step.day is not None:
            day = weeks.near_day(step.day, self._today)
            line.layout().addWidget(FlowLabel(_("✓ {day}").format(day=day), "muted"))
        if writable:
            words = _("Mark…") if step.day is None else _("Take back")
            button = _link(f"milestone_{step.milestone.key}", words, f"{said}: {words}")
            button.setProperty("key", step.milestone.key)
            button.clicked.connect(self._on_reached if step.day is None else self._on_taken_back)
            line.layout().addWidget(button)
        return line

    def _on_reached(self) -> None:
        self.reached.emit(str(self.sender().property("key")))

    def _on_taken_back(self) -> None:
        self.taken_back.emit(str(self.sender().property("key")))

    def _on_day(self) -> None:
        self.day_chosen.emit(date.fromisoformat(str(self.sender().property("day"))))

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._show_wins()


def _list() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    return made


def _line() -> QWidget:
    made = QWidget()
    FlowLayout(made, gap=10, row_gap=0)
    return made


def _clear(listed: QWidget) -> None:
    while (old := listed.layout().takeAt(0)) is not None:
        old.widget().hide()
        old.widget().deleteLater()


def _link(name: str, words: str, spoken: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(spoken or words)
    made.setProperty("role", "link")
    return made
