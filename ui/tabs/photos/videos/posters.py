# SPDX-License-Identifier: MIT
"""Brings posters of clips from cache/ onto the screen, and makes one again that is not there.

Qt decodes only what we wrote; a missing poster is made by the clip reader in a job.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from core.keeping.clip_reader import ClipReader
from core.usecases import clip_import
from core.usecases.clip_import import Work
from core.words.errors import HindstrideError
from ui.jobs import Jobs
from ui.widgets.pixmaps import PixmapCache

LIMIT_BYTES = 24 * 1024**2
EDGE_PX = 320


@dataclass(frozen=True, slots=True)
class LoadedPoster:
    """One poster; `image` is null when there is none."""

    sha256: str
    image: QImage


def load(library: Path, sha256: str, reader: ClipReader, *, job: Work | None = None) -> LoadedPoster:
    """Read a poster, making it when it is missing; for a pool thread.

    Args:
        reader: of this poster alone; closed when the job is cancelled, so that a closing window need not wait.
    """
    file = clip_import.poster_path(library, sha256)
    try:
        with clip_import.closed_when_stopped(reader, job):
            clip_import.make_poster(library, sha256, reader)
    except HindstrideError:  # kept without a preview: the tile shows a sign, opening the clip says why
        return LoadedPoster(sha256, QImage())
    source = QImageReader(str(file), b"jpg")
    size = source.size()
    if size.isValid():
        source.setScaledSize(size.scaled(QSize(EDGE_PX, EDGE_PX), Qt.AspectRatioMode.KeepAspectRatio))
    return LoadedPoster(sha256, source.read())


class Posters(QObject):
    """The posters of the page, one read at a time.

    Attributes:
        cache: to share with views.
    Signals:
        ready(sha256: str, QPixmap): a poster; null when there is none.
    """

    ready = Signal(str, QPixmap)

    def __init__(
        self, library: Path, jobs: Jobs, parent: QObject, *, reader: Callable[[], ClipReader] = ClipReader
    ) -> None:
        """Make an empty store of posters for one library; `reader` makes what looks at one clip."""
        super().__init__(parent)
        self._library, self._jobs, self._reader = library, jobs, reader
        self.cache = PixmapCache(LIMIT_BYTES)
        self._waiting: dict[str, None] = {}
        self._running = ""

    def want(self, sha256: str) -> None:
        """Ask for a poster; `ready` answers."""
        if sha256 != self._running:
            self._waiting.pop(sha256, None)
            self._waiting[sha256] = None
            self._start()

    def _start(self) -> None:
        if self._waiting and not self._running:
            self._running, _none = self._waiting.popitem()
            arguments = (self._library, self._running, self._reader())
            self._jobs.run(load, *arguments, then=self._on_loaded, failed=self._on_bug, with_job=True)

    def _on_loaded(self, loaded: LoadedPoster) -> None:
        self._running = ""
        pixmap = QPixmap.fromImage(loaded.image)
        self.cache.put(loaded.sha256, pixmap)
        self.ready.emit(loaded.sha256, pixmap)
        self._start()

    def _on_bug(self, error: object) -> None:
        self._running = ""
        self._start()  # the others have done nothing wrong
        self._jobs.failed.emit(error)
