# SPDX-License-Identifier: MIT
"""Puts the charts on one picture and writes it, for sending to somebody. The charts draw themselves.

A PNG file only; the vet's page is made elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from core.words.blocks import Chart
from ui.drawing import chart as drawing
from ui.theme import Theme

WIDE, LARGE, SMALL, EDGE = 1200, 330, 240, 28
SCALE = 2


def together(charts: Sequence[Chart], heading: str, theme: Theme, font: QFont) -> QImage:
    """Draw charts on one picture: the first across, the others two abreast.

    Args:
        charts: one or more. heading: written at the top, plain text.
        theme: colours. font: of the words.
    Returns:
        An image 2400 px wide.
    """
    rows = (len(charts) - 1 + 1) // 2
    top = EDGE + 34
    tall = top + LARGE + rows * (SMALL + EDGE) + 2 * EDGE
    image = QImage(WIDE * SCALE, tall * SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.card))
    with QPainter(image) as painter:  # ended whatever happens: a picture must not go while it is painted
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        painter.setPen(QColor(theme.ink))
        head = QFont(font)
        head.setBold(True)
        painter.setFont(head)
        painter.drawText(QRectF(EDGE, EDGE - 8, WIDE - 2 * EDGE, 34), heading)
        painter.setFont(font)
        half = (WIDE - 3 * EDGE) / 2
        for index, chart in enumerate(charts):
            row, column = divmod(index - 1, 2)
            room = QRectF(EDGE + column * (half + EDGE), top + LARGE + EDGE + row * (SMALL + EDGE), half, SMALL)
            drawing.paint(painter, QRectF(EDGE, top, WIDE - 2 * EDGE, LARGE) if index == 0 else room, chart, theme)
    return image
