# SPDX-License-Identifier: MIT
"""Two real clips run as one: from their start points to the end within a frame, in a loop, and brought back."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.clip_frames import times_of
from ui.tabs.photos.videos.pair import SIDES, ClipPair, Side
from ui.widgets.clip_player import ClipPlayer
from ui.widgets.clip_times import Span

SIDE_VIEW, TOWARD, PHONE = "dog-walks-side-360p.mp4", "dog-walks-toward-512p.mp4", "phone-with-gps.mov"
WAIT_MS = 15_000
EVENT_LOOP_MS = 8.0  # a frame is told when the loop comes round


class Log:
    """What both clocks say at every frame that is shown, ms of life from the start points."""

    def __init__(self, pair: ClipPair) -> None:
        self.pair = pair
        self.rows: list[tuple[Side, float, float]] = []
        pair.moved.connect(self.write)

    def write(self, side: Side) -> None:
        self.rows.append((side, self.pair.rel("left"), self.pair.rel("right")))


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[ClipPair]:
    """Two empty players."""
    players: dict[Side, ClipPlayer] = {side: ClipPlayer() for side in SIDES}
    for player in players.values():
        qtbot.addWidget(player)
    made = ClipPair(players)
    yield made
    made.pause()
    for player in players.values():
        player.close_clip()


def show(qtbot: QtBot, pair: ClipPair, side: Side, path: Path, *, start_ms: float = 0.0) -> None:
    player = pair.players[side]
    with qtbot.waitSignals([player.opened, player.stepped], timeout=WAIT_MS):
        player.open(path, times_of(path))
    pair.set_sync(side, player.engine.times.times[player.engine.times.index_at(start_ms)])


def longest_frame(pair: ClipPair) -> float:
    return max(player.engine.times.step_ms for player in pair.players.values())


@pytest.mark.parametrize(("left", "right", "rate"), [(PHONE, SIDE_VIEW, 1.0), (TOWARD, PHONE, 0.5)])
def test_two_clips_stay_within_one_frame_to_the_end(
    qtbot: QtBot, shared_path: Path, pair: ClipPair, left: str, right: str, rate: float
) -> None:
    folder = shared_path / "data" / "videos"
    show(qtbot, pair, "left", folder / left, start_ms=700)
    show(qtbot, pair, "right", folder / right, start_ms=1300)
    pair.set_rate(rate)
    log = Log(pair)
    with qtbot.waitSignals([pair.players["left"].ended], timeout=WAIT_MS):
        pair.play_from_sync()
    together = [row for row in log.rows if row[1] > 0 and row[2] > 0]
    assert len(together) > 40
    apart = [abs(first - second) / longest_frame(pair) for _side, first, second in together]
    late = [frames for frames in apart if frames > 1 + EVENT_LOOP_MS * rate / longest_frame(pair)]
    assert len(late) <= len(apart) // 50, late  # a busy machine tells of a frame late; the clocks do not run apart
    assert max(apart) < 2
    assert max(apart[-5:]) <= 1.2


def test_they_start_at_their_start_points(qtbot: QtBot, shared_path: Path, pair: ClipPair) -> None:
    folder = shared_path / "data" / "videos"
    show(qtbot, pair, "left", folder / SIDE_VIEW, start_ms=4000)
    show(qtbot, pair, "right", folder / TOWARD, start_ms=1200)
    log = Log(pair)
    with qtbot.waitSignal(pair.playing_changed, timeout=WAIT_MS):
        pair.play_from_sync()
    qtbot.waitUntil(lambda: len(log.rows) > 6, timeout=WAIT_MS)
    pair.pause()
    assert next(row for row in log.rows if row[0] == "left")[1] == 0
    assert next(row for row in log.rows if row[0] == "right")[2] == 0


def test_a_follower_that_lags_is_brought_back(qtbot: QtBot, shared_path: Path, pair: ClipPair) -> None:
    folder = shared_path / "data" / "videos"
    show(qtbot, pair, "left", folder / SIDE_VIEW)
    show(qtbot, pair, "right", folder / PHONE)
    pair.play_from_sync()
    qtbot.waitUntil(lambda: pair.rel("right") > 200, timeout=WAIT_MS)
    with qtbot.waitSignal(pair.corrected, timeout=WAIT_MS):
        pair.players["right"].engine.jump(1500)  # as if the machine had been busy elsewhere
    qtbot.waitUntil(lambda: abs(pair.drift_ms()) < longest_frame(pair), timeout=WAIT_MS)


def test_a_loop_goes_back_to_its_start(qtbot: QtBot, shared_path: Path, pair: ClipPair) -> None:
    folder = shared_path / "data" / "videos"
    show(qtbot, pair, "left", folder / PHONE, start_ms=500)
    show(qtbot, pair, "right", folder / SIDE_VIEW, start_ms=500)
    pair.loop = Span(0, 300)
    log = Log(pair)
    pair.play()

    def rounds() -> int:
        shown = [row[1] for row in log.rows if row[0] == "left"]
        return sum(after < before for before, after in itertools.pairwise(shown))

    qtbot.waitUntil(lambda: rounds() >= 3, timeout=WAIT_MS)
    pair.pause()
    assert max(row[1] for row in log.rows) < 300 + 2 * longest_frame(pair)
    assert not pair.is_playing


def test_a_slow_motion_clip_runs_as_much_faster(qtbot: QtBot, shared_path: Path, pair: ClipPair) -> None:
    folder = shared_path / "data" / "videos"
    show(qtbot, pair, "left", folder / TOWARD)
    show(qtbot, pair, "right", folder / SIDE_VIEW)
    pair.set_slowed("right", 2.0)
    log = Log(pair)
    pair.play_from_sync()
    qtbot.waitUntil(lambda: pair.rel("left") >= 1500, timeout=WAIT_MS)
    pair.pause()
    assert abs(pair.players["right"].current_ms - 2 * pair.players["left"].current_ms) <= 2 * 100 + 2 * EVENT_LOOP_MS
    assert log.rows


def test_stepping_moves_both_or_one(qtbot: QtBot, shared_path: Path, pair: ClipPair) -> None:
    folder = shared_path / "data" / "videos"
    show(qtbot, pair, "left", folder / TOWARD)
    show(qtbot, pair, "right", folder / PHONE)
    players = pair.players
    with qtbot.waitSignals([players["left"].stepped, players["right"].stepped], timeout=WAIT_MS):
        pair.step(1)
    assert (players["left"].frame_index, players["right"].frame_index) == (1, 1)
    with qtbot.waitSignal(players["right"].stepped, timeout=WAIT_MS):
        pair.step(1, ("right",))
    assert (players["left"].frame_index, players["right"].frame_index) == (1, 2)


def test_a_clip_alone_plays_too(qtbot: QtBot, shared_path: Path, pair: ClipPair) -> None:
    show(qtbot, pair, "right", shared_path / "data" / "videos" / TOWARD)
    pair.set_rate(1.0)
    with qtbot.waitSignal(pair.players["right"].stepped, timeout=WAIT_MS):
        pair.players["right"].engine.go_to(26)
    with qtbot.waitSignal(pair.players["right"].ended, timeout=WAIT_MS):
        pair.play()
    assert not pair.is_playing
