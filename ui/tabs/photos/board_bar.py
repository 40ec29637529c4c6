# SPDX-License-Identifier: MIT
"""The row of buttons over the comparison: ways of looking, first and latest, swap, facts, saving, adding photos.

It says what was pressed; it knows no photo.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from core.words.i18n import _
from ui.widgets import compare_modes
from ui.widgets.chips import chip_row


class BoardBar(QWidget):
    """Buttons over the photos.

    Attributes:
        modes: the buttons of COMPARE_MODES by key. save_action, copy_action: what the save button offers.
    Signals:
        mode_chosen(key: str): a way of looking. view_chosen(is_weeks: bool): the grid of weeks and poses, or photos.
        first_and_latest_asked(), swap_asked(), save_asked(), copy_asked(): as the buttons say.
        facts_asked(wanted: bool): the right column.
    """

    mode_chosen = Signal(str)
    view_chosen = Signal(bool)
    first_and_latest_asked = Signal()
    swap_asked = Signal()
    facts_asked = Signal(bool)
    save_asked = Signal()
    copy_asked = Signal()

    def __init__(self, add: QPushButton, others: QPushButton, parent: QWidget | None = None) -> None:
        """Make the row; the two buttons for adding stand at its end."""
        super().__init__(parent)
        self.setObjectName("board_bar")
        self.modes = {mode.key: _mode_chip(mode) for mode in compare_modes.COMPARE_MODES}
        self.pair = self.modes[compare_modes.SIDE]
        self.pair.setObjectName("view_pair")
        self._mode = compare_modes.SIDE
        self.weeks = _chip("view_weeks", _("Weeks and poses"))
        self.first = _chip("first_and_latest", _("First and latest"), checkable=False)
        self.swap = _chip("swap_photos", _("Swap"), checkable=False)
        self.save = _chip("save_comparison", _("Save comparison…"), checkable=False)
        self.facts = _chip("show_facts", _("About these"))
        self._is_facts_needed = False
        self._views = QButtonGroup(self)
        for chip in (*self.modes.values(), self.weeks):
            self._views.addButton(chip)
        self.pair.setChecked(True)
        self.facts.setChecked(True)
        self._add_menu()
        self._lay_out(add, others)
        self._views.buttonClicked.connect(self._on_view)
        self.first.clicked.connect(self._on_first)
        self.swap.clicked.connect(self._on_swap)
        self.facts.clicked.connect(self.facts_asked)
        self.save_action.triggered.connect(self._on_save)
        self.copy_action.triggered.connect(self._on_copy)

    def show_view(self, *, weeks: bool) -> None:
        """Go to the grid or to the photos as if the button was pressed."""
        (self.weeks if weeks else self.modes[self._mode]).setChecked(True)
        self._tell()

    def show_mode(self, mode: str) -> None:
        """Press the button of a way of looking that was chosen by its key; tells nobody."""
        self._mode = mode
        if not self.weeks.isChecked():
            self.modes[mode].setChecked(True)

    def set_facts(self, is_shown: bool, is_needed: bool) -> None:
        """Show whether the right column is there, and offer to fold it only where room is short; tells nobody."""
        self.facts.setChecked(is_shown)
        self._is_facts_needed = is_needed
        self.facts.setVisible(is_needed and not self.weeks.isChecked())

    def _lay_out(self, add: QPushButton, others: QPushButton) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        space = QWidget()
        space.setFixedWidth(2)  # what one looks at stands a little apart from what is done to it
        looks = [*self.modes.values(), self.weeks]
        row.addWidget(chip_row([*looks, space, self.first, self.swap, self.save, self.facts]), 1)
        row.addWidget(others, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)

    def _add_menu(self) -> None:
        menu = QMenu(self.save)
        menu.setObjectName("save_comparison_menu")
        self.save_action = _action(menu, "save_comparison_file", _("Save as picture…"), QKeySequence.StandardKey.Save)
        self.copy_action = _action(menu, "copy_comparison", _("Copy picture"), QKeySequence.StandardKey.Copy)
        self.save.setMenu(menu)

    def _tell(self) -> None:
        is_weeks = self.weeks.isChecked()
        for chip in (self.first, self.swap, self.save):
            chip.setVisible(not is_weeks)
        self.facts.setVisible(not is_weeks and self._is_facts_needed)
        self.view_chosen.emit(is_weeks)

    def _on_view(self, _pressed: QAbstractButton) -> None:
        chosen = next((key for key, chip in self.modes.items() if chip.isChecked()), "")
        if chosen:
            self._mode = chosen
            self.mode_chosen.emit(chosen)
        self._tell()

    def _on_first(self) -> None:
        self.first_and_latest_asked.emit()

    def _on_swap(self) -> None:
        self.swap_asked.emit()

    def _on_save(self) -> None:
        self.save_asked.emit()

    def _on_copy(self) -> None:
        self.copy_asked.emit()


def _mode_chip(mode: compare_modes.CompareMode) -> QPushButton:
    return _chip(f"mode_{mode.key}", _(mode.label))


def _action(menu: QMenu, name: str, words: str, key: QKeySequence.StandardKey) -> QAction:
    made = menu.addAction(words)
    made.setObjectName(name)
    made.setShortcut(QKeySequence(key))
    made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # heard by the compare page, not by the whole window
    return made


def _chip(name: str, words: str, *, checkable: bool = True) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "chip")
    made.setCheckable(checkable)
    return made
