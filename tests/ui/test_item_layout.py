# SPDX-License-Identifier: MIT
"""Layouts of ours remember heights, and forget them when something inside changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.tabs.diary.columns import ColumnsLayout
from ui.widgets.even_layout import EvenLayout
from ui.widgets.flow import FlowLayout
from ui.widgets.item_layout import ItemLayout
from ui.widgets.scale import StepLayout


class Box(QWidget):
    """A widget of a fixed size that counts how often it is asked for it."""

    def __init__(self, owner: QWidget, width: int = 60, height: int = 20) -> None:
        super().__init__(owner)
        self.asked = 0
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        self.asked += 1
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def set_height(self, height: int) -> None:
        self._size = QSize(self._size.width(), height)
        self.updateGeometry()


def layouts(owner: QWidget) -> list[ItemLayout]:
    return [
        FlowLayout(owner),
        EvenLayout(QWidget(owner), narrowest=60, most=3),
        ColumnsLayout(QWidget(owner)),
        StepLayout(QWidget(owner)),
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_height_is_worked_out_once_until_something_changes(number: int, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    layout = layouts(owner)[number]
    boxes = [Box(layout.parentWidget()) for _each in range(3)]
    for box in boxes:
        layout.addWidget(box)
    first = layout.heightForWidth(800)
    asked = boxes[0].asked
    assert layout.heightForWidth(800) == first
    assert boxes[0].asked == asked
    boxes[0].set_height(50)
    assert layout.heightForWidth(800) == first + 30


def test_right_to_left_languages_begin_at_the_right(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = FlowLayout(owner, gap=10)
    boxes = [Box(owner), Box(owner)]
    for box in boxes:
        layout.addWidget(box)
    layout.setGeometry(QRect(0, 0, 300, 40))
    assert [box.geometry().left() for box in boxes] == [240, 170]
    assert layout.takeAt(0) is not None
    assert layout.count() == 1
    assert layout.itemAt(5) is None
    assert layout.takeAt(5) is None
