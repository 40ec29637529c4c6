# SPDX-License-Identifier: MIT
"""The row of buttons over the comparison: ways of looking, aligning, measuring, a menu with the rest, adding photos.

It says what was pressed; it knows no photo.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLayoutItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from core.words.i18n import _
from ui.tabs.photos.mark_tasks import ALIGN, MEASURE
from ui.widgets import compare_modes
from ui.widgets.flow import FlowLayout


class BarLayout(FlowLayout):
    """Rows of buttons; some of them stand at the right end of the row they come to."""

    def __init__(self, parent: QWidget, at_end: Sequence[QWidget]) -> None:
        """Make it empty; `at_end` names the widgets that stand at the right."""
        super().__init__(parent, gap=8, row_gap=8)
        self._at_end = set(at_end)

    def _place(self, row: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        begin = [(item, size) for item, size in row if item.widget() not in self._at_end]
        end = [(item, size) for item, size in row if item.widget() in self._at_end]
        super()._place(begin, room)
        width = sum(size.width() + self._gap for _item, size in end) - self._gap
        super()._place(end, QRect(room.right() + 1 - width, room.top(), width, room.height()))


class BoardBar(QWidget):
    """Buttons over the photos.

    Attributes:
        modes: the buttons of COMPARE_MODES by key. tasks: the buttons "align" and "measure" by key.
        more_menu: what is wanted less often; others may add to its end.
        save_action, copy_action, first_action, swap_action: the entries of the menu.
    Signals:
        mode_chosen(key: str): a way of looking. view_chosen(is_weeks: bool): the grid of weeks and poses, or photos.
        task_chosen(key: str): "align", "measure", or "" when neither is wanted any more.
        first_and_latest_asked(), swap_asked(), save_asked(), copy_asked(): as the entries say.
        facts_asked(wanted: bool): the right column. videos_asked(): the clips instead of the photos.
    """

    mode_chosen = Signal(str)
    view_chosen = Signal(bool)
    task_chosen = Signal(str)
    first_and_latest_asked = Signal()
    swap_asked = Signal()
    facts_asked = Signal(bool)
    videos_asked = Signal()
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
        self.videos = _chip("view_videos", _("Videos"), checkable=False)
        self.tasks = {ALIGN: _chip("align_photos", _("Align…")), MEASURE: _chip("measure_photos", _("Measure"))}
        self.more = _chip("more_ways", _("More"), checkable=False)
        self.facts = _chip("show_facts", _("About these"))
        self._is_facts_needed = False
        self._views = QButtonGroup(self)
        for chip in (*self.modes.values(), self.weeks):
            self._views.addButton(chip)
        self.pair.setChecked(True)
        self.facts.setChecked(True)
        self._add_menu()
        self._lay_out(add, others)
        self._connect()

    def show_view(self, *, weeks: bool) -> None:
        """Go to the grid or to the photos as if the button was pressed."""
        (self.weeks if weeks else self.modes[self._mode]).setChecked(True)
        self._tell()

    def show_mode(self, mode: str) -> None:
        """Press the button of a way of looking that was chosen by its key; tells nobody."""
        self._mode = mode
        if not self.weeks.isChecked():
            self.modes[mode].setChecked(True)

    def show_task(self, task: str) -> None:
        """Press the button of what is being marked, "" for none; tells nobody."""
        for key, chip in self.tasks.items():
            chip.setChecked(key == task)

    def allow_tasks(self, reason: str) -> None:
        """Let photos be marked when there is no `reason` against it; else the buttons say it in their tool-tip."""
        for chip in self.tasks.values():
            chip.setEnabled(not reason)
            chip.setToolTip(reason)

    def set_facts(self, is_shown: bool, is_needed: bool) -> None:
        """Show whether the right column is there, and offer to fold it only where room is short; tells nobody."""
        self.facts.setChecked(is_shown)
        self._is_facts_needed = is_needed
        self.facts.setVisible(is_needed and not self.weeks.isChecked())

    def _lay_out(self, add: QPushButton, others: QPushButton) -> None:
        adding = _together(add, others)
        row = BarLayout(self, (adding,))
        looks, tasks = (*self.modes.values(), self.weeks, _apart(self.videos)), self.tasks.values()
        for widget in (*looks, *tasks, self.more, self.facts, adding):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _add_menu(self) -> None:
        self.more_menu = QMenu(self.more)
        self.more_menu.setObjectName("more_menu")
        keys = QKeySequence.StandardKey
        self.save_action = _action(self.more_menu, "save_comparison", _("Save comparison…"), keys.Save)
        self.copy_action = _action(self.more_menu, "copy_comparison", _("Copy comparison"), keys.Copy)
        self.more_menu.addSeparator()
        self.first_action = _action(self.more_menu, "first_and_latest", _("First and latest photo"))
        self.swap_action = _action(self.more_menu, "swap_photos", _("Swap left and right"), Qt.Key.Key_X)
        self.more_menu.addSeparator()
        self.more.setMenu(self.more_menu)

    def _connect(self) -> None:
        self._views.buttonClicked.connect(self._on_view)
        for chip in self.tasks.values():
            chip.clicked.connect(self._on_task)
        self.facts.clicked.connect(self.facts_asked)
        self.videos.clicked.connect(self._on_videos)
        self.first_action.triggered.connect(self._on_first)
        self.swap_action.triggered.connect(self._on_swap)
        self.save_action.triggered.connect(self._on_save)
        self.copy_action.triggered.connect(self._on_copy)

    def _tell(self) -> None:
        is_weeks = self.weeks.isChecked()
        for chip in (*self.tasks.values(), self.more):
            chip.setVisible(not is_weeks)
        self.facts.setVisible(not is_weeks and self._is_facts_needed)
        self.view_chosen.emit(is_weeks)

    def _on_view(self, _pressed: QAbstractButton) -> None:
        chosen = next((key for key, chip in self.modes.items() if chip.isChecked()), "")
        if chosen:
            self._mode = chosen
            self.mode_chosen.emit(chosen)
        self._tell()

    def _on_task(self, on: bool) -> None:
        pressed = next((key for key, chip in self.tasks.items() if chip is self.sender()), "")
        self.show_task(pressed if on else "")
        self.task_chosen.emit(pressed if on else "")

    def _on_videos(self) -> None:
        self.videos_asked.emit()

    def _on_first(self) -> None:
        self.first_and_latest_asked.emit()

    def _on_swap(self) -> None:
        self.swap_asked.emit()

    def _on_save(self) -> None:
        self.save_asked.emit()

    def _on_copy(self) -> None:
        self.copy_asked.emit()


def _apart(last: QPushButton) -> QWidget:
    """What one looks at stands a little apart from what is done to it; a row never begins with the gap."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 10, 0)
    row.addWidget(last)
    return made


def _together(*buttons: QWidget) -> QWidget:
    """Put buttons beside each other that never go to different rows."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    return made


def _mode_chip(mode: compare_modes.CompareMode) -> QPushButton:
    return _chip(f"mode_{mode.key}", _(mode.label))


def _action(menu: QMenu, name: str, words: str, key: QKeySequence.StandardKey | Qt.Key | None = None) -> QAction:
    made = menu.addAction(words)
    made.setObjectName(name)
    if key is not None:
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
