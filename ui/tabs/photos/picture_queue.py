# SPDX-License-Identifier: MIT
"""Which picture is read or made next, two at a time: what is there before what must be made, what is in sight first.

What came is handed on; keeping it in memory is pictures.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from core.keeping import media
from core.keeping.decoder import Decoder
from core.usecases import photos
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui.jobs import Jobs

THUMB, FULL = media.SIZES
FIT = 1  # in the place of an edge: about as large as the frame
AHEAD = 0  # in the place of an edge: all copies that are missing
ORDER = (FIT, FULL, THUMB)
AT_ONCE = 2
MAKE_AFTER_MS = 40  # the page that shows new photos asks for their small pictures first
Wanted = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """One scaled copy of the photo `name`; `image` is null, and `problem` may say why, when there is none.

    `fit` is the same as large as it is seen in its frame; null when there is none, or the copy is no larger.
    """

    sha256: str
    edge: int
    name: str
    image: QImage
    problem: HindstrideError | None = None
    fit: QImage = field(default_factory=QImage)


def load(library: Path, wanted: Wanted, name: str) -> Loaded:
    """Read a scaled copy that is there; without one the image is null and no problem is told. For a pool thread.

    Args:
        wanted: (sha256 of the original, long edge in px). name: what to call the photo in a sentence.
    """
    return Loaded(*wanted, name, _read(media.cache_path(library, *wanted)))


def load_fit(library: Path, wanted: Wanted, name: str, room: QSize) -> Loaded:
    """Read the large copy of an original about as large as a frame needs it, in a fraction of the time; as `load`.

    Args:
        wanted: (sha256 of the original, FIT). room: the frame in device px.
    """
    reader = QImageReader(str(media.cache_path(library, wanted[0], FULL)), b"jpg")
    size = reader.size()
    if not size.isEmpty():
        need = min(room.width() / size.width(), room.height() / size.height())
        eighths = max(1, min(8, round(8 * need)))  # what the decoder does by itself; the rest is scaled while painting
        reader.setScaledSize(QSize(-(-size.width() * eighths // 8), -(-size.height() * eighths // 8)))
    return Loaded(*wanted, name, reader.read())


def load_full(library: Path, wanted: Wanted, name: str, room: QSize) -> Loaded:
    """Read the large copy of an original, and have it ready as large as it is seen in its frame; as `load`.

    Args:
        wanted: (sha256 of the original, FULL). room: the frame in device px.
    """
    loaded = load(library, wanted, name)
    size = loaded.image.size()
    if size.width() <= room.width() or size.height() <= room.height():
        return loaded
    shown, smooth = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio), Qt.TransformationMode.SmoothTransformation
    return replace(loaded, fit=loaded.image.scaled(shown, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))


def make(library: Path, wanted: Wanted, decoder: Decoder, name: str) -> Loaded:
    """Make the missing or broken copies of an original again and read one of them; for a pool thread.

    Args:
        wanted: (sha256 of the original, long edge in px). name: what to call the photo in a sentence.
    """
    file = media.cache_path(library, *wanted)
    try:
        file.unlink(missing_ok=True)
        photos.make_copies(library, wanted[0], decoder, name=name)
    except HindstrideError as error:
        return Loaded(*wanted, name, QImage(), error)
    except OSError:
        return Loaded(*wanted, name, QImage(), _not_shown(name))
    image = _read(file)
    return Loaded(*wanted, name, image, _not_shown(name) if image.isNull() else None)


def make_ahead(library: Path, sha256: str, decoder: Decoder) -> str:
    """Make the copies of an original that nobody asked for yet; for a pool thread.

    Returns:
        The sha256. What could not be made is told to the owner when the photo is looked at.
    """
    with suppress(HindstrideError):
        photos.make_copies(library, sha256, decoder)
    return sha256


class PictureQueue(QObject):
    """What is wanted and not here yet.

    Signals:
        came(Loaded): a picture was read or made, or why there is none; of FIT nothing when there is none.
    """

    came = Signal(object)

    def __init__(self, library: Path, jobs: Jobs, decoder: Decoder, parent: QObject) -> None:
        """Make an empty queue for one library."""
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._decoder = decoder
        self.room = QSize(800, 800)
        self._waiting: dict[Wanted, str] = {}  # to be read from cache/, name by what is wanted
        self._missing: dict[Wanted, str] = {}  # not in cache/: to be made
        self._ahead: list[str] = []  # not asked for yet
        self._running: set[Wanted] = set()
        self._is_held = False
        self._patience = QTimer(self, singleShot=True, interval=MAKE_AFTER_MS)
        self._patience.timeout.connect(self._on_patience)

    def want(self, wanted: Wanted, name: str) -> None:
        """Ask for a picture; asked again it comes first, because it is in sight now."""
        if wanted not in self._running:
            queue = self._missing if wanted in self._missing else self._waiting
            queue.pop(wanted, None)
            queue[wanted] = name
            self._start()

    def make_ahead(self, sha256s: Sequence[str]) -> None:
        """Make all copies of these originals while nothing else is asked for; the last one first."""
        self._ahead += sha256s
        self._start()

    def hold(self, is_held: bool) -> None:
        """Make nothing that is missing until it is let go, and what is there has had its turn."""
        if is_held:
            self._patience.stop()
            self._is_held = True
        elif self._is_held:
            self._patience.start()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still being read or made."""
        return bool(self._running or self._waiting or self._missing or self._ahead)

    def _start(self) -> None:
        while len(self._running) < AT_ONCE and (self._start_reading() or self._start_making()):
            pass

    def _start_reading(self) -> bool:
        # A large one waits for what fits the frame, and for the other large one: a processor stays free to paint.
        is_full = any(edge in (FIT, FULL) for _sha256, edge in self._running)
        readable = [one for one in reversed(self._waiting) if not (is_full and one[1] == FULL)]
        if not readable:
            return False
        wanted = min(readable, key=lambda one: ORDER.index(one[1]))
        name = self._waiting.pop(wanted)
        call = (load, self._library, wanted, name)
        if wanted[1] != THUMB:
            call = (load_fit if wanted[1] == FIT else load_full, *call[1:], self.room)
        self._jobs.run(*call, then=self._on_loaded, failed=self._on_bug)
        self._running.add(wanted)
        return True

    def _start_making(self) -> bool:
        """Begin what takes longer, when nothing is left to read."""
        if self._is_held or self._waiting:
            return False
        if self._missing:
            wanted = min(reversed(self._missing), key=lambda one: ORDER.index(one[1]))
            name = self._missing.pop(wanted)
            self._jobs.run(make, self._library, wanted, self._decoder, name, then=self._on_made, failed=self._on_bug)
        elif self._ahead:
            wanted = self._ahead.pop(), AHEAD
            call = (make_ahead, self._library, wanted[0], self._decoder)
            self._jobs.run(*call, then=self._on_ahead, failed=self._on_bug)
        else:
            return False
        self._running.add(wanted)
        return True

    def _on_patience(self) -> None:
        self._is_held = False
        self._start()

    def _on_loaded(self, loaded: Loaded) -> None:
        if not loaded.image.isNull():
            self._on_made(loaded)
            return
        self._running.discard((loaded.sha256, loaded.edge))
        if loaded.edge != FIT:  # the large one is asked for as well, and will be made
            self._missing[loaded.sha256, loaded.edge] = loaded.name
        self._start()

    def _on_made(self, loaded: Loaded) -> None:
        self._running.discard((loaded.sha256, loaded.edge))
        self.came.emit(loaded)
        self._start()

    def _on_ahead(self, sha256: str) -> None:
        self._running.discard((sha256, AHEAD))
        self._start()

    def _on_bug(self, error: object) -> None:
        self._running.clear()
        self._jobs.failed.emit(error)


def _read(file: Path) -> QImage:
    return QImageReader(str(file), b"jpg").read() if file.is_file() else QImage()


def _not_shown(name: str) -> HindstrideError:
    return HindstrideError(
        _("{name} cannot be shown.").format(name=name or _("This photo")),
        _("Its original is kept; check that the disk of the library can be written to."),
    )
