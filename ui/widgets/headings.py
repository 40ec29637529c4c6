# SPDX-License-Identifier: MIT
"""Labels of plain text in the roles of the style sheet, and the page that an empty tab shows.

User text is never read as HTML here; no sentences of the program live here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.marks import medallion

EMPTY_WIDTH = 420


class FlowLabel(QLabel):
    """A label that asks for one line but folds when it gets less room (for headers that wrap)."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """Make a label of plain text; `role` is a role of style.qss or empty."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Return the size of the text in one line."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the longest word."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + 4, metrics.height())


def label(text: str, role: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """Make a label that shows text exactly as it is.

    Args:
        text: shown as plain text, never as HTML.
        role: "", title, heading, big, muted, strong, caution, alarm, good or problem.
        wrap: whether long text goes on in the next line.
        name: objectName, for tests; empty for none.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if name:
        made.setObjectName(name)
    return made


class EmptyState(QWidget):
    """Says what will be here and offers the one action that starts it.

    Signals:
        action_pressed(): the button was pressed.
    """

    action_pressed = Signal()

    def __init__(self, title: str, text: str, action_text: str = "", icon: str = "paw") -> None:
        """Make the page.

        Args:
            title: one short sentence.
            text: one or two sentences, may be empty.
            action_text: words on the button; empty means no button.
            icon: name of one of our icons.
        """
        super().__init__()
        self.setObjectName("empty_state")
        self.setAccessibleName(title)
        self._icon = icon
        self._picture = label("")
        self._title = _centred(label(title, "heading", wrap=True, name="empty_title"))
        self._text = _centred(label(text, "muted", wrap=True, name="empty_text"))
        self.button = QPushButton(action_text)
        self.button.setObjectName("empty_action")
        self.button.setAccessibleName(action_text)
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self._on_clicked)
        self._lay_out()
        # Only now: what is shown before it has a parent is a window of its own for a moment.
        self.button.setVisible(bool(action_text))
        self._text.setVisible(bool(text))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(EMPTY_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)  # the column is not aligned but stretched: aligned labels do not fold
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    def _draw(self) -> None:
        if hasattr(self, "_picture"):
            self._picture.setPixmap(medallion(theme.shown(), self._icon, self.devicePixelRatioF()))

    def _on_clicked(self) -> None:
        self.action_pressed.emit()


def _centred(words: QLabel) -> QLabel:
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
