# SPDX-License-Identifier: MIT
"""How the two photos and their marks are laid on the canvas in each way of looking.

It says what is drawn over what. Single strokes are compare_paint.py and mark_paint.py; hands are not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from ui import theme
from ui.widgets import compare_paint, mark_view
from ui.widgets.compare_layers import Layers
from ui.widgets.compare_modes import BLINK, GHOST, SWIPE
from ui.widgets.compare_pane import SIDES, Side
from ui.widgets.compare_places import PairPlaces
from ui.widgets.mark_hand import Board, MarkHand

FAINTEST = 0.25  # marks of a ghost that is nearly gone


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the canvas for one painting.

    Attributes:
        board, hand: what marks there are. places: where the photos lie. layers: photos made ready for their frames.
        ratio: device pixels per px of the screen.
        mode: a key of COMPARE_MODES. share: of the fade, 0 to 1. line_x: of the line, px of the widget.
        seen: who is seen while they are looked at in turn. dirty: what is painted, px of the widget.
    """

    board: Board
    hand: MarkHand
    places: PairPlaces
    layers: Layers
    ratio: float
    mode: str
    share: float
    line_x: float
    seen: Side
    dirty: QRect

    def paint(self, painter: QPainter) -> None:
        """Draw all of it, no px of `dirty` left out."""
        self._paint_ground(painter)
        if self.mode in (SWIPE, GHOST, BLINK):
            self._paint_over(painter)
        else:
            self._paint_beside(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        """Fill what no photo covers."""
        bare = QRegion(self.dirty)
        if self.ratio == round(self.ratio):  # else a layer may end a part of a px before its frame does
            for side in SIDES:
                if not self.places.panes[side].pixmap.isNull():
                    bare -= QRegion(self.places.pane_rect(side).toRect())
        for part in bare:
            painter.fillRect(part, theme.shown().color("ground"))

    def _paint_beside(self, painter: QPainter) -> None:
        for side in SIDES:
            pane, box = self.places.panes[side], self.places.pane_rect(side)
            if pane.pixmap.isNull():
                compare_paint.draw_ground(painter, box)
                compare_paint.draw_message(painter, box, pane.message)
            else:
                self._paint_layer(painter, side, box)
                mark_view.draw(painter, self.board, self.hand, side)
            compare_paint.draw_badge(painter, box, pane.title, pane.detail)

    def _paint_over(self, painter: QPainter) -> None:
        box, x = self.places.pane_rect("left"), self.line_x
        there = [side for side in SIDES if not self.places.panes[side].pixmap.isNull()]
        if len(there) < 2:
            self._paint_single(painter, box, there)
            return
        if self.mode == SWIPE:
            self._paint_layer(painter, "left", QRectF(box.left(), box.top(), x - box.left(), box.height()))
            self._paint_layer(painter, "right", QRectF(x, box.top(), box.right() - x, box.height()))
        elif self.mode == GHOST:
            self._paint_layer(painter, "left", box)
            painter.setOpacity(self.share)
            self._paint_layer(painter, "right", box)
            painter.setOpacity(1.0)
        else:
            self._paint_layer(painter, self.seen, box)
        self._paint_marks(painter, box)
        if self.mode == SWIPE:
            compare_paint.draw_line(painter, box, x)
        self._paint_badges(painter, box, [self.seen] if self.mode == BLINK else SIDES)

    def _paint_marks(self, painter: QPainter, box: QRectF) -> None:
        """Draw the marks of both photos: each on its side of the line, or as strong as its photo is seen."""
        for side in [self.seen] if self.mode == BLINK else SIDES:
            if self.board.sheet(side) is None:
                continue
            painter.save()
            if self.mode == SWIPE:
                left, right = (box.left(), self.line_x) if side == "left" else (self.line_x, box.right())
                painter.setClipRect(QRectF(left, box.top(), right - left, box.height()), Qt.ClipOperation.IntersectClip)
            elif self.mode == GHOST:
                painter.setOpacity(max(FAINTEST, self.share if side == "right" else 1 - self.share))
            # The values of both photos would lie on each other where one shines through the other.
            mark_view.draw(painter, self.board, self.hand, side, has_values=self.mode != GHOST)
            painter.restore()

    def _paint_single(self, painter: QPainter, box: QRectF, there: Sequence[Side]) -> None:
        """Draw the one photo that is there, and why the other is not."""
        panes = self.places.panes
        compare_paint.draw_ground(painter, box)
        for side in there:
            self._paint_layer(painter, side, box)
            mark_view.draw(painter, self.board, self.hand, side)
        self._paint_badges(painter, box, SIDES)
        missing = list(dict.fromkeys(panes[side].message for side in SIDES if side not in there))
        draw = compare_paint.draw_note if there else compare_paint.draw_message
        draw(painter, box, "\n".join(one for one in missing if one))

    def _paint_badges(self, painter: QPainter, box: QRectF, sides: Sequence[Side]) -> None:
        """Name the photos: the left one always in the left corner, the right one in the right."""
        wide = box.width() / len(sides)
        for side in sides:
            is_right = side == "right"
            room = QRectF(box.right() - wide if is_right else box.left(), box.top(), wide, box.height())
            pane = self.places.panes[side]
            compare_paint.draw_badge(painter, room, pane.title, pane.detail, at_right=is_right)

    def _paint_layer(self, painter: QPainter, side: Side, part: QRectF) -> None:
        box, pixmap = self.places.pane_rect(side), self.places.panes[side].pixmap
        layer = self.layers.layer(side, box, self.places.of_picture(side), (pixmap, self.ratio))
        painter.save()
        if part != box:
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(box.toAlignedRect().topLeft(), layer)
        painter.restore()
