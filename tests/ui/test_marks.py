# SPDX-License-Identifier: MIT
"""Good, mixed and bad have three shapes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.marks import draw_day_mark, medallion


def inked(kind: str) -> list[bool]:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_day_mark(painter, QRectF(2, 2, 16, 16), kind, QColor("black"))
    painter.end()
    return [image.pixelColor(x, 10).lightness() < 128 for x in (4, 10, 13)]


def test_good_is_full_mixed_is_half_and_bad_is_hollow(qapp: QApplication) -> None:
    assert inked("good") == [True, True, True]
    assert inked("mixed")[0] and not inked("mixed")[2]
    assert inked("bad") == [False, False, False]
    assert inked("logged") == [False, True, True]


def test_a_medallion_is_sharp_on_dense_screens(qapp: QApplication) -> None:
    assert medallion(theme.load("light"), "paw", 2.0).width() == 144
