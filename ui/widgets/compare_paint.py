# SPDX-License-Identifier: MIT
"""How the halves of the compare canvas are painted: ground, picture, badge, sentence, focus.

Nothing is decided here; the canvas says what lies where.
"""

from __future__ import annotations

from math import ceil, hypot

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache, QTransform

from ui import theme

RADIUS = 8.0
BADGE_GROUND = QColor(30, 30, 28, 190)  # dark on any photo, in both themes
BADGE_INK = QColor(255, 255, 255)
HANDLE = 15.0  # radius of the handle on the line between two photos
LINE_REACH = 18  # whole px to both sides of the line within which line and handle are drawn
SHARP_BELOW = 0.7  # Qt's own shrinking skips pixels below about half size


class ScaledOnce:
    """Draws pictures in panes; much smaller ones are shrunk well once and remembered until the size changes."""

    def __init__(self, room: int = 4) -> None:
        """Remember up to `room` shrunk pictures."""
        self._room = room
        self._kept: dict[int, tuple[QSize, QPixmap]] = {}

    def draw(self, painter: QPainter, pane: QRectF, placed: QTransform, pixmap: QPixmap) -> None:
        """Draw a picture where `placed` (px of the picture to px of the painter) says, cut to the rounded pane.

        A turn is drawn as it is; only the size is shrunk ahead.
        """
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(pane, RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(path)
        self._put(painter, placed, pixmap)
        painter.restore()

    def fill(self, painter: QPainter, pane: QRectF, placed: QTransform, pixmap: QPixmap) -> None:
        """Draw a picture and its ground as `draw_ground` and `draw` do, faster: the corners are cut afterwards.

        Args:
            pane: whole px; it becomes opaque, its corners are of the colour around it.
        """
        if not _covers(placed, pixmap, pane):
            painter.fillRect(pane, theme.shown().color("ground"))
            draw_ground(painter, pane)
        painter.save()
        painter.setClipRect(pane)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._put(painter, placed, pixmap)
        painter.restore()
        _round_off(painter, pane)

    def _put(self, painter: QPainter, placed: QTransform, pixmap: QPixmap) -> None:
        ratio = painter.device().devicePixelRatio()
        shown, whole = self._shrunk(pixmap, placed, ratio), QRectF(pixmap.rect())
        if placed.isRotating():
            painter.setTransform(placed, combine=True)
            painter.drawPixmap(whole, shown, QRectF(shown.rect()))
            return
        spot, size = placed.mapRect(whole), QSizeF(shown.size()) / ratio
        if abs(spot.width() - size.width()) < 1 / ratio and abs(spot.height() - size.height()) < 1 / ratio:
            # As large as it is seen: copied to the nearest px, for between two px it would be blurred.
            spot = QRectF(QPointF(round(spot.x() * ratio) / ratio, round(spot.y() * ratio) / ratio), size)
        painter.drawPixmap(spot, shown, QRectF(shown.rect()))

    def _shrunk(self, pixmap: QPixmap, placed: QTransform, ratio: float) -> QPixmap:
        across, down = hypot(placed.m11(), placed.m12()) * ratio, hypot(placed.m21(), placed.m22()) * ratio
        size = QSize(max(1, round(pixmap.width() * across)), max(1, round(pixmap.height() * down)))
        if size.width() > pixmap.width() * SHARP_BELOW:
            return pixmap
        kept = self._kept.get(pixmap.cacheKey())
        if kept is not None and kept[0] == size:
            return kept[1]
        made = pixmap.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        if len(self._kept) >= self._room:
            self._kept.clear()
        self._kept[pixmap.cacheKey()] = (size, made)
        return made


def draw_ground(painter: QPainter, pane: QRectF) -> None:
    """Draw the empty half."""
    colours = theme.shown()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.color("line"), 1))
    painter.setBrush(colours.color("soft"))
    painter.drawRoundedRect(pane.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.restore()


def _covers(placed: QTransform, pixmap: QPixmap, pane: QRectF) -> bool:
    """Tell whether a picture leaves no whole px of a pane free."""
    return not placed.isRotating() and placed.mapRect(QRectF(pixmap.rect())).adjusted(-0.5, -0.5, 0.5, 0.5).contains(
        pane
    )


def _round_off(painter: QPainter, pane: QRectF) -> None:
    """Cut the corners of a pane by painting the ground over them."""
    corner = QPainterPath()
    corner.lineTo(RADIUS, 0)
    corner.arcTo(QRectF(0, 0, 2 * RADIUS, 2 * RADIUS), 90, 90)
    corner.closeSubpath()
    four = QPainterPath()
    for x, across in ((pane.left(), 1), (pane.right(), -1)):
        for y, down in ((pane.top(), 1), (pane.bottom(), -1)):
            four.addPath(QTransform(across, 0, 0, down, x, y).map(corner))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(four, theme.shown().color("ground"))
    painter.restore()


def draw_message(painter: QPainter, pane: QRectF, words: str) -> None:
    """Say in the middle of a half why there is no picture; plain text."""
    painter.save()
    painter.setPen(theme.shown().color("muted"))
    room = pane.adjusted(20, 20, -20, -20)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
    painter.restore()


def badge_width(font: QFont, pane: QRectF, title: str, detail: str) -> float:
    """Return how wide the badge of a pane is, px; 0 when it has none."""
    if not title and not detail:
        return 0.0
    bold, plain = QFontMetricsF(_strong(font)), QFontMetricsF(font)
    head, tail = _badge_words(font, pane, title, detail)
    return bold.horizontalAdvance(head) + plain.horizontalAdvance(tail) + 25


def _badge_words(font: QFont, pane: QRectF, title: str, detail: str) -> tuple[str, str]:
    """Return the strong words and the rest of a badge, shortened to its pane."""
    bold, plain = QFontMetricsF(_strong(font)), QFontMetricsF(font)
    rest = f" · {detail}" if title and detail else detail
    room = max(20.0, pane.width() - 48)
    head = bold.elidedText(title, Qt.TextElideMode.ElideRight, room)
    tail = plain.elidedText(rest, Qt.TextElideMode.ElideRight, max(0.0, room - bold.horizontalAdvance(head)) + 0.5)
    return head, tail


def _strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def draw_badge(painter: QPainter, pane: QRectF, title: str, detail: str, *, at_right: bool = False) -> None:
    """Draw the dark badge in an upper corner: strong words, then the rest; too long words are shortened.

    A badge is painted once and then copied: laying out its words took a third of a frame while fading.
    """
    if not title and not detail:
        return
    ratio, font = painter.device().devicePixelRatioF(), painter.font()
    key = f"badge {title}\n{detail}\n{pane.width():.1f} {ratio} {font.key()}"
    badge = QPixmap()
    if not QPixmapCache.find(key, badge):
        badge = _badge(font, pane, (title, detail), ratio)
        QPixmapCache.insert(key, badge)
    left = pane.right() - 12 - badge.width() / ratio if at_right else pane.x() + 12
    painter.drawPixmap(QPointF(round(left * ratio) / ratio, round((pane.y() + 12) * ratio) / ratio), badge)


def _badge(font: QFont, pane: QRectF, words: tuple[str, str], ratio: float) -> QPixmap:
    strong = _strong(font)
    bold = QFontMetricsF(strong)
    head, tail = _badge_words(font, pane, *words)
    box = QRectF(0, 0, badge_width(font, pane, *words), bold.height() + 13)
    badge = QPixmap(ceil(box.width() * ratio), ceil(box.height() * ratio))
    badge.setDevicePixelRatio(ratio)
    badge.fill(Qt.GlobalColor.transparent)
    painter = QPainter(badge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(BADGE_GROUND)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(BADGE_INK)
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
    text = box.adjusted(12, 0, -12, 0)
    painter.setFont(strong)
    painter.drawText(text, middle, head)
    plain_font = QFont(strong)
    plain_font.setWeight(QFont.Weight.Normal)
    painter.setFont(plain_font)
    painter.drawText(text.adjusted(bold.horizontalAdvance(head), 0, 0, 0), middle, tail)
    painter.end()
    return badge


def draw_focus(painter: QPainter, box: QRectF, dirty: QRectF | None = None) -> None:
    """Draw the ring that says: keys go here; `box` in whole px, `dirty` what is painted at all, None for everything.

    Its sides are filled and only its corners are strokes: as one stroke it took a fifth of a frame.
    """
    colour, bend, inner = theme.shown().color("focus"), RADIUS + 1, box.adjusted(1, 1, -1, -1)
    for y in (box.top(), box.bottom() - 2):
        painter.fillRect(QRectF(box.left() + bend, y, box.width() - 2 * bend, 2), colour)
    for x in (box.left(), box.right() - 2):
        painter.fillRect(QRectF(x, box.top() + bend, 2, box.height() - 2 * bend), colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    round_it = QRectF(0, 0, 2 * RADIUS, 2 * RADIUS)
    corners = (QRectF.moveTopRight, inner.topRight()), (QRectF.moveTopLeft, inner.topLeft())
    corners += (QRectF.moveBottomLeft, inner.bottomLeft()), (QRectF.moveBottomRight, inner.bottomRight())
    for number, (move, corner) in enumerate(corners):
        move(round_it, corner)
        if dirty is None or dirty.intersects(round_it):
            painter.drawArc(round_it, number * 90 * 16, 90 * 16)
    painter.restore()


def draw_line(painter: QPainter, box: QRectF, x: float) -> None:
    """Draw the upright line between two photos with its round handle; `x` in px of the widget.

    It is painted once and then copied: its strokes took half a frame while it was dragged.
    """
    ratio = painter.device().devicePixelRatioF()
    key, line = f"line {box.height():.2f} {ratio}", QPixmap()
    if not QPixmapCache.find(key, line):
        line = _line(box.height(), ratio)
        QPixmapCache.insert(key, line)
    painter.drawPixmap(QPointF(round((x - LINE_REACH) * ratio) / ratio, box.top()), line)


def _line(height: float, ratio: float) -> QPixmap:
    line = QPixmap(ceil(2 * LINE_REACH * ratio), ceil(height * ratio))
    line.setDevicePixelRatio(ratio)
    line.fill(Qt.GlobalColor.transparent)
    painter = QPainter(line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((BADGE_GROUND, 4), (BADGE_INK, 2)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(LINE_REACH, 0), QPointF(LINE_REACH, height))
    middle = QPointF(LINE_REACH, height / 2)
    painter.setBrush(BADGE_GROUND)
    painter.drawEllipse(middle, HANDLE, HANDLE)
    painter.setPen(QPen(BADGE_INK, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for way in (-1, 1):
        tip = middle + QPointF(way * HANDLE * 0.62, 0)
        for up in (-1, 1):
            painter.drawLine(tip, tip + QPointF(-way * HANDLE * 0.3, up * HANDLE * 0.32))
    painter.end()
    return line


def draw_note(painter: QPainter, box: QRectF, words: str) -> None:
    """Say at the foot of a frame, over the photo that is there, why another is not; plain text."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    room = box.adjusted(32, 32, -32, -24)
    taken = QFontMetricsF(painter.font()).boundingRect(room, flags, words)
    taken.moveBottom(room.bottom())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(BADGE_GROUND)
    painter.drawRoundedRect(taken.adjusted(-12, -7, 12, 7), 6, 6)
    painter.setPen(BADGE_INK)
    painter.drawText(taken.adjusted(-1, 0, 1, 1), flags, words)
    painter.restore()


def draw_ring(painter: QPainter, pane: QRectF) -> None:
    """Ring a frame whose photo is one of the two being compared."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.shown().color("accent"), 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(pane.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)
    painter.restore()
