# SPDX-License-Identifier: MIT
"""The program as an owner has it before her: clicks and keys in one real window. No asserts about what it shows.

Used by the journeys that break things. Libraries and dogs are made by make.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.usecases import diary
from ui.app import Opened, Program
from ui.tabs.diary.tab import DiaryTab

NOW = datetime(2026, 11, 22, 18, 42)
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Evening:
    """The program as the owner has it before her."""

    qtbot: QtBot
    program: Program

    @property
    def here(self) -> Opened:
        """What is open."""
        assert self.program.opened is not None
        return self.program.opened

    def press(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """Click the button of that name that is in sight."""
        found = (within or self.here.window).findChildren(QAbstractButton, name)
        (button,) = [one for one in found if one.isVisible() and one.isEnabled()]
        self.qtbot.mouseClick(button, LEFT)
        return button

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
        """Press keys in whatever has the focus."""
        target = QApplication.focusWidget() or self.here.window
        self.qtbot.keyClick(target, key, modifier)

    def open_tab(self, key: str) -> QWidget:
        """Go to a tab by its button in the header."""
        self.press(f"tab_{key}")
        return self.here.window.tabs.tab(key)

    def diary(self) -> DiaryTab:
        """Open the diary and wait until every panel is there."""
        tab = self.open_tab("diary")
        assert isinstance(tab, DiaryTab)
        self.qtbot.waitUntil(lambda: tab.page is not None and tab.page.is_complete())
        return tab

    def answers(self, day: date) -> dict[tuple[str, str], object]:
        """Read what is stored of a day."""
        assert self.here.session.dog is not None
        return dict(diary.page(self.here.store, self.here.session.dog.id, day).answers)


def again(evenings: list[Evening], now: datetime = NOW) -> Evening:
    """Close the window with its keys and start the program again."""
    last = evenings[-1]
    to_front(last)
    last.qtbot.keyClick(last.here.window, Qt.Key.Key_Q, CONTROL)
    assert last.program.opened is None
    evenings.append(Evening(last.qtbot, Program(last.program._app, clock=lambda: now)))
    evenings[-1].program.start(None)
    return evenings[-1]


def begin(evening: Evening, name: str = "Bailey") -> None:
    """Answer the welcome with three questions."""
    evening.program.start(None)
    welcome = evening.program.welcome
    assert welcome is not None
    evening.press("choice_add", welcome)
    evening.qtbot.keyClicks(welcome.questions.name, name)
    evening.press("chip_L", welcome)
    evening.press("welcome_begin", welcome)
    to_front(evening)


def to_front(evening: Evening) -> None:
    """Make the window the one that gets the keys."""
    window = evening.here.window
    with evening.qtbot.waitActive(window):
        window.activateWindow()
