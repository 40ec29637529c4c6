# SPDX-License-Identifier: MIT
"""A time of day typed as people type it; it saves like the other fields and says calmly what it cannot read."""

from __future__ import annotations

import re
from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words.i18n import _
from ui.widgets.fields import TextField
from ui.widgets.headings import label

_TYPED = re.compile(r"(\d{1,2})(?:[:.,h ]\s?(\d{2})|(\d{2}))?\s?(am|pm)?", re.IGNORECASE)


def read_time(text: str) -> str:
    """Return "08:10" for "8:10", "8.10", "0810", "810", "8" or "8:10 am"; the text itself when it is no time."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return text.strip()
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    half = (found[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return text.strip()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else text.strip()


class TimeField(QWidget):
    """One time of day.

    Signals:
        committed(text: str): changed and should be saved: "HH:MM", "" for not said, or what could not be read.
    """

    committed = Signal(str)

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self.line = TextField("08:10")
        self.line.setObjectName("time_line")
        self.setFocusProxy(self.line)
        self._problem = label("", "problem", wrap=True, name="time_problem")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.line)
        column.addWidget(self._problem)
        self.line.committed.connect(self._on_committed)
        self.line.setAccessibleName(_("When"))

    def set_value(self, text: str, *, place: Hashable = None) -> None:
        """Show a saved time; unsaved or unreadable typing in the same place is left alone."""
        if self._problem.isHidden() or place != self._place:
            self.line.set_value(text, place=place)
            self.show_problem("")
        self._place = place

    def show_problem(self, sentence: str) -> None:
        """Show a sentence under the field, or take it away; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        self.line.setProperty("problem", "true" if sentence else "false")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def problem(self) -> str:
        """Return the sentence under the field, "" when all is well."""
        return self._problem.text()

    def flush(self) -> bool:
        """Send what is pending now; False while the field holds what cannot be read."""
        self.line.flush()
        return self._problem.isHidden()

    _place: Hashable = None

    def _on_committed(self, text: str) -> None:
        self.show_problem("")
        self.committed.emit(read_time(text))
