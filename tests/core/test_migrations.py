# SPDX-License-Identifier: MIT
"""The database itself refuses what cannot be: days that do not exist, half answers, words that are none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from core.keeping import migrations

NOW = "2026-11-22T21:00:00+00:00"
GOOD = {
    "dog": {"id": "d", "name": "Bailey", "changed_at": NOW},
    "entry": {"id": "e", "dog": "d", "day": "2026-11-22", "kind": "diary", "changed_at": NOW},
    "reading": {
        "entry": "e",
        "metric": "comfort",
        "side": "",
        "take": 1,
        "value": 7.0,
        "state": "answered",
        "changed_at": NOW,
    },
    "activity": {"id": "a", "dog": "d", "day": "2026-11-22", "kind": "leash_walk", "changed_at": NOW},
    "event": {"id": "v", "dog": "d", "day": "2026-11-22", "kind": "win", "changed_at": NOW},
    "care": {"id": "c", "dog": "d", "kind": "medicine", "name": "Loxicom", "changed_at": NOW},
    "question": {"id": "q", "dog": "d", "asked_day": "2026-11-22", "place": 1, "text": "?", "changed_at": NOW},
    "photo": {"id": "p", "dog": "d", "sha256": "0" * 64, "pose": "rear", "day": "2026-11-22", "changed_at": NOW},
    "mark": {"photo": "p", "landmark": "tail_base", "marking": 1, "x": 10.5, "y": 0.0, "changed_at": NOW},
    "reference": {"photo": "p", "x1": 1.0, "y1": 2.0, "x2": 3.0, "y2": 2.0, "length_mm": 300.0, "changed_at": NOW},
    "photo_flag": {"photo": "p", "flag": "blurry", "changed_at": NOW},
    "noticed": {"id": "n", "dog": "d", "day": "2026-11-22", "changed_at": NOW},
    "clip": {"id": "c", "dog": "d", "sha256": "0" * 64, "day": "2026-11-22", "changed_at": NOW},
    "footfall": {"clip": "c", "at_us": 1_033_367, "kind": "left", "changed_at": NOW},
    "setting": {"key": "units", "value": '"metric"', "changed_at": NOW},
    "removed": {"table_name": "dog", "key": "x", "changed_at": NOW},
}
DAY_COLUMNS = [
    ("dog", "start_day"),
    ("dog", "born"),
    ("entry", "day"),
    ("activity", "day"),
    ("event", "day"),
    ("event", "end_day"),
    ("care", "since"),
    ("care", "stop_day"),
    ("question", "asked_day"),
    ("question", "done_day"),
    ("photo", "day"),
    ("noticed", "day"),
    ("clip", "day"),
]
NO_DAYS = ["2023-02-29", "nonsense", "2026-13-01", "2026-1-1", "2026-11-22 ", "2026-11-22T00:00", "", "now", "20261122"]


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    for table in ("dog", "entry", "photo", "clip"):
        insert(connection, table)
    yield connection
    connection.close()


def insert(connection: sqlite3.Connection, table: str, **changed: object) -> None:
    row = {**GOOD[table], **changed}
    names, marks = ", ".join(row), ", ".join("?" for _name in row)
    connection.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", list(row.values()))


@pytest.mark.parametrize("table", GOOD)
def test_a_plain_row_is_taken(database: sqlite3.Connection, table: str) -> None:
    insert(database, table)
    assert database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 1


@pytest.mark.parametrize("day", NO_DAYS)
@pytest.mark.parametrize(("table", "column"), DAY_COLUMNS)
def test_a_day_that_does_not_exist_is_refused(database: sqlite3.Connection, table: str, column: str, day: str) -> None:
    with pytest.raises(sqlite3.Error):  # "now" is refused in other words than the rest
        insert(database, table, **{column: day})
    assert not database.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", [day]).fetchone()


@pytest.mark.parametrize(("table", "column"), DAY_COLUMNS)
def test_a_leap_day_of_a_leap_year_is_taken(database: sqlite3.Connection, table: str, column: str) -> None:
    insert(database, table, **{column: "2024-02-29"})


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("dog", {"leg": "left"}),
        ("dog", {"sex": "x"}),
        ("dog", {"archived": 2}),
        ("dog", {"neutered": 7}),
        ("entry", {"kind": "wish"}),
        ("entry", {"dog": None}),
        ("entry", {"day": None}),
        ("reading", {"value": None}),
        ("reading", {"state": "na"}),
        ("reading", {"state": "maybe"}),
        ("reading", {"side": "B"}),
        ("reading", {"take": 0}),
        ("reading", {"take": 100}),
        ("reading", {"value": "seven"}),
        ("activity", {"minutes": -1}),
        ("activity", {"metres": -1}),
        ("activity", {"copied": 2}),
        ("care", {"kind": "wish"}),
        ("photo", {"sha256": "0" * 63}),
        ("photo", {"sha256": "G" * 64}),
        ("photo", {"size": "big"}),
        ("mark", {"marking": 0}),
        ("mark", {"marking": 10}),
        ("mark", {"x": -1}),
        ("mark", {"y": None}),
        ("mark", {"photo": "nobody"}),
        ("reference", {"length_mm": 0}),
        ("reference", {"x2": 1.0}),
        ("reference", {"photo": "nobody"}),
        ("photo_flag", {"flag": ""}),
        ("photo_flag", {"photo": "nobody"}),
        ("clip", {"sha256": "G" * 64}),
        ("clip", {"duration_ms": -1}),
        ("clip", {"frame_rate": -1.0}),
        ("clip", {"slowed": 0.0}),
        ("clip", {"sync_ms": -1}),
        ("footfall", {"at_us": -1}),
        ("footfall", {"at_us": 0.5}),
        ("footfall", {"kind": "front"}),
        ("footfall", {"clip": "nobody"}),
    ],
)
def test_a_row_that_cannot_be_is_refused(database: sqlite3.Connection, table: str, changed: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(database, table, **changed)


def test_an_answer_that_does_not_apply_has_no_value(database: sqlite3.Connection) -> None:
    insert(database, "reading", value=None, state="na")
    assert database.execute("SELECT value, state FROM reading").fetchone() == (None, "na")


def test_the_same_take_twice_is_refused(database: sqlite3.Connection) -> None:
    insert(database, "reading")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("INSERT INTO reading VALUES ('e', 'comfort', '', 1, 8, 'answered', ?)", [NOW])


def test_a_day_has_one_diary_entry_and_many_measurings(database: sqlite3.Connection) -> None:
    insert(database, "entry", id="m1", kind="measuring")
    insert(database, "entry", id="m2", kind="measuring")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("INSERT INTO entry (id, dog, day, kind, changed_at) VALUES ('e2','d','2026-11-22','diary','')")


def test_the_same_bytes_stand_once_for_a_dog_and_again_for_another(database: sqlite3.Connection) -> None:
    insert(database, "photo")
    insert(database, "dog", id="d2")
    insert(database, "photo", id="p2", dog="d2")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(
            "INSERT INTO photo (id, dog, sha256, pose, day, changed_at) VALUES ('p3','d',?,'rear','2026-01-01','')",
            ["0" * 64],
        )


@pytest.mark.parametrize("table", ["entry", "activity", "event", "care", "question", "photo", "noticed", "clip"])
def test_nothing_belongs_to_a_dog_that_is_not_there(database: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN"):
        insert(database, table, id="x", dog="nobody")


def test_a_fresh_database_says_whose_it_is_and_its_version() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    assert migrations.version_of(connection) == 0
    migrations.migrate(connection)
    assert migrations.version_of(connection) == len(migrations.MIGRATIONS)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
    connection.close()


def test_migrating_twice_changes_nothing(database: sqlite3.Connection) -> None:
    before = list(database.iterdump())
    migrations.migrate(database)
    assert list(database.iterdump()) == before


@pytest.mark.parametrize("table", ["photo", "clip"])
def test_the_same_original_stands_once_for_a_dog(database: sqlite3.Connection, table: str) -> None:
    insert(database, table)
    row = {**GOOD[table], "id": "second"}
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        slots = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({slots})", [*row.values()])


def test_a_library_of_the_second_schema_keeps_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a working copy between the two steps wrote: marks, and no clips yet."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:2])
    migrations.migrate(connection)
    kept = ("dog", "entry", "reading", "photo", "mark", "reference", "photo_flag", "noticed")
    for table in kept:
        insert(connection, table)
    before = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in kept}
    monkeypatch.undo()
    migrations.migrate(connection)
    assert {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in kept} == before
    assert migrations.version_of(connection) == len(migrations.MIGRATIONS)
    insert(connection, "clip")
    insert(connection, "footfall")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_step_that_fails_leaves_nothing_of_it(monkeypatch: pytest.MonkeyPatch, database: sqlite3.Connection) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x)")
        connection.execute("nonsense")

    before = list(database.iterdump())
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, half))
    with pytest.raises(sqlite3.OperationalError):
        migrations.migrate(database)
    assert list(database.iterdump()) == before
    assert migrations.version_of(database) == len(migrations.MIGRATIONS) - 1
