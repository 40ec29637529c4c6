# SPDX-License-Identifier: MIT
"""Shows a time-lapse before it is saved, frame after frame as it will be written.

Frames are drawn by lapse_frames.py; where the photos come from is the pictures' business.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words.i18n import _
from ui.tabs.photos.extras import lapse_frames
from ui.tabs.photos.extras.lapse_plan import Film
from ui.tabs.photos.pictures import Pictures
from ui.widgets import compare_paint
from ui.widgets.pixmaps import draw_covering

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
LEAST = QSize(240, 180)
LAST_TIMES = 3  # the last frame stands longer, as in the file


class LapsePreview(QWidget):
    """Plays a film while it is on screen; each frame is drawn once. Space or a click lets it stand still.

    Attributes:
        at: number of the frame on screen, from 0. is_paused: whether it stands still.
    """

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        """Make an empty preview."""
        super().__init__(parent)
        self.setObjectName("lapse_preview")
        self.setAccessibleName(_("Preview of the time-lapse"))
        self.setToolTip(_("Space or a click pauses; the arrow keys go from photo to photo."))
        self.setAccessibleDescription(self.toolTip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pictures = pictures
        self._film = Film((), (4, 3))
        self._drawn: dict[int, QPixmap] = {}
        self._unreadable: set[str] = set()
        self.at = 0
        self.is_paused = False
        self._frame_ms = 1000
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go_on)
        pictures.full_ready.connect(self._on_full)
        pictures.failed.connect(self._on_failed)

    def set_film(self, film: Film, frame_ms: int) -> None:
        """Play another film, or the same with another time per frame, from its start."""
        if film != self._film:
            self._drawn = {}
        self._film, self._frame_ms, self.at = film, frame_ms, 0
        self.updateGeometry()
        self._fetch(0)
        self._wait()
        self.update()

    def go_on(self) -> None:
        """Show the next frame that can be shown; one that is still being opened is waited for."""
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next (1) or the last (-1) frame that can be shown, round and round."""
        count = len(self._film.frames)
        for far in range(1, count + 1):
            coming = (self.at + far * by) % count
            if self._film.frames[coming].photo.sha256 in self._unreadable:
                continue
            if self._fetch(coming):
                self.at = coming
                self.update()
            break
        self._wait()

    def pause(self, is_paused: bool) -> None:
        """Stand still, or play on."""
        self.is_paused = is_paused
        self._wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause with Space, walk with the arrow keys."""
        if event.key() == Qt.Key.Key_Space:
            self.pause(not self.is_paused)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pause(True)
            self.step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pause, or play on."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pause(not self.is_paused)

    def heightForWidth(self, width: int) -> int:
        """Return the height that fits the shape of the film."""
        return round(width * self._film.shape[1] / max(1, self._film.shape[0]))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a dog can still be seen."""
        return LEAST

    def showEvent(self, event: QShowEvent) -> None:
        """Play while it is seen."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the frames anew in their new size."""
        super().resizeEvent(event)
        self._drawn = {}
        self._fetch(self.at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, or say that it is on its way."""
        painter = QPainter(self)
        shown = self._drawn.get(self.at)
        size = QSize(*self._film.shape).scaled(self.size(), _KEEP)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        compare_paint.draw_ground(painter, box)
        if shown is not None:
            draw_covering(painter, box, shown, compare_paint.RADIUS)
        elif self._film.frames:
            compare_paint.draw_message(painter, box, _("Opening the photo…"))
        if self.hasFocus():
            compare_paint.draw_focus(painter, box)
        painter.end()

    def _wait(self) -> None:
        if self.isVisible() and not self.is_paused and len(self._film.frames) > 1:
            is_last = self.at == len(self._film.frames) - 1
            self._timer.start(self._frame_ms * (LAST_TIMES if is_last else 1))
        else:
            self._timer.stop()

    def _fetch(self, number: int) -> bool:
        """Draw a frame when its photo is here, and have the one after it opened; returns whether it is drawn."""
        frames = self._film.frames
        if not frames or number in self._drawn:
            return bool(frames)
        frame = frames[number]
        pixmap = self._pictures.full(frame.photo)
        if pixmap is None or pixmap.isNull():
            return False
        ratio = self.devicePixelRatioF()
        size = QSize(*self._film.shape).scaled(self.size(), _KEEP)
        edge = max(16, round(max(size.width(), size.height()) * ratio))
        drawn = QPixmap.fromImage(lapse_frames.draw(pixmap.toImage(), frame, self._film, edge, font=self.font()))
        self._drawn[number] = drawn
        self._pictures.full(frames[(number + 1) % len(frames)].photo)
        return True

    def _on_full(self, sha256: str) -> None:
        frames = self._film.frames
        if frames and self.at not in self._drawn and frames[self.at].photo.sha256 == sha256:
            self._fetch(self.at)
            self.update()

    def _on_failed(self, sha256: str, _sentence: str) -> None:
        self._unreadable.add(sha256)
        frames = self._film.frames
        if frames and frames[self.at].photo.sha256 == sha256:
            self.go_on()
