# SPDX-License-Identifier: MIT
"""One small picture of a grid or strip: what it says, and how it is painted.

Pictures are asked for by key only when a tile is painted, so a long list costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.compare_paint import BADGE_GROUND, BADGE_INK
from ui.widgets.pixmaps import draw_covering

TILE = Qt.ItemDataRole.UserRole
RADIUS = 8.0
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell.

    Attributes:
        key: names its picture; "" for a cell without one.
        words: all of it in one sentence, for screen readers and tool-tips.
        caption: short words on the picture, or in the empty box ("missing", "due Sunday"); may be "".
        count: how many pictures stand behind it; more than one is shown as a number.
        ring: whether it stands on the canvas now.
        is_dashed: an empty box that waits for a picture; without it an empty cell stays blank.
    """

    key: str = ""
    words: str = ""
    caption: str = ""
    count: int = 1
    ring: bool = False
    is_dashed: bool = False


class TileDelegate(QStyledItemDelegate):
    """Paints tiles; a picture that is not at hand is asked for and drawn when it comes."""

    def __init__(self, view: QAbstractItemView, picture_of: Callable[[str], QPixmap | None]) -> None:
        """Make a painter of tiles.

        Args:
            view: the view it paints for.
            picture_of: returns the picture of a key, or None and sees to it that the view is told later.
        """
        super().__init__(view)
        self._picture_of = picture_of
        self.tile_size = QSize(150, 96)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of every tile, set by the view."""
        return self.tile_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one tile."""
        tile = index.data(TILE)
        if not isinstance(tile, Tile):
            return
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        if tile.key:
            self._paint_photo(painter, box, tile)
        elif tile.is_dashed:
            _paint_waiting(painter, box, tile, bool(option.state & QStyle.StateFlag.State_MouseOver))
        is_current = option.state & QStyle.StateFlag.State_HasFocus
        if tile.ring or is_current:
            _paint_ring(painter, box, "accent" if tile.ring else "focus", 3 if tile.ring else 2)
        if tile.ring and is_current:
            _paint_ring(painter, box.adjusted(4, 4, -4, -4), "focus", 1.5)
        painter.restore()

    def _paint_photo(self, painter: QPainter, box: QRectF, tile: Tile) -> None:
        colours = theme.shown()
        painter.setPen(QPen(colours.color("line"), 1))
        painter.setBrush(colours.color("soft"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        picture = self._picture_of(tile.key)
        if picture is not None and not picture.isNull():
            draw_covering(painter, box, picture, RADIUS)
        elif picture is not None:
            _paint_sign(painter, box, "warning")
        if tile.caption:
            _paint_pill(painter, box, tile.caption, "left")
        if tile.count > 1:
            _paint_pill(painter, box, f"×{tile.count}", "right")


def _paint_sign(painter: QPainter, box: QRectF, name: Literal["warning"]) -> None:
    side = 24
    spot = QRectF(0, 0, side, side)
    spot.moveCenter(box.center())
    theme.icon(name, theme.shown(), "muted").paint(painter, spot.toRect())


def _paint_waiting(painter: QPainter, box: QRectF, tile: Tile, is_hovered: bool) -> None:
    colours = theme.shown()
    pen = QPen(colours.color("edge"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(colours.color("hover") if is_hovered else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(colours.color("muted"))
    room = box.adjusted(6, 4, -6, -4)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), tile.caption)


def _paint_ring(painter: QPainter, box: QRectF, role: str, width: float) -> None:
    painter.setPen(QPen(theme.shown().color(role), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS, RADIUS)


def _paint_pill(painter: QPainter, box: QRectF, words: str, corner: Literal["left", "right"]) -> None:
    """Draw short words on a dark ground in a lower corner of the picture."""
    small = QFont(painter.font())
    if small.pointSizeF() > 0:
        small.setPointSizeF(small.pointSizeF() * 0.88)
    metrics = QFontMetricsF(small)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 24)
    pill = QRectF(0, 0, metrics.horizontalAdvance(shown) + 13, metrics.height() + 4)
    pill.moveBottom(box.bottom() - 6)
    if corner == "left":
        pill.moveLeft(box.left() + 6)
    else:
        pill.moveRight(box.right() - 6)
        pill.moveTop(box.top() + 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(BADGE_GROUND)
    painter.drawRoundedRect(pill, 5, 5)
    painter.setPen(BADGE_INK)
    painter.setFont(small)
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)
