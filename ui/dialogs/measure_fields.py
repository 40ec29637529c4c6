# SPDX-License-Identifier: MIT
"""Editors of measured values, one kind for each kind of metric: a number in the owner's unit, a scale, levels.

They take and give stored units and know no session; a metric added to the list gets its editor from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from core.usecases import answers
from core.words import units
from core.words.i18n import _
from core.words.metrics import Metric
from ui.widgets.chips import ChipGroup
from ui.widgets.fields import NumberField
from ui.widgets.headings import label
from ui.widgets.numbers import digits
from ui.widgets.scale import ScalePicker

COUNTED = {"pct": "%", "ratio": ""}
# A score with more steps is typed: rows of fifty boxes help nobody.
MOST_STEPS = 12


class Measured(NumberField):
    """A number of one metric, typed in the unit the owner reads, given back in the unit it is stored in.

    Signals:
        typed(): the text changed, readable or not.
    """

    typed = Signal()

    def __init__(self, metric: Metric, system: str, parent: QWidget | None = None) -> None:
        """Make an empty field; `system` is "metric" or "imperial"."""
        how = units.shown(metric.unit, system)
        if how.factor == 1:  # a measure taken in tenths can be typed in tenths, whatever its unit is printed with
            how = replace(how, decimals=max(how.decimals, digits(metric.step)))
        self._how = how
        self._stored: float | None = None
        step = metric.step / how.factor if how.factor != 1 else metric.step
        super().__init__(
            round(metric.low / how.factor, how.decimals),
            round(metric.high / how.factor, how.decimals),
            max(step, 10.0**-how.decimals),
            COUNTED.get(metric.unit, how.unit),
            decimals=how.decimals,
            parent=parent,
        )
        self.line.setMaximumWidth(max(self.line.minimumWidth(), 150))
        self.line.textChanged.connect(self._on_text)

    def set_stored(self, value: float | None) -> None:
        """Show a value in the stored unit without telling anyone; None means not recorded."""
        self._stored = value
        self.set_value(None if value is None else round(value / self._how.factor, self._how.decimals))

    def stored(self) -> float | None:
        """Return the typed value in the stored unit; None when empty or not readable.

        A value that was only shown comes back exactly as it was stored, whatever was rounded away for showing.
        """
        typed = self.value()
        if typed is None:
            return None
        if self._stored is not None and typed == round(self._stored / self._how.factor, self._how.decimals):
            return self._stored
        return round(typed * self._how.factor, 4)

    def _on_text(self) -> None:
        self.typed.emit()


class Level(QLabel):
    """The words beside a radio button; pressing them presses the button."""

    def __init__(self, words: str, button: QRadioButton) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "muted")
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._button.click()
        super().mouseReleaseEvent(event)


class Levels(QWidget):
    """The levels of a choice under each other, each with a line that describes it; the first says "not scored".

    Signals:
        changed(): the person chose.
    """

    changed = Signal()

    def __init__(self, metric: Metric, described: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Make the levels of a metric; `described`: key of a choice to its line, already translated."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        options = [(-1, "none", _("Not scored"), "")]
        options += [(c.value, c.key, _(c.label), described.get(c.key, "")) for c in metric.choices]
        for row, (value, key, words, line) in enumerate(options):
            button = QRadioButton(words)
            button.setObjectName(f"level_{key}")
            button.setAccessibleName(", ".join(part for part in (words, line) if part))
            self._group.addButton(button, value + 1)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Level(line, button), row, 1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)

    def set_stored(self, value: float | None) -> None:
        """Show a level; None means not scored."""
        button = self._group.button(0 if value is None else int(value) + 1)
        (button or self._group.button(0)).setChecked(True)

    def stored(self) -> float | None:
        """Return the level's number, None when not scored."""
        chosen = self._group.checkedId()
        return None if chosen <= 0 else float(chosen - 1)

    def _on_clicked(self) -> None:
        self.changed.emit()


