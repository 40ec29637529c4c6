# SPDX-License-Identifier: MIT
"""Builds the page for the vet a little at a time, so that the window stays alive on ten years of days.

What the steps are is known to core; the newest request wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from core.words.blocks import Report

# The first turn of the event loop may take so long, and most pages are built in it; the last of several is also
# laid out and painted, so the later ones are shorter.
FIRST_S, TURN_S = 0.06, 0.02


class Stepwise(QObject):
    """Takes steps until the report is there.

    Signals:
        built(Report): the report, once for each `start` that was not followed by another.
    """

    built = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it idle."""
        super().__init__(parent)
        self._steps: Iterator[Report | None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_turn)

    def start(self, steps: Iterator[Report | None]) -> None:
        """Take the first steps now, and give up what was being built."""
        self.stop()
        self._steps = steps
        self._take(FIRST_S)

    def is_busy(self) -> bool:
        """Whether a report is being built."""
        return self._steps is not None

    def stop(self) -> None:
        """Give up what is being built, if anything."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None and hasattr(steps, "close"):
            steps.close()

    def _on_turn(self) -> None:
        self._take(TURN_S)

    def _take(self, seconds: float) -> None:
        until = perf_counter() + seconds
        for made in self._steps or ():
            if made is not None:
                self.stop()
                self.built.emit(made)
                return
            if perf_counter() >= until:
                self._timer.start()
                return
        self.stop()
