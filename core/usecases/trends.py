# SPDX-License-Identifier: MIT
"""Charts and cards from the series: spans, axes, dots, medians, weekly bars, dated events. Screen and paper share them.

Values leave here in shown units. Dots are days, the line is the median of the last 7 days from 4 logged, nothing
is drawn across gaps. No verdicts here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import answers, care, diary, events, series
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import activities, metrics, statistics, units, weeks
from core.words.blocks import Bar, Chart, Dot, Mark, Trace
from core.words.i18n import N_, _, ngettext

MOST_BARS = 16
# So few that each keeps its "4 of 7" on half a sheet.
MOST_PAPER_BARS = 8
# A full bar's label stands above it and must not meet the title.
BARS_HEADROOM = 1.15
MOST_DAY_TICKS = 8
# The owner's words of these say why, not what: "Vet called: toes turned under".
WITH_KIND = ("vet_called",)
# Weekly measures: two missed weeks and the line stops.
MEASURED_GAP_DAYS = 21


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


def offered() -> list[metrics.Metric]:
    """Return the metrics that can be charted, in the order of the registry."""
    return [metric for metric in metrics.known().values() if metric.form]


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
    metric = metrics.known()[key]
    if metric.form != "measured":
        return not series.daily(store, dog.id, key, span)
    sides = ("L", "R") if metric.legs else ("",)
    return not any(series.occasions(store, dog.id, key, span, side=side) for side in sides)


def chart(store: Store, dog: Dog, key: str, span: Span, *, system: str = "metric", paper: bool = False) -> Chart:
    """Build one metric's chart over a span.

    Args:
        key: a metric with a form. span: first and last day, inclusive. system: "metric" or "imperial".
        paper: the vet's names and dates on the axis; otherwise the owner's names and weeks.
    Returns:
        The chart without letters on its marks; `empty` says why when there is nothing to draw.
    """
    first, last = span
    metric = metrics.known()[key]
    build = {"series": _series, "bars": _paper_bars if paper else _bars, "measured": _measured}[metric.form]
    shown = units.shown(metric.unit, system)
    title = answers.vet_label(metric) if paper else answers.plain_label(metric, dog.name)
    if not paper and title.endswith("?") and metric.vet:
        title = answers.vet_label(metric)
    subtitle = ", ".join(part for part in (shown.unit if metric.form == "measured" else "", _(metric.subtitle)) if part)
    made = Chart(
        key,
        title,
        subtitle,
        metric.form,
        first,
        last,
        0,
        1,
        day_ticks=day_ticks(first, last, None if paper else dog.start_day),
        marks=tuple(marks(store, dog, first, last)),
        unit=shown.unit,
        decimals=shown.decimals,
    )
    return build(store, dog, metric, made, factor=shown.factor)


def marks(store: Store, dog: Dog, first: date, last: date) -> list[Mark]:
    """Return dated events and medicine starts and stops of a span as marks, by day, without letters."""
    found = [
        Mark(max(event.day, first), _event_words(event, first, last), "", _within(event.end_day, last), event.kind)
        for event in events.between(store, dog.id, first, last)
        if event.kind in activities.CHARTED_EVENTS
    ]
    for item in care.of_dog(store, dog.id):
        if item.since is not None and first <= item.since <= last:
            found.append(Mark(item.since, _("{name} started").format(name=item.name), kind="care"))
        if item.stop_day is not None and first <= item.stop_day <= last:
            found.append(Mark(item.stop_day, _("{name} stopped").format(name=item.name), kind="care"))
    return sorted(found, key=lambda mark: (mark.day, mark.label))


def lettered(found: list[Mark]) -> list[Mark]:
    """Give marks of one page their letters A, B… Z, AA…, in order of days."""
    return [replace(mark, letter=_letter(index)) for index, mark in enumerate(found)]


def day_ticks(first: date, last: date, start: date | None) -> tuple[tuple[date, str], ...]:
    """Choose the labels of the day axis.

    Args:
        start: with it week numbers ("wk 1"), without it dates ("25 Oct", then "8", "15" within a month).
    Returns:
        At most eight (day, text), ascending; months or years for long spans.
    """
    days = (last - first).days + 1
    if days > 200:
        return _month_ticks(first, last)
    found = _weeks_in(first, last, start) if start is not None else []
    if found:
        step = -(-len(found) // MOST_DAY_TICKS)
        return tuple((week.start, _week_tick(week)) for week in found[::step])
    return tuple(_date_ticks(first, last))


def _week_tick(week: weeks.Week) -> str:
    number = week.number or 0
    return _("wk {number}").format(number=number) if number > 0 else _("{count} wk before").format(count=-number)


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
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 600) if len(months) / s <= 8)
    kept = [day for day in months if (day.month - 1 + 12 * day.year) % step == 0]
    return tuple((day, _month_name(day, with_year=step >= 3 or day.month == 1)) for day in kept)


def _month_name(day: date, *, with_year: bool) -> str:
    name = weeks.short_day(day).split(" ")[-1]
    return f"{name} {day.year}" if with_year else name


def _series(store: Store, dog: Dog, metric: metrics.Metric, made: Chart, *, factor: float) -> Chart:
    points = [(day, value / factor) for day, value in series.daily(store, dog.id, metric.key, (made.start, made.end))]
    dots = tuple(Dot(day, value) for day, value in points)
    line = tuple(tuple(segment) for segment in statistics.median_line(points))
    low, high, ticks = _axis(metric, [value for _day, value in points], factor)
    return replace(
        made,
        traces=(Trace(metric.key, "", "", dots, line),),
        low=low,
        high=high,
        ticks=ticks,
        footnote=_rests_on(len(points), made),
        empty="" if points else _("Nothing recorded in these days yet."),
    )


def _measured(store: Store, dog: Dog, metric: metrics.Metric, made: Chart, *, factor: float) -> Chart:
    sides = (("L", _("Left")), ("R", _("Right"))) if metric.legs else (("", ""),)
    traces = []
    for order, (side, label) in enumerate(sides):
        found = series.occasions(store, dog.id, metric.key, (made.start, made.end), side=side)
        if found:
            key = f"{metric.key}.{side}" if side else metric.key
            dots = tuple(_dot(occasion, metric, factor) for occasion in found)
            traces.append(Trace(key, label, side, dots, _joined(found, factor), order))
    ends = [end for trace in traces for dot in trace.dots for end in (dot.low, dot.high, dot.value) if end is not None]
    low, high, ticks = _axis(metric, ends, factor)
    sessions = len({dot.day for trace in traces for dot in trace.dots})
    return replace(
        made,
        traces=tuple(traces),
        low=low,
        high=high,
        ticks=ticks,
        footnote=ngettext("{count} measuring day", "{count} measuring days", sessions).format(count=sessions),
        empty="" if traces else _("Not measured in these days yet."),
    )


def _dot(occasion: Occasion, metric: metrics.Metric, factor: float) -> Dot:
    value = occasion.value / factor
    if not occasion.error:
        return Dot(occasion.day, value, note=occasion.measured_by)
    error = occasion.error / factor
    low, high = max(value - error, metric.low / factor), min(value + error, metric.high / factor)  # no −1 of ten steps
    return Dot(occasion.day, value, low, high, note=occasion.measured_by)


def _joined(found: list[Occasion], factor: float) -> tuple[tuple[tuple[date, float], ...], ...]:
    segments: list[list[tuple[date, float]]] = []
    last: Occasion | None = None
    for occasion in found:
        same = last is not None and (last.measured_by, last.coat) == (occasion.measured_by, occasion.coat)
        near = last is not None and (occasion.day - last.day).days <= MEASURED_GAP_DAYS
        if not (same and near):
            segments.append([])
        segments[-1].append((occasion.day, occasion.value / factor))
        last = occasion
    return tuple(tuple(segment) for segment in segments)


def _paper_bars(store: Store, dog: Dog, metric: metrics.Metric, made: Chart, *, factor: float) -> Chart:
    return _bars(store, dog, metric, made, factor=factor, most=MOST_PAPER_BARS)


def _bars(
    store: Store, dog: Dog, metric: metrics.Metric, made: Chart, *, factor: float, most: int = MOST_BARS
) -> Chart:
    points = dict(series.daily(store, dog.id, metric.key, (made.start, made.end)))
    logged = set(diary.logged_days(store, dog.id, made.start, made.end))
    counted = metric.high if metric.kind == "choice" else 1
    found = weeks.between(made.start, made.end, dog.start_day)
    together = -(-len(found) // most)
    bars = []
    for index in range(0, len(found), together):
        group = found[index : index + together]
        days = _days(max(group[0].start, made.start), min(group[-1].end, made.end))
        answered = [points[day] for day in days if day in points]
        seen = sum(1 for value in answered if value >= counted)
        label = _("{count} of {answered}").format(count=seen, answered=len(answered)) if answered else ""
        name = _bar_name(group)
        bars.append(Bar(days[0], days[-1], seen, len(answered), len(logged & set(days)), label, name))
    top = float(7 * together)
    ticks = ((0.0, "0"), (top, str(round(top))))
    return replace(
        made,
        bars=tuple(bars),
        low=0,
        high=top * BARS_HEADROOM,
        ticks=ticks,
        footnote=_rests_on(len(points), made),
        empty="" if points else _("Nothing recorded in these days yet."),
    )


def _bar_name(group: list[weeks.Week]) -> str:
    first, last = group[0], group[-1]
    if first.number is None:
        return weeks.short_day(first.start)
    if len(group) == 1:
        return _week_tick(first)
    if first.number < 0:
        return weeks.short_day(first.start)
    return _("wk {first}–{last}").format(first=first.number, last=last.number)


def _axis(
    metric: metrics.Metric, values: list[float], factor: float
) -> tuple[float, float, tuple[tuple[float, str], ...]]:
    if metric.kind == "score":
        low, high = metric.low / factor, metric.high / factor
        middle = [(low + high) / 2] if (high - low) % 2 == 0 else []
        ticks = [low, *middle, high]
    elif metric.form == "measured":
        ticks = statistics.round_ticks(min(values, default=0), max(values, default=1), 4)
    else:
        ticks = statistics.round_ticks(0, max(values, default=1), 4)
    places = statistics.decimals_of(ticks)
    return ticks[0], ticks[-1], tuple((tick, units.decimal(tick, places)) for tick in ticks)


def _rests_on(count: int, made: Chart) -> str:
    days = (made.end - made.start).days + 1
    return _("{count} of {days} days answered").format(count=count, days=days)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def _event_words(event: events.Event, first: date, last: date) -> str:
    """Say an event in its first line; one that began before or ends after the span says when."""
    kind = _(activities.label(activities.EVENTS, event.kind))
    said = event.text.strip().splitlines()[0] if event.text.strip() else kind
    if said != kind and event.kind in WITH_KIND:
        said = _("{kind}: {words}").format(kind=kind, words=said)
    if event.day < first:
        said = _("{what}, since {day}").format(what=said, day=weeks.near_day(event.day, last))
    if event.end_day is not None and event.end_day > last:
        said = _("{what}, until {day}").format(what=said, day=weeks.near_day(event.end_day, last))
    return said


def _within(day: date | None, last: date) -> date | None:
    return min(day, last) if day is not None else None


def _letter(index: int) -> str:
    head, rest = divmod(index, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + rest)
