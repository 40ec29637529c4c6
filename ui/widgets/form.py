# SPDX-License-Identifier: MIT
"""A column of named controls with a place under each for the sentence that says what is wrong with it.

Which control a field gets, and what is kept, is the business of the dialog around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.headings import label


class Picker(QComboBox):
    """A list to choose one key from; the wheel is left to the page.

    Signals:
        picked(key: str): the person chose.
    """

    picked = Signal(str)

    def __init__(self, options: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make the list; `options` are (key, label) in order, labels already translated."""
        super().__init__(parent)
        self._keys: list[str] = []
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer another list and show its first key, without telling anyone."""
        self.clear()
        self._keys = []
        for key, words in options:
            self._keys.append(key)
            self.addItem(words)

    def set_key(self, key: str) -> None:
        """Show a key without telling anyone; one that is not offered leaves the first."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)

    def key(self) -> str:
        """Return the chosen key."""
        return self._keys[max(0, self.currentIndex())]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _on_activated(self, index: int) -> None:
        self.picked.emit(self._keys[index])


class Form(QWidget):
    """Named controls under each other; some may share a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._problems: dict[str, QLabel] = {}
        self._controls: dict[str, QWidget] = {}

    def add(self, field: str, words: str, control: QWidget, *, hint: str = "") -> None:
        """Put a control at the end.

        Args:
            field: name under which `show_problem` finds it; also its objectName if it has none of its own.
            words: what it asks, already translated; hint: muted words under it.
        """
        self._column.addWidget(self.cell(field, words, control, hint=hint))

    def add_abreast(self, cells: Sequence[QWidget]) -> None:
        """Put cells made by `cell` beside each other in one line."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for cell in cells:
            row.addWidget(cell, 1)
        self._column.addWidget(line)

    def add_plain(self, widget: QWidget) -> None:
        """Put something that is no field at the end."""
        self._column.addWidget(widget)

    def cell(self, field: str, words: str, control: QWidget, *, hint: str = "") -> QWidget:
        """Make the name, the control and the place for its problem, not yet in the form."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        if words:
            name = label(words, "strong", wrap=True)
            name.setBuddy(control)
            column.addWidget(name)
            control.setAccessibleName(words)
        column.addWidget(control)
        if hint:
            column.addWidget(label(hint, "muted", wrap=True))
        problem = label("", "problem", wrap=True, name=f"problem_{field}")
        problem.hide()
        column.addWidget(problem)
        column.addStretch(1)
        control.setObjectName(field)
        self._problems[field] = problem
        self._controls[field] = control
        return cell

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show what is wrong where it was typed and go there; False when there is no such field in sight."""
        problem = self._problems.get(field)
        if problem is None or not self._controls[field].isVisibleTo(self):
            return False
        problem.setText(sentence)
        problem.show()
        control = self._controls[field]
        control.setAccessibleDescription(sentence)
        control.setFocus()
        return True

    def problem(self, field: str) -> str:
        """Return the sentence shown at a field, empty when all is well."""
        return self._problems[field].text()

    def clear_problems(self) -> None:
        """Take all sentences away."""
        for field, problem in self._problems.items():
            problem.clear()
            problem.hide()
            self._controls[field].setAccessibleDescription("")
