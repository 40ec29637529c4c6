# SPDX-License-Identifier: MIT
"""The way from the photos to the videos: makes the videos page when it is first wanted, and says whether it is open.

Nothing here loads a player; the page does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from core.usecases import clip_import
from core.usecases.clips import Clip
from ui.jobs import Job, Jobs
from ui.session import Session

if TYPE_CHECKING:  # loaded when videos are first looked at
    from ui.tabs.photos.videos.videos_page import VideosPage


class VideosDoor(QObject):
    """Leads to the videos and back.

    Attributes:
        page: the videos page, None until it was wanted. is_open: whether it is what the owner looks at.
        is_listing: whether folders are being listed.
    Signals:
        changed(): it was opened or left, or an import of clips began or ended.
        listing_changed(): folders are being listed, or no longer.
        photos_found(paths: list[Path], pose: str): what is not for the videos, of what was taken with folders in it.
        told(text: str, role: str), removed(sentence: str), still_written(path: Path): of the page.
    """

    changed = Signal()
    listing_changed = Signal()
    photos_found = Signal(list, str)
    told = Signal(str, str)
    removed = Signal(str)
    still_written = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, pages: QStackedWidget) -> None:
        """Stand before it; `pages` gets the page when it is made."""
        super().__init__(pages)
        self._session, self._jobs, self._pages = session, jobs, pages
        self.page: VideosPage | None = None
        self.is_open = False
        self._listing: dict[Job, str] = {}  # jobs that list folders, each with the pose of its photos

    def open(self) -> VideosPage:
        """Go to the videos."""
        page = self._made()
        self.is_open = True
        self.changed.emit()
        return page

    def play(self, chosen: Clip, beside: Sequence[Clip]) -> None:
        """Go to the videos and play clips; keys go to the chosen one."""
        self.open().play(chosen, beside)

    def leave(self) -> None:
        """Go back to the photos."""
        self.is_open = False
        self.changed.emit()

    def take(self, paths: Sequence[Path], *, pose: str = "") -> list[Path]:
        """Take the clips out of what was dropped or chosen and look into them; returns the rest.

        What may be a folder is listed in a job, because a slow drive must not hold the window: then nothing is
        returned, and `photos_found` tells the rest, with `pose`.
        """
        if not all(clip_import.is_told_by_name(path) for path in paths):
            job = self._jobs.run(clip_import.split, list(paths), then=self._on_split, failed=self._on_failed)
            self._listing[job] = pose
            self.listing_changed.emit()
            return []
        others, found = clip_import.part(paths)
        self._look_into(found)
        return others

    def stop(self) -> None:
        """Forget the folders that are being listed."""
        if self._listing:
            self._listing.clear()
            self.listing_changed.emit()

    @property
    def is_listing(self) -> bool:
        """Whether folders are being listed."""
        return bool(self._listing)

    @property
    def is_keeping(self) -> bool:
        """Whether clips are being kept: the window should wait."""
        return self.page is not None and self.page.is_keeping

    def _look_into(self, found: Sequence[Path]) -> None:
        if found:
            self.open().accept_paths(found)

    def _on_split(self, parts: tuple[list[Path], list[Path]]) -> None:
        pose = self._listing.pop(self.sender(), None)
        if pose is None:
            return
        self.listing_changed.emit()
        others, found = parts
        self._look_into(found)
        if others:
            self.photos_found.emit(others, pose)

    def _on_failed(self, error: object) -> None:
        if self._listing.pop(self.sender(), None) is not None:
            self.listing_changed.emit()
            self._jobs.failed.emit(error)

    def _made(self) -> VideosPage:
        if self.page is None:
            from ui.tabs.photos.videos.videos_page import VideosPage

            self.page = VideosPage(self._session, self._jobs)
            self._pages.addWidget(self.page)
            self.page.photos_asked.connect(self.leave)
            self.page.state_changed.connect(self.changed)
            self.page.told.connect(self.told)
            self.page.removed.connect(self.removed)
            self.page.still_written.connect(self.still_written)
        return self.page
