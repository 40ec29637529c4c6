# SPDX-License-Identifier: MIT
"""What the videos page says of a clip: its rate, a moment, footfalls, and what is open on the check page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.keeping.clip_reader import ClipFacts
from core.usecases.clip_import import ClipCandidate
from core.words import footfalls
from core.words.errors import PictureRefused
from core.words.footfalls import Tap
from ui.tabs.photos.videos import clip_line, clip_words
from ui.tabs.photos.videos.clip_line import ClipLine
from ui.widgets.clip_times import FrameTimes

PHONE = FrameTimes.of([0.0, 33.0, 66.0, 133.0, 166.0, 250.0, 283.0], duration_ms=300, frame_rate=30)
EVEN = FrameTimes.of([number * 41.667 for number in range(50)], duration_ms=2083, frame_rate=24)


def candidate(day: date | None, problem: PictureRefused | None = None, *, is_clip: bool = True) -> ClipCandidate:
    facts = ClipFacts("MP4", 640, 360, 9200, 24.0) if is_clip else None
    return ClipCandidate(Path("walk & <b>.mp4"), facts, "ab", problem, "", day, None)


def test_a_varying_rate_is_told() -> None:
    assert "varies" in clip_words.rate(PHONE)
    assert clip_words.rate(EVEN) == "24 frames a second"
    assert clip_words.rate(None) == ""


def test_a_moment_counts_frames_from_one() -> None:
    assert clip_words.moment(1250.0, 30, EVEN) == "1.25 s · frame 31 of 50"


def test_too_few_steps_give_no_numbers() -> None:
    few = footfalls.summary([Tap(0, "left"), Tap(300, "right")])
    assert clip_words.counted(few) == "2 steps, 1 stride, in 0.3 s"
    assert {value for _name, value in clip_words.numbers(few)} == {"–"}


def test_enough_steps_give_numbers() -> None:
    many = footfalls.summary([Tap(number * 250, ("left", "right")[number % 2]) for number in range(24)])
    values = dict(clip_words.numbers(many))
    assert values["Steps per minute"] == "240"
    assert values["Left share of the stride"] == "50 %"


def test_a_line_without_a_day_is_open() -> None:
    lines = [ClipLine(candidate(None), True, None), ClipLine(candidate(date(2026, 11, 2)), True, date(2026, 11, 2))]
    assert clip_line.state_words(lines) == "1 clip needs its day."
    assert [line.is_ready for line in lines] == [False, True]


def test_what_is_refused_says_why_and_is_left_out() -> None:
    line = ClipLine(candidate(None, PictureRefused("It is no clip.", "Choose another."), is_clip=False), True, None)
    assert line.words() == "It is no clip. Choose another."
    assert not line.is_kept
    assert clip_line.state_words([line]) == "1 file is left out."


def test_a_clip_without_a_preview_says_so_and_can_be_kept() -> None:
    line = ClipLine(candidate(date(2026, 11, 2), PictureRefused("No preview.", "It can be kept.")), True, None)
    assert line.words() == "MP4 · 9.2 s\nNo preview. It can be kept."
    assert line.is_kept
