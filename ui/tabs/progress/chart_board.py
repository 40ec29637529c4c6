# SPDX-License-Identifier: MIT
"""The charts of the Progress tab: the first one large, the others small beside each other below it.

They are drawn one by one after the first paint, so that the tab opens quickly; the large one comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words.blocks import Chart
from ui.tabs.progress.chart_frame import ChartFrame
from ui.theme import Theme
from ui.widgets.even_layout import EvenLayout

NARROWEST, EMS = 330, 14
Builder = Callable[[str], Chart]


class ChartBoard(QWidget):
    """One large chart and small ones.

    Signals:
        day_chosen(day: date): a day was clicked. enlarge_requested(key: str): this one should be the large one.
        all_built(): every chart is there.
    """

    day_chosen = Signal(object)
    enlarge_requested = Signal(str)
    all_built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty board."""
        super().__init__(parent)
        self.setObjectName("chart_board")
        self._frames: dict[tuple[str, bool], ChartFrame] = {}
        self._shown: list[ChartFrame] = []
        self._waiting: list[ChartFrame] = []
        self._build: Builder | None = None
        self._theme: Theme | None = None
        self._large = QVBoxLayout()
        self._small_room = QWidget()
        self._small = EvenLayout(self._small_room, narrowest=NARROWEST, most=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._large)
        column.addWidget(self._small_room)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_next)

    def show_charts(self, keys: Sequence[str], build: Builder, theme: Theme) -> None:
        """Show the metrics in order; the first one large.

        Args:
            keys: metric keys. build: makes the chart of a key when its turn comes.
            theme: colours.
        """
        self._build, self._theme = build, theme
        wanted = [(key, index == 0) for index, key in enumerate(keys)]
        if wanted != [(frame.key, frame in self._shown[:1]) for frame in self._shown]:
            self._arrange(wanted)
        self._small.set_narrowest(max(NARROWEST, EMS * self.fontMetrics().height()))
        for frame in self._shown:
            frame.fit_text()
        self._small_room.setVisible(len(keys) > 1)
        self._waiting = list(self._shown)
        self._timer.start()

    def finish(self) -> list[Chart]:
        """Build what is still waiting now, and return all charts in order."""
        self._timer.stop()
        while self._waiting:
            self._fill(self._waiting.pop(0))
        return [chart for frame in self._shown if (chart := frame.chart()) is not None]

    def stop(self) -> None:
        """Leave the rest unbuilt, until charts are shown again."""
        self._timer.stop()

    def frames(self) -> list[ChartFrame]:
        """Return the frames in order; the first is the large one."""
        return list(self._shown)

    def is_built(self) -> bool:
        """Tell whether every chart is there."""
        return not self._waiting

    def _arrange(self, wanted: list[tuple[str, bool]]) -> None:
        for frame in self._shown:
            (self._large if frame.parent() is self else self._small).removeWidget(frame)
            frame.hide()
        self._shown = [self._frame(key, large=large) for key, large in wanted]
        for frame, (_key, large) in zip(self._shown, wanted, strict=True):
            (self._large if large else self._small).addWidget(frame)
            frame.show()

    def _frame(self, key: str, *, large: bool) -> ChartFrame:
        made = self._frames.get((key, large))
        if made is None:
            made = ChartFrame(key, large=large, parent=self if large else self._small_room)
            made.day_chosen.connect(self.day_chosen)
            made.enlarge_requested.connect(self.enlarge_requested)
            self._frames[(key, large)] = made
        return made

    def _on_next(self) -> None:
        if self._waiting:
            self._fill(self._waiting.pop(0))
        if self._waiting:
            self._timer.start()
        else:
            self.all_built.emit()

    def _fill(self, frame: ChartFrame) -> None:
        if self._build is not None and self._theme is not None:
            frame.set_chart(self._build(frame.key), self._theme)
