# SPDX-License-Identifier: MIT
"""Weeks of a recovery, computed and never stored: week 1 starts on the start day, there is no week 0.

Without a start day weeks are ISO weeks beginning on Monday. Nothing here reads today's date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.words.i18n import _, ngettext


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """Seven days from `start`; `number`: 1, 2… after the start, -1, -2… before it, None for ISO weeks."""

    start: date
    number: int | None

    @property
    def end(self) -> date:
        """Last day of the week, inclusive."""
        return self.start + timedelta(days=6)

    @property
    def label(self) -> str:
        """The week in words: "Week 5", "2 weeks before", or "Week of 16 Nov" without a start."""
        if self.number is None:
            return _("Week of {day}").format(day=short_day(self.start))
        if self.number > 0:
            return _("Week {number}").format(number=self.number)
        before = -self.number
        return ngettext("{count} week before", "{count} weeks before", before).format(count=before)


# Ten months back "22 Nov" is still understood as the last one.
NEAR_DAYS = 300
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def of(day: date, start: date | None) -> Week:
    """Return the week that a day lies in.

    Args:
        day: any day.
        start: first day of week 1, or None for ISO weeks.
    """
    if start is None:
        return Week(day - timedelta(days=day.weekday()), None)
    offset = (day - start).days // 7
    return Week(start + timedelta(days=7 * offset), offset + 1 if offset >= 0 else offset)


def between(first: date, last: date, start: date | None) -> list[Week]:
    """Return every week that touches first..last, ascending; empty when last is before first."""
    found = []
    day = of(first, start).start
    while day <= last:
        found.append(of(day, start))
        day += timedelta(days=7)
    return found


def short_day(day: date) -> str:
    """Write a day shortly: "22 Nov"."""
    return _("{day} {month}").format(day=day.day, month=_(_MONTHS[day.month - 1]))


def near_day(day: date, seen_from: date) -> str:
    """Write a day shortly, with its year when it lies so far before `seen_from` that another year could be meant."""
    if (seen_from - day).days <= NEAR_DAYS:
        return short_day(day)
    return _("{day} {year}").format(day=short_day(day), year=day.year)


def named_day(day: date) -> str:
    """Write a day with its weekday: "Sun 22 Nov"."""
    return _("{weekday} {day}").format(weekday=_(_DAYS[day.weekday()]), day=short_day(day))


def long_day(day: date) -> str:
    """Write a day with its year: "22 November 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=_(_LONG_MONTHS[day.month - 1]), year=day.year)


def month(year: int, number: int) -> str:
    """Write a month with its year: "November 2026"."""
    return _("{month} {year}").format(month=_(_LONG_MONTHS[number - 1]), year=year)


def span(first: date, last: date) -> str:
    """Write a span: "25 October to 22 November 2026"; the year stands twice when it changes."""
    if first.year == last.year:
        begin = _("{day} {month}").format(day=first.day, month=_(_LONG_MONTHS[first.month - 1]))
    else:
        begin = long_day(first)
    return _("{first} to {last}").format(first=begin, last=long_day(last))
