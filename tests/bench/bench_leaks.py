# SPDX-License-Identifier: MIT
"""Every dialog opened and closed, every tab shown, photos compared, again and again: memory and windows left behind.

Run by hand: `QT_QPA_PLATFORM=offscreen python tests/bench/bench_leaks.py [CYCLES [photos]]`, with "photos" only the
Photos tab. Not collected by pytest. Linux with glibc: "held" is what was asked for and not given back (mallinfo2); it
is judged. "Resident" also counts what malloc keeps aside, and jumps once by a pool thread's arena of pictures.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import demo
from core.words.settings import UserSettings
from tests.bench.gaps import NOW
from ui import places, theme
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.session import Session
from ui.tabs.photos.tab import PhotosTab

GOAL_KB = 5.0
FIELDS = ("arena", "a", "b", "c", "mapped", "d", "e", "used", "f", "g")  # of mallinfo2, in its order
MOST_MB = 256 + 64 + 64  # large, fitting and small pictures
WARM = 200  # until the style sheet and font caches of Qt stop growing


def memory_kb() -> float:
    """Return how much memory of this process is in use now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


class _Mallinfo(ctypes.Structure):
    """What glibc tells of its heap, bytes."""

    _fields_ = [(name, ctypes.c_size_t) for name in FIELDS]


def held_kb() -> float:
    """Return how much memory was asked for and not given back."""
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = _Mallinfo
    told = tell()
    return (told.used + told.mapped) / 1024


def settle(app: QApplication) -> None:
    """Let Qt delete what was given up."""
    for _turn in range(3):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def measure(app: QApplication, what: str, act: Callable[[], None], cycles: int) -> None:
    """Repeat something and print growth per cycle and what stayed behind."""
    for _cycle in range(WARM):
        act()
        settle(app)
    gc.collect()
    before, held, windows = memory_kb(), held_kb(), Counter(type(one).__name__ for one in app.topLevelWidgets())
    objects = len(gc.get_objects())
    for _cycle in range(cycles):
        act()
        settle(app)
    gc.collect()
    grown, kept = (memory_kb() - before) / cycles, (held_kb() - held) / cycles
    left = Counter(type(one).__name__ for one in app.topLevelWidgets()) - windows
    mark = "" if kept <= GOAL_KB and not left else "  <-- look"
    more = (len(gc.get_objects()) - objects) / cycles
    print(f"{what:18}{kept:8.1f} kB held, {grown:8.1f} kB resident, {more:6.1f} objects a cycle, ", end="")
    print(f"windows left {dict(left) or 0}{mark}", flush=True)


def main() -> None:
    """Measure every dialog of DIALOGS, then all tabs one after the other."""
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    app = QApplication(sys.argv)
    tokens = theme.load("light")
    theme.apply(app, tokens)
    with tempfile.TemporaryDirectory() as folder:
        demo.make(Path(folder) / "library", NOW.date())
        store = Store.open(Path(folder) / "library")
        session = Session(store, tokens, UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
        photos_tab(app, session, cycles)
        if "photos" in sys.argv:
            store.close()
            return
        window = MainWindow(session, Jobs())
        window.show()
        settle(app)
        for entry in places.DIALOGS:
            measure(app, entry.key, lambda key=entry.key: window.dialogs.open(key).close(), cycles)
        measure(app, "all tabs", lambda: [window.go(tab.key) for tab in places.TABS], cycles)
        for entry in places.TABS:
            window.go(entry.key)
            measure(app, f"dogs on {entry.key}", lambda: next_dog(session), cycles // 4)
        window.jobs.close()
        window.close()
        store.close()


def photos_tab(app: QApplication, session: Session, cycles: int) -> None:
    """Open the tab with its pair of photos, look through the weeks, and close it again."""
    jobs = Jobs()
    with Decoder() as decoder:
        measure(app, "photos, opened", lambda: look_at_photos(app, session, jobs, decoder), cycles)
        tab = PhotosTab(session, jobs, decoder=decoder)
        tab.show()
        measure(app, "photos, stepping", lambda: step_through(app, tab), cycles)
        print(f"{'':18}{tab.pictures.used_bytes / 1024**2:8.1f} MB of pictures are kept, at most {MOST_MB} MB")
        assert tab.pictures.used_bytes <= MOST_MB * 1024**2
        tab.deleteLater()
        settle(app)
        jobs.close()


def look_at_photos(app: QApplication, session: Session, jobs: Jobs, decoder: Decoder) -> None:
    """Open the tab, wait for its pictures, close it."""
    tab = PhotosTab(session, jobs, decoder=decoder)
    tab.show()
    app.processEvents()
    while tab.pictures.is_busy or jobs.is_busy():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    tab.close()
    tab.deleteLater()


def step_through(app: QApplication, tab: PhotosTab) -> None:
    """Show the next week on the right, and wait for its pictures."""
    tab.compare.step("right", -1)
    if tab.compare.canvas.pane("right").title == tab.compare.canvas.pane("left").title:
        tab.compare.first_and_latest()
    while tab.pictures.is_busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def next_dog(session: Session) -> None:
    """Put the next dog on screen."""
    from core.usecases import dogs

    known = [dog.id for dog in dogs.everyone(session.store)]
    here = known.index(session.dog.id) if session.dog else 0
    session.choose_dog(known[(here + 1) % len(known)])


if __name__ == "__main__":
    main()
