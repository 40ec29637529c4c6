# SPDX-License-Identifier: MIT
"""Good days: the calendar of kinds of day, their share in words, halves compared. Days not answered are never bad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import diary, left_out
from core.words import weeks
from core.words.i18n import _, ngettext

SHARE_DAYS = 28
# Fewer answers than these in either half compare nothing.
HALF_NEEDED = 4
KINDS = ("good", "mixed", "bad")


@dataclass(frozen=True, slots=True)
class GoodDays:
    """The kinds of day of a span.

    Attributes:
        first, last: the span, inclusive.
        days: each logged day's kind: "good", "mixed", "bad", or "logged" when the kind was not said or is left out.
        good, answered: of the last 28 days: good days, and days with a kind.
        share: the same in words, "Last 28 days: 15 good days of 24 answered."; says when nothing was answered.
        halves: those 28 days in halves, in words; "" when either half has fewer than 4 answers.
        months: text instead of the picture: one line a month, oldest first; months without an entry are left out.
    """

    first: date
    last: date
    days: dict[date, str]
    good: int
    answered: int
    share: str
    halves: str
    months: tuple[str, ...]


def calendar(store: Store, dog_id: str, first: date, last: date) -> GoodDays:
    """Return the kinds of day of a span with their share in words; the last 28 days are counted back from `last`."""
    begin = last - timedelta(days=SHARE_DAYS - 1)
    days = diary.calendar(store, dog_id, min(first, begin), last)
    for where in left_out.of_dog(store, dog_id):
        if where.metric == "good_day" and where.day in days:
            days[where.day] = "logged"
    good, answered = _counted(days, begin, last)
    return GoodDays(
        first,
        last,
        {day: kind for day, kind in days.items() if day >= first},
        good,
        answered,
        _share(good, answered),
        _halves(days, last),
        tuple(_months(days, first, last)),
    )


def _counted(days: Mapping[date, str], first: date, last: date) -> tuple[int, int]:
    kinds = [kind for day, kind in days.items() if first <= day <= last and kind in KINDS]
    return kinds.count("good"), len(kinds)


def _share(good: int, answered: int) -> str:
    if not answered:
        return _("Last {span} days: no kind of day was answered.").format(span=SHARE_DAYS)
    words = ngettext(
        "Last {span} days: {good} good day of {answered} answered.",
        "Last {span} days: {good} good days of {answered} answered.",
        good,
    )
    return words.format(span=SHARE_DAYS, good=good, answered=answered)


def _halves(days: Mapping[date, str], last: date) -> str:
    half = timedelta(days=SHARE_DAYS // 2)
    now = _counted(days, last - half + timedelta(days=1), last)
    before = _counted(days, last - 2 * half + timedelta(days=1), last - half)
    if min(now[1], before[1]) < HALF_NEEDED:
        return ""
    return _("The 14 days before: {was} of {of}. The last 14: {now} of {now_of}.").format(
        was=before[0], of=before[1], now=now[0], now_of=now[1]
    )


def _months(days: Mapping[date, str], first: date, last: date) -> list[str]:
    found: dict[tuple[int, int], dict[date, str]] = {}
    for day in sorted(days):
        if first <= day <= last:
            found.setdefault((day.year, day.month), {})[day] = days[day]
    said = []
    for (year, month), kinds in found.items():
        counts = {kind: list(kinds.values()).count(kind) for kind in KINDS}
        words = ngettext(
            "{month}: {good} good, {mixed} mixed, {bad} bad; {logged} day logged",
            "{month}: {good} good, {mixed} mixed, {bad} bad; {logged} days logged",
            len(kinds),
        )
        said.append(words.format(month=weeks.month(year, month), logged=len(kinds), **counts))
    return said
