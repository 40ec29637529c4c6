# SPDX-License-Identifier: MIT
"""Naughty strings in every text field of every use case: kept, exported and printed as they were typed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.keeping.store import Store
from core.usecases import (
    care,
    clinic_scores,
    csvfile,
    diary,
    dogs,
    events,
    measures,
    own,
    report,
    report_text,
    trends,
    vet_ranges,
    visits,
)
from core.usecases.dogs import Dog
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
MORE = (
    "a\r\nb",
    "\r",
    "tab\there",
    "{dog} {name} {0} %s %d",
    '"quoted", and; more',
    "=1+1",
    "\u2028line",
    "’’’",
    "\u202e",
    "full. stop.",
)


@pytest.fixture(scope="module")
def naughty(shared_path: Path) -> list[str]:
    """The strings, each once, with a few more that formats and tables trip over."""
    found = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    assert len(found) > 500
    return list(dict.fromkeys([*found, *MORE]))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = make.library(tmp_path_factory.mktemp("naughty"))
    # A disk that need not last makes thousands of saves quick.
    made.database.connection().execute("PRAGMA synchronous = OFF")
    yield made
    made.close()


@dataclass(frozen=True, slots=True)
class Field:
    """A text field: how a text is put into it, how it is read again, which column it stands in.

    Attributes:
        trimmed: blanks at its ends are no part of a name. blank: a blank text takes it out or is refused.
        printed: the vet reads it. most: more letters are refused; 0 takes any number.
    """

    put: Callable[[Store, Dog, str], object]
    read: Callable[[Store, Dog], str]
    file: str
    column: str
    trimmed: bool = False
    blank: bool = True
    printed: bool = True
    most: int = 0


def _detail(name: str, **more: bool) -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        now = dogs.find(store, dog.id) or dog
        dogs.save(store, dogs.with_changes(now, **{name: text}), today=DAY)

    return Field(put, lambda store, dog: str(getattr(dogs.find(store, dog.id), name)), "dogs.csv", name, **more)


def _care(name: str, **more: bool) -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        item = care.Care(f"{dog.id}/{name}", **{"name": "Loxicom", "since": DAY, name: text})
        care.save(store, dog, item, today=DAY)

    def read(store: Store, dog: Dog) -> str:
        found = {item.id: getattr(item, name) for item in care.of_dog(store, dog.id)}
        return str(found.get(f"{dog.id}/{name}", ""))

    return Field(put, read, "care.csv", name, **more)


def _session(name: str, **more: bool) -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        made = next(iter(measures.sessions(store, dog.id)), measures.Session(DAY, {("thigh_girth", "L", 1): 206.0}))
        changed = {"measured_by": made.measured_by, "note": made.note, name: text}
        measures.save(store, dog, measures.Session(DAY, made.values, id=made.id, **changed), today=DAY)

    return Field(
        put, lambda store, dog: str(getattr(measures.sessions(store, dog.id)[0], name)), "entries.csv", name, **more
    )


def _event(kind: str, **more: bool) -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        events.save(store, dog, events.Event(f"{dog.id}/{kind}", DAY, kind, text), today=DAY)

    def read(store: Store, dog: Dog) -> str:
        return next((event.text for event in events.between(store, dog.id, DAY, DAY) if event.kind == kind), "")

    return Field(put, read, "events.csv", "text", **more)


def _question() -> Field:
    def read(store: Store, dog: Dog) -> str:
        return next((question.text for question in visits.open_questions(store, dog.id)), "")

    return Field(
        lambda store, dog, text: visits.save_question(store, dog, 1, text, today=DAY),
        read,
        "questions.csv",
        "text",
        blank=False,
    )


def _own(name: str, **more: bool) -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        told = {"name": f"Laps, {name}", "unit": "laps", name: text}
        own.save(store, dog, own.OwnMeasure(f"{dog.id}/{name}", kind="number", better="higher", **told), today=DAY)

    def read(store: Store, dog: Dog) -> str:
        return next((getattr(m, name) for m in own.of_dog(store, dog.id) if m.id == f"{dog.id}/{name}"), "")

    return Field(put, read, "own_measures.csv", name, trimmed=True, printed=False, most=own.LONGEST[name], **more)


def _score() -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        made = clinic_scores.ClinicScore(f"{dog.id}/s", DAY, "load", "0-52", 21, note=text)
        clinic_scores.save(store, dog, made, today=DAY)

    return Field(
        put,
        lambda store, dog: clinic_scores.of_dog(store, dog.id)[0].note,
        "clinic_scores.csv",
        "note",
        printed=False,
    )


def _set_by() -> Field:
    def put(store: Store, dog: Dog, text: str) -> None:
        made = vet_ranges.VetRange(f"{dog.id}/r", since=DAY, low=10, high=15, set_by=text)
        vet_ranges.save(store, dog, made, today=DAY)

    return Field(
        put,
        lambda store, dog: vet_ranges.of_dog(store, dog.id)[0].set_by,
        "vet_ranges.csv",
        "set_by",
        trimmed=True,
        printed=False,
    )


FIELDS: dict[str, Field] = {
    "dog name": _detail("name", trimmed=True, blank=False),
    "breed": _detail("breed"),
    "diagnosis": _detail("diagnosis"),
    "clinic": _detail("clinic"),
    "clinic phone": _detail("clinic_phone", printed=False),
    "emergency phone": _detail("emergency_phone", printed=False),
    "diary note": Field(
        lambda store, dog, text: diary.save_note(store, dog, DAY, text, today=DAY),
        lambda store, dog: diary.page(store, dog.id, DAY).note,
        "days.csv",
        "note",
        printed=False,
    ),
    "small win": _event("win", blank=False),
    "something off": _event("off"),
    "question": _question(),
    "medicine": _care("name", trimmed=True, blank=False),
    "strength": _care("strength"),
    "amount": _care("amount"),
    "times": _care("times"),
    "measured by": _session("measured_by"),
    "session note": _session("note", printed=False),
    "own measure": _own("name", blank=False),
    "own unit": _own("unit"),
    "own anchor": _own("high_label"),
    "score note": _score(),
    "range set by": _set_by(),
}


def fill(store: Store, dog: Dog, field: Field, text: str) -> None:
    """Put a text into a field; a blank one may be refused, one that is too long is, nothing else."""
    if field.most and len(text.strip()) > field.most:
        with pytest.raises(InvalidValue):
            field.put(store, dog, text)
    text = within(field, text)
    try:
        field.put(store, dog, text)
    except InvalidValue:
        assert not text.strip()
        assert not field.blank


@pytest.fixture(scope="module")
def filled(store: Store, naughty: list[str]) -> dict[str, Dog]:
    """One dog for each string, with that string in every field."""
    kept = {}
    for text in naughty:
        dog = make.dog(store)
        for field in FIELDS.values():
            fill(store, dog, field, text)
        kept[text] = dog
    return kept


def within(field: Field, text: str) -> str:
    """Return as much of a text as a field takes."""
    return text.strip()[: field.most] if field.most else text


def expected(field: Field, text: str) -> str:
    """Return what a field must hold after a text was typed into it."""
    text = within(field, text)
    return text.strip() if field.trimmed else text


@pytest.mark.parametrize("name", FIELDS)
def test_every_text_is_kept_as_typed(store: Store, filled: dict[str, Dog], name: str) -> None:
    field = FIELDS[name]
    asked = {text: dog for text, dog in filled.items() if field.blank or text.strip()}
    wrong = [text for text, dog in asked.items() if field.read(store, dog) != expected(field, text)]
    assert wrong == []


@pytest.fixture(scope="module")
def exported(
    store: Store, filled: dict[str, Dog], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, str]]]:
    """Every file of the CSV export, read again."""
    found = {}
    for file in csvfile.export(store, tmp_path_factory.mktemp("csv")):
        with file.open(encoding="utf-8-sig", newline="") as handle:
            found[file.name] = list(csv.DictReader(handle))
    return found


@pytest.mark.parametrize("name", FIELDS)
def test_every_text_is_exported_as_typed(
    filled: dict[str, Dog], exported: dict[str, list[dict[str, str]]], name: str
) -> None:
    field = FIELDS[name]
    cells: dict[str, set[str]] = {}
    for row in exported[field.file]:
        owner = row["id"] if field.file == "dogs.csv" else row.get("dog_id", row["dog"])
        cells.setdefault(owner, set()).add(row[field.column])
    asked = {text: dog for text, dog in filled.items() if text.strip()}
    assert [text for text, dog in asked.items() if expected(field, text) not in cells[dog.id]] == []


def one_line(text: str) -> str:
    """Close line breaks and runs of blanks up, as a page does."""
    return " ".join(text.split())


def test_what_the_vet_reads_is_printed_as_typed(store: Store, naughty: list[str]) -> None:
    wrong = []
    for first in range(0, len(naughty), 8):
        # Eight at once: a page for each takes long.
        text = " ¦ ".join(naughty[first : first + 8])
        dog = make.dog(store)
        for name, field in FIELDS.items():
            fill(store, dog, field, f"{name}: {text}")
        now = dogs.find(store, dog.id)
        assert now is not None
        printed = one_line(report_text.write(report.build(store, now, make.START, DAY, today=DAY))).lower()
        for name, field in FIELDS.items():
            # The full stop of the owner's sentence may give way to ours.
            if field.printed and one_line(f"{name}: {text}").rstrip(".").lower() not in printed:
                wrong.append((name, text))
    assert wrong == []


def test_events_with_any_words_stand_on_the_chart_in_one_line(store: Store, naughty: list[str]) -> None:
    dog = make.dog(store)
    for number, text in enumerate(naughty):
        day = DAY - timedelta(days=number)
        events.save(store, dog, events.Event(f"f{number}", day, "fall", text), today=DAY)
    marks = trends.marks(store, dog, date(2020, 1, 1), DAY)
    assert len(marks) == len(naughty)
    assert all(mark.label.strip() and len(mark.label.splitlines()) == 1 for mark in marks)


def test_undo_names_a_dog_by_any_name(naughty: list[str]) -> None:
    for text in naughty:
        dog = Dog("1", text)
        assert diary.undo_words("comfort", dog, DAY) == f"comfort, {text}, 22 Nov"
