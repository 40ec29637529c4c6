# SPDX-License-Identifier: MIT
"""Polygons of lines and dots: gaps stay gaps, years get coarser and keep their highs and lows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF

from core.words.blocks import Dot, Trace
from ui.drawing.strokes import areas_between, stroke_of, strokes_of

START = date(2026, 1, 1)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def points(polygons: list) -> list[tuple[float, float]]:
    return [(spot.x(), spot.y()) for polygon in polygons for spot in polygon]


@given(some.lists(some.integers(0, 10), min_size=2, max_size=400), some.integers(2, 70))
def test_a_coarse_line_keeps_ends_highs_and_lows(values: list[int], days: int) -> None:
    line = stroke_of([(day(offset), float(value)) for offset, value in enumerate(values)], START, joined=True)
    whole, coarse = points(line.shown(0, 400)), points(line.shown(0, 400, days))
    assert set(coarse) <= set(whole)
    assert (coarse[0], coarse[-1]) == (whole[0], whole[-1])
    assert [one[0] for one in coarse] == sorted(one[0] for one in coarse)
    assert max(value for _day, value in coarse) == max(values)
    assert min(value for _day, value in coarse) == min(values)


def test_pieces_of_a_coarse_line_join() -> None:
    line = stroke_of([(day(offset), float(offset % 7)) for offset in range(3650)], START, joined=True)
    for days in (0, 4, 30):
        pieces = line.shown(0, 3650, days)
        assert all(one.at(one.size() - 1) == two.at(0) for one, two in pairwise(pieces))
    assert len(points(line.shown(0, 3650, 30))) < 400


def test_days_left_out_are_neither_dots_nor_errors() -> None:
    dots = (Dot(day(0), 5.0, 4.0, 6.0), Dot(day(1), 1.0, 0.0, 2.0, hollow=True, note="wet coat"))
    made = strokes_of(Trace("girth", "", dots=dots), START)
    assert (made.dots.offsets, made.hollow.offsets) == ((0,), (1,))
    assert made.errors == ((0, 4.0, 6.0),)


def test_the_gap_is_shaded_where_both_lines_are_and_never_across_a_break() -> None:
    left = Trace("g", "", "L", line=(((day(0), 1.0), (day(10), 1.0)), ((day(30), 1.0), (day(40), 1.0))))
    right = Trace("g", "", "R", line=(((day(5), 2.0), (day(35), 3.0)),))
    areas = areas_between(strokes_of(left, START), strokes_of(right, START))
    assert [area[:2] for area in areas] == [(5, 10), (30, 35)]
    assert QPointF(5, 1.0) in areas[0][2].toList()
    assert areas[0][2].boundingRect().bottom() == pytest.approx(2 + 5 / 30)


@pytest.mark.parametrize("line", [(), (((day(0), 1.0),),)])
def test_without_two_lines_there_is_no_gap(line: tuple) -> None:
    other = strokes_of(Trace("g", "", "R", line=(((day(0), 2.0), (day(9), 2.0)),)), START)
    assert areas_between(strokes_of(Trace("g", "", "L", line=line), START), other) == []


def test_a_line_is_straight_between_two_days() -> None:
    line = stroke_of([(day(0), 0.0), (day(10), 5.0)], START, joined=True)
    assert [line.value_at(at) for at in (-1, 0, 4, 10, 11)] == [None, 0.0, 2.0, 5.0, None]
