# SPDX-License-Identifier: MIT
"""The dated parts of the vet's page: warning signs, the function table, what was given and done.

Every "none" says how many days it was answered. Counts are days, never scores. Photos are report_photos.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from core.keeping.store import Store
from core.usecases import diary, events, series, trend_marks, walks
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.words import activities, metrics, milestones, sections, statistics, units, weeks
from core.words.blocks import Block, Paragraph, Run, Table
from core.words.i18n import _, ngettext

DATES_NAMED = 3
PRINTED_EVENTS = ("flare_up", "fall", "off", "vet_called")
WINS_PRINTED = 3


def warnings(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """List events, then signs seen of days answered, then every "none" with its days, then what was not answered."""
    happened = [_event_line(event, span) for event in _printed(store, dog, span)]
    seen: list[str] = []
    none: dict[int, list[str]] = {}
    silent: list[str] = []
    for row in sections.WARNINGS:
        answered, days = _row_days(store, dog, row, span)
        if days:
            seen.append(_seen_words(store, dog, row, span, found=(answered, days)))
        elif answered:
            none.setdefault(answered, []).append(_lower(_(row.title)))
        else:
            silent.append(_lower(_(row.title)))
    runs = [Run(_("Days seen, of days answered: "), True), Run("; ".join(seen) + ".")] if seen else []
    rest = []
    for answered, titles in sorted(none.items(), reverse=True):
        words = ngettext("None on {count} day answered: ", "None on {count} days answered: ", answered)
        rest += [Run(words.format(count=answered), True), Run("; ".join(titles) + ". ")]
    if silent:
        rest += [Run(_("Not answered: "), True), Run("; ".join(silent) + ".")]
    dated = [Run(text, bold) for when, what in happened for text, bold in ((f"{when} ", True), (f"{what}. ", False))]
    return tuple(Paragraph(tuple(part)) for part in (dated, runs, rest) if part)


def _printed(store: Store, dog: Dog, span: Span) -> list[events.Event]:
    return [event for event in events.between(store, dog.id, *span) if event.kind in PRINTED_EVENTS]


def _event_line(event: events.Event, span: Span) -> tuple[str, str]:
    """Return (when, what) of an event; its kind is left out where the owner's words begin with it."""
    when = weeks.near_day(event.day, span[1])
    if event.end_day is not None and event.end_day != event.day:
        when = _("{first} to {last}").format(first=when, last=weeks.near_day(event.end_day, span[1]))
    name = _(activities.label(activities.EVENTS, event.kind)).lower()
    text = " ".join(event.text.split()).rstrip(".")
    if text.lower().startswith(name):
        return when, _lower(text)
    return when, f"{name}: {text}" if text else name


def read_ahead(store: Store, dog: Dog, row: sections.WarningRow, span: Span) -> Iterator[None]:
    """Ask, one after the other, what `warnings` will ask about a row; for use inside `store.remembering()`."""
    for key in (key for key in row.keys if key in metrics.known()):
        is_seen = any(row.low <= value <= row.high for _day, value in series.daily(store, dog.id, key, span))
        yield None
        if is_seen and metrics.known()[key].legs:
            for side in ("L", "R"):
                series.daily(store, dog.id, key, span, side=side)
                yield None


def _row_days(store: Store, dog: Dog, row: sections.WarningRow, span: Span) -> tuple[int, list[date]]:
    """Return (days on which every part was answered or the sign was seen, days on which it was seen)."""
    parts = [dict(series.daily(store, dog.id, key, span)) for key in row.keys if key in metrics.known()]
    seen = {day for part in parts for day, value in part.items() if row.low <= value <= row.high}
    asked = [part for part in parts if part]
    whole = set.intersection(*(set(part) for part in asked)) if asked else set()
    return len(whole | seen), sorted(seen)


def _seen_words(store: Store, dog: Dog, row: sections.WarningRow, span: Span, *, found: tuple[int, list[date]]) -> str:
    """Say a sign seen: "scuffing (left) 25 of 37, first 12 Oct, last 21 Nov", or the days themselves when few."""
    answered, days = found
    said = _("{sign}{legs} {count} of {answered}").format(
        sign=_lower(_(row.title)), legs=_legs(store, dog, row, days, span=span), count=len(days), answered=answered
    )
    if len(days) <= DATES_NAMED:
        return f"{said}, {', '.join(weeks.near_day(day, span[1]) for day in days)}"
    ends = (weeks.near_day(day, span[1]) for day in (days[0], days[-1]))
    return said + _(", first {first}, last {last}").format(**dict(zip(("first", "last"), ends, strict=True)))


def _legs(store: Store, dog: Dog, row: sections.WarningRow, days: list[date], *, span: Span) -> str:
    """Say which leg and on how many days, " (left 3, right 5)"; only " (left)" when it was that leg every time."""
    counted: Counter[str] = Counter()
    for key in row.keys:
        if key in metrics.known() and metrics.known()[key].legs:
            for side in ("L", "R"):
                told = series.daily(store, dog.id, key, span, side=side)
                within = [value for day, value in told if days[0] <= day <= days[-1]]
                counted[side] += sum(row.low <= value <= row.high for value in within)
    named = [(leg, counted[side]) for side, leg in (("L", _("left")), ("R", _("right"))) if counted[side]]
    if len(named) == 1 and named[0][1] == len(days):
        return f" ({named[0][0]})"
    said = ", ".join(_("{leg} {count}").format(leg=leg, count=count) for leg, count in named)
    return f" ({said})" if said else ""


