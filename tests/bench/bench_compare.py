# SPDX-License-Identifier: MIT
"""The next pair on screen, cold and prefetched, and a frame of ghost and swipe, beside doing it from full pictures.

Two photos of 12 megapixels on a canvas of 1400 x 850. Run by hand:
`QT_QPA_PLATFORM=offscreen python tests/bench/bench_compare.py [ROUNDS]`. Not collected by pytest.

What ours is measured against, as performance.md section 3 does: reading both originals with QImageReader in full,
upright, one after the other, as pixmaps; and a plain widget of the same size that draws each frame from two pixmaps
of 12 megapixels, scaled smoothly. Both frames go through Qt's update and paint. A figure is the median of a round, and
of all rounds the least, so that what else runs on the machine counts less: taken so on both sides.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from math import cos, radians, sin
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs, photos
from core.usecases.photos import Photo
from core.words.geometry import Similarity
from tests.bench.bench_import import make_photos
from tests.bench.gaps import NOW
from ui import theme
from ui.jobs import Jobs
from ui.tabs.photos.pictures import Pictures
from ui.widgets.compare_canvas import SIDES, CompareCanvas, Pane
from ui.widgets.compare_modes import GHOST, SWIPE
from ui.widgets.compare_places import transform_of

ROOM = QSize(1400, 850)
TURN = radians(3)  # what two clicks a photo commonly find
TURNS = 7  # in a round
SHARES = tuple(0.3 + 0.4 * turn / (TURNS - 1) for turn in range(TURNS))  # a quick hand: 75 px a frame
COLD_GOAL, AHEAD_GOAL, FRAME_GOAL = 1 / 10, 1 / 100, 1 / 20


class Page(QObject):
    """The part of the compare page that brings pictures to the canvas."""

    def __init__(self, library: Path, jobs: Jobs, decoder: Decoder) -> None:
        super().__init__()
        self.canvas = CompareCanvas()
        self.canvas.resize(ROOM)
        self.canvas.show()
        self.pictures = Pictures(library, jobs, decoder, self)
        for signal in (self.pictures.fit_ready, self.pictures.full_ready):
            signal.connect(self.on_picture)
        self.pair: tuple[Photo, ...] = ()
        self.is_painted = False
        self.canvas.installEventFilter(self)

    def eventFilter(self, canvas: QObject, event: QEvent) -> bool:
        """See when both pictures are painted."""
        self.is_painted = self.is_painted or (event.type() == QEvent.Type.Paint and self.is_shown())
        return False

    def show_pair(self, *pair: Photo) -> None:
        """Put two photos on the canvas, as a step to another week does."""
        self.pair, self.is_painted = pair, False
        self.pictures.set_room(self.canvas.room_for([photo.width / photo.height for photo in pair]))
        pictures = [self.pictures.at_once(photo) or QPixmap() for photo in pair]
        for side, photo, picture in zip(SIDES, pair, pictures, strict=True):
            size = QSize(photo.width, photo.height)
            self.canvas.set_pane(side, Pane("Week 1", "25 Oct", "", picture, size.width() / size.height(), size))

    def on_picture(self, sha256: str) -> None:
        """Fill in a picture that came."""
        for side, photo in zip(SIDES, self.pair, strict=True):
            if photo.sha256 == sha256:
                self.canvas.set_pixmap(side, self.pictures.best(photo) or QPixmap())

    def is_shown(self) -> bool:
        """Whether both pictures are there."""
        return not any(self.canvas.pane(side).pixmap.isNull() for side in SIDES)


def bring(library: Path, folders: dict[Path, tuple[int, int]], decoder: Decoder) -> list[Photo]:
    """Bring photos into a new library, with all their copies; folders give the orientation tag and how many."""
    store = Store.create(library)
    dog = dogs.add(store, "Bailey", today=NOW.date())
    paths = []
    for folder, (orientation, count) in folders.items():
        folder.mkdir()
        paths += make_photos(folder, orientation=orientation, count=count)
    found = photos.inspect(library, paths, decoder, today=NOW.date())
    rows = []
    for one in found:
        kept = photos.keep(library, one, decoder, allow_damaged=False)
        assert one.facts is not None
        rows.append(photos.NewPhoto(kept, one.facts, "rear", NOW.date(), photos.OWNER))
    made = photos.record_many(store, dog, rows, today=NOW.date())
    store.close()
    return made


def took_ms(act: Callable[[], object], is_done: Callable[[], bool] = lambda: True) -> float:
    """Return the milliseconds until something is done, with the event loop going on."""
    began = time.perf_counter()
    act()
    while not is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return (time.perf_counter() - began) * 1000


def rest(page: Page) -> None:
    """Wait until nothing is read any more and the pictures on the canvas are sharp."""
    took_ms(lambda: None, lambda: not page.pictures.is_busy)
    loop = QEventLoop()
    QTimer.singleShot(200, loop.quit)
    loop.exec()


def decode_both(paths: list[Path]) -> list[QPixmap]:
    """Decode two originals in full and turn them upright, as a simple viewer does."""
    pictures = []
    for path in paths:
        reader = QImageReader(str(path), b"jpg")
        reader.setAutoTransform(True)
        pictures.append(QPixmap.fromImage(reader.read()))
    return pictures


def next_pair(page: Page, made: list[Photo], originals: list[Path], rounds: int) -> None:
    """Print the ratios of the next pair, cold and prefetched."""
    fulls, colds, aheads = [], [], []
    for turn in range(TURNS * rounds):
        pair = made[2 * (turn % 4)], made[2 * (turn % 4) + 1]
        fulls.append(took_ms(lambda: decode_both(originals)))
        page.pictures.forget()
        for side in SIDES:
            page.canvas.set_pane(side, Pane())
        colds.append(took_ms(partial(page.show_pair, *pair), lambda: page.is_painted))
        rest(page)
        page.show_pair(*(made[(2 * turn + step) % 8] for step in (4, 5)))  # elsewhere, with this pair at hand
        rest(page)
        aheads.append(took_ms(partial(page.show_pair, *pair), lambda: page.is_painted))
    full, cold, ahead = (best(times) for times in (fulls, colds, aheads))
    print(f"both decoded in full: {full:.0f} ms")
    print(f"next pair, cold: {cold:.1f} ms, {cold / full:.3f} of it (goal {COLD_GOAL})")
    print(f"next pair, prefetched: {ahead:.1f} ms, {ahead / full:.4f} of it (goal {AHEAD_GOAL})")


def best(times: list[float]) -> float:
    """Return the least of the medians of all rounds."""
    return min(statistics.median(times[start : start + TURNS]) for start in range(0, len(times), TURNS))


def frames(page: Page, made: list[Photo], originals: list[Path], rounds: int) -> None:
    """Print the ratios of a frame of ghost and swipe, of two photos as they are and of two aligned ones."""
    page.show_pair(*made)
    rest(page)
    left, right = decode_both(originals)
    turned = Similarity(cos(TURN), sin(TURN), 40.0, -25.0)
    for mode in (GHOST, SWIPE):
        for words, similarity in (("as they are", None), ("aligned", turned)):
            page.canvas.set_mode(mode)
            page.canvas.set_similarity(similarity)
            page.canvas.repaint()
            plain = PlainViewer(partial(draw_full, mode, left, right, similarity))
            fulls, moves = [], []
            for _round in range(rounds):
                fulls += [took_ms(partial(plain.move, share)) for share in SHARES]
                moves += [took_ms(partial(move, page.canvas, share)) for share in SHARES]
            full, ours = best(fulls), best(moves)
            print(f"{mode} frame, {words}: {ours:.2f} ms, from full pictures {full:.1f} ms, ", end="")
            print(f"{ours / full:.3f} of it (goal {FRAME_GOAL})")


def move(canvas: CompareCanvas, share: float) -> None:
    """Move the fade or the line, and paint what changed."""
    canvas.set_share(share)
    QApplication.processEvents()


class PlainViewer(QWidget):
    """A simple viewer: each frame is drawn from the full pictures."""

    def __init__(self, draw: Callable[[QPainter, float], None]) -> None:
        super().__init__()
        self._draw, self._share = draw, 0.5
        self.resize(ROOM)
        self.show()

    def move(self, share: float) -> None:
        """Move the fade or the line, and paint."""
        self._share = share
        self.update()
        QApplication.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both pictures."""
        painter = QPainter(self)
        self._draw(painter, self._share)
        painter.end()


