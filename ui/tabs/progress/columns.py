# SPDX-License-Identifier: MIT
"""Two parts of a card beside each other while there is room, one under the other where there is not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.even_layout import EvenLayout

NARROWEST = 320


def columns(left: QWidget, right: QWidget) -> QWidget:
    """Put two widgets abreast."""
    box = QWidget()
    layout = EvenLayout(box, narrowest=NARROWEST, most=2, gap=28)
    layout.addWidget(left)
    layout.addWidget(right)
    return box
