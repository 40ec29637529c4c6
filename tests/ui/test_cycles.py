# SPDX-License-Identifier: MIT
"""Unreachable windows are taken apart on the main thread, and by nobody else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.cycles import Cycles


class Knot(QWidget):
    """A widget that only a collector can take apart."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self


@pytest.fixture
def cycles(qapp: QApplication) -> Iterator[Cycles]:
    gc.collect()
    made = Cycles(qapp)
    yield made
    made.deleteLater()
    gc.unfreeze()


def churn() -> None:
    """Allocate as a busy pool thread does."""
    kept = [[number] for number in range(50_000)]
    kept.clear()


def test_a_pool_thread_that_allocates_takes_no_window_apart(qtbot: QtBot, cycles: Cycles) -> None:
    threads: list[int] = []
    weakref.finalize(Knot(), lambda: threads.append(threading.get_ident()))
    busy = threading.Thread(target=churn)
    busy.start()
    busy.join()
    assert threads == []
    alive = [[number] for number in range(5_000)]  # enough new things for a turn to look
    qtbot.waitUntil(lambda: bool(threads), timeout=5000)
    assert threads == [threading.get_ident()] and alive


def test_a_turn_with_little_new_collects_nothing(cycles: Cycles, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (10, 3, 2))
    monkeypatch.setattr(gc, "collect", asked.append)
    cycles.on_turn()
    monkeypatch.setattr(gc, "get_count", lambda: (5000, 20, 2))
    cycles.on_turn()
    assert asked == [1]
    assert isinstance(cycles, QObject) and not gc.isenabled()
