# SPDX-License-Identifier: MIT
"""The error door: calm notices for the world's faults, one dialog for ours, a log without the owner's words."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.words.errors import Cancelled, HindstrideError, InvalidValue, LibraryProblem
from core.words.settings import UserSettings
from ui import crash, theme
from ui.jobs import Jobs
from ui.session import Session

SECRET = "he cried in the night"


class Window(QWidget):
    """A window with the parts that the door needs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.jobs = Jobs()
        self.told: list[str] = []
        self.breaks = False

    def show_fault(self, error: HindstrideError) -> None:
        if self.breaks:
            raise ZeroDivisionError
        self.told.append(error.title)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    store = Store.create(tmp_path / "library")
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    made = Window(session)
    qtbot.addWidget(made)
    yield made
    made.jobs.close()
    store.close()


@pytest.fixture
def door(window: Window) -> Iterator[crash.Door]:
    made = crash.install(window)
    yield made
    if made.dialog is not None:
        made.dialog.accept()
    made.close()


def uncaught(error: Exception) -> None:
    """Do what Qt does with an exception that leaves a slot."""
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def log_of(window: Window) -> str:
    file = window.session.store.path / "logs" / "app.log"
    return file.read_text("utf-8") if file.exists() else ""


def test_the_worlds_fault_becomes_a_notice(door: crash.Door, window: Window) -> None:
    uncaught(InvalidValue("400 cm is more than a thigh.", "Type it again."))
    assert window.told == ["400 cm is more than a thigh."] and door.dialog is None


def test_our_fault_becomes_a_dialog_with_details_to_copy(door: crash.Door, qtbot: QtBot) -> None:
    uncaught(KeyError("pose"))
    assert door.dialog is not None and door.dialog.isVisible()
    qtbot.mouseClick(door.dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied and "test_crash.py" in copied and "Hindstride" in copied


def test_details_are_shown_as_typed_and_never_as_markup(door: crash.Door) -> None:
    uncaught(ValueError('<img src="/dev/zero">'))
    assert door.dialog is not None
    assert '<img src="/dev/zero">' in door.dialog.details.toPlainText()


def test_a_fault_that_comes_again_is_counted_in_the_same_dialog(door: crash.Door) -> None:
    uncaught(KeyError("one"))
    first = door.dialog
    uncaught(KeyError("two"))
    assert door.dialog is first and first is not None
    assert "2 times" in first.again.text()


def test_after_going_on_the_next_fault_has_a_dialog_of_its_own(door: crash.Door, qtbot: QtBot) -> None:
    uncaught(KeyError("one"))
    assert door.dialog is not None
    qtbot.mouseClick(door.dialog.go_on, Qt.MouseButton.LeftButton)
    assert door.dialog is None
    uncaught(KeyError("two"))
    assert door.dialog is not None


def test_a_fault_while_showing_a_fault_is_only_logged(
    door: crash.Door, window: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    window.breaks = True
    uncaught(InvalidValue("Something."))
    assert "ZeroDivisionError" in log_of(window)


def test_the_log_holds_places_and_never_the_owners_words(
    door: crash.Door, window: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    uncaught(KeyError(SECRET))
    uncaught(InvalidValue(SECRET))
    uncaught(LibraryProblem(SECRET, reason="busy"))
    text = log_of(window)
    assert "KeyError" in text and "test_crash.py" in text and "LibraryProblem busy" in text
    assert SECRET not in text


def test_what_is_cancelled_is_no_fault(door: crash.Door, window: Window) -> None:
    uncaught(Cancelled("Stopped."))
    assert window.told == [] and door.dialog is None


def test_a_fault_of_a_thread_is_shown_on_the_main_thread(door: crash.Door, qtbot: QtBot) -> None:
    def work() -> None:
        raise KeyError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: door.dialog is not None)


def test_a_fault_of_a_job_arrives_at_the_door(door: crash.Door, window: Window, qtbot: QtBot) -> None:
    window.jobs.run(_refuse)
    qtbot.waitUntil(lambda: window.told == ["The disk is full."])


def _refuse() -> None:
    raise HindstrideError("The disk is full.")


@pytest.mark.no_qt_log
def test_qts_own_warnings_go_to_the_log(door: crash.Door, window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    qWarning("a warning of Qt")
    assert "a warning of Qt" in log_of(window)


def test_closing_the_door_gives_the_hooks_back(window: Window) -> None:
    before = (sys.excepthook, threading.excepthook)
    made = crash.install(window)
    assert sys.excepthook != before[0]
    made.close()
    made.close()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_library_that_cannot_be_written_only_loses_the_log(window: Window) -> None:
    logs = window.session.store.path / "logs"
    logs.rmdir()
    logs.write_text("in the way")
    made = crash.install(window)
    uncaught(InvalidValue("Something."))
    assert window.told == ["Something."]
    made.close()


def test_a_long_story_of_faults_stays_within_five_files(
    door: crash.Door, window: Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(crash, "LOG_BYTES", 300)
    for number in range(60):
        door.log(LibraryProblem(str(number), reason=f"reason{number}"))
    files = sorted(file.name for file in (window.session.store.path / "logs").glob("app.log*"))
    assert files == ["app.log", "app.log.1", "app.log.2", "app.log.3", "app.log.4"]


def test_without_a_fault_no_log_is_written(door: crash.Door, window: Window) -> None:
    assert log_of(window) == ""
