# SPDX-License-Identifier: MIT
"""Builders of libraries, dogs and days for tests, and the big library of the bench. No test lives here.

They write through the same use cases as the program; only `big_library` writes literal SQL, because ten years of
single saves take minutes.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from core.keeping import dog_drawing, images, media, models
from core.keeping import library as folders
from core.keeping.facts import Facts
from core.keeping.store import Store
from core.usecases import answers, care, diary, dogs, marks, measures, photos, walks
from core.usecases.answers import Answer, Slot
from core.usecases.dogs import Dog
from core.words import landmarks, metrics, poses

TODAY = date(2026, 11, 22)
START = date(2026, 10, 25)
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is told to go on; put in the place of `store.now`."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Progress:
    """A signal that keeps what it was told, (done, total)."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def emit(self, done: int, total: int) -> None:
        self.told.append((done, total))


class Watched:
    """A job that counts and can be told to stop after so many steps."""

    def __init__(self, stop_after: int = 1000) -> None:
        self.progressed = Progress()
        self.stop_after = stop_after

    def is_cancelled(self) -> bool:
        return len(self.progressed.told) >= self.stop_after


def library(folder: Path, name: str = "library") -> Store:
    """Make an empty library in `folder/name` and open it; the caller closes it."""
    return Store.create(folder / name)


def dog(store: Store, name: str = "Bailey", **details: Any) -> Dog:
    """Add a dog whose weeks begin four weeks before TODAY, unless told otherwise."""
    return dogs.add(store, name, today=TODAY, **{"start_day": START, "start_kind": "first_visit", **details})


def slots(told: Mapping[str, Answer]) -> dict[Slot, Answer]:
    """Turn "limped.L" into ("limped", "L"); keys with a dot of their own stay whole."""
    found: dict[Slot, Answer] = {}
    for key, answer in told.items():
        side = key[-1] if key.endswith((".L", ".R")) else ""
        found[(key[:-2] if side else key, side)] = answer
    return found


def log(store: Store, of: Dog, day: date, told: Mapping[str, Answer] | None = None, *, note: str = "") -> None:
    """Log one day: answers by key, `limped.L` for one leg, and a note."""
    if told:
        diary.save(store, of, day, slots(told), today=max(day, TODAY))
    if note:
        diary.save_note(store, of, day, note, today=max(day, TODAY))


def series(store: Store, of: Dog, key: str, values: Sequence[float | None], *, last: date = TODAY) -> list[date]:
    """Log one value a day up to `last`; None leaves a day out. Returns the logged days."""
    first = last - timedelta(days=len(values) - 1)
    days = []
    for offset, value in enumerate(values):
        if value is not None:
            days.append(first + timedelta(days=offset))
            log(store, of, days[-1], {key: value})
    return days


def walk(store: Store, of: Dog, day: date = TODAY, minutes: float | None = 10, **details: Any) -> walks.Walk:
    """Keep one session; a leash walk unless `kind` says otherwise."""
    return walks.save(store, of, walks.Walk(day=day, minutes=minutes, **details), today=max(day, TODAY))


def session(
    store: Store,
    of: Dog,
    day: date = TODAY,
    *,
    left: Sequence[float] = (),
    right: Sequence[float] = (),
    values: Mapping[str, float] | None = None,
    **details: Any,
) -> measures.Session:
    """Keep one measuring session: girth takes of each leg in mm, and other values by key in stored units."""
    taken: dict[measures.TakeSlot, float] = {(key, "", 1): value for key, value in (values or {}).items()}
    for side, takes in (("L", left), ("R", right)):
        taken |= {("thigh_girth", side, number): value for number, value in enumerate(takes, 1)}
    made = measures.Session(day, taken, **{"measured_by": "Ann", "coat": "short", **details})
    return measures.save(store, of, made, today=max(day, TODAY))


def medicine(store: Store, of: Dog, name: str = "Loxicom", **details: Any) -> care.Care:
    """Keep a medicine given since START, unless told otherwise."""
    return care.save(store, of, care.Care(name=name, **{"since": START, **details}), today=TODAY)


def own_measure(store: Store, of: Dog, name: str = "Minutes to settle", **details: Any) -> str:
    """Keep a measure of the owner's own, a daily 0-10 score with 10 best unless told; returns its key own.<id>."""
    key = store.new_id()
    row = {"kind": "score", "low": 0.0, "high": 10.0, "better": "higher", "asked": "daily", "name": name, **details}
    with store.change("own measure", dog=of.id) as change:
        change.put(models.OwnMeasure, id=key, dog=of.id, **row)
    return f"own.{key}"


def activity_that_matters(store: Store, of: Dog, name: str = "Walks to the river", **details: Any) -> str:
    """Keep an activity that matters, 0-4 and asked weekly; returns its key own.<id>."""
    kind = {"kind": "activity", "low": 0.0, "high": 4.0, "asked": "weekly"}
    return own_measure(store, of, name, **{**kind, **details})


