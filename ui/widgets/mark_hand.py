# SPDX-License-Identifier: MIT
"""What the mouse does with marks: place, take, drag, choose; which point is looked at through the magnifier.

It knows no painting and keeps no marks: the board shows them, and its signals say what was done. Keys are
mark_keys.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance

from core.words.i18n import _
from ui.widgets.compare_pane import SIDES, Side
from ui.widgets.compare_places import PairPlaces
from ui.widgets.mark_sheet import MarkSheet, Point, Spot, Wanted

CLICK_PX = 4.0  # a hand that moved less has clicked
REACH = 14.0  # px around a ring within which it is taken
CLICK_REACH = 8.0  # the ring itself: beyond it, a click places the wanted point, also near another one


class Board(Protocol):
    """What shows the marks."""

    spot_placed: SignalInstance
    spot_moved: SignalInstance
    spot_removed: SignalInstance
    spot_chosen: SignalInstance
    refused: SignalInstance
    escape_pressed: SignalInstance

    def sheet(self, side: Side) -> MarkSheet | None: ...

    def is_marking(self, side: Side) -> bool: ...

    def places(self) -> PairPlaces: ...

    def drag_by(self, at: QPointF, offset: QPointF) -> None: ...

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None: ...

    def mind_hand(self) -> None: ...


@dataclass(slots=True)
class _Press:
    """A button that is down: where, on which ring (side and key) if any, and how far beside its middle."""

    at: QPointF
    last: QPointF
    ring: tuple[Side, str] | None
    beside: QPointF
    has_moved: bool = False


class MarkHand:
    """The hand over the photos.

    Attributes:
        chosen: side and key of the spot that keys move, None for none; it may be gone from its sheet.
        moving: side, key and place of the spot in the hand, px of the original.
        crosshair: side and place where Enter would place the wanted point.
        by_keys: whether the keyboard was used last.
        hover: the mouse, px of the widget; None while it is elsewhere.
    """

    def __init__(self) -> None:
        """Make a hand that holds nothing."""
        self.chosen: tuple[Side, str] | None = None
        self.moving: tuple[Side, str, Point] | None = None
        self.crosshair: tuple[Side, Point] | None = None
        self.by_keys = False
        self.hover: QPointF | None = None
        self._press: _Press | None = None
        self._picked: dict[Side, str] = {}

    # --- what is meant -----------------------------------------------------------------------------

    def pick(self, side: Side, key: str) -> None:
        """Let the next click on a side place this wanted point; one that is not wanted means the first."""
        self._picked[side] = key

    def wanted(self, board: Board, side: Side) -> Wanted | None:
        """Return the point that a click on a side places, None when there is none."""
        sheet = board.sheet(side)
        if sheet is None or not sheet.wanted or not board.is_marking(side):
            return None
        return next((one for one in sheet.wanted if one.key == self._picked.get(side)), sheet.wanted[0])

    def chosen_spot(self, board: Board) -> tuple[Side, Spot] | None:
        """Return the spot that keys move, as its sheet has it."""
        if self.chosen is None or not board.is_marking(self.chosen[0]):
            return None
        sheet = board.sheet(self.chosen[0])
        spot = sheet.find(self.chosen[1]) if sheet is not None else None
        return (self.chosen[0], spot) if spot is not None else None

    def ring_at(self, board: Board, point: QPointF, reach: float = REACH) -> tuple[Side, Spot] | None:
        """Return the nearest spot within `reach` px of a point of the widget."""
        places, side = board.places(), board.places().side_at(point)
        sheet = board.sheet(side) if side is not None and board.is_marking(side) else None
        if side is None or sheet is None:
            return None
        away = [(_length(places.to_widget(side, spot.point) - point), spot) for spot in sheet.spots]
        near = min(away, key=lambda one: one[0], default=None)
        return (side, near[1]) if near is not None and near[0] <= reach else None

    def looked_at(self, board: Board) -> tuple[Side, Point] | None:
        """Return side and place, px of the original, of what the magnifier should show; None for nothing."""
        if self.moving is not None:
            return self.moving[0], self.moving[2]
        if self.by_keys:
            chosen = self.chosen_spot(board)
            if chosen is not None:
                return chosen[0], chosen[1].point
            return self.crosshair if self.crosshair and self.wanted(board, self.crosshair[0]) else None
        return self._hovered(board)

    def _hovered(self, board: Board) -> tuple[Side, Point] | None:
        places, point = board.places(), self._press.at if self._press is not None else self.hover
        side = places.side_at(point) if point is not None else None
        if point is None or side is None or (self._press is not None and self._press.has_moved):
            return None
        if self.wanted(board, side) is None or not places.is_on_picture(side, point):
            return None
        return None if self.ring_at(board, point, CLICK_REACH) else (side, places.to_original(side, point))

    def cursor(self, board: Board) -> Qt.CursorShape | None:
        """Return the cursor that says what a press would do; None: as everywhere."""
        if self.moving is not None:
            return Qt.CursorShape.BlankCursor
        if self.hover is None or (self._press is not None and self._press.has_moved):
            return None
        if self.ring_at(board, self.hover, CLICK_REACH):
            return Qt.CursorShape.SizeAllCursor
        return Qt.CursorShape.CrossCursor if self._hovered(board) else None

    # --- what the mouse does -----------------------------------------------------------------------

    def press(self, board: Board, point: QPointF) -> bool:
        """Begin a click, a drag of a ring, or a pan; False when nothing may be marked where the button went down."""
        side = board.places().side_at(point)
        if not any(board.is_marking(one) for one in ([side] if side else SIDES)):
            sheet = board.sheet(side) if side else None
            if sheet is not None and sheet.is_editable and sheet.wanted and board.places().panes[side].pixmap.isNull():
                board.refused.emit(_("This photo is not open, so nothing can be marked on it."))
            return False
        ring = self.ring_at(board, point)
        spot = board.places().to_widget(ring[0], ring[1].point) if ring else point
        self._press = _Press(point, point, (ring[0], ring[1].key) if ring else None, spot - point)
        self.by_keys, self.hover = False, point
        board.mind_hand()
        return True

    def move(self, board: Board, point: QPointF) -> bool:
        """Carry the ring, or pan; False while no button of ours is down."""
        self.by_keys, self.hover = False, point
        press = self._press
        if press is None:
            board.mind_hand()
            return False
        press.has_moved = press.has_moved or _length(point - press.at) >= CLICK_PX
        if press.has_moved and press.ring is not None:
            side, key = press.ring
            self.moving = (side, key, held(board.places(), side, point + press.beside))
        elif press.has_moved:
            board.drag_by(press.last, point - press.last)
        if press.has_moved:
            press.last = point
        board.mind_hand()
        return True

    def release(self, board: Board) -> bool:
        """Place, move or choose; False when no button of ours was down."""
        press, self._press = self._press, None
        moving, self.moving = self.moving, None
        if press is None:
            return False
        if moving is not None:
            self.chosen = moving[:2]
            board.spot_moved.emit(*moving[:2], *moving[2])
        elif not press.has_moved:
            self._click(board, press.at)
        board.mind_hand()
        return True

    def leave(self, board: Board) -> None:
        """The mouse is elsewhere."""
        self.hover = None
        board.mind_hand()

    def cancel(self, board: Board) -> bool:
        """Put a ring back that is in the hand; False when none is."""
        if self.moving is None:
            return False
        self.moving = self._press = None
        board.mind_hand()
        return True

    def forget(self) -> None:
        """Let go of all, because the marks are gone."""
        self.chosen = self.moving = self.crosshair = self._press = None
        self.by_keys = False

    def _click(self, board: Board, point: QPointF) -> None:
        places, side = board.places(), board.places().side_at(point)
        is_wanted = any(self.wanted(board, one) for one in ([side] if side else SIDES))
        ring = self.ring_at(board, point, CLICK_REACH if is_wanted else REACH)
        if ring is not None:
            self.choose(board, (ring[0], ring[1].key))
        elif not is_wanted:
            self.choose(board, None)
        elif side is None or not places.is_on_picture(side, point):
            board.refused.emit(_("That is beside the photo. Click on the photo itself."))
        else:
            self.chosen = (side, self.place(board, side, places.to_original(side, point)))

    def place(self, board: Board, side: Side, point: Point) -> str:
        """Place the wanted point of a side, px of the original, and return its key; "" when none is wanted."""
        wanted = self.wanted(board, side)
        if wanted is None:
            return ""
        self._picked.pop(side, None)
        board.spot_placed.emit(side, wanted.key, *point)
        return wanted.key

    def choose(self, board: Board, chosen: tuple[Side, str] | None) -> None:
        """Choose a spot, None for none, and say so when it is another one."""
        before, self.chosen = self.chosen, chosen
        if chosen is not None and chosen != before:
            board.spot_chosen.emit(*chosen)
        elif chosen is None and before is not None:
            board.spot_chosen.emit(before[0], "")


def held(places: PairPlaces, side: Side, point: QPointF) -> Point:
    """Return px of the original for a point of the widget, held inside the pane and the picture."""
    box = places.pane_rect(side)
    inside = QPointF(max(box.left(), min(box.right(), point.x())), max(box.top(), min(box.bottom(), point.y())))
    return on_picture(places, side, places.to_original(side, inside))


def on_picture(places: PairPlaces, side: Side, point: Point) -> Point:
    """Return the nearest px of the original to one that may lie beyond it."""
    size = places.panes[side].extent
    return max(0.0, min(float(size.width()), point[0])), max(0.0, min(float(size.height()), point[1]))


def _length(way: QPointF) -> float:
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
