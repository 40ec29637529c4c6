# SPDX-License-Identifier: MIT
"""The part of the marking bar that asks how long a reference is, in the owner's unit, and warns about short ones.

Its two ends are clicked on the photo; keeping it is marking.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases.marks import SHORT_REFERENCE_MM
from core.words import units
from core.words.i18n import _
from ui.widgets.chips import chip_row
from ui.widgets.fields import NumberField
from ui.widgets.headings import FlowLabel, label

LONGEST_MM = 5000.0


class ReferenceRow(QWidget):
    """A length with its unit.

    Attributes:
        back: the button that goes back to the points.
    Signals:
        length_given(mm: object): a length was typed; None when the field was cleared.
        removed(): the reference should go.
    """

    length_given = Signal(object)
    removed = Signal()

    def __init__(self, system: str) -> None:
        """Make an empty field in a system of units, "metric" or "imperial"."""
        super().__init__()
        self.setObjectName("reference_row")
        self._system = ""
        self._fields = QHBoxLayout()
        self.field = NumberField(0, 1)
        self.warning = label("", "caution", wrap=True, name="reference_warning")
        self.remove = _link("reference_remove", _("Remove reference"))
        self.back = _link("reference_back", _("Back to the points"))
        self.remove.clicked.connect(self._on_remove)
        self._fields.addWidget(self.field)
        self._lay_out()
        self.set_system(system)

    def set_system(self, system: str) -> None:
        """Ask in other units; what was typed and not kept is lost with the field."""
        if system == self._system:
            return
        self._system = system
        how = units.shown("mm", system)
        self._fields.removeWidget(self.field)
        self.field.hide()
        self.field.deleteLater()
        most = round(LONGEST_MM / how.factor)
        least = 10.0**-how.decimals  # a length of 0 is refused where it is typed
        self.field = NumberField(least, most, 1, how.unit, decimals=how.decimals)
        self.field.setObjectName("reference_length")
        self.field.setAccessibleName(_("Length between the two clicks"))
        self.field.committed.connect(self._on_length)
        self.field.line.textEdited.connect(self._on_typed)
        self._fields.addWidget(self.field)
        shortest = f"{round(SHORT_REFERENCE_MM / how.factor, 1):g} {how.unit}"
        self.warning.setText(_("Short sticks make large errors: {length} or more is better.").format(length=shortest))

    def show_length(self, length_mm: float | None, *, has_reference: bool, place: str) -> None:
        """Show a length, None for none yet; `place` is the photo it belongs to."""
        factor = units.shown("mm", self._system).factor
        self.field.set_value(None if length_mm is None else round(length_mm / factor, 4), place=place)
        self.remove.setVisible(has_reference)
        self._warn()

    def length_mm(self) -> float | None:
        """Return what is typed, None when nothing that can be read is."""
        typed = self.field.value()
        return None if typed is None else typed * units.shown("mm", self._system).factor

    def flush(self) -> None:
        """Send a length that is still being typed."""
        self.field.flush()

    def _lay_out(self) -> None:
        self._fields.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        words = FlowLabel(_("Length between the two clicks"), "muted")
        column.addWidget(chip_row([words, holder, self.remove, self.back]))
        column.addWidget(self.warning)
        self.warning.hide()

    def _warn(self) -> None:
        typed = self.length_mm()
        self.warning.setVisible(typed is not None and 0 < typed < SHORT_REFERENCE_MM)

    def _on_typed(self, _text: str) -> None:
        self._warn()

    def _on_length(self, value: float | None) -> None:
        factor = units.shown("mm", self._system).factor
        self._warn()
        self.length_given.emit(None if value is None else value * factor)

    def _on_remove(self) -> None:
        self.removed.emit()


def _link(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("role", "link")
    return made
