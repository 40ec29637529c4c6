# SPDX-License-Identifier: MIT
"""Dated events of a dog: small wins, "something is off", flare-ups, visits, the call card shown, the vet called.

Medicine starts and stops are computed from care.py, not stored here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers, diary
from core.usecases.dogs import Dog
from core.words import activities
from core.words.errors import InvalidValue
from core.words.i18n import _


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on `day`, or lasted to `end_day` (inclusive; None: one day); kind from EVENTS."""

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
    if event.kind not in activities.keys(activities.EVENTS):
        raise InvalidValue(_("“{value}” is not known here.").format(value=event.kind), field="kind")
    if not event.text.strip() and event.kind in ("win", "other"):
        raise InvalidValue(_("Say in a few words what happened."), field="text")
    if event.end_day is not None and event.end_day < event.day:
        raise InvalidValue(_("The end is before the beginning."), _("Choose a later day."), field="end_day")
    key = event.id or store.new_id()
    words = _(activities.label(activities.EVENTS, event.kind)).lower()
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
    return Event(key, event.day, event.kind, event.text, event.end_day)


def add(store: Store, dog: Dog, day: date, kind: str, *, text: str = "", today: date) -> Event:
    """Add an event of one day; raises as `save`."""
    return save(store, dog, Event("", day, kind, text), today=today)


def remove(store: Store, dog: Dog, event: Event) -> None:
    """Take an event out; undo brings it back."""
    words = _("remove {what}").format(what=_(activities.label(activities.EVENTS, event.kind)).lower())
    with store.change(diary.undo_words(words, dog, event.day), dog=dog.id, day=event.day) as change:
        change.drop(models.Event, event.id)


def log_call_card(store: Store, dog: Dog, day: date, *, called: bool, reason: str = "") -> None:
    """Log that the call card was shown, or that the owner called; once a day and reason for a showing; not undoable."""
    kind = "vet_called" if called else "call_shown"
    same = [event for event in between(store, dog.id, day, day) if (event.kind, event.text) == (kind, reason)]
    if same:
        return
    with store.change(_("call to the vet"), dog=dog.id, day=day, undoable=False) as change:
        change.put(models.Event, id=store.new_id(), dog=dog.id, day=day, end_day=None, kind=kind, text=reason)


def _event(row: tuple[Any, ...]) -> Event:
    key, day, kind, text, end_day = row
    return Event(key, date.fromisoformat(day), kind, text, date.fromisoformat(end_day) if end_day else None)
