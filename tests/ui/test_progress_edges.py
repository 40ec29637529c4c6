# SPDX-License-Identifier: MIT
"""The Progress tab with little, odd or much in it, in small windows and large words, and by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import own
from core.usecases.dogs import Dog
from tests import make
from tests.progress_room import declining, long_dog, opened, said, session_on
from ui.places import Place
from ui.tabs.progress.tab import ProgressTab


def one_day(store: Store) -> None:
    make.log(store, make.dog(store, start_day=None), make.TODAY, {"comfort": 5})


def ten_days(store: Store) -> None:
    make.series(store, make.dog(store), "comfort", [5, 6] * 5)


def all_the_same(store: Store) -> None:
    make.series(store, long_dog(store), "comfort", [7] * 40)


def only_extremes(store: Store) -> None:
    make.series(store, long_dog(store), "comfort", [0, 10] * 20)


def usual_of_nought(store: Store) -> None:
    make.series(store, long_dog(store), "comfort", [0] * 40)


def a_year_of_silence(store: Store) -> None:
    dog = make.dog(store, start_day=make.TODAY - timedelta(days=420))
    make.series(store, dog, "comfort", [6] * 20, last=make.TODAY - timedelta(days=380))
    make.series(store, dog, "comfort", [6] * 5)


def hold_and_comfort(store: Store) -> None:
    declining(store, long_dog(store, cause="dm"))


LITTLE = (one_day, ten_days, all_the_same, only_extremes, usual_of_nought, a_year_of_silence, hold_and_comfort)


@pytest.mark.parametrize("fill", LITTLE, ids=lambda fill: fill.__name__)
def test_every_part_can_be_read_whatever_is_logged(fill: Callable[[Store], None], store: Store, qtbot: QtBot) -> None:
    fill(store)
    tab = opened(session_on(store), qtbot)
    words = said(tab)
    assert "None" not in words and "{" not in words
    for sight in tab.sights():
        dialog = sight.show()
        assert not (dialog or tab).grab().isNull()
        if dialog is not None:
            dialog.reject()
        sight.leave()


def test_nobody_is_told_to_be_behind(store: Store, qtbot: QtBot) -> None:
    for fill in (ten_days, hold_and_comfort):
        fill(store)
    session = session_on(store)
    for dog in list(store.rows("SELECT id FROM dog")):
        session.choose_dog(dog[0])
        words = said(opened(session, qtbot)).lower()
        assert not [word for word in ("behind schedule", "streak", "all is well", "!") if word in words]


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (1024, 100), (1024, 160), (860, 100)])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_is_cut_at_the_side(colours: str, width: int, percent: int, store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store, colours, percent), qtbot, width, 700)
    inside = tab._scroll.widget()
    QApplication.processEvents()
    assert inside.width() <= tab._scroll.viewport().width()
    for widget in (*tab.findings.card.rows(), *tab.findings.things.bars(), *tab.board.frames(), tab.late):
        right = widget.mapTo(inside, QPoint(widget.width(), 0)).x()
        assert right <= inside.width(), widget.objectName()
    session_on(store)


def test_every_control_has_a_name_for_screen_readers(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store, cause="ivdd_early"))
    tab = opened(session_on(store), qtbot)
    for one in tab.findChildren(QAbstractButton):
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert one.accessibleName() and one.objectName(), one.text()


def test_the_page_is_walked_by_tab_from_top_to_bottom(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    tab.activateWindow()
    QApplication.processEvents()
    tab.findings.things.bars()[0].button("show").setFocus(Qt.FocusReason.TabFocusReason)
    parts = (tab.findings.things, tab.tools, tab.findings.card, tab.board, *late_parts(tab))
    seen: list[QWidget] = []
    for _step in range(120):
        now = QApplication.focusWidget()
        part = next((one for one in parts if now is not None and one.isAncestorOf(now)), None)
        if part is not None and part not in seen:
            seen.append(part)
        qtbot.keyClick(now or tab, Qt.Key.Key_Tab)
        if len(seen) == len(parts):
            break
    assert seen == list(parts)


def late_parts(tab: ProgressTab) -> tuple[QWidget, ...]:
    assert tab.late is not None
    return (tab.late.good_days, tab.late.periods, tab.late.wins)


def test_the_menu_of_a_day_opens_by_key(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    chart = next(one for one in tab.board.frames() if one.key == "comfort").view
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Left)  # the last day is pointed at
    day = chart.hovered_day()
    QApplication.sendEvent(
        chart, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), chart.mapToGlobal(QPoint(5, 5)))
    )
    qtbot.waitUntil(lambda: tab.findChild(QMenu, "chart_menu") is not None)
    menu = tab.findChild(QMenu, "chart_menu")
    with qtbot.waitSignal(tab.open_requested) as told:
        menu.actions()[0].trigger()
    assert told.args == [Place("diary", day=day)]
    menu.close()


def test_a_right_click_on_a_chart_opens_the_menu_of_that_day(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store))
    tab = opened(session_on(store), qtbot)
    tab.show_metric("comfort")
    qtbot.waitUntil(tab.is_built)
    chart = tab.board.frames()[0].view
    day = make.TODAY - timedelta(days=3)
    plot = chart.plot()
    spot = QPoint(round(plot.x_of(day)), round(plot.frame.center().y()))
    with qtbot.waitSignal(chart.menu_requested) as told:
        stage = chart.findChild(QWidget, "trend_stage").viewport()
        where = chart.mapToGlobal(spot)
        inside = stage.mapFromGlobal(where)
        QApplication.sendEvent(stage, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, where))
    assert told.args[0] == day
    tab.findChild(QMenu, "chart_menu").close()


def test_layers_are_left_out_one_by_one(store: Store, qtbot: QtBot) -> None:
    dog: Dog = long_dog(store, cause="ivdd_early")
    declining(store, dog)
    tab = opened(session_on(store), qtbot)

    def comfort() -> object:
        qtbot.waitUntil(tab.is_built)
        return next(one.chart() for one in tab.board.frames() if one.key == "comfort")

    assert comfort().bands and comfort().ribbons
    tab.layers.chip("usual").click()
    assert not comfort().bands and comfort().ribbons
    tab.layers.chip("expected").click()
    assert not comfort().ribbons


def test_the_expected_times_stand_under_the_large_chart_with_their_source(store: Store, qtbot: QtBot) -> None:
    declining(store, long_dog(store, cause="ivdd_early"))
    tab = opened(session_on(store), qtbot)
    assert "founding article" in said(tab.board.frames()[0])
    assert "founding article" not in said(tab.board.frames()[1])


def test_an_own_measure_is_offered_charted_and_kept_for_its_dog(store: Store, qtbot: QtBot) -> None:
    mine, other = long_dog(store, "Ada"), long_dog(store, "Bo")
    made = own.save(store, mine, own.OwnMeasure(name="Tail & wags", kind="score", better="higher"), today=make.TODAY)
    for dog in (mine, other):
        make.series(store, dog, "comfort", [6] * 12)
    make.series(store, mine, f"own.{made.id}", [3, 4, 5])
    session = session_on(store)
    session.choose_dog(mine.id)
    tab = opened(session, qtbot)
    tab.popover().tick(f"own.{made.id}").setChecked(True)
    qtbot.waitUntil(tab.is_built)
    assert f"own.{made.id}" in tab.chosen()
    assert [one.title for one in tab.board.finish()][-1] == "Tail & wags"
    session.choose_dog(other.id)
    qtbot.waitUntil(tab.is_built)
    assert f"own.{made.id}" not in tab.chosen()
    session.choose_dog(mine.id)
    qtbot.waitUntil(tab.is_built)
    assert f"own.{made.id}" in tab.chosen()


def test_left_and_right_are_said_in_centimetres_with_their_error(store: Store, qtbot: QtBot) -> None:
    dog = long_dog(store)
    make.session(store, dog, make.TODAY - timedelta(days=28), left=(191,), right=(203,))
    make.session(store, dog, left=(206,), right=(208,))
    tab = opened(session_on(store), qtbot)
    frame = next(one for one in tab.board.frames() if one.key == "thigh_girth")
    words = said(frame)
    assert "right 0.2 cm more, within the 1 cm error" in words and "%" not in words
