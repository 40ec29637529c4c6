# SPDX-License-Identifier: MIT
"""What stands on the tab while photos are looked at or copied: how far it is, and a way to stop.

It does no work; importing.py does.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.words.i18n import _
from ui.widgets.headings import label

WIDTH = 420


class BusyPage(QWidget):
    """Progress of one piece of work.

    Signals:
        stop_asked(): the person wants it to stop.
    """

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self.setObjectName("busy_page")
        self.title = label("", "heading", wrap=True, name="busy_title")
        self.detail = label("", "muted", name="busy_detail")
        self.bar = QProgressBar()
        self.bar.setObjectName("busy_bar")
        self.bar.setTextVisible(False)
        self.stop = QPushButton(_("Stop"))
        self.stop.setObjectName("busy_stop")
        self.stop.setAccessibleName(_("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self._lay_out()

    def begin(self, words: str) -> None:
        """Show another piece of work from its start."""
        self.title.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.detail.setText("")

    def set_progress(self, done: int, total: int) -> None:
        """Show how many of how many are done."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.detail.setText(_("{done} of {total}").format(done=done, total=total))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self.title, self.bar, self.detail):
            widget.setFixedWidth(WIDTH)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _on_stop(self) -> None:
        self.stop_asked.emit()
