# SPDX-License-Identifier: MIT
"""The sample dogs' pages as files: one or two sheets, photos the only pictures, fonts within, words selectable."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import pdf_reading as reading
from tests.journeys.conftest import DOGS, PAPERS, Samples

SIZES = {"a4": (595, 842), "letter": (612, 792)}
ORDER = ("Now", "Owner's questions", "Warning signs, dated", "Course", "Muscle", "Function", "Photos", "Given and done")
# First and latest of two poses.
PHOTOS = 4

pytestmark = [pytest.mark.parametrize("dog", DOGS), pytest.mark.parametrize("paper", PAPERS)]


def poppler(tool: str, *words: object) -> list[str] | None:
    """Return the lines a tool of poppler prints, None where it is not installed."""
    found = shutil.which(tool)
    if found is None:
        return None
    return subprocess.run([found, *map(str, words)], capture_output=True, check=True).stdout.decode().splitlines()


def test_six_weeks_fit_on_one_or_two_sheets_of_the_paper(
    samples: Samples, qapp: QApplication, dog: str, paper: str
) -> None:
    sizes = reading.paper_of(samples.page(dog, paper)).sizes
    assert 1 <= len(sizes) <= 2
    assert set(sizes) == {SIZES[paper]}


def test_photos_are_the_only_raster_images(samples: Samples, qapp: QApplication, dog: str, paper: str) -> None:
    file = samples.page(dog, paper)
    made = reading.paper_of(file)
    assert (made.images, made.masks) == (PHOTOS, 0)
    listed = poppler("pdfimages", "-list", file)
    assert listed is None or len([line for line in listed if " image " in line]) == PHOTOS


def test_every_font_is_within_the_file(samples: Samples, qapp: QApplication, dog: str, paper: str) -> None:
    file = samples.page(dog, paper)
    made = reading.paper_of(file)
    assert made.fonts == made.embedded > 0
    listed = poppler("pdffonts", file)
    # Columns from the right: object, generation, unicode, subset, embedded.
    assert listed is None or [line.split()[-5] for line in listed[2:]] == ["yes"] * made.fonts


def test_the_words_can_be_selected_in_the_order_a_vet_reads(
    samples: Samples, qapp: QApplication, dog: str, paper: str
) -> None:
    words = " ".join(" ".join(reading.pages_of(samples.page(dog, paper))).split())
    assert words.startswith(f"{dog} — progress summary")
    place = 0
    for title in ORDER:
        place = words.find(title, place)
        assert place >= 0, title
        place += len(title)


def test_the_page_says_that_the_dog_is_a_sample_on_every_sheet(
    samples: Samples, qapp: QApplication, dog: str, paper: str
) -> None:
    for sheet in reading.pages_of(samples.page(dog, paper)):
        assert "Sample dog, not a real patient" in sheet


def test_every_sheet_names_the_dog_and_its_number(samples: Samples, qapp: QApplication, dog: str, paper: str) -> None:
    sheets = reading.pages_of(samples.page(dog, paper))
    for number, sheet in enumerate(sheets, 1):
        assert f"page {number} of {len(sheets)}" in " ".join(sheet.split())


def test_the_photos_of_the_record_are_those_on_the_page(
    samples: Samples, qapp: QApplication, dog: str, paper: str
) -> None:
    with (samples.csv / "photos.csv").open(encoding="utf-8-sig", newline="") as handle:
        kept = {row["sha256"] for row in csv.DictReader(handle)}
    assert len(kept) > PHOTOS
    assert all((samples.library / "media" / name[:2] / name).is_file() for name in kept)
    assert Path(samples.page(dog, paper)).stat().st_size < 1_000_000
