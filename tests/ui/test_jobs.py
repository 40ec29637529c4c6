# SPDX-License-Identifier: MIT
"""Work on the pool tells its result on the main thread, and leaves nothing behind."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from core.words.errors import Cancelled
from ui.jobs import Job, Jobs


def answer(number: int) -> int:
    """Return the number; every third is a fault, every fifth was stopped."""
    if number % 5 == 0:
        raise Cancelled("stopped")
    if number % 3 == 0:
        raise ValueError(number)
    return number


class Ear(QObject):
    """Writes down what is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.faults: list[object] = []
        self.threads: set[int] = set()

    def on_result(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def on_fault(self, error: object) -> None:
        self.faults.append(error)


def count_jobs() -> int:
    gc.collect()
    return sum(isinstance(one, Job) for one in gc.get_objects())


def test_every_job_is_told_once_and_none_stays_in_memory(qtbot: QtBot) -> None:
    jobs, ear, before = Jobs(), Ear(), count_jobs()
    for number in range(1, 301):
        jobs.run(answer, number, then=ear.on_result, failed=ear.on_fault)
    qtbot.waitUntil(lambda: not jobs.is_busy(), timeout=20_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(ear.results) == [one for one in range(1, 301) if one % 3 and one % 5]
    assert sorted(str(error) for error in ear.faults) == sorted(str(n) for n in range(3, 301, 3) if n % 5)
    assert ear.threads == {threading.get_ident()}
    assert count_jobs() <= before + 1
    assert jobs.close()
