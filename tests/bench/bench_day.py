# SPDX-License-Identifier: MIT
"""Change of day in the diary with ten years of entries: from the key to the painted page.

Run by hand: `QT_QPA_PLATFORM=offscreen python tests/bench/bench_day.py`. Not collected by pytest.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from core.keeping.store import Store
from core.words.settings import UserSettings
from tests.make import big_library
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.diary.tab import DiaryTab

GOAL_MS = 100


def main() -> None:
    """Step back 60 days, one after the other, and print median and longest."""
    app = QApplication(sys.argv)
    tokens = theme.load("light")
    theme.apply(app, tokens)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        big_library(library)
        store = Store.open(library)
        session = Session(store, tokens, UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
        tab = DiaryTab(session, Jobs())
        tab.resize(1280, 740)
        tab.show()
        app.processEvents()
        assert tab.page is not None
        begin = time.perf_counter()
        tab.page.complete()
        tab.grab()
        print(f"the rest of the page, once after the first paint: {(time.perf_counter() - begin) * 1000:.0f} ms")
        took = []
        for back in range(1, 61):
            begin = time.perf_counter()
            session.choose_day(session.today() - timedelta(days=back))
            tab.grab()
            app.processEvents()
            took.append((time.perf_counter() - begin) * 1000)
        store.close()
    print(
        f"change of day, painted: median {statistics.median(took):.1f} ms, longest {max(took):.1f} ms (goal {GOAL_MS})"
    )


if __name__ == "__main__":
    main()
