# SPDX-License-Identifier: MIT
"""The dialog of a clinic score: range and direction beside the field, versions, grades, and a wrong denominator."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import clinic_scores
from core.usecases.clinic_scores import ClinicScore
from core.usecases.dogs import Dog
from core.words import scales
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs import clinic_score
from ui.dialogs.clinic_score import ClinicScoreForm
from ui.jobs import Jobs
from ui.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, score: ClinicScore | None = None, scale: str = "") -> ClinicScoreForm:
    dialog = ClinicScoreForm(session, Jobs(), score=score)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    if scale:
        dialog.scale.set_key(scale)
        dialog.scale.picked.emit(scale)
    return dialog


def test_a_total_is_kept_with_its_scale_range_and_direction(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot, scale="load")
    assert dialog.total.said.text() == "0–52, higher is worse"
    qtbot.keyClicks(dialog.total.field, "21")
    qtbot.mouseClick(dialog.save_button, LEFT)
    (kept,) = clinic_scores.of_dog(store, dog.id)
    assert (kept.scale, kept.total, kept.low, kept.high, kept.better) == ("load", 21, 0, 52, "lower")
    assert kept.scored_by == "owner" and kept.day == make.TODAY


def test_a_wrong_denominator_is_told_at_the_total_with_range_and_direction(
    session: Session, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot, scale="load")
    qtbot.keyClicks(dialog.total.field, "60")
    dialog.on_save()
    said = dialog.form.problem("total")
    assert "60" in said and "LOAD" in said and "0–52" in said and "higher is worse" in said
    assert dialog.total.field.value() == "60" and dialog.isVisible()
    assert clinic_scores.of_dog(store, dog.id) == []


@pytest.mark.parametrize("text", ["", "many", "2.5"])
def test_what_is_no_total_is_told_at_the_field(session: Session, qtbot: QtBot, text: str) -> None:
    dialog = opened(session, qtbot, scale="load")
    dialog.total.field.setText(text)
    dialog.on_save()
    assert dialog.form.problem("total") and dialog.isVisible()


def test_a_version_changes_the_range_and_keeps_what_was_typed(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, scale="glasgow")
    qtbot.keyClicks(dialog.total.field, "22")
    assert "0–24" in dialog.total.said.text()
    dialog.version.choose("20")
    assert "0–20" in dialog.total.said.text() and dialog.total.field.value() == "22"
    dialog.on_save()
    assert "0–20" in dialog.form.problem("total")


def test_a_scale_of_grades_offers_them_by_name(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, scale="frankel")
    assert dialog.total.grade.isVisible() and not dialog.total.field.isVisible()
    assert dialog.total.said.text() == "0–6, higher is better"
    dialog.on_save()
    assert "missing" in dialog.form.problem("total")
    dialog.total.grade.set_key("4")
    assert dialog.total.grade.currentText().startswith("4 · ")
    dialog.on_save()
    assert [one.total for one in clinic_scores.of_dog(store, dog.id)] == [4]


def test_tab_goes_from_the_scale_to_its_versions_and_grades(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, scale="frankel")
    dialog.scale.setFocus()
    visited = []
    for _step in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget().objectName())
    assert visited == ["chip_0-6", "score_grade", "day"]


def test_a_grade_counted_the_other_way_round_says_so(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, scale="ivdd")
    assert dialog.total.said.text() == "1–5, higher is worse"
    dialog.version.choose("5-1")
    assert dialog.total.said.text() == "1–5, higher is better"


def test_the_one_who_usually_scores_is_offered(session: Session, qtbot: QtBot) -> None:
    for scale in scales.SCALES:
        dialog = opened(session, qtbot, scale=scale.id)
        assert dialog.scored_by.checked() == {scale.scored_by}, scale.id


def test_every_scale_opens_with_range_and_direction_in_words(session: Session, qtbot: QtBot) -> None:
    for scale in scales.SCALES:
        dialog = opened(session, qtbot, scale=scale.id)
        for version in scale.versions:
            if len(scale.versions) > 1:
                dialog.version.choose(version.key)
            assert "higher is" in dialog.total.said.text(), (scale.id, version.key)
            assert dialog.total.grade.isVisible() == clinic_score.is_graded(version)


def test_a_kept_total_is_changed_and_removed(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    day = make.TODAY - timedelta(days=19)
    kept = clinic_scores.save(
        store, dog, ClinicScore(day=day, scale="cbpi_pss", version="0-10", total=4.25), today=make.TODAY
    )
    dialog = opened(session, qtbot, kept)
    assert dialog.total.field.value() == "4.25" and dialog.day.day() == day
    dialog.total.field.setText("3,5")
    dialog.on_save()
    (changed,) = clinic_scores.of_dog(store, dog.id)
    assert (changed.id, changed.total, changed.day) == (kept.id, 3.5, day)
    dialog = opened(session, qtbot, changed)
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert clinic_scores.of_dog(store, dog.id) == []
    store.undo()
    assert len(clinic_scores.of_dog(store, dog.id)) == 1


def test_a_day_that_has_not_come_is_told_at_the_day(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, scale="load")
    qtbot.keyClicks(dialog.total.field, "21")
    dialog.day.set_day(make.TODAY + timedelta(days=1))
    dialog.on_save()
    assert "23 November 2026" in dialog.form.problem("day")


@pytest.mark.parametrize("percent", [100, 160])
def test_the_dialog_fits_a_small_screen(session: Session, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, session.theme, percent)
    dialog = opened(session, qtbot, scale="ivdd")
    assert dialog.width() <= 1024 and dialog.height() <= 700
    theme.apply(qapp, session.theme, 100)
