# SPDX-License-Identifier: MIT
"""The hands and keys that move pictures under one zoom and pan, whatever stands on the surface.

What is painted, and where each picture has its frame, is said by the canvas and the row of weeks.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import compare_modes
from ui.widgets.compare_view import MAX_ZOOM, View

WHEEL_STEP = 120.0
ZOOM_STEP = 1.25
STEP_KEYS = {Qt.Key.Key_A: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_D: 1, Qt.Key.Key_Right: 1}
ZOOM_KEYS = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / ZOOM_STEP,
    Qt.Key.Key_Underscore: 1 / ZOOM_STEP,
}
Placing = tuple[QRectF, QSize]


class Surface(QWidget):
    """Pictures in frames that zoom and pan as one.

    The wheel zooms at the cursor, dragging pans, a double-click fits; + − 0 do it with keys.

    Signals:
        step_asked(side: str, by: int): A/D or the arrow keys: the previous (-1) or next (1) week for the right
            photo, with Shift for the left one.
        zoom_changed(zoom: float): 1.0 is fitted. view_changed(View): zoom or pan changed.
        mode_asked(key: str): a number key: another way of looking. swap_asked(): the key X.
    """

    step_asked = Signal(str, int)
    zoom_changed = Signal(float)
    view_changed = Signal(object)
    mode_asked = Signal(str)
    swap_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a surface that is fitted."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view = View()
        self._drag: QPointF | None = None

    # --- said by who paints --------------------------------------------------------------------------

    def placings(self) -> list[Placing]:
        """Return frame and size of the picture of all that is on screen; an empty size where there is none."""
        raise NotImplementedError

    def take_hold(self, point: QPointF) -> bool:
        """Tell whether a press at `point` means something else than panning."""
        return False

    # --- the view ------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What all pictures look at."""
        return self._view

    @property
    def zoom(self) -> float:
        """How much larger than fitted the pictures are, 1 to 12."""
        return self._view.zoom

    def set_view(self, view: View) -> None:
        """Look at another part, as far as the pictures reach."""
        before, self._view = self._view, self.settled(view)
        self.mind_cursor()
        self.update()
        if before != self._view:
            self.view_changed.emit(self._view)
        if before.zoom != self._view.zoom:
            self.zoom_changed.emit(self._view.zoom)

    def settled(self, view: View) -> View:
        """Keep the pictures inside their frames as far as they are larger."""
        shown = [(box, size.width(), size.height()) for box, size in self.placings() if not size.isEmpty()]
        return view.settled(shown) if shown else view

    def fit(self) -> None:
        """Show all pictures whole."""
        self.set_view(View())

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom all pictures; `at` (px of the widget) stays under the cursor, None means the middle of a frame."""
        found = self._placing_at(at)
        if found is None or found[1].isEmpty():
            return
        box, size = found
        shown = self._view.placed(box, size.width(), size.height())
        point = at if at is not None else box.center()
        wanted = max(1.0, min(MAX_ZOOM, self._view.zoom * factor))
        spot = QPointF((point.x() - shown.x()) / shown.width(), (point.y() - shown.y()) / shown.height())
        self.set_view(self._view.zoomed(wanted, spot))

    def drag_by(self, at: QPointF, offset: QPointF) -> None:
        """Move all pictures as if the one at `at` was dragged by `offset` px."""
        found = self._placing_at(at)
        if found is not None and not found[1].isEmpty():
            shown = self._view.placed(found[0], found[1].width(), found[1].height())
            self.set_view(self._view.panned(offset.x() / shown.width(), offset.y() / shown.height()))

    # --- what Qt tells -------------------------------------------------------------------------------

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
        if event.button() == Qt.MouseButton.LeftButton and not self.take_hold(event.position()):
            self._drag = event.position()
            self.mind_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan all pictures with the hand."""
        if self._drag is not None:
            last, self._drag = self._drag, event.position()
            self.drag_by(last, event.position() - last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag = None
        self.mind_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all pictures whole again."""
        self._drag = None
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the weeks, zoom and fit, choose how to look, swap."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shift = held == Qt.KeyboardModifier.ShiftModifier
        is_bare = is_shift or held == Qt.KeyboardModifier.NoModifier
        if is_bare and key in STEP_KEYS:
            self.step_asked.emit("left" if is_shift else "right", STEP_KEYS[key])
        elif is_bare and key in compare_modes.KEYS:  # some keyboards write digits with Shift
            self.mode_asked.emit(compare_modes.KEYS[key])
        elif is_bare and key == Qt.Key.Key_X:
            self.swap_asked.emit()
        elif key in ZOOM_KEYS:
            self.zoom_by(ZOOM_KEYS[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mind_cursor(self) -> None:
        """Show a hand where there is something to pan."""
        if self._drag is not None and self._view.zoom > 1:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._view.zoom > 1:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _placing_at(self, point: QPointF | None) -> Placing | None:
        """Return the picture nearest to a point; None means the last one that has a picture."""
        every = self.placings()
        if point is None:
            return next((one for one in reversed(every) if not one[1].isEmpty()), None)
        return min(every, key=lambda one: _away(one[0], point), default=None)


def _away(box: QRectF, point: QPointF) -> float:
    """Return how far a point lies beside a frame, px."""
    return max(box.left() - point.x(), point.x() - box.right(), 0.0)
