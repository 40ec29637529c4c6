# SPDX-License-Identifier: MIT
"""Two photos beside each other without a word on them: no week, no day, no name.

Which part is shown comes from outside as a rectangle; answers and scores are the dialog's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words.i18n import _
from ui import theme
from ui.widgets import compare_paint

GAP = 10
LEAST = QSize(360, 200)


@dataclass(frozen=True, slots=True)
class Sight:
    """One photo and the part of it that is seen.

    Attributes:
        pixmap: a copy of the photo, null while it is on its way. place: its px to px of the scene.
        scene: the part that is shown, the same for both photos when they are aligned.
    """

    pixmap: QPixmap
    place: QTransform
    scene: QRectF


class BlindView(QWidget):
    """The pair on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty view."""
        super().__init__(parent)
        self.setObjectName("blind_view")
        self.setAccessibleName(_("Two photos of one pose, without dates"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sights: tuple[Sight | None, Sight | None] = (None, None)

    def set_sights(self, left: Sight | None, right: Sight | None) -> None:
        """Show two photos; None is a photo that is still being opened."""
        self._sights = (left, right)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a back end can still be judged."""
        return LEAST

    def picture(self, size: QSize, ratio: float, picked: str) -> QPixmap:
        """Draw the pair small, for the key; `picked` ("left", "right" or "") is ringed. Size in px of the screen."""
        made = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        boxes = _halves(QRectF(0, 0, size.width(), size.height()), 4, self._sights)
        for side, box, sight in zip(("left", "right"), boxes, self._sights, strict=True):
            _draw(painter, box, sight)
            if side == picked:
                compare_paint.draw_ring(painter, box)
        painter.end()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both halves."""
        painter = QPainter(self)
        for box, sight in zip(_halves(QRectF(self.rect()), GAP, self._sights), self._sights, strict=True):
            _draw(painter, box, sight)
            if sight is None:
                compare_paint.draw_message(painter, box, _("Opening the photo…"))
        painter.end()


def _halves(room: QRectF, gap: float, sights: Sequence[Sight | None]) -> list[QRectF]:
    """Return where the two photos stand: both of one size, side by side in the middle."""
    most = QSizeF((room.width() - gap) / 2, room.height())
    shape = next((sight.scene.size() for sight in sights if sight is not None), most)
    size = shape.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    top = room.top() + (room.height() - size.height()) / 2
    middle = room.center().x()
    left = QRectF(middle - gap / 2 - size.width(), top, size.width(), size.height())
    return [left, left.translated(size.width() + gap, 0)]


def _draw(painter: QPainter, box: QRectF, sight: Sight | None) -> None:
    compare_paint.draw_ground(painter, box)
    if sight is None or sight.pixmap.isNull() or sight.scene.isEmpty():
        return
    scale = min(box.width() / sight.scene.width(), box.height() / sight.scene.height())
    spot = QRectF(0, 0, sight.scene.width() * scale, sight.scene.height() * scale)
    spot.moveCenter(box.center())
    onto = QTransform.fromTranslate(-sight.scene.x(), -sight.scene.y())
    onto *= QTransform.fromScale(scale, scale) * QTransform.fromTranslate(spot.x(), spot.y())
    path = QPainterPath()
    path.addRoundedRect(spot, compare_paint.RADIUS, compare_paint.RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    _draw_scaled(painter, sight.pixmap, sight.place * onto)
    painter.setClipping(False)
    painter.setPen(QPen(theme.shown().color("line"), 1))
    painter.drawPath(path)
    painter.restore()


def _draw_scaled(painter: QPainter, pixmap: QPixmap, onto: QTransform) -> None:
    """Draw through a transform; a much smaller picture is shrunk well first, because Qt would skip pixels."""
    factor = (abs(onto.determinant()) ** 0.5) * painter.device().devicePixelRatio()
    if factor < compare_paint.SHARP_BELOW:
        size = QSize(max(1, round(pixmap.width() * factor)), max(1, round(pixmap.height() * factor)))
        keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        shrunk = pixmap.scaled(size, keep, smooth)
        onto = QTransform.fromScale(pixmap.width() / size.width(), pixmap.height() / size.height()) * onto
        pixmap = shrunk
    painter.setTransform(onto, True)
    painter.drawPixmap(0, 0, pixmap)
    painter.resetTransform()
