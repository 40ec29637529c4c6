# SPDX-License-Identifier: MIT
"""The chart on the screen, driven by real mouse and key events."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.words.blocks import Band, Bar, Chart, Dot, Mark, PhotoDay, Ribbon, Trace
from core.words.errors import SaveFailed
from ui import theme as themes
from ui.drawing import photo_marks
from ui.widgets.trend import TrendChart, readout

START = date(2026, 10, 25)
END = date(2026, 11, 22)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def energy() -> Chart:
    dots = tuple(Dot(day(offset), 5.0 + offset % 3) for offset in range(29) if offset != 20)
    line = (tuple((day(offset), 6.0) for offset in range(3, 29)),)
    return Chart(
        "energy",
        "Energy",
        "0–10",
        "series",
        START,
        END,
        0,
        10,
        ticks=((0, "0"), (5, "5"), (10, "10")),
        day_ticks=((START, "25 Oct"), (END, "22 Nov")),
        traces=(Trace("energy", "", dots=dots, line=line),),
        marks=(Mark(day(16), "Flare-up", "A", day(18), "flare_up"),),
        footnote="28 of 29 days logged",
    )


@pytest.fixture
def trend(qtbot: QtBot) -> Iterator[TrendChart]:
    widget = TrendChart(theme=themes.load("light"))
    qtbot.addWidget(widget)
    widget.resize(900, 320)
    widget.set_chart(energy())
    widget.show()
    qtbot.waitExposed(widget)
    QApplication.processEvents()
    yield widget


def spot_of(trend: TrendChart, at: date) -> QPoint:
    """Where a day stands in the stage's viewport."""
    plot = trend.plot()
    inside = QPointF(plot.x_of(at), plot.frame.center().y()) - QPointF(trend._stage.pos())
    return inside.toPoint()


