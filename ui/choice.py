# SPDX-License-Identifier: MIT
"""The large button of the first window and of opening a library: a picture, a title and a sentence.

What it chooses is the business of the page it stands on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ui import theme
from ui.widgets.headings import label
from ui.widgets.marks import medallion


class Choice(QPushButton):
    """A large button with a picture, a title and a sentence."""

    def __init__(self, key: str, icon: str, title: str, text: str) -> None:
        """Make the button; words are already translated."""
        super().__init__()
        self._icon = icon
        self.setObjectName(f"choice_{key}")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._picture = label("")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label(title, "heading", wrap=True))
        words.addWidget(label(text, "muted", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(16)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._draw()

    def sizeHint(self) -> QSize:
        """Return the size of the words and the picture."""
        return self.layout().totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the words and the picture."""
        return QSize(200, self.layout().totalMinimumSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and hasattr(self, "_picture"):
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(medallion(theme.shown(), self._icon, self.devicePixelRatioF()))
