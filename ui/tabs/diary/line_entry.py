# SPDX-License-Identifier: MIT
"""A button that turns into a line to type in and back again; it knows words, never what they are kept as."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.fields import TextField


class LineEntry(QWidget):
    """Ask for a few words only when wanted.

    Signals:
        opened(): the button was pressed and the line is open.
        committed(str): words to keep; more than once while the person goes on typing.
        closed(): the line is a button again; the next words are new ones.
    """

    opened = Signal()
    committed = Signal(str)
    closed = Signal()

    def __init__(self, button_text: str, placeholder: str, name: str, role: str = "plain") -> None:
        """Make the closed entry.

        Args:
            button_text: words on the button. placeholder: what to type, also the accessible name.
            name: objectName of the button; the line is called `<name>_line`.
            role: look of the button.
        """
        super().__init__()
        self.button = QPushButton(button_text)
        self.button.setObjectName(name)
        self.button.setAccessibleName(button_text)
        self.button.setProperty("role", role)
        self.line = TextField(placeholder)
        self.line.setObjectName(f"{name}_line")
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        align = Qt.AlignmentFlag.AlignLeft if role == "link" else Qt.AlignmentFlag(0)
        column.addWidget(self.button, 0, align)
        column.addWidget(self.line)
        self._is_apart = False
        self.button.clicked.connect(self.open)
        self.line.committed.connect(self.committed)
        self.line.editingFinished.connect(self._on_finished)

    def lend_button(self) -> QPushButton:
        """Return the button, to stand elsewhere; the entry then takes no room while it is closed."""
        self._is_apart = True
        self.layout().removeWidget(self.button)
        self.hide()
        return self.button

    def is_open(self) -> bool:
        """Whether the line is on screen."""
        return not self.line.isHidden()

    def open(self) -> None:
        """Show an empty line and put the cursor in it."""
        self.line.set_value("", place=None)
        self.line.clear()
        self.button.hide()
        self.line.show()
        if self._is_apart:
            self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def close_line(self) -> None:
        """Show the button again; what is not saved is left out."""
        if not self.is_open():
            return
        had_focus = self.line.hasFocus()
        self.line.set_value(self.line.text(), place=None)
        self.line.hide()
        if self._is_apart:
            self.hide()
        self.button.show()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        if self.is_open():
            self.line.flush()

    def hold(self, text: str) -> None:
        """Keep words that the disk refused as unsaved typing."""
        self.line.set_value("", place=object())
        self.line.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape; words already saved stay (undo takes them back)."""
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _on_finished(self) -> None:
        self.close_line()
