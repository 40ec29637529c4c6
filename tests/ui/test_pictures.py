# SPDX-License-Identifier: MIT
"""Pictures come in the order in which an owner needs them, stay within their bytes, and are made again at need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs, photo_copies, photos
from ui.jobs import Jobs
from ui.tabs.photos.pictures import Pictures
from ui.widgets.pixmaps import PixmapCache, bytes_of

TODAY = date(2026, 11, 22)
WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
DIES_COPYING = """
import os
from core.keeping import decoder, images
images.make_copies = lambda *given, **named: os._exit(9)
decoder.serve_process()
"""
ROOM = QSize(550, 550)


@dataclass
class Desk:
    """Pictures of one library, and what they told in turn."""

    pictures: Pictures
    library: Path
    kept: list[photos.Photo]
    qtbot: QtBot
    told: list[str] = field(default_factory=list)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.pictures.is_busy, timeout=20_000)


class Ear(QObject):
    """Writes down what pictures tell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.pictures)
        self._told = desk.told
        desk.pictures.thumb_ready.connect(self.on_thumb)
        desk.pictures.fit_ready.connect(self.on_fit)
        desk.pictures.full_ready.connect(self.on_full)
        desk.pictures.failed.connect(self.on_failed)

    def on_thumb(self, sha256: str, picture: QPixmap) -> None:
        self._told.append("thumb" if not picture.isNull() else "no thumb")

    def on_fit(self, sha256: str) -> None:
        self._told.append("fit")

    def on_full(self, sha256: str) -> None:
        self._told.append("full")

    def on_failed(self, sha256: str, sentence: str) -> None:
        self._told.append(sentence)


def keep(library: Path, folder: Path, decoder: Decoder, count: int) -> list[photos.Photo]:
    """Keep photos with all their copies and write their rows."""
    store = Store.create(library)
    dog = dogs.add(store, "Bailey", today=TODAY)
    made = []
    for number in range(count):
        path = folder / f"{number}.jpg"
        Image.effect_noise((2400, 1800), 10 + number).convert("RGB").save(path, quality=60)
        (found,) = photos.inspect(library, [path], decoder, today=TODAY)
        kept = photos.keep(library, found, decoder, allow_damaged=False)
        assert found.facts is not None
        day = TODAY - timedelta(days=7 * number)
        made.append(
            photos.record(store, dog, kept, found.facts, pose="rear", day=day, source=photos.OWNER, today=TODAY)
        )
    store.close()
    return made


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[photos.Photo]]:
    folder = tmp_path_factory.mktemp("three")
    with Decoder(WORKER) as decoder:
        return folder / "library", keep(folder / "library", folder, decoder, 3)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, three: tuple[Path, list[photos.Photo]]) -> Iterator[Desk]:
    library = tmp_path / "library"
    shutil.copytree(three[0], library)
    jobs, parent = Jobs(), QObject()
    with Decoder(WORKER) as decoder:
        made = Desk(Pictures(library, jobs, decoder, parent), library, three[1], qtbot)
        made.pictures.set_room(ROOM)
        Ear(made)
        yield made
        jobs.close()


def test_what_fits_the_frame_comes_first_and_the_large_one_after_it(desk: Desk) -> None:
    assert [desk.pictures.at_once(photo) for photo in desk.kept[:2]] == [None, None]
    desk.rest()
    assert desk.told == ["fit", "fit", "full", "full"]
    fit, best = desk.pictures.at_once(desk.kept[0]), desk.pictures.best(desk.kept[0])
    assert fit is not None and fit.size() == QSize(550, 412)  # as large as it is seen
    assert best is not None and best.size() == QSize(2048, 1536)


def test_a_photo_at_hand_is_there_at_once_and_gets_sharp_when_the_owner_rests(desk: Desk) -> None:
    desk.pictures.fetch(desk.kept[0])
    desk.rest()
    desk.told.clear()
    fit = desk.pictures.at_once(desk.kept[0])
    assert fit is not None and fit.width() == ROOM.width() and desk.told == []
    desk.qtbot.waitUntil(lambda: desk.told == ["full"])


