# SPDX-License-Identifier: MIT
"""The card beside two photos where the owner says what is different: a few chips and a line of own words.

It only tells what was said; keeping is the compare page's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from core.words import noticed
from core.words.i18n import _
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup
from ui.widgets.fields import TextField


class NoticedCard(Card):
    """What was noticed on the pair.

    Signals:
        said(pair: object, keys: tuple[str, ...], text: str): it should be kept for the pair that was shown.
    """

    said = Signal(object, tuple, str)

    def __init__(self) -> None:
        """Make the card with nothing said."""
        super().__init__(_("What you noticed"))
        self.setObjectName("noticed_card")
        self._pair: object = None
        self._place = ""
        self._keys: tuple[str, ...] = ()
        self.chips = ChipGroup([(one.key, _(one.label)) for one in noticed.NOTICED])
        self.text = TextField(_("In your own words"))
        self.text.setObjectName("noticed_text")
        self.body.setSpacing(9)
        self.add(self.chips)
        self.add(self.text)
        self.body.addStretch(1)
        self.chips.changed.connect(self._on_chip)
        self.text.committed.connect(self._on_text)

    def set_noticed(self, pair: object, keys: Sequence[str], text: str, *, place: str) -> None:
        """Show what is kept.

        Args:
            pair: given back by `said`; None hides the card. keys: of NOTICED. text: own words.
            place: names the pair; while it stays the same, unsaved typing is left alone.
        """
        if self._pair != pair:
            self.flush()
        self._pair = pair
        self.setVisible(pair is not None)
        self._place = place
        self._show_keys(keys)
        self.text.set_value(text, place=place)

    def hold(self, keys: Sequence[str], text: str) -> None:
        """Show that a save was refused: the chips that are kept, and typed words as unsaved, to be tried again.

        Args:
            keys, text: what is kept.
        """
        typed = self.text.value()
        self._show_keys(keys)
        self.text.set_value(text, place="refused")
        self.text.set_value(text, place=self._place)
        self.text.setText(typed)

    def flush(self) -> None:
        """Save words that are still being typed."""
        self.text.flush()

    def _show_keys(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        self.chips.set_checked(keys)

    def _on_chip(self, key: str, on: bool) -> None:
        self._show_keys(noticed.toggled(self._keys, key, on=on))
        self.said.emit(self._pair, self._keys, self.text.value())

    def _on_text(self, text: str) -> None:
        if self._pair is not None:
            self.said.emit(self._pair, self._keys, text)
