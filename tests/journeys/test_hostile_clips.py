# SPDX-License-Identifier: MIT
"""Clips that are broken, in the way or in a hurry: the window says a sentence and everything else goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.keeping import clip_reader, media, movie
from core.usecases import clip_import, clips, dogs
from core.usecases.clips import Clip, NewClip
from core.words.footfalls import Tap
from tests import make
from tests.evening import NOW, Evening, begin
from ui.app import Program
from ui.tabs.photos.tab import PhotosTab
from ui.tabs.photos.videos import bringing
from ui.tabs.photos.videos.pair import SIDES
from ui.tabs.photos.videos.videos_room import VideosRoom
from ui.widgets import clip_media

WAIT_MS = 20_000
SIDE_VIEW, PHONE = "dog-walks-side-360p.mp4", "phone-with-gps.mov"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def evening(qapp: QApplication, qtbot: QtBot) -> Iterator[Evening]:
    """A window on a new library with Bailey in it."""
    made = Evening(qtbot, Program(qapp, clock=lambda: NOW))
    begin(made)
    made.diary()
    yield made
    made.program.close()


def told(evening: Evening) -> str:
    """Return what the window and its tab say, and make sure that it is no crash."""
    assert evening.here.door.dialog is None, evening.here.door.dialog.details.toPlainText()
    tab = evening.here.window.tabs.tab("photos")
    assert isinstance(tab, PhotosTab)
    shown = [tab.notice.text()] if tab.notice.isVisible() else []
    return " ".join([*evening.here.window.notices.texts(), *shown])


def photos(evening: Evening) -> PhotosTab:
    tab = evening.open_tab("photos")
    assert isinstance(tab, PhotosTab)
    return tab


def keep(evening: Evening, path: Path, ago: int) -> Clip:
    """Keep a clip as the import would, without its poster."""
    here = evening.here
    assert here.session.dog is not None
    kept = media.copy_in(here.store.path, path)
    new = NewClip(
        kept, clip_reader.facts_of(movie.read(path)), make.TODAY - timedelta(days=ago), clips.OWNER, "walk", "left"
    )
    return clips.record_many(here.store, here.session.dog, [new], today=make.TODAY)[0]


def two_walks(evening: Evening, shared_path: Path) -> tuple[VideosRoom, list[Clip]]:
    """Open the videos page with two clips on it and wait until both show a frame."""
    folder = shared_path / "data" / "videos"
    kept = [keep(evening, folder / SIDE_VIEW, 21), keep(evening, folder / PHONE, 0)]
    room = photos(evening).videos.open().room
    assert room is not None
    wait_open(evening, room)
    return room, kept


def wait_open(evening: Evening, room: VideosRoom) -> None:
    players = [room.theatre.columns[side].player for side in SIDES]
    evening.qtbot.waitUntil(lambda: all(one.has_clip and not one.engine.is_busy for one in players), timeout=WAIT_MS)


def fill_disk(evening: Evening) -> None:
    """Let the database find no more room, as on a full disk."""
    connection = evening.here.store.database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(evening: Evening) -> None:
    evening.here.store.database.connection().execute("PRAGMA max_page_count = 1000000")


# --- what comes in -----------------------------------------------------------------------------------

IMPOSTORS = {
    "m3u.mp4": b"#EXTM3U\nfile:///etc/hostname\n",
    "concat.mov": b"ffconcat version 1.0\nfile /etc/hostname\n",
    "sdp.3gp": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
    "dash.m4v": b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>',
    "empty.avi": b"",
    "one.webm": b"\0",
    "zip.mov": b"PK\3\4" + bytes(3000),
    "hidden.mp4": b"\0\0\0\x0cfree#EXTM3U\nfile:///etc/hostname\n",
}


def test_impostors_cost_a_line_each_and_the_true_clip_comes_in(
    evening: Evening, tmp_path: Path, shared_path: Path
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name, content in IMPOSTORS.items():
        (folder / name).write_bytes(content)
    shutil.copy(shared_path / "data" / "photos" / "dog-sitting-side.jpg", folder / "photo.mov")
    shutil.copy(shared_path / "data" / "videos" / PHONE, folder)
    (folder / "folder.mp4").mkdir()
    (folder / "link.mp4").symlink_to(shared_path / "data" / "videos" / PHONE)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.mp4")
    tab = photos(evening)
    tab.accept_paths(sorted(folder.iterdir()))
    evening.qtbot.waitUntil(
        lambda: tab.videos.page is not None and tab.videos.page.flow.state == bringing.CHECKING, timeout=WAIT_MS
    )
    page = tab.videos.page
    assert page is not None
    good = [one.name for one in page.flow.candidates if one.can_be_kept]
    assert good == [PHONE]
    assert {one.name for one in page.flow.candidates} >= set(IMPOSTORS)
    for one in page.flow.candidates:
        assert one.problem is None or one.name in one.problem.title
    page.check.keep.click()
    here = evening.here
    assert here.session.dog is not None
    evening.qtbot.waitUntil(lambda: len(clips.of_dog(here.store, here.session.dog.id)) == 1, timeout=WAIT_MS)
    assert "1 clip kept" in told(evening)
    assert [path.name for path in (here.store.path / "tmp").iterdir()] == []


def test_no_room_for_a_clip_is_told_and_the_check_page_stays(
    evening: Evening, shared_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = photos(evening)
    tab.accept_paths([shared_path / "data" / "videos" / PHONE])
    evening.qtbot.waitUntil(
        lambda: tab.videos.page is not None and tab.videos.page.flow.state == bringing.CHECKING, timeout=WAIT_MS
    )
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    evening.press("clip_check_keep")
    evening.qtbot.waitUntil(lambda: "MB" in told(evening), timeout=WAIT_MS)
    assert tab.videos.page is not None and tab.videos.page.check.isVisible()
    assert list((evening.here.store.path / "media").iterdir()) == []
    monkeypatch.undo()
    evening.press("clip_check_keep")
    evening.qtbot.waitUntil(lambda: "1 clip kept" in told(evening), timeout=WAIT_MS)


def test_the_window_closes_while_clips_are_looked_at(evening: Evening, shared_path: Path) -> None:
    tab = photos(evening)
    library = evening.here.store.path
    tab.accept_paths([shared_path / "data" / "videos"])
    evening.here.window.close()
    assert evening.program.opened is None
    assert list((library / "media").iterdir()) == []


# --- the page ----------------------------------------------------------------------------------------


def test_the_window_closes_while_two_clips_play(evening: Evening, shared_path: Path) -> None:
    room, kept = two_walks(evening, shared_path)
    library, store = evening.here.store.path, evening.here.store
    room.theatre.choose("left")
    room.cards.show_card("footfalls")
    evening.press("tap_left")
    room.theatre.pair.play()
    evening.qtbot.waitUntil(lambda: room.theatre.columns["left"].player.frame_index > 3, timeout=WAIT_MS)
    assert clips.taps(store, kept[0]) == ()
    evening.here.window.close()
    assert evening.program.opened is None
    assert (library / "hindstride.db").read_bytes() != b""


def test_taps_that_a_full_disk_refused_are_kept_when_there_is_room(evening: Evening, shared_path: Path) -> None:
    room, (first, second) = two_walks(evening, shared_path)
    store, card = evening.here.store, room.cards.footfalls
    room.theatre.choose("left")
    room.cards.show_card("footfalls")
    for number in range(3000):
        card.taps.append(Tap(number * 3.0, "left" if number % 2 else "right"))
    card.tap("left", 9100.0)
    fill_disk(evening)
    evening.press("taps_save")
    assert "is full" in told(evening)
    assert card.save.isEnabled()
    room.theatre.choose("right")
    assert card.taps == []  # taps of one clip never stand on the card of another
    card.tap("right", 500.0)
    room.theatre.choose("left")
    assert len(card.taps) == 3001
    make_room(evening)
    evening.here.session.flush_requested.emit()
    assert len(clips.taps(store, first)) == 3001
    assert len(clips.taps(store, second)) == 1
    assert not card.save.isEnabled()


def test_another_dog_while_clips_play_gets_its_own_page(evening: Evening, shared_path: Path) -> None:
    room, kept = two_walks(evening, shared_path)
    luna = make.dog(evening.here.store, "Luna")
    room.theatre.choose("left")
    room.cards.show_card("footfalls")
    evening.press("tap_left")
    room.theatre.pair.play()
    evening.here.session.choose_dog(luna.id)
    page = photos(evening).videos.page
    assert page is not None and page.empty.isVisible()
    assert not room.theatre.pair.is_playing
    assert len(clips.taps(evening.here.store, kept[0])) == 1
    evening.here.session.choose_dog(kept[0].dog)
    wait_open(evening, room)
    told(evening)


def test_a_removed_clip_comes_back_by_undo_with_its_taps(evening: Evening, shared_path: Path) -> None:
    room, kept = two_walks(evening, shared_path)
    here = evening.here
    assert here.session.dog is not None
    clips.save_taps(here.store, here.session.dog, kept[1], [Tap(100.0, "left"), Tap(600.0, "right")])
    room.theatre.choose("right")
    evening.press("card_about")
    room.theatre.pair.play()
    room.cards.about.remove.click()
    assert "removed" in told(evening)
    here.session.undo()
    wait_open(evening, room)
    assert [clip.id for side in SIDES if (clip := room.theatre.clip(side))] == [clip.id for clip in kept]
    assert len(clips.taps(here.store, kept[1])) == 2


def test_an_original_that_is_taken_away_while_its_page_is_open_is_told(evening: Evening, shared_path: Path) -> None:
    room, kept = two_walks(evening, shared_path)
    target = media.path_of(evening.here.store.path, kept[0].sha256)
    target.unlink()
    player = room.theatre.columns["left"].player
    room.swap()
    evening.qtbot.waitUntil(
        lambda: "not in the library folder" in room.theatre.columns["right"].player.message, timeout=WAIT_MS
    )
    evening.qtbot.waitUntil(lambda: player.has_clip, timeout=WAIT_MS)
    room.theatre.choose("right")
    evening.press("card_about")
    room.cards.about.copy.setFocus()
    told(evening)


def test_a_copy_of_a_missing_original_is_a_sentence(
    evening: Evening, shared_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, kept = two_walks(evening, shared_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "copy.mp4"), ""))
    media.path_of(evening.here.store.path, kept[0].sha256).unlink()
    room.theatre.choose("left")
    evening.press("card_about")
    room.cards.about.copy.click()
    evening.qtbot.waitUntil(lambda: told(evening) != "", timeout=WAIT_MS)
    assert kept[0].sha256 not in told(evening)
    assert list(tmp_path.glob("*.mp4")) == []


def test_keys_stay_with_the_clips_after_a_click_on_a_speed(evening: Evening, shared_path: Path) -> None:
    room, _kept = two_walks(evening, shared_path)
    room.cards.show_card("about")
    room.cards.about.note.setFocus()
    evening.press("speed_0_25")
    evening.keys(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert room.theatre.pair.is_playing
    assert room.cards.about.note.toPlainText() == ""
    evening.press("card_freeze")
    assert not room.theatre.pair.is_playing  # a frame is frozen by that


def test_the_card_beside_the_photos_plays_the_two_clips(evening: Evening, shared_path: Path, tmp_path: Path) -> None:
    here = evening.here
    assert here.session.dog is not None
    for ago in (21, 0):
        make.photo(here.store, here.session.dog, make.TODAY - timedelta(days=ago))
    folder = shared_path / "data" / "videos"
    tab = photos(evening)
    assert not tab.compare.about.videos.isVisible()
    kept = [keep(evening, folder / SIDE_VIEW, 21), keep(evening, folder / PHONE, 0)]
    card = tab.compare.about.videos
    evening.qtbot.waitUntil(lambda: not card.isHidden(), timeout=WAIT_MS)
    card.buttons[1].click()
    page = tab.videos.page
    assert page is not None and page.room is not None and page.isVisible()
    players = [page.room.theatre.columns[side].player for side in SIDES]
    evening.qtbot.waitUntil(lambda: all(player.frame_index > 2 for player in players), timeout=WAIT_MS)
    assert page.room.theatre.chosen == "right"
    assert page.room.chosen_clip() == kept[1]


# --- a computer that cannot play ---------------------------------------------------------------------


def test_a_missing_sound_library_is_one_sentence_and_photos_go_on(
    evening: Evening, shared_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(_name: str) -> None:
        raise ImportError("libpulse.so.0: cannot open shared object file: No such file or directory")

    tab = photos(evening)
    monkeypatch.setattr(clip_media, "importlib", SimpleNamespace(import_module=lacking))
    page = tab.videos.open()
    assert page.room is None
    assert "libpulse.so.0" in page.missing.accessibleDescription() or "cannot be shown" in page.missing.accessibleName()
    tab.accept_paths([shared_path / "data" / "videos" / PHONE])
    evening.qtbot.waitUntil(lambda: page.flow.state == bringing.CHECKING, timeout=WAIT_MS)
    page.check.keep.click()
    evening.qtbot.waitUntil(lambda: "1 clip kept" in told(evening), timeout=WAIT_MS)
    assert page.missing.isVisible()
    page.leave.click()
    assert tab.start.isVisible()
    told(evening)


def test_the_reader_says_when_the_player_cannot_be_loaded(tmp_path: Path, shared_path: Path) -> None:
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(
        "import sys\n"
        "class Lacking:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'PySide6.QtMultimedia':\n"
        "            raise ImportError('libpulse.so.0: cannot open shared object file')\n"
        "sys.meta_path.insert(0, Lacking())\n",
        "utf-8",
    )
    clip = shared_path / "data" / "videos" / PHONE
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "_clip", str(clip), str(tmp_path / "poster.jpg")],
        env={**os.environ, "PYTHONPATH": str(hook)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert '"no_player"' in done.stdout


def test_another_dog_may_have_the_same_clip(evening: Evening, shared_path: Path) -> None:
    here = evening.here
    luna = make.dog(here.store, "Luna")
    first = keep(evening, shared_path / "data" / "videos" / PHONE, 0)
    here.session.choose_dog(luna.id)
    second = keep(evening, shared_path / "data" / "videos" / PHONE, 3)
    assert (first.sha256, first.dog) != (second.sha256, second.dog)
    assert first.sha256 == second.sha256
    dog = dogs.find(here.store, first.dog)
    assert dog is not None
    clips.remove(here.store, dog, first)
    assert clips.original_path(here.store.path, second.sha256).is_file()
    assert clip_import.poster_path(here.store.path, second.sha256)
