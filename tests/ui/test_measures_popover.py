# SPDX-License-Identifier: MIT
"""The list of measures: inside its window, and long enough to read wherever its button stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.tabs.progress import measures_popover
from ui.tabs.progress.measures_popover import MeasuresPopover

MANY = [(f"key{number}", f"Measure {number}", "series") for number in range(40)]


@pytest.mark.parametrize("down", [40, 300, 520, 660])
def test_the_list_opens_inside_the_window_and_long_enough(qtbot: QtBot, down: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 700)
    button = QPushButton("Choose measures…", window)
    button.move(30, down)
    with qtbot.waitExposed(window):
        window.show()
    list_ = MeasuresPopover(MANY, window)
    list_.show_under(button)
    top = window.mapFromGlobal(list_.mapToGlobal(QPoint(0, 0))).y()
    assert top >= 0
    assert top + list_.height() <= window.height()
    assert list_.height() >= measures_popover.LEAST_TALL
