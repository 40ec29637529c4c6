# SPDX-License-Identifier: MIT
"""The day's sessions as a table: a model of plain values and a view that is as high as its rows.

Changing a session is the session editor's business.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from core.usecases.walks import Walk
from core.words import activities, units
from core.words.i18n import N_, _
from ui import theme

CELL_PADDING = 22
Index = QModelIndex | QPersistentModelIndex


def _minutes(walk: Walk, _system: str) -> str:
    return "" if walk.minutes is None else units.decimal(walk.minutes, 0)


def _distance(walk: Walk, system: str) -> str:
    return "" if walk.metres is None else units.written(walk.metres, "m", system)


def _word(words: tuple[activities.Word, ...], key: str) -> str:
    return _(activities.label(words, key)) if key else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, what it says of a session, and how gladly it is left out when there is no room (0 never)."""

    key: str
    label: str
    text: Callable[[Walk, str], str]
    gives_way: int = 0


# To add a column: add one line.
COLUMNS: tuple[Column, ...] = (
    Column("at", N_("When"), lambda walk, _system: walk.at),
    Column("kind", N_("What"), lambda walk, _system: _word(activities.ACTIVITIES, walk.kind)),
    Column("minutes", N_("Minutes"), _minutes),
    Column("metres", N_("Distance"), _distance, 4),
    Column("surface", N_("Surface"), lambda walk, _system: _word(activities.SURFACES, walk.surface), 2),
    Column("support", N_("Support"), lambda walk, _system: _word(activities.SUPPORTS, walk.support), 3),
    Column("ended", N_("How did it end?"), lambda walk, _system: _word(activities.ENDINGS, walk.ended), 1),
)


class WalksModel(QAbstractTableModel):
    """Sessions in rows; copied ones are grey and italic until confirmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty model."""
        super().__init__(parent)
        self._walks: list[Walk] = []
        self._system = "metric"

    def set_walks(self, walks: Sequence[Walk], system: str) -> None:
        """Show sessions; distances in the owner's units."""
        if (list(walks), system) == (self._walks, self._system):
            return
        self.beginResetModel()
        self._walks, self._system = list(walks), system
        self.endResetModel()

    def walk(self, row: int) -> Walk | None:
        """Return the session of a row, or None beyond the end."""
        return self._walks[row] if 0 <= row < len(self._walks) else None

    def row_of(self, walk_id: str) -> int:
        """Return the row of a session, -1 when it is not there."""
        return next((row for row, walk in enumerate(self._walks) if walk.id == walk_id), -1)

    def says(self, column: int) -> bool:
        """Whether any session says something in a column."""
        return any(COLUMNS[column].text(walk, self._system) for walk in self._walks)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many sessions there are."""
        return 0 if parent.isValid() else len(self._walks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(COLUMNS[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, look and tool-tip of a cell."""
        walk = self.walk(index.row())
        if walk is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[index.column()].text(walk, self._system)
        if role == Qt.ItemDataRole.ToolTipRole:
            return html.escape(self._whole(walk))
        if role == Qt.ItemDataRole.ForegroundRole and walk.copied:
            return theme.shown().color("muted")
        if role == Qt.ItemDataRole.FontRole and walk.copied:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _whole(self, walk: Walk) -> str:
        said = [text for column in COLUMNS if (text := column.text(walk, self._system))]
        return " · ".join([*said, *([_("copied, not confirmed yet")] if walk.copied else [])])


class WalksTable(QTableView):
    """Rows to pick: click or Enter opens a session, Delete takes it out.

    Signals:
        open_wanted(Walk), remove_wanted(Walk).
    """

    open_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, model: WalksModel) -> None:
        """Make the view of a model."""
        super().__init__()
        self.setObjectName("walks_table")
        self.setAccessibleName(_("Walks and exercise"))
        self._walks = model
        self.setModel(model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._row = 0
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.clicked.connect(self._on_picked)
        self.activated.connect(self._on_picked)

    def sizeHint(self) -> QSize:
        """Return the height of the heading and all rows."""
        return QSize(300, self._head_height() + self._row_height() * self._walks.rowCount() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same height; columns give way in width."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_walks"):
            self._on_reset()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row at once, so that Enter and Delete mean something."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._walks.rowCount():
            self.setCurrentIndex(self._walks.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, take out with Delete."""
        walk = self._walks.walk(self.currentIndex().row())
        if walk is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_wanted.emit(walk)
        elif walk is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(walk)
        else:
            super().keyPressEvent(event)

    def _head_height(self) -> int:
        return self.horizontalHeader().sizeHint().height()

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 14

    def _on_about_to_reset(self) -> None:
        self._row = max(0, self.currentIndex().row())

    def _on_reset(self) -> None:
        if self.hasFocus() and self._walks.rowCount():  # so that Delete can be pressed again
            self.setCurrentIndex(self._walks.index(min(self._row, self._walks.rowCount() - 1), 0))
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self.updateGeometry()
        self._share_width()

    def _share_width(self) -> None:
        """Leave columns out that do not fit, the least needed first, and give the rest to all in proportion."""
        needed = [self._needed(column) for column in range(len(COLUMNS))]
        shown = [
            column for column in range(len(COLUMNS)) if COLUMNS[column].key != "metres" or self._walks.says(column)
        ]
        giving = sorted((c for c in shown if COLUMNS[c].gives_way), key=lambda c: -COLUMNS[c].gives_way)
        giving.sort(key=self._walks.says)
        while giving and sum(needed[column] for column in shown) > self.viewport().width():
            shown.remove(giving.pop(0))
        spare = max(0, self.viewport().width() - sum(needed[column] for column in shown))
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                rest = spare % len(shown) if column == shown[-1] else 0
                self.setColumnWidth(column, needed[column] + spare // len(shown) + rest)

    def _needed(self, column: int) -> int:
        head = self.horizontalHeader().fontMetrics().horizontalAdvance(_(COLUMNS[column].label)) + CELL_PADDING
        cells = [
            self.fontMetrics().horizontalAdvance(str(self._walks.index(row, column).data() or "")) + CELL_PADDING
            for row in range(self._walks.rowCount())
        ]
        return max([head, *cells])

    def _on_picked(self, index: QModelIndex) -> None:
        walk = self._walks.walk(index.row())
        if walk is not None:
            self.open_wanted.emit(walk)
