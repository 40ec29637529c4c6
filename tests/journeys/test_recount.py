# SPDX-License-Identifier: MIT
"""Every number on the vet's page is found again from the CSV export, by arithmetic that knows nothing of the program.

Both ways: each recounted phrase stands on the page, and no number stands there that was not recounted.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import pdf_reading as reading
from tests import recount_charts, recount_goals, recount_page, recount_photos
from tests.journeys.conftest import DOGS, PAPERS, Samples
from tests.recount import Record

UNTIL = date(2026, 11, 22)
FOOT = "Sample dog, not a real patient · Recorded at home by the owner. Not a diagnosis."
SIX_WEEKS = (date(2026, 10, 12), UNTIL)
SPANS = [
    ("Bailey", *SIX_WEEKS),
    ("Toby", *SIX_WEEKS),
    ("Lulu", *SIX_WEEKS),
    ("Bailey", date(2026, 10, 30), date(2026, 11, 10)),
    ("Bailey", date(2026, 10, 19), date(2026, 10, 30)),
    ("Toby", date(2026, 8, 24), date(2026, 9, 30)),
    ("Lulu", date(2026, 7, 27), UNTIL),
    ("Lulu", date(2026, 7, 20), date(2026, 8, 10)),
]


@pytest.fixture(scope="module")
def version(samples: Samples) -> str:
    found = re.search(r"\d[\w.]*", samples.run("--version"))
    assert found
    return found[0]


class Page:
    """A page's words, out of which recounted phrases are taken until no number is left."""

    def __init__(self, text: str) -> None:
        # Paper joins letters ("fi") that are two in the record.
        self.rest = " ".join(unicodedata.normalize("NFKC", text).split())
        self.missing: list[str] = []

    def take(self, phrases: list[str], *, must: bool = True) -> None:
        """Take each phrase out once, the longest first; remember those that are not there."""
        for phrase in sorted(phrases, key=len, reverse=True):
            found = re.search(self._pattern(phrase), self.rest)
            if found:
                self.rest = f"{self.rest[: found.start()]} ▪ {self.rest[found.end() :]}"
            elif must:
                self.missing.append(phrase)

    @staticmethod
    def _pattern(phrase: str) -> str:
        words = unicodedata.normalize("NFKC", phrase).split()
        # A line of paper may break after a hyphen or a stroke, and a table's cells stand apart.
        parts = (re.escape(word).replace(r"\-", r"\-\s?").replace("–", r"–\s?").replace("/", r"/\s?") for word in words)
        return r"(?<![\d.,−+])" + r"[\s|]+".join(parts) + r"(?!\d|[.,]\d)"

    def numbers(self) -> list[str]:
        """Return what is left with digits, and a little around it."""
        return re.findall(r".{0,30}\d[^▪]{0,30}", self.rest)


def expected(record: Record) -> tuple[list[str], recount_charts.Drawn]:
    headings, rows = recount_charts.table(record)
    known = recount_page.phrases(record) + headings + [" ".join(row) for row in rows]
    known += recount_photos.captions(record) + recount_photos.remarks(record) + recount_photos.method(record)
    charts = recount_charts.drawn(record)
    known += recount_goals.phrases(record) + recount_goals.compared(record, charts.series)
    for line in recount_photos.marked(record):
        charts.text.append(" ".join((line.name, *line.cells)))
        # On paper a cell may wrap in the middle of its words, never of its number.
        charts.paper += [cell.partition(" error")[0] for cell in line.cells]
    return known, charts


@pytest.mark.parametrize(("dog", "first", "last"), SPANS)
def test_every_number_of_the_text_is_recounted_from_the_csv(
    samples: Samples, version: str, dog: str, first: date, last: date
) -> None:
    # The six weeks are what is offered when no span is named.
    named = () if (first, last) == SIX_WEEKS else ("--from", first, "--to", last)
    page = Page(samples.text(dog, *named))
    known, charts = expected(Record(samples.csv, dog, first, last))
    page.take([*known, *charts.text, f"Hindstride {version}"])
    assert page.missing == []
    assert page.numbers() == []


def _without_foot(sheets: list[str], name: str) -> list[str]:
    """Take the foot off each sheet: it must stand there, and stands in the middle of a sentence that goes on."""
    found = []
    for number, sheet in enumerate(sheets, 1):
        words = " ".join(sheet.split())
        for foot in (f"{name} · page {number} of {len(sheets)}", FOOT):
            assert words.count(foot) == 1, (foot, words)
            words = words.replace(foot, "")
        found.append(words)
    return found


def recount_paper(file: Path, record: Record, version: str) -> None:
    sheets = reading.pages_of(file)
    page = Page("\n".join(_without_foot(sheets, f"{record.dog['name']} · Hindstride {version}")))
    known, charts = expected(record)
    page.take([*known, *charts.paper])
    page.take(charts.room, must=False)
    assert page.missing == []
    assert page.numbers() == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dog", DOGS)
def test_every_number_of_the_paper_is_recounted_from_the_csv(
    samples: Samples, version: str, qapp: QApplication, dog: str, paper: str
) -> None:
    recount_paper(samples.page(dog, paper), Record(samples.csv, dog, *SIX_WEEKS), version)


@pytest.mark.parametrize(("dog", "first", "last"), [SPANS[3], SPANS[6]])
def test_every_number_of_a_chosen_span_on_paper_is_recounted_from_the_csv(
    samples: Samples, version: str, qapp: QApplication, tmp_path: Path, dog: str, first: date, last: date
) -> None:
    file = tmp_path / "page.pdf"
    samples.run("summary", "--library", samples.library, "--dog", dog, "--from", first, "--to", last, "-o", file)
    recount_paper(file, Record(samples.csv, dog, first, last), version)


def test_a_number_that_is_not_in_the_record_is_noticed(samples: Samples) -> None:
    text = samples.text("Bailey")
    known, charts = expected(Record(samples.csv, "Bailey", *SIX_WEEKS))
    told = re.search(r"None on (\d+) days answered", text)
    assert told
    page = Page(text.replace(told[0], f"None on {int(told[1]) + 1} days answered") + "\nwalked 3 km")
    page.take(known + charts.text)
    assert [phrase for phrase in page.missing if phrase.startswith(told[0])]
    assert any("3 km" in number for number in page.numbers())


def test_the_recount_imports_nothing_of_the_program() -> None:
    for name in ("recount", "recount_page", "recount_charts", "recount_goals", "recount_photos"):
        source = (Path(__file__).parents[1] / f"{name}.py").read_text("utf-8")
        assert not re.search(r"^\s*(from|import) (core|ui|main)\b", source, re.MULTILINE)
