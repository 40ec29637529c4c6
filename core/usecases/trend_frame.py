# SPDX-License-Identifier: MIT
"""What every chart has, whatever is drawn in it: what was asked for, the day axis, the value axis, what it rests on.

The lines are trend_lines.py, the weekly bars trend_bars.py, what stands around them trend_marks.py and trend_bands.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import left_out, saying, series
from core.usecases.dogs import Dog
from core.usecases.series import Hollow, Span
from core.words import metrics, statistics, units, weeks
from core.words.blocks import Band
from core.words.i18n import _, ngettext

MOST_DAY_TICKS = 8
# Longer spans than this many days have months for an axis.
MONTHS_FROM_DAYS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What one chart is asked for; factor: stored values divided by it are shown; most_bars: weekly bars at most."""

    store: Store
    dog: Dog
    metric: metrics.Metric
    span: Span
    shown: units.Shown
    has_line: bool
    most_bars: int

    @property
    def factor(self) -> float:
        """Stored value per shown one."""
        return self.shown.factor


def day_ticks(first: date, last: date, start: date | None) -> tuple[tuple[date, str], ...]:
    """Choose the labels of the day axis.

    Args:
        start: with it week numbers ("wk 1"), without it dates ("25 Oct", then "8", "15" within a month).
    Returns:
        At most eight (day, text), ascending; months or years for long spans.
    """
    days = (last - first).days + 1
    if days > MONTHS_FROM_DAYS:
        return _month_ticks(first, last)
    found = _weeks_in(first, last, start) if start is not None else []
    if found:
        step = -(-len(found) // MOST_DAY_TICKS)
        return tuple((week.start, week_tick(week)) for week in found[::step])
    return tuple(_date_ticks(first, last))


def week_tick(week: weeks.Week) -> str:
    """Write a numbered week for an axis: "wk 4", "2 wk before"."""
    number = week.number or 0
    return _("wk {number}").format(number=number) if number > 0 else _("{count} wk before").format(count=-number)


def value_axis(
    asked: Asked, values: Iterable[float], bands: Sequence[Band]
) -> tuple[float, float, tuple[tuple[float, str], ...]]:
    """Choose the value axis.

    Args:
        values: everything to be drawn, error bars' ends too, in the shown unit. bands: ranges it must cover.
    Returns:
        Lowest and highest value, and (value, text) bottom to top; a score has its full scale whatever was answered.
    """
    metric, covered = asked.metric, [*values, *(end for band in bands for end in (band.low, band.high))]
    if metric.kind == "score":
        low, high = metric.low / asked.factor, metric.high / asked.factor
        middle = [(low + high) / 2] if (high - low) % 2 == 0 else []
        ticks = [low, *middle, high]
    elif metric.form == "measured":
        ticks = statistics.round_ticks(min(covered, default=0), max(covered, default=1), 4)
    else:
        # Whole things are not counted in quarters: an axis of nothing but noughts would be.
        least = 4 if metric.step >= 1 and asked.factor == 1 else 0
        ticks = statistics.round_ticks(min(0, *covered, 0), max(least, *covered, 0), 4)
    places = statistics.decimals_of(ticks)
    return ticks[0], ticks[-1], tuple((tick, units.decimal(tick, places)) for tick in ticks)


def title(metric: metrics.Metric, dog_name: str) -> str:
    """Return the owner's short name of a measure, the same as its verdict has."""
    return saying.title(metric, dog_name)


def tone(metric: metrics.Metric, change: float) -> str:
    """Return "good" or "caution" for a change that counts, "plain" where neither way is good."""
    if metric.better not in ("higher", "lower"):
        return "plain"
    return "good" if (change > 0) == (metric.better == "higher") else "caution"


def hollow(asked: Asked, side: str = "") -> list[Hollow]:
    """Return the left-out values of a chart; reads only the days on which there are some."""
    out = left_out.of_dog(asked.store, asked.dog.id)
    days = [one.day for one in out if one.metric == asked.metric.key and asked.span[0] <= one.day <= asked.span[1]]
    if not days:
        return []
    return series.hollow(asked.store, asked.dog.id, asked.metric.key, (min(days), max(days)), side=side)


def rests_on(count: int, span: Span, left_out: int = 0) -> str:
    """Say how many days a chart rests on: "24 of 29 days answered · 1 left out"."""
    days = (span[1] - span[0]).days + 1
    said = _("{count} of {days} days answered").format(count=count, days=days)
    return f"{said} · {left_out_words(left_out)}" if left_out else said


def left_out_words(count: int) -> str:
    """Say how many values are left out."""
    return ngettext("{count} left out", "{count} left out", count).format(count=count)


def _weeks_in(first: date, last: date, start: date) -> list[weeks.Week]:
    return [week for week in weeks.between(first, last, start) if week.start >= first]


def _date_ticks(first: date, last: date) -> list[tuple[date, str]]:
    days = (last - first).days + 1
    # Whole weeks, and never a label left out: "22" stands only after a label that names its month.
    step = 7 * -(-days // (7 * MOST_DAY_TICKS)) if days > 11 else 2
    found: list[tuple[date, str]] = []
    day = first
    while day <= last:
        same_month = bool(found) and found[-1][0].month == day.month
        found.append((day, str(day.day) if same_month else weeks.short_day(day)))
        day += timedelta(days=step)
    return found


def _month_ticks(first: date, last: date) -> tuple[tuple[date, str], ...]:
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 600) if len(months) / s <= MOST_DAY_TICKS)
    kept = [day for day in months if (day.month - 1 + 12 * day.year) % step == 0]
    return tuple((day, _month_name(day, with_year=step >= 3 or day.month == 1)) for day in kept)


def _month_name(day: date, *, with_year: bool) -> str:
    name = weeks.short_day(day).split(" ")[-1]
    return f"{name} {day.year}" if with_year else name
