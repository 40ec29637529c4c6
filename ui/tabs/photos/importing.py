# SPDX-License-Identifier: MIT
"""The way of files into the library, step by step: looking, checking, keeping, recording as one undo step.

It shows nothing itself; the tab shows the page that each state asks for.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from core.keeping import disk
from core.keeping.decoder import Decoder
from core.usecases import photos
from core.usecases.dogs import Dog
from core.usecases.photos import Candidate, Outcome, Photo
from core.words.errors import Cancelled, HindstrideError, SaveFailed
from core.words.i18n import _
from ui.jobs import Job, Jobs
from ui.session import Session
from ui.tabs.photos.check_model import Line

IDLE, LOOKING, CHECKING, KEEPING = "idle", "looking", "checking", "keeping"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture from the clipboard and the file it is written to, under the library's tmp/."""

    image: QImage
    path: Path


def write_pasted(pasted: Pasted) -> Path:
    """Write a pasted picture as PNG, so that it comes in like any file; for a pool thread.

    Raises:
        SaveFailed: the disk refused.
    """
    try:
        disk.make_folder(pasted.path.parent)
    except OSError as error:
        raise _not_written() from error
    if not pasted.image.save(str(pasted.path), "PNG"):
        raise _not_written()
    return pasted.path


class ImportFlow(QObject):
    """Brings files in; files that come while it works wait their turn.

    Attributes:
        state: IDLE, LOOKING, CHECKING or KEEPING. candidates: what stands on the check page.
    Signals:
        state_changed(): another page is needed. progressed(int done, int total): of looking or keeping.
        finished(kept: list[Photo], refused: list[str]): rows are written; sentences for files left out.
    """

    state_changed = Signal()
    progressed = Signal(int, int)
    finished = Signal(list, list)

    def __init__(self, session: Session, jobs: Jobs, decoder: Decoder, parent: QObject) -> None:
        """Make an idle flow."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._decoder = decoder
        self.state = IDLE
        self.pose = ""
        self.candidates: list[Candidate] = []
        self._pending: list[Path] = []
        self._job: Job | None = None
        self._dog: Dog | None = None
        self._lines: list[Line] = []
        self._told: tuple[list[Photo], list[str]] = ([], [])

    def add(self, paths: Sequence[Path], *, pose: str = "") -> None:
        """Look into files and folders; what is being checked already stays on the page.

        Args:
            pose: set for those that have none yet, "" asks.
        """
        self._pending += [path for path in paths if path not in self._pending]
        self.pose = pose or self.pose
        self._look()

    def add_image(self, image: QImage) -> None:
        """Bring in a picture that was pasted; its day is asked."""
        folder = self._session.store.path / "tmp" / uuid.uuid4().hex
        pasted = Pasted(image, folder / f"{_('Pasted picture')}.png")
        self._jobs.run(write_pasted, pasted, then=self._on_pasted)

    def stop(self) -> None:
        """Stop looking or keeping; nothing of it is kept, what was on the check page is there again."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._pending.clear()
        if self.state in (LOOKING, KEEPING):
            self._go(CHECKING if self.candidates else IDLE)

    def put_away(self) -> None:
        """Leave the check page; nothing is kept and no file outside is touched."""
        photos.discard_previews(self.candidates)
        self.candidates, self._lines, self.pose = [], [], ""
        self._go(IDLE)
        self._look()

    def mark_again(self) -> None:
        """Find duplicates anew, for another dog or after an undo."""
        dog = self._session.dog
        if dog is not None and self.candidates:
            marked = photos.mark_duplicates(self._session.store, dog.id, self.candidates)
            self.candidates = sorted(marked, key=_rank)  # stable: what can be kept comes first

    def keep(self, lines: Sequence[Line]) -> None:
        """Keep the ticked lines, each with its day and pose, for the dog on screen."""
        self._dog = self._session.dog
        self._lines = [line for line in lines if line.is_kept]
        wanted = [line.candidate for line in self._lines]
        self._go(KEEPING)
        work = partial(photos.keep_all, self._session.store.path, wanted)
        self._job = self._jobs.run(
            work, then=self._on_kept, failed=self._on_failed, progressed=self._on_progressed, with_job=True
        )

    def _look(self) -> None:
        if not self._pending or self.state in (LOOKING, KEEPING):
            return
        paths, self._pending = self._pending, []
        self._go(LOOKING)
        path, today = self._session.store.path, self._session.today()
        work = partial(photos.inspect_all, path, paths, self._decoder, today=today)
        self._job = self._jobs.run(
            work, then=self._on_looked, failed=self._on_failed, progressed=self._on_progressed, with_job=True
        )

    def _go(self, state: str) -> None:
        self.state = state
        self.state_changed.emit()

    def _is_current(self) -> bool:
        return self.sender() is self._job

    def _on_progressed(self, done: int, total: int) -> None:
        if self._is_current():
            self.progressed.emit(done, total)

    def _on_pasted(self, path: Path) -> None:
        self.add([path])

    def _on_looked(self, found: list[Candidate]) -> None:
        if not self._is_current():
            photos.discard_previews(found)
            return
        self._job = None
        here = {candidate.path for candidate in self.candidates}
        fresh = [replace(one, pose=self.pose) for one in found if one.path not in here]
        self.candidates = [*self.candidates, *fresh]
        self.mark_again()
        self._go(CHECKING if self.candidates else IDLE)
        self._look()

    def _on_kept(self, outcomes: list[Outcome]) -> None:
        if not self._is_current() or self._dog is None:
            return
        self._job = None
        items, refused = [], []
        for line, outcome in zip(self._lines, outcomes, strict=True):
            if outcome.kept is None or line.candidate.facts is None or line.day is None:
                refused.append(_sentence(outcome.problem))
                continue
            source = line.day_source
            items.append(photos.NewPhoto(outcome.kept, line.candidate.facts, line.pose, line.day, source))
        try:
            kept = photos.record_many(self._session.store, self._dog, items, today=self._session.today())
        except HindstrideError:
            self._go(CHECKING)  # what was decided is still on the page; the error door says why
            raise
        self._told = kept, refused
        QTimer.singleShot(0, self._on_recorded)  # in steps, so that the window never stands still

    def _on_recorded(self) -> None:
        (kept, refused), self._told = self._told, ([], [])
        self.finished.emit(kept, refused)
        QTimer.singleShot(0, self._on_told)

    def _on_told(self) -> None:
        photos.discard_previews(self.candidates)
        self.candidates, self._lines, self.pose = [], [], ""
        self._go(IDLE)
        self._look()

    def _on_failed(self, error: object) -> None:
        if not self._is_current():
            return
        self._job = None
        self._go(CHECKING if self.candidates else IDLE)
        if not isinstance(error, Cancelled):
            self._jobs.failed.emit(error)


def _rank(candidate: Candidate) -> int:
    return 0 if candidate.can_be_kept else 1 if candidate.facts is not None else 2


def _sentence(problem: HindstrideError | None) -> str:
    return f"{problem.title} {problem.advice}".strip() if problem is not None else ""


def _not_written() -> SaveFailed:
    return SaveFailed(_("The pasted picture could not be written."), _("Check that the library's disk has room."))