class Steps(ScalePicker):
    """A score of one metric as numbered steps."""

    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        """Make the steps from the metric's range."""
        super().__init__(int(metric.low), int(metric.high), _(metric.low_label), _(metric.high_label), parent)

    def set_stored(self, value: float | None) -> None:
        """Show a score; None means not scored."""
        self.set_value(None if value is None else int(value))

    def stored(self) -> float | None:
        """Return the score, None when not scored."""
        value = self.value()
        return None if value is None else float(value)


class Chips(ChipGroup):
    """A choice or yes and no of one metric as pills."""

    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        """Make one pill for each answer."""
        named = [(choice.value, _(choice.label)) for choice in metric.choices]
        self._options = named or [(1, _("Yes")), (0, _("No"))]
        super().__init__([(str(value), words) for value, words in self._options], exclusive=True, parent=parent)

    def set_stored(self, value: float | None) -> None:
        """Show an answer; None means not answered."""
        self.set_checked([] if value is None else [str(int(value))])

    def stored(self) -> float | None:
        """Return the answer's number, None when not answered."""
        chosen = self.checked()
        return float(next(iter(chosen))) if chosen else None


Editor = Measured | Levels | Steps | Chips


def editor_for(metric: Metric, system: str) -> Editor:
    """Make the editor that fits a metric; `system` is "metric" or "imperial"."""
    if metric.kind == "number" or metric.high - metric.low > MOST_STEPS:
        made: Editor = Measured(metric, system)
    elif metric.kind == "score":
        made = Steps(metric)
    else:
        made = Chips(metric)
    made.setAccessibleName(answers.plain_label(metric))
    return made


class BodyCondition(QWidget):
    """Body condition on one of two scales; the denominator is chosen and a score is never converted.

    Signals:
        changed(): the person chose a scale or a score.
    """

    changed = Signal()

    def __init__(self, scales: Mapping[str, Metric], parent: QWidget | None = None) -> None:
        """Make the scales; metric key to metric, each with its own range."""
        super().__init__(parent)
        self._kept: dict[str, float] = {}
        names = [(key, _("of {most}").format(most=round(metric.high))) for key, metric in scales.items()]
        self.scale = ChipGroup(names, exclusive=True)
        self.scale.setObjectName("body_condition_scale")
        self._steps = {key: Steps(metric) for key, metric in scales.items()}
        self._said = label("", "muted", wrap=True)
        self._subtitles = {key: _(metric.subtitle) for key, metric in scales.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.scale)
        for key, steps in self._steps.items():
            steps.setObjectName(key)
            steps.setAccessibleName(answers.plain_label(scales[key]))
            steps.changed.connect(self._on_changed)
            column.addWidget(steps)
        column.addWidget(self._said)
        self.scale.changed.connect(self._on_scale)
        self.set_scale(next(iter(self._steps)))

    def set_scale(self, key: str) -> None:
        """Show one scale; an unknown key is ignored."""
        if key not in self._steps:
            return
        self._chosen = key
        self.scale.set_checked([key])
        for each, steps in self._steps.items():
            steps.setVisible(each == key)
        self._said.setText(self._subtitles[key])

    def steps(self) -> Steps:
        """Return the steps of the scale that is shown."""
        return self._steps[self._chosen]

    def set_values(self, values: Mapping[str, float]) -> None:
        """Show stored scores by metric key, and the scale of the first of them."""
        self._kept = {key: values[key] for key in self._steps if key in values}
        for key, steps in self._steps.items():
            steps.set_stored(values.get(key))
        for key in self._kept:
            self.set_scale(key)
            break

    def values(self) -> dict[str, float]:
        """Return the score of the scale shown, and one kept earlier on the other scale."""
        found = {key: value for key, value in self._kept.items() if key != self._chosen}
        value = self._steps[self._chosen].stored()
        return found if value is None else {**found, self._chosen: value}

    def _on_scale(self, key: str, _on: bool) -> None:
        self.set_scale(key)
        self.changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()
