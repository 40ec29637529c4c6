# SPDX-License-Identifier: MIT
"""MIGRATIONS: the schema, step by step, as literal SQL. Version = length of the tuple.

A step never uses today's models: it would select columns that later steps add. A library is copied first, the
copy migrated and checked, then renamed over (see store.py).

To change the schema: add one function to the end of MIGRATIONS. Steps of released versions are never edited.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x48494E44  # "HIND"

_DAY = "CHECK ({0} IS date({0},'+0 days'))"


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)


def _first(connection: sqlite3.Connection) -> None:
    """Lay the tables of the first version."""
    _run(connection, _FIRST)


def _second(connection: sqlite3.Connection) -> None:
    """Add what is marked and noticed on photos."""
    _run(connection, _SECOND)


def _third(connection: sqlite3.Connection) -> None:
    """Add clips and the footfalls tapped in them."""
    _run(connection, _THIRD)


def _fourth(connection: sqlite3.Connection) -> None:
    """Add what judging over time needs: own measures, clinic scores, usuals, ranges, phases, left-out values."""
    _run(connection, _FOURTH)


_FIRST = f"""
CREATE TABLE dog (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, leg TEXT NOT NULL DEFAULT '?' CHECK (leg IN ('L','R','B','?')),
  start_day TEXT {_DAY.format("start_day")}, start_kind TEXT NOT NULL DEFAULT '', breed TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('','f','m')), neutered INTEGER CHECK (neutered IN (0,1)),
  born TEXT {_DAY.format("born")}, born_exact INTEGER NOT NULL DEFAULT 1, portrait TEXT NOT NULL DEFAULT '',
  cause TEXT NOT NULL DEFAULT 'unknown', diagnosis TEXT NOT NULL DEFAULT '', clinic TEXT NOT NULL DEFAULT '',
  clinic_phone TEXT NOT NULL DEFAULT '', emergency_phone TEXT NOT NULL DEFAULT '',
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0,1)), changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entry (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL {_DAY.format("day")},
  kind TEXT NOT NULL CHECK (kind IN ('diary','measuring','photo','clip','check')),
  measured_by TEXT NOT NULL DEFAULT '', scored_by TEXT NOT NULL DEFAULT '', coat TEXT NOT NULL DEFAULT '',
  photo TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX entry_day ON entry (dog, kind, day);
CREATE UNIQUE INDEX entry_diary ON entry (dog, day) WHERE kind = 'diary';
CREATE TABLE reading (
  entry TEXT NOT NULL REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED, metric TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('','L','R')), take INTEGER NOT NULL CHECK (take BETWEEN 1 AND 99),
  value REAL, state TEXT NOT NULL CHECK (state IN ('answered','na')), changed_at TEXT NOT NULL,
  CHECK ((state = 'na') = (value IS NULL)), PRIMARY KEY (entry, metric, side, take)) STRICT, WITHOUT ROWID;
