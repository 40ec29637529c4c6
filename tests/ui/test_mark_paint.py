# SPDX-License-Identifier: MIT
"""Marks as they are seen: rings where the points are, each leg in its colour and with its letter, in all ways."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.marking import fill
from ui import theme
from ui.widgets import mark_paint
from ui.widgets.compare_canvas import CompareCanvas
from ui.widgets.mark_sheet import Corner, MarkSheet, Span, Spot, Wanted

GREY = "#808080"
A, B, C = Spot("a", "Outer edge", 200, 600, "L"), Spot("b", "Inner edge", 600, 600, "L"), Spot("c", "Hock", 600, 900)


@pytest.fixture(params=["light", "dark"])
def canvas(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> CompareCanvas:
    theme.apply(qapp, theme.load(request.param))
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(1010, 700)
    picture = QPixmap(900, 1200)
    picture.fill(QColor(GREY))
    fill(made, picture)
    made.show()
    return made


def shot(canvas: CompareCanvas) -> QImage:
    return canvas.grab().toImage()


def colour(image: QImage, at: QPointF) -> str:
    return image.pixelColor(at.toPoint()).name()


def count(image: QImage, box: QRectF, role: str) -> int:
    """Return how many px of a box have a colour of the theme."""
    wanted, whole = theme.shown().color(role).name(), box.toAlignedRect().intersected(image.rect())
    rows, columns = range(whole.top(), whole.bottom() + 1), range(whole.left(), whole.right() + 1)
    return sum(image.pixelColor(QPoint(x, y)).name() == wanted for y in rows for x in columns)


def test_a_ring_stands_around_its_point_in_the_colour_of_its_leg(canvas: CompareCanvas) -> None:
    canvas.set_sheet("right", MarkSheet((A, C)))
    image = shot(canvas)
    for spot, role in ((A, "left"), (C, "accent")):
        middle = canvas.to_widget("right", spot.point)
        assert colour(image, middle) == theme.shown().card.lower()
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            assert colour(image, middle + way * mark_paint.RING) == theme.shown().color(role).name()
    assert colour(image, canvas.to_widget("left", A.point)) == GREY


def test_a_line_runs_between_its_points_and_its_value_stands_under_it(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet((A, B), (Span("a", "b", "0.29", "L"),)))
    image = shot(canvas)
    middle = canvas.to_widget("left", (400, 600))
    assert colour(image, middle) == theme.shown().left.lower()
    assert colour(image, middle + QPointF(0, 3)) not in (GREY, theme.shown().left.lower())  # the rim
    assert count(image, QRectF(middle.x() - 40, middle.y() + 12, 80, 40), "left") > 600
    assert count(image, QRectF(middle.x() - 40, middle.y() - 52, 80, 40), "left") == 0


def test_an_angle_has_two_arms_and_an_arc(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet((A, B, C), (), (Corner("a", "b", "c", "90°"),)))
    image = shot(canvas)
    for along in ((400, 600), (600, 750)):
        assert colour(image, canvas.to_widget("left", along)) == theme.shown().accent.lower()
    vertex = canvas.to_widget("left", B.point)
    inside = mark_paint.ARC / 2**0.5
    assert count(image, QRectF(vertex.x() - inside - 2, vertex.y() + inside - 2, 4, 4), "accent") > 1
    assert count(image, QRectF(vertex.x() + inside - 2, vertex.y() + inside - 2, 4, 4), "accent") == 0


def test_a_line_to_a_point_that_is_not_placed_is_not_drawn(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet((A,), (Span("a", "b", "0.29", "L"),), (Corner("a", "b", "c", "90°"),)))
    assert colour(shot(canvas), canvas.to_widget("left", (400, 600))) == GREY


def test_the_level_runs_across_the_whole_photo(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet(level=((400, 600), (500, 600))))
    image = shot(canvas)
    for x in (20, 450, 880):
        below = [canvas.to_widget("left", (x, 600)) + QPointF(0, step) for step in (-1, 0, 1)]
        assert any(colour(image, one) != GREY for one in below)


def test_no_mark_leaves_its_photo(canvas: CompareCanvas) -> None:
    canvas.zoom_by(4, canvas.to_widget("left", (450, 600)))
    sheet = MarkSheet((A, B), (Span("a", "b", "0.29", "L"),), level=((0, 600), (900, 600)))
    plain = shot(canvas)
    canvas.set_sheet("left", sheet)
    beside = canvas.pane_rect("right")
    assert shot(canvas).copy(beside.toRect()) == plain.copy(beside.toRect())


def test_the_next_point_is_named_on_its_photo_until_the_mouse_comes_near(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet((A,), wanted=(Wanted("b", "Inner edge", "L"),), is_editable=True))
    top = QRectF(canvas.pane_rect("left").topLeft(), canvas.pane_rect("left").topRight() + QPointF(0, 90))
    assert count(shot(canvas), top, "left") > 500
    canvas._hand.move(canvas, top.topRight() + QPointF(-40, 60))
    assert count(shot(canvas), top, "left") == 0


def test_marks_shine_through_with_their_photos(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet((A, B), (Span("a", "b", "0.29", "L"),)))
    canvas.set_mode("swipe")
    canvas.set_share(0.9)
    spot = canvas.to_widget("left", A.point)
    assert colour(shot(canvas), spot) == theme.shown().card.lower()
    canvas.set_share(0.05)
    assert colour(shot(canvas), spot) == GREY
    canvas.set_mode("blink")
    assert colour(shot(canvas), spot) == theme.shown().card.lower()
    canvas.show_side("right")
    assert colour(shot(canvas), spot) == GREY
    canvas.set_mode("ghost")
    under = canvas.to_widget("left", (400, 600))
    assert colour(shot(canvas), under) not in (GREY, theme.shown().left.lower())
    assert count(shot(canvas), QRectF(under.x() - 40, under.y() + 12, 80, 40), "left") == 0


def test_moving_a_point_draws_it_where_the_hand_is(canvas: CompareCanvas) -> None:
    canvas.set_sheet("left", MarkSheet((A, B), (Span("a", "b", "0.29", "L"),), is_editable=True))
    start, goal = (canvas.to_widget("left", point) for point in (A.point, (200, 900)))
    canvas._hand.press(canvas, start)
    canvas._hand.move(canvas, goal)
    image = shot(canvas)
    assert colour(image, start) == GREY
    assert colour(image, goal + QPointF(mark_paint.RING, 0)) == theme.shown().left.lower()
    canvas._hand.release(canvas)
    assert canvas.sheet("left").find("a") == A  # who keeps the marks says where it is
