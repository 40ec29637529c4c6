# SPDX-License-Identifier: MIT
"""The parts of the weekly check that fold, the owner's own measures and activities, and the early signs."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import measures, own, phases
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.words import metrics
from core.words.metrics import Metric
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.measure_fields import Measured, Steps
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.session import Session

LEFT = Qt.MouseButton.LeftButton
LAST_WEEK = make.TODAY - timedelta(days=7)


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, entry_id: str = "") -> WeeklyCheck:
    dialog = WeeklyCheck(session, Jobs(), None, entry_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def activity(store: Store, dog: Dog, name: str = "Jump into the car") -> OwnMeasure:
    return own.save(store, dog, OwnMeasure(name=name, kind="activity", low_label="will not try"), today=make.TODAY)


def words_of(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


def test_parts_that_were_never_used_are_folded(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    for key in ("fore_girth", "fore_load", "up_and_go"):
        assert not dialog.part(key).is_open()
    assert not dialog.takes("fore_girth").isVisible() and dialog.takes("thigh_girth").isVisible()


def test_a_part_used_last_time_is_open(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    make.session(store, dog, LAST_WEEK, values={"fore_load": 5.3, "hind_load": 3.1})
    dialog = opened(session, qtbot)
    assert dialog.part("hind_load").is_open() and not dialog.part("up_and_go").is_open()
    assert dialog.editor("fore_load").text() == "", "what was measured then is no answer of today"


def test_a_part_is_opened_with_the_keyboard(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    part = dialog.part("up_and_go")
    part.fold.setFocus()
    assert "Timed" in part.fold.accessibleName()
    qtbot.keyClick(part.fold, Qt.Key.Key_Space)
    assert part.is_open() and dialog.takes("up_and_go").isVisible() and part.fold.text() == "Hide"


def test_front_legs_scales_and_times_are_kept_in_stored_units(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot)
    for key, side, take, text in (
        ("fore_girth", "L", 1, "13.4"),
        ("fore_girth", "R", 1, "13,6"),
        ("hind_paw_load", "L", 1, "1.5"),
        ("hind_paw_load", "R", 1, "1.6"),
        ("up_and_go", "", 1, "4.2"),
        ("up_and_go", "", 2, "4.6"),
    ):
        qtbot.keyClicks(dialog.takes(key).field(side, take).line, text)
    qtbot.keyClicks(dialog.editor("fore_load").line, "5.3")
    qtbot.keyClicks(dialog.editor("hind_load").line, "3.1")
    dialog.on_save()
    (kept,) = measures.sessions(store, dog.id)
    assert kept.values == {
        ("fore_girth", "L", 1): 134,
        ("fore_girth", "R", 1): 136,
        ("hind_paw_load", "L", 1): 1.5,
        ("hind_paw_load", "R", 1): 1.6,
        ("fore_load", "", 1): 5.3,
        ("hind_load", "", 1): 3.1,
        ("up_and_go", "", 1): 4.2,
        ("up_and_go", "", 2): 4.6,
    }


def test_the_share_on_the_back_paws_is_said_while_typing(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClicks(dialog.editor("fore_load").line, "6")
    said = dialog.findChild(QLabel, "load_said")
    assert said.text() == ""
    qtbot.keyClicks(dialog.editor("hind_load").line, "4")
    assert said.text() == "About 40 % of the weight stands on the back paws."


def test_takes_of_a_timed_test_say_middle_and_spread(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    takes = dialog.takes("up_and_go")
    for number, text in enumerate(("4.2", "4.6", "5.2"), 1):
        qtbot.keyClicks(takes.field("", number).line, text)
    assert takes.findChild(QLabel, "up_and_go_said").text() == "middle 4.6 s, spread 1 s"


def test_a_wrong_number_in_a_folded_part_opens_it(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.part("up_and_go").set_open(True)
    qtbot.keyClicks(dialog.takes("up_and_go").field("", 1).line, "quick")
    dialog.part("up_and_go").set_open(False)
    dialog.on_save()
    assert dialog.part("up_and_go").is_open()
    assert dialog.takes("up_and_go").field("", 1).problem() and "1 number" in dialog.problem.text()
    assert measures.sessions(store, dog.id) == []


def test_a_test_added_to_the_list_is_asked_among_the_timed_ones(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stairs = Metric("stairs_time", "Ten stairs", "number", "s", 1, 600, 0.1, "lower", "tests", takes=2, form="measured")
    monkeypatch.setattr(metrics, "METRICS", (*metrics.METRICS, stairs))
    dialog = opened(session, qtbot)
    assert dialog.part("stairs_time") is dialog.part("up_and_go")
    qtbot.keyClicks(dialog.takes("stairs_time").field("", 2).line, "12.5")
    dialog.on_save()
    assert measures.sessions(store, dog.id)[0].values == {("stairs_time", "", 2): 12.5}


def test_activities_are_scored_and_no_earlier_answer_is_anywhere(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    one = activity(store, dog)
    make.session(store, dog, LAST_WEEK, values={one.key: 3})
    dialog = opened(session, qtbot)
    editor = dialog.editor(one.key)
    assert isinstance(editor, Steps) and editor.value() is None
    assert "Earlier answers are not shown" in words_of(dialog) and "will not try" in words_of(dialog)
    qtbot.mouseClick(editor.step(1), LEFT)
    dialog.on_save()
    assert [one_.values[(one.key, "", 1)] for one_ in measures.sessions(store, dog.id)] == [3, 1]


def test_own_weekly_measures_are_asked_and_daily_ones_are_not(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    weekly = own.save(
        store,
        dog,
        OwnMeasure(name="Play", kind="number", unit="min", high=90, better="higher", asked="weekly"),
        today=make.TODAY,
    )
    daily = own.save(store, dog, OwnMeasure(name="Wags", better="higher"), today=make.TODAY)
    dialog = opened(session, qtbot)
    with pytest.raises(KeyError):
        dialog.editor(daily.key)
    field = dialog.editor(weekly.key)
    assert isinstance(field, Measured)
    qtbot.keyClicks(field.line, "12.5 min")
    dialog.on_save()
    assert measures.sessions(store, dog.id)[0].values == {(weekly.key, "", 1): 12.5}


def test_a_long_own_scale_is_typed_and_not_a_hundred_boxes(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    wide = own.save(store, dog, OwnMeasure(name="Mood", high=100, better="higher", asked="weekly"), today=make.TODAY)
    dialog = opened(session, qtbot)
    field = dialog.editor(wide.key)
    assert isinstance(field, Measured)
    qtbot.keyClicks(field.line, "71")
    dialog.on_save()
    assert measures.sessions(store, dog.id)[0].values == {(wide.key, "", 1): 71}


def test_a_stopped_measure_stays_in_an_old_check_that_is_changed(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    one = activity(store, dog)
    kept = make.session(store, dog, make.TODAY, values={one.key: 2, "body_weight": 8.4})
    own.stop(store, dog, one, today=LAST_WEEK)
    dialog = opened(session, qtbot, kept.id)
    dialog.editor("body_weight").line.setText("8.2")
    dialog.on_save()
    (changed,) = measures.sessions(store, dog.id)
    assert changed.values == {(one.key, "", 1): 2, ("body_weight", "", 1): 8.2}


def test_early_signs_are_asked_in_maintenance_only(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    assert opened(session, qtbot).early is None
    phases.set_phase(store, dog, "maintenance", LAST_WEEK, today=make.TODAY)
    dialog = opened(session, qtbot)
    assert dialog.early is not None and dialog.early.isVisible()


def test_a_sign_is_worth_mentioning_and_kept_without_any_measuring(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    phases.set_phase(store, dog, "maintenance", LAST_WEEK, today=make.TODAY)
    dialog = opened(session, qtbot)
    assert dialog.early is not None
    assert "Worth mentioning" not in words_of(dialog)
    qtbot.mouseClick(dialog.early.signs.chip("early.rising"), LEFT)
    assert "Worth mentioning to your vet" in words_of(dialog)
    dialog.on_save()
    told = phases.answers_on(store, dog.id, make.TODAY)
    assert told["early.rising"] == 1 and set(told.values()) == {0, 1} and len(told) == len(phases.asked())
    assert measures.sessions(store, dog.id) == []


def test_none_of_these_is_an_answer_and_no_answer_is_none(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    phases.set_phase(store, dog, "maintenance", LAST_WEEK, today=make.TODAY)
    dialog = opened(session, qtbot)
    assert dialog.early is not None
    qtbot.keyClicks(dialog.editor("body_weight").line, "8.4")
    dialog.on_save()
    assert phases.answers_on(store, dog.id, make.TODAY) == {}
    dialog = opened(session, qtbot)
    assert dialog.early is not None
    qtbot.mouseClick(dialog.early.signs.chip("early.rising"), LEFT)
    qtbot.mouseClick(dialog.early.none.chip("none"), LEFT)
    assert dialog.early.signs.checked() == set()
    dialog.on_save()
    assert set(phases.answers_on(store, dog.id, make.TODAY).values()) == {0}


def test_a_check_with_early_signs_is_taken_back_in_one_step(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    phases.set_phase(store, dog, "maintenance", LAST_WEEK, today=make.TODAY)
    before = store.undo_label
    dialog = opened(session, qtbot)
    assert dialog.early is not None
    qtbot.keyClicks(dialog.editor("body_weight").line, "8.4")
    qtbot.mouseClick(dialog.early.signs.chip("early.rising"), LEFT)
    dialog.on_save()
    assert len(measures.sessions(store, dog.id)) == 1 and phases.answers_on(store, dog.id, make.TODAY)
    store.undo()
    assert store.undo_label == before
    assert measures.sessions(store, dog.id) == [] and phases.answers_on(store, dog.id, make.TODAY) == {}


def test_early_signs_come_before_what_is_measured(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    phases.set_phase(store, dog, "maintenance", LAST_WEEK, today=make.TODAY)
    dialog = opened(session, qtbot)
    assert dialog.early is not None
    assert dialog.early.mapTo(dialog.form, QPoint()).y() < dialog.girth.mapTo(dialog.form, QPoint()).y()


def test_a_part_is_made_when_it_is_opened_and_what_it_holds_stays_while_it_is_not(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    values = {"body_weight": 8.4, "up_and_go": 4.2, "fore_load": 5.0, "hind_load": 3.0}
    kept = make.session(store, dog, make.TODAY, values=values)
    dialog = WeeklyCheck(session, Jobs(), None, kept.id)
    qtbot.addWidget(dialog)
    assert not dialog.findChildren(QWidget, "up_and_go"), "the form does not wait for it"
    dialog.editor("body_weight").line.setText("8.2")
    dialog.keep()
    (changed,) = measures.sessions(store, dog.id)
    assert changed.values == {**kept.values, ("body_weight", "", 1): 8.2}
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QWidget, "up_and_go")))
    assert dialog.part("up_and_go").is_open() and dialog.part("fore_load").is_open()


def test_tab_goes_through_a_part_where_it_stands(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    part = dialog.part("fore_girth")
    part.fold.setFocus()
    part.fold.click()
    qtbot.keyClick(part.fold, Qt.Key.Key_Tab)
    assert part.isAncestorOf(dialog.focusWidget()) and dialog.focusWidget() is not part.fold


def test_names_that_look_like_code_survive_the_form(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, shared_path: Path
) -> None:
    nasty = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    names = [one for one in nasty if isinstance(one, str) and one.strip()][:: max(1, len(nasty) // 25)]
    names += ["{dog} {0} %s {measure}", "<img src=/dev/zero>", "W" * 200]
    taken: set[str] = set()
    for name in names:
        if " ".join(name.split()).casefold() in taken:
            continue
        taken.add(" ".join(name.split()).casefold())
        measure = OwnMeasure(name=name, better="none", asked="weekly", low_label=name, high_label=name)
        own.save(store, dog, measure, today=make.TODAY)
    dialog = opened(session, qtbot)
    assert dialog.minimumSizeHint().width() <= 1024 and dialog.form.minimumSizeHint().width() <= 920
    shown = {one.text() for one in dialog.findChildren(QLabel)}
    assert {"{dog} {0} %s {measure}", "<img src=/dev/zero>", "W" * 200} <= shown
    for measure in own.of_dog(store, dog.id):
        dialog.editor(measure.key).set_stored(5)
    dialog.on_save()
    (kept,) = measures.sessions(store, dog.id)
    assert len(kept.values) == len(taken)


@pytest.mark.parametrize("percent", [100, 160])
def test_with_every_part_open_it_fits_a_small_screen(
    session: Session, store: Store, dog: Dog, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, session.theme, percent)
    for number in range(own.MOST_ACTIVITIES):
        activity(store, dog, f"Activity {number}")
    dialog = opened(session, qtbot)
    for key in ("fore_girth", "fore_load", "up_and_go"):
        dialog.part(key).set_open(True)
    assert dialog.width() <= 1024 and dialog.height() <= 700
    assert dialog.form.minimumSizeHint().width() <= dialog.width()
    theme.apply(qapp, session.theme, 100)
