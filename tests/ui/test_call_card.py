# SPDX-License-Identifier: MIT
"""The call card: the whole fixed table, the numbers, what was ticked, and the log of showings and calls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import diary, dogs, events
from core.usecases.dogs import Dog
from core.words import signs
from core.words.settings import UserSettings
from ui import theme
from ui.dialogs.call_card import CallCard, FlagRow, ticked_words
from ui.jobs import Jobs
from ui.places import Place
from ui.session import Session

TODAY = date(2026, 11, 22)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def dog(store: Store) -> Dog:
    return dogs.add(store, "Bailey", today=TODAY, clinic="Hill Street", clinic_phone="020 7946 0018")


@pytest.fixture
def session(store: Store, qapp: QApplication) -> Session:
    colours = theme.load("light")
    theme.apply(qapp, colours)
    return Session(store, colours, UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def shown(session: Session, qtbot: QtBot, reasons: tuple[str, ...] = ()) -> CallCard:
    card = CallCard(session, Jobs(), None, reasons)
    card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(card)
    card.open()
    qtbot.waitExposed(card)
    return card


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def logged(store: Store, dog: Dog) -> list[tuple[str, str]]:
    return [(event.kind, event.text) for event in events.between(store, dog.id, TODAY, TODAY)]


def test_the_whole_table_and_both_cautions_are_there(session: Session, dog: Dog, qtbot: QtBot) -> None:
    card = shown(session, qtbot)
    said = texts(card)
    for flag in signs.RED_FLAGS:
        assert flag.text in said
    assert all(caution in said for caution in signs.CAUTIONS)


def test_it_works_without_a_dog(session: Session, qtbot: QtBot) -> None:
    card = shown(session, qtbot)
    assert len(card.findChildren(FlagRow)) == len(signs.RED_FLAGS)
    assert not card.called.isVisible()


def test_numbers_are_large_selectable_and_plain(session: Session, dog: Dog, qtbot: QtBot) -> None:
    card = shown(session, qtbot)
    number = card.findChild(QLabel, "clinic_phone")
    assert number.text() == "020 7946 0018" and number.property("role") == "big"
    assert number.textFormat() == Qt.TextFormat.PlainText
    assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_missing_number_can_be_added(session: Session, dog: Dog, qtbot: QtBot) -> None:
    card = shown(session, qtbot)
    asked: list[Place] = []
    card.open_requested.connect(asked.append)
    qtbot.mouseClick(card.findChild(QPushButton, "add_phones"), Qt.MouseButton.LeftButton)
    assert asked == [Place(dialog="dog_details")]


def test_rows_that_todays_answers_match_say_what_was_ticked(session: Session, dog: Dog, qtbot: QtBot) -> None:
    given = {("knuckled", "L"): 1, ("comfort", ""): 1}
    diary.save(session.store, dog, TODAY, given, today=TODAY)
    card = shown(session, qtbot, ("new_knuckling",))
    rows = {row.objectName(): row for row in card.findChildren(FlagRow) if row.property("matched")}
    assert set(rows) == {"flag_new_knuckling", "flag_pain_signs"}
    assert "You ticked: Toes turned under, left" in texts(rows["flag_new_knuckling"])
    assert "You noted: Comfort 1 of 10" in texts(rows["flag_pain_signs"])


def test_a_choice_is_said_in_words() -> None:
    assert ticked_words("appetite", {("appetite", ""): 3}) == "You noted: Eating refused"
    assert ticked_words("vomiting_count", {("vomiting_count", ""): 2}) == "You noted: Times sick 2"
    assert ticked_words("appetite", {}) == ""


def test_each_showing_is_logged_with_its_reason(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    by_hand = shown(session, qtbot)
    by_hand.close()
    raised = shown(session, qtbot, ("off_legs", "urine"))
    raised.close()
    assert sorted(logged(store, dog)) == [("call_shown", "off_legs,urine"), ("call_shown", "opened by hand")]
    assert store.undo_label.startswith("details of")


def test_i_called_is_logged_and_said(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    card = shown(session, qtbot, ("off_legs",))
    qtbot.mouseClick(card.called, Qt.MouseButton.LeftButton)
    assert ("vet_called", "off_legs") in logged(store, dog)
    assert "Logged 22 Nov" in texts(card)


def test_a_library_opened_to_read_still_shows_it(session: Session, store: Store, dog: Dog, qtbot: QtBot) -> None:
    store.writable = False
    card = shown(session, qtbot)
    assert card.isVisible()
    assert logged(store, dog) == []


def test_escape_closes_it(session: Session, dog: Dog, qtbot: QtBot) -> None:
    card = shown(session, qtbot)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_it_fits_a_small_screen(session: Session, dog: Dog, qtbot: QtBot) -> None:
    card = shown(session, qtbot)
    assert card.width() <= 1024 and card.height() <= 700
    assert card.minimumSizeHint().width() <= 1024 and card.minimumSizeHint().height() <= 660
