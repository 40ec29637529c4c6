# SPDX-License-Identifier: MIT
"""What this program is, which version, and what it is not.

No links and no way to a network.
"""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core import __version__
from core.words.i18n import _
from core.words.paths import APP_NAME
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.fitting import take_size
from ui.widgets.headings import label


class About(QDialog):
    """Name, version, purpose and limits."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the dialog."""
        super().__init__(parent)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About {program}").format(program=APP_NAME))
        self.setAccessibleName(self.windowTitle())
        self._versions = f"{APP_NAME} {__version__} · Python {platform.python_version()} · Qt {PySide6.__version__}"
        picture = label("", name="about_picture")
        picture.setPixmap(theme.icon("hindstride", session.theme).pixmap(48, 48))
        self.versions = label(self._versions, "muted", wrap=True, name="about_versions")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out(picture)

    @Slot()
    def on_copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self._versions)

    def _lay_out(self, picture: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(picture)
        head.addWidget(label(APP_NAME, "title"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        column.addLayout(head)
        for words in (
            _("A calm diary for a dog with weak back legs: days, photos, measurements and a page for the vet."),
            _("It shows what you recorded. It does not diagnose and does not replace your vet."),
            _("Everything stays on this computer. Nothing is ever sent."),
        ):
            column.addWidget(label(words, wrap=True))
        column.addWidget(label(_("Free software under the MIT licence."), "muted"))
        column.addWidget(self.versions)
        column.addStretch(1)
        column.addLayout(self._buttons())
        line = self.fontMetrics().height()
        width = min(900, round(440 * line / 17))
        take_size(self, width)
        self.close_button.setFocus()

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(_("Copy versions"))
        copy.setObjectName("about_copy")
        copy.setAccessibleName(_("Copy versions"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.on_copy)
        self.close_button = close = QPushButton(_("Close"))
        close.setObjectName("about_close")
        close.setAccessibleName(_("Close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row
