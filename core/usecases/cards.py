# SPDX-License-Identifier: MIT
"""The cards above the charts: one number each, with the days it rests on. First 7 against last 7.

Percentages never stand here; what may be said of a measure is verdicts.py's, a card only takes its tone from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import changes, series, trend_frame, verdicts, vet_ranges
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import metrics, statistics, units, weeks
from core.words.blocks import Card
from core.words.i18n import _, ngettext
from core.words.metrics import Metric
from core.words.statistics import Point

SHOWN_DAYS = 7
# The last answered days of a card lie within so many days of the newest one.
LATELY = timedelta(days=28)
# The answers at the ends of a span are looked for within so many days before all of it is read.
NEAR = timedelta(days=90)
# Timed tests that have a card once they were done.
TESTS = ("up_and_go", "set_walk")
# Measures whose verdict gives their card its tone.
TONED = ("good_day", "comfort", "thigh_girth", *TESTS)


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last answered days of a span; `first` is empty when there are fewer than 14 answered days.

    `last` is shorter after a silence: what lies further back than four weeks is not of these days.
    """

    first: tuple[float, ...]
    last: tuple[float, ...]


def ends(points: Sequence[Point], days: int = SHOWN_DAYS) -> Ends:
    """Take the first and last `days` values of a series; they never share a day."""
    values = tuple(value for _day, value in points)
    recent = sum(points[-1][0] - day < LATELY for day, _value in points[-days:])
    return Ends(values[:days] if len(values) >= 2 * days else (), values[len(values) - recent :])


def _points(store: Store, dog: Dog, key: str, span: Span) -> list[Point]:
    """Return what `ends` needs of a series: of a long span only its first and last months, where those are enough."""
    first, last = span
    if last - first > 2 * NEAR:
        begin = series.daily(store, dog.id, key, (first, first + NEAR))
        end = series.daily(store, dog.id, key, (last - NEAR, last))
        if min(len(begin), len(end)) >= SHOWN_DAYS:
            return [*begin, *end]
    return series.daily(store, dog.id, key, span)


def build(store: Store, dog: Dog, first: date, last: date, *, system: str = "metric") -> list[Card]:
    """Build the cards of a span: leash walking, good days, comfort, girth of each leg, timed tests; without data none.

    The tone is that of the measure's verdict on the last day: two tape readings alone are neither good news nor bad.
    Leash walking is never good news by itself, because more than the vet set is none.
    """
    span = (first, last)
    judged = verdicts.of_dog(store, dog, today=last, keys=TONED)
    tones = {verdicts.subject(one.key, one.side): one.tone for one in judged}
    found = [
        _walking(store, dog, span),
        _good_days(store, dog, span, tones.get("good_day", "plain")),
        _comfort(store, dog, span, tones.get("comfort", "plain")),
        *(_girth(store, dog, side, span, system=system) for side in ("L", "R")),
        *(_test(store, dog, key, span) for key in TESTS),
    ]
    return [_toned(card, tones) for card in found if card is not None]


def _toned(card: Card, tones: Mapping[str, str]) -> Card:
    """Keep the tone of a measured change only where the verdict of all measurings says the same."""
    is_measured = card.tone != "plain" and card.key not in ("good_day", "comfort")
    return replace(card, tone="plain") if is_measured and tones.get(card.key) != card.tone else card


def _walking(store: Store, dog: Dog, span: Span) -> Card | None:
    points = _points(store, dog, "walk_minutes_total", span)
    found = ends(points)
    if not found.last:
        return None
    big = _("{value} min a day").format(value=units.decimal(statistics.median(found.last), 0))
    said = [_middle_words(found), *_within_range(store, dog, points[-len(found.last) :])]
    return Card("walk_minutes_total", _caption("walk_minutes_total", found), big, " · ".join(said))


