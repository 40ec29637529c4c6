# SPDX-License-Identifier: MIT
"""The days before and after something that happened: the middle of 14 days on each side, and how many days each.

It describes; it never says what caused what. Which events stand on a chart is trend_marks.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import changes, own, series, trend_frame, trend_marks
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import statistics, units, weeks
from core.words.i18n import _, ngettext
from core.words.metrics import Metric

WINDOW_DAYS = 14
# Days answered on each side below which nothing is compared.
NEEDED_DAYS = 4
# Measured now and then: so many values on each side, none further away than this.
MOST_OCCASIONS = 3
MEASURED_DAYS = 28
MOST_OTHERS = 4
# Two middles of days that go up and down differ by chance: less than this many of their errors says nothing. The error
# of a median is a quarter larger than that of a mean; twice it is the usual doubt.
ERRORS = 2.5
# One reading on a side is not enough for good or bad news.
TONED_OCCASIONS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One measure around a day.

    Attributes:
        key: metric key, with `.L` or `.R` for one leg; title: its name in words.
        before, after: the middle in words with its unit, "" when too few days were answered.
        n_before, n_after: days (or measurings) it rests on.
        said: the difference in words, or why nothing is said. tone: "good", "caution" or "plain".
    """

    key: str
    title: str
    before: str
    after: str
    n_before: int
    n_after: int
    said: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class _Around:
    store: Store
    dog: Dog
    day: date
    today: date
    system: str

    def span(self, days: int) -> Span:
        """Return so many days to both sides, none after today."""
        away = timedelta(days=days)
        return self.day - away, min(self.day + away, self.today)


def around(
    store: Store,
    dog: Dog,
    day: date,
    *,
    today: date,
    keys: Iterable[str] | None = None,
    system: str = "metric",
) -> list[Row]:
    """Return one row per measure with data near a day: 14 days before, 14 days after, the day itself in neither.

    What is measured now and then has the last three values before and the first three after, within 28 days.

    Args:
        today: days after it are not read. keys: these measures only; None means every charted one.
        system: "metric" or "imperial".
    """
    known = own.known(store, dog.id)
    asked = _Around(store, dog, day, today, system)
    wanted = known if keys is None else [key for key in keys if key in known]
    found: list[Row] = []
    for metric in (known[key] for key in wanted):
        if metric.form == "measured":
            found += _measured(asked, metric)
        elif metric.form:
            found += _daily(asked, metric)
    return found


def others(store: Store, dog: Dog, day: date, *, today: date, label: str = "") -> str:
    """Name what else happened within 14 days of a day; "" when nothing did.

    Args:
        label: words of the event compared around, which is not named; "": nothing of that day is named.
    """
    first, last = _Around(store, dog, day, today, "").span(WINDOW_DAYS)
    marks = [
        mark
        for mark in trend_marks.marks(store, dog, first, last)
        if mark.day != day or (label and mark.label != label)
    ]
    if not marks:
        return ""
    near = sorted(marks, key=lambda mark: abs((mark.day - day).days))
    named = [
        _("{what} ({day})").format(what=mark.label, day=weeks.near_day(mark.day, today))
        for mark in sorted(near[:MOST_OTHERS], key=lambda mark: mark.day)
    ]
    said = _("In the same days: {what}.").format(what=", ".join(named))
    more = len(marks) - len(named)
    return f"{said} {ngettext('And {count} more.', 'And {count} more.', more).format(count=more)}" if more else said


def caution() -> str:
    """Return the sentence that stands under every comparison."""
    return _("This does not show what caused it.")


def events(store: Store, dog: Dog, today: date) -> list[tuple[date, str]]:
    """Return what can be compared around, newest first: events, medicines, restarts up to today, with their words."""
    found = trend_marks.marks(store, dog, date.min, today)
    return [(mark.day, mark.label) for mark in reversed(found)]


def _daily(asked: _Around, metric: Metric) -> list[Row]:
    found = series.daily(asked.store, asked.dog.id, metric.key, asked.span(WINDOW_DAYS))
    before = [value for day, value in found if day < asked.day]
    after = [value for day, value in found if day > asked.day]
    if not before and not after:
        return []
    title = trend_frame.title(metric, asked.dog.name)
    if min(len(before), len(after)) < NEEDED_DAYS:
        return [Row(metric.key, title, "", "", len(before), len(after), _too_few(len(before), len(after)))]
    if metric.form == "bars":
        seen = _share(metric, before), _share(metric, after)
        return [Row(metric.key, title, seen[0], seen[1], len(before), len(after), _(metric.subtitle))]
    middles = statistics.median(before), statistics.median(after)
    said, tone = _difference(asked, metric, middles, _ups_and_downs(metric, before, after))
    written = [units.written(value, metric.unit, asked.system) for value in middles]
    return [Row(metric.key, title, written[0], written[1], len(before), len(after), said, tone)]


