# SPDX-License-Identifier: MIT
"""Photo marks: each day can be hit within 16 px, none beside them; crowded ones become ticks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from core.words.blocks import Chart, PhotoDay
from ui import theme as themes
from ui.drawing import chart as chart_drawing
from ui.drawing import labels, photo_marks
from ui.drawing.axes import Plot

START = date(2026, 10, 1)
RECT = QRectF(0, 0, 900, 300)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def chart(*offsets: int, days: int = 40) -> Chart:
    marks = tuple(PhotoDay(day(offset), "2 photos") for offset in offsets)
    ticks = ((0.0, "0"), (10.0, "10"))
    return Chart("energy", "Energy", "", "series", START, day(days), 0, 10, ticks, photo_days=marks)


def plot_of(shown: Chart) -> Plot:
    return chart_drawing.layout(shown, RECT, labels.faces(QFont(), 1.0)).plot


def test_the_nearest_mark_within_eight_pixels_is_hit(qapp: object) -> None:
    shown = chart(3, 20, 21)
    plot = plot_of(shown)
    y = photo_marks.row(plot).center().y()

    def hit(x: float, down: float = 0.0) -> date | None:
        found = photo_marks.nearest(shown.photo_days, plot, QPointF(x, y + down))
        return found.day if found else None

    assert hit(plot.x_of(day(3)) + 7) == day(3)
    assert hit(plot.x_of(day(3)) + 9) is None
    assert hit(plot.x_of(day(21)) - 7) == day(21)
    assert hit(plot.x_of(day(20)) + 4) == day(20)
    assert hit(plot.x_of(day(20)), 7.5) == day(20)
    assert hit(plot.x_of(day(20)), -20) is None


def test_a_chart_without_photos_keeps_its_room(qapp: object) -> None:
    plot = plot_of(chart())
    assert plot.foot.height == 0
    assert photo_marks.nearest((), plot, QPointF(100, plot.frame.bottom())) is None


def test_marks_outside_the_shown_days_are_not_hit(qapp: object) -> None:
    shown = chart(3, 30)
    plot = plot_of(shown).seen(10, 20)
    assert photo_marks.shown(shown.photo_days, plot) == []


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_crowded_days_become_ticks_with_one_picture_before_them(qapp: object, name: str) -> None:
    theme = themes.load(name)

    def painted(shown: Chart) -> QImage:
        image = QImage(900, 300, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.card))
        painter = QPainter(image)
        painter.setFont(QFont())
        chart_drawing.paint(painter, RECT, shown, theme)
        painter.end()
        return image

    few, many = chart(3, 20), chart(*range(0, 700, 2), days=700)
    plot = plot_of(many)
    strip = photo_marks.row(plot).toRect()
    image = painted(many)
    before = [
        image.pixelColor(x, y)
        for x in range(strip.left() - 18, strip.left() - 4)
        for y in range(strip.top(), strip.bottom())
    ]
    assert any(spot != QColor(theme.card) for spot in before)
    without = painted(replace(many, ticks=()))
    upper = [without.pixelColor(x, strip.top() + 4) for x in range(strip.left() - 18, strip.left() - 4)]
    assert all(spot == QColor(theme.card) for spot in upper), "the lowest number of the axis ends there"
    rows = {
        y for y in range(strip.top(), strip.bottom()) if image.pixelColor(strip.left() + 200, y) != QColor(theme.card)
    }
    assert len(rows) <= 5
    plot = plot_of(few)
    strip = photo_marks.row(plot).toRect()
    image = painted(few)
    x = int(plot.x_of(day(20)))
    rows = {y for y in range(strip.top(), strip.bottom()) if image.pixelColor(x, y) != QColor(theme.card)}
    assert max(rows) - min(rows) >= 6
