# SPDX-License-Identifier: MIT
"""The window around the tabs: goes where it is asked, folds, says what undo does, and never loses what was typed."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import diary, dogs, measures, phases
from core.words.errors import HindstrideError, SaveFailed
from core.words.settings import LibrarySettings, UserSettings
from ui import actions, places, theme
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.places import Place
from ui.session import Session

NOW = datetime(2026, 11, 22, 18, 42)


class FakeTab(QWidget):
    """A tab that remembers what the window asked of it."""

    open_requested = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked: list[object] = []
        QVBoxLayout(self).addWidget(QLabel("tab"))

    def accept_paths(self, paths: list[Path]) -> None:
        self.asked.append(paths)

    def print_summary(self) -> None:
        self.asked.append("print")

    def show_metric(self, key: str) -> None:
        self.asked.append(key)


class FakeDialog(QDialog):
    """A dialog that does nothing."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)


@pytest.fixture
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("fake_rooms")
    module.FakeTab = FakeTab  # type: ignore[attr-defined]
    module.FakeDialog = FakeDialog  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fake_rooms", module)
    tabs = tuple(places.TabEntry(one.key, one.label, "fake_rooms", "FakeTab") for one in places.TABS)
    dialogs = tuple(places.DialogEntry(one.key, "fake_rooms", "FakeDialog") for one in places.DIALOGS)
    monkeypatch.setattr(places, "TABS", tabs)
    monkeypatch.setattr(places, "DIALOGS", dialogs)


@pytest.fixture
def store(tmp_path: Path, today: date) -> Iterator[Store]:
    made = Store.create(tmp_path / "library")
    start = date(2026, 10, 19)
    dogs.add(
        made,
        "Bailey",
        today=today,
        leg="L",
        breed="Dachshund",
        cause="ivdd_early",
        start_day=start,
        born=date(2017, 8, 3),
    )
    yield made
    made.close()


@pytest.fixture
def window(_fakes: None, qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    made = shown(store, qtbot)
    yield made
    made.jobs.close()


def shown(store: Store, qtbot: QtBot, percent: int = 100) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    colours = theme.load("light")
    theme.apply(app, colours, percent)
    session = Session(store, colours, UserSettings(text_percent=percent), clock=lambda: NOW)
    made = MainWindow(session, Jobs())
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    return made


def button(window: MainWindow, name: str) -> QPushButton:
    found = window.header.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_only_the_first_tab_is_made_at_the_start(window: MainWindow) -> None:
    assert window.tabs.made() == ("diary",)


def test_a_press_on_a_tab_opens_it_and_underlines_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "tab_photos"), Qt.MouseButton.LeftButton)
    assert (window.tabs.key(), window.header.tabs.chosen_key()) == ("photos", "photos")