def turn_wheel(trend: TrendChart, step: int, *, ctrl: bool = False) -> None:
    """Turn the wheel over the middle of what is seen of the chart, as the system would."""
    window = trend.window()
    spot = trend.mapTo(window, QPoint(trend.width() // 2, trend.height() // 2))
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.wheelEvent(window.windowHandle(), QPointF(spot), QPoint(0, step), QPoint(0, 0), keys)


def test_a_click_chooses_the_day_under_the_mouse(trend: TrendChart, qtbot: QtBot) -> None:
    for offset in (0, 7, 20, 28):
        with qtbot.waitSignal(trend.day_chosen, timeout=1000) as chosen:
            qtbot.mouseClick(trend._stage.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(trend, day(offset)))
        assert chosen.args == [day(offset)]


def test_pointing_at_a_day_reads_it(trend: TrendChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trend.day_hovered, timeout=1000) as hovered:
        qtbot.mouseMove(trend._stage.viewport(), spot_of(trend, day(16)))
    assert hovered.args == [day(16)]
    assert readout.lines(energy(), day(16)) == ["Tue 10 Nov · 6 · middle of 7 days: 6", "Flare-up"]
    assert trend._pointer.isVisible()
    with qtbot.waitSignal(trend.day_hovered, timeout=1000) as left:
        QApplication.sendEvent(trend._stage, QEvent(QEvent.Type.Leave))
    assert left.args == [None]
    assert not trend._pointer.isVisible()


def test_a_day_without_a_value_says_so() -> None:
    bare = replace(energy(), traces=())
    assert readout.lines(bare, day(2)) == ["Tue 27 Oct · nothing recorded"]


def test_a_measured_day_reads_both_legs_with_their_error() -> None:
    legs = tuple(
        Trace(f"girth.{side}", label, side, (Dot(day(0), value, value - 1, value + 1),))
        for side, label, value in (("L", "Left", 20.6), ("R", "Right", 20.8))
    )
    girth = replace(energy(), form="measured", traces=legs, unit="cm", decimals=1, marks=())
    assert readout.lines(girth, day(0)) == ["Sun 25 Oct · Left 20.6 cm (19.6–21.6) · Right 20.8 cm (19.8–21.8)"]


def test_a_day_left_out_reads_its_reason() -> None:
    dots = (Dot(day(2), 9.0, hollow=True, note="stopwatch left running"),)
    odd = replace(energy(), traces=(Trace("energy", "", dots=dots),), marks=())
    assert readout.lines(odd, day(2)) == ["Tue 27 Oct · 9 · left out: stopwatch left running"]


def test_a_day_reads_what_lasts_and_its_photos() -> None:
    assert readout.lines(rich(), day(8))[-2:] == ["Carprofen · usual: 5–6 · set by the vet: 6–8", "2 photos, 2 Nov"]
    assert readout.lines(rich(), day(1))[1:] == ["usual: 5–6"]


def rich() -> Chart:
    return replace(
        energy(),
        ribbons=(Ribbon(day(4), day(90), "Carprofen", "care"),),
        bands=(Band(5, 6, "usual: 5–6"), Band(6, 8, "set by the vet: 6–8", "vet", day(7))),
        photo_days=(PhotoDay(day(8), "2 photos, 2 Nov"), PhotoDay(day(22), "3 photos, 16 Nov")),
    )


def photo_spot(trend: TrendChart, at: date) -> QPoint:
    plot = trend.plot()
    inside = QPointF(plot.x_of(at), photo_marks.row(plot).center().y()) - QPointF(trend._stage.pos())
    return inside.toPoint()


def test_a_click_on_a_photo_mark_opens_its_photos_and_no_day(trend: TrendChart, qtbot: QtBot) -> None:
    trend.set_chart(rich())
    chosen: list[date] = []
    trend.day_chosen.connect(chosen.append)
    spot = photo_spot(trend, day(8)) + QPoint(6, 0)
    qtbot.mouseMove(trend._stage.viewport(), spot)
    assert trend.hovered_day() == day(8)
    assert trend._stage.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(trend.photos_chosen, timeout=1000) as opened:
        qtbot.mouseClick(trend._stage.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [day(8)]
    assert chosen == []


def test_p_opens_the_photos_of_the_day_pointed_at(trend: TrendChart, qtbot: QtBot) -> None:
    trend.set_chart(rich())
    trend.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(trend, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(trend.photos_chosen, wait=20):
        qtbot.keyClick(trend, Qt.Key.Key_P)
    for _step in range(6):
        qtbot.keyClick(trend, Qt.Key.Key_Left)
    with qtbot.waitSignal(trend.photos_chosen, timeout=1000) as opened:
        qtbot.keyClick(trend, Qt.Key.Key_P)
    assert opened.args == [day(22)]


def right_click(trend: TrendChart, spot: QPoint) -> None:
    viewport = trend._stage.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot)))


def test_a_right_click_asks_for_the_menu_of_its_day(trend: TrendChart, qtbot: QtBot) -> None:
    spot = spot_of(trend, day(12))
    with qtbot.waitSignal(trend.menu_requested, timeout=1000) as asked:
        right_click(trend, spot)
    assert asked.args == [day(12), trend._stage.viewport().mapToGlobal(spot)]
    trend.set_chart(replace(energy(), traces=(), empty="Nothing recorded yet."))
    with qtbot.assertNotEmitted(trend.menu_requested, wait=20):
        right_click(trend, spot)


def test_the_menu_key_asks_once_for_the_day_pointed_at(trend: TrendChart, qtbot: QtBot) -> None:
    asked: list[date] = []
    trend.menu_requested.connect(lambda at, _spot: asked.append(at))
    trend.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(trend, Qt.Key.Key_Menu)
    assert asked == []
    qtbot.keyClick(trend, Qt.Key.Key_Left)
    qtbot.keyPress(trend, Qt.Key.Key_Menu)
    told = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), trend.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(trend, told)  # some systems tell of the same key again
    qtbot.keyRelease(trend, Qt.Key.Key_Menu)
    qtbot.keyClick(trend, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [END, END]


def test_a_pan_shows_what_a_fresh_drawing_shows(trend: TrendChart, qtbot: QtBot) -> None:
    trend.set_chart(rich())
    for first in (2, 4, 9):  # the second and third are the picture of the first zoom, pushed along
        trend.show_days(day(first), day(first + 12))
        trend.grab()
    pushed = trend.grab().toImage()
    assert trend._canvas._layer._picture is not None
    trend._canvas._layer.forget()
    assert far_pixels(pushed, trend.grab().toImage()) < 0.02


def far_pixels(one: QImage, two: QImage) -> float:
    """Return the share of pixels that differ by more than the edge of a line that moved by half a pixel."""
    spots = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    far = sum(abs(one.pixelColor(x, y).lightness() - two.pixelColor(x, y).lightness()) > 90 for x, y in spots)
    return far / len(spots)


def test_a_week_reads_its_count() -> None:
    weeks = (Bar(day(0), day(6), 4, 7, 7, "4 of 7", "wk 1"),)
    counted = replace(energy(), form="bars", traces=(), bars=weeks, marks=())
    assert readout.lines(counted, day(2)) == ["Tue 27 Oct · wk 1 · 4 of 7 · 7 logged"]


def test_a_plain_wheel_scrolls_the_page_and_ctrl_zooms(qtbot: QtBot) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    inside = QWidget()
    trend = TrendChart(theme=themes.load("light"))
    trend.setFixedHeight(300)
    column = QVBoxLayout(inside)
    column.addWidget(trend)
    column.addSpacing(2000)
    page.setWidget(inside)
    page.setWidgetResizable(True)
    page.resize(700, 400)
    trend.set_chart(energy())
    page.show()
    qtbot.waitExposed(page)
    turn_wheel(trend, -120)
    below = page.verticalScrollBar().value()
    assert below > 0
    assert not trend.is_zoomed()
    turn_wheel(trend, 120, ctrl=True)
    assert page.verticalScrollBar().value() == below
    assert trend.is_zoomed()


def test_zoom_and_pan_stay_inside_the_data(trend: TrendChart, qtbot: QtBot) -> None:
    trend.show_days(day(-60), day(-40))
    plot = trend.plot()
    assert plot.first >= 0
    for _turn in range(30):
        turn_wheel(trend, 120, ctrl=True)
    plot = trend.plot()
    assert plot.last - plot.first >= 6 - 1e-6
    viewport = trend._stage.viewport()
    before = plot.first
    middle = viewport.rect().center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 6):
        qtbot.mouseMove(viewport, middle + QPoint(step * 40, 0), delay=15)
        event_pan(viewport, middle + QPoint(step * 40, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=middle + QPoint(200, 0))
    assert 0 <= trend.plot().first <= before


def event_pan(viewport: QWidget, spot: QPoint) -> None:
    """Send a move with the left button held, which QTest does not do by itself offscreen."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(spot),
        QPointF(viewport.mapToGlobal(spot)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_a_double_click_shows_the_whole_span_and_chooses_nothing(trend: TrendChart, qtbot: QtBot) -> None:
    trend.show_days(day(5), day(15))
    assert trend.is_zoomed()
    chosen: list[date] = []
    trend.day_chosen.connect(chosen.append)
    viewport = trend._stage.viewport()
    spot = spot_of(trend, day(10))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot)
    assert not trend.is_zoomed()
    assert not trend._timer.isActive()
    assert chosen == []


def test_arrow_keys_move_the_day_and_enter_chooses_it(trend: TrendChart, qtbot: QtBot) -> None:
    trend.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(trend, Qt.Key.Key_Left)
    assert trend.hovered_day() == END
    qtbot.keyClick(trend, Qt.Key.Key_Left)
    qtbot.keyClick(trend, Qt.Key.Key_PageUp)
    assert trend.hovered_day() == day(20)
    with qtbot.waitSignal(trend.day_chosen, timeout=1000) as chosen:
        qtbot.keyClick(trend, Qt.Key.Key_Return)
    assert chosen.args == [day(20)]
    qtbot.keyClick(trend, Qt.Key.Key_Home)
    qtbot.keyClick(trend, Qt.Key.Key_Left)
    assert trend.hovered_day() == START
    qtbot.keyClick(trend, Qt.Key.Key_Escape)
    assert trend.hovered_day() is None


def test_the_right_button_opens_no_menu(trend: TrendChart, qtbot: QtBot) -> None:
    qtbot.mouseClick(trend._stage.viewport(), Qt.MouseButton.RightButton, pos=spot_of(trend, day(8)))
    assert QApplication.activePopupWidget() is None
    assert not trend._stage.box.menuEnabled()


def test_the_chart_is_named_for_screen_readers(trend: TrendChart) -> None:
    assert trend.accessibleName() == "Energy 0–10"
    assert trend.accessibleDescription() == "28 of 29 days logged"


def test_colours_follow_the_theme(trend: TrendChart) -> None:
    dark = themes.load("dark")
    before = trend.grab().toImage()
    trend.set_theme(dark)
    QApplication.processEvents()
    after = trend.grab().toImage()
    assert before != after
    assert QColor(dark.series[0]).name() in colours_of(after)
    assert QColor(dark.series[0]).name() not in colours_of(before)


def colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}


def test_a_picture_is_saved_whole(trend: TrendChart, tmp_path: Path) -> None:
    trend.show_days(day(5), day(15))
    file = tmp_path / "energy.png"
    trend.save_png(file, width_px=1200)
    image = QImage(str(file))
    assert image.width() == 1200
    assert image.pixelColor(2, 2) == QColor(themes.load("light").card)
    assert [path.name for path in tmp_path.iterdir()] == ["energy.png"]


def test_a_picture_that_cannot_be_saved_says_so(trend: TrendChart, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        trend.save_png(tmp_path / "nowhere" / "energy.png")


def test_an_empty_chart_has_no_days_to_point_at(trend: TrendChart, qtbot: QtBot) -> None:
    trend.set_chart(replace(energy(), traces=(), empty="Nothing recorded yet."))
    with qtbot.assertNotEmitted(trend.day_chosen, wait=30):
        qtbot.mouseClick(trend._stage.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 150))
    assert trend.accessibleDescription() == "Nothing recorded yet."


def test_closed_charts_are_freed(qtbot: QtBot) -> None:
    seen = []
    for _turn in range(3):
        trend = TrendChart(theme=themes.load("light"))
        trend.resize(600, 300)
        trend.set_chart(energy())
        trend.show()
        QApplication.processEvents()
        seen += [weakref.ref(trend), weakref.ref(trend._stage), weakref.ref(trend._canvas)]
        trend.close()
        trend.deleteLater()
        del trend
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()
    assert [one() for one in seen] == [None] * len(seen)