def _too_few(before: int, after: int) -> str:
    return _("too few: {before} and {after} days").format(before=before, after=after)


def _share(metric: Metric, values: Sequence[float]) -> str:
    counted = metric.high if metric.kind == "choice" else 1
    seen = sum(value >= counted for value in values)
    return _("{count} of {days} days").format(count=seen, days=len(values))


def _ups_and_downs(metric: Metric, before: Sequence[float], after: Sequence[float]) -> float:
    """Return how large a difference must be: a whole point or half the middle half, and beyond what few days can do."""
    squares = sum(statistics.deviation(values) ** 2 / len(values) for values in (before, after))
    chance = ERRORS * math.sqrt(squares)
    if metric.kind == "score":
        return max(1.0, metric.step, chance)
    halves = [statistics.quartile(values, 0.75) - statistics.quartile(values, 0.25) for values in (before, after)]
    return max(metric.step, chance, *(half / 2 for half in halves))


def _difference(asked: _Around, metric: Metric, middles: tuple[float, float], least: float) -> tuple[str, str]:
    change = changes.between(*middles, metric.unit, asked.system)
    if not change or abs(middles[1] - middles[0]) < least:
        return _("no difference beyond the usual ups and downs"), "plain"
    size = _size(metric, abs(change), asked.system)
    words = _("{size} more after") if change > 0 else _("{size} less after")
    return words.format(size=size), _tone(metric, change)


def _size(metric: Metric, change: float, system: str) -> str:
    if metric.kind != "score":
        return changes.size(change, metric.unit, system)
    number = units.decimal(change, 0)
    return ngettext("{number} point", "{number} points", 1 if number == "1" else 2).format(number=number)


def _tone(metric: Metric, change: float) -> str:
    # More minutes than the vet set are no good news, so walking stays plain here.
    return "plain" if metric.key == "walk_minutes_total" else trend_frame.tone(metric, change)


def _measured(asked: _Around, metric: Metric) -> list[Row]:
    sides = (("L", _("left")), ("R", _("right"))) if metric.legs else (("", ""),)
    rows = [_occasions(asked, metric, side, label) for side, label in sides]
    return [row for row in rows if row is not None]


def _occasions(asked: _Around, metric: Metric, side: str, label: str) -> Row | None:
    span = asked.span(MEASURED_DAYS)
    found = series.occasions(asked.store, asked.dog.id, metric.key, span, side=side)
    before = [one for one in found if one.day < asked.day]
    after = [one for one in found if one.day > asked.day]
    if not before and not after:
        return None
    name = trend_frame.title(metric, asked.dog.name)
    title = _("{name}, {side}").format(name=name, side=label) if label else name
    key = f"{metric.key}.{side}" if side else metric.key
    if not before or not after:
        words = _("too few: measured {before} and {after} times").format(before=len(before), after=len(after))
        return Row(key, title, "", "", len(before), len(after), words)
    # The hand and the coat of the last one before: only what is like it is compared.
    before = [one for one in before if series.is_alike(one, found[len(before) - 1])][-MOST_OCCASIONS:]
    after = [one for one in after if series.is_alike(one, before[-1])][:MOST_OCCASIONS]
    if not after:
        return Row(key, title, "", "", len(before), 0, _("another person or coat: not compared"))
    middles = _middle(before), _middle(after)
    written = [units.written(value, metric.unit, asked.system) for value in middles]
    said, tone = _beyond_error(asked, metric, [*before, *after], middles)
    if min(len(before), len(after)) < TONED_OCCASIONS:
        tone = "plain"
    return Row(key, title, written[0], written[1], len(before), len(after), said, tone)


def _middle(found: Sequence[Occasion]) -> float:
    return statistics.median([one.value for one in found])


def _beyond_error(
    asked: _Around, metric: Metric, found: Sequence[Occasion], middles: tuple[float, float]
) -> tuple[str, str]:
    error = max(one.error for one in found)
    if not error:
        # Totals of a clinical scale have no measuring error here: what counts is the change that matters, where known.
        said, tone = _difference(asked, metric, middles, metric.noise or metric.step)
        return said, tone if metric.noise else "plain"
    change = middles[1] - middles[0]
    against = changes.against(change, error, metric.unit, asked.system)
    if changes.is_within(change, error):
        return against, "plain"
    size = changes.size(changes.between(*middles, metric.unit, asked.system), metric.unit, asked.system)
    words = _("{size} more after, {against}") if change > 0 else _("{size} less after, {against}")
    return words.format(size=size, against=against), _tone(metric, change)
