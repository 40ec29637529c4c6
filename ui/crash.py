# SPDX-License-Identifier: MIT
"""The error door: what was not caught becomes a calm notice (the world's fault) or a crash dialog (ours).

Everything is written to the library's logs/app.log, without words that the owner typed. Nothing is ever sent.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Protocol

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.keeping import faults
from core.words.errors import Cancelled, HindstrideError
from ui.jobs import Jobs
from ui.session import Session

if TYPE_CHECKING:
    from ui.crash_dialog import CrashDialog

LOG_BYTES = 1_000_000
LOG_FILES = 5
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Window(Protocol):
    """What the door needs of a window."""

    session: Session
    jobs: Jobs

    def show_fault(self, error: HindstrideError) -> None:
        """Say calmly what happened."""


class Door(QObject):
    """Receives every fault of one window until it is closed.

    Attributes:
        dialog: the crash dialog on screen, or None.
    """

    _arrived = Signal(object)

    def __init__(self, window: Window) -> None:
        """Make the door; `open` puts it in place."""
        super().__init__()
        self.dialog: CrashDialog | None = None
        self._window = window
        self._logs = window.session.store.path / "logs"
        self._log = logging.Logger("hindstride")  # a logger of our own, so that two doors never share files
        self._segfaults: IO[str] | None = None
        self._is_showing = False
        self._is_open = False
        self._watched_before = False
        self._before = (sys.excepthook, threading.excepthook)
        self._arrived.connect(self.on_fault)

    def open(self) -> None:
        """Put every hook in place."""
        self._is_open = True
        self._watched_before = faulthandler.is_enabled()
        self._watch_segfaults()
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)
        self._window.jobs.failed.connect(self.on_fault)

    def close(self) -> None:
        """Take every hook away and close the log files; safe to call twice."""
        if not self._is_open:
            return
        self._is_open = False
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        self._window.jobs.failed.disconnect(self.on_fault)
        if self._segfaults is not None:
            faulthandler.disable()
            if self._watched_before:
                with contextlib.suppress(OSError, ValueError, AttributeError, RuntimeError):  # no stderr to write to
                    faulthandler.enable()
            self._segfaults.close()
            self._segfaults = None
        for handler in tuple(self._log.handlers):
            self._log.removeHandler(handler)
            handler.close()

    @Slot(object)
    def on_fault(self, error: BaseException) -> None:
        """Log a fault and show it; a fault while showing one is only logged."""
        if isinstance(error, Cancelled):
            return
        self.log(error)
        if self._is_showing:
            return
        self._is_showing = True
        try:
            self._show(error)
        except Exception as second:
            self.log(second)
        finally:
            self._is_showing = False

    def _show(self, error: BaseException) -> None:
        said = faults.of_the_world(self._window.session.store.path, error)
        if said is not None:
            self._window.show_fault(said)
        elif self.dialog is not None:
            self.dialog.count_again()
        else:
            from ui.crash_dialog import CrashDialog, details

            parent = self._window if isinstance(self._window, QWidget) else None
            self.dialog = CrashDialog(details(error), self._logs, parent)
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.open()

    def log(self, error: BaseException) -> None:
        """Write type and places, never the message: it may quote what the owner typed."""
        if isinstance(error, HindstrideError):
            self._write(logging.INFO, "%s %s", type(error).__name__, getattr(error, "reason", ""))
            return
        places = "".join(traceback.format_tb(error.__traceback__))
        self._write(logging.ERROR, "%s\n%s", type(error).__name__, places)
        with contextlib.suppress(Exception):
            traceback.print_exception(error, file=sys.stderr)

    def _watch_segfaults(self) -> None:
        with contextlib.suppress(OSError):  # a library on a read-only disk: nothing can be noted there
            self._logs.mkdir(exist_ok=True)
            self._segfaults = (self._logs / "stopped.log").open("a", encoding="utf-8")
            faulthandler.enable(self._segfaults)

    def _write(self, level: int, text: str, *parts: object) -> None:
        """Write a line; the file is opened with the first one, because that is slow and most days have none."""
        if not self._log.handlers:
            self._log.addHandler(_log_file(self._logs))
        self._log.log(level, text, *parts)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QGuiApplication.quit()
            return
        self._arrived.emit(error.with_traceback(trace))

    def _on_thread_exception(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None and not isinstance(fault.exc_value, SystemExit):
            self._arrived.emit(fault.exc_value)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        category = context.category or "qt"
        self._write(LEVELS.get(kind, logging.INFO), "%s: %s", category, text)
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and sys.stderr is not None:
            print(text, file=sys.stderr)

    def _on_dialog_finished(self) -> None:
        self.dialog = None


def install(window: Window) -> Door:
    """Open the error door for a window; `Door.close` takes it away again."""
    door = Door(window)
    door.open()
    return door


def _log_file(folder: Path) -> logging.Handler:
    """Open the rotating log; a library on a read-only disk has none."""
    import logging.handlers

    try:
        folder.mkdir(exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            folder / "app.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    file.handleError = _keep_quiet
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return file


def _keep_quiet(_record: logging.LogRecord) -> None:
    """A line that could not be noted, on a full disk or a lost one, is not worth a second fault."""
