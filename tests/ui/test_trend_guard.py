# SPDX-License-Identifier: MIT
"""A fault while a chart is painted: told once through the error door, nothing drawn, and the program lives on.

Also what is kept as a picture between two paints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.words.blocks import Chart, Dot, Trace
from core.words.errors import HindstrideError
from core.words.settings import UserSettings
from ui import crash, theme
from ui.drawing import axes, series
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.trend import TrendChart
from ui.widgets.trend.layer import AT_ONCE, Layer

START = date(2026, 10, 25)
BROKEN = "ZeroDivisionError('broken on purpose')"


class Window(QWidget):
    """A window with the parts that the error door needs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.jobs = session, Jobs()

    def show_fault(self, error: HindstrideError) -> None:
        raise error


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Iterator[crash.Door]:
    store = Store.create(tmp_path / "library")
    session = Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    window = Window(session)
    qtbot.addWidget(window)
    made = crash.install(window)
    yield made
    if made.dialog is not None:
        made.dialog.accept()
    made.close()
    window.jobs.close()
    store.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Every fault that reaches the error door."""
    found: list[BaseException] = []

    def note(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        found.append(error)

    monkeypatch.setattr(sys, "excepthook", note)
    return found


def chart(days: int = 29) -> Chart:
    dots = tuple(Dot(START + timedelta(days=at), 5.0 + at % 3) for at in range(days))
    line = (tuple((dot.day, 6.0) for dot in dots[3:]),)
    last = START + timedelta(days=days - 1)
    return Chart(
        "energy",
        "Energy",
        "",
        "series",
        START,
        last,
        0,
        10,
        ticks=((0, "0"),),
        traces=(Trace("e", "", "", dots, line),),
    )


def shown(qtbot: QtBot) -> TrendChart:
    made = TrendChart(theme=theme.load("light"))
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_chart(chart())
    with qtbot.waitExposed(made):
        made.show()
    return made


def break_down(painter: object, *_rest: object, **_more: object) -> None:
    if isinstance(painter, QPainter):
        painter.save()
    raise ZeroDivisionError("broken on purpose")


def painted(trend: TrendChart, times: int = 3) -> None:
    for _time in range(times):
        trend._canvas.update()
        trend._values.update()
        trend.update()
        QApplication.processEvents()


def test_a_painter_that_fails_shows_the_crash_notice_and_the_chart_lives(
    door: crash.Door, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    trend = shown(qtbot)
    monkeypatch.setattr(series, "paint", break_down)
    painted(trend)
    qtbot.waitUntil(lambda: door.dialog is not None and door.dialog.isVisible())
    monkeypatch.undo()
    trend.set_chart(chart(20))
    painted(trend)
    assert trend.isVisible() and trend.chart() == chart(20)


@pytest.mark.parametrize("what", ["paint", "end_labels"])
def test_a_fault_in_painting_is_told_once_however_often_the_chart_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, told: list[BaseException], what: str
) -> None:
    trend = shown(qtbot)
    monkeypatch.setattr(series, what, break_down)
    painted(trend, 5)
    trend.resize(500, 250)
    painted(trend, 5)
    trend.grab()
    assert [repr(one) for one in told] == [BROKEN]


def test_a_fault_in_the_words_of_an_axis_is_told_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, told: list[BaseException]
) -> None:
    trend = shown(qtbot)
    monkeypatch.setattr(axes, "value_words", break_down_words)
    trend.resize(620, 300)
    painted(trend, 5)
    assert [repr(one) for one in told] == [BROKEN]


def break_down_words(*_rest: object) -> None:
    raise ZeroDivisionError("broken on purpose")


def test_after_a_fault_nothing_of_the_chart_is_drawn_until_another_one_comes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, told: list[BaseException]
) -> None:
    trend = shown(qtbot)
    before = trend.grab().toImage()
    monkeypatch.setattr(series, "paint", break_down)
    painted(trend)
    empty = trend.grab().toImage()
    ground = empty.pixel(1, 1)
    assert all(empty.pixel(x, y) == ground for x in range(0, 600, 7) for y in range(0, 300, 7))
    monkeypatch.undo()
    trend.set_chart(chart())
    assert trend.grab().toImage() == before


def test_a_fault_while_the_pushed_picture_is_drawn_leaves_no_painter_behind(qtbot: QtBot) -> None:
    plot = shown(qtbot).plot()
    assert plot is not None
    painters: list[QPainter] = []

    def keep(painter: QPainter, _plot: axes.Plot) -> None:
        painters.append(painter)
        if painter is not screen:
            raise ZeroDivisionError("broken on purpose")

    ground, layer = QImage(600, 300, QImage.Format.Format_RGB32), Layer()
    with QPainter(ground) as screen:
        for _time in range(AT_ONCE):
            layer.paint(screen, plot, keep, "")
        with pytest.raises(ZeroDivisionError):
            layer.paint(screen, plot, keep, "")
        assert painters[0] is screen and not painters[-1].isActive()


def test_a_view_that_was_only_zoomed_to_is_not_kept_as_a_picture(qtbot: QtBot) -> None:
    plot = shown(qtbot).plot()
    assert plot is not None
    onto: list[QPainter] = []

    def draw(painter: QPainter, _plot: axes.Plot) -> None:
        onto.append(painter)

    ground, layer = QImage(600, 300, QImage.Format.Format_RGB32), Layer()
    with QPainter(ground) as screen:
        for step in range(1, 9):
            for _again in range(2):  # once by the wheel, once by what else is repainted
                layer.paint(screen, plot.seen(step, 28 - step), draw, "")
        assert onto == [screen] * 16
        layer.paint(screen, plot.seen(9, 21), draw, "")  # panned: from now on it is pushed
        layer.paint(screen, plot.seen(10, 22), draw, "")
        assert [painter is screen for painter in onto[16:]] == [False]


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (1, 400), (40, 2), (3000, 30)])
def test_a_chart_without_room_is_painted_without_a_fault(
    qtbot: QtBot, told: list[BaseException], size: tuple[int, int]
) -> None:
    trend = shown(qtbot)
    trend.setMinimumSize(0, 0)
    trend.resize(*size)
    painted(trend)
    trend.show_days(START, START)
    painted(trend)
    assert told == []


def test_a_chart_swapped_while_its_picture_is_pushed_shows_the_new_one(qtbot: QtBot, told: list[BaseException]) -> None:
    trend, plain = shown(qtbot), shown(qtbot)
    for step in range(8):
        trend.show_days(START + timedelta(days=step), START + timedelta(days=step + 9))
        painted(trend, 1)
    trend.set_chart(chart(15))
    plain.set_chart(chart(15))
    assert trend.grab().toImage() == plain.grab().toImage() and told == []
