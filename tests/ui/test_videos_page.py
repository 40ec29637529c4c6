# SPDX-License-Identifier: MIT
"""The videos page with real clips: two side by side, start points, footfalls, stills, copies, what cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.keeping import media, movie
from core.keeping.clip_reader import ClipFacts
from core.keeping.store import Store
from core.usecases import clips
from core.usecases.clips import Clip, NewClip
from core.usecases.dogs import Dog
from core.words.footfalls import Tap
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.videos import clip_cards, videos_room
from ui.tabs.photos.videos.pair import SIDES
from ui.tabs.photos.videos.videos_page import VideosPage
from ui.tabs.photos.videos.videos_room import VideosRoom
from ui.widgets.clip_media import NoPlayer

WALKS = ("dog-walks-toward-512p.mp4", "phone-with-gps.mov")
WAIT_MS = 6_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.library(tmp_path)
    yield made
    made.close()


@pytest.fixture
def bailey(store: Store) -> Dog:
    return make.dog(store)


def keep(store: Store, dog: Dog, path: Path, day: date, *, gait: str = "walk", view: str = "left") -> Clip:
    """Keep a clip as the import would, without its poster."""
    kept = media.copy_in(store.path, path)
    said = movie.read(path)
    facts = ClipFacts(said.kind, said.width, said.height, said.duration_ms, said.frame_rate)
    new = NewClip(kept, facts, day, clips.OWNER, gait, view, name=path.name)
    return clips.record_many(store, dog, [new], today=make.TODAY)[0]


@pytest.fixture
def walks(store: Store, bailey: Dog, shared_path: Path) -> list[Clip]:
    """Two short walks, three weeks apart."""
    days = (make.TODAY - timedelta(days=21), make.TODAY)
    folder = shared_path / "data" / "videos"
    return [keep(store, bailey, folder / name, day) for name, day in zip(WALKS, days, strict=True)]


@pytest.fixture
def page(qtbot: QtBot, store: Store, bailey: Dog) -> Iterator[VideosPage]:
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    jobs = Jobs()
    made = VideosPage(session, jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made
    if made.room is not None:
        made.room.theatre.close_all()
    jobs.close()


def opened(qtbot: QtBot, page: VideosPage, count: int = 2) -> VideosRoom:
    """Wait until the clips on screen show a frame and nothing is on its way."""
    page.refresh()
    room = page.room
    assert room is not None
    engines = [room.theatre.columns[side].player.engine for side in SIDES]

    def is_ready() -> bool:
        return sum(engine.index >= 0 for engine in engines) == count and not any(one.is_busy for one in engines)

    qtbot.waitUntil(is_ready, timeout=WAIT_MS)
    return room


def test_the_first_and_the_latest_walk_open_side_by_side(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    assert [room.theatre.clip(side) for side in SIDES] == walks
    assert room.theatre.columns["left"].player.accessibleName() == "Week 2 · 1 Nov · Walk"


def test_a_dog_without_clips_is_told_what_will_be_here(qtbot: QtBot, page: VideosPage) -> None:
    page.refresh()
    assert page.empty.isVisible()
    assert page.leave.isVisible()


def test_one_clip_has_the_room_to_itself(
    qtbot: QtBot, page: VideosPage, store: Store, bailey: Dog, shared_path: Path
) -> None:
    keep(store, bailey, shared_path / "data" / "videos" / WALKS[0], make.TODAY)
    room = opened(qtbot, page, 1)
    assert room.theatre.columns["left"].isVisible()
    assert not room.theatre.columns["right"].isVisible()
    assert room.theatre.chosen == "left"


def test_a_start_point_is_kept_and_shown_again(qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    player = room.theatre.columns["left"].player
    with qtbot.waitSignal(player.stepped, timeout=WAIT_MS):
        player.engine.seek_ms(1250)
    room.theatre.columns["left"].sync.click()
    kept = clips.find(store, walks[0].id)
    assert kept is not None
    assert kept.sync_ms == 1200
    store.undo()
    assert clips.find(store, walks[0].id).sync_ms is None  # type: ignore[union-attr]
    assert room.theatre.pair.sync("left") == 0


def test_keys_step_both_or_the_ringed_one(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    players = [room.theatre.columns[side].player for side in SIDES]
    with qtbot.waitSignals([player.stepped for player in players], timeout=WAIT_MS):
        qtbot.keyClick(players[0], Qt.Key.Key_Period)
    assert [player.frame_index for player in players] == [1, 1]
    qtbot.keyClick(players[0], Qt.Key.Key_2)
    with qtbot.waitSignal(players[1].stepped, timeout=WAIT_MS):
        qtbot.keyClick(players[1], Qt.Key.Key_Greater, Qt.KeyboardModifier.ShiftModifier)
    assert [player.frame_index for player in players] == [1, 2]


def test_footfalls_are_tapped_by_keys_and_kept(qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.cards.chips[clip_cards.FOOTFALLS].click()
    room.theatre.choose("left")
    player = room.theatre.columns["left"].player
    for key in (Qt.Key.Key_F, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_F):
        with qtbot.waitSignal(player.stepped, timeout=WAIT_MS):
            player.engine.step(1)
        qtbot.keyClick(player, key)
    card = room.cards.footfalls
    assert "3 steps" in card.counted.text()
    assert [tick.side for tick in room.theatre.columns["left"].timeline.ticks()] == ["L", "R", "R", "L"]
    qtbot.keyClick(player, Qt.Key.Key_Backspace)
    card.save.click()
    wanted = (Tap(100.0, "left"), Tap(200.0, "right"), Tap(300.0, "scuff_right"))
    assert clips.taps(store, walks[0]) == wanted
    assert not card.save.isEnabled()


def test_a_tapped_stride_can_be_looped(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.theatre.choose("left")
    room.cards.show_card(clip_cards.FOOTFALLS)
    card = room.cards.footfalls
    assert not card.stride.isEnabled()
    for kind, at_ms in (("left", 300.0), ("right", 600.0), ("left", 900.0), ("left", 1500.0)):
        card.tap(kind, at_ms)
    assert card.stride_at(1000) == (900, 1500)
    card.stride.click()
    loop = room.theatre.pair.loop
    assert loop is not None
    assert (loop.first_ms, loop.last_ms) == (300, 900)  # the nearest one: the clip stands at its beginning
    player = room.theatre.columns["left"].player
    qtbot.waitUntil(lambda: 300 <= player.current_ms < 900, timeout=WAIT_MS)
    room.theatre.transport.loop.click()
    assert room.theatre.pair.loop is None
    room.halt()


def test_taps_are_kept_when_another_clip_is_chosen(
    qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage
) -> None:
    room = opened(qtbot, page)
    room.theatre.choose("left")
    room.cards.show_card(clip_cards.FOOTFALLS)
    room.cards.footfalls.buttons["left"].click()
    room.theatre.choose("right")
    assert len(clips.taps(store, walks[0])) == 1
    assert room.cards.footfalls.taps == []
    room.theatre.choose("left")
    assert len(room.cards.footfalls.taps) == 1


def test_taps_are_kept_before_the_window_closes(
    qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage
) -> None:
    room = opened(qtbot, page)
    room.cards.show_card(clip_cards.FOOTFALLS)
    room.cards.footfalls.buttons["right"].click()
    page._session.flush_requested.emit()
    assert len(clips.taps(store, walks[1])) == 1


def test_what_is_said_about_a_clip_is_kept(qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.cards.show_card(clip_cards.ABOUT)
    room.theatre.choose("right")
    about = room.cards.about
    about.pickers["surface"].setCurrentIndex(2)
    about.pickers["surface"].activated.emit(2)
    about.note.setPlainText("<b>pulled & limped</b>")
    about.flush()
    kept = clips.find(store, walks[1].id)
    assert kept is not None
    assert kept.surface == about.pickers["surface"].key() != ""
    assert kept.note == "<b>pulled & limped</b>"
    assert "frames a second" in about.rate.text()


def test_swapping_changes_places(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.theatre.transport.swap.click()
    opened(qtbot, page)
    assert [room.theatre.clip(side) for side in SIDES] == walks[::-1]


def test_the_same_clip_never_stands_in_both_halves(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.show_clip("left", walks[1])
    opened(qtbot, page)
    assert [room.theatre.clip(side) for side in SIDES] == walks[::-1]


def test_a_removed_clip_leaves_and_undo_brings_it_back(
    qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage
) -> None:
    room = opened(qtbot, page)
    room.theatre.choose("right")
    with qtbot.waitSignal(page.removed):
        room.cards.about.remove.click()
    assert [clip.id for clip in clips.of_dog(store, walks[0].dog)] == [walks[0].id]
    assert room.theatre.clip("right") is None
    store.undo()
    assert len(room.strip.tiles()) == 2


def test_an_angle_needs_three_clicks_and_is_not_kept(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.cards.show_card(clip_cards.FREEZE)
    room.theatre.choose("right")
    freeze, player = room.cards.freeze, room.theatre.columns["right"].player
    freeze.angle.click()
    middle = player.rect().center()
    for offset in (QPoint(-30, -30), QPoint(0, 0), QPoint(-30, 30)):
        qtbot.mouseClick(player, Qt.MouseButton.LeftButton, pos=middle + offset)
    assert freeze.value.text() == "90°"
    assert "not a measurement" in freeze.hint.text()
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert player.angle_points == 0


def test_a_frozen_frame_is_written_with_the_day_of_its_clip(qtbot: QtBot, walks: list[Clip], page: VideosPage) -> None:
    room = opened(qtbot, page)
    room.cards.show_card(clip_cards.FREEZE)
    room.theatre.choose("right")
    with qtbot.waitSignal(page.still_written, timeout=WAIT_MS) as told:
        room.cards.freeze.still.click()
    assert told.args is not None
    with Image.open(told.args[0]) as picture:
        assert picture.size == (320, 568)
        assert picture.getexif().get_ifd(0x8769)[36867] == "2026:11:22"


def test_a_copy_without_the_place_says_nothing_of_it(
    qtbot: QtBot, walks: list[Clip], page: VideosPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(qtbot, page)
    room.theatre.choose("right")
    target = tmp_path / "for the vet"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    with qtbot.waitSignal(page.told, timeout=WAIT_MS):
        room.cards.about.copy.click()
    copy = tmp_path / "for the vet.mov"
    assert not movie.read(copy).has_place
    assert b"+32.0929" not in copy.read_bytes()


def test_a_missing_original_is_said_where_its_picture_would_be(
    qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage
) -> None:
    opened(qtbot, page).theatre.close_all()
    media.path_of(store.path, walks[0].sha256).unlink()
    room = opened(qtbot, page, 1)
    player = room.theatre.columns["left"].player
    qtbot.waitUntil(lambda: "not in the library folder" in player.message, timeout=WAIT_MS)
    assert room.theatre.columns["right"].player.has_clip


def test_a_computer_without_a_player_gets_one_sentence(
    qtbot: QtBot, store: Store, bailey: Dog, walks: list[Clip], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise NoPlayer("Videos cannot be shown on this computer.", "Photos work as always.")

    monkeypatch.setattr(videos_room, "Theatre", refuse)
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    page = VideosPage(session, Jobs())
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.room is None
    assert page.missing.isVisible()
    assert page.missing.accessibleName() == "Videos cannot be shown on this computer."
    with qtbot.waitSignal(page.photos_asked):
        page.leave.click()
