# SPDX-License-Identifier: MIT
"""Where photos lie: the way from px of an original to px of the widget and back is exact, turned photos too."""

from __future__ import annotations

import math
from itertools import product

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from core.words.geometry import Similarity
from ui.widgets.compare_pane import SIDES, Pane
from ui.widgets.compare_places import PairPlaces
from ui.widgets.compare_view import View

TURNED = Similarity(0.83 * math.cos(0.4), 0.83 * math.sin(0.4), 210.5, -77.25)
CANVASES = (QSizeF(260, 180), QSizeF(811, 503), QSizeF(1920, 1080))
VIEWS = (View(), View(1.7, 0.31, 0.66), View(12.0, 0.9, 0.05))
POINTS = ((0.0, 0.0), (4032.0, 3024.0), (1999.5, 1.25), (-50.0, 3100.0))


def panes(width: int = 4032, height: int = 3024) -> dict[str, Pane]:
    small = QPixmap(512, 384)  # a smaller copy of what marks are counted in
    other = QPixmap(300, 400)
    return {
        "left": Pane(pixmap=small, original=QSize(width, height)),
        "right": Pane(pixmap=other, original=QSize(3024, 4032)),
    }


@pytest.mark.parametrize("similarity", [None, TURNED], ids=["plain", "aligned"])
@pytest.mark.parametrize("is_over", [False, True])
def test_going_to_the_widget_and_back_ends_where_it_began(
    qapp: QApplication, is_over: bool, similarity: Similarity | None
) -> None:
    for size, view, side, point in product(CANVASES, VIEWS, SIDES, POINTS):
        places = PairPlaces(size, is_over, panes(), view, similarity)
        back = places.to_original(side, places.to_widget(side, point))
        assert back == pytest.approx(point, abs=0.01)


def test_marks_are_counted_in_the_original_whatever_copy_is_shown(qapp: QApplication) -> None:
    places = PairPlaces(QSizeF(1000, 500), False, panes(), View())
    box = places.pane_rect("left")
    assert places.to_original("left", box.center()) == pytest.approx((2016, 1512))
    large = panes() | {"left": Pane(pixmap=QPixmap(2048, 1536), original=QSize(4032, 3024))}
    again = PairPlaces(QSizeF(1000, 500), False, large, View())
    assert again.to_widget("left", (100, 200)) == places.to_widget("left", (100, 200))


def test_without_an_original_size_the_pictures_own_px_count(qapp: QApplication) -> None:
    both = {side: Pane(pixmap=QPixmap(400, 300)) for side in SIDES}
    places = PairPlaces(QSizeF(810, 300), False, both, View())
    assert places.to_original("right", QPointF(410, 0)) == pytest.approx((0, 0))
    assert places.to_original("right", QPointF(810, 300)) == pytest.approx((400, 300))


@pytest.mark.parametrize("is_over", [False, True])
def test_an_aligned_point_lies_over_its_partner(qapp: QApplication, is_over: bool) -> None:
    for size, view, point in product(CANVASES, VIEWS, POINTS):
        places = PairPlaces(size, is_over, panes(), view, TURNED)
        offset = places.pane_rect("right").topLeft() - places.pane_rect("left").topLeft()
        here = places.to_widget("right", point) - offset
        there = places.to_widget("left", TURNED.apply(point))
        assert (here.x(), here.y()) == pytest.approx((there.x(), there.y()), abs=1e-6)


def test_aligned_photos_share_the_frame_of_the_left_one(qapp: QApplication) -> None:
    plain = PairPlaces(QSizeF(810, 500), False, panes(), View())
    aligned = PairPlaces(QSizeF(810, 500), False, panes(), View(), TURNED)
    assert plain.aspect() == 0.75 and aligned.aspect() == pytest.approx(4 / 3)
    assert aligned.frame_size("right") == QSize(4032, 3024)
    assert aligned.shown_rect("right") != aligned.pane_rect("right")


def test_one_photo_alone_is_not_aligned(qapp: QApplication) -> None:
    alone = panes() | {"left": Pane(message="No photos of this pose yet.")}
    places = PairPlaces(QSizeF(810, 500), False, alone, View(), TURNED)
    assert not places.is_aligned
    assert places.shown_rect("right").center().x() == pytest.approx(places.pane_rect("right").center().x())
    assert places.shown_rect("left") == QRectF()


def test_a_point_in_the_pane_beside_the_picture_is_not_on_it(qapp: QApplication) -> None:
    places = PairPlaces(QSizeF(810, 500), False, panes(), View())
    box = places.pane_rect("left")
    assert places.is_on_picture("left", box.center())
    assert not places.is_on_picture("left", box.topLeft() + QPointF(5, 5))  # a flat photo in an upright pane
    assert places.side_at(box.center()) == "left" and places.side_at(QPointF(405, 250)) is None
