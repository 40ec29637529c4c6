# SPDX-License-Identifier: MIT
"""The weeks of photos: a strip of one pose, and the grid of weeks by poses that shows what is missing.

Views with models over plain tiles; they know keys, not photos or files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QWidget

from core.words.i18n import _
from ui.widgets.photo_tiles import TILE, Index, Tile, TileDelegate
from ui.widgets.pixmaps import PixmapCache

STRIP_ASPECT = 0.64  # height of a tile per width, as a photo lies
STRIP_LOWEST = 58  # px; tiles get as low as this where all weeks then stand in sight
SCROLL_ROOM = 12
GRID_TILE_MIN = 104
GRID_TILE_MAX = 272
GRID_ASPECT = 0.62
CHOOSE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StripModel(QAbstractListModel):
    """Tiles in one row."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty model."""
        super().__init__(parent)
        self.tiles: list[Tile] = []

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other tiles; the selection stays when their number does."""
        if len(tiles) == len(self.tiles):
            self.tiles = list(tiles)
            self.dataChanged.emit(self.index(0), self.index(len(tiles) - 1))
            return
        self.beginResetModel()
        self.tiles = list(tiles)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many tiles there are."""
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a tile, or its words."""
        return _told(self.tiles[index.row()], role) if index.isValid() else None


class GridModel(QAbstractTableModel):
    """Tiles by week (rows) and pose (columns)."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty model."""
        super().__init__(parent)
        self.rows: list[str] = []
        self.columns: list[str] = []
        self.tiles: list[list[Tile]] = []

    def set_grid(self, rows: Sequence[str], columns: Sequence[str], tiles: Sequence[Sequence[Tile]]) -> None:
        """Show another grid: names of rows and columns, and one list of tiles per row."""
        self.beginResetModel()
        self.rows, self.columns = list(rows), list(columns)
        self.tiles = [list(row) for row in tiles]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many weeks there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many poses there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a tile, or its words."""
        return _told(self.tiles[index.row()][index.column()], role) if index.isValid() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a week or pose."""
        names = self.columns if orientation == Qt.Orientation.Horizontal else self.rows
        if role == Qt.ItemDataRole.DisplayRole and section < len(names):
            return names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_row = orientation == Qt.Orientation.Vertical
            across = Qt.AlignmentFlag.AlignLeft if is_row else Qt.AlignmentFlag.AlignHCenter
            return int(across | Qt.AlignmentFlag.AlignVCenter)
        return None


