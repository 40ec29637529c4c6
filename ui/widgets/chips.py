# SPDX-License-Identifier: MIT
"""Answers as pills to tap: choices, signs with the leg, and the kind of day.

What a key means is written in the registries; here a key is only a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from core.words.i18n import N_, _
from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import ICON_GAP, KINDS, day_icon

Option = tuple[str, str]
LEGS = (("L", N_("Left")), ("R", N_("Right")), ("LR", N_("Both")), ("?", N_("Not sure which")))
LEG_WORDS = {"L": N_("left"), "R": N_("right"), "LR": N_("both"), "?": N_("leg not sure")}
KIND_WORDS = {"good": N_("Good"), "mixed": N_("Mixed"), "bad": N_("Bad")}


class ChipGroup(QWidget):
    """Pills that are on or off, wrapping to as many rows as needed.

    Signals:
        changed(key: str, on: bool): the person pressed a chip. When exclusive only the pressed chip is told;
            the others are off now. Not sent by `set_checked`.
    """

    changed = Signal(str, bool)

    def __init__(
        self,
        options: Sequence[Option],
        exclusive: bool = False,
        role: Literal["choice", "sign"] = "choice",
        parent: QWidget | None = None,
    ) -> None:
        """Make the chips.

        Args:
            options: (key, label) pairs in order; labels are already translated.
            exclusive: at most one is on; pressing it again means "not answered".
            role: "choice" in the accent colour, "sign" in the colour of caution.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._exclusive = exclusive
        self._chips: dict[str, Chip] = {}
        flow = FlowLayout(self, gap=7, row_gap=8)
        for key, words in options:
            chip = self._chips[key] = Chip(key, words, tone=role, shares_stop=exclusive)
            chip.clicked.connect(self._on_clicked)
            flow.addWidget(chip)
        _begin_at_first(self._chips)
        _let_wrap(self)

    def set_checked(self, keys: Iterable[str]) -> None:
        """Turn exactly these chips on without telling anyone; unknown keys are left out."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            if chip.isChecked() != (key in wanted):
                chip.setChecked(key in wanted)
                if key in wanted:
                    chip.become_stop()

    def checked(self) -> set[str]:
        """Return the keys that are on; empty means nothing was answered."""
        return {key for key, chip in self._chips.items() if chip.isChecked()}

    def chip(self, key: str) -> QPushButton:
        """Return the button of one key, to hide or disable it.

        Raises:
            KeyError: there is no such key.
        """
        return self._chips[key]

    def _on_clicked(self, on: bool) -> None:
        pressed = self.sender()
        if isinstance(pressed, Chip):
            if self._exclusive and on:
                self.set_checked([pressed.key()])
            self.changed.emit(pressed.key(), on)


class LegChipGroup(QWidget):
    """Signs that are seen on one or both back legs: pressing a chip asks which.

    Signals:
        changed(key: str, legs: str): the person chose; legs is "" (off), "L", "R", "LR" or "?" (leg not
            sure).
    """

    changed = Signal(str, str)

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        """Make the chips; `options` are (key, label) pairs in order, labels already translated."""
        super().__init__(parent)
        self._labels = dict(options)
        self._values = dict.fromkeys(self._labels, "")
        self._chips: dict[str, Chip] = {}
        flow = FlowLayout(self, gap=7, row_gap=8)
        for key, words in options:
            chip = self._chips[key] = Chip(key, words, tone="sign")
            chip.clicked.connect(self._on_clicked)
            flow.addWidget(chip)
        _let_wrap(self)

    def set_value(self, key: str, legs: str) -> None:
        """Show one sign without telling anyone; `legs` as in `changed`.

        Raises:
            KeyError: there is no such sign.
        """
        chip, words = self._chips[key], self._labels[key]
        self._values[key] = legs
        chip.setChecked(bool(legs))
        shown = _("{sign} · {leg}").format(sign=words, leg=_(LEG_WORDS[legs])) if legs in LEG_WORDS else words
        chip.setText(shown.replace("&", "&&"))
        chip.setAccessibleName(shown)

    def value(self, key: str) -> str:
        """Return the legs of one sign; empty means off."""
        return self._values[key]

    def values(self) -> dict[str, str]:
        """Return all signs with their legs, in order; empty legs mean off."""
        return dict(self._values)

    def chip(self, key: str) -> QPushButton:
        """Return the button of one key; KeyError when there is none."""
        return self._chips[key]

    def leg_menu(self, key: str) -> QMenu:
        """Make the small menu that asks which leg; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setObjectName("leg_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        choices = [*LEGS, *([("", N_("Not seen"))] if self._values[key] else [])]
        for legs, words in choices:
            if not legs:
                menu.addSeparator()
            action = menu.addAction(_(words))
            action.setObjectName(f"leg_{legs or 'off'}")
            action.setData((key, legs))
            action.setCheckable(legs == self._values[key])
            action.setChecked(legs == self._values[key])
        menu.triggered.connect(self._on_leg)
        return menu

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Chip):
            pressed.setChecked(bool(self._values[pressed.key()]))  # only the menu changes the answer
            self.leg_menu(pressed.key()).popup(pressed.mapToGlobal(QPoint(0, pressed.height() + 2)))

    def _on_leg(self, action: QAction) -> None:
        key, legs = action.data()
        if self._values[key] != legs:
            self.set_value(key, legs)
            self.changed.emit(key, legs)


