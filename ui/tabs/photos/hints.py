# SPDX-License-Identifier: MIT
"""The card under two photos that says how hands and keys move them, and what must not deceive the eye.

Words only; the canvas does what they say.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from core.words.i18n import N_, _
from ui import theme
from ui.widgets import compare_modes
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.headings import FlowLabel

NOT_ALIGNED = N_("Not aligned: distance and angle may differ between the two. Look at shape rather than size.")
AS_TAKEN = N_("Shown as taken, not aligned: distance and angle may differ between the two.")


class Hints(Card):
    """How to look at the two photos: the hands and keys, and what the eye must not be deceived by.

    Signals:
        aligned_wanted(on: bool): draw the photos aligned, or as they were taken.
    """

    aligned_wanted = Signal(bool)

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
        self._aligned = FlowLabel(_(NOT_ALIGNED), "muted")
        self._aligned.setObjectName("compare_not_aligned")
        self.switch = QPushButton()
        self.switch.setObjectName("aligned_switch")
        self.switch.setProperty("role", "link")
        self.switch.clicked.connect(self._on_switch)
        self._is_aligned = False
        self._alignment = chip_row([self._aligned, self.switch])
        self.add(self._alignment)
        self.set_alignment("", is_poor=False, is_on=False)

    def set_first(self, mode: str) -> None:
        """Say what hands do in a way of looking, a key of COMPARE_MODES."""
        self._first.setText(_(compare_modes.mode_of(mode).hint))
        self._first.updateGeometry()

    def set_short(self, is_short: bool) -> None:
        """Leave the hands and keys out where there is little room."""
        self._keys.setVisible(not is_short)

    def set_pair(self, is_pair: bool) -> None:
        """Speak of alignment only where there are two photos."""
        self._alignment.setVisible(is_pair)

    def set_alignment(self, words: str, *, is_poor: bool, is_on: bool) -> None:
        """Say how the photos lie on each other.

        Args:
            words: the state of the alignment, "" when there is none. is_poor: it should be looked at.
            is_on: the photos are drawn so now; else as they were taken.
        """
        said = words if is_on else _(AS_TAKEN) if words else _(NOT_ALIGNED)
        self._is_aligned = is_on
        self._aligned.setText(said)
        self.setAccessibleDescription(said)
        self._aligned.updateGeometry()
        theme.set_role(self._aligned, "caution" if is_on and is_poor else "muted")
        self.switch.setText(_("Show as taken") if is_on else _("Show aligned"))
        self.switch.setAccessibleName(self.switch.text())
        self.switch.setVisible(bool(words))

    def _on_switch(self) -> None:
        self.aligned_wanted.emit(not self._is_aligned)
