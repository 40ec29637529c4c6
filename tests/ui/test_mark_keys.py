# SPDX-License-Identifier: MIT
"""Marks by keys alone: Tab walks, arrows nudge, Enter places at the crosshair, Delete removes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.words.geometry import Similarity
from tests.marking import Marker, fill, px_per_screen
from ui import theme
from ui.widgets.compare_canvas import CompareCanvas
from ui.widgets.mark_loupe import MarkLoupe
from ui.widgets.mark_sheet import Spot

HOCK, TAIL = (1210.0, 2507.0), (1500.0, 700.0)
SPOTS = (Spot("hock", "Left hock", *HOCK, "L"), Spot("tail", "Base of the tail", *TAIL))
SHIFT, ALT, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.load("light"))
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    canvas = CompareCanvas()
    for widget in (QLineEdit(), canvas, QLineEdit()):
        column.addWidget(widget)
    made.resize(830, 620)
    picture = QPixmap(900, 1200)
    picture.fill(QColor("#B07A48"))
    fill(canvas, picture, QSize(3024, 4032))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    canvas.setFocus()
    return made


@pytest.fixture
def canvas(window: QWidget) -> CompareCanvas:
    found = window.findChild(CompareCanvas)
    assert found is not None
    return found


@pytest.fixture
def marker(canvas: CompareCanvas) -> Marker:
    return Marker(canvas)


@pytest.mark.parametrize(("held", "steps"), [(NONE, 1.0), (SHIFT, 10.0), (ALT, 0.25)])
@pytest.mark.parametrize("zoom", [1.0, 5.0])
def test_arrows_nudge_the_chosen_point_by_px_of_the_screen(
    canvas: CompareCanvas, marker: Marker, zoom: float, held: Qt.KeyboardModifier, steps: float
) -> None:
    canvas.zoom_by(zoom, canvas.to_widget("left", HOCK))
    marker.want("left", spots=SPOTS)
    canvas.choose_spot("left", "hock")
    scale = px_per_screen(canvas, "left")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(canvas, key, held)
    assert marker.names() == ["moved"] * 3
    wanted = (HOCK[0] + 2 * steps * scale, HOCK[1] - steps * scale)
    assert marker.point("left", "hock") == pytest.approx(wanted, abs=1e-6)


def test_arrows_go_where_they_point_on_a_turned_photo(canvas: CompareCanvas, marker: Marker) -> None:
    canvas.set_similarity(Similarity(0.6, 0.4, 100, 50))
    marker.want("right", spots=SPOTS)
    canvas.choose_spot("right", "hock")
    before = canvas.to_widget("right", HOCK)
    QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    moved = canvas.to_widget("right", marker.point("right", "hock")) - before
    assert (moved.x(), moved.y()) == pytest.approx((10, 0), abs=1e-6)


def test_a_point_stops_at_the_edge_of_its_photo(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=(Spot("hock", "Hock", 3.0, 3.0),))
    canvas.choose_spot("left", "hock")
    for _press in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    assert marker.point("left", "hock") == pytest.approx((0.0, 3.0)) and marker.names() == ["moved"]


def test_tab_walks_the_points_of_both_photos_and_then_on(
    window: QWidget, canvas: CompareCanvas, marker: Marker
) -> None:
    for side in ("left", "right"):
        marker.want(side, spots=SPOTS)
    seen = []
    for _press in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(canvas.chosen_spot)
    assert seen == [("left", "hock"), ("left", "tail"), ("right", "hock"), ("right", "tail")]
    QTest.keyClick(canvas, Qt.Key.Key_Backtab, SHIFT)
    assert canvas.chosen_spot == ("right", "hock") and canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.chosen_spot is None and not canvas.hasFocus()


def test_tab_leaves_at_once_when_nothing_may_be_marked(canvas: CompareCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_the_chosen_point_only(canvas: CompareCanvas, marker: Marker, key: Qt.Key) -> None:
    marker.want("left", spots=SPOTS)
    QTest.keyClick(canvas, key)
    canvas.choose_spot("left", "hock")
    QTest.keyClick(canvas, key)
    assert marker.told[0] == ("removed", "left", "hock") and canvas.chosen_spot is None
    QTest.keyClick(canvas, key)
    assert marker.names().count("removed") == 1


def test_all_points_are_placed_without_a_mouse(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", "hock", "tail")
    marker.want("right", "hock")
    loupe = canvas.findChild(MarkLoupe)
    assert loupe is not None and not loupe.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Space)  # shows the crosshair, places nothing blindly
    assert marker.told == [] and loupe.isVisible()
    before = canvas.pane_rect("left").center()
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert [one[1:3] for one in marker.told if one[0] == "placed"] == [
        ("left", "hock"),
        ("left", "tail"),
        ("right", "hock"),
    ]
    placed = canvas.to_widget("left", marker.point("left", "hock")) - before
    assert (placed.x(), placed.y()) == pytest.approx((1, 10), abs=1e-6)
    assert not loupe.isVisible()


def test_enter_goes_from_a_chosen_point_to_the_crosshair(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", "knee", spots=SPOTS)
    canvas.choose_spot("left", "hock")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.chosen_spot is None and marker.names() == ["chosen"]
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert marker.names()[-1] == "placed"


def test_a_point_that_keys_move_stays_in_sight_of_a_zoomed_photo(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=SPOTS)
    canvas.zoom_by(6, canvas.to_widget("left", HOCK))
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.chosen_spot == ("left", "tail")
    assert canvas.pane_rect("left").contains(canvas.to_widget("left", TAIL))


def test_zoom_keys_keep_the_chosen_point_where_it_is(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", spots=SPOTS)
    canvas.choose_spot("left", "hock")
    before = canvas.to_widget("left", HOCK)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    after = canvas.to_widget("left", HOCK)
    assert canvas.zoom > 1 and (after - before).manhattanLength() < 0.01


def test_arrows_walk_the_weeks_while_no_point_is_chosen_or_wanted(
    canvas: CompareCanvas, marker: Marker, qtbot: QtBot
) -> None:
    marker.want("left", spots=SPOTS)
    with qtbot.waitSignal(canvas.step_asked):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert marker.told == []


def test_no_shortcut_takes_a_key_that_moves_a_point(canvas: CompareCanvas, marker: Marker) -> None:
    def is_kept(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        return event.isAccepted()

    assert not is_kept(Qt.Key.Key_Delete)
    marker.want("left", spots=SPOTS)
    canvas.choose_spot("left", "hock")
    assert is_kept(Qt.Key.Key_Delete) and is_kept(Qt.Key.Key_Left) and not is_kept(Qt.Key.Key_A)


def test_a_screen_reader_hears_what_is_wanted_what_is_chosen_and_where(canvas: CompareCanvas, marker: Marker) -> None:
    marker.want("left", "knee", spots=SPOTS)
    assert "Knee · 3 of 3" in canvas.accessibleDescription()
    canvas.choose_spot("left", "hock")
    assert "Left hock, 1210 across and 2507 down" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert "Crosshair at 1512 across" in canvas.accessibleDescription()
    canvas.set_sheet("left", None)
    assert "Knee" not in canvas.accessibleDescription()
