# SPDX-License-Identifier: MIT
"""The place over a page where at most one calm question or message of each kind stands; built when first needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.notice import Notice


class NoticeSpot(QWidget):
    """One message.

    Signals:
        acted(): its action was pressed. put_away(): it was closed.
    """

    acted = Signal()
    put_away = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty, hidden place; `name` is its objectName."""
        super().__init__()
        self.setObjectName(name)
        self.notice: Notice | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def say(self, text: str, role: str = "plain", action_text: str = "") -> None:
        """Show a sentence; an empty one clears the place."""
        if not text:
            self.hide()
            return
        if self.notice is None:
            self.notice = Notice()
            self.notice.action_pressed.connect(self.acted)
            self.notice.dismissed.connect(self._on_dismissed)
            self.layout().addWidget(self.notice)
        self.notice.show_message(text, role, action_text)
        self.show()

    def text(self) -> str:
        """Return the sentence on screen, "" when there is none."""
        return self.notice.text() if self.notice is not None and not self.isHidden() else ""

    def _on_dismissed(self) -> None:
        self.hide()
        self.put_away.emit()
