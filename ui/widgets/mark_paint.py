# SPDX-License-Identifier: MIT
"""How marks on a photo are painted: rings, lines, angles, values in pills, the level guide, the crosshair.

Nothing is decided here; the sheet says what there is and the look says where.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from core.words.i18n import _
from ui import theme
from ui.widgets import mark_pills
from ui.widgets.compare_paint import BADGE_GROUND, BADGE_INK, RADIUS
from ui.widgets.mark_pills import Pill
from ui.widgets.mark_sheet import Corner, MarkSheet, Point, Span, Spot

RING, BORDER = 8.5, 3.5  # radius to the middle of the border, and its width, px
HALO = 2.5  # width of the light rim around lines and rings
LINE = 3.5
PILL_TEXT = 1.25  # times plain text
ARC = 26.0  # largest radius of an arc
TOKENS = {"L": "left", "R": "right"}


@dataclass(frozen=True, slots=True)
class Look:
    """Where and how a sheet is drawn.

    Attributes:
        placed: px of the original to px of the widget. box: the pane; nothing is drawn beyond it.
        chosen: key of the spot that keys move, "" for none. named: key of the spot whose words stand beside it.
        moving: key and place, px of the original, of the spot in the hand; its values are not shown meanwhile.
        has_values: whether pills are drawn at all.
    """

    placed: QTransform
    box: QRectF
    chosen: str = ""
    named: str = ""
    moving: tuple[str, Point] | None = None
    has_values: bool = True


def colour_of(side: str) -> QColor:
    """Return the colour of a leg, or the accent for points of neither."""
    return theme.shown().color(TOKENS.get(side, "accent"))


def draw_sheet(painter: QPainter, sheet: MarkSheet, look: Look) -> None:
    """Draw all marks of one photo, cut to its pane."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(look.box, RADIUS, RADIUS)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    places = {spot.key: look.placed.map(QPointF(*spot.point)) for spot in sheet.spots}
    if look.moving is not None and look.moving[0] in places:
        places[look.moving[0]] = look.placed.map(QPointF(*look.moving[1]))
    if sheet.level is not None:
        _draw_level(painter, look, (QPointF(*sheet.level[0]), QPointF(*sheet.level[1])))
    for span in sheet.spans:
        if {span.first, span.second} <= places.keys():
            _draw_strokes(painter, [(places[span.first], places[span.second])], span.side)
    for corner in sheet.corners:
        if {corner.first, corner.vertex, corner.second} <= places.keys():
            _draw_corner(painter, corner, places)
    for spot in sheet.spots:
        draw_ring(painter, places[spot.key], spot.side, is_chosen=spot.key == look.chosen, dotted=sheet.is_editable)
    for pill in _pills(painter.font(), sheet, look, places) if look.has_values else ():
        _draw_pill(painter, pill)
    named = sheet.find(look.named) if look.named else None
    if named is not None:
        _draw_name(painter, places[named.key], named, look.box)
    painter.restore()


def draw_ring(painter: QPainter, at: QPointF, side: str, *, is_chosen: bool, dotted: bool) -> None:
    """Draw a point: a light disc with a thick border; a dot says where exactly when it may be moved."""
    fill, colour = theme.shown().color("card"), colour_of(side)
    painter.setPen(Qt.PenStyle.NoPen)
    if is_chosen:
        painter.setBrush(colour)
        painter.drawEllipse(at, RING + 6.5, RING + 6.5)
        painter.setBrush(fill)
        painter.drawEllipse(at, RING + 4.5, RING + 4.5)
    painter.setBrush(fill)
    painter.drawEllipse(at, RING + BORDER / 2 + 1, RING + BORDER / 2 + 1)
    painter.setPen(QPen(colour, BORDER))
    painter.drawEllipse(at, RING, RING)
    if dotted:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(at, 1.6, 1.6)


def draw_crosshair(painter: QPainter, at: QPointF, side: str) -> None:
    """Draw where Enter would place a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((theme.shown().color("card"), 4.5), (colour_of(side), 2.0)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(at + way * 5, at + way * 16)
    painter.restore()


def hint_wide(font: QFont, words: str) -> float:
    """Return how wide a sentence at the top of a pane would like to be, px."""
    return QFontMetricsF(_strong(font, 1.0)).horizontalAdvance(words) + 24


def hint_rect(font: QFont, box: QRectF, words: str, taken: float) -> QRectF:
    """Return the room of a sentence at the top of a pane: beside its badge, under it where that is too narrow.

    Args:
        font: of the canvas. box: the pane. words: the sentence. taken: px that the badge and its edge take up.
    """
    wide, high = hint_wide(font, words), QFontMetricsF(font).height() + 13
    if wide + taken + 20 <= box.width():
        return QRectF(box.right() - 12 - wide, box.top() + 12, wide, high)
    wide = min(wide, box.width() - 24)
    return QRectF(box.left() + 12, box.top() + 12 + high + 6, wide, high)


def draw_hint(painter: QPainter, room: QRectF, words: str, side: str) -> None:
    """Say which point is to be placed next, in the colour of its leg; plain text."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_plate(painter, room, words, (_strong(painter.font(), 1.0), colour_of(side), theme.shown().color("card")))
    painter.restore()


