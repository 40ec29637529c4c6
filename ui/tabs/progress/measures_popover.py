# SPDX-License-Identifier: MIT
"""A small list to tick which measures have a chart. It stays open while ticking and closes when left.

The list is read from METRICS; which are ticked is remembered by the tab.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.words.i18n import N_, _
from ui.widgets import own_words
from ui.widgets.headings import label

GROUPS = (("series", N_("Day by day")), ("measured", N_("Measured")), ("bars", N_("Counted by week")))
Entry = tuple[str, str, str]
# Characters of a name in the list; an owner may have written a sentence.
LONGEST = 44
TALL, LEAST_TALL = 520, 400


class MeasuresPopover(QFrame):
    """Ticks for every measure that can be charted.

    Signals:
        changed(key: str, on: bool): the person ticked or unticked a measure.
        usual_requested(): show the usual ones again.
    """

    changed = Signal(str, bool)
    usual_requested = Signal()

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        """Make the ticks; `entries` are (key, words, form) in order, words already translated."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("measures_popover")
        self.setAccessibleName(_("Measures with a chart"))
        self.setProperty("role", "card")
        self._ticks: dict[str, QCheckBox] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        for form, heading in GROUPS:
            column.addWidget(label(_(heading), "strong"))
            for key, words, own in entries:
                if own == form:
                    column.addWidget(self._tick(key, words))
            column.addSpacing(8)
        self._lay_out(inside)

    def set_checked(self, keys: Sequence[str]) -> None:
        """Tick exactly these without telling anyone."""
        for key, tick in self._ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in keys)
            tick.blockSignals(False)

    def tick(self, key: str) -> QCheckBox:
        """Return the tick of a measure; KeyError when there is none."""
        return self._ticks[key]

    def show_under(self, button: QWidget) -> None:
        """Open below a button, or higher where the window ends too soon to read a list."""
        window = button.window()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        bottom = window.mapToGlobal(QPoint(0, window.height())).y()
        right = window.mapToGlobal(QPoint(window.width(), 0)).x()
        wide = self.sizeHint().width() + 16
        tall = max(LEAST_TALL, min(TALL, bottom - corner.y() - 8))
        self.resize(wide, min(tall, window.height() - 16))
        corner.setY(min(corner.y(), bottom - self.height() - 8))
        corner.setX(min(corner.x(), right - wide - 8))
        self.move(corner)
        self.show()

    def _tick(self, key: str, words: str) -> QCheckBox:
        tick = QCheckBox(own_words.short(words, LONGEST).replace("&", "&&"))
        tick.setObjectName(f"measure_{key}")
        tick.setAccessibleName(words)
        tick.setProperty("key", key)
        tick.toggled.connect(self._on_toggled)
        self._ticks[key] = tick
        return tick

    def _lay_out(self, inside: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setObjectName("measures_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(inside.sizeHint().width() + 16)
        scroll.setWidget(inside)
        usual = QPushButton(_("The usual ones"))
        usual.setObjectName("measures_usual")
        usual.setAccessibleName(_("Show the usual charts"))
        usual.setProperty("role", "link")
        usual.clicked.connect(self.usual_requested)
        done = QPushButton(_("Done"))
        done.setObjectName("measures_done")
        done.setAccessibleName(_("Done"))
        done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 10)
        foot.addWidget(usual)
        foot.addStretch(1)
        foot.addWidget(done)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    def _on_toggled(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, QCheckBox):
            self.changed.emit(str(tick.property("key")), on)
