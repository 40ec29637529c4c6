# SPDX-License-Identifier: MIT
"""One measure's values of chosen days in words, with the note of the day and what was left out. Reads, never writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.usecases import diary, own, series
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.words import metrics, units
from core.words.i18n import _
from ui.session import Session


@dataclass(frozen=True, slots=True)
class DayValue:
    """One value: its day, in words, the day's note, where it stands, and why it is left out ("" when it counts)."""

    day: date
    words: str
    note: str
    where: Where
    reason: str = ""


def of_days(session: Session, key: str, side: str, days: Iterable[date]) -> list[DayValue]:
    """Return the values of a measure on these days, ascending; days without one are left out.

    Args:
        key: metric key. side: "", "L" or "R".
    """
    wanted, dog = set(days), session.dog
    if not wanted or dog is None:
        return []
    store, span = session.store, (min(wanted), max(wanted))
    metric = own.known(store, dog.id).get(key)
    if metric is None:
        return []
    found = []
    for day, value, entry, reason in _values(session, dog, metric, (side, span)):
        if day in wanted:
            words = value_words(metric, value, session.library.units)
            found.append(
                DayValue(day, words, diary.page(store, dog.id, day).note, Where(key, side, day, entry), reason)
            )
    return sorted(found, key=_by_day)


def sides_of(metric: metrics.Metric) -> tuple[str, ...]:
    """Return the sides that a chart of a measure has values for."""
    return ("L", "R") if metric.form == "measured" and metric.legs else ("",)


def value_words(metric: metrics.Metric, value: float, system: str) -> str:
    """Write one stored value as the owner would say it: "4 of 10", "Good", "20.6 cm", "yes"."""
    for choice in metric.choices:
        if choice.value == value:
            return _(choice.label)
    if metric.kind == "flag":
        return _("yes") if value else _("no")
    if metric.kind == "score":
        return _("{value} of {most}").format(value=units.decimal(value, 0), most=units.decimal(metric.high, 0))
    return units.written(value, metric.unit, system)


def leg_words(side: str) -> str:
    """Return "Left" or "Right", "" without a side."""
    return {"L": _("Left"), "R": _("Right")}.get(side, "")


def _values(
    session: Session, dog: Dog, metric: metrics.Metric, where: tuple[str, series.Span]
) -> list[tuple[date, float, str, str]]:
    side, span = where
    store, key = session.store, metric.key
    if metric.form == "measured":
        counted = [(one.day, one.value, one.entry, "") for one in series.occasions(store, dog.id, key, span, side=side)]
    else:
        counted = [(day, value, "", "") for day, value in series.daily(store, dog.id, key, span, side=side or None)]
    hollow = series.hollow(store, dog.id, key, span, side=side)
    return counted + [(one.day, one.value, one.entry, one.reason) for one in hollow]


def _by_day(value: DayValue) -> tuple[date, str]:
    return value.day, value.where.entry
