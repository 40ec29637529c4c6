# SPDX-License-Identifier: MIT
"""Verdicts on what is measured every week or so: the last three occasions against the first three and the error.

Only what one person measured, on the same coat, is compared. The rule is slopes.py's; daily measures are in
verdicts.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.keeping.store import Store
from core.usecases import changes, saying, series
from core.usecases.circumstances import from_to
from core.usecases.series import Occasion
from core.words import activities, slopes, statistics, units, weeks
from core.words.blocks import Verdict
from core.words.i18n import N_, _, ngettext
from core.words.metrics import Metric
from core.words.slopes import Measured, WeeklyFinding

# What was not measured in so many days has no verdict any more.
LOOK_BACK = 3 * 365
WORDS: dict[str, str] = {
    "better": N_("Better than at first"),
    "usual": N_("As at first, within error"),
    "levelled": N_("Better, and level now"),
    "lower": N_("Lower than at first"),
    "few": N_("Too few to say"),
    "more": N_("More than at first"),
    "less": N_("Less than at first"),
}
WORSE = N_("Worse than at first")
NEARER, FURTHER = N_("Nearer to even than at first"), N_("Further from even than at first")
# Where left and right are even: nearer to it is said instead of more or less.
_EVEN = {"hind_paw_gap": 0.0, "left_step_share": 50.0}


@dataclass(frozen=True, slots=True)
class Segment:
    """What is compared: occasions of one person and coat, ascending, one a day; `others`: days left aside."""

    points: tuple[Measured, ...]
    measured_by: str
    coat: str
    others: int


@dataclass(frozen=True, slots=True)
class Weekly:
    """Everything the words of one weekly verdict are made from; is_diary: its days are those of a weekly diary."""

    metric: Metric
    name: str
    finding: WeeklyFinding
    segment: Segment
    today: date
    system: str
    since: str = ""
    is_diary: bool = False


def present(store: Store, dog: str, wanted: Mapping[str, Metric], today: date) -> list[tuple[str, str]]:
    """Return (key, side) of the weekly measures with anything in the last three years, in the order of `wanted`."""
    sql = (
        "SELECT DISTINCT r.metric, r.side FROM entry e CROSS JOIN reading r ON r.entry = e.id WHERE e.dog = ? "
        "AND e.kind IN ('measuring','check','photo','clip') AND e.day BETWEEN ? AND ? AND r.value IS NOT NULL"
    )
    kept = set(store.rows(sql, dog, (today - timedelta(days=LOOK_BACK)).isoformat(), today.isoformat()))
    keys = {key for key, _side in kept}
    found = []
    for key, metric in wanted.items():
        parts = series.PARTS.get(metric.derive, ())
        if parts and keys.issuperset(parts):
            found.append((key, ""))
        found += [(key, side) for side in ("", "L", "R") if (key, side) in kept]
    return found


def verdict(
    store: Store,
    dog: str,
    name: str,
    slot: tuple[Metric, str],
    *,
    since: tuple[date, str] | None,
    today: date,
    system: str,
) -> Verdict | None:
    """Return what may be said of one weekly measure and side; None without an occasion.

    Args:
        name: title of the verdict. since: the day its usual was started anew, with the words for it; None: never.
    """
    metric, side = slot
    first = max(today - timedelta(days=LOOK_BACK), since[0] if since else date.min)
    found = series.occasions(store, dog, metric.key, (first, today), side=side)
    segment = latest_segment(found)
    if segment is None:
        return None
    finding = slopes.judge_weekly(segment.points, noise=metric.noise, better=metric.better, today=today)
    return _verdict(Weekly(metric, name, finding, segment, today, system, since[1] if since else ""), side)


def from_days(
    metric: Metric, name: str, points: Sequence[tuple[date, float]], *, noise: float, today: date, system: str
) -> Verdict | None:
    """Return the verdict on a diary measure that is answered about weekly, in maintenance; None without a day.

    Args:
        noise: a change of the middle of three not larger than this says nothing, stored unit.
    """
    if not points:
        return None
    segment = Segment(tuple((day, value, None) for day, value in points), "", "", 0)
    finding = slopes.judge_weekly(segment.points, noise=noise, better=metric.better, today=today)
    return _verdict(Weekly(metric, name, finding, segment, today, system, is_diary=True), "")


def latest_segment(found: Sequence[Occasion]) -> Segment | None:
    """Return the occasions that can be compared with the last one: by the same person, on the same coat.

    Another hand for one week does not end what one person measures before and after it; the days of others are only
    counted. Two sessions of a day become their middle.
    """
    if not found:
        return None
    last = found[-1]
    same: dict[date, list[Occasion]] = {}
    others = set()
    for one in found:
        if series.is_alike(one, last):
            same.setdefault(one.day, []).append(one)
        else:
            others.add(one.day)
    points = tuple(
        (day, statistics.median([one.value for one in ones]), max(one.error for one in ones) or None)
        for day, ones in same.items()
    )
    return Segment(points, last.measured_by, last.coat, len(others - same.keys()))


def _verdict(said: Weekly, side: str) -> Verdict:
    metric, finding = said.metric, said.finding
    is_sided = metric.better in ("higher", "lower")
    tone = {"better": "good", "lower": "caution"}.get(finding.state, "plain") if is_sided else "plain"
    word = WORSE if finding.state == "lower" and metric.better == "lower" else WORDS[finding.state]
    if finding.state in ("more", "less") and metric.key in _EVEN:
        word = NEARER if _nearer(said) > 0 else FURTHER
    return Verdict(
        metric.key,
        side,
        said.name,
        finding.state,
        tone,
        _(word),
        _sentence(said),
        _rests_on(said),
        days=finding.days,
    )


def _sentence(said: Weekly) -> str:
    finding = said.finding
    if finding.state == "few":
        return _few(said)
    words = _("{name}: middle of the last three {last}, of the first three {first}: {change}, over {count} ({days}).")
    found = words.format(
        name=said.name,
        last=_written(said, finding.last or 0),
        first=_written(said, finding.first or 0),
        change=_change(said),
        count=_days(said, finding.n),
        days=_span(said),
    )
    return f"{found} {saying.hides()}" if finding.state in ("usual", "levelled") else found


def _change(said: Weekly) -> str:
    """Say a change with its error: "1.2 cm more, beyond the 1 cm error"."""
    finding, unit = said.finding, said.metric.unit
    change = finding.change or 0
    error = changes.error_words(finding.error, unit, said.system)
    size = changes.size(changes.between(finding.first or 0, finding.last or 0, unit, said.system), unit, said.system)
    if finding.error == 0:
        return (_("{size} more") if change > 0 else _("{size} less")).format(size=size) if change else _("no change")
    if finding.is_within_error:
        return _("within measuring error ({error})").format(error=error)
    if said.metric.key in _EVEN and finding.state != "usual":
        nearer = _nearer(said)
        words = (
            _("{size} nearer to even; the error is {error}")
            if nearer > 0
            else _("{size} further from even; the error is {error}")
        )
        return words.format(size=changes.size(nearer, unit, said.system), error=error)
    if finding.state == "usual":
        return _("but the readings between point the other way")
    words = _("{size} more, {against}") if change > 0 else _("{size} less, {against}")
    found = words.format(size=size, against=changes.against(change, finding.error, unit, said.system))
    return _("{change}, and level in the last six").format(change=found) if finding.state == "levelled" else found


def _nearer(said: Weekly) -> float:
    """Return by how much the last three lie nearer to even than the first three; negative: further."""
    even = _EVEN[said.metric.key]
    return abs((said.finding.first or 0) - even) - abs((said.finding.last or 0) - even)


def _few(said: Weekly) -> str:
    """Say the first and the last reading as they are, and how many are missing before they may be compared."""
    finding = said.finding
    points = said.segment.points
    ends = points[:1] + points[-1:] if len(points) > 1 else points
    read = [
        _("{value} on {day}").format(value=_written(said, value), day=weeks.near_day(day, said.today))
        for day, value, _error in ends
    ]
    words = ngettext(
        "{name}: {read}. {count} more measuring day is needed before that can be judged.",
        "{name}: {read}. {count} more measuring days are needed before that can be judged.",
        finding.missing,
    )
    if said.is_diary:
        words = ngettext(
            "{name}: {read}. {count} more weekly answer is needed before that can be judged.",
            "{name}: {read}. {count} more weekly answers are needed before that can be judged.",
            finding.missing,
        )
    return words.format(name=said.name, read=", ".join(read), count=finding.missing)


def _rests_on(said: Weekly) -> str:
    segment = said.segment
    parts = [_("{count}, {days}").format(count=_days(said, len(segment.points)), days=_span(said))]
    if segment.measured_by:
        parts.append(_("by {who}").format(who=segment.measured_by))
    if segment.coat:
        parts.append(_("coat: {coat}").format(coat=_(activities.label(activities.COATS, segment.coat)).lower()))
    found = _(", ").join(parts) + "."
    if segment.others:
        words = ngettext(
            "{count} day by another person or on another coat is not compared.",
            "{count} days by another person or on another coat are not compared.",
            segment.others,
        )
        found += " " + words.format(count=segment.others)
    return " ".join(part for part in (found, said.since) if part)


def _days(said: Weekly, count: int) -> str:
    if said.is_diary:
        return ngettext("{count} day answered", "{count} days answered", count).format(count=count)
    return ngettext("{count} measuring day", "{count} measuring days", count).format(count=count)


def _span(said: Weekly) -> str:
    points = said.segment.points
    return from_to(points[0][0], points[-1][0], said.today)


def _written(said: Weekly, value: float) -> str:
    return units.written(value, said.metric.unit, said.system)
