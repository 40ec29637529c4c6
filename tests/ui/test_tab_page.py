# SPDX-License-Identifier: MIT
"""A tab reads only while it is seen, catches up when it is shown, and stops working when it is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.words.blocks import Report
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tab_page import TabPage
from ui.tabs.vet.stepwise import Stepwise


class Page(TabPage):
    """Counts what it is told."""

    TABLES = frozenset(("event",))

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__(session, jobs)
        self.reads = self.halts = 0
        self.follow()

    def read(self) -> None:
        self.reads += 1

    def halt(self) -> None:
        self.halts += 1


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    store = make.library(tmp_path)
    make.dog(store)
    yield Session(store, theme.load("light"), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))
    store.close()


def test_a_hidden_tab_waits_and_then_catches_up_once(session: Session, qtbot: QtBot) -> None:
    page = Page(session, Jobs())
    qtbot.addWidget(page)
    session.settings_changed.emit()
    session.dog_chosen.emit()
    assert page.reads == 0
    page.show()
    assert page.reads == 1
    page.hide()
    assert page.halts == 1
    page.show()
    assert page.reads == 1  # nothing changed meanwhile


def test_only_changes_that_concern_a_tab_are_read(session: Session, qtbot: QtBot) -> None:
    from core.usecases import events
    from core.usecases.events import Event

    page = Page(session, Jobs())
    qtbot.addWidget(page)
    page.show()
    assert session.dog is not None
    make.log(session.store, session.dog, make.TODAY, {"comfort": 3})
    assert page.reads == 1
    events.save(session.store, session.dog, Event("", make.TODAY, "win", "Stairs"), today=make.TODAY)
    assert page.reads == 2


def page_of(title: str, turns: int) -> Iterator[Report | None]:
    for _turn in range(turns):
        yield None
    yield Report(title, "", (), (), "", "", False)


def test_the_newest_page_wins_and_a_page_given_up_never_comes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("FIRST_S", "TURN_S"):
        monkeypatch.setattr(f"ui.tabs.vet.stepwise.{limit}", 0.0)  # one step a turn
    builder = Stepwise()
    built: list[str] = []
    builder.built.connect(lambda report: built.append(report.title))
    builder.start(page_of("old", 3))
    builder.start(page_of("new", 3))
    assert builder.is_busy()
    qtbot.waitUntil(lambda: not builder.is_busy())
    assert built == ["new"]
    builder.start(page_of("given up", 3))
    builder.stop()
    builder.start(iter(()))
    qtbot.waitUntil(lambda: not builder.is_busy())
    assert built == ["new"]
