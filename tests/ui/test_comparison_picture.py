# SPDX-License-Identifier: MIT
"""The picture that is sent away shows an aligned pair as it is aligned."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.words.geometry import Point, Similarity
from ui.tabs.photos import comparison_picture
from ui.tabs.photos.comparison_picture import GAP, Comparison, Half

ORIGINAL = QSize(1200, 900)
SPOT: Point = (700.0, 420.0)
WAY = Similarity(1.1 * math.cos(0.12), 1.1 * math.sin(0.12), -60.0, 25.0)


def half(spot: Point, size: QSize) -> Half:
    """Return a grey photo, `size` px of an original of 1200 x 900, with a red dot at a point of the original."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#999999"))
    painter = QPainter(image)
    painter.scale(size.width() / ORIGINAL.width(), size.height() / ORIGINAL.height())
    painter.setBrush(QColor("#FF0000"))
    painter.setPen(QColor("#FF0000"))
    painter.drawEllipse(QPointF(*spot), 20, 20)
    painter.end()
    return Half(image, "Week 1", "25 October 2026", ORIGINAL)


def red(image: QImage, first: int, last: int) -> Point:
    """Return the middle of what is red between two columns."""
    found = []
    for y in range(image.height()):
        for x in range(first, last):
            colour = image.pixelColor(x, y)
            if colour.red() > 200 and colour.green() < 90:
                found.append((x, y))
    assert found
    return sum(x for x, _y in found) / len(found), sum(y for _x, y in found) / len(found)


@pytest.mark.parametrize("second", [QSize(600, 450), QSize(400, 300)])
def test_a_point_of_both_photos_comes_out_at_the_same_place(qapp: QApplication, second: QSize) -> None:
    left = half(SPOT, QSize(600, 450))
    right = half(WAY.inverse().apply(SPOT), second)
    image = comparison_picture.draw(Comparison(left, right, "Bailey", "Aligned", QFont(), WAY))
    middle = image.width() // 2
    here, there = red(image, 0, middle), red(image, middle, image.width())
    wide = (image.width() - 2 * comparison_picture.EDGE - GAP) / 2
    assert there[0] - here[0] == pytest.approx(wide + GAP, abs=1.0)
    assert there[1] == pytest.approx(here[1], abs=1.0)


def test_without_alignment_each_photo_is_drawn_as_it_was_taken(qapp: QApplication) -> None:
    left, right = half(SPOT, QSize(600, 450)), half((300.0, 300.0), QSize(600, 450))
    image = comparison_picture.draw(Comparison(left, right, "Bailey", "Not aligned", QFont()))
    middle = image.width() // 2
    here, there = red(image, 0, middle), red(image, middle, image.width())
    assert here[0] - comparison_picture.EDGE == pytest.approx(SPOT[0] / 2, abs=1.0)
    assert there[0] - middle - GAP / 2 == pytest.approx(150.0, abs=1.5)
