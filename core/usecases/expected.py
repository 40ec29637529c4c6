# SPDX-License-Identifier: MIT
"""The times that the article names for a dog's cause, laid on its own days: a sentence, ribbons, milestones.

Times are possible, never due: nobody is late here. Causes without times promise none. The weeks count from the start
day, or after a surgery from the first leash walk where the source counts from moving again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases.dogs import Dog
from core.words import activities, causes, weeks
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


@dataclass(frozen=True, slots=True)
class Count:
    """From which day the weeks of a dog's times count.

    Attributes:
        first: first day of week 1, None: it is not known or has not come yet.
        is_walking: whether they are weeks of walking again after a surgery; otherwise they are the dog's own weeks.
    """

    first: date | None
    is_walking: bool = False

    def week(self, today: date) -> int | None:
        """Return the number of the week that a day lies in, below 1 before the first; None without a first day."""
        return None if self.first is None else weeks.of(today, self.first).number


def counted(store: Store, dog: Dog, today: date) -> Count:
    """Return how the weeks of a dog's times count, as known on a day.

    After a surgery, for a cause whose source counts from moving again, they count from the first leash walk on a day
    after it (a walk on the day itself was the walk before). A later surgery begins the count again.
    """
    if dog.start_day is None or not _cause(dog).counts_from_moving:
        return Count(dog.start_day)
    sql = "SELECT max(day) FROM event WHERE dog = ? AND kind = 'surgery' AND day BETWEEN ? AND ?"
    ((noted,),) = store.rows(sql, dog.id, dog.start_day.isoformat(), today.isoformat())
    operated = noted or (dog.start_day.isoformat() if dog.start_kind == "surgery" else "")
    if not operated:
        return Count(dog.start_day)
    sql = (
        "SELECT min(day) FROM activity WHERE dog = ? AND day > ? AND day <= ? AND copied = 0 AND kind = ? "
        "AND (minutes IS NULL OR minutes > 0)"
    )
    ((walked,),) = store.rows(sql, dog.id, operated, today.isoformat(), activities.WALK)
    return Count(date.fromisoformat(walked) if walked else None, True)


def sentence(store: Store, dog: Dog, today: date) -> str:
    """Say where the dog stands in the times of its cause, with their source; never empty.

    "Expected times: recovery possible, weeks 4–8; you are in week 5 (the founding article)." Without times, without a
    start day or before the first walk it says so, and what the times begin with.
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
    if dog.start_day > today:
        return _("The weeks are counted from {day}, which has not come yet.").format(day=weeks.long_day(dog.start_day))
    count = counted(store, dog, today)
    said = [_where(cause, count, today)]
    if cause.note:
        said.append(f"{_(cause.note)}.")
    if cause.counts_from_moving and not count.is_walking:
        said.append(_("The weeks named count from there: after surgery or rest all may come later."))
    return " ".join(said)


def ribbons(store: Store, dog: Dog, span: tuple[date, date]) -> list[Ribbon]:
    """Return the times of the dog's cause that touch a span, as ribbons by start.

    Kind "expected", from the day the weeks count from as known on the span's last day; for degenerative myelopathy
    one of kind "hold", without an end. Empty without times, and for times that nothing counts from yet.
    """
    cause, (first, last) = _cause(dog), span
    if cause.hold:
        start = dog.start_day or first
        words = _("{what} ({source})").format(what=_(cause.hold), source=_(cause.source))
        return [Ribbon(start, last, words, "hold")] if start <= last else []
    count = counted(store, dog, last)
    if count.first is None:
        return []
    found = [_ribbon(cause, time, count.first, named(time, count)) for time in cause.spans]
    return [ribbon for ribbon in found if ribbon.start <= last and ribbon.end >= first]


def named(time: Span, count: Count) -> str:
    """Name the weeks of a time: "weeks 3–4", or "weeks 3–4 of walking", which are not the weeks on an axis."""
    words = _("weeks {first}–{last} of walking") if count.is_walking else _("weeks {first}–{last}")
    return words.format(first=time.first_week, last=time.last_week)


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


def _where(cause: Cause, count: Count, today: date) -> str:
    """Name the time the dog is in, or the next one; after the last one that every dog takes its own time."""
    week = count.week(today)
    if count.first is None or week is None:
        words = _(
            "The times {source} names begin with the first leash walk after the surgery, once one is in the diary."
        )
        return words.format(source=_(cause.source))
    times = [time for time in cause.spans if time.first_week <= week <= time.last_week]
    times = times or [time for time in cause.spans if time.first_week > week][:1]
    if not times:
        return _past(cause, count)
    what = "; ".join(_("{what}, {weeks}").format(what=_(time.text), weeks=named(time, count)) for time in times)
    words = _("Expected times: {what}; you are in week {week} ({source}).")
    if count.is_walking:
        words = _(
            "Expected times: {what}; you are in week {week} of walking again, counted from the first leash walk on "
            "{day} ({source})."
        )
    day = weeks.near_day(count.first, today)
    return words.format(what=what, week=week, source=_(cause.source), day=day)


def _past(cause: Cause, count: Count) -> str:
    last = max(time.last_week for time in cause.spans)
    words = _(
        "The times {source} names end at week {week}; every dog takes its own time. Ask your vet what to expect now."
    )
    if count.is_walking:
        words = _(
            "The times {source} names end at week {week} of walking; every dog takes its own time. "
            "Ask your vet what to expect now."
        )
    return words.format(source=_(cause.source), week=last)


def _ribbon(cause: Cause, time: Span, start: date, of_weeks: str) -> Ribbon:
    words = _("{weeks}: {what} ({source})").format(weeks=of_weeks, what=_(time.text), source=_(cause.source))
    return Ribbon(start + timedelta(weeks=time.first_week - 1), start + timedelta(weeks=time.last_week, days=-1), words)
