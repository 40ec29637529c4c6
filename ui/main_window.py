# SPDX-License-Identifier: MIT
"""The window around the tabs: header, notices, the open tab, footer, menu bar; it takes people where tabs ask.

What stands in a tab or a dialog belongs there; opening and closing libraries belongs to ui/app.py.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from core.keeping.store import Changed
from core.usecases import dogs
from core.usecases.dogs import Dog
from core.words.errors import HindstrideError, SaveFailed
from core.words.i18n import _
from core.words.paths import APP_NAME
from ui import places
from ui.actions import Menus
from ui.header import Header
from ui.jobs import Jobs
from ui.notices import NoticeArea
from ui.places import Place
from ui.session import Session
from ui.status import Footer
from ui.tab_stack import DialogRack, TabStack
from ui.widgets.own_words import short

SMALLEST = (860, 560)
# Icon, portrait and counts come when the first paint has reached the screen.
SOON_MS = 25


class MainWindow(QMainWindow):
    """One window on one library.

    Signals:
        library_requested(str): "new", "open" or "sample" was asked for. painted(): once, after the first paint.
        closed(): everything pending is written and the window is going away.
    """

    library_requested = Signal(str)
    painted = Signal()
    closed = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the window with only the first tab in it."""
        super().__init__(parent)
        self.session = session
        self.jobs = jobs
        self._is_painted = False
        self._may_lose = False
        self._save_faults = 0
        self._not_saved = ""
        self.setObjectName("main_window")
        self.setMinimumSize(*SMALLEST)
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        middle = QWidget(self)
        self.setCentralWidget(middle)
        # made inside the window from the start: a widget that changes its parent is styled a second time
        self.header = Header(session, middle)
        self.notices = NoticeArea(middle)
        self.tabs = TabStack(session, jobs, middle)
        self.footer = Footer(session, middle)
        self.dialogs = DialogRack(session, jobs, self)
        self.menus = Menus(self)
        self._lay_out(middle)
        self._connect()
        self.on_dog_chosen()
        self._show_travel()
        self.go(places.TABS[0].key)

    def go(self, key: str) -> QWidget:
        """Open a tab; pending edits of the one before are written first."""
        if self.tabs.key() and self.tabs.key() != key:
            self.session.flush_requested.emit()
        tab = self.tabs.go(key)
        self.header.tabs.set_chosen(key)
        return tab

    def show_fault(self, error: HindstrideError) -> None:
        """Say calmly what the world did to us; called by the error door."""
        is_save = isinstance(error, SaveFailed)
        self._save_faults += is_save
        words = f"{error.title} {error.advice}".strip()
        if is_save:
            self._not_saved = words
        self.notices.say(words, "alarm" if is_save else "caution")

    @Slot(object)
    def on_open_requested(self, place: Place) -> None:
        """Go where a tab, a dialog or the header asks to be taken."""
        if place.tab:
            self.go(place.tab)
        tab = self.tabs.currentWidget()
        if place.day is not None and hasattr(tab, "show_day"):
            tab.show_day(place.day)  # photos of a day; the diary stays where it is
        elif place.day is not None:
            self.session.choose_day(place.day)
        if place.metric and hasattr(tab, "show_metric"):
            tab.show_metric(place.metric)
        if place.dialog == "print":
            self.on_print()
        elif place.dialog:
            self.dialogs.open(place.dialog, place.reason)

    @Slot(str)
    def on_tab_chosen(self, key: str) -> None:
        """Open the tab that was pressed in the header."""
        self.go(key)

    @Slot()
    def on_tab_action(self) -> None:
        """Open the tab of a menu entry."""
        action = self.sender()
        if isinstance(action, QAction):
            self.go(str(action.data()))

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Show what undo would take back, and go to the dog that undo changed."""
        self._show_travel()
        self.notices.take_away(self._not_saved)  # the disk takes it again
        if changed.how != "change" and changed.dog and self.session.dog and changed.dog != self.session.dog.id:
            self.session.choose_dog(changed.dog)

    @Slot()
    def on_dog_chosen(self) -> None:
        """Name the window after the dog."""
        dog = self.session.dog
        self.setWindowTitle(f"{dog.name} – {APP_NAME}" if dog else APP_NAME)
        self.menus.set_has_dog(dog is not None)

    @Slot(object)
    def on_archive_requested(self, dog: Dog) -> None:
        """Put a dog away or bring it back, and offer to take that back."""
        dogs.archive(self.session.store, dog, archived=not dog.archived)
        if dog.archived:
            text = _("{name} is back from the archive.").format(name=short(dog.name))
        else:
            text = _("{name} is in the archive: everything is kept and can be printed.").format(name=short(dog.name))
        self.notices.say(text, "good", action_text=_("Undo"), action=self.on_undo)

    @Slot()
    def on_new_library(self) -> None:
        """Ask for a new library."""
        self.library_requested.emit("new")

    @Slot()
    def on_open_library(self) -> None:
        """Ask for another library."""
        self.library_requested.emit("open")

    @Slot()
    def on_sample_dogs(self) -> None:
        """Ask for the sample dogs."""
        self.library_requested.emit("sample")

    @Slot()
    def on_add_dog(self) -> None:
        """Open the three questions."""
        self.dialogs.open("add_dog")

    @Slot()
    def on_dog_details(self) -> None:
        """Open the details of the dog."""
        self.dialogs.open("dog_details")

    @Slot()
    def on_print(self) -> None:
        """Go to the vet's summary and print it."""
        self.session.flush_requested.emit()
        tab = self.go("vet")
        if hasattr(tab, "print_summary"):
            tab.print_summary()

    @Slot()
    def on_export_csv(self) -> None:
        """Write every table as CSV files into a folder that the person chooses."""
        from core.usecases import csvfile

        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the CSV files"), str(Path.home()))
        if not chosen:
            return
        self.session.flush_requested.emit()
        files = csvfile.export(self.session.store, Path(chosen))
        words = _("{count} CSV files are in “{folder}”.").format(count=len(files), folder=Path(chosen).name)
        self.notices.say(words, "good")

    @Slot()
    def on_preferences(self) -> None:
        """Open the preferences."""
        self.dialogs.open("preferences")

    @Slot()
    def on_quit(self) -> None:
        """Close the window, and with it the program."""
        self.close()

    @Slot()
    def on_undo(self) -> None:
        """Take the last change back."""
        self.session.undo()

    @Slot()
    def on_redo(self) -> None:
        """Do the last undone change again."""
        self.session.redo()

    @Slot()
    def on_previous_day(self) -> None:
        """Go one diary day back."""
        self._go_day(-1)

    @Slot()
    def on_next_day(self) -> None:
        """Go one diary day on; never beyond today."""
        self._go_day(1)

    @Slot()
    def on_today(self) -> None:
        """Go to the page that the diary opens on, with the keyboard on its first question."""
        tab = self.go("diary")
        self.session.choose_day(self.session.offered_day())
        if hasattr(tab, "begin"):
            tab.begin()

    @Slot()
    def on_weekly_check(self) -> None:
        """Open the weekly check."""
        self.dialogs.open("weekly_check")

    @Slot()
    def on_own_measure(self) -> None:
        """Ask for a measure in the owner's words."""
        self.dialogs.open("own_measure")

    @Slot()
    def on_clinic_score(self) -> None:
        """Ask for a total that a clinic gave."""
        self.dialogs.open("clinic_score")

    @Slot()
    def on_call_card(self) -> None:
        """Show when to call the vet."""
        self.dialogs.open("call_card")

    @Slot()
    def on_from_my_phone(self) -> None:
        """Show how photos come from a phone."""
        self.dialogs.open("from_my_phone")

    @Slot()
    def on_open_log_folder(self) -> None:
        """Show the folder of the log files."""
        open_folder(self.session.store.path / "logs")

    @Slot()
    def on_about(self) -> None:
        """Say what this program is."""
        self.dialogs.open("about")

    @Slot()
    def on_painted(self) -> None:
        """Load what may come after the first paint: icon, portrait, counts."""
        from ui import theme

        self.setWindowIcon(theme.icon("hindstride", self.session.theme))
        self.header.dog.load_picture()
        self.footer.refresh()
        if not self.session.store.writable:
            self.notices.say(_("This library is open for reading only: nothing you change is kept."), "caution")
        self.painted.emit()

    @Slot()
    def on_close_anyway(self) -> None:
        """Close although something could not be saved; the person said so."""
        self._may_lose = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first paint; everything slow waits for it."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(SOON_MS, self.on_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is pending; when that fails or photos are still coming in, stay open and say so once."""
        before = self._save_faults
        self.session.flush_requested.emit()
        words = self.tabs.unfinished()
        if self._save_faults > before:
            words = _("The last change is not saved yet, so the window stayed open.")
        if words and not self._may_lose:
            event.ignore()
            self.notices.say(words, "alarm", action_text=_("Close anyway"), action=self.on_close_anyway)
            return
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files from this computer."""
        if self.session.dog is not None and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand dropped files to the photos."""
        files = _files(event)
        tab = self.go("photos")
        if files and hasattr(tab, "accept_paths"):
            event.acceptProposedAction()
            tab.accept_paths(files)

    def _go_day(self, days: int) -> None:
        self.go("diary")
        self.session.choose_day(self.session.day + timedelta(days=days))

    def _show_travel(self) -> None:
        self.menus.set_travel(self.session.store.undo_label, self.session.store.redo_label)

    def _lay_out(self, middle: QWidget) -> None:
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        for source in (self.header, self.tabs, self.dialogs):
            source.open_requested.connect(self.on_open_requested)
        self.header.tab_chosen.connect(self.on_tab_chosen)
        self.header.archive_requested.connect(self.on_archive_requested)
        self.session.changed.connect(self.on_changed)
        self.session.dog_chosen.connect(self.on_dog_chosen)


def open_folder(folder: Path) -> None:
    """Show a folder of this computer in the desktop's file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
