# SPDX-License-Identifier: MIT
"""Screen, paper, calendar and CSV tell one story about each sample dog.

Every number is counted again here from the CSV files with the standard library alone, then looked for elsewhere.
"""

from __future__ import annotations

import csv
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.keeping.store import Store
from core.usecases import cards, csvfile, diary, dogs, report, report_text, trends
from core.usecases.dogs import Dog
from core.words.blocks import Card, Chart, Charts, Report, Table

UNTIL = date(2026, 11, 22)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Told:
    """One dog's story: the CSV rows of the span, and what screen, calendar and paper say of it."""

    store: Store
    dog: Dog
    first: date
    days: list[dict[str, str]]
    walks: list[dict[str, str]]
    readings: list[dict[str, str]]
    events: list[dict[str, str]]
    report: Report
    paper: str
    calendar: dict[date, str]
    cards: dict[str, Card]

    def chart(self, key: str) -> Chart:
        return trends.chart(self.store, self.dog, key, (self.first, UNTIL))

    def printed(self, key: str) -> Chart:
        blocks = [block for section in self.report.sections for block in section.blocks if isinstance(block, Charts)]
        return next(chart for block in blocks for chart in block.charts if chart.key == key)

    @property
    def logged(self) -> list[dict[str, str]]:
        return [row for row in self.days if row["logged"] == "1"]


