# SPDX-License-Identifier: MIT
"""A card that holds one chart and says under the large one how to read it; the chart itself is built late.

Which chart it shows and where a chosen day leads is told from outside.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.words.blocks import Chart
from core.words.i18n import _
from ui.theme import Theme
from ui.widgets.headings import FlowLabel, label

if TYPE_CHECKING:
    from ui.widgets.trend import TrendChart

LARGE_EMS, SMALL_EMS = 19, 12
# Each lane under the plot and each row of words over it takes about a line: the plot keeps its height.
MOST_LANES = 7
NOTE_LINES = 3


class ChartFrame(QFrame):
    """One chart with a line under it.

    Signals:
        day_chosen(day: date): a day of the chart was clicked.
        enlarge_requested(key: str): show this metric as the large chart.
        menu_requested(key: str, day: date, spot: QPoint): what can be done with that day; a spot of the screen.
        photos_chosen(day: date): the photos of that day were asked for.
    """

    day_chosen = Signal(object)
    enlarge_requested = Signal(str)
    menu_requested = Signal(str, object, QPoint)
    photos_chosen = Signal(object)

    def __init__(self, key: str, *, large: bool, parent: QWidget | None = None) -> None:
        """Make an empty frame of a metric; the chart comes with `set_chart`."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName(f"chart_{key}")
        self.key = key
        self.view: TrendChart | None = None
        self._ems = LARGE_EMS if large else SMALL_EMS
        self._lanes = 0
        self._how = FlowLabel("", "muted")
        self._how.setObjectName("chart_how")
        self.enlarge = QPushButton(_("Enlarge"), self)  # without a parent it would be a window for a moment
        self.enlarge.setObjectName("chart_enlarge")
        self.enlarge.setProperty("role", "link")
        self.enlarge.setHidden(large)
        self.enlarge.clicked.connect(self._on_enlarge)
        foot = QHBoxLayout()
        foot.setContentsMargins(34, 0, 0, 0)  # under the plot, not under the numbers of its axis
        foot.addWidget(self._how, 1)
        foot.addWidget(self.enlarge, 0, Qt.AlignmentFlag.AlignBottom)
        self._note = label("", "" if large else "muted", wrap=True, name="chart_note")
        self._note.setContentsMargins(34, 2, 8, 2)
        self._note.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 12, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._column.addWidget(self._note)
        self._column.addLayout(foot)
        self.fit_text()

    def set_chart(self, chart: Chart, theme: Theme) -> None:
        """Show a chart in the colours of a theme."""
        if self.view is None:
            self._make_view()
        self._lanes = _lanes(chart, large=self.enlarge.isHidden())
        self.fit_text()
        self.view.show()
        self.view.set_theme(theme)
        self.view.set_chart(chart)
        self._how.setText(how_to_read(chart) if self.enlarge.isHidden() else "")
        self.setAccessibleName(chart.title)
        self.enlarge.setAccessibleName(_("Enlarge {chart}").format(chart=chart.title))

    def forget(self) -> None:
        """Draw nothing until the next `set_chart`."""
        if self.view is not None:
            self.view.hide()

    def chart(self) -> Chart | None:
        """Return the chart shown, None while it is not built."""
        return self.view.chart() if self.view is not None else None

    def fit_text(self) -> None:
        """Take a height that grows with the text."""
        line = self.fontMetrics().height()
        ems = self._ems + self._lanes
        if not self._note.isHidden() and not self.enlarge.isHidden():
            ems += NOTE_LINES  # a small chart keeps its plot
        self.setMinimumHeight(max(15 * ems, ems * line))
        if self.view is not None:
            self.view.setMinimumHeight((self._ems + self._lanes - 3) * line)

    def _make_view(self) -> None:
        from ui.widgets.trend import TrendChart

        self.view = TrendChart(self)
        self.view.setObjectName(f"trend_{self.key}")
        self.view.day_chosen.connect(self.day_chosen)
        self.view.photos_chosen.connect(self.photos_chosen)
        self.view.menu_requested.connect(self._on_menu)
        spacer = self._column.takeAt(0)
        del spacer
        self._column.insertWidget(0, self.view, 1)
        self.fit_text()

    def set_note(self, words: str) -> None:
        """Say something under the chart, for example the expected times; "" nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.fit_text()

    def _on_menu(self, day: date, spot: QPoint) -> None:
        self.menu_requested.emit(self.key, day, spot)

    def _on_enlarge(self) -> None:
        self.enlarge_requested.emit(self.key)


def _lanes(chart: Chart, *, large: bool) -> int:
    """Return how many lines of text the lanes, the marks of photos and the words of events take, about."""
    lanes = len({ribbon.label for ribbon in chart.ribbons}) + bool(chart.photo_days)
    if not large:
        return min(2, lanes)
    return min(MOST_LANES, lanes + len(chart.marks) // 3)


def how_to_read(chart: Chart) -> str:
    """Say what dots, line and bars of a chart mean; the days it rests on stand in the chart itself."""
    if chart.empty:
        return ""
    return {
        "series": _("Dots are days, the line is the middle of 7: half were above, half below. Click a day to open it.")
        if any(trace.line for trace in chart.traces)
        else _("Dots are days. Click a day to open it."),
        "measured": _("The bars are the error of measuring. Click a day to open it."),
        "bars": _("Each bar is a week: days with it, of the days answered."),
    }.get(chart.form, "")
