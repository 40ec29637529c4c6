# SPDX-License-Identifier: MIT
"""Series over time, read for charts, cards, the report and CSV: one value a day, or one a measuring occasion.

A derived metric is computed here on read and never stored. Missing days stay missing, and what the owner left out
is in no series (`hollow` gives it apart). Raw tuples, because ten years of rows through models take seven times as
long (performance.md section 5).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from core.keeping.store import Store
from core.usecases import own
from core.words import activities, metrics, statistics
from core.words.statistics import Point

# First and last day, both inclusive.
Span = tuple[date, date]


# Own spread says something from so many sessions with two takes and more on.
SPREAD_FROM = 3
SCORE = "score"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One measuring session's value of one metric and side.

    Attributes:
        value: median of the takes, for marks on a photo their mean, stored unit; takes: how many.
        error: ± in the stored unit, 0 when not known: the metric's noise or the dog's own spread, whichever is
            larger; for marks on a photo never below their own ±.
        measured_by, scored_by, coat: as said then; "" where who scored or the coat changes nothing (`is_alike`).
        entry: id of the session, or of the clinic score.
    """

    day: date
    value: float
    takes: int
    error: float
    measured_by: str
    scored_by: str
    coat: str
    entry: str = ""


def is_alike(one: Occasion, other: Occasion) -> bool:
    """Whether two occasions may be compared: the same person measured and scored, on the same coat."""
    return (one.measured_by, one.scored_by, one.coat) == (other.measured_by, other.scored_by, other.coat)


@dataclass(frozen=True, slots=True)
class Hollow:
    """A value that the owner left out, with the reason; entry is its occasion, "" for a day's own value."""

    day: date
    value: float
    entry: str
    reason: str


def daily(store: Store, dog: str, key: str, span: Span, *, side: str | None = None) -> list[Point]:
    """Return one value a day of a diary metric, ascending, stored units; days without an answer are left out.

    Args:
        key: metric key, stored or derived. side: one leg, or None: the largest of all sides (a sign seen at all).
    """
    metric = own.known(store, dog)[key]
    out = _left_out(store, dog, key)
    found = DERIVED[metric.derive](store, dog, span) if metric.derive else _answered(store, dog, key, span, side=side)
    if not out:
        return found
    if metric.derive or side is not None:
        gone = {day for leg, day, _entry in out if leg in ("", side or "")}
        return [(day, value) for day, value in found if day not in gone]
    return _seen_on_any_side(store, dog, key, span, out=out)


def _answered(store: Store, dog: str, key: str, span: Span, *, side: str | None) -> list[Point]:
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


def _seen_on_any_side(store: Store, dog: str, key: str, span: Span, *, out: Mapping[_Place, str]) -> list[Point]:
    """Return the largest of the sides that still count."""
    sql = (
        "SELECT e.day, r.side, r.value FROM reading r JOIN entry e ON e.id = r.entry WHERE e.dog = ? "
        "AND e.kind = 'diary' AND e.day BETWEEN ? AND ? AND r.metric = ? AND r.value IS NOT NULL ORDER BY e.day"
    )
    gone = {(leg, day) for leg, day, _entry in out}
    found: dict[date, float] = {}
    for text, leg, value in store.rows(sql, dog, *_iso(span), key):
        day = date.fromisoformat(text)
        if not {("", day), (leg, day)} & gone:
            found[day] = max(value, found.get(day, value))
    return list(found.items())


def occasions(store: Store, dog: str, key: str, span: Span, *, side: str = "") -> list[Occasion]:
    """Return one value a measuring session, ascending by day, stored units; also of a clinic score's totals.

    Args:
        key: a stored measured metric, a derived one, or `score.<scale>.<version>`.
    """
    out = _left_out(store, dog, key)
    found = _occasions(store, dog, key, span, side=side)
    if not out:
        return found
    gone = {(day, entry) for leg, day, entry in out if leg in ("", side)}
    return [one for one in found if not {(one.day, one.entry), (one.day, "")} & gone]


