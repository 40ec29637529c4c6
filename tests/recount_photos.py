# SPDX-License-Identifier: MIT
"""What a vet's page takes from photos, counted again from the CSV export: captions, values marked, what was noticed.

Nothing of the program; which photo stands first and when a difference is a change is written down a second time.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from datetime import date

from tests.recount import Record, Row

POSES = {"rear": "From behind", "left_lateral": "Left side", "right_lateral": "Right side", "dorsal": "From above"}
FLAGS = {"turned": "turned away from the camera"}
NOTICED = {
    "standing_taller": "standing taller",
    "leaning_less": "leaning forward less",
    "nothing": "no difference seen",
}
WIDTH, ANGLE = ("", 0.02, 3), ("°", 10.0, 0)
WIDTHS = (("rear_thigh_width_ratio", "Rear thigh width ÷ hock-to-tail height"),)
ANGLES = (
    ("stifle_angle_deg", "Stifle angle, standing"),
    ("tarsal_angle_deg", "Tarsal angle, standing"),
    ("pelvic_slope_deg", "Croup slope, croup to tail base"),
    ("topline_angle_deg", "Topline angle, withers to tail base"),
)


def captions(record: Record) -> list[str]:
    """Return the captions of the photos: first and latest of the first two poses that have any."""
    flagged = {row["photo"]: row["flag"] for row in record.rows("photo_flags.csv")}
    found: list[str] = []
    for pose, name in POSES.items():
        taken = sorted((row for row in record.photos if row["pose"] == pose), key=lambda row: (row["day"], row["name"]))
        for row in _pair(record, taken, flagged) if len(found) < 4 else []:
            why = f" ({FLAGS[flagged[row['id']]]})" if row["id"] in flagged else ""
            found.append(f"{name} · {record.day(row['day'])}{why}")
    return found


def _pair(record: Record, taken: list[Row], flagged: dict[str, str]) -> list[Row]:
    """Return the first week's latest photo and the latest one; flagged ones only where there are no two others."""
    good = [row for row in taken if row["id"] not in flagged]
    if len(good) < 2:
        assert len(taken) < 3, "more flagged photos than the samples have"
        return taken
    start = date.fromisoformat(record.dog["start_day"])
    week = [(date.fromisoformat(row["day"]) - start).days // 7 for row in good]
    first = max(index for index, number in enumerate(week) if number == week[0])
    return [good[first if week[-1] != week[0] else 0], good[-1]]


def remarks(record: Record) -> list[str]:
    """Return what was noticed in the span, the last three."""
    photos = {row["id"]: row for row in record.rows("photos.csv")}
    rows = sorted(record.within(record.rows("noticed.csv")), key=lambda row: (row["day"], row["id"]))[-3:]
    return [_remark(record, row, photos) for row in rows]


def _remark(record: Record, row: Row, photos: dict[str, Row]) -> str:
    start = date.fromisoformat(record.dog["start_day"])
    pair = [photos[row[key]] for key in ("first_photo", "second_photo")]
    weeks = [f"week {(date.fromisoformat(one['day']) - start).days // 7 + 1}" for one in pair]
    said = [NOTICED[key] for key in row["keys"].split(",")] + ([f"“{row['text']}”"] if row["text"] else [])
    return f"{record.day(row['day'])} {POSES[pair[0]['pose']].lower()}, {' and '.join(weeks)}: {', '.join(said)}"


@dataclass(frozen=True)
class Line:
    """One row of a table of what was marked: its name and its other cells."""

    name: str
    cells: tuple[str, ...]


def marked(record: Record) -> list[Line]:
    """Return the rows of what was marked on photos: widths from behind, then angles of the left and the right side."""
    found = [
        _line(record, key, leg, kind=WIDTH, name=f"{name}, {leg_name}")
        for key, name in WIDTHS
        for leg, leg_name in (("L", "left"), ("R", "right"))
    ]
    found += [_line(record, key, leg, kind=ANGLE, name=name) for leg in ("L", "R") for key, name in ANGLES]
    return [line for line in found if line is not None]


def method(record: Record) -> list[str]:
    """Return from where on a difference is beyond error, as the foot of the tables says it."""
    names = {line.name for line in marked(record)}
    angles = any(name in names for _key, name in ANGLES)
    widths = any(name.startswith(WIDTHS[0][1]) for name in names)
    said = ["0.02 for widths"] * widths + ["10° for angles"] * angles
    return [f"at least {', '.join(said)}"] if said else []


def _line(record: Record, key: str, leg: str, *, kind: tuple[str, float, int], name: str) -> Line | None:
    takes: dict[tuple[str, str], list[float]] = {}
    for row in record.readings:
        if (row["kind"], row["measure"], row["side"]) == ("photo", key, leg):
            takes.setdefault((row["day"], row["entry_id"]), []).append(float(row["value"]))
    days = {day: values for (day, _entry), values in sorted(takes.items())}
    if not days:
        return None
    cells = [f"{_value(days[day], kind)}, {record.day(day)}" for day in (min(days), max(days))]
    if len(days) == 1:
        return Line(name, (cells[0], "one photo day"))
    return Line(name, (*cells, _change(list(days.values()), kind)))


def _value(values: list[float], kind: tuple[str, float, int]) -> str:
    unit, _noise, places = kind
    mean = f"{statistics.fmean(values):.{places}f}{unit}"
    if len(values) == 1:
        return f"{mean} (n 1)"
    error = math.ceil(_error(values) * 10**places) / 10**places
    return f"{mean} ± {error:.{places}f}{unit} (n {len(values)})"


def _error(values: list[float]) -> float:
    return 1.96 * statistics.stdev(values) / math.sqrt(len(values))


def _change(days: list[list[float]], kind: tuple[str, float, int]) -> str:
    unit, noise, places = kind
    first, last = days[0], days[-1]
    if min(len(first), len(last)) == 1:
        return "single marking, no change told"
    means = [statistics.fmean(values) for values in days]
    gap = round(means[-1], places) - round(means[0], places)
    sign = "+" if round(gap, places) > 0 else "−" if round(gap, places) < 0 else ""
    said = f"{sign}{abs(gap):.{places}f}{unit}"
    if abs(means[-1] - means[0]) < max(noise, math.hypot(_error(first), _error(last))):
        return f"{said}, within error"
    moved = [mean - means[0] for mean in means[-2:]]
    twice = len(days) > 2 and (min(moved) >= noise or max(moved) <= -noise)
    return f"{said}, beyond error" + (", two photo days running" if twice else " on one photo day")
