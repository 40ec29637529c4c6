# SPDX-License-Identifier: MIT
"""The cards of the Plan tab that list what was written down: own measures, ranges, scores, the phase."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping import models
from core.keeping.store import Store
from core.usecases import clinic_scores, events, own, phases, vet_ranges
from core.usecases.clinic_scores import ClinicScore
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.usecases.vet_ranges import VetRange
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.clinic_score import ClinicScoreForm
from ui.dialogs.maintenance import MaintenanceForm
from ui.dialogs.own_measure import OwnMeasureForm
from ui.dialogs.vet_range import VetRangeForm
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.plan.list_card import ListCard
from ui.tabs.plan.tab import PlanTab

LEFT = Qt.MouseButton.LeftButton
WEEK = timedelta(days=7)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


@pytest.fixture
def tab(session: Session, qtbot: QtBot) -> PlanTab:
    made = PlanTab(session, Jobs())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words_of(widget: QWidget) -> str:
    QApplication.processEvents()  # Qt shows what was just laid out a moment later
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(qtbot: QtBot, card: ListCard, row: int, key: str) -> None:
    """Press a button of one line as a person would."""
    QApplication.processEvents()
    qtbot.mouseClick(card.lines.rows()[row].findChild(QPushButton, f"line_{key}"), LEFT)


def made(store: Store, dog: Dog, *names: str, kind: str = "score") -> list[OwnMeasure]:
    return [own.save(store, dog, OwnMeasure(name=name, kind=kind, better="higher"), today=make.TODAY) for name in names]


def test_empty_cards_are_one_line_that_says_what_they_are_for(tab: PlanTab) -> None:
    for card in (tab.own_card, tab.activities_card, tab.range_card, tab.score_card, tab.phase_card):
        QApplication.processEvents()
        assert card.height() < 6 * card.fontMetrics().height(), card.objectName()
        assert card.add_button.isVisible() and len(words_of(card).splitlines()) == 2


def test_activities_say_what_their_ends_mean_and_stop_at_five(
    tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    own.save(
        store,
        dog,
        OwnMeasure(name="Jump <b>", kind="activity", low_label="will not try", high_label="in one go"),
        today=make.TODAY,
    )
    said = words_of(tab.activities_card)
    assert "Jump <b>" in said and "0: will not try · 4: in one go" in said and "three to five" in said
    made(store, dog, "b", "c", "d", "e", kind="activity")
    assert not tab.activities_card.add_button.isVisible()
    assert len(tab.activities_card.lines.rows()) == 5


def test_a_measure_is_added_changed_and_its_line_follows(tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.own_card.add_button, LEFT)
    dialog = tab.findChild(OwnMeasureForm)
    qtbot.keyClicks(dialog.name, "Tail wags")
    dialog.better.chip("higher").click()
    dialog.on_save()
    assert "Tail wags" in words_of(tab.own_card) and "0–10, more is better · every day" in words_of(tab.own_card)
    press(qtbot, tab.own_card, 0, "edit")
    dialog = next(one for one in tab.findChildren(OwnMeasureForm) if one.isVisible())
    dialog.name.setText("Wags")
    dialog.on_save()
    assert "Wags" in words_of(tab.own_card) and "Tail" not in words_of(tab.own_card)


def test_lines_change_places_with_the_keyboard(tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot) -> None:
    made(store, dog, "a", "b", "c")
    QApplication.processEvents()
    rows = tab.own_card.lines.rows()
    down = rows[0].findChild(QPushButton, "line_down")
    assert down.accessibleName() == "Move a down" and not rows[0].findChild(QPushButton, "line_up").isEnabled()
    down.setFocus()
    qtbot.keyClick(down, Qt.Key.Key_Space)
    assert [one.name for one in own.of_dog(store, dog.id)] == ["b", "a", "c"]
    focused = tab.focusWidget()
    assert focused is not None and focused.accessibleName() == "Move a down", "the keyboard stays with the line"
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert [one.name for one in own.of_dog(store, dog.id)] == ["b", "c", "a"]
    store.undo()
    assert [one.name for one in own.of_dog(store, dog.id)] == ["b", "a", "c"]


def test_tab_goes_through_the_lines_of_a_card_before_the_next_card(
    tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    made(store, dog, "a", "b")
    make.medicine(store, dog)
    QApplication.processEvents()
    tab.own_card.add_button.setFocus()
    visited = []
    for _step in range(4):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        visited.append(tab.focusWidget().accessibleName())
    assert visited == ["Move a down", "Change a", "Move b up", "Change b"]
    tab.care_card.add_button.setFocus()
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
    assert tab.focusWidget().accessibleName() == "Change Loxicom"


def test_stopped_measures_stand_behind_the_fold_and_are_asked_again(
    tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    (one,) = made(store, dog, "Wags")
    own.stop(store, dog, one, today=make.TODAY)
    assert "Wags" not in words_of(tab.own_card) and tab.own_card.fold.text() == "Stopped: 1"
    qtbot.mouseClick(tab.own_card.fold, LEFT)
    assert "Wags" in words_of(tab.own_card)
    qtbot.mouseClick(tab.own_card.earlier.rows()[0].findChild(QPushButton, "line_again"), LEFT)
    assert own.of_dog(store, dog.id)[0].stop_day is None
    assert tab.own_card.fold.isHidden()


def test_the_walking_range_says_since_when_and_by_whom(tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot) -> None:
    vet_ranges.save(store, dog, VetRange(since=make.TODAY - 4 * WEEK, low=8, high=10), today=make.TODAY)
    wanted = VetRange(since=make.TODAY - WEEK, low=24, high=30, set_by="Dr Lee")
    vet_ranges.save(store, dog, wanted, today=make.TODAY)
    said = words_of(tab.range_card)
    assert "24–30 min a day" in said and "since 15 Nov, set by Dr Lee" in said and "8–10" not in said
    qtbot.mouseClick(tab.range_card.fold, LEFT)
    assert "8–10 min a day" in words_of(tab.range_card) and "until 14 Nov" in words_of(tab.range_card)
    press(qtbot, tab.range_card, 0, "end")
    dialog = tab.findChild(VetRangeForm)
    assert dialog.until.day() == make.TODAY
    dialog.on_save()
    assert vet_ranges.of_dog(store, dog.id)[-1].until == make.TODAY


def test_clinic_scores_are_newest_first_and_none_stands_bare(
    tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    for weeks, total in ((3, 27), (2, 24), (1, 21)):
        score = ClinicScore(day=make.TODAY - weeks * WEEK, scale="load", version="0-52", total=total, scored_by="owner")
        clinic_scores.save(store, dog, score, today=make.TODAY)
    heads = [row.findChild(QLabel, "line_head").text() for row in tab.score_card.lines.rows()]
    assert heads == [f"LOAD {total} of 52, higher is worse" for total in (21, 24, 27)]
    said = words_of(tab.score_card)
    assert "15 Nov, owner" in said and "“severe” on this scale" in said
    press(qtbot, tab.score_card, 0, "edit")
    assert tab.findChild(ClinicScoreForm).total.field.value() == "21"


def test_a_score_of_a_scale_not_known_here_is_shown_and_not_changed(tab: PlanTab, store: Store, dog: Dog) -> None:
    with store.change("from a newer Hindstride", dog=dog.id) as change:
        change.put(
            models.ClinicScore,
            id="later",
            dog=dog.id,
            day=make.TODAY,
            scale="later",
            version="0-9",
            total=3.0,
            low=0.0,
            high=9.0,
            better="lower",
            scored_by="vet",
            note="",
        )
    tab.refresh()
    assert "later 3 of 9, higher is worse" in words_of(tab.score_card)
    assert [one for one in tab.score_card.findChildren(QPushButton) if one.text() == "Change…"] == []


def test_older_scores_are_folded(tab: PlanTab, store: Store, dog: Dog) -> None:
    for weeks in range(7):
        score = ClinicScore(day=make.TODAY - weeks * WEEK, scale="load", version="0-52", total=20 + weeks)
        clinic_scores.save(store, dog, score, today=make.TODAY)
    assert len(tab.score_card.lines.rows()) == 4 and tab.score_card.fold.text() == "Earlier: 3"


def test_maintenance_says_what_it_asks_and_when_the_vet_looks_next(
    tab: PlanTab, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    assert "in recovery" in words_of(tab.phase_card)
    qtbot.mouseClick(tab.phase_card.add_button, LEFT)
    dialog = tab.findChild(MaintenanceForm)
    dialog.kind.chip("maintenance").click()
    dialog.months.set_key("6")
    dialog.on_save()
    said = words_of(tab.phase_card)
    assert "in maintenance since 22 Nov" in said and "One diary entry a week is enough" in said
    assert "22 May 2027" in said
    events.add(store, dog, make.TODAY - WEEK, "vet_visit", today=make.TODAY)
    assert "15 May 2027" in words_of(tab.phase_card)
    phases.save_check(store, dog, make.TODAY, {"early.rising": 1, "early.sitting": 0}, today=make.TODAY)
    said = words_of(tab.phase_card)
    assert "Early signs, 22 Nov: 1 of 2 signs seen" in said and "Worth mentioning to your vet." in said


def test_new_columns_appear_only_when_they_hold_something(tab: PlanTab, store: Store, dog: Dog) -> None:
    def heads() -> list[str]:
        model = tab.check_card.table.model()
        across = Qt.Orientation.Horizontal
        return [str(model.headerData(number, across)) for number in range(model.columnCount())]

    make.session(store, dog, make.TODAY - WEEK, values={"body_weight": 8.4})
    plain = heads()
    one = made(store, dog, "Jump", kind="activity")[0]
    make.session(store, dog, values={"fore_load": 6, "hind_load": 4, "up_and_go": 4.2, one.key: 3})
    more = heads()
    assert set(more) - set(plain) == {"Up and go", "Behind"}, "activities stay hidden until they are scored"
    row = [str(tab.check_card.table.model().index(0, number).data()) for number in range(len(more))]
    assert row[more.index("Behind")] == "40 %" and row[more.index("Up and go")] == "4.2 s"
    assert "Weight carried behind" in words_of(tab.check_card)


def test_at_large_text_the_cards_wrap_and_nothing_is_cut(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, qapp: QApplication
) -> None:
    made(store, dog, "W" * 200, "b")
    vet_ranges.save(store, dog, VetRange(since=make.TODAY, low=8, high=10, set_by="W" * 200), today=make.TODAY)
    theme.apply(qapp, session.theme, 160)
    tab = PlanTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.resize(1024, 700)
    with qtbot.waitExposed(tab):
        tab.show()
    QApplication.processEvents()
    page = tab.findChild(QWidget, "plan_scroll").widget()
    for card in tab.findChildren(ListCard):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= page.width() <= 1024, card.objectName()
    theme.apply(qapp, session.theme, 100)
