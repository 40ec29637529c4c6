# SPDX-License-Identifier: MIT
"""Small wins and milestones: what went well, and when. A milestone is an event of kind `milestone.<key>`, once each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.keeping.store import Store
from core.usecases import events, trend_marks
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import milestones
from core.words.errors import InvalidValue
from core.words.i18n import _
from core.words.milestones import Milestone


@dataclass(frozen=True, slots=True)
class Win:
    """Something that went well; `event` is the id of its row."""

    day: date
    text: str
    is_milestone: bool
    event: str = ""


def of_dog(store: Store, dog: Dog, today: date) -> list[Win]:
    """Return every small win and reached milestone up to today, newest first."""
    found = [
        Win(event.day, trend_marks.event_name(event), event.kind != "win", event.id)
        for event in events.between(store, dog.id, date.min, today)
        if event.kind == "win" or event.kind.startswith(milestones.PREFIX)
    ]
    return sorted(found, key=lambda win: (win.day, win.is_milestone, win.text), reverse=True)


def offered(dog: Dog) -> list[Milestone]:
    """Return the milestones offered for the dog's cause, in order, reached or not."""
    return milestones.offered_for(dog.cause)


def reach(store: Store, dog: Dog, key: str, day: date, *, today: date) -> Event:
    """Mark a milestone as reached on a day; a second time moves it to that day with the words it had.

    Raises:
        InvalidValue: unknown key, a day that has not come. SaveFailed: the disk refused.
    """
    milestone = milestones.known().get(key)
    if milestone is None:
        raise InvalidValue(_("“{value}” is not known here.").format(value=key), field="milestone")
    kept = _kept(store, dog, milestone)
    wanted = replace(kept or Event("", day, milestone.kind, ""), day=day, end_day=None)
    return events.save(store, dog, wanted, today=today)


def take_back(store: Store, dog: Dog, key: str) -> None:
    """Take a milestone back that was marked by mistake; nothing happens when it was not. Undo brings it back."""
    milestone = milestones.known().get(key)
    kept = _kept(store, dog, milestone) if milestone is not None else None
    if kept is not None:
        events.remove(store, dog, kept)


def _kept(store: Store, dog: Dog, milestone: Milestone) -> Event | None:
    found = events.between(store, dog.id, date.min, date.max)
    return next((event for event in found if event.kind == milestone.kind), None)
