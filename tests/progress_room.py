# SPDX-License-Identifier: MIT
"""The Progress tab on a dog, built and on screen, for its tests; no test lives here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases.dogs import Dog
from core.words.settings import UserSettings
from tests import make
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.progress.tab import ProgressTab

STEADY = [7, 7, 8, 7, 6, 7, 7, 7, 8, 7, 7, 6, 7, 7] * 2
# Eight of these ten lie below a usual of 7.
LATELY = [7, 7, 6, 6, 5, 6, 6, 5, 6, 6]


def session_on(store: Store, colours: str = "light", percent: int = 100) -> Session:
    """Return a session of the evening of TODAY."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, theme.load(colours), percent)
    return Session(store, theme.load(colours), UserSettings(), clock=lambda: datetime(2026, 11, 22, 18, 42))


def opened(session: Session, qtbot: QtBot, width: int = 1280, height: int = 800) -> ProgressTab:
    """Return the tab on screen with everything in it built."""
    tab = ProgressTab(session, Jobs())
    qtbot.addWidget(tab)
    tab.resize(width, height)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(tab.is_built)
    return tab


def long_dog(store: Store, name: str = "Bailey", **details: object) -> Dog:
    """Add a dog whose weeks began 60 days ago."""
    return make.dog(store, name, start_day=make.TODAY - timedelta(days=60), **details)


def declining(store: Store, dog: Dog, key: str = "comfort") -> None:
    """Log four steady weeks and ten days of which eight are lower."""
    make.series(store, dog, key, [*STEADY, *LATELY])


def said(widget: QWidget) -> str:
    """Return every word on screen."""
    QApplication.processEvents()
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(labels)


def button(owner: QWidget, name: str) -> QPushButton:
    """Return the button of that name on screen."""
    QApplication.processEvents()  # Qt shows what was just laid out a moment later
    found: Sequence[QPushButton] = [one for one in owner.findChildren(QPushButton, name) if one.isVisible()]
    assert found, name
    return found[0]
