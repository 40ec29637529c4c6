# SPDX-License-Identifier: MIT
"""One measure of "What the days say": name, state as a word with a sign, the sentence; in full what it rests on too.

The words come from core; which verdicts are shown is decided by the card.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.usecases import saying
from core.words import weeks
from core.words.blocks import Verdict
from core.words.i18n import _
from ui import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import FlowLabel, label
from ui.widgets.own_words import OwnLine, OwnWords

# A sign besides the colour: a tick, a triangle, or none.
SIGNS = {"good": ("check", "accent"), "caution": ("warning", "caution")}


class Pill(QFrame):
    """A word on a soft ground with a drawn sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty pill."""
        super().__init__(parent)
        self.setObjectName("state_pill")
        self._tone = "plain"
        self._sign = QLabel()
        self._sign.setTextFormat(Qt.TextFormat.PlainText)
        self._word = label("", name="state_word")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 3, 10, 3)
        row.setSpacing(5)
        row.addWidget(self._sign)
        row.addWidget(self._word)

    def show_state(self, word: str, tone: str) -> None:
        """Show a state; tone is "good", "plain" or "caution"."""
        self._tone = tone if tone in SIGNS else "plain"
        theme.set_role(self, f"pill_{self._tone}")
        theme.set_role(self._word, self._tone if self._tone in SIGNS else "muted")
        self._word.setText(word)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when theme or text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        if not hasattr(self, "_word"):
            return
        self._sign.setVisible(self._tone in SIGNS)
        if self._tone in SIGNS:
            name, colour = SIGNS[self._tone]
            side = max(13, round(self.fontMetrics().height() * 0.9))
            self._sign.setPixmap(theme.icon(name, theme.shown(), colour).pixmap(side, side))


class VerdictRow(QWidget):
    """One verdict.

    Signals:
        days_asked(Verdict): show the days it counts. snooze_asked(Verdict): no notice of it for 14 days.
    """

    days_asked = Signal(object)
    snooze_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self.verdict: Verdict | None = None
        self._title = OwnLine("", "strong", name="verdict_title")
        self._pill = Pill()
        self._sentence = OwnWords(name="verdict_sentence")
        self._foot = QWidget(self)
        self._rests_on = FlowLabel("", "muted")
        self._rests_on.setObjectName("verdict_rests_on")
        self.days = _link("verdict_days", _("Show these days"))
        self.snooze = _link("verdict_snooze", _("Snooze 14 days"))
        self.days.clicked.connect(self._on_days)
        self.snooze.clicked.connect(self._on_snooze)
        self._lay_out()

    def show_verdict(self, verdict: Verdict, today: date, *, writable: bool, brief: bool = False) -> None:
        """Show a verdict as of today.

        Args:
            writable: a library that is open for reading only offers no snooze.
            brief: only the sentence and the way to its days; what every "as usual" cannot see is said once above.
        """
        self.verdict = verdict
        self.setObjectName(f"verdict_{verdict.key}{'.' + verdict.side if verdict.side else ''}")
        self.setAccessibleName(f"{verdict.title}: {verdict.word}. {verdict.sentence}")
        self._title.setText(verdict.title)
        self._pill.show_state(verdict.word, verdict.tone)
        self._sentence.setText(_sentence(verdict, brief=brief))
        said = [] if brief else [verdict.rests_on]
        asleep = is_snoozed(verdict, today)
        if asleep and verdict.snoozed_until is not None:
            said.append(_("no notice until {day}").format(day=weeks.short_day(verdict.snoozed_until)))
        self._rests_on.setText(" · ".join(part for part in said if part))
        self._rests_on.setVisible(any(said))
        self.days.setVisible(bool(verdict.days))
        self.days.setAccessibleName(_("Show the days of {measure}").format(measure=verdict.title))
        self.snooze.setVisible(not brief and writable and verdict.is_notice and not asleep)
        self._foot.setVisible(any(said) or not self.snooze.isHidden())
        self.snooze.setAccessibleName(_("No notice of {measure} for 14 days").format(measure=verdict.title))

    def _lay_out(self) -> None:
        head = QWidget()
        top = FlowLayout(head, gap=10, row_gap=1)
        for widget in (self._title, self._pill, self.days):
            top.addWidget(widget)
        links = FlowLayout(self._foot, gap=14, row_gap=0)
        for widget in (self._rests_on, self.snooze):
            links.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(head)
        column.addWidget(self._sentence)
        column.addWidget(self._foot)
        column.addStretch(1)

    def _on_days(self) -> None:
        self.days_asked.emit(self.verdict)

    def _on_snooze(self) -> None:
        self.snooze_asked.emit(self.verdict)


def _sentence(verdict: Verdict, *, brief: bool) -> str:
    """Return the sentence without the name that stands over it."""
    said = verdict.short or verdict.sentence
    return said.removesuffix(saying.hides()).rstrip() if brief else said


def is_snoozed(verdict: Verdict, today: date) -> bool:
    """Tell whether the owner wants no notice of it today."""
    return verdict.snoozed_until is not None and verdict.snoozed_until >= today


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
