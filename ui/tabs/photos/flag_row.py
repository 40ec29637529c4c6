# SPDX-License-Identifier: MIT
"""What may be wrong with a photo, as chips that unfold when they are wanted, with what a flag means.

It only tells what was pressed; keeping is the compare page's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.words import landmarks
from core.words.i18n import _
from ui.widgets.chips import ChipGroup, chip_row
from ui.widgets.headings import label


class FlagRow(QWidget):
    """The flags of one photo.

    Signals:
        flag_set(key: str, on: bool): a chip was pressed.
    """

    flag_set = Signal(str, bool)

    def __init__(self, side: str) -> None:
        """Make it folded, for the "left" or "right" photo."""
        super().__init__()
        self.setObjectName(f"flags_{side}")
        self._place = ""
        self.fold = QPushButton(_("Flag this photo…"))
        self.fold.setObjectName(f"flag_{side}")
        self.fold.setAccessibleName(self.fold.text())
        self.fold.setProperty("role", "link")
        self.fold.setCheckable(True)
        self.chips = ChipGroup([(flag.key, _(flag.label)) for flag in landmarks.PHOTO_FLAGS], role="sign")
        self.meaning = label("", "muted", wrap=True, name=f"flag_meaning_{side}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for part in (chip_row([self.fold]), self.chips, self.meaning):
            column.addWidget(part)
        self.fold.toggled.connect(self._on_fold)
        self.chips.changed.connect(self.flag_set)
        self.set_flags((), place="")

    def set_flags(self, keys: Sequence[str], *, place: str) -> None:
        """Show the flags of a photo; a flagged one unfolds its chips, another photo folds them.

        Args:
            keys: of PHOTO_FLAGS. place: id of the photo.
        """
        self.chips.set_checked(keys)
        if place != self._place or keys:
            self.fold.setChecked(bool(keys))
        self._place = place
        known = landmarks.flags()
        said = ", ".join(_(known[key].reason) for key in keys if key in known)
        if said:
            words = _("Left out of automatic pairs and of measuring: {reasons}.").format(reasons=said)
        else:
            words = _("A photo that is flagged is left out of automatic pairs and of measuring.")
        self.meaning.setText(words)
        self._on_fold(self.fold.isChecked())

    def _on_fold(self, is_open: bool) -> None:
        self.chips.setVisible(is_open)
        self.meaning.setVisible(is_open)
