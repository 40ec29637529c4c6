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


def test_what_the_card_asks_is_kept_and_taps_that_are_not_kept_yet_stay(
    qtbot: QtBot, store: Store, bailey: Dog, page: VideosPage, shared_path: Path
) -> None:
    one = keep(store, bailey, shared_path / "data" / "videos" / WALKS[0], make.TODAY, gait="")
    room = opened(qtbot, page, 1)
    room.cards.show_card(clip_cards.FOOTFALLS)
    card = room.cards.footfalls
    for number in range(24):
        card.tap("right" if number % 2 else "left", number * 100.0)
    card.gaits["walk"].click()
    assert clips.find(store, one.id).gait == "walk"  # type: ignore[union-attr]
    assert len(card.taps) == 24
    assert not card.gait_row.isVisible()
    clips.change(store, bailey, clips.find(store, one.id), today=make.TODAY, slowed=2)  # type: ignore[arg-type]
    assert next(iter(card.values.values())).text() == "1200"
    card.watched.click()
    card.save.click()
    assert clips.watched_scuffs(store, one)
    assert card.watched.isChecked()
    assert not card.save.isEnabled()


def test_a_clip_of_another_dog_is_not_put_on_screen(
    qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage, shared_path: Path
) -> None:
    """The dog was switched while a long clip was copied."""
    room = opened(qtbot, page)
    toby = make.dog(store, "Toby")
    other = keep(store, toby, shared_path / "data" / "videos" / "phone-with-gps.mp4", make.TODAY)
    page.flow.finished.emit([other], [])
    assert [room.theatre.clip(side) for side in SIDES] == walks


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
    with qtbot.waitSignal(page.told, timeout=WAIT_MS, check_params_cb=lambda _text, role: role == "good"):
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


def test_a_copy_that_cannot_be_made_says_so_by_the_name_of_the_clip(
    qtbot: QtBot, store: Store, walks: list[Clip], page: VideosPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(qtbot, page)
    media.path_of(store.path, walks[1].sha256).write_bytes(b"RIFF\0\0\0\0AVI torn")
    room.theatre.choose("right")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "copy.mov"), ""))
    said: list[str] = []
    page.told.connect(lambda text, _role: said.append(text))
    room.cards.about.copy.click()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT_MS)
    assert said[0] == "Saving “copy.mov”…"
    assert "phone-with-gps.mov cannot be copied" in said[1]
    assert not (tmp_path / "copy.mov").exists()


def test_a_walk_from_another_side_is_nearer_than_something_else(
    qtbot: QtBot, store: Store, bailey: Dog, page: VideosPage, shared_path: Path
) -> None:
    folder = shared_path / "data" / "videos"
    days = (make.TODAY - timedelta(days=21), make.TODAY - timedelta(days=9), make.TODAY)
    keep(store, bailey, folder / WALKS[0], days[0], view="toward")
    keep(store, bailey, folder / WALKS[1], days[1], view="left")
    keep(store, bailey, folder / "phone-with-gps.mp4", days[2], gait="", view="")
    room = opened(qtbot, page)
    assert [clip.name for side in SIDES if (clip := room.theatre.clip(side))] == list(WALKS)


def test_a_library_open_for_reading_only_can_be_tapped_and_closed(
    qtbot: QtBot, store: Store, walks: list[Clip]
) -> None:
    store.close()
    reading = Store.open(store.path, write=False)
    session = Session(reading, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    page = VideosPage(session, Jobs())
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    room = opened(qtbot, page)
    room.cards.show_card(clip_cards.FOOTFALLS)
    room.theatre.choose("left")
    room.cards.footfalls.buttons["left"].click()
    room.theatre.choose("right")
    room.theatre.choose("left")
    assert len(room.cards.footfalls.taps) == 1
    session.flush_requested.emit()
    room.theatre.close_all()
    reading.close()


def test_tab_stops_at_the_pressed_speed_and_arrows_reach_the_others(
    qtbot: QtBot, walks: list[Clip], page: VideosPage
) -> None:
    room = opened(qtbot, page)
    speeds, forth = room.theatre.transport.speeds, room.theatre.transport.forth
    forth.setFocus()
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(forth, Qt.Key.Key_Tab)
    assert page.focusWidget() is speeds[1.0]
    qtbot.keyClick(speeds[1.0], Qt.Key.Key_Left)
    assert page.focusWidget() is speeds[0.5]
    assert room.theatre.pair.rate == 0.5
