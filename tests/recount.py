# SPDX-License-Identifier: MIT
"""Counts a vet's page again from the CSV export alone: its own arithmetic, nothing imported from the program.

Here: the rows of one dog in a span and what is derived from them. The phrases they make are in recount_page.py.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
MONTHS += ("October", "November", "December")
Row = dict[str, str]


def short(day: date, seen_from: date) -> str:
    """Write a day: "22 Nov", with the year when more than 300 days back."""
    year = f" {day.year}" if (seen_from - day).days > 300 else ""
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def middle(values: Iterable[float]) -> float:
    """Return the median."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def plain(value: float) -> str:
    """Write a whole number without, any other with one decimal."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def signed(value: float, unit: str) -> str:
    """Write a change to one decimal: "+1.6 cm", "−0.4 kg", "0.0 cm"."""
    text = f"{abs(value):.1f}"
    sign = "" if text == "0.0" else "+" if value > 0 else "−"
    return f"{sign}{text} {unit}"


class Record:
    """One dog's rows of an export, within a span.

    Attributes:
        first, last: the span, inclusive. dog: the row of dogs.csv.
    """

    def __init__(self, folder: Path, name: str, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.folder = folder
        self.dog = next(row for row in self._all("dogs.csv") if row["name"] == name)
        self.readings = self.within(self._own("readings.csv", "dog_id"))
        self.entries = self.within(self._own("entries.csv"))
        self.deeds = [row for row in self.within(self._own("activities.csv")) if row["copied"] == "0"]
        self.care = sorted(self._own("care.csv"), key=lambda row: (row["kind"], row["since"], row["name"], row["id"]))
        self.events = sorted(self._own("events.csv"), key=lambda row: (row["day"], row["id"]))
        self.questions = [row for row in self._own("questions.csv") if not row["done_day"]]
        self.photos = self.within(self._own("photos.csv"))
        left_out = self._own("left_out.csv")
        self._left_out = {(row["metric"], row["side"], row["day"], row["entry"]) for row in left_out}

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a file that are this dog's, or of whosever photo when the file names no dog."""
        every = self._all(name)
        return [row for row in every if row.get("dog", self.dog["id"]) == self.dog["id"]]

    def _all(self, name: str) -> list[Row]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as handle:
            return list(csv.DictReader(handle))

    def _own(self, name: str, column: str = "dog") -> list[Row]:
        return [row for row in self._all(name) if row[column] == self.dog["id"]]

    def within(self, rows: Iterable[Row]) -> list[Row]:
        """Keep the rows whose day lies in the span."""
        return [row for row in rows if self.first.isoformat() <= row["day"] <= self.last.isoformat()]

    def day(self, text: str) -> str:
        """Write an ISO day as the page does."""
        return short(date.fromisoformat(text), self.last)

    def span_days(self) -> int:
        """Return how many days the span has."""
        return (self.last - self.first).days + 1

    def logged(self) -> list[str]:
        """Return the days with an answer or a note of the diary, or a session."""
        diary = {row["id"] for row in self.entries if row["kind"] == "diary"}
        answered = {row["day"] for row in self.readings if row["entry_id"] in diary}
        noted = {row["day"] for row in self.entries if row["id"] in diary and row["note"]}
        return sorted(answered | noted | {row["day"] for row in self.deeds})

    def daily(self, measure: str, leg: str | None = None) -> dict[str, float]:
        """Return the largest answer of each day; for one leg its own, or a no for both."""
        found: dict[str, float] = {}
        for row in self.readings:
            right = row["kind"] == "diary" and row["measure"] == measure and row["value"]
            if right and not self._is_left_out(row, ""):
                value = float(row["value"])
                if leg is None or row["side"] == leg or (row["side"] == "" and value == 0):
                    found[row["day"]] = max(value, found.get(row["day"], value))
        return dict(sorted(found.items()))

    def _is_left_out(self, row: Row, entry: str) -> bool:
        """Whether the owner left a value out; the file names the metric without the unit of the column."""
        key = row["measure"]
        names = {key, key.removesuffix("_mm"), key.removesuffix("_kg"), key.removesuffix("_s")}
        sides = {"", row["side"]}
        return any((name, side, row["day"], entry) in self._left_out for name in names for side in sides)

    def walked(self) -> dict[str, float]:
        """Return leash minutes of each day that is known, nought where "no walk" was ticked."""
        minutes: dict[str, list[str]] = {}
        for row in self.deeds:
            if row["kind"] == "leash_walk":
                minutes.setdefault(row["day"], []).append(row["minutes"])
        none = {day: 0.0 for day, value in self.daily("no_walk_today").items() if value == 1 and day not in minutes}
        known = {day: sum(map(float, given)) for day, given in minutes.items() if "" not in given}
        gone = {day for metric, _side, day, _entry in self._left_out if metric == "walk_minutes_total"}
        return {day: value for day, value in sorted((none | known).items()) if day not in gone}

    def wobbled(self) -> dict[str, float]:
        """Return 1 for days with wobbling or scuffing, 0 where both were denied."""
        one, two = self.daily("wobbled"), self.daily("scuffed")
        seen = {day: 1.0 for part in (one, two) for day, value in part.items() if value}
        return dict(sorted(({day: 0.0 for day in one if day in two} | seen).items()))

    def measured(self, measure: str, leg: str = "") -> list[tuple[str, float, Row]]:
        """Return (day, middle of the takes, a row of the session) of each session, by day."""
        takes: dict[str, list[Row]] = {}
        for row in self.readings:
            right = row["measure"] == measure and row["side"] == leg and row["value"]
            counts = not self._is_left_out(row, row["entry_id"])
            if right and counts and row["kind"] in ("measuring", "check"):
                takes.setdefault(row["entry_id"], []).append(row)
        found = [(rows[0]["day"], middle(float(row["value"]) for row in rows), rows[0]) for rows in takes.values()]
        return sorted(found, key=lambda one: (one[0], one[2]["entry_id"]))


def one_line(text: str) -> str:
    """Return text with single blanks."""
    return " ".join(text.split())


def touching(record: Record) -> list[Row]:
    """Return the events that touch the span."""
    first, last = record.first.isoformat(), record.last.isoformat()
    return [row for row in record.events if row["day"] <= last and (row["end_day"] or row["day"]) >= first]


def courses(record: Record) -> list[tuple[str, str, list[Row]]]:
    """Return (first day, last day or "", items) of each medicine; a changed dose goes on, a break of a day does not."""
    found: list[tuple[str, str, list[Row]]] = []
    for row in sorted(record.care, key=lambda row: (row["name"].casefold(), row["since"], row["stop_day"] or "9999")):
        if found and found[-1][2][0]["name"].casefold() == row["name"].casefold():
            since, until, items = found[-1]
            next_day = (date.fromisoformat(until) + timedelta(days=1)).isoformat() if until else "9999"
            if row["since"] <= next_day:
                ends = {until, row["stop_day"]}
                found[-1] = (since, "" if "" in ends else max(ends), [*items, row])
                continue
        found.append((row["since"], row["stop_day"], [row]))
    return found
