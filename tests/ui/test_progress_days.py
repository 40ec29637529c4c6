# SPDX-License-Identifier: MIT
"""The days behind a sentence, leaving a value out from the list and from a chart, the menu of a day, photos of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import events, left_out
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.words.blocks import Dot
from tests import make
from tests.progress_room import button, declining, long_dog, opened, said, session_on
from ui.dialogs.event_editor import EventEditor
from ui.dialogs.leave_out import LeaveOut
from ui.jobs import Jobs
from ui.places import Place
from ui.tabs.progress.shown_days import ShownDays
from ui.tabs.progress.tab import ProgressTab

YESTERDAY = make.TODAY - timedelta(days=1)


@pytest.fixture
def low(store: Store) -> Dog:
    """A dog whose comfort is lower than usual, with a note on the third day back."""
    dog = long_dog(store)
    declining(store, dog)
    make.log(store, dog, make.TODAY - timedelta(days=3), note="<b>Slept</b> badly")
    return dog


def days_of(tab: ProgressTab, key: str = "comfort") -> ShownDays:
    tab.findings.card.row(key).days.click()
    return tab.findChild(ShownDays)


def action(menu: QMenu, name: str) -> QAction | None:
    return next((one for one in menu.actions() if one.objectName() == name), None)


def dots(tab: ProgressTab, key: str) -> list[Dot]:
    chart = next(chart for chart in tab.board.finish() if chart.key == key)
    return [dot for trace in chart.traces for dot in trace.dots]


def test_the_days_are_listed_with_value_and_note_as_typed(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    dialog = days_of(tab)
    assert dialog.sentence() == tab.findings.card.row("comfort").verdict.sentence
    assert {value.day for value in dialog.values} == set(tab.findings.card.row("comfort").verdict.days)
    assert "5 of 10" in said(dialog)
    assert "<b>Slept</b> badly" in said(dialog)


def test_a_day_leads_to_its_page(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    dialog = days_of(tab)
    day = dialog.values[0].day
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(button(dialog, f"open_day_{day.isoformat()}"), Qt.MouseButton.LeftButton)
    assert told.args == [Place("diary", day=day)]
    assert not dialog.isVisible()


def test_leaving_out_asks_why(low: Dog, store: Store, qtbot: QtBot) -> None:
    dialog = LeaveOut(session_on(store), Jobs(), where=Where("comfort", "", YESTERDAY), what="Comfort", value="6 of 10")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.on_save()
    assert dialog.isVisible()
    assert dialog.form.problem("reason")
    assert left_out.of_dog(store, low.id) == {}


@pytest.mark.parametrize(
    ("chip", "typed", "kept"),
    [
        ("person", "", "Another person measured"),
        ("odd", "fireworks", "An odd day: fireworks"),
        ("other", "rug on the scales", "rug on the scales"),
        ("", "rug on the scales", "rug on the scales"),
    ],
)
def test_the_reason_is_kept_in_words(chip: str, typed: str, kept: str, low: Dog, store: Store, qtbot: QtBot) -> None:
    where = Where("comfort", "", YESTERDAY)
    dialog = LeaveOut(session_on(store), Jobs(), where=where)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    if chip:
        dialog.reason.chip(chip).click()
    qtbot.keyClicks(dialog.text, typed)
    dialog.on_save()
    assert left_out.of_dog(store, low.id) == {where: kept}


def test_a_value_left_out_is_counted_again_from_the_list(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    dialog = days_of(tab)
    before, day = dialog.sentence(), dialog.values[0].day
    left_out.leave_out(store, low, Where("comfort", "", day), "an odd day", today=make.TODAY)
    assert "Left out: an odd day" in said(dialog)
    qtbot.mouseClick(button(dialog, f"count_again_{day.isoformat()}"), Qt.MouseButton.LeftButton)
    assert left_out.of_dog(store, low.id) == {}
    assert dialog.sentence() == before


def test_a_chart_offers_the_day_the_value_and_an_event(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    menu = tab.chart_menu.menu("comfort", YESTERDAY)
    assert [one.objectName() for one in menu.actions() if one.objectName()] == [
        "menu_open_day",
        "menu_leave",
        "menu_event",
    ]
    assert "6 of 10" in action(menu, "menu_leave").text()
    with qtbot.waitSignal(tab.open_requested) as told:
        action(menu, "menu_open_day").trigger()
    assert told.args == [Place("diary", day=YESTERDAY)]


def test_a_value_is_left_out_and_counted_again_from_a_chart(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    action(tab.chart_menu.menu("comfort", YESTERDAY), "menu_leave").trigger()
    ask = tab.findChild(LeaveOut)
    ask.reason.chip("odd").click()
    ask.on_save()
    qtbot.waitUntil(tab.is_built)
    assert [dot.day for dot in dots(tab, "comfort") if dot.hollow] == [YESTERDAY]
    menu = tab.chart_menu.menu("comfort", YESTERDAY)
    assert action(menu, "menu_leave") is None
    action(menu, "menu_count").trigger()
    qtbot.waitUntil(tab.is_built)
    assert not [dot for dot in dots(tab, "comfort") if dot.hollow]


def test_one_leg_of_one_sitting_is_left_out(low: Dog, store: Store, qtbot: QtBot) -> None:
    make.session(store, low, YESTERDAY, left=(191,), right=(202,))
    tab = opened(session_on(store), qtbot)
    menu = tab.chart_menu.menu("thigh_girth", YESTERDAY)
    assert "Left: 19.1 cm" in action(menu, "menu_leaveL").text()
    action(menu, "menu_leaveR").trigger()
    ask = tab.findChild(LeaveOut)
    ask.reason.chip("mistyped").click()
    ask.on_save()
    ((where, reason),) = left_out.of_dog(store, low.id).items()
    assert (where.metric, where.side, where.day, reason) == ("thigh_girth", "R", YESTERDAY, "Mistyped")
    assert where.entry
    qtbot.waitUntil(tab.is_built)
    assert [(dot.hollow, dot.value) for dot in dots(tab, "thigh_girth")] in (
        [(False, 19.1), (True, 20.2)],
        [(True, 20.2), (False, 19.1)],
    )


def test_an_event_is_added_on_the_day_pointed_at(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    action(tab.chart_menu.menu("comfort", YESTERDAY), "menu_event").trigger()
    editor = tab.findChild(EventEditor)
    assert editor.day.day() == YESTERDAY
    editor.kind.set_key("fall")
    editor.on_save()
    assert [one.day for one in events.between(store, low.id, YESTERDAY, make.TODAY)] == [YESTERDAY]


def test_a_day_without_a_value_has_nothing_to_leave_out(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    menu = tab.chart_menu.menu("energy_level", YESTERDAY, has_photos=True)
    assert action(menu, "menu_leave") is None
    with qtbot.waitSignal(tab.open_requested) as told:
        action(menu, "menu_photos").trigger()
    assert told.args == [Place("photos", day=YESTERDAY)]


def test_the_menu_of_the_chart_is_that_of_its_measure_and_day(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    frame = next(one for one in tab.board.frames() if one.key == "comfort")
    frame.view.menu_requested.emit(YESTERDAY, QPoint(40, 40))
    menu = tab.findChild(QMenu, "chart_menu")
    assert menu.isVisible() and "6 of 10" in action(menu, "menu_leave").text()
    menu.close()


def test_a_photo_mark_leads_to_the_photos_of_its_day(low: Dog, store: Store, qtbot: QtBot) -> None:
    make.photo(store, low, YESTERDAY)
    tab = opened(session_on(store), qtbot)
    frame = tab.board.frames()[0]
    assert [one.day for one in frame.chart().photo_days] == [YESTERDAY]
    with qtbot.waitSignal(tab.open_requested) as told:
        frame.view.photos_chosen.emit(YESTERDAY)
    assert told.args == [Place("photos", day=YESTERDAY)]


def test_a_value_of_a_day_that_changed_meanwhile_is_shown_as_it_is_now(low: Dog, store: Store, qtbot: QtBot) -> None:
    tab = opened(session_on(store), qtbot)
    dialog = days_of(tab)
    day: date = dialog.values[-1].day
    make.log(store, low, day, {"comfort": 2})
    assert dialog.values[-1].words == "2 of 10"
