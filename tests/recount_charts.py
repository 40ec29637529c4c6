# SPDX-License-Identifier: MIT
"""The numbers of a vet's page that stand on charts, in their key, and in the function table.

Made from a recounted record alone; which charts and columns there are is written down a second time on purpose.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.recount import Record, courses, middle, plain, short, touching

MARKED = (
    "flare_up",
    "fall",
    "surgery",
    "diagnosis",
    "vet_visit",
    "therapy",
    "aid",
    "home",
    "food",
    "other",
    "vet_called",
)
NAMES = {"flare_up": "Flare-up", "fall": "Fall or slip", "vet_visit": "Vet visit", "vet_called": "Vet called"}
MOST_BARS = 8
RESTARTS = {"visit": ": vet visit", "surgery": ": surgery", "diagnosis": ": new diagnosis", "owner": ""}
RESTARTS["better"] = ": better days held"


@dataclass
class Drawn:
    """What charts say: in the text, on the paper for certain, and on the paper where there is room; measures by day."""

    text: list[str] = field(default_factory=list)
    paper: list[str] = field(default_factory=list)
    room: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)


def drawn(record: Record) -> Drawn:
    """Return the phrases of the four charts and their key."""
    made = Drawn()
    count = 0
    charts = [_comfort, _walking, _wobbling, _girth, _movement, _kind]
    seen = {_wobbling: any(record.wobbled().values()), _kind: 2 in record.daily("good_day").values()}
    for add in sorted(charts, key=lambda chart: not seen.get(chart, True)):
        if count < 4 and add(record, made):
            count += 1
    letters = key(record)
    phrases = [" · ".join(letters)] if letters and count else []
    made.text += phrases
    made.paper += phrases
    made.room += [f"wk {number}" for number in range(1, 60)] * (count and 1)
    made.room += _day_ticks(record) * count
    return made


def _comfort(record: Record, made: Drawn) -> bool:
    made.series += ["comfort"] * bool(record.daily("comfort"))
    return _series(record, made, "Comfort (0–10, 10 best)", record.daily("comfort"), [0, 5, 10])


def _movement(record: Record, made: Drawn) -> bool:
    made.series += ["overall_mobility"] * bool(record.daily("overall_mobility"))
    return _series(record, made, "Movement (0–10, 10 best)", record.daily("overall_mobility"), [0, 5, 10])


def _walking(record: Record, made: Drawn) -> bool:
    found = record.walked()
    made.series += ["walk_minutes_total"] * bool(found)
    return _series(
        record, made, "Leash walking (minutes a day)", found, _round_ticks(0, max(found.values(), default=1))
    )


def _series(record: Record, made: Drawn, title: str, found: dict[str, float], ticks: list[float]) -> bool:
    if not found:
        return False
    days = record.span_days()
    rests = f"{len(found)} of {days} day{'s' if days != 1 else ''}"
    ends = [f"{value:g}" for value in found.values()]
    key = "Line: middle of the last 7 days, from 4 logged."
    made.text.append(f"{title}: {ends[0]} … {ends[-1]}. {rests}")
    made.paper += [f"{title.replace(' (', ' ').replace(')', '')}", rests]
    made.room += [plain(tick) for tick in ticks]
    for each in (made.text, made.paper):
        each += [] if key in each else [key]
    return True


def _girth(record: Record, made: Drawn) -> bool:
    legs = {name: record.measured("thigh_girth_mm", leg) for leg, name in (("L", "Left"), ("R", "Right"))}
    values = [value / 10 for found in legs.values() for _day, value, _row in found]
    if not values:
        return False
    ends = [f"{name} {found[0][1] / 10:g} … {found[-1][1] / 10:g}" for name, found in legs.items() if found]
    days = len({day for found in legs.values() for day, _value, _row in found})
    key = f"Thigh girth: {days} measuring day{'s' if days > 1 else ''}, bars 1 cm same-person error."
    made.text += [f"Thigh girth (cm, tape, middle of the takes): {'; '.join(ends)}", key]
    made.paper.append(key)
    made.room += [plain(tick) for tick in _round_ticks(min(values) - 1, max(values) + 1)]
    return True


def _wobbling(record: Record, made: Drawn) -> bool:
    return _bars(
        record, made, "Wobbling or scuffing (days of days answered)", record.wobbled(), lambda value: value >= 1
    )


def _kind(record: Record, made: Drawn) -> bool:
    found = record.daily("good_day")
    return _bars(record, made, "Kind of day (good days of days answered)", found, lambda value: value == 2)


def _bars(record: Record, made: Drawn, title: str, found: dict[str, float], counts: Callable[[float], bool]) -> bool:
    if not found:
        return False
    said = []
    for name, days in weeks(record):
        answered = [found[day] for day in days if day in found]
        if answered:
            label = f"{sum(map(counts, answered))} of {len(answered)}"
            said.append(f"{name}: {label}")
            made.room += [label]
        made.room.append(name)
    made.text.append(f"{title}: {'; '.join(said)}")
    made.room += ["0", str(7 * together(record))]
    return True


def together(record: Record) -> int:
    """Return how many weeks share a bar."""
    return -(-len(_weeks(record)) // MOST_BARS)


def _weeks(record: Record) -> list[tuple[date, int]]:
    """Return (first day, number or 0 without a start) of each week that touches the span."""
    start = date.fromisoformat(record.dog["start_day"]) if record.dog["start_day"] else date(2024, 1, 1)
    number = (record.first - start).days // 7
    found = []
    while start + timedelta(days=7 * number) <= record.last:
        named = number + 1 if number >= 0 else number
        found.append((start + timedelta(days=7 * number), named if record.dog["start_day"] else 0))
        number += 1
    return found


def weeks(record: Record) -> list[tuple[str, list[str]]]:
    """Return (name, days within the span) of each bar."""
    each = together(record)
    every = _weeks(record)
    bars = []
    for index in range(0, len(every), each):
        group = every[index : index + each]
        (begin, first), (end, last) = group[0], group[-1]
        days = [begin + timedelta(days=step) for step in range((end - begin).days + 7)]
        name = f"wk {first}" if len(group) == 1 else f"wk {first}–{last}"
        if first < 0:
            name = f"{-first} wk before" if len(group) == 1 else short(begin, begin)
        if first == 0:
            name = short(begin, begin)
        bars.append((name, [day.isoformat() for day in days if record.first <= day <= record.last]))
    return bars


def _day_ticks(record: Record) -> list[str]:
    """Return every wording that a day of the axis may have."""
    days = [record.first + timedelta(days=step) for step in range(record.span_days())]
    if len(days) > 200:
        return sorted({f"{short(day, day)[-3:]} {day.year}" for day in days})
    step = 7 * -(-len(days) // 56) if len(days) > 11 else 2
    found: list[str] = []
    for index, day in enumerate(days[::step]):
        same = index and days[::step][index - 1].month == day.month
        found.append(str(day.day) if same else short(day, day))
    return found


def _round_ticks(low: float, high: float) -> list[float]:
    """Return at most five numbers in even steps of 1, 2, 2.5 or 5 (times ten to a power) that cover low to high."""
    steps = sorted(base * 10**power for base in (1, 2, 2.5, 5) for power in range(-2, 4))
    for step in steps:
        first, last = int(low // step), -int(-high // step)
        if last - first <= 4:
            return [count * step for count in range(first, last + 1)]
    raise AssertionError((low, high))


def key(record: Record) -> list[str]:
    """Return the key's parts: one letter a day, what lasted by itself."""
    first, last = record.first.isoformat(), record.last.isoformat()
    marks = []
    for row in touching(record):
        if row["kind"] in MARKED:
            said = row["text"].strip().splitlines()[0] if row["text"].strip() else NAMES[row["kind"]]
            if row["kind"] == "vet_called" and row["text"].strip():
                said = f"{NAMES['vet_called']}: {said}"
            said += f", since {record.day(row['day'])}" if row["day"] < first else ""
            said += f", until {record.day(row['end_day'])}" if row["end_day"] > last else ""
            marks.append((max(row["day"], first), said, min(row["end_day"], last)))
    marks += [mark for mark in (*_given(record), *_set(record)) if first <= mark[0] <= last]
    return _lettered(record, sorted(marks, key=lambda mark: mark[:2]))


