# SPDX-License-Identifier: MIT
"""A score picked with one tap from a row of numbered steps, with words at both ends.

The meaning of the score lives in the metrics; here it is a whole number or nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.headings import FlowLabel
from ui.widgets.item_layout import ItemLayout
from ui.widgets.own_words import LONGEST_CHARS, OwnWords

GAP = 3
TIGHT_GAP = 1
COMFORT = 27
TEN_WITHIN_MS = 900


class StepLayout(ItemLayout):
    """Equal boxes in one row, or in two when the narrowest row does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty layout."""
        super().__init__(parent)
        self._least: QSize | None = None

    def invalidate(self) -> None:
        """Forget the size of a step too."""
        self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return one row of comfortable steps."""
        each = max(COMFORT, self._step().width())
        return QSize(len(self._items) * (each + GAP) - GAP, self._step().height())

    def minimumSize(self) -> QSize:
        """Return the narrowest two rows."""
        half = (len(self._items) + 1) // 2
        return QSize(half * (self._step().width() + GAP) - GAP, self._step().height())

    def _arrange(self, outer: QRect, *, move: bool) -> int:
        """Place the steps; pixels left over go one each to the first ones."""
        (per_row, gap), height = self._per_row(outer.width()), self._step().height()
        edge = outer.width() + gap
        for index, item in enumerate(self._items if move else ()):
            row, column = divmod(index, per_row)
            start, stop = column * edge // per_row, (column + 1) * edge // per_row - gap
            spot = QRect(outer.x() + start, outer.y() + row * (height + GAP), stop - start, height)
            item.setGeometry(self._mirrored(spot, outer))
        rows = 2 if per_row < len(self._items) else 1
        return rows * height + (rows - 1) * GAP

    def _per_row(self, width: int) -> tuple[int, int]:
        """Return steps in a row and pixels between them: before the row breaks, the gaps shrink."""
        count, least = len(self._items), self._step().width()
        for gap in (GAP, TIGHT_GAP):
            if count * (least + gap) - gap <= width:
                return count, gap
        return (count + 1) // 2, GAP

    def _step(self) -> QSize:
        """Return the narrowest width and the height that every step can have."""
        if self._least is None:
            width = max((item.minimumSize().width() for item in self._items), default=1)
            self._least = QSize(width, max((item.sizeHint().height() for item in self._items), default=0))
        return self._least


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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let a one that no zero followed count."""
        super().focusOutEvent(event)
        self._picker.settle()

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
        # A typed 1 may become 10: saving it at once would open the card of when to call on the way to a ten.
        self._is_one_typed = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(TEN_WITHIN_MS)
        self._settling.timeout.connect(self.settle)
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
        if not self._is_one_typed:
            self._show(self._value)

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

    @Slot()
    def settle(self) -> None:
        """Pick a typed 1 now: no 0 followed, or the page is being saved."""
        if self._is_one_typed:
            self._forget_one()
            self._pick(1)

    def take_key(self, event: QKeyEvent, at: int) -> bool:
        """Use a key pressed on the step `at`; returns whether it meant something here."""
        key = Qt.Key(event.key())
        if not event.text().isdecimal():
            self.settle()
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

    def _forget_one(self) -> None:
        self._is_one_typed = False
        self._settling.stop()

    def _take_digit(self, event: QKeyEvent) -> bool:
        text = event.text()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if not (plain and text.isdecimal()):
            return False
        number = 10 if text == "0" and self._is_one_typed else int(text)
        self._forget_one()
        if number in self._steps:
            self._steps[number].setFocus(Qt.FocusReason.TabFocusReason)
            if number == 1 and 10 in self._steps:
                self._show(1)
                self._is_one_typed = True
                self._settling.start()
            else:
                self._pick(number)
        return True

    def _lay_out(self, low_label: str, high_label: str) -> None:
        row = StepLayout()
        for step in self._steps.values():
            row.addWidget(step)
        first, last = _end(low_label), _end(high_label)
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

    def _show(self, value: int | None) -> None:
        for number, step in self._steps.items():
            step.setChecked(number == value)
        if value is not None:
            self.point_at(value)

    def _pick(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.changed.emit(value)
        else:
            self._show(value)

    def _on_clicked(self) -> None:
        self._forget_one()
        step = self.sender()
        if isinstance(step, Step):
            self._pick(None if step.number == self._value else step.number)


def _end(words: str) -> QLabel:
    """Make the words at an end; those of an owner may be one word that is wider than the whole scale."""
    if any(len(word) > LONGEST_CHARS for word in words.split()):
        return OwnWords(words, "muted")
    return FlowLabel(words, "muted")
