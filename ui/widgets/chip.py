# SPDX-License-Identifier: MIT
"""One pill to tap. In a question with one answer Tab reaches one pill and arrow keys walk to its neighbours.

Which pills belong together and what a press means: ui/widgets/chips.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

BACK, FORTH = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Chip(QPushButton):
    """One pill; its neighbours are the pills in the same widget.

    A QButtonGroup is not used: one that allows "not answered" lets the keyboard reach its first button only.
    """

    def __init__(
        self, key: str, words: str, *, role: str = "chip", tone: str = "choice", shares_stop: bool = False
    ) -> None:
        """Make a pill that is off.

        Args:
            key: kept as the property "key". words: already translated. role, tone: its look.
            shares_stop: whether Tab reaches only one pill of the row, the one that is on or was last walked to.
        """
        super().__init__(words.replace("&", "&&"))
        self._shares_stop = shares_stop
        self.setCheckable(True)
        self.setObjectName(f"chip_{key}")
        self.setAccessibleName(words)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setProperty("key", key)

    def key(self) -> str:
        """Return its key."""
        return str(self.property("key"))

    def become_stop(self) -> None:
        """Let Tab reach this pill and pass its neighbours."""
        if self._shares_stop:
            for chip in self._row():
                own = Qt.FocusPolicy.StrongFocus if chip is self else Qt.FocusPolicy.ClickFocus
                chip.setFocusPolicy(own)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the one that Tab comes back to."""
        super().focusInEvent(event)
        self.become_stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys; all else is a button's."""
        key = Qt.Key(event.key())
        if not self._shares_stop or key not in (*BACK, *FORTH):
            super().keyPressEvent(event)
            return
        is_back = key in BACK
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            is_back = not is_back
        row = [chip for chip in self._row() if chip.isEnabled() and not chip.isHidden()]
        at = row.index(self) + (-1 if is_back else 1)
        if 0 <= at < len(row):
            row[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self) -> list[Chip]:
        owner = self.parentWidget()
        return [child for child in owner.children() if isinstance(child, Chip)] if owner is not None else [self]
