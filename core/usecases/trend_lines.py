# SPDX-License-Identifier: MIT
"""The lines of a chart: dots of days with the median of seven, and measured values of each leg with their error.

Nothing is drawn across gaps; values left out are rings on no line.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.usecases import series, trend_frame
from core.usecases.series import Hollow, Occasion
from core.usecases.trend_frame import Asked
from core.words import activities, metrics, statistics
from core.words.blocks import Band, Chart, Dot, Trace
from core.words.i18n import _, ngettext

# Weekly measures: two missed weeks and the line stops.
MEASURED_GAP_DAYS = 21
Segments = tuple[tuple[tuple[date, float], ...], ...]


def daily(asked: Asked, made: Chart, bands: tuple[Band, ...]) -> Chart:
    """Return the chart of one value a day: a dot each, the median of the last 7 days from 4 answered."""
    metric, factor = asked.metric, asked.factor
    found = series.daily(asked.store, asked.dog.id, metric.key, asked.span)
    points = [(day, value / factor) for day, value in found]
    hollow = trend_frame.hollow(asked)
    dots = _with_hollow([Dot(day, value) for day, value in points], hollow, factor)
    line = tuple(tuple(segment) for segment in statistics.median_line(points)) if asked.has_line else ()
    low, high, ticks = trend_frame.value_axis(asked, (dot.value for dot in dots), bands)
    return replace(
        made,
        traces=(Trace(metric.key, "", "", dots, line),),
        bands=bands,
        low=low,
        high=high,
        ticks=ticks,
        footnote=trend_frame.rests_on(len(points), asked.span, len(hollow)),
        empty="" if dots else _("Nothing recorded in these days yet."),
    )


def measured(asked: Asked, made: Chart, bands: tuple[Band, ...]) -> Chart:
    """Return the chart of what is measured now and then; left and right on one chart, the gap between them shaded."""
    metric = asked.metric
    sides = (("L", _("Left")), ("R", _("Right"))) if metric.legs else (("", ""),)
    traces = [_trace(asked, side, label, order) for order, (side, label) in enumerate(sides)]
    traces = [trace for trace in traces if trace.dots]
    ends = [end for trace in traces for dot in trace.dots for end in (dot.low, dot.high, dot.value) if end is not None]
    low, high, ticks = trend_frame.value_axis(asked, ends, bands)
    return replace(
        made,
        traces=tuple(traces),
        bands=bands,
        low=low,
        high=high,
        ticks=ticks,
        footnote=_measuring_days(traces),
        empty="" if traces else _("Not measured in these days yet."),
        shade_between=len(traces) == 2 and all(trace.line for trace in traces),
    )


def _trace(asked: Asked, side: str, label: str, order: int) -> Trace:
    metric, factor = asked.metric, asked.factor
    found = series.occasions(asked.store, asked.dog.id, metric.key, asked.span, side=side)
    hollow = trend_frame.hollow(asked, side)
    before = [None, *found]
    dots = [_dot(metric, factor, now, then) for now, then in zip(found, before, strict=False)]
    key = f"{metric.key}.{side}" if side else metric.key
    return Trace(key, label, side, _with_hollow(dots, hollow, factor), _joined(found, factor), order)


def _with_hollow(dots: list[Dot], hollow: list[Hollow], factor: float) -> tuple[Dot, ...]:
    if not hollow:
        return tuple(dots)
    rings = [Dot(one.day, one.value / factor, hollow=True, note=_left_out(one)) for one in hollow]
    return tuple(sorted([*dots, *rings], key=lambda dot: (dot.day, dot.hollow)))


def _left_out(one: Hollow) -> str:
    return _("left out: {reason}").format(reason=one.reason)


def _dot(metric: metrics.Metric, factor: float, occasion: Occasion, before: Occasion | None) -> Dot:
    value, note = occasion.value / factor, _note(occasion, before)
    if not occasion.error:
        return Dot(occasion.day, value, note=note)
    error = occasion.error / factor
    low, high = max(value - error, metric.low / factor), min(value + error, metric.high / factor)  # no −1 of ten steps
    return Dot(occasion.day, value, low, high, note=note)


def _note(occasion: Occasion, before: Occasion | None) -> str:
    """Say who measured; where the line breaks because of it, that another person or coat came before."""
    if before is None or series.is_alike(before, occasion):
        return occasion.measured_by
    said = [occasion.measured_by] if occasion.measured_by else []
    if before.measured_by != occasion.measured_by:
        said.append(_("another person than before"))
    if before.scored_by != occasion.scored_by:
        said.append(_("scored by another person than before"))
    if before.coat != occasion.coat:
        coat = _(activities.label(activities.COATS, occasion.coat)).lower()
        said.append(_("another coat than before: {coat}").format(coat=coat))
    return ", ".join(said)


def _joined(found: list[Occasion], factor: float) -> Segments:
    segments: list[list[tuple[date, float]]] = []
    last: Occasion | None = None
    for occasion in found:
        near = last is not None and (occasion.day - last.day).days <= MEASURED_GAP_DAYS
        if last is None or not (near and series.is_alike(last, occasion)):
            segments.append([])
        segments[-1].append((occasion.day, occasion.value / factor))
        last = occasion
    return tuple(tuple(segment) for segment in segments)


def _measuring_days(traces: list[Trace]) -> str:
    days = len({dot.day for trace in traces for dot in trace.dots if not dot.hollow})
    said = ngettext("{count} measuring day", "{count} measuring days", days).format(count=days)
    hollow = sum(dot.hollow for trace in traces for dot in trace.dots)
    return f"{said} · {trend_frame.left_out_words(hollow)}" if hollow else said
