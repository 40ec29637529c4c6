# SPDX-License-Identifier: MIT
"""The tabs of the window, each made when it is first shown, and the dialogs, each made when it is asked for.

Opened by name through TABS and DIALOGS, so that nothing of a tab is loaded before it is needed.
"""

from __future__ import annotations

import importlib

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from ui import places
from ui.jobs import Jobs
from ui.session import Session


class TabStack(QStackedWidget):
    """The open tab.

    Signals:
        open_requested(Place): a tab asks to go elsewhere.
    """

    open_requested = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make an empty stack; no tab is made yet."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._made: dict[str, QWidget] = {}
        self._key = ""
        self.setObjectName("tabs")

    def key(self) -> str:
        """Return the key of the open tab; empty before the first."""
        return self._key

    def go(self, key: str) -> QWidget:
        """Open a tab, making it if it is the first time.

        Args:
            key: of TABS; another one is a fault of the program (KeyError).
        """
        tab = self.tab(key)
        if key != self._key:
            self._key = key
            self.setCurrentWidget(tab)
        return tab

    def tab(self, key: str) -> QWidget:
        """Return a tab without opening it, making it if it is the first time."""
        if key not in self._made:
            entry = {entry.key: entry for entry in places.TABS}[key]
            made = getattr(importlib.import_module(entry.module), entry.name)(self._session, self._jobs, self)
            if hasattr(made, "open_requested"):
                made.open_requested.connect(self.open_requested)
            self._made[key] = made
            self.addWidget(made)
        return self._made[key]

    def unfinished(self) -> str:
        """Return what a tab is still doing and would be lost by closing, as a sentence; empty when nothing is."""
        said = (tab.unfinished() for tab in self._made.values() if hasattr(tab, "unfinished"))
        return next((words for words in said if words), "")

    def made(self) -> tuple[str, ...]:
        """Return the keys of the tabs made so far."""
        return tuple(self._made)


class DialogRack(QWidget):
    """Opens the dialogs of DIALOGS over a window, each at most once at a time.

    Signals:
        open_requested(Place): a dialog asks to go elsewhere.
    """

    open_requested = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, window: QWidget) -> None:
        """Make the rack; it is never shown itself."""
        super().__init__(window)
        self._session = session
        self._jobs = jobs
        self._window = window
        self._open: dict[str, QDialog] = {}
        self.hide()

    def open(self, key: str, reason: str = "") -> QDialog:
        """Open a dialog, or bring it to the front when it is open already.

        Args:
            key: of DIALOGS; another one is a fault of the program (KeyError).
            reason: told to the dialog's `set_reason`, if it has one.
        """
        if key in self._open:
            self._open[key].raise_()
        else:
            self._open[key] = self._make(key)
        dialog = self._open[key]
        if reason and hasattr(dialog, "set_reason"):
            dialog.set_reason(reason)
        dialog.open()
        return dialog

    def is_open(self, key: str) -> bool:
        """Whether that dialog is on screen."""
        return key in self._open

    @Slot()
    def on_finished(self) -> None:
        """Forget a dialog that was closed."""
        done = self.sender()
        for key in [key for key, dialog in self._open.items() if dialog is done]:
            del self._open[key]

    def _make(self, key: str) -> QDialog:
        entry = {entry.key: entry for entry in places.DIALOGS}[key]
        kind = getattr(importlib.import_module(entry.module), entry.name)
        dialog: QDialog = kind(self._session, self._jobs, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if hasattr(dialog, "open_requested"):
            dialog.open_requested.connect(self.open_requested)
        dialog.finished.connect(self.on_finished)
        return dialog
