# SPDX-License-Identifier: MIT
"""The map of days: every day has its square, keys and mouse pick days of the range, years scroll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme as themes
from ui.widgets.heat_map import HeatMap

TODAY = date(2026, 11, 22)  # a Sunday


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def kinds(days: int) -> dict[date, str]:
    return {ago(number): ("good", "mixed", "bad", "logged")[number % 4] for number in range(days) if number % 5}


@pytest.fixture
def heat(qtbot: QtBot) -> Iterator[HeatMap]:
    made = HeatMap(0)
    qtbot.addWidget(made)
    made.set_days(kinds(42), ago(41), TODAY, TODAY)
    made.resize(420, 300)
    made.show()
    qtbot.waitExposed(made)
    yield made


def test_every_day_of_the_range_has_a_square_of_its_own(heat: HeatMap) -> None:
    days = [ago(number) for number in range(42)]
    spots = [heat.grid.spot(day) for day in days]
    assert [heat.grid.day_at(spot.center()) for spot in spots] == days
    assert len({(spot.left(), spot.top()) for spot in spots}) == 42
    assert heat.grid.spot(ago(42)).isEmpty()
    assert heat.grid.spot(TODAY + timedelta(days=1)).isEmpty()


def test_a_column_is_a_week_from_the_first_weekday_on(qtbot: QtBot) -> None:
    for first_weekday in (0, 6):
        made = HeatMap(first_weekday)
        qtbot.addWidget(made)
        made.set_days({}, ago(41), TODAY, TODAY)
        tops = {day.weekday(): made.grid.spot(day).top() for day in map(ago, range(14))}
        assert min(tops, key=lambda day: tops[day]) == first_weekday
        assert len(set(tops.values())) == 7


def test_a_click_picks_the_day(heat: HeatMap, qtbot: QtBot) -> None:
    spot = heat.grid.spot(ago(10)).center().toPoint()
    with qtbot.waitSignal(heat.day_chosen, timeout=1000) as chosen:
        qtbot.mouseClick(heat.grid, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [ago(10)]
    with qtbot.assertNotEmitted(heat.day_chosen, wait=20):
        qtbot.mouseClick(heat.grid, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))


def test_keys_move_by_days_and_weeks_and_stay_inside(heat: HeatMap, qtbot: QtBot) -> None:
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    grid = heat.grid
    assert grid.cursor_day() == TODAY
    for key, day in (
        (Qt.Key.Key_Up, ago(1)),
        (Qt.Key.Key_Left, ago(8)),
        (Qt.Key.Key_PageUp, ago(36)),
        (Qt.Key.Key_Left, ago(41)),
        (Qt.Key.Key_Down, ago(40)),
        (Qt.Key.Key_End, TODAY),
        (Qt.Key.Key_Down, TODAY),
        (Qt.Key.Key_Home, ago(41)),
    ):
        qtbot.keyClick(grid, key)
        assert grid.cursor_day() == day
    with qtbot.waitSignal(heat.day_chosen, timeout=1000) as chosen:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == [ago(41)]


def test_the_day_under_the_keys_is_said(heat: HeatMap, qtbot: QtBot) -> None:
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(heat.grid, Qt.Key.Key_Up)
    assert heat.grid.accessibleName().endswith("mixed day")
    assert "2026" in heat.grid.accessibleName()
    heat.set_summary("20 good, 5 bad of 42 days")
    assert heat.accessibleDescription() == heat.grid.accessibleDescription() == "20 good, 5 bad of 42 days"


def test_days_to_come_are_blank(qtbot: QtBot) -> None:
    made = HeatMap(0)
    qtbot.addWidget(made)
    made.set_days({TODAY + timedelta(days=2): "good"}, ago(3), TODAY + timedelta(days=20), TODAY)
    assert made.grid.spot(TODAY + timedelta(days=2)).isEmpty()
    assert made.grid.weeks() == 1


def test_ten_years_scroll_and_begin_at_the_latest_week(qtbot: QtBot) -> None:
    made = HeatMap(0)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.set_days(kinds(3650), ago(3649), TODAY, TODAY)
    bar = made._area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(made.grid, Qt.Key.Key_Home)
    assert bar.value() == 0
    made.grab()


def test_a_wheel_turned_over_the_map_scrolls_the_page(qtbot: QtBot) -> None:
    page, inside = QScrollArea(), QWidget()
    qtbot.addWidget(page)
    made = HeatMap(0)
    column = QVBoxLayout(inside)
    column.addWidget(made)
    column.addSpacing(2000)
    page.setWidget(inside)
    page.setWidgetResizable(True)
    page.resize(500, 300)
    made.set_days(kinds(3650), ago(3649), TODAY, TODAY)
    page.show()
    qtbot.waitExposed(page)
    spot = made.mapTo(page.window(), QPoint(made.width() // 2, 60))
    none, keys = QPoint(0, 0), Qt.KeyboardModifier.NoModifier
    QTest.wheelEvent(page.window().windowHandle(), QPointF(spot), QPoint(0, -120), none, keys)
    assert page.verticalScrollBar().value() > 0


def test_squares_grow_into_room_and_text_makes_them_larger(heat: HeatMap, qtbot: QtBot) -> None:
    wide = heat.grid.spot(TODAY).width()
    heat.set_days(kinds(365), ago(364), TODAY, TODAY)
    narrow = heat.grid.spot(TODAY).width()
    assert 15 <= narrow < wide
    font = heat.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    heat.setFont(font)
    QApplication.processEvents()
    assert heat.grid.spot(TODAY).width() > narrow


@pytest.mark.parametrize("days", [1, 2, 7])
def test_a_few_days_are_drawn_with_the_month_whole(qtbot: QtBot, days: int) -> None:
    made = HeatMap(0)
    qtbot.addWidget(made)
    made.set_days({}, ago(days - 1), TODAY, TODAY)
    assert made.grid.sizeHint().width() >= made.fontMetrics().horizontalAdvance("Nov 2026")
    made.grab()


def test_squares_follow_the_theme(heat: HeatMap) -> None:
    app = QApplication.instance()
    sheet, palette, given = app.styleSheet(), app.palette(), app.property("hindstride_theme")
    before = heat.grid.grab().toImage()
    app.setProperty("hindstride_theme", themes.load("dark"))
    assert heat.grid.grab().toImage() != before
    app.setStyleSheet(sheet)
    app.setPalette(palette)
    app.setProperty("hindstride_theme", given)


def test_right_to_left_the_latest_week_is_on_the_left(heat: HeatMap, qtbot: QtBot) -> None:
    heat.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert heat.grid.spot(TODAY).left() < heat.grid.spot(ago(41)).left()
    assert heat.grid.day_at(heat.grid.spot(ago(20)).center()) == ago(20)
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(heat.grid, Qt.Key.Key_Right)
    assert heat.grid.cursor_day() == ago(7)


def test_a_day_that_was_not_logged_is_dashed_as_in_the_legend(heat: HeatMap) -> None:
    spot = heat.grid.spot(ago(10)).toRect()
    assert ago(10) not in kinds(42)
    picture = heat.grid.grab().toImage()
    # Along the upper edge, between the round corners.
    aside = spot.width() // 4
    seen = [picture.pixelColor(x, spot.top()).lightness() for x in range(spot.left() + aside, spot.right() - aside)]
    assert max(seen) - min(seen) > 25, "dashes and gaps"
