# SPDX-License-Identifier: MIT
"""The times that the article names for a dog's cause, laid on its own days: a sentence, ribbons, milestones.

Times are possible, never due: nobody is late here. Causes without times promise none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases.dogs import Dog
from core.words import causes, weeks
from core.words import milestones as registry
from core.words.blocks import Ribbon
from core.words.causes import Cause, Span
from core.words.i18n import _
from core.words.milestones import Milestone


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone offered for the dog's cause; `day`: when it was reached, None not yet marked."""

    milestone: Milestone
    day: date | None


def sentence(dog: Dog, today: date) -> str:
    """Say where the dog stands in the times of its cause, with their source; never empty.

    "Expected times: recovery possible, weeks 4–8; you are in week 5 (the founding article)." Without times or without
    a start day it says so, and how the start day is set.
    """
    cause = _cause(dog)
    if cause.hold:
        words = _("The aim is to hold and comfort; no recovery times are promised. {note} ({source}).")
        return words.format(note=_(cause.note), source=_(cause.source))
    if not cause.spans:
        return _without_times(cause)
    if dog.start_day is None:
        return _(
            "To see the times {source} names, set the day that weeks are counted from, in your dog's details."
        ).format(source=_(cause.source))
    week = weeks.of(today, dog.start_day).number or 0
    if week < 1:
        return _("The weeks are counted from {day}, which has not come yet.").format(day=weeks.long_day(dog.start_day))
    said = _where(cause, week)
    return f"{said} {_(cause.note)}." if cause.note else said


def ribbons(dog: Dog, span: tuple[date, date]) -> list[Ribbon]:
    """Return the times of the dog's cause that touch a span, as ribbons by start.

    Kind "expected", from the start day; for degenerative myelopathy one of kind "hold", without an end. Empty without
    times, and for times without a start day.
    """
    cause, (first, last) = _cause(dog), span
    if cause.hold:
        start = dog.start_day or first
        words = _("{what} ({source})").format(what=_(cause.hold), source=_(cause.source))
        return [Ribbon(start, last, words, "hold")] if start <= last else []
    if dog.start_day is None:
        return []
    found = [_ribbon(cause, time, dog.start_day) for time in cause.spans]
    return [ribbon for ribbon in found if ribbon.start <= last and ribbon.end >= first]


def milestones(store: Store, dog: Dog) -> list[Step]:
    """Return the milestones offered for the dog's cause, in their order, and those reached whatever the cause."""
    sql = "SELECT kind, min(day) FROM event WHERE dog = ? AND kind LIKE 'milestone.%' GROUP BY kind"
    reached = {kind: date.fromisoformat(day) for kind, day in store.rows(sql, dog.id)}
    wanted = {one.key for one in registry.offered_for(dog.cause)}
    return [Step(one, reached.get(one.kind)) for one in registry.MILESTONES if one.key in wanted or one.kind in reached]


def _cause(dog: Dog) -> Cause:
    known = causes.known()
    return known.get(dog.cause) or known["unknown"]


def _without_times(cause: Cause) -> str:
    if cause.key == "unknown":
        return _("The cause is not known yet, so no expected times are shown.")
    said = _("How this goes differs much from dog to dog, so no expected times are shown.")
    return (
        _("{said} {note} ({source}).").format(said=said, note=_(cause.note), source=_(cause.source))
        if cause.note
        else said
    )


def _where(cause: Cause, week: int) -> str:
    """Name the time the dog is in, or the next one; after the last one that every dog takes its own time."""
    times = [time for time in cause.spans if time.first_week <= week <= time.last_week]
    times = times or [time for time in cause.spans if time.first_week > week][:1]
    if not times:
        last = max(time.last_week for time in cause.spans)
        return _(
            "The times {source} names end at week {week}; every dog takes its own time. "
            "Ask your vet what to expect now."
        ).format(source=_(cause.source), week=last)
    what = "; ".join(
        _("{what}, weeks {first}–{last}").format(what=_(time.text), first=time.first_week, last=time.last_week)
        for time in times
    )
    words = _("Expected times: {what}; you are in week {week} ({source}).")
    return words.format(what=what, week=week, source=_(cause.source))


def _ribbon(cause: Cause, time: Span, start: date) -> Ribbon:
    words = _("weeks {first}–{last}: {what} ({source})").format(
        first=time.first_week, last=time.last_week, what=_(time.text), source=_(cause.source)
    )
    return Ribbon(start + timedelta(weeks=time.first_week - 1), start + timedelta(weeks=time.last_week, days=-1), words)
