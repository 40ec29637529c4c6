# SPDX-License-Identifier: MIT
"""A card of things that were written down, each a line with its buttons, and a fold of earlier ones.

An empty card is one line that says what it is for. What the things are is said by the cards of this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.words.i18n import _
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a line: its key, its words and the words a screen reader says."""

    key: str
    words: str
    spoken: str
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: `item` is handed back when a button is pressed; texts are plain, the head may be the owner's."""

    item: object
    head: str
    details: str
    presses: tuple[Press, ...] = ()


class LineRow(QWidget):
    """One line with its buttons.

    Signals:
        pressed(key: str, item: object).
    """

    pressed = Signal(str, object)

    def __init__(self, line: Line, name: str, parent: QWidget | None = None) -> None:
        """Show a line; `name` is its objectName."""
        super().__init__(parent)
        self.setObjectName(name)
        self._line = line
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(OwnWords(line.head, "strong", name="line_head"))
        if line.details:
            words.addWidget(OwnWords(line.details, "muted", name="line_details"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(2)
        row.addLayout(words, 1)
        for press in line.presses:
            button = link(f"line_{press.key}", press.words, press.spoken)
            button.setEnabled(press.is_on)
            button.setProperty("press", press.key)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def item(self) -> object:
        """Return what the line stands for."""
        return self._line.item

    def take_focus(self, key: str) -> None:
        """Put the keyboard on one button, or on the next one that can be pressed."""
        buttons = self.findChildren(QPushButton)
        wanted = [one for one in buttons if one.property("press") == key and one.isEnabled()]
        for button in [*wanted, *(one for one in buttons if one.isEnabled())][:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed.emit(self.sender().property("press"), self._line.item)


class LineColumn(QWidget):
    """Lines under each other with a rule between them.

    Signals:
        pressed(key: str, item: object).
    """

    pressed = Signal(str, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty column; `name` is its objectName."""
        super().__init__(parent)
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def rows(self) -> list[LineRow]:
        """Return the rows on screen, in order."""
        items = (self._column.itemAt(number).widget() for number in range(self._column.count()))
        return [row for row in items if isinstance(row, LineRow)]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; those that were shown go."""
        while (old := self._column.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        for number, line in enumerate(lines):
            if number:
                self._column.addWidget(rule())
            made = LineRow(line, f"{self.objectName()}_{number}")
            made.pressed.connect(self.pressed)
            self._column.addWidget(made)


class ListCard(Card):
    """Lines, a fold of earlier ones, and the button that adds one.

    Signals:
        add_requested().
        pressed(key: str, item: object): a button of a line.
    """

    add_requested = Signal()
    pressed = Signal(str, object)

    def __init__(self, name: str, title: str, hint: str, add: Press) -> None:
        """Make an empty card.

        Args:
            name: objectName. title: heading. hint: what it is for, shown beside the heading while it is empty.
            add: the button in the header.
        """
        super().__init__(title)
        self.setObjectName(name)
        self._hint = hint
        self._folded = ""
        self.add_button = QPushButton(add.words)
        self.add_button.setObjectName(f"{name}_{add.key}")
        self.add_button.setAccessibleName(add.spoken)
        self.add_button.clicked.connect(self.add_requested)
        self.header_add(self.add_button)
        self.said = label("", wrap=True, name=f"{name}_said")
        self.lines = LineColumn(f"{name}_lines")
        self.earlier = LineColumn(f"{name}_earlier")
        self.fold = link(f"{name}_fold", "", "")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self.on_fold)
        for part in (self.said, self.lines, self.fold, self.earlier):
            self.add(part)
            part.hide()
        self.body.addStretch(1)  # beside a higher card the heading stays at the top
        for column in (self.lines, self.earlier):
            column.pressed.connect(self.pressed)

    def show_lines(
        self, now: Sequence[Line], earlier: Sequence[Line] = (), *, subtitle: str = "", folded: str = "", said: str = ""
    ) -> None:
        """Show what there is.

        Args:
            now, earlier: lines in order; earlier ones stand behind the fold.
            subtitle: beside the heading while there are lines. folded: words of the fold, with how many there are.
            said: a sentence above the lines.
        """
        self.set_subtitle(subtitle if now or said else self._hint)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.lines.show_lines(now)
        self.lines.setVisible(bool(now))
        self.earlier.show_lines(earlier)
        self._folded = folded
        self.fold.setVisible(bool(earlier))
        self.on_fold(self.fold.isChecked() and bool(earlier))
        tab_order.follow(self.add_button, self.lines)
        tab_order.follow(self.fold, self.earlier)

    @Slot(bool)
    def on_fold(self, is_open: bool) -> None:
        """Show the earlier ones, or put them away."""
        self.earlier.setVisible(is_open)
        words = _("Hide") if is_open else self._folded
        self.fold.setText(words)
        self.fold.setAccessibleName(_("Hide earlier ones") if is_open else words)


def rule() -> QFrame:
    """Make a thin line between two rows."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def link(name: str, words: str, spoken: str) -> QPushButton:
    """Make a button that looks like words to press."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setProperty("role", "link")
    return made
