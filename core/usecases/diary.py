# SPDX-License-Identifier: MIT
"""The diary: one page a day. Reading a page, saving answers and the note, the calendar, which days are logged.

Walks are in walks.py, wins and "something is off" in events.py, the call card in flags.py. Nothing is required.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from core.keeping import models
from core.keeping.history import storable as storable
from core.keeping.store import Change, Store
from core.usecases import answers, left_out, own
from core.usecases.answers import NA, Answer, Slot
from core.usecases.dogs import Dog
from core.words import metrics, weeks
from core.words.i18n import _

_SPACE = "5e0f7f2c-5c0e-4d0f-9b63-0a3d7a5a6c11"
KINDS = ("bad", "mixed", "good")


@dataclass(frozen=True, slots=True)
class Page:
    """A diary page.

    Attributes:
        answers: (metric key, side) -> number in the stored unit, or NA; what is not there was not answered.
        note: as typed. is_logged: see `logged_days`.
    """

    dog: str
    day: date
    answers: Mapping[Slot, Answer]
    note: str
    is_logged: bool


def entry_id(dog: str, day: date) -> str:
    """Return the id of a dog's diary entry of a day, the same on every computer."""
    import uuid  # only when a day is written: the first paint does not wait for it

    return str(uuid.uuid5(uuid.UUID(_SPACE), f"{dog}/{day.isoformat()}"))


def page(store: Store, dog: str, day: date) -> Page:
    """Read one day's page; an unlogged day gives an empty page."""
    entry = store.rows("SELECT id, note FROM entry WHERE dog = ? AND day = ? AND kind = 'diary'", dog, day.isoformat())
    key, note = entry[0] if entry else ("", "")
    sql = "SELECT metric, side, value FROM reading WHERE entry = ? ORDER BY metric, side"
    found = {(metric, side): NA if value is None else value for metric, side, value in store.rows(sql, key)}
    return Page(dog, day, found, note, bool(logged_days(store, dog, day, day)))


def save(store: Store, dog: Dog, day: date, given: Mapping[Slot, Answer], *, today: date, label: str = "") -> None:
    """Keep answers of one day, in one undo step; what did not change is left out.

    Args:
        given: (metric key, side) -> number in the stored unit, NA, or None to take the answer back.
        label: words for undo; empty means the metric's name.
    Raises:
        InvalidValue: an answer cannot be right, or the day has not come. SaveFailed: the disk refused.
    """
    answers.check_day(day, today)
    known = own.known(store, dog.id)
    wanted = {slot: answers.checked(slot, answer, known=known) for slot, answer in given.items()}
    for key, _side in wanted:
        own.check_place(known[key], is_diary=True)
    kept = page(store, dog.id, day)
    changed = {slot: answer for slot, answer in wanted.items() if kept.answers.get(slot) != answer}
    if not changed:
        return
    words = label or _short_name(known[next(iter(changed))[0]])
    touched = ",".join(sorted({key for key, _side in changed}))
    with (
        _changing(store, dog, day, (words, touched)) as change,
        left_out.following(store, dog.id, change, days=[day]),
    ):
        remaining = {**kept.answers, **changed}
        is_empty = not kept.note and all(answer is None for answer in remaining.values())
        if not is_empty:
            change.put(models.Entry, id=entry_id(dog.id, day), dog=dog.id, day=day, kind="diary")
        _write(change, entry_id(dog.id, day), changed)
        if is_empty:
            change.drop(models.Entry, entry_id(dog.id, day))


def save_note(store: Store, dog: Dog, day: date, note: str, *, today: date) -> None:
    """Keep the day's note as typed; an empty one on an otherwise empty day removes the entry.

    Raises:
        InvalidValue: the day has not come. SaveFailed: the disk refused.
    """
    answers.check_day(day, today)
    kept = page(store, dog.id, day)
    if kept.note == note:
        return
    with _changing(store, dog, day, (_("note"), "note")) as change:
        if note or kept.answers:
            change.put(models.Entry, id=entry_id(dog.id, day), dog=dog.id, day=day, kind="diary", note=storable(note))
        else:
            change.drop(models.Entry, entry_id(dog.id, day))


def undo_words(what: str, dog: Dog, day: date) -> str:
    """Name a change for undo: "comfort, Bailey, 22 Nov"."""
    return _("{what}, {dog}, {day}").format(what=what, dog=dog.name, day=weeks.short_day(day))


def logged_days(store: Store, dog: str, first: date, last: date) -> list[date]:
    """Return the days with an answer, an own note or a session of their own, ascending.

    Photos, measurements and copied walks that were not confirmed do not log a day.
    """
    sql = (
        "SELECT day FROM entry e WHERE dog = ?1 AND kind = 'diary' AND day BETWEEN ?2 AND ?3 "
        "AND (note <> '' OR EXISTS (SELECT 1 FROM reading r WHERE r.entry = e.id)) "
        "UNION SELECT day FROM activity WHERE dog = ?1 AND copied = 0 AND day BETWEEN ?2 AND ?3 ORDER BY day"
    )
    rows = store.rows(sql, dog, first.isoformat(), last.isoformat())
    return [date.fromisoformat(day) for (day,) in rows]


def calendar(store: Store, dog: str, first: date, last: date) -> dict[date, str]:
    """Return each logged day's kind: "good", "mixed", "bad", or "logged" when the kind was not said."""
    found = dict.fromkeys(logged_days(store, dog, first, last), "logged")
    sql = (
        "SELECT e.day, r.value FROM entry e JOIN reading r ON r.entry = e.id "
        "WHERE e.dog = ? AND e.kind = 'diary' AND e.day BETWEEN ? AND ? AND r.metric = 'good_day'"
    )
    for day, value in store.rows(sql, dog, first.isoformat(), last.isoformat()):
        found[date.fromisoformat(day)] = KINDS[int(value)]
    return found


def first_day(store: Store, dog: str) -> date | None:
    """Return the earliest day that was written about or measured, or None.

    Photos do not count: one of the dog's youth would draw every chart over ten empty years.
    """
    # One look into an index each; over all kinds at once SQLite would walk through every entry.
    entries = [f"SELECT min(day) AS day FROM entry WHERE dog = ?1 AND kind = '{kind}'" for kind in models.ENTRY_KINDS]
    walked = "SELECT min(day) FROM activity WHERE dog = ?1"
    found = store.rows(f"SELECT min(day) FROM ({' UNION ALL '.join([*entries, walked])})", dog)[0][0]
    return date.fromisoformat(found) if found else None


def _write(change: Change, entry: str, changed: Mapping[Slot, Answer]) -> None:
    for (metric, side), answer in changed.items():
        if answer is None:
            change.drop(models.Reading, entry, metric, side, 1)
        else:
            value, state = (None, "na") if answer == NA else (answer, "answered")
            change.put(models.Reading, entry=entry, metric=metric, side=side, take=1, value=value, state=state)


def _changing(store: Store, dog: Dog, day: date, what: tuple[str, str]) -> AbstractContextManager[Change]:
    words, key = what
    merge = f"diary/{dog.id}/{day}/{key}"
    return store.change(undo_words(words, dog, day), merge_key=merge, dog=dog.id, day=day)


def _short_name(metric: metrics.Metric) -> str:
    if own.is_own(metric.key):
        return metric.label
    words = answers.vet_label(metric) if "{dog}" in metric.label or "?" in metric.label else _(metric.label)
    return words[:1].lower() + words[1:]