def _given(record: Record) -> list[tuple[str, str, str]]:
    """Return starts, changes and stops of medicines and supplements."""
    found = []
    for _since, until, items in courses(record):
        for before, row in zip([None, *items], items, strict=False):
            changed = [row[name] for name in ("strength", "amount", "times") if before and row[name] != before[name]]
            word = "started" if before is None else f"changed to {', '.join(changed)}" if changed else "changed"
            found.append((row["since"], f"{row['name']} {word}", ""))
        found.append((until, f"{items[-1]['name']} stopped", ""))
    return found


def _set(record: Record) -> list[tuple[str, str, str]]:
    """Return restarts of every usual, and phases."""
    found = [
        (row["day"], f"New usual from here{RESTARTS[row['reason']]}", "")
        for row in record.rows("usual_starts.csv")
        if not row["metric"]
    ]
    return found + [(row["day"], f"{row['kind'].capitalize()} from here", "") for row in record.rows("phases.csv")]


def _lettered(record: Record, marks: list[tuple[str, str, str]]) -> list[str]:
    joined: list[tuple[str, str, str]] = []
    for day, said, end in marks:
        if joined and joined[-1][0] == day and not joined[-1][2] and not end:
            joined[-1] = (day, f"{joined[-1][1]}, {said}", "")
        else:
            joined.append((day, said, end))
    found = []
    for index, (day, said, end) in enumerate(joined):
        letter = chr(65 + index) if index < 26 else "A" + chr(65 + index - 26)
        lasting = end not in ("", day, record.last.isoformat())
        found.append(f"{letter} {record.day(day)} {said}" + (f", to {record.day(end)}" if lasting else ""))
    return found


