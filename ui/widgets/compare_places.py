# SPDX-License-Identifier: MIT
"""Where two pictures lie on a canvas, and the way between px of an original and px of the widget, both directions.

Numbers only: nothing is painted, and no hand is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QTransform

from core.words.geometry import Point, Similarity
from ui.widgets.compare_pane import SIDES, Pane, Side
from ui.widgets.compare_view import View

GAP = 10
ASPECTS = (0.6, 2.0)  # panes are never narrower or flatter than this, so that badge and words have room


@dataclass(frozen=True, slots=True)
class PairPlaces:
    """Two panes on a canvas of `size` px, over each other or beside, under one view.

    The numbers are worked out once, when it is made: a painting asks for them many times.

    Attributes:
        similarity: px of the right original to px of the left one: the right picture is drawn where it lies in
            the left one, in the frame of the left one. None: each in its own frame.
    """

    size: QSizeF
    is_over: bool
    panes: Mapping[Side, Pane]
    view: View
    similarity: Similarity | None = None
    _boxes: dict[Side, QRectF] = field(init=False, repr=False, compare=False)
    _ways: dict[Side, QTransform] = field(init=False, repr=False, compare=False)
    _picture_ways: dict[Side, QTransform] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out where everything lies."""
        object.__setattr__(self, "_boxes", {side: self._box(side) for side in SIDES})
        object.__setattr__(self, "_ways", {side: self._way(side) for side in SIDES})
        object.__setattr__(self, "_picture_ways", {side: self._picture_way(side) for side in SIDES})

    @property
    def is_aligned(self) -> bool:
        """Whether the right picture is drawn where it lies in the left one."""
        return self.similarity is not None and not any(pane.extent.isEmpty() for pane in self.panes.values())

    def frame_size(self, side: Side) -> QSize:
        """Return the picture whose frame a side uses, width x height px of its original; empty when not known."""
        return self.panes["left" if self.is_aligned else side].extent

    def aspect(self) -> float:
        """Return the width per height of both panes: of the more upright frame; 0 when none is known."""
        sides = SIDES[:1] if self.is_aligned else SIDES
        shapes = [self.panes[side].shape for side in sides if self.panes[side].shape]
        return max(ASPECTS[0], min(ASPECTS[1], min(shapes))) if shapes else 0.0

    def pane_rect(self, side: Side) -> QRectF:
        """Return the room of one picture in whole px of the widget, of the pictures' shape, on top in the middle.

        Side by side both are alike; over each other they are the same.
        """
        return QRectF(self._boxes[side])

    def side_at(self, point: QPointF) -> Side | None:
        """Return whose pane lies under a point of the widget, None between and beside them."""
        return next((side for side in SIDES if self.pane_rect(side).contains(point)), None)

    def of_original(self, side: Side) -> QTransform:
        """Return px of an upright original to px of the widget; the same px while the size is not known."""
        return QTransform(self._ways[side])

    def of_picture(self, side: Side) -> QTransform:
        """Return px of the picture at hand, which may be a smaller copy, to px of the widget."""
        return QTransform(self._picture_ways[side])

    def shown_rect(self, side: Side) -> QRectF:
        """Return where the whole picture lies, also beyond its pane; around it when turned, empty without one."""
        pixmap = self.panes[side].pixmap
        return self.of_picture(side).mapRect(QRectF(pixmap.rect())) if not pixmap.isNull() else QRectF()

    def to_widget(self, side: Side, point: Point) -> QPointF:
        """Return the point of the widget over a px of the upright original."""
        return self.of_original(side).map(QPointF(*point))

    def to_original(self, side: Side, point: QPointF) -> Point:
        """Return the px of the upright original under a point of the widget, also beyond the picture."""
        back, _is_possible = self.of_original(side).inverted()
        found = back.map(point)
        return found.x(), found.y()

    def is_on_picture(self, side: Side, point: QPointF) -> bool:
        """Tell whether a point of the widget shows a px of the picture."""
        size, (x, y) = self.panes[side].extent, self.to_original(side, point)
        is_inside = 0 <= x <= size.width() and 0 <= y <= size.height()
        return is_inside and self.pane_rect(side).contains(point)

    def _box(self, side: Side) -> QRectF:
        across, high, aspect = self.size.width() - (0.0 if self.is_over else GAP), self.size.height(), self.aspect()
        wide = floor(min(across if self.is_over else across / 2, high * aspect if aspect else across))
        if aspect:
            high = min(high, round(wide / aspect))
        # Whole px: a picture that is as large as its room is copied, and not blurred between px.
        left = floor((self.size.width() - (wide if self.is_over else 2 * wide + GAP)) / 2)
        return QRectF(left if self.is_over or side == "left" else left + wide + GAP, 0, wide, high)

    def _way(self, side: Side) -> QTransform:
        frame = self.frame_size(side)
        if frame.isEmpty():
            return QTransform()
        spot = self.view.placed(self._boxes[side], frame.width(), frame.height())
        scale = spot.width() / frame.width()
        placed = QTransform(scale, 0, 0, scale, spot.x(), spot.y())
        if side == "right" and self.is_aligned and self.similarity is not None:
            return transform_of(self.similarity) * placed
        return placed

    def _picture_way(self, side: Side) -> QTransform:
        pane = self.panes[side]
        if pane.pixmap.isNull():
            return QTransform()
        across = pane.extent.width() / pane.pixmap.width()
        down = pane.extent.height() / pane.pixmap.height()
        return QTransform.fromScale(across, down) * self._ways[side]


def transform_of(similarity: Similarity) -> QTransform:
    """Return a similarity as Qt draws with it."""
    a, b = similarity.a, similarity.b
    return QTransform(a, b, -b, a, similarity.tx, similarity.ty)
