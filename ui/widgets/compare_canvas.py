# SPDX-License-Identifier: MIT
"""Two pictures under one zoom and one pan: side by side, or over each other with a line, a fade or in turn.

Values in by `set_…`, out by signals. Which photos stand here, and where they come from, is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from core.words.i18n import _
from ui.widgets import compare_modes, compare_paint
from ui.widgets.compare_layers import Layers
from ui.widgets.compare_modes import BLINK, GHOST, SIDE, SWIPE
from ui.widgets.compare_surface import Placing, Surface

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
GAP = 10
ASPECTS = (0.6, 2.0)  # panes are never narrower or flatter than this, so that badge and words have room
GRIP = 16  # px on both sides of the line within which the hand takes it
NUDGE_KEYS = {Qt.Key.Key_Comma: -0.05, Qt.Key.Key_Less: -0.05, Qt.Key.Key_Period: 0.05, Qt.Key.Key_Greater: 0.05}


@dataclass(frozen=True, slots=True)
class Pane:
    """What one half shows.

    Attributes:
        title: strong words of the badge ("Week 1"). detail: the rest of it ("25 Oct"); both "" for no badge.
        message: said in the middle while there is no picture.
        pixmap: null while there is none.
        aspect: width per height of the picture, also while it is still being opened; 0 when not known.
    """

    title: str = ""
    detail: str = ""
    message: str = ""
    pixmap: QPixmap = field(default_factory=QPixmap)
    aspect: float = 0.0

    @property
    def shape(self) -> float:
        """Width per height of the picture, 0 when not known."""
        return self.pixmap.width() / self.pixmap.height() if not self.pixmap.isNull() else self.aspect

    @property
    def words(self) -> str:
        """The badge in one line."""
        return " · ".join(part for part in (self.title, self.detail) if part)


class CompareCanvas(Surface):
    """Two pictures with one view.

    Signals:
        share_changed(share: float): , or . moved the line or the fade: how much of the right photo is seen
            through (ghost), or where the line stands (swipe), 0 to 1.
    """

    share_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make two empty panes side by side."""
        super().__init__(parent)
        self.setObjectName("compare_canvas")
        self.setMinimumSize(260, 180)
        self._panes: dict[Side, Pane] = {side: Pane() for side in SIDES}
        self._mode = SIDE
        self._shares = {SWIPE: 0.5, GHOST: 0.5}
        self._seen: Side = "left"
        self._is_line_held = False
        self._scaled = compare_paint.ScaledOnce()
        self._layers = Layers()
        self._tell_words()

    # --- values in ---------------------------------------------------------------------------------

    def set_pane(self, side: Side, pane: Pane) -> None:
        """Show something in one half; zoom and pan stay as they are."""
        self._panes[side] = pane
        self._view = self.settled(self._view)
        self._tell_words()
        self.mind_cursor()
        self.update()

    def set_pixmap(self, side: Side, pixmap: QPixmap) -> None:
        """Fill in the picture of one half, its words stay."""
        self.set_pane(side, replace(self._panes[side], pixmap=pixmap))

    def pane(self, side: Side) -> Pane:
        """Return what one half shows."""
        return self._panes[side]

    def set_mode(self, mode: str) -> None:
        """Look in another way: a key of COMPARE_MODES; zoom and pan stay."""
        self._mode = mode
        self._seen = "left"
        self._is_line_held = False
        self._layers.clear()
        self.setMouseTracking(mode == SWIPE)
        self._view = self.settled(self._view)
        self._tell_words()
        self.mind_cursor()
        self.update()

    def set_share(self, share: float) -> None:
        """Move the line (swipe) or the fade (ghost), 0 to 1; other ways of looking have none. Tells nobody."""
        if self._mode in self._shares:
            before = self._line_rect()
            self._shares[self._mode] = max(0.0, min(1.0, share))
            self.update(before.united(self._line_rect()) if self._mode == SWIPE else self.rect())

    def share(self) -> float:
        """Return where the line or the fade stands, 0 to 1; 0 where there is none."""
        return self._shares.get(self._mode, 0.0)

    def show_side(self, side: Side) -> None:
        """Say which of the two is seen while they are looked at in turn."""
        self._seen = side
        self._tell_words()
        self.update()

    @property
    def seen(self) -> Side:
        """Which of the two is seen in turn."""
        return self._seen

    # --- what is where -----------------------------------------------------------------------------

    def placings(self) -> list[Placing]:
        """Return frame and picture of both halves."""
        return [(self.pane_rect(side), self._panes[side].pixmap) for side in SIDES]

    def pan_by(self, side: Side, offset: QPointF) -> None:
        """Move both pictures as if the one of `side` was dragged by `offset` px."""
        self.drag_by(self.pane_rect(side).center(), offset)

    def pane_rect(self, side: Side) -> QRectF:
        """Return the room of one picture in px of the widget, of the pictures' shape, on top in the middle.

        Side by side both are alike; over each other they are the same.
        """
        is_over = compare_modes.mode_of(self._mode).is_over
        wide, high, aspect = self.width() - (0.0 if is_over else GAP), float(self.height()), self.aspect()
        wide = wide if is_over else wide / 2
        if aspect:
            wide, high = min(wide, high * aspect), min(high, wide / aspect)
        middle = self.width() / 2
        if is_over:
            return QRectF(QRectF(middle - wide / 2, 0, wide, high).toRect())  # whole px: layers are copied
        return QRectF(middle - GAP / 2 - wide if side == "left" else middle + GAP / 2, 0, wide, high)

    def aspect(self) -> float:
        """Return the width per height of both panes: of the more upright picture; 0 when none is known."""
        shapes = [pane.shape for pane in self._panes.values() if pane.shape]
        return max(ASPECTS[0], min(ASPECTS[1], min(shapes))) if shapes else 0.0

    def shown_rect(self, side: Side) -> QRectF:
        """Return where the whole picture of one half lies, also beyond its pane; empty without a picture."""
        pixmap = self._panes[side].pixmap
        if pixmap.isNull():
            return QRectF()
        return self._view.placed(self.pane_rect(side), pixmap.width(), pixmap.height())

    def sizeHint(self) -> QSize:
        """Ask for room for two upright pictures."""
        return QSize(760, 560)

    # --- what Qt tells -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both pictures in the way that was chosen."""
        painter = QPainter(self)
        if self._mode in (SWIPE, GHOST, BLINK):
            self._paint_over(painter)
        else:
            self._paint_beside(painter)
        if self.hasFocus():
            compare_paint.draw_focus(painter, QRectF(self.rect()))

    def take_hold(self, point: QPointF) -> bool:
        """Take the line, or show the other photo while it is pressed; a zoomed photo is panned."""
        if self._mode == SWIPE and (self.zoom == 1 or abs(point.x() - self._line_x()) <= GRIP):
            self._is_line_held = True
            self._move_line(point)
        elif self._mode == BLINK and self.zoom == 1:
            self.show_side("right")
        else:
            return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line, or pan."""
        if self._is_line_held:
            self._move_line(event.position())
            return
        super().mouseMoveEvent(event)
        if self._mode == SWIPE and self._drag is None:
            self._mind_line(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._is_line_held = False
        if self._mode == BLINK:
            self.show_side("left")
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line or the fade, show the other photo while the space bar is down; all else as everywhere."""
        key = Qt.Key(event.key())
        if self._mode in self._shares and key in NUDGE_KEYS:
            self.set_share(self.share() + NUDGE_KEYS[key])
            self.share_changed.emit(self.share())
        elif self._mode == BLINK and key == Qt.Key.Key_Space:
            self.show_side("right")
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Go back to the first photo when the space bar comes up."""
        if self._mode == BLINK and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.show_side("left")
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A space bar that comes up elsewhere is not heard here."""
        if self._mode == BLINK:
            self.show_side("left")
        super().focusOutEvent(event)

    # --- inside ------------------------------------------------------------------------------------

    def _paint_beside(self, painter: QPainter) -> None:
        for side in SIDES:
            pane, box = self._panes[side], self.pane_rect(side)
            compare_paint.draw_ground(painter, box)
            if pane.pixmap.isNull():
                compare_paint.draw_message(painter, box, pane.message)
            else:
                self._scaled.draw(painter, box, self.shown_rect(side), pane.pixmap)
            compare_paint.draw_badge(painter, box, pane.title, pane.detail)

    def _paint_over(self, painter: QPainter) -> None:
        box = self.pane_rect("left")
        there = [side for side in SIDES if not self._panes[side].pixmap.isNull()]
        if len(there) < 2:
            self._paint_single(painter, box, there)
            return
        if self._mode == SWIPE:
            x = self._line_x()
            self._paint_layer(painter, "left", QRectF(box.left(), box.top(), x - box.left(), box.height()))
            self._paint_layer(painter, "right", QRectF(x, box.top(), box.right() - x, box.height()))
            compare_paint.draw_line(painter, box, x)
        elif self._mode == GHOST:
            self._paint_layer(painter, "left", box)
            painter.setOpacity(self.share())
            self._paint_layer(painter, "right", box)
            painter.setOpacity(1.0)
        else:
            self._paint_layer(painter, self._seen, box)
        self._paint_badges(painter, box, [self._seen] if self._mode == BLINK else SIDES)

    def _paint_single(self, painter: QPainter, box: QRectF, there: list[Side]) -> None:
        """Draw the one photo that is there, and why the other is not."""
        compare_paint.draw_ground(painter, box)
        for side in there:
            self._paint_layer(painter, side, box)
        self._paint_badges(painter, box, SIDES)
        missing = list(dict.fromkeys(self._panes[side].message for side in SIDES if side not in there))
        draw = compare_paint.draw_note if there else compare_paint.draw_message
        draw(painter, box, "\n".join(one for one in missing if one))

    def _paint_badges(self, painter: QPainter, box: QRectF, sides: tuple[Side, ...] | list[Side]) -> None:
        """Name the photos: the left one always in the left corner, the right one in the right."""
        wide = box.width() / len(sides)
        for side in sides:
            is_right = side == "right"
            room = QRectF(box.right() - wide if is_right else box.left(), box.top(), wide, box.height())
            compare_paint.draw_badge(
                painter, room, self._panes[side].title, self._panes[side].detail, at_right=is_right
            )

    def _paint_layer(self, painter: QPainter, side: Side, part: QRectF) -> None:
        box, pixmap = self.pane_rect(side), self._panes[side].pixmap
        layer = self._layers.layer(side, box, self.shown_rect(side), (pixmap, self.devicePixelRatioF()))
        if part == box:
            painter.drawPixmap(box.topLeft(), layer)
            return
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(box.topLeft(), layer)
        painter.restore()

    def _line_x(self) -> float:
        box = self.pane_rect("left")
        return box.left() + round(box.width() * self._shares[SWIPE])

    def _line_rect(self) -> QRect:
        reach = round(compare_paint.HANDLE) + 3
        return QRect(round(self._line_x()) - reach, 0, 2 * reach, self.height())

    def _move_line(self, point: QPointF) -> None:
        box = self.pane_rect("left")
        if box.width():
            self.set_share((point.x() - box.left()) / box.width())
            self.share_changed.emit(self.share())

    def _mind_line(self, point: QPointF) -> None:
        if abs(point.x() - self._line_x()) <= GRIP:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.mind_cursor()

    def _tell_words(self) -> None:
        left, right = (self._panes[side] for side in SIDES)
        self.setAccessibleName(_(compare_modes.mode_of(self._mode).said))
        said = _("Left: {left}. Right: {right}.").format(
            left=left.words or left.message, right=right.words or right.message
        )
        if self._mode == BLINK:
            said += " " + _("Seen now: {photo}.").format(photo=self._panes[self._seen].words)
        self.setAccessibleDescription(said)
