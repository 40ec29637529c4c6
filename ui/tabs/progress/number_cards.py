# SPDX-License-Identifier: MIT
"""The row of cards over the charts: one number each, with what it rests on. No verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.words import blocks
from ui.widgets.even_layout import EvenLayout
from ui.widgets.headings import FlowLabel, label

EMS = 14


class NumberCard(QFrame):
    """A caption, a big value and a detail."""

    def __init__(self, card: blocks.Card, parent: QWidget | None = None) -> None:
        """Show one card."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName(f"card_{card.key}")
        self.setAccessibleName(f"{card.caption}: {card.big}, {card.detail}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(2)
        column.addWidget(label(card.caption, "muted", wrap=True))
        column.addWidget(FlowLabel(card.big, "big"))
        role = card.tone if card.tone in ("good", "caution") else ""
        column.addWidget(label(card.detail.replace(" · ", "\u00a0· "), role, wrap=True, name="card_detail"))
        column.addStretch(1)


class NumberCards(QWidget):
    """The cards of a span, abreast while there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self.setObjectName("number_cards")
        self._row = EvenLayout(self, narrowest=180, most=5, fill=True)

    def set_cards(self, cards: Sequence[blocks.Card]) -> None:
        """Show cards in order; without any the row takes no room."""
        while (old := self._row.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        self._row.set_narrowest(EMS * self.fontMetrics().height())
        for card in cards:
            self._row.addWidget(NumberCard(card))
        self.setVisible(bool(cards))
