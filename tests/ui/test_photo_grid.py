# SPDX-License-Identifier: MIT
"""The grid and the strip show what is there, what is missing, and tell what was chosen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.photo_grid import PhotoGrid, PhotoStrip
from ui.widgets.photo_tiles import Tile
from ui.widgets.pixmaps import PixmapCache

THERE = Tile("one", "From behind, Week 1, 25 Oct", "25 Oct")
MISSING = Tile(words="Left side, Week 1: missing", caption="missing", is_dashed=True)
BLANK = Tile(words="Nails, Week 1")


@pytest.fixture
def grid(qtbot: QtBot, qapp: QApplication) -> PhotoGrid:
    theme.apply(qapp, theme.load("light"))
    made = PhotoGrid(PixmapCache())
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.set_grid(["Week 1\n25 Oct – 31 Oct"], ["From behind", "Left side", "Nails"], [[THERE, MISSING, BLANK]])
    made.show()
    return made


@pytest.fixture
def strip(qtbot: QtBot, qapp: QApplication) -> PhotoStrip:
    theme.apply(qapp, theme.load("light"))
    made = PhotoStrip(PixmapCache())
    qtbot.addWidget(made)
    made.resize(160, 420)
    made.set_tiles([THERE, Tile("two", "Week 2, 1 Nov", "Week 2", 2, True), MISSING])
    made.show()
    return made


def centre(view: PhotoGrid | PhotoStrip, row: int, column: int = 0) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


def test_a_cell_in_sight_asks_for_its_picture_once_it_is_painted(grid: PhotoGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.picture_wanted) as wanted:
        grid.grab()
    assert wanted.args == ["one"]


def test_a_picture_that_came_is_painted_in_its_cell(grid: PhotoGrid) -> None:
    colour = QColor("#A07030")
    picture = QPixmap(60, 40)
    picture.fill(colour)
    grid.set_picture("one", picture)
    shot = grid.viewport().grab().toImage()
    assert shot.pixelColor(centre(grid, 0)) == colour
    assert shot.pixelColor(centre(grid, 0, 2)) != colour


def test_a_clicked_cell_is_told(grid: PhotoGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.cell_chosen) as chosen:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, 0, 1))
    assert chosen.args == [0, 1]


def test_enter_chooses_the_current_cell(grid: PhotoGrid, qtbot: QtBot) -> None:
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.cell_chosen) as chosen:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == [0, 1]


def test_a_screen_reader_hears_the_cell_and_its_headers(grid: PhotoGrid) -> None:
    model = grid.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 1), role) == "Left side, Week 1: missing"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Left side"


def test_ten_poses_scroll_instead_of_shrinking(grid: PhotoGrid) -> None:
    grid.set_grid(["Week 1"], [f"Pose {n}" for n in range(10)], [[THERE] * 10])
    assert grid.columnWidth(0) >= 100
    assert grid.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize(
    ("button", "held", "for_left"),
    [
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, False),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, True),
    ],
)
def test_a_tile_goes_right_and_with_shift_left(
    strip: PhotoStrip, qtbot: QtBot, button: Qt.MouseButton, held: Qt.KeyboardModifier, for_left: bool
) -> None:
    with qtbot.waitSignal(strip.tile_chosen) as chosen:
        qtbot.mouseClick(strip.viewport(), button, held, pos=centre(strip, 1))
    assert chosen.args == [1, for_left]


def test_enter_chooses_a_tile(strip: PhotoStrip, qtbot: QtBot) -> None:
    strip.setCurrentIndex(strip.model().index(0, 0))
    with qtbot.waitSignal(strip.tile_chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert chosen.args == [0, False]


def test_tiles_never_lie_over_each_other(strip: PhotoStrip) -> None:
    boxes = [strip.visualRect(strip.model().index(row, 0)) for row in range(3)]
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(boxes))


def test_six_weeks_stand_in_sight_together_and_many_scroll_to_the_newest(strip: PhotoStrip) -> None:
    weeks = [Tile(f"key {n}", f"Week {n}", f"Week {n}") for n in range(7)]
    strip.set_tiles(weeks)
    strip.grab()
    assert strip.verticalScrollBar().maximum() == 0
    strip.set_tiles(weeks * 5)
    strip.grab()
    assert strip.visualRect(strip.model().index(0, 0)).height() > 90
    assert strip.verticalScrollBar().value() == strip.verticalScrollBar().maximum() > 0


def test_both_are_painted_in_dark_and_large_text(grid: PhotoGrid, strip: PhotoStrip, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("dark"), 200)
    assert not grid.grab().isNull() and not strip.grab().isNull()
    theme.apply(qapp, theme.load("light"))
