# SPDX-License-Identifier: MIT
"""The row under the photos with what a way of looking needs: the fade of the ghost, the beat of the blink.

It holds no photo; the stage tells the canvas what was set here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QStackedWidget, QWidget

from core.words.i18n import _
from ui.widgets.compare_modes import BLINK, GHOST
from ui.widgets.headings import label

BEATS = (2, 8)  # quarter seconds for one photo: 0.5 to 2 s, never faster, so that it stays calm
FIRST_BEAT = 4


class ModeControls(QStackedWidget):
    """Hidden while the way of looking needs nothing.

    Signals:
        share_chosen(share: float): the slider of the ghost, 0 to 1.
        other_wanted(on: bool): the button was pressed down or let go. beat_came(): it is the other photo's turn.
    """

    share_chosen = Signal(float)
    other_wanted = Signal(bool)
    beat_came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make all of them, with the timer off."""
        super().__init__(parent)
        self.setObjectName("mode_controls")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fade = _slider("ghost_share", _("How much of the right photo is seen"), (0, 100), 50)
        self.hold = QPushButton(_("Hold to see the other"))
        self.auto = QPushButton(_("Take turns by itself"))
        self.beat = _slider("blink_beat", _("Seconds for each photo"), BEATS, FIRST_BEAT)
        self._names = (label("", "muted", name="ghost_left"), label("", "muted", name="ghost_right"))
        self._seconds = label("", "muted", name="blink_seconds")
        self._timer = QTimer(self)
        self._dress()
        self._mode = ""
        self.addWidget(_row(self._names[0], self.fade, self._names[1]))
        self.addWidget(_row(self.hold, self.auto, self.beat, self._seconds))
        self.fade.valueChanged.connect(self._on_fade)
        self.hold.pressed.connect(self._on_pressed)
        self.hold.released.connect(self._on_released)
        self.auto.toggled.connect(self._on_auto)
        self.beat.valueChanged.connect(self._on_beat)
        self._timer.timeout.connect(self.beat_came)
        self._on_beat(FIRST_BEAT)
        self.hide()

    def set_mode(self, mode: str) -> None:
        """Show what a way of looking needs; the timer is off again."""
        self._mode = mode
        self.auto.setChecked(False)
        self.setCurrentIndex(1 if mode == BLINK else 0)
        self.setVisible(mode in (GHOST, BLINK))

    def set_names(self, left: str, right: str) -> None:
        """Say which photo is at which end of the fade."""
        for one, words in zip(self._names, (left, right), strict=True):
            one.setText(words)

    def set_share(self, share: float) -> None:
        """Show a fade that was set with keys; tells nobody."""
        self.fade.blockSignals(True)
        self.fade.setValue(round(share * 100))
        self.fade.blockSignals(False)

    def extra_height(self) -> int:
        """Return how much room the row takes now, px; 0 while hidden."""
        return 0 if self.isHidden() else self.sizeHint().height()

    def stop(self) -> None:
        """Let the photos rest, because they are out of sight."""
        self.auto.setChecked(False)

    def _dress(self) -> None:
        for button, name in ((self.hold, "blink_hold"), (self.auto, "blink_auto")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setProperty("role", "chip")
        self.auto.setCheckable(True)

    def _on_fade(self, value: int) -> None:
        self.share_chosen.emit(value / 100)

    def _on_pressed(self) -> None:
        self.auto.setChecked(False)
        self.other_wanted.emit(True)

    def _on_released(self) -> None:
        self.other_wanted.emit(False)

    def _on_auto(self, on: bool) -> None:
        if on:
            self._timer.start(self.beat.value() * 250)
        else:
            self._timer.stop()
            self.other_wanted.emit(False)

    def _on_beat(self, quarters: int) -> None:
        self._timer.setInterval(quarters * 250)
        self._seconds.setText(_("{seconds} s each").format(seconds=f"{quarters / 4:g}"))
        self.beat.setAccessibleDescription(self._seconds.text())


def _slider(name: str, words: str, reach: tuple[int, int], value: int) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setRange(*reach)
    made.setValue(value)
    made.setPageStep(max(1, (reach[1] - reach[0]) // 5))
    made.setMinimumWidth(90)
    made.setMaximumWidth(360)
    return made


def _row(*parts: QLabel | QPushButton | QSlider) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part, 3 if isinstance(part, QSlider) else 0)
    row.addStretch(1)
    return made
