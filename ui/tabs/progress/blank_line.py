# SPDX-License-Identifier: MIT
"""One line instead of empty charts: which measures have nothing in the days shown, and where they are written down.

Which these are is found while the charts are built; what a press opens is decided by the tab.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from core.words.blocks import Chart
from core.words.i18n import _
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import FlowLabel

MEASURED = "measured"


class BlankLine(QFrame):
    """Names measures without a chart.

    Signals:
        measuring_asked(): where measured ones are written down. logging_asked(): where the others are.
    """

    measuring_asked = Signal()
    logging_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line that takes no room."""
        super().__init__(parent)
        self.setObjectName("blank_line")
        self.setProperty("role", "card")
        self._words = FlowLabel("", "muted")
        self._words.setObjectName("blank_words")
        self.measure = self._link("blank_measure", _("Weekly check…"))
        self.log = self._link("blank_log", _("Log today"))
        self.measure.clicked.connect(self.measuring_asked)
        self.log.clicked.connect(self.logging_asked)
        inside = QWidget()
        flow = FlowLayout(inside, gap=14, row_gap=2)
        for widget in (self._words, self.measure, self.log):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 8, 18, 8)
        column.addWidget(inside)
        self.hide()

    def show_blank(self, charts: Sequence[Chart], *, offers: bool) -> None:
        """Name the charts that have nothing to draw; without any the line takes no room.

        Args:
            offers: whether to offer the way to write something down.
        """
        names = ", ".join(chart.title for chart in charts)
        self._words.setText(_("Nothing in these days: {measures}.").format(measures=names))
        self.setAccessibleName(self._words.text())
        self.measure.setVisible(offers and any(chart.form == MEASURED for chart in charts))
        self.log.setVisible(offers and any(chart.form != MEASURED for chart in charts))
        self.setVisible(bool(charts))

    def _link(self, name: str, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setProperty("role", "link")
        return made