def function_table(store: Store, dog: Dog, span: Span) -> tuple[tuple[Block, ...], str]:
    """Build the function table: first 7 logged days against last 7, each cell with its own n when it is fewer."""
    logged = diary.logged_days(store, dog.id, *span)
    if not logged:
        return (Paragraph((Run(_("No day logged in this span."), muted=True),)),), ""
    columns = [column for column in sections.FUNCTION if column.key in metrics.known()]
    groups = [(_("First 7"), logged[:7]), (_("Last 7"), logged[-7:])]
    aside = _("middle value or days; 7 and 7 days")
    if len(logged) < 14:
        groups = [(_("All {count}").format(count=len(logged)), logged)]
        words = ngettext(
            "{count} day logged; first and last 7 are told from 14",
            "{count} days logged; first and last 7 are told from 14",
            len(logged),
        )
        aside = words.format(count=len(logged))
    rows = []
    for name, days in groups:
        points = {column.key: series.daily(store, dog.id, column.key, (days[0], days[-1])) for column in columns}
        cells = [_cell(column, [v for d, v in points[column.key] if d in set(days)], len(days)) for column in columns]
        rows.append((name, *cells))
    headers = ("", *(_(column.title) for column in columns))
    return (Table(headers, tuple(rows)),), aside


def _cell(column: sections.Column, values: list[float], days: int) -> str:
    if not values:
        return _("not answered")
    if column.how == "median":
        metric = metrics.known()[column.key]
        unit = units.shown(metric.unit, "metric").unit
        text = units.decimal(statistics.median(values), 0) + (f" {unit}" if unit else "")
        return text if len(values) == days else _("{value} (n {count})").format(value=text, count=len(values))
    asked = len(values)
    values = [value for value in values if value != column.apart]
    if not values:
        return _("{word} {count} of {answered}").format(word=_(column.apart_word), count=asked, answered=asked)
    count = sum(column.low <= value <= column.high for value in values)
    said = _("{count} of {answered}").format(count=count, answered=len(values))
    if column.apart is not None:
        said = _("{count} of {answered} tried").format(count=count, answered=len(values))
    return f"{_(column.word)} {said}" if column.word else said


def given(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Count sessions by kind with days, minutes and how they ended; name care changes and small wins of the span."""
    lines = [_sessions(store, dog, span), _changes(store, dog, span), _wins(store, dog, span)]
    return tuple(Paragraph((Run(line),)) for line in lines if line)


def _sessions(store: Store, dog: Dog, span: Span) -> str:
    found = [walk for walk in walks.of_days(store, dog.id, *span) if not walk.copied]
    if not found:
        logged = len(diary.logged_days(store, dog.id, *span))
        words = ngettext(
            "No walks or exercise noted, {count} day logged.",
            "No walks or exercise noted, {count} days logged.",
            logged,
        )
        return words.format(count=logged)
    said = []
    for word in activities.ACTIVITIES:
        of_kind = [walk for walk in found if walk.kind == word.key]
        if of_kind:
            said.append(_one_kind(_(word.label), of_kind))
    return " · ".join(said)


def _one_kind(name: str, found: list[walks.Walk]) -> str:
    days = len({walk.day for walk in found})
    minutes = [walk.minutes for walk in found if walk.minutes is not None]
    words = ngettext("{name}: {count} on {days} day", "{name}: {count} on {days} days", days)
    said = words.format(name=name, count=len(found), days=days)
    if minutes:
        words = _(", {minutes} min in all") if len(minutes) == len(found) else _(", {minutes} min in the {known} timed")
        said += words.format(minutes=units.decimal(sum(minutes), 0), known=len(minutes))
    ended = Counter(walk.ended for walk in found if walk.ended not in ("", "fine"))
    told = sum(1 for walk in found if walk.ended)
    if ended:
        parts = ", ".join(
            f"{_(word.label).lower()} {ended[word.key]}" for word in activities.ENDINGS if ended[word.key]
        )
        said += _(" ({parts} of {told} with an end noted)").format(parts=parts, told=told)
    return said


def _changes(store: Store, dog: Dog, span: Span) -> str:
    """Name what ended in the span; what is still given stands under "Now" with its first day."""
    first, last = span
    said = []
    for course in trend_marks.courses(store, dog.id):
        if course.until is not None and first <= course.until < last:
            since = _("from {day}").format(day=weeks.near_day(course.since, last)) if course.since else ""
            until = _("until {day}").format(day=weeks.near_day(course.until, last))
            said.append(" ".join(part for part in (course.name, since, until) if part))
    return _("No longer given: {items}").format(items=" · ".join(said)) if said else ""


def _wins(store: Store, dog: Dog, span: Span) -> str:
    found = [event for event in events.between(store, dog.id, *span) if _is_win(event)]
    latest = [f"{weeks.near_day(event.day, span[1])} {_win_words(event)}" for event in found[-WINS_PRINTED:]]
    if not latest:
        return ""
    words = _("Small wins, {count} noted, latest: {wins}") if len(found) > len(latest) else _("Small wins: {wins}")
    return words.format(count=len(found), wins=" · ".join(latest))


def _is_win(event: events.Event) -> bool:
    return event.kind == "win" or event.kind.startswith(milestones.PREFIX)


def _win_words(event: events.Event) -> str:
    return " ".join(event.text.split()) or _(activities.label(activities.kinds_of_event(), event.kind))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
