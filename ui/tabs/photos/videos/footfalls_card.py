# SPDX-License-Identifier: MIT
"""The card for tapping footfalls: four buttons, what was tapped so far in words, and saving it.

Which clip and which moment is said by the page; the numbers come from core/words/footfalls.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from core.words import footfalls
from core.words.footfalls import Tap
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


class FootfallsCard(Card):
    """What is tapped in one clip.

    Attributes:
        taps: in the order in which they were tapped, so that the last can be taken back.
    Signals:
        tap_asked(kind: str): a button was pressed; the page knows the moment. ticks_changed(): show them anew.
        save_asked(): keep the taps. stride_asked(): play the stride at this moment again and again.
    """

    tap_asked = Signal(str)
    ticks_changed = Signal()
    save_asked = Signal()
    stride_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without a clip."""
        super().__init__(_("Footfalls"), _("back legs"), parent=parent)
        self.setObjectName("footfalls_card")
        self.taps: list[Tap] = []
        self._kept: tuple[Tap, ...] = ()
        self._slowed = 1.0
        self.words = label("", "muted", wrap=True, name="footfalls_words")
        self.buttons = {kind: button(f"tap_{kind}", f"{_(words)}  {key}") for kind, (words, key) in KINDS.items()}
        self.counted = label("", "strong", wrap=True, name="footfalls_counted")
        self.values = {name: label("", name=f"footfalls_value_{row}") for row, name in enumerate(_names())}
        self.reasons = label("", "muted", wrap=True, name="footfalls_reasons")
        self.back = button("tap_back", _("Undo last tap"), "link")
        self.clear = button("taps_clear", _("Clear all"), "link")
        self.stride = button("loop_stride", _("Loop this stride"), "link")
        self.save = button("taps_save", _("Save footfalls"), "primary")
        self._fill()
        self._connect()
        self._draw()
        self.set_clip(None, (), 1.0)

    def set_clip(self, name: str | None, taps: Sequence[Tap], slowed: float) -> None:
        """Show the kept footfalls of a clip.

        Args:
            name: what the clip is called, None for no clip. taps: those kept. slowed: as Clip.slowed.
        """
        self._kept = tuple(sorted(taps, key=_moment))
        self.taps = list(self._kept)
        self._slowed = slowed
        words = _("Play slowly or step, and tap when a back paw lands. A scuff is told beside the landing.")
        self.words.setText(words if name else _("Open a clip of walking or trotting first."))
        self.set_subtitle(name or _("back legs"))
        for chip in self.buttons.values():
            chip.setEnabled(name is not None)
        self._show()

    @property
    def is_changed(self) -> bool:
        """Whether something was tapped that is not kept yet."""
        return tuple(sorted(self.taps, key=_moment)) != self._kept

    def tap(self, kind: str, at_ms: float) -> None:
        """Count a tap at a moment of the clip; the same paw twice on one frame counts once."""
        tap = Tap(round(at_ms, 3), kind)  # as exact as it is kept
        if tap not in self.taps:
            self.taps.append(tap)
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
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.stride)
        self.body.addWidget(self.save)

    def _connect(self) -> None:
        for chip in self.buttons.values():
            chip.clicked.connect(self._on_tap)
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
        found = footfalls.summary(self.taps, slowed=self._slowed)
        self.counted.setText(clip_words.counted(found) if self.taps else _("Nothing tapped yet."))
        for name, value in clip_words.numbers(found):
            self.values[name].setText(value)
        self.reasons.setText("\n".join(found.reasons) if self.taps else "")
        self.reasons.setVisible(bool(self.reasons.text()))
        self.back.setEnabled(bool(self.taps))
        self.clear.setEnabled(bool(self.taps))
        self.save.setEnabled(self.is_changed)
        self.stride.setEnabled(self.stride_at(0) is not None)
        self.ticks_changed.emit()

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
