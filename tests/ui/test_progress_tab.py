# SPDX-License-Identifier: MIT
"""The Progress tab: ranges, cards, charts built after the first paint, measures chosen, events, pictures."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import events, trends
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import metrics
from core.words.blocks import Chart
from core.words.errors import SaveFailed
from core.words.metrics import Metric
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.event_editor import EventEditor
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session
from ui.tabs.progress.tab import ProgressTab

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def logged(store: Store, dog: Dog) -> Dog:
    """A dog with 21 days of comfort, one walk, and two measuring sessions."""
    make.walk(store, dog)
    make.series(store, dog, "comfort", [4, 5, None, 5, 6, 5, 6, 7, 6, 7, 7, None, 7, 8, 7, 8, 8, 7, 8, 8, 8])
    make.session(store, dog, make.TODAY - timedelta(days=14), left=(191,), right=(202,))
    make.session(store, dog, left=(206,), right=(208,))
    return dog


@pytest.fixture
def session(store: Store, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, width: int = 1280) -> ProgressTab:
    tab = ProgressTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.resize(width, 700)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(tab.board.is_built)
    return tab


def keys(tab: ProgressTab) -> list[str]:
    return [frame.key for frame in tab.board.frames()]


def said(widget: QWidget) -> str:
    QApplication.processEvents()  # Qt shows what was just laid out a moment later
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_without_a_dog_it_offers_to_add_one(session: Session, qtbot: QtBot) -> None:
    tab = ProgressTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    (button,) = [one for one in tab.findChildren(QWidget, "empty_action") if one.isVisible()]
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [Place(dialog="add_dog")]


def test_with_nothing_logged_it_leads_to_today(dog: Dog, session: Session, qtbot: QtBot) -> None:
    tab = ProgressTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    (button,) = [one for one in tab.findChildren(QWidget, "empty_action") if one.isVisible()]
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [Place("diary", day=make.TODAY)]


def test_the_usual_charts_are_shown_the_first_large(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    assert tuple(keys(tab)) == trends.DEFAULT_CHARTS
    first, second = tab.board.frames()[:2]
    assert first.width() > 2 * second.width()
    assert [frame.y() for frame in tab.board.frames()[1:4]] == [0, 0, 0]


@pytest.mark.parametrize("percent", [100, 160])
def test_at_1024_two_small_charts_stand_abreast(
    logged: Dog, session: Session, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, session.theme, percent)
    make.log(session.store, logged, make.TODAY, {"energy_level": 5})
    tab = opened(session, qtbot, 1024)
    small = [frame for frame in tab.board.frames()[1:] if not frame.isHidden()]
    assert small[0].y() == small[1].y() < small[2].y()
    theme.apply(qapp, session.theme, 100)


def test_a_card_says_how_many_days_it_rests_on(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    words = said(tab.cards)
    assert "Comfort, last 7 days answered" in words
    assert "8 of 10" in words and "first 7: 5" in words
    assert "20.6 cm" in words and "+1.5 cm" in words


def test_another_range_shows_other_days_and_stays_pressed(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    chip = tab.ranges.chip("2w")
    for _again in range(2):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(tab.board.is_built)
        assert chip.isChecked()
        chart = tab.board.frames()[0].chart()
        assert (chart.start, chart.end) == (make.TODAY - timedelta(days=13), make.TODAY)


def test_a_measure_is_chosen_and_the_choice_is_remembered(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    popover = tab.popover()
    assert popover.tick("comfort").isChecked()
    popover.tick("mood_engagement").setChecked(True)
    popover.tick("good_day").setChecked(False)
    popover.close()
    tab.hide()
    tab.show()
    assert keys(tab)[-1] == "mood_engagement"
    assert "good_day" not in keys(tab)
    assert tab.popover().tick("mood_engagement").isChecked()


def test_the_list_of_measures_stays_open_while_ticking(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    qtbot.mouseClick(tab.tools.choose_button, Qt.MouseButton.LeftButton)
    popover = tab._popover
    popover.tick("body_weight").click()
    popover.tick("energy_level").click()
    qtbot.waitUntil(tab.board.is_built)
    assert popover.isVisible()
    popover.close()


def test_with_no_measure_chosen_it_says_so(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    for key in keys(tab):
        tab.on_measure(key, False)
    assert tab.findChild(QLabel, "no_measures").isVisible()
    assert tab.save_picture() is None


def test_enlarging_puts_a_chart_first(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    frame = next(one for one in tab.board.frames() if one.key == "thigh_girth")
    qtbot.mouseClick(frame.enlarge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.board.is_built)
    assert keys(tab)[0] == "thigh_girth"
    assert tab.board.frames()[0].chart().key == "thigh_girth"


def test_an_empty_chart_is_not_the_large_one(dog: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    make.series(store, dog, "comfort", [4, 5, 6])
    tab = opened(session, qtbot)
    assert keys(tab)[0] == "comfort"
    assert sorted(keys(tab)) == sorted(trends.DEFAULT_CHARTS)
    tab.on_enlarge("energy_level")
    qtbot.waitUntil(tab.board.is_built)
    assert keys(tab)[0] == "energy_level", "what the person chose stays"
    tab.popover()
    tab.on_usual()
    make.walk(store, dog)
    qtbot.waitUntil(lambda: tuple(keys(tab)) == trends.DEFAULT_CHARTS)


def test_small_charts_with_nothing_to_draw_are_one_line(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    line = tab.board.blank
    hidden = [frame.key for frame in tab.board.frames() if frame.isHidden()]
    assert hidden == ["overall_mobility", "good_day", "wobbled_or_scuffed", "energy_level"]
    assert said(line) == "Nothing in these days: Movement, Kind of day, Wobbling or scuffing, Energy."
    assert line.measure.isHidden() and "thigh_girth" not in hidden
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(line.log, Qt.MouseButton.LeftButton)
    assert told.args == [Place("diary", day=make.TODAY)]
    make.log(session.store, logged, make.TODAY, {"energy_level": 5})
    qtbot.waitUntil(tab.board.is_built)
    assert "Energy" not in said(line)
    assert not next(frame for frame in tab.board.frames() if frame.key == "energy_level").isHidden()


def test_what_was_never_measured_leads_to_the_weekly_check(
    dog: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    make.series(store, dog, "comfort", [4, 5, 6])
    tab = opened(session, qtbot)
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(tab.board.blank.measure, Qt.MouseButton.LeftButton)
    assert told.args == [Place(dialog="weekly_check")]


def test_another_dog_never_sees_the_charts_of_the_one_before(
    logged: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    session.choose_dog(logged.id)
    tab = opened(session, qtbot)
    other = make.dog(store, "Toby")
    make.series(store, other, "comfort", [4, 5, 6])
    session.choose_dog(other.id)
    assert not any(frame.view.isVisible() for frame in tab.board.frames() if frame.view is not None)
    qtbot.waitUntil(tab.board.is_built)
    assert tab.board.frames()[0].view.isVisible()


def test_a_measure_has_the_name_of_its_chart_in_the_list(
    logged: Dog, store: Store, session: Session, qtbot: QtBot
) -> None:
    title = trends.chart(store, logged, "avoided_stairs", (make.START, make.TODAY)).title
    assert opened(session, qtbot).popover().tick("avoided_stairs").text() == title == "Avoided stairs"


def test_a_picture_is_offered_of_what_is_drawn_only(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    offered = [one.data() for one in tab.picture_menu().actions() if one.data()]
    assert offered == [chart.key for chart in tab.board.finish()]
    assert "energy_level" not in offered


def test_middle_line_and_events_can_be_left_out(logged: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    events.save(store, logged, Event("", make.TODAY, "food", "New food"), today=make.TODAY)
    tab = opened(session, qtbot)

    def comfort() -> Chart:
        return next(chart for chart in tab.board.finish() if chart.key == "comfort")

    assert comfort().marks and comfort().traces[0].line
    qtbot.mouseClick(tab.layers.chip("events"), Qt.MouseButton.LeftButton)
    assert not comfort().marks and comfort().traces[0].line
    qtbot.mouseClick(tab.layers.chip("line"), Qt.MouseButton.LeftButton)
    assert not comfort().traces[0].line and comfort().traces[0].dots
    girth = next(chart for chart in tab.board.finish() if chart.key == "thigh_girth")
    assert all(trace.line for trace in girth.traces), "readings stay joined: that is no middle"
    qtbot.mouseClick(tab.layers.chip("events"), Qt.MouseButton.LeftButton)
    assert comfort().marks


def test_a_clicked_day_leads_to_its_diary_page(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    tab.on_enlarge("comfort")
    qtbot.waitUntil(tab.board.is_built)
    view = tab.board.frames()[0].view
    day = make.TODAY - timedelta(days=3)
    plot = view.plot()
    spot = QPoint(round(plot.x_of(day)), round(plot.frame.center().y()))
    stage = view.findChild(QWidget, "trend_stage")
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(stage.viewport(), Qt.MouseButton.LeftButton, pos=spot - stage.pos())
    assert told.args == [Place("diary", day=day)]


def test_the_plain_wheel_over_a_chart_scrolls_the_page(logged: Dog, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    chart = tab.board.frames()[0].view
    spot = chart.mapTo(tab, chart.rect().center())
    QTest.wheelEvent(tab.windowHandle(), QPointF(spot), QPoint(0, -120))
    bar = tab.findChild(QWidget, "progress_scroll").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_an_event_is_added_and_marked_on_the_charts(logged: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    tab = opened(session, qtbot)
    qtbot.mouseClick(tab.tools.event_button, Qt.MouseButton.LeftButton)
    dialog = tab.findChild(EventEditor)
    dialog.kind.set_key("flare_up")
    dialog.day.set_day(make.TODAY - timedelta(days=4))
    dialog.end_day.set_day(make.TODAY - timedelta(days=2))
    qtbot.keyClicks(dialog.text, "Slipped on the stairs")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.board.is_built)
    (mark,) = tab.board.frames()[0].chart().marks
    assert (mark.label, mark.day) == ("Slipped on the stairs", make.TODAY - timedelta(days=4))
    session.undo()
    assert events.between(store, logged.id, make.START, make.TODAY) == []


def test_an_event_that_ends_before_it_begins_is_told_there(logged: Dog, session: Session, qtbot: QtBot) -> None:
    dialog = EventEditor(session, Jobs(), kind="therapy")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.text.set_value("Hydrotherapy")
    dialog.end_day.set_day(make.TODAY - timedelta(days=2))
    dialog.on_save()
    assert "before the beginning" in dialog.form.problem("end_day")
    assert dialog.text.value() == "Hydrotherapy"


def test_an_event_can_be_changed_and_removed(logged: Dog, store: Store, session: Session, qtbot: QtBot) -> None:
    event = events.add(store, logged, make.TODAY, "therapy", text="Hydro", today=make.TODAY)
    for turn in ("change", "remove"):
        dialog = EventEditor(session, Jobs(), event=event)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.text.set_value("Hydrotherapy")
        (dialog.on_save if turn == "change" else dialog.on_remove)()
        texts = [one.text for one in events.between(store, logged.id, make.TODAY, make.TODAY)]
        assert texts == (["Hydrotherapy"] if turn == "change" else [])


@pytest.mark.parametrize("key", ["", "comfort"])
def test_charts_are_saved_as_a_picture(
    key: str, logged: Dog, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(session, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "charts"), ""))
    path = tab.save_picture(key)
    assert path == tmp_path / "charts.png"
    picture = QImage(str(path))
    assert picture.width() >= 1600 and picture.height() > 300
    assert [one.name for one in tmp_path.glob("charts*")] == ["charts.png"]


def test_a_picture_that_cannot_be_saved_is_told(
    logged: Dog, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(session, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "no" / "a.png"), ""))
    with pytest.raises(SaveFailed, match=r"a\.png"):
        tab.save_picture()


def test_a_measure_added_to_the_list_can_be_charted(
    logged: Dog, store: Store, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wag = Metric("wagging", "Wagging", group="more", form="series", subtitle="0–10")
    monkeypatch.setattr(metrics, "METRICS", (*metrics.METRICS, wag))
    make.series(store, logged, "wagging", [3, 4, 5])
    tab = opened(session, qtbot)
    tab.popover().tick("wagging").setChecked(True)
    qtbot.waitUntil(tab.board.is_built)
    assert len(tab.board.frames()[-1].chart().traces[0].dots) == 3


def test_the_module_is_loaded_without_pyqtgraph() -> None:
    code = "import sys, ui.tabs.progress.tab, ui.tabs.plan.tab, ui.tabs.vet.tab\n"
    code += "print([n for n in ('pyqtgraph', 'numpy', 'PIL', 'PySide6.QtPrintSupport') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_saving_a_picture_at_once_leaves_the_cards_below_to_come(
    logged: Dog, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = ProgressTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.show()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "charts"), ""))
    assert tab.save_picture() is not None
    qtbot.waitUntil(tab.is_built)
    assert tab.late is not None


def test_a_measure_asked_for_from_elsewhere_is_large_and_the_page_begins_at_its_top(
    logged: Dog, session: Session, qtbot: QtBot
) -> None:
    tab = opened(session, qtbot)
    tab.show_metric("mood_engagement")
    qtbot.waitUntil(tab.is_built)
    assert keys(tab)[0] == "mood_engagement"
    assert tab.findChild(QWidget, "progress_scroll").verticalScrollBar().value() == 0
    tab.show_metric("no_such_measure")
    assert keys(tab)[0] == "mood_engagement"
