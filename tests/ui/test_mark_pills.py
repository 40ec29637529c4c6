# SPDX-License-Identifier: MIT
"""Values on a photo stand beside their lines, never on each other, inside the photo."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.widgets import mark_pills
from ui.widgets.mark_pills import Pill

SIZE = QSizeF(80, 30)
ROOM = QRectF(0, 0, 400, 500)


@pytest.mark.parametrize("end", [(200, 100), (160, 180), (100, 200), (20, 160), (40, 100)])
def test_a_value_stands_clear_of_its_line(end: tuple[int, int]) -> None:
    first, second = QPointF(100, 100), QPointF(*end)
    box = mark_pills.under_line(first, second, SIZE)
    for share in range(101):
        assert not box.contains(first + (second - first) * share / 100)
    assert box.center().y() >= (first.y() + second.y()) / 2 - 0.01


def test_the_value_of_an_angle_stands_outside_it() -> None:
    box = mark_pills.outside_angle(QPointF(150, 20), QPointF(100, 100), QPointF(160, 170), SIZE)
    assert box.right() < 100
    straight = mark_pills.outside_angle(QPointF(100, 0), QPointF(100, 100), QPointF(100, 200), SIZE)
    assert not straight.contains(QPointF(100, 100))


@pytest.mark.parametrize("gap", [0, 5, 30, 79])
def test_values_that_meet_move_apart_and_keep_their_order(gap: int) -> None:
    pills = [Pill("0.29", "L", QRectF(150, 200, 80, 30)), Pill("0.32", "R", QRectF(150 + gap, 203, 80, 30))]
    left, right = (pill.box for pill in mark_pills.apart(pills, ROOM))
    assert not left.intersects(right) and left.right() < right.left()
    assert abs((left.center() + right.center()).x() / 2 - (190 + gap / 2)) < 0.01


def test_no_value_lies_on_another_or_beyond_the_photo() -> None:
    pills = [Pill(str(n), "", QRectF(380 + 5 * n, 480 + 3 * n, 80, 30)) for n in range(4)]
    boxes = [pill.box for pill in mark_pills.apart(pills, ROOM)]
    assert all(ROOM.contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))
