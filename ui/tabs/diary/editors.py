# SPDX-License-Identifier: MIT
"""One question of the diary with the control that its kind of metric asks for.

Questions and choices are read from METRICS; flags (ticks) are chips and stand in flag_chips.py. What an answer
means and where it is kept is not known here.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.usecases import answers, own
from core.usecases.answers import NA, Answer
from core.words import units
from core.words.i18n import _
from core.words.metrics import Metric
from ui.widgets.chips import ChipGroup
from ui.widgets.fields import NumberField
from ui.widgets.headings import label
from ui.widgets.numbers import digits
from ui.widgets.own_words import OwnWords, short
from ui.widgets.scale import ScalePicker


class ScaleControl(ScalePicker):
    """Steps of a score. Signal: answered(int | None)."""

    answered = Signal(object)

    def __init__(self, metric: Metric, system: str) -> None:
        """Make the steps from the metric's range and the words at its ends."""
        super().__init__(int(metric.low), int(metric.high), _(metric.low_label), _(metric.high_label))
        self.changed.connect(self.answered)

    def show_answer(self, answer: Answer, place: Hashable) -> None:
        """Show what is stored; "na" and None show no step."""
        self.set_value(int(answer) if isinstance(answer, int | float) else None)

    def flush(self) -> None:
        """Save a typed 1 that waits for a 0."""
        self.settle()


class ChoiceControl(ChipGroup):
    """Exclusive chips, with "does not apply" where the metric has it. Signal: answered(int | "na" | None)."""

    answered = Signal(object)

    def __init__(self, metric: Metric, system: str) -> None:
        """Make one chip per choice."""
        options = [(choice.key, _(choice.label)) for choice in metric.choices]
        if metric.may_not_apply:
            options.append((NA, _("Does not apply")))
        super().__init__(options, exclusive=True)
        self._values = {choice.key: choice.value for choice in metric.choices}
        self.changed.connect(self._on_changed)

    def show_answer(self, answer: Answer, place: Hashable) -> None:
        """Show what is stored."""
        keys = [key for key, value in self._values.items() if value == answer]
        self.set_checked([NA] if answer == NA else keys)

    def flush(self) -> None:
        """Nothing can be pending: a tap saves."""

    def _on_changed(self, key: str, on: bool) -> None:
        self.answered.emit((self._values.get(key, NA)) if on else None)


class NumberControl(NumberField):
    """A typed number in the owner's units. Signal: answered(float in the stored unit | None)."""

    answered = Signal(object)

    def __init__(self, metric: Metric, system: str) -> None:
        """Make the field from the metric's range, step and unit."""
        how = units.shown(metric.unit, system)
        decimals = max(how.decimals, digits(metric.step)) if how.factor == 1 else how.decimals
        step = max(metric.step / how.factor, 10.0**-decimals)
        super().__init__(metric.low / how.factor, metric.high / how.factor, step, unit=how.unit, decimals=decimals)
        self._factor = how.factor
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 22)
        self.committed.connect(self._on_committed)

    def show_answer(self, answer: Answer, place: Hashable) -> None:
        """Show what is stored; unsaved typing on the same page is left alone."""
        self.set_value(answer / self._factor if isinstance(answer, int | float) else None, place=place)

    def _on_committed(self, value: float | None) -> None:
        self.answered.emit(None if value is None else value * self._factor)


# A score with more steps is typed.
MOST_STEPS = 12
CONTROLS = {"score": ScaleControl, "choice": ChoiceControl, "number": NumberControl}


class MetricEditor(QWidget):
    """A question, its control, and a chip "does not apply" where that can be said.

    Signals:
        given(key: str, answer): the owner answered; None takes the answer back.
    """

    given = Signal(str, object)

    def __init__(self, metric: Metric, system: str, role: str = "strong") -> None:
        """Make the editor of a score, choice or number; `role` is the look of the question."""
        super().__init__()
        self.asked = metric  # never `self.metric`: that hides QWidget.metric and ends the program
        self.setObjectName(f"metric_{metric.key}")
        words = answers.plain_label(metric)
        self._title = OwnWords(words, role) if own.is_own(metric.key) else label(words, role, wrap=True)
        kind = "number" if metric.kind == "score" and metric.high - metric.low > MOST_STEPS else metric.kind
        self.control = CONTROLS[kind](metric, system)
        self.control.setObjectName(f"answer_{metric.key}")
        self.control.answered.connect(self._on_answered)
        self._apart: ChipGroup | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.control)
        if metric.may_not_apply and metric.kind != "choice":
            self._apart = ChipGroup([(NA, _("Does not apply"))])
            self._apart.changed.connect(self._on_apart)
            column.addWidget(self._apart)
        column.addStretch(1)

    def show_answer(self, answer: Answer, place: Hashable, dog: str) -> None:
        """Show what is stored without telling anyone; `dog` is the name put into the question."""
        words = answers.plain_label(self.asked, short(dog))
        self._title.setText(words)
        self.control.setAccessibleName(words)
        self.control.show_answer(answer, place)
        if self._apart is not None:
            self._apart.set_checked([NA] if answer == NA else [])

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.control.flush()

    def _on_answered(self, answer: Answer) -> None:
        self.given.emit(self.asked.key, answer)

    def _on_apart(self, _key: str, on: bool) -> None:
        self.given.emit(self.asked.key, NA if on else None)
