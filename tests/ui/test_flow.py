# SPDX-License-Identifier: MIT
"""Rows break where the room ends, and nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout


def boxes(qtbot: QtBot, count: int, *, gap: int = 10) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    owner = QWidget()
    qtbot.addWidget(owner)
    flow = FlowLayout(owner, gap=gap, row_gap=5)
    made = []
    for _number in range(count):
        box = QWidget()
        box.setFixedSize(QSize(50, 20))
        flow.addWidget(box)
        made.append(box)
    return owner, flow, made


def test_height_follows_the_number_of_rows(qtbot: QtBot) -> None:
    _owner, flow, _made = boxes(qtbot, 4)
    assert flow.heightForWidth(230) == 20
    assert flow.heightForWidth(229) == 45
    assert flow.heightForWidth(110) == 45
    assert flow.heightForWidth(109) == 95
    assert flow.sizeHint() == QSize(230, 20)
    assert flow.minimumSize() == QSize(50, 20)


def test_an_empty_flow_needs_no_room(qtbot: QtBot) -> None:
    _owner, flow, _made = boxes(qtbot, 0)
    assert flow.heightForWidth(100) == 0
    assert flow.sizeHint() == QSize(0, 0)


def test_hidden_items_leave_no_gap(qtbot: QtBot) -> None:
    owner, _flow, made = boxes(qtbot, 3)
    made[1].hide()
    owner.resize(300, 100)
    owner.show()
    assert made[2].x() == 60


def test_every_item_stays_inside(qtbot: QtBot) -> None:
    owner, _flow, made = boxes(qtbot, 7)
    owner.resize(150, 200)
    owner.show()
    assert all(owner.rect().contains(box.geometry()) for box in made)
    assert len({box.y() for box in made}) == 4


def test_right_to_left_starts_at_the_right(qtbot: QtBot) -> None:
    owner, _flow, made = boxes(qtbot, 2)
    owner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    owner.resize(200, 40)
    owner.show()
    assert made[0].x() == 150
    assert made[1].x() == 90


def test_items_can_be_taken_out_again(qtbot: QtBot) -> None:
    _owner, flow, _made = boxes(qtbot, 2)
    assert flow.takeAt(0) is not None
    assert flow.count() == 1
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None
