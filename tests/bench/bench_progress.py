# SPDX-License-Identifier: MIT
"""Opening Progress on ten years, its libraries imported: first paint, charts on screen, everything, longest standstill.

Run by hand: `QT_QPA_PLATFORM=offscreen python tests/bench/bench_progress.py [rounds] [--profile]`. Not collected.
"""

from __future__ import annotations

import cProfile
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.gaps import big_session, watched
from ui import theme
from ui.cycles import Cycles
from ui.jobs import Jobs
from ui.session import Session

SIZE = (1280, 740)
ROUNDS = 3
GOALS = {"charts on screen": 300, "longest standstill": 100}


class PaintLog(QObject):
    """Notes when the tab and each chart were first painted, in ms since it was made."""

    def __init__(self) -> None:
        super().__init__()
        self._began = time.perf_counter()
        self.page = 0.0
        self.charts: dict[str, float] = {}

    def now(self) -> float:
        """Return the milliseconds since the beginning."""
        return (time.perf_counter() - self._began) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the paints of the page."""
        if event.type() == QEvent.Type.Paint:
            self.page = self.page or self.now()
        return False

    @contextmanager
    def watching_charts(self) -> Iterator[None]:
        """Note the first paint of every chart with something on it, as long as the block runs."""
        from ui.widgets.trend import TrendChart

        own = TrendChart.paintEvent

        def paint(chart: TrendChart, event: QPaintEvent) -> None:
            own(chart, event)
            if chart.chart() is not None:
                self.charts.setdefault(chart.objectName(), self.now())

        TrendChart.paintEvent = paint
        try:
            yield
        finally:
            TrendChart.paintEvent = own


def is_seen(widget: QWidget) -> bool:
    """Tell whether a part of a widget lies in the window."""
    window = widget.window()
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()).intersects(window.rect())


def opened(session: Session) -> dict[str, float]:
    """Open the tab anew; return milliseconds by what is measured."""
    from ui.tabs.progress.tab import ProgressTab

    log = PaintLog()
    tabs: list[ProgressTab] = []

    def begin() -> None:
        tabs.append(ProgressTab(session, Jobs()))
        tabs[0].installEventFilter(log)
        tabs[0].resize(*SIZE)
        tabs[0].show()

    with log.watching_charts():
        done, longest = watched(begin, lambda: bool(tabs) and tabs[0].is_built())
    seen = [log.charts[frame.view.objectName()] for frame in tabs[0].board.frames() if frame.view and is_seen(frame)]
    tabs[0].close()
    tabs[0].deleteLater()
    return {
        "page": log.page,
        "first chart": min(seen, default=float("nan")),
        "charts on screen": max(seen, default=float("nan")),
        "everything": done,
        "longest standstill": longest,
    }


def main() -> None:
    """Print each round and the medians; with --profile what took the time in the last round."""
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), ROUNDS)
    app = QApplication(sys.argv[:1])
    tokens = theme.load("light")
    theme.apply(app, tokens)
    import ui.tabs.progress.late
    import ui.widgets.trend  # noqa: F401  its libraries are loaded once, before the clock runs

    Cycles(app)  # as the program runs
    with tempfile.TemporaryDirectory() as folder:
        session = big_session(Path(folder), tokens)
        found = [opened(session) for _round in range(rounds)]
        for name in found[0]:
            each = [one[name] for one in found]
            goal = f"  (goal {GOALS[name]})" if name in GOALS else ""
            print(f"{name:20}{statistics.median(each):8.0f} ms   {' '.join(f'{one:.0f}' for one in each)}{goal}")
        if "--profile" in sys.argv:
            profile = cProfile.Profile()
            profile.runcall(opened, session)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
        session.store.close()


if __name__ == "__main__":
    main()
