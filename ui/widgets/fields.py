# SPDX-License-Identifier: MIT
"""Fields that save by themselves: a number, a line of text, a note.

A field knows typed and saved text, never where it is saved. How numbers are read: ui/widgets/numbers.py.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.headings import label
from ui.widgets.numbers import NumberProblem, NumberRule

SAVE_AFTER_MS = 1000
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def goes_on(event: QEvent, *, has_pending: bool, can_redo: bool) -> bool:
    """Tell whether an event is a key of undo or redo that the window should get instead of the field.

    Args:
        event: a press, or Qt's question before a shortcut.
        has_pending: the field holds unsaved typing, so undo is its own. can_redo: it undid typing itself.
    """
    wanted = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if not isinstance(event, QKeyEvent) or event.type() not in wanted:
        return False
    undo, redo = UNDO_KEYS
    return (event.matches(undo) and not has_pending) or (event.matches(redo) and not can_redo)


def save_timer(owner: QWidget) -> QTimer:
    """Make the timer that saves one second after the last key."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(SAVE_AFTER_MS)
    return timer


class Line(QLineEdit):
    """A line that can forget how its text was typed, so that undo inside it stops at what is saved."""

    _is_composing = False

    def forget_typing(self) -> None:
        """Call when the text was saved: Qt would undo the whole run of typing, saved or not."""
        if self._is_composing:
            return
        start, length, at = self.selectionStart(), self.selectionLength(), self.cursorPosition()
        self.setText(self.text())
        self.setCursorPosition(at)
        if start >= 0:
            self.setSelection(*((start, length) if at > start else (start + length, -length)))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a letter is being composed, which must not be disturbed."""
        super().inputMethodEvent(event)
        self._is_composing = bool(event.preeditString())


class TextField(Line):
    """One line of text.

    Ctrl+Z undoes typing while there is unsaved text, else it goes on to the window.

    Signals:
        committed(text: str): the text changed and should be saved (focus left, Enter, or 1 s without a key).
    """

    committed = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        """Make an empty field; `placeholder` is shown while it is empty."""
        super().__init__(parent)
        self._saved = ""
        self._place: Hashable = None
        self._timer = save_timer(self)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._timer.timeout.connect(self._on_settled)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_settled)

    def set_value(self, text: str, *, place: Hashable = None) -> None:
        """Show saved text without telling anyone.

        Args:
            text: what is saved now.
            place: which record the field shows (a day, a key). While it stays the same and the saved text did
                not change, unsaved typing and the cursor are left alone; another place replaces everything.
        """
        keep = place == self._place and (text == self.text() or (self.has_pending() and text == self._saved))
        self._saved, self._place = text, place
        if not keep:
            self._timer.stop()
            self.setText(text)

    def value(self) -> str:
        """Return the text as typed."""
        return self.text()

    def has_pending(self) -> bool:
        """Tell whether something typed is not saved yet."""
        return self.text() != self._saved

    def flush(self) -> bool:
        """Send what is pending now; returns True because text can always be saved."""
        self._timer.stop()
        if self.has_pending():
            self._saved = self.text()
            self.forget_typing()
            self.committed.emit(self._saved)
        return True

    def event(self, event: QEvent) -> bool:
        """Let undo pass on to the window when the field holds nothing unsaved."""
        if goes_on(event, has_pending=self.has_pending(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def _on_edited(self) -> None:
        self._timer.start()

    def _on_settled(self) -> None:
        self.flush()


class NoteField(QPlainTextEdit):
    """A note of several lines; plain text only, also when pasted. Tab goes to the next field.

    Signals:
        committed(text: str): the text changed and should be saved (focus left, or 1 s without a key).
    """

    committed = Signal(str)

    def __init__(self, placeholder: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        """Make an empty note, `lines` lines high."""
        super().__init__(parent)
        self._saved = ""
        self._place: Hashable = None
        self._lines = lines
        self._timer = save_timer(self)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self._fit_lines()
        self._timer.timeout.connect(self._on_settled)
        self.textChanged.connect(self._on_edited)

    def set_value(self, text: str, *, place: Hashable = None) -> None:
        """Show saved text without telling anyone; `place` as in TextField.set_value."""
        shown = self.value()
        keep = place == self._place and (text == shown or (shown != self._saved and text == self._saved))
        self._saved, self._place = text, place
        if not keep:
            self.setPlainText(text)
            self._timer.stop()
            self._saved = self.value()  # Qt turns \r\n into \n; that is no edit

    def value(self) -> str:
        """Return the text as typed: Qt's own plain text would make common blanks of no-break ones."""
        return self.document().toRawText().replace("\u2029", "\n")

    def has_pending(self) -> bool:
        """Tell whether something typed is not saved yet."""
        return self.value() != self._saved

    def flush(self) -> bool:
        """Send what is pending now; returns True because text can always be saved."""
        self._timer.stop()
        if self.has_pending():
            self._saved = self.value()
            self.document().clearUndoRedoStacks()  # else undo would take the saved words too
            self.committed.emit(self._saved)
        return True

    def event(self, event: QEvent) -> bool:
        """Let undo pass on to the window when the note holds nothing unsaved."""
        if goes_on(event, has_pending=self.has_pending(), can_redo=self.document().isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus leaves, but not for a popup menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number of lines when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._fit_lines()

    def _fit_lines(self) -> None:
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * self._lines + 22)

    def _on_edited(self) -> None:
        self._timer.start()

    def _on_settled(self) -> None:
        self.flush()


