# SPDX-License-Identifier: MIT
"""Chips answer once per press, can be unanswered again, and say which leg."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.chips import ChipGroup, DayKind, LegChipGroup

PLACES = [("stairs", "Stairs"), ("sofa", "Sofa"), ("car", "Car & boot")]


def press(qtbot: QtBot, button) -> None:  # noqa: ANN001
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def pick_leg(group: LegChipGroup, legs: str) -> None:
    menu = group.findChildren(QMenu, "leg_menu")[-1]
    next(action for action in menu.actions() if action.objectName() == f"leg_{legs or 'off'}").trigger()
    menu.close()


def test_pressing_a_chip_tells_its_key(qtbot: QtBot) -> None:
    group = ChipGroup(PLACES)
    qtbot.addWidget(group)
    with qtbot.waitSignal(group.changed) as told:
        press(qtbot, group.chip("sofa"))
    assert told.args == ["sofa", True]
    press(qtbot, group.chip("car"))
    assert group.checked() == {"sofa", "car"}


def test_showing_values_tells_no_one(qtbot: QtBot) -> None:
    group = ChipGroup(PLACES)
    qtbot.addWidget(group)
    with qtbot.assertNotEmitted(group.changed):
        group.set_checked(["stairs", "unknown"])
    assert group.checked() == {"stairs"}


def test_an_exclusive_chip_replaces_the_other_and_can_be_unanswered(qtbot: QtBot) -> None:
    group = ChipGroup(PLACES, exclusive=True)
    qtbot.addWidget(group)
    press(qtbot, group.chip("stairs"))
    press(qtbot, group.chip("sofa"))
    assert group.checked() == {"sofa"}
    with qtbot.waitSignal(group.changed) as told:
        press(qtbot, group.chip("sofa"))
    assert told.args == ["sofa", False]
    assert group.checked() == set()


def test_chips_work_from_the_keyboard(qtbot: QtBot) -> None:
    group = ChipGroup(PLACES)
    qtbot.addWidget(group)
    group.show()
    group.chip("stairs").setFocus()
    qtbot.keyClick(group.chip("stairs"), Qt.Key.Key_Space)
    assert group.checked() == {"stairs"}


def test_every_answer_of_a_question_is_reached_with_the_arrow_keys(qtbot: QtBot) -> None:
    kind = DayKind()
    qtbot.addWidget(kind)
    kind.show()
    kind.chip("good").setFocus()
    qtbot.keyClick(kind.chip("good"), Qt.Key.Key_Right)
    assert kind.focusWidget() is kind.chip("mixed")
    qtbot.keyClick(kind.chip("mixed"), Qt.Key.Key_Right)
    qtbot.keyClick(kind.chip("bad"), Qt.Key.Key_Space)
    assert kind.value() == "bad"
    qtbot.keyClick(kind.chip("bad"), Qt.Key.Key_Left)
    assert kind.focusWidget() is kind.chip("mixed")


def test_tab_stops_once_at_a_question_and_at_every_tick(qtbot: QtBot) -> None:
    question, ticks = ChipGroup(PLACES, exclusive=True), ChipGroup(PLACES)
    for group in (question, ticks):
        qtbot.addWidget(group)
    question.set_checked(["car"])
    strong = Qt.FocusPolicy.StrongFocus
    assert [question.chip(key).focusPolicy() == strong for key, _label in PLACES] == [False, False, True]
    assert all(ticks.chip(key).focusPolicy() == strong for key, _label in PLACES)


def test_an_ampersand_is_shown_and_named_as_typed(qtbot: QtBot) -> None:
    group = ChipGroup(PLACES)
    qtbot.addWidget(group)
    assert group.chip("car").text() == "Car && boot"
    assert group.chip("car").accessibleName() == "Car & boot"


def test_chips_wrap_when_the_room_is_narrow(qtbot: QtBot) -> None:
    group = ChipGroup(PLACES)
    qtbot.addWidget(group)
    assert group.heightForWidth(90) > 2 * group.heightForWidth(600)


def test_a_leg_is_asked_and_then_shown(qtbot: QtBot) -> None:
    group = LegChipGroup([("scuff", "Scuffed"), ("limp", "Limped")])
    qtbot.addWidget(group)
    group.show()
    press(qtbot, group.chip("scuff"))
    assert not group.chip("scuff").isChecked()
    with qtbot.waitSignal(group.changed) as told:
        pick_leg(group, "L")
    assert told.args == ["scuff", "L"]
    assert group.chip("scuff").text() == "Scuffed · left"
    assert group.chip("scuff").isChecked()
    assert group.values() == {"scuff": "L", "limp": ""}


def test_a_sign_can_be_taken_back(qtbot: QtBot) -> None:
    group = LegChipGroup([("scuff", "Scuffed")])
    qtbot.addWidget(group)
    group.show()
    group.set_value("scuff", "?")
    assert group.chip("scuff").text() == "Scuffed · leg not sure"
    press(qtbot, group.chip("scuff"))
    assert group.chip("scuff").isChecked()
    with qtbot.waitSignal(group.changed) as told:
        pick_leg(group, "")
    assert told.args == ["scuff", ""]
    assert group.chip("scuff").text() == "Scuffed"


def test_choosing_the_same_leg_again_tells_no_one(qtbot: QtBot) -> None:
    group = LegChipGroup([("scuff", "Scuffed")])
    qtbot.addWidget(group)
    group.show()
    group.set_value("scuff", "LR")
    press(qtbot, group.chip("scuff"))
    with qtbot.assertNotEmitted(group.changed):
        pick_leg(group, "LR")
    assert group.value("scuff") == "LR"


def test_one_tap_says_what_kind_of_day_and_a_second_takes_it_back(qtbot: QtBot) -> None:
    kind = DayKind()
    qtbot.addWidget(kind)
    with qtbot.waitSignal(kind.changed) as told:
        press(qtbot, kind.chip("mixed"))
    assert told.args == ["mixed"]
    press(qtbot, kind.chip("bad"))
    assert kind.value() == "bad"
    with qtbot.waitSignal(kind.changed) as told:
        press(qtbot, kind.chip("bad"))
    assert told.args == [""]
    assert kind.value() == ""


def test_the_kinds_of_day_differ_without_colour(qtbot: QtBot) -> None:
    kind = DayKind()
    qtbot.addWidget(kind)
    marks = [kind.chip(key).icon().pixmap(16, 16).toImage() for key in ("good", "mixed", "bad")]
    assert marks[0] != marks[1] != marks[2] != marks[0]
