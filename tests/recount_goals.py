# SPDX-License-Identifier: MIT
"""The phrases of a vet's page about 28 days against 28, the vet's range, tests, scores, own measures, left-out values.

Made from the CSV files alone, like recount_page.py; nothing of the program is imported.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from statistics import quantiles

from tests.recount import Record, Row, middle, one_line, plain

NAMES = {"comfort": "comfort", "overall_mobility": "movement", "walk_minutes_total": "leash walking"}
SCALES = {
    "load": "LOAD",
    "hcpi": "Helsinki Chronic Pain Index (HCPI)",
    "hhhhhmm": "HHHHHMM quality of life",
    "olby": "Olby open-field score",
}
WAYS = {"higher": ", higher is better", "lower": ", higher is worse"}


def everything(record: Record) -> Record:
    """Return the same dog's record from its beginning to the last day of the span."""
    return Record(record.folder, record.dog["name"], date(1990, 1, 1), record.last)


def compared(record: Record, charted: list[str]) -> list[str]:
    """Return the phrases of the last 28 days against the 28 before, of the measures charted as a series."""
    whole = everything(record)
    found = []
    for measure in charted:
        points = whole.walked() if measure == "walk_minutes_total" else whole.daily(measure)
        begin = (record.last - timedelta(days=27)).isoformat()
        before_that = (record.last - timedelta(days=55)).isoformat()
        recent = [value for day, value in points.items() if day >= begin]
        before = [value for day, value in points.items() if before_that <= day < begin]
        if recent:
            unit = " min" if measure == "walk_minutes_total" else ""
            said = f"{NAMES[measure]} {_middle(recent, unit)} against {_middle(before, unit) if before else 'no day'}"
            found.append(said + _below(whole, measure, points, recent, begin=begin, unit=unit))
    return ["Middle of the last 28 days against the 28 before:", *found] if found else []


def _middle(values: list[float], unit: str) -> str:
    return f"{plain(middle(values))}{unit} ({len(values)} day{'s' if len(values) > 1 else ''})"


def _below(whole: Record, measure: str, points: dict[str, float], recent: list[float], *, begin: str, unit: str) -> str:
    """Say how many recent days after the usual's 28 lay below it; they run from the latest restart or first point."""
    last = whole.last.isoformat()
    starts = [row["day"] for row in whole.rows("usual_starts.csv") if row["metric"] in ("", measure)]
    start = max((day for day in starts if day <= last), default=min(points))
    end = date.fromisoformat(start) + timedelta(days=27)
    usual = [value for day, value in points.items() if start <= day <= end.isoformat()]
    if len(usual) < 10:
        return ""
    until = min(end, whole.last).isoformat()
    since = [value for day, value in points.items() if day >= begin and day > until]
    said, limit, half = plain(middle(usual)), math.floor(middle(usual)), ""
    if measure == "walk_minutes_total":
        low, _middle, high = quantiles(usual, n=4, method="inclusive")
        said, limit, half = f"{plain(low)} to {plain(high)}", min(low, middle(usual) - 1), " half"
    begun = whole.day(start).split()[0] if start[:7] == until[:7] else whole.day(start)
    rests = f"{said}{unit} (middle{half} of {len(usual)} days, {begun} to {whole.day(until)})"
    if not since:
        return f", usual{' so far' if whole.last <= end else ''} {rests}"
    below = sum(value < limit for value in since)
    which = (
        f"these {len(since)} days" if len(since) == len(recent) else f"the {len(since)} days after {whole.day(until)}"
    )
    return f", {below} of {which} below usual {rests}"


def phrases(record: Record) -> list[str]:
    """Return every phrase outside charts and the comparison."""
    parts = (_phase(record), _range(record), _tests(record), _own(record), _scores(record), _left_out(record))
    return [phrase for part in parts for phrase in part]


def _phase(record: Record) -> list[str]:
    rows = [row for row in everything(record).rows("phases.csv") if row["day"] <= record.last.isoformat()]
    now = max(rows, key=lambda row: row["day"], default={"kind": ""})
    if now["kind"] != "maintenance":
        return []
    return [f"Maintenance since {record.day(now['day'])}, a check-up every {now['check_months']} months."]


