# SPDX-License-Identifier: MIT
"""One player on screen: an angle by three clicks, zoom, words for what cannot be shown, and the line under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from core.words import geometry
from tests.clip_frames import times_of
from ui.widgets import clip_media
from ui.widgets.clip_angle import AngleSketch
from ui.widgets.clip_media import NoPlayer
from ui.widgets.clip_player import ClipPlayer
from ui.widgets.clip_timeline import ClipTimeline, Tick


@pytest.fixture
def player(qtbot: QtBot, shared_path: Path) -> ClipPlayer:
    """A player of 480 x 300 px that shows the first frame of a clip of 640 x 360 px."""
    path = shared_path / "data" / "videos" / "dog-walks-side-360p.mp4"
    made = ClipPlayer()
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.show()
    with qtbot.waitSignals([made.opened, made.stepped], timeout=10_000):
        made.open(path, times_of(path))
    return made


def test_three_clicks_on_a_frame_give_the_angle(qtbot: QtBot, player: ClipPlayer) -> None:
    points = [QPointF(200, 90), QPointF(300, 200), QPointF(450, 180)]
    player.set_places_angle(True)
    for point in points:
        qtbot.mouseClick(player, Qt.MouseButton.LeftButton, pos=player.to_widget(point).toPoint())
    wanted = geometry.angle_deg(*((point.x(), point.y()) for point in points))
    assert player.angle_points == 3
    assert player.angle_deg == pytest.approx(wanted, abs=1.0)


def test_an_angle_goes_away_with_its_frame(qtbot: QtBot, player: ClipPlayer) -> None:
    player.set_places_angle(True)
    qtbot.mouseClick(player, Qt.MouseButton.LeftButton, pos=QPoint(240, 150))
    assert player.angle_points == 1
    with qtbot.waitSignals([player.angle_changed, player.stepped], timeout=10_000):
        player.engine.step(1)
    assert player.angle_points == 0


def test_a_click_beside_the_frame_places_nothing(qtbot: QtBot, player: ClipPlayer) -> None:
    player.set_places_angle(True)
    qtbot.mouseClick(player, Qt.MouseButton.LeftButton, pos=QPoint(240, 6))  # above a lying frame
    assert player.angle_points == 0


def test_px_of_the_widget_and_of_the_frame_belong_together_when_zoomed(player: ClipPlayer) -> None:
    player.zoom_by(3.0, QPointF(200, 150))
    spot = QPointF(333.0, 111.0)
    there = player.to_frame(player.to_widget(spot))
    assert there is not None
    assert (there.x(), there.y()) == pytest.approx((333.0, 111.0), abs=0.01)


def test_a_closed_player_says_what_it_was_told(player: ClipPlayer) -> None:
    player.close_clip("The original is not there.")
    assert not player.has_clip
    assert player.frame_image().isNull()
    assert "not there" in player.accessibleName()


def test_two_points_that_are_one_count_once() -> None:
    sketch = AngleSketch()
    sketch.place(QPointF(5, 5))
    sketch.place(QPointF(5, 5))
    assert len(sketch.points) == 1
    assert sketch.degrees is None


def test_without_the_multimedia_library_there_is_one_calm_sentence() -> None:
    with pytest.raises(NoPlayer) as said:
        clip_media.load("PySide6.QtNotThere")
    assert "Photos" in said.value.advice
    assert "libpulse.so.0" in clip_media.no_player("libpulse.so.0").advice


def test_the_line_says_the_moment_under_the_mouse(qtbot: QtBot) -> None:
    line = ClipTimeline()
    qtbot.addWidget(line)
    line.resize(400, 40)
    line.set_length(8000)
    line.set_ticks([Tick(1000, "L"), Tick(2000, "R", is_hollow=True)])
    line.show()
    with qtbot.waitSignal(line.moment_chosen) as told:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert told.args is not None
    assert told.args[0] == pytest.approx(4000, abs=30)
    assert line.x_of(4000) == pytest.approx(200)
    with qtbot.waitSignal(line.step_asked) as stepped:
        qtbot.keyClick(line, Qt.Key.Key_Left)
    assert stepped.args == [-1]


def test_an_empty_line_offers_nothing(qtbot: QtBot) -> None:
    line = ClipTimeline()
    qtbot.addWidget(line)
    line.set_length(0)
    assert not line.isEnabled()
    assert line.x_of(500) == line.x_of(0)
