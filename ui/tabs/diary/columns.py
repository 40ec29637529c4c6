# SPDX-License-Identifier: MIT
"""A layout of equal columns that become one when the room gets narrow or the text large.

No widgets and no words here.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ColumnsLayout(QLayout):
    """Places items row by row in as many equal columns as fit; a row is as high as its highest item."""

    def __init__(
        self, parent: QWidget | None = None, *, columns: int = 2, chars: int = 34, gap: int = 22, row_gap: int = 16
    ) -> None:
        """Make an empty layout.

        Args:
            parent: the widget it arranges.
            columns: at most so many side by side.
            chars: the narrowest column, in average characters of the widget's font.
            gap: pixels between columns. row_gap: pixels between rows.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._most = columns
        self._chars = chars
        self._gap = gap
        self._row_gap = row_gap
        self.setContentsMargins(0, 0, 0, 0)

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
        """Say that fewer pixels across mean fewer columns."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the pixels needed down for the pixels given across."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of the narrowest full set of columns."""
        columns = min(self._most, max(1, len(self._visible())))
        width = columns * self._narrowest() + (columns - 1) * self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of the widest item; the height follows from the width."""
        width = max((item.minimumSize().width() for item in self._visible()), default=0)
        return QSize(width, 0)

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _narrowest(self) -> int:
        owner = self.parentWidget()
        each = owner.fontMetrics().averageCharWidth() if owner is not None else 8
        return self._chars * each

    def _arrange(self, room: QRect, *, move: bool) -> int:
        items = self._visible()
        fitting = (room.width() + self._gap) // (self._narrowest() + self._gap)
        columns = max(1, min(self._most, fitting))
        each = (room.width() - (columns - 1) * self._gap) // columns
        top = room.top()
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            height = max(_height(item, each) for item in row)
            if move:
                for place, item in enumerate(row):
                    item.setGeometry(self._spot(room, place, QRect(0, top, each, height)))
            top += height + self._row_gap
        return max(0, top - self._row_gap - room.top())

    def _spot(self, room: QRect, place: int, spot: QRect) -> QRect:
        left = place * (spot.width() + self._gap)
        owner = self.parentWidget()
        if owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = room.width() - left - spot.width()
        return QRect(room.left() + left, spot.top(), spot.width(), spot.height())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
