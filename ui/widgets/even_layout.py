# SPDX-License-Identifier: MIT
"""A layout of equal boxes abreast: as many in a row as fit, the rest below. For cards and small charts.

No widgets of its own and no colours.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.item_layout import ItemLayout, height_of


class EvenLayout(ItemLayout):
    """Equal widths in every row; a row is as high as its highest item."""

    def __init__(
        self, parent: QWidget | None = None, *, narrowest: int, most: int, gap: int = 14, fill: bool = False
    ) -> None:
        """Make an empty layout.

        Args:
            parent: the widget it fills.
            narrowest: px below which an item is not squeezed while another row can help.
            most: largest number of items in a row.
            gap: px between items and rows.
            fill: whether the items of a shorter last row share its whole width.
        """
        super().__init__(parent)
        self._narrowest, self._most, self._gap = narrowest, most, gap
        self._fill = fill

    def set_narrowest(self, width: int) -> None:
        """Change the smallest width, for example with the text size; px."""
        if width != self._narrowest:
            self._narrowest = width
            self.invalidate()

    def columns(self, width: int) -> int:
        """Return how many items stand abreast at a width in px."""
        shown = len(self.shown())
        fitting = (width + self._gap) // (self._narrowest + self._gap)
        abreast = max(1, min(self._most, fitting, shown))
        rows = -(-shown // abreast) if shown else 1
        return -(-shown // rows) if shown else 1  # five in rows of four would be four and a lonely one

    def sizeHint(self) -> QSize:
        """Return the size of one full row."""
        shown = self.shown()
        abreast = min(self._most, len(shown))
        width = abreast * (self._narrowest + self._gap) - self._gap
        return QSize(max(0, width), max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest single item."""
        result = QSize()
        for item in self.shown():
            result = result.expandedTo(item.minimumSize())
        return QSize(min(result.width(), self._narrowest), result.height())

    def _arrange(self, room: QRect, *, move: bool) -> int:
        shown, columns, top = self.shown(), self.columns(room.width()), room.top()
        edge = room.width() + self._gap
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            abreast = len(row) if self._fill else columns
            spans = [(n * edge // abreast, (n + 1) * edge // abreast - self._gap) for n in range(len(row))]
            height = max(height_of(item, right - left) for item, (left, right) in zip(row, spans, strict=True))
            for item, (left, right) in zip(row, spans, strict=True) if move else ():
                item.setGeometry(self._mirrored(QRect(room.left() + left, top, right - left, height), room))
            top += height + self._gap
        return max(0, top - self._gap - room.top()) if shown else 0
