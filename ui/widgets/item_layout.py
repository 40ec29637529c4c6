# SPDX-License-Identifier: MIT
"""What every layout of ours needs: it keeps the items, remembers heights and mirrors for right-to-left languages.

Where the items stand is the business of each layout; no widgets of its own and no colours.
"""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ItemLayout(QLayout):
    """Items in the order in which they came; the height follows from the width.

    A layout built on this writes `_arrange`, `sizeHint` and `minimumSize`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty layout without margins."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.destroyed.connect(partial(_delete_all, self._items))

    def addItem(self, item: QLayoutItem) -> None:
        """Take over one item, last in order."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one item, or None beyond the end."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget the heights: something inside has changed."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Use all the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that fewer pixels across mean more pixels down."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the pixels needed down for the pixels given across; Qt asks many times, so it is remembered."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place every item inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def shown(self) -> list[QLayoutItem]:
        """Return the items that are not hidden, in order."""
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, outer: QRect, *, move: bool) -> int:
        """Place the items in the rectangle if asked, and return the height used with margins."""
        raise NotImplementedError

    def _mirrored(self, spot: QRect, room: QRect) -> QRect:
        """Return where a spot lies in this language's direction."""
        owner = self.parentWidget()
        if owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveLeft(room.left() + room.right() - spot.right())
        return spot


def _delete_all(items: list[QLayoutItem]) -> None:
    """Delete the items of a layout that is gone: they were handed over to it, and Qt deletes only its own."""
    for item in items:
        if shiboken6.isValid(item):
            shiboken6.delete(item)
    items.clear()


def height_of(item: QLayoutItem, width: int) -> int:
    """Return the pixels that one item needs down for the pixels given across."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
