# SPDX-License-Identifier: MIT
"""Which frame stands at a moment, where to aim for one, and when a frame rate is called varying."""

from __future__ import annotations

from ui.widgets.clip_times import AIMS, FrameTimes, Span

EVEN = FrameTimes.of([0.0, 40.0, 80.0, 120.0], duration_ms=160, frame_rate=25)
PHONE = FrameTimes.of([0.0, 33.0, 66.0, 133.0, 166.0, 250.0, 283.0], duration_ms=300, frame_rate=30)


def test_a_moment_belongs_to_the_frame_that_began_before_it() -> None:
    assert [EVEN.index_at(ms) for ms in (-5, 0, 39.9, 40, 119, 120, 900)] == [0, 0, 0, 1, 2, 3, 3]


def test_a_rounded_start_is_the_nearest_frame() -> None:
    assert [EVEN.nearest(ms) for ms in (-3, 38, 41, 118.6, 500)] == [0, 1, 1, 3, 3]


def test_every_aim_lies_inside_its_frame_or_at_its_beginning() -> None:
    for times in (EVEN, PHONE, FrameTimes.of([n * 4.17 for n in range(50)], duration_ms=209, frame_rate=240)):
        for index in range(len(times)):
            for attempt, part in enumerate(AIMS):
                if part is None:
                    assert times.aim(index, attempt) == int(times.times[index])
                else:
                    assert times.times[index] < times.aim(index, attempt) < times.until(index)


def test_uneven_gaps_are_a_varying_rate_and_rounding_is_not() -> None:
    assert PHONE.is_varying
    assert not EVEN.is_varying
    assert not FrameTimes.of([0.0, 33.0, 67.0, 100.0, 133.0, 167.0], duration_ms=200, frame_rate=30).is_varying


def test_unknown_times_are_spread_evenly() -> None:
    spread = FrameTimes.of((), duration_ms=1000, frame_rate=10)
    assert len(spread) == 10
    assert spread.times[3] == 300
    assert not spread.is_exact
    assert len(FrameTimes.of((), duration_ms=0, frame_rate=0)) == 1


def test_a_blink_is_no_loop() -> None:
    assert Span(100, 900).is_whole
    assert not Span(100, 120).is_whole
