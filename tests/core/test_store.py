# SPDX-License-Identifier: MIT
"""A library keeps what it acknowledged, whatever happens: crashes, full disks, two windows, undo."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from core.keeping import library, models
from core.keeping.store import Changed, Store
from core.usecases import diary, dogs, events
from core.usecases.dogs import Dog
from core.words.errors import LibraryProblem, SaveFailed
from core.words.settings import LibrarySettings
from tests import make

DAY = make.TODAY


def put_event(store: Store, dog: Dog, key: str, *, undoable: bool = True) -> None:
    with store.change("a win", dog=dog.id, day=DAY, undoable=undoable) as change:
        change.put(models.Event, id=key, dog=dog.id, day=DAY, kind="win", text=key)


def event_keys(store: Store) -> list[str]:
    return [key for (key,) in store.rows("SELECT id FROM event ORDER BY id")]


def test_what_was_saved_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    make.log(store, dog, DAY, {"comfort": 7}, note="Slept well.")
    before = make.dump(store)
    store.close()
    again = Store.open(tmp_path / "library")
    assert make.dump(again) == before
    again.close()


def test_a_listener_learns_once_what_changed(store: Store) -> None:
    told: list[Changed] = []
    store.listen(told.append)
    dog = make.dog(store)
    make.log(store, dog, DAY, {"comfort": 7, "energy_level": 4})
    assert told[1] == Changed("comfort, Bailey, 22 Nov", frozenset({"entry", "reading"}), dog.id, DAY, "change")
    assert len(told) == 2


def test_undo_and_redo_announce_the_same_tables_dog_and_day(store: Store, dog: Dog) -> None:
    told: list[Changed] = []
    store.listen(told.append)
    make.log(store, dog, DAY, {"comfort": 7})
    store.undo()
    store.redo()
    assert [changed.how for changed in told] == ["change", "undo", "redo"]
    assert len({(changed.label, changed.tables, changed.dog, changed.day) for changed in told}) == 1


def test_undo_says_what_it_would_take_back(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    assert (store.undo_label, store.redo_label) == ("comfort, Bailey, 22 Nov", "")
    store.undo()
    assert (store.undo_label, store.redo_label) == ("details of Bailey", "comfort, Bailey, 22 Nov")


def test_nothing_to_undo_is_no_fault(store: Store) -> None:
    assert store.undo() is None
    assert store.redo() is None


def test_a_change_that_raises_changes_nothing(store: Store, dog: Dog) -> None:
    before = make.dump(store)
    with pytest.raises(ZeroDivisionError), store.change("x") as change:
        change.put(models.Event, id="1", dog=dog.id, day=DAY, kind="win", text="")
        raise ZeroDivisionError
    assert make.dump(store) == before
    assert store.undo_label == "details of Bailey"
    put_event(store, dog, "2")
    assert event_keys(store) == ["2"]


def test_a_row_the_database_refuses_changes_nothing_and_the_next_one_is_kept(store: Store, dog: Dog) -> None:
    import peewee

    before = make.dump(store)
    with pytest.raises(peewee.IntegrityError), store.change("x") as change:
        change.put(models.Event, id="1", dog="nobody", day=DAY, kind="win", text="")
    assert make.dump(store) == before
    put_event(store, dog, "2")
    assert event_keys(store) == ["2"]


def test_undo_leaves_alone_what_is_not_undoable(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 0})
    events.log_call_card(store, dog, DAY, called=False, reason="severe_pain")
    store.set_settings(LibrarySettings(units="imperial"))
    store.undo()
    assert diary.page(store, dog.id, DAY).answers == {}
    assert [event.kind for event in events.between(store, dog.id, DAY, DAY)] == ["call_shown"]
    assert store.settings().units == "imperial"


def test_a_step_on_which_a_later_record_rests_is_not_undone_but_explained(store: Store, dog: Dog) -> None:
    events.log_call_card(store, dog, DAY, called=True)
    before = make.dump(store)
    with pytest.raises(SaveFailed) as caught:
        store.undo()
    assert "details of Bailey" in caught.value.title
    assert make.dump(store) == before
    make.log(store, dog, DAY, {"comfort": 7})
    assert store.undo_label == "comfort, Bailey, 22 Nov"


def test_two_libraries_can_be_open_at_once_without_mixing(tmp_path: Path) -> None:
    one, other = make.library(tmp_path, "one"), make.library(tmp_path, "other")
    bailey, toby = make.dog(one, "Bailey"), make.dog(other, "Toby")
    make.log(one, bailey, DAY, {"comfort": 7})
    make.log(other, toby, DAY, {"comfort": 2})
    assert [dog.name for dog in dogs.everyone(one)] == ["Bailey"]
    assert [dog.name for dog in dogs.everyone(other)] == ["Toby"]
    one.undo()
    assert diary.page(one, bailey.id, DAY).answers == {}
    assert diary.page(other, toby.id, DAY).answers == {("comfort", ""): 2}
    one.close()
    other.close()


def test_a_library_open_for_writing_is_busy_for_a_second_writer(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    with pytest.raises(LibraryProblem) as caught:
        Store.open(tmp_path / "library")
    assert caught.value.reason == "busy"
    store.close()
    Store.open(tmp_path / "library").close()


def test_a_reader_needs_no_lock_and_sees_what_was_saved(store: Store, dog: Dog) -> None:
    reader = Store.open(store.path, write=False)
    assert dogs.everyone(reader) == [dog]
    make.dog(store, "Toby")
    assert [one.name for one in dogs.everyone(reader)] == ["Bailey", "Toby"]
    reader.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    make.library(tmp_path).close()
    reader = Store.open(tmp_path / "library", write=False)
    with pytest.raises(SaveFailed), reader.change("x"):
        pass
    with pytest.raises(sqlite3.Error):
        reader.database.connection().execute("DELETE FROM dog")
    reader.close()


def test_closing_twice_is_no_fault(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    store.close()
    store.close()


@pytest.mark.parametrize("write", [True, False])
def test_a_missing_library_is_never_made(tmp_path: Path, write: bool) -> None:
    for path in (tmp_path / "gone", tmp_path):
        with pytest.raises(LibraryProblem) as caught:
            Store.open(path, write=write)
        assert caught.value.reason == "missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [True, False])
def test_a_library_from_a_newer_program_is_not_touched(tmp_path: Path, write: bool) -> None:
    make.library(tmp_path).close()
    folder = tmp_path / "library"
    with sqlite3.connect(library.database(folder)) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (library.database(folder).read_bytes(), sorted(path.name for path in folder.iterdir()))
    with pytest.raises(LibraryProblem) as caught:
        Store.open(folder, write=write)
    assert caught.value.reason == "newer"
    assert (library.database(folder).read_bytes(), sorted(path.name for path in folder.iterdir())) == before


def test_a_library_can_be_moved(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    store.close()
    assert bytes(tmp_path) not in (tmp_path / "library" / "hindstride.db").read_bytes()
    shutil.move(tmp_path / "library", tmp_path / "Hündin’s 100% #1? full & locked")
    moved = Store.open(tmp_path / "Hündin’s 100% #1? full & locked")
    assert dogs.everyone(moved) == [dog]
    moved.close()


def test_the_database_is_opened_as_the_house_says(store: Store) -> None:
    wanted = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0}
    assert {name: store.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
    assert store.rows("PRAGMA busy_timeout")[0][0] <= 100, "the window must not freeze"


def test_settings_of_the_library_are_kept_and_not_undone(store: Store) -> None:
    store.set_settings(LibrarySettings(units="imperial", paper="letter"))
    assert store.settings() == LibrarySettings("imperial", "letter")
    assert store.undo_label == ""


def test_a_bad_setting_becomes_its_default(store: Store) -> None:
    with store.change("x") as change:
        change.put(models.Setting, key="units", value="{not json")
        change.put(models.Setting, key="paper", value='"letter"')
    assert store.settings() == LibrarySettings(paper="letter")


def test_a_full_disk_changes_nothing_and_the_next_save_works(store: Store, dog: Dog) -> None:
    before = make.dump(store)
    pages = store.rows("PRAGMA page_count")[0][0]
    store.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SaveFailed) as caught:
        make.log(store, dog, DAY, note="x" * 100_000)
    assert "full" in caught.value.title
    assert make.dump(store) == before
    assert store.undo_label == "details of Bailey"
    store.rows("PRAGMA max_page_count = 1000000")
    make.log(store, dog, DAY, note="x" * 100_000)
    assert len(diary.page(store, dog.id, DAY).note) == 100_000


def test_an_undo_that_the_disk_refuses_can_be_made_later(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, note="x" * 100_000)
    store.now = make.Clock()
    make.log(store, dog, DAY, {"comfort": 7})
    make.log(store, dog, DAY, note="short")
    store.database.connection().execute("VACUUM")
    store.rows(f"PRAGMA max_page_count = {store.rows('PRAGMA page_count')[0][0]}")
    with pytest.raises(SaveFailed):
        store.undo()
    assert diary.page(store, dog.id, DAY).note == "short"
    store.rows("PRAGMA max_page_count = 1000000")
    store.undo()
    assert len(diary.page(store, dog.id, DAY).note) == 100_000


_FULL = """
import resource, signal, sys
from pathlib import Path
from core.keeping.store import Store
from core.usecases import diary, dogs
from core.words.errors import SaveFailed
from tests import make
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
dog = dogs.everyone(store)[0]
size = (store.path / "hindstride.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, resource.RLIM_INFINITY))
try:
    make.log(store, dog, make.TODAY, note="x" * 200_000)
except SaveFailed as error:
    print("refused:", error.title)
try:
    store.back_up()
except SaveFailed as error:
    print("no copy")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print("kept:", diary.page(store, dog.id, make.TODAY).note)
make.log(store, dog, make.TODAY, note="short")
print("now:", diary.page(store, dog.id, make.TODAY).note, store.back_up() is not None)
store.close()
"""


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2])


def test_a_disk_that_takes_no_more_bytes_loses_nothing(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    make.log(store, dog, DAY, note="before")
    store.close()
    done = run(_FULL, tmp_path / "library")
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith("refused: Not saved")
    assert lines[-2:] == ["kept: before", "now: short True"]


# Opens a library and never stops saving; each number is printed only after its save was acknowledged.
_SAVING = """
import sys
from pathlib import Path
from core.keeping.store import Store
from core.usecases import diary, dogs
from tests import make
store = Store.open(Path(sys.argv[1]))
dog = dogs.everyone(store)[0]
number = int(sys.argv[2])
while True:
    number += 1
    make.log(store, dog, make.TODAY, {"comfort": number % 11}, note=str(number))
    print(number, flush=True)
"""


def test_a_kill_during_a_save_loses_nothing_acknowledged(tmp_path: Path) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    store.close()
    last = 0
    for turn in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVING, str(tmp_path / "library"), str(last)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        ) as saving:
            assert saving.stdout is not None
            for _save in range(1 + turn % 4):
                last = int(saving.stdout.readline())
            os.kill(saving.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
            last = max([last, *(int(line) for line in saving.stdout.read().split())])
        again = Store.open(tmp_path / "library")
        kept = int(diary.page(again, dog.id, DAY).note)
        assert kept in (last, last + 1), "a save may be kept that was not yet told"
        assert again.rows("PRAGMA integrity_check") == [("ok",)]
        last = kept
        again.close()


# Stops dead in the middle of writing pages: SQLite must roll the half change back when the library opens next.
_DYING = """
import os, sys
from pathlib import Path
from core.keeping.store import Store
store = Store.open(Path(sys.argv[1]))
connection = store.database.connection()
connection.execute("PRAGMA cache_size = 5")
connection.execute("BEGIN IMMEDIATE")
for number in range(3000):
    connection.execute("INSERT INTO setting VALUES (?, ?, '')", [f"k{number}", "x" * 200])
os._exit(9)
"""


@pytest.mark.parametrize("write", [True, False])
def test_a_library_that_died_half_way_through_a_save_opens_as_it_was(tmp_path: Path, write: bool) -> None:
    store = make.library(tmp_path)
    dog = make.dog(store)
    before = make.dump(store)
    store.close()
    run(_DYING, tmp_path / "library")
    assert (tmp_path / "library" / "hindstride.db-journal").stat().st_size > 0, "the journal was not left behind"
    again = Store.open(tmp_path / "library", write=write)
    assert make.dump(again) == before
    assert dogs.everyone(again) == [dog]
    again.close()


def test_a_program_that_reads_makes_a_save_fail_kindly_and_the_next_one_works(store: Store, dog: Dog) -> None:
    reading = sqlite3.connect(library.database(store.path))
    cursor = reading.execute("SELECT * FROM dog")
    cursor.fetchone()
    reading.execute("BEGIN")
    reading.execute("SELECT * FROM dog").fetchone()
    with pytest.raises(SaveFailed) as caught:
        put_event(store, dog, "1")
    assert "reading" in caught.value.title
    reading.rollback()
    cursor.close()
    reading.close()
    put_event(store, dog, "2")
    assert event_keys(store) == ["2"]


def test_a_snapshot_holds_the_same_rows_and_leaves_the_library_open(store: Store, dog: Dog, tmp_path: Path) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    store.snapshot(tmp_path / "new" / "snapshot.db")
    with sqlite3.connect(tmp_path / "new" / "snapshot.db") as copy:
        assert copy.execute("SELECT value FROM reading").fetchall() == [(7.0,)]
    copy.close()
    put_event(store, dog, "1")


def test_rows_know_no_words_of_ours(store: Store) -> None:
    assert store.get(models.Dog, "nobody") is None
    assert store.rows("SELECT ?1 + ?2", 1, 2) == [(3,)]


def test_a_query_runs_on_its_own_library(store: Store, dog: Dog) -> None:
    query = store.select(models.Dog, models.Dog.name).where(models.Dog.start_day == date(2026, 10, 25))
    assert [row["name"] for row in query.dicts()] == ["Bailey"]