def _draw_level(painter: QPainter, look: Look, line: tuple[QPointF, QPointF]) -> None:
    """Draw a thin dashed line through two points, as far as the pane reaches."""
    first, second = look.placed.map(line[0]), look.placed.map(line[1])
    way = second - first
    length = hypot(way.x(), way.y())
    if not length:
        return
    reach = way / length * (look.box.width() + look.box.height())
    for colour, width, pen in (
        (BADGE_GROUND, 2.6, Qt.PenStyle.SolidLine),
        (BADGE_INK, 1.4, Qt.PenStyle.DashLine),
    ):
        painter.setPen(QPen(colour, width, pen))
        painter.drawLine(first - reach, first + reach)


def _draw_strokes(painter: QPainter, lines: list[tuple[QPointF, QPointF]], side: str) -> None:
    for colour, width in ((theme.shown().color("card"), LINE + 2 * HALO), (colour_of(side), LINE)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for start, end in lines:
            painter.drawLine(start, end)


def _draw_corner(painter: QPainter, corner: Corner, places: dict[str, QPointF]) -> None:
    first, vertex, second = places[corner.first], places[corner.vertex], places[corner.second]
    _draw_strokes(painter, [(vertex, first), (vertex, second)], corner.side)
    arms = [arm - vertex for arm in (first, second)]
    radius = min(ARC, *(hypot(arm.x(), arm.y()) * 0.6 for arm in arms))
    if radius <= RING + BORDER:
        return
    start, end = (degrees(atan2(-arm.y(), arm.x())) for arm in arms)
    sweep = (end - start + 180) % 360 - 180
    round_it = QRectF(vertex.x() - radius, vertex.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.shown().color("card"), 2 + 2 * HALO), (colour_of(corner.side), 2.2)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(round_it, round(start * 16), round(sweep * 16))


def _pills(font: QFont, sheet: MarkSheet, look: Look, places: dict[str, QPointF]) -> list[Pill]:
    """Return the values that are in sight; those of the spot in the hand are not known yet."""
    metrics = QFontMetricsF(_strong(font, PILL_TEXT))
    made: list[Pill] = []
    still = {key: place for key, place in places.items() if look.moving is None or key != look.moving[0]}
    marks: list[Span | Corner] = [*sheet.spans, *sheet.corners]
    for mark in marks:
        text = _named(mark.side).format(value=mark.text)
        size = QSizeF(metrics.horizontalAdvance(text) + 24, metrics.height() + 8)
        found = _at_span(mark, still, size) if isinstance(mark, Span) else _at_corner(mark, still, size)
        if mark.text and found is not None and look.box.contains(found[0]):
            made.append(Pill(text, mark.side, found[1]))
    return mark_pills.apart(made, look.box)


def _at_span(span: Span, places: dict[str, QPointF], size: QSizeF) -> tuple[QPointF, QRectF] | None:
    """Return what a value belongs to and its box; None while a point is missing."""
    first, second = places.get(span.first), places.get(span.second)
    if first is None or second is None:
        return None
    return (first + second) / 2, mark_pills.under_line(first, second, size)


def _at_corner(corner: Corner, places: dict[str, QPointF], size: QSizeF) -> tuple[QPointF, QRectF] | None:
    """Return what a value belongs to and its box; None while a point is missing."""
    first, vertex, second = (places.get(key) for key in (corner.first, corner.vertex, corner.second))
    if first is None or vertex is None or second is None:
        return None
    return vertex, mark_pills.outside_angle(first, vertex, second, size)


def _named(side: str) -> str:
    """Return the pattern of a value: never colour alone."""
    return {"L": _("L {value}"), "R": _("R {value}")}.get(side, "{value}")


def _draw_pill(painter: QPainter, pill: Pill) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(pill.side))
    painter.drawRoundedRect(pill.box, pill.box.height() / 2, pill.box.height() / 2)
    painter.save()
    painter.setFont(_strong(painter.font(), PILL_TEXT))
    painter.setPen(theme.shown().color("card"))
    painter.drawText(pill.box, int(Qt.AlignmentFlag.AlignCenter), pill.text)
    painter.restore()


def _draw_name(painter: QPainter, at: QPointF, spot: Spot, box: QRectF) -> None:
    """Write the words of a spot above it, below it where there is no room."""
    font = _strong(painter.font(), 1.0)
    metrics = QFontMetricsF(font)
    size = QSizeF(min(metrics.horizontalAdvance(spot.label) + 20, box.width() - 8), metrics.height() + 8)
    reach = RING + BORDER + 8
    up = at.y() - reach - size.height() > box.top() + 4
    top = at.y() - reach - size.height() if up else at.y() + reach
    left = max(box.left() + 4, min(box.right() - 4 - size.width(), at.x() - size.width() / 2))
    _draw_plate(painter, QRectF(QPointF(left, top), size), spot.label, (font, BADGE_GROUND, BADGE_INK))


def _draw_plate(painter: QPainter, room: QRectF, words: str, face: tuple[QFont, QColor, QColor]) -> None:
    font, ground, ink = face
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(room, 6, 6)
    painter.save()
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 16)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


def _strong(font: QFont, grown: float) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * grown)
    else:
        made.setPixelSize(round(font.pixelSize() * grown))
    return made
