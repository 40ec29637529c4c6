# SPDX-License-Identifier: MIT
"""A layout of equal boxes abreast: as many in a row as fit, the rest below. For cards and small charts.

No widgets of its own and no colours.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EvenLayout(QLayout):
    """Equal widths in every row; a row is as high as its highest item."""

    def __init__(self, parent: QWidget | None = None, *, narrowest: int, most: int, gap: int = 14) -> None:
        """Make an empty layout.

        Args:
            parent: the widget it fills.
            narrowest: px below which an item is not squeezed while another row can help.
            most: largest number of items in a row.
            gap: px between items and rows.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._narrowest, self._most, self._gap = narrowest, most, gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_narrowest(self, width: int) -> None:
        """Change the smallest width, for example with the text size; px."""
        if width != self._narrowest:
            self._narrowest = width
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take over one item, last in order."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one item, or None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Use all the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow place needs more rows."""
        return True

    def columns(self, width: int) -> int:
        """Return how many items stand abreast at a width in px."""
        shown = len(self._shown())
        fitting = (width + self._gap) // (self._narrowest + self._gap)
        abreast = max(1, min(self._most, fitting, shown))
        rows = -(-shown // abreast) if shown else 1
        return -(-shown // rows) if shown else 1  # five in rows of four would be four and a lonely one

    def heightForWidth(self, width: int) -> int:
        """Return the pixels needed down for the pixels given across."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one full row."""
        shown = self._shown()
        abreast = min(self._most, len(shown))
        width = abreast * (self._narrowest + self._gap) - self._gap
        return QSize(max(0, width), max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest single item."""
        result = QSize()
        for item in self._shown():
            result = result.expandedTo(item.minimumSize())
        return QSize(min(result.width(), self._narrowest), result.height())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, move: bool) -> int:
        shown, columns, top = self._shown(), self.columns(room.width()), room.top()
        edge = room.width() + self._gap
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            spans = [(n * edge // columns, (n + 1) * edge // columns - self._gap) for n in range(len(row))]
            height = max(_height(item, right - left) for item, (left, right) in zip(row, spans, strict=True))
            for item, (left, right) in zip(row, spans, strict=True) if move else ():
                item.setGeometry(self._mirrored(QRect(room.left() + left, top, right - left, height), room))
            top += height + self._gap
        return max(0, top - self._gap - room.top()) if shown else 0

    def _mirrored(self, spot: QRect, room: QRect) -> QRect:
        owner = self.parentWidget()
        if owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveLeft(room.left() + room.right() - spot.right())
        return spot


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
