# SPDX-License-Identifier: MIT
"""What keys do with marks: walk from point to point, nudge, place at the crosshair, remove.

Everything that the mouse can do with marks is possible here too. The state is the hand's (mark_hand.py).
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.compare_pane import SIDES, Side
from ui.widgets.compare_surface import ZOOM_KEYS
from ui.widgets.mark_hand import Board, MarkHand, on_picture
from ui.widgets.mark_sheet import Point

ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
FINE, COARSE = 0.25, 10.0  # px of the screen a press: with Alt, with Shift
REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
PLACING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STILL_PX = 1e-6  # px of the original: a point at the edge of its photo does not move
EDGE = 24.0  # px between a point that keys move and the edge of its pane, when the photo is zoomed


def press(hand: MarkHand, board: Board, event: QKeyEvent) -> bool:
    """Do what a key means for the marks; False when it means nothing here."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not is_ours(hand, board, event):
        return False
    chosen = hand.chosen_spot(board)
    if key == Qt.Key.Key_Escape:
        if not hand.cancel(board):
            board.escape_pressed.emit()
    elif key in ARROWS:
        _shift(hand, board, ARROWS[key] * _step(held))
    elif key in ZOOM_KEYS:
        _zoom(hand, board, ZOOM_KEYS[key])
    elif key in PLACING:
        _place(hand, board)
    elif chosen is not None:
        board.spot_removed.emit(chosen[0], chosen[1].key)
        hand.choose(board, None)
    board.mind_hand()
    return True


def is_ours(hand: MarkHand, board: Board, event: QKeyEvent) -> bool:
    """Tell whether a key means something for the marks now, so that no shortcut may take it."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Escape:  # heard in every way of looking
        sheets = [board.sheet(side) for side in SIDES]
        return not held and any(sheet is not None and sheet.is_editable for sheet in sheets)
    if not any(board.is_marking(side) for side in SIDES):
        return False
    has_spot, has_wanted = hand.chosen_spot(board) is not None, _wanting(hand, board) is not None
    if key in ARROWS:
        is_plain = not held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        return is_plain and (has_spot or has_wanted)
    if key in ZOOM_KEYS:
        return has_spot or (hand.by_keys and hand.crosshair is not None)
    if held:
        return False
    return (key in REMOVING and has_spot) or (key in PLACING and (has_spot or has_wanted))


def walk(hand: MarkHand, board: Board, forward: bool) -> bool:
    """Choose the next spot, or the crosshair of a side that wants one; False when the focus should walk on."""
    stops: list[tuple[Side, str]] = []
    for side in SIDES:
        sheet = board.sheet(side)
        if sheet is not None and board.is_marking(side):
            stops += [(side, spot.key) for spot in sheet.spots]
            stops += [(side, "")] if hand.wanted(board, side) else []
    chosen = hand.chosen_spot(board)
    now = (chosen[0], chosen[1].key) if chosen else _crosshair_stop(hand)
    index = (stops.index(now) + (1 if forward else -1)) if now in stops else (0 if forward else len(stops) - 1)
    is_inside = 0 <= index < len(stops)
    hand.by_keys = is_inside
    side, key = stops[index] if is_inside else ("left", "")
    hand.choose(board, (side, key) if key else None)
    if is_inside and not key:
        aim(hand, board, side)
    elif is_inside:
        _reveal(hand, board)
    board.mind_hand()
    return is_inside


def aim(hand: MarkHand, board: Board, side: Side) -> None:
    """Put the crosshair on a side: where it was, else in the middle of what is seen."""
    if hand.crosshair is None or hand.crosshair[0] != side:
        places = board.places()
        hand.crosshair = (side, on_picture(places, side, places.to_original(side, places.pane_rect(side).center())))
    hand.by_keys = True
    _reveal(hand, board)


def _crosshair_stop(hand: MarkHand) -> tuple[Side, str] | None:
    return (hand.crosshair[0], "") if hand.crosshair is not None and hand.by_keys else None


def _wanting(hand: MarkHand, board: Board) -> Side | None:
    """Return the side whose wanted point keys place: the one of the crosshair, else the first that wants one."""
    sides = [side for side in SIDES if hand.wanted(board, side)]
    if hand.crosshair is not None and hand.crosshair[0] in sides:
        return hand.crosshair[0]
    return sides[0] if sides else None


def _step(held: Qt.KeyboardModifier) -> float:
    if held & Qt.KeyboardModifier.AltModifier:
        return FINE
    return COARSE if held & Qt.KeyboardModifier.ShiftModifier else 1.0


def _shift(hand: MarkHand, board: Board, way: QPointF) -> None:
    """Move the chosen spot, else the crosshair, by px of the screen: zoomed in, a press is a smaller step."""
    chosen, side = hand.chosen_spot(board), _wanting(hand, board)
    if chosen is not None:
        hand.by_keys = True
        before = chosen[1].point
        after = _moved(board, chosen[0], before, way)
        if max(abs(after[0] - before[0]), abs(after[1] - before[1])) > STILL_PX:
            board.spot_moved.emit(chosen[0], chosen[1].key, *after)
    elif side is not None:
        is_new = not (hand.by_keys and hand.crosshair is not None and hand.crosshair[0] == side)
        aim(hand, board, side)
        if hand.crosshair is not None and not is_new:
            hand.crosshair = (side, _moved(board, side, hand.crosshair[1], way))
    _reveal(hand, board)


def _moved(board: Board, side: Side, point: Point, way: QPointF) -> Point:
    places = board.places()
    start = places.to_widget(side, point)
    before, after = (places.to_original(side, one) for one in (start, start + way))
    return on_picture(places, side, (point[0] + after[0] - before[0], point[1] + after[1] - before[1]))


def _place(hand: MarkHand, board: Board) -> None:
    """Place at the crosshair; with a spot chosen, let go of it and go to the crosshair."""
    side = _wanting(hand, board)
    was_aiming = hand.by_keys and hand.crosshair is not None and hand.chosen_spot(board) is None
    hand.choose(board, None)
    if side is None:
        hand.by_keys = False
    elif was_aiming and hand.crosshair is not None and hand.crosshair[0] == side:
        hand.place(board, side, hand.crosshair[1])
        left = _wanting(hand, board)
        if left is not None:
            aim(hand, board, left)
    else:
        aim(hand, board, side)


def _zoom(hand: MarkHand, board: Board, factor: float) -> None:
    """Zoom so that the point that keys move stays where it is."""
    seen = hand.looked_at(board)
    chosen = hand.chosen_spot(board)
    if seen is None and chosen is not None:
        seen = (chosen[0], chosen[1].point)
    board.zoom_by(factor, board.places().to_widget(*seen) if seen else None)


def _reveal(hand: MarkHand, board: Board) -> None:
    """Pan so far that the point which keys move is inside its pane."""
    seen = hand.looked_at(board)
    if seen is None:
        return
    places = board.places()
    point, box = places.to_widget(*seen), places.pane_rect(seen[0])
    room = box.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    across = max(room.left() - point.x(), 0.0) + min(room.right() - point.x(), 0.0)
    down = max(room.top() - point.y(), 0.0) + min(room.bottom() - point.y(), 0.0)
    if across or down:
        board.drag_by(box.center(), QPointF(across, down))
