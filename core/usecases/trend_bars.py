# SPDX-License-Identifier: MIT
"""Weekly bars of a chart: on how many of the days answered a sign was seen, or a day was good. Never of all days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.usecases import diary, series, trend_frame
from core.usecases.series import Span
from core.usecases.trend_frame import Asked
from core.words import weeks
from core.words.blocks import Bar, Chart
from core.words.i18n import _

MOST_BARS = 16
# So few that each keeps its "4 of 7" on half a sheet.
MOST_PAPER_BARS = 8
# A full bar's label stands above it and must not meet the title.
BARS_HEADROOM = 1.15


def drawn(asked: Asked, made: Chart) -> Chart:
    """Return the chart with its bars; many weeks share one."""
    metric = asked.metric
    points = dict(series.daily(asked.store, asked.dog.id, metric.key, asked.span))
    logged = set(diary.logged_days(asked.store, asked.dog.id, *asked.span))
    counted = metric.high if metric.kind == "choice" else 1
    found = weeks.between(*asked.span, asked.dog.start_day)
    together = -(-len(found) // asked.most_bars)
    bars = []
    for index in range(0, len(found), together):
        group = found[index : index + together]
        days = _days((max(group[0].start, made.start), min(group[-1].end, made.end)))
        answered = [points[day] for day in days if day in points]
        seen = sum(1 for value in answered if value >= counted)
        label = _("{count} of {answered}").format(count=seen, answered=len(answered)) if answered else ""
        bars.append(Bar(days[0], days[-1], seen, len(answered), len(logged & set(days)), label, _name(group)))
    top = float(7 * together)
    hollow = len(trend_frame.hollow(asked))
    return replace(
        made,
        bars=tuple(bars),
        low=0,
        high=top * BARS_HEADROOM,
        ticks=((0.0, "0"), (top, str(round(top)))),
        footnote=trend_frame.rests_on(len(points), asked.span, hollow),
        empty="" if points else _("Nothing recorded in these days yet."),
    )


def _name(group: list[weeks.Week]) -> str:
    first, last = group[0], group[-1]
    if first.number is None:
        return weeks.short_day(first.start)
    if len(group) == 1:
        return trend_frame.week_tick(first)
    if first.number < 0:
        return weeks.short_day(first.start)
    return _("wk {first}–{last}").format(first=first.number, last=last.number)


def _days(span: Span) -> list[date]:
    return [span[0] + timedelta(days=offset) for offset in range((span[1] - span[0]).days + 1)]