def _range(record: Record) -> list[str]:
    first, last = record.first.isoformat(), record.last.isoformat()
    rows = [
        row
        for row in sorted(record.rows("vet_ranges.csv"), key=lambda row: row["since"])
        if row["since"] <= last and (row["until"] or last) >= first
    ]
    if not rows:
        return []
    pairs = [
        (value, float(row["low"]), float(row["high"]))
        for day, value in record.walked().items()
        for row in rows
        if row["since"] <= day <= (row["until"] or last)
    ]
    ends = ", ".join(
        f"{_fitting(row['low'])}–{_fitting(row['high'])} min from {record.day(row['since'])}" for row in rows
    )
    counts = [
        sum(low <= value <= high for value, low, high in pairs),
        sum(value < low for value, low, _high in pairs),
        sum(value > high for value, _low, high in pairs),
    ]
    days = f"{len(pairs)} day{'s' if len(pairs) != 1 else ''}"
    said = f"within the vet's range on {counts[0]} of {days}, below on {counts[1]}, above on {counts[2]}: {ends}."
    return [f"Leash walking {said}"]


def _tests(record: Record) -> list[str]:
    found = []
    ratios, error = _hind_to_fore(record)
    if ratios:
        found.append("Hind to fore girth: " + _ends(record, ratios, places=2, unit="", error=error))
    for name, values, noise in (
        ("Hind load on two scales, % of all four: ", _hind_share(record), 3.0),
        ("Hind paws on two scales, right minus left, % of both: ", _paw_gap(record), 6.0),
    ):
        if values:
            found.append(name + _ends(record, values, places=0, unit=" %", error=noise))
    timed = record.measured("up_and_go_s")
    if timed:
        spread = max(2.0, _own_spread(record, "up_and_go_s"))
        found.append("Timed up and go: " + _ends(record, timed, places=0, unit=" s", error=spread))
    return found


Measured = list[tuple[str, float, Row]]


def _ends(record: Record, found: Measured, *, places: int, unit: str, error: float) -> str:
    """Say first and latest with the change, in words of the page."""

    def written(value: float) -> str:
        kept = 1 if places == 0 and abs(value - round(value)) > 0.01 else places
        return f"{value:.{kept}f}".replace("-", "−")

    (day, value, row), (last_day, last, last_row) = found[0], found[-1]
    head = f"{written(value)}{unit} on {record.day(day)}"
    if len(found) == 1:
        return f"{head}, once"
    how = "within" if abs(last - value) < error + 1e-6 else "beyond"
    if unit == " %":
        change = round(last, 1) - round(value, 1)
        sign = "+" if round(change, 1) > 0 else ""
        amount = f"{change + 0.0:.1f}".replace("-", "−")
        said = f"{sign}{amount} points, {how} the {plain(error)} point error"
    else:
        sign = "+" if written(last - value).strip("0.") and last > value else ""
        said = f"{sign}{written(last - value)}{unit}, {how} the {written(error)}{unit} error"
        if not unit:
            said = f"{sign}{written(last - value)}, {how} an error of {written(error)}"
    if any(row[key] != last_row[key] for key in ("measured_by", "coat")):
        said = "another person or coat: not compared"
    days = len({one[0] for one in found})
    return f"{head}, {written(last)}{unit} on {record.day(last_day)} ({said}), {days} days measured"


def _of_entry(record: Record, measure: str, leg: str = "") -> dict[str, tuple[str, float, Row]]:
    return {one[2]["entry_id"]: one for one in record.measured(measure, leg)}


def _hind_to_fore(record: Record) -> tuple[Measured, float]:
    """Return thigh by upper front leg of each session with both, and the larger error of the first and the latest."""
    noise = {measure: max(10.0, _own_spread(record, measure)) for measure in ("thigh_girth_mm", "fore_girth_mm")}
    found: list[tuple[str, float, Row, float]] = []
    legs = [(_of_entry(record, "thigh_girth_mm", leg), _of_entry(record, "fore_girth_mm", leg)) for leg in ("L", "R")]
    for entry in legs[0][0].keys() | legs[1][0].keys():
        pairs = [(hind[entry], fore[entry]) for hind, fore in legs if entry in hind and entry in fore]
        if pairs:
            ratios = [hind[1] / fore[1] for hind, fore in pairs]
            errors = [
                ratio * math.hypot(noise["thigh_girth_mm"] / hind[1], noise["fore_girth_mm"] / fore[1])
                for ratio, (hind, fore) in zip(ratios, pairs, strict=True)
            ]
            mean, wrong = sum(ratios) / len(ratios), sum(errors) / len(errors)
            found.append((pairs[0][0][0], mean, pairs[0][0][2], wrong))
    found.sort(key=lambda one: (one[0], one[2]["entry_id"]))
    ends = max((found[0][3], found[-1][3])) if found else 0.0
    return [(day, ratio, row) for day, ratio, row, _wrong in found], ends