def clinic_score(store: Store, of: Dog, total: float = 21, day: date = TODAY, **details: Any) -> str:
    """Keep a total of a clinical scale, LOAD of 52 by the owner unless told otherwise; returns its id."""
    key = store.new_id()
    scale = {"scale": "load", "version": "0-52", "low": 0.0, "high": 52.0, "better": "lower", "scored_by": "owner"}
    with store.change("clinic score", dog=of.id, day=day) as change:
        change.put(models.ClinicScore, id=key, dog=of.id, day=day, total=total, **{**scale, **details})
    return key


def vet_range(store: Store, of: Dog, low: float = 15, high: float = 20, *, since: date = START, **details: Any) -> str:
    """Keep a range that the vet set, leash walking in minutes a day unless told otherwise; returns its id."""
    key = store.new_id()
    row = {"metric": "walk_minutes_total", "until": None, "set_by": "the vet", **details}
    with store.change("range", dog=of.id) as change:
        change.put(models.VetRange, id=key, dog=of.id, since=since, low=low, high=high, **row)
    return key


def phase(store: Store, of: Dog, kind: str = "maintenance", day: date = TODAY, check_months: int | None = 6) -> str:
    """Keep from which day on the dog is in recovery or maintenance; returns its id."""
    key = store.new_id()
    with store.change("phase", dog=of.id) as change:
        change.put(models.Phase, id=key, dog=of.id, day=day, kind=kind, check_months=check_months)
    return key


def usual_start(store: Store, of: Dog, day: date = START, *, metric: str = "", reason: str = "owner") -> str:
    """Keep that the usual is counted anew from a day, of one measure or (metric "") of all; returns its id."""
    key = store.new_id()
    with store.change("usual", dog=of.id, day=day) as change:
        change.put(models.UsualStart, id=key, dog=of.id, metric=metric, day=day, reason=reason)
    return key


def left_out(
    store: Store, of: Dog, key: str, day: date = TODAY, *, side: str = "", entry: str = "", reason: str = "a slip"
) -> None:
    """Keep that no figure counts a value; entry names its occasion, "" a day's own value."""
    with store.change("left out", dog=of.id, day=day) as change:
        change.put(models.LeftOut, dog=of.id, metric=key, side=side, day=day, entry=entry, reason=reason)


def reply(store: Store, of: Dog, about: str, subject: str, day: date = TODAY, answer: str = "") -> None:
    """Keep what the owner answered when asked."""
    with store.change("reply", dog=of.id) as change:
        change.put(models.Reply, dog=of.id, about=about, subject=subject, day=day, answer=answer)


def photo(store: Store, of: Dog, day: date = TODAY, pose: str = "left_lateral", **details: Any) -> str:
    """Record a photo without any bytes behind it; returns its id."""
    key = store.new_id()
    sha256 = hashlib.sha256(key.encode()).hexdigest()
    with store.change("photo", dog=of.id, day=day) as change:
        row = {"id": key, "dog": of.id, "sha256": sha256, "pose": pose, "day": day, **details}
        change.put(models.Photo, **row)
    return key


