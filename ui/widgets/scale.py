# SPDX-License-Identifier: MIT
"""A score picked with one tap from a row of numbered steps, with words at both ends.

The meaning of the score lives in the metrics; here it is a whole number or nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.headings import FlowLabel

GAP = 3
TIGHT_GAP = 1
COMFORT = 27
TEN_WITHIN_MS = 900


class StepLayout(QLayout):
    """Equal boxes in one row, or in two when the narrowest row does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty layout."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take over one item, last in order."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one item, or None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Use all the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow place needs two rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the pixels needed down for the pixels given across."""
        rows = 2 if self._per_row(width)[0] < len(self._items) else 1
        return rows * self._height() + (rows - 1) * GAP

    def sizeHint(self) -> QSize:
        """Return one row of comfortable steps."""
        each = max(COMFORT, self._narrowest())
        return QSize(len(self._items) * (each + GAP) - GAP, self._height())

    def minimumSize(self) -> QSize:
        """Return the narrowest two rows."""
        half = (len(self._items) + 1) // 2
        return QSize(half * (self._narrowest() + GAP) - GAP, self._height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the steps; pixels left over go one each to the first ones."""
        super().setGeometry(rect)
        if not self._items:
            return
        (per_row, gap), height = self._per_row(rect.width()), self._height()
        edge = rect.width() + gap
        mirrored = self.parentWidget().layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index, item in enumerate(self._items):
            row, column = divmod(index, per_row)
            start, stop = column * edge // per_row, (column + 1) * edge // per_row - gap
            left = rect.width() - stop if mirrored else start
            item.setGeometry(QRect(rect.x() + left, rect.y() + row * (height + GAP), stop - start, height))

    def _per_row(self, width: int) -> tuple[int, int]:
        """Return steps in a row and pixels between them: before the row breaks, the gaps shrink."""
        count = len(self._items)
        for gap in (GAP, TIGHT_GAP):
            if count * (self._narrowest() + gap) - gap <= width:
                return count, gap
        return (count + 1) // 2, GAP

    def _narrowest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=1)

    def _height(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)


class Step(QPushButton):
    """One numbered box; keys go to its picker first."""

    def __init__(self, number: int, picker: ScalePicker) -> None:
        """Make the box of one number."""
        super().__init__(str(number), picker)
        self.number = number
        self._picker = picker
        self.setCheckable(True)
        self.setProperty("role", "step")
        self.setObjectName(f"step_{number}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a comfortable box for the number."""
        return QSize(max(COMFORT, self._needed()), self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest box that still shows the widest number of a scale."""
        return QSize(self._needed(), self.fontMetrics().height() + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the key to the picker, then to the button."""
        if not self._picker.take_key(event, self.number):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the one step that Tab reaches."""
        super().focusInEvent(event)
        self._picker.point_at(self.number)

    def _needed(self) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance("10") + 3


class ScalePicker(QWidget):
    """Numbered steps from low to high; pressing the chosen one again means "not answered".

    Tab reaches one step, arrow keys walk, space picks, digits pick at once (1 then 0 is ten), Delete clears.

    Signals:
        changed(value: object): the person picked; an int, or None when it was cleared.
    """

    changed = Signal(object)

    def __init__(
        self, low: int, high: int, low_label: str = "", high_label: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the steps.

        Args:
            low: first step, included.
            high: last step, included; not below `low`.
            low_label: what the first step means, already translated.
            high_label: what the last step means.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._value: int | None = None
        self._one_typed_at: int | None = None
        self._ends = {low: low_label, high: high_label}
        self._steps = {number: Step(number, self) for number in range(low, high + 1)}
        self._lay_out(low_label, high_label)
        for number, step in self._steps.items():
            step.clicked.connect(self._on_clicked)
            words = self._ends.get(number, "")
            step.setAccessibleName(f"{number}, {words}" if words else str(number))
        self.point_at(low)

    def set_value(self, value: int | None) -> None:
        """Show a value without telling anyone; None means not answered, and so does one off the scale."""
        self._value = value if value in self._steps else None
        for number, step in self._steps.items():
            step.setChecked(number == self._value)
        if self._value is not None:
            self.point_at(self._value)

    def value(self) -> int | None:
        """Return the picked step, or None when not answered."""
        return self._value

    def step(self, number: int) -> QPushButton:
        """Return the button of one step; KeyError when it is off the scale."""
        return self._steps[number]

    def setAccessibleName(self, name: str) -> None:
        """Name the scale; each step is then read as "7, comfort"."""
        super().setAccessibleName(name)
        for number, step in self._steps.items():
            parts = [str(number), name, self._ends.get(number, "")]
            step.setAccessibleName(", ".join(part for part in parts if part))

    def point_at(self, number: int) -> None:
        """Let Tab reach this step and pass the others."""
        for each, step in self._steps.items():
            own = Qt.FocusPolicy.StrongFocus if each == number else Qt.FocusPolicy.ClickFocus
            step.setFocusPolicy(own)

    def take_key(self, event: QKeyEvent, at: int) -> bool:
        """Use a key pressed on the step `at`; returns whether it meant something here."""
        key = Qt.Key(event.key())
        back, forth = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, forth = forth, back
        targets = {back: at - 1, Qt.Key.Key_Down: at - 1, forth: at + 1, Qt.Key.Key_Up: at + 1}
        targets |= {Qt.Key.Key_Home: min(self._steps), Qt.Key.Key_End: max(self._steps)}
        if key in targets:
            if targets[key] in self._steps:
                self._steps[targets[key]].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._pick(None)
            return True
        return self._take_digit(event)

    def _take_digit(self, event: QKeyEvent) -> bool:
        text = event.text()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if not (plain and text.isdecimal()):
            return False
        number, before = int(text), self._one_typed_at
        self._one_typed_at = event.timestamp() if number == 1 else None
        if number == 0 and before is not None and event.timestamp() - before <= TEN_WITHIN_MS:
            number = 10
        if number in self._steps:
            self._pick(number)
            self._steps[number].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self, low_label: str, high_label: str) -> None:
        row = StepLayout()
        for step in self._steps.values():
            row.addWidget(step)
        first, last = FlowLabel(low_label, "muted"), FlowLabel(high_label, "muted")
        first.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        last.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(first, 1)
        ends.addWidget(last, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        if low_label or high_label:
            column.addLayout(ends)

    def _pick(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.changed.emit(value)

    def _on_clicked(self) -> None:
        step = self.sender()
        if isinstance(step, Step):
            self._pick(None if step.number == self._value else step.number)
