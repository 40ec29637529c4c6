# SPDX-License-Identifier: MIT
"""The card about the dog's clips beside two photos: the first and the latest, a click away.

It shows what it is given; nothing here loads a player.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from core.usecases import clips
from core.usecases.clips import Clip
from core.words import gaits, weeks
from core.words.i18n import _
from ui.widgets.card import Card
from ui.widgets.chips import chip_row

MOST = 2
# Pose of the photos -> where clips are best seen from beside them.
VIEWS: dict[str, tuple[str, ...]] = {
    "rear": ("away", "toward"),
    "sit_rear": ("away", "toward"),
    "left_lateral": ("left", "right"),
    "right_lateral": ("right", "left"),
    "dorsal": ("above",),
    "front": ("toward", "away"),
    "thigh_L": ("left",),
    "thigh_R": ("right",),
}


class VideosCard(Card):
    """At most two buttons, one for each clip.

    Signals:
        asked(clip: Clip, beside: tuple[Clip, ...]): play this clip; all that the card shows stand beside it.
    """

    asked = Signal(object, object)

    def __init__(self) -> None:
        """Make a card without clips; it hides itself."""
        super().__init__(_("Videos"))
        self.setObjectName("videos_card")
        self._clips: tuple[Clip, ...] = ()
        self.buttons = [_button(number) for number in range(MOST)]
        self.body.addWidget(chip_row(self.buttons))
        self.body.addStretch(1)
        for one in self.buttons:
            one.clicked.connect(self._on_pressed)
        self.hide()

    def set_clips(self, every: Sequence[Clip], pose: str, *, start: date | None) -> None:
        """Show which clips fit photos of a pose; `every` ascending, `start` of week 1 or None."""
        self._clips = clips.side_by_side(every, VIEWS.get(pose, ()))
        self.set_subtitle(_shared_words(self._clips))
        labels = [weeks.of(clip.day, start).label for clip in self._clips]
        is_one_week = len(set(labels)) < len(labels)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._clips))
            if number < len(self._clips):
                day = weeks.short_day(self._clips[number].day)
                button.setText("▶ " + (day if is_one_week else labels[number]))
                words = _("Play the clip of {day}: {what}")
                button.setAccessibleName(words.format(day=day, what=clips.label(self._clips[number])))
                button.setToolTip(button.accessibleName())
        self.setVisible(bool(self._clips))

    def _on_pressed(self) -> None:
        for button, clip in zip(self.buttons, self._clips, strict=False):
            if button is self.sender():
                self.asked.emit(clip, self._clips)


def _button(number: int) -> QPushButton:
    made = QPushButton()
    made.setObjectName(f"play_clip_{number + 1}")
    made.setProperty("role", "plain")
    return made


def _shared_words(shown: Sequence[Clip]) -> str:
    """Say what is the same in all: "walk, left side"; "" when nothing is."""
    words = []
    for column in ("gait", "view"):
        keys = {getattr(clip, column) for clip in shown}
        if len(keys) == 1 and (key := keys.pop()):
            words.append(gaits.label(column, key).lower())
    return ", ".join(words)