def _within_range(store: Store, dog: Dog, points: Sequence[Point]) -> list[str]:
    """Say on how many of the days shown walking lay within the vet's range, and on how many above it."""
    ranged = vet_ranges.against(points, vet_ranges.of_dog(store, dog.id, "walk_minutes_total"))
    if not ranged:
        return []
    within, above = ranged.count(0), ranged.count(1)
    said = [_("{count} of {days} within the vet's range").format(count=within, days=len(ranged))]
    return [*said, _("{count} above it").format(count=above)] if above else said


def _comfort(store: Store, dog: Dog, span: Span, tone: str) -> Card | None:
    found = ends(_points(store, dog, "comfort", span))
    if not found.last:
        return None
    big = _("{value} of 10").format(value=units.decimal(statistics.median(found.last), 0))
    return Card("comfort", _caption("comfort", found), big, _middle_words(found), tone)


def _caption(key: str, found: Ends) -> str:
    metric = metrics.known()[key]
    days = len(found.last)
    caption = ngettext("{name}, last {days} day answered", "{name}, last {days} days answered", days)
    return caption.format(name=_(metric.vet or metric.label), days=days)


def _middle_words(found: Ends) -> str:
    days = len(found.last)
    said = _("middle of {days} days").format(days=days) if days > 1 else _("one day")
    if not found.first:
        return said
    value = units.decimal(statistics.median(found.first), 0)
    return f"{said} · {_('first {days}: {value}').format(days=SHOWN_DAYS, value=value)}"


def _good_days(store: Store, dog: Dog, span: Span, tone: str) -> Card | None:
    found = ends(_points(store, dog, "good_day", span))
    if not found.last:
        return None
    good = metrics.known()["good_day"].high
    days = len(found.last)
    big = _("{count} of {days}").format(count=sum(value >= good for value in found.last), days=days)
    detail = _("first {days} answered: {count} of {days}").format(
        days=SHOWN_DAYS, count=sum(value >= good for value in found.first)
    )
    few = _("{days} answered so far").format(days=days)
    caption = _("Good days, last {days} answered").format(days=days)
    return Card("good_day", caption, big, detail if found.first else few, tone if found.first else "plain")


def _girth(store: Store, dog: Dog, side: str, span: Span, *, system: str) -> Card | None:
    found = series.occasions(store, dog.id, "thigh_girth", span, side=side)
    caption = _("Thigh girth, left") if side == "L" else _("Thigh girth, right")
    metric = metrics.known()["thigh_girth"]
    return _measured(f"thigh_girth.{side}", caption, metric, found, last_day=span[1], system=system)


def _test(store: Store, dog: Dog, key: str, span: Span) -> Card | None:
    metric = metrics.known()[key]
    found = series.occasions(store, dog.id, key, span)
    return _measured(key, _(metric.label), metric, found, last_day=span[1], system="metric")


def _measured(
    key: str, caption: str, metric: Metric, found: Sequence[Occasion], *, last_day: date, system: str
) -> Card | None:
    """Return the card of a measure with its change since the first time by the same person, with the same coat."""
    if not found:
        return None
    end = found[-1]
    big = units.written(end.value, metric.unit, system)
    if len(found) == 1:
        return Card(key, caption, big, _("one measuring day, {day}").format(day=weeks.near_day(end.day, last_day)))
    begin = next(one for one in found if series.is_alike(one, end))
    if begin is end:
        words = _("another person or coat than on {day}: not compared")
        return Card(key, caption, big, words.format(day=weeks.near_day(found[0].day, last_day)))
    change, error = end.value - begin.value, max(begin.error, end.error)
    printed = changes.between(begin.value, end.value, metric.unit, system)
    said = _("{change} since {day}, {against}").format(
        change=changes.signed(printed, metric.unit, system),
        day=weeks.near_day(begin.day, last_day),
        against=changes.against(change, error, metric.unit, system),
    )
    days = len({one.day for one in found if series.is_alike(one, end)})
    counted = ngettext("{count} measuring day", "{count} measuring days", days).format(count=days)
    tone = "plain" if changes.is_within(change, error) else trend_frame.tone(metric, change)
    return Card(key, caption, big, f"{said} · {counted}", tone)
