# SPDX-License-Identifier: MIT
"""A table of plain words to read: the first column names the row; it is as high as its rows, up to a limit.

Nothing can be typed here. What stands in the cells is decided outside.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from core.words.blocks import Table

Index = QModelIndex | QPersistentModelIndex
PADDING = 24
# Rows looked at for the width of a column, and the least width of the folding one in lines of text.
SEEN, LEAST_WORDS = 60, 9


class WordsModel(QAbstractTableModel):
    """The cells of a blocks.Table."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        """Show a table."""
        super().__init__(parent)
        self._table = table

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._table.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; also for screen readers with the head of its column."""
        cells = self._table.rows[index.row()]
        words = cells[index.column()] if index.column() < len(cells) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._table.headers[index.column()]}: {words}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._table.headers[section]
        return None


class WordsTable(QTableView):
    """A table without a scroll bar of its own until it has more than `most` rows."""

    def __init__(self, name: str, *, most: int = 16, wide: int | None = 0, parent: QWidget | None = None) -> None:
        """Make an empty table.

        Args:
            name: objectName. most: rows beyond which it scrolls. wide: the column that takes what room is left and
                whose words may fold; None: no words fold, and all rows have one height.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._most, self._wide = most, wide
        self._words = WordsModel(Table((), ()), self)
        self.setModel(self._words)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(wide is not None)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        # Long heads fold; Qt takes the flag of drawing text as part of the alignment.
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag(alignment.value | Qt.TextFlag.TextWordWrap.value))

    def set_table(self, table: Table) -> None:
        """Show the cells of a table and take the height they need."""
        self._words.set_table(table)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_words"):
            self._fit()

    def resizeEvent(self, event: QEvent) -> None:
        """Fold words into the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        lines = self._set_widths()
        self.horizontalHeader().setFixedHeight(lines * line + 12)
        if self._wide is not None:
            self.resizeRowsToContents()
            self._fold_words(line)
        else:
            self.verticalHeader().setDefaultSectionSize(line + 14)
        rows = min(self._most, self._words.rowCount())
        high = sum(self.rowHeight(row) for row in range(rows)) + lines * line + 16
        if self.horizontalHeader().length() > self.viewport().width():
            high += self.horizontalScrollBar().sizeHint().height() + 2
        if self.minimumHeight() != high:
            self.setFixedHeight(high)

    def _fold_words(self, line: int) -> None:
        """Raise the rows whose folding words need more lines: Qt's own measure leaves out the padding of the style."""
        metrics, fold = self.fontMetrics(), Qt.TextFlag.TextWordWrap.value
        for column in {0, self._wide or 0}:
            room = self.columnWidth(column) - PADDING
            for row in range(self._words.rowCount()):
                words = str(self._words.index(row, column).data())
                if metrics.horizontalAdvance(words) > room:
                    high = metrics.boundingRect(0, 0, room, line * 99, fold, words).height() + 14
                    self.setRowHeight(row, max(high, self.rowHeight(row)))

    def _set_widths(self) -> int:
        """Give each column what its words need, folding heads where there is too little; returns lines of the head."""
        count = self._words.columnCount()
        whole = [self._room_of(column, lines=1) for column in range(count)]
        room = self.viewport().width()
        is_tight = self._wide is None and sum(whole) > room
        widths = [self._room_of(column, lines=2) for column in range(count)] if is_tight else whole
        if self._wide is not None and count:
            least = LEAST_WORDS * self.fontMetrics().height()
            others = sum(width for column, width in enumerate(widths) if column != self._wide)
            lack = least - (room - others)
            if self._wide and lack > 0:  # names fold before words are out of sight
                folded = max(min(widths[0], least), widths[0] - lack)
                others -= widths[0] - folded
                widths[0] = folded
            widths[self._wide] = max(least, room - others)
        for column, width in enumerate(widths):
            self.horizontalHeader().resizeSection(column, width)
        return 2 if is_tight else 1

    def _room_of(self, column: int, *, lines: int) -> int:
        """Return the width of a column in px: its cells in one line, its head in one or two."""
        metrics = self.fontMetrics()
        cells = (str(self._words.index(row, column).data()) for row in range(min(SEEN, self._words.rowCount())))
        head = str(self._words.headerData(column, Qt.Orientation.Horizontal))
        title = metrics.horizontalAdvance(head) if lines == 1 else _folded(head, metrics)
        return max([title, *(metrics.horizontalAdvance(words) for words in cells)]) + PADDING


def _folded(words: str, metrics: QFontMetrics) -> int:
    """Return the least width in px in which words fit on two lines."""
    parts = words.split()
    splits = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(len(parts) + 1))
    return min(max(metrics.horizontalAdvance(line) for line in pair) for pair in splits)
