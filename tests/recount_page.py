# SPDX-License-Identifier: MIT
"""The phrases with numbers that a vet's page must hold, made from a recounted record; nothing of the program.

What the page counts (signs, events, sessions) is written down here a second time on purpose. Charts and the
function table are in recount_charts.py, photos in recount_photos.py.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from tests.recount import MONTHS, Record, Row, courses, one_line, plain, signed, touching

ERROR_MM = 10
DEEDS = {
    "leash_walk": "Leash walk",
    "free_walk": "Walk off the leash",
    "underwater_treadmill": "Underwater treadmill",
    "swim": "Swimming",
    "prom": "Range of motion",
    "sit_to_stand": "Sit to stand",
    "exercise": "Other exercise",
    "cart": "Cart",
    "carried": "Carried or stroller",
    "play": "Play",
}
BAD_ENDS = {"sat_down": "sat down", "limped": "limped", "panted": "panted", "refused": "refused"}
SIGNS: dict[str, tuple[tuple[str, ...], int, int]] = {
    "off hind legs": (("off_legs",), 1, 1),
    "knuckling": (("knuckled", "knuckling_count"), 1, 99),
    "limping": (("limped",), 1, 1),
    "toe-touching": (("toe_touched",), 1, 1),
    "scuffing": (("scuffed",), 1, 1),
    "wobbling": (("wobbled",), 1, 1),
    "hind leg giving way": (("gave_way",), 1, 1),
    "slips or falls": (("slip_fall_count",), 1, 99),
    "accidents (urine, stool)": (("urination.accident", "urination.dribble", "defecation.accident"), 1, 1),
    "straining or no urine in 12 h": (("urination.strain", "urination.none_12h"), 1, 1),
    "vomiting": (("vomiting_count",), 1, 99),
    "diarrhoea": (("defecation.diarrhoea",), 1, 1),
    "black or bloody stool": (("defecation.black_tarry", "defecation.blood"), 1, 1),
    "eating less": (("appetite",), 2, 3),
    "drinking more": (("water_intake",), 2, 2),
}
EVENT_NAMES = {"flare_up": "flare-up", "fall": "fall or slip", "off": "something is off", "vet_called": "vet called"}
MCS = ("normal", "mild loss", "moderate loss", "severe loss")


def phrases(record: Record) -> list[str]:
    """Return every phrase outside charts, table, photos and foot."""
    asked = sorted(record.questions, key=lambda row: (int(row["place"]), row["id"]))
    questions = [f"{number}. {one_line(row['text'])}" for number, row in enumerate(asked, 1)]
    parts = (_head(record), _now(record), questions, _warnings(record), _muscle(record), _given(record))
    return [phrase for part in parts for phrase in part]


def _head(record: Record) -> list[str]:
    first, last, dog = record.first, record.last, record.dog
    year = "" if first.year == last.year else f" {first.year}"
    span = f"{first.day} {MONTHS[first.month - 1]}{year} to {last.day} {MONTHS[last.month - 1]} {last.year}"
    logged = len(record.logged())
    found = [f"{span} · owner-recorded, {logged} of {record.span_days()} days logged", dog["clinic"]]
    if dog["born"]:
        born = date.fromisoformat(dog["born"])
        months = (last.year - born.year) * 12 + last.month - born.month - (last.day < born.day)
        exact = f"{months // 12} y {months % 12} m" if months % 12 else f"{months // 12} y"
        found.append(exact if dog["born_exact"] == "1" else f"about {(months + 6) // 12} y")
    weights = record.measured("body_weight_kg")
    if weights:
        day, value, row = weights[-1]
        begin = next(one for one in weights if one[2]["measured_by"] == row["measured_by"])
        near = ", within error" if abs(value - begin[1]) < 0.2001 else ""
        since = f" ({signed(value - begin[1], 'kg')} since {record.day(begin[0])}{near})" if begin[0] != day else ""
        found.append(f"{value:.1f} kg on {record.day(day)}{since}")
    for measure, name in (("body_condition_score_9", "/9"), ("body_condition_score_5", "/5")):
        found += _scored(record, "BCS", {m: f"{m}{name}" for m in range(1, 10)}, record.measured(measure))
    found += _scored(record, "MCS", dict(enumerate(MCS)), record.measured("muscle_condition_score"))
    return [text for text in found if text]


def _scored(record: Record, name: str, words: dict[int, str], found: list[tuple[str, float, Row]]) -> list[str]:
    latest = {row["scored_by"]: (day, row["scored_by"], value) for day, value, row in found}
    said = [f"{words[round(value)]} {who}, {record.day(day)}" for day, who, value in sorted(latest.values())[::-1]]
    return [f"{name} {'; '.join(said)}"] if said else []


def _now(record: Record) -> list[str]:
    dog, last = record.dog, record.last.isoformat()
    found = [dog["diagnosis"]]
    if dog["start_day"]:
        days = (record.last - date.fromisoformat(dog["start_day"])).days
        week = f"week {days // 7 + 1}"
        if days < 0:
            before = (-days - 1) // 7 + 1
            week = f"{before} week{'s' if before > 1 else ''} before"
        kind = dog["start_kind"].replace("_", " ") or "the start"
        found.append(f"{week} on {record.day(last)}, counted from {kind} on {record.day(dog['start_day'])}.")
    for row in record.care:
        if (not row["since"] or row["since"] <= last) and (not row["stop_day"] or row["stop_day"] >= last):
            head = f"{row['name']} {row['strength']}".strip()
            since = f"since {record.day(row['since'])}" if row["since"] else ""
            until = f"until {record.day(row['stop_day'])}" if row["stop_day"] else ""
            found.append(", ".join(part for part in (head, row["amount"], row["times"], since, until) if part))
    for kind, most in (("aid", 3), ("vet_visit", 1)):
        rows = [row for row in record.events if row["kind"] == kind and row["day"] <= last][-most:]
        said = "; ".join(f"{record.day(row['day'])} {one_line(row['text']).rstrip('.')}" for row in rows)
        found.append({"aid": "Aids ", "vet_visit": "Last visit noted "}[kind] + said if said else "")
    return [text for text in found if text]


def _warnings(record: Record) -> list[str]:
    found = []
    for row in touching(record):
        if row["kind"] in EVENT_NAMES:
            lasted = row["end_day"] not in ("", row["day"])
            when = record.day(row["day"]) + (f" to {record.day(row['end_day'])}" if lasted else "")
            name, text = EVENT_NAMES[row["kind"]], one_line(row["text"]).rstrip(".")
            said = text[:1].lower() + text[1:] if text.lower().startswith(name) else f"{name}: {text}" if text else name
            found.append(f"{when} {said}")
    none: dict[int, list[str]] = {}
    for title, (measures, low, high) in SIGNS.items():
        parts = [part for part in map(record.daily, measures) if part]
        seen = sorted({day for part in parts for day, value in part.items() if low <= value <= high})
        answered = {day for part in parts for day in part if all(day in other for other in parts)} | set(seen)
        if seen:
            found.append(_seen(record, title, seen, len(answered)))
        elif answered:
            none.setdefault(len(answered), []).append(title)
    for count, titles in none.items():
        found.append(f"None on {count} day{'s' if count != 1 else ''} answered: {'; '.join(titles)}")
    return found


def _seen(record: Record, title: str, seen: list[str], answered: int) -> str:
    legs = {}
    for leg, name in (("L", "left"), ("R", "right")):
        parts = [record.daily(measure, leg) for measure in SIGNS[title][0] if measure in _TWO_LEGGED]
        legs[name] = sum(day in seen and value > 0 for part in parts for day, value in part.items())
    told = {name: count for name, count in legs.items() if count}
    said = f" ({', '.join(f'{name} {count}' for name, count in told.items())})" if told else ""
    if list(told.values()) == [len(seen)]:
        said = f" ({next(iter(told))})"
    days = ", ".join(map(record.day, seen))
    if len(seen) > 3:
        days = f"first {record.day(seen[0])}, last {record.day(seen[-1])}"
    return f"{title}{said} {len(seen)} of {answered}, {days}"


_TWO_LEGGED = ("limped", "scuffed", "knuckled", "gave_way", "toe_touched")


def _muscle(record: Record) -> list[str]:
    legs = {leg: record.measured("thigh_girth_mm", leg) for leg in ("L", "R")}
    every = [one for found in legs.values() for one in found]
    if not every:
        return []
    days = len({day for day, _value, _row in every})
    levels = sorted({float(r["value"]) for r in record.readings if r["measure"] == "girth_level_pct" and r["value"]})
    level = f"level {', '.join(f'{value:.0f} %' for value in levels)} of thigh length" if levels else "level not said"
    found = [f"{level}, {days} measuring day{'s' if days > 1 else ''}:"]
    for leg, name in (("L", "left"), ("R", "right")):
        if len(legs[leg]) == 1:
            found.append(f"{name} {legs[leg][0][1] / 10:.1f} cm on {record.day(legs[leg][0][0])}, one session")
        elif legs[leg]:
            found.append(f"{name} {_first_and_last(record, legs[leg])}")
    pairs = [
        (day, other - value)
        for day, value, row in legs["L"]
        for _day, other, twin in legs["R"]
        if twin["entry_id"] == row["entry_id"]
    ]
    if pairs:
        ends = dict.fromkeys((pairs[0], pairs[-1]))
        found.append("gap right minus left " + ", ".join(_gap(record, day, gap) for day, gap in ends))
    return found


def _first_and_last(record: Record, found: list[tuple[str, float, Row]]) -> str:
    (day, value, row), (last_day, last_value, last_row) = found[0], found[-1]
    said = f"{value / 10:.1f} cm on {record.day(day)}, {last_value / 10:.1f} cm on {record.day(last_day)}"
    if any(row[key] != last_row[key] for key in ("measured_by", "coat")):
        return f"{said} (another person or coat: not compared)"
    how = "beyond" if abs(last_value - value) > ERROR_MM else "within"
    return f"{said} ({signed((last_value - value) / 10, 'cm')}, {how} the 1 cm error)"


def _gap(record: Record, day: str, gap: float) -> str:
    how = "beyond" if abs(gap) > ERROR_MM else "within"
    return f"{signed(gap / 10, 'cm').lstrip('+')} on {record.day(day)} ({how} error)"


def _given(record: Record) -> list[str]:
    found = []
    for kind, name in DEEDS.items():
        rows = [row for row in record.deeds if row["kind"] == kind]
        if rows:
            found.append(f"{name}: {_deeds(rows)}")
    if not record.deeds:
        days = len(record.logged())
        found.append(f"No walks or exercise noted, {days} day{'s' if days != 1 else ''} logged")
    for since, until, items in courses(record):
        if record.first.isoformat() <= (until or "9999") < record.last.isoformat():
            began = f" from {record.day(since)}" if since else ""
            found.append(f"{items[0]['name']}{began} until {record.day(until)}")
    wins = [row for row in touching(record) if row["kind"] == "win" or row["kind"].startswith("milestone.")]
    said = " · ".join(f"{record.day(row['day'])} {one_line(row['text'])}" for row in wins[-3:])
    if wins:
        found.append((f"Small wins, {len(wins)} noted, latest: " if len(wins) > 3 else "Small wins: ") + said)
    return found


def _deeds(rows: list[Row]) -> str:
    days = len({row["day"] for row in rows})
    timed = [float(row["minutes"]) for row in rows if row["minutes"]]
    said = f"{len(rows)} on {days} day{'s' if days > 1 else ''}"
    if timed:
        said += f", {plain(sum(timed))} min in " + ("all" if len(timed) == len(rows) else f"the {len(timed)} timed")
    ended = Counter(row["ended"] for row in rows if row["ended"])
    bad = ", ".join(f"{name} {ended[key]}" for key, name in BAD_ENDS.items() if ended[key])
    return said + (f" ({bad} of {sum(ended.values())} with an end noted)" if bad else "")