def _occasions(store: Store, dog: str, key: str, span: Span, *, side: str) -> list[Occasion]:
    if key.startswith(f"{SCORE}."):
        return _totals(store, dog, key, span)
    metric = own.known(store, dog)[key]
    if metric.derive in WORKED_OUT:
        return WORKED_OUT[metric.derive](store, dog, span)
    sql = (
        "SELECT e.id, e.day, e.measured_by, e.scored_by, e.coat, e.kind, r.value "
        "FROM reading r JOIN entry e ON e.id = r.entry WHERE e.dog = ? "
        "AND e.kind IN ('measuring','check','photo','clip') AND e.day BETWEEN ? AND ? AND r.metric = ? AND r.side = ? "
        "AND r.value IS NOT NULL ORDER BY e.day, e.id, r.take"
    )
    grouped: dict[str, tuple[tuple[str, ...], list[float]]] = {}
    for entry, *head, value in store.rows(sql, dog, *_iso(span), key, side):
        grouped.setdefault(entry, (tuple(head), []))[1].append(value)
    noise = max(metric.noise or 0.0, own_spread(store, dog, metric) if grouped else 0.0)
    return [
        Occasion(
            date.fromisoformat(day),
            *_together(kind, takes, noise),
            by,
            scored if metric.scored else "",
            coat if metric.over_coat else "",
            entry,
        )
        for entry, ((day, by, scored, coat, kind), takes) in grouped.items()
    ]


def _together(kind: str, takes: list[float], noise: float) -> tuple[float, int, float]:
    """Return value, number and ± of the takes of one occasion."""
    if kind == "photo":
        return statistics.mean(takes), len(takes), max(noise, statistics.error_of_mean(takes) or 0.0)
    return statistics.median(takes), len(takes), noise


def own_spread(store: Store, dog: str, metric: metrics.Metric) -> float:
    """Return the change that this dog's own takes can hide, stored unit; 0 while fewer than 3 sessions have two takes.

    From the takes of the last 40 sessions, both legs together: the hand that measures now. Left-out ones do not count.
    """
    if metric.takes < 2 or metric.group not in metrics.WEEKLY_GROUPS:
        return 0.0
    sql = (
        "SELECT r.entry, r.side, r.value FROM reading r WHERE r.metric = ?2 AND r.value IS NOT NULL AND r.entry IN "
        "(SELECT id FROM entry WHERE dog = ?1 AND kind = 'measuring' ORDER BY day DESC LIMIT 40)"
    )
    out = {(entry, leg) for leg, _day, entry in _left_out(store, dog, metric.key)}
    sittings: dict[tuple[str, str], list[float]] = {}
    for entry, side, value in store.rows(sql, dog, metric.key):
        if not {(entry, side), (entry, "")} & out:
            sittings.setdefault((entry, side), []).append(value)
    repeated = [takes for takes in sittings.values() if len(takes) > 1]
    if len({entry for (entry, _side), takes in sittings.items() if len(takes) > 1}) < SPREAD_FROM:
        return 0.0
    return statistics.repeat_error(repeated) or 0.0


def hollow(store: Store, dog: str, key: str, span: Span, *, side: str = "") -> list[Hollow]:
    """Return the left-out values of a metric and side, ascending by day; those that are no longer there are not."""
    out = {place: reason for place, reason in _left_out(store, dog, key).items() if place[0] in ("", side)}
    out = {place: reason for place, reason in out.items() if span[0] <= place[1] <= span[1]}
    if not out:
        return []
    metric = own.known(store, dog).get(key)
    measured = key.startswith(f"{SCORE}.") or (metric is not None and (metric.form == "measured" or not metric.daily))
    if measured:
        once = {(one.day, one.entry): one.value for one in _occasions(store, dog, key, span, side=side)}
        found = [Hollow(day, once[day, e], e, reason) for (_leg, day, e), reason in out.items() if (day, e) in once]
    elif metric is None:
        found = []
    else:
        derived = DERIVED.get(metric.derive)
        points = derived(store, dog, span) if derived else _answered(store, dog, key, span, side=side or None)
        values = dict(points)
        found = [Hollow(day, values[day], entry, why) for (_leg, day, entry), why in out.items() if day in values]
    return sorted(found, key=lambda one: (one.day, one.entry))


# Side, day and entry of a left-out value.
_Place = tuple[str, date, str]


def _left_out(store: Store, dog: str, key: str) -> dict[_Place, str]:
    rows = store.rows("SELECT side, day, entry, reason FROM left_out WHERE dog = ? AND metric = ?", dog, key)
    return {(side, date.fromisoformat(day), entry): reason for side, day, entry, reason in rows}


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


def _totals(store: Store, dog: str, key: str, span: Span) -> list[Occasion]:
    """Return the totals of a clinic score on one version of its scale."""
    _score, scale, version = (*key.split(".", 2), "")[:3]
    sql = (
        "SELECT id, day, total, scored_by FROM clinic_score "
        "WHERE dog = ? AND scale = ? AND version = ? AND day BETWEEN ? AND ? ORDER BY day, id"
    )
    return [
        Occasion(date.fromisoformat(day), total, 1, 0.0, "", by, "", entry)
        for entry, day, total, by in store.rows(sql, dog, scale, version, *_iso(span))
    ]


