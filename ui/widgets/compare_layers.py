# SPDX-License-Identifier: MIT
"""Two pictures made ready for one frame, so that fading and wiping between them copies pixels and scales none.

A layer is made again only when zoom, pan, size, picture or theme changed, or how it is turned. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap, QTransform

from ui import theme
from ui.widgets import compare_paint


class Layers:
    """Keeps one ready picture of the frame's size for each name."""

    def __init__(self) -> None:
        self._scaled = compare_paint.ScaledOnce()
        self._kept: dict[str, tuple[Hashable, QPixmap]] = {}
        self.made = 0  # how many were made so far; a test sees that fading makes none

    def layer(self, name: str, box: QRectF, placed: QTransform, source: tuple[QPixmap, float]) -> QPixmap:
        """Return a picture as it looks in its frame, opaque, with the frame's rounded corners.

        It is to be drawn now: the next layer of this name is painted into the same pixels.

        Args:
            name: whose it is; only the newest of each name is kept.
            box: the frame, whole px of the widget.
            placed: px of the picture to px of the widget; the picture may lie turned, and beyond the frame.
            source: the picture, not null, and the device pixels per px of the screen.
        """
        pixmap, ratio = source
        ground = theme.shown().color("ground")
        key = (pixmap.cacheKey(), box, placed, ratio, ground.rgba())
        kept = self._kept.get(name)
        if kept is not None and kept[0] == key:
            return kept[1]
        size = (box.size() * ratio).toSize()
        layer = kept[1] if kept is not None and kept[1].size() == size else QPixmap(size)
        layer.setDevicePixelRatio(ratio)
        painter = QPainter(layer)
        painter.translate(-box.topLeft())
        self._scaled.fill(painter, box, placed, pixmap)
        painter.end()
        self._kept[name] = (key, layer)
        self.made += 1
        return layer

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
