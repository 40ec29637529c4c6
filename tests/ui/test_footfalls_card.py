# SPDX-License-Identifier: MIT
"""The card for footfalls says which numbers will be kept, asks what only the owner knows, and follows the speed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.usecases.clips import Clip
from core.words.footfalls import Tap
from tests import make
from ui.tabs.photos.videos.footfalls_card import FootfallsCard

FILE = {"name": "a.mp4", "size": 1, "kind": "MP4", "width": 640, "height": 360, "duration_ms": 60_000}
TAKEN = {"taken_source": "owner", "taken_at": "", "utc_offset": "", "frame_rate": 30.0, "slowed": 1.0}
SAID = {"view": "left", "surface": "", "lead_side": "", "test": "", "sync_ms": None, "note": ""}
WALK = [Tap(400.0 * number, "right" if number % 2 else "left") for number in range(24)]


def clip(gait: str = "walk") -> Clip:
    return Clip(id="one", dog="bailey", sha256="", day=make.TODAY, gait=gait, **FILE, **TAKEN, **SAID)  # type: ignore[arg-type]


@pytest.fixture
def card(qtbot: QtBot) -> FootfallsCard:
    made = FootfallsCard()
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    return made


def values(card: FootfallsCard) -> list[str]:
    return [value.text() for value in card.values.values()]


def test_the_numbers_follow_the_speed_while_taps_are_not_kept(card: FootfallsCard) -> None:
    card.set_clip(clip(), ())
    for tap in WALK:
        card.tap(tap.kind, tap.at_ms)
    assert values(card)[0] == "150"
    card.set_said(replace(clip(), slowed=2.0))
    assert values(card)[0] == "300"
    assert len(card.taps) == 24
    assert card.is_changed


def test_one_paw_alone_gives_no_number_and_asks_for_both(card: FootfallsCard) -> None:
    card.set_clip(clip(), [tap for tap in WALK if tap.kind == "right"])
    assert values(card) == ["–", "–", "–"]
    assert "Tap both back feet" in card.reasons.text()
    assert not card.watched.isVisible()


def test_no_scuffs_are_said_by_a_tick_and_a_tapped_scuff_takes_it_away(card: FootfallsCard) -> None:
    card.set_clip(clip(), WALK)
    assert values(card)[2] == "–"
    assert card.watched.isVisible()
    assert not card.save.isEnabled()
    card.watched.click()
    assert values(card)[2] == "0.0"
    assert card.save.isEnabled()
    card.tap("scuff_left", 0.0)
    assert not card.watched.isVisible()
    assert not card.watched.isChecked()
    card.take_back()
    assert values(card)[2] == "–"


def test_what_was_kept_of_the_tick_is_no_change(card: FootfallsCard) -> None:
    card.set_clip(clip(), WALK, watched=True)
    assert card.watched.isChecked()
    assert values(card)[2] == "0.0"
    assert not card.is_changed


def test_a_clip_of_which_nothing_is_said_asks_for_walk_or_trot(qtbot: QtBot, card: FootfallsCard) -> None:
    card.set_clip(clip(""), WALK)
    assert card.only.isVisible()
    assert "walk or a trot" in card.only.text()
    assert not card.watched.isVisible()
    with qtbot.waitSignal(card.gait_said) as told:
        card.gaits["trot"].click()
    assert told.args == ["trot"]
    card.set_said(clip("trot"))
    assert not card.only.isVisible()
    assert not card.gait_row.isVisible()
    assert card.watched.isVisible()


def test_of_stairs_it_says_that_numbers_are_only_shown(card: FootfallsCard) -> None:
    card.set_clip(clip("stairs_up"), WALK)
    assert "only shown" in card.only.text()
    assert not card.gait_row.isVisible()


def test_nothing_is_asked_of_no_clip(card: FootfallsCard) -> None:
    card.set_clip(None, ())
    assert not card.only.isVisible()
    assert not card.gait_row.isVisible()
    assert not card.watched.isVisible()
