# SPDX-License-Identifier: MIT
"""A form that cannot be kept stays open with everything typed, and says why where it is looked at."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import clinic_scores, own
from core.usecases.clinic_scores import ClinicScore
from core.usecases.dogs import Dog
from core.words.errors import SaveFailed
from tests import make
from tests.progress_room import session_on
from ui.dialogs.clinic_score import ClinicScoreForm
from ui.dialogs.own_measure import OwnMeasureForm
from ui.dialogs.vet_range import VetRangeForm
from ui.jobs import Jobs


def fill_disk(store: Store) -> None:
    """Let the database find no more room, as on a full disk."""
    connection = store.database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_in_the_form_and_what_was_typed_stays(store: Store, dog: Dog, qtbot: QtBot) -> None:
    form = ClinicScoreForm(session_on(store), Jobs())
    qtbot.addWidget(form)
    form.open()
    form.total.field.setText("21")
    form.note.setPlainText("at the clinic " * 400)
    fill_disk(store)
    with pytest.raises(SaveFailed):
        form.on_save()
    QApplication.processEvents()
    assert form.isVisible() and form.problem.isVisible()
    assert "is full" in form.problem.text() and "still here" in form.problem.text()
    assert form.total.field.value() == "21" and form.note.value().startswith("at the clinic")
    store.database.connection().execute("PRAGMA max_page_count = 1000000")
    form.on_save()
    assert [one.total for one in clinic_scores.of_dog(store, dog.id)] == [21]


def test_a_library_open_for_reading_refuses_calmly(tmp_path: Path, qtbot: QtBot) -> None:
    with_dog = make.library(tmp_path)
    dog = make.dog(with_dog)
    kept = clinic_scores.save(
        with_dog, dog, ClinicScore(day=make.TODAY, scale="load", version="0-52", total=3), today=make.TODAY
    )
    with_dog.close()
    store = Store.open(tmp_path / "library", write=False)
    try:
        session = session_on(store)
        measure, spot = OwnMeasureForm(session, Jobs()), VetRangeForm(session, Jobs())
        measure.name.setText("Wags")
        measure.better.set_checked(["higher"])
        spot.low.setText("10")
        spot.high.setText("15")
        change = ClinicScoreForm(session, Jobs(), score=kept)
        for form, press in ((measure, measure.on_save), (spot, spot.on_save), (change, change.on_remove)):
            qtbot.addWidget(form)
            form.open()
            with pytest.raises(SaveFailed):
                press()
            assert form.isVisible() and "reading only" in form.problem.text()
        assert (measure.name.value(), spot.low.value()) == ("Wags", "10")
    finally:
        store.close()


def test_what_is_wrong_with_a_field_out_of_sight_is_told_all_the_same(store: Store, dog: Dog, qtbot: QtBot) -> None:
    form = OwnMeasureForm(session_on(store), Jobs())
    qtbot.addWidget(form)
    form.open()
    form.name.setText("Laps")
    form.low_label.setText("x" * 400)
    form.kind.chip("number").click()
    form.better.chip("higher").click()
    form.on_save()
    assert own.of_dog(store, dog.id) == []
    assert "too long" in form.problem.text() and form.problem.isVisible()


@pytest.mark.parametrize("typed", ["21,5", "1e9", "", "53", "-1", "21 of 52", "NaN", "21/52"])
def test_a_total_that_cannot_be_is_told_at_its_field_and_stays_typed(
    typed: str, store: Store, dog: Dog, qtbot: QtBot
) -> None:
    form = ClinicScoreForm(session_on(store), Jobs())
    qtbot.addWidget(form)
    form.open()
    form.total.field.setText(typed)
    form.day.set_day(make.TODAY - timedelta(days=1))
    form.on_save()
    assert form.isVisible() and form.form.problem("total")
    assert form.total.field.value() == typed
    assert clinic_scores.of_dog(store, dog.id) == []
