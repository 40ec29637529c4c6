# SPDX-License-Identifier: MIT
"""Charts from the series: which can be chosen, over which days, one chart put together, for screen and paper.

Values leave here in shown units. No verdicts here. The parts have their own rooms: trend_lines, trend_bars,
trend_marks, trend_bands, trend_frame, expected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import (
    answers,
    diary,
    expected,
    own,
    series,
    trend_bands,
    trend_bars,
    trend_frame,
    trend_lines,
    trend_marks,
)
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.usecases.trend_bars import MOST_BARS as MOST_BARS
from core.usecases.trend_bars import MOST_PAPER_BARS as MOST_PAPER_BARS
from core.usecases.trend_frame import Asked
from core.usecases.trend_frame import day_ticks as day_ticks
from core.usecases.trend_marks import lettered as lettered
from core.usecases.trend_marks import marks as marks
from core.words import metrics, units
from core.words.blocks import Band, Chart
from core.words.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Range:
    """A span that can be chosen: `days` back from today, or None for everything since the start."""

    key: str
    label: str
    days: int | None


RANGES: tuple[Range, ...] = (
    Range("2w", N_("2 weeks"), 14),
    Range("6w", N_("6 weeks"), 42),
    Range("3m", N_("3 months"), 91),
    Range("1y", N_("1 year"), 365),
    Range("start", N_("Since start"), None),
)
DEFAULT_CHARTS = (
    "walk_minutes_total",
    "overall_mobility",
    "comfort",
    "thigh_girth",
    "good_day",
    "wobbled_or_scuffed",
    "energy_level",
)
# What can be drawn or left out. Ranges set by the vet are always drawn.
LAYERS = frozenset(("line", "events", "expected", "usual", "photos"))
# Paper has its own words for the others.
PAPER_LAYERS = frozenset(("line", "events"))


def offered(store: Store | None = None, dog_id: str = "") -> list[metrics.Metric]:
    """Return the metrics that can be charted, in the order of the registry, then a dog's own and clinical scores.

    Args:
        store: None gives the built-in ones only. dog_id: "" means the own ones of every dog.
    """
    known = own.known(store, dog_id) if store is not None else metrics.known()
    return [metric for metric in known.values() if metric.form]


def span_of(store: Store, dog: Dog, key: str, today: date) -> tuple[date, date]:
    """Return first and last day of a chosen range; "start" begins at the start day or the first entry."""
    chosen = next(item for item in RANGES if item.key == key)
    if chosen.days is not None:
        return today - timedelta(days=chosen.days - 1), today
    begins = [day for day in (dog.start_day, diary.first_day(store, dog.id)) if day is not None and day <= today]
    first = min(begins) if begins else today
    return min(first, today - timedelta(days=6)), today


def is_empty(store: Store, dog: Dog, key: str, span: Span) -> bool:
    """Whether one metric has nothing to draw in a span; far less work than its chart."""
    metric = own.known(store, dog.id)[key]
    asked = Asked(store, dog, metric, span, units.shown(metric.unit, "metric"), False, MOST_BARS)
    sides = ("L", "R") if metric.form == "measured" and metric.legs else ("",)
    if metric.form == "measured":
        found = any(series.occasions(store, dog.id, key, span, side=side) for side in sides)
    else:
        found = bool(series.daily(store, dog.id, key, span))
    if found or metric.form == "bars":
        return not found
    return not any(trend_frame.hollow(asked, side) for side in sides)


def chart(
    store: Store,
    dog: Dog,
    key: str,
    span: Span,
    *,
    system: str = "metric",
    paper: bool = False,
    layers: frozenset[str] | None = None,
) -> Chart:
    """Build one metric's chart over a span.

    Args:
        key: a metric with a form. span: first and last day, inclusive. system: "metric" or "imperial".
        paper: the vet's names and dates on the axis; otherwise the owner's names and weeks.
        layers: which of LAYERS are drawn; None: all on the screen, PAPER_LAYERS on paper.
    Returns:
        The chart without letters on its marks; `empty` says why when there is nothing to draw.
    Raises:
        KeyError: no such metric.
    """
    metric = own.known(store, dog.id)[key]
    on = layers if layers is not None else PAPER_LAYERS if paper else LAYERS
    most_bars = MOST_PAPER_BARS if paper else MOST_BARS
    asked = Asked(store, dog, metric, span, units.shown(metric.unit, system), "line" in on, most_bars)
    made = _around(asked, _titled(asked, paper=paper), on)
    if metric.form == "bars":
        return trend_bars.drawn(asked, made)
    drawn = trend_lines.measured if metric.form == "measured" else trend_lines.daily
    return drawn(asked, made, _bands(asked, on))


def _titled(asked: Asked, *, paper: bool) -> Chart:
    """Return an empty chart with its words and its day axis."""
    metric, dog, (first, last) = asked.metric, asked.dog, asked.span
    unit = asked.shown.unit if metric.form == "measured" else ""
    said = metric.subtitle if own.is_own(metric.key) else _(metric.subtitle)
    return Chart(
        metric.key,
        answers.vet_label(metric) if paper else trend_frame.title(metric, dog.name),
        ", ".join(dict.fromkeys(part for part in (unit, said) if part)),
        metric.form,
        first,
        last,
        0,
        1,
        day_ticks=day_ticks(first, last, None if paper else dog.start_day),
        unit=asked.shown.unit,
        decimals=asked.shown.decimals,
    )


def _around(asked: Asked, made: Chart, on: frozenset[str]) -> Chart:
    """Return the chart with what stands beside its values."""
    store, dog, span = asked.store, asked.dog, asked.span
    events_on = "events" in on
    ribbons = expected.ribbons(store, dog, span) if "expected" in on else []
    if events_on:
        ribbons = [*ribbons, *trend_marks.care_ribbons(store, dog, span), *trend_marks.gap_ribbons(store, dog, span)]
    return replace(
        made,
        marks=tuple(marks(store, dog, *span, key=asked.metric.key)) if events_on else (),
        ribbons=tuple(ribbons),
        photo_days=trend_marks.photo_days(store, dog.id, span) if "photos" in on else (),
    )


def _bands(asked: Asked, on: frozenset[str]) -> tuple[Band, ...]:
    usual = trend_bands.of_usual(asked) if "usual" in on else ()
    return (*trend_bands.of_vet(asked), *usual)
