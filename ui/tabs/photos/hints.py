# SPDX-License-Identifier: MIT
"""The card under two photos that says how hands and keys move them, and what must not deceive the eye.

Words only; the canvas does what they say.
"""

from __future__ import annotations

from core.words.i18n import N_, _
from ui.widgets import compare_modes
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import FlowLabel, label

NOT_ALIGNED = N_("Not aligned: distance and angle may differ between the two. Look at shape rather than size.")


class Hints(Card):
    """How to look at the two photos: the hands and keys, and what the eye must not be deceived by."""

    def __init__(self) -> None:
        """Make the card with all its words."""
        super().__init__()
        self.setObjectName("compare_hints")
        self.layout().setContentsMargins(16, 9, 16, 10)
        self.body.setSpacing(4)
        self._first = FlowLabel(_(compare_modes.mode_of(compare_modes.SIDE).hint))
        self._first.setObjectName("compare_hint")
        keys = _(
            "Scroll to zoom · drag to pan · double-click to fit · A/D previous and next week, with Shift on the left · "
            "1–5 how to look · X swap"
        )
        self._keys = chip_row([self._first, FlowLabel(keys, "muted")])
        self.add(self._keys)
        self.add(label(_(NOT_ALIGNED), "muted", wrap=True, name="compare_not_aligned"))

    def set_first(self, mode: str) -> None:
        """Say what hands do in a way of looking, a key of COMPARE_MODES."""
        self._first.setText(_(compare_modes.mode_of(mode).hint))
        self._first.updateGeometry()

    def set_short(self, is_short: bool) -> None:
        """Leave the hands and keys out where there is little room."""
        self._keys.setVisible(not is_short)
