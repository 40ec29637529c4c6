# SPDX-License-Identifier: MIT
"""A card shows its words as typed, and a header only when it has one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.card import Card


def test_a_card_without_words_has_no_header(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    inside = QLabel("inside")
    card.add(inside)
    card.show()
    assert not card.findChild(QLabel, "card_title").isVisible()
    assert inside.y() <= 20


def test_words_are_plain_text_and_name_the_card(qtbot: QtBot) -> None:
    card = Card("<b>Bailey</b>", "2 walks")
    qtbot.addWidget(card)
    title = card.findChild(QLabel, "card_title")
    assert title.textFormat() == Qt.TextFormat.PlainText
    assert title.text() == "<b>Bailey</b>"
    assert card.accessibleName() == "<b>Bailey</b>"


def test_a_subtitle_can_come_and_go(qtbot: QtBot) -> None:
    card = Card("Walks")
    qtbot.addWidget(card)
    card.show()
    card.set_subtitle("18 min")
    assert card.findChild(QLabel, "card_subtitle").isVisible()
    card.set_subtitle("")
    assert not card.findChild(QLabel, "card_subtitle").isVisible()


def test_a_long_subtitle_folds_instead_of_widening_the_card(qtbot: QtBot) -> None:
    card = Card("Walks and exercise", "two leash walks and one treadmill session, twenty six minutes in all")
    qtbot.addWidget(card)
    card.resize(220, 200)
    card.show()
    assert card.width() == 220
    subtitle = card.findChild(QLabel, "card_subtitle")
    assert subtitle.height() > subtitle.fontMetrics().height()


def test_header_buttons_stand_at_the_right(qtbot: QtBot) -> None:
    card = Card("Plan")
    qtbot.addWidget(card)
    button = QPushButton("Add to plan…")
    card.header_add(button)
    card.resize(400, 120)
    card.show()
    assert button.mapTo(card, button.rect().topRight()).x() > 370