def girth_hind_fore(store: Store, dog: str, span: Span) -> list[Occasion]:
    """Return thigh ÷ upper front leg of each session, mean of the sides on which both were measured.

    The error is that of the two girths carried on; a side is as wrong as the other, so their mean is no better.
    """
    thighs = [_by_entry(store, dog, "thigh_girth", span, side=side) for side in ("L", "R")]
    fores = [_by_entry(store, dog, "fore_girth", span, side=side) for side in ("L", "R")]
    found = []
    for entry in thighs[0].keys() | thighs[1].keys():
        sides = [
            (hind[entry], fore[entry])
            for hind, fore in zip(thighs, fores, strict=True)
            if entry in hind and entry in fore
        ]
        sides = [(hind, fore) for hind, fore in sides if hind.value and fore.value]
        if sides:
            ratios = [hind.value / fore.value for hind, fore in sides]
            parts = [math.hypot(hind.error / hind.value, fore.error / fore.value) for hind, fore in sides]
            error = statistics.mean([ratio * part for ratio, part in zip(ratios, parts, strict=True)])
            takes = min(min(hind.takes, fore.takes) for hind, fore in sides)
            found.append(_worked_out(sides[0][0], statistics.mean(ratios), takes, error))
    return sorted(found, key=lambda one: (one.day, one.entry))


def hind_load_pct(store: Store, dog: str, span: Span) -> list[Occasion]:
    """Return the share of the weight that the back paws carried, percent, of each session with both scales read."""
    hind = _by_entry(store, dog, "hind_load", span)
    fore = _by_entry(store, dog, "fore_load", span)
    noise = metrics.known()["hind_load_pct"].noise or 0.0
    both = [(hind[entry], fore[entry]) for entry in hind if entry in fore]
    return [_worked_out(h, 100 * h.value / (h.value + f.value), 1, noise) for h, f in both if h.value + f.value]


def hind_paw_gap(store: Store, dog: str, span: Span) -> list[Occasion]:
    """Return right minus left back paw, percent of both together, of each session with both read; 0 is even."""
    left = _by_entry(store, dog, "hind_paw_load", span, side="L")
    right = _by_entry(store, dog, "hind_paw_load", span, side="R")
    noise = metrics.known()["hind_paw_gap"].noise or 0.0
    both = [(right[entry], left[entry]) for entry in right if entry in left]
    return [
        _worked_out(r, 100 * (r.value - o.value) / (r.value + o.value), 1, noise) for r, o in both if r.value + o.value
    ]


def _by_entry(store: Store, dog: str, key: str, span: Span, *, side: str = "") -> dict[str, Occasion]:
    return {one.entry: one for one in occasions(store, dog, key, span, side=side)}


def _worked_out(like: Occasion, value: float, takes: int, error: float) -> Occasion:
    return Occasion(like.day, value, takes, error, like.measured_by, like.scored_by, like.coat, like.entry)


# What each of them is worked out from.
PARTS: dict[str, tuple[str, ...]] = {
    "girth_hind_fore": ("thigh_girth", "fore_girth"),
    "hind_load_pct": ("hind_load", "fore_load"),
    "hind_paw_gap": ("hind_paw_load",),
}
# Names of Metric.derive to the function that works it out per session, with its error.
WORKED_OUT: dict[str, Callable[[Store, str, Span], list[Occasion]]] = {
    "girth_hind_fore": girth_hind_fore,
    "hind_load_pct": hind_load_pct,
    "hind_paw_gap": hind_paw_gap,
}


def _a_day(name: str) -> Callable[[Store, str, Span], list[Point]]:
    """Return what gives the last session of each day as points."""

    def points(store: Store, dog: str, span: Span) -> list[Point]:
        return list({one.day: (one.day, one.value) for one in WORKED_OUT[name](store, dog, span)}.values())

    return points


# Names of Metric.derive to the function that derives it. To add one: write it above and add its line.
DERIVED: dict[str, Callable[[Store, str, Span], list[Point]]] = {
    "walk_minutes": walk_minutes,
    "walk_count": walk_count,
    "wobbled_or_scuffed": wobbled_or_scuffed,
    "girth_left_right": girth_left_right,
    **{name: _a_day(name) for name in WORKED_OUT},
}
