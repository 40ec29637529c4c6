# SPDX-License-Identifier: MIT
"""Series over time, read for charts, cards, the report and CSV: one value a day, or one a measuring occasion.

A derived metric is computed here on read and never stored. Missing days stay missing. Raw tuples, because ten
years of rows through models take seven times as long (performance.md section 5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.keeping.store import Store
from core.words import activities, metrics, statistics
from core.words.statistics import Point

# First and last day, both inclusive.
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One measuring session's value of one metric and side.

    Attributes:
        value: median of the takes, for marks on a photo their mean, stored unit; takes: how many.
        error: ± in the stored unit, 0 when not known; for marks on a photo never below their own ±.
        measured_by, scored_by, coat: as said then.
    """

    day: date
    value: float
    takes: int
    error: float
    measured_by: str
    scored_by: str
    coat: str


def daily(store: Store, dog: str, key: str, span: Span, *, side: str | None = None) -> list[Point]:
    """Return one value a day of a diary metric, ascending, stored units; days without an answer are left out.

    Args:
        key: metric key, stored or derived. side: one leg, or None: the largest of all sides (a sign seen at all).
    """
    metric = metrics.known()[key]
    if metric.derive:
        return DERIVED[metric.derive](store, dog, span)
    sql = (
        "SELECT e.day, max(r.value) FROM reading r JOIN entry e ON e.id = r.entry "
        "WHERE e.dog = ? AND e.kind = 'diary' AND e.day BETWEEN ? AND ? AND r.metric = ? AND r.value IS NOT NULL "
    )
    parameters = [dog, *_iso(span), key]
    if side is not None:
        # "Nothing else unusual" says no for both legs; a no for one leg says nothing about the other.
        sql += "AND (r.side = ? OR (r.side = '' AND r.value = 0)) "
        parameters.append(side)
    rows = store.rows(sql + "GROUP BY e.day ORDER BY e.day", *parameters)
    return [(date.fromisoformat(day), value) for day, value in rows]


def occasions(store: Store, dog: str, key: str, span: Span, *, side: str = "") -> list[Occasion]:
    """Return one value a measuring session, ascending by day, stored units."""
    sql = (
        "SELECT e.id, e.day, e.measured_by, e.scored_by, e.coat, e.kind, r.value "
        "FROM reading r JOIN entry e ON e.id = r.entry WHERE e.dog = ? "
        "AND e.kind IN ('measuring','check','photo','clip') AND e.day BETWEEN ? AND ? AND r.metric = ? AND r.side = ? "
        "AND r.value IS NOT NULL ORDER BY e.day, e.id, r.take"
    )
    grouped: dict[str, tuple[tuple[str, ...], list[float]]] = {}
    for entry, *head, value in store.rows(sql, dog, *_iso(span), key, side):
        grouped.setdefault(entry, (tuple(head), []))[1].append(value)
    noise = metrics.known()[key].noise or 0.0
    return [
        Occasion(date.fromisoformat(day), *_together(kind, takes, noise), by, scored, coat)
        for (day, by, scored, coat, kind), takes in grouped.values()
    ]


def _together(kind: str, takes: list[float], noise: float) -> tuple[float, int, float]:
    """Return value, number and ± of the takes of one occasion."""
    if kind == "photo":
        return statistics.mean(takes), len(takes), max(noise, statistics.error_of_mean(takes) or 0.0)
    return statistics.median(takes), len(takes), noise


def _iso(span: Span) -> tuple[str, str]:
    return span[0].isoformat(), span[1].isoformat()


def walk_minutes(store: Store, dog: str, span: Span) -> list[Point]:
    """Return minutes of leash walking a day; 0 only where "no walk today" was ticked.

    A day with a leash walk whose minutes were not said is left out: its sum is not known.
    """
    return _walks(store, dog, span, "CASE WHEN count(minutes) = count(*) THEN sum(minutes) END")


def walk_count(store: Store, dog: str, span: Span) -> list[Point]:
    """Return the number of leash walks a day; 0 only where "no walk today" was ticked."""
    return _walks(store, dog, span, "count(*)")


def wobbled_or_scuffed(store: Store, dog: str, span: Span) -> list[Point]:
    """Return 1 for a day with either sign, 0 for a day on which both were answered no; other days are left out."""
    wobbled = dict(daily(store, dog, "wobbled", span))
    scuffed = dict(daily(store, dog, "scuffed", span))
    found = []
    for day in sorted(wobbled.keys() | scuffed.keys()):
        both = day in wobbled and day in scuffed
        seen = max(wobbled.get(day, 0), scuffed.get(day, 0))
        if seen or both:
            found.append((day, float(seen)))
    return found


def girth_left_right(store: Store, dog: str, span: Span) -> list[Point]:
    """Return left ÷ right thigh girth per day on which both legs were measured."""
    left = {o.day: o.value for o in occasions(store, dog, "thigh_girth", span, side="L")}
    right = {o.day: o.value for o in occasions(store, dog, "thigh_girth", span, side="R")}
    return [(day, left[day] / right[day]) for day in sorted(left.keys() & right.keys()) if right[day]]


def _walks(store: Store, dog: str, span: Span, total: str) -> list[Point]:
    sql = (
        f"SELECT day, {total} FROM activity WHERE dog = ? AND day BETWEEN ? AND ? AND copied = 0 AND kind = ? "
        "GROUP BY day"
    )
    totals: dict[str, float | None] = dict(store.rows(sql, dog, *_iso(span), activities.WALK))
    none = (
        "SELECT e.day FROM reading r JOIN entry e ON e.id = r.entry WHERE e.dog = ? AND e.kind = 'diary' "
        "AND e.day BETWEEN ? AND ? AND r.metric = 'no_walk_today' AND r.value = 1"
    )
    for (day,) in store.rows(none, dog, *_iso(span)):
        totals.setdefault(day, 0.0)
    return [(date.fromisoformat(day), value) for day, value in sorted(totals.items()) if value is not None]


# Names of Metric.derive to the function that derives it. To add one: write it above and add its line.
DERIVED: dict[str, Callable[[Store, str, Span], list[Point]]] = {
    "walk_minutes": walk_minutes,
    "walk_count": walk_count,
    "wobbled_or_scuffed": wobbled_or_scuffed,
    "girth_left_right": girth_left_right,
}
