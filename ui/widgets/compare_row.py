# SPDX-License-Identifier: MIT
"""All weeks of a pose in one row that scrolls sideways, under the same zoom and pan as the pair.

Pictures are asked for only where a frame is in sight, so a long recovery costs no more than a short one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from core.words.geometry import Similarity
from core.words.i18n import _
from ui.widgets import compare_modes, compare_paint
from ui.widgets.compare_places import ASPECTS, GAP, transform_of
from ui.widgets.compare_surface import Placing, Surface

CLICK_PX = 4  # a hand that moved less has clicked
REMEMBERED = 16
NO_ASPECT = 0.75


@dataclass(frozen=True, slots=True)
class WeekFrame:
    """One week of the row.

    Attributes:
        key: names its picture. title, detail: of its badge. message: said while there is no picture.
        place: "left" or "right" when it is one of the pair.
        original: width x height px of the upright original; empty means the picture's own size.
        similarity: px of its original to px of the row's reference; None: drawn in its own frame.
    """

    key: str
    title: str
    detail: str = ""
    message: str = ""
    place: str = ""
    original: QSize = field(default_factory=QSize)
    similarity: Similarity | None = None


class RowSurface(Surface):
    """The frames of a row. Made by WeeksRow, which scrolls it.

    Signals:
        week_chosen(index: int, for_left: bool): a frame was clicked; with Shift for the left photo.
        scrolled(by: int): the wheel was turned sideways, or with Shift.
    """

    week_chosen = Signal(int, bool)
    scrolled = Signal(int)

    def __init__(self, picture_of: Callable[[str], QPixmap | None]) -> None:
        """Make an empty row; `picture_of` returns the picture of a key, or None and sees that it is painted later."""
        super().__init__()
        self.setObjectName("compare_row_surface")
        self.frames: list[WeekFrame] = []
        self.aspect = NO_ASPECT
        self.reference = QSize()
        self._picture_of = picture_of
        self._scaled = compare_paint.ScaledOnce(REMEMBERED)
        self._pressed: QPointF | None = None

    def frame_rect(self, index: int) -> QRectF:
        """Return the room of one week in px of the row."""
        wide = self.height() * self.aspect
        return QRectF(index * (wide + GAP), 0, wide, self.height())

    def wanted_width(self, height: int) -> int:
        """Return how wide the row is at a height, px."""
        return round(len(self.frames) * (height * self.aspect + GAP) - GAP) if self.frames else 0

    def placings(self) -> list[Placing]:
        """Return frame and picture size of the weeks in sight."""
        return [(self.frame_rect(index), self._frame_size(index)) for index in self._in_sight()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weeks in sight."""
        painter = QPainter(self)
        dirty = QRectF(event.rect())
        for index in self._in_sight():
            if self.frame_rect(index).intersects(dirty):
                self._paint(painter, index)
        if self.hasFocus():
            compare_paint.draw_focus(painter, QRectF(self.visibleRegion().boundingRect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom; turned sideways or with Shift, walk along the row."""
        turned = event.angleDelta()
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shift or abs(turned.x()) > abs(turned.y()):
            self.scrolled.emit(-(turned.x() or turned.y()))
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold, or begin a click."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the week that was clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > CLICK_PX:
            return
        for index in self._in_sight():
            if self.frame_rect(index).contains(pressed):
                self.week_chosen.emit(index, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _in_sight(self) -> list[int]:
        seen = QRectF(self.visibleRegion().boundingRect())
        return [index for index in range(len(self.frames)) if self.frame_rect(index).intersects(seen)]

    def _pixmap(self, index: int) -> QPixmap:
        return self._picture_of(self.frames[index].key) or QPixmap()

    def _is_aligned(self, index: int) -> bool:
        return self.frames[index].similarity is not None and not self.reference.isEmpty()

    def _frame_size(self, index: int) -> QSize:
        pixmap = self._pixmap(index)
        return self.reference if self._is_aligned(index) and not pixmap.isNull() else pixmap.size()

    def _placed(self, index: int, pixmap: QPixmap) -> QTransform:
        """Return px of a week's picture to px of the row."""
        frame, size = self.frames[index], self._frame_size(index)
        spot = self._view.placed(self.frame_rect(index), size.width(), size.height())
        placed = QTransform(spot.width() / size.width(), 0, 0, spot.height() / size.height(), spot.x(), spot.y())
        if frame.similarity is None or not self._is_aligned(index):
            return placed
        whole = frame.original if not frame.original.isEmpty() else pixmap.size()
        grown = QTransform.fromScale(whole.width() / pixmap.width(), whole.height() / pixmap.height())
        return grown * transform_of(frame.similarity) * placed

    def _paint(self, painter: QPainter, index: int) -> None:
        frame, box, pixmap = self.frames[index], self.frame_rect(index), self._pixmap(index)
        compare_paint.draw_ground(painter, box)
        if pixmap.isNull():
            compare_paint.draw_message(painter, box, frame.message)
        else:
            self._scaled.draw(painter, box, self._placed(index, pixmap), pixmap)
        compare_paint.draw_badge(painter, box, frame.title, frame.detail)
        if frame.place:
            compare_paint.draw_ring(painter, box)


class WeeksRow(QScrollArea):
    """The row with its scroll bar. Home and End go to its ends, Page Up and Page Down along it.

    Attributes:
        surface: takes hands and keys, and tells them by its signals.
    """

    def __init__(self, picture_of: Callable[[str], QPixmap | None], parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self.setObjectName("compare_row")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMinimumSize(260, 180)
        self._revealed = 0
        self.surface = RowSurface(picture_of)
        self.surface.setAccessibleName(_(compare_modes.mode_of(compare_modes.WEEKS).said))
        self.surface.scrolled.connect(self._on_scrolled)
        self.setWidget(self.surface)
        self.setFocusProxy(self.surface)

    def set_weeks(self, frames: Sequence[WeekFrame], aspect: float, reference: QSize | None = None) -> None:
        """Show these weeks, oldest first.

        Args:
            frames: the weeks.
            aspect: the width per height of the photos, 0 when not known.
            reference: width x height px of the original into which weeks with a similarity are drawn; None: none.
        """
        self.surface.reference = reference or QSize()
        self.surface.frames = list(frames)
        self.surface.aspect = max(ASPECTS[0], min(ASPECTS[1], aspect)) if aspect else NO_ASPECT
        pair = [_("{place}: {week}").format(place=_(one.place), week=one.title) for one in frames if one.place]
        self.surface.setAccessibleDescription(", ".join(pair))
        self._fit()
        self.surface.update()

    def reveal(self, index: int) -> None:
        """Bring one week into sight, now and when the row is shown or changes its size."""
        self._revealed = index
        self._reveal()

    def _reveal(self) -> None:
        box = self.surface.frame_rect(self._revealed)
        bar, wide = self.horizontalScrollBar(), self.viewport().width()
        bar.setValue(max(min(bar.value(), round(box.left())), round(box.right()) - wide))

    def sizeHint(self) -> QSize:
        """Ask for as much as the pair does."""
        return QSize(760, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the row the height that there is."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self._reveal)  # the scroll bar learns its reach after this event

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the pair is."""
        super().showEvent(event)
        QTimer.singleShot(0, self._reveal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the row; sideways arrows are for the page."""
        bar = self.horizontalScrollBar()
        steps = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            event.ignore()

    def _fit(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height()
        whole = self.height()
        high = whole if self.surface.wanted_width(whole) <= self.width() else whole - bar
        high = max(1, high)
        self.surface.resize(max(1, self.surface.wanted_width(high)), high)
        self.surface.set_view(self.surface.view)

    def _on_scrolled(self, by: int) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + by)
