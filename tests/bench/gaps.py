# SPDX-License-Identifier: MIT
"""Measures how long the main thread stands still while something is under way. Only for the benches beside it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer

from core.keeping.store import Store
from core.words.settings import UserSettings
from tests.make import big_library
from ui import theme
from ui.session import Session

EVERY_MS = 2
NOW = datetime(2026, 11, 22, 18, 42)


class GapLog(QObject):
    """Ticks every two milliseconds and keeps the longest time between two ticks, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.on_tick)

    def start(self) -> None:
        """Begin now; what is done before the event loop goes on counts too."""
        self.longest = 0.0
        self._clock.start()
        self._timer.start()

    def on_tick(self) -> None:
        """Note the time since the last tick."""
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


def watched(begin: Callable[[], object], is_done: Callable[[], bool], *, most_s: float = 60) -> tuple[float, float]:
    """Run something on the event loop until it is done and 50 ms longer, so that the paint after it counts.

    Returns:
        (milliseconds until it was done, longest standstill in milliseconds).
    """
    log, loop, started = GapLog(), QEventLoop(), time.perf_counter()
    done_at: list[float] = []

    def look() -> None:
        if is_done() and not done_at:
            done_at.append((time.perf_counter() - started) * 1000)
            QTimer.singleShot(50, loop.quit)
        elif time.perf_counter() - started > most_s:
            loop.quit()

    watch = QTimer(interval=EVERY_MS)
    watch.timeout.connect(look)
    log.start()
    watch.start()
    begin()
    loop.exec()
    log.on_tick()
    return (done_at[0] if done_at else float("nan")), log.longest


def big_session(folder: Path, tokens: theme.Theme) -> Session:
    """Open the ten-year library on its last day."""
    store = Store.open(big_library(folder / "library"))
    return Session(store, tokens, UserSettings(), clock=lambda: NOW)
