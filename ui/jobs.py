# SPDX-License-Identifier: MIT
"""Slow things off the main thread: plain functions over paths and plain data, run on a pool.

Functions get paths and plain data and return dataclasses, never a model or a widget (law L6). Results come back
by signal to a bound method on the main thread. What the functions do belongs to core.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from core.words.errors import Cancelled


class Job(QObject):
    """One running piece of work.

    Signals:
        progressed(int done, int total): from the worker, delivered on the main thread.
        finished(object): what the function returned.
        failed(object): the exception it raised (HindstrideError or a bug); Cancelled is not told.
        ended(): always, last.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cancel = Event()

    def cancel(self) -> None:
        """Ask the work to stop; it stops at its next check."""
        self._cancel.set()

    def is_cancelled(self) -> bool:
        """Whether cancel was asked; safe from any thread."""
        return self._cancel.is_set()


class _Work(QRunnable):
    def __init__(self, job: Job, function: Callable[..., Any], arguments: tuple[Any, ...], with_job: bool) -> None:
        super().__init__()
        self._job = job
        self._call = (function, arguments, {"job": job} if with_job else {})

    def run(self) -> None:
        """Run on a pool thread; every fault is handed to the main thread."""
        function, arguments, extra = self._call
        try:
            result = function(*arguments, **extra)
        except Cancelled:
            self._job.ended.emit()
        except Exception as error:
            self._job.failed.emit(error)
            self._job.ended.emit()
        else:
            self._job.finished.emit(result)
            self._job.ended.emit()

    def let_go(self) -> None:
        """Hold nothing any more; on the main thread, so that the job is not deleted by the pool's."""
        self._call = None
        self._job = None


class Jobs(QObject):
    """Runs work and keeps it alive until it has ended; one per window.

    Signals:
        failed(object): any job's fault, for the error door, unless the job's own `failed` was connected with `mine`.
    """

    failed = Signal(object)

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._running: dict[Job, _Work] = {}

    def run(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
        with_job: bool = False,
    ) -> Job:
        """Start a function on the pool.

        Args:
            function, arguments: plain function over paths and plain data.
            then: bound method of a QObject, called on the main thread with the result.
            failed: the same for an exception; without it the fault goes to `Jobs.failed`.
            progressed: the same for (done, total).
            with_job: also pass `job=`, so that the function can report progress and see cancel.
        """
        job = Job()
        if then is not None:
            job.finished.connect(then)
        job.failed.connect(failed if failed is not None else self.failed)
        if progressed is not None:
            job.progressed.connect(progressed)
        work = _Work(job, function, arguments, with_job)
        self._running[job] = work
        job.ended.connect(self._on_ended)
        self._pool.start(work)
        return job

    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def close(self, wait_ms: int = 5000) -> bool:
        """Cancel everything and wait for it to stop; returns whether it has."""
        for job in tuple(self._running):
            job.cancel()
        return self._pool.waitForDone(wait_ms)

    @Slot()
    def _on_ended(self) -> None:
        job = self.sender()
        work = self._running.pop(job, None) if isinstance(job, Job) else None
        if work is not None:
            work.let_go()
            job.deleteLater()


class Latest(QObject):
    """Shows only the newest answer: results of older requests are dropped.

    Signals:
        arrived(object): the newest request's result.
    """

    arrived = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._newest: Job | None = None

    def run(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Start a function; an earlier one that is still running is cancelled and its answer dropped."""
        if self._newest is not None:
            self._newest.cancel()
        self._newest = self._jobs.run(function, *arguments, then=self._on_finished)

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        if self.sender() is self._newest:
            self.arrived.emit(result)
