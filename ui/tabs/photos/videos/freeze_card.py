# SPDX-License-Identifier: MIT
"""The card for one frozen frame: an angle placed on it by three clicks, and keeping it as a photo.

The angle is shown and never kept: one frame of a moving dog is no measurement.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.words.i18n import N_, _
from ui.tabs.photos.videos.buttons import button
from ui.widgets.card import Card
from ui.widgets.headings import label

STEPS = (
    N_("Click the first end, for example the hip."),
    N_("Now the joint itself."),
    N_("Now the other end."),
    N_("One frame, not a measurement of range. It is not kept."),
)


class FreezeCard(Card):
    """What can be done with the frame on screen.

    Signals:
        angle_wanted(on: bool): clicks on the frame place an angle. still_asked(): keep the frame as a photo.
    """

    angle_wanted = Signal(bool)
    still_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without a frame."""
        super().__init__(_("Freeze a frame"), parent=parent)
        self.setObjectName("freeze_card")
        self.words = label("", "muted", wrap=True, name="freeze_words")
        self.angle = button("place_angle", _("Place an angle"), checkable=True)
        self.value = label("", "big", name="freeze_angle")
        self.hint = label("", "muted", wrap=True, name="freeze_hint")
        self.still = button("keep_still", _("Keep as a photo…"), "plain")
        for widget in (self.words, self.angle, self.value, self.hint, self.still):
            self.body.addWidget(widget)
        self.angle.clicked.connect(self._on_angle)
        self.still.clicked.connect(self._on_still)
        self.set_frame("", has_frame=False)

    def set_frame(self, name: str, *, has_frame: bool) -> None:
        """Say which clip is meant and whether a frame of it is shown."""
        self.set_subtitle(name)
        words = _("Step to the moment you want. A kept frame goes to the photos of the clip’s day.")
        self.words.setText(words if has_frame else _("Open a clip first."))
        self.angle.setEnabled(has_frame)
        self.still.setEnabled(has_frame)
        if not has_frame:
            self.end_angle()

    def show_angle(self, degrees: float | None, points: int) -> None:
        """Show how far an angle is placed, 0 to 3 points, and its degrees."""
        is_on = self.angle.isChecked()
        self.value.setText("" if degrees is None else f"{degrees:.0f}°")
        self.value.setVisible(is_on and degrees is not None)
        self.hint.setText(_(STEPS[points]) if is_on else "")
        self.hint.setVisible(is_on)

    def end_angle(self) -> None:
        """Stop placing an angle; tells."""
        self.angle.setChecked(False)
        self.show_angle(None, 0)
        self.angle_wanted.emit(False)

    def _on_angle(self, wanted: bool) -> None:
        self.show_angle(None, 0)
        self.angle_wanted.emit(wanted)

    def _on_still(self) -> None:
        self.still_asked.emit()
