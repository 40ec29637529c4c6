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
from ui.jobs import Jobs
from ui.session import Session

if TYPE_CHECKING:  # loaded when videos are first looked at
    from ui.tabs.photos.videos.videos_page import VideosPage


class VideosDoor(QObject):
    """Leads to the videos and back.

    Attributes:
        page: the videos page, None until it was wanted. is_open: whether it is what the owner looks at.
    Signals:
        changed(): it was opened or left, or an import of clips began or ended.
        told(text: str, role: str), removed(sentence: str), still_written(path: Path): of the page.
    """

    changed = Signal()
    told = Signal(str, str)
    removed = Signal(str)
    still_written = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, pages: QStackedWidget) -> None:
        """Stand before it; `pages` gets the page when it is made."""
        super().__init__(pages)
        self._session, self._jobs, self._pages = session, jobs, pages
        self.page: VideosPage | None = None
        self.is_open = False

    def open(self) -> VideosPage:
        """Go to the videos."""
        page = self._made()
        self.is_open = True
        self.changed.emit()
        return page

    def leave(self) -> None:
        """Go back to the photos."""
        self.is_open = False
        self.changed.emit()

    def take(self, paths: Sequence[Path]) -> list[Path]:
        """Take the clips out of what was dropped or chosen and look into them; returns the rest."""
        if not any(path.is_dir() or clip_import.is_clip_file(path) for path in paths):
            return list(paths)
        others, found = clip_import.split(paths)
        if found:
            self.open().accept_paths(found)
        return others

    @property
    def is_keeping(self) -> bool:
        """Whether clips are being kept: the window should wait."""
        return self.page is not None and self.page.is_keeping

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