class NumberLine(Line):
    """The line inside a NumberField; up and down keys step, undo passes on when nothing is unsaved."""

    stepped = Signal(int)

    def __init__(self, field: NumberField) -> None:
        """Make the line of one number field."""
        super().__init__(field)
        self._field = field
        self.setObjectName("number_line")

    def event(self, event: QEvent) -> bool:
        """Let undo pass on to the window when the field holds nothing unsaved."""
        if goes_on(event, has_pending=self._field.has_pending(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the up and down keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)


class NumberField(QWidget):
    """A number with its unit; "12,5" and "12.5" are the same, empty is "not recorded" and never zero.

    What cannot be read stays as typed, with a sentence under it.

    Signals:
        committed(value: object): a valid value changed and should be saved; a float, or None for empty. Sent
            when the focus leaves, on Enter, or 1 s after the last key.
    """

    committed = Signal(object)

    def __init__(
        self,
        low: float,
        high: float,
        step: float = 1.0,
        unit: str = "",
        *,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field.

        Args:
            low: smallest value allowed, in the unit shown.
            high: largest value allowed.
            step: what the up and down keys add.
            unit: shown after the number and accepted when typed.
            decimals: digits after the point, 0-4.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._rule = NumberRule(low, high, step, unit, decimals)
        self._saved: float | None = None
        self._shown = ""
        self._place: Hashable = None
        self._timer = save_timer(self)
        self.line = NumberLine(self)
        self.setFocusProxy(self.line)
        self._problem = label("", "problem", wrap=True, name="number_problem")
        self._problem.hide()
        self._lay_out(unit)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_settled)
        self.line.stepped.connect(self._on_stepped)
        self._timer.timeout.connect(self._on_settled)

    def set_value(self, value: float | None, *, place: Hashable = None) -> None:
        """Show a saved value without telling anyone.

        Args:
            value: in the unit shown; None means not recorded.
            place: which record the field shows (a day, a key). While it stays the same and the saved value
                did not change, unsaved typing is left alone, wrong or right; another place replaces all.
        """
        keep = place == self._place and (self._typed_is(value) or (self.has_pending() and value == self._saved))
        self._saved, self._place = value, place
        if keep:
            return
        self._timer.stop()
        self._shown = self._rule.write(value)
        self.line.setText(self._shown)
        self.show_problem("")

    def value(self) -> float | None:
        """Return the typed number; None when empty or when it cannot be read (see `problem`)."""
        try:
            return self._rule.read(self.line.text())
        except NumberProblem:
            return None

    def text(self) -> str:
        """Return exactly what is typed."""
        return self.line.text()

    def problem(self) -> str:
        """Return the sentence shown under the field; empty when all is well."""
        return self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """Show a sentence under the field, or take it away when empty; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        wrong = "true" if sentence else "false"
        if self.line.property("problem") != wrong:
            self.line.setProperty("problem", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def has_pending(self) -> bool:
        """Tell whether something typed is not saved yet, readable or not."""
        return self.line.text() != self._shown and not self._typed_is(self._saved)

    def flush(self) -> bool:
        """Send what is pending now; returns False when it cannot be read and stays unsaved."""
        self._timer.stop()
        if not self.has_pending():
            self.show_problem("")
            return True
        try:
            value = self._rule.read(self.line.text())
        except NumberProblem as problem:
            self.show_problem(str(problem))
            return False
        self.show_problem("")
        self._saved, self._shown = value, self.line.text()
        self.line.forget_typing()
        self.committed.emit(value)
        return True

    def setAccessibleName(self, name: str) -> None:
        """Name the field and the line inside it."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _typed_is(self, value: float | None) -> bool:
        try:
            return self._rule.read(self.line.text()) == value
        except NumberProblem:
            return False

    def _lay_out(self, unit: str) -> None:
        widest = max((self._rule.write(end) for end in (self._rule.low, self._rule.high)), key=len)
        self.line.setMinimumWidth(self.fontMetrics().horizontalAdvance(widest + "00") + 24)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        if unit:
            row.addWidget(label(unit, "muted", name="number_unit"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._problem)

    def _on_edited(self) -> None:
        self.show_problem("")
        self._timer.start()

    def _on_settled(self) -> None:
        self.flush()

    def _on_stepped(self, by: int) -> None:
        value = self.value()
        if value is None:  # nothing recorded: a key must not invent a number
            return
        self.line.setText(self._rule.write(self._rule.moved(value, by)))
        self._on_edited()
