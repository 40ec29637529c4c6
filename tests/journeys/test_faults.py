# SPDX-License-Identifier: MIT
"""What the world does to a diary: full disks, pulled-out disks, torn files, power cuts. Told calmly, nothing lost.

The real full disk, read-only mounts and more cycles are in tests/faults/full.sh, run by hand.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from core.keeping import library, media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import photos
from core.words import paths
from tests import make
from tests.evening import LEFT, NOW, Evening, again, begin
from ui.app import Program
from ui.tabs.photos import importing
from ui.tabs.photos.tab import PhotosTab

ROOT = Path(__file__).resolve().parents[2]
DIES = "import os, sys; sys.stdin.readline(); os._exit(9)"
HANGS = "import sys, threading; sys.stdin.readline(); threading.Event().wait()"
KILLS = 4


@pytest.fixture
def evenings(qapp: QApplication, qtbot: QtBot) -> Iterator[list[Evening]]:
    made = [Evening(qtbot, Program(qapp, clock=lambda: NOW))]
    yield made
    for one in made:
        one.program.close()


@pytest.fixture
def evening(evenings: list[Evening]) -> Evening:
    """A window on a new library with Bailey in it."""
    begin(evenings[0])
    evenings[0].diary()
    return evenings[0]


def told(evening: Evening) -> str:
    """Return what the window says, and make sure that it is no crash."""
    assert evening.here.door.dialog is None, evening.here.door.dialog.details.toPlainText()
    return " ".join(evening.here.window.notices.texts())


def fill_disk(evening: Evening) -> None:
    """Let the database find no more room, as on a full disk."""
    connection = evening.here.store.database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(evening: Evening) -> None:
    evening.here.store.database.connection().execute("PRAGMA max_page_count = 1000000")


def type_note(evening: Evening, text: str) -> None:
    page = evening.diary().page
    assert page is not None
    page.note.note.setFocus()
    evening.qtbot.keyClicks(page.note.note, text)


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """Run a command of the program as another process."""
    whole = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    return subprocess.run(whole, capture_output=True, encoding="utf-8", timeout=60)


# --- the disk ----------------------------------------------------------------------------------------


def test_a_full_disk_keeps_what_was_typed_and_saves_it_when_there_is_room(evening: Evening) -> None:
    fill_disk(evening)
    long = "A long day. " * 900
    page = evening.diary().page
    assert page is not None
    page.note.note.setPlainText(long)
    evening.here.session.flush_requested.emit()
    assert "is full" in told(evening)
    assert page.note.note.toPlainText() == long
    make_room(evening)
    evening.here.session.flush_requested.emit()
    assert told(evening) == ""
    assert evening.here.session.dog is not None
    (kept,) = evening.here.store.rows("SELECT note FROM entry")
    assert kept == (long,)


def test_a_full_disk_at_the_last_moment_asks_before_it_closes(evening: Evening) -> None:
    fill_disk(evening)
    page = evening.diary().page
    assert page is not None
    page.note.note.setPlainText("A long day. " * 900)
    evening.here.window.close()
    assert "stayed open" in told(evening)
    make_room(evening)
    evening.here.window.close()
    assert evening.program.opened is None


def test_a_library_that_was_moved_away_is_told_and_never_made_anew(
    evening: Evening, tmp_path: Path, shared_path: Path
) -> None:
    home = evening.here.store.path
    evening.press("chip_good")
    home.rename(tmp_path / "away")
    evening.press("chip_bad")
    assert "is not there" in told(evening)
    type_note(evening, "Still here")
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    tab.accept_paths([shared_path / "data" / "photos" / "dog-sitting-side.jpg"])
    evening.qtbot.waitUntil(lambda: tab.flow.state == importing.IDLE, timeout=20_000)
    for key in ("progress", "plan", "vet", "diary"):
        evening.open_tab(key)
        told(evening)
    evening.here.window.close()
    assert not home.exists()
    (tmp_path / "away").rename(home)
    evening.here.window.close()
    assert evening.program.opened is None
    with_note = sqlite3.connect(library.database(home)).execute("SELECT note FROM entry").fetchall()
    assert with_note == [("Still here",)]


def test_torn_pages_are_told_and_the_window_can_still_be_closed(evening: Evening) -> None:
    here = evening.here
    assert here.session.dog is not None
    make.series(here.store, here.session.dog, "comfort", [5] * 60)
    file = library.database(here.store.path)
    with file.open("r+b") as handle:
        for page in range(2, file.stat().st_size // 4096):
            handle.seek(page * 4096)
            handle.write(b"\xaa" * 4096)
    here.store.database.connection().execute("PRAGMA shrink_memory")
    evening.press("chip_bad")
    assert "is damaged" in told(evening)
    for key in ("photos", "progress", "plan", "vet", "diary"):
        evening.press(f"tab_{key}")
        told(evening)
    here.window.close()
    assert evening.program.opened is None
    assert here.door.dialog is None and here.store.database.is_closed()
    assert list((here.store.path / "backups").iterdir()) == []
    assert list((here.store.path / "tmp").iterdir()) == []


def test_no_room_for_photos_is_told_before_anything_is_copied(
    evening: Evening, shared_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    tab.accept_paths([shared_path / "data" / "photos" / "iphone6-gps-8mp.jpg"], pose="rear")
    evening.qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=20_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    evening.press("check_keep")
    evening.qtbot.waitUntil(lambda: "MB" in told(evening))
    assert tab.check.isVisible()
    assert list((evening.here.store.path / "media").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit of file sizes")
def test_a_page_that_cannot_be_written_is_told_and_leaves_no_half(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "page.pdf"), ""))
    evening.press("chip_good")
    evening.open_tab("vet")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        evening.press("pdf_button")
        evening.qtbot.waitUntil(lambda: "page.pdf" in told(evening), timeout=20_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


# --- what is found at the start ----------------------------------------------------------------------


def spoil_head(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:50])


def spoil_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:16384] = b"\x55" * 12288
    file.write_bytes(data)


def spoil_all(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("spoil", [spoil_head, spoil_middle, spoil_all])
def test_a_spoilt_library_leads_to_its_copies_and_back_by_clicks(
    evenings: list[Evening], monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    begin(evenings[0])
    evenings[0].press("chip_good")
    home = evenings[0].here.store.path
    evenings[0].here.window.close()
    spoil(library.database(home))
    spoilt = library.database(home).read_bytes()

    evenings.append(Evening(evenings[0].qtbot, Program(evenings[0].program._app, clock=lambda: NOW)))
    second = evenings[1]
    second.program.start(None)
    assert second.program.problem is not None and second.program.problem.problem.reason == "damaged"
    second.press("choice_copy", second.program.problem)
    chooser = second.program.chooser
    assert chooser is not None
    (copy,) = (home / "backups").glob("*.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(copy), ""))
    second.press("choice_copy", chooser)
    second.press("restore_begin", chooser)
    second.qtbot.waitUntil(lambda: second.program.opened is not None, timeout=20_000)
    assert second.here.store.path != home
    assert second.answers(NOW.date()) == {("good_day", ""): 2}
    assert library.database(home).read_bytes() == spoilt


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"last_library": 7, "theme": []}', "\x00\xff"])
def test_a_spoilt_settings_file_is_no_reason_not_to_start(qapp: QApplication, qtbot: QtBot, text: str) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(text, "latin-1")
    (paths.settings_file().parent / "window.ini").write_text(
        "[General\nwindow=@ByteArray(junk\n" + text[:20], "latin-1"
    )
    evening = Evening(qtbot, Program(qapp, clock=lambda: NOW))
    begin(evening)
    evening.here.window.close()
    assert json.loads(paths.settings_file().read_text("utf-8"))["last_library"] == str(paths.default_library())
    evening.program.close()


def test_settings_that_cannot_be_kept_do_not_disturb(qapp: QApplication, qtbot: QtBot) -> None:
    paths.settings_file().mkdir(parents=True)
    evening = Evening(qtbot, Program(qapp, clock=lambda: NOW))
    begin(evening)
    evening.press("chip_good")
    assert told(evening) == ""
    evening.here.window.close()
    evening.program.close()


def test_a_named_library_that_is_missing_is_asked_about(
    evenings: list[Evening], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINDSTRIDE_LIBRARY", str(tmp_path / "nowhere"))
    program = evenings[0].program
    program.start(None)
    assert program.problem is not None and program.problem.problem.reason == "missing"
    assert not (tmp_path / "nowhere").exists()
    program.problem.reject()


def test_a_clock_set_back_loses_nothing_and_can_be_gone_on_with(evening: Evening) -> None:
    evening.press("chip_good")
    evening.here.session._clock = lambda: datetime(2024, 1, 1, 10, 0)
    evening.press("chip_bad")
    assert "has not come yet" in told(evening)
    assert evening.answers(NOW.date()) == {("good_day", ""): 2}
    evening.here.window.menus.action("today").trigger()
    evening.press("chip_mixed")
    assert evening.answers(date(2024, 1, 1)) == {("good_day", ""): 1}
    for key in ("photos", "progress", "plan", "vet", "diary"):
        evening.open_tab(key)
    evening.here.window.menus.action("undo").trigger()
    assert evening.answers(date(2024, 1, 1)) == {}


def test_a_second_window_is_refused_and_a_reader_is_not(evening: Evening) -> None:
    home = evening.here.store.path
    written = command("log", "--library", home, "--dog", "Bailey", "--day", "2026-11-20", "comfort=5")
    assert (written.returncode, "another Hindstride" in written.stderr) == (3, True)
    read = command("dogs", "--library", home, "--json")
    assert (read.returncode, json.loads(read.stdout)[0]["name"]) == (0, "Bailey")


# --- power cuts --------------------------------------------------------------------------------------


def kill_when(folder: Path, words: list[object], ready: Callable[[], bool], after: int) -> None:
    """Start a command and kill it once it is at work; `after` lets it go on for that many looks more."""
    whole = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    process = subprocess.Popen(whole, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    looks = 0
    while process.poll() is None and looks < after:
        looks += ready()
    process.kill()
    process.wait()


def test_killed_during_a_save_the_library_is_whole(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    make.dog(store)
    home = store.path
    store.close()
    journal = home / "hindstride.db-journal"
    for number in range(KILLS):
        words = ["log", "--library", home, "--dog", "Bailey", "--day", f"2026-11-{number + 1:02}", "comfort=5"]
        kill_when(tmp_path, [*words, "--note", "x" * 50_000], journal.exists, after=1 + number * 40)
        again = Store.open(home)
        said = again.rows("PRAGMA integrity_check")
        half = again.rows("SELECT e.day FROM entry e LEFT JOIN reading r ON r.entry = e.id WHERE r.entry IS NULL")
        again.close()
        assert (said, half) == ([("ok",)], [])


def test_killed_while_photos_come_in_no_row_is_without_its_file(tmp_path: Path, shared_path: Path) -> None:
    store = make.library(tmp_path)
    make.dog(store)
    home = store.path
    store.close()
    files = sorted((shared_path / "data" / "orientation").glob("*.jpg"))
    for number in range(KILLS):
        words = ["import", "--library", home, "--dog", "Bailey", "--day", "2026-11-01", *files]
        kill_when(tmp_path, words, lambda: any((home / "media").iterdir()), after=1 + number * 15_000)
        again = Store.open(home)
        rows = [sha256 for (sha256,) in again.rows("SELECT sha256 FROM photo")]
        again.close()
        assert [sha256 for sha256 in rows if media.digest(media.path_of(home, sha256)) != sha256] == []


def test_what_a_crash_left_half_copied_is_gone_after_the_next_start(evenings: list[Evening]) -> None:
    begin(evenings[0])
    home = evenings[0].here.store.path
    evenings[0].here.window.close()
    (home / "tmp" / "previews-1").mkdir()
    (home / "tmp" / "previews-1" / "0.jpg").write_bytes(b"half")
    (home / "tmp" / "abc").write_bytes(b"half")
    evenings.append(Evening(evenings[0].qtbot, Program(evenings[0].program._app, clock=lambda: NOW)))
    evenings[1].program.start(None)
    evenings[1].qtbot.waitUntil(lambda: not list((home / "tmp").iterdir()))


# --- photos ------------------------------------------------------------------------------------------


def photo_tab(evening: Evening, monkeypatch: pytest.MonkeyPatch, worker: str) -> PhotosTab:
    """Open the photos with a picture reader that misbehaves."""
    command = (sys.executable, "-c", worker)
    monkeypatch.setattr("ui.tabs.photos.tab.Decoder", lambda: Decoder(command, timeout_s=0.5))
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    return tab


@pytest.mark.parametrize("worker", [DIES, HANGS])
def test_a_reader_that_dies_or_hangs_costs_the_photo_and_not_the_tab(
    evening: Evening, shared_path: Path, monkeypatch: pytest.MonkeyPatch, worker: str
) -> None:
    tab = photo_tab(evening, monkeypatch, worker)
    tab.accept_paths(sorted((shared_path / "data" / "photos").iterdir())[:2])
    evening.qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=30_000)
    assert [line.candidate.can_be_kept for line in tab.check.model.lines] == [False, False]
    evening.press("check_away")
    told(evening)
    evening.diary()
    evening.press("chip_good")
    assert evening.answers(NOW.date()) == {("good_day", ""): 2}


def import_one(evening: Evening, file: Path) -> PhotosTab:
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    tab.accept_paths([file], pose="rear")
    evening.qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=20_000)
    evening.press("check_keep")
    return tab


def test_closing_while_photos_come_in_waits_for_them(evening: Evening, shared_path: Path) -> None:
    tab = import_one(evening, shared_path / "data" / "photos" / "iphone6-gps-8mp.jpg")
    evening.here.window.close()
    assert "still being kept" in told(evening)
    evening.qtbot.waitUntil(lambda: tab.flow.state == importing.IDLE, timeout=20_000)
    evening.here.window.close()
    assert evening.program.opened is None


def test_a_removed_photo_goes_to_the_trash_once_no_copy_names_it_and_never_further(
    evenings: list[Evening], shared_path: Path
) -> None:
    evening = evenings[0]
    begin(evening)
    file = shared_path / "data" / "photos" / "dog-sitting-side.jpg"
    tab = import_one(evening, file)
    evening.qtbot.waitUntil(lambda: tab.flow.state == importing.IDLE, timeout=20_000)
    home = evening.here.store.path
    second = again(evenings)
    assert second.here.session.dog is not None
    (photo,) = photos.of_dog(second.here.store, second.here.session.dog.id)
    photos.remove(second.here.store, second.here.session.dog, photo)
    third = again(evenings)
    kept = media.path_of(home, photo.sha256)
    assert kept.is_file()  # the copy of the first evening still names it
    third.here.window.close()
    for copy in sorted((home / "backups").glob("*.db"))[:-1]:
        copy.unlink()
    fourth = Evening(evening.qtbot, Program(evening.program._app, clock=lambda: NOW))
    evenings.append(fourth)
    fourth.program.start(None)
    fourth.here.window.close()
    assert not kept.exists()
    moved = home / "trash" / "2026-11-22" / photo.sha256
    assert moved.read_bytes() == file.read_bytes()


# --- our own mistakes --------------------------------------------------------------------------------


def test_a_mistake_in_a_slot_is_told_the_window_lives_on_and_the_log_keeps_the_note_secret(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = "he cried in the night"
    type_note(evening, secret)

    def broken(_self: object, note: str) -> None:
        raise KeyError(note)

    monkeypatch.setattr("ui.tabs.diary.day_book.DayBook.write_note", broken)
    evening.here.session.flush_requested.emit()
    dialog = evening.here.door.dialog
    assert dialog is not None and dialog.isVisible() and dialog.parent() is evening.here.window
    evening.qtbot.mouseClick(dialog.go_on, LEFT)
    log = evening.here.store.path / "logs" / "app.log"
    assert "KeyError" in log.read_text("utf-8") and secret not in log.read_text("utf-8")
    monkeypatch.undo()
    evening.press("chip_good")
    assert evening.answers(NOW.date())[("good_day", "")] == 2


def test_every_dialog_belongs_to_the_window(evening: Evening) -> None:
    from ui import places

    window: QMainWindow = evening.here.window
    for entry in places.DIALOGS:
        dialog = evening.here.window.dialogs.open(entry.key)
        assert dialog.parent() is window, entry.key
        assert dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose), entry.key
        dialog.reject()
