# SPDX-License-Identifier: MIT
"""Marks under the mouse: a click places, a press on a ring takes it, all else pans and zooms as always."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.words.geometry import Similarity
from tests.marking import Marker, at, click, drag, fill, hover, px_per_screen
from ui import theme
from ui.widgets.compare_canvas import CompareCanvas, Pane
from ui.widgets.mark_sheet import MarkSheet, Spot

ORIGINAL = QSize(3024, 4032)
HOCK = (1210.25, 2507.5)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> CompareCanvas:
    theme.apply(qapp, theme.load("light"))
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(811, 533)
    picture = QPixmap(900, 1200)
    picture.fill(QColor("#B07A48"))
    fill(made, picture, ORIGINAL)
    made.show()
    return made


@pytest.fixture
def marker(canvas: CompareCanvas) -> Marker:
    return Marker(canvas)


@pytest.mark.parametrize("zoom", [1.0, 2.6, 12.0])
@pytest.mark.parametrize("turned", [None, Similarity(0.7, 0.31, 150, -400)], ids=["plain", "aligned"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_click_gives_the_point_under_it_within_half_a_px_of_the_screen(
    canvas: CompareCanvas, marker: Marker, side: str, turned: Similarity | None, zoom: float
) -> None:
    canvas.set_similarity(turned)
    canvas.zoom_by(zoom, canvas.to_widget("left", HOCK))
    goal = canvas.to_original(side, canvas.pane_rect(side).center() + QPoint(31, -47).toPointF())
    marker.want(side, "hock")
    click(canvas, at(canvas, side, goal))
    x, y = marker.point(side, "hock")
    half = 0.5 * px_per_screen(canvas, side) * 2**0.5 + 0.001
    assert ((x - goal[0]) ** 2 + (y - goal[1]) ** 2) ** 0.5 <= half
    assert canvas.chosen_spot == (side, "hock")


def test_clicks_place_the_wanted_points_in_their_order_or_the_one_asked_for(
    canvas: CompareCanvas, marker: Marker
) -> None:
    marker.want("left", "hock", "tail", "knee")
    click(canvas, at(canvas, "left", (600, 900)))
    canvas.set_wanted("left", "knee")
    click(canvas, at(canvas, "left", (900, 1800)))
    click(canvas, at(canvas, "left", (2000, 2800)))
    assert [one[2] for one in marker.told if one[0] == "placed"] == ["hock", "knee", "tail"]
    click(canvas, at(canvas, "left", (2400, 3300)))
    assert marker.names().count("placed") == 3


def test_each_photo_takes_its_own_points(canvas: CompareCanvas, marker: Marker) -> None:
    for side in ("left", "right"):
        marker.want(side, "hock")
    click(canvas, at(canvas, "right", HOCK))
    click(canvas, at(canvas, "left", (100, 100)))
    assert [one[1] for one in marker.told if one[0] == "placed"] == ["right", "left"]


def test_two_quick_clicks_are_two_points_and_do_not_fit_the_photos(canvas: CompareCanvas, marker: Marker) -> None:
    canvas.zoom_by(3)
    marker.want("left", "hock", "tail")
    spot = canvas.pane_rect("left").center().toPoint()
    click(canvas, spot)
    QTest.mouseDClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, spot + QPoint(12, 12))
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, spot + QPoint(12, 12))
    assert marker.names().count("placed") == 2 and canvas.zoom == 3


def test_a_click_beside_the_photo_places_nothing_and_says_so(canvas: CompareCanvas, marker: Marker) -> None:
    flat = QPixmap(1200, 600)
    canvas.set_pane("left", Pane("Week 1", pixmap=flat))  # leaves bands above and below in an upright pane
    marker.want("left", "hock")
    box = canvas.pane_rect("left")
    for spot in (box.topLeft() + QPoint(40, 6).toPointF(), box.topRight() + QPoint(5, 60).toPointF()):
        click(canvas, spot.toPoint())
    assert marker.names() == ["refused", "refused"] and "photo" in str(marker.told[0][1])


def test_a_ring_is_dragged_to_where_it_is_let_go_and_does_not_jump(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=(Spot("hock", "Hock", *HOCK),))
    start = at(canvas, "left", HOCK) + QPoint(9, 6)  # taken beside its middle
    drag(canvas, start, start + QPoint(3, 0), start + QPoint(20, 30), start + QPoint(40, -25))
    scale = px_per_screen(canvas, "left")
    assert [one[0] for one in marker.told] == ["moved"]
    wanted = (HOCK[0] + 40 * scale, HOCK[1] - 25 * scale)
    assert marker.point("left", "hock") == pytest.approx(wanted, abs=0.01)
    assert canvas.chosen_spot == ("left", "hock")


def test_a_hand_that_trembles_on_a_ring_chooses_it_and_moves_nothing(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=(Spot("hock", "Hock", *HOCK),))
    start = at(canvas, "left", HOCK)
    drag(canvas, start, start + QPoint(2, -2))
    assert marker.told == [("chosen", "left", "hock")] and marker.point("left", "hock") == HOCK


def test_a_ring_cannot_be_dragged_out_of_its_photo(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=(Spot("hock", "Hock", *HOCK),))
    start = at(canvas, "left", HOCK)
    drag(canvas, start, start + QPoint(-50, 0), QPoint(-400, -900))
    assert marker.point("left", "hock") == (0.0, 0.0)


def test_a_point_is_placed_close_to_another_ring(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", "inner", spots=(Spot("hock", "Hock", *HOCK),))
    click(canvas, at(canvas, "left", HOCK) + QPoint(11, 0))
    click(canvas, at(canvas, "left", HOCK) + QPoint(-5, 0))
    assert marker.names() == ["placed", "chosen"]


def test_dragging_elsewhere_pans_and_the_wheel_goes_on_zooming(canvas: CompareCanvas, marker: Marker) -> None:
    canvas.zoom_by(3)
    marker.want("left", "hock")
    before = canvas.to_widget("left", HOCK)
    start = canvas.pane_rect("left").center().toPoint()
    drag(canvas, start, start + QPoint(2, 2), start + QPoint(30, 18))
    moved = canvas.to_widget("left", HOCK) - before
    assert (moved.x(), moved.y()) == pytest.approx((30, 18), abs=0.01) and marker.told == []


def test_escape_puts_a_ring_in_the_hand_back(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=(Spot("hock", "Hock", *HOCK),))
    start = at(canvas, "left", HOCK)
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(canvas, start + QPoint(30, 30))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(30, 30))
    assert marker.told == []
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert marker.told == [("escape",)]


def test_marks_that_may_not_be_changed_leave_the_mouse_alone(canvas: CompareCanvas, marker: Marker) -> None:
    sheet = MarkSheet((Spot("hock", "Hock", *HOCK),))
    canvas.set_sheet("left", sheet)
    click(canvas, at(canvas, "left", HOCK))
    canvas.set_sheet("left", replace(sheet, is_editable=True))
    canvas.set_mode("ghost")
    click(canvas, at(canvas, "left", HOCK))
    assert marker.told == [] and not canvas.is_marking("left")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert marker.told == [("escape",)]


def test_a_click_on_nothing_gives_up_the_choice(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=(Spot("hock", "Hock", *HOCK),))
    click(canvas, at(canvas, "left", HOCK))
    click(canvas, at(canvas, "left", (200, 300)))
    assert marker.told[-1] == ("chosen", "left", "") and canvas.chosen_spot is None


def test_the_cursor_says_what_a_press_would_do(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", "tail", spots=(Spot("hock", "Hock", *HOCK),))
    hover(canvas, at(canvas, "left", (300, 400)))
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    hock = at(canvas, "left", HOCK)
    hover(canvas, hock)
    assert canvas.cursor().shape() == Qt.CursorShape.SizeAllCursor
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, hock)
    QTest.mouseMove(canvas, hock + QPoint(20, 0))
    assert canvas.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, hock + QPoint(20, 0))
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
