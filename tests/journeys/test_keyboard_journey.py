# SPDX-License-Identifier: MIT
"""The whole of a first day without a mouse: the dog's three questions, then the diary, from field to field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.usecases import diary
from ui.app import Program
from ui.main_window import MainWindow
from ui.welcome import Welcome

NOW = datetime(2026, 11, 22, 18, 42)
Key = Qt.Key


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, clock=lambda: NOW)
    yield made
    made.close()


def press(qtbot: QtBot, window: QWidget, *keys: Key) -> str:
    """Press keys where the keyboard is; returns the name of the control that has it afterwards."""
    for key in keys:
        qtbot.keyClick(window.focusWidget() or window, key)
        QApplication.processEvents()
    at = window.focusWidget()
    return at.objectName() if at is not None else ""


def begun(qtbot: QtBot, program: Program) -> MainWindow:
    """Answer the three questions with Tab, arrows and Space."""
    program.start(None)
    welcome = program.welcome
    assert isinstance(welcome, Welcome)
    welcome.activateWindow()
    qtbot.waitUntil(welcome.isActiveWindow)
    assert press(qtbot, welcome, Key.Key_Tab) in ("choice_add", "choice_sample")
    welcome.show_dog_page()
    qtbot.keyClicks(welcome.questions.name, "Milo")
    assert press(qtbot, welcome, Key.Key_Tab, Key.Key_Right, Key.Key_Space) == "chip_R"
    assert press(qtbot, welcome, Key.Key_Tab, Key.Key_Space) == "chip_surgery"
    assert press(qtbot, welcome, Key.Key_Tab) == "start_day_field"
    for _step in range(8):  # a day has three parts, each a stop
        if press(qtbot, welcome, Key.Key_Tab) == "welcome_begin":
            break
    qtbot.keyClick(welcome.focusWidget(), Key.Key_Space)
    assert program.opened is not None
    window = program.opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_first_day_is_logged_without_a_mouse(qtbot: QtBot, program: Program) -> None:
    window = begun(qtbot, program)
    session = window.session
    assert session.dog is not None
    assert (session.dog.name, session.dog.leg, session.dog.start_kind) == ("Milo", "R", "surgery")
    page = window.tabs.currentWidget().page
    page.complete()
    window.menus.action("today").trigger()
    assert press(qtbot, window, Key.Key_Right, Key.Key_Space) == "chip_mixed"
    press(qtbot, window, Key.Key_Tab, Key.Key_7, Key.Key_Tab, Key.Key_1, Key.Key_0)
    given = diary.page(session.store, session.dog.id, session.day).answers
    assert (given[("good_day", "")], given[("overall_mobility", "")], given[("comfort", "")]) == (1, 7, 10)
    assert "Saved 18:42" in window.footer.saved.whole()
    assert window.menus.action("undo").text() == "&Undo: comfort, Milo, 22 Nov"


def test_tab_goes_through_the_page_before_what_stands_beside_it(qtbot: QtBot, program: Program) -> None:
    window = begun(qtbot, program)
    page = window.tabs.currentWidget().page
    page.complete()
    page.walks._on_add()
    page.more._on_fold()
    page.kind.chips.chip("good").setFocus()
    seen = [press(qtbot, window, Key.Key_Tab) for _step in range(140)]
    wanted = ["session_kind", "session_done", "chip_limped", "more_fold", "step_0", "day_note", "month_grid"]
    places = [seen.index(name) if name != "step_0" else seen.index(name, seen.index("more_fold")) for name in wanted]
    assert places == sorted(places)
    assert seen.index("month_grid") < seen.index("add_win") < seen.index("note_off") < seen.index("add_question")


def test_escape_goes_back_from_the_three_questions(qtbot: QtBot, program: Program) -> None:
    program.start(None)
    welcome = program.welcome
    assert isinstance(welcome, Welcome)
    welcome.show_dog_page()
    qtbot.keyClicks(welcome.questions.name, "Milo")
    qtbot.keyClick(welcome.questions.name, Key.Key_Escape)
    assert welcome.pages.currentIndex() == 0
    welcome.show_dog_page()
    assert welcome.questions.name.value() == "Milo"
