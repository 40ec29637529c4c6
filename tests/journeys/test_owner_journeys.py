# SPDX-License-Identifier: MIT
"""An owner's evening in one window, by clicks and keys: a day, real photos, the call card, the page, a restart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.keeping import library, media
from core.keeping.store import Store
from core.usecases import diary, dogs, events, photos
from core.words import paths
from tests import make, pdf_reading
from tests.evening import CONTROL, LEFT, NOW, SHIFT, Evening, again, begin
from ui import places
from ui.app import Program
from ui.dialogs.call_card import CallCard
from ui.paper import printing
from ui.tabs.photos import importing
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.vet.tab import VetTab


@pytest.fixture
def evenings(qapp: QApplication, qtbot: QtBot) -> Iterator[list[Evening]]:
    made = [Evening(qtbot, Program(qapp, clock=lambda: NOW))]
    yield made
    for one in made:
        one.program.close()


def bring_in(evening: Evening, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> PhotosTab:
    """Add files by the picker and keep them, all from the left side."""
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(file) for file in files], ""))
    add = [one for one in tab.findChildren(QPushButton) if one.isVisible() and one.text().startswith("Add photos")]
    evening.qtbot.mouseClick(add[0], LEFT)
    evening.qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=30_000)
    box = tab.check.pose_for_all
    box.setFocus()
    evening.qtbot.keyClicks(box, "left")  # as one chooses in a list without the mouse
    evening.press("check_keep")
    # Between two of its jobs nothing is busy, and still it is keeping.
    jobs = evening.here.jobs
    evening.qtbot.waitUntil(lambda: tab.flow.state == importing.IDLE and not jobs.is_busy(), timeout=30_000)
    return tab


def test_a_whole_evening_is_there_again_after_a_restart(
    evenings: list[Evening], shared_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = evenings[0]
    begin(evening)
    qtbot, here = evening.qtbot, evening.here

    # A day is logged, taken back and done again.
    evening.press("chip_good")
    assert evening.answers(NOW.date()) == {("good_day", ""): 2}
    evening.keys(Qt.Key.Key_Z)
    assert evening.answers(NOW.date()) == {}
    evening.keys(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert evening.answers(NOW.date()) == {("good_day", ""): 2}
    page = evening.diary().page
    assert page is not None
    page.note.note.setFocus()
    qtbot.keyClicks(page.note.note, "Rain, two short walks")

    # Real photos come in; what was being typed is saved on the way.
    files = sorted((shared_path / "data" / "photos").iterdir())
    tab = bring_in(evening, files, monkeypatch)
    assert here.session.dog is not None
    assert diary.page(here.store, here.session.dog.id, NOW.date()).note == "Rain, two short walks"
    kept = photos.of_dog(here.store, here.session.dog.id)
    assert {one.sha256 for one in kept} == {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    # Two weeks side by side.
    evening.press("view_pair")
    tab.bar.first_action.trigger()
    canvas = tab.compare.canvas
    panes = [canvas.pane("left"), canvas.pane("right")]
    qtbot.waitUntil(lambda: not any(pane.pixmap.isNull() for pane in panes), timeout=20_000)
    left, right = tab.compare.photo("left"), tab.compare.photo("right")
    assert left is not None and right is not None and left.day < right.day

    # An answer opens the card, and the call is noted.
    page = evening.diary().page
    assert page is not None
    comfort = page.feel.form.editors[1].control
    qtbot.mouseClick(comfort.step(5), LEFT)
    qtbot.keyClick(comfort.step(5), Qt.Key.Key_0)
    qtbot.waitUntil(lambda: here.window.findChild(CallCard) is not None)
    card = here.window.findChild(CallCard)
    evening.press("i_called", card)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    kinds = sorted(event.kind for event in events.between(here.store, here.session.dog.id, NOW.date(), NOW.date()))
    assert kinds == ["call_shown", "vet_called"]

    # The page is printed to a file and read again.
    vet = evening.open_tab("vet")
    assert isinstance(vet, VetTab)
    question = vet.questions.rows[0].field
    question.setFocus()
    qtbot.keyClicks(question, "Is it her back")
    paper = tmp_path / "for the vet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(paper), ""))
    evening.press("pdf_button")
    qtbot.waitUntil(paper.is_file, timeout=30_000)
    words = " ".join(" ".join(pdf_reading.pages_of(paper)).split())
    assert "Bailey" in words and "Is it her back" in words

    # All of it is there at the next start, and a copy was made.
    last = again(evenings)
    assert library.newest_copy(paths.default_library()) is not None
    assert last.here.session.dog is not None and last.here.session.dog.name == "Bailey"
    assert last.answers(NOW.date()) == {("good_day", ""): 2, ("comfort", ""): 0}
    page = last.diary().page
    assert page is not None and page.note.note.value() == "Rain, two short walks"
    after = photos.of_dog(last.here.store, last.here.session.dog.id)
    assert [one.id for one in after] == [one.id for one in kept]
    for one in after:
        assert media.digest(media.path_of(last.here.store.path, one.sha256)) == one.sha256


# --- undo, and what is typed but not saved yet -------------------------------------------------------


def type_note(evening: Evening, text: str) -> None:
    page = evening.diary().page
    assert page is not None
    page.note.note.setFocus()
    evening.qtbot.keyClicks(page.note.note, text)


def note_of(evening: Evening, dog: str, day: date) -> str:
    return diary.page(evening.here.store, dog, day).note


WAYS = ("tab_plan", "previous_day", "today", "print", "export_csv", "other_dog", "undo_redo", "close")


@pytest.mark.parametrize("way", WAYS)
def test_what_is_being_typed_is_saved_before_anything_else_happens(
    evenings: list[Evening], way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = evenings[0]
    begin(evening)
    here, menus = evening.here, evening.here.window.menus
    bailey = here.session.dog
    assert bailey is not None
    toby = dogs.add(here.store, "Toby", today=NOW.date())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "csv"))
    if way == "today":
        here.session.choose_day(NOW.date() - timedelta(days=3))
    day, home = here.session.day, here.store.path
    type_note(evening, "Half a sen")
    if way == "other_dog":
        here.window.header.dog.menu().aboutToShow.emit()
        here.session.choose_dog(toby.id)
    elif way == "undo_redo":
        menus.action("undo").trigger()
        assert note_of(evening, bailey.id, day) == ""
        assert here.store.redo_label == "note, Bailey, 22 Nov"  # the words, not what was done before them
        menus.action("redo").trigger()
    elif way == "close":
        here.window.close()
        store = Store.open(home)
        assert diary.page(store, bailey.id, day).note == "Half a sen"
        store.close()
        return
    else:
        menus.action(way).trigger()
    assert note_of(evening, bailey.id, day) == "Half a sen"
    if way == "export_csv":
        assert "Half a sen" in (tmp_path / "csv" / "days.csv").read_text("utf-8-sig")


def test_undo_goes_back_through_dogs_days_and_tabs_and_redo_comes_again(evenings: list[Evening]) -> None:
    evening = evenings[0]
    begin(evening)
    session, menus = evening.here.session, evening.here.window.menus
    bailey = session.dog
    assert bailey is not None
    toby = dogs.add(evening.here.store, "Toby", today=NOW.date())
    evening.press("chip_good")
    session.choose_day(NOW.date() - timedelta(days=1))
    evening.press("chip_bad")
    session.choose_dog(toby.id)
    evening.press("chip_mixed")
    evening.open_tab("plan")

    seen = []
    for _step in range(3):
        menus.action("undo").trigger()
        assert session.dog is not None
        seen.append((session.dog.name, session.day.day))
    assert seen == [("Toby", 21), ("Bailey", 21), ("Bailey", 22)]
    for _step in range(3):
        menus.action("redo").trigger()
    stored = evening.here.store.rows("SELECT value FROM reading WHERE metric = 'good_day' ORDER BY value")
    assert stored == [(0.0,), (1.0,), (2.0,)]


def test_a_hundred_steps_can_be_undone_and_redone(evenings: list[Evening]) -> None:
    evening = evenings[0]
    begin(evening)
    evening.here.store.database.connection().execute("PRAGMA synchronous = OFF")
    menus, session = evening.here.window.menus, evening.here.session
    assert session.dog is not None
    for back in range(100):
        make.log(evening.here.store, session.dog, NOW.date() - timedelta(days=back), {"good_day": 2})
    whole = make.dump(evening.here.store)
    for _step in range(100):
        menus.action("undo").trigger()
    assert evening.here.store.rows("SELECT count(*) FROM reading") == [(0,)]
    assert session.day == NOW.date()
    for _step in range(100):
        menus.action("redo").trigger()
    after = make.dump(evening.here.store)
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in whole.items()}
    assert not menus.action("redo").isEnabled()


def test_no_two_shortcuts_of_the_window_and_its_tabs_clash(evenings: list[Evening]) -> None:
    evening = evenings[0]
    begin(evening)
    for entry in places.TABS:
        evening.open_tab(entry.key)
        evening.qtbot.waitUntil(lambda: not evening.here.jobs.is_busy())
    window = evening.here.window
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    assert sorted(keys) == sorted(set(keys))
    assert len(keys) > 15


def test_what_goes_wrong_while_printing_is_told_calmly(
    evenings: list[Evening], monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = evenings[0]
    begin(evening)
    evening.press("chip_good")
    vet = evening.open_tab("vet")
    assert isinstance(vet, VetTab)
    for outcome, words in (
        (printing.PrintOutcome.NO_PRINTER, "No printer is set up"),
        (printing.PrintOutcome.FAILED, "did not take the page"),
        (printing.PrintOutcome.PRINTED, "Sent to the printer"),
    ):
        monkeypatch.setattr(printing, "print_dialog", lambda *_a, _ends=outcome, **_k: _ends)
        evening.here.window.menus.action("print").trigger()
        evening.qtbot.waitUntil(lambda _words=words: _words in vet.summary.notice.text())
    vet.summary.notice.hide()
    monkeypatch.setattr(printing, "print_dialog", lambda *_a, **_k: printing.PrintOutcome.CANCELLED)
    evening.here.window.menus.action("print").trigger()
    assert not vet.summary.notice.isVisible()
    assert evening.here.window.notices.texts() == []
