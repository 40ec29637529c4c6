# SPDX-License-Identifier: MIT
"""Dots and lines as one picture that is pushed along while days are panned, so that they are not drawn every frame.

Zooming changes every place and is painted directly. What is drawn is told from outside.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.drawing import axes
from ui.drawing.chart import Draw

AT_ONCE = 4  # the same view this often, as with the pointer over it, or moved once
MARGIN = 0.5  # of the plot's width on both sides: so far one can pan before it is drawn anew


class Layer:
    """Keeps one picture, somewhat wider than the plot."""

    def __init__(self) -> None:
        """Make a layer that holds nothing."""
        self._key: tuple[object, ...] = ()
        self._picture: QPixmap | None = None
        self._begin = self._last = 0.0
        self._again = 0

    def forget(self) -> None:
        """Let go of the picture: chart, colours or size changed."""
        self._key, self._picture = (), None

    def paint(self, painter: QPainter, plot: axes.Plot, draw: Draw, look: object) -> None:
        """Paint the data of a plot.

        Args:
            painter: clipped to the plot.
            plot: where and which days.
            draw: paints the data of a plot onto a painter.
            look: two looks that differ are not one picture.
        """
        across = plot.frame.width() / (plot.last - plot.first)
        ratio = painter.device().devicePixelRatioF()
        key = (round(across, 9), plot.frame.getRect(), ratio, look)
        left, wide = plot.first * across, plot.frame.width()
        if key == self._key:
            self._again += AT_ONCE if left != self._last else 1
        else:
            self._key, self._picture, self._again = key, None, 0
        self._last = left
        if self._picture is None and self._again < AT_ONCE:
            draw(painter, plot)  # zoomed, or a page that is still being laid out: nothing worth keeping yet
            return
        margin = MARGIN * wide
        if self._picture is None or not self._begin <= left <= self._begin + 2 * margin:
            self._begin = left - margin
            self._picture = self._drawn(plot, margin, ratio, draw)
        x = plot.frame.left() - round((left - self._begin) * ratio) / ratio
        painter.drawPixmap(QPointF(x, 0.0), self._picture)

    def _drawn(self, plot: axes.Plot, margin: float, ratio: float, draw: Draw) -> QPixmap:
        """Draw the shown days and a margin on both sides; heights stay those of the plot."""
        wide, tall = plot.frame.width() + 2 * margin, plot.frame.bottom() + plot.foot.height
        picture = QPixmap(round(wide * ratio), round(tall * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        days = margin / plot.frame.width() * (plot.last - plot.first)
        frame = QRectF(0.0, plot.frame.top(), wide, plot.frame.height())
        with QPainter(picture) as painter:  # ended whatever happens: a picture must not go while it is painted
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, replace(plot, frame=frame, first=plot.first - days, last=plot.last + days))
        return picture
