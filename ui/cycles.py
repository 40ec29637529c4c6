# SPDX-License-Identifier: MIT
"""Looks for Python's unreachable cycles on the main thread only: a window must not be taken apart by a pool thread.

Python collects in whichever thread happens to allocate, and Qt objects may only go where they live.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Cycles(QObject):
    """Collects as often as Python would, one generation a turn, from a timer of the main thread."""

    def __init__(self, parent: QObject) -> None:
        """Take over from Python's own collecting, which stays off; what is there already is never looked at again."""
        super().__init__(parent)
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.on_turn)
        self._timer.start(EVERY_MS)

    def on_turn(self) -> None:
        """Collect the oldest generation whose count is over its limit; nothing when none is."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        over = [generation for generation, (count, most) in enumerate(counts) if count > most]
        if over:
            gc.collect(over[-1])
