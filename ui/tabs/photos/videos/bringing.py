# SPDX-License-Identifier: MIT
"""The way of clips into the library, step by step: looking, checking, keeping, recording as one undo step.

It shows nothing itself; the page shows what each state asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.keeping.clip_reader import ClipReader
from core.usecases import clip_import, clips
from core.usecases.clip_import import ClipCandidate, ClipOutcome
from core.usecases.dogs import Dog
from core.words.errors import Cancelled, HindstrideError
from ui.jobs import Job, Jobs
from ui.session import Session
from ui.tabs.photos.videos.clip_line import ClipLine

IDLE, LOOKING, CHECKING, KEEPING = "idle", "looking", "checking", "keeping"


class ClipImportFlow(QObject):
    """Brings clips in; files that come while it works wait their turn.

    Attributes:
        state: IDLE, LOOKING, CHECKING or KEEPING. candidates: what stands on the check page.
    Signals:
        state_changed(): another page is needed. progressed(int done, int total): of looking or keeping.
        finished(kept: list[Clip], refused: list[str]): rows are written; sentences for files left out.
    """

    state_changed = Signal()
    progressed = Signal(int, int)
    finished = Signal(list, list)

    def __init__(
        self, session: Session, jobs: Jobs, parent: QObject, *, reader: Callable[[], ClipReader] = ClipReader
    ) -> None:
        """Make an idle flow.

        Args:
            reader: makes what looks at clips; each job has its own, which ends with it, so that nothing that still
                looks keeps a window from closing.
        """
        super().__init__(parent)
        self._session, self._jobs, self._reader = session, jobs, reader
        self.state = IDLE
        self.candidates: list[ClipCandidate] = []
        self._pending: list[Path] = []
        self._job: Job | None = None
        self._dog: Dog | None = None
        self._lines: list[ClipLine] = []

    def add(self, paths: Sequence[Path]) -> None:
        """Look into files and folders; what is being checked already stays on the page."""
        self._pending += [path for path in paths if path not in self._pending]
        self._look()

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
        clip_import.discard_posters(self.candidates)
        self.candidates, self._lines = [], []
        self._go(IDLE)
        self._look()

    def mark_again(self) -> None:
        """Find duplicates anew, for another dog or after an undo."""
        dog = self._session.dog
        if dog is not None and self.candidates:
            self.candidates = clip_import.mark_duplicates(self._session.store, dog.id, self.candidates)

    def keep(self, lines: Sequence[ClipLine]) -> None:
        """Keep the ticked lines, each with what was said about it, for the dog on screen."""
        self._dog = self._session.dog
        self._lines = [line for line in lines if line.is_kept]
        wanted = [line.candidate for line in self._lines]
        self._go(KEEPING)
        work = partial(clip_import.keep_all, self._session.store.path, wanted, self._reader())
        self._job = self._jobs.run(
            work, then=self._on_kept, failed=self._on_failed, progressed=self._on_progressed, with_job=True
        )

    def _look(self) -> None:
        if not self._pending or self.state in (LOOKING, KEEPING):
            return
        paths, self._pending = self._pending, []
        self._go(LOOKING)
        library, today = self._session.store.path, self._session.today()
        work = partial(clip_import.inspect, library, paths, self._reader(), today=today)
        self._job = self._jobs.run(
            work, then=self._on_looked, failed=self._on_failed, progressed=self._on_progressed, with_job=True
        )

    def _go(self, state: str) -> None:
        self.state = state
        self.state_changed.emit()

    def _on_progressed(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.progressed.emit(done, total)

    def _on_looked(self, found: list[ClipCandidate]) -> None:
        if self.sender() is not self._job:
            clip_import.discard_posters(found)
            return
        self._job = None
        here = {candidate.path for candidate in self.candidates}
        self.candidates = [*self.candidates, *(one for one in found if one.path not in here)]
        self.mark_again()
        self._go(CHECKING if self.candidates else IDLE)
        self._look()

    def _on_kept(self, outcomes: list[ClipOutcome]) -> None:
        if self.sender() is not self._job or self._dog is None:
            return
        self._job = None
        items, refused = [], []
        for line, outcome in zip(self._lines, outcomes, strict=True):
            if outcome.kept is None or line.candidate.facts is None or line.day is None:
                refused.append(str(outcome.problem or ""))
            else:
                items.append(line.as_new(outcome.kept, line.candidate.facts, line.day))
        try:
            kept = clips.record_many(self._session.store, self._dog, items, today=self._session.today())
        except HindstrideError:
            self._go(CHECKING)  # what was decided is still on the page; the error door says why
            raise
        clip_import.discard_posters(self.candidates)
        self.candidates, self._lines = [], []
        self._go(IDLE)
        self.finished.emit(kept, refused)
        self._look()

    def _on_failed(self, error: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._go(CHECKING if self.candidates else IDLE)
        if not isinstance(error, Cancelled):
            self._jobs.failed.emit(error)
