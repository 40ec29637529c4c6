# SPDX-License-Identifier: MIT
"""A calm bar with one sentence and a few answers to press; it wraps when the words are large.

Whoever shows it knows what an answer means and takes the bar away; a bar that can only be closed is a Notice.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label
from ui.widgets.notice import COLOURS, ICONS
from ui.widgets.own_words import OwnLine

Answer = tuple[str, str]


class QuestionBar(QFrame):
    """One sentence in a coloured bar with its answers behind it.

    Signals:
        answered(key: str): one of the answers was pressed.
    """

    answered = Signal(str)

    def __init__(
        self, text: str = "", answers: Sequence[Answer] = (), role: str = "plain", parent: QWidget | None = None
    ) -> None:
        """Make a bar; text and answers as in `show_question`."""
        super().__init__(parent)
        self.setObjectName("question")
        self._role = role
        self._sign = label("")
        self._text = OwnLine(name="question_text")  # the owner's name of a measure may stand in it
        self._buttons: list[QPushButton] = []
        words = QWidget()
        outer = FlowLayout(words, gap=14, row_gap=2)
        outer.addWidget(self._text)
        # The answers stay together: under the words rather than one beside them and one under them.
        choice = QWidget()
        self._flow = FlowLayout(choice, gap=14, row_gap=2)
        outer.addWidget(choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_question(text, answers, role)

    def show_question(self, text: str, answers: Sequence[Answer], role: str = "plain") -> None:
        """Fill the bar.

        Args:
            text: plain text, already translated. answers: (key, words) in order, already translated.
            role: "plain", "good", "caution" or "alarm".
        """
        self._role = role
        self._text.setText(text)
        self.setAccessibleName(text)
        theme.set_role(self, role)
        if [(one.property("key"), one.text()) for one in self._buttons] != [(k, _shown(w)) for k, w in answers]:
            self._set_answers(answers)
        for button in self._buttons:
            button.setAccessibleDescription(text)  # "Show these days" alone does not say which
        self._draw()

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def answers(self) -> list[str]:
        """Return the keys of the answers, in order."""
        return [str(button.property("key")) for button in self._buttons]

    def button(self, key: str) -> QPushButton:
        """Return the button of one answer; KeyError when there is none."""
        return {str(one.property("key")): one for one in self._buttons}[key]

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _set_answers(self, answers: Sequence[Answer]) -> None:
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for key, words in answers:
            made = QPushButton(_shown(words), self)
            made.setObjectName(f"answer_{key}")
            made.setAccessibleName(words)
            made.setProperty("role", "link")
            made.setProperty("key", key)
            made.setAutoDefault(False)
            made.clicked.connect(self._on_pressed)
            self._buttons.append(made)
            self._flow.addWidget(made)

    def _draw(self) -> None:
        if not hasattr(self, "_flow"):
            return
        side = max(18, round(self.fontMetrics().height() * 1.3))
        sign = theme.icon(ICONS.get(self._role, "paw"), theme.shown(), COLOURS.get(self._role, "muted"))
        self._sign.setPixmap(sign.pixmap(side, side))
        self._sign.setFixedHeight(max(side, self.fontMetrics().height() + 8))

    def _on_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.answered.emit(str(pressed.property("key")))


def _shown(words: str) -> str:
    return words.replace("&", "&&")