class PhotoStrip(QListView):
    """The weeks of one pose under each other, oldest on top.

    Signals:
        tile_chosen(row: int, for_left: bool): a tile was clicked or Enter pressed; with Shift for the left pane.
        picture_wanted(key: str): a picture is needed; give it with `set_picture`.
    """

    tile_chosen = Signal(int, bool)
    picture_wanted = Signal(str)

    def __init__(self, pictures: PixmapCache, parent: QWidget | None = None) -> None:
        """Make an empty strip; `pictures` may be shared with other views."""
        super().__init__(parent)
        self.setObjectName("photo_strip")
        self.setAccessibleName(_("Weeks of this view"))
        self._pictures = pictures
        self._model = StripModel(self)
        self._tiles = TileDelegate(self, self._picture_of)
        self.setModel(self._model)
        self.setItemDelegate(self._tiles)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other tiles; a longer strip is scrolled to its newest."""
        grew = len(tiles) != len(self._model.tiles)
        self._model.set_tiles(tiles)
        if grew:
            self._fit()
            self.scrollToBottom()

    def reveal(self, row: int) -> None:
        """Scroll until a tile is in sight."""
        self.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.EnsureVisible)

    def tiles(self) -> list[Tile]:
        """Return what is shown, in order."""
        return list(self._model.tiles)

    def set_picture(self, key: str, picture: QPixmap) -> None:
        """Fill in a picture that was wanted; a null one shows a sign instead."""
        self._pictures.put(key, picture)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the tiles as wide as the strip."""
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the mouse."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and (is_left or event.button() == Qt.MouseButton.RightButton):
            self.tile_chosen.emit(index.row(), not is_left or _has_shift(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current tile with Enter or Space; letters and sideways arrows are for the page."""
        if event.key() in CHOOSE_KEYS and self.currentIndex().isValid():
            self.tile_chosen.emit(self.currentIndex().row(), _has_shift(event))
        elif (event.text().isprintable() and event.text()) or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Give the tiles the shape of a photo, or a lower one when all of them then need no scrolling."""
        wide = self.width() - SCROLL_ROOM  # not the viewport's: a bar that comes and goes must not resize tiles
        high = round((wide - 6) * STRIP_ASPECT) + 8
        each = (self.height() - 2) // max(1, len(self._model.tiles))
        lowest = max(STRIP_LOWEST, round(1.6 * self.fontMetrics().height()) + 20)
        self._tiles.tile_size = QSize(wide, each if lowest <= each < high else high)
        self.scheduleDelayedItemsLayout()

    def _picture_of(self, key: str) -> QPixmap | None:
        found = self._pictures.get(key)
        if found is None:
            self.picture_wanted.emit(key)
        return found


class PhotoGrid(QTableView):
    """Weeks by poses.

    Signals:
        cell_chosen(row: int, column: int): a cell was clicked or Enter pressed.
        picture_wanted(key: str): a picture is needed; give it with `set_picture`.
    """

    cell_chosen = Signal(int, int)
    picture_wanted = Signal(str)

    def __init__(self, pictures: PixmapCache, parent: QWidget | None = None) -> None:
        """Make an empty grid; `pictures` may be shared with other views."""
        super().__init__(parent)
        self.setObjectName("photo_grid")
        self.setAccessibleName(_("Weeks and poses"))
        self._pictures = pictures
        self._model = GridModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TileDelegate(self, self._picture_of))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setMinimumSectionSize(24)
        self.verticalHeader().setStyleSheet("QHeaderView::section { border: none; }")  # no rule under half a row
        self.clicked.connect(self._on_clicked)

    def set_grid(self, rows: Sequence[str], columns: Sequence[str], tiles: Sequence[Sequence[Tile]]) -> None:
        """Show another grid: names of rows and columns, and one list of tiles per row."""
        spot = self.verticalScrollBar().value()
        self._model.set_grid(rows, columns, tiles)
        self._fit()
        self.verticalScrollBar().setValue(spot)

    def tile(self, row: int, column: int) -> Tile:
        """Return one cell; IndexError when there is none."""
        return self._model.tiles[row][column]

    def row_names(self) -> list[str]:
        """Return the names of the rows, in order."""
        return list(self._model.rows)

    def set_picture(self, key: str, picture: QPixmap) -> None:
        """Fill in a picture that was wanted; a null one shows a sign instead."""
        self._pictures.put(key, picture)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the poses."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_model"):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current cell with Enter or Space."""
        index = self.currentIndex()
        if event.key() in CHOOSE_KEYS and index.isValid():
            self.cell_chosen.emit(index.row(), index.column())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        columns = len(self._model.columns)
        if not columns:
            return
        words = self.fontMetrics()
        lines = [line for name in self._model.rows for line in name.split("\n")]
        head = max((words.horizontalAdvance(line) for line in lines), default=0) + 30
        self.verticalHeader().setFixedWidth(head)
        room = self.width() - head - 16
        wide = max(GRID_TILE_MIN, min(GRID_TILE_MAX, room // columns))
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.verticalHeader().setDefaultSectionSize(max(round(wide * GRID_ASPECT), words.height() * 2 + 20))

    def _picture_of(self, key: str) -> QPixmap | None:
        found = self._pictures.get(key)
        if found is None:
            self.picture_wanted.emit(key)
        return found

    def _on_clicked(self, index: QModelIndex) -> None:
        self.cell_chosen.emit(index.row(), index.column())


def _told(tile: Tile, role: int) -> Any:
    if role == TILE:
        return tile
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
        return tile.words
    return None


def _has_shift(event: QMouseEvent | QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
