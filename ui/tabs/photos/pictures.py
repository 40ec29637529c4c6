# SPDX-License-Identifier: MIT
"""The pictures of the Photos tab in memory, within a number of bytes: small ones, large ones, and what fits a frame.

Qt decodes only what we wrote into cache/. In which order they are read and made is picture_queue.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap

from core.keeping.decoder import Decoder
from core.usecases import photos
from ui.jobs import Jobs
from ui.tabs.photos.picture_queue import FIT, FULL, THUMB, Loaded, PictureQueue
from ui.tabs.photos.picture_queue import load as load
from ui.tabs.photos.picture_queue import make as make
from ui.widgets.pixmaps import PixmapCache

THUMB_SHOWN_PX = 280  # long edge of a tile; more would only be shrunk while painting
THUMB_LIMIT = 64 * 1024**2
FIT_LIMIT = 64 * 1024**2
FIT_ENOUGH = 0.66  # a frame that has grown more than this wants a larger picture
LEAST_ROOM = QSize(200, 200)
SHARPEN_AFTER_MS = 120  # while walking through the weeks nobody looks closer


class Pictures(QObject):
    """The pictures of one tab: asks for them, keeps them within bounds, tells when they are here.

    Signals:
        thumb_ready(sha256: str, QPixmap): a small one; null when there is none.
        fit_ready(sha256: str): one that fits the frame can be had from `best`.
        full_ready(sha256: str): a large one can be had from `full` and `best`.
        failed(sha256: str, sentence: str): a large one cannot be shown.
    """

    thumb_ready = Signal(str, QPixmap)
    fit_ready = Signal(str)
    full_ready = Signal(str)
    failed = Signal(str, str)

    def __init__(self, library: Path, jobs: Jobs, decoder: Decoder, parent: QObject) -> None:
        """Make an empty store of pictures for one library."""
        super().__init__(parent)
        self._fulls = PixmapCache()
        self._fits = PixmapCache(FIT_LIMIT)
        self.thumbs = PixmapCache(THUMB_LIMIT)
        self._queue = PictureQueue(library, jobs, decoder, self)
        self._queue.came.connect(self._on_came)
        self._to_sharpen: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=SHARPEN_AFTER_MS)
        self._rest.timeout.connect(self._on_rest)

    def want_thumb(self, sha256: str) -> None:
        """Ask for a small picture; `thumb_ready` answers."""
        self._queue.want((sha256, THUMB), "")

    def full(self, photo: photos.Photo) -> QPixmap | None:
        """Return a large picture; None asks for it, and `full_ready` or `failed` answers."""
        found = self._fulls.get(photo.sha256)
        if found is None:
            self._queue.want((photo.sha256, FULL), photo.name)
        return found

    def set_room(self, room: QSize) -> None:
        """Say how large the frame of one photo is, in device px; `at_once` gives pictures of that size."""
        self._queue.room = room.expandedTo(LEAST_ROOM)

    def at_once(self, photo: photos.Photo) -> QPixmap | None:
        """Return a picture that is painted in a moment: sharp in its frame, but not enough for looking closer.

        None asks for it, and `fit_ready` answers. `full_ready` tells when the large one can take its place: when it
        has been read, or, if it is here already, as soon as the owner rests.
        """
        fit = self._fits.get(photo.sha256)
        if fit is None or not self._is_enough(fit, self._fulls.get(photo.sha256)):
            self._queue.want((photo.sha256, FIT), photo.name)
            return self.full(photo) or fit
        if self.full(photo) is not None:
            self._to_sharpen.add(photo.sha256)
            self._rest.start()
        return fit

    def best(self, photo: photos.Photo) -> QPixmap | None:
        """Return the largest picture of a photo that is in memory; None when there is none."""
        return self._fulls.get(photo.sha256) or self._fits.get(photo.sha256)

    def fetch(self, photo: photos.Photo) -> None:
        """Have the pictures of a photo at hand that may be looked at next."""
        if self._fits.get(photo.sha256) is None:
            self._queue.want((photo.sha256, FIT), photo.name)
        self.full(photo)

    def make_ahead(self, kept: Sequence[photos.Photo]) -> None:
        """Make the copies of new photos while nothing else is asked for; the last ones, on screen now, first."""
        self._queue.make_ahead([photo.sha256 for photo in kept])

    def hold(self, is_held: bool) -> None:
        """Make nothing that is missing while new photos come in: their small pictures are shown first."""
        self._queue.hold(is_held)

    def forget(self) -> None:
        """Let go of all pictures in memory; they come again when they are asked for."""
        for cache in (self._fulls, self._fits, self.thumbs):
            cache.clear()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still being read or made."""
        return self._queue.is_busy

    @property
    def used_bytes(self) -> int:
        """How many bytes all pictures in memory take."""
        return sum(cache.used_bytes for cache in (self._fulls, self._fits, self.thumbs))

    def _is_enough(self, fit: QPixmap, full: QPixmap | None) -> bool:
        if full is not None and full.width() <= fit.width():
            return True  # a small photo has no more
        room = self._queue.room
        return max(fit.width() / room.width(), fit.height() / room.height()) >= FIT_ENOUGH

    def _on_came(self, loaded: Loaded) -> None:
        pixmap = QPixmap.fromImage(loaded.image)
        if loaded.edge == THUMB:
            self.thumbs.put(loaded.sha256, _as_thumb(pixmap))
            self.thumb_ready.emit(loaded.sha256, self.thumbs.get(loaded.sha256))
        elif loaded.problem is not None:
            self.failed.emit(loaded.sha256, f"{loaded.problem.title}\n{loaded.problem.advice}".strip())
        elif loaded.edge == FIT:
            self._fits.put(loaded.sha256, pixmap)
            self.fit_ready.emit(loaded.sha256)
        else:
            self._fulls.put(loaded.sha256, pixmap)
            if not loaded.fit.isNull():
                self._fits.put(loaded.sha256, QPixmap.fromImage(loaded.fit))  # from now on it needs no scaling
            self.full_ready.emit(loaded.sha256)

    def _on_rest(self) -> None:
        ready, self._to_sharpen = self._to_sharpen, set()
        for sha256 in ready:
            if self._fulls.get(sha256) is not None:
                self.full_ready.emit(sha256)


def _as_thumb(pixmap: QPixmap) -> QPixmap:
    edge = round(THUMB_SHOWN_PX * QGuiApplication.primaryScreen().devicePixelRatio())
    if max(pixmap.width(), pixmap.height()) <= edge:
        return pixmap
    aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixmap.scaled(QSize(edge, edge), aspect, smooth)
