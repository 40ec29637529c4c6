# SPDX-License-Identifier: MIT
"""Stepping through the real clips of the shared data: every frame once and in order, told apart by its pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.clip_files import avi, jpegs, webm
from tests.clip_frames import digest, played_through, times_of
from ui.widgets.clip_engine import ClipEngine, State
from ui.widgets.clip_times import FrameTimes

# Said once a process where there is no graphics card.

CLIPS = (
    "dog-trots-left-to-right-720p.mp4",
    "dog-walks-side-360p.mp4",
    "dog-walks-toward-512p.mp4",
    "phone-with-gps.mov",
    "phone-with-gps.mp4",
)
SHORT = "dog-walks-toward-512p.mp4"
PHONE = "phone-with-gps.mov"
STEP_MS = 10_000
Opened = Callable[[str], ClipEngine]


@pytest.fixture
def opened(qtbot: QtBot, shared_path: Path) -> Iterator[Opened]:
    """Open a clip of the shared data at its first frame."""
    engines: list[ClipEngine] = []

    def open_clip(name: str) -> ClipEngine:
        path = shared_path / "data" / "videos" / name
        engine = ClipEngine()
        engines.append(engine)
        with qtbot.waitSignals([engine.opened, engine.settled], timeout=STEP_MS):
            engine.open(path, times_of(path))
        return engine

    yield open_clip
    for engine in engines:
        engine.close()
        engine.deleteLater()


def step(qtbot: QtBot, engine: ClipEngine, by: int) -> None:
    with qtbot.waitSignal(engine.settled, timeout=STEP_MS):
        engine.step(by)


def go_to(qtbot: QtBot, engine: ClipEngine, index: int) -> None:
    with qtbot.waitSignal(engine.settled, timeout=STEP_MS):
        engine.go_to(index)


@pytest.mark.parametrize("name", CLIPS)
def test_stepping_shows_every_frame_once_and_in_order_and_back_again(
    qtbot: QtBot, shared_path: Path, opened: Opened, name: str
) -> None:
    path = shared_path / "data" / "videos" / name
    times = times_of(path)
    truth = played_through(qtbot, path, len(times))
    assert len(truth) == len(times)
    assert len(set(truth)) == len(truth)  # all frames of these clips differ, so a digest names one
    engine = opened(name)
    seen = [digest(engine.image())]
    for _frame in range(1, len(times)):
        step(qtbot, engine, 1)
        seen.append(digest(engine.image()))
    assert seen == truth
    far_back = max(0, len(times) - 70)  # the way back over a key frame; the whole way takes as long again
    for index in range(len(times) - 2, far_back - 1, -1):
        step(qtbot, engine, -1)
        assert (engine.index, digest(engine.image())) == (index, truth[index])


@pytest.mark.parametrize("kind", ["avi", "webm"])
def test_clips_that_tell_little_are_stepped_through_too(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    """An AVI says no times at all, a WEBM of a browser neither a rate nor how long a frame lasts."""
    stamps = [number * 33 + (15 if number % 3 == 1 else 0) for number in range(40)]
    if kind == "avi":
        content = avi(jpegs(40), size=(64, 48), rate=25)
        times = FrameTimes.of((), duration_ms=1600, frame_rate=25)
    else:
        content = webm(jpegs(40), stamps, size=(64, 48))
        times = FrameTimes.of([float(stamp) for stamp in stamps], duration_ms=0, frame_rate=0)
    path = tmp_path / f"clip.{kind}"
    path.write_bytes(content)
    engine = ClipEngine()
    with qtbot.waitSignals([engine.opened, engine.settled], timeout=STEP_MS):
        engine.open(path, times)
    reds = [engine.image().pixelColor(30, 20).red()]
    for by in [1] * 39 + [-1] * 39:
        step(qtbot, engine, by)
        reds.append(engine.image().pixelColor(30, 20).red())
    there = [number * 6 for number in range(40)]
    assert reds == pytest.approx([*there, *there[-2::-1]], abs=4)
    engine.close()
    engine.deleteLater()


def test_steps_stop_at_both_ends(qtbot: QtBot, opened: Opened) -> None:
    engine = opened(SHORT)
    step(qtbot, engine, -1)
    assert engine.index == 0
    go_to(qtbot, engine, 999)
    assert engine.index == len(engine.times) - 1
    step(qtbot, engine, 1)
    assert engine.index == len(engine.times) - 1


def test_jumping_shows_the_frame_that_stands_at_the_moment(qtbot: QtBot, shared_path: Path, opened: Opened) -> None:
    path = shared_path / "data" / "videos" / PHONE
    truth = played_through(qtbot, path, len(times_of(path)))
    engine = opened(PHONE)
    for index in (100, 3, 61, 60, 119, 0, 30):
        go_to(qtbot, engine, index)
        assert (engine.index, digest(engine.image())) == (index, truth[index])


def test_a_key_held_down_does_not_pile_up_steps(qtbot: QtBot, opened: Opened) -> None:
    engine = opened(PHONE)
    go_to(qtbot, engine, 60)
    settled: list[int] = []
    engine.settled.connect(settled.append)
    for _repeat in range(30):
        engine.step(-1)
    qtbot.waitUntil(lambda: engine.state is State.RESTING and len(settled) >= 2, timeout=STEP_MS)
    assert settled == [59, 58]


def test_a_phone_clip_is_shown_upright(opened: Opened) -> None:
    size = opened(PHONE).image().size()
    assert (size.width(), size.height()) == (320, 568)


def test_playing_ends_on_the_last_frame_and_can_begin_again(qtbot: QtBot, opened: Opened) -> None:
    engine = opened(SHORT)
    engine.set_rate(8)
    with qtbot.waitSignal(engine.ended, timeout=STEP_MS):
        engine.play()
    assert engine.index >= len(engine.times) - 2
    assert not engine.image().isNull()
    go_to(qtbot, engine, 4)
    assert engine.index == 4
    engine.set_rate(1)
    with qtbot.waitSignal(engine.frame_changed, timeout=STEP_MS):
        engine.play()
    engine.pause()
    assert not engine.is_playing


def test_pausing_while_frames_are_on_their_way_keeps_the_shown_one(qtbot: QtBot, opened: Opened) -> None:
    engine = opened(SHORT)
    engine.play()
    qtbot.waitUntil(lambda: engine.index >= 2, timeout=STEP_MS)
    engine.pause()
    index = engine.index
    step(qtbot, engine, 1)
    assert engine.index == index + 1


def test_what_is_no_clip_fails_with_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "cut.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(400))
    engine = ClipEngine()
    with qtbot.waitSignal(engine.failed, timeout=STEP_MS) as said:
        engine.open(path, FrameTimes.of((), duration_ms=1000, frame_rate=25))
    assert said.args is not None
    assert "cannot be shown" in said.args[0]
    assert engine.state is State.EMPTY
    engine.play()
    engine.step(1)
    assert engine.index == -1
    engine.deleteLater()


def test_without_sound_devices_it_stays_silent(opened: Opened) -> None:
    assert opened(SHORT).set_muted(True) is False


def cut(path: Path, folder: Path, size: int) -> Path:
    """Return a copy that ends in the middle of its pictures, as a broken download does."""
    made = folder / f"cut{path.suffix}"
    made.write_bytes(path.read_bytes()[:size])
    return made


@pytest.mark.parametrize("size", [300_000, 700_000])  # the second one ends inside a frame
def test_a_clip_that_is_cut_short_plays_to_where_it_is_cut_and_stays_usable(
    qtbot: QtBot, shared_path: Path, tmp_path: Path, size: int
) -> None:
    path = cut(shared_path / "data" / "videos" / "dog-walks-side-360p.mp4", tmp_path, size)
    engine = ClipEngine()
    with qtbot.waitSignals([engine.opened, engine.settled], timeout=STEP_MS), qtbot.assertNotEmitted(engine.failed):
        engine.open(path, times_of(path))
    with qtbot.assertNotEmitted(engine.failed), qtbot.waitSignal(engine.settled, timeout=2_000):
        engine.go_to(219)  # a frame that is not there: no waiting for it
    assert engine.index == 0
    go_to(qtbot, engine, 70)
    engine.set_rate(8)
    with qtbot.assertNotEmitted(engine.failed), qtbot.waitSignal(engine.ended, timeout=STEP_MS):
        engine.play()
    assert 80 < engine.index < 219
    go_to(qtbot, engine, 50)
    assert engine.index == 50
    engine.close()
    engine.deleteLater()
