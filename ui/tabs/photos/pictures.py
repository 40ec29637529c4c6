# SPDX-License-Identifier: MIT
"""Brings scaled copies from cache/ onto the screen without ever holding the window up.

Qt decodes only what we wrote into cache/; a missing copy is made again by the decoder in a job.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPixmap

from core.keeping import media
from core.keeping.decoder import Decoder
from core.usecases import photos
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui.jobs import Jobs
from ui.widgets.pixmaps import PixmapCache

THUMB, FULL = media.SIZES
THUMB_SHOWN_PX = 280  # long edge of a tile; more would only be shrunk while painting
THUMB_LIMIT = 64 * 1024**2
AT_ONCE = 2
Wanted = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """One scaled copy; `image` is null and `problem` says why when there is none."""

    sha256: str
    edge: int
    image: QImage
    problem: HindstrideError | None


def load(library: Path, wanted: Wanted, decoder: Decoder, name: str) -> Loaded:
    """Read a scaled copy, making it again when it is missing or broken; for a pool thread.

    Args:
        wanted: (sha256 of the original, long edge in px). name: what to call the photo in a sentence.
    """
    sha256, edge = wanted
    file = media.cache_path(library, sha256, edge)
    image = _read(file)
    if image.isNull():
        try:
            file.unlink(missing_ok=True)
            photos.make_copies(library, sha256, decoder, name=name)
        except HindstrideError as error:
            return Loaded(sha256, edge, image, error)
        except OSError:
            return Loaded(sha256, edge, image, _not_shown(name))
        image = _read(file)
    return Loaded(sha256, edge, image, _not_shown(name) if image.isNull() else None)


class Pictures(QObject):
    """The pictures of one tab: asks for them, keeps them within bounds, tells when they are here.

    Signals:
        thumb_ready(sha256: str, QPixmap): a small one; null when there is none.
        full_ready(sha256: str): a large one can be had from `full`.
        failed(sha256: str, sentence: str): a large one cannot be shown.
    """

    thumb_ready = Signal(str, QPixmap)
    full_ready = Signal(str)
    failed = Signal(str, str)

    def __init__(self, library: Path, jobs: Jobs, decoder: Decoder, parent: QObject) -> None:
        """Make an empty store of pictures for one library."""
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._decoder = decoder
        self._fulls = PixmapCache()
        self.thumbs = PixmapCache(THUMB_LIMIT)
        self._waiting: dict[Wanted, str] = {}
        self._running: set[Wanted] = set()

    def want_thumb(self, sha256: str) -> None:
        """Ask for a small picture; `thumb_ready` answers."""
        self._want((sha256, THUMB), "")

    def full(self, photo: photos.Photo) -> QPixmap | None:
        """Return a large picture; None asks for it, and `full_ready` or `failed` answers."""
        found = self._fulls.get(photo.sha256)
        if found is None:
            self._want((photo.sha256, FULL), photo.name)
        return found

    def _want(self, wanted: Wanted, name: str) -> None:
        if wanted not in self._running:
            self._waiting.pop(wanted, None)  # asked again: it is in sight now, so it comes first
            self._waiting[wanted] = name
            self._start()

    def _start(self) -> None:
        while self._waiting and len(self._running) < AT_ONCE:
            wanted = self._next()
            name = self._waiting.pop(wanted)
            self._running.add(wanted)
            self._jobs.run(load, self._library, wanted, self._decoder, name, then=self._on_loaded, failed=self._on_bug)

    def _next(self) -> Wanted:
        """Return what to read next: large ones first, then what was asked for last."""
        newest_first = tuple(reversed(self._waiting))
        return next((wanted for wanted in newest_first if wanted[1] == FULL), newest_first[0])

    def _on_loaded(self, loaded: Loaded) -> None:
        self._running.discard((loaded.sha256, loaded.edge))
        pixmap = QPixmap.fromImage(loaded.image)
        if loaded.edge == THUMB:
            self.thumbs.put(loaded.sha256, _as_thumb(pixmap))
            self.thumb_ready.emit(loaded.sha256, self.thumbs.get(loaded.sha256))
        elif loaded.problem is not None:
            self.failed.emit(loaded.sha256, f"{loaded.problem.title}\n{loaded.problem.advice}".strip())
        else:
            self._fulls.put(loaded.sha256, pixmap)
            self.full_ready.emit(loaded.sha256)
        self._start()

    def _on_bug(self, error: object) -> None:
        self._running.clear()
        self._jobs.failed.emit(error)


def _read(file: Path) -> QImage:
    return QImageReader(str(file), b"jpg").read() if file.is_file() else QImage()


def _as_thumb(pixmap: QPixmap) -> QPixmap:
    edge = round(THUMB_SHOWN_PX * QGuiApplication.primaryScreen().devicePixelRatio())
    if max(pixmap.width(), pixmap.height()) <= edge:
        return pixmap
    aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixmap.scaled(QSize(edge, edge), aspect, smooth)


def _not_shown(name: str) -> HindstrideError:
    return HindstrideError(
        _("{name} cannot be shown.").format(name=name or _("This photo")),
        _("Its original is kept; check that the disk of the library can be written to."),
    )
