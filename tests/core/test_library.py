# SPDX-License-Identifier: MIT
"""The folder of a library: laid out whole, refused with a sentence, copied before it is changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.keeping import library, migrations
from core.keeping.store import Store
from core.usecases import dogs
from core.usecases.dogs import Dog
from core.words.errors import HindstrideError, LibraryProblem, SaveFailed
from tests import make


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def reason(path: Path) -> str:
    with pytest.raises(LibraryProblem) as caught:
        Store.open(path)
    assert caught.value.title
    assert caught.value.advice
    return caught.value.reason


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A library with a dog in it that nobody has open."""
    store = make.library(tmp_path)
    make.dog(store)
    store.close()
    return store.path


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE dog ADD COLUMN tail TEXT NOT NULL DEFAULT 'long'")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (x)")
    connection.execute("nonsense")


def test_a_new_library_has_its_folders_and_a_note_for_people(tmp_path: Path) -> None:
    make.library(tmp_path).close()
    names = {path.name for path in (tmp_path / "library").iterdir()}
    assert names == {*library.FOLDERS, "hindstride.db", "READ ME.txt", ".lock"}
    assert "backups" in (tmp_path / "library" / "READ ME.txt").read_text("utf-8")


def test_a_library_can_be_made_in_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    Store.create(tmp_path / "empty").close()


def test_a_library_is_not_made_where_something_lies(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear vet")
    with pytest.raises(LibraryProblem) as caught:
        Store.create(tmp_path)
    assert caught.value.reason == "foreign"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_library_is_not_made_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear vet")
    with pytest.raises(LibraryProblem):
        Store.create(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "dear vet"


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_library_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hindstride.db"
    file.write_bytes(content)
    assert reason(tmp_path) in ("foreign", "damaged")
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["hindstride.db"]


def test_a_database_of_another_program_is_foreign(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "hindstride.db") as other:
        other.execute("CREATE TABLE dog (name)")
    other.close()
    before = sha256(tmp_path / "hindstride.db")
    assert reason(tmp_path) == "foreign"
    assert sha256(tmp_path / "hindstride.db") == before


def test_a_library_whose_pages_are_broken_gives_the_lock_back(closed: Path) -> None:
    file = library.database(closed)
    content = bytearray(file.read_bytes())
    content[100:3000] = b"\xff" * 2900
    file.write_bytes(content)
    assert reason(closed) == "damaged"
    library.Lock.take(closed).release()


def test_a_second_process_finds_the_library_busy(closed: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from core.keeping.store import Store\n"
        "Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(closed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert reason(closed) == "busy"
        Store.open(closed, write=False).close()
        other.kill()
    Store.open(closed).close()


def test_giving_the_lock_up_twice_is_no_fault(closed: Path) -> None:
    lock = library.Lock.take(closed)
    lock.release()
    lock.release()


def test_an_older_library_is_copied_first_and_then_brought_up_to_date(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, schema = library.database(closed).read_bytes(), library.newest_version()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_column))
    store = Store.open(closed)
    assert store.rows("SELECT name, tail FROM dog") == [("Bailey", "long")]
    store.close()
    (copy,) = (closed / "backups").glob("*-premigration.db")
    facts = json.loads(copy.with_suffix(".json").read_text("utf-8"))
    assert facts["sha256"] == sha256(copy)
    assert (facts["kind"], facts["schema"], facts["rows"]["dog"]) == ("premigration", schema, 1)
    with sqlite3.connect(copy) as kept, sqlite3.connect(":memory:") as before:
        before.deserialize(old)
        assert list(kept.iterdump()) == list(before.iterdump())
    kept.close()
    before.close()
    assert list((closed / "tmp").iterdir()) == []


def test_an_older_library_is_not_migrated_by_a_reader(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sha256(library.database(closed))
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_column))
    with pytest.raises(LibraryProblem) as caught:
        Store.open(closed, write=False)
    assert caught.value.reason == "older"
    assert sha256(library.database(closed)) == before


def test_a_migration_that_fails_leaves_the_library_as_it_was(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sha256(library.database(closed))
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fail))
        with pytest.raises(HindstrideError):
            Store.open(closed)
        assert sha256(library.database(closed)) == before
    store = Store.open(closed)
    assert [dog.name for dog in dogs.everyone(store)] == ["Bailey"]
    store.close()


