# SPDX-License-Identifier: MIT
"""A window on a copy of a library, without a screen and without changing a byte of the library.

Screenshots and the self-test stand on it. Waiting is done in the event loop, never by sleeping.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from core.keeping import library
from core.keeping.store import Store
from core.words.settings import UserSettings
from ui import look
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.session import Session
from ui.tab_page import TabPage

TURN_MS = 15
QUIET_TURNS = 4
LONGEST_WAIT_MS = 20_000
EVENING = (18, 42)


def application() -> QApplication:
    """Return the application that is there, or make one that needs no display."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_say)
    from ui import app

    return app.application()


@contextmanager
def borrowed(source: Path) -> Iterator[Path]:
    """Lend a copy of a library: its own database, the same photos; gone afterwards.

    Raises:
        LibraryProblem: the library cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="hindstride-") as folder, opened(Store.open(source, write=False)) as store:
        copy = Path(folder) / "library"
        for name in library.FOLDERS:
            (copy / name).mkdir(parents=True)
        store.snapshot(library.database(copy))
        for name in ("media", "cache"):
            _share(source / name, copy / name)
        yield copy


@contextmanager
def opened(store: Store) -> Iterator[Store]:
    """Close a library at the end."""
    try:
        yield store
    finally:
        store.close()


@contextmanager
def window_on(
    store: Store, settings: UserSettings, clock: Callable[[], datetime] | None = None
) -> Iterator[MainWindow]:
    """Show a window on an open library; it and the library are closed afterwards.

    Args:
        store: the library.
        settings: theme and text size.
        clock: local time; None means this evening, so that no page is a page of the night.
    """
    app = application()
    found = look.put_on(app, settings)
    with opened(store):
        session = Session(store, found, settings, clock or this_evening)
        jobs = Jobs()
        window = MainWindow(session, jobs)
        window.show()
        try:
            settle(jobs)
            yield window
        finally:
            jobs.close()
            window.hide()
            window.deleteLater()
            session.deleteLater()
            settle(jobs)


@contextmanager
def faults_noted() -> Iterator[list[BaseException]]:
    """Collect what slots raise instead of printing it."""
    faults: list[BaseException] = []

    def note(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        faults.append(error)

    before, sys.excepthook = sys.excepthook, note
    try:
        yield faults
    finally:
        sys.excepthook = before


@dataclass(frozen=True, slots=True)
class Seen:
    """A sight of a tab and the widget to look at while it is there."""

    name: str
    seen: QWidget


def sights(window: MainWindow, tab: QWidget) -> Iterator[Seen]:
    """Show one sight of a tab after the other; each is gone when the next is asked for."""
    for sight in tab.sights() if isinstance(tab, TabPage) else ():
        dialog = sight.show()
        settle(window.jobs)
        yield Seen(sight.name, dialog or window)
        if dialog is not None:
            dialog.reject()
        sight.leave()
        settle(window.jobs)


def settle(jobs: Jobs | None = None) -> None:
    """Let everything be painted, every page be built and every job end; at most 20 s."""
    quiet = 0
    for _turn in range(LONGEST_WAIT_MS // TURN_MS):
        _turn_once()
        quiet = 0 if (jobs is not None and jobs.is_busy()) or _is_building() else quiet + 1
        if quiet >= QUIET_TURNS:
            return


def _is_building() -> bool:
    pages = (page for window in QApplication.topLevelWidgets() for page in window.findChildren(TabPage))
    return any(page.isVisible() and not page.is_built() for page in pages)


def this_evening() -> datetime:
    """Return today at an hour that belongs to no night."""
    hour, minute = EVENING
    return datetime.now().replace(hour=hour, minute=minute, second=0, microsecond=0)


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Pass Qt's words on, but not that a window without a screen cannot do what it is asked."""
    if not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)


def _turn_once() -> None:
    loop = QEventLoop()
    QTimer.singleShot(TURN_MS, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _share(source: Path, target: Path) -> None:
    """Let the copy see the same files; copied where links are not allowed."""
    if not source.is_dir():
        return
    target.rmdir()
    try:
        os.symlink(source.absolute(), target, target_is_directory=True)
    except OSError:
        shutil.copytree(source, target)
