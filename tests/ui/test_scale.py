# SPDX-License-Identifier: MIT
"""A score is picked with one tap or key, cleared with the same, and always fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.scale import ScalePicker


@pytest.fixture
def picker(qtbot: QtBot) -> ScalePicker:
    made = ScalePicker(0, 10, "clearly in pain", "comfortable all day")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    sheet, font, given = qapp.styleSheet(), qapp.font(), qapp.property("hindstride_theme")
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setProperty("hindstride_theme", given)


def test_one_tap_picks_and_the_same_tap_clears(qtbot: QtBot, picker: ScalePicker) -> None:
    with qtbot.waitSignal(picker.changed) as told:
        qtbot.mouseClick(picker.step(7), Qt.MouseButton.LeftButton)
    assert told.args == [7]
    with qtbot.waitSignal(picker.changed) as told:
        qtbot.mouseClick(picker.step(7), Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert picker.value() is None


def test_zero_is_a_value(qtbot: QtBot, picker: ScalePicker) -> None:
    qtbot.mouseClick(picker.step(0), Qt.MouseButton.LeftButton)
    assert picker.value() == 0
    assert picker.step(0).isChecked()


def test_showing_a_value_tells_no_one(qtbot: QtBot, picker: ScalePicker) -> None:
    with qtbot.assertNotEmitted(picker.changed):
        picker.set_value(4)
        picker.set_value(40)
    assert picker.value() is None


def test_digits_pick_and_one_then_nought_is_ten(qtbot: QtBot, picker: ScalePicker) -> None:
    picker.step(0).setFocus()
    qtbot.keyClick(picker.step(0), Qt.Key.Key_6)
    assert picker.value() == 6
    qtbot.keyClick(picker.step(6), Qt.Key.Key_1)
    qtbot.keyClick(picker.step(1), Qt.Key.Key_0)
    assert picker.value() == 10
    qtbot.keyClick(picker.step(10), Qt.Key.Key_0)
    assert picker.value() == 0


def test_typing_ten_never_passes_through_one(qtbot: QtBot, picker: ScalePicker) -> None:
    told: list[object] = []
    picker.changed.connect(told.append)
    picker.step(0).setFocus()
    qtbot.keyClicks(QApplication.focusWidget() or picker.step(0), "1")
    assert picker.step(1).isChecked()
    qtbot.keyClicks(picker.step(1), "0")
    assert told == [10]


def test_a_typed_one_counts_when_the_focus_leaves_or_the_page_is_saved(qtbot: QtBot, picker: ScalePicker) -> None:
    told: list[object] = []
    picker.changed.connect(told.append)
    qtbot.keyClicks(picker.step(0), "1")
    picker.settle()
    picker.settle()
    assert told == [1]
    qtbot.keyClicks(picker.step(1), "8")
    qtbot.keyClicks(picker.step(8), "1")
    with qtbot.waitSignal(picker.changed):
        pass  # after a moment it counts by itself
    assert told == [1, 8, 1]


def test_arrows_walk_space_picks_and_delete_clears(qtbot: QtBot, picker: ScalePicker) -> None:
    picker.set_value(3)
    picker.step(3).setFocus()
    qtbot.keyClick(picker.step(3), Qt.Key.Key_Right)
    assert picker.value() == 3
    qtbot.keyClick(picker.step(4), Qt.Key.Key_Space)
    assert picker.value() == 4
    qtbot.keyClick(picker.step(4), Qt.Key.Key_Delete)
    assert picker.value() is None


def test_tab_stops_once_per_scale(picker: ScalePicker) -> None:
    picker.set_value(5)
    policies = [picker.step(number).focusPolicy() for number in range(11)]
    assert policies.count(Qt.FocusPolicy.StrongFocus) == 1
    assert policies[5] == Qt.FocusPolicy.StrongFocus


def test_a_screen_reader_hears_number_scale_and_meaning(picker: ScalePicker) -> None:
    picker.setAccessibleName("Comfort")
    assert picker.step(0).accessibleName() == "0, Comfort, clearly in pain"
    assert picker.step(5).accessibleName() == "5, Comfort"


def test_two_scales_fit_side_by_side_in_a_narrow_column(dressed: QApplication, qtbot: QtBot) -> None:
    theme.apply(dressed, theme.load("light"), 100)
    picker = ScalePicker(0, 10, "could hardly move", "as well as ever")
    qtbot.addWidget(picker)
    picker.resize(211, picker.heightForWidth(211))
    picker.show()
    steps = [picker.step(number) for number in range(11)]
    assert picker.width() == 211
    assert len({step.y() for step in steps}) == 1
    assert all(picker.rect().contains(step.geometry()) for step in steps)


def test_at_double_text_the_steps_take_two_rows(dressed: QApplication, qtbot: QtBot) -> None:
    theme.apply(dressed, theme.load("light"), 200)
    picker = ScalePicker(0, 10)
    qtbot.addWidget(picker)
    picker.resize(240, picker.heightForWidth(240))
    picker.show()
    assert picker.width() == 240
    assert len({picker.step(number).y() for number in range(11)}) == 2
