# SPDX-License-Identifier: MIT
"""The small card beside the photos: the first and the latest clip that fit them, or no card at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.usecases.clips import Clip
from tests import make
from ui.tabs.photos.videos_card import VideosCard

START = make.START


def clip(ago: int, gait: str = "walk", view: str = "left") -> Clip:
    day: date = make.TODAY - timedelta(days=ago)
    said = {"gait": gait, "view": view, "surface": "", "lead_side": "", "test": "", "sync_ms": None, "note": ""}
    file = {"sha256": "", "name": "a.mp4", "size": 1, "kind": "MP4", "width": 640, "height": 360, "duration_ms": 9000}
    taken = {"taken_source": "owner", "taken_at": "", "utc_offset": "", "frame_rate": 30.0, "slowed": 1.0}
    return Clip(id=f"{ago}{gait}{view}", dog="bailey", day=day, **taken, **file, **said)  # type: ignore[arg-type]


@pytest.fixture
def card(qtbot: QtBot) -> VideosCard:
    made = VideosCard()
    qtbot.addWidget(made)
    return made


def words(card: VideosCard) -> list[str]:
    return [button.text() for button in card.buttons if not button.isHidden()]


def test_without_clips_there_is_no_card(card: VideosCard) -> None:
    card.set_clips([], "rear", start=START)
    assert card.isHidden()


def test_the_first_and_the_latest_week_are_offered(qtbot: QtBot, card: VideosCard) -> None:
    every = [clip(28), clip(14), clip(0)]
    card.set_clips(every, "rear", start=START)
    assert words(card) == ["▶ Week 1", "▶ Week 5"]
    assert card.buttons[0].accessibleName() == "Play the clip of 25 Oct: Walk, left side"
    with qtbot.waitSignal(card.asked) as told:
        card.buttons[1].click()
    assert told.args == [every[2], (every[0], every[2])]


def test_clips_from_the_side_of_the_photos_come_first(card: VideosCard) -> None:
    every = [clip(28, view="left"), clip(27, view="right"), clip(1, view="left"), clip(0, view="right")]
    card.set_clips(every, "left_lateral", start=START)
    assert card.buttons[0].accessibleName().endswith("left side")
    card.set_clips(every, "right_lateral", start=START)
    assert card.buttons[1].accessibleName().endswith("right side")


def test_two_days_of_one_week_are_told_apart(card: VideosCard) -> None:
    card.set_clips([clip(2), clip(1)], "rear", start=START)
    assert words(card) == ["▶ 20 Nov", "▶ 21 Nov"]


def test_a_single_clip_has_one_button(card: VideosCard) -> None:
    card.set_clips([clip(0, gait="", view="")], "rear", start=START)
    assert words(card) == ["▶ Week 5"]
