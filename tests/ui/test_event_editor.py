# SPDX-License-Identifier: MIT
"""Writing down an event: kinds with the milestones behind one entry, a day that has not come, a milestone moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import events
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import milestones
from tests import make
from tests.progress_room import long_dog, session_on
from ui.dialogs.event_editor import MILESTONE, EventEditor
from ui.jobs import Jobs

YESTERDAY = make.TODAY - timedelta(days=1)


@pytest.fixture
def early(store: Store) -> Dog:
    return long_dog(store, cause="ivdd_early")


def editor_on(store: Store, qtbot: QtBot, **told: object) -> EventEditor:
    dialog = EventEditor(session_on(store), Jobs(), **told)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def kinds(dialog: EventEditor) -> list[str]:
    return [dialog.kind.itemText(index) for index in range(dialog.kind.count())]


def kept(store: Store, dog: Dog) -> list[Event]:
    return events.between(store, dog.id, make.START - timedelta(days=99), make.TODAY)


def test_a_diagnosis_can_be_chosen_and_milestones_stand_behind_one_entry(
    early: Dog, store: Store, qtbot: QtBot
) -> None:
    dialog = editor_on(store, qtbot)
    offered = kinds(dialog)
    assert "New diagnosis" in offered and "Milestone reached" in offered
    assert not [one for one in milestones.MILESTONES if one.label in offered]
    assert not dialog.milestone.isVisible()
    dialog.kind.set_key("diagnosis")
    dialog.on_save()
    assert [event.kind for event in kept(store, early)] == ["diagnosis"]


def test_a_milestone_asks_which_and_keeps_that(early: Dog, store: Store, qtbot: QtBot) -> None:
    dialog = editor_on(store, qtbot, day=YESTERDAY)
    dialog.kind.setCurrentIndex(kinds(dialog).index("Milestone reached"))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    assert dialog.milestone.isVisible()
    offered = [dialog.milestone.itemText(index) for index in range(dialog.milestone.count())]
    assert "Ten steps in a row without help" in offered
    dialog.milestone.set_key("milestone.ten_steps")
    qtbot.keyClicks(dialog.text, "On the grass")
    dialog.on_save()
    (event,) = kept(store, early)
    assert (event.kind, event.day, event.text) == ("milestone.ten_steps", YESTERDAY, "On the grass")


def test_a_milestone_marked_twice_moves_and_is_not_doubled(early: Dog, store: Store, qtbot: QtBot) -> None:
    for day in (make.TODAY, YESTERDAY):
        dialog = editor_on(store, qtbot, kind="milestone.ran", day=day)
        assert dialog.kind.key() == MILESTONE
        dialog.milestone.set_key("milestone.slept_through")
        dialog.on_save()
    assert [(event.kind, event.day) for event in kept(store, early)] == [("milestone.slept_through", YESTERDAY)]


def test_a_milestone_that_moves_keeps_its_words_unless_others_are_typed(early: Dog, store: Store, qtbot: QtBot) -> None:
    events.add(store, early, YESTERDAY, "milestone.slept_through", text="and so did I", today=make.TODAY)
    for typed in ("", "Both of us"):
        dialog = editor_on(store, qtbot, kind="milestone.slept_through", day=make.TODAY)
        dialog.text.set_value(typed)
        dialog.on_save()
        (event,) = kept(store, early)
        assert (event.day, event.text) == (make.TODAY, typed or "and so did I")


def test_a_milestone_of_another_cause_can_still_be_changed(early: Dog, store: Store, qtbot: QtBot) -> None:
    event = events.add(store, early, YESTERDAY, "milestone.ran", today=make.TODAY)
    dialog = editor_on(store, qtbot, event=event)
    assert dialog.chosen() == "milestone.ran"
    dialog.text.set_value("Five steps")
    dialog.on_save()
    assert [(one.kind, one.text) for one in kept(store, early)] == [("milestone.ran", "Five steps")]


@pytest.mark.parametrize("field", ["day", "end_day"])
def test_a_day_that_has_not_come_is_refused_in_words(field: str, early: Dog, store: Store, qtbot: QtBot) -> None:
    dialog = editor_on(store, qtbot, kind="therapy")
    dialog.text.set_value("Hydrotherapy")
    getattr(dialog, field).set_day(make.TODAY + timedelta(days=3))
    dialog.on_save()
    assert "has not come yet" in dialog.form.problem(field)
    assert kept(store, early) == [] and dialog.text.value() == "Hydrotherapy"


def test_an_event_that_turns_into_another_kind_keeps_its_row(early: Dog, store: Store, qtbot: QtBot) -> None:
    event = events.add(store, early, YESTERDAY, "win", text="Ran", today=make.TODAY)
    dialog = editor_on(store, qtbot, event=event)
    dialog.kind.set_key("fall")
    dialog.on_save()
    assert [(one.id, one.kind) for one in kept(store, early)] == [(event.id, "fall")]
