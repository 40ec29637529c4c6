# SPDX-License-Identifier: MIT
"""What stands on a chart beside its values: dated events, medicines given, restarts of the usual, phases, photos.

Nothing after a span's last day is ever shown. The expected times are expected.py, ranges of values trend_bands.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import care, diary, events, phases, replies, usuals
from core.usecases.care import Care
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.words import activities, milestones, weeks
from core.words.blocks import Mark, PhotoDay, Ribbon
from core.words.i18n import N_, _, ngettext

# The owner's words of these say why, not what: "Vet called: toes turned under".
WITH_KIND = ("vet_called",)
# More lanes than these under a chart are not read; the others stay marks.
MOST_LANES = 3
# The same reasons as in usuals.REASONS, as short as a chart needs them.
RESTARTS = {
    "visit": N_("New usual from here: vet visit"),
    "surgery": N_("New usual from here: surgery"),
    "diagnosis": N_("New usual from here: new diagnosis"),
    "better": N_("New usual from here: better weeks"),
    "owner": N_("New usual from here"),
}
_GAPS = {"busy": N_("no entries: busy"), "away": N_("no entries: away"), "worse": N_("no entries: worse days")}


@dataclass(frozen=True, slots=True)
class Course:
    """One medicine without a break: its items in order, a changed dose is the next item; `name` as first typed."""

    name: str
    items: tuple[Care, ...]

    @property
    def since(self) -> date | None:
        """First day given, None not known."""
        return self.items[0].since

    @property
    def until(self) -> date | None:
        """Last day given, None while it is given."""
        ends = [item.stop_day for item in self.items]
        return None if None in ends else max(end for end in ends if end is not None)


def marks(store: Store, dog: Dog, first: date, last: date, *, key: str = "") -> list[Mark]:
    """Return what happened in a span as marks, by day, without letters.

    Args:
        key: a metric, to add the restarts of its own usual; "" keeps to those of every measure.
    """
    found = [
        Mark(max(event.day, first), _event_words(event, first, last), "", _within(event.end_day, last), _kind(event))
        for event in events.between(store, dog.id, first, last)
        if is_charted(event.kind)
    ]
    found += [mark for course in courses(store, dog.id) for mark in _course_marks(course, last)]
    found += [
        Mark(start.day, _(RESTARTS.get(start.reason, N_("New usual from here"))), kind="usual")
        for start in usuals.starts(store, dog.id)
        if start.metric in ("", key)
    ]
    found += [Mark(phase.day, _phase_words(phase), kind="phase") for phase in phases.of_dog(store, dog.id)]
    shown = [mark for mark in found if first <= mark.day <= last]
    return sorted(shown, key=lambda mark: (mark.day, mark.label))


def is_charted(kind: str) -> bool:
    """Whether a kind of event stands on charts."""
    return kind in activities.CHARTED_EVENTS or kind.startswith(milestones.PREFIX)


def lettered(found: list[Mark]) -> list[Mark]:
    """Give marks of one page their letters A, B… Z, AA…, in order of days."""
    return [replace(mark, letter=_letter(index)) for index, mark in enumerate(found)]


def courses(store: Store, dog_id: str) -> list[Course]:
    """Return every medicine and supplement, its changes of dose joined; a break of a day or more is another course."""
    named: dict[str, list[Care]] = {}
    for item in care.of_dog(store, dog_id):
        named.setdefault(" ".join(item.name.split()).casefold(), []).append(item)
    return [course for items in named.values() for course in _joined(items)]


def care_ribbons(store: Store, dog: Dog, span: Span) -> list[Ribbon]:
    """Return what was given in a span as ribbons, by start: at most three names, given now and longest first.

    A course whose first day is not known begins with the span.
    """
    first, last = span
    ribbons = [
        Ribbon(course.since or first, _end(course, last), course.name, "care")
        for course in courses(store, dog.id)
        if (course.since or first) <= last and _end(course, last) >= first
    ]
    days: dict[str, tuple[bool, int]] = {}
    for one in ribbons:
        shown = (min(one.end, last) - max(one.start, first)).days + 1
        is_given, total = days.get(one.label.casefold(), (False, 0))
        days[one.label.casefold()] = (is_given or one.end >= last, total + shown)
    kept = sorted(days, key=lambda name: (days[name], name), reverse=True)[:MOST_LANES]
    return sorted((one for one in ribbons if one.label.casefold() in kept), key=lambda one: (one.start, one.label))


def gap_ribbons(store: Store, dog: Dog, span: Span) -> list[Ribbon]:
    """Return the days without entries that the owner explained, by start."""
    said = replies.of_dog(store, dog.id, "gap").values()
    answered = sorted((reply.subject, reply.answer) for reply in said)
    if not answered:
        return []
    logged = diary.logged_days(store, dog.id, date.fromisoformat(answered[0][0]), span[1])
    found = []
    for subject, answer in answered:
        start = date.fromisoformat(subject)
        after = next((day for day in logged if day >= start), None)
        if after is not None and start < after and start <= span[1] and after > span[0]:
            words = _(_GAPS.get(answer, N_("no entries")))
            found.append(Ribbon(start, after - timedelta(days=1), words, "gap"))
    return found


def photo_days(store: Store, dog_id: str, span: Span) -> tuple[PhotoDay, ...]:
    """Return the days of a span with photos, by day; photos unfit for measuring count too."""
    sql = "SELECT day, count(*) FROM photo WHERE dog = ? AND day BETWEEN ? AND ? GROUP BY day ORDER BY day"
    found = store.rows(sql, dog_id, span[0].isoformat(), span[1].isoformat())
    return tuple(_photo_day(date.fromisoformat(day), count, span[1]) for day, count in found)


def _photo_day(day: date, count: int, last: date) -> PhotoDay:
    words = ngettext("{count} photo, {day}", "{count} photos, {day}", count)
    return PhotoDay(day, words.format(count=count, day=weeks.near_day(day, last)))


def _joined(items: list[Care]) -> list[Course]:
    found: list[Course] = []
    for item in sorted(items, key=lambda one: (one.since or date.min, one.stop_day or date.max)):
        last = found[-1] if found else None
        if last is not None and _goes_on(last, item):
            found[-1] = Course(last.name, (*last.items, item))
        else:
            found.append(Course(item.name.strip(), (item,)))
    return found


def _goes_on(course: Course, item: Care) -> bool:
    """Whether an item begins while a course is given or on the day after: a changed dose, not a new course."""
    return item.since is None or course.until is None or (item.since - course.until).days <= 1


def _course_marks(course: Course, last: date) -> list[Mark]:
    """Mark the starts, changes and stops of a course; a stop on the day before a start is a change."""
    found: dict[tuple[date, str], Mark] = {}
    for item in course.items:
        others = [other for other in course.items if other is not item]
        before = next((other for other in others if _follows(item.since, other)), None)
        is_replaced = any(_follows(other.since, item) for other in others)
        said = []
        if item.since is not None:
            said.append((item.since, _begun(before, item, others)))
        if item.stop_day is not None and item.stop_day <= last and not is_replaced:
            said.append((item.stop_day, _("{name} stopped").format(name=_named(item, item.stop_day, others))))
        for day, words in said:
            found[day, words] = Mark(day, words, kind="care")
    return list(found.values())


def _follows(since: date | None, item: Care) -> bool:
    """Whether something that began on a day took the place of an item: on its last day or the day after."""
    return since is not None and item.stop_day is not None and 0 <= (since - item.stop_day).days <= 1


def _begun(before: Care | None, item: Care, others: list[Care]) -> str:
    if before is None:
        return _("{name} started").format(name=_named(item, item.since, others))
    changed = [
        getattr(item, name)
        for name in ("strength", "amount", "times")
        if getattr(item, name) and getattr(item, name) != getattr(before, name)
    ]
    if not changed:
        return _("{name} changed").format(name=item.name)
    return _("{name} changed to {what}").format(name=item.name, what=", ".join(changed))


def _named(item: Care, day: date | None, others: list[Care]) -> str:
    """Name an item; with its times and strength where another of the same name is given on other days too."""
    if day is None or not care.on([one for one in others if one.since != day], day):
        return item.name
    return " ".join(part for part in (item.name, item.strength, item.times) if part)


def _end(course: Course, last: date) -> date:
    return last if course.until is None else course.until


def _phase_words(phase: phases.Phase) -> str:
    return _("Maintenance from here") if phase.kind == phases.MAINTENANCE else _("Recovery from here")


def _kind(event: events.Event) -> str:
    return "milestone" if event.kind.startswith(milestones.PREFIX) else event.kind


def _event_words(event: events.Event, first: date, last: date) -> str:
    """Say an event in its first line; one that began before or ends after the span says when."""
    said = event_name(event)
    if event.day < first:
        said = _("{what}, since {day}").format(what=said, day=weeks.near_day(event.day, last))
    if event.end_day is not None and event.end_day > last:
        said = _("{what}, until {day}").format(what=said, day=weeks.near_day(event.end_day, last))
    return said


def event_name(event: events.Event) -> str:
    """Say an event in its first line, or by its kind when nothing was written."""
    reached = milestones.known().get(event.kind.removeprefix(milestones.PREFIX))
    if event.kind.startswith(milestones.PREFIX) and reached is not None:
        return _(reached.label)
    kind = _(activities.label(activities.kinds_of_event(), event.kind))
    said = event.text.strip().splitlines()[0] if event.text.strip() else kind
    if said != kind and event.kind in WITH_KIND:
        said = _("{kind}: {words}").format(kind=kind, words=said)
    return said


def _within(day: date | None, last: date) -> date | None:
    return min(day, last) if day is not None else None


def _letter(index: int) -> str:
    head, rest = divmod(index, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + rest)
