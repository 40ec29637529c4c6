# SPDX-License-Identifier: MIT
"""Whether the last days of a daily measure are better or lower than its usual: pure rules on numbers.

Figures and their false alarms: clinical.md section 9, tests/bench/false_alarms.py. Weekly measures are in `slopes`.
What does not belong here: dogs, tables, sentences. Today is passed in, missing days are never filled in.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.words import held, statistics, usual_days
from core.words.metrics import Metric
from core.words.slopes import WeeklyFinding, judge_weekly
from core.words.statistics import Point
from core.words.usual_days import Towards, Usual, towards_usual, usual_of

# One door for those who ask: the window of the usual and the weekly rules have rooms of their own.
__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "Scale",
    "Towards",
    "Usual",
    "WeeklyFinding",
    "judge",
    "judge_weekly",
    "scale_of",
    "towards_usual",
    "usual_of",
]

# How many days back a better time is looked for: what lies further back is another age of the dog.
LOOK_BACK = 365
# A sharp drop and the mean of a fortnight look at this many calendar days.
FORTNIGHT = 14
MEAN_NEEDED = 7
# Level: this many days against as many before, with so many logged in each.
LEVEL = 28
LEVEL_NEEDED = 10
# Their means differ by less than this share of a point (of the middle half, when finer). At a whole point every second
# dog that still gains a point in four weeks would be called level, at three quarters every fourth.
LEVEL_SHARE = 0.75
# Points below the usual are a sharp drop only beyond so many SDs of the usual: days of some dogs differ by two points.
SHARP_SPREAD = 1.5
EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """How a measure is read.

    Attributes:
        low, high, step: range and step, the measure's unit.
        better: "higher", "lower", or anything else: neither way is good ("more" and "less" instead of verdicts).
        sharp: points below the usual that count as a sharp drop, None: no sharp rule. Of no account when finer.
        finer: finer than whole steps: judged against the quartiles, a sharp drop is two standard deviations.
    """

    low: float
    high: float
    better: str = "higher"
    sharp: float | None = None
    finer: bool = False
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """How sure one wants to be; all days are logged days unless said otherwise.

    Attributes:
        side_days, of, within: so many of the last `of` on one side of the usual, these within so many calendar days.
        sharp_days: days in a row that make a sharp drop; with_worry: as many do when the owner was worried on one.
        mean_rule: also the mean of 14 calendar days against the usual.
    """

    side_days: int = 8
    of: int = 10
    within: int = 21
    sharp_days: int = 4
    with_worry: int = 3
    mean_rule: bool = False


RULES: dict[str, Rule] = {
    "strict": Rule(side_days=9),
    "normal": Rule(),
    "sensitive": Rule(mean_rule=True),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What the last days say.

    Attributes:
        state: "better", "usual", "levelled", "lower", "few", "edge", "more" or "less", as in blocks.Verdict.
        days: ascending; for "lower", "better", "levelled", "more" and "less" the days on that side; for "usual",
            "edge" and "few" the days looked at.
        of_days: how many logged days were looked at to find `days`.
        below, above: how many of the last 10 logged days (within 21) lay on the lower and the higher side of the
            usual, as numbers, whichever way is good.
        missing: logged days still wanted within 21 days; 0 unless "few" for that reason (`towards_usual` knows how
            many the usual wants).
        is_sharp: the sharp-drop rule spoke, alone or with the run rule.
        against: "usual", or "best": lower than the best stable 28 days. best: these, None when there were none.
        better_since: first day on whose evening "better" could be said and has held since; None when it does not
            hold. Looked for 365 days back.
        over_usual: against == "best" and still better than the usual itself.
        why: "run", "sharp", "mean"; "no_usual" or "days" with "few"; "end" (the usual is at the worse end of the
            scale: a decline cannot be seen); "top" (it is at the good end: better cannot be seen); or "".
    """

    state: str
    days: tuple[date, ...] = ()
    of_days: int = 0
    is_sharp: bool = False
    against: str = "usual"
    best: Usual | None = None
    better_since: date | None = None
    why: str = ""
    below: int = 0
    above: int = 0
    missing: int = 0
    over_usual: bool = False


@dataclass(frozen=True, slots=True)
class _Watch:
    """The logged days after the usual's window, turned so that more is better (for "none": as they are).

    under, over: a value strictly beyond them lies on the worse or the good side. drop: below the middle by this is
    sharp, None: no such rule. unit: what one step of this measure means for means.
    """

    days: list[date]
    values: list[float]
    sign: int
    middle: float
    under: float
    over: float
    drop: float | None
    unit: float
    is_at_end: bool
    is_at_top: bool


@dataclass(frozen=True, slots=True)
class _Fall:
    """A decline that a rule sees: which rule, on which days, of how many; the sharp rule spoke too."""

    why: str
    days: tuple[date, ...]
    of_days: int
    is_sharp: bool = False
    against: str = "usual"


