# SPDX-License-Identifier: MIT
"""The column beside the theatre: one card at a time about the clip that keys go to, or none.

Which card is wanted is said by the buttons over the theatre.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.words.i18n import N_, _
from ui.tabs.photos.videos.about_card import AboutCard
from ui.tabs.photos.videos.buttons import button
from ui.tabs.photos.videos.footfalls_card import FootfallsCard
from ui.tabs.photos.videos.freeze_card import FreezeCard

FOOTFALLS, FREEZE, ABOUT = "footfalls", "freeze", "about"
WORDS = {FOOTFALLS: N_("Footfalls"), FREEZE: N_("Freeze a frame"), ABOUT: N_("About this clip")}
WIDTH, NARROW, SCROLL = 316, 264, 14


class ClipCards(QScrollArea):
    """Three cards in one place.

    Attributes:
        footfalls, freeze, about: the cards. chips: the buttons that show them, by key, to stand elsewhere.
        card: key of the card that is shown, "" for none.
    Signals:
        card_changed(key: str): another card, or none, is shown.
    """

    card_changed = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Make the cards; none is shown."""
        super().__init__(parent)
        self.setObjectName("clip_cards")
        self.footfalls, self.freeze, self.about = FootfallsCard(), FreezeCard(), AboutCard(today)
        self.card = ""
        self._is_narrow = False
        self._cards = {FOOTFALLS: self.footfalls, FREEZE: self.freeze, ABOUT: self.about}
        self.chips: dict[str, QPushButton] = {}
        for key, words in WORDS.items():
            self.chips[key] = button(f"card_{key}", _(words), checkable=True)
            self.chips[key].clicked.connect(self._on_chip)
        self._lay_out()
        self.hide()

    def show_card(self, key: str) -> None:
        """Show one card, "" for none."""
        self.card = key
        for name, card in self._cards.items():
            card.setVisible(name == key)
            self.chips[name].setChecked(name == key)
        self.setVisible(bool(key))
        self.set_narrow(self._is_narrow)
        if key != FREEZE and self.freeze.angle.isChecked():
            self.freeze.end_angle()
        self.card_changed.emit(key)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave more room for the clips; large text gets what it needs."""
        self._is_narrow = is_narrow
        needed = self.widget().minimumSizeHint().width() + SCROLL
        self.setFixedWidth(max(NARROW if is_narrow else WIDTH, needed))

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        for card in self._cards.values():
            column.addWidget(card)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self.set_narrow(False)

    def _on_chip(self) -> None:
        pressed = next((key for key, chip in self.chips.items() if chip is self.sender()), "")
        self.show_card("" if pressed == self.card else pressed)
