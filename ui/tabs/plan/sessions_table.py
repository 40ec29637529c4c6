# SPDX-License-Identifier: MIT
"""The table of weekly checks: Enter opens the row, Delete removes it, the wheel scrolls the page at its ends.

It tells what was asked for and changes nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from core.words.i18n import _
from ui.tabs.plan.sessions_model import SessionsModel

MOST_ROWS = 12


class SessionsTable(QTableView):
    """Weekly checks in rows.

    Signals:
        edit_requested(entry_id: str): Enter, double click or the menu.
        remove_requested(entry_id: str): Delete or the menu.
        row_chosen(is_any: bool): whether a row is selected now.
    """

    edit_requested = Signal(str)
    remove_requested = Signal(str)
    row_chosen = Signal(bool)

    def __init__(self, model: SessionsModel, parent: QWidget | None = None) -> None:
        """Make the view of a model."""
        super().__init__(parent)
        self.setObjectName("sessions_table")
        self.setAccessibleName(_("All weekly checks"))
        self._sessions = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QTableView::item:hover:!selected { background: transparent; }")  # rows, not single cells
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setResizeContentsPrecision(30)  # ten years of checks must not all be measured
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(self._on_open)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        model.modelReset.connect(self._on_reset)

    def chosen(self) -> str:
        """Return the id of the selected session, empty without one."""
        rows = self.selectionModel().selectedRows()
        return self._sessions.session(rows[0].row()).id if rows else ""

    def choose(self, entry_id: str) -> None:
        """Select a session; one that is gone leaves nothing selected."""
        row = self._sessions.row_of(entry_id)
        if row >= 0:
            self.selectRow(row)

    def fit_rows(self) -> None:
        """Take the height of the rows, up to a dozen; more scroll inside."""
        line = QFontMetrics(self.font()).height() + 14
        self.verticalHeader().setDefaultSectionSize(line)
        shown = min(MOST_ROWS, max(1, self._sessions.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * line + bar + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete."""
        key = Qt.Key(event.key())
        chosen = self.chosen()
        if chosen and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit(chosen)
        elif chosen and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(chosen)
        else:
            super().keyPressEvent(event)

    def row_menu(self) -> QMenu:
        """Make the menu of the selected row; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setObjectName("session_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = menu.addAction(_("Change…"))
        change.setObjectName("session_change")
        change.triggered.connect(self._on_open)
        remove = menu.addAction(_("Remove"))
        remove.setObjectName("session_remove")
        remove.triggered.connect(self._on_remove)
        return menu

    def _on_menu(self, spot: QPoint) -> None:
        if self.indexAt(spot).isValid() and self.chosen():
            self.row_menu().popup(self.viewport().mapToGlobal(spot))

    def _on_open(self) -> None:
        if self.chosen():
            self.edit_requested.emit(self.chosen())

    def _on_remove(self) -> None:
        if self.chosen():
            self.remove_requested.emit(self.chosen())

    def _on_selection(self) -> None:
        self.row_chosen.emit(bool(self.chosen()))

    def _on_reset(self) -> None:
        self.fit_rows()
        self.row_chosen.emit(False)