def drawn_photo(
    store: Store, of: Dog, day: date, pose: str = "rear", *, muscle: float = 0.5, is_marked: bool = True
) -> photos.Photo:
    """Draw a small photo, keep it with its scaled copies and mark its bones; a day tells it from every other."""
    drawn = dog_drawing.draw(
        next(iter(dog_drawing.LOOKS.values())),
        pose,
        left=muscle,
        right=muscle,
        crouch=0.2,
        jitter=dog_drawing.Jitter(shift_px=(day.toordinal() % 7, 0)),
        taken_at=datetime(day.year, day.month, day.day, 11),
        size_px=(320, 240),
    )
    source = store.path / "tmp" / f"{pose}-{day}.jpg"
    source.write_bytes(drawn.image_bytes)
    kept = media.copy_in(store.path, source)
    source.unlink()
    copies = [(media.cache_path(store.path, kept.sha256, edge), edge) for edge in media.SIZES]
    images.make_copies(media.path_of(store.path, kept.sha256), copies, allow_damaged=False)
    facts = Facts("JPEG", 320, 240, day, "exif_original", "", "", False, 1, False)
    made = photos.record(store, of, kept, facts, pose=pose, day=day, source=photos.OWNER, today=max(day, TODAY))
    kind = landmarks.of_pose(pose)
    for mark in kind.aligning if kind is not None and is_marked else ():
        if mark.key in drawn.truth.points:
            marks.place(store, of, made, mark.key, point=drawn.truth.points[mark.key])
    return made


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, in key order: two libraries with the same dump hold the same."""
    found = {}
    for model in models.MODELS:
        order = ", ".join(models.key_columns(model))
        wanted = ", ".join(f'"{name}"' for name in models.columns(model))
        found[model._meta.table_name] = store.rows(f"SELECT {wanted} FROM {model._meta.table_name} ORDER BY {order}")
    return found


def big_library(folder: Path, years: int = 10, dogs: int = 3, photo_rows: int = 500) -> Path:
    """Make a library of daily entries for the bench, the same rows every time; returns its folder, closed.

    Args:
        folder: a new or empty folder; it becomes the library.
        years: of days up to TODAY for each dog, with one day in twelve left out.
        dogs: how many. photo_rows: rows without bytes, spread over dogs and weeks.
    """
    store = Store.create(folder)
    numbers = iter(range(1, dogs + 1))
    store.now = lambda: NOW
    store.new_id = lambda: f"00000000-0000-4000-8000-{next(numbers):012}"
    names = [
        dog(store, f"Dog {number + 1}", start_day=TODAY - timedelta(days=365 * years - 1)) for number in range(dogs)
    ]
    store.close()
    connection = sqlite3.connect(folders.database(folder), isolation_level=None)
    try:
        connection.execute("BEGIN")
        for number, one in enumerate(names):
            dice = random.Random(number)
            _fill_days(connection, one, 365 * years, dice)
            _fill_weeks(connection, one, 52 * years, dice)
            _fill_photos(connection, one, photo_rows // dogs + (number < photo_rows % dogs), dice)
        connection.execute("COMMIT")
    finally:
        connection.close()
    return folder


_STAMP = NOW.isoformat(timespec="seconds")
_ENTRY = "INSERT INTO entry (id, dog, day, kind, note, measured_by, coat, changed_at) VALUES (?,?,?,?,?,?,?,?)"
_READING = "INSERT INTO reading (entry, metric, side, take, value, state, changed_at) VALUES (?,?,?,?,?,?,?)"
_ACTIVITY = (
    "INSERT INTO activity (id, dog, day, at, kind, minutes, metres, surface, ended, changed_at) "
    "VALUES (?,?,?,?,?,?,?,?,?,?)"
)
_PHOTO = (
    "INSERT INTO photo (id, dog, sha256, pose, day, taken_source, name, size, kind, width, height, changed_at) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
)


def _asked_daily() -> list[metrics.Metric]:
    return [metric for metric in metrics.known().values() if metric.daily and not metric.derive and metric.group]


def _fill_days(connection: sqlite3.Connection, of: Dog, days: int, dice: random.Random) -> None:
    asked = _asked_daily()
    entries, readings, activities = [], [], []
    for back in range(days):
        if dice.random() < 1 / 12:
            continue
        day = TODAY - timedelta(days=back)
        entry = diary.entry_id(of.id, day)
        entries.append(
            (entry, of.id, day.isoformat(), "diary", "A quiet day." if back % 5 == 0 else "", "", "", _STAMP)
        )
        readings += [
            (
                entry,
                metric.key,
                "",
                1,
                float(dice.randint(int(metric.low), int(min(metric.high, 10)))),
                "answered",
                _STAMP,
            )
            for metric in asked
            if metric.group in ("kind", "feel") or dice.random() < 0.6
        ]
        for number, at in enumerate(("08:10", "17:40")):
            key = f"{entry[:-1]}{number}w"
            walked = (float(dice.randint(5, 25)), float(dice.randint(200, 1500)))
            activities.append((key, of.id, day.isoformat(), at, "leash_walk", *walked, "grass", "fine", _STAMP))
    connection.executemany(_ENTRY, entries)
    connection.executemany(_READING, sorted(readings))
    connection.executemany(_ACTIVITY, activities)


def _fill_weeks(connection: sqlite3.Connection, of: Dog, weeks: int, dice: random.Random) -> None:
    entries, readings = [], []
    for back in range(weeks):
        day = TODAY - timedelta(days=7 * back)
        entry = f"{of.id}m{back:05}"
        entries.append((entry, of.id, day.isoformat(), "measuring", "", "Ann", "short", _STAMP))
        readings.append((entry, "body_weight", "", 1, round(dice.uniform(8, 9), 1), "answered", _STAMP))
        for side in ("L", "R"):
            for take in (1, 2, 3):
                girth = float(dice.randint(195, 215))
                readings.append((entry, "thigh_girth", side, take, girth, "answered", _STAMP))
    connection.executemany(_ENTRY, entries)
    connection.executemany(_READING, readings)


def _fill_photos(connection: sqlite3.Connection, of: Dog, count: int, dice: random.Random) -> None:
    weekly = [pose.key for pose in poses.POSES if pose.weekly]
    rows = []
    for number in range(count):
        key = f"{of.id}p{number:05}"
        day = TODAY - timedelta(days=7 * (number // len(weekly)))
        digest = hashlib.sha256(key.encode()).hexdigest()
        pose = weekly[number % len(weekly)]
        size = dice.randint(2_000_000, 5_000_000)
        source = ("exif_original", f"IMG_{number:04}.jpg")
        rows.append((key, of.id, digest, pose, day.isoformat(), *source, size, "JPEG", 4032, 3024, _STAMP))
    connection.executemany(_PHOTO, rows)


def answer_for(metric: metrics.Metric) -> Answer:
    """Return an answer that a metric takes: the middle of its range, whole."""
    return answers.checked((metric.key, "L" if metric.legs else ""), float(round((metric.low + metric.high) / 2)))
