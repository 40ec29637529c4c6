# SPDX-License-Identifier: MIT
"""Warns when a PySide6 comes along that harms the Python below it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_a_qt_call_without_result_keeps_the_count_of_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None per call and aborts after some thousands.

    From Python 3.12 on None is immortal and its count never moves.
    """
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200_000):
        thing.blockSignals(False)
        thing.setObjectName("")
    assert sys.getrefcount(None) > before - 1_000
