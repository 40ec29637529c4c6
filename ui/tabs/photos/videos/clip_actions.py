# SPDX-License-Identifier: MIT
"""What is done with a clip beside looking at it: a copy without its place, a frame as a photo, removing, saying things.

It asks for file names and runs jobs; the room says which clip is meant.
"""

from __future__ import annotations

import uuid
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from core.usecases import clips
from core.usecases.clips import Clip
from core.words import weeks
from core.words.errors import HindstrideError
from core.words.i18n import _
from ui import saved_file
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.videos import still
from ui.tabs.photos.videos.still import Still


class ClipActions(QObject):
    """Does things with one clip.

    Signals:
        told(text: str, role: str): a sentence for the notice. removed(sentence: str): a clip is gone; undo helps.
        still_written(path: Path): a frame that wants to come in as a photo.
    """

    told = Signal(str, str)
    removed = Signal(str)
    still_written = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, owner: QWidget) -> None:
        """Make one; `owner` is the parent of dialogs."""
        super().__init__(owner)
        self._session, self._jobs, self._owner = session, jobs, owner

    def save_copy(self, clip: Clip) -> None:
        """Ask for a file and write a copy that says nothing of where it was taken."""
        ending = Path(clip.name).suffix.lower() or f".{clip.kind.lower()}"
        name = saved_file.name_of(Path(clip.name).stem, _("without place"))
        kinds = _("Video (*{ending})").format(ending=ending)
        title = _("Save a copy without the place")
        chosen, _kind = QFileDialog.getSaveFileName(self._owner, title, f"{name}{ending}", kinds)
        if chosen:
            source = clips.original_path(self._session.store.path, clip.sha256)
            target = saved_file.with_ending(chosen, ending)
            self.told.emit(_("Saving “{name}”…").format(name=target.name), "plain")
            arguments = (source, target, clip.name)
            self._jobs.run(still.copy_without_place, *arguments, then=self._on_copied, failed=self._on_not_copied)

    def keep_still(self, clip: Clip, image: QImage) -> None:
        """Write the frozen frame with the clip's day, so that it can come in as a photo."""
        if image.isNull():
            return
        name = saved_file.name_of(_("Still of {name}").format(name=Path(clip.name).stem))
        path = self._session.store.path / "tmp" / uuid.uuid4().hex / f"{name}.png"
        at = clip.taken_at if clip.taken_at.startswith(clip.day.isoformat()) else ""
        self._jobs.run(still.write, Still(image, clip.day, path, at), then=self._on_still)

    def remove(self, clip: Clip) -> None:
        """Take a clip out of the record."""
        if self._session.dog is not None:
            clips.remove(self._session.store, self._session.dog, clip)
            words = _("Clip of {day} removed. The original file stays in the library for now.")
            self.removed.emit(words.format(day=weeks.short_day(clip.day)))

    def _on_copied(self, path: Path) -> None:
        self.told.emit(_("Saved as “{name}”.").format(name=path.name), "good")

    def _on_not_copied(self, error: object) -> None:
        if isinstance(error, HindstrideError):
            self.told.emit(str(error), "alarm")
        else:
            self._jobs.failed.emit(error)

    def _on_still(self, path: Path) -> None:
        self.still_written.emit(path)