CREATE INDEX reading_metric ON reading (metric, entry);
CREATE TABLE activity (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL {_DAY.format("day")}, at TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL,
  minutes REAL CHECK (minutes >= 0), metres REAL CHECK (metres >= 0), surface TEXT NOT NULL DEFAULT '',
  support TEXT NOT NULL DEFAULT '', ended TEXT NOT NULL DEFAULT '',
  copied INTEGER NOT NULL DEFAULT 0 CHECK (copied IN (0,1)), changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX activity_day ON activity (dog, day);
CREATE TABLE event (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL {_DAY.format("day")}, end_day TEXT {_DAY.format("end_day")}, kind TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX event_day ON event (dog, day);
CREATE TABLE care (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('medicine','supplement')), name TEXT NOT NULL,
  strength TEXT NOT NULL DEFAULT '', amount TEXT NOT NULL DEFAULT '', times TEXT NOT NULL DEFAULT '',
  drug_class TEXT NOT NULL DEFAULT '', since TEXT {_DAY.format("since")}, stop_day TEXT {_DAY.format("stop_day")},
  changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE question (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  asked_day TEXT NOT NULL {_DAY.format("asked_day")}, place INTEGER NOT NULL, text TEXT NOT NULL,
  done_day TEXT {_DAY.format("done_day")}, changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE photo (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), pose TEXT NOT NULL,
  day TEXT NOT NULL {_DAY.format("day")}, taken_source TEXT NOT NULL DEFAULT '', taken_at TEXT NOT NULL DEFAULT '',
  utc_offset TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '', width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0,
  damaged INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX photo_day ON photo (dog, day);
CREATE UNIQUE INDEX photo_bytes ON photo (dog, sha256);
CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL, changed_at TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE removed (
  table_name TEXT NOT NULL, key TEXT NOT NULL, changed_at TEXT NOT NULL,
  PRIMARY KEY (table_name, key)) STRICT, WITHOUT ROWID;
"""

_PHOTO = "REFERENCES photo(id) DEFERRABLE INITIALLY DEFERRED"

_SECOND = f"""
CREATE TABLE mark (
  photo TEXT NOT NULL {_PHOTO}, landmark TEXT NOT NULL, marking INTEGER NOT NULL CHECK (marking BETWEEN 1 AND 9),
  x REAL NOT NULL CHECK (x >= 0), y REAL NOT NULL CHECK (y >= 0), landmark_set TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL, PRIMARY KEY (photo, landmark, marking)) STRICT, WITHOUT ROWID;
CREATE TABLE reference (
  photo TEXT PRIMARY KEY NOT NULL {_PHOTO}, x1 REAL NOT NULL CHECK (x1 >= 0), y1 REAL NOT NULL CHECK (y1 >= 0),
  x2 REAL NOT NULL CHECK (x2 >= 0), y2 REAL NOT NULL CHECK (y2 >= 0),
  length_mm REAL NOT NULL CHECK (length_mm > 0), changed_at TEXT NOT NULL,
  CHECK (x1 <> x2 OR y1 <> y2)) STRICT, WITHOUT ROWID;
CREATE TABLE photo_flag (
  photo TEXT NOT NULL {_PHOTO}, flag TEXT NOT NULL CHECK (flag <> ''), changed_at TEXT NOT NULL,
  PRIMARY KEY (photo, flag)) STRICT, WITHOUT ROWID;
CREATE TABLE noticed (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL {_DAY.format("day")}, first_photo TEXT NOT NULL DEFAULT '', second_photo TEXT NOT NULL DEFAULT '',
  keys TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX noticed_day ON noticed (dog, day);
"""

# Sizes, rates and times are 0 or NULL when not known; at_us is the clip's own time, so slow play changes nothing.
_THIRD = f"""
CREATE TABLE clip (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  day TEXT NOT NULL {_DAY.format("day")}, taken_source TEXT NOT NULL DEFAULT '', taken_at TEXT NOT NULL DEFAULT '',
  utc_offset TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '', width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0,
  duration_ms INTEGER NOT NULL DEFAULT 0 CHECK (duration_ms >= 0),
  frame_rate REAL NOT NULL DEFAULT 0 CHECK (frame_rate >= 0), slowed REAL NOT NULL DEFAULT 1 CHECK (slowed > 0),
  gait TEXT NOT NULL DEFAULT '', view TEXT NOT NULL DEFAULT '', surface TEXT NOT NULL DEFAULT '',
  lead_side TEXT NOT NULL DEFAULT '', test TEXT NOT NULL DEFAULT '', sync_ms INTEGER CHECK (sync_ms >= 0),
  note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX clip_day ON clip (dog, day);
CREATE UNIQUE INDEX clip_bytes ON clip (dog, sha256);
CREATE TABLE footfall (
  clip TEXT NOT NULL REFERENCES clip(id) DEFERRABLE INITIALLY DEFERRED, at_us INTEGER NOT NULL CHECK (at_us >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('left','right','scuff_left','scuff_right')), changed_at TEXT NOT NULL,
  PRIMARY KEY (clip, at_us, kind)) STRICT, WITHOUT ROWID;
"""

_DOG = "REFERENCES dog(id) DEFERRABLE INITIALLY DEFERRED"

# The two indexes now hold what a series asks for: ten years of one measure in half the time, no page of the rows read.
_FOURTH = f"""
DROP INDEX reading_metric;
CREATE INDEX reading_metric ON reading (metric, entry, side, take, value);
DROP INDEX activity_day;
CREATE INDEX activity_day ON activity (dog, day, copied, kind, minutes);
CREATE TABLE own_measure (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL {_DOG}, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('score','number','activity')), unit TEXT NOT NULL DEFAULT '',
  low REAL NOT NULL, high REAL NOT NULL CHECK (high > low),
  better TEXT NOT NULL CHECK (better IN ('higher','lower','none')),
  asked TEXT NOT NULL CHECK (asked IN ('daily','weekly')), place INTEGER NOT NULL DEFAULT 0,
  low_label TEXT NOT NULL DEFAULT '', high_label TEXT NOT NULL DEFAULT '',
  stop_day TEXT {_DAY.format("stop_day")}, changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX own_measure_dog ON own_measure (dog);
CREATE TABLE clinic_score (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL {_DOG}, day TEXT NOT NULL {_DAY.format("day")},
  scale TEXT NOT NULL, version TEXT NOT NULL DEFAULT '', total REAL NOT NULL, low REAL NOT NULL,
  high REAL NOT NULL CHECK (high > low), better TEXT NOT NULL CHECK (better IN ('higher','lower','middle')),
  scored_by TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL,
  CHECK (total BETWEEN low AND high)) STRICT, WITHOUT ROWID;
CREATE INDEX clinic_score_day ON clinic_score (dog, day);
CREATE TABLE usual_start (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL {_DOG}, metric TEXT NOT NULL DEFAULT '',
  day TEXT NOT NULL {_DAY.format("day")},
  reason TEXT NOT NULL CHECK (reason IN ('visit','surgery','diagnosis','better','owner')),
  changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX usual_start_day ON usual_start (dog, day);
CREATE TABLE vet_range (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL {_DOG}, metric TEXT NOT NULL,
  since TEXT NOT NULL {_DAY.format("since")}, until TEXT {_DAY.format("until")},
  low REAL NOT NULL CHECK (low >= 0), high REAL NOT NULL CHECK (high >= low), set_by TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX vet_range_dog ON vet_range (dog, metric);
CREATE TABLE phase (
  id TEXT PRIMARY KEY NOT NULL, dog TEXT NOT NULL {_DOG}, day TEXT NOT NULL {_DAY.format("day")},
  kind TEXT NOT NULL CHECK (kind IN ('recovery','maintenance')),
  check_months INTEGER CHECK (check_months BETWEEN 1 AND 24), changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX phase_day ON phase (dog, day);
CREATE TABLE left_out (
  dog TEXT NOT NULL {_DOG}, metric TEXT NOT NULL, side TEXT NOT NULL CHECK (side IN ('','L','R')),
  day TEXT NOT NULL {_DAY.format("day")}, entry TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL CHECK (reason <> ''),
  changed_at TEXT NOT NULL, PRIMARY KEY (dog, metric, side, day, entry)) STRICT, WITHOUT ROWID;
CREATE TABLE reply (
  dog TEXT NOT NULL {_DOG}, about TEXT NOT NULL CHECK (about IN ('snooze','gap','new_usual','restart')),
  subject TEXT NOT NULL, day TEXT NOT NULL {_DAY.format("day")}, answer TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL, PRIMARY KEY (dog, about, subject)) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first, _second, _third, _fourth)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of an open database; 0 means empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Run the steps that are missing, all in one transaction.

    Args:
        connection: a copy or a new file, isolation_level None, foreign keys off.
    Raises:
        sqlite3.Error: a step failed; nothing of it stays.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection), len(MIGRATIONS)):
            MIGRATIONS[number](connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise
