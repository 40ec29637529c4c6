# SPDX-License-Identifier: MIT
"""The card "What the days say": three measures abreast, the others and what all of it rests on when asked for.

Reads verdicts, never makes one; it never says that all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.usecases import verdict_order
from core.words.blocks import Verdict
from core.words.i18n import N_, _, ngettext
from ui.tabs.progress.verdict_row import VerdictRow
from ui.widgets.card import Card
from ui.widgets.even_layout import EvenLayout
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

FEW = "few"
SHOWN = 3
EMS = 19
# Measured with made-up dogs: tests/bench/false_notices.py.
WORTH = N_(
    "Each measure is compared with your dog's own usual, and missing days are never filled in. A notice comes when "
    "movement or comfort is clearly lower, when several measures that are not alike are, or when something measured "
    "is. With all measures together expect about one false notice a year; fewer with a steady dog, about two with a "
    "very up-and-down one, and twice as many when you choose to be told early. This is no diagnosis."
)


class VerdictsCard(Card):
    """The verdicts of a dog.

    Signals:
        days_asked(Verdict): show the days it counts. snooze_asked(Verdict): no notice of it for 14 days.
        sensitivity_asked(): where one sets how soon a notice comes.
    """

    days_asked = Signal(object)
    snooze_asked = Signal(object)
    sensitivity_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("What the days say"), parent=parent)
        self.setObjectName("verdicts_card")
        self._verdicts: list[Verdict] = []
        self._today, self._writable = date.min, True
        self._is_open = False
        self._rows: list[VerdictRow] = []
        self._room = QWidget()
        self._grid = EvenLayout(self._room, narrowest=300, most=3, gap=18)
        self._few = OwnWords("", "muted", name="verdicts_few")
        self._worth = label(_(WORTH), "muted", wrap=True, name="verdicts_worth")
        self.more = _link("verdicts_more", "")
        self.sensitivity = _link("verdicts_sensitivity", _("How soon a notice comes…"))
        self.more.clicked.connect(self._on_more)
        self.sensitivity.clicked.connect(self.sensitivity_asked)
        self.header_add(self.more)
        for widget in (self._room, self._few, self._worth, self.sensitivity):
            self.add(widget)
        self.body.setAlignment(self.sensitivity, Qt.AlignmentFlag.AlignLeft)
        self.layout().setContentsMargins(18, 11, 18, 13)
        self.layout().setSpacing(6)

    def set_verdicts(self, verdicts: Sequence[Verdict], today: date, *, writable: bool) -> None:
        """Show verdicts given in the order of the registry; without any the card takes no room."""
        self._verdicts, self._today, self._writable = list(verdicts), today, writable
        self._show()

    def make_rows(self, verdicts: Sequence[Verdict]) -> Iterator[None]:
        """Make the rows that `set_verdicts` will need, out of sight and one a turn, so that no key waits for all."""
        told = [one for one in verdicts if one.state != FEW]
        while len(self._rows) < self._count(told):
            self._add_row()
            yield

    def rows(self) -> list[VerdictRow]:
        """Return the rows on screen, in order."""
        return [row for row in self._rows if not row.isHidden()]

    def row(self, key: str, side: str = "") -> VerdictRow | None:
        """Return the row of a measure, None when it has none on screen."""
        found = (row for row in self.rows() if row.verdict and (row.verdict.key, row.verdict.side) == (key, side))
        return next(found, None)

    def _show(self) -> None:
        told = verdict_order.told(self._verdicts)
        shown = told[: self._count(told)]
        while len(self._rows) < len(shown):
            self._add_row()
        self._grid.set_narrowest(EMS * self.fontMetrics().height())
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                row.show_verdict(shown[number], self._today, writable=self._writable, brief=not self._is_open)
        self._room.setVisible(bool(shown))
        self._show_feet(told, len(shown))
        self.setVisible(bool(self._verdicts))

    def _count(self, told: Sequence[Verdict]) -> int:
        """Return how many of what can be told are shown."""
        return len(told) if self._is_open else min(len(told), max(SHOWN, _loud(told)))

    def _show_feet(self, told: Sequence[Verdict], shown: int) -> None:
        few = [one.title for one in self._verdicts if one.state == FEW]
        self._few.setText(_("Too few days to say yet: {measures}.").format(measures=", ".join(few)))
        self._few.setVisible(bool(few) and (self._is_open or not told))
        self._worth.setVisible(self._is_open and bool(told))
        self.sensitivity.setVisible(self._is_open)
        rest = len(told) - shown
        words = ngettext("{count} more measure", "{count} more measures", rest).format(count=rest)
        words = _("Show less") if self._is_open else words if rest else _("Details")
        self.more.setText(words)
        self.more.setAccessibleName(_("What the days say: {words}").format(words=words))
        self.set_subtitle(_counted(told))

    def _add_row(self) -> None:
        row = VerdictRow(self._room)
        row.hide()
        row.days_asked.connect(self.days_asked)
        row.snooze_asked.connect(self.snooze_asked)
        self._grid.addWidget(row)
        self._rows.append(row)

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._show()


def _loud(told: Sequence[Verdict]) -> int:
    return sum(one.is_notice for one in told)


def _counted(told: Sequence[Verdict]) -> str:
    """Say how many measures there are and how many of them moved; never that none is lower. Empty for none."""
    if not told:
        return ""
    tones = Counter(one.tone for one in told)
    said = [ngettext("{count} measure", "{count} measures", len(told)).format(count=len(told))]
    if tones["caution"]:
        said.append(_("{count} lower or worse").format(count=tones["caution"]))
    if tones["good"]:
        said.append(_("{count} better").format(count=tones["good"]))
    if any(one.state == "usual" for one in told):
        said.append(_("small or slow changes can hide in “as usual”"))
    return " · ".join(said)


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
