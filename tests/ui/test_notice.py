# SPDX-License-Identifier: MIT
"""A notice shows its words as they are, offers one action and can be put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.notice import Notice


def test_the_action_is_told(qtbot: QtBot) -> None:
    bar = Notice("The backup disk is not there.", "caution", action_text="Choose a folder…")
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.action_pressed):
        qtbot.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    assert bar.isVisible()


def test_closing_hides_it_and_tells(qtbot: QtBot) -> None:
    bar = Notice("Saved.")
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.dismissed):
        qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_words_are_plain_text(qtbot: QtBot) -> None:
    bar = Notice()
    qtbot.addWidget(bar)
    bar.show_message("<img src='/dev/zero'> kept", "alarm", "Look & see")
    words = bar.findChild(QLabel, "notice_text")
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert bar.text() == "<img src='/dev/zero'> kept"
    assert bar.accessibleName() == bar.text()
    assert bar.property("role") == "alarm"
    assert bar.action.accessibleName() == "Look & see"


def test_a_notice_without_action_shows_none(qtbot: QtBot) -> None:
    bar = Notice("Saved.", can_dismiss=False)
    qtbot.addWidget(bar)
    bar.show()
    assert not bar.action.isVisible()
    assert not bar.close_button.isVisible()