def table(record: Record) -> tuple[list[str], list[list[str]]]:
    """Return the phrases of the function table's heading, and its rows of cells."""
    logged = record.logged()
    title = "Function, last 7 logged days against first 7"
    if not logged:
        return [title], []
    headings = [title, "Comfort of 10"]
    groups = [("First 7", logged[:7]), ("Last 7", logged[-7:])]
    aside = "7 and 7 days"
    if len(logged) < 14:
        groups = [(f"All {len(logged)}", logged)]
        aside = f"{len(logged)} day{'s' if len(logged) > 1 else ''} logged; first and last 7 are told from 14"
    return [*headings, aside], [_row(record, name, days) for name, days in groups]


def _row(record: Record, name: str, days: list[str]) -> list[str]:
    def told(found: dict[str, float]) -> list[float]:
        return [found[day] for day in days if day in found]

    stairs = told(record.daily("stairs_use"))
    tried = [value for value in stairs if value != 4]
    climbed = f"normal {tried.count(0)} of {len(tried)} tried"
    return [
        name,
        _median(told(record.daily("comfort")), len(days), ""),
        _median(told(record.walked()), len(days), " min"),
        _share(told(record.daily("rising_ease")), (0, 1), "hard "),
        climbed if tried else f"not tried {len(stairs)} of {len(stairs)}" if stairs else "not answered",
        _share(told(record.daily("assistance_level")), (1, 4), "some "),
        _share(told(record.daily("good_day")), (2, 2), ""),
        _share(told(record.daily("post_exercise_response")), (2, 2), ""),
    ]


def _median(values: list[float], days: int, unit: str) -> str:
    if not values:
        return "not answered"
    return plain(middle(values)) + unit + ("" if len(values) == days else f" (n {len(values)})")


def _share(values: list[float], span: tuple[int, int], word: str) -> str:
    if not values:
        return "not answered"
    return f"{word}{sum(span[0] <= value <= span[1] for value in values)} of {len(values)}"
