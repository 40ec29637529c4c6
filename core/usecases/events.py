# SPDX-License-Identifier: MIT
"""Dated events of a dog: wins, milestones, "something is off", flare-ups, diagnoses, visits, the vet called.

Medicine starts and stops are computed from care.py, not stored here. A usual that was started anew because of an
event goes where the event goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers, diary
from core.usecases.dogs import Dog
from core.words import activities, weeks
from core.words.errors import InvalidValue
from core.words.i18n import _


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on `day`, or lasted to `end_day` (inclusive; None: one day).

    kind: a key of activities.kinds_of_event.
    """

    id: str
    day: date
    kind: str
    text: str
    end_day: date | None = None


def between(store: Store, dog: str, first: date, last: date) -> list[Event]:
    """Return the events that touch a span, by day."""
    sql = (
        "SELECT id, day, kind, text, end_day FROM event "
        "WHERE dog = ? AND day <= ? AND coalesce(end_day, day) >= ? ORDER BY day, id"
    )
    return [_event(row) for row in store.rows(sql, dog, last.isoformat(), first.isoformat())]


def save(store: Store, dog: Dog, event: Event, *, today: date) -> Event:
    """Keep an event; an empty id makes a new one.

    Raises:
        InvalidValue: no words, unknown kind, a day that has not come or an end before the start.
        SaveFailed: the disk refused.
    """
    answers.check_day(event.day, today)
    if event.kind not in activities.keys(activities.kinds_of_event()):
        raise InvalidValue(_("“{value}” is not known here.").format(value=event.kind), field="kind")
    if not event.text.strip() and event.kind in ("win", "other"):
        raise InvalidValue(_("Say in a few words what happened."), field="text")
    if event.end_day is not None and event.end_day > today:
        raise InvalidValue(
            _("{day} has not come yet.").format(day=weeks.long_day(event.end_day)),
            _("Leave the end out while it lasts."),
            field="end_day",
        )
    if event.end_day is not None and event.end_day < event.day:
        raise InvalidValue(_("The end is before the beginning."), _("Choose a later day."), field="end_day")
    key = event.id or store.new_id()
    words = _(activities.label(activities.kinds_of_event(), event.kind)).lower()
    restarts = _restarts_of(store, dog.id, key)
    with store.change(
        diary.undo_words(words, dog, event.day), merge_key=f"event/{key}", dog=dog.id, day=event.day
    ) as c:
        c.put(
            models.Event,
            id=key,
            dog=dog.id,
            day=event.day,
            end_day=event.end_day,
            kind=event.kind,
            text=diary.storable(event.text),
        )
        for start in restarts:
            reason = activities.RESTARTS.get(event.kind)
            c.put(models.UsualStart, id=start, day=event.day, **({"reason": reason} if reason else {}))
    return Event(key, event.day, event.kind, event.text, event.end_day)


def add(store: Store, dog: Dog, day: date, kind: str, *, text: str = "", today: date) -> Event:
    """Add an event of one day; raises as `save`."""
    return save(store, dog, Event("", day, kind, text), today=today)


def remove(store: Store, dog: Dog, event: Event) -> None:
    """Take an event out, and the new usual that was started because of it; undo brings both back."""
    words = _("remove {what}").format(what=_(activities.label(activities.kinds_of_event(), event.kind)).lower())
    restarts = _restarts_of(store, dog.id, event.id)
    with store.change(diary.undo_words(words, dog, event.day), dog=dog.id, day=event.day) as change:
        change.drop(models.Event, event.id)
        for start in restarts:
            change.drop(models.UsualStart, start)
        change.drop(models.Reply, dog.id, "restart", event.id)


def log_call_card(store: Store, dog: Dog, day: date, *, called: bool, reason: str = "") -> None:
    """Log that the call card was shown, or that the owner called; once a day and reason for a showing; not undoable."""
    kind = "vet_called" if called else "call_shown"
    same = [event for event in between(store, dog.id, day, day) if (event.kind, event.text) == (kind, reason)]
    if same:
        return
    with store.change(_("call to the vet"), dog=dog.id, day=day, undoable=False) as change:
        change.put(models.Event, id=store.new_id(), dog=dog.id, day=day, end_day=None, kind=kind, text=reason)


def _restarts_of(store: Store, dog: str, event: str) -> list[str]:
    """Return the ids of the restarts of the usual that the owner agreed to because of an event."""
    sql = (
        "SELECT u.id FROM reply r JOIN usual_start u ON u.dog = r.dog AND u.metric = '' "
        "AND u.reason IN ('visit', 'surgery', 'diagnosis') "
        "JOIN event e ON e.id = r.subject AND e.day = u.day "
        "WHERE r.dog = ? AND r.about = 'restart' AND r.subject = ? AND r.answer = 'yes'"
    )
    return [key for (key,) in store.rows(sql, dog, event)]


def _event(row: tuple[Any, ...]) -> Event:
    key, day, kind, text, end_day = row
    return Event(key, date.fromisoformat(day), kind, text, date.fromisoformat(end_day) if end_day else None)
