# SPDX-License-Identifier: MIT
"""The ways a photo can be pointed at: choosing files, pasting, dropping, the remembered folder, the phone page.

What happens to the files then is importing.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from core.keeping import sources
from core.usecases import photos
from core.usecases.photo_import import ENDINGS
from core.usecases.photos import Found
from core.words.i18n import _
from ui.jobs import Job, Jobs
from ui.session import Session


def local_files(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer in what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class WaysIn(QObject):
    """Buttons, menu and dialogs for adding photos.

    Attributes:
        add: the button that opens the picker. others: the button with the other ways.
    Signals:
        paths_chosen(paths: list[Path]): look into these. image_pasted(QImage): a picture without a file.
        folder_listed(folder: Path, found: list[Found]): what is new in the looked-at folder.
        listing_changed(): listing a folder began or ended; see `is_listing`.
        phone_asked(): the page about phones is wanted.
    """

    paths_chosen = Signal(list)
    image_pasted = Signal(QImage)
    folder_listed = Signal(object, list)
    listing_changed = Signal()
    phone_asked = Signal()

    def __init__(self, session: Session, jobs: Jobs, owner: QWidget) -> None:
        """Make the buttons; `owner` is the parent of dialogs."""
        super().__init__(owner)
        self._session = session
        self._jobs = jobs
        self._owner = owner
        self._listing: Job | None = None
        self._folder = Path()
        self.add = QPushButton(_("Add photos…"))
        self.add.setObjectName("add_photos")
        self.add.setAccessibleName(_("Add photos…"))
        self.add.clicked.connect(self.pick)
        self.others = QPushButton(" ")  # an arrow alone: it stands beside "Add photos…"; Qt makes an empty one wide
        self.others.setObjectName("other_ways")
        self.others.setAccessibleName(_("Other ways to add photos"))
        self.others.setToolTip(_("Other ways to add photos"))
        self.others.setStyleSheet("padding: 8px 12px;")  # room for the arrow
        self.others.setMenu(self._menu())

    @property
    def is_listing(self) -> bool:
        """Whether a folder is being listed."""
        return self._listing is not None

    def pick(self) -> None:
        """Ask for files."""
        endings = " ".join(f"*{ending} *{ending.upper()}" for ending in ENDINGS)
        wanted = _("Photos ({endings})").format(endings=endings)
        everything = _("All files (*)")
        names, _chosen = QFileDialog.getOpenFileNames(
            self._owner, _("Add photos"), self._session.settings.look_folder, f"{wanted};;{everything}"
        )
        if names:
            self.paths_chosen.emit([Path(name) for name in names])

    def paste(self) -> None:
        """Take files or a picture from the clipboard; anything else is left alone."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> bool:
        """Take files or a picture out of what was dropped or pasted; False when there is neither."""
        paths = local_files(data)
        if paths:
            self.paths_chosen.emit(paths)
            return True
        image = QImage(data.imageData()) if data.hasImage() else QImage()
        if image.isNull():
            return False
        self.image_pasted.emit(image)
        return True

    def look(self) -> None:
        """List what is new in the remembered folder; ask for it the first time."""
        folder = Path(self._session.settings.look_folder)
        if self._session.settings.look_folder and folder.is_dir():
            self._list(folder)
        else:
            self.choose_folder()

    def choose_folder(self) -> None:
        """Ask which folder to look in, remember it and list it."""
        name = QFileDialog.getExistingDirectory(
            self._owner, _("Look in this folder for new photos"), self._session.settings.look_folder
        )
        if name:
            self._session.settings = replace(self._session.settings, look_folder=name)
            self._list(Path(name))

    def stop(self) -> None:
        """Stop listing."""
        if self._listing is not None:
            self._listing.cancel()
            self._end()

    def _list(self, folder: Path) -> None:
        dog = self._session.dog
        if dog is None:
            return
        self.stop()
        self._folder = folder
        known = photos.known_files(self._session.store, dog.id)
        work = partial(photos.new_in, folder, known)
        self._listing = self._jobs.run(work, then=self._on_listed, failed=self._on_failed, with_job=True)
        self.listing_changed.emit()

    def _end(self) -> None:
        self._listing = None
        self.listing_changed.emit()

    def _on_listed(self, found: Sequence[Found]) -> None:
        if self.sender() is self._listing:
            self._end()
            self.folder_listed.emit(self._folder, list(found))

    def _on_failed(self, error: object) -> None:
        if self.sender() is self._listing:
            self._end()
            self._jobs.failed.emit(error)

    def _menu(self) -> QMenu:
        menu = QMenu(self.others)
        menu.setObjectName("other_ways_menu")
        self.look_action = _action(menu, "look_in_folder", "")
        self.look_action.triggered.connect(self.look)
        other = _action(menu, "look_elsewhere", _("Look in another folder…"))
        other.triggered.connect(self.choose_folder)
        paste = _action(menu, "paste_photo", _("Paste from the clipboard"))
        paste.triggered.connect(self.paste)
        menu.addSeparator()
        phone = _action(menu, "from_my_phone", _("From my phone…"))
        phone.triggered.connect(self._on_phone)
        menu.aboutToShow.connect(self._on_menu)
        self._on_menu()
        return menu

    def _on_menu(self) -> None:
        remembered = self._session.settings.look_folder
        name = sources.shown_name(Path(remembered)).replace("&", "&&") if remembered else ""
        words = _("Look in “{name}”…").format(name=name) if name else _("Look in this folder…")
        self.look_action.setText(words)

    def _on_phone(self) -> None:
        self.phone_asked.emit()


def _action(menu: QMenu, name: str, words: str) -> QAction:
    made = menu.addAction(words)
    made.setObjectName(name)
    return made
