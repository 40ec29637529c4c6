# SPDX-License-Identifier: MIT
"""Opening Plan and the weekly check on ten years: how long, and the longest standstill of the main thread.

Run by hand: `QT_QPA_PLATFORM=offscreen python tests/bench/bench_plan.py`. Not collected by pytest.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QDialog

from core.usecases import own, phases
from core.usecases.own import OwnMeasure
from tests import make
from tests.bench.gaps import big_session, watched
from ui import theme
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.plan.tab import PlanTab

GOAL_MS = 100


def say(what: str, took: tuple[float, float]) -> None:
    """Print one line."""
    print(f"{what:32}{took[0]:8.0f} ms, longest step {took[1]:.0f} ms (goal {GOAL_MS})")


def fill(session: Session) -> None:
    """Give the dog everything that the tab and the form can ask."""
    dog, store, today = session.dog, session.store, session.today()
    assert dog is not None
    for name in ("Into the car", "Up the stairs", "To the gate"):
        own.save(store, dog, OwnMeasure(name=name, kind="activity"), today=today)
    for name, asked in (("Wags", "daily"), ("Naps", "weekly")):
        own.save(store, dog, OwnMeasure(name=name, better="higher", asked=asked), today=today)
    phases.set_phase(store, dog, phases.MAINTENANCE, today, check_months=6, today=today)
    values = {"body_weight": 8.4, "up_and_go": 4.0, "fore_load": 5.0, "hind_load": 3.0}
    make.session(store, dog, today, left=(206, 204), right=(210,), values=values)


def main() -> None:
    """Open the tab, read it again, and open the form twice."""
    app = QApplication(sys.argv)
    tokens = theme.load("light")
    theme.apply(app, tokens)
    with tempfile.TemporaryDirectory() as folder:
        session = big_session(Path(folder), tokens)
        fill(session)
        tabs: list[PlanTab] = []
        forms: list[QDialog] = []

        def show_tab() -> None:
            tabs.append(PlanTab(session, Jobs()))
            tabs[0].resize(1280, 740)
            tabs[0].show()

        def show_form() -> None:
            forms.append(WeeklyCheck(session, Jobs(), tabs[0]))
            forms[-1].open()

        say("plan, first opened", watched(show_tab, lambda: bool(tabs)))
        say("plan, read again", watched(lambda: tabs[0].refresh(), lambda: True))
        for what in ("weekly check, first opened", "weekly check again"):
            say(what, watched(show_form, lambda: forms[-1].isVisible()))
            forms[-1].reject()
        session.store.close()


if __name__ == "__main__":
    main()
