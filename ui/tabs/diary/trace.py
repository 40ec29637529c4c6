# SPDX-License-Identifier: MIT
"""Tells on stderr that a page has been painted, for measuring the start (HINDSTRIDE_TRACE=1).

Nothing else is ever traced, and no note text.
"""

from __future__ import annotations

import os
import sys
from datetime import date

from PySide6.QtCore import QObject, QTimer

VARIABLE = "HINDSTRIDE_TRACE"


class PaintTrace(QObject):
    """Prints `painted DAY VALUE` once per page that was loaded and then painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a trace; it stays silent unless HINDSTRIDE_TRACE is set to something other than 0."""
        super().__init__(parent)
        self._is_on = os.environ.get(VARIABLE, "") not in ("", "0")
        self._due = ""
        self._loaded = ""

    def page_loaded(self, day: date, value: str) -> None:
        """Remember what the next paint shows; an empty value (nothing stored) is not told.

        Args:
            day: the page's day. value: "good", "mixed", "bad", "logged" or "".
        """
        page = f"{day.isoformat()} {value}" if value else ""
        if self._is_on and page != self._loaded:
            self._due = page
        self._loaded = page

    def painted(self) -> None:
        """Call from a paintEvent: the line is printed when the event loop goes on, after the paint."""
        if self._due:
            QTimer.singleShot(0, self._print)

    def _print(self) -> None:
        if self._due:
            print(f"painted {self._due}", file=sys.stderr, flush=True)
            self._due = ""
