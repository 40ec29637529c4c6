# SPDX-License-Identifier: MIT
"""Keeps a fault in painting from taking the program along: nothing more is drawn, and the fault is told once.

A Python error that goes up through Qt's scene ends the process. What is drawn is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsView

# Nobody draws with brushes that begin there: it tells which state of the painter is the one from before.
MARK = QPoint(-31_337, -31_337)


class Guard(QObject):
    """Stands between one view's items and their drawing."""

    def __init__(self, view: QGraphicsView) -> None:
        """Watch over the items of a view, which owns it."""
        super().__init__(view)
        self._view = view
        self._fault: Exception | None = None
        self._is_broken = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.on_time)

    def try_again(self) -> None:
        """Draw again: there is something else to draw."""
        self._is_broken = False

    def paint(self, painter: QPainter, draw: Callable[[QPainter], None]) -> None:
        """Draw, and leave the painter as it was; after a fault draw nothing until `try_again`."""
        if self._is_broken:
            return
        painter.save()
        painter.setBrushOrigin(MARK)
        painter.save()
        painter.setBrushOrigin(0, 0)
        try:
            draw(painter)
        except Exception as fault:  # noqa: BLE001 whatever it is: it must not go up through Qt
            self._is_broken, self._fault = True, fault
            self._timer.start()  # no dialog may open in the middle of a paint
        finally:
            while painter.brushOrigin() != MARK:  # what a fault left open is closed as well
                painter.restore()
            painter.restore()

    def on_time(self) -> None:
        """Clear what was half drawn, and let the fault out of the error door."""
        self._view.viewport().update()
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault
