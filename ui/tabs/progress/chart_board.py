# SPDX-License-Identifier: MIT
"""The charts of the Progress tab: the first one large, the others small below it, empty ones only named in a line.

They are drawn one by one after the first paint, so that the tab opens quickly: the large one, then what is said above
the charts (not here), then the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words.blocks import Chart
from ui.tabs.progress.blank_line import BlankLine
from ui.tabs.progress.chart_frame import ChartFrame
from ui.theme import Theme
from ui.widgets.even_layout import EvenLayout

NARROWEST, EMS = 330, 14
Builder = Callable[[str], Chart]


class ChartBoard(QWidget):
    """One large chart and small ones.

    Signals:
        day_chosen(day: date): a day was clicked. enlarge_requested(key: str): this one should be the large one.
        menu_requested(key: str, day: date, spot: QPoint), photos_chosen(day: date): as in ChartFrame.
        first_built(): the large one is there; who hears it says when to `go_on`. all_built(): every chart is there.
    """

    day_chosen = Signal(object)
    enlarge_requested = Signal(str)
    menu_requested = Signal(str, object, QPoint)
    photos_chosen = Signal(object)
    first_built = Signal()
    all_built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty board."""
        super().__init__(parent)
        self.setObjectName("chart_board")
        self._frames: dict[tuple[str, bool], ChartFrame] = {}
        self._shown: list[ChartFrame] = []
        self._waiting: list[ChartFrame] = []
        self._is_first, self._is_told = True, True
        self._build: Builder | None = None
        self._theme: Theme | None = None
        self.blank = BlankLine(self)
        self._offers = True
        self._large = QVBoxLayout()
        self._small_room = QWidget()
        self._small = EvenLayout(self._small_room, narrowest=NARROWEST, most=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._large)
        column.addWidget(self._small_room)
        column.addWidget(self.blank)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_next)

    def arrange(self, keys: Sequence[str], build: Builder, theme: Theme, *, offers: bool = True) -> None:
        """Make room for the metrics in order, the first one large; `begin` draws them.

        Args:
            keys: metric keys. build: makes the chart of a key when its turn comes.
            theme: colours. offers: whether the line of empty charts offers to write something down.
        """
        self._build, self._theme, self._offers = build, theme, offers
        wanted = [(key, index == 0) for index, key in enumerate(keys)]
        if wanted != [(frame.key, frame in self._shown[:1]) for frame in self._shown]:
            self._arrange(wanted)
        self._small.set_narrowest(max(NARROWEST, EMS * self.fontMetrics().height()))
        for frame in self._shown:
            frame.fit_text()
        self._show_room()
        self._timer.stop()
        self._waiting = list(self._shown)
        self._is_told = False

    def begin(self) -> None:
        """Draw the large chart in a turn of its own, and tell."""
        self._is_first = True
        self._timer.start()

    def go_on(self) -> None:
        """Draw the others, each in a turn of its own."""
        if not self._is_told:
            self._timer.start()

    def finish(self) -> list[Chart]:
        """Build what is still waiting now, and return the charts on screen in order."""
        self._timer.stop()
        while self._waiting:
            self._fill(self._waiting.pop(0))
        if not self._is_told and self._is_first:
            self._is_first = False
            self.first_built.emit()
        if not self._is_told:
            self._tell()
        return [chart for frame in self._shown if (chart := frame.chart()) is not None and not frame.isHidden()]

    def stop(self) -> None:
        """Leave the rest unbuilt, until charts are shown again."""
        self._timer.stop()

    def forget(self) -> None:
        """Show no chart until its turn comes: what is drawn is of another dog."""
        for frame in self._frames.values():
            frame.forget()

    def set_notes(self, large: str, notes: Mapping[str, str]) -> None:
        """Say something under the charts of some metrics, and under the large one whatever it shows; "" nothing."""
        for frame in self._shown:
            said = (notes.get(frame.key, ""), large if frame is self._shown[0] else "")
            frame.set_note(" ".join(words for words in said if words))

    def frames(self) -> list[ChartFrame]:
        """Return the frames in order; the first is the large one."""
        return list(self._shown)

    def is_built(self) -> bool:
        """Tell whether every chart is there."""
        return self._is_told

    def _arrange(self, wanted: list[tuple[str, bool]]) -> None:
        for frame in self._shown:
            (self._large if frame.parent() is self else self._small).removeWidget(frame)
            frame.hide()
        self._shown = [self._frame(key, large=large) for key, large in wanted]
        for frame, (_key, large) in zip(self._shown, wanted, strict=True):
            (self._large if large else self._small).addWidget(frame)
            frame.setVisible(not self._is_blank(frame))

    def _frame(self, key: str, *, large: bool) -> ChartFrame:
        made = self._frames.get((key, large))
        if made is None:
            made = ChartFrame(key, large=large, parent=self if large else self._small_room)
            made.day_chosen.connect(self.day_chosen)
            made.enlarge_requested.connect(self.enlarge_requested)
            made.menu_requested.connect(self.menu_requested)
            made.photos_chosen.connect(self.photos_chosen)
            self._frames[(key, large)] = made
        return made

    def _on_next(self) -> None:
        if self._waiting:
            self._fill(self._waiting.pop(0))
        if self._is_first:
            self._is_first = False
            self.first_built.emit()
        elif self._waiting:
            self._timer.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._is_told = True
        charts = [frame.chart() for frame in self._shown if self._is_blank(frame)]
        self.blank.show_blank([chart for chart in charts if chart is not None], offers=self._offers)
        self.all_built.emit()

    def _fill(self, frame: ChartFrame) -> None:
        if self._build is not None and self._theme is not None:
            frame.set_chart(self._build(frame.key), self._theme)
            frame.setVisible(not self._is_blank(frame))
            self._show_room()

    def _is_blank(self, frame: ChartFrame) -> bool:
        """Tell whether a small chart is known to have nothing to draw; the large one says so itself."""
        chart = frame.chart()
        return frame is not self._shown[0] and chart is not None and bool(chart.empty)

    def _show_room(self) -> None:
        self._small_room.setVisible(any(not frame.isHidden() for frame in self._shown[1:]))
