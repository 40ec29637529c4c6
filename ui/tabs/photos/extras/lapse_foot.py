# SPDX-License-Identifier: MIT
"""The foot of the time-lapse dialog: how far the work is, a button that saves and one that leaves or stops.

It does no work itself.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.words.i18n import _
from ui.widgets.headings import label


class LapseFoot(QWidget):
    """Buttons and progress.

    Signals:
        save_asked(): write the film. left(): leave the dialog, or stop what is being written.
    """

    save_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an idle foot."""
        super().__init__(parent)
        self.setObjectName("lapse_foot")
        self.state = label("", "muted", name="lapse_state")
        self.bar = QProgressBar()
        self.bar.setObjectName("lapse_bar")
        self.bar.setAccessibleName(_("Progress of the time-lapse"))
        self.bar.setTextVisible(False)
        self.leave = _button("lapse_leave", _("Cancel"))
        self.save = _button("lapse_save", _("Save…"))
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.state)
        row.addWidget(self.bar, 1)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        self.leave.clicked.connect(self._on_leave)
        self.save.clicked.connect(self._on_save)
        self._ready = False
        self.end()

    def begin(self) -> None:
        """Show that the film is being written."""
        self.state.setText(_("Drawing the photos…"))
        self.bar.setRange(0, 0)
        self._show(busy=True)

    def set_progress(self, done: int, total: int) -> None:
        """Show how many frames are drawn; the last step, the packing, cannot be counted."""
        if done < total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
        else:
            self.state.setText(_("Putting them together…"))
            self.bar.setRange(0, 0)

    def end(self) -> None:
        """Show that nothing is being written."""
        self._show(busy=False)

    def set_ready(self, ready: bool) -> None:
        """Say whether there is anything to save."""
        self._ready = ready
        self.save.setEnabled(ready)

    def _show(self, *, busy: bool) -> None:
        for widget in (self.state, self.bar):
            widget.setVisible(busy)
        self.save.setEnabled(self._ready and not busy)
        words = _("Stop") if busy else _("Cancel")
        self.leave.setText(words)
        self.leave.setAccessibleName(words)

    def _on_leave(self) -> None:
        self.left.emit()

    def _on_save(self) -> None:
        self.save_asked.emit()


def _button(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    return made
