# SPDX-License-Identifier: MIT
"""What leaves the library says nothing of place, camera or owner: every kind of export, read by another program."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import dogs, photos, report
from core.words.blocks import Report
from tests import photo_room
from tests.make import START, TODAY
from tests.photo_room import PhotoRoom
from ui import theme
from ui.jobs import Job
from ui.paper import printing
from ui.tabs.photos.extras import lapse_frames, lapse_plan
from ui.tabs.photos.videos import still

TELLING = (
    "gps",
    "serial",
    "xmp",
    "make",
    "model",
    "location",
    "coordinates",
    "latitude",
    "software",
    "owner",
    "artist",
)
OF_QT = ("PDF:", "XMP:")  # a printed page names its title and the program, in two ways


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, shared_path: Path) -> Iterator[PhotoRoom]:
    """A tab with all the shared photos as weeks from behind."""
    with photo_room.room(qtbot, tmp_path) as made:
        for week, path in enumerate(sorted((shared_path / "data" / "photos").iterdir())):
            made.keep(path, week=week)
        made.show()
        yield made


def told(path: Path) -> dict[str, object]:
    """Return what exiftool reads of place, camera and people in a file, also in its tracks."""
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed (Debian package libimage-exiftool-perl)")
    command = [tool, "-json", "-G0:1", "-a", "-u", "-ee", "-api", "largefilesupport=1", str(path)]
    (found,) = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    spoken = {name: value for name, value in found.items() if not name.startswith(("File:", "ExifTool:", "SourceFile"))}
    return {name: value for name, value in spoken.items() if any(word in name.lower() for word in TELLING)}


def test_the_originals_do_tell_so_the_tool_can_see(shared_path: Path) -> None:
    data = shared_path / "data"
    for name in ("photos/iphone6-gps-8mp.jpg", "videos/phone-with-gps.mov", "videos/phone-with-gps.mp4"):
        assert any("gps" in key.lower() for key in told(data / name)), name


@pytest.mark.parametrize("name", ["pair.png", "pair.jpg"])
def test_a_saved_comparison_says_nothing(room: PhotoRoom, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    target = room.folder / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    for photo in photos.of_dog(room.store, room.dog.id):
        room.tab.compare.set_photo("right", photo)
        room.qtbot.waitUntil(lambda: room.tab.compare.comparison() is not None, timeout=20_000)
        room.tab.bar.save_action.trigger()
        room.qtbot.waitUntil(target.exists, timeout=20_000)
        assert told(target) == {}
        target.unlink()


@pytest.mark.parametrize("name", ["weeks.webp", "weeks.gif"])
def test_a_time_lapse_says_nothing(room: PhotoRoom, name: str) -> None:
    chosen = lapse_plan.candidates(room.store, room.dog, "rear")
    assert len(chosen) == 5
    film = lapse_plan.film(room.store, chosen, START)
    wish = lapse_frames.Wish(film, 480, 500, QFont(), room.store.path, room.folder / name)
    made = lapse_frames.make(wish, room.decoder, job=Job())
    assert made.left_out == ()
    assert told(made.path) == {}


def test_a_printed_page_holds_photos_that_say_nothing(room: PhotoRoom, tmp_path: Path) -> None:
    pages = _summary(room.store, room.dog, START + timedelta(days=35))
    target = tmp_path / "page.pdf"
    printing.write_pdf(pages, target, theme=theme.load("paper"))
    assert {key for key in told(target) if not key.startswith(OF_QT)} == set()
    assert not any(word in key.lower() for key in told(target) for word in ("gps", "serial", "latitude"))
    taken = tmp_path / "taken out"
    taken.mkdir()
    subprocess.run(["pdfimages", "-all", str(target), str(taken / "photo")], check=True, timeout=60)
    pictures = sorted(taken.iterdir())
    assert pictures
    assert [told(path) for path in pictures] == [{}] * len(pictures)


def test_a_clean_copy_of_every_clip_says_nothing(shared_path: Path, tmp_path: Path) -> None:
    for source in sorted((shared_path / "data" / "videos").glob("*.m*")):
        copy = still.copy_without_place(source, tmp_path / source.name)
        assert {key for key in told(copy) if "timescale" not in key.lower()} == set(), source.name


def _summary(store: Store, dog: dogs.Dog, last: date) -> Report:
    return report.build(store, dog, START, min(last, TODAY), today=TODAY)