def test_ctrl_and_a_number_opens_the_tab(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.key() == places.TABS[2].key


def test_no_two_shortcuts_clash(window: MainWindow) -> None:
    keys = [key.toString() for action in window.menus.all_actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) and all(keys)


def test_every_action_names_a_slot_of_the_window() -> None:
    assert [entry.slot for entry in actions.ACTIONS if not callable(getattr(MainWindow, entry.slot, None))] == []


def test_every_action_has_its_own_id_and_a_menu() -> None:
    ids = [entry.id for entry in actions.ACTIONS]
    assert len(ids) == len(set(ids))
    assert {entry.menu for entry in actions.ACTIONS} <= {key for key, _words in actions.MENUS}


def test_an_action_added_to_the_list_appears_in_its_menu(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    entry = actions.ActionEntry("fetch", "Fetch", ("Ctrl+9",), "help", 1, "close")
    monkeypatch.setattr(actions, "ACTIONS", (entry,))
    monkeypatch.setattr(places, "TABS", ())
    bare = QMainWindow()
    qtbot.addWidget(bare)
    menus = actions.Menus(bare)
    assert menus.action("fetch").shortcut() == QKeySequence("Ctrl+9")


def test_undo_says_what_it_would_take_back(window: MainWindow, store: Store, today: date) -> None:
    dog = window.session.dog
    assert dog is not None
    diary.save(store, dog, today, {("good_day", ""): 2}, today=today)
    words = window.menus.action("undo").text()
    assert "Bailey" in words and "22 Nov" in words
    window.menus.action("undo").trigger()
    assert diary.page(store, dog.id, today).answers == {}
    assert "Bailey" in window.menus.action("redo").text()
    assert "Undone" in window.footer.saved.whole()


def test_undo_goes_to_the_dog_it_changed(window: MainWindow, store: Store, today: date) -> None:
    toby = dogs.add(store, "Toby", today=today)
    bailey = window.session.dog
    assert bailey is not None
    diary.save(store, toby, today, {("good_day", ""): 2}, today=today)
    window.session.undo()
    assert window.session.dog is not None and window.session.dog.id == toby.id


def test_the_footer_tells_when_was_saved_and_how_many_days_are_logged(
    window: MainWindow, store: Store, today: date
) -> None:
    dog = window.session.dog
    assert dog is not None
    diary.save(store, dog, today, {("good_day", ""): 2}, today=today)
    assert "18:42" in window.footer.saved.whole()
    assert window.footer.logged.whole() == "1 of 1 day logged"
    store.back_up("auto")
    window.footer.refresh()
    assert window.footer.backup.whole().startswith("Last backup")


def test_the_header_tells_when_the_weekly_check_is_due(window: MainWindow, store: Store, today: date) -> None:
    dog = window.session.dog
    assert dog is not None
    assert button(window, "weekly_check").accessibleName() == "Weekly check due"
    measures.save(store, dog, measures.Session(today, {("body_weight", "", 1): 8.4}), today=today)
    assert button(window, "weekly_check").accessibleName() == "Weekly check"


def test_in_maintenance_the_footer_counts_weeks_not_days(window: MainWindow, store: Store, today: date) -> None:
    dog = window.session.dog
    assert dog is not None
    begun = today - timedelta(days=15)
    phases.set_phase(store, dog, phases.MAINTENANCE, begun, today=today)
    assert window.footer.logged.whole() == "0 of 2 weeks logged"
    diary.save(store, dog, begun, {("good_day", ""): 2}, today=today)
    diary.save(store, dog, today, {("good_day", ""): 2}, today=today)
    assert window.footer.logged.whole() == "2 of 3 weeks logged"
    phases.set_phase(store, dog, phases.RECOVERY, today, today=today)
    assert window.footer.logged.whole() == "2 of 16 days logged"


def test_in_maintenance_the_weekly_check_is_due_while_early_signs_are_not_answered(
    window: MainWindow, store: Store, today: date
) -> None:
    dog = window.session.dog
    assert dog is not None
    measures.save(store, dog, measures.Session(today, {("body_weight", "", 1): 8.4}), today=today)
    phases.set_phase(store, dog, phases.MAINTENANCE, today, today=today)
    assert button(window, "weekly_check").accessibleName() == "Weekly check due"
    phases.save_check(store, dog, today, {"early.stairs": 0}, today=today)
    assert button(window, "weekly_check").accessibleName() == "Weekly check"


@pytest.mark.parametrize("name", ["own_measure", "clinic_score"])
def test_the_edit_menu_asks_for_what_the_owner_adds(window: MainWindow, name: str) -> None:
    action = window.menus.action(name)
    action.trigger()
    assert window.dialogs.is_open(name)
    window.menus.set_has_dog(False)
    assert not action.isEnabled()


@pytest.mark.parametrize(("name", "dialog"), [("call_the_vet", "call_card"), ("weekly_check", "weekly_check")])
def test_the_buttons_of_the_header_open_their_dialogs(window: MainWindow, qtbot: QtBot, name: str, dialog: str) -> None:
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
    assert window.dialogs.is_open(dialog)


def test_a_dialog_is_open_once_and_forgotten_when_closed(window: MainWindow) -> None:
    first = window.dialogs.open("about")
    assert window.dialogs.open("about") is first
    first.reject()
    assert not window.dialogs.is_open("about")


def test_print_goes_to_the_vet_tab_and_prints_there(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "print_summary"), Qt.MouseButton.LeftButton)
    tab = window.tabs.tab("vet")
    assert isinstance(tab, FakeTab)
    assert (window.tabs.key(), tab.asked) == ("vet", ["print"])


def test_a_place_leads_to_its_tab_day_metric_and_dialog(window: MainWindow) -> None:
    tab = window.tabs.tab("diary")
    assert isinstance(tab, FakeTab)
    wanted = Place(tab="progress", day=date(2026, 11, 20), metric="comfort", dialog="about")
    tab.open_requested.emit(wanted)
    progress = window.tabs.tab("progress")
    assert isinstance(progress, FakeTab)
    assert (window.tabs.key(), window.session.day, progress.asked) == ("progress", wanted.day, ["comfort"])
    assert window.dialogs.is_open("about")


def test_pending_edits_are_written_before_another_tab_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.flush_requested):
        window.go("photos")


