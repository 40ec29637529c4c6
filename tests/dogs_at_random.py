# SPDX-License-Identifier: MIT
"""Dogs at random: made-up days of many dogs, and how often the rules cry wolf or see a decline. No test lives here.

The recipe of issue 4: whole numbers 0-10, mean 6, day correlation 0.3, 5 % of days 2 lower, 30 % of days missing; or
minutes, 25 ± 5. Shared by tests/core/test_false_alarms.py (300 dogs) and tests/bench/false_alarms.py (3,000).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from core.words import run_rules
from core.words.run_rules import Finding, Rule, Scale
from core.words.statistics import Point

FIRST = date(2026, 1, 1)
BASELINE = 28
WATCHED = 180
CORRELATION = 0.3
BAD_DAYS = 0.05
MISSING = 0.3
DECLINES = ("lower", "less")
WHOLE = Scale(0, 10, sharp=2)
MINUTES = Scale(0, 600, "higher", finer=True)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of dog: its measure and what happens to it after the baseline.

    Attributes:
        noise: standard deviation from day to day. middle: its usual. bad: how much lower a bad day is.
        scale: whole numbers on 0-10 or minutes.
        story: "steady", "slow" (lower by `size` every 28 days), "drop", "flare" (3 days), "improved" (a drop upwards
            that stays) or "relapse" (improved for 84 days, then back).
        size: of the drop, the flare or the improvement, in the measure's unit.
        begins: days of the story's beginning after the baseline; steady before it.
        missing: share of days without an entry. correlation: of one day's noise with the next.
    """

    noise: float = 1.0
    story: str = "steady"
    size: float = 2.0
    middle: float = 6.0
    bad: float = 2.0
    scale: Scale = WHOLE
    missing: float = MISSING
    correlation: float = CORRELATION
    begins: int = BASELINE


def in_minutes(story: str = "steady", size: float = 10.0) -> Kind:
    """Return a dog that walks 25 ± 5 minutes; a bad day is 10 minutes (2 SD) less."""
    return Kind(5.0, story, size, middle=25.0, bad=10.0, scale=MINUTES)


def dogs(kind: Kind, count: int, seed: int, days: int = BASELINE + WATCHED) -> Iterator[list[Point]]:
    """Make the entries of many dogs of one kind.

    Args:
        days: calendar days from FIRST on; the first 28 are the baseline, the story begins after them.
    Returns:
        Of each dog (day, value), ascending, missing days left out.
    """
    chance = np.random.default_rng(seed)
    values = kind.middle + noise(kind, chance, (count, days)) + _story(kind, days)
    values -= kind.bad * (chance.random((count, days)) < BAD_DAYS)
    if kind.scale.finer:
        values = np.clip(values, kind.scale.low, kind.scale.high)
    else:
        values = np.clip(np.rint(values), kind.scale.low, kind.scale.high)
    logged = chance.random((count, days)) >= kind.missing
    calendar = [FIRST + timedelta(days=offset) for offset in range(days)]
    for row, kept in zip(values.tolist(), logged.tolist(), strict=True):
        yield [(day, value) for day, value, is_kept in zip(calendar, row, kept, strict=True) if is_kept]


def noise(kind: Kind, chance: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return noise whose days hang together (an AR(1) of the wanted spread)."""
    fresh = chance.normal(0.0, kind.noise, shape)
    found = np.empty(shape)
    found[:, 0] = fresh[:, 0]
    rest = (1 - kind.correlation**2) ** 0.5
    for day in range(1, shape[1]):
        found[:, day] = kind.correlation * found[:, day - 1] + rest * fresh[:, day]
    return found


def _story(kind: Kind, days: int) -> NDArray[np.float64]:
    """Return what is added to each day; nothing before the story begins."""
    since = np.arange(days) - BASELINE - kind.begins
    after = since >= 0
    if kind.story == "slow":
        return np.where(after, -kind.size * since / 28, 0.0)
    if kind.story == "drop":
        return np.where(after, -kind.size, 0.0)
    if kind.story == "flare":
        return np.where(after & (since < 3), -kind.size, 0.0)
    if kind.story == "improved":
        return np.where(after, kind.size, 0.0)
    if kind.story == "relapse":
        return np.where(after & (since < 84), kind.size, 0.0)
    return np.zeros(days)


def findings(
    points: list[Point], kind: Kind, rule: Rule, *, days: int, since: int = 0
) -> Iterator[tuple[int, Finding]]:
    """Judge a dog every evening after the baseline.

    Evenings without an entry are passed over while nothing is said: a day without an entry cannot start a notice of
    the run rule or the sharp drop, only end one. The mean of calendar days can move, so then none is passed over.

    Args:
        days, since: evenings asked about, counted from 0, the first one after the baseline: since..days - 1.
    Returns:
        (evening, finding), ascending.
    """
    usual = run_rules.usual_of(points, FIRST)
    logged = {day for day, _value in points}
    is_down = False
    for offset in range(since, days):
        today = FIRST + timedelta(days=BASELINE + offset)
        if not is_down and not rule.mean_rule and today not in logged:
            continue
        found = run_rules.judge(points, usual, today=today, scale=kind.scale, rule=rule)
        is_down = found.state in DECLINES
        yield offset, found


def episodes(points: list[Point], kind: Kind, rule: Rule, *, since: int = 0, days: int = WATCHED) -> list[Finding]:
    """Return the first finding of every notice of a decline: one that was not there on the day before."""
    starts: list[Finding] = []
    last = -2
    for offset, found in findings(points, kind, rule, days=since + days, since=since):
        if found.state in DECLINES:
            if last != offset - 1:
                starts.append(found)
            last = offset
    return starts


def delay(points: list[Point], kind: Kind, rule: Rule, *, since: int = 0, days: int = WATCHED) -> int | None:
    """Return after how many days a decline that began on day `since` is seen (1: the same evening), None: never."""
    for offset, found in findings(points, kind, rule, days=since + days, since=since):
        if found.state in DECLINES:
            return offset - since + 1
    return None
