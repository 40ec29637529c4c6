# SPDX-License-Identifier: MIT
"""Two pictures side by side under one zoom and one pan, each with its badge; a pane without one says why.

Values in by `set_…`, out by signals. Which photos stand here, and where they come from, is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words.i18n import _
from ui.widgets import compare_paint
from ui.widgets.compare_view import MAX_ZOOM, View

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
GAP = 10
ASPECTS = (0.6, 2.0)  # panes are never narrower or flatter than this, so that badge and words have room
WHEEL_STEP = 120.0
ZOOM_STEP = 1.25
STEP_KEYS = {Qt.Key.Key_A: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_D: 1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Pane:
    """What one half shows.

    Attributes:
        title: strong words of the badge ("Week 1"). detail: the rest of it ("25 Oct"); both "" for no badge.
        message: said in the middle while there is no picture.
        pixmap: null while there is none.
        aspect: width per height of the picture, also while it is still being opened; 0 when not known.
    """

    title: str = ""
    detail: str = ""
    message: str = ""
    pixmap: QPixmap = field(default_factory=QPixmap)
    aspect: float = 0.0

    @property
    def shape(self) -> float:
        """Width per height of the picture, 0 when not known."""
        return self.pixmap.width() / self.pixmap.height() if not self.pixmap.isNull() else self.aspect

    @property
    def words(self) -> str:
        """The badge in one line."""
        return " · ".join(part for part in (self.title, self.detail) if part)


class CompareCanvas(QWidget):
    """Two panes with one view.

    The wheel zooms at the cursor, dragging pans, a double-click fits; + − 0 do it with keys.

    Signals:
        step_asked(side: str, by: int): A/D or the arrow keys: the previous (-1) or next (1) week for the right
            pane, with Shift for the left one.
        zoom_changed(zoom: float): 1.0 is fitted.
    """

    step_asked = Signal(str, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make two empty panes."""
        super().__init__(parent)
        self.setObjectName("compare_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 180)
        self._panes: dict[Side, Pane] = {side: Pane() for side in SIDES}
        self._view = View()
        self._drag: tuple[Side, QPointF] | None = None
        self._scaled = compare_paint.ScaledOnce()
        self._tell_words()

    # --- values in ---------------------------------------------------------------------------------

    def set_pane(self, side: Side, pane: Pane) -> None:
        """Show something in one half; zoom and pan stay as they are."""
        self._panes[side] = pane
        self._view = self._settled(self._view)
        self._tell_words()
        self._mind_cursor()
        self.update()

    def set_pixmap(self, side: Side, pixmap: QPixmap) -> None:
        """Fill in the picture of one half, its words stay."""
        self.set_pane(side, replace(self._panes[side], pixmap=pixmap))

    def pane(self, side: Side) -> Pane:
        """Return what one half shows."""
        return self._panes[side]

    def fit(self) -> None:
        """Show both pictures whole."""
        self._set_view(View())

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom both pictures; `at` (px of the widget) stays under the cursor, None means the middle of a pane."""
        side = self._side_at(at) if at is not None else "right"
        shown = self.shown_rect(side)
        point = at if at is not None else self.pane_rect(side).center()
        if shown.isEmpty():
            return
        wanted = max(1.0, min(MAX_ZOOM, self._view.zoom * factor))
        spot = QPointF((point.x() - shown.x()) / shown.width(), (point.y() - shown.y()) / shown.height())
        self._set_view(self._view.zoomed(wanted, spot))

    def pan_by(self, side: Side, offset: QPointF) -> None:
        """Move both pictures as if the one of `side` was dragged by `offset` px."""
        shown = self.shown_rect(side)
        if not shown.isEmpty():
            self._set_view(self._view.panned(offset.x() / shown.width(), offset.y() / shown.height()))

    # --- what is where -----------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """How much larger than fitted the pictures are, 1 to 12."""
        return self._view.zoom

    def pane_rect(self, side: Side) -> QRectF:
        """Return the room of one half in px of the widget: of the pictures' shape, both alike, on top in the middle."""
        wide, high, aspect = (self.width() - GAP) / 2, float(self.height()), self.aspect()
        if aspect:
            wide, high = min(wide, high * aspect), min(high, wide / aspect)
        middle = self.width() / 2
        left = middle - GAP / 2 - wide if side == "left" else middle + GAP / 2
        return QRectF(left, 0, wide, high)

    def aspect(self) -> float:
        """Return the width per height of both panes: of the more upright picture; 0 when none is known."""
        shapes = [pane.shape for pane in self._panes.values() if pane.shape]
        return max(ASPECTS[0], min(ASPECTS[1], min(shapes))) if shapes else 0.0

    def shown_rect(self, side: Side) -> QRectF:
        """Return where the whole picture of one half lies, also beyond its pane; empty without a picture."""
        pixmap = self._panes[side].pixmap
        if pixmap.isNull():
            return QRectF()
        return self._view.placed(self.pane_rect(side), pixmap.width(), pixmap.height())

    def sizeHint(self) -> QSize:
        """Ask for room for two upright pictures."""
        return QSize(760, 560)

    # --- what Qt tells -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both halves."""
        painter = QPainter(self)
        for side in SIDES:
            pane = self._panes[side]
            box = self.pane_rect(side)
            compare_paint.draw_ground(painter, box)
            if pane.pixmap.isNull():
                compare_paint.draw_message(painter, box, pane.message)
            else:
                self._scaled.draw(painter, box, self.shown_rect(side), pane.pixmap)
            compare_paint.draw_badge(painter, box, pane.title, pane.detail)
        if self.hasFocus():
            compare_paint.draw_focus(painter, QRectF(self.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor."""
        steps = event.angleDelta().y() / WHEEL_STEP
        if steps:
            self.zoom_by(ZOOM_STEP**steps, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers on a touch pad."""
        if event.type() == QEvent.Type.NativeGesture:
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the pictures."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = (self._side_at(event.position()), event.position())
            self._mind_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan both pictures with the hand."""
        if self._drag is not None:
            side, last = self._drag
            self._drag = (side, event.position())
            self.pan_by(side, event.position() - last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag = None
        self._mind_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show both pictures whole again."""
        self._drag = None
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the weeks, zoom and fit."""
        key = Qt.Key(event.key())
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = pressed == Qt.KeyboardModifier.ShiftModifier
        if key in STEP_KEYS and (shift or pressed == Qt.KeyboardModifier.NoModifier):
            self.step_asked.emit("left" if shift else "right", STEP_KEYS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(ZOOM_STEP)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_by(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    # --- inside ------------------------------------------------------------------------------------

    def _side_at(self, point: QPointF) -> Side:
        return "left" if point.x() < self.width() / 2 else "right"

    def _settled(self, view: View) -> View:
        """Keep the pictures inside their panes as far as they are larger."""
        sizes = [(self._panes[side].pixmap, self.pane_rect(side)) for side in SIDES]
        return view.settled([(box, p.width(), p.height()) for p, box in sizes if not p.isNull()])

    def _set_view(self, view: View) -> None:
        before, self._view = self._view, self._settled(view)
        self._mind_cursor()
        self.update()
        if before.zoom != self._view.zoom:
            self.zoom_changed.emit(self._view.zoom)

    def _mind_cursor(self) -> None:
        if self._drag is not None and self._view.zoom > 1:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._view.zoom > 1:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _tell_words(self) -> None:
        left, right = (self._panes[side] for side in SIDES)
        self.setAccessibleName(_("Two photos side by side"))
        self.setAccessibleDescription(
            _("Left: {left}. Right: {right}.").format(
                left=left.words or left.message, right=right.words or right.message
            )
        )