def test_a_frame_that_has_grown_gets_a_larger_picture(desk: Desk) -> None:
    desk.pictures.fetch(desk.kept[0])
    desk.rest()
    desk.pictures.set_room(ROOM * 2)
    found = desk.pictures.at_once(desk.kept[0])
    assert found is not None and found.width() == 2048
    desk.rest()
    found = desk.pictures.at_once(desk.kept[0])
    assert found is not None and found.width() == 1024  # a half: read at no cost


def test_a_missing_copy_is_made_again_and_shown(desk: Desk) -> None:
    shutil.rmtree(desk.library / "cache")
    desk.pictures.want_thumb(desk.kept[1].sha256)
    desk.pictures.at_once(desk.kept[0])
    desk.rest()
    assert sorted(desk.told) == ["full", "thumb"]


def test_copies_of_new_photos_are_made_though_nobody_asked(desk: Desk) -> None:
    shutil.rmtree(desk.library / "cache")
    desk.pictures.make_ahead(desk.kept)
    desk.rest()
    assert [photo_copies.missing(desk.library, photo.sha256) for photo in desk.kept] == [[], [], []]
    assert desk.told == []


def test_while_photos_come_in_what_is_there_is_shown_and_what_is_missing_waits(desk: Desk) -> None:
    for photo in desk.kept:
        next(iter((desk.library / "cache" / "2048").rglob(f"{photo.sha256}.jpg"))).unlink()
    desk.pictures.hold(True)
    desk.pictures.make_ahead(desk.kept)
    desk.pictures.full(desk.kept[0])
    for photo in desk.kept:
        desk.pictures.want_thumb(photo.sha256)
    desk.qtbot.waitUntil(lambda: desk.told == ["thumb"] * 3)
    assert photo_copies.missing(desk.library, desk.kept[0].sha256) != []
    desk.pictures.hold(False)
    desk.rest()
    assert desk.told == ["thumb"] * 3 + ["full"]
    assert [photo_copies.missing(desk.library, photo.sha256) for photo in desk.kept] == [[], [], []]


def test_a_reader_that_dies_while_comparing_says_kept_no_preview(
    qtbot: QtBot, tmp_path: Path, three: tuple[Path, list[photos.Photo]]
) -> None:
    library = tmp_path / "library"
    shutil.copytree(three[0], library)
    lost, there = three[1][:2]
    for path in list((library / "cache").rglob(f"{lost.sha256}.jpg")):
        path.unlink()
    jobs, parent = Jobs(), QObject()
    with Decoder((sys.executable, "-c", DIES_COPYING)) as dying:
        desk = Desk(Pictures(library, jobs, dying, parent), library, three[1], qtbot)
        Ear(desk)
        assert [desk.pictures.at_once(photo) for photo in (lost, there)] == [None, None]
        desk.rest()
        jobs.close()
    (sentence,) = [one for one in desk.told if one not in ("fit", "full")]
    assert sentence.startswith(f"{lost.name}: kept, no preview.")
    assert desk.pictures.best(lost) is None and desk.pictures.best(there) is not None


def test_pictures_in_memory_stay_within_their_bytes_and_the_oldest_go(qtbot: QtBot) -> None:
    cache = PixmapCache(limit_bytes=10 * 100 * 100 * 4)
    for number in range(25):
        cache.put(number, QPixmap(100, 100))
        cache.get(0)  # looked at again and again: it stays
    assert cache.used_bytes == sum(bytes_of(cache.get(one) or QPixmap()) for one in (0, *range(16, 25)))
    assert (cache.used_bytes, len(cache)) == (10 * 100 * 100 * 4, 10)
    assert cache.get(0) is not None and cache.get(15) is None
    cache.put("larger than all", QPixmap(1000, 1000))
    assert cache.get("larger than all") is None and len(cache) == 10


def test_pictures_that_are_let_go_leave_nothing(desk: Desk) -> None:
    for photo in desk.kept:
        desk.pictures.fetch(photo)
        desk.pictures.want_thumb(photo.sha256)
    desk.rest()
    assert desk.pictures.used_bytes > 3 * 2048 * 1536 * 4
    desk.pictures.forget()
    assert desk.pictures.used_bytes == 0
