# SPDX-License-Identifier: MIT
"""The program with a window: decides the library, opens and closes it, and keeps settings when it goes.

Asking which library belongs to ui/opening.py, ui/welcome.py and ui/open_library.py; the window is ui/main_window.py.
Nothing heavy is imported here: what is imported at the top is waited for before the first paint.
"""

from __future__ import annotations

import contextlib
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Slot
from PySide6.QtWidgets import QApplication

from core import __version__
from core.keeping import intact, library
from core.keeping.store import Store
from core.words import i18n, paths
from core.words import settings as words
from core.words.errors import HindstrideError, LibraryProblem
from core.words.i18n import _
from ui import crash, look, opening, theme
from ui.cycles import Cycles
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.session import Session

if TYPE_CHECKING:
    from core.usecases.dogs import Dog
    from ui.open_library import OpenLibrary
    from ui.welcome import Welcome

DESKTOP_FILE = "io.github.hindstride.Hindstride"
DECLINED = 3


@dataclass(slots=True)
class Opened:
    """One open library with everything that goes when it is closed."""

    store: Store
    session: Session
    jobs: Jobs
    window: MainWindow
    door: crash.Door
    look: look.Look


class Program(QObject):
    """The running program.

    Attributes:
        opened: the open library, or None. welcome, problem, chooser: the window that asks, or None.
        code: exit code; 3 when no library could be opened and the person quit.
    """

    def __init__(self, app: QApplication, *, demo: bool = False, clock: Callable[[], datetime] = datetime.now) -> None:
        """Read the settings and put the looks on.

        Args:
            app: the application. demo: the library is a sample, so nothing of it is remembered.
            clock: local time.
        """
        super().__init__()
        self._app = app
        self._demo = demo
        self._clock = clock
        self.settings = words.read(paths.settings_file())
        i18n.choose(self.settings.language or QLocale.system().name())
        self._theme = look.put_on(app, self.settings)
        self._jobs = Jobs()
        self._drawn: tempfile.TemporaryDirectory[str] | None = None
        self.opened: Opened | None = None
        self.welcome: Welcome | None = None
        self.problem: opening.ProblemDialog | None = None
        self.chooser: OpenLibrary | None = None
        self._asked: Path | None = None
        self._cycles: Cycles | None = None
        self.code = 0

    def start(self, asked: Path | None) -> None:
        """Open the library that is known, or welcome the person; `asked` comes from the command line."""
        if self._demo:
            self.on_sample_requested()
            return
        known = opening.known_library(asked, self.settings)
        if known is None:
            self.show_welcome()
        else:
            self.open(known)

    def open(self, path: Path, *, write: bool = True) -> bool:
        """Open a library in a window, instead of the one that was open.

        Returns:
            Whether it is open now; if not, the person is being asked what to do.
        """
        if self.opened is not None and path.resolve() == self.opened.store.path.resolve():
            self._leave_questions()
            self.opened.window.raise_()
            return True
        try:
            library.check(path)
            intact.check(path)
            store = Store.open(path, write=write)
        except LibraryProblem as problem:
            self._ask(problem, path)
            return False
        return self._enter(store)

    def collect(self) -> None:
        """Look for garbage from now on: ui/console.py stopped that, so that the first paint comes sooner."""
        if self._cycles is None:
            self._cycles = Cycles(self)

    def show_welcome(self) -> Welcome:
        """Show the first window, or bring it to the front."""
        from ui.welcome import Welcome

        if self.welcome is None:
            self.welcome = Welcome(self._clock().date(), paths.default_library())
            self.welcome.dog_described.connect(self.on_dog_described)
            self.welcome.sample_requested.connect(self.on_sample_requested)
            self.welcome.open_requested.connect(self.on_open_requested)
            self.welcome.closed.connect(self._on_welcome_closed)
        self.welcome.show()
        self.welcome.raise_()
        return self.welcome

    def close(self) -> None:
        """Close what is open; safe to call twice."""
        self._jobs.close()
        if self.opened is not None:
            self.opened.session.flush_requested.emit()
            self._leave()
        if self._drawn is not None:
            self._drawn.cleanup()

    @Slot(str)
    def on_library_requested(self, kind: str) -> None:
        """Do what the menu asks: "new", "open" or "sample"."""
        if kind == "new":
            self.show_welcome().show_dog_page()
        elif kind == "open":
            self.on_open_requested()
        else:
            self.on_sample_requested()

    @Slot(object, object)
    def on_dog_described(self, folder: Path, described: Dog) -> None:
        """Make a library with the dog that was described, and open it."""
        from core.usecases import dogs

        today = self._clock().date()
        try:
            store = Store.create(folder)
            made = {"leg": described.leg, "start_day": described.start_day, "start_kind": described.start_kind}
            dogs.add(store, described.name, today=today, **made)
        except HindstrideError as problem:
            self.show_welcome().show_problem(problem)
            return
        self._enter(store)

    @Slot()
    def on_sample_requested(self) -> None:
        """Make the sample dogs in a job, unless they are there, and open them."""
        welcome = self.show_welcome()
        welcome.show_waiting(_("The sample dogs are being drawn…"))
        until = self._clock().date()
        folder = opening.sample_folder(until)
        if self._demo:  # made anew, and gone with the window
            self._drawn = tempfile.TemporaryDirectory(prefix="hindstride-", ignore_cleanup_errors=True)
            folder = Path(self._drawn.name) / folder.name
        self._jobs.run(
            opening.make_sample,
            folder,
            until,
            then=self.on_sample_made,
            failed=self.on_job_failed,
            progressed=welcome.on_progressed,
            with_job=True,
        )

    @Slot(object)
    def on_sample_made(self, folder: Path) -> None:
        """Open the sample dogs."""
        self.open(folder)

    @Slot(object)
    def on_job_failed(self, error: Exception) -> None:
        """Say why the sample dogs could not be made; a fault of the program goes on to the error door."""
        if not isinstance(error, HindstrideError):
            self.show_welcome().on_back()
            raise error
        self.show_welcome().show_problem(error)

    @Slot()
    def on_open_requested(self) -> None:
        """Ask for a library or a backup."""
        from ui.open_library import OpenLibrary

        known = self.settings.last_library
        start = self.opened.store.path if self.opened else Path(known) if known else paths.default_library()
        parent = self.welcome or (self.opened.window if self.opened else None)
        self.chooser = OpenLibrary(self._jobs, start, parent)
        self.chooser.library_chosen.connect(self.on_library_chosen)
        self.chooser.finished.connect(self._on_chooser_finished)
        self.chooser.open()

    @Slot(object)
    def on_library_chosen(self, path: Path) -> None:
        """Open the library that was chosen."""
        self.open(path)

    @Slot(str)
    def on_choice_made(self, choice: str) -> None:
        """Do what the person chose about a library that could not be opened."""
        self.problem = None
        path = self._asked
        if choice in ("again", "read_only") and path is not None:
            self.open(path, write=choice == "again")
        elif choice in ("other", "copy"):
            if self.opened is None:
                self.show_welcome()
            self.on_open_requested()
        elif choice == "new":
            self.show_welcome()
        elif self.opened is None and self.welcome is None:
            self.code = DECLINED
            self._app.quit()

    @Slot()
    def on_window_closed(self) -> None:
        """Put everything away when the window goes."""
        self._leave()

    def _ask(self, problem: LibraryProblem, path: Path) -> None:
        self._asked = path
        behind = self.opened.window if self.opened else self.welcome
        self.problem = opening.ProblemDialog(problem, can_stay=behind is not None, parent=behind)
        self.problem.choice_made.connect(self.on_choice_made)
        self.problem.open()

    def _enter(self, store: Store) -> bool:
        self._app.setQuitOnLastWindowClosed(False)  # one window goes before the other comes
        try:
            if self.opened is not None and not self.opened.window.close():
                store.close()
                return False
            self.opened = self._made(store)
            if not store.settings().sample and not self._demo:
                self.settings = replace(self.opened.session.settings, last_library=str(store.path.absolute()))
                self.opened.session.settings = self.settings
                self._keep_settings()
            self.opened.window.show()
            self._leave_questions()
        finally:
            self._app.setQuitOnLastWindowClosed(True)
        return True

    def _made(self, store: Store) -> Opened:
        session = Session(store, self._theme, self.settings, self._clock)
        jobs = Jobs()
        window = MainWindow(session, jobs)
        door = crash.install(window)
        window.library_requested.connect(self.on_library_requested)
        window.closed.connect(self.on_window_closed)
        window.painted.connect(self._on_painted)
        session.settings_changed.connect(self._on_settings_changed)
        geometry = _geometry_file().value("window")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        return Opened(store, session, jobs, window, door, look.Look(self._app, session))

    def _leave(self) -> None:
        """Put the open library away: jobs, backup, settings, geometry, files."""
        gone, self.opened = self.opened, None
        if gone is None:
            return
        is_quiet = gone.jobs.close()
        is_whole = self._backed_up(gone)
        if is_whole and is_quiet:
            self._tidy(gone)
        self._remember(gone.session)
        _geometry_file().setValue("window", gone.window.saveGeometry())
        self._theme = gone.session.theme
        gone.door.close()
        gone.store.close()
        if is_whole:
            intact.remember(gone.store.path)
        gone.window.deleteLater()

    def _backed_up(self, gone: Opened) -> bool:
        """Keep a checked copy of the database; returns whether it passed its check."""
        if not gone.store.writable or gone.session.library.sample:
            return False
        try:
            gone.store.back_up("auto")
        except HindstrideError as error:  # a full disk must not keep the window open
            gone.door.log(error)
            return False
        return True

    def _tidy(self, gone: Opened) -> None:
        """Move originals that nobody names any more to the trash."""
        from core.keeping import leftovers

        try:
            leftovers.put_away(gone.store, today=gone.session.today())
        except HindstrideError as error:
            gone.door.log(error)

    def _remember(self, session: Session) -> None:
        kept = session.settings
        if session.library.sample or self._demo:
            kept = replace(kept, last_library=self.settings.last_library, last_dog=self.settings.last_dog)
        elif session.dog is not None:
            kept = replace(kept, last_dog=session.dog.id)
        self.settings = kept
        self._keep_settings()

    def _keep_settings(self) -> None:
        with contextlib.suppress(OSError):  # settings that cannot be kept are no reason to lose anything else
            words.write(paths.settings_file(), self.settings)

    def _leave_questions(self) -> None:
        if self.welcome is not None:
            self.welcome.close()

    @Slot()
    def _on_settings_changed(self) -> None:
        if self.opened is not None:
            self._remember(self.opened.session)

    @Slot()
    def _on_painted(self) -> None:
        """Remove what a crash left half copied, before any photo is being added."""
        from core.keeping import media

        if self.opened is not None and self.opened.store.writable and not self.opened.jobs.is_busy():
            media.empty_tmp(self.opened.store.path)

    @Slot()
    def _on_welcome_closed(self) -> None:
        if self.welcome is not None:
            self.welcome.deleteLater()
            self.welcome = None

    @Slot()
    def _on_chooser_finished(self) -> None:
        self.chooser = None


def run(library: Path | None, demo: bool) -> int:
    """Open the window and stay until it is closed.

    Args:
        library: from the command line, or None to take the one that is known.
        demo: open sample dogs that are made now and gone with the window.
    Returns:
        Exit code: 0, or 3 when the library could not be opened and the person quit.
    """
    app = application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends it; everything is saved as typed
    program = Program(app, demo=demo)
    program.start(library)
    if program.opened is not None:
        program.opened.window.painted.connect(program.collect)
    else:
        program.collect()
    code = app.exec()
    program.close()
    return code or program.code


def application() -> QApplication:
    """Return the application, making it if there is none, with the names that desktops ask for."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        app = there
    else:
        app = QApplication([paths.APP_NAME, *theme.STYLE_ARGUMENTS])
        app.setProperty(theme.STYLED, True)
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_FILE)
    return app


def _geometry_file() -> QSettings:
    return QSettings(str(paths.settings_file().parent / "window.ini"), QSettings.Format.IniFormat)
