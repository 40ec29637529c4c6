# SPDX-License-Identifier: MIT
"""The one zoom and pan of two pictures, as plain numbers: where a picture lies in its pane.

Nothing is painted here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

MAX_ZOOM = 12.0
Placing = tuple[QRectF, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """What both panes look at.

    Attributes:
        zoom: 1 shows a picture whole, up to MAX_ZOOM.
        x, y: the point of the picture in the middle of the pane, as fractions of its width and height.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def placed(self, pane: QRectF, width: float, height: float) -> QRectF:
        """Return where a picture of width x height px lies, also beyond its pane."""
        scale = self.zoom * min(pane.width() / width, pane.height() / height)
        wide, high = width * scale, height * scale
        return QRectF(pane.center().x() - self.x * wide, pane.center().y() - self.y * high, wide, high)

    def zoomed(self, zoom: float, spot: QPointF) -> View:
        """Return the view with another zoom in which `spot` (fractions of the picture) stays where it is."""
        ratio = self.zoom / zoom
        return View(zoom, spot.x() + (self.x - spot.x()) * ratio, spot.y() + (self.y - spot.y()) * ratio)

    def panned(self, across: float, down: float) -> View:
        """Return the view after dragging by fractions of the shown picture."""
        return View(self.zoom, self.x - across, self.y - down)

    def settled(self, placings: Iterable[Placing]) -> View:
        """Return the view moved so that no pane looks beyond every picture.

        Args:
            placings: (pane, picture width, picture height) of each picture shown; the one that has more to
                show decides how far one can go.
        """
        reach_x = reach_y = 0.0
        for pane, width, height in placings:
            shown = self.placed(pane, width, height)
            reach_x = max(reach_x, _reach(pane.width(), shown.width()))
            reach_y = max(reach_y, _reach(pane.height(), shown.height()))
        return View(self.zoom, _held(self.x, reach_x), _held(self.y, reach_y))


def _reach(pane: float, shown: float) -> float:
    """Return how far the middle may move from the middle of the picture, as a fraction of it."""
    return max(0.0, (shown - pane) / 2 / shown) if shown > 0 else 0.0


def _held(value: float, reach: float) -> float:
    return max(0.5 - reach, min(0.5 + reach, value))
