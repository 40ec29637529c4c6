# SPDX-License-Identifier: MIT
"""What the vet's page says of days against days: 28 against 28, against the usual, against the vet's range, left out.

Raw values with their n and never a verdict: those are verdicts.py's, for the owner.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import answers, left_out, own, series, usuals, verdict_words, vet_ranges
from core.usecases.circumstances import from_to
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.usecases.series import Span
from core.usecases.vet_ranges import VetRange
from core.words import run_rules, statistics, units, weeks
from core.words.i18n import _, ngettext
from core.words.metrics import Metric
from core.words.run_rules import Usual
from core.words.statistics import Point

DAYS = 28
RANGED = "walk_minutes_total"


def compared(store: Store, dog: Dog, keys: Iterable[str], last: date, *, system: str) -> str:
    """Say the middle of the last 28 days against the 28 before, and how many days since lay below usual; "" without.

    Below usual is the same as in the verdicts: below the middle, or below the middle half of what is finer than steps.

    Args:
        keys: daily metrics, charted as a series. last: last day of the page's span; how far back the span goes does
            not matter here.
    """
    said = [words for key in keys if (words := _one(store, dog, key, last, system=system))]
    if not said:
        return ""
    return _("Middle of the last 28 days against the 28 before: {measures}.").format(measures="; ".join(said))


def _one(store: Store, dog: Dog, key: str, last: date, *, system: str) -> str:
    metric = own.known(store, dog.id)[key]
    begin = last - timedelta(days=DAYS - 1)
    points = series.daily(store, dog.id, key, (begin - timedelta(days=DAYS), last))
    recent = [point for point in points if point[0] >= begin]
    before = [value for day, value in points if day < begin]
    if not recent:
        return ""
    said = _("{measure} {middle} against {before}").format(
        measure=lowered(answers.vet_label(metric)),
        middle=_middle([value for _day, value in recent], metric, system),
        before=_middle(before, metric, system) if before else _("no day"),
    )
    usual = usuals.of_metric(store, dog, key, today=last)
    return f"{said}, {_below(recent, usual, metric, last, system=system)}" if usual else said


def _middle(values: list[float], metric: Metric, system: str) -> str:
    words = ngettext("{value} ({count} day)", "{value} ({count} days)", len(values))
    return words.format(value=units.written(statistics.median(values), metric.unit, system), count=len(values))


def _below(recent: list[Point], usual: Usual, metric: Metric, last: date, *, system: str) -> str:
    """Say the usual and how many of the days after its own weeks lay below it; its own days are never counted."""
    since = [value for day, value in recent if day > usual.last]
    words = _("usual so far {usual} ({rests})") if last <= usual.last else _("usual {usual} ({rests})")
    if since and len(since) == len(recent):
        words = ngettext(
            "{count} of this {days} day below usual {usual} ({rests})",
            "{count} of these {days} days below usual {usual} ({rests})",
            len(since),
        )
    elif since:
        words = ngettext(
            "{count} of the {days} day after {last} below usual {usual} ({rests})",
            "{count} of the {days} days after {last} below usual {usual} ({rests})",
            len(since),
        )
    return words.format(
        count=sum(value < _limit(usual, metric) for value in since),
        days=len(since),
        last=weeks.near_day(usual.last, last),
        usual=verdict_words.usual_words(metric, usual, system),
        rests=_rests(usual, metric, last),
    )


def _limit(usual: Usual, metric: Metric) -> float:
    """Return the number that a day must be under to lie below usual, as run_rules.judge has it."""
    if metric.judged == "spread":
        return min(usual.low, usual.median - metric.step + run_rules.EPSILON)
    return metric.step * math.floor(usual.median / metric.step + run_rules.EPSILON)


def _rests(usual: Usual, metric: Metric, last: date) -> str:
    words = ngettext("middle of {count} day, {days}", "middle of {count} days, {days}", usual.days)
    if metric.judged == "spread" and usual.low != usual.high:
        words = ngettext("middle half of {count} day, {days}", "middle half of {count} days, {days}", usual.days)
    return words.format(count=usual.days, days=from_to(usual.first, min(usual.last, last), last))


def within_range(store: Store, dog: Dog, span: Span) -> str:
    """Say on how many days leash walking lay within the vet's range of that day, and the ranges; "" without one."""
    ranges = [one for one in vet_ranges.of_dog(store, dog.id, RANGED) if _touches(one, span)]
    if not ranges:
        return ""
    points = series.daily(store, dog.id, RANGED, span)
    held = vet_ranges.against(points, ranges)
    words = ngettext(
        "Leash walking within the vet's range on {within} of {days} day, below on {under}, above on {over}: {ranges}.",
        "Leash walking within the vet's range on {within} of {days} days, below on {under}, above on {over}: {ranges}.",
        len(held),
    )
    return words.format(
        within=held.count(0),
        under=held.count(-1),
        over=held.count(1),
        days=len(held),
        ranges=", ".join(_range(one, span[1]) for one in ranges),
    )


def _touches(one: VetRange, span: Span) -> bool:
    return one.since <= span[1] and (one.until is None or one.until >= span[0])


def _range(one: VetRange, last: date) -> str:
    words = _("{low}–{high} min from {day}")
    return words.format(low=units.fitting(one.low), high=units.fitting(one.high), day=weeks.near_day(one.since, last))


def omitted(store: Store, dog: Dog, span: Span) -> str:
    """Name each value that the owner left out, with the reason; "" when every value counts."""
    known = own.known(store, dog.id)
    found = [(where, why) for where, why in left_out.of_dog(store, dog.id).items() if span[0] <= where.day <= span[1]]
    if not found:
        return ""
    words = ngettext(
        "{count} value left out by the owner: {values}.",
        "{count} values left out by the owner: {values}.",
        len(found),
    )
    named = [_named(where, why, known, span[1]) for where, why in found]
    return words.format(count=len(found), values="; ".join(named))


def _named(where: Where, why: str, known: dict[str, Metric], last: date) -> str:
    metric = known.get(where.metric)
    what = lowered(answers.vet_label(metric)) if metric else where.metric
    leg = {"L": _("left"), "R": _("right"), "": ""}[where.side]
    told = f"{leg} {what}".strip()
    return _("{measure} {day} ({reason})").format(
        measure=told, day=weeks.near_day(where.day, last), reason=" ".join(why.split()).rstrip(".")
    )


def lowered(title: str) -> str:
    """Begin a title with a small letter, for the middle of a sentence; abbreviations stay as they are."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
