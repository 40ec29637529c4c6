# SPDX-License-Identifier: MIT
"""Eight photos of 12 megapixels into the library: how long until originals and small copies are there and painted.

Beside it a plain Pillow loop that decodes each and writes the same two copies, without care for the disk. Run by
hand: `QT_QPA_PLATFORM=offscreen python tests/bench/bench_import.py`. Not collected by pytest.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from core.keeping import media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import dogs
from core.words.settings import UserSettings
from tests.bench.gaps import NOW, watched
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos import importing
from ui.tabs.photos.tab import PhotosTab

COUNT, SIZE = 8, (4032, 3024)
STEP_GOAL_MS = 100


def make_photos(folder: Path) -> list[Path]:
    """Write photos with noise in them, so that they are as hard to read as real ones, and an EXIF day each."""
    from PIL import Image

    paths = []
    for number in range(COUNT):
        dice = random.Random(number)
        small = Image.frombytes("RGB", (504, 378), dice.randbytes(504 * 378 * 3))
        picture = small.resize(SIZE, Image.Resampling.BICUBIC)
        exif = Image.Exif()
        exif[0x0112] = 6
        exif.get_ifd(0x8769)[0x9003] = f"2026:11:{number + 1:02} 10:00:00"
        paths.append(folder / f"IMG_{number:04}.jpg")
        picture.save(paths[-1], quality=85, exif=exif)
    return paths


def plain_loop(paths: list[Path], target: Path) -> float:
    """Decode every photo whole with Pillow and write both copies; returns milliseconds."""
    from PIL import Image, ImageOps

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


def main() -> None:
    """Import through the tab, as an owner does, and print time and longest standstill of each part."""
    app = QApplication(sys.argv)
    tokens = theme.load("light")
    theme.apply(app, tokens)
    with tempfile.TemporaryDirectory() as name, Decoder() as decoder:
        folder = Path(name)
        paths = make_photos(folder)
        megabytes = sum(path.stat().st_size for path in paths) / 1e6
        (folder / "plain").mkdir()
        plain = plain_loop(paths, folder / "plain")
        store = Store.create(folder / "library")
        dogs.add(store, "Bailey", today=NOW.date())
        session = Session(store, tokens, UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
        jobs = Jobs()
        tab = PhotosTab(session, jobs, decoder=decoder)
        tab.resize(1280, 740)
        tab.show()
        app.processEvents()
        looked = watched(lambda: tab.accept_paths(paths), lambda: tab.flow.state == importing.CHECKING)
        model = tab.check.model
        model.set_pose_for_all("left_lateral")
        kept = watched(lambda: tab.flow.keep(model.lines), lambda: tab.flow.state == importing.IDLE)
        jobs.close()
        store.close()
    total = looked[0] + kept[0]
    print(f"{COUNT} photos, {megabytes:.0f} MB; plain Pillow loop, nothing synced: {plain:.0f} ms")
    print(f"looked at, on the check page: {looked[0]:.0f} ms, longest step {looked[1]:.0f} ms (goal {STEP_GOAL_MS})")
    print(f"kept, durable, on the board: {kept[0]:.0f} ms, longest step {kept[1]:.0f} ms (goal {STEP_GOAL_MS})")
    print(f"together {total:.0f} ms, {total / plain:.2f} of the plain loop")


if __name__ == "__main__":
    main()
