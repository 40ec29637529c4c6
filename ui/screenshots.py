# SPDX-License-Identifier: MIT
"""Pictures of every tab, every dialog and every empty state, for people to look at.

What is shown is read from TABS and DIALOGS, so a new tab is in the pictures by itself.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from core.keeping import library
from core.keeping.store import Store
from core.usecases import answers, diary, dogs
from core.words import metrics
from core.words.errors import LibraryProblem
from core.words.i18n import _
from core.words.settings import UserSettings
from ui import opening, places, rehearsal
from ui.main_window import MainWindow

NEW_DOG = "Bailey"


def take(
    library: Path, folder: Path, *, theme: str = "light", size: tuple[int, int] = (1280, 800), text_percent: int = 100
) -> list[Path]:
    """Write PNG files of the whole program.

    Args:
        library: shown in tabs and dialogs; not a byte of it is changed.
        folder: where the files go; made if it is not there.
        theme: "light" or "dark".
        size: width and height of the window in pixels.
        text_percent: size of all text, 80 to 250.
    Returns:
        The files, in the order in which a person would look at them.
    Raises:
        LibraryProblem: the library cannot be read. OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(folder, UserSettings(theme=theme, text_percent=text_percent), QSize(*size))
    rehearsal.application()
    with rehearsal.borrowed(library) as copy:
        camera.tabs_and_dialogs(Store.open(copy))
    with tempfile.TemporaryDirectory(prefix="hindstride-") as place:
        camera.empty_states(Path(place))
    return camera.files


class Camera:
    """Takes the pictures one after the other.

    Attributes:
        files: what was written so far.
    """

    def __init__(self, folder: Path, settings: UserSettings, size: QSize) -> None:
        """Make a camera that writes into a folder."""
        self.files: list[Path] = []
        self._folder = folder
        self._settings = settings
        self._size = size

    def tabs_and_dialogs(self, store: Store) -> None:
        """Take every tab, then every dialog over the first tab."""
        with rehearsal.window_on(store, self._settings) as window:
            self._tabs(window, "tab", with_sights=True)
            for entry in places.DIALOGS:
                dialog = window.dialogs.open(entry.key)
                rehearsal.settle(window.jobs)
                self._shoot(dialog, f"dialog-{entry.key}")
                dialog.reject()
                rehearsal.settle(window.jobs)

    def empty_states(self, place: Path) -> None:
        """Take the first window and the libraries that have little in them."""
        self._welcome(place)
        self._problems(place)
        with rehearsal.window_on(Store.create(place / "no dog"), self._settings) as window:
            self._tabs(window, "no-dog")
        with rehearsal.window_on(_with_dog(place / "new dog"), self._settings) as window:
            self._tabs(window, "new-dog")
        with rehearsal.window_on(_with_dog(place / "one day", days=1), self._settings) as window:
            self._tabs(window, "one-day")

    def _tabs(self, window: MainWindow, kind: str, *, with_sights: bool = False) -> None:
        window.resize(self._size)
        for number, entry in enumerate(places.TABS, 1):
            tab = window.go(entry.key)
            rehearsal.settle(window.jobs)
            self._shoot(window, f"{kind}-{number}-{entry.key}")
            for sight in rehearsal.sights(window, tab) if with_sights else ():
                self._shoot(sight.seen, f"{kind}-{number}-{entry.key}-{sight.name}")
        window.go(places.TABS[0].key)

    def _welcome(self, place: Path) -> None:
        from ui import look
        from ui.welcome import Welcome

        look.put_on(rehearsal.application(), self._settings)
        welcome = Welcome(rehearsal.this_evening().date(), place / "Hindstride")
        welcome.resize(min(self._size.width(), 860), min(self._size.height(), 700))
        self._show(welcome, "welcome-1-choices")
        welcome.show_dog_page()
        self._show(welcome, "welcome-2-add-dog")
        welcome.show_waiting(_("The sample dogs are being drawn…"))
        self._show(welcome, "welcome-3-waiting")
        welcome.hide()
        welcome.deleteLater()

    def _problems(self, place: Path) -> None:
        for problem in (library.busy(place / "Hindstride"), _missing(place / "Hindstride")):
            dialog = opening.ProblemDialog(problem)
            self._show(dialog, f"problem-{problem.reason}")
            dialog.hide()
            dialog.deleteLater()

    def _show(self, widget: QWidget, name: str) -> None:
        widget.show()
        rehearsal.settle()
        self._shoot(widget, name)

    def _shoot(self, widget: QWidget, name: str) -> None:
        file = self._folder / f"{name}.png"
        if not widget.grab().save(str(file)):
            raise OSError(f"cannot write {file}")
        self.files.append(file)


def _missing(path: Path) -> LibraryProblem:
    try:
        library.check(path)
    except LibraryProblem as problem:
        return problem
    raise FileExistsError(path)


def _with_dog(path: Path, days: int = 0) -> Store:
    """Make a library with one dog and, if asked, today's page with a little on it."""
    store = Store.create(path)
    today = rehearsal.this_evening().date()
    dog = dogs.add(store, NEW_DOG, today=today, leg="L", start_day=today, start_kind="today")
    if days:
        given: dict[answers.Slot, answers.Answer] = {
            (metric.key, ""): metric.high for metric in metrics.grouped("kind") + metrics.grouped("feel")
        }
        diary.save(store, dog, today, given, today=today)
    return store
