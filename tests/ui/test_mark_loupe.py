# SPDX-License-Identifier: MIT
"""The magnifier stands beside its point, shows it larger, and following the mouse draws no photo anew."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.words.geometry import Similarity
from tests.marking import Marker, at, fill, hover
from ui import theme
from ui.widgets import mark_loupe
from ui.widgets.compare_canvas import CompareCanvas
from ui.widgets.mark_loupe import MarkLoupe

DOT = (500.0, 700.0)
LEFT = Qt.MouseButton.LeftButton


class Painted(QObject):
    """Adds up how many px of a widget are painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.px = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.px += sum(part.width() * part.height() for part in event.region())
        return False


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> CompareCanvas:
    theme.apply(qapp, theme.load("light"))
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(811, 533)
    picture = QPixmap(900, 1200)
    picture.fill(QColor("#B07A48"))
    painter = QPainter(picture)
    painter.fillRect(QRectF(DOT[0] - 20, DOT[1] - 20, 40, 40), QColor("#00FF00"))
    painter.end()
    fill(made, picture)
    made.show()
    return made


@pytest.fixture
def loupe(canvas: CompareCanvas) -> MarkLoupe:
    found = canvas.findChild(MarkLoupe)
    assert found is not None
    return found


def green_width(loupe: MarkLoupe) -> float:
    """Return how wide the green square is in the glass, px: beside the strokes of the cross."""
    shot = loupe.grab().toImage()
    rows = [sum(shot.pixelColor(x, y).name() == "#00ff00" for x in range(shot.width())) for y in range(shot.height())]
    return max(rows)


@pytest.mark.parametrize("turned", [None, Similarity(1.0, 0.0, 40, -30)], ids=["plain", "aligned"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_glass_shows_the_point_under_the_mouse_four_times_larger(
    canvas: CompareCanvas, loupe: MarkLoupe, side: str, turned: Similarity | None
) -> None:
    canvas.set_similarity(turned)
    Marker(canvas).want(side, "hock")
    hover(canvas, at(canvas, side, DOT))
    assert loupe.isVisible() and loupe.larger() == 4
    on_screen = 40 * canvas.to_widget(side, (1, 0)).x() - 40 * canvas.to_widget(side, (0, 0)).x()
    assert green_width(loupe) == pytest.approx(4 * on_screen, abs=3)
    assert loupe.seen is not None and loupe.seen.words == "Hock"


def test_the_glass_never_covers_the_point_and_stays_on_the_canvas() -> None:
    dice = random.Random(7)
    for width, height in ((260, 180), (500, 300), (811, 533), (1900, 1000)):
        room, last = QRect(0, 0, width, height), QRect()
        size = QSize(min(150, round(min(width, height) * 0.45)) + 30, min(150, round(min(width, height) * 0.45)) + 25)
        for _move in range(400):
            point = QPointF(dice.uniform(0, width), dice.uniform(0, height))
            last = mark_loupe.place(room, size, point, last)
            assert room.contains(last) and not QRectF(last).contains(point), (width, height, point)


def test_the_glass_follows_without_jumping_from_side_to_side() -> None:
    room, last = QRect(0, 0, 811, 533), QRect()
    tops = []
    for x in range(100, 400, 5):
        last = mark_loupe.place(room, QSize(150, 170), QPointF(x, 300), last)
        tops.append((last.left() - x, last.top()))
    assert len(set(tops)) == 1


def test_following_the_mouse_scales_nothing_and_paints_little(
    canvas: CompareCanvas, loupe: MarkLoupe, qtbot: QtBot
) -> None:
    Marker(canvas).want("left", "hock")
    hover(canvas, QPoint(150, 300))
    qtbot.waitUntil(loupe.isVisible)
    canvas.repaint()
    QApplication.processEvents()
    painted, made = Painted(canvas), canvas._layers.made
    for step in range(1, 21):
        QTest.mouseMove(canvas, QPoint(150 + 3 * step, 300 + step))
        QApplication.processEvents()
    assert canvas._layers.made == made
    assert painted.px / 20 < 0.25 * canvas.width() * canvas.height()


def test_the_glass_is_put_away_when_there_is_nothing_to_place(canvas: CompareCanvas, loupe: MarkLoupe) -> None:
    marker = Marker(canvas)
    marker.want("left", "hock")
    spot = at(canvas, "left", DOT)
    hover(canvas, spot)
    assert loupe.isVisible()
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert not loupe.isVisible()  # the mouse is on the new ring
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseMove(canvas, spot + QPoint(15, 10))
    assert loupe.isVisible() and loupe.seen is not None and loupe.seen.words == "hock"
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, spot + QPoint(15, 10))
    assert not loupe.isVisible()
    marker.want("left", "tail")
    QTest.mouseMove(canvas, spot + QPoint(60, 60))
    assert loupe.isVisible()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert not loupe.isVisible()


def test_the_glass_shows_a_nudged_point_while_keys_move_it(canvas: CompareCanvas, loupe: MarkLoupe) -> None:
    marker = Marker(canvas)
    marker.want("left", "hock")
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, at(canvas, "left", DOT))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert loupe.isVisible() and loupe.seen is not None
    assert loupe.seen.point == canvas.to_widget("left", marker.point("left", "hock"))
    hover(canvas, QPoint(30, 520))
    assert not loupe.isVisible()


def test_very_near_there_are_no_giant_squares(canvas: CompareCanvas, loupe: MarkLoupe) -> None:
    Marker(canvas).want("left", "hock")
    canvas.zoom_by(12, canvas.to_widget("left", DOT))
    hover(canvas, at(canvas, "left", DOT))
    scale = canvas.to_widget("left", (1, 0)).x() - canvas.to_widget("left", (0, 0)).x()
    assert 1.5 <= loupe.larger() < 4 and loupe.larger() * scale <= mark_loupe.MOST_PX + 0.01
