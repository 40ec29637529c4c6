# SPDX-License-Identifier: MIT
"""What the owner typed is shown whole, whatever its longest word is, and pushes nothing out of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.own_words import OwnLine, OwnWords, short

LONG = "Donaudampfschifffahrt" * 8


@pytest.fixture
def words(qtbot: QtBot, qapp: QApplication) -> OwnWords:
    theme.apply(qapp, theme.load("light"))
    made = OwnWords(LONG)
    qtbot.addWidget(made)
    return made


def test_one_long_word_needs_no_more_width_than_a_sentence_does(words: OwnWords) -> None:
    assert words.minimumSizeHint().width() < 200
    assert words.sizeHint().width() < 450


def test_a_long_word_goes_on_in_the_next_line(words: OwnWords) -> None:
    line = words.fontMetrics().height()
    assert words.heightForWidth(200) >= 5 * line
    assert words.heightForWidth(3000) < 2 * line


def test_the_end_of_a_long_word_is_painted(words: OwnWords) -> None:
    words.resize(200, words.heightForWidth(200))
    words.show()
    shot = words.grab().toImage()
    last = range(shot.height() - words.fontMetrics().height(), shot.height())
    ground = shot.pixelColor(0, 0)
    assert any(shot.pixelColor(x, y) != ground for y in last for x in range(shot.width()))


def test_a_column_beside_it_keeps_its_width(qtbot: QtBot) -> None:
    column = QWidget()
    QVBoxLayout(column).addWidget(OwnWords(LONG))
    qtbot.addWidget(column)
    assert column.minimumSizeHint().width() < 230


def test_words_are_never_read_as_html(qtbot: QtBot) -> None:
    made = OwnWords('<img src="/dev/zero">')
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_a_name_is_shortened_only_when_it_is_long() -> None:
    assert short("Bailey") == "Bailey"
    assert short("a" * 28) == "a" * 28
    assert short("a" * 200) == "a" * 27 + "…"


def test_a_line_asks_for_all_its_words_but_needs_no_more_than_a_word_of_ours(qtbot: QtBot) -> None:
    made = OwnLine(LONG, "strong", name="title")
    qtbot.addWidget(made)
    assert made.sizeHint().width() > 1000
    assert made.minimumSizeHint().width() < 200
    assert made.heightForWidth(200) >= 5 * made.fontMetrics().height()
