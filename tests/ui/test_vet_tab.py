# SPDX-License-Identifier: MIT
"""The Vet tab: what the page covers, the live page, questions, clinic and visits, printing and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.keeping import media, models
from core.keeping.store import Store
from core.usecases import events, visits
from core.usecases.dogs import Dog
from core.words import sections
from core.words.blocks import Figures
from core.words.errors import SaveFailed
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.event_editor import EventEditor
from ui.jobs import Jobs
from ui.paper import printing
from ui.places import Place
from ui.session import Session
from ui.tabs.vet import copies
from ui.tabs.vet.tab import VetTab


@pytest.fixture
def dog(store: Store) -> Dog:
    made = make.dog(store, clinic="Riverside Vets", clinic_phone="01632 960 123", emergency_phone="01632 960 999")
    make.series(store, made, "comfort", [4, 5, 5, 6, 6, 7, 7, 8])
    return made


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def session(store: Store, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, jobs: Jobs, qtbot: QtBot) -> VetTab:
    tab = VetTab(session, jobs)
    qtbot.addWidget(tab)
    tab.resize(1280, 700)
    with qtbot.waitExposed(tab):
        tab.show()
    if session.dog is not None:
        qtbot.waitUntil(lambda: tab.preview.pages() > 0)
    return tab


def sections_of(tab: VetTab) -> list[str]:
    return [section.key for section in tab.build().sections]


def said(widget: QWidget) -> str:
    QApplication.processEvents()  # Qt shows what was just laid out a moment later
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def choose(tab: VetTab, qtbot: QtBot, span: str) -> None:
    qtbot.mouseClick(tab.summary.spans.chip(span), Qt.MouseButton.LeftButton)


def test_without_a_dog_it_offers_to_add_one(session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(tab.findChild(QWidget, "empty_action"), Qt.MouseButton.LeftButton)
    assert told.args == [Place(dialog="add_dog")]


def test_a_new_dog_without_data_has_a_page(store: Store, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    make.dog(store)
    tab = opened(session, jobs, qtbot)
    assert tab.preview.pages() == 1
    assert "1 page" in said(tab.summary)


def test_every_section_of_the_list_can_be_left_out(dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    assert tab.summary.chosen() == tuple(entry.key for entry in sections.SECTIONS)
    tab.summary.tick("course").click()
    assert "course" not in sections_of(tab) and "now" in sections_of(tab)


def test_spans_count_back_from_today(dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    choose(tab, qtbot, "2w")
    assert tab.build().subtitle.startswith("9 November to 22 November 2026")
    choose(tab, qtbot, "start")
    assert tab.build().subtitle.startswith("25 October to 22 November 2026")


def test_the_last_visit_is_offered_once_there_is_one(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    tab = opened(session, jobs, qtbot)
    assert tab.summary.spans.chip("visit").isHidden()
    events.add(store, dog, make.TODAY - timedelta(days=5), "vet_visit", text="Recheck", today=make.TODAY)
    assert not tab.summary.spans.chip("visit").isHidden()
    choose(tab, qtbot, "visit")
    assert tab.build().subtitle.startswith("17 November")


def test_own_dates_upside_down_are_told_there(dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    choose(tab, qtbot, "own")
    tab.summary.first.set_day(make.TODAY)
    tab.summary.last.set_day(make.TODAY - timedelta(days=3))
    assert tab.build() is None
    assert "before the first" in said(tab.summary)
    tab.summary.first.set_day(make.TODAY - timedelta(days=9))
    assert tab.build().subtitle.startswith("13 November to 19 November 2026")
    assert "before the first" not in said(tab.summary)


def test_a_question_is_saved_and_stands_on_the_page(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    tab = opened(session, jobs, qtbot)
    field = tab.questions.rows[0].field
    qtbot.keyClicks(field, "Nerve or <b>habit</b>?")
    session.flush_requested.emit()
    assert [q.text for q in visits.open_questions(store, dog.id)] == ["Nerve or <b>habit</b>?"]
    assert "Nerve or <b>habit</b>?" in str(tab.build().sections[1].blocks)
    session.undo()
    assert field.value() == ""


def test_a_settled_question_leaves_the_page(dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    visits.save_question(store, dog, 2, "Lower the dose?", today=make.TODAY)
    tab = opened(session, jobs, qtbot)
    row = tab.questions.rows[1]
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert visits.open_questions(store, dog.id) == []
    assert row.field.value() == "" and row.button.isHidden()


def test_typing_is_not_disturbed_when_something_else_changes(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    tab = opened(session, jobs, qtbot)
    qtbot.keyClicks(tab.questions.rows[2].field, "Can we")
    make.log(store, dog, make.TODAY, {"comfort": 3})
    assert tab.questions.rows[2].field.value() == "Can we"


def test_clinic_and_phones_can_be_read_and_selected(dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    words = said(tab.clinic)
    assert "Riverside Vets" in words and "01632 960 123" in words and "01632 960 999" in words
    phone = tab.clinic.findChild(QLabel, "clinic_phone")
    assert phone.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.mouseClick(tab.clinic.details_button, Qt.MouseButton.LeftButton)
    assert told.args == [Place(dialog="dog_details")]


def test_visits_and_calls_are_listed_newest_first(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    events.log_call_card(store, dog, make.TODAY - timedelta(days=2), called=True)
    tab = opened(session, jobs, qtbot)
    qtbot.mouseClick(tab.clinic.visit_button, Qt.MouseButton.LeftButton)
    dialog = tab.findChild(EventEditor)
    assert dialog.kind.key() == "vet_visit"
    qtbot.keyClicks(dialog.text, "Recheck: reflexes present")
    dialog.on_save()
    words = said(tab.clinic)
    assert words.index("Recheck: reflexes present") < words.index("Vet called")


def test_the_page_follows_a_change_by_itself(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    tab = opened(session, jobs, qtbot)
    with qtbot.waitSignal(tab.preview.laid_out, timeout=2000):
        make.log(store, dog, make.TODAY, {"comfort": 2})


def test_paper_belongs_to_the_library(dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    qtbot.mouseClick(tab.summary.papers.chip("letter"), Qt.MouseButton.LeftButton)
    assert store.settings().paper == "letter"
    tab.on_draw()
    page = tab.preview.findChildren(QWidget, "page_1")[-1]
    assert page.height() / page.width() == pytest.approx(792 / 612, abs=0.01)


def test_without_a_printer_it_says_so_calmly(
    dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(session, jobs, qtbot)
    monkeypatch.setattr(printing, "print_dialog", lambda *_a, **_k: printing.PrintOutcome.NO_PRINTER)
    tab.print_summary()
    assert "No printer" in tab.summary.notice.text()
    assert tab.summary.notice.isVisible()


def test_printing_writes_pending_questions_first(
    dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(session, jobs, qtbot)
    printed = []

    def note(_parent: QWidget, report: object, *_rest: object, **_named: object) -> printing.PrintOutcome:
        printed.append(report)
        return printing.PrintOutcome.PRINTED

    monkeypatch.setattr(printing, "print_dialog", note)
    qtbot.keyClicks(tab.questions.rows[0].field, "Treadmill?")
    qtbot.mouseClick(tab.summary.print_button, Qt.MouseButton.LeftButton)
    assert "Treadmill?" in str(printed)
    assert tab.summary.notice.text() == "Sent to the printer."


def test_the_pdf_name_is_offered_and_cancelling_writes_nothing(
    dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(session, jobs, qtbot)
    offered = []

    def cancel(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", cancel)
    tab.save_pdf()
    assert offered == ["Bailey 2026-10-25 2026-11-22.pdf"]
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_pdf_that_cannot_be_saved_takes_back_what_was_said_of_the_last_one(
    dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(session, jobs, qtbot)
    old = tmp_path / "page.pdf"
    old.write_bytes(b"an older file")
    where = [old, tmp_path / "gone" / "page.pdf"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(where.pop(0)), ""))
    tab.save_pdf()
    assert old.read_bytes().startswith(b"%PDF")
    assert "Saved page.pdf" in tab.summary.notice.text() and tab.summary.notice.isVisible()
    with pytest.raises(SaveFailed, match=r"page\.pdf"):
        tab.save_pdf()
    assert not tab.summary.notice.isVisible()


def keep_picture(store: Store, dog: Dog, tmp_path: Path) -> str:
    """Keep the bytes of a drawn picture as a photo, without any scaled copy; returns its sha256."""
    file = tmp_path / "dog.png"
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(file))
    kept = media.copy_in(store.path, file)
    key = make.photo(store, dog)
    with store.change("photo", dog=dog.id) as change:
        change.put(models.Photo, id=key, sha256=kept.sha256)
    return kept.sha256


def test_a_missing_copy_is_made_before_the_pdf(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = keep_picture(store, dog, tmp_path)
    file = tmp_path / "vet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    tab = VetTab(session, jobs)
    qtbot.addWidget(tab)
    assert copies.lacking(tab.build()) == (sha256,)
    tab.save_pdf()
    qtbot.waitUntil(file.is_file, timeout=20_000)
    assert copies.lacking(tab.build()) == ()
    assert b"/Subtype /Image" in file.read_bytes()


def test_a_lost_original_prints_without_its_photo(
    dog: Dog, store: Store, session: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.photo(store, dog)
    file = tmp_path / "vet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    tab = opened(session, jobs, qtbot)
    qtbot.waitUntil(lambda: not jobs.is_busy(), timeout=20_000)
    tab.save_pdf()
    qtbot.waitUntil(file.is_file, timeout=20_000)
    figures = [block for part in tab.build().sections for block in part.blocks if isinstance(block, Figures)]
    assert figures and all(figure.path is None for block in figures for figure in block.figures)
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_


def test_the_pages_can_be_shown_whole_and_larger(dog: Dog, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
    tab = opened(session, jobs, qtbot)
    page = tab.preview.findChildren(QWidget, "page_1")[-1]
    wide = page.width()
    qtbot.mouseClick(tab.preview_bar.fits.chip("page"), Qt.MouseButton.LeftButton)
    assert page.height() <= tab.preview.viewport().height() and page.width() < wide
    whole = page.width()
    qtbot.mouseClick(tab.preview_bar.larger, Qt.MouseButton.LeftButton)
    assert page.width() > whole
    assert tab.preview_bar.fits.checked() == set()
    qtbot.mouseClick(tab.preview_bar.fits.chip("width"), Qt.MouseButton.LeftButton)
    assert page.width() == wide