class DayKind(QWidget):
    """Three large chips for the one tap that logs a day.

    Signals:
        changed(kind: str): "good", "mixed", "bad", or "" when the chip was pressed again (not answered).
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the chips, none of them on."""
        super().__init__(parent)
        self._chips: dict[str, Chip] = {}
        flow = FlowLayout(self, gap=12, row_gap=8)
        for kind in KINDS:
            chip = self._chips[kind] = Chip(kind, _(KIND_WORDS[kind]), role="day", shares_stop=True)
            chip.setProperty("kind", kind)
            chip.clicked.connect(self._on_clicked)
            flow.addWidget(chip)
        _begin_at_first(self._chips)
        _let_wrap(self)
        self._draw()

    def set_value(self, kind: str) -> None:
        """Show the kind of day without telling anyone; "" means not answered."""
        for key, chip in self._chips.items():
            chip.setChecked(key == kind)
            if key == kind:
                chip.become_stop()

    def value(self) -> str:
        """Return "good", "mixed", "bad" or "" (not answered)."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def chip(self, kind: str) -> QPushButton:
        """Return the button of one kind; KeyError when there is none."""
        return self._chips[kind]

    def begin(self) -> None:
        """Take the focus on the chip that is on, else on the first."""
        self._chips[self.value() or KINDS[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks anew when theme or text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        side = max(12, round(self.fontMetrics().height() * 0.8))
        for kind, chip in getattr(self, "_chips", {}).items():
            chip.setIcon(day_icon(kind, theme.shown(), side))
            chip.setIconSize(QSize(side + ICON_GAP, side))

    def _on_clicked(self, on: bool) -> None:
        pressed = self.sender()
        if isinstance(pressed, Chip):
            kind = pressed.key() if on else ""
            self.set_value(kind)
            self.changed.emit(kind)


def chip_row(buttons: Iterable[QWidget], parent: QWidget | None = None) -> QWidget:
    """Lay loose buttons out in wrapping rows, for tool rows over a page."""
    row = QWidget(parent)
    flow = FlowLayout(row, gap=8, row_gap=8)
    for button in buttons:
        flow.addWidget(button)
    _let_wrap(row)
    return row


def _begin_at_first(chips: Mapping[str, Chip]) -> None:
    """Let Tab come to the first chip while none is on."""
    for chip in list(chips.values())[:1]:
        chip.become_stop()


def _let_wrap(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
