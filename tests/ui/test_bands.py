# SPDX-License-Identifier: MIT
"""Ranges across a chart: kept inside the plot, named where no word stands and the fewest days lie."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from core.words.blocks import Band, Dot, Trace
from ui.drawing import axes, bands, labels
from ui.drawing.strokes import strokes_of

START = date(2026, 10, 1)
FRAME = QRectF(40, 20, 800, 200)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


@pytest.fixture
def faces(qapp: object) -> labels.Faces:
    return labels.faces(QFont(), 1.0)


@pytest.fixture
def plot() -> axes.Plot:
    return axes.Plot(FRAME, START, 0, 40, 0, 40)


def test_a_band_is_cut_at_its_days_and_at_the_axis(plot: axes.Plot) -> None:
    cut = bands.rect_of(Band(30, 99, "", "vet", day(10), day(20)), plot)
    assert (cut.left(), cut.right(), cut.top()) == (plot.x_at(9.5), plot.x_at(20.5), FRAME.top())
    whole = bands.rect_of(Band(10, 20, ""), plot)
    assert (whole.left(), whole.right()) == (FRAME.left(), FRAME.right())
    assert bands.rect_of(Band(10, 20, "", end=day(-5)), plot) is None
    assert bands.rect_of(Band(50, 60, ""), plot) is None


def test_an_edge_beyond_the_axis_is_not_drawn(plot: axes.Plot) -> None:
    band = Band(-5, 20, "")
    assert bands._edges(band, bands.rect_of(band, plot), plot) == [plot.y_of(20)]


def test_a_usual_of_one_value_has_one_edge(plot: axes.Plot) -> None:
    band = Band(20, 20, "")
    rect = bands.rect_of(band, plot)
    assert rect is not None
    assert bands._edges(band, rect, plot) == [plot.y_of(20)]


def test_a_name_stands_inside_at_the_right_end(plot: axes.Plot, faces: labels.Faces) -> None:
    ((box, text),) = bands.words([Band(24, 30, "set by the vet: 24–30", "vet")], plot, [], faces=faces, taken=[])
    assert text == "set by the vet: 24–30"
    assert FRAME.right() - 10 <= box.right() <= FRAME.right()
    assert plot.y_of(30) <= box.top() and box.bottom() <= plot.y_of(24)


def test_a_name_never_covers_another_word_and_names_never_meet(plot: axes.Plot, faces: labels.Faces) -> None:
    taken = QRectF(FRAME.right() - 60, plot.y_of(31), 60, 40)
    both = [Band(24, 30, "set by the vet: 24–30", "vet"), Band(23, 29, "usual: 23–29")]
    placed = bands.words(both, plot, [], faces=faces, taken=[taken])
    assert len(placed) == 2
    assert not any(box.intersects(taken) for box, _text in placed)
    assert not placed[0][0].intersects(placed[1][0])


def test_a_name_moves_away_from_the_days(plot: axes.Plot, faces: labels.Faces) -> None:
    band = Band(10, 30, "usual: 10–30")
    dots = tuple(Dot(day(offset), 28.0) for offset in range(30, 41))
    data = [strokes_of(Trace("walk", "", dots=dots), START)]
    ((box, _text),) = bands.words([band], plot, data, faces=faces, taken=[])
    assert bands.crowds(box, [box.top()], plot, data) == [0]


def test_a_name_without_room_is_left_out(plot: axes.Plot, faces: labels.Faces) -> None:
    narrow = Band(24, 30, "set by the vet: 24–30", "vet", day(38))
    assert bands.words([narrow], plot, [], faces=faces, taken=[]) == []
    assert bands.words([Band(24, 30, "", "vet")], plot, [], faces=faces, taken=[]) == []


def test_a_narrow_plot_names_only_what_hides_nothing(faces: labels.Faces) -> None:
    narrow = axes.Plot(QRectF(40, 20, 280, 120), START, 0, 40, 0, 40)
    band = Band(10, 30, "usual: 10–30")
    everywhere = tuple(Dot(day(offset), float(value)) for offset in range(41) for value in (offset % 5 * 10,))
    full = [strokes_of(Trace("walk", "", dots=everywhere), START)]
    assert len(bands.words([band], narrow, [], faces=faces, taken=[])) == 1
    assert bands.words([band], narrow, full, faces=faces, taken=[], uprights=[100.0, 200.0, 300.0]) == []


def test_a_name_that_nobody_could_read_among_the_days_is_left_out(plot: axes.Plot, faces: labels.Faces) -> None:
    band = Band(10, 30, "usual: 10–30")
    everywhere = tuple(Dot(day(offset), value / 4) for offset in range(41) for value in range(160))
    full = [strokes_of(Trace("walk", "", dots=everywhere), START)]
    assert bands.words([band], plot, full, faces=faces, taken=[]) == []


def test_a_name_stands_beside_a_vertical_when_no_end_is_free(plot: axes.Plot, faces: labels.Faces) -> None:
    band = Band(10, 30, "usual: 10–30")
    wide = QFontMetricsF(faces.small).horizontalAdvance(band.label)
    uprights = [FRAME.left() + 20, FRAME.center().x(), FRAME.right() - 20]
    ((box, _text),) = bands.words([band], plot, [], faces=faces, taken=[], uprights=uprights)
    assert box.width() == wide
    assert not any(box.left() <= x <= box.right() for x in uprights)