def _hind_share(record: Record) -> Measured:
    hind, fore = _of_entry(record, "hind_load_kg"), _of_entry(record, "fore_load_kg")
    both = [(hind[entry], fore[entry][1]) for entry in hind if entry in fore]
    return [(day, 100 * back / (back + front), row) for (day, back, row), front in both]


def _paw_gap(record: Record) -> Measured:
    left, right = _of_entry(record, "hind_paw_load_kg", "L"), _of_entry(record, "hind_paw_load_kg", "R")
    both = [(right[entry], left[entry][1]) for entry in right if entry in left]
    return [(day, 100 * (one - other) / (one + other), row) for (day, one, row), other in both]


def _own_spread(record: Record, measure: str) -> float:
    """Return 1.96 x root 2 x the spread within sessions over the root of the takes, of all sessions; 0 of few."""
    every = Record(record.folder, record.dog["name"], date(1990, 1, 1), date(9999, 12, 31))
    takes: dict[tuple[str, str], list[float]] = {}
    for row in every.readings:
        if row["measure"] == measure and row["kind"] == "measuring" and row["value"]:
            takes.setdefault((row["entry_id"], row["side"]), []).append(float(row["value"]))
    repeated = {key: values for key, values in takes.items() if len(values) > 1}
    if len({entry for entry, _side in repeated}) < 3:
        return 0.0
    squares = sum((value - sum(v) / len(v)) ** 2 for v in repeated.values() for value in v)
    free = sum(len(values) - 1 for values in repeated.values())
    each = middle(float(len(values)) for values in repeated.values())
    return 1.96 * math.sqrt(2 * squares / free / each)


def _own(record: Record) -> list[str]:
    found = []
    for row in record.rows("own_measures.csv"):
        measure = f"own.{row['id']}"
        name = row["name"]
        if row["asked"] == "daily":
            values = list(record.daily(measure).values())
            ends = f"first 7 days {plain(middle(values[:7]))} {row['unit']}, last 7 days {plain(middle(values[-7:]))}"
            meaning = f"{row['unit']}, less is better"
            if len(values) >= 14:
                found.append(f"{name} ({meaning}) {ends} {row['unit']}, {len(values)} days")
            elif values:
                days = f"{len(values)} day{'s' if len(values) > 1 else ''}"
                found.append(f"{name} ({meaning}) middle {plain(middle(values))} {row['unit']}, {days}")
        elif measured := record.measured(measure):
            ends = ", ".join(
                f"{plain(value)} on {record.day(day)}"
                for day, value, _row in ([measured[0], measured[-1]] if len(measured) > 1 else measured)
            )
            found.append(f"{name} {ends}, {len(measured)} time{'s' if len(measured) > 1 else ''}")
    return [*found, "0–4, 4 best:"] if found else []


def _scores(record: Record) -> list[str]:
    last = record.last.isoformat()
    scales: dict[str, list[Row]] = {}
    for row in sorted(record.rows("clinic_scores.csv"), key=lambda row: (row["day"], row["id"])):
        if row["day"] <= last:
            scales.setdefault(row["scale"], []).append(row)
    found = []
    for scale, rows in scales.items():
        one = rows[-1]
        ends = f"{_fitting(one['low'])}–{_fitting(one['high'])}{WAYS[one['better']]}, scored by {one['scored_by']}"
        totals = ", ".join(f"{_fitting(row['total'])} on {record.day(row['day'])}" for row in rows[-4:])
        found.append(f"{SCALES[scale]} ({ends}){', latest' if len(rows) > 4 else ''}: {totals}")
    return found


def _left_out(record: Record) -> list[str]:
    rows = record.within(record.rows("left_out.csv"))
    names = {"overall_mobility": "movement", "body_weight": "body weight"}
    said = "; ".join(
        f"{names[row['metric']]} {record.day(row['day'])} ({one_line(row['reason'])})"
        for row in sorted(rows, key=lambda row: (row["day"], row["metric"]))
    )
    return [f"{len(rows)} value{'s' if len(rows) > 1 else ''} left out by the owner: {said}"] if rows else []


def _fitting(text: str) -> str:
    return f"{float(text):g}"