@pytest.fixture(scope="module")
def library(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    (folder / "library").symlink_to(sample_library, target_is_directory=True)
    store = Store.open(folder / "library", write=False)
    csvfile.export(store, folder / "csv")
    store.close()
    return folder


@pytest.fixture(params=("Bailey", "Toby", "Lulu"))
def told(request: pytest.FixtureRequest, library: Path) -> Iterator[Told]:
    store = Store.open(library / "library", write=False)
    dog = dogs.named(store, request.param)
    span = report.default_span(store, dog, UNTIL)
    page = report.build(store, dog, *span, today=UNTIL)

    def rows(name: str) -> list[dict[str, str]]:
        with (library / "csv" / name).open(encoding="utf-8-sig", newline="") as handle:
            every = csv.DictReader(handle)
            mine = [row for row in every if dog.id in (row.get("dog_id"), row.get("dog"))]
        return [row for row in mine if span[0].isoformat() <= row["day"] <= span[1].isoformat()]

    yield Told(
        store,
        dog,
        span[0],
        sorted(rows("days.csv"), key=lambda row: row["day"]),
        rows("activities.csv"),
        rows("readings.csv"),
        rows("events.csv"),
        page,
        report_text.write(page),
        diary.calendar(store, dog.id, *span),
        {card.key: card for card in cards.build(store, dog, *span)},
    )
    store.close()


def short(day: str) -> str:
    number = date.fromisoformat(day)
    return f"{number.day} {MONTHS[number.month - 1]}"


def number(value: float) -> str:
    return f"{value:.0f}" if abs(value - round(value)) < 0.01 else f"{value:.1f}"


def cells(told: Told, name: str) -> dict[str, str]:
    """Return one row of the printed function table: column title to cell."""
    section = next(section for section in told.report.sections if section.key == "function")
    table = next(block for block in section.blocks if isinstance(block, Table))
    row = next(row for row in table.rows if row[0] == name)
    return dict(zip(table.headers, row, strict=True))


def cell(told: Told, name: str, title: str) -> str:
    """Return one printed cell by the beginning of its column's title."""
    return next(text for header, text in cells(told, name).items() if header.startswith(title))


def minutes_by_day(told: Told) -> dict[str, float]:
    found = {row["day"]: 0.0 for row in told.days if row["no_walk_today"] == "1"}
    for walk in told.walks:
        if walk["kind"] == "leash_walk" and walk["copied"] == "0":
            found[walk["day"]] = found.get(walk["day"], 0.0) + float(walk["minutes"])
    return dict(sorted(found.items()))


def test_the_number_of_logged_days_is_one(told: Told) -> None:
    days = (UNTIL - told.first).days + 1
    assert len(told.calendar) == len(told.logged)
    assert f"{len(told.logged)} of {days} days logged" in told.paper
    assert sum(bar.logged for bar in told.chart("good_day").bars) == len(told.logged)


def test_good_days_are_the_same_everywhere(told: Told) -> None:
    answered = [row["good_day"] for row in told.logged if row["good_day"]]
    good = answered.count("good")
    assert sum(kind == "good" for kind in told.calendar.values()) == good
    assert sum(bar.count for bar in told.chart("good_day").bars) == good
    assert told.cards["good_day"].big == f"{answered[-7:].count('good')} of 7"
    last = [row["good_day"] for row in told.logged[-7:] if row["good_day"]]
    assert cell(told, "Last 7", "Good days") == f"{last.count('good')} of {len(last)}"
    for row in told.logged:
        assert told.calendar[date.fromisoformat(row["day"])] == (row["good_day"] or "logged")


def test_comfort_is_the_same_everywhere(told: Told) -> None:
    answered = [float(row["comfort"]) for row in told.days if row["comfort"]]
    assert [dot.value for dot in told.chart("comfort").traces[0].dots] == answered
    assert told.cards["comfort"].big == f"{number(statistics.median(answered[-7:]))} of 10"
    assert [dot.value for dot in told.printed("comfort").traces[0].dots] == answered
    last = [float(row["comfort"]) for row in told.logged[-7:] if row["comfort"]]
    assert cell(told, "Last 7", "Comfort").split(" ")[0] == number(statistics.median(last))


def test_walking_minutes_are_the_same_everywhere(told: Told) -> None:
    minutes = minutes_by_day(told)
    dots = told.chart("walk_minutes_total").traces[0].dots
    assert {dot.day.isoformat(): dot.value for dot in dots} == minutes
    middle = number(statistics.median(list(minutes.values())[-7:]))
    assert told.cards["walk_minutes_total"].big == f"{middle} min a day"
    for name, rows in (("First 7", told.logged[:7]), ("Last 7", told.logged[-7:])):
        of_days = [minutes[row["day"]] for row in rows if row["day"] in minutes]
        assert cell(told, name, "Leash walking").startswith(f"{number(statistics.median(of_days))} min")
    leash = [walk for walk in told.walks if walk["kind"] == "leash_walk"]
    total = sum(float(walk["minutes"]) for walk in leash)
    on_days = len({walk["day"] for walk in leash})
    assert f"Leash walk: {len(leash)} on {on_days} days, {number(total)} min in all" in told.paper


@pytest.mark.parametrize(("side", "leg"), [("L", "left"), ("R", "right")])
def test_girth_is_the_same_everywhere(told: Told, side: str, leg: str) -> None:
    takes: dict[str, list[float]] = {}
    people: dict[str, str] = {}
    for row in told.readings:
        if row["measure"] == "thigh_girth_mm" and row["side"] == side:
            takes.setdefault(row["day"], []).append(float(row["value"]))
            people[row["day"]] = row["measured_by"]
    middles = [(day, statistics.median(values) / 10) for day, values in sorted(takes.items())]
    (first, begin), (last, end) = middles[0], middles[-1]
    assert f"{leg} {begin:.1f} cm on {short(first)}, {end:.1f} cm on {short(last)}" in told.paper
    card = told.cards[f"thigh_girth.{side}"]
    assert card.big == f"{end:.1f} cm"
    # The card counts what it compares: the days of the person who measured last.
    same = [day for day in people if people[day] == people[last]]
    assert f"{len(same)} measuring days" in card.detail
    trace = next(trace for trace in told.chart("thigh_girth").traces if trace.side == side)
    assert [(dot.day.isoformat(), round(dot.value, 2)) for dot in trace.dots] == [
        (day, round(value, 2)) for day, value in middles
    ]


def test_weekly_counts_of_wobbling_and_scuffing_are_the_same_everywhere(told: Told) -> None:
    assert told.dog.start_day is not None
    bars = told.chart("wobbled_or_scuffed").bars
    if any(bar.count for bar in bars):  # bars that count nothing give way to another chart on paper
        assert told.printed("wobbled_or_scuffed").bars == bars
    for bar in bars:
        inside = [row for row in told.days if bar.start.isoformat() <= row["day"] <= bar.end.isoformat()]
        scuffed = [[row[name] for name in ("scuffed", "scuffed_L", "scuffed_R") if row[name]] for row in inside]
        seen = [row["wobbled"] == "1" or "1" in legs for row, legs in zip(inside, scuffed, strict=True)]
        asked = [bool(row["wobbled"] and legs) for row, legs in zip(inside, scuffed, strict=True)]
        answered = sum(yes or both for yes, both in zip(seen, asked, strict=True))
        assert (bar.count, bar.answered) == (sum(seen), answered)
        assert bar.end - bar.start == timedelta(days=6)
        assert bar.label == f"{sum(seen)} of {answered}"


def test_a_flare_up_stands_on_paper_with_the_days_of_the_record(told: Told) -> None:
    flare = next(row for row in told.events if row["kind"] == "flare_up")
    warnings = next(line for line in told.paper.splitlines() if "flare-up" in line)
    assert f"{short(flare['day'])} to {short(flare['end_day'])}" in warnings
    assert flare["text"].removeprefix("Flare-up ") in warnings
    marks = [mark for mark in told.chart("comfort").marks if mark.kind == "flare_up"]
    assert [(mark.day.isoformat(), mark.label) for mark in marks] == [(flare["day"], flare["text"])]


def test_paper_says_that_the_dog_is_a_sample(told: Told) -> None:
    assert "Sample dog" in told.paper
