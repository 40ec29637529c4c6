# SPDX-License-Identifier: MIT
"""The bar with a sentence and answers: keys told, words as typed, folding in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.question import QuestionBar

GAP = (("busy", "Busy"), ("away", "Away"), ("worse", "Worse & worse"))


def test_an_answer_is_told_by_its_key(qtbot: QtBot) -> None:
    bar = QuestionBar("No entry for 9 days.", GAP)
    qtbot.addWidget(bar)
    bar.show()
    assert bar.answers() == ["busy", "away", "worse"]
    with qtbot.waitSignal(bar.answered) as told:
        qtbot.mouseClick(bar.button("away"), Qt.MouseButton.LeftButton)
    assert told.args == ["away"]


def test_every_answer_is_reached_and_pressed_by_keys(qtbot: QtBot) -> None:
    bar = QuestionBar("No entry for 9 days.", GAP)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.button("busy").setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(bar.answered) as told:
        qtbot.keyClick(bar.button("busy"), Qt.Key.Key_Space)
    assert told.args == ["busy"]


def test_other_words_take_the_place_of_the_old_ones(qtbot: QtBot) -> None:
    bar = QuestionBar("No entry for 9 days.", GAP)
    qtbot.addWidget(bar)
    bar.show_question("Make the last four weeks the new usual?", [("yes", "Yes"), ("no", "Not now")], "good")
    assert bar.answers() == ["yes", "no"]
    assert bar.text() == bar.accessibleName() == "Make the last four weeks the new usual?"
    assert bar.property("role") == "good"


def test_an_ampersand_in_an_answer_is_no_shortcut(qtbot: QtBot) -> None:
    bar = QuestionBar("?", GAP)
    qtbot.addWidget(bar)
    assert bar.button("worse").text() == "Worse && worse"
    assert bar.button("worse").accessibleName() == "Worse & worse"


def test_words_of_the_owner_are_never_markup(qtbot: QtBot) -> None:
    bar = QuestionBar('<img src="/dev/zero">', ())
    qtbot.addWidget(bar)
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in bar.findChildren(QLabel))


def test_it_grows_downwards_when_there_is_little_room(qtbot: QtBot) -> None:
    bar = QuestionBar("Comfort is lower than usual on 8 of the last 10 days answered, 13 to 22 Nov.", GAP)
    qtbot.addWidget(bar)
    assert bar.heightForWidth(300) > bar.heightForWidth(1200) > 0


def test_a_reader_of_the_screen_hears_what_an_answer_is_about(qtbot: QtBot) -> None:
    bar = QuestionBar("Comfort: below its usual.", (("show", "Show these days"),))
    qtbot.addWidget(bar)
    bar.show_question("Movement: below its usual.", (("show", "Show these days"),))
    assert bar.button("show").accessibleDescription() == "Movement: below its usual."


def test_answers_stay_together_in_every_width(qtbot: QtBot) -> None:
    bar = QuestionBar("Movement: below its usual 4.", [("show", "Show these days"), ("snooze", "Snooze 14 days")])
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    whole = bar.sizeHint().width()
    for width in range(whole - bar.button("snooze").width(), whole + 30, 10):
        bar.resize(width, bar.heightForWidth(width))
        tops = {bar.button(key).mapTo(bar, bar.button(key).rect().topLeft()).y() for key in bar.answers()}
        assert len(tops) == 1, width
