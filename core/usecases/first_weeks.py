# SPDX-License-Identifier: MIT
"""Weeks one to four are not silent: what was logged, wins, photos, and how many days are still needed.

No verdicts here; those begin when the usual is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import basis, diary, own, phases, saying, series, usuals, wins
from core.usecases.dogs import Dog
from core.words import run_rules, usual_days, weeks
from core.words.i18n import _, ngettext
from core.words.run_rules import Towards

WEEKS = 4
# The measures whose usual is counted down.
CHIEF = ("overall_mobility", "comfort", "good_day", "walk_minutes_total")
MOST_WINS = 3


@dataclass(frozen=True, slots=True)
class FirstWeeks:
    """The first four weeks so far.

    Attributes:
        first_day: day counted from. title: "Week 2 of the first four". logged, days: days logged of days so far.
        photos, measurings: how many so far. wins: (day, words), newest first, at most three.
        needed: a sentence per chief measure, "Comfort: 3 more days until the usual is known". until: the same in one
            sentence, "Until the usual is known: 3 more days of Comfort."; empty when nothing is waited for.
        lines: all of it as short sentences, in reading order; next_step: what comes next, in words.
    """

    first_day: date
    title: str
    logged: int
    days: int
    photos: int
    measurings: int
    wins: tuple[tuple[date, str], ...]
    needed: tuple[str, ...]
    lines: tuple[str, ...]
    next_step: str
    until: str = ""


def build(store: Store, dog: Dog, *, today: date) -> FirstWeeks | None:
    """Return the first weeks, counted from the first entry; None before it, in maintenance, and from week 5 on once
    something's usual is known.
    """
    first = diary.first_day(store, dog.id)
    if first is None or first > today or phases.is_maintenance(store, dog.id, today):
        return None
    days = (today - first).days + 1
    towards = _towards(store, dog, today)
    is_known = any(one.days >= usual_days.PROVISIONAL for _name, one in towards)
    if days > 7 * WEEKS and is_known:
        return None
    # A long silence before: the last four weeks tell more than a year of them.
    since = max(first, today - timedelta(days=7 * WEEKS - 1))
    return _made(store, dog, (since, today), number=(days - 1) // 7 + 1, towards=towards)


def _made(store: Store, dog: Dog, span: series.Span, *, number: int, towards: list[tuple[str, Towards]]) -> FirstWeeks:
    since, today = span
    days = (today - since).days + 1
    logged = len(diary.logged_days(store, dog.id, since, today))
    photos = _count(store, "SELECT count(*) FROM photo WHERE dog = ? AND day BETWEEN ? AND ?", dog, span)
    measurings = _count(
        store,
        "SELECT count(DISTINCT day) FROM entry WHERE dog = ? AND day BETWEEN ? AND ? AND kind = 'measuring'",
        dog,
        span,
    )
    won = tuple((one.day, one.text) for one in wins.of_dog(store, dog, today) if one.day >= since)[:MOST_WINS]
    needed = tuple(_needed(name, one) for name, one in towards)
    lines = (
        ngettext("{logged} of {days} day logged", "{logged} of {days} days logged", days).format(
            logged=logged, days=days
        ),
        ngettext("{count} photo taken", "{count} photos taken", photos).format(count=photos),
        ngettext("{count} measuring day", "{count} measuring days", measurings).format(count=measurings),
        *(_("{day}: {words}").format(day=weeks.near_day(day, today), words=words) for day, words in won),
        *needed,
    )
    title = _("Week {number} of the first four").format(number=number) if number <= WEEKS else _("The first weeks")
    return FirstWeeks(
        since, title, logged, days, photos, measurings, won, needed, lines, _next_step(towards, today), _until(towards)
    )


def _towards(store: Store, dog: Dog, today: date) -> list[tuple[str, Towards]]:
    """Return name and state of the usual's window for each chief measure that was answered, in order."""
    known = own.known(store, dog.id)
    wanted = {key: known[key] for key in CHIEF if key in known}
    starts = usuals.starts(store, dog.id)
    begin = {key: start.day for key in wanted if (start := usuals.latest(starts, key, today)) is not None}
    found = basis.read(store, dog.id, wanted, begin, today=today)
    counted = []
    for key, metric in wanted.items():
        towards = run_rules.towards_usual(found[key].points, begin.get(key), today=today) if key in found else None
        if towards is not None:
            counted.append((saying.title(metric, dog.name), towards))
    return counted


def _needed(name: str, towards: Towards) -> str:
    if towards.missing == 0:
        words = _("{name}: the usual is known, from {count} days")
        return words.format(name=name, count=towards.days)
    words = ngettext(
        "{name}: {count} more day until the usual is known",
        "{name}: {count} more days until the usual is known",
        towards.missing,
    )
    return words.format(name=name, count=towards.missing)


def _until(towards: list[tuple[str, Towards]]) -> str:
    """Say in one sentence how many days of which measures are still needed, the fewest first; empty for none."""
    waiting: dict[int, list[str]] = {}
    for missing, name in sorted(
        ((one.missing, name) for name, one in towards if one.missing), key=lambda pair: pair[0]
    ):
        waiting.setdefault(missing, []).append(name)
    parts = [
        ngettext("{count} more day of {names}", "{count} more days of {names}", missing).format(
            count=missing, names=", ".join(names)
        )
        for missing, names in sorted(waiting.items())
    ]
    return _("Until the usual is known: {parts}.").format(parts="; ".join(parts)) if parts else ""


def _next_step(towards: list[tuple[str, Towards]], today: date) -> str:
    if not towards:
        return _("One answer a day is enough to begin: what kind of day it was.")
    waiting = [(one.missing, name) for name, one in towards if one.missing]
    if waiting:
        missing, name = min(waiting)
        words = ngettext(
            "Next: {count} more day of {name}, and its usual is known.",
            "Next: {count} more days of {name}, and its usual is known.",
            missing,
        )
        return words.format(count=missing, name=name)
    last = max(one.last for _name, one in towards)
    if today <= last:
        words = _("Next: on {day} the usual is settled; then ten more days answered say how it compares.")
        return words.format(day=weeks.near_day(last + timedelta(days=1), today))
    return _("Next: ten days answered after the usual say how it compares.")


def _count(store: Store, sql: str, dog: Dog, span: series.Span) -> int:
    return int(store.rows(sql, dog.id, span[0].isoformat(), span[1].isoformat())[0][0])
