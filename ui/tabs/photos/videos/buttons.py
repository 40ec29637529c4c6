# SPDX-License-Identifier: MIT
"""Makes the named buttons of the videos page. What they do belongs to whoever asks for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

DOT = 12


def button(name: str, words: str, role: str = "chip", *, said: str = "", checkable: bool = False) -> QPushButton:
    """Make a button.

    Args:
        name: objectName. words: on it, translated. role: of the style sheet.
        said: its name for screen readers when the words alone say too little.
    """
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(said or words)
    made.setProperty("role", role)
    made.setCheckable(checkable)
    if said:
        made.setToolTip(said)
    return made


def mark_with_dot(target: QPushButton, colour: QColor, *, is_hollow: bool = False) -> None:
    """Put a dot of a leg's colour before the words of a button; hollow for a scuff."""
    ratio = target.devicePixelRatioF()
    pixmap = QPixmap(QSize(DOT, DOT) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else colour)
    painter.drawEllipse(2, 2, DOT - 4, DOT - 4)
    painter.end()
    target.setIcon(QIcon(pixmap))
    target.setIconSize(QSize(DOT, DOT))
