# SPDX-License-Identifier: MIT
"""The dialogs about a dog and the preferences: inline problems, nothing lost, applied at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from core.keeping import media, models
from core.keeping.store import Store
from core.usecases import dogs
from core.words import causes
from core.words.settings import UserSettings
from ui import look, portrait, theme
from ui.dialogs import preferences
from ui.dialogs.about import About
from ui.dialogs.add_dog import AddDog
from ui.dialogs.dog_details import DogDetails
from ui.dialogs.preferences import Preferences
from ui.jobs import Jobs
from ui.session import Session

NOW = datetime(2026, 11, 22, 18, 42)
NAUGHTY = '<img src="/dev/zero"> & “ßøµé” \u202etxt'
SHA = "ab" * 32


@pytest.fixture
def session(tmp_path: Path, today: date) -> Iterator[Session]:
    store = Store.create(tmp_path / "library")
    dogs.add(store, "Bailey", today=today, leg="L")
    yield Session(store, theme.load("light"), UserSettings(), clock=lambda: NOW)
    store.close()


def press(qtbot: QtBot, within: QWidget, name: str, part: str = "") -> None:
    holder = within.findChild(QWidget, part) if part else within
    assert isinstance(holder, QWidget), part
    found = holder.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def problem(within: QWidget, field: str) -> str:
    found = within.findChild(QLabel, f"problem_{field}")
    assert isinstance(found, QLabel)
    return found.text()


def adding(qtbot: QtBot, session: Session) -> AddDog:
    dialog = AddDog(session, Jobs())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: all(chip.height() > 0 for chip in dialog.findChildren(QPushButton) if chip.isVisible()))
    return dialog


def details(qtbot: QtBot, session: Session) -> DogDetails:
    dialog = DogDetails(session, Jobs())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: all(chip.height() > 0 for chip in dialog.findChildren(QPushButton) if chip.isVisible()))
    return dialog


def kept(session: Session) -> dogs.Dog:
    assert session.dog is not None
    return session.dog


def test_a_second_dog_is_added_and_on_screen(qtbot: QtBot, session: Session) -> None:
    dialog = adding(qtbot, session)
    qtbot.keyClicks(dialog.questions.name, "Toby")
    press(qtbot, dialog, "chip_B")
    press(qtbot, dialog, "chip_first_visit")
    dialog.questions.start.field.set_day(date(2026, 11, 2))
    press(qtbot, dialog, "save_button")
    found = kept(session)
    wanted = ("Toby", "B", date(2026, 11, 2), "first_visit")
    assert (found.name, found.leg, found.start_day, found.start_kind) == wanted


def test_leg_and_start_may_stay_open(qtbot: QtBot, session: Session) -> None:
    dialog = adding(qtbot, session)
    qtbot.keyClicks(dialog.questions.name, "Toby")
    qtbot.keyClick(dialog.questions.name, Qt.Key.Key_Return)
    found = kept(session)
    assert (found.name, found.leg, found.start_day, found.start_kind) == ("Toby", "?", None, "")


def test_a_blank_name_is_told_inline_and_nothing_is_lost(qtbot: QtBot, session: Session) -> None:
    dialog = adding(qtbot, session)
    press(qtbot, dialog, "chip_R")
    press(qtbot, dialog, "save_button")
    assert "name" in problem(dialog, "name") and dialog.isVisible()
    assert dialog.questions.leg.checked() == {"R"}
    assert len(dogs.everyone(session.store)) == 1


def test_adding_a_dog_can_be_undone(qtbot: QtBot, session: Session) -> None:
    dialog = adding(qtbot, session)
    qtbot.keyClicks(dialog.questions.name, "Toby")
    press(qtbot, dialog, "save_button")
    session.undo()
    assert [dog.name for dog in dogs.everyone(session.store)] == ["Bailey"]


def test_the_day_is_asked_only_when_it_is_not_today(qtbot: QtBot, session: Session) -> None:
    dialog = adding(qtbot, session)
    field = dialog.questions.start.field
    assert not field.isVisible()
    press(qtbot, dialog, "chip_surgery")
    assert field.isVisible()
    press(qtbot, dialog, "chip_today")
    assert not field.isVisible() and dialog.questions.start.day() == NOW.date()


def test_every_detail_is_kept_as_typed(qtbot: QtBot, session: Session) -> None:
    dialog = details(qtbot, session)
    for name in ("breed", "diagnosis", "clinic", "clinic_phone", "emergency_phone"):
        field = dialog.findChild(QWidget, name)
        assert field is not None
        field.setText(f"{name} {NAUGHTY}")  # type: ignore[attr-defined]
    press(qtbot, dialog, "chip_f")
    press(qtbot, dialog, "chip_yes")
    press(qtbot, dialog, "chip_born")
    dialog.age.field.set_day(date(2017, 8, 3))
    dialog.cause.set_key("dm")
    press(qtbot, dialog, "save_button")
    found = kept(session)
    assert (found.breed, found.clinic_phone) == (f"breed {NAUGHTY}", f"clinic_phone {NAUGHTY}")
    assert (found.sex, found.neutered, found.born, found.born_exact) == ("f", True, date(2017, 8, 3), True)
    assert (found.cause, found.leg) == ("dm", "L")


def test_every_cause_of_the_list_is_offered(qtbot: QtBot, session: Session) -> None:
    dialog = details(qtbot, session)
    assert dialog.cause.count() == len(causes.CAUSES)


def test_about_how_old_is_kept_as_an_estimate_and_shown_again(qtbot: QtBot, session: Session) -> None:
    dialog = details(qtbot, session)
    press(qtbot, dialog, "chip_about")
    dialog.age.years.line.setText("9")
    press(qtbot, dialog, "save_button")
    found = kept(session)
    assert not found.born_exact and found.born is not None
    assert abs((NOW.date() - found.born).days - 9 * 365.25) < 2
    assert details(qtbot, session).age.years.value() == 9


@pytest.mark.parametrize("typed", ["very old", "400", "-3"])
def test_an_age_that_cannot_be_is_told_where_it_is_typed(qtbot: QtBot, session: Session, typed: str) -> None:
    dialog = details(qtbot, session)
    press(qtbot, dialog, "chip_about")
    dialog.age.years.line.setText(typed)
    press(qtbot, dialog, "save_button")
    assert dialog.isVisible() and problem(dialog, "born")
    assert dialog.age.years.text() == typed and kept(session).born is None


def test_a_birth_date_in_the_future_is_told_inline(qtbot: QtBot, session: Session) -> None:
    dialog = details(qtbot, session)
    press(qtbot, dialog, "chip_born")
    dialog.age.field.set_day(NOW.date() + timedelta(days=9))
    press(qtbot, dialog, "save_button")
    assert "not come" in problem(dialog, "born") and kept(session).born is None


def test_cancel_keeps_everything_as_it_was(qtbot: QtBot, session: Session) -> None:
    dialog = details(qtbot, session)
    press(qtbot, dialog, "chip_R")
    press(qtbot, dialog, "cancel_button")
    assert kept(session).leg == "L" and session.store.undo_label == "details of Bailey"


def test_saving_without_a_change_leaves_the_dog_as_it_is(qtbot: QtBot, session: Session) -> None:
    before = kept(session)
    press(qtbot, details(qtbot, session), "save_button")
    assert kept(session) == before


def test_a_dog_goes_to_the_archive_and_comes_back(qtbot: QtBot, session: Session) -> None:
    press(qtbot, details(qtbot, session), "remove_button")
    assert kept(session).archived
    press(qtbot, details(qtbot, session), "remove_button")
    assert not kept(session).archived


def test_a_portrait_is_chosen_among_the_photos(qtbot: QtBot, session: Session) -> None:
    add_photo(session, "photo-1")
    dialog = details(qtbot, session)
    press(qtbot, dialog, "portrait_more")
    press(qtbot, dialog, "portrait_photo-1")
    press(qtbot, dialog, "save_button")
    assert kept(session).portrait == "photo-1"
    shown = portrait.of_photo(session.store, "photo-1", 40)
    assert shown is not None and (shown.width(), shown.height()) == (40, 40)


def test_a_portrait_without_a_scaled_copy_falls_back_to_the_letter(qtbot: QtBot, session: Session) -> None:
    assert portrait.of_photo(session.store, "gone", 40) is None
    assert portrait.thumbnail(session.store.path, SHA, 40) is None


def test_preferences_put_the_dark_theme_and_large_text_on_at_once(
    qtbot: QtBot, qapp: QApplication, session: Session
) -> None:
    follower = look.Look(qapp, session)
    look.put_on(qapp, session.settings)
    plain = qapp.font().pointSizeF()
    dialog = Preferences(session, Jobs())
    qtbot.addWidget(dialog)
    dialog.show()
    press(qtbot, dialog, "chip_dark")
    dialog.text_size.setValue(16)
    assert follower is not None and session.theme.name == "dark"
    assert qapp.font().pointSizeF() == pytest.approx(plain * 1.6)
    assert (session.settings.theme, session.settings.text_percent) == ("dark", 160)
    press(qtbot, dialog, "chip_dark")
    assert dialog.chosen["theme"].checked() == {"dark"}
    look.put_on(qapp, UserSettings(theme="light"))


def test_units_and_paper_belong_to_the_library(qtbot: QtBot, session: Session) -> None:
    dialog = Preferences(session, Jobs())
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(session.settings_changed):
        press(qtbot, dialog, "chip_imperial")
    press(qtbot, dialog, "chip_letter")
    assert (session.store.settings().units, session.store.settings().paper) == ("imperial", "letter")
    assert session.store.undo_label == "details of Bailey"


def test_the_folder_of_the_library_is_shown_as_text_to_select(qtbot: QtBot, session: Session) -> None:
    dialog = Preferences(session, Jobs())
    qtbot.addWidget(dialog)
    assert dialog.folder.text() == str(session.store.path)
    assert dialog.folder.textFormat() == Qt.TextFormat.PlainText


def test_a_language_is_asked_only_when_there_are_several(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preferences, "languages", lambda: [""])
    alone = Preferences(session, Jobs())
    qtbot.addWidget(alone)
    assert alone.language is None
    monkeypatch.setattr(preferences, "languages", lambda: ["", "de"])
    several = Preferences(session, Jobs())
    qtbot.addWidget(several)
    assert several.language is not None and several.language.count() == 2


def test_about_names_the_version(qtbot: QtBot, session: Session) -> None:
    from core import __version__

    dialog = About(session, Jobs())
    qtbot.addWidget(dialog)
    assert __version__ in dialog.versions.text()


@pytest.mark.parametrize("kind", [AddDog, DogDetails, Preferences, About])
def test_escape_closes_and_everything_fits_a_small_screen(
    qtbot: QtBot, session: Session, kind: type[AddDog] | type[DogDetails] | type[Preferences] | type[About]
) -> None:
    dialog = kind(session, Jobs())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= 1024 and dialog.height() <= 700
    assert [area for area in dialog.findChildren(QScrollArea) if area.focusPolicy() != Qt.FocusPolicy.NoFocus] == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def add_photo(session: Session, key: str) -> None:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#884422"))
    file = media.cache_path(session.store.path, SHA, portrait.CACHED_EDGE)
    file.parent.mkdir(parents=True)
    assert picture.save(str(file))
    values = {
        "id": key,
        "dog": kept(session).id,
        "sha256": SHA,
        "pose": "rear",
        "day": NOW.date(),
        "taken_source": "exif",
        "taken_at": "",
        "utc_offset": "",
        "name": "a.jpg",
        "size": 1,
        "kind": "JPEG",
        "width": 400,
        "height": 300,
        "damaged": 0,
        "note": "",
    }
    with session.store.change("photo") as change:
        change.put(models.Photo, **values)
