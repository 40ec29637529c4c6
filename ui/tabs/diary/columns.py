# SPDX-License-Identifier: MIT
"""A layout of equal columns that become one when the room gets narrow or the text large.

No widgets and no words here.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.item_layout import ItemLayout, height_of


class ColumnsLayout(ItemLayout):
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
        self._most = columns
        self._chars = chars
        self._gap = gap
        self._row_gap = row_gap

    def sizeHint(self) -> QSize:
        """Return the size of the narrowest full set of columns."""
        columns = min(self._most, max(1, len(self.shown())))
        width = columns * self._narrowest() + (columns - 1) * self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of the widest item; the height follows from the width."""
        width = max((item.minimumSize().width() for item in self.shown()), default=0)
        return QSize(width, 0)

    def _narrowest(self) -> int:
        owner = self.parentWidget()
        each = owner.fontMetrics().averageCharWidth() if owner is not None else 8
        return self._chars * each

    def _arrange(self, room: QRect, *, move: bool) -> int:
        items = self.shown()
        fitting = (room.width() + self._gap) // (self._narrowest() + self._gap)
        columns = max(1, min(self._most, fitting))
        each = (room.width() - (columns - 1) * self._gap) // columns
        top = room.top()
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            height = max(height_of(item, each) for item in row)
            if move:
                for place, item in enumerate(row):
                    spot = QRect(room.left() + place * (each + self._gap), top, each, height)
                    item.setGeometry(self._mirrored(spot, room))
            top += height + self._row_gap
        return max(0, top - self._row_gap - room.top())
