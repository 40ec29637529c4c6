# SPDX-License-Identifier: MIT
"""The tape readings of one session: left and right taken in turn, with the middle and the spread shown while typing.

Values go in and out in mm; what is typed is in the owner's unit. Nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.usecases import measures
from core.usecases.measures import TakeSlot
from core.words import metrics, statistics, units
from core.words.i18n import _
from ui import theme
from ui.dialogs.measure_fields import Measured
from ui.widgets.headings import label

SIDES = ("L", "R")
ALWAYS = 3


class GirthTakes(QWidget):
    """Three takes for each leg, and a fourth when one leg's takes lie far apart.

    Signals:
        changed(): a take was typed.
    """

    changed = Signal()

    def __init__(self, system: str, parent: QWidget | None = None) -> None:
        """Make empty fields; `system` is "metric" or "imperial"."""
        super().__init__(parent)
        self._system = system
        self._metric = metrics.known()["thigh_girth"]
        self._names = {"L": label(_("Left"), name="girth_left"), "R": label(_("Right"), name="girth_right")}
        names = [_("Take {number}").format(number=take) for take in range(1, self._metric.takes + 1)]
        self._rows = [label(name, "muted") for name in names]
        self._fields: dict[tuple[str, int], Measured] = {}
        self._said = {side: label("", wrap=True, name=f"girth_said_{side}") for side in SIDES}
        self._asked = False
        self._ask = label("", "caution", wrap=True, name="girth_ask")
        self._lay_out()
        self._colour()
        self._tell()

    def set_values(self, values: Mapping[TakeSlot, float]) -> None:
        """Show stored takes in mm; other metrics in `values` are left out."""
        for (side, take), field in self._fields.items():
            field.set_stored(values.get((self._metric.key, side, take)))
        self._tell()

    def values(self) -> dict[TakeSlot, float]:
        """Return the takes that can be read, in mm; a hidden fourth take is left out."""
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
        """Return the field of one take, 1 to 4; side "L" or "R"."""
        return self._fields[(side, take)]

    def changeEvent(self, event: QEvent) -> None:
        """Colour the legs anew when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and hasattr(self, "_ask"):
            self._colour()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, side in enumerate(SIDES, start=1):
            grid.addWidget(self._names[side], 0, column)
        # Left and right in turn, row by row: this is also the order of Tab.
        for take, name in enumerate(self._rows, start=1):
            grid.addWidget(name, take, 0)
            for column, side in enumerate(SIDES, start=1):
                grid.addWidget(self._made(side, take), take, column)
        for column, side in enumerate(SIDES, start=1):
            grid.addWidget(self._said[side], len(self._rows) + 1, column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._ask)

    def _made(self, side: str, take: int) -> Measured:
        field = Measured(self._metric, self._system)
        leg = _("left") if side == "L" else _("right")
        field.setObjectName(f"take_{side}_{take}")
        field.setAccessibleName(_("Thigh girth, {leg}, take {number}").format(leg=leg, number=take))
        field.typed.connect(self._on_typed)
        self._fields[(side, take)] = field
        return field

    def _colour(self) -> None:
        shown = theme.shown()
        for side, role in zip(SIDES, ("left", "right"), strict=True):
            for words in (self._names[side], self._said[side]):
                _paint(words, shown.color(role))

    def _on_typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        # Only numbers matter here, so the day of this passing session is of no account.
        session = measures.Session(date.min, self.values())
        wide = [side for side in SIDES if measures.wants_fourth_take(session, side)]
        for side in SIDES:
            self._said[side].setText(self._middle(session, side))
        self._show_fourth(bool(wide))
        legs = {"L": _("left"), "R": _("right")}
        more = _("The takes of the {leg} leg lie more than {error} apart. One more take helps.")
        error = units.written(measures.WIDE_SPREAD_MM, "mm", self._system)
        self._ask.setText(" ".join(more.format(leg=legs[side], error=error) for side in wide))
        self._ask.setVisible(bool(wide))

    def _show_fourth(self, wanted: bool) -> None:
        for take in range(ALWAYS + 1, self._metric.takes + 1):
            fields = [self._fields[(side, take)] for side in SIDES]
            first = all(self._fields[(side, n)].stored() is not None for side in SIDES for n in range(1, take))
            keep = any(field.text().strip() for field in fields) or (wanted and first) or self._asked
            self._asked = keep
            for widget in (self._rows[take - 1], *fields):
                widget.setVisible(keep)

    def _middle(self, session: measures.Session, side: str) -> str:
        middle = session.girth(side)
        if middle is None:
            return _("no take yet")
        takes = [value for (_key, leg, _take), value in session.values.items() if leg == side]
        said = _("middle {value}").format(value=units.written(middle, "mm", self._system))
        if len(takes) < 2:
            return said
        spread = units.written(statistics.spread(takes), "mm", self._system)
        return _("{middle}\nspread {spread}").format(middle=said, spread=spread)


def _paint(words: QLabel, colour: QColor) -> None:
    palette = words.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    words.setPalette(palette)
    font = words.font()
    font.setBold(True)
    words.setFont(font)
