# SPDX-License-Identifier: MIT
"""Two pictures under one zoom and one pan: side by side, or over each other with a line, a fade or in turn.

Values in by `set_…`, out by signals. Which photos stand here, and where they come from, is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.words.geometry import Point, Similarity
from core.words.i18n import _
from ui.widgets import compare_modes, compare_paint, mark_keys, mark_view
from ui.widgets.compare_layers import Layers
from ui.widgets.compare_modes import BLINK, GHOST, SIDE, SWIPE
from ui.widgets.compare_pane import SIDES, Pane, Side
from ui.widgets.compare_places import GAP, PairPlaces
from ui.widgets.compare_scene import Scene
from ui.widgets.compare_surface import Placing, Surface
from ui.widgets.mark_hand import MarkHand
from ui.widgets.mark_loupe import MarkLoupe
from ui.widgets.mark_sheet import MarkSheet

__all__ = ["GAP", "SIDES", "CompareCanvas", "Pane", "Side"]

GRIP = 16  # px on both sides of the line within which the hand takes it
NUDGE_KEYS = {Qt.Key.Key_Comma: -0.05, Qt.Key.Key_Less: -0.05, Qt.Key.Key_Period: 0.05, Qt.Key.Key_Greater: 0.05}


class CompareCanvas(Surface):
    """Two pictures with one view, and the marks on them.

    All points in signals are px of the upright original; `side` is "left" or "right", `key` one of its sheet.

    Signals:
        share_changed(share: float): , or . moved the line or the fade: how much of the right photo is seen
            through (ghost), or where the line stands (swipe), 0 to 1.
        spot_placed(side, key, x, y): a wanted point was clicked, or placed with Enter. It is the chosen one.
        spot_moved(side, key, x, y): a spot was let go elsewhere, or nudged by one key.
        spot_removed(side, key): Delete was pressed on the chosen spot.
        spot_chosen(side, key): the owner chose a spot; "" when none is chosen any more.
        refused(sentence: str): a click placed nothing, and why. escape_pressed(): while a sheet is editable.
    """

    share_changed = Signal(float)
    spot_placed = Signal(str, str, float, float)
    spot_moved = Signal(str, str, float, float)
    spot_removed = Signal(str, str)
    spot_chosen = Signal(str, str)
    refused = Signal(str)
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make two empty panes side by side."""
        super().__init__(parent)
        self.setObjectName("compare_canvas")
        self.setMinimumSize(260, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # every px is painted here: what lies under is not
        self._panes: dict[Side, Pane] = {side: Pane() for side in SIDES}
        self._mode = SIDE
        self._shares = {SWIPE: 0.5, GHOST: 0.5}
        self._seen: Side = "left"
        self._is_line_held = False
        self._layers = Layers()
        self._similarity: Similarity | None = None
        self._places: tuple[tuple[object, ...], PairPlaces] | None = None
        self._sheets: dict[Side, MarkSheet | None] = dict.fromkeys(SIDES)
        self._hand = MarkHand()
        self._loupe = MarkLoupe(self)
        self._marks_shown: tuple[object, ...] = ()
        self._tell_words()

    # --- values in ---------------------------------------------------------------------------------

    def set_pane(self, side: Side, pane: Pane) -> None:
        """Show something in one half; zoom and pan stay as they are."""
        self._panes[side] = pane
        self._settle()

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
        self._hand.forget()
        self._settle()

    def set_similarity(self, similarity: Similarity | None) -> None:
        """Draw the right photo where it lies in the left one: px of the right original to px of the left.

        None: each photo in its own frame. Zoom and pan stay.

        Raises:
            ValueError: everything would land on one point.
        """
        if similarity is not None:
            similarity.inverse()
        self._similarity = similarity
        self._settle()

    def set_sheet(self, side: Side, sheet: MarkSheet | None) -> None:
        """Lay marks over one photo; None takes them away."""
        was_marking = any(self.is_marking(one) for one in SIDES)
        self._sheets[side] = sheet
        if was_marking and not any(self.is_marking(one) for one in SIDES):
            self._hand.forget()
        self._settle()

    def sheet(self, side: Side) -> MarkSheet | None:
        """Return the marks over one photo, None when there are none."""
        return self._sheets[side]

    def set_wanted(self, side: Side, key: str) -> None:
        """Let the next click on a side place this wanted point; "" means the first."""
        self._hand.pick(side, key)
        self._settle()

    def choose_spot(self, side: Side, key: str) -> None:
        """Choose a spot for the keys, "" for none. Tells nobody."""
        self._hand.chosen = (side, key) if key else None
        self._settle()

    @property
    def chosen_spot(self) -> tuple[Side, str] | None:
        """Side and key of the spot that keys move, None when none is chosen."""
        found = self._hand.chosen_spot(self)
        return (found[0], found[1].key) if found is not None else None

    def is_marking(self, side: Side) -> bool:
        """Tell whether hands and keys may place and move marks on a side: only side by side, with a picture."""
        sheet = self._sheets[side]
        return self._mode == SIDE and sheet is not None and sheet.is_editable and not self._panes[side].pixmap.isNull()

    def set_share(self, share: float) -> None:
        """Move the line (swipe) or the fade (ghost), 0 to 1; other ways of looking have none. Tells nobody."""
        if self._mode in self._shares:
            before = self._line_rect()
            self._shares[self._mode] = max(0.0, min(1.0, share))
            is_swipe = self._mode == SWIPE
            self.update(before.united(self._line_rect()) if is_swipe else self.pane_rect("left").toRect())

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

    def places(self) -> PairPlaces:
        """Return where both pictures lie now; worked out again only when something about it changed."""
        size, panes = self.size(), self._panes
        state = (size.width(), size.height(), self._mode, *panes.values(), self._view, self._similarity)
        if self._places is None or self._places[0] != state:
            is_over = compare_modes.mode_of(self._mode).is_over
            self._places = state, PairPlaces(QSizeF(size), is_over, dict(panes), self._view, self._similarity)
        return self._places[1]

    def placings(self) -> list[Placing]:
        """Return frame and size of the picture of both halves."""
        places = self.places()
        return [
            (places.pane_rect(side), places.frame_size(side) if not self._panes[side].pixmap.isNull() else QSize())
            for side in SIDES
        ]

    def pan_by(self, side: Side, offset: QPointF) -> None:
        """Move both pictures as if the one of `side` was dragged by `offset` px."""
        self.drag_by(self.pane_rect(side).center(), offset)

    def pane_rect(self, side: Side) -> QRectF:
        """Return the room of one picture in px of the widget (see PairPlaces)."""
        return self.places().pane_rect(side)

    def room_for(self, shapes: Sequence[float]) -> QSize:
        """Return how large a frame will be, in device px, for pictures of these widths per height; 0 for unknown."""
        panes = {side: Pane(aspect=shape) for side, shape in zip(SIDES, shapes, strict=True)}
        box = replace(self.places(), panes=panes, similarity=None).pane_rect("left")
        return (box.size() * self.devicePixelRatioF()).toSize()

    def aspect(self) -> float:
        """Return the width per height of both panes; 0 when none is known."""
        return self.places().aspect()

    def shown_rect(self, side: Side) -> QRectF:
        """Return where the whole picture of one half lies, also beyond its pane; empty without a picture."""
        return self.places().shown_rect(side)

    def to_original(self, side: Side, point: QPointF) -> Point:
        """Return the px of the upright original under a point of the widget, also beyond the picture."""
        return self.places().to_original(side, point)

    def to_widget(self, side: Side, point: Point) -> QPointF:
        """Return the point of the widget over a px of the upright original."""
        return self.places().to_widget(side, point)

    def sizeHint(self) -> QSize:
        """Ask for room for two upright pictures."""
        return QSize(760, 560)

    # --- what Qt tells -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both pictures in the way that was chosen."""
        painter = QPainter(self)
        ratio, share = self.devicePixelRatioF(), self.share()
        what = (self._layers, ratio, self._mode, share, self._line_x(), self._seen, event.rect())
        Scene(self, self._hand, self.places(), *what).paint(painter)
        if self.hasFocus():
            compare_paint.draw_focus(painter, QRectF(self.rect()), QRectF(event.rect()))

    def take_hold(self, point: QPointF) -> bool:
        """Take a mark or the line, or show the other photo while it is pressed; a zoomed photo is panned."""
        if self._hand.press(self, point):
            return True
        if self._mode == SWIPE and (self.zoom == 1 or abs(point.x() - self._line_x()) <= GRIP):
            self._is_line_held = True
            self._move_line(point)
        elif self._mode == BLINK and self.zoom == 1:
            self.show_side("right")
        else:
            return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move a mark or the line, or pan."""
        if self._is_line_held:
            self._move_line(event.position())
            return
        if self._hand.move(self, event.position()):
            return
        super().mouseMoveEvent(event)
        if self._mode == SWIPE and self._drag is None:
            self._mind_line(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._is_line_held = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(self)
        if self._mode == BLINK:
            self.show_side("left")
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all pictures whole again; two quick clicks while marking are two clicks."""
        if event.button() == Qt.MouseButton.LeftButton and any(self.is_marking(side) for side in SIDES):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the magnifier away."""
        self._hand.leave(self)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something for the marks from being taken by a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if mark_keys.is_ours(self._hand, self, event):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk through the marks with Tab, then on to the next control."""
        return mark_keys.walk(self._hand, self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a mark, the line or the fade, show the other photo while the space bar is down; else as everywhere."""
        key = Qt.Key(event.key())
        if mark_keys.press(self._hand, self, event):
            return
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
        self._hand.by_keys = False
        self.mind_hand()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the magnifier at its point."""
        super().resizeEvent(event)
        self.mind_hand()

    # --- inside ------------------------------------------------------------------------------------

    def mind_hand(self) -> None:
        """Show what the hand holds and looks at; the photos are not drawn anew, only copied."""
        state = mark_view.state(self, self._hand, self.font())
        if state != self._marks_shown:
            self._marks_shown = state
            self.update()
        self._loupe.look(mark_view.seen(self, self._hand))
        self._tell_words()
        self.mind_cursor()

    def mind_cursor(self) -> None:
        """Show what a press would do."""
        shape = self._hand.cursor(self)
        if shape is None:
            super().mind_cursor()
        else:
            self.setCursor(shape)

    def _settle(self) -> None:
        """Draw anew after something came in."""
        self._view = self.settled(self._view)
        self.setMouseTracking(self._mode == SWIPE or any(self.is_marking(side) for side in SIDES))
        self.mind_hand()
        self.update()

    def _line_x(self) -> float:
        box = self.pane_rect("left")
        return box.left() + round(box.width() * self._shares[SWIPE])

    def _line_rect(self) -> QRect:
        reach = compare_paint.LINE_REACH
        return QRect(round(self._line_x()) - reach, 0, 2 * reach, round(self.pane_rect("left").height()))

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
        marks = mark_view.said(self, self._hand)
        said = f"{said} {marks}" if marks else said
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
