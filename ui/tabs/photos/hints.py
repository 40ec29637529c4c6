# SPDX-License-Identifier: MIT
"""The card under two photos that says how hands and keys move them, and what must not deceive the eye.

Words only; the canvas does what they say.
"""

from __future__ import annotations

from core.words.i18n import _
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import FlowLabel, label


class Hints(Card):
    """How to look at the two photos: the hands and keys, and what the eye must not be deceived by."""

    def __init__(self) -> None:
        """Make the card with all its words."""
        super().__init__()
        self.setObjectName("compare_hints")
        self.layout().setContentsMargins(16, 9, 16, 10)
        self.body.setSpacing(4)
        strong = FlowLabel(_("Zoom and pan move both photos together."))
        strong.setObjectName("compare_hint")
        keys = _(
            "Scroll to zoom · drag to pan · double-click to fit · A/D previous and next week, with Shift on the left"
        )
        self._keys = chip_row([strong, FlowLabel(keys, "muted")])
        self.add(self._keys)
        plain = _("Not aligned: distance and angle may differ between the two. Look at shape rather than size.")
        self.add(label(plain, "muted", wrap=True, name="compare_not_aligned"))

    def set_short(self, is_short: bool) -> None:
        """Leave the hands and keys out where there is little room."""
        self._keys.setVisible(not is_short)
