# SPDX-License-Identifier: MIT
"""What else lies in the days that a verdict counts: medicines begun, changed or stopped, flare-ups, silent days.

It is named beside the verdict and never weighed: a drug can look like decline or like recovery.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import care, events, replies
from core.usecases.care import Care
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import weeks
from core.words.i18n import _

NAMED_EVENTS = ("flare_up", "surgery")
WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is named: medicines with a start or stop, flare-ups and surgeries, first days of silences gone worse."""

    medicines: tuple[Care, ...]
    events: tuple[Event, ...]
    worse_gaps: tuple[date, ...]
    today: date

    def between(self, first: date, last: date, *, bad_days_from: date | None = None) -> list[str]:
        """Return what lies in a span, in words, by day: "meloxicam started on 3 Nov".

        Args:
            bad_days_from: flare-ups and silences are named only from here on; None: as all else.
        """
        since = bad_days_from or first
        found = [*self._medicines(first, last), *self._events(first, since, last), *self._gaps(since, last)]
        return [words for _day, words in sorted(found)]

    def _medicines(self, first: date, last: date) -> list[tuple[date, str]]:
        found = []
        for item in self.medicines:
            if item.since is not None and first <= item.since <= last:
                words = _("{name} changed on {day}") if self._was_given(item) else _("{name} started on {day}")
                found.append((item.since, words.format(name=item.name, day=self._day(item.since))))
            if item.stop_day is not None and first <= item.stop_day <= last and not self._goes_on(item):
                words = _("{name} given for the last time on {day}")
                found.append((item.stop_day, words.format(name=item.name, day=self._day(item.stop_day))))
        return found

    def _was_given(self, item: Care) -> bool:
        return any(_follows(before, item) for before in self.medicines)

    def _goes_on(self, item: Care) -> bool:
        return any(_follows(item, after) for after in self.medicines)

    def _events(self, first: date, bad_days_from: date, last: date) -> list[tuple[date, str]]:
        found = []
        for event in self.events:
            end = event.end_day or event.day
            if event.day > last or end < (first if event.kind == "surgery" else bad_days_from):
                continue
            if event.kind == "surgery":
                words = _("surgery on {day}").format(day=self._day(event.day))
            elif end == event.day:
                words = _("a flare-up on {day}").format(day=self._day(event.day))
            else:
                words = _("a flare-up, {days}").format(days=from_to(event.day, end, self.today))
            found.append((event.day, words))
        return found

    def _gaps(self, first: date, last: date) -> list[tuple[date, str]]:
        words = _("days without entries from {day} on, which went worse as you said")
        return [(day, words.format(day=self._day(day))) for day in self.worse_gaps if first <= day <= last]

    def _day(self, day: date) -> str:
        return weeks.near_day(day, self.today)


def of_dog(store: Store, dog: Dog, *, today: date, days: int = 120) -> Circumstances:
    """Read what may have to be named for verdicts on the last `days` days."""
    since = today - timedelta(days=days)
    medicines = [item for item in care.of_dog(store, dog.id) if item.kind == "medicine"]
    happened = [one for one in events.between(store, dog.id, since, today) if one.kind in NAMED_EVENTS]
    gaps = replies.of_dog(store, dog.id, "gap").values()
    worse = [date.fromisoformat(reply.subject) for reply in gaps if reply.answer == WORSE]
    return Circumstances(tuple(medicines), tuple(happened), tuple(sorted(worse)), today)


def from_to(first: date, last: date, seen_from: date) -> str:
    """Write the days from first to last: "5 to 17 Nov", "25 Oct to 3 Nov"; one day stands alone."""
    if first == last:
        return weeks.near_day(last, seen_from)
    if (first.year, first.month) == (last.year, last.month):
        return _("{first} to {last}").format(first=first.day, last=weeks.near_day(last, seen_from))
    begin = weeks.near_day(first, seen_from) if first.year != last.year else weeks.short_day(first)
    return _("{first} to {last}").format(first=begin, last=weeks.near_day(last, seen_from))


def named(found: Sequence[str]) -> str:
    """Write what lies in the days as a sentence; empty for nothing."""
    return _("In these days: {list}.").format(list="; ".join(found)) if found else ""


def _follows(before: Care, after: Care) -> bool:
    """Whether one giving of a medicine goes on in another one: same name, next day."""
    if before is after or before.stop_day is None or after.since is None:
        return False
    same = before.name.casefold() == after.name.casefold()
    return same and (after.since - before.stop_day).days in (0, 1)
