# SPDX-License-Identifier: MIT
"""Equal boxes stand abreast while they fit, in rows of even length, mirrored where one reads from the right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.even_layout import EvenLayout


def boxes(qtbot: QtBot, count: int, width: int, most: int = 5) -> tuple[QWidget, list[QFrame]]:
    room = QWidget()
    qtbot.addWidget(room)
    layout = EvenLayout(room, narrowest=100, most=most, gap=10)
    made = [QFrame() for _number in range(count)]
    for frame in made:
        frame.setMinimumHeight(40)
        layout.addWidget(frame)
    room.resize(width, 400)
    room.show()
    return room, made


def test_a_short_last_row_can_fill_the_width(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    layout = EvenLayout(room, narrowest=100, most=3, gap=10, fill=True)
    made = [QFrame() for _number in range(5)]
    for frame in made:
        layout.addWidget(frame)
    room.resize(430, 400)
    room.show()
    assert [frame.width() for frame in made[3:]] == [215 - 5, 215 - 5]
    assert made[4].geometry().right() == made[2].geometry().right()


@pytest.mark.parametrize(("width", "rows"), [(540, [5]), (430, [3, 2]), (220, [2, 2, 1]), (90, [1, 1, 1, 1, 1])])
def test_rows_are_even(qtbot: QtBot, width: int, rows: list[int]) -> None:
    _room, made = boxes(qtbot, 5, width)
    tops = [frame.y() for frame in made]
    assert [tops.count(top) for top in sorted(set(tops))] == rows
    assert max(frame.geometry().right() for frame in made) < width


def test_no_more_than_the_most_stand_abreast(qtbot: QtBot) -> None:
    _room, made = boxes(qtbot, 3, 2000, most=2)
    assert made[0].y() == made[1].y() < made[2].y()


def test_hidden_boxes_take_no_room(qtbot: QtBot) -> None:
    room, made = boxes(qtbot, 2, 210)
    made[0].hide()
    room.layout().activate()
    assert made[1].x() == 0 and made[1].width() == 210


def test_it_is_mirrored_from_right_to_left(qtbot: QtBot) -> None:
    room, made = boxes(qtbot, 2, 210)
    room.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    room.resize(211, 400)
    assert made[0].x() > made[1].x()
