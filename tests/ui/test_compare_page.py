# SPDX-License-Identifier: MIT
"""The pair on screen: what stands there after a removal was undone, and which photo of a week the strip shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from core.usecases import marks, photos
from tests import photo_room
from tests.photo_room import LEFT, NO_KEY, PhotoRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[PhotoRoom]:
    with photo_room.room(qtbot, tmp_path) as made:
        for week in range(3):
            made.keep_drawn(photo_room.draw(muscle=0.2 * week), week=week)
        made.show()
        yield made


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_removed_photo_stands_where_it_stood_after_undo(room: PhotoRoom, side: photo_room.Side) -> None:
    shown = room.photo(side)
    photos.remove(room.store, room.dog, shown)
    assert room.photo(side).id != shown.id
    room.session.undo()
    assert room.photo(side).id == shown.id


def test_a_photo_chosen_after_a_removal_stays_when_it_is_undone(room: PhotoRoom) -> None:
    first, middle, last = photos.of_dog(room.store, room.dog.id)
    photos.remove(room.store, room.dog, last)
    room.tab.compare.set_photo("right", first)
    room.tab.compare.set_photo("left", middle)
    room.session.undo()
    assert (room.photo("left").id, room.photo("right").id) == (middle.id, first.id)


def test_the_strip_shows_the_unflagged_photo_of_a_week(room: PhotoRoom) -> None:
    better = photos.of_dog(room.store, room.dog.id)[-1]
    retake = room.keep_drawn(photo_room.draw(muscle=0.9, turn=8), week=2)
    newest = max(better, retake, key=lambda one: (one.taken_at, one.name, one.id))
    other = better if newest is retake else retake
    room.tab.refresh()
    assert [tile.key for tile in room.tab.compare.strip.tiles()][-1 - _due(room)] == newest.sha256
    marks.set_flag(room.store, room.dog, newest, "turned", on=True)
    assert [tile.key for tile in room.tab.compare.strip.tiles()][-1 - _due(room)] == other.sha256


def test_a_click_on_a_photo_that_is_not_open_says_why_nothing_is_placed(room: PhotoRoom) -> None:
    room.tab.compare.marking.set_task("align")
    room.canvas.set_pixmap("left", QPixmap())
    at: QPoint = room.canvas.pane_rect("left").center().toPoint()
    with room.qtbot.waitSignal(room.canvas.refused, timeout=1000) as told:
        room.qtbot.mouseClick(room.canvas, LEFT, NO_KEY, at)
    assert told.args == ["This photo is not open, so nothing can be marked on it."]
    assert marks.of_photo(room.store, room.photo("left")) == {}


def _due(room: PhotoRoom) -> int:
    """Return how many tiles after the last photo only say when the next one is due."""
    keys = [tile.key for tile in room.tab.compare.strip.tiles()]
    return sum(1 for key in keys[::-1] if not key)
