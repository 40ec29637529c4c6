# SPDX-License-Identifier: MIT
"""The first window, choosing a library, and what happens when one cannot be opened."""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping import library, restore
from core.keeping.store import Store
from core.usecases import dogs
from core.words import paths
from core.words import settings as words
from core.words.errors import LibraryProblem, SaveFailed
from core.words.settings import LibrarySettings, UserSettings
from ui import opening, places
from ui.app import Program
from ui.choice import Choice

NOW = datetime(2026, 11, 22, 18, 42)


class FakeTab(QWidget):
    """A tab with nothing in it."""

    def __init__(self, session: object, jobs: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)


@pytest.fixture(autouse=True)
def _fake_tabs(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("fake_rooms")
    module.FakeTab = FakeTab  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fake_rooms", module)
    tabs = tuple(places.TabEntry(one.key, one.label, "fake_rooms", "FakeTab") for one in places.TABS)
    monkeypatch.setattr(places, "TABS", tabs)


@pytest.fixture
def program(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    made = Program(qapp, clock=lambda: NOW)
    yield made
    made.close()
    if made.welcome is not None:
        made.welcome.close()


def library_at(path: Path, name: str = "Bailey") -> Path:
    store = Store.create(path)
    dogs.add(store, name, today=NOW.date())
    store.close()
    return path


def press(qtbot: QtBot, within: QWidget, name: str) -> None:
    found = within.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def problem_at(within: QWidget, field: str) -> str:
    found = within.findChild(QLabel, f"problem_{field}")
    assert isinstance(found, QLabel)
    return found.text()


def test_with_nothing_known_the_welcome_offers_three_choices_and_makes_nothing(program: Program) -> None:
    program.start(None)
    assert program.welcome is not None and program.opened is None
    names = [choice.objectName() for choice in program.welcome.findChildren(Choice)]
    assert names == ["choice_add", "choice_sample", "choice_open"]
    assert not paths.default_library().exists()


def test_three_questions_make_the_library_and_open_it(program: Program, qtbot: QtBot) -> None:
    program.start(None)
    welcome = program.welcome
    assert welcome is not None
    press(qtbot, welcome, "choice_add")
    qtbot.keyClicks(welcome.questions.name, "Bailey")
    press(qtbot, welcome, "chip_L")
    press(qtbot, welcome, "chip_today")
    press(qtbot, welcome, "welcome_begin")
    assert program.opened is not None and program.welcome is None
    dog = program.opened.session.dog
    assert dog is not None
    assert (dog.name, dog.leg, dog.start_day, dog.start_kind) == ("Bailey", "L", NOW.date(), "today")
    assert program.opened.store.path == paths.default_library()
    assert words.read(paths.settings_file()).last_library == str(paths.default_library())


def test_a_dog_without_a_name_is_asked_about_where_it_is_typed(program: Program, qtbot: QtBot) -> None:
    welcome = program.show_welcome()
    press(qtbot, welcome, "choice_add")
    press(qtbot, welcome, "chip_R")
    press(qtbot, welcome, "welcome_begin")
    assert "name" in problem_at(welcome, "name") and program.opened is None
    assert welcome.questions.leg.checked() == {"R"}
    assert not paths.default_library().exists()


def test_a_day_that_has_not_come_is_told_where_it_is_typed(program: Program, qtbot: QtBot) -> None:
    welcome = program.show_welcome()
    press(qtbot, welcome, "choice_add")
    qtbot.keyClicks(welcome.questions.name, "Bailey")
    press(qtbot, welcome, "chip_surgery")
    welcome.questions.start.field.set_day(NOW.date() + timedelta(days=400))
    press(qtbot, welcome, "welcome_begin")
    assert "not come" in problem_at(welcome, "start_day")
    assert welcome.questions.name.value() == "Bailey"


def test_the_welcome_says_where_records_live_and_takes_another_folder(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome = program.show_welcome()
    assert str(paths.default_library()) in welcome.where.text()
    (tmp_path / "photo.txt").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    press(qtbot, welcome, "welcome_other_folder")
    assert welcome.folder() == tmp_path / "Hindstride"


def test_a_full_folder_is_never_offered_for_a_new_library(tmp_path: Path) -> None:
    wanted = library_at(tmp_path / "Hindstride")
    assert opening.free_folder(wanted) == tmp_path / "Hindstride 2"
    assert opening.free_folder(tmp_path / "other") == tmp_path / "other"


def test_the_command_line_comes_before_the_environment_before_the_settings(tmp_path: Path) -> None:
    settings = UserSettings(last_library=str(tmp_path / "last"))
    named = {"HINDSTRIDE_LIBRARY": str(tmp_path / "named")}
    assert opening.known_library(tmp_path / "asked", settings, named) == tmp_path / "asked"
    assert opening.known_library(None, settings, named) == tmp_path / "named"
    assert opening.known_library(None, settings, {}) == tmp_path / "last"
    assert opening.known_library(None, UserSettings(), {}) is None
    library_at(paths.default_library())
    assert opening.known_library(None, UserSettings(), {}) == paths.default_library()


def test_a_known_library_that_is_missing_is_asked_about_and_never_made(program: Program, tmp_path: Path) -> None:
    program.start(tmp_path / "gone")
    assert program.problem is not None and program.opened is None
    assert str(tmp_path / "gone") in program.problem.problem.title
    assert not (tmp_path / "gone").exists()
    assert list(program.problem.buttons) == ["again", "other", "new", "quit"]


def test_quitting_at_a_problem_is_told_by_the_exit_code(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    program.start(tmp_path / "gone")
    assert program.problem is not None
    press(qtbot, program.problem, "choice_quit")
    assert program.code == 3


def test_a_busy_library_can_be_opened_to_read_only(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = library_at(tmp_path / "busy")
    other = Store.open(path)
    program.start(path)
    assert program.problem is not None and program.problem.problem.reason == "busy"
    press(qtbot, program.problem, "choice_read_only")
    assert program.opened is not None and not program.opened.store.writable
    other.close()


def test_a_busy_library_opens_when_tried_again_later(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = library_at(tmp_path / "busy")
    other = Store.open(path)
    program.start(path)
    other.close()
    assert program.problem is not None
    press(qtbot, program.problem, "choice_again")
    assert program.opened is not None and program.opened.store.writable


def test_a_newer_library_is_refused_with_its_bytes_untouched(program: Program, tmp_path: Path) -> None:
    import sqlite3

    path = library_at(tmp_path / "newer")
    connection = sqlite3.connect(library.database(path))
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    before = library.database(path).read_bytes()
    program.start(path)
    assert program.problem is not None and program.problem.problem.reason == "newer"
    assert library.database(path).read_bytes() == before


def test_a_torn_library_is_told_with_the_way_to_its_backups(program: Program, tmp_path: Path) -> None:
    path = library_at(tmp_path / "torn")
    file = library.database(path)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\x55" * (len(whole) - 4096))
    program.start(path)
    assert program.problem is not None and program.opened is None
    assert next(iter(program.problem.buttons)) == "copy"


@pytest.mark.parametrize("reason", ["busy", "missing", "foreign", "newer", "older", "damaged", "full", "unwritable"])
def test_every_problem_offers_a_choice_beside_quitting(qtbot: QtBot, reason: str) -> None:
    dialog = opening.ProblemDialog(LibraryProblem("It cannot be opened.", reason=reason))
    qtbot.addWidget(dialog)
    assert len(dialog.buttons) >= 2 and "quit" in dialog.buttons
    with qtbot.waitSignal(dialog.choice_made) as chosen:
        dialog.reject()
    assert chosen.args == ["quit"]


def test_opening_another_library_closes_the_first_and_keeps_a_copy(program: Program, tmp_path: Path) -> None:
    first, second = library_at(tmp_path / "first"), library_at(tmp_path / "second", "Toby")
    program.start(first)
    assert program.open(second)
    assert program.opened is not None and program.opened.session.dog is not None
    assert program.opened.session.dog.name == "Toby"
    assert library.newest_copy(first) is not None
    Store.open(first).close()  # the lock is free again


def test_a_problem_with_another_library_leaves_the_open_one_alone(program: Program, tmp_path: Path) -> None:
    program.start(library_at(tmp_path / "first"))
    assert not program.open(tmp_path / "gone")
    assert program.opened is not None and program.problem is not None
    assert "stay" in program.problem.buttons
    program.problem.reject()
    assert program.opened.window.isVisible()


def test_a_full_disk_while_closing_does_not_keep_the_window_open(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.start(library_at(tmp_path / "first"))
    assert program.opened is not None

    def refuse(_kind: str) -> None:
        raise SaveFailed("Not saved: the disk is full.")

    monkeypatch.setattr(program.opened.store, "back_up", refuse)
    assert program.opened.window.close()
    assert program.opened is None
    Store.open(tmp_path / "first").close()


def test_sample_dogs_are_made_apart_and_not_remembered(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(folder: Path, until: date, **_watched: object) -> None:
        store = Store.create(folder)
        dogs.add(store, "Bailey", today=until)
        store.set_settings(LibrarySettings(sample=True))
        store.close()

    demo = types.ModuleType("core.usecases.demo")
    demo.make = make  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "core.usecases.demo", demo)
    monkeypatch.setattr("core.usecases.demo", demo, raising=False)
    program.start(None)
    assert program.welcome is not None
    press(qtbot, program.welcome, "choice_sample")
    qtbot.waitUntil(lambda: program.opened is not None)
    assert program.opened is not None and program.opened.session.library.sample
    assert "Sample dogs" in str(program.opened.store.path)
    program.opened.window.close()
    assert words.read(paths.settings_file()).last_library == ""


def test_a_sample_that_cannot_be_made_is_told_on_the_welcome(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, until: date, **_watched: object) -> None:
        raise SaveFailed("Not saved: the disk is full.", "Make some room.")

    demo = types.ModuleType("core.usecases.demo")
    demo.make = refuse  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "core.usecases.demo", demo)
    monkeypatch.setattr("core.usecases.demo", demo, raising=False)
    program.start(None)
    welcome = program.welcome
    assert welcome is not None
    press(qtbot, welcome, "choice_sample")
    qtbot.waitUntil(lambda: "disk is full" in welcome.notice.text())
    assert welcome.pages.currentIndex() == 0


def test_a_backup_becomes_a_new_library_and_the_old_one_stays(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = library_at(tmp_path / "Hindstride")
    store = Store.open(old)
    copy = store.back_up("auto")
    dogs.add(store, "Later", today=NOW.date())
    store.close()
    photo = old / "media" / "ab" / ("ab" * 32)
    photo.parent.mkdir()
    photo.write_bytes(b"a photo")
    before = library.database(old).read_bytes()
    program.start(old)
    program.on_open_requested()
    chooser = program.chooser
    assert chooser is not None and copy is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(copy), ""))
    press(qtbot, chooser, "choice_copy")
    press(qtbot, chooser, "restore_begin")
    new = tmp_path / "Hindstride from a backup"
    qtbot.waitUntil(lambda: program.opened is not None and program.opened.store.path == new)
    assert program.opened is not None
    assert [dog.name for dog in dogs.everyone(program.opened.store)] == ["Bailey"]
    assert (new / "media" / "ab" / ("ab" * 32)).read_bytes() == b"a photo"
    assert library.database(old).read_bytes() == before


def test_a_file_that_is_no_copy_is_told_and_the_dialog_stays(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.db").write_text("not a database, only words that are long enough to look like one" * 20)
    program.show_welcome()
    program.on_open_requested()
    chooser = program.chooser
    assert chooser is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "notes.db"), ""))
    press(qtbot, chooser, "choice_copy")
    assert "notes.db" in chooser.notice.text() and chooser.pages.currentIndex() == 0


def test_the_database_file_chosen_as_a_copy_opens_its_library(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library_at(tmp_path / "mine")
    program.show_welcome()
    program.on_open_requested()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(library.database(path)), ""))
    assert program.chooser is not None
    press(qtbot, program.chooser, "choice_copy")
    assert program.opened is not None and program.opened.store.path == path


def test_restoring_never_goes_over_something(tmp_path: Path) -> None:
    old = library_at(tmp_path / "old")
    with pytest.raises(LibraryProblem):
        restore.restore(library.database(old), old)
    assert os.listdir(tmp_path) == ["old"]


def test_looks_size_and_place_of_the_window_are_kept(program: Program, tmp_path: Path, qapp: QApplication) -> None:
    program.start(library_at(tmp_path / "first"))
    assert program.opened is not None
    program.opened.window.resize(860, 640)
    session = program.opened.session
    session.settings = UserSettings(theme="dark", text_percent=120, last_library=session.settings.last_library)
    session.settings_changed.emit()
    assert session.theme.name == "dark"
    program.opened.window.close()
    kept = words.read(paths.settings_file())
    assert (kept.theme, kept.text_percent) == ("dark", 120)
    again = Program(qapp, clock=lambda: NOW)
    again.start(None)
    assert again.opened is not None
    assert (again.opened.window.width(), again.opened.window.height()) == (860, 640)
    again.opened.window.close()
