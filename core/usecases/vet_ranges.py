# SPDX-License-Identifier: MIT
"""Ranges that the vet set for a measure, such as minutes of leash walking a day: since when, until when, by whom.

Being above a range is never good news. Nothing here suggests a range.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers
from core.usecases.dogs import Dog
from core.words import metrics, units, weeks
from core.words.errors import InvalidValue
from core.words.i18n import _
from core.words.statistics import Point

# What a range can be set for.
RANGED = ("walk_minutes_total",)
# A range may begin at the next step of a plan; beyond this the year is mistyped.
_AHEAD = timedelta(days=366)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class VetRange:
    """low to high, inclusive, stored unit of `metric`; until: its last day, None while it holds; set_by: as typed."""

    id: str = ""
    metric: str = "walk_minutes_total"
    since: date = date.min
    until: date | None = None
    low: float = 0
    high: float = 0
    set_by: str = ""


_COLUMNS = tuple(field.name for field in fields(VetRange))


def of_dog(store: Store, dog_id: str, metric: str = "") -> list[VetRange]:
    """Return the ranges of a dog (of one metric, or all) by their first day."""
    sql = (
        f"SELECT {', '.join(_COLUMNS)} FROM vet_range WHERE dog = ?1 AND (?2 = '' OR metric = ?2) "
        "ORDER BY since, metric, id"
    )
    return [_range(row) for row in store.rows(sql, dog_id, metric)]


def holding(ranges: Iterable[VetRange], day: date) -> VetRange | None:
    """Return the one of ranges of one metric, ascending by first day, that holds on a day; None without one."""
    found = [one for one in ranges if one.since <= day and (one.until is None or day <= one.until)]
    return found[-1] if found else None


def on(store: Store, dog_id: str, metric: str, day: date) -> VetRange | None:
    """Return the range that holds on a day, or None."""
    return holding(of_dog(store, dog_id, metric), day)


def against(points: Iterable[Point], ranges: Sequence[VetRange]) -> list[int]:
    """Say of each day that had a range where its value lay: -1 below, 0 within, 1 above; in the order of the points.

    Args:
        points: (day, value) in the stored unit of the ranges' one metric. ranges: ascending by first day.
    """
    held = ((value, holding(ranges, day)) for day, value in points)
    return [(value > one.high) - (value < one.low) for value, one in held if one is not None]


def save(store: Store, dog: Dog, wanted: VetRange, *, today: date) -> VetRange:
    """Keep a range; an empty id makes a new one.

    Of two ranges that overlap the older ends the day before the newer begins, in the same undo step. One that moves
    leaves no hole: the range that it had ended holds on until it begins now.

    Raises:
        InvalidValue: field is "metric", "low", "high", "since" or "until"; also "since" when another range begins on
            the same day. SaveFailed: the disk refused.
    """
    _check(wanted, today)
    others = [one for one in of_dog(store, dog.id, wanted.metric) if one.id != wanted.id]
    if any(one.since == wanted.since for one in others):
        raise InvalidValue(
            _("A range begins on {day} already.").format(day=weeks.long_day(wanted.since)),
            _("Change that one, or choose another day."),
            field="since",
        )
    kept = _ended(replace(wanted, id=wanted.id or store.new_id(), set_by=wanted.set_by.strip()), others)
    before = next((one for one in of_dog(store, dog.id, wanted.metric) if one.id == kept.id), None)
    with store.change(_words(dog), dog=dog.id) as change:
        for one in others:
            cut = _ended(_without(one, before), [kept])
            if cut != one:
                change.put(models.VetRange, **_row(dog, cut))
        change.put(models.VetRange, **_row(dog, kept))
    return kept


def end(store: Store, dog: Dog, kept: VetRange, day: date) -> VetRange:
    """Let a range hold for the last time on a day.

    Raises:
        InvalidValue: the day lies before the range began. SaveFailed: the disk refused.
    """
    ended = replace(kept, until=day)
    _check_order(ended)
    with store.change(_words(dog), dog=dog.id) as change:
        change.put(models.VetRange, **_row(dog, ended))
    return ended


def remove(store: Store, dog: Dog, kept: VetRange) -> None:
    """Take a range that was entered by mistake out; the one that it had ended holds on. Undo brings it back."""
    with store.change(_("remove the vet's range, {dog}").format(dog=dog.name), dog=dog.id) as change:
        for one in of_dog(store, dog.id, kept.metric):
            longer = _without(one, kept)
            if longer != one:
                change.put(models.VetRange, **_row(dog, longer))
        change.drop(models.VetRange, kept.id)


def said(kept: VetRange, today: date) -> str:
    """Say a range: "10–15 min a day, since 1 Nov, set by Dr Novak"."""
    unit = metrics.known()[kept.metric].unit
    high = units.written(kept.high, unit, "metric")
    if kept.low == kept.high:
        amount = _("{high} a day").format(high=high)
    else:
        low = units.written(kept.low, unit, "metric", with_unit=False)
        amount = _("{low}–{high} a day").format(low=low, high=high)
    parts = [amount, _("since {day}").format(day=weeks.near_day(kept.since, today))]
    if kept.until is not None:
        parts.append(_("until {day}").format(day=weeks.near_day(kept.until, today)))
    if kept.set_by:
        parts.append(_("set by {name}").format(name=kept.set_by))
    return ", ".join(parts)


def _ended(one: VetRange, others: list[VetRange]) -> VetRange:
    """Return a range that ends before the next of the others begins."""
    later = [other.since - _DAY for other in others if other.since > one.since]
    last = min([*later, *([one.until] if one.until else [])], default=None)
    return replace(one, until=last)


def _without(one: VetRange, gone: VetRange | None) -> VetRange:
    """Return a range as it is once another is not there: one that ended the day before it holds as long as that."""
    ended_by_it = gone is not None and one.id != gone.id and one.until == gone.since - _DAY
    return replace(one, until=gone.until) if gone is not None and ended_by_it else one


def _check(wanted: VetRange, today: date) -> None:
    if wanted.metric not in RANGED:
        raise InvalidValue(_("“{value}” is not known here.").format(value=wanted.metric), field="metric")
    if wanted.since > today + _AHEAD or wanted.since.year < answers.EARLIEST_YEAR:
        raise InvalidValue(
            _("{day} cannot be right here.").format(day=weeks.long_day(wanted.since)),
            _("Check the year."),
            field="since",
        )
    _check_order(wanted)
    metric = metrics.known()[wanted.metric]
    for field, value in (("low", wanted.low), ("high", wanted.high)):
        if not math.isfinite(value) or not metric.low <= value <= metric.high:
            raise InvalidValue(
                _("The range cannot be right."),
                _("It must lie between {low} and {high}.").format(
                    low=units.written(metric.low, metric.unit, "metric", with_unit=False),
                    high=units.written(metric.high, metric.unit, "metric"),
                ),
                field=field,
            )
    if wanted.low > wanted.high:
        raise InvalidValue(_("The least is more than the most."), _("Type the smaller number first."), field="high")


def _check_order(wanted: VetRange) -> None:
    if wanted.until is not None and wanted.until < wanted.since:
        raise InvalidValue(_("The last day is before the first."), _("Choose a later day."), field="until")


def _words(dog: Dog) -> str:
    return _("the vet's range, {dog}").format(dog=dog.name)


def _row(dog: Dog, kept: VetRange) -> dict[str, Any]:
    return {**asdict(kept), "dog": dog.id}


def _range(row: tuple[Any, ...]) -> VetRange:
    values = dict(zip(_COLUMNS, row, strict=True))
    until = values["until"]
    days = {"since": date.fromisoformat(values["since"]), "until": date.fromisoformat(until) if until else None}
    return VetRange(**(values | days))
