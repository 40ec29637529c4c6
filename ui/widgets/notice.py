# SPDX-License-Identifier: MIT
"""A calm bar with one sentence, at most one action, and a way to put it away.

It never appears by itself and never times out; whoever shows it decides when.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from core.words.i18n import _
from ui import theme
from ui.widgets.headings import label

ICONS = {"caution": "warning", "alarm": "warning", "good": "check", "plain": "paw"}
COLOURS = {"caution": "caution", "alarm": "alarm", "good": "accent", "plain": "muted"}


class Notice(QFrame):
    """One sentence in a coloured bar, with a drawn sign so that colour is never alone.

    Signals:
        action_pressed(): the action was pressed.
        dismissed(): the person closed the bar; it is hidden already.
    """

    action_pressed = Signal()
    dismissed = Signal()

    def __init__(
        self,
        text: str = "",
        role: str = "plain",
        *,
        action_text: str = "",
        can_dismiss: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a bar.

        Args:
            text: plain text, already translated.
            role: "caution", "alarm", "good" or "plain".
            action_text: words on the action; empty means none.
            can_dismiss: whether it shows a cross.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setObjectName("notice")
        self._role = role
        self._sign = label("")
        self._text = label(text, wrap=True, name="notice_text")
        self.action = _button("notice_action", "link", action_text)
        self.close_button = _button("notice_close", "flat", "")
        self.close_button.setAccessibleName(_("Close this notice"))
        self.action.clicked.connect(self._on_action)
        self.close_button.clicked.connect(self._on_close)
        self._lay_out()
        self.close_button.setVisible(can_dismiss)
        self.set_text(text)
        self.set_action(action_text)
        self.set_role(role)

    def set_text(self, text: str) -> None:
        """Change the sentence; plain text."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def set_action(self, words: str) -> None:
        """Change the words of the action; empty takes it away."""
        self.action.setText(words.replace("&", "&&"))
        self.action.setAccessibleName(words)
        self.action.setVisible(bool(words))

    def set_role(self, role: str) -> None:
        """Change the look: "caution", "alarm", "good" or "plain"."""
        self._role = role
        theme.set_role(self, role)
        self._draw()

    def show_message(self, text: str, role: str = "plain", action_text: str = "") -> None:
        """Fill the bar and show it."""
        self.set_text(text)
        self.set_role(role)
        self.set_action(action_text)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 9, 9)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _draw(self) -> None:
        if not hasattr(self, "close_button"):
            return
        colours = theme.shown()
        role = COLOURS.get(self._role, "muted")
        side = max(18, round(self.fontMetrics().height() * 1.3))
        sign = theme.icon(ICONS.get(self._role, "paw"), colours, role)
        self._sign.setPixmap(sign.pixmap(side, side))
        self.close_button.setIcon(theme.icon("close", colours, role))
        self.close_button.setIconSize(QSize(side - 3, side - 3))

    def _on_action(self) -> None:
        self.action_pressed.emit()

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()


def _button(name: str, role: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setProperty("role", role)
    return made
