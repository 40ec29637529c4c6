# SPDX-License-Identifier: MIT
"""A layout that sets its items in rows like words on a page, so that large text wraps instead of being cut.

No widgets of its own and no colours.
"""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places items left to right (right to left in such languages) and goes on in the next row.

    An item wider than the room gets the whole row and the height that it then asks for.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, row_gap: int = 8) -> None:
        """Make an empty layout; `gap` between items and `row_gap` between rows are in pixels."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
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
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that fewer pixels across mean more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the pixels needed down for the pixels given across."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one row."""
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Return the size of the widest single item."""
        result = QSize()
        for item in self._visible():
            result = result.expandedTo(item.minimumSize())
        return result.grownBy(self.contentsMargins())

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, outer: QRect, *, move: bool) -> int:
        """Break into rows, place them if asked, and return the height used with margins."""
        margins: QMargins = self.contentsMargins()
        room = outer.marginsRemoved(margins)
        top = room.top()
        for row in self._rows(max(1, room.width())):
            height = max(size.height() for _, size in row)
            if move:
                self._place(row, QRect(room.left(), top, room.width(), height))
            top += height + self._row_gap
        used = max(0, top - self._row_gap - room.top())
        return used + margins.top() + margins.bottom()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = width + 1
        for item in self._visible():
            size = _fitted(item, width)
            if used + self._gap + size.width() > width:
                rows.append([])
                used = -self._gap
            rows[-1].append((item, size))
            used += self._gap + size.width()
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        direction = self._direction()
        left = room.left()
        for item, size in row:
            spot = QRect(QPoint(left, room.top() + (room.height() - size.height()) // 2), size)
            if direction == Qt.LayoutDirection.RightToLeft:
                spot.moveLeft(room.left() + room.right() - spot.right())
            item.setGeometry(spot)
            left += size.width() + self._gap

    def _direction(self) -> Qt.LayoutDirection:
        owner = self.parentWidget()
        return owner.layoutDirection() if owner is not None else Qt.LayoutDirection.LeftToRight


def _fitted(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
    return QSize(width, height)
