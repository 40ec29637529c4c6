# SPDX-License-Identifier: MIT
"""The row of buttons that move both clips: play, from the sync points, speeds, step, loop, sound.

It says what was pressed; it moves nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from core.words.i18n import _
from ui.tabs.photos.videos.buttons import button
from ui.tabs.photos.videos.pair import SPEEDS
from ui.widgets.chips import chip_row


class Transport(QWidget):
    """Buttons under two clips.

    Attributes:
        speeds: the buttons by rate.
    Signals:
        toggled(), from_sync_asked(), loop_asked(), swap_asked(): as the buttons say.
        step_asked(by: int): both, one frame. rate_chosen(rate: float). sound_asked(on: bool).
    """

    toggled = Signal()
    from_sync_asked = Signal()
    step_asked = Signal(int)
    rate_chosen = Signal(float)
    loop_asked = Signal()
    swap_asked = Signal()
    sound_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the row; life speed is chosen."""
        super().__init__(parent)
        self.setObjectName("transport")
        self.play = button("play_clips", "", "primary")
        self.from_sync = button("play_from_sync", _("From the start point"))
        self.back = button("both_back", _("‹ Both"), said=_("Previous frame of both clips"))
        self.forth = button("both_forth", _("Both ›"), said=_("Next frame of both clips"))
        self.loop = button("loop_clips", "", checkable=True)
        self.swap = button("swap_clips", _("Swap"))
        self.sound = button("clip_sound", _("Sound"), checkable=True)
        self.speeds = {rate: _speed(rate) for rate in SPEEDS}
        self._group = QButtonGroup(self)
        for chip in self.speeds.values():
            self._group.addButton(chip)
        self.show_rate(1.0)
        self.show_playing(False)
        self.show_loop(0)
        row = chip_row(
            [self.play, self.from_sync, self.back, self.forth, *self.speeds.values(), self.loop, self.swap, self.sound]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self._connect()

    def show_playing(self, is_playing: bool) -> None:
        """Word the first button."""
        self.play.setText(_("Pause") if is_playing else _("Play"))
        self.play.setAccessibleName(self.play.text())

    def show_rate(self, rate: float) -> None:
        """Press the button of a speed; tells nobody."""
        self.speeds[rate].setChecked(True)

    def show_loop(self, marks: int) -> None:
        """Word the loop by how many of its two ends are set."""
        words = (_("Loop from here"), _("Loop to here"), _("End loop"))[marks]
        self.loop.setText(words)
        self.loop.setAccessibleName(words)
        self.loop.setChecked(marks > 0)
        self.loop.updateGeometry()

    def show_ready(self, *, has_clip: bool, has_both: bool) -> None:
        """Offer what can be done with what is on screen."""
        for widget in (self.play, self.from_sync, self.loop, self.sound, *self.speeds.values()):
            widget.setEnabled(has_clip)
        for widget in (self.back, self.forth, self.swap):
            widget.setEnabled(has_both)

    def _connect(self) -> None:
        self.play.clicked.connect(self._on_play)
        self.from_sync.clicked.connect(self._on_from_sync)
        self.back.clicked.connect(self._on_back)
        self.forth.clicked.connect(self._on_forth)
        self.loop.clicked.connect(self._on_loop)
        self.swap.clicked.connect(self._on_swap)
        self.sound.clicked.connect(self.sound_asked)
        self._group.buttonClicked.connect(self._on_speed)
        self._group.buttonToggled.connect(self._on_speed_toggled)
        for chip in self.speeds.values():
            self._on_speed_toggled(chip, chip.isChecked())

    def _on_play(self) -> None:
        self.toggled.emit()

    def _on_from_sync(self) -> None:
        self.from_sync_asked.emit()

    def _on_back(self) -> None:
        self.step_asked.emit(-1)

    def _on_forth(self) -> None:
        self.step_asked.emit(1)

    def _on_loop(self) -> None:
        self.loop_asked.emit()

    def _on_speed_toggled(self, chip: QAbstractButton, is_pressed: bool) -> None:
        """Let Tab stop at the pressed speed; arrows reach the others."""
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_pressed else Qt.FocusPolicy.NoFocus)

    def _on_swap(self) -> None:
        self.swap_asked.emit()

    def _on_speed(self) -> None:
        for rate, chip in self.speeds.items():
            if chip.isChecked():
                self.rate_chosen.emit(rate)


def _speed(rate: float) -> QPushButton:
    words = _("{rate}×").format(rate=f"{rate:g}")
    return button(f"speed_{rate:g}".replace(".", "_"), words, said=_("Speed {rate}").format(rate=words), checkable=True)
