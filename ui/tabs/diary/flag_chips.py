# SPDX-License-Identifier: MIT
"""Things to tick, one chip each, in one flow: some ask which leg, the last may say "nothing else unusual".

What a tick means is in METRICS and SIGNS; where it is kept is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.usecases import answers
from core.usecases.answers import Answer, Slot
from core.words.metrics import Metric
from ui.widgets.chips import ChipGroup, LegChipGroup
from ui.widgets.flow import FlowLayout

# What is written for the legs of a sign; a side that is not named is taken back.
SIDES: Mapping[str, tuple[str, ...]] = {"": (), "L": ("L",), "R": ("R",), "LR": ("L", "R"), "?": ("",)}
USUAL = "usual"


def legs_of(stored: Mapping[Slot, Answer], key: str) -> str:
    """Return the legs of a ticked sign: "", "L", "R", "LR", or "?" when the leg is not known."""
    seen = {side for side in ("", "L", "R") if _is_on(stored.get((key, side)))}
    if seen >= {"L", "R"}:
        return "LR"
    return next((side for side in ("L", "R") if side in seen), "?" if seen else "")


def of_legs(key: str, legs: str) -> dict[Slot, Answer]:
    """Return what a sign told for some legs writes: 1 for each leg, None for the others."""
    return {(key, side): 1 if side in SIDES[legs] else None for side in ("", "L", "R")}


class FlagChips(QWidget):
    """Chips of 0/1 metrics.

    Signals:
        given(dict[Slot, Answer]): a chip was ticked (1) or unticked (None: not answered).
        usual_pressed(bool): the last chip, "nothing else unusual", was pressed or taken back.
    """

    given = Signal(object)
    usual_pressed = Signal(bool)

    def __init__(self, flags: Sequence[Metric], tone: str = "sign", usual_words: str = "") -> None:
        """Make the chips.

        Args:
            flags: metrics of kind "flag", in order.
            tone: "sign" in the colour of caution, "choice" in the accent.
            usual_words: words of the last chip, translated; empty means there is none.
        """
        super().__init__()
        self._plain: dict[str, ChipGroup] = {}
        self._legs: dict[str, LegChipGroup] = {}
        self._usual: ChipGroup | None = None
        flow = FlowLayout(self, gap=7, row_gap=8)
        for metric in flags:
            flow.addWidget(self._part(metric, tone))
        if usual_words:
            self._usual = ChipGroup([(USUAL, usual_words)])
            self._usual.changed.connect(self._on_usual)
            flow.addWidget(self._usual)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_answers(self, stored: Mapping[Slot, Answer], *, usual: bool = False) -> None:
        """Show what is stored without telling anyone; `usual` is the state of the last chip."""
        for key, group in self._plain.items():
            group.set_checked([key] if _is_on(stored.get((key, ""))) else [])
        for key, legs in self._legs.items():
            wanted = legs_of(stored, key)
            if legs.value(key) != wanted:
                legs.set_value(key, wanted)
        if self._usual is not None:
            self._usual.set_checked([USUAL] if usual else [])

    def usual_chip(self) -> QPushButton:
        """Return the last chip; KeyError when there is none."""
        if self._usual is None:
            raise KeyError(USUAL)
        return self._usual.chip(USUAL)

    def asks(self, key: str) -> bool:
        """Whether there is a chip of this metric."""
        return key in self._plain or key in self._legs

    def group(self, key: str) -> ChipGroup | LegChipGroup:
        """Return the one-chip group of a metric; KeyError when there is none."""
        return self._plain[key] if key in self._plain else self._legs[key]

    def _part(self, metric: Metric, tone: str) -> QWidget:
        options = [(metric.key, answers.plain_label(metric))]
        if metric.legs:
            legs = self._legs[metric.key] = LegChipGroup(options)
            legs.changed.connect(self._on_legs)
            return legs
        role = "sign" if tone == "sign" else "choice"
        plain = self._plain[metric.key] = ChipGroup(options, role=role)
        plain.changed.connect(self._on_plain)
        return plain

    def _on_plain(self, key: str, on: bool) -> None:
        self.given.emit({(key, ""): 1 if on else None})

    def _on_legs(self, key: str, legs: str) -> None:
        self.given.emit(of_legs(key, legs))

    def _on_usual(self, _key: str, on: bool) -> None:
        self.usual_pressed.emit(on)


def _is_on(answer: Answer) -> bool:
    return isinstance(answer, int | float) and answer >= 1
