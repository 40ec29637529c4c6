# SPDX-License-Identifier: MIT
"""Eight photos of 12 megapixels into the library: until they are safe and painted, and until all copies are there.

Beside it a plain Pillow loop that decodes each and writes the same two copies, without care for the disk. Run by
hand: `QT_QPA_PLATFORM=offscreen HINDSTRIDE_SHARED=… python tests/bench/bench_import.py [ROUNDS]`. Not collected.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from core.keeping import media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs, photo_copies
from core.words import poses
from core.words.settings import UserSettings
from tests.bench.gaps import NOW, watched
from ui import theme
from ui.cycles import Cycles
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos import importing
from ui.tabs.photos.check_model import Column
from ui.tabs.photos.tab import PhotosTab

COUNT, SIZE = 8, (4032, 3024)
FIRST_GOAL, ALL_GOAL, GAP_GOAL_MS = 0.12, 0.4, 25
WINDOW = (1280, 740)


@dataclass(frozen=True, slots=True)
class Times:
    """One import in ms.

    Attributes:
        looked: until the check page. painted: from "Keep" until safe and painted. copied: until all copies are there.
        looked_gap, kept_gap: the longest standstill of the window meanwhile.
    """

    looked: float
    painted: float
    copied: float
    looked_gap: float
    kept_gap: float


def make_photos(folder: Path, orientation: int = 6, count: int = COUNT) -> list[Path]:
    """Write photos with noise in them, so that they are as hard to read as real ones, and one EXIF day."""
    from PIL import Image

    paths = []
    for number in range(count):
        dice = random.Random(100 * orientation + number)
        small = Image.frombytes("RGB", (504, 378), dice.randbytes(504 * 378 * 3))
        picture = small.resize(SIZE, Image.Resampling.BICUBIC)
        exif = Image.Exif()
        exif[0x0112] = orientation
        exif.get_ifd(0x8769)[0x9003] = f"2026:11:22 10:00:{number:02}"
        paths.append(folder / f"IMG_{number:04}.jpg")
        picture.save(paths[-1], quality=85, exif=exif)
    return paths


def plain_loop(paths: list[Path], target: Path) -> float:
    """Decode every photo whole with Pillow and write both copies; returns milliseconds."""
    import pi_heif
    from PIL import Image, ImageOps

    pi_heif.register_heif_opener()
    began = time.perf_counter()
    for path in paths:
        (target / path.name).write_bytes(path.read_bytes())
        with Image.open(path) as opened:
            upright = ImageOps.exif_transpose(opened)
        for side in media.SIZES:
            copy = upright.copy()
            copy.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=None)
            copy.save(target / f"{path.stem}-{side}.jpg", quality=85)
    return (time.perf_counter() - began) * 1000


@contextmanager
def opened_tab(folder: Path, tokens: theme.Theme, decoder: Decoder) -> Iterator[PhotosTab]:
    """Show the tab of a new library with one dog."""
    store = Store.create(folder)
    dogs.add(store, "Bailey", today=NOW.date(), start_day=date(2026, 9, 27))
    session = Session(store, tokens, UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    jobs = Jobs()
    tab = PhotosTab(session, jobs, decoder=decoder)
    tab.resize(*WINDOW)
    tab.show()
    QApplication.processEvents()
    yield tab
    jobs.close()
    tab.hide()
    store.close()


class Paints(QObject):
    """Tells when the grid of weeks was painted with the pictures of some photos."""

    def __init__(self, tab: PhotosTab, sha256s: set[str]) -> None:
        super().__init__()
        self._tab, self._wanted, self.are_all_shown = tab, sha256s, False
        tab.weeks.grid.viewport().installEventFilter(self)

    def eventFilter(self, watched_one: QObject, event: QEvent) -> bool:
        """See every paint of the grid."""
        if event.type() == QEvent.Type.Paint and all(self._tab.pictures.thumbs.get(one) for one in self._wanted):
            self.are_all_shown = True
        return False


def bring(tab: PhotosTab, paths: list[Path]) -> Times:
    """Bring files in through the tab as one week of different poses, as an owner does."""
    looked = watched(lambda: tab.accept_paths(paths), lambda: tab.flow.state == importing.CHECKING)
    model = tab.check.model
    for row in range(model.rowCount()):
        model.setData(model.index(row, Column.POSE), poses.POSES[row].key)
        model.setData(model.index(row, Column.DAY), NOW.date())
    QApplication.processEvents()
    paints = Paints(tab, {line.candidate.sha256 for line in model.lines})
    copied_at: list[float] = []

    def is_copied() -> bool:
        if paints.are_all_shown and not copied_at:
            copied_at.append(time.perf_counter())
        return paints.are_all_shown and tab.flow.state == importing.IDLE and not tab.pictures.is_busy

    began = time.perf_counter()
    copied = watched(lambda: tab.flow.keep(model.lines), is_copied)
    library = tab._session.store.path
    assert not [line for line in model.lines if photo_copies.missing(library, line.candidate.sha256)]
    return Times(looked[0], (copied_at[0] - began) * 1000, copied[0], looked[1], copied[1])


def start_workers(decoder: Decoder, path: Path) -> None:
    """Have all workers running and Pillow loaded in them, as after the first photo of an evening."""
    with ThreadPoolExecutor(decoder.processes) as pool:
        list(pool.map(lambda _n: decoder.facts(path, today=NOW.date()), range(2 * decoder.processes)))


def measure(name: str, paths: list[Path], folder: Path, rounds: int, *, has_goals: bool = True) -> None:
    """Bring the same files into new libraries, each time beside the plain loop, and print medians and ratios.

    A HEIC cannot be decoded in part, so its ratios have no goal; its one decoding is shared by all its copies.
    """
    tokens = theme.load("light")
    found, plains = [], []
    for number in range(rounds):
        home = folder / f"{name}-{number}"
        (home / "plain").mkdir(parents=True)
        plains.append(plain_loop(paths, home / "plain"))
        with Decoder() as decoder:
            start_workers(decoder, paths[0])
            with opened_tab(home / "library", tokens, decoder) as tab:
                found.append(bring(tab, paths))
    plain = statistics.median(plains)
    looked, painted, copied = (
        statistics.median(getattr(one, field) for one in found) for field in ("looked", "painted", "copied")
    )
    gap = statistics.median(max(one.looked_gap, one.kept_gap) for one in found)
    megabytes = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{name}: {len(paths)} photos, {megabytes:.0f} MB; plain Pillow loop, nothing synced: {plain:.0f} ms")
    print(f"  on the check page {looked:.0f} ms; kept and painted {painted:.0f} ms; all copies {copied:.0f} ms")
    goals = (f" (goal {FIRST_GOAL})", f" (goal {ALL_GOAL})") if has_goals else ("", "")
    print(f"  safe and painted: {(looked + painted) / plain:.3f} of the loop{goals[0]}")
    print(f"  all copies:       {(looked + copied) / plain:.3f} of the loop{goals[1]}")
    print(f"  longest standstill of the window: {gap:.0f} ms (goal {GAP_GOAL_MS})", flush=True)


def main() -> None:
    """Measure photos with noise in them, then the real HEIC photos of the shared data."""
    app = QApplication(sys.argv)
    theme.apply(app, theme.load("light"))
    Cycles(app)  # as the program does
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure("noise", make_photos(folder), folder, rounds)
        shared = Path(os.environ.get("HINDSTRIDE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
        heics = [path for path in sorted((shared / "data" / "photos").glob("*")) if path.suffix.lower() == ".heic"]
        if heics:
            measure("heic", heics, folder, min(rounds, 3), has_goals=False)
    app.quit()


if __name__ == "__main__":
    main()