def scale_of(metric: Metric) -> Scale:
    """Return how a daily metric is read; for those judged "points" or "spread"."""
    return Scale(metric.low, metric.high, metric.better, metric.sharp, metric.judged == "spread", metric.step)


def judge(
    points: Sequence[Point],
    usual: Usual | None,
    *,
    today: date,
    scale: Scale,
    rule: Rule = RULES["normal"],
    worried: frozenset[date] = frozenset(),
) -> Finding:
    """Say whether the last logged days are better, lower or as usual; days of the usual's own window never count.

    A decline comes first: against the usual by the run rule, the sharp drop (or the mean, when the rule has it), then
    against the best stable 28 days of the last year. There is no sharp rule for good news: it must hold.

    Args:
        points: (day, value), ascending, one per day, any number of years; later than `today` does not count.
        usual: from `usual_of`; None says "few".
        worried: days on which the owner said to be worried.
    """
    if usual is None:
        return Finding("few", why="no_usual")
    watch = _watch(points, usual, scale, today)
    looked = _looked(watch, today, rule)
    worse = tuple(day for day, value in looked if value < watch.under)
    good = tuple(day for day, value in looked if value > watch.over)
    is_better = len(looked) == rule.of and len(good) >= rule.side_days
    best, since = _better_time(watch, looked, scale, rule)
    fall = _fall(watch, looked, today, rule=rule, worried=worried) or _relapse(looked, best, watch, rule)
    state, days, of_days, why = _said(fall, looked, good, watch=watch, is_better=is_better, rule=rule)
    if state == "better" and _is_sided(scale) and _is_level(watch, usual, scale, today):
        state = "levelled"
    below, above = (worse, good) if watch.sign > 0 else (good, worse)
    return Finding(
        state if _is_sided(scale) else {"better": "more", "lower": "less"}.get(state, state),
        days,
        of_days,
        is_sharp=fall is not None and fall.is_sharp,
        against=fall.against if fall else "usual",
        best=best,
        better_since=since if is_better else None,
        why=why,
        below=len(below),
        above=len(above),
        missing=rule.of - len(looked) if state == "few" else 0,
        over_usual=fall is not None and is_better,
    )


def _is_sided(scale: Scale) -> bool:
    return scale.better in ("higher", "lower")


def _watch(points: Sequence[Point], usual: Usual, scale: Scale, today: date) -> _Watch:
    """Return the days after the usual's window, at most a year back, with the limits they are held against."""
    sign = -1 if scale.better == "lower" else 1
    since = max(usual.last + timedelta(days=1), today - timedelta(days=LOOK_BACK - 1))
    start = bisect_left(points, (since,))
    inside = points[start : bisect_right(points, (today, math.inf), min(start, len(points)))]
    middle = sign * usual.median
    worst, top = sorted((sign * scale.low, sign * scale.high))
    lower, upper = (usual.low, usual.high) if sign > 0 else (-usual.high, -usual.low)
    # A middle between two points is neither of them: with 6.5, days of 6 and of 7 are as usual.
    under = scale.step * math.floor(middle / scale.step + EPSILON)
    over = scale.step * math.ceil(middle / scale.step - EPSILON)
    drop, unit = scale.sharp and max(scale.sharp, SHARP_SPREAD * usual.deviation), scale.step
    # A whole-number scale of ten steps has no room below its last but one, a short one none below its last.
    room = scale.step if top - worst >= 10 * scale.step else 0.0
    if scale.finer:
        # Beyond the quartile, and by a step at least: a usual that never varied has no spread to go by.
        under = min(lower, middle - scale.step + EPSILON)
        over = max(upper, middle + scale.step - EPSILON)
        unit = max(usual.deviation, scale.step)
        drop, room = 2 * unit, 0.0
    return _Watch(
        [day for day, _value in inside],
        [sign * value for _day, value in inside],
        sign=sign,
        middle=middle,
        under=under,
        over=over,
        drop=drop,
        unit=unit,
        is_at_end=(lower if scale.finer else under) <= worst + room,
        is_at_top=(upper if scale.finer else over) >= top,
    )


def _looked(watch: _Watch, today: date, rule: Rule) -> list[Point]:
    """Return the last logged days, at most `of`, that lie within the calendar days looked at."""
    first = max(bisect_left(watch.days, today - timedelta(days=rule.within - 1)), len(watch.days) - rule.of)
    return list(zip(watch.days[first:], watch.values[first:], strict=True))


