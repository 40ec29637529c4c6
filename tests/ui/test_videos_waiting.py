# SPDX-License-Identifier: MIT
"""Nothing about videos holds the window: folders are listed beside it, and what looks at clips ends when it closes."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from core.keeping.clip_reader import ClipReader
from core.keeping.store import Store
from core.usecases import clip_import
from core.words.settings import UserSettings
from tests import films, make
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.photos.videos import posters
from ui.tabs.photos.videos.door import VideosDoor
from ui.tabs.photos.videos.posters import LoadedPoster, Posters
from ui.tabs.photos.videos.videos_page import VideosPage

WAIT_MS = 6_000


@pytest.fixture
def session(store: Store) -> Session:
    make.dog(store)
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clip, a photo that cannot be read, and a text."""
    made = tmp_path / "from the phone"
    made.mkdir()
    (made / "walk.mp4").write_bytes(films.film(films.track()))
    (made / "rear.jpg").write_bytes(b"\xff\xd8 torn")
    (made / "list.txt").write_text("nothing", encoding="utf-8")
    return made


@pytest.fixture
def listed_by(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads that listed folders."""
    seen: list[threading.Thread] = []
    split = clip_import.split

    def watched(paths: list[Path]) -> tuple[list[Path], list[Path]]:
        seen.append(threading.current_thread())
        return split(paths)

    monkeypatch.setattr(clip_import, "split", watched)
    return seen


def test_a_dropped_folder_is_listed_beside_the_window(
    qtbot: QtBot, session: Session, jobs: Jobs, folder: Path, listed_by: list[threading.Thread]
) -> None:
    tab = PhotosTab(session, jobs)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    tab.accept_paths([folder], pose="rear")
    assert tab.videos.is_listing
    assert tab.busy.isVisible()
    qtbot.waitUntil(lambda: bool(tab.flow.candidates), timeout=WAIT_MS)
    assert threading.main_thread() not in listed_by
    assert [candidate.name for candidate in tab.flow.candidates] == ["rear.jpg"]
    assert tab.flow.pose == "rear"
    assert not tab.videos.is_listing
    page = tab.videos.page
    assert page is not None
    qtbot.waitUntil(lambda: bool(page.flow.candidates), timeout=WAIT_MS)
    assert [candidate.name for candidate in page.flow.candidates] == ["walk.mp4"]


def test_files_that_their_names_tell_are_parted_at_once(
    session: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, listed_by: list[threading.Thread]
) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    door = VideosDoor(session, jobs, pages)
    photos = [tmp_path / "a.jpg", tmp_path / "b.HEIC"]
    assert door.take(photos) == photos
    assert not door.is_listing
    assert listed_by == []


def test_a_stopped_listing_brings_nothing(qtbot: QtBot, session: Session, jobs: Jobs, folder: Path) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    door = VideosDoor(session, jobs, pages)
    found: list[object] = []
    door.photos_found.connect(found.append)
    assert door.take([folder]) == []
    door.stop()
    assert not door.is_listing
    qtbot.waitUntil(lambda: not jobs.is_busy(), timeout=WAIT_MS)
    assert found == []
    assert door.page is None


def test_closing_does_not_wait_for_a_clip_that_is_looked_at(
    qtbot: QtBot, session: Session, folder: Path, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    script = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(6)"
    jobs = Jobs()
    page = VideosPage(session, jobs, reader=lambda: ClipReader((sys.executable, "-c", script)))
    qtbot.addWidget(page)
    page.accept_paths([folder / "walk.mp4"])
    qtbot.waitUntil(begun.exists, timeout=WAIT_MS)
    assert jobs.close(wait_ms=2_000)


def test_closing_does_not_wait_for_a_poster(qtbot: QtBot, session: Session, folder: Path, tmp_path: Path) -> None:
    from core.keeping import media

    kept = media.copy_in(session.store.path, folder / "walk.mp4")
    begun = tmp_path / "begun"
    script = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(6)"
    jobs = Jobs()
    shown = Posters(session.store.path, jobs, jobs, reader=lambda: ClipReader((sys.executable, "-c", script)))
    shown.want(kept.sha256)
    qtbot.waitUntil(begun.exists, timeout=WAIT_MS)
    assert jobs.close(wait_ms=2_000)


def test_a_window_that_is_gone_leaves_no_reader_behind(session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    def readers() -> int:
        gc.collect()
        return sum(isinstance(thing, ClipReader) for thing in gc.get_objects())

    before = readers()
    page = VideosPage(session, jobs)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    del page
    assert readers() == before


def test_a_fault_with_one_poster_does_not_keep_the_others_away(
    qtbot: QtBot, session: Session, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_library: Path, sha256: str, _reader: ClipReader, **_job: object) -> LoadedPoster:
        if sha256 == "bad":
            raise ValueError(sha256)
        return LoadedPoster(sha256, QPixmap(2, 2).toImage())

    monkeypatch.setattr(posters, "load", load)
    shown = Posters(session.store.path, jobs, jobs)
    came: list[str] = []
    faults: list[object] = []
    shown.ready.connect(lambda sha256, _pixmap: came.append(sha256))
    jobs.failed.connect(faults.append)
    shown.want("bad")
    shown.want("good")
    qtbot.waitUntil(lambda: came == ["good"], timeout=WAIT_MS)
    assert len(faults) == 1
