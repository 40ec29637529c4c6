# SPDX-License-Identifier: MIT
"""Draws a pose twice: how it looks in the picture, and where dog, phone and stick stand.

Silhouettes are ours, in resources/poses; what is said about them is guide_words.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words import paths
from core.words.i18n import _
from ui import theme
from ui.tabs.photos.extras.guide_words import ABOVE, BEHIND, PoseGuide
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

RADIUS = 10.0
GAP = 14
SIDE_VIEW, TOP_VIEW = "left_lateral", "dorsal"
# Places in the silhouettes, px of their view boxes: floor, tail base and back legs from the side; middle of the back.
FLOOR_Y, TAIL_BASE, BACK_PAW_X, MID_BACK = 314.0, (340.0, 106.5), 347.0, (235.0, 100.0)
TOP_MIDDLE = (55.0, 205.0)
TURNED = {"left_lateral": -90.0, "right_lateral": 90.0}  # the dog from above, so that its near side faces the phone


class PoseDrawing(QWidget):
    """The drawing of one pose in the colours of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty drawing."""
        super().__init__(parent)
        self.setObjectName("pose_drawing")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._guide: PoseGuide | None = None

    def set_guide(self, guide: PoseGuide, words: str) -> None:
        """Show another pose; `words` are its accessible name."""
        self._guide = guide
        self.setAccessibleName(words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which both drawings can be read."""
        line = self.fontMetrics().height()
        return QSize(16 * line, 25 * line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture above and the plan below."""
        if self._guide is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        upper = (self.height() - GAP) * 0.56
        picture = QRectF(0.5, 0.5, self.width() - 1, upper)
        plan = QRectF(0.5, upper + GAP, self.width() - 1, self.height() - upper - GAP - 1)
        _draw_picture(painter, picture, self._guide)
        _draw_plan(painter, plan, self._guide)
        painter.end()


# --- the picture -------------------------------------------------------------------------------------


def _draw_picture(painter: QPainter, box: QRectF, guide: PoseGuide) -> None:
    colours = theme.shown()
    line = painter.fontMetrics().height()
    room = _panel(painter, box, _("In the picture"), colours)
    view = _view_box(guide.pose)
    wide = max(view.width(), *(point[0] for point in guide.stick))
    scale = min(room.width() * 0.86 / wide, (room.height() - 1.2 * line) / view.height())
    spot = QRectF(0, 0, view.width() * scale, view.height() * scale)
    spot.moveCenter(QPointF(room.center().x() - (wide - view.width()) * scale / 2, room.center().y() + 0.2 * line))
    words = _("phone: {height}").format(height=_(guide.short_height))
    if guide.height_at is not None:  # the words beside the dog rather than on it, as far as there is room
        beside = box.left() + painter.fontMetrics().horizontalAdvance(words) + 40
        spot.moveLeft(max(spot.left(), min(beside, room.right() - wide * scale)))
    if guide.stands != ABOVE:
        _draw_floor(painter, box, spot.bottom() - 5 * scale, colours)
    _draw_silhouette(painter, guide.pose, spot, colours)
    ends = [spot.topLeft() + QPointF(*point) * scale for point in guide.stick]
    _draw_stick(painter, ends[0], ends[1], colours)
    if guide.height_at is not None:
        y = spot.top() + guide.height_at * scale
        _draw_level(painter, QPointF(box.left() + 12, y), box.right() - 12, words)


def _draw_floor(painter: QPainter, box: QRectF, y: float, colours: Theme) -> None:
    """Shade the floor below the paws, inside the rounded panel."""
    path, below = QPainterPath(), QPainterPath()
    path.addRoundedRect(box, RADIUS, RADIUS)
    below.addRect(QRectF(box.left(), y, box.width(), box.bottom() - y))
    painter.fillPath(path.intersected(below), colours.color("pressed"))
    painter.setPen(QPen(colours.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _draw_level(painter: QPainter, start: QPointF, right: float, words: str) -> None:
    """Draw the dashed line of the phone's height, with its words on a pill at its beginning."""
    colours = theme.shown()
    measure = painter.fontMetrics()
    pill = QRectF(start.x(), 0, measure.horizontalAdvance(words) + 18, measure.height() + 6)
    pill.moveCenter(QPointF(pill.center().x(), start.y()))
    painter.setPen(QPen(colours.color("accent"), 1.6, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(pill.right(), start.y()), QPointF(right, start.y()))
    painter.setPen(QPen(colours.color("accent_line"), 1))
    painter.setBrush(colours.color("accent_soft"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(colours.color("accent"))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)


# --- the plan ----------------------------------------------------------------------------------------


def _draw_plan(painter: QPainter, box: QRectF, guide: PoseGuide) -> None:
    colours = theme.shown()
    room = _panel(painter, box, _("Where the phone is"), colours)
    if guide.stands == BEHIND:
        _plan_behind(painter, room, colours)
    elif guide.stands == ABOVE:
        _plan_above(painter, room, colours)
    else:
        _plan_beside(painter, room, guide.pose, colours)


def _plan_behind(painter: QPainter, room: QRectF, colours: Theme) -> None:
    """The dog from its side, the phone behind it at the height of the tail base."""
    line = painter.fontMetrics().height()
    view = _view_box(SIDE_VIEW)
    scale = min(room.width() * 0.36 / view.width(), (room.height() - 1.9 * line) / view.height())
    spot = QRectF(room.left(), 0, view.width() * scale, view.height() * scale)
    spot.moveBottom(room.bottom() - 1.5 * line)
    _draw_silhouette(painter, SIDE_VIEW, spot, colours)
    tail = spot.topLeft() + QPointF(*TAIL_BASE) * scale
    floor = spot.top() + FLOOR_Y * scale
    paw = spot.left() + BACK_PAW_X * scale
    phone = QRectF(room.right() - 0.7 * line, tail.y() - line, 0.7 * line, 2 * line)
    _draw_stick(painter, QPointF(paw + 8, floor), QPointF(paw + 8, floor - 150 * scale), colours)
    _draw_sight(painter, QPointF(phone.left() - 3, tail.y()), tail + QPointF(4, 0), colours)
    _draw_phone(painter, phone, colours)
    _draw_ground(painter, QPointF(room.left(), floor), room.right(), colours)
    _draw_distance(
        painter, QPointF(paw, floor + 0.75 * line), QPointF(phone.center().x(), floor + 0.75 * line), colours
    )


def _plan_beside(painter: QPainter, room: QRectF, pose: str, colours: Theme) -> None:
    """The dog from above, the phone beside its middle, the stick along the near paws."""
    line = painter.fontMetrics().height()
    view = _view_box(TOP_VIEW)
    scale = min(room.width() * 0.8 / view.height(), room.height() * 0.34 / view.width())
    middle = QPointF(room.center().x(), room.top() + view.width() * scale / 2)
    painter.save()
    painter.translate(middle)
    painter.rotate(TURNED.get(pose, 0.0))
    spot = QRectF(-TOP_MIDDLE[0] * scale, -TOP_MIDDLE[1] * scale, view.width() * scale, view.height() * scale)
    _draw_silhouette(painter, TOP_VIEW, spot, colours)
    painter.restore()
    near = middle.y() + 40 * scale
    _draw_stick(painter, QPointF(middle.x() - 78 * scale, near), QPointF(middle.x() + 78 * scale, near), colours)
    phone = QRectF(middle.x() - line, room.bottom() - 0.7 * line, 2 * line, 0.7 * line)
    _draw_sight(painter, QPointF(middle.x(), phone.top() - 3), QPointF(middle.x(), near + 5), colours)
    _draw_phone(painter, phone, colours)
    aside = middle.x() + 2.2 * line
    _draw_distance(painter, QPointF(aside, near + 6), QPointF(aside, phone.center().y()), colours)


def _plan_above(painter: QPainter, room: QRectF, colours: Theme) -> None:
    """The dog from its side, the phone flat above the middle of the back, the stick as high as the back."""
    line = painter.fontMetrics().height()
    view = _view_box(SIDE_VIEW)
    scale = min(room.width() * 0.6 / view.width(), room.height() * 0.62 / view.height())
    spot = QRectF(0, 0, view.width() * scale, view.height() * scale)
    spot.moveCenter(room.center())
    spot.moveBottom(room.bottom())
    _draw_silhouette(painter, SIDE_VIEW, spot, colours)
    back = spot.topLeft() + QPointF(*MID_BACK) * scale
    phone = QRectF(back.x() - line, room.top(), 2 * line, 0.7 * line)
    _draw_stick(painter, back + QPointF(-70 * scale, 4), back + QPointF(70 * scale, 4), colours)
    _draw_sight(painter, QPointF(back.x(), phone.bottom() + 3), back - QPointF(0, 4), colours)
    _draw_phone(painter, phone, colours)
    _draw_ground(painter, QPointF(room.left(), spot.top() + FLOOR_Y * scale), room.right(), colours)
    _write(painter, QPointF(phone.right() + 10, phone.bottom()), _("straight above"), colours.color("accent"))


# --- parts -------------------------------------------------------------------------------------------


def _panel(painter: QPainter, box: QRectF, title: str, colours: Theme) -> QRectF:
    """Draw the ground of one drawing with its title, and return the room that is left."""
    painter.setPen(QPen(colours.color("line"), 1))
    painter.setBrush(colours.color("soft"))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    line = painter.fontMetrics().height()
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.save()
    painter.setFont(font)
    _write(
        painter, QPointF(box.left() + 14, box.top() + 10 + painter.fontMetrics().ascent()), title, colours.color("ink")
    )
    painter.restore()
    return box.adjusted(18, 18 + 1.2 * line, -18, -14)


def _view_box(name: str) -> QRectF:
    return _renderer(name, "#000000").viewBoxF()


def _draw_silhouette(painter: QPainter, name: str, spot: QRectF, colours: Theme) -> None:
    _renderer(name, colours.muted).render(painter, spot)


def _renderer(name: str, colour: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # only when it is really drawn: it costs start-up time

    drawing = paths.resource(f"poses/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))


def _draw_stick(painter: QPainter, start: QPointF, end: QPointF, colours: Theme) -> None:
    """Draw a stick with five fields, dark and light in turn."""
    painter.setPen(QPen(colours.color("ink"), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, end)
    painter.setPen(QPen(colours.color("card"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for part in (1, 3):
        painter.drawLine(start + (end - start) * (part / 5), start + (end - start) * ((part + 1) / 5))


def _draw_phone(painter: QPainter, box: QRectF, colours: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color("accent"))
    painter.drawRoundedRect(box, 4, 4)


def _draw_sight(painter: QPainter, start: QPointF, end: QPointF, colours: Theme) -> None:
    """Draw the way the phone looks, as a dashed arrow."""
    painter.setPen(QPen(colours.color("accent"), 1.6, Qt.PenStyle.DashLine))
    painter.drawLine(start, end)
    _draw_tip(painter, start, end, colours.color("accent"))


def _draw_distance(painter: QPainter, start: QPointF, end: QPointF, colours: Theme) -> None:
    """Draw an arrow with two tips and the distance in its middle."""
    colour = colours.color("muted")
    words = _("2–3 m")
    wide, high = painter.fontMetrics().horizontalAdvance(words) + 12, painter.fontMetrics().height()
    painter.setPen(QPen(colour, 1.2))
    painter.drawLine(start, end)
    _draw_tip(painter, start, end, colour)
    _draw_tip(painter, end, start, colour)
    room = QRectF(0, 0, wide, high)
    room.moveCenter((start + end) / 2)
    painter.fillRect(room, colours.color("soft"))
    painter.setPen(colours.color("ink"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)


def _draw_ground(painter: QPainter, start: QPointF, right: float, colours: Theme) -> None:
    painter.setPen(QPen(colours.color("edge"), 1.2))
    painter.drawLine(start, QPointF(right, start.y()))


def _draw_tip(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    """Draw the tip of an arrow from start to end."""
    way = end - start
    length = max(1e-6, (way.x() ** 2 + way.y() ** 2) ** 0.5)
    along, across = way * (7 / length), QPointF(-way.y(), way.x()) * (3.6 / length)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([end, end - along + across, end - along - across]))
    painter.restore()


def _write(painter: QPainter, base: QPointF, words: str, colour: QColor) -> None:
    painter.setPen(colour)
    painter.drawText(base, words)