def draw_full(
    mode: str, left: QPixmap, right: QPixmap, similarity: Similarity | None, painter: QPainter, share: float
) -> None:
    """Draw one frame from the full pictures, smoothly."""
    size = left.size().scaled(ROOM, Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QTransform.fromScale(size.width() / left.width(), size.height() / left.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(fitted)
    painter.drawPixmap(0, 0, left)
    if mode == GHOST:
        painter.setOpacity(share)
    else:
        painter.setClipRect(QRectF(left.width() * share, 0, left.width(), left.height()))
    if similarity is not None:
        painter.setTransform(transform_of(similarity) * fitted)
    painter.drawPixmap(0, 0, right)


def main() -> None:
    """Measure both."""
    app = QApplication(sys.argv)
    theme.apply(app, theme.load("light"))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with tempfile.TemporaryDirectory() as name, Decoder() as decoder:
        folder = Path(name)
        upright, wide = folder / "upright", folder / "wide"
        made = bring(folder / "library", {upright: (6, 8), wide: (1, 2)}, decoder)
        jobs = Jobs()
        page = Page(folder / "library", jobs, decoder)
        next_pair(page, made[:8], sorted(upright.iterdir())[:2], rounds)
        frames(page, made[8:], sorted(wide.iterdir()), rounds)
        jobs.close()
    app.quit()


if __name__ == "__main__":
    main()
