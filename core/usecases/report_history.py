# SPDX-License-Identifier: MIT
"""The dated parts of the vet's page: warning signs, the function table, photos, what was given and done.

Every "none" says how many days it was answered. Counts are days, never scores.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from core.keeping import media
from core.keeping.store import Store
from core.usecases import care, diary, events, series, walks
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.words import activities, metrics, poses, sections, statistics, units, weeks
from core.words.blocks import Block, Figure, Figures, Paragraph, Run, Table
from core.words.i18n import _, ngettext

DATES_NAMED = 3
PRINTED_EVENTS = ("flare_up", "fall", "off", "vet_called")
PRINTED_EDGE = 2048
POSES_PRINTED = 2
WINS_PRINTED = 3


def warnings(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """List what was seen with its days, then every "none" with the days it was answered, then what was not answered."""
    seen: list[str] = [_event_line(event) for event in _printed(store, dog, span)]
    none: dict[int, list[str]] = {}
    silent: list[str] = []
    for row in sections.WARNINGS:
        answered, days = _row_days(store, dog, row, span)
        title = _(row.title)
        if days:
            seen.append(_seen_line(store, dog, row, (answered, days)))
        elif answered:
            none.setdefault(answered, []).append(_lower(title))
        else:
            silent.append(_lower(title))
    lines = [Run(". ".join(seen) + ". ")] if seen else []
    for answered, titles in sorted(none.items(), reverse=True):
        words = ngettext("None on {count} day answered: ", "None on {count} days answered: ", answered)
        lines += [Run(words.format(count=answered), True), Run("; ".join(titles) + ". ")]
    if silent:
        lines += [Run(_("Not answered: "), True), Run("; ".join(silent) + ".")]
    return (Paragraph(tuple(lines)),)


def _printed(store: Store, dog: Dog, span: Span) -> list[events.Event]:
    return [event for event in events.between(store, dog.id, *span) if event.kind in PRINTED_EVENTS]


def _event_line(event: events.Event) -> str:
    when = weeks.short_day(event.day)
    if event.end_day is not None and event.end_day != event.day:
        when = _("{first} to {last}").format(first=when, last=weeks.short_day(event.end_day))
    name = _(activities.label(activities.EVENTS, event.kind))
    text = " ".join(event.text.split())
    return f"{when} {name.lower()}" + (f": {text}" if text else "")


def _row_days(store: Store, dog: Dog, row: sections.WarningRow, span: Span) -> tuple[int, list[date]]:
    """Return (days on which every part was answered or the sign was seen, days on which it was seen)."""
    parts = [dict(series.daily(store, dog.id, key, span)) for key in row.keys if key in metrics.known()]
    seen = {day for part in parts for day, value in part.items() if row.low <= value <= row.high}
    asked = [part for part in parts if part]
    whole = set.intersection(*(set(part) for part in asked)) if asked else set()
    return len(whole | seen), sorted(seen)


def _seen_line(store: Store, dog: Dog, row: sections.WarningRow, found: tuple[int, list[date]]) -> str:
    answered, days = found
    title = _(row.title)
    legs = _legs(store, dog, row, (days[0], days[-1]))
    if len(days) <= DATES_NAMED:
        said = ", ".join(weeks.short_day(day) for day in days)
        words = ngettext(
            "{title}{legs}: {days} ({count} of {answered} day answered)",
            "{title}{legs}: {days} ({count} of {answered} days answered)",
            answered,
        )
        return words.format(title=title, legs=legs, days=said, count=len(days), answered=answered)
    return _("{title}{legs}: {count} of {answered} days answered, first {first}, last {last}").format(
        title=title,
        legs=legs,
        count=len(days),
        answered=answered,
        first=weeks.short_day(days[0]),
        last=weeks.short_day(days[-1]),
    )


def _legs(store: Store, dog: Dog, row: sections.WarningRow, span: Span) -> str:
    counted: Counter[str] = Counter()
    for key in row.keys:
        if key in metrics.known() and metrics.known()[key].legs:
            for side in ("L", "R"):
                days = series.daily(store, dog.id, key, span, side=side)
                counted[side] += sum(1 for _day, value in days if value >= row.low)
    named = [(_("left"), counted["L"]), (_("right"), counted["R"])]
    said = ", ".join(_("{leg} {count}").format(leg=leg, count=count) for leg, count in named if count)
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
    count = sum(column.low <= value <= column.high for value in values)
    said = _("{count} of {answered}").format(count=count, answered=len(values))
    return f"{_(column.word)} {said}" if column.word else said


def photo_strip(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Choose first and latest photo of up to two poses; a sentence when there is no pair."""
    rows = store.rows(
        "SELECT id, sha256, pose, day FROM photo WHERE dog = ? AND day BETWEEN ? AND ? ORDER BY day, taken_at, id",
        dog.id,
        span[0].isoformat(),
        span[1].isoformat(),
    )
    figures: list[Figure] = []
    for pose in poses.POSES:
        of_pose = [row for row in rows if row[2] == pose.key]
        if of_pose and len(figures) < 2 * POSES_PRINTED:
            chosen = [of_pose[0], of_pose[-1]] if len(of_pose) > 1 else of_pose
            figures += [_figure(store, row, _(pose.label)) for row in chosen]
    if not figures:
        return (Paragraph((Run(_("No photos in these days."), muted=True),)),)
    return (Figures(tuple(figures)),)


