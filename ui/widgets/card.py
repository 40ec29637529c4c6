# SPDX-License-Identifier: MIT
"""The plain frame that groups things on a page: a heading, a word beside it, and a body.

What stands inside is the business of whoever fills it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import FlowLabel


class Card(QFrame):
    """A frame with a header row and `body`, a column to fill.

    Attributes:
        body: the column under the header.
    """

    def __init__(self, title: str = "", subtitle: str = "", role: str = "card", parent: QWidget | None = None) -> None:
        """Make a card.

        Args:
            title: heading, plain text; with no subtitle either the header takes no room.
            subtitle: muted words beside the heading.
            role: "card", "caution", "alarm", "good" or "plain".
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setProperty("role", role)
        self._title = FlowLabel(title, "heading")
        self._title.setObjectName("card_title")
        self._subtitle = FlowLabel(subtitle, "muted")
        self._subtitle.setObjectName("card_subtitle")
        self._header = QWidget()
        self._extras = QHBoxLayout()
        self.body = QVBoxLayout()
        self._lay_out()
        self.set_title(title)
        self.set_subtitle(subtitle)

    def set_title(self, text: str) -> None:
        """Change the heading, which is also the card's accessible name."""
        self._title.setText(text)
        self._title.setVisible(bool(text))
        self.setAccessibleName(text)
        self._show_header()

    def set_subtitle(self, text: str) -> None:
        """Change the words beside the heading; empty hides them."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))
        self._show_header()

    def set_role(self, role: str) -> None:
        """Change the look, for example from "card" to "caution"."""
        theme.set_role(self, role)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the body."""
        self.body.addWidget(widget)

    def header_add(self, widget: QWidget) -> None:
        """Put a widget at the right end of the header row."""
        self._extras.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_header()

    def _lay_out(self) -> None:
        words = QWidget()
        flow = FlowLayout(words, gap=9, row_gap=2)
        flow.addWidget(self._title)
        flow.addWidget(self._subtitle)
        row = QHBoxLayout(self._header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._extras.setSpacing(8)
        row.addLayout(self._extras)
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 17)
        column.setSpacing(10)
        column.addWidget(self._header)
        column.addLayout(self.body)

    def _show_header(self) -> None:
        used = bool(self._title.text() or self._subtitle.text() or self._extras.count())
        self._header.setVisible(used)
