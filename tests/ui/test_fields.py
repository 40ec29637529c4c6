# SPDX-License-Identifier: MIT
"""Fields save by themselves, keep what was typed, and let undo pass when nothing is unsaved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fields import NoteField, NumberField, TextField


@pytest.fixture
def number(qtbot: QtBot) -> NumberField:
    made = NumberField(5, 80, 0.5, "cm", decimals=1)
    qtbot.addWidget(made)
    made.show()
    return made


def typed(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def test_enter_commits_a_number_with_a_comma(qtbot: QtBot, number: NumberField) -> None:
    typed(qtbot, number, "12,5")
    with qtbot.waitSignal(number.committed) as told:
        qtbot.keyClick(number.line, Qt.Key.Key_Return)
    assert told.args == [12.5]
    assert number.text() == "12,5"
    assert not number.has_pending()


def test_a_second_without_a_key_commits(qtbot: QtBot, number: NumberField) -> None:
    with qtbot.waitSignal(number.committed, timeout=3000) as told:
        typed(qtbot, number, "20")
    assert told.args == [20.0]


def test_clearing_a_number_commits_nothing_recorded(qtbot: QtBot, number: NumberField) -> None:
    number.set_value(20.6)
    number.line.selectAll()
    qtbot.keyClick(number.line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(number.committed) as told:
        assert number.flush()
    assert told.args == [None]


def test_a_wrong_number_stays_with_a_sentence_and_is_not_committed(qtbot: QtBot, number: NumberField) -> None:
    typed(qtbot, number, "400")
    with qtbot.assertNotEmitted(number.committed):
        assert not number.flush()
    assert number.text() == "400"
    assert "80" in number.problem()
    assert number.has_pending()
    assert number.value() is None


def test_typing_on_takes_the_sentence_away(qtbot: QtBot, number: NumberField) -> None:
    typed(qtbot, number, "400")
    number.flush()
    qtbot.keyClick(number.line, Qt.Key.Key_Backspace)
    assert number.problem() == ""


def test_refreshing_the_same_record_keeps_unsaved_typing(qtbot: QtBot, number: NumberField) -> None:
    number.set_value(None, place="12 May")
    typed(qtbot, number, "abc")
    number.flush()
    number.set_value(None, place="12 May")
    assert number.text() == "abc"
    assert number.problem()


def test_another_record_replaces_everything(qtbot: QtBot, number: NumberField) -> None:
    number.set_value(None, place="12 May")
    typed(qtbot, number, "abc")
    number.set_value(None, place="13 May")
    assert number.text() == ""
    assert number.problem() == ""
    assert not number.has_pending()


def test_a_finer_stored_value_is_not_rewritten_by_looking_at_it(qtbot: QtBot, number: NumberField) -> None:
    number.set_value(20.64)
    with qtbot.assertNotEmitted(number.committed):
        assert number.flush()
    assert not number.has_pending()


def test_the_cursor_stays_when_the_saved_value_comes_back(qtbot: QtBot, number: NumberField) -> None:
    typed(qtbot, number, "12,5")
    number.flush()
    number.line.setCursorPosition(1)
    number.set_value(12.5)
    assert number.line.cursorPosition() == 1
    assert number.text() == "12,5"


def test_up_steps_a_number_but_invents_none(qtbot: QtBot, number: NumberField) -> None:
    qtbot.keyClick(number.line, Qt.Key.Key_Up)
    assert number.text() == ""
    number.set_value(20)
    qtbot.keyClick(number.line, Qt.Key.Key_Up)
    assert number.value() == 20.5


def test_text_is_committed_once_when_the_focus_leaves(qtbot: QtBot) -> None:
    field = TextField("Name")
    qtbot.addWidget(field)
    told: list[str] = []
    field.committed.connect(told.append)
    qtbot.keyClicks(field, "Meloxicam")
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert told == ["Meloxicam"]


def test_a_note_is_plain_and_commits_after_a_second(qtbot: QtBot) -> None:
    note = NoteField("Note")
    qtbot.addWidget(note)
    note.set_value("one\r\ntwo")
    assert not note.has_pending()
    with qtbot.waitSignal(note.committed, timeout=3000) as told:
        note.insertPlainText("<b>")
    assert "<b>" in told.args[0]


def test_filling_a_form_tells_no_one(qtbot: QtBot) -> None:
    field, note = TextField(), NoteField()
    for each in (field, note):
        qtbot.addWidget(each)
        with qtbot.assertNotEmitted(each.committed, wait=0):
            each.set_value("as saved")
            each.flush()


@pytest.mark.parametrize("kind", ["text", "note", "number"])
def test_undo_goes_to_the_window_only_when_nothing_is_unsaved(qtbot: QtBot, kind: str) -> None:
    window = QWidget()
    field = {"text": TextField, "note": NoteField, "number": lambda: NumberField(0, 99)}[kind]()
    QVBoxLayout(window).addWidget(field)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    window.addAction(undo)
    pressed: list[bool] = []
    undo.triggered.connect(lambda: pressed.append(True))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    inner = field.line if isinstance(field, NumberField) else field
    inner.setFocus()
    qtbot.waitUntil(inner.hasFocus)
    qtbot.keyClicks(inner, "7")
    qtbot.keyClick(inner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    assert not field.has_pending()
    qtbot.keyClicks(inner, "8")
    field.flush()
    qtbot.keyClick(inner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
    assert "8" in (field.text() if kind != "note" else field.value())


@pytest.mark.parametrize("kind", ["text", "note", "number"])
def test_undo_in_a_field_takes_back_what_is_unsaved_and_not_what_is_saved(qtbot: QtBot, kind: str) -> None:
    field = {"text": TextField, "note": NoteField, "number": lambda: NumberField(0, 999)}[kind]()
    qtbot.addWidget(field)
    field.show()
    inner = field.line if isinstance(field, NumberField) else field
    shown = inner.toPlainText if kind == "note" else inner.text
    qtbot.keyClicks(inner, "12")
    field.flush()
    qtbot.keyClicks(inner, "3")
    qtbot.keyClick(inner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown() == "12"
    assert not field.has_pending()
    qtbot.keyClick(inner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown() == "123"


def test_saving_leaves_cursor_and_selection_where_they_are(qtbot: QtBot) -> None:
    field = TextField("Name")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "Meloxicam")
    field.setSelection(6, -3)
    field.flush()
    assert (field.selectedText(), field.cursorPosition()) == ("oxi", 3)
