# SPDX-License-Identifier: MIT
"""Which library to open, where new ones go, and what to do when one cannot be opened.

Decides and asks; the opening itself is done by ui/app.py. A known library that is missing is never replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from core.keeping import library
from core.words import paths
from core.words.errors import LibraryProblem
from core.words.i18n import N_, _
from core.words.settings import UserSettings
from ui.jobs import Job
from ui.widgets.fitting import take_size
from ui.widgets.headings import label

ENVIRONMENT = "HINDSTRIDE_LIBRARY"

# What may be done about each reason of a LibraryProblem, the most likely first.
CHOICES: dict[str, tuple[str, ...]] = {
    "busy": ("again", "read_only", "other"),
    "missing": ("again", "other", "new"),
    "foreign": ("other", "new"),
    "newer": ("other",),
    "older": ("again", "other"),
    "damaged": ("copy", "again", "other"),
    "full": ("again", "read_only", "other"),
    "unwritable": ("again", "read_only", "other"),
}
WORDS: dict[str, str] = {
    "again": N_("Try again"),
    "read_only": N_("Open to read only"),
    "other": N_("Open another library or backup…"),
    "copy": N_("Go back to a backup…"),
    "new": N_("Start a new library…"),
    "quit": N_("Quit"),
    "stay": N_("Cancel"),
}


def known_library(
    asked: Path | None, settings: UserSettings, environment: Mapping[str, str] = os.environ
) -> Path | None:
    """Decide which library to open.

    Args:
        asked: from the command line, or None.
        settings: of the user.
        environment: HINDSTRIDE_LIBRARY counts before the settings.
    Returns:
        A folder, which may be missing and is then asked about; None when no library is known at all.
    """
    if asked is not None:
        return asked
    named = environment.get(ENVIRONMENT, "") or settings.last_library
    if named:
        return Path(named)
    usual = paths.default_library()
    return usual if library.database(usual).is_file() else None


def free_folder(wanted: Path) -> Path:
    """Return the folder itself if it is new or empty, else the first of "name 2", "name 3"… that is."""
    number, found = 1, wanted
    while found.exists() and (not found.is_dir() or any(found.iterdir())):
        number += 1
        found = wanted.with_name(f"{wanted.name} {number}")
    return found


def sample_folder(until: date) -> Path:
    """Return where the sample dogs of a day live, away from the owner's libraries; nothing is created."""
    return paths.sample_libraries() / until.isoformat()


def make_sample(folder: Path, until: date, *, job: Job | None = None) -> Path:
    """Make the sample library unless it is there; for a pool thread. It appears whole or not at all.

    Args:
        folder: where it will be. until: its last day. job: told the progress and asked whether to stop.
    Raises:
        SaveFailed: the disk refused. Cancelled: the job was cancelled.
    """
    from core.usecases import demo

    if not library.database(folder).is_file():
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.parent.mkdir(parents=True, exist_ok=True)
        ask = job.is_cancelled if job is not None else None
        demo.make(part, until, progress=job.progressed.emit if job is not None else None, cancelled=ask)
        os.replace(part, folder)
    return folder


class ProblemDialog(QDialog):
    """Says why a library cannot be opened and what can be done; nothing happens until the person chooses.

    Signals:
        choice_made(str): a key of WORDS; "quit" (or "stay" over an open window) also when the dialog is closed.
    """

    choice_made = Signal(str)

    def __init__(self, problem: LibraryProblem, *, can_stay: bool = False, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            problem: what happened.
            can_stay: whether another library is open behind it, so that the last choice is not to quit.
            parent: the window it belongs to.
        """
        super().__init__(parent)
        self._choice = self._last = "stay" if can_stay else "quit"
        self.problem = problem
        self.setObjectName("library_problem")
        self.setWindowTitle(paths.APP_NAME)
        self.setAccessibleName(problem.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 22)
        column.setSpacing(10)
        column.addWidget(label(problem.title, "heading", wrap=True, name="problem_title"))
        column.addWidget(label(problem.advice, wrap=True, name="problem_advice"))
        column.addSpacing(6)
        for key in (*CHOICES.get(problem.reason, ("again", "other")), self._last):
            column.addWidget(self._button(key))
        self.buttons[next(iter(self.buttons))].setDefault(True)
        line = self.fontMetrics().height()
        width = min(900, round(460 * line / 17))
        take_size(self, width)
        self.finished.connect(self._on_finished)

    def _button(self, key: str) -> QPushButton:
        made = QPushButton(_(WORDS[key]))
        made.setObjectName(f"choice_{key}")
        made.setAccessibleName(_(WORDS[key]))
        made.setProperty("choice", key)
        made.setProperty("role", "primary" if not self.buttons else "plain")
        made.clicked.connect(self._on_pressed)
        self.buttons[key] = made
        return made

    def _on_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self._choice = str(pressed.property("choice"))
            self.accept()

    def _on_finished(self) -> None:
        self.choice_made.emit(self._choice)


def sentence(problem: LibraryProblem) -> str:
    """Return title and advice as one text for a line on a page."""
    return f"{problem.title} {problem.advice}".strip()
