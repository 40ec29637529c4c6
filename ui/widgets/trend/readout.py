# SPDX-License-Identifier: MIT
"""What a chart says about one day, as short plain lines.

Text only; the pointer box that shows it is drawn by the stage.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from core.words.blocks import Chart, Dot, Trace
from core.words.i18n import _
from ui.drawing import labels


def lines(chart: Chart, day: date) -> list[str]:
    """Return the day with its values, then the events of that day, then what lasts and the photos, if any.

    Args:
        chart: the chart pointed at.
        day: a day of its span; a day without a value says so.
    """
    said = bar_words(chart, day) if chart.form == "bars" else _trace_words(chart, day)
    first = " · ".join([day_words(day), *(said or [_("nothing recorded")])])
    return [labels.plain(line) for line in (first, *event_words(chart, day), *_lasting_words(chart, day)) if line]


def day_words(day: date) -> str:
    """Return a day as "Tue 10 Nov" in the program's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def bar_words(chart: Chart, day: date) -> list[str]:
    """Return what the week of `day` counts, empty without an answered week."""
    for bar in chart.bars:
        if bar.start <= day <= bar.end and bar.answered:
            logged = _("{count} logged").format(count=bar.logged)
            return [word for word in (bar.name, bar.label, logged) if word]
    return []


def event_words(chart: Chart, day: date) -> list[str]:
    """Return the events that touch `day`, one line each."""
    return [mark.label for mark in chart.marks if mark.label and mark.day <= day <= (mark.end or mark.day)]


def _lasting_words(chart: Chart, day: date) -> list[str]:
    """Return the ranges and ribbons that hold on a day on one line, and its photos on another."""
    lasting = [ribbon.label for ribbon in chart.ribbons if ribbon.start <= day <= ribbon.end]
    lasting += [band.label for band in chart.bands if (band.start or day) <= day <= (band.end or day)]
    photos = [one.label for one in chart.photo_days if one.day == day]
    return [" · ".join(filter(None, dict.fromkeys(found))) for found in (lasting, photos)]


def _trace_words(chart: Chart, day: date) -> list[str]:
    return [word for trace in chart.traces for word in _one_trace(chart, trace, day)]


def _one_trace(chart: Chart, trace: Trace, day: date) -> list[str]:
    name = f"{trace.label} " if trace.label else ""
    words = []
    dot = next((dot for dot in trace.dots if dot.day == day), None)
    if dot is not None:
        value = _number(chart, dot.value)
        if dot.low is not None and dot.high is not None:
            value += f" ({_number(chart, dot.low, unit=False)}–{_number(chart, dot.high, unit=False)})"
        words.append(name + value)
        words += _dot_words(dot)
    if chart.form == "series":
        middle = next((value for segment in trace.line for at, value in segment if at == day), None)
        if middle is not None:
            said = _("middle of 7 days: {value}").format(value=_number(chart, middle, unit=False))
            words.append(said if words else name + said)
    return words


def _dot_words(dot: Dot) -> list[str]:
    if not dot.hollow:
        return [dot.note] if dot.note else []
    return [_("left out: {reason}").format(reason=dot.note) if dot.note else _("left out")]


def _number(chart: Chart, value: float, *, unit: bool = True) -> str:
    text = QLocale().toString(float(value), "f", chart.decimals)
    return f"{text} {chart.unit}" if unit and chart.unit else text
