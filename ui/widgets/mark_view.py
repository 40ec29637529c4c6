# SPDX-License-Identifier: MIT
"""What the owner sees and hears of the marks: the sheet under the hand, the next point's words, what the glass shows.

It joins the board (where photos lie), the hand (what it holds) and the painting; nothing is decided here.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from core.words.i18n import _
from ui.widgets import compare_paint, mark_paint
from ui.widgets.compare_pane import SIDES, Side
from ui.widgets.mark_hand import Board, MarkHand
from ui.widgets.mark_loupe import Seen
from ui.widgets.mark_paint import Look

NEAR = 40.0  # px around the hint within which the mouse makes it step aside: the glass says the same


def draw(painter: QPainter, board: Board, hand: MarkHand, side: Side, *, has_values: bool = True) -> None:
    """Draw the marks of one photo, the crosshair and the words of the next point; values only when asked."""
    sheet = board.sheet(side)
    if sheet is None or board.places().panes[side].pixmap.isNull():
        return
    places, chosen = board.places(), hand.chosen_spot(board)
    key = chosen[1].key if chosen is not None and chosen[0] == side else ""
    held = hand.moving
    moving = held[1:] if held is not None and held[0] == side else None
    name = named(board, hand, side)
    look = Look(places.of_original(side), places.pane_rect(side), key, name, moving, has_values)
    mark_paint.draw_sheet(painter, sheet, look)
    crosshair, wanted = hand.crosshair, hand.wanted(board, side)
    if hand.by_keys and not key and wanted is not None and crosshair is not None and crosshair[0] == side:
        mark_paint.draw_crosshair(painter, places.to_widget(side, crosshair[1]), wanted.side)
    words = hint(board, hand, side, painter.font())
    if words and wanted is not None:
        mark_paint.draw_hint(painter, _hint_rect(board, side, painter.font(), words), words, wanted.side)


def hint(board: Board, hand: MarkHand, side: Side, font: QFont) -> str:
    """Return the words at the top of a photo; "" while the mouse is there, or nothing is wanted."""
    words, wanted = wanted_words(board, hand, side), hand.wanted(board, side)
    if wanted is None or not words:
        return ""
    if mark_paint.hint_wide(font, words) > board.places().pane_rect(side).width() - 24:
        words = wanted.label
    room = _hint_rect(board, side, font, words)
    is_near = hand.hover is not None and room.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(hand.hover)
    return "" if is_near else words


def wanted_words(board: Board, hand: MarkHand, side: Side) -> str:
    """Return what to do next on a photo, "" when no point is wanted."""
    wanted, sheet = hand.wanted(board, side), board.sheet(side)
    if wanted is None or sheet is None:
        return ""
    said = _("Click: {point} · {number} of {count}")
    return said.format(point=wanted.label, number=len(sheet.spots) + 1, count=len(sheet.spots) + len(sheet.wanted))


def named(board: Board, hand: MarkHand, side: Side) -> str:
    """Return the key of the spot whose words stand beside it: under the mouse, while nothing is held."""
    if hand.hover is None or hand.by_keys or hand.moving is not None or board.places().side_at(hand.hover) != side:
        return ""
    ring = hand.ring_at(board, hand.hover)
    return ring[1].key if ring is not None and hand.looked_at(board) is None else ""


def seen(board: Board, hand: MarkHand) -> Seen | None:
    """Return what the magnifier shows, None for nothing."""
    looked_at = hand.looked_at(board)
    if looked_at is None:
        return None
    side, point = looked_at
    places, spot = board.places(), _spot(board, hand, side)
    wanted = hand.wanted(board, side)
    words = spot[0] if spot else wanted.label[:1].upper() + wanted.label[1:] if wanted else ""
    colour = spot[1] if spot else wanted.side if wanted else ""
    pixmap = places.panes[side].pixmap
    return Seen(pixmap, places.of_picture(side), places.to_widget(side, point), colour, words)


def said(board: Board, hand: MarkHand) -> str:
    """Return for screen readers which point is chosen or wanted and where the keys are; "" for nothing."""
    chosen = hand.chosen_spot(board)
    parts = []
    if chosen is not None:
        spot = chosen[1]
        words = _("Chosen: {point}, {x} across and {y} down.")
        parts.append(words.format(point=spot.label, x=round(spot.x), y=round(spot.y)))
    for side in SIDES:
        words = wanted_words(board, hand, side)
        if words:
            photo = _("On the left photo: {what}.") if side == "left" else _("On the right photo: {what}.")
            parts.append(photo.format(what=words))
    aimed = hand.crosshair
    if hand.by_keys and chosen is None and aimed is not None and hand.wanted(board, aimed[0]):
        x, y = aimed[1]
        parts.append(_("Crosshair at {x} across and {y} down.").format(x=round(x), y=round(y)))
    return " ".join(parts)


def state(board: Board, hand: MarkHand, font: QFont) -> tuple[object, ...]:
    """Return all that the painting of marks depends on beside sheets and view: the same means nothing to paint."""
    chosen = hand.chosen_spot(board)
    crosshair = hand.crosshair if hand.by_keys else None
    each = tuple((named(board, hand, side), hint(board, hand, side, font)) for side in SIDES)
    return hand.moving, (chosen[0], chosen[1].key) if chosen else None, crosshair, each


def _hint_rect(board: Board, side: Side, font: QFont, words: str) -> QRectF:
    places = board.places()
    box, pane = places.pane_rect(side), places.panes[side]
    return mark_paint.hint_rect(font, box, words, 12 + compare_paint.badge_width(font, box, pane.title, pane.detail))


def _spot(board: Board, hand: MarkHand, side: Side) -> tuple[str, str] | None:
    """Return words and leg of the spot that is held or chosen by keys."""
    sheet = board.sheet(side)
    key = hand.moving[1] if hand.moving is not None else ""
    chosen = hand.chosen_spot(board)
    if not key and hand.by_keys and chosen is not None:
        key = chosen[1].key
    found = sheet.find(key) if sheet is not None and key else None
    return (found.label, found.side) if found is not None else None
