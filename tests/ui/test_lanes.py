# SPDX-License-Identifier: MIT
"""Lanes under the plot: at most four, nothing overlaps, words only where they fit."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from core.words.blocks import Chart, Ribbon
from ui.drawing import chart as chart_drawing
from ui.drawing import labels, lanes

START = date(2026, 10, 1)
KINDS = ("expected", "hold", "care", "gap")


def day(offset: int) -> date:
    return START + timedelta(days=offset)


@pytest.fixture
def faces(qapp: object) -> labels.Faces:
    return labels.faces(QFont(), 1.0)


def chart(*ribbons: Ribbon) -> Chart:
    ticks = ((0.0, "0"), (10.0, "10"))
    return Chart("energy", "Energy", "", "series", START, day(40), 0, 10, ticks, ribbons=ribbons)


@given(some.lists(some.tuples(some.integers(-20, 60), some.integers(0, 50), some.sampled_from(KINDS)), max_size=20))
def test_at_most_four_lanes_and_nothing_overlaps(wishes: list[tuple[int, int, str]]) -> None:
    ribbons = [Ribbon(day(start), day(start + long), str(at), kind) for at, (start, long, kind) in enumerate(wishes)]
    shared = lanes.assign(ribbons, START, day(40))
    assert len(shared) <= lanes.MOST
    for lane in shared:
        assert all(one.end < two.start or two.end < one.start for one, two in combinations(lane, 2))
        assert all(one.end >= START and one.start <= day(40) for one in lane)


def test_expected_times_come_first() -> None:
    care = [Ribbon(day(0), day(40), str(number), "care") for number in range(6)]
    shared = lanes.assign([*care, Ribbon(day(3), day(9), "weeks 4–8")], START, day(40))
    assert shared[0][0].label == "weeks 4–8"
    assert len(shared) == 4


def test_lanes_stand_between_plot_and_day_words(faces: labels.Faces) -> None:
    bare = chart_drawing.layout(chart(), QRectF(0, 0, 900, 300), faces).plot
    plot = chart_drawing.layout(chart(Ribbon(day(3), day(99), "weeks 4–8")), QRectF(0, 0, 900, 300), faces).plot
    assert plot.foot.lanes == 1
    assert plot.frame.bottom() + plot.foot.height == pytest.approx(bare.frame.bottom())
    rect = lanes.rect_of(Ribbon(day(3), day(99), ""), plot, 0)
    assert (rect.top(), rect.right()) == (plot.frame.bottom(), plot.frame.right())
    assert lanes.rect_of(Ribbon(day(-9), day(-3), ""), plot, 0) is None


def test_a_small_chart_has_thin_lanes_without_words(faces: labels.Faces) -> None:
    ribbons = [Ribbon(day(number), day(40), "care", "care") for number in range(4)]
    small = chart_drawing.layout(chart(*ribbons), QRectF(0, 0, 380, 190), faces).plot
    assert small.foot.lane == lanes.THIN_LANE
    assert small.frame.height() >= lanes.LEAST_PLOT
    tiny = chart_drawing.layout(chart(*ribbons), QRectF(0, 0, 380, 90), faces).plot
    assert tiny.foot.lanes == 0


@given(some.lists(some.tuples(some.integers(-5, 44), some.integers(0, 30), some.text("abc ", max_size=40)), max_size=9))
def test_names_in_a_lane_never_overlap_and_stay_inside(wishes: list[tuple[int, int, str]]) -> None:
    face = labels.faces(QFont(), 1.0)
    ribbons = [Ribbon(day(start), day(start + long), text, "care") for start, long, text in wishes]
    shown = chart(*ribbons)
    plot = chart_drawing.layout(shown, QRectF(0, 0, 900, 400), face).plot
    for row, lane in enumerate(lanes.assign(ribbons, START, day(40))[: plot.foot.lanes]):
        rects = [lanes.rect_of(ribbon, plot, row) for ribbon in lane]
        placed = lanes.words(lane, rects, plot, faces=face)
        for (_one, first, _a), (_two, second, _b) in combinations(placed, 2):
            assert not first.intersects(second)
        assert all(box.left() >= plot.frame.left() and box.right() <= plot.frame.right() for _r, box, _t in placed)


def test_a_name_that_fits_nowhere_is_shortened_in_its_bar(faces: labels.Faces) -> None:
    long = Ribbon(day(-9), day(99), "recovery possible " * 20)
    plot = chart_drawing.layout(chart(long), QRectF(0, 0, 900, 300), faces).plot
    ((_ribbon, box, text),) = lanes.words([long], [lanes.rect_of(long, plot, 0)], plot, faces=faces)
    assert text.endswith(labels.ELLIPSIS)
    assert QFontMetricsF(faces.small).horizontalAdvance(text) <= box.width() + 1


def test_a_long_name_is_told_by_its_weeks_before_it_is_cut(faces: labels.Faces) -> None:
    long = Ribbon(day(-9), day(99), "weeks 1–2: " + "recovery possible " * 20)
    plot = chart_drawing.layout(chart(long), QRectF(0, 0, 900, 300), faces).plot
    ((_ribbon, _box, text),) = lanes.words([long], [lanes.rect_of(long, plot, 0)], plot, faces=faces)
    assert text == "weeks 1–2"
