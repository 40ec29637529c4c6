# SPDX-License-Identifier: MIT
"""The card under the photos while they are marked: which photo, what to click next, which marking, the reference.

It shows what it is told and says what was pressed; points and photos are marking.py's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.words.i18n import N_, _
from ui.tabs.photos.mark_tasks import ALIGN, MEASURE, REFERENCE
from ui.tabs.photos.reference_row import ReferenceRow
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup, chip_row
from ui.widgets.headings import FlowLabel, label

MARKINGS = ((1, N_("1st")), (2, N_("2nd")), (3, N_("3rd")))
TITLES = {ALIGN: N_("Align"), MEASURE: N_("Measure"), REFERENCE: N_("Reference")}


@dataclass(frozen=True, slots=True)
class BarState:
    """All that the bar shows.

    Attributes:
        task: "align", "measure" or "reference". side: the photo that is spoken of.
        names: "left" and "right" to the words on their buttons; a side without a photo is left out.
        said: what to do next. more: a muted sentence after it. problem: what went wrong, "" for nothing.
        marking: which one is being made, from 1. can_undo: whether there is a point to take back.
        reference: of this photo, as written with its unit; "" without. length_mm: the same as a number.
    """

    task: str
    side: str
    names: dict[str, str] = field(default_factory=dict)
    said: str = ""
    more: str = ""
    problem: str = ""
    marking: int = 1
    can_undo: bool = False
    reference: str = ""
    length_mm: float | None = None


class MarkingBar(Card):
    """Hidden while nothing is marked.

    Signals:
        side_chosen(side: str): "left" or "right": the other photo is to be marked.
        marking_chosen(number: int): another marking, from 1.
        undo_asked(), done_asked(): the last point should go; the owner is done.
        reference_asked(on: bool): the ends of a reference are to be clicked, or the points again.
        length_given(mm: object): the length of the reference, None when it was cleared.
        reference_removed(): the reference of this photo should go.
    """

    side_chosen = Signal(str)
    marking_chosen = Signal(int)
    undo_asked = Signal()
    done_asked = Signal()
    reference_asked = Signal(bool)
    length_given = Signal(object)
    reference_removed = Signal()

    def __init__(self, system: str) -> None:
        """Make it hidden; `system` of units: "metric" or "imperial"."""
        super().__init__()
        self.setObjectName("marking_bar")
        self.layout().setContentsMargins(16, 10, 16, 11)
        self.sides = ChipGroup([("left", _("Left photo")), ("right", _("Right photo"))], exclusive=True)
        self.said = FlowLabel("", "strong")
        self.said.setObjectName("marking_said")
        self.more = FlowLabel("", "muted")
        self.more.setObjectName("marking_more")
        self.problem = label("", "problem", wrap=True, name="marking_problem")
        self.undo = _button("marking_undo", _("Undo last"))
        self.done = _button("marking_done", _("Done"))
        self.markings = ChipGroup([(str(number), _(words)) for number, words in MARKINGS], exclusive=True)
        self.points = _button("marking_reference", _("Reference…"), "link")
        self.reference = ReferenceRow(system)
        self._task = ""
        self._tallest = (("", 0), 0)  # task and width, and the most px that it took in them
        self._compose()
        self._connect()
        self.hide()

    def show_state(self, state: BarState | None) -> None:
        """Show what is being marked; None hides the bar."""
        self.setVisible(state is not None)
        if state is None:
            return
        self._task = state.task
        self.setAccessibleName(_(TITLES[state.task]))
        for side in ("left", "right"):
            chip = self.sides.chip(side)
            words = state.names.get(side, "")
            chip.setVisible(bool(words))
            chip.setText(words.replace("&", "&&"))
            chip.setAccessibleName(words)
        self.sides.set_checked([state.side])
        self.sides.updateGeometry()
        self._say(self.said, state.said)
        self._say(self.more, state.more)
        self.undo.setEnabled(state.can_undo)
        self.markings.set_checked([str(state.marking)])
        self._measuring.setVisible(state.task == MEASURE)
        self.points.setText(
            _("Reference: {length}").format(length=state.reference) if state.reference else _("Reference…")
        )
        self.points.setAccessibleName(self.points.text())
        self.reference.setVisible(state.task == REFERENCE)
        self.reference.show_length(state.length_mm, has_reference=bool(state.reference), place=state.side)
        self.show_problem(state.problem)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong at the last click, "" for nothing; what was placed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @property
    def is_measuring(self) -> bool:
        """Whether points for values, or the ends of a reference, are being placed."""
        return not self.isHidden() and self._task in (MEASURE, REFERENCE)

    def set_short(self, is_short: bool) -> None:
        """Leave out what is only good to know where there is little room."""
        self._told.setVisible(not is_short)

    def extra_height(self, width: int) -> int:
        """Return how much room the bar takes at a width, px; 0 while hidden.

        While one thing is marked it never asks for less than before: photos that change their size between two
        clicks would lead the hand astray.
        """
        if self.isHidden():
            return 0
        needed = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        kept = self._tallest[1] if self._tallest[0] == (self._task, width) else 0
        self._tallest = ((self._task, width), max(needed, kept))
        return self._tallest[1]

    def flush(self) -> None:
        """Send a length that is still being typed."""
        self.reference.flush()

    def _say(self, where: FlowLabel, words: str) -> None:
        where.setText(words)
        where.setVisible(bool(words))
        where.updateGeometry()

    def _compose(self) -> None:
        ask = QHBoxLayout()
        ask.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        ask.addWidget(chip_row([self.sides, self.said, self.more]), 1)
        ask.addWidget(self.undo, 0, top)
        ask.addWidget(self.done, 0, top)
        self.body.setSpacing(7)
        self.body.addLayout(ask)
        count = FlowLabel(_("Marking"), "muted")
        self._told = FlowLabel(_("Mark again for a ±: the earlier points are hidden meanwhile."), "muted")
        self._measuring = chip_row([count, self.markings, self._told, self.points])
        self.add(self._measuring)
        self.add(self.reference)
        self.add(self.problem)
        self.problem.hide()

    def _connect(self) -> None:
        self.sides.changed.connect(self._on_side)
        self.markings.changed.connect(self._on_marking)
        self.undo.clicked.connect(self._on_undo)
        self.done.clicked.connect(self._on_done)
        self.points.clicked.connect(self._on_reference)
        self.reference.back.clicked.connect(self._on_back)
        self.reference.length_given.connect(self.length_given)
        self.reference.removed.connect(self.reference_removed)

    def _on_side(self, side: str, _on: bool) -> None:
        self.sides.set_checked([side])
        self.side_chosen.emit(side)

    def _on_marking(self, number: str, _on: bool) -> None:
        self.markings.set_checked([number])
        self.marking_chosen.emit(int(number))

    def _on_undo(self) -> None:
        self.undo_asked.emit()

    def _on_done(self) -> None:
        self.done_asked.emit()

    def _on_reference(self) -> None:
        self.reference_asked.emit(True)

    def _on_back(self) -> None:
        self.reference_asked.emit(False)


def _button(name: str, words: str, role: str = "plain") -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", role)
    return made
