# SPDX-License-Identifier: MIT
"""The place under the header where the window says calm things; the newest two stay until they are closed.

What is said is decided elsewhere. A notice is made when it is first needed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.notice import Notice

MOST = 2


class NoticeArea(QWidget):
    """Notices one under the other; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty area."""
        super().__init__(parent)
        self.setObjectName("notices")
        self._actions: dict[Notice, Callable[[], None] | None] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 0)
        self._column.setSpacing(8)
        self.hide()

    def say(
        self, text: str, role: str = "plain", *, action_text: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence; the same sentence again replaces the old one.

        Args:
            text: plain text, already translated. role: as in Notice.
            action_text: words on its action, empty means none. action: called when it is pressed.
        """
        self.take_away(text)
        while len(self._actions) >= MOST:
            self._drop(next(iter(self._actions)))
        notice = Notice(text, role, action_text=action_text)
        notice.action_pressed.connect(self.on_action)
        notice.dismissed.connect(self.on_dismissed)
        self._actions[notice] = action
        self._column.addWidget(notice)
        self.show()

    def take_away(self, text: str) -> None:
        """Put away the notice with this sentence, if it is still on screen."""
        for old in [one for one in self._actions if one.text() == text]:
            self._drop(old)

    def texts(self) -> list[str]:
        """Return the sentences on screen, oldest first."""
        return [notice.text() for notice in self._actions]

    def clear(self) -> None:
        """Put every notice away."""
        for notice in list(self._actions):
            self._drop(notice)

    @Slot()
    def on_action(self) -> None:
        """Do what the notice offers and put it away."""
        notice = self.sender()
        if isinstance(notice, Notice):
            action = self._actions.get(notice)
            self._drop(notice)
            if action is not None:
                action()

    @Slot()
    def on_dismissed(self) -> None:
        """Put away a notice that was closed."""
        notice = self.sender()
        if isinstance(notice, Notice):
            self._drop(notice)

    def _drop(self, notice: Notice) -> None:
        if notice in self._actions:
            del self._actions[notice]
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._actions))
