# SPDX-License-Identifier: MIT
"""Two pictures move as one: under the wheel, the hand and the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.compare_canvas import GAP, CompareCanvas, Pane
from ui.widgets.compare_view import MAX_ZOOM, View
from ui.widgets.pixmaps import PixmapCache


def picture(width: int, height: int, colour: str = "#3070A0") -> QPixmap:
    made = QPixmap(width, height)
    made.fill(QColor(colour))
    return made


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> CompareCanvas:
    theme.apply(qapp, theme.load("light"))
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(810, 500)
    made.set_pane("left", Pane("Week 1", "25 Oct", "", picture(1200, 1600)))
    made.set_pane("right", Pane("Week 5", "22 Nov", "", picture(1600, 1200, "#A07030")))
    made.show()
    return made


def wheel(canvas: CompareCanvas, at: QPointF, steps: int) -> None:
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_both_pictures_are_shown_whole_at_first(canvas: CompareCanvas) -> None:
    for side in ("left", "right"):
        assert canvas.pane_rect(side).adjusted(-0.5, -0.5, 0.5, 0.5).contains(canvas.shown_rect(side))
    assert canvas.pane_rect("right").left() - canvas.pane_rect("left").right() == pytest.approx(GAP)


def test_the_wheel_zooms_both_and_the_point_under_the_cursor_stays(canvas: CompareCanvas) -> None:
    at = QPointF(150, 200)
    before = canvas.shown_rect("left")
    spot = ((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height())
    wheel(canvas, at, 5)
    after = canvas.shown_rect("left")
    assert canvas.zoom > 2
    assert canvas.shown_rect("right").width() == pytest.approx(canvas.pane_rect("right").width() * canvas.zoom)
    assert after.x() + spot[0] * after.width() == pytest.approx(at.x(), abs=0.01)
    assert after.y() + spot[1] * after.height() == pytest.approx(at.y(), abs=0.01)


def test_zoom_stops_at_its_limits(canvas: CompareCanvas) -> None:
    wheel(canvas, QPointF(100, 100), 60)
    assert canvas.zoom == MAX_ZOOM
    wheel(canvas, QPointF(100, 100), -90)
    assert canvas.zoom == 1
    assert canvas.shown_rect("left").center() == canvas.pane_rect("left").center()


def test_dragging_one_picture_moves_both(canvas: CompareCanvas, qtbot: QtBot) -> None:
    wheel(canvas, QPointF(200, 250), 8)
    left, right = canvas.shown_rect("left"), canvas.shown_rect("right")
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    qtbot.mouseMove(canvas, QPoint(230, 235))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(230, 235))
    assert canvas.shown_rect("left").x() - left.x() == pytest.approx(30)
    moved = (canvas.shown_rect("right").x() - right.x()) / right.width()
    assert moved == pytest.approx(30 / left.width())


def test_a_picture_cannot_be_dragged_out_of_its_pane(canvas: CompareCanvas) -> None:
    wheel(canvas, QPointF(200, 250), 4)
    canvas.pan_by("left", QPointF(90_000, 90_000))
    assert canvas.shown_rect("right").left() <= canvas.pane_rect("right").left() + 0.01


def test_a_double_click_fits(canvas: CompareCanvas, qtbot: QtBot) -> None:
    wheel(canvas, QPointF(200, 250), 4)
    with qtbot.waitSignal(canvas.zoom_changed):
        qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    assert canvas.zoom == 1


@pytest.mark.parametrize(("key", "grows"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Equal, True)])
def test_plus_zooms_minus_goes_back_and_zero_fits(
    canvas: CompareCanvas, qtbot: QtBot, key: Qt.Key, grows: bool
) -> None:
    qtbot.keyClick(canvas, key)
    qtbot.keyClick(canvas, key)
    wide = canvas.zoom
    assert (wide > 1) is grows
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert 1 < canvas.zoom < wide
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.zoom == 1


@pytest.mark.parametrize(
    ("key", "shift", "told"),
    [
        (Qt.Key.Key_A, False, ("right", -1)),
        (Qt.Key.Key_D, False, ("right", 1)),
        (Qt.Key.Key_Left, False, ("right", -1)),
        (Qt.Key.Key_Right, True, ("left", 1)),
        (Qt.Key.Key_A, True, ("left", -1)),
    ],
)
def test_keys_ask_for_another_week(
    canvas: CompareCanvas, qtbot: QtBot, key: Qt.Key, shift: bool, told: tuple[str, int]
) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(canvas.step_asked) as heard:
        qtbot.keyClick(canvas, key, held)
    assert tuple(heard.args) == told


def test_a_pane_without_a_picture_says_why_and_pans_nowhere(canvas: CompareCanvas) -> None:
    canvas.set_pane("left", Pane(message="The original is not in the library folder."))
    canvas.zoom_by(2, QPointF(50, 50))
    assert canvas.shown_rect("left") == QRectF()
    assert "not in the library" in canvas.accessibleDescription()
    assert not canvas.grab().isNull()


def test_the_picture_is_painted_in_its_half(canvas: CompareCanvas) -> None:
    shot = canvas.grab().toImage()
    assert shot.pixelColor(200, 250).name() == "#3070a0"
    assert shot.pixelColor(610, 250).name() == "#a07030"


def test_panes_take_the_shape_of_the_pictures(canvas: CompareCanvas) -> None:
    for side in ("left", "right"):
        canvas.set_pane(side, Pane("Week 1", "25 Oct", "", picture(1600, 1200)))
        assert canvas.shown_rect(side) == canvas.pane_rect(side)
    canvas.resize(810, 200)
    shown, pane = canvas.shown_rect("left"), canvas.pane_rect("left")
    assert pane == pane.toRect().toRectF()  # whole px: the picture is copied into it, and not blurred
    assert shown.getCoords() == pytest.approx(pane.getCoords(), abs=0.5)
    middle = (canvas.pane_rect("left").left() + canvas.pane_rect("right").right()) / 2
    assert middle == pytest.approx(canvas.width() / 2)


def test_a_pane_has_its_shape_before_its_picture_is_opened(canvas: CompareCanvas) -> None:
    for side in ("left", "right"):
        canvas.set_pane(side, Pane("Week 1", "25 Oct", "Opening the photo…", aspect=1.5))
    before = canvas.pane_rect("left")
    canvas.set_pixmap("left", picture(1500, 1000))
    canvas.set_pixmap("right", picture(1500, 1000))
    assert canvas.pane_rect("left") == before


def test_the_view_keeps_within_what_there_is() -> None:
    view = View(2.0, 5.0, -5.0).settled([(QRectF(0, 0, 100, 100), 100, 100)])
    assert (view.x, view.y) == (0.75, 0.25)


def test_the_cache_lets_the_oldest_go_when_its_bytes_are_used_up(qapp: QApplication) -> None:
    cache = PixmapCache(limit_bytes=3 * 40_000)
    for name in "abc":
        cache.put(name, picture(100, 100))
    assert cache.get("a") is not None
    cache.put("d", picture(100, 100))
    assert cache.get("b") is None and cache.get("a") is not None
    assert cache.used_bytes == 120_000 and len(cache) == 3
    cache.put("huge", picture(400, 400))
    assert cache.get("huge") is None and len(cache) == 3