def test_dropped_files_go_to_the_photos(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    window.dropEvent(drop)
    tab = window.tabs.tab("photos")
    assert isinstance(tab, FakeTab)
    assert tab.asked == [[tmp_path / "a.jpg"]]


def test_the_arrow_keys_with_alt_walk_the_days_but_never_beyond_today(window: MainWindow) -> None:
    window.menus.action("previous_day").trigger()
    assert window.session.day == date(2026, 11, 21)
    window.menus.action("next_day").trigger()
    window.menus.action("next_day").trigger()
    assert window.session.day == date(2026, 11, 22)


def test_the_menu_of_dogs_shows_archived_ones_last_and_switches(window: MainWindow, store: Store, today: date) -> None:
    dogs.archive(store, dogs.add(store, "Ares", today=today), archived=True)
    toby = dogs.add(store, "Toby", today=today)
    menu = window.header.dog.menu()
    names = [action.text() for action in menu.actions() if action.isCheckable()]
    assert names == ["Bailey", "Toby", "Ares"]
    next(action for action in menu.actions() if action.text() == "Toby").trigger()
    assert window.session.dog is not None and window.session.dog.id == toby.id
    assert window.windowTitle().startswith("Toby")


def test_archiving_says_so_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    window.header.dog.on_archive()
    assert window.session.dog is not None and window.session.dog.archived
    (words,) = window.notices.texts()
    assert "Bailey" in words
    action = window.notices.findChild(QPushButton, "notice_action")
    assert isinstance(action, QPushButton)
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert not window.session.dog.archived and window.notices.texts() == []


def test_without_a_dog_the_header_offers_to_add_one(_fakes: None, qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "empty")
    window = shown(store, qtbot)
    assert not button(window, "weekly_check").isEnabled() and button(window, "call_the_vet").isEnabled()
    qtbot.mouseClick(window.header.dog, Qt.MouseButton.LeftButton)
    assert window.dialogs.is_open("add_dog")
    store.close()


def test_sample_dogs_are_marked_in_the_header(_fakes: None, qtbot: QtBot, store: Store) -> None:
    store.set_settings(LibrarySettings(sample=True))
    window = shown(store, qtbot)
    with_badge = window.header.dog.minimumSizeHint().width()
    store.set_settings(LibrarySettings(sample=False))
    assert with_badge > shown(store, qtbot).header.dog.minimumSizeHint().width()


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (1024, 100), (1024, 160), (1024, 200), (900, 150)])
def test_nothing_in_the_header_is_cut(_fakes: None, qtbot: QtBot, store: Store, width: int, percent: int) -> None:
    window = shown(store, qtbot, percent)
    window.resize(width, 700)
    QApplication.processEvents()
    assert window.width() == width
    for child in window.header.findChildren(QPushButton):
        assert child.width() >= child.sizeHint().width(), child.objectName()
        right = child.mapTo(window, child.rect().topRight()).x()
        assert right < width, child.objectName()


def test_at_the_design_size_everything_stands_in_one_row_with_whole_words(window: MainWindow) -> None:
    window.resize(1280, 800)
    fold = window.header.fold()
    assert (fold.is_short, fold.in_two_rows) == (False, False)


def test_in_a_narrow_window_the_call_button_keeps_all_its_words(window: MainWindow) -> None:
    window.resize(1024, 700)
    assert window.header.call.text() == "When to call the vet"
    assert not window.header.fold().in_two_rows


def test_a_long_name_makes_no_menu_wider_than_the_screen(window: MainWindow, store: Store, today: date) -> None:
    long = dogs.add(store, "B" * 200, today=today)
    window.session.choose_dog(long.id)
    dogs.archive(store, long, archived=True)
    texts = [window.menus.action("undo").text(), *[one.text() for one in window.header.dog.menu().actions()]]
    assert max(map(len, texts)) < 90
    assert window.notices.texts() == []


def test_no_word_for_the_archive_sounds_like_an_end(window: MainWindow, store: Store) -> None:
    dog = window.session.dog
    assert dog is not None
    window.on_archive_requested(dog)
    words = [*window.notices.texts(), *[one.text() for one in window.header.dog.menu().actions()]]
    assert not any("put" in text.lower().split() and "away" in text.lower() for text in words)
    assert any("in the archive" in text for text in words)


def test_a_save_that_fails_while_closing_keeps_the_window_open_once(window: MainWindow, qtbot: QtBot) -> None:
    class Pending(QWidget):
        def on_flush(self) -> None:
            window.show_fault(SaveFailed("Not saved: the disk is full.", "Make some room."))

    pending = Pending(window)
    window.session.flush_requested.connect(pending.on_flush)
    assert not window.close() and window.isVisible()
    assert any("stayed open" in text for text in window.notices.texts())
    with qtbot.waitSignal(window.closed):
        window.on_close_anyway()


def test_the_worlds_faults_are_told_calmly_and_only_two_at_a_time(window: MainWindow) -> None:
    for number in range(4):
        window.show_fault(HindstrideError(f"Fault {number}.", "Try again."))
    window.show_fault(HindstrideError("Fault 3.", "Try again."))
    assert window.notices.texts() == ["Fault 2. Try again.", "Fault 3. Try again."]


def test_an_ampersand_in_a_name_is_shown_as_typed(window: MainWindow, store: Store, today: date) -> None:
    dogs.add(store, "Tom & <b>Jerry</b>", today=today)
    names = [action.text() for action in window.header.dog.menu().actions() if action.isCheckable()]
    assert "Tom && <b>Jerry</b>" in names


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    controls = [*window.header.findChildren(QPushButton), window.header.dog]
    assert [one for one in controls if not one.objectName() or not one.accessibleName()] == []


def test_a_library_open_for_reading_says_so(_fakes: None, qtbot: QtBot, store: Store) -> None:
    reading = Store.open(store.path, write=False)
    window = shown(reading, qtbot)
    assert any("reading only" in text for text in window.notices.texts())
    assert "reading only" in window.footer.saved.whole()
    reading.close()