def _figure(store: Store, row: tuple[str, ...], pose: str) -> Figure:
    key, sha256, _pose, day = row
    copy = media.cache_path(store.path, sha256, PRINTED_EDGE)
    caption = _("{pose} · {day}").format(pose=pose, day=weeks.short_day(date.fromisoformat(day)))
    return Figure(key, sha256, caption, copy if copy.is_file() else None)


def given(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Count sessions by kind with days, minutes and how they ended; name care changes and small wins of the span."""
    lines = [_sessions(store, dog, span), _changes(store, dog, span), _wins(store, dog, span)]
    return tuple(Paragraph((Run(line),)) for line in lines if line)


def _sessions(store: Store, dog: Dog, span: Span) -> str:
    found = [walk for walk in walks.of_days(store, dog.id, *span) if not walk.copied]
    if not found:
        return _("No walks or exercise noted in these days.")
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
        said += _(", {minutes} min in all").format(minutes=units.decimal(sum(minutes), 0))
    ended = Counter(walk.ended for walk in found if walk.ended not in ("", "fine"))
    told = sum(1 for walk in found if walk.ended)
    if ended:
        parts = ", ".join(
            f"{_(word.label).lower()} {ended[word.key]}" for word in activities.ENDINGS if ended[word.key]
        )
        said += _(" ({parts} of {told} with an end noted)").format(parts=parts, told=told)
    return said


def _changes(store: Store, dog: Dog, span: Span) -> str:
    first, last = span
    said = []
    for item in care.of_dog(store, dog.id):
        if item.since is not None and first <= item.since <= last:
            said.append(_("{name} started {day}").format(name=item.name, day=weeks.short_day(item.since)))
        if item.stop_day is not None and first <= item.stop_day <= last:
            said.append(_("{name} stopped {day}").format(name=item.name, day=weeks.short_day(item.stop_day)))
    return " · ".join(said)


def _wins(store: Store, dog: Dog, span: Span) -> str:
    found = [event for event in events.between(store, dog.id, *span) if event.kind == "win"]
    latest = [f"{weeks.short_day(event.day)} {' '.join(event.text.split())}" for event in found[-WINS_PRINTED:]]
    if not latest:
        return ""
    return _("Small wins, {count} noted, latest: {wins}").format(count=len(found), wins=" · ".join(latest))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def missing_copies(store: Store, dog: Dog, span: Span) -> list[str]:
    """Return the SHA-256 of photos the page would print whose scaled copy is not in cache/ yet."""
    blocks = photo_strip(store, dog, span)
    return [f.sha256 for block in blocks if isinstance(block, Figures) for f in block.figures if f.path is None]
