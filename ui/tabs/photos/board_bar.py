# SPDX-License-Identifier: MIT
"""The row of buttons over the comparison: which view, first and latest, swap, facts, and adding photos.

It says what was pressed; it knows no photo.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from core.words.i18n import _
from ui.widgets.chips import chip_row


class BoardBar(QWidget):
    """Buttons over the photos.

    Signals:
        view_chosen(is_weeks: bool): the grid of weeks and poses, or side by side.
        first_and_latest_asked(), swap_asked(): as the buttons say. facts_asked(wanted: bool): the right column.
    """

    view_chosen = Signal(bool)
    first_and_latest_asked = Signal()
    swap_asked = Signal()
    facts_asked = Signal(bool)

    def __init__(self, add: QPushButton, others: QPushButton, parent: QWidget | None = None) -> None:
        """Make the row; the two buttons for adding stand at its end."""
        super().__init__(parent)
        self.setObjectName("board_bar")
        self.pair = _chip("view_pair", _("Side by side"))
        self.weeks = _chip("view_weeks", _("Weeks and poses"))
        self.first = _chip("first_and_latest", _("First and latest"), checkable=False)
        self.swap = _chip("swap_photos", _("Swap"), checkable=False)
        self.facts = _chip("show_facts", _("About these"))
        self._is_facts_needed = False
        self._views = QButtonGroup(self)
        for chip in (self.pair, self.weeks):
            self._views.addButton(chip)
        self.pair.setChecked(True)
        self.facts.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        space = QWidget()
        space.setFixedWidth(2)  # what one looks at stands a little apart from what is done to it
        row.addWidget(chip_row([self.pair, self.weeks, space, self.first, self.swap, self.facts]), 1)
        row.addWidget(others, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        self._views.buttonClicked.connect(self._on_view)
        self.first.clicked.connect(self._on_first)
        self.swap.clicked.connect(self._on_swap)
        self.facts.clicked.connect(self.facts_asked)

    def show_view(self, *, weeks: bool) -> None:
        """Go to one of the two views as if its button was pressed."""
        (self.weeks if weeks else self.pair).setChecked(True)
        self._tell()

    def set_facts(self, is_shown: bool, is_needed: bool) -> None:
        """Show whether the right column is there, and offer to fold it only where room is short; tells nobody."""
        self.facts.setChecked(is_shown)
        self._is_facts_needed = is_needed
        self.facts.setVisible(is_needed and self.pair.isChecked())

    def _tell(self) -> None:
        is_weeks = self.weeks.isChecked()
        for chip in (self.first, self.swap):
            chip.setVisible(not is_weeks)
        self.facts.setVisible(not is_weeks and self._is_facts_needed)
        self.view_chosen.emit(is_weeks)

    def _on_view(self, _pressed: QAbstractButton) -> None:
        self._tell()

    def _on_first(self) -> None:
        self.first_and_latest_asked.emit()

    def _on_swap(self) -> None:
        self.swap_asked.emit()


def _chip(name: str, words: str, *, checkable: bool = True) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "chip")
    made.setCheckable(checkable)
    return made
