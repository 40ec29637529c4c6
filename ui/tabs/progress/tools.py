# SPDX-License-Identifier: MIT
"""The row over the charts: which days, what is drawn, which measures, and what else can be done.

What a press means is decided by the tab; which ranges and layers there are is a list in core.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget

from core.usecases import trends
from core.words.i18n import N_, _
from ui.widgets.chips import ChipGroup, chip_row
from ui.widgets.flow import FlowLayout

DEFAULT_RANGE = "start"
LAYERS = (
    ("line", N_("Middle line")),
    ("expected", N_("Expected times")),
    ("events", N_("Events")),
    ("usual", N_("Usual")),
)
# Always drawn: small marks under the axis that are in nobody's way.
ALWAYS = frozenset(("photos",))
MORE = (
    ("picture", N_("Save as picture…")),
    ("new_usual", N_("Start a new usual…")),
    ("clinic_score", N_("Add a clinic score…")),
    ("own_measure", N_("Add your own measure…")),
)
READING_ONLY = frozenset(("picture",))


class Tools(QWidget):
    """Ranges, layers and buttons; under each other where they do not fit beside each other.

    Signals:
        range_chosen(key: str): of trends.RANGES. layers_changed(): something else is to be drawn.
        measures_asked(), event_asked(): a button was pressed. more_chosen(key: str): an entry of MORE.
    """

    range_chosen = Signal(str)
    layers_changed = Signal()
    measures_asked = Signal()
    event_asked = Signal()
    more_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the row with everything drawn."""
        super().__init__(parent)
        self.setObjectName("progress_tools")
        self.ranges = ChipGroup([(one.key, _(one.label)) for one in trends.RANGES], exclusive=True)
        self.ranges.setObjectName("ranges")
        self.ranges.setAccessibleName(_("Days shown"))
        self.ranges.set_checked([DEFAULT_RANGE])
        self.layers = ChipGroup([(key, _(words)) for key, words in LAYERS])
        self.layers.setObjectName("layers")
        self.layers.setAccessibleName(_("Drawn on the charts"))
        self.layers.set_checked([key for key, _words in LAYERS])
        self.choose_button = _button("choose_measures", _("Choose measures…"))
        self.event_button = _button("add_event", _("Add an event…"))
        self.more_button = _button("progress_more", _("More ▾"))
        self.more_button.setAccessibleName(_("More"))
        self._menu = QMenu(self)
        self._menu.setObjectName("more_menu")
        for key, words in MORE:
            action = self._menu.addAction(_(words))
            action.setObjectName(f"more_{key}")
            action.setData(key)
        self._lay_out()
        self._connect()

    def drawn(self) -> frozenset[str]:
        """Return the layers that are drawn, as `trends.chart` takes them."""
        return frozenset(self.layers.checked()) | ALWAYS

    def set_writable(self, writable: bool) -> None:
        """Offer what writes only where something can be written."""
        self.event_button.setEnabled(writable)
        for action in self._menu.actions():
            action.setEnabled(writable or action.data() in READING_ONLY)

    def menu(self) -> QMenu:
        """Return the menu behind More."""
        return self._menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the ranges where both do not fit in one line."""
        super().resizeEvent(event)
        chips = self.ranges.sizeHint().width() + self.layers.sizeHint().width()
        needed = chips + self._buttons.sizeHint().width() + 52
        abreast = needed <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)

    def _lay_out(self) -> None:
        self._buttons = chip_row([self.choose_button, self.event_button, self.more_button])
        chips = QWidget()
        flow = FlowLayout(chips, gap=24, row_gap=8)
        for group in (self.ranges, self.layers):
            flow.addWidget(group)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(chips, 1)
        self._row.addWidget(self._buttons)

    def _connect(self) -> None:
        self.ranges.changed.connect(self._on_range)
        self.layers.changed.connect(self._on_layer)
        self.choose_button.clicked.connect(self.measures_asked)
        self.event_button.clicked.connect(self.event_asked)
        self.more_button.clicked.connect(self._on_more)
        self._menu.triggered.connect(self._on_chosen)

    def _on_range(self, key: str, _on: bool) -> None:
        self.ranges.set_checked([key])  # a pressed one stays pressed
        self.range_chosen.emit(key)

    def _on_layer(self, _key: str, _on: bool) -> None:
        self.layers_changed.emit()

    def _on_more(self) -> None:
        self._menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _on_chosen(self, action: QAction) -> None:
        self.more_chosen.emit(str(action.data()))


def _button(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made
