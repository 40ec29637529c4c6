# SPDX-License-Identifier: MIT
"""Weeks one to four: what was logged so far, what is still needed, what comes next. No verdict, no hurry."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.usecases.first_weeks import FirstWeeks
from ui.widgets.card import Card
from ui.widgets.headings import label


class FirstWeeksCard(Card):
    """The first weeks in short sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card that takes no room."""
        super().__init__(parent=parent)
        self.setObjectName("first_weeks_card")
        self._lines: list[QLabel] = []
        self._room = QWidget()
        self._column = QVBoxLayout(self._room)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add(self._room)
        self.hide()

    def show_weeks(self, weeks_so_far: FirstWeeks | None) -> None:
        """Show the first weeks; None takes the card away."""
        self.setVisible(weeks_so_far is not None)
        if weeks_so_far is None:
            return
        self.set_title(weeks_so_far.title)
        counted = weeks_so_far.lines[: len(weeks_so_far.lines) - len(weeks_so_far.needed)]
        told = [("\u00a0· ".join(counted), "")]
        # While days are waited for the next step says the same once more.
        told.append((weeks_so_far.until, "strong") if weeks_so_far.until else (weeks_so_far.next_step, "strong"))
        self._show(told)

    def _show(self, told: list[tuple[str, str]]) -> None:
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [label(words, role, wrap=True, name="first_weeks_line") for words, role in told]
        for line in self._lines:
            self._column.addWidget(line)
