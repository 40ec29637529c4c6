# SPDX-License-Identifier: MIT
"""The takes of one measure in one session, of each leg in turn or of the whole dog, with middle and spread.

Values go in and out in stored units; what is typed is in the owner's unit. Nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.usecases import answers, measures
from core.usecases.measures import TakeSlot
from core.words import metrics, statistics, units
from core.words.i18n import _
from core.words.metrics import Metric
from ui.dialogs.measure_fields import Measured
from ui.widgets.headings import label

SIDES = ("L", "R")
ALWAYS = 3
THIGH = "thigh_girth"


class GirthTakes(QWidget):
    """Three takes for each leg, or three of a measure without legs, and a fourth when they lie far apart.

    Signals:
        changed(): a take was typed.
    """

    changed = Signal()

    def __init__(self, system: str, parent: QWidget | None = None, *, metric: Metric | None = None) -> None:
        """Make empty fields; `system` is "metric" or "imperial", `metric` the thigh girth unless another is given."""
        super().__init__(parent)
        self._system = system
        self._metric = metric or metrics.known()[THIGH]
        self._sides = SIDES if self._metric.legs else ("",)
        self._is_single = self._metric.takes == 1
        names = [_("Take {number}").format(number=take) for take in range(1, self._metric.takes + 1)]
        self._rows = [label(name, "muted") for name in names]
        self._fields: dict[tuple[str, int], Measured] = {}
        self._said = {side: self._made_said(side) for side in self._sides}
        self._asked = False
        self._ask = label("", "caution", wrap=True, name=self._name("ask", ""))
        self._lay_out()
        self._tell()

    def set_values(self, values: Mapping[TakeSlot, float]) -> None:
        """Show stored takes; other metrics in `values` are left out."""
        for (side, take), field in self._fields.items():
            field.set_stored(values.get((self._metric.key, side, take)))
        self._tell()

    def values(self) -> dict[TakeSlot, float]:
        """Return the takes that can be read, in the stored unit; a hidden fourth take is left out."""
        found = {}
        for (side, take), field in self._fields.items():
            value = field.stored()
            if value is not None:
                found[(self._metric.key, side, take)] = value
        return found

    def flush(self) -> list[Measured]:
        """Check what is typed; return the fields that cannot be read, each with its reason under it."""
        return [field for field in self._fields.values() if not field.flush()]

    def field(self, side: str, take: int) -> Measured:
        """Return the field of one take from 1; side "L", "R", or "" for a measure without legs."""
        return self._fields[(side, take)]

    def _name(self, what: str, side: str) -> str:
        start = "girth" if self._metric.key == THIGH else self._metric.key
        return "_".join(part for part in (start, what, side) if part)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        if self._metric.legs:
            self._lay_out_legs(grid)
        else:
            self._lay_out_row(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._ask)

    def _lay_out_legs(self, grid: QGridLayout) -> None:
        """Left and right in turn, row by row: this is also the order of Tab."""
        for column, side in enumerate(self._sides, 1):
            grid.addWidget(_heading(side), 0, column)
            grid.setColumnStretch(column, 1)
            grid.addWidget(self._said[side], self._metric.takes + 1, column)
            if self._is_single:
                self._said[side].hide()
        for take in range(1, self._metric.takes + 1):
            if not self._is_single:
                grid.addWidget(self._rows[take - 1], take, 0)
            for column, side in enumerate(self._sides, 1):
                grid.addWidget(self._made(side, take), take, column)

    def _lay_out_row(self, grid: QGridLayout) -> None:
        for take in range(1, self._metric.takes + 1):
            grid.addWidget(self._rows[take - 1], 0, take - 1)
            grid.addWidget(self._made("", take), 1, take - 1)
            grid.setColumnStretch(take - 1, 1)
        grid.addWidget(self._said[""], 2, 0, 1, self._metric.takes)

    def _made_said(self, side: str) -> QLabel:
        return label("", _role(side), wrap=True, name=self._name("said", side))

    def _made(self, side: str, take: int) -> Measured:
        field = Measured(self._metric, self._system)
        measure, legs = answers.plain_label(self._metric), {"L": _("left"), "R": _("right")}
        words = _("{measure}, {leg}, take {number}") if side else _("{measure}, take {number}")
        if self._is_single:
            words = _("{measure}, {leg}") if side else "{measure}"
        field.setAccessibleName(words.format(measure=measure, leg=legs.get(side, ""), number=take))
        start = "" if self._metric.key == THIGH else f"{self._metric.key}_"
        field.setObjectName("_".join(part for part in (f"{start}take", side, str(take)) if part))
        field.typed.connect(self._on_typed)
        self._fields[(side, take)] = field
        return field

    def _on_typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        takes = {side: self._takes(side) for side in self._sides}
        wide = [side for side in self._sides if self._is_wide(side)]
        for side in self._sides:
            self._said[side].setText(self._middle(takes[side]))
        self._show_fourth(bool(wide))
        self._ask.setText(" ".join(self._wide_words(side) for side in wide))
        self._ask.setVisible(bool(wide))

    def _takes(self, side: str) -> list[float]:
        return [value for (_key, leg, _take), value in self.values().items() if leg == side]

    def _is_wide(self, side: str) -> bool:
        """Whether one more take is worth asking for, and there is room for one."""
        # Only numbers matter here, so the day of this passing session is of no account.
        session = measures.Session(date.min, self.values())
        return self._metric.takes > ALWAYS and measures.wants_fourth_take(session, side, self._metric.key)

    def _wide_words(self, side: str) -> str:
        legs = {"L": _("left"), "R": _("right")}
        error = units.written(measures.WIDE_SPREAD_MM, "mm", self._system)
        more = _("The takes of the {leg} leg lie more than {error} apart. One more take helps.")
        return more.format(leg=legs.get(side, ""), error=error)

    def _show_fourth(self, wanted: bool) -> None:
        for take in range(ALWAYS + 1, self._metric.takes + 1):
            fields = [self._fields[(side, take)] for side in self._sides]
            first = all(self._fields[(side, n)].stored() is not None for side in self._sides for n in range(1, take))
            keep = any(field.text().strip() for field in fields) or (wanted and first) or self._asked
            self._asked = keep
            for widget in (self._rows[take - 1], *fields):
                widget.setVisible(keep)

    def _middle(self, takes: list[float]) -> str:
        if not takes:
            return _("no take yet")
        middle = units.written(statistics.median(takes), self._metric.unit, self._system)
        said = _("middle {value}").format(value=middle)
        if len(takes) < 2:
            return said
        spread = units.written(statistics.spread(takes), self._metric.unit, self._system)
        words = _("{middle}\nspread {spread}") if self._metric.legs else _("{middle}, spread {spread}")
        return words.format(middle=said, spread=spread)


def _heading(side: str) -> QLabel:
    return label(_("Left") if side == "L" else _("Right"), _role(side))


def _role(side: str) -> str:
    return {"L": "left_leg", "R": "right_leg"}.get(side, "strong")
