# SPDX-License-Identifier: MIT
"""The cards about the pair in one scrolling area: under each other beside the photos, or two abreast below them.

What the cards say is theirs; where the area stands is page_room.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.even_layout import EvenLayout
from ui.widgets.item_layout import height_of

GAP = 10
NARROWEST_LINES = 15  # lines of text: narrower, and cards stand under each other


class SideCards(QScrollArea):
    """Cards that scroll.

    Signals:
        filled(): a card says something else now, so the first row may be higher or lower.
    """

    filled = Signal()

    def __init__(self, cards: Sequence[QWidget]) -> None:
        """Put cards in, in order."""
        super().__init__()
        self.setObjectName("facts_column")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._flow = EvenLayout(
            inside, narrowest=NARROWEST_LINES * self.fontMetrics().height(), most=2, gap=GAP, fill=True
        )
        for card in cards:
            self._flow.addWidget(card)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the cards inside ask for other heights."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.filled.emit()
        return super().eventFilter(watched, event)

    def first_row(self, width: int) -> int:
        """Return the height of the cards that stand first in a row of a width, px; 0 without cards."""
        self._flow.set_narrowest(NARROWEST_LINES * self.fontMetrics().height())
        shown = self._flow.shown()
        abreast = max(1, self._flow.columns(width))
        each = (width - GAP * (abreast - 1)) // abreast
        return max((height_of(item, each) for item in shown[:abreast]), default=0)

    def sizeHint(self) -> QSize:
        """Ask for little; whoever places the area says how high it is."""
        return QSize(200, 60)

    def minimumSizeHint(self) -> QSize:
        """Ask for little."""
        return QSize(100, 40)
