# SPDX-License-Identifier: MIT
"""A first evening: welcome, three questions, one tap, undo and redo, close; the next start shows the same page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping import library
from core.usecases import diary
from core.words import paths
from ui.app import Opened, Program

NOW = datetime(2026, 11, 22, 18, 42)


@pytest.fixture
def programs(qapp: QApplication) -> Iterator[list[Program]]:
    made = [Program(qapp, clock=lambda: NOW)]
    yield made
    for program in made:
        program.close()


def press(qtbot: QtBot, within: QWidget, name: str) -> None:
    found = within.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def opened(program: Program) -> Opened:
    assert program.opened is not None
    return program.opened


def kind_of_day(here: Opened) -> object:
    assert here.session.dog is not None
    return diary.page(here.store, here.session.dog.id, here.session.day).answers.get(("good_day", ""))


def is_pressed(here: Opened, name: str) -> bool:
    found = here.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found.isChecked()


def test_a_day_logged_with_one_tap_is_there_after_a_restart(programs: list[Program], qtbot: QtBot) -> None:
    first = programs[0]
    first.start(None)
    welcome = first.welcome
    assert welcome is not None
    press(qtbot, welcome, "choice_add")
    qtbot.keyClicks(welcome.questions.name, "Bailey")
    press(qtbot, welcome, "chip_L")
    press(qtbot, welcome, "welcome_begin")
    window = opened(first).window
    with qtbot.waitActive(window):
        window.activateWindow()
    press(qtbot, window, "chip_mixed")
    assert kind_of_day(opened(first)) == 1
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kind_of_day(opened(first)) is None and not is_pressed(opened(first), "chip_mixed")
    window.menus.action("redo").trigger()
    assert kind_of_day(opened(first)) == 1 and is_pressed(opened(first), "chip_mixed")
    assert "Bailey" in window.menus.action("undo").text()
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert first.opened is None
    assert library.newest_copy(paths.default_library()) is not None

    second = Program(first._app, clock=lambda: NOW)
    programs.append(second)
    second.start(None)
    again = opened(second)
    assert again.session.dog is not None and again.session.dog.name == "Bailey"
    assert (again.window.tabs.key(), again.session.day) == ("diary", NOW.date())
    assert is_pressed(again, "chip_mixed") and kind_of_day(again) == 1


def test_a_library_that_was_moved_is_asked_about_and_opened_where_it_is(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    first = programs[0]
    first.start(None)
    assert first.welcome is not None
    press(qtbot, first.welcome, "choice_add")
    qtbot.keyClicks(first.welcome.questions.name, "Bailey")
    press(qtbot, first.welcome, "welcome_begin")
    opened(first).window.close()
    paths.default_library().rename(tmp_path / "moved")

    second = Program(first._app, clock=lambda: NOW)
    programs.append(second)
    second.start(None)
    assert second.problem is not None and not paths.default_library().exists()
    second.problem.accept()
    assert second.open(tmp_path / "moved")
    assert opened(second).session.dog is not None
