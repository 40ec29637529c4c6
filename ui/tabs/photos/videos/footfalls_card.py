# SPDX-License-Identifier: MIT
"""The card for tapping footfalls: four buttons, what was tapped so far in words, and saving it.

Which clip and which moment is said by the page; the numbers come from core/words/footfalls.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from core.usecases import clips
from core.usecases.clips import Clip
from core.words import footfalls, gaits
from core.words.footfalls import Footfalls, Tap
from core.words.i18n import N_, _
from ui import theme
from ui.tabs.photos.videos import clip_words
from ui.tabs.photos.videos.buttons import button, mark_with_dot
from ui.widgets.card import Card
from ui.widgets.chips import chip_row
from ui.widgets.clip_timeline import Tick
from ui.widgets.headings import label

# Kind of a tap -> words of its button, its key.
KINDS = {
    "left": (N_("Left lands"), "F"),
    "right": (N_("Right lands"), "J"),
    "scuff_left": (N_("Left scuffs"), "D"),
    "scuff_right": (N_("Right scuffs"), "K"),
}
ASKED = ("walk", "trot")  # gaits of which numbers are kept


class FootfallsCard(Card):
    """What is tapped in one clip.

    Attributes:
        taps: in the order in which they were tapped, so that the last can be taken back.
    Signals:
        tap_asked(kind: str): a button was pressed; the page knows the moment. ticks_changed(): show them anew.
        save_asked(): keep the taps. stride_asked(): play the stride at this moment again and again.
        gait_said(gait: str): the owner said what the dog does in this clip.
    """

    tap_asked = Signal(str)
    ticks_changed = Signal()
    save_asked = Signal()
    stride_asked = Signal()
    gait_said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without a clip."""
        super().__init__(_("Footfalls"), _("back legs"), parent=parent)
        self.setObjectName("footfalls_card")
        self.taps: list[Tap] = []
        self._kept: tuple[Tap, ...] | None = ()
        self._kept_watched = False
        self._slowed, self._gait = 1.0, ""
        self._has_clip = False
        self.words = label("", "muted", wrap=True, name="footfalls_words")
        self.buttons = {kind: button(f"tap_{kind}", f"{_(words)}  {key}") for kind, (words, key) in KINDS.items()}
        self.counted = label("", "strong", wrap=True, name="footfalls_counted")
        self.values = {name: label("", name=f"footfalls_value_{row}") for row, name in enumerate(_names())}
        self.watched = QCheckBox(_("Watched for scuffs: none"))
        self.watched.setObjectName("scuffs_watched")
        self.watched.setAccessibleName(_("I watched for scuffs, there were none"))
        self.reasons = label("", "muted", wrap=True, name="footfalls_reasons")
        self.only = label("", "muted", wrap=True, name="footfalls_gait")
        self.gaits = {key: button(f"footfalls_{key}", gaits.label("gait", key)) for key in ASKED}
        self.back = button("tap_back", _("Undo last tap"), "link")
        self.clear = button("taps_clear", _("Clear all"), "link")
        self.stride = button("loop_stride", _("Loop this stride"), "link")
        self.save = button("taps_save", _("Save footfalls"), "primary")
        self._fill()
        self._connect()
        self._draw()
        self.set_clip(None, ())

    def set_clip(self, clip: Clip | None, taps: Sequence[Tap], *, watched: bool = False) -> None:
        """Show the kept footfalls of a clip, None for no clip.

        Args:
            taps: those kept. watched: whether it is kept that scuffs were watched for and there were none.
        """
        self._kept, self._kept_watched = tuple(sorted(taps, key=_moment)), watched
        self.taps = list(self._kept)
        self.watched.setChecked(watched)
        self._has_clip = clip is not None
        words = _("Play slowly or step, and tap when a back paw lands. A scuff is told beside the landing.")
        self.words.setText(words if clip is not None else _("Open a clip of walking or trotting first."))
        for chip in self.buttons.values():
            chip.setEnabled(clip is not None)
        self.set_said(clip)

    def set_said(self, clip: Clip | None) -> None:
        """Show what is said of the clip by now, its speed above all; what was tapped stays."""
        self._slowed = clip.slowed if clip is not None else 1.0
        self._gait = clip.gait if clip is not None else ""
        self.set_subtitle(clips.label(clip) if clip is not None else _("back legs"))
        self._show()

    @property
    def is_changed(self) -> bool:
        """Whether something was tapped or ticked that is not kept yet."""
        return (tuple(sorted(self.taps, key=_moment)), self.watched.isChecked()) != (self._kept, self._kept_watched)

    def show_kept(self, is_kept: bool) -> None:
        """Say whether the taps that are shown are kept now; those that could not be kept are offered again."""
        self._kept = tuple(sorted(self.taps, key=_moment)) if is_kept else None
        self._kept_watched = self.watched.isChecked()
        self._show()

    def tap(self, kind: str, at_ms: float) -> None:
        """Count a tap at a moment of the clip; the same paw twice on one frame counts once."""
        tap = Tap(round(at_ms, 3), kind)  # as exact as it is kept
        if tap not in self.taps:
            self.taps.append(tap)
            if kind.startswith("scuff_"):
                self.watched.setChecked(False)  # there was one
            self._show()

    def take_back(self) -> None:
        """Take the last tap away."""
        if self.taps:
            self.taps.pop()
            self._show()

    def stride_at(self, ms: float) -> tuple[float, float] | None:
        """Return the stride around a moment, from a landing of a paw to its next one, ms; None without one."""
        strides = []
        for side in ("left", "right"):
            strides += pairwise(sorted(tap.at_ms for tap in self.taps if tap.kind == side))
        around = [stride for stride in strides if stride[0] <= ms < stride[1]]
        return max(around) if around else min(strides, key=lambda stride: abs(stride[0] - ms), default=None)

    def ticks(self) -> list[Tick]:
        """Return what stands on the line of the clip."""
        return [
            Tick(tap.at_ms, "L" if tap.kind.endswith("left") else "R", tap.kind.startswith("scuff"))
            for tap in self.taps
        ]

    def minimumSizeHint(self) -> QSize:
        """Leave room for the tick before it is shown: with large text the column would not grow for it."""
        margins = self.contentsMargins() + self.layout().contentsMargins()
        wide = self.watched.sizeHint().width() + margins.left() + margins.right()
        return super().minimumSizeHint().expandedTo(QSize(wide, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Colour the dots anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _fill(self) -> None:
        self.body.addWidget(self.words)
        self.body.addWidget(chip_row(self.buttons.values()))
        links = QHBoxLayout()
        links.addWidget(self.back)
        links.addStretch(1)
        links.addWidget(self.clear)
        self.body.addLayout(links)
        self.body.addWidget(self.counted)
        rows = QGridLayout()
        rows.setVerticalSpacing(6)
        for row, (name, value) in enumerate(self.values.items()):
            rows.addWidget(label(name, wrap=True), row, 0)
            rows.addWidget(value, row, 1)
        rows.setColumnStretch(0, 1)
        self.body.addLayout(rows)
        self.body.addWidget(self.watched)
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.only)
        self.gait_row = chip_row(self.gaits.values())
        self.body.addWidget(self.gait_row)
        self.body.addWidget(self.stride)
        self.body.addWidget(self.save)

    def _connect(self) -> None:
        for chip in self.buttons.values():
            chip.clicked.connect(self._on_tap)
        for choice in self.gaits.values():
            choice.clicked.connect(self._on_gait)
        self.watched.clicked.connect(self._on_watched)
        self.back.clicked.connect(self.take_back)
        self.clear.clicked.connect(self._on_clear)
        self.save.clicked.connect(self._on_save)
        self.stride.clicked.connect(self._on_stride)

    def _draw(self) -> None:
        if not hasattr(self, "buttons"):
            return
        colours = theme.shown()
        for kind, chip in self.buttons.items():
            role = "left" if kind.endswith("left") else "right"
            mark_with_dot(chip, colours.color(role), is_hollow=kind.startswith("scuff"))

    def _show(self) -> None:
        found = footfalls.summary(self.taps, slowed=self._slowed, watched=self.watched.isChecked())
        self.counted.setText(clip_words.counted(found) if self.taps else _("Nothing tapped yet."))
        for name, value in clip_words.numbers(found):
            self.values[name].setText(value)
        self.reasons.setText("\n".join(found.reasons) if self.taps else "")
        self.reasons.setVisible(bool(self.reasons.text()))
        self._show_questions(found)
        self.back.setEnabled(bool(self.taps))
        self.clear.setEnabled(bool(self.taps))
        self.save.setEnabled(self.is_changed)
        self.stride.setEnabled(self.stride_at(0) is not None)
        self.ticks_changed.emit()

    def _show_questions(self, found: Footfalls) -> None:
        """Ask what only the owner knows: whether scuffs were watched for, and what the dog does."""
        is_kept = clips.keeps_numbers(self._gait)
        has_scuffs = any(tap.kind.startswith("scuff_") for tap in self.taps)
        self.watched.setVisible(is_kept and found.steps_per_minute is not None and not has_scuffs)
        only = _("These numbers are kept for a walk or a trot; here they are only shown.")
        if not self._gait:
            only = _("Is this a walk or a trot? Once you say so, the numbers are kept.")
        self.only.setText(only)
        self.only.setVisible(self._has_clip and bool(self.taps) and not is_kept)
        self.gait_row.setVisible(self._has_clip and bool(self.taps) and not self._gait)

    def _on_gait(self) -> None:
        gait = next((gait for gait, choice in self.gaits.items() if choice is self.sender()), "")
        if gait:
            self.gait_said.emit(gait)

    def _on_watched(self) -> None:
        self._show()

    def _on_tap(self) -> None:
        kind = next((kind for kind, chip in self.buttons.items() if chip is self.sender()), "")
        if kind:
            self.tap_asked.emit(kind)

    def _on_clear(self) -> None:
        self.taps.clear()
        self._show()

    def _on_stride(self) -> None:
        self.stride_asked.emit()

    def _on_save(self) -> None:
        self.save_asked.emit()


def _names() -> list[str]:
    return [name for name, _value in clip_words.numbers(footfalls.summary(()))]


def _moment(tap: Tap) -> tuple[float, str]:
    return tap.at_ms, tap.kind
