# SPDX-License-Identifier: MIT
"""A layout that sets its items in rows like words on a page, so that large text wraps instead of being cut.

No widgets of its own and no colours.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.widgets.item_layout import ItemLayout, height_of


class FlowLayout(ItemLayout):
    """Places items left to right (right to left in such languages) and goes on in the next row.

    An item wider than the room gets the whole row and the height that it then asks for.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, row_gap: int = 8) -> None:
        """Make an empty layout; `gap` between items and `row_gap` between rows are in pixels."""
        super().__init__(parent)
        self._gap = gap
        self._row_gap = row_gap

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one row."""
        hints = [item.sizeHint() for item in self.shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Return the size of the widest single item."""
        result = QSize()
        for item in self.shown():
            result = result.expandedTo(item.minimumSize())
        return result.grownBy(self.contentsMargins())

    def _arrange(self, outer: QRect, *, move: bool) -> int:
        """Break into rows, place them if asked, and return the height used with margins."""
        margins = self.contentsMargins()
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
        for item in self.shown():
            size = _fitted(item, width)
            if used + self._gap + size.width() > width:
                rows.append([])
                used = -self._gap
            rows[-1].append((item, size))
            used += self._gap + size.width()
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        left = room.left()
        for item, size in row:
            spot = QRect(QPoint(left, room.top() + (room.height() - size.height()) // 2), size)
            item.setGeometry(self._mirrored(spot, room))
            left += size.width() + self._gap


def _fitted(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, height_of(item, width))
