# SPDX-License-Identifier: MIT
"""What verdicts on daily measures rest on, read in bulk: the weeks of the usual and the last year, not all of ten.

Points only; which of them are the usual and what they say is run_rules.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import left_out, series
from core.words import run_rules, usual_days
from core.words.metrics import Metric
from core.words.statistics import Point

# How Metric.judged names the two daily kinds.
DAILY = ("points", "spread")
# Diary days read back from today: a better time is looked for a year back, and a long gap must not hide what was.
RECENT_ENTRIES = 400
# The usual is looked for in these first days of a diary before more is read.
EARLY_DAYS = 2 * usual_days.WINDOW


@dataclass(frozen=True, slots=True)
class Basis:
    """The points of one measure, ascending: those of the usual's window and all of the last 400 diary days."""

    points: list[Point]


_Values = dict[str, dict[date, float]]


def read(
    store: Store, dog: str, wanted: Mapping[str, Metric], starts: Mapping[str, date], *, today: date
) -> dict[str, Basis]:
    """Read what the verdicts on daily measures rest on.

    Args:
        wanted: key to metric, each judged as one of DAILY. starts: key to the day its usual is counted from; a key
            that is not there is counted from its first point.
    Returns:
        Keys with any point up to today, in the order of `wanted`.
    """
    opening = _first_day(store, dog)
    if opening is None or opening > today:
        return {}
    since = _recent_day(store, dog, today) or opening
    found = _span(store, dog, wanted, (min(since, today), today))
    early = [key for key in wanted if starts.get(key, opening) < since]
    for first in {starts.get(key, opening) for key in early}:
        keys = {key: wanted[key] for key in early if starts.get(key, opening) == first}
        last = min(first + timedelta(days=EARLY_DAYS), since - timedelta(days=1))
        _join(found, _span(store, dog, keys, (first, last)))
    for key in early:
        points = _ascending(found.get(key, {}))
        if _may_lack(points, starts.get(key), opening, since=since, today=today) and _is_kept(store, wanted[key]):
            begin = starts.get(key, opening)
            found[key] = dict(series.daily(store, dog, key, (begin, today)))
    return {key: Basis(_ascending(found[key])) for key in wanted if found.get(key)}


def _may_lack(points: list[Point], start: date | None, opening: date, *, since: date, today: date) -> bool:
    """Whether the window of the usual may lie between the first days and the recent ones, where nothing was read."""
    first = start or opening
    read_to = min(first + timedelta(days=EARLY_DAYS), since - timedelta(days=1))
    if read_to >= since - timedelta(days=1):
        return False
    usual = run_rules.usual_of(points, start, today=today)
    return usual is None or usual.last > read_to


def _is_kept(store: Store, metric: Metric) -> bool:
    """Whether anything was ever answered; a look into an index spares reading ten years for nothing."""
    return bool(metric.derive) or bool(store.rows("SELECT 1 FROM reading WHERE metric = ? LIMIT 1", metric.key))


def _span(store: Store, dog: str, wanted: Mapping[str, Metric], span: series.Span) -> _Values:
    """Read many measures of a span at once; a day's value is the largest of its sides."""
    found: _Values = {}
    for key in (key for key, metric in wanted.items() if metric.derive):
        found[key] = dict(series.daily(store, dog, key, span))
    keys = [key for key, metric in wanted.items() if not metric.derive]
    if not keys:
        return found
    marks = ",".join("?" * len(keys))
    sql = (
        "SELECT r.metric, e.day, r.value, r.side FROM entry e CROSS JOIN reading r ON r.entry = e.id "
        f"WHERE e.dog = ? AND e.kind = 'diary' AND e.day BETWEEN ? AND ? AND r.metric IN ({marks}) "
        "AND r.value IS NOT NULL"
    )
    gone = {(where.metric, where.side, where.day) for where in left_out.of_dog(store, dog)}
    days: dict[str, date] = {}
    for key, text, value, side in store.rows(sql, dog, span[0].isoformat(), span[1].isoformat(), *keys):
        day = days.get(text) or days.setdefault(text, date.fromisoformat(text))
        if gone and {(key, "", day), (key, side, day)} & gone:
            continue
        values = found.setdefault(key, {})
        if value > values.get(day, -1e300):
            values[day] = value
    return found


def _join(found: _Values, more: _Values) -> None:
    for key, values in more.items():
        found[key] = values | found.get(key, {})


def _ascending(values: Mapping[date, float]) -> list[Point]:
    return sorted(values.items())


def _first_day(store: Store, dog: str) -> date | None:
    return _one(
        store.rows(
            "SELECT min(day) FROM (SELECT min(day) AS day FROM entry WHERE dog = ?1 AND kind = 'diary' "
            "UNION ALL SELECT min(day) FROM activity WHERE dog = ?1)",
            dog,
        )
    )


def _recent_day(store: Store, dog: str, today: date) -> date | None:
    """Return the day of the 400th diary entry back from today; None with fewer."""
    sql = "SELECT day FROM entry WHERE dog = ? AND kind = 'diary' AND day <= ? ORDER BY day DESC LIMIT 1 OFFSET ?"
    return _one(store.rows(sql, dog, today.isoformat(), RECENT_ENTRIES - 1))


def _one(rows: Iterable[tuple[str | None]]) -> date | None:
    found = next(iter(rows), (None,))[0]
    return date.fromisoformat(found) if found else None