def test_a_migration_without_room_for_its_copy_gives_the_lock_back(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sha256(library.database(closed))
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_column))
    (closed / "backups").rmdir()
    (closed / "backups").write_text("in the way")
    with pytest.raises(HindstrideError):
        Store.open(closed)
    assert sha256(library.database(closed)) == before
    library.Lock.take(closed).release()


def test_a_migration_of_a_library_that_died_half_way_keeps_its_rows(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = (
        "import os, sqlite3, sys; connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 5'); connection.execute('BEGIN IMMEDIATE')\n"
        "for n in range(3000): connection.execute(\"INSERT INTO setting VALUES (?, ?, '')\", [f'k{n}', 'x' * 200])\n"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", dying, str(library.database(closed))], check=False, timeout=60)
    assert (closed / "hindstride.db-journal").exists()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_column))
    store = Store.open(closed)
    assert store.rows("SELECT name, tail, (SELECT count(*) FROM setting) FROM dog") == [("Bailey", "long", 0)]
    assert not (closed / "hindstride.db-journal").exists()
    store.close()


def test_a_copy_is_whole_checked_and_named_by_its_time_in_utc(store: Store, dog: Dog) -> None:
    store.now = make.Clock()
    make.log(store, dog, make.TODAY, {"comfort": 7})
    copy = store.back_up()
    assert copy is not None
    assert copy.name == "2026-11-22T210000Z-auto.db"
    assert json.loads(copy.with_suffix(".json").read_text("utf-8")) == {
        "sha256": sha256(copy),
        "rows": {"dog": 1, "entry": 1, "photo": 0},
        "schema": library.newest_version(),
        "kind": "auto",
    }
    with sqlite3.connect(copy) as opened:
        assert opened.execute("SELECT value FROM reading").fetchall() == [(7.0,)]
    opened.close()
    assert list((store.path / "tmp").iterdir()) == []
    assert library.newest_copy(store.path) == make.NOW


def test_nothing_is_copied_when_nothing_changed(store: Store, dog: Dog) -> None:
    store.now = make.Clock()
    assert store.back_up() is not None
    store.now.go_on(3600)
    assert store.back_up() is None
    make.log(store, dog, make.TODAY, {"comfort": 7})
    assert store.back_up() is not None
    assert len(list((store.path / "backups").glob("*.db"))) == 2


def test_old_automatic_copies_go_and_those_before_a_migration_stay(
    store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "KEPT_COPIES", 3)
    store.now = make.Clock()
    store.back_up("premigration")
    for number in range(5):
        store.now.go_on(60)
        make.log(store, dog, make.TODAY, note=f"note {number}")
        store.back_up()
    names = sorted(path.name for path in (store.path / "backups").iterdir())
    assert names == [
        "2026-11-22T210000Z-premigration.db",
        "2026-11-22T210000Z-premigration.json",
        *(f"2026-11-22T210{minute}00Z-auto.{kind}" for minute in (3, 4, 5) for kind in ("db", "json")),
    ]


def test_a_copy_that_does_not_pass_its_check_is_not_kept(store: Store, dog: Dog) -> None:
    connection = store.database.connection()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO event (id, dog, day, kind, changed_at) VALUES ('1', 'x', '2026-11-22', 'win', '')")
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(SaveFailed) as caught:
        store.back_up()
    assert "check" in caught.value.title
    assert list((store.path / "backups").iterdir()) == []


def test_a_library_without_copies_has_no_newest_one(tmp_path: Path) -> None:
    assert library.newest_copy(tmp_path) is None
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "my own copy.db").write_bytes(b"")
    assert library.newest_copy(tmp_path) is None


def test_missing_folders_come_back_when_a_library_is_opened(closed: Path) -> None:
    for name in ("cache", "tmp", "trash", "logs"):
        (closed / name).rmdir()
    Store.open(closed).close()
    assert all((closed / name).is_dir() for name in library.FOLDERS)


def test_copies_are_found_by_day_even_when_the_clock_stands_in_another_zone(store: Store, dog: Dog) -> None:
    store.now = lambda: datetime.fromisoformat("2026-11-22T23:30:00-04:00")
    store.back_up()
    assert library.newest_copy(store.path) == datetime(2026, 11, 22, 23, 30, tzinfo=UTC) + timedelta(hours=4)
