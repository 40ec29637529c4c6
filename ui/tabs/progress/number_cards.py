# SPDX-License-Identifier: MIT
"""The row of cards over the charts: one number each, with what it rests on. No verdicts, and never two rows of them
where one has room: what stands in a chart of its own gives way first.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.words import blocks
from ui.widgets.even_layout import EvenLayout
from ui.widgets.headings import FlowLabel, label

EMS = 12
MOST = 5
# With more cards than that these give way, in this order: each has its chart, its row in the table and its verdict.
SPARED = ("comfort", "set_walk", "good_day")


class NumberCard(QFrame):
    """A caption, a big value and a detail."""

    def __init__(self, card: blocks.Card, parent: QWidget | None = None) -> None:
        """Show one card."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName(f"card_{card.key}")
        self.setAccessibleName(f"{card.caption}: {card.big}, {card.detail}")
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 9, 13, 10)
        column.setSpacing(1)
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
        self._row = EvenLayout(self, narrowest=180, most=MOST, fill=True)

    def set_cards(self, cards: Sequence[blocks.Card]) -> None:
        """Show cards in order; without any the row takes no room."""
        while (old := self._row.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        self._row.set_narrowest(EMS * self.fontMetrics().height())
        for card in few(cards):
            self._row.addWidget(NumberCard(card))
        self.setVisible(bool(cards))


def few(cards: Sequence[blocks.Card]) -> list[blocks.Card]:
    """Return the cards that one row has room for, in order."""
    kept = list(cards)
    for key in SPARED:
        if len(kept) > MOST:
            kept = [card for card in kept if card.key != key]
    return kept
