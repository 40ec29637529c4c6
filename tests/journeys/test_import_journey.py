# SPDX-License-Identifier: MIT
"""Two weeks of photos come in by real clicks, are compared, and can be undone; the originals stay as they are."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.keeping import dog_drawing, media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs, photos
from core.words.settings import UserSettings
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.check_model import Column
from ui.tabs.photos.tab import PhotosTab

TODAY = date(2026, 11, 22)
WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    theme.apply(qapp, theme.load("light"))
    store = Store.create(tmp_path / "library")
    dogs.add(store, "Bailey", today=TODAY, start_day=date(2026, 10, 25))
    yield Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    store.close()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def tab(session: Session, jobs: Jobs, qtbot: QtBot) -> Iterator[PhotosTab]:
    with Decoder(WORKER) as decoder:
        made = PhotosTab(session, jobs, decoder=decoder)
        qtbot.addWidget(made)
        made.resize(1280, 706)
        made.show()
        yield made
        jobs.close()


def week_of_photos(folder: Path, day: date) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, pose in enumerate(("rear", "left_lateral")):
        picture = dog_drawing.draw(
            next(iter(dog_drawing.LOOKS.values())),
            pose,
            left=day.day / 31,
            right=0.5,
            crouch=0.2,
            jitter=dog_drawing.Jitter(),
            taken_at=datetime(day.year, day.month, day.day, 23, 30),
            offset="-04:00",
            size_px=(480, 640) if pose == "rear" else (640, 480),
        )
        paths.append(folder / f"IMG_{day:%m%d}_{number}.jpg")
        paths[-1].write_bytes(picture.image_bytes)
    return paths


def press(qtbot: QtBot, tab: PhotosTab, name: str) -> None:
    button = tab.findChild(QPushButton, name)
    assert button is not None and button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def import_week(qtbot: QtBot, tab: PhotosTab, jobs: Jobs) -> None:
    """Press "Add photos…", give each picture its pose, keep them."""
    press(qtbot, tab, "add_photos" if tab.bar.isVisible() else "start_add")
    qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=20_000)
    model = tab.check.model
    for row, pose in enumerate(("rear", "left_lateral")):
        assert model.setData(model.index(row, Column.POSE), pose)
    press(qtbot, tab, "check_keep")
    qtbot.waitUntil(lambda: tab.bar.isVisible() and not jobs.is_busy(), timeout=20_000)


def test_two_weeks_come_in_and_stand_side_by_side(
    session: Session, jobs: Jobs, tab: PhotosTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(path) for path in chosen], ""))
    every: list[Path] = []
    for day in (date(2026, 10, 25), date(2026, 11, 8)):
        chosen[:] = week_of_photos(tmp_path / "phone", day)
        every += chosen
        import_week(qtbot, tab, jobs)
    assert session.dog is not None
    kept = photos.of_dog(session.store, session.dog.id)
    assert [(photo.day, photo.utc_offset) for photo in kept] == [
        (date(2026, 10, 25), "-04:00"),
        (date(2026, 10, 25), "-04:00"),
        (date(2026, 11, 8), "-04:00"),
        (date(2026, 11, 8), "-04:00"),
    ]
    for photo in kept:
        (original,) = [path for path in every if path.name == photo.name]
        assert media.path_of(session.store.path, photo.sha256).read_bytes() == original.read_bytes()
        assert photo.sha256 == hashlib.sha256(original.read_bytes()).hexdigest()

    press(qtbot, tab, "view_pair")
    press(qtbot, tab, "pose_rear")
    tab.bar.first_action.trigger()
    canvas = tab.compare.canvas
    qtbot.waitUntil(lambda: not canvas.pane("left").pixmap.isNull() and not canvas.pane("right").pixmap.isNull())
    assert (canvas.pane("left").words, canvas.pane("right").words) == ("Week 1 · 25 Oct", "Week 3 · 8 Nov")
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom > 1
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert canvas.zoom == 1
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert canvas.pane("right").title == "Week 1"

    session.undo()
    assert len(photos.of_dog(session.store, session.dog.id)) == 2
    session.redo()
    assert len(photos.of_dog(session.store, session.dog.id)) == 4


def test_the_same_photos_again_are_told_as_here_already(
    session: Session, jobs: Jobs, tab: PhotosTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = week_of_photos(tmp_path / "phone", date(2026, 10, 25))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(path) for path in chosen], ""))
    import_week(qtbot, tab, jobs)
    press(qtbot, tab, "add_photos")
    qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=20_000)
    assert "2 already here" in tab.check.state.text()
    keep = tab.findChild(QPushButton, "check_keep")
    assert keep is not None and not keep.isEnabled()


def test_real_phone_photos_come_in_with_their_dates(
    session: Session, jobs: Jobs, tab: PhotosTab, qtbot: QtBot, shared_path: Path
) -> None:
    files = sorted((shared_path / "data" / "photos").iterdir())
    tab.accept_paths(files)
    qtbot.waitUntil(lambda: tab.check.isVisible(), timeout=30_000)
    tab.check.model.set_pose_for_all("left_lateral")
    press(qtbot, tab, "check_keep")
    qtbot.waitUntil(lambda: tab.bar.isVisible() and not jobs.is_busy(), timeout=30_000)
    assert session.dog is not None
    kept = photos.of_dog(session.store, session.dog.id)
    assert {photo.name for photo in kept} == {path.name for path in files}
    assert all(photo.taken_source.startswith("exif") for photo in kept)
    assert session.store.undo_label == "5 photos, Bailey"
