# SPDX-License-Identifier: MIT
"""Progress with everything on it and the page for the vet on ten years: how long, and the longest standstill.

Run by hand: `QT_QPA_PLATFORM=offscreen python tests/bench/bench_pages.py`. Not collected by pytest.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from tests import make
from tests.bench.gaps import big_session, watched
from ui import theme
from ui.cycles import Cycles
from ui.jobs import Jobs
from ui.session import Session

STEP_GOAL_MS = 100


def show(tab: QWidget) -> None:
    """Put a tab on screen as large as in the window."""
    tab.resize(1280, 740)
    tab.show()


def say(what: str, took: tuple[float, float]) -> None:
    """Print one line; when the charts are on screen, bench_progress.py measures."""
    print(f"{what:36}{took[0]:8.0f} ms, longest step {took[1]:.0f} ms (goal {STEP_GOAL_MS})")


def progress(session: Session) -> None:
    """Measure the tab since the start, then two weeks, then all again, then one change."""
    import ui.widgets.trend  # noqa: F401  its libraries are loaded once, before the clock runs
    from ui.tabs.progress.tab import ProgressTab

    made: list[ProgressTab] = []

    def begin() -> None:
        made.append(ProgressTab(session, Jobs()))
        show(made[0])

    def answer() -> None:
        make.log(session.store, session.dog, make.TODAY, {"comfort": 4}, note="one more")

    for what, act in (
        ("progress, first opened, ten years", begin),
        ("progress, two weeks", lambda: made[0].on_range("2w")),
        ("progress, since start again", lambda: made[0].on_range("start")),
        ("progress, one answer more", answer),
    ):
        say(what, watched(act, lambda: bool(made) and made[0].is_built()))
    made[0].hide()


def vet(session: Session) -> None:
    """Measure the page as it opens, then since the start."""
    from ui.tabs.vet.tab import VetTab

    tab = VetTab(session, Jobs())
    drawn: list[int] = []
    tab.preview.laid_out.connect(drawn.append)
    say("vet page, six weeks", watched(lambda: show(tab), lambda: bool(drawn)))
    drawn.clear()

    def whole() -> None:
        tab.summary.spans.chip("start").click()

    say("vet page, since start", watched(whole, lambda: bool(drawn)))
    tab.hide()


def main() -> None:
    """Measure both tabs."""
    app = QApplication(sys.argv)
    tokens = theme.load("light")
    theme.apply(app, tokens)
    with tempfile.TemporaryDirectory() as folder:
        session = big_session(Path(folder), tokens)
        Cycles(app)  # as the program runs
        progress(session)
        vet(session)
        session.store.close()


if __name__ == "__main__":
    main()
