# SPDX-License-Identifier: MIT
"""Which rows of "When to call the vet" the answers of the last seven days match: before all verdicts, no statistics.

Matching a day's answers is flags.py's. A decline with a worried owner is a reason to call as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import flags
from core.usecases.answers import Answer, Slot
from core.usecases.dogs import Dog
from core.words import signs, weeks
from core.words.i18n import _

DAYS = 7
WORRY = "worried"


@dataclass(frozen=True, slots=True)
class Lately:
    """A row of "when to call the vet" that an answer of the last 7 days matches: the newest such day.

    Attributes:
        flag: the row; key: the metric whose answer matched. day: when.
        sentence: in words, with the day.
    """

    flag: signs.RedFlag
    key: str
    day: date
    sentence: str


def of_dog(store: Store, dog: Dog, *, today: date, falling: Callable[[], Sequence[str]] = tuple) -> list[Lately]:
    """Return the rows that answers of the last 7 days match, in the order of the table, each with its newest day.

    Args:
        falling: gives the names of the measures that are lower than usual; called only when the owner was worried.
    """
    newest: dict[str, Lately] = {}
    for day, given in sorted(_answers(store, dog, today).items(), reverse=True):
        for one in flags.raised(store, dog, day, given):
            if one.flag.id not in newest:
                names = falling() if one.flag.id == WORRY else ()
                newest[one.flag.id] = Lately(one.flag, one.key, day, _sentence(one.flag, day, today, names))
    return [newest[flag.id] for flag in signs.RED_FLAGS if flag.id in newest]


def _sentence(flag: signs.RedFlag, day: date, today: date, falling: Sequence[str]) -> str:
    level = _(dict(signs.LEVELS)[flag.level])
    when = weeks.near_day(day, today)
    if flag.id == WORRY and falling:
        words = _("You were worried on {day}, and lower than usual: {names}. {level}.")
        return words.format(day=when, names=", ".join(falling), level=level)
    words = _("{sign}: answered on {day}. {level}.")
    found = words.format(sign=_(flag.text), day=when, level=level)
    return f"{found} {_(flag.todo)}" if flag.todo else found


def _answers(store: Store, dog: Dog, today: date) -> dict[date, dict[Slot, Answer]]:
    """Return the answers of the last seven days that the table asks for at all, by day."""
    keys = sorted({match.key for flag in signs.RED_FLAGS for match in flag.matches})
    marks = ",".join("?" * len(keys))
    sql = (
        "SELECT e.day, r.metric, r.side, r.value FROM entry e CROSS JOIN reading r ON r.entry = e.id "
        f"WHERE e.dog = ? AND e.kind = 'diary' AND e.day BETWEEN ? AND ? AND r.metric IN ({marks}) "
        "AND r.value IS NOT NULL"
    )
    first = today - timedelta(days=DAYS - 1)
    found: dict[date, dict[Slot, Answer]] = {}
    for day, key, side, value in store.rows(sql, dog.id, first.isoformat(), today.isoformat(), *keys):
        found.setdefault(date.fromisoformat(day), {})[(key, side)] = value
    return found
