# SPDX-License-Identifier: MIT
"""The dialog of the error door: it says that the program made a mistake, with the details to copy.

Loaded only when there is something to say. What reaches it is decided in ui/crash.py; nothing is ever sent.
"""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core import __version__
from core.words.i18n import _, ngettext
from ui.widgets.headings import label


def details(error: BaseException) -> str:
    """Write what a developer needs to find a fault; may quote words of the owner, who copies it by hand."""
    trace = "".join(traceback.format_exception(error))
    return (
        f"Hindstride {__version__}\nPython {platform.python_version()}, PySide6 {PySide6.__version__}\n"
        f"{platform.platform()}\n\n{trace}"
    )


class CrashDialog(QDialog):
    """Says that the program made a mistake, with the details to copy."""

    def __init__(self, text: str, logs: Path, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            text: the details. logs: folder of the log files. parent: the window it belongs to.
        """
        super().__init__(parent)
        self._logs = logs
        self._times = 1
        self.setObjectName("crash_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self.resize(620, 420)
        self.again = label("", "muted", wrap=True, name="crash_again")
        self.again.hide()
        self.details = QPlainTextEdit(text)
        self.details.setObjectName("crash_details")
        self.details.setAccessibleName(_("Details of the fault"))
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lay_out()

    def count_again(self) -> None:
        """Say that it happened again, instead of a second dialog."""
        self._times += 1
        words = ngettext("It happened {count} time.", "It happened {count} times.", self._times)
        self.again.setText(words.format(count=self._times))
        self.again.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Something went wrong in Hindstride"), "heading"))
        words = _(
            "This is a mistake in the program, not something you did. What was saved is safe. You can go on; "
            "if it happens again, copy the details below into a report. Nothing is sent by itself."
        )
        column.addWidget(label(words, wrap=True))
        column.addWidget(self.again)
        column.addWidget(self.details, 1)
        column.addWidget(label(_("The details may quote words you typed. Read them before you pass them on."), "muted"))
        row = QHBoxLayout()
        self.copy = _button("crash_copy", "plain", _("Copy details"), self.on_copy)
        self.folder = _button("crash_folder", "plain", _("Open log folder"), self.on_folder)
        self.go_on = _button("crash_go_on", "primary", _("Go on"), self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    @Slot()
    def on_copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    @Slot()
    def on_folder(self) -> None:
        """Show the folder of the log files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))


def _button(name: str, role: str, words: str, pressed: object) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    made.clicked.connect(pressed)
    return made