def _said(
    fall: _Fall | None, looked: Sequence[Point], good: tuple[date, ...], *, watch: _Watch, is_better: bool, rule: Rule
) -> tuple[str, tuple[date, ...], int, str]:
    """Return the state in terms of better and lower, the days it rests on, of how many, and why."""
    if fall is not None:
        return "lower", fall.days, fall.of_days, fall.why
    days = tuple(day for day, _value in looked)
    if len(looked) < rule.of:
        return "few", days, len(days), "days"
    if is_better:
        return "better", good, len(days), "run"
    if watch.is_at_end:
        return "edge", days, len(days), "end"
    return "usual", days, len(days), "top" if watch.is_at_top else ""


def _fall(watch: _Watch, looked: Sequence[Point], today: date, *, rule: Rule, worried: frozenset[date]) -> _Fall | None:
    """Return the decline against the usual, None without one; the run rule's days go before the sharp rule's."""
    sharp = _sharp_days(watch, today, rule, worried)
    if not watch.is_at_end:
        worse = tuple(day for day, value in looked if value < watch.under)
        if len(looked) == rule.of and len(worse) >= rule.side_days:
            return _Fall("run", worse, len(looked), is_sharp=bool(sharp))
    if sharp:
        return _Fall("sharp", sharp, len(sharp), is_sharp=True)
    if rule.mean_rule and not watch.is_at_end:
        return _low_mean(watch, today)
    return None


def _sharp_days(watch: _Watch, today: date, rule: Rule, worried: frozenset[date]) -> tuple[date, ...]:
    """Return the last logged days in a row that lie so far below the usual, empty when they are too few."""
    if watch.drop is None:
        return ()
    limit = watch.middle - watch.drop + EPSILON
    since = today - timedelta(days=FORTNIGHT - 1)
    for wanted in (rule.sharp_days, rule.with_worry):
        days = tuple(watch.days[-wanted:])
        if len(days) < wanted or days[0] < since or max(watch.values[-wanted:]) > limit:
            continue
        if wanted == rule.sharp_days or worried.intersection(days):
            return days
    return ()


def _low_mean(watch: _Watch, today: date) -> _Fall | None:
    """Return a decline when the mean of a fortnight lies a step (or an SD), and 3 of its errors, below the usual."""
    first = bisect_left(watch.days, today - timedelta(days=FORTNIGHT - 1))
    values = watch.values[first:]
    if len(values) < MEAN_NEEDED:
        return None
    margin = max(watch.unit, 3 * statistics.deviation(values) / math.sqrt(len(values)))
    if statistics.mean(values) > watch.middle - margin + EPSILON:
        return None
    return _Fall("mean", tuple(watch.days[first:]), len(values))


def _better_time(watch: _Watch, looked: Sequence[Point], scale: Scale, rule: Rule) -> tuple[Usual | None, date | None]:
    """Return the best stable 28 days before the days looked at, and since when "better" has held."""
    good = [value > watch.over for value in watch.values]
    if not _is_sided(scale) or sum(good) < rule.side_days:
        return None, None
    times = held.stretches(watch.days, good, side_days=rule.side_days, of=rule.of, within=rule.within)
    since = held.held_since(watch.days, times)
    past = held.up_to(watch.days, times, looked[0][0]) if looked else times
    found = held.best_time(watch.days, watch.values, past)
    if found is None:
        return None, since
    first, stop = found
    inside = [(watch.days[at], watch.sign * watch.values[at]) for at in range(first, stop)]
    last = inside[0][0] + timedelta(days=held.BEST_DAYS - 1)
    return usual_days.summary(inside, inside[0][0], last), since


def _relapse(looked: Sequence[Point], best: Usual | None, watch: _Watch, rule: Rule) -> _Fall | None:
    """Return a fall from the best stable 28 days, by the run rule.

    The best of many windows is better than the dog (the luck of the draw), so a day counts only when it lies below
    the lower quartile of that time and a step (or an SD of the usual) below its middle.
    """
    if best is None or len(looked) < rule.of:
        return None
    lower = best.low if watch.sign > 0 else -best.high
    limit = watch.sign * best.median - watch.unit + EPSILON
    days = tuple(day for day, value in looked if value < lower and value <= limit)
    if len(days) < rule.side_days:
        return None
    return _Fall("run", days, len(looked), against="best")


def _is_level(watch: _Watch, usual: Usual, scale: Scale, today: date) -> bool:
    """Whether the last 28 days are level against the 28 before, both after the usual's window."""
    middle, start = today - timedelta(days=LEVEL), today - timedelta(days=2 * LEVEL)
    if start < usual.last:
        return False
    since, turn = bisect_right(watch.days, start), bisect_right(watch.days, middle)
    before, after = watch.values[since:turn], watch.values[turn:]
    if min(len(before), len(after)) < LEVEL_NEEDED:
        return False
    unit = max(usual.high - usual.low, scale.step) if scale.finer else min(scale.step, (scale.high - scale.low) / 4)
    return abs(statistics.mean(after) - statistics.mean(before)) < LEVEL_SHARE * unit
