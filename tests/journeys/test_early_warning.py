# SPDX-License-Identifier: MIT
"""A slow decline reaches an owner who never opens Progress: a line in the diary, the days, one left out, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import diary, report
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.leave_out import LeaveOut
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.session import Session
from ui.tabs.diary.tab import DiaryTab
from ui.tabs.progress.shown_days import ShownDays
from ui.tabs.progress.tab import ProgressTab

# Four weeks of a steady dog, usual 7, then eight days of ten below it.
STEADY = [7, 7, 8, 7, 6, 7, 7, 7, 8, 7, 7, 6, 7, 7] * 2
LATELY = [7, 7, 6, 6, 5, 6, 6, 5, 6, 6]


@pytest.fixture
def window(store: Store, qapp: QApplication) -> Iterator[MainWindow]:
    """The whole window on a dog whose weeks began long ago."""
    theme.apply(qapp, theme.load("light"))
    make.dog(store, start_day=make.TODAY - timedelta(days=60))
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    jobs = Jobs()
    made = MainWindow(session, jobs)
    made.resize(1280, 900)
    made.show()
    yield made
    jobs.close()


def press(qtbot: QtBot, owner: QWidget, name: str) -> None:
    found = [one for one in owner.findChildren(QPushButton, name) if one.isVisible()]
    assert found, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def diary_tab(window: MainWindow) -> DiaryTab:
    tab = window.go("diary")
    assert isinstance(tab, DiaryTab) and tab.page is not None
    return tab


def log(window: MainWindow, values: list[int]) -> None:
    """Log comfort day by day up to today, through the one door of the diary."""
    dog = window.session.dog
    assert dog is not None
    for back, value in enumerate(reversed(values)):
        day = make.TODAY - timedelta(days=back)
        diary.save(window.session.store, dog, day, {("comfort", ""): value}, today=make.TODAY)


def test_a_decline_is_told_in_the_diary_and_follows_what_is_left_out(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    log(window, [*STEADY, *[7] * 10])
    page = diary_tab(window).page
    qtbot.waitUntil(lambda: page.is_complete() and page.early.is_settled())
    assert page.early.text() == "", "a steady dog asks for nothing"

    log(window, [*STEADY, *LATELY])
    qtbot.waitUntil(lambda: "8 of the last 10" in page.early.text())
    told = page.early.text()
    assert "Comfort" in told

    press(qtbot, page.early, "answer_see")
    progress = window.tabs.currentWidget()
    assert isinstance(progress, ProgressTab)
    qtbot.waitUntil(progress.is_built)
    assert progress.board.frames()[0].key == "comfort", "the chart of that measure is the large one"
    bar = progress.findings.things.bars()[0]
    assert bar.text() == told

    press(qtbot, bar, "answer_show")
    days = progress.findChild(ShownDays)
    assert days.sentence() == told
    assert [value.words for value in days.values if not value.reason].count("5 of 10") == 2
    worst = next(value for value in days.values if value.words == "5 of 10")
    press(qtbot, days, f"leave_out_{worst.day.isoformat()}")
    ask = days.findChild(LeaveOut)
    press(qtbot, ask, "chip_mistyped")
    press(qtbot, ask, "save_button")

    assert days.sentence() != told, "one day fewer counts"
    left = next(value for value in days.values if value.day == worst.day)
    assert left.reason == "Mistyped"
    qtbot.waitUntil(progress.is_built)
    (dot,) = [dot for dot in _comfort(progress) if dot.hollow]
    assert (dot.day, dot.value) == (worst.day, 5)

    session.undo()
    assert days.sentence() == told
    qtbot.waitUntil(progress.is_built)
    assert not [dot for dot in _comfort(progress) if dot.hollow]


def test_a_snoozed_decline_is_silent_for_fourteen_days(window: MainWindow, qtbot: QtBot) -> None:
    log(window, [*STEADY, *LATELY])
    page = diary_tab(window).page
    qtbot.waitUntil(lambda: page.early.text() != "")
    press(qtbot, page.early, "answer_snooze")
    qtbot.waitUntil(lambda: page.early.text() == "")
    window.session.undo()
    qtbot.waitUntil(lambda: page.early.text() != "")


def test_pages_of_long_ago_say_nothing_of_today(window: MainWindow, qtbot: QtBot) -> None:
    log(window, [*STEADY, *LATELY])
    page = diary_tab(window).page
    qtbot.waitUntil(lambda: page.early.text() != "")
    window.session.choose_day(make.TODAY - timedelta(days=9))
    assert page.early.text() == ""
    window.session.choose_day(make.TODAY)
    assert page.early.text() != ""


def test_what_is_left_out_is_in_no_figure_of_the_report(window: MainWindow, qtbot: QtBot) -> None:
    log(window, [*STEADY, *LATELY])
    dog: Dog | None = window.session.dog
    assert dog is not None
    from core.usecases import left_out
    from core.usecases.left_out import Where

    def charted() -> int:
        first, last = report.default_span(window.session.store, dog, make.TODAY)
        built = report.build(window.session.store, dog, first, last, today=make.TODAY)
        charts = [
            chart for section in built.sections for block in section.blocks for chart in getattr(block, "charts", ())
        ]
        return sum(not dot.hollow for chart in charts if chart.key == "comfort" for dot in chart.traces[0].dots)

    before = charted()
    left_out.leave_out(window.session.store, dog, Where("comfort", "", make.TODAY), "an odd day", today=make.TODAY)
    assert charted() == before - 1


def _comfort(progress: ProgressTab) -> list:
    chart = next(chart for chart in progress.board.finish() if chart.key == "comfort")
    return [dot for trace in chart.traces for dot in trace.dots]
