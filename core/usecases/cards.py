# SPDX-License-Identifier: MIT
"""The cards above the charts: one number each, with the days it rests on. First 7 against last 7, never a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.keeping.store import Store
from core.usecases import series
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.words import metrics, statistics, units, weeks
from core.words.blocks import Card
from core.words.i18n import _, ngettext
from core.words.statistics import Point

SHOWN_DAYS = 7


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last answered days of a span; `first` is empty when there are fewer than 14 answered days."""

    first: tuple[float, ...]
    last: tuple[float, ...]


def ends(points: Sequence[Point], days: int = SHOWN_DAYS) -> Ends:
    """Take the first and last `days` values of a series; they never share a day."""
    values = tuple(value for _day, value in points)
    return Ends(values[:days] if len(values) >= 2 * days else (), values[-days:])


def build(store: Store, dog: Dog, first: date, last: date, *, system: str = "metric") -> list[Card]:
    """Build the cards of a span: leash walking, good days, comfort, girth of each leg; without data none."""
    span = (first, last)
    found = [
        _middle(store, dog, "walk_minutes_total", span, words=_("{value} min a day")),
        _good_days(store, dog, span),
        _middle(store, dog, "comfort", span, words=_("{value} of 10")),
        *(_girth(store, dog, side, span, system=system) for side in ("L", "R")),
    ]
    return [card for card in found if card is not None]


def change_words(change: float, noise: float, unit: str, system: str) -> str:
    """Say a measured change: "+1.5 cm, beyond the 1 cm error" or "+0.6 cm, within the 1 cm error"; stored units in."""
    said = signed(change, unit, system)
    error = units.written(noise, unit, system)
    if abs(change) < noise:
        return _("{change}, within the {error} error").format(change=said, error=error)
    return _("{change}, beyond the {error} error").format(change=said, error=error)


def signed(change: float, unit: str, system: str) -> str:
    """Write a change with its sign: "+1.5 cm", "−0.3 kg"; one that rounds to nought has none. Stored units in."""
    text = units.written(change, unit, system)
    return f"+{text}" if change > 0 and any(digit in text for digit in "123456789") else text


def _middle(store: Store, dog: Dog, key: str, span: Span, *, words: str) -> Card | None:
    found = ends(series.daily(store, dog.id, key, span))
    if not found.last:
        return None
    metric = metrics.known()[key]
    name = _(metric.vet or metric.label)
    days = len(found.last)
    caption = ngettext("{name}, last {days} day answered", "{name}, last {days} days answered", days)
    detail = _("middle of {days} days").format(days=days) if days > 1 else _("one day")
    if found.first:
        detail += " · " + _("first {days}: {value}").format(
            days=SHOWN_DAYS, value=units.decimal(statistics.median(found.first), 0)
        )
    big = words.format(value=units.decimal(statistics.median(found.last), 0))
    return Card(key, caption.format(name=name, days=days), big, detail)


def _good_days(store: Store, dog: Dog, span: Span) -> Card | None:
    found = ends(series.daily(store, dog.id, "good_day", span))
    if not found.last:
        return None
    good = metrics.known()["good_day"].high
    days = len(found.last)
    big = _("{count} of {days}").format(count=sum(value >= good for value in found.last), days=days)
    detail = _("first {days} answered: {count} of {days}").format(
        days=SHOWN_DAYS, count=sum(value >= good for value in found.first)
    )
    few = _("{days} answered so far").format(days=days)
    return Card("good_day", _("Good days, last {days} answered").format(days=days), big, detail if found.first else few)


def _girth(store: Store, dog: Dog, side: str, span: Span, *, system: str) -> Card | None:
    found = series.occasions(store, dog.id, "thigh_girth", span, side=side)
    if not found:
        return None
    caption = _("Thigh girth, left") if side == "L" else _("Thigh girth, right")
    big = units.written(found[-1].value, "mm", system)
    key = f"thigh_girth.{side}"
    if len(found) == 1:
        return Card(key, caption, big, _("one measuring day, {day}").format(day=weeks.near_day(found[0].day, span[1])))
    begin, end = found[0], found[-1]
    if (begin.measured_by, begin.coat) != (end.measured_by, end.coat):
        words = _("another person or coat than on {day}: not compared").format(day=weeks.near_day(begin.day, span[1]))
        return Card(key, caption, big, words)
    said = change_words(end.value - begin.value, end.error, "mm", system)
    days = len({occasion.day for occasion in found})
    words = ngettext(
        "{change}, since {day} · {count} measuring day", "{change}, since {day} · {count} measuring days", days
    )
    detail = words.format(change=said, day=weeks.near_day(begin.day, span[1]), count=days)
    return Card(key, caption, big, detail)
