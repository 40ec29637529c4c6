# SPDX-License-Identifier: MIT
"""Labels never read HTML, and an empty page offers its one action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.headings import EmptyState, FlowLabel, label


def test_a_label_shows_text_as_typed(qtbot: QtBot) -> None:
    made = label("<b>Bailey</b> & co", "title", name="dog_name")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<b>Bailey</b> & co"
    assert made.objectName() == "dog_name"
    assert made.property("role") == "title"


def test_a_flow_label_asks_for_one_line_but_can_fold(qtbot: QtBot) -> None:
    made = FlowLabel("two leash walks and a treadmill session")
    qtbot.addWidget(made)
    assert made.sizeHint().height() == made.fontMetrics().height()
    assert made.minimumSizeHint().width() < made.sizeHint().width() / 2
    assert made.heightForWidth(80) > made.sizeHint().height()


def test_the_action_of_an_empty_page_is_told(qtbot: QtBot) -> None:
    page = EmptyState("No photos yet", "Two are enough to compare.", "Add photos…", "photos")
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.action_pressed):
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)


def test_long_words_of_an_empty_page_are_never_cut(qtbot: QtBot) -> None:
    page = EmptyState("No photos yet", "Photos taken each week from the same side show change best. " * 3)
    qtbot.addWidget(page)
    page.resize(320, 500)
    page.show()
    words = page.findChild(QLabel, "empty_text")
    assert words.height() >= words.heightForWidth(words.width())
    assert not page.button.isVisible()
