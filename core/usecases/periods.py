# SPDX-License-Identifier: MIT
"""Weeks and months as a table: days logged, good days, middles, girths. One row each, newest first; no verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from core.keeping.store import Store
from core.usecases import diary, series
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.words import metrics, statistics, units, weeks
from core.words.blocks import Table
from core.words.i18n import _

# A cell nobody answered; never a dash, which reads as nought.
NOT_ANSWERED = "·"


@dataclass(frozen=True, slots=True)
class _Period:
    name: str
    days: tuple[date, ...]


Cell = Callable[[Sequence[date]], str]


def table(
    store: Store, dog: Dog, span: Span, *, by: Literal["week", "month"] = "week", system: str = "metric"
) -> Table:
    """Build the table of a span, newest row first; `NOT_ANSWERED` where nothing was said.

    Columns: the week or month, days logged, good days of days answered, comfort, moving and leash walking as middles
    with the days answered in brackets, days with wobbling or scuffing, and the last thigh girth left and right where
    it was measured in the span.
    """
    columns = _columns(store, dog, span, system)
    periods = _weeks(span, dog.start_day) if by == "week" else _months(span)
    rows = [(period.name, *(cell(period.days) for _header, cell in columns)) for period in reversed(periods)]
    first = _("Week") if by == "week" else _("Month")
    return Table((first, *(header for header, _cell in columns)), tuple(rows))


def explanation() -> str:
    """Say what a cell holds and what the mark of an empty one means; stands under the table."""
    return _(
        "Middle of the days answered; in brackets, how many. Girth: the last one measured. {mark} not answered."
    ).format(mark=NOT_ANSWERED)


def _columns(store: Store, dog: Dog, span: Span, system: str) -> list[tuple[str, Cell]]:
    logged = frozenset(diary.logged_days(store, dog.id, *span))
    known = metrics.known()

    def read(key: str) -> dict[date, float]:
        return dict(series.daily(store, dog.id, key, span))

    minutes, good = read("walk_minutes_total"), known["good_day"].high
    found = [
        (_("Days logged"), _logged(logged)),
        (_("Good days"), _counted(read("good_day"), good)),
        (_("Comfort, of 10"), _middle(read("comfort"))),
        (_("Moving, of 10"), _middle(read("overall_mobility"))),
        (_("Leash walking, min a day"), _middle(minutes)),
        (_("Days wobbly or scuffing"), _counted(read("wobbled_or_scuffed"), 1)),
    ]
    for side, header in (("L", _("Thigh girth, left")), ("R", _("Thigh girth, right"))):
        measured = {one.day: one.value for one in series.occasions(store, dog.id, "thigh_girth", span, side=side)}
        if measured:
            found.append((header, _last(measured, system)))
    return found


def _logged(logged: frozenset[date]) -> Cell:
    def cell(days: Sequence[date]) -> str:
        return _("{count} of {days}").format(count=sum(day in logged for day in days), days=len(days))

    return cell


def _counted(values: Mapping[date, float], least: float) -> Cell:
    def cell(days: Sequence[date]) -> str:
        answered = [values[day] for day in days if day in values]
        if not answered:
            return NOT_ANSWERED
        seen = sum(value >= least for value in answered)
        return _("{count} of {days}").format(count=seen, days=len(answered))

    return cell


def _middle(values: Mapping[date, float]) -> Cell:
    def cell(days: Sequence[date]) -> str:
        answered = [values[day] for day in days if day in values]
        if not answered:
            return NOT_ANSWERED
        middle = units.decimal(statistics.median(answered), 0)
        return _("{middle} ({days})").format(middle=middle, days=len(answered))

    return cell


def _last(measured: Mapping[date, float], system: str) -> Cell:
    def cell(days: Sequence[date]) -> str:
        found = [measured[day] for day in days if day in measured]
        return units.written(found[-1], "mm", system) if found else NOT_ANSWERED

    return cell


def _weeks(span: Span, start: date | None) -> list[_Period]:
    found = []
    for week in weeks.between(*span, start):
        name = week.label
        if week.number is not None:
            name = _("{week}, {day}").format(week=name, day=weeks.near_day(week.start, span[1]))
        found.append(_Period(name, _days(max(week.start, span[0]), min(week.end, span[1]))))
    return found


def _months(span: Span) -> list[_Period]:
    found: list[_Period] = []
    first = span[0]
    while first <= span[1]:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        last = min(following - timedelta(days=1), span[1])
        found.append(_Period(weeks.month(first.year, first.month), _days(first, last)))
        first = following
    return found


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))
