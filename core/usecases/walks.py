# SPDX-License-Identifier: MIT
"""Walks and exercise as sessions of a day. Only leash walks count as leash walking.

Copied sessions are shown grey and count for nothing until the owner confirms them.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers, diary, left_out
from core.usecases.dogs import Dog
from core.words import activities
from core.words.errors import InvalidValue
from core.words.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Walk:
    """A session: `at` is "HH:MM" or "" when not said; minutes, metres None when not said; words are keys."""

    id: str = ""
    day: date = date.min
    at: str = ""
    kind: str = activities.WALK
    minutes: float | None = None
    metres: float | None = None
    surface: str = ""
    support: str = ""
    ended: str = ""
    copied: bool = False


_COLUMNS = tuple(field.name for field in fields(Walk))
MOST_MINUTES = 600.0
MOST_METRES = 50_000.0


def of_days(store: Store, dog: str, first: date, last: date) -> list[Walk]:
    """Return the sessions of a span, by day and time; those without a time last of their day."""
    sql = (
        f"SELECT {', '.join(_COLUMNS)} FROM activity WHERE dog = ? AND day BETWEEN ? AND ? "
        "ORDER BY day, CASE at WHEN '' THEN '99' ELSE at END, id"
    )
    return [_walk(row) for row in store.rows(sql, dog, first.isoformat(), last.isoformat())]


def save(store: Store, dog: Dog, walk: Walk, *, today: date) -> Walk:
    """Keep one session; an empty id makes a new one; a copied one becomes confirmed by being saved.

    Raises:
        InvalidValue: a time, number or word that cannot be right. SaveFailed: the disk refused.
    """
    check(walk, today=today)
    kept = replace(walk, id=walk.id or store.new_id(), copied=False)
    words = diary.undo_words(_(activities.label(activities.ACTIVITIES, kept.kind)).lower(), dog, kept.day)
    # A session that is added leaves a day left out; only one that is changed may have been the reason.
    days = _days_of(store, walk.id)
    with (
        store.change(words, merge_key=f"walk/{kept.id}", dog=dog.id, day=kept.day) as change,
        left_out.following(store, dog.id, change, days=days),
    ):
        change.put(models.Activity, **_row(dog, kept))
    return kept


def remove(store: Store, dog: Dog, walk: Walk) -> None:
    """Take one session out; undo brings it back."""
    with (
        store.change(diary.undo_words(_("remove session"), dog, walk.day), dog=dog.id, day=walk.day) as change,
        left_out.following(store, dog.id, change, days=_days_of(store, walk.id)),
    ):
        change.drop(models.Activity, walk.id)


def copy_from_day_before(store: Store, dog: Dog, day: date, *, today: date) -> int:
    """Copy yesterday's sessions to a day, grey until confirmed; never how they ended.

    Returns:
        How many were copied; 0 when there were none, or the day already has the same number or more.
    Raises:
        InvalidValue: the day has not come. SaveFailed: the disk refused.
    """
    answers.check_day(day, today)
    before = day - timedelta(days=1)
    wanted = [walk for walk in of_days(store, dog.id, before, before) if not walk.copied]
    if not wanted or len(of_days(store, dog.id, day, day)) >= len(wanted):
        return 0
    with store.change(diary.undo_words(_("same walks as yesterday"), dog, day), dog=dog.id, day=day) as change:
        for walk in wanted:
            copy = replace(walk, id=store.new_id(), day=day, ended="", copied=True)
            change.put(models.Activity, **_row(dog, copy))
    return len(wanted)


def confirm(store: Store, dog: Dog, day: date) -> None:
    """Confirm every copied session of a day: it happened."""
    with store.change(diary.undo_words(_("confirm walks"), dog, day), dog=dog.id, day=day) as change:
        for walk in of_days(store, dog.id, day, day):
            if walk.copied:
                change.put(models.Activity, **_row(dog, replace(walk, copied=False)))


def check(walk: Walk, *, today: date) -> None:
    """Refuse what cannot be a session.

    Raises:
        InvalidValue: field is "at", "minutes", "metres", "kind", "surface", "support" or "ended".
    """
    answers.check_day(walk.day, today)
    if walk.at and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", walk.at):
        raise InvalidValue(
            _("“{time}” is not a time of day.").format(time=walk.at[:20]),
            _("Type it like 08:10."),
            field="at",
        )
    _check_number(walk.minutes, MOST_MINUTES, _("minutes"), "minutes")
    _check_number(walk.metres, MOST_METRES, _("metres"), "metres")
    for field, words in (
        ("kind", activities.ACTIVITIES),
        ("surface", activities.SURFACES),
        ("support", activities.SUPPORTS),
        ("ended", activities.ENDINGS),
    ):
        if getattr(walk, field) not in activities.keys(words):
            raise InvalidValue(
                _("“{value}” is not known here.").format(value=getattr(walk, field)),
                _("Choose from the list."),
                field=field,
            )


def summary(walks: list[Walk]) -> str:
    """Say a day's confirmed sessions in short: "2 leash walks, 18 min · treadmill 8 min"; "" for none."""
    parts = []
    for word in activities.ACTIVITIES:
        of_kind = [walk for walk in walks if walk.kind == word.key and not walk.copied]
        if not of_kind:
            continue
        minutes = sum(walk.minutes for walk in of_kind if walk.minutes is not None)
        if word.key == activities.WALK:
            said = ngettext("{count} leash walk", "{count} leash walks", len(of_kind)).format(count=len(of_kind))
        else:
            said = f"{_(word.label).lower()} × {len(of_kind)}" if len(of_kind) > 1 else _(word.label).lower()
        parts.append(_("{what}, {minutes} min").format(what=said, minutes=round(minutes)) if minutes else said)
    return " · ".join(parts)


def _days_of(store: Store, walk_id: str) -> list[date]:
    """Return the day on which a session is kept, none for a new one."""
    rows = store.rows("SELECT day FROM activity WHERE id = ? AND copied = 0", walk_id) if walk_id else []
    return [date.fromisoformat(day) for (day,) in rows]


def _check_number(value: float | None, most: float, unit: str, field: str) -> None:
    if value is not None and not 0 <= value <= most:
        raise InvalidValue(
            _("{value} {unit} cannot be right for one session.").format(value=round(value, 1), unit=unit),
            _("It must be between 0 and {most}.").format(most=round(most)),
            field=field,
        )


def _row(dog: Dog, walk: Walk) -> dict[str, Any]:
    return {**asdict(walk), "dog": dog.id, "copied": int(walk.copied)}


def _walk(row: tuple[Any, ...]) -> Walk:
    values = dict(zip(_COLUMNS, row, strict=True))
    return Walk(**(values | {"day": date.fromisoformat(values["day"]), "copied": bool(values["copied"])}))
