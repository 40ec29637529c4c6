# SPDX-License-Identifier: MIT
"""One clip on screen: its frame upright, a badge with its day, zoom and pan, and an angle on a frozen frame.

How frames are fetched is clip_engine.py; which clip it is, is not known here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from core.words.i18n import _
from ui import theme
from ui.widgets import compare_paint
from ui.widgets.clip_angle import AngleSketch
from ui.widgets.clip_engine import ClipEngine
from ui.widgets.clip_times import FrameTimes
from ui.widgets.compare_surface import ZOOM_KEYS, Placing, Surface

RADIUS = 8.0
RING = 3


class ClipPlayer(Surface):
    """Plays one clip silently unless it is told otherwise.

    Attributes:
        engine: plays and steps.
    Signals:
        frame_changed(ms: float), stepped(index: int), opened(), ended(), failed(sentence: str): of the engine.
        chosen(): it was pressed or got the keyboard. angle_changed(): a point was placed or taken away.
    """

    frame_changed = Signal(float)
    stepped = Signal(int)
    opened = Signal()
    ended = Signal()
    failed = Signal(str)
    chosen = Signal()
    angle_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty player.

        Raises:
            NoPlayer: clips cannot be shown on this computer.
        """
        super().__init__(parent)
        self.engine = ClipEngine(self)
        self.setMinimumSize(180, 130)
        self._title, self._detail, self._message, self._moment = "", "", "", ""
        self._is_ringed = False
        self._pixmap = QPixmap()
        self._is_old = False
        self._angle = AngleSketch()
        self._places_angle = False
        self.engine.frame_changed.connect(self._on_frame)
        self.engine.settled.connect(self._on_settled)
        self.engine.opened.connect(self.opened)
        self.engine.ended.connect(self._on_ended)
        self.engine.failed.connect(self._on_failed)
        self._name_it()

    # --- values in -----------------------------------------------------------------------------------

    def open(self, path: Path, times: FrameTimes) -> None:
        """Show the first frame of another clip; `opened` or `failed` answers."""
        self._forget(_("Opening the clip…"))
        self.engine.open(path, times)

    def close_clip(self, message: str = "") -> None:
        """Let the clip go; `message` is said in its place."""
        self.engine.close()
        self._forget(message)

    def set_badge(self, title: str, detail: str) -> None:
        """Name the clip in the corner: strong words and the rest."""
        self._title, self._detail = title, detail
        self._name_it()
        self.update()

    def set_moment(self, words: str) -> None:
        """Say in the lower corner which moment is shown; "" says nothing."""
        self._moment = words
        self.update()

    def set_ringed(self, is_ringed: bool) -> None:
        """Draw a ring around the player that keys go to."""
        self._is_ringed = is_ringed
        self.update()

    def set_places_angle(self, wanted: bool) -> None:
        """Let clicks place the points of an angle; what was placed goes away when this ends."""
        self._places_angle = wanted
        self._angle.clear()
        if wanted:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.mind_cursor()
        self.update()

    # --- what is on screen ---------------------------------------------------------------------------

    @property
    def angle_deg(self) -> float | None:
        """The placed angle, degrees; None before three points stand."""
        return self._angle.degrees

    @property
    def angle_points(self) -> int:
        """How many points of an angle stand, 0 to 3."""
        return len(self._angle.points)

    @property
    def current_ms(self) -> float:
        """The presentation time of the shown frame, ms."""
        return self.engine.current_ms

    @property
    def frame_index(self) -> int:
        """The number of the shown frame from 0; -1 without one."""
        return self.engine.index

    @property
    def has_clip(self) -> bool:
        """Whether a frame is shown."""
        return self.engine.index >= 0

    @property
    def aspect(self) -> float:
        """Width per height of the upright frame; 0 without one."""
        size = self._picture().size()
        return size.width() / size.height() if size.height() else 0.0

    @property
    def message(self) -> str:
        """What is said in place of a frame; "" while one is shown."""
        return self._message

    def frame_image(self) -> QImage:
        """Return the shown frame upright in its full size; null without one."""
        return self.engine.image()

    def pane(self) -> QRectF:
        """Return where the player paints, px."""
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def placings(self) -> list[Placing]:
        """Return frame and size of what is shown."""
        return [(self.pane(), self._picture().size())]

    def to_frame(self, point: QPointF) -> QPointF | None:
        """Return the px of the upright frame under a px of the widget; None beside the frame."""
        shown = self._shown_rect()
        if shown.isEmpty() or not shown.contains(point):
            return None
        picture = self._pixmap.size()
        across = (point.x() - shown.x()) / shown.width() * picture.width()
        return QPointF(across, (point.y() - shown.y()) / shown.height() * picture.height())

    def to_widget(self, point: QPointF) -> QPointF:
        """Return where a px of the upright frame lies in the widget."""
        shown, picture = self._shown_rect(), self._pixmap.size()
        if not picture.width():
            return QPointF()
        across = shown.x() + point.x() / picture.width() * shown.width()
        return QPointF(across, shown.y() + point.y() / picture.height() * shown.height())

    # --- what Qt tells -------------------------------------------------------------------------------

    def take_hold(self, point: QPointF) -> bool:
        """Place a point of an angle instead of panning."""
        self.chosen.emit()
        spot = self.to_frame(point) if self._places_angle else None
        if spot is not None:
            self._angle.place(spot)
            self.angle_changed.emit()
            self.update()
        return spot is not None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit, unless points are being placed."""
        if self._places_angle:
            self.take_hold(event.position())
        else:
            super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the one that keys go to."""
        super().focusInEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and fit; all other keys are the page's."""
        if Qt.Key(event.key()) in (*ZOOM_KEYS, Qt.Key.Key_0):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Ask for the room of a lying clip."""
        return QSize(480, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, what is said about it, and the ring."""
        painter = QPainter(self)
        pane, picture = self.pane(), self._picture()
        compare_paint.draw_ground(painter, pane)
        if not picture.isNull():
            self._paint_picture(painter, pane, picture)
        elif self._message:
            compare_paint.draw_message(painter, pane, self._message)
        compare_paint.draw_badge(painter, pane, self._title, self._detail)
        if self._moment and not picture.isNull():
            _paint_moment(painter, pane, self._moment)
        self._angle.paint(painter, self.to_widget)
        if self._is_ringed or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = "focus" if self.hasFocus() else "accent"
            painter.setPen(QPen(theme.shown().color(role), 3 if self.hasFocus() else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)
        painter.end()

    # --- inside --------------------------------------------------------------------------------------

    def _paint_picture(self, painter: QPainter, pane: QRectF, picture: QPixmap) -> None:
        painter.save()
        painter.setClipRect(pane)
        # While it plays a frame is seen for a moment only: speed counts more than edges.
        is_smooth = not self.engine.is_playing
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawPixmap(self._shown_rect(), picture, QRectF(picture.rect()))
        painter.restore()

    def _shown_rect(self) -> QRectF:
        picture = self._picture()
        if picture.isNull():
            return QRectF()
        return self.view.placed(self.pane(), picture.width(), picture.height())

    def _picture(self) -> QPixmap:
        if self._is_old:
            self._is_old = False
            self._pixmap = QPixmap.fromImage(self.engine.image())
        return self._pixmap

    def _forget(self, message: str) -> None:
        self._message = message
        self._pixmap, self._is_old = QPixmap(), False
        self._moment = ""
        self._angle.clear()
        self._name_it()
        self.fit()
        self.update()

    def _name_it(self) -> None:
        said = " · ".join(part for part in (self._title, self._detail, self._message) if part)
        self.setAccessibleName(said or _("No clip"))

    def _on_frame(self, ms: float) -> None:
        self._is_old = True
        if self._message:
            self._message = ""
            self._name_it()
        if self.angle_points:
            self._angle.clear()
            self.angle_changed.emit()
        self.update()
        self.frame_changed.emit(ms)

    def _on_settled(self, index: int) -> None:
        self.update()
        self.stepped.emit(index)

    def _on_ended(self) -> None:
        self.update()
        self.ended.emit()

    def _on_failed(self, sentence: str) -> None:
        self._forget(sentence)
        self.failed.emit(sentence)


def _paint_moment(painter: QPainter, pane: QRectF, words: str) -> None:
    """Draw small light words on dark in the lower left corner."""
    metrics = painter.fontMetrics()
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(20, round(pane.width()) - 40))
    box = QRectF(pane.x() + 12, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 6)
    box.moveBottom(pane.bottom() - 10)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(compare_paint.BADGE_GROUND)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(compare_paint.BADGE_INK)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()
