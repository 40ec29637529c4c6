# SPDX-License-Identifier: MIT
"""The row over the printed pages: how large they are shown. What they say is chosen in the cards beside them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.words.i18n import N_, _
from ui.paper.preview import ZOOM_STEP, PagePreview
from ui.widgets.chips import ChipGroup
from ui.widgets.headings import label

FITS = (("width", N_("Page width")), ("page", N_("Whole page")))


class PreviewBar(QWidget):
    """Buttons for the size of a preview."""

    def __init__(self, preview: PagePreview, parent: QWidget | None = None) -> None:
        """Make the row of one preview; the pages fit its width at first."""
        super().__init__(parent)
        self.setObjectName("preview_bar")
        self._preview = preview
        self.fits = ChipGroup([(key, _(words)) for key, words in FITS], exclusive=True)
        self.fits.setObjectName("preview_fits")
        self.fits.setAccessibleName(_("Size of the pages"))
        self.fits.set_checked(["width"])
        self.smaller = _step("preview_smaller", "−", _("Smaller pages"))
        self.larger = _step("preview_larger", "+", _("Larger pages"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 14, 0)
        row.setSpacing(8)
        self._words = label(_("As it will be printed"), "muted")
        row.addWidget(self._words)
        row.addStretch(1)
        for widget in (self.fits, self.smaller, self.larger):
            row.addWidget(widget)
        self.fits.changed.connect(self._on_fit)
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        preview.fit_changed.connect(self._on_fit_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where the buttons need the room."""
        super().resizeEvent(event)
        buttons = sum(one.sizeHint().width() + 8 for one in (self.fits, self.smaller, self.larger))
        self._words.setVisible(self.width() >= buttons + self._words.sizeHint().width() + 40)

    def _on_fit(self, key: str, _on: bool) -> None:
        self._preview.fit_to(key)

    def _on_fit_changed(self, key: str) -> None:
        self.fits.set_checked([key] if key else [])

    def _on_smaller(self) -> None:
        self._preview.zoom_by(1 / ZOOM_STEP)

    def _on_larger(self) -> None:
        self._preview.zoom_by(ZOOM_STEP)


def _step(name: str, sign: str, words: str) -> QPushButton:
    made = QPushButton(sign)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.setProperty("role", "chip")
    return made
