# SPDX-License-Identifier: MIT
"""Measure, ask a question, choose the days, save the page as PDF: with real clicks and keys, and read the PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.dialogs.weekly_check import WeeklyCheck
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.plan.tab import PlanTab
from ui.tabs.vet.tab import VetTab


@pytest.fixture
def dog(store: Store) -> Dog:
    made = make.dog(store, breed="Dachshund")
    make.series(store, made, "comfort", [4, 4, 5, 5, 6, 6, 5, 6, 7, 7, 7, 8, 8, 8])
    return made


@pytest.fixture
def session(store: Store, dog: Dog, qapp: QApplication) -> Session:
    theme.apply(qapp, theme.load("light"))
    return Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def shown(tab: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(tab)
    tab.resize(1280, 700)
    with qtbot.waitExposed(tab):
        tab.show()


def measure(session: Session, qtbot: QtBot) -> None:
    """Fill in a weekly check with the keyboard and save it with the mouse."""
    plan = PlanTab(session, Jobs())
    shown(plan, qtbot)
    qtbot.mouseClick(plan.check_card.new_button, Qt.MouseButton.LeftButton)
    dialog = plan.findChild(WeeklyCheck)
    qtbot.keyClicks(dialog.editor("body_weight").line, "8.3")
    for take, (left, right) in enumerate((("20.6", "21.0"), ("20.8", "21.2"), ("20.7", "21.1")), 1):
        qtbot.keyClicks(dialog.girth.field("L", take).line, left)
        qtbot.keyClicks(dialog.girth.field("R", take).line, right)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)


def text_of(file: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_
    pages = [document.getAllText(number).text() for number in range(document.pageCount())]
    return " ".join(" ".join(pages).split())


def test_what_was_measured_and_asked_is_found_in_the_saved_page(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure(session, qtbot)
    jobs = Jobs()
    tab = VetTab(session, jobs)
    shown(tab, qtbot)
    qtbot.keyClicks(tab.questions.rows[0].field, "Is it time to lower the dose?")
    qtbot.mouseClick(tab.summary.spans.chip("2w"), Qt.MouseButton.LeftButton)
    file = tmp_path / "for the vet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), "PDF (*.pdf)"))
    qtbot.mouseClick(tab.summary.pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(file.is_file, timeout=20_000)
    jobs.close()
    text = text_of(file)
    assert "Bailey" in text and "Dachshund" in text
    assert "9 November to 22 November 2026" in text
    assert "Is it time to lower the dose?" in text
    assert "8.3 kg" in text
    assert "20.7 cm" in text and "21.1 cm" in text
    assert "for the vet.pdf" in tab.summary.notice.text()
