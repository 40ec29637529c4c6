# SPDX-License-Identifier: MIT
"""A canvas with marks whose owner does what its signals say, for tests of hands and keys on marks.

It stands where the Photos page stands: a placed point leaves the wanted ones, a moved one moves, and so on.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from ui.widgets.compare_canvas import SIDES, CompareCanvas, Pane, Side
from ui.widgets.mark_sheet import MarkSheet, Point, Spot, Wanted


class Marker(QObject):
    """Keeps the sheets of a canvas as its signals tell.

    Attributes:
        told: every signal in order: its name, then what it carried.
    """

    def __init__(self, canvas: CompareCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.told: list[tuple[object, ...]] = []
        canvas.spot_placed.connect(self.on_placed)
        canvas.spot_moved.connect(self.on_moved)
        canvas.spot_removed.connect(self.on_removed)
        canvas.spot_chosen.connect(self.on_chosen)
        canvas.refused.connect(self.on_refused)
        canvas.escape_pressed.connect(self.on_escape)

    def want(self, side: Side, *keys: str, spots: tuple[Spot, ...] = ()) -> None:
        """Ask for points."""
        wanted = tuple(Wanted(key, key.replace("_", " ").capitalize()) for key in keys)
        self.canvas.set_sheet(side, MarkSheet(spots=spots, wanted=wanted, is_editable=True))

    def point(self, side: Side, key: str) -> Point:
        """Return where a spot is."""
        sheet = self.canvas.sheet(side)
        spot = sheet.find(key) if sheet is not None else None
        assert spot is not None, key
        return spot.point

    def names(self) -> list[object]:
        """Return the names of the signals heard."""
        return [one[0] for one in self.told]

    def on_placed(self, side: Side, key: str, x: float, y: float) -> None:
        self.told.append(("placed", side, key, x, y))
        sheet = self.canvas.sheet(side)
        assert sheet is not None
        left = tuple(one for one in sheet.wanted if one.key != key)
        self.canvas.set_sheet(side, replace(sheet, spots=(*sheet.spots, Spot(key, key, x, y)), wanted=left))

    def on_moved(self, side: Side, key: str, x: float, y: float) -> None:
        self.told.append(("moved", side, key, x, y))
        sheet = self.canvas.sheet(side)
        assert sheet is not None
        spots = tuple(replace(one, x=x, y=y) if one.key == key else one for one in sheet.spots)
        self.canvas.set_sheet(side, replace(sheet, spots=spots))

    def on_removed(self, side: Side, key: str) -> None:
        self.told.append(("removed", side, key))
        sheet = self.canvas.sheet(side)
        assert sheet is not None
        self.canvas.set_sheet(side, replace(sheet, spots=tuple(one for one in sheet.spots if one.key != key)))

    def on_chosen(self, side: Side, key: str) -> None:
        self.told.append(("chosen", side, key))

    def on_refused(self, sentence: str) -> None:
        self.told.append(("refused", sentence))

    def on_escape(self) -> None:
        self.told.append(("escape",))


def fill(canvas: CompareCanvas, picture: QPixmap, original: QSize | None = None) -> None:
    """Show the same picture in both halves."""
    for side in SIDES:
        canvas.set_pane(side, Pane("Week 1", "25 Oct", "", picture, original=original or QSize()))


def at(canvas: CompareCanvas, side: Side, point: Point) -> QPoint:
    """Return the whole px of the canvas nearest to a px of an original."""
    return canvas.to_widget(side, point).toPoint()


def click(canvas: CompareCanvas, spot: QPoint) -> None:
    """Click with the left button."""
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def hover(canvas: CompareCanvas, spot: QPoint) -> None:
    """Bring the mouse to a point, without a button; a mouse that is there already says nothing by itself."""
    QTest.mouseMove(canvas, spot + QPoint(2, 1))
    QTest.mouseMove(canvas, spot)


def drag(canvas: CompareCanvas, start: QPoint, *ways: QPoint) -> None:
    """Press, move along points of the canvas, let go at the last."""
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for way in ways:
        QTest.mouseMove(canvas, way)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, ways[-1] if ways else start)


def px_per_screen(canvas: CompareCanvas, side: Side) -> float:
    """Return how many px of the original one px of the screen is."""
    here, there = (canvas.to_original(side, QPointF(x, 0)) for x in (0, 1))
    return float(((there[0] - here[0]) ** 2 + (there[1] - here[1]) ** 2) ** 0.5)
