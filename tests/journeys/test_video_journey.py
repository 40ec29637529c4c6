# SPDX-License-Identifier: MIT
"""Clips in the Photos tab from dropped files to kept footfalls, with the real reader process and real clips."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import clips, photos
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos import importing
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.photos.videos import bringing, clip_cards
from ui.tabs.photos.videos.pair import SIDES
from ui.tabs.photos.videos.videos_page import VideosPage

WAIT_MS = 15_000
SIDE_VIEW, PHONE = "dog-walks-side-360p.mp4", "phone-with-gps.mov"


@pytest.fixture
def bailey(store: Store) -> Dog:
    return make.dog(store)


@pytest.fixture
def tab(qtbot: QtBot, store: Store, bailey: Dog) -> Iterator[PhotosTab]:
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    jobs = Jobs()
    made = PhotosTab(session, jobs)
    qtbot.addWidget(made)
    made.resize(1280, 706)
    made.show()
    yield made
    if made.videos.page is not None and made.videos.page.room is not None:
        made.videos.page.room.theatre.close_all()
    jobs.close()


@pytest.fixture
def files(shared_path: Path, tmp_path: Path) -> list[Path]:
    """Two clips, a playlist that calls itself a clip, and a photo, as an owner's folder has them."""
    folder = tmp_path / "from the phone"
    folder.mkdir()
    for name in (f"videos/{SIDE_VIEW}", f"videos/{PHONE}", "photos/dog-sitting-side.jpg"):
        shutil.copy(shared_path / "data" / name, folder)
    (folder / "list.mp4").write_text("#EXTM3U\nfile:///etc/hostname\n")
    return sorted(folder.iterdir())


def drop(tab: PhotosTab, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tab.dropEvent(event)


def checked(qtbot: QtBot, tab: PhotosTab) -> VideosPage:
    """Wait until the clips stand on their check page."""
    qtbot.waitUntil(
        lambda: tab.videos.page is not None and tab.videos.page.flow.state == bringing.CHECKING, timeout=WAIT_MS
    )
    assert tab.videos.page is not None
    return tab.videos.page


def test_dropped_clips_are_checked_kept_and_tapped(
    qtbot: QtBot, tab: PhotosTab, store: Store, bailey: Dog, files: list[Path]
) -> None:
    drop(tab, files)
    page = checked(qtbot, tab)
    qtbot.waitUntil(lambda: tab.flow.state == importing.CHECKING, timeout=WAIT_MS)
    assert [candidate.name for candidate in tab.flow.candidates] == ["dog-sitting-side.jpg"]
    tab.check.away.click()
    assert page.check.isVisible()

    said = {card.line().candidate.name: card for card in page.check.cards()}
    assert said[PHONE].line().day == date(2019, 7, 24)  # as the phone wrote it; the side view says nothing
    assert not said["list.mp4"].line().candidate.can_be_kept
    assert "list.mp4" in said["list.mp4"].words.text()
    assert not page.check.keep.isEnabled()
    said[SIDE_VIEW].choose.click()
    said[SIDE_VIEW].pickers["gait"].set_key("walk")
    assert page.check.keep.text() == "Keep 2 clips"
    page.check.keep.click()
    qtbot.waitUntil(lambda: len(clips.of_dog(store, bailey.id)) == 2, timeout=WAIT_MS)
    kept = {clip.name: clip for clip in clips.of_dog(store, bailey.id)}
    assert kept[SIDE_VIEW].gait == "walk"
    for name, clip in kept.items():
        bytes_in = next(path for path in files if path.name == name).read_bytes()
        assert hashlib.sha256(clips.original_path(store.path, clip.sha256).read_bytes()).digest() == (
            hashlib.sha256(bytes_in).digest()
        )

    room = page.room
    assert room is not None
    players = [room.theatre.columns[side].player for side in SIDES]
    qtbot.waitUntil(lambda: any(player.has_clip for player in players), timeout=WAIT_MS)
    side = next(side for side in SIDES if (clip := room.theatre.clip(side)) and clip.name == SIDE_VIEW)
    player = room.theatre.columns[side].player
    qtbot.waitUntil(lambda: player.has_clip and not player.engine.is_busy, timeout=WAIT_MS)
    room.theatre.choose(side)
    room.cards.chips[clip_cards.FOOTFALLS].click()
    for number in range(22):
        with qtbot.waitSignal(player.stepped, timeout=WAIT_MS):
            player.engine.go_to(5 + number * 6)
        qtbot.keyClick(player, Qt.Key.Key_F if number % 2 == 0 else Qt.Key.Key_J)
    room.cards.footfalls.save.click()
    found = clips.footfalls_of(store, kept[SIDE_VIEW])
    assert found.steps == 22
    assert found.steps_per_minute == pytest.approx(60 / (6 / 24), rel=0.01)  # a step every six frames of 24 a second
    assert found.left_share == pytest.approx(50, abs=0.5)


def test_the_same_clips_again_are_here_already(
    qtbot: QtBot, tab: PhotosTab, store: Store, bailey: Dog, files: list[Path]
) -> None:
    clip = [path for path in files if path.name == PHONE]
    for _time in range(2):
        drop(tab, clip)
        page = checked(qtbot, tab)
        if page.check.keep.isEnabled():
            page.check.keep.click()
            qtbot.waitUntil(lambda: len(clips.of_dog(store, bailey.id)) == 1, timeout=WAIT_MS)
    assert "Already here" in page.check.cards()[0].words.text()
    assert not page.check.keep.isEnabled()
    page.check.away.click()
    assert page.room is not None
    assert page.room.isVisible()


def test_a_frozen_frame_becomes_a_photo_of_the_day(
    qtbot: QtBot, tab: PhotosTab, store: Store, bailey: Dog, files: list[Path]
) -> None:
    drop(tab, [path for path in files if path.name == PHONE])
    page = checked(qtbot, tab)
    page.check.keep.click()
    room = page.room
    assert room is not None
    player = room.theatre.columns["left"].player
    qtbot.waitUntil(lambda: player.has_clip and not player.engine.is_busy, timeout=WAIT_MS)
    room.cards.chips[clip_cards.FREEZE].click()
    room.cards.freeze.still.click()
    qtbot.waitUntil(lambda: tab.flow.state == importing.CHECKING, timeout=WAIT_MS)
    tab.check.model.set_pose_for_all("rear")
    tab.check.keep.click()
    qtbot.waitUntil(lambda: len(photos.of_dog(store, bailey.id)) == 1, timeout=WAIT_MS)
    photo = photos.of_dog(store, bailey.id)[0]
    assert photo.day == date(2019, 7, 24)
    assert (photo.width, photo.height) == (320, 568)
    qtbot.waitUntil(page.isVisible, timeout=WAIT_MS)
    room.back.click()
    assert tab.compare.isVisible()
