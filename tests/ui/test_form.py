# SPDX-License-Identifier: MIT
"""A form tells a problem where it was typed; a picker and a form never change under the wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.form import Form, Picker


def test_a_problem_stands_at_its_field_until_it_is_cleared(qtbot: QtBot) -> None:
    form, line = Form(), QLineEdit()
    qtbot.addWidget(form)
    form.add("name", "Name", line, hint="as on the label")
    assert form.show_problem("name", "The <b>name</b> is missing.")
    words = form.findChild(QLabel, "problem_name")
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert form.problem("name") == line.accessibleDescription() == "The <b>name</b> is missing."
    form.clear_problems()
    assert form.problem("name") == "" and words.isHidden()


def test_a_problem_of_an_unknown_field_is_not_taken(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    assert not form.show_problem("nowhere", "Wrong.")


def test_a_control_has_a_name_for_tests_and_readers(qtbot: QtBot) -> None:
    form, line = Form(), QLineEdit()
    qtbot.addWidget(form)
    form.add("name", "Name", line)
    assert (line.objectName(), line.accessibleName()) == ("name", "Name")


def test_a_picker_gives_keys_and_tells_only_what_the_person_chose(qtbot: QtBot) -> None:
    picker = Picker([("", "Not said"), ("short", "Short")])
    qtbot.addWidget(picker)
    told = []
    picker.picked.connect(told.append)
    picker.set_key("short")
    assert picker.key() == "short" and told == []
    picker.set_key("from a newer version")
    assert picker.key() == ""
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert told == ["short"]
