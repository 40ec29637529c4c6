# SPDX-License-Identifier: MIT
"""The row of number cards: one row of five at most, and which give way."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.words.blocks import Card
from ui.tabs.progress import number_cards
from ui.tabs.progress.number_cards import NumberCard, NumberCards

KEYS = ("walk_minutes_total", "good_day", "comfort", "thigh_girth.L", "thigh_girth.R", "up_and_go", "set_walk")


def cards(*keys: str) -> list[Card]:
    return [Card(key, key, "20.6 cm", "one measuring day") for key in keys]


def test_five_cards_are_all_shown() -> None:
    assert [card.key for card in number_cards.few(cards(*KEYS[:5]))] == list(KEYS[:5])


def test_of_more_than_five_those_give_way_that_stand_elsewhere_too() -> None:
    assert [card.key for card in number_cards.few(cards(*KEYS[:6]))] == [one for one in KEYS[:6] if one != "comfort"]
    assert len(number_cards.few(cards(*KEYS))) == 5


def test_five_cards_stand_in_one_row_at_1280(qtbot: QtBot) -> None:
    row = NumberCards()
    qtbot.addWidget(row)
    row.resize(1222, 120)
    row.set_cards(cards(*KEYS))
    row.show()
    shown = [card for card in row.findChildren(NumberCard) if card.isVisible()]
    assert len(shown) == 5 and len({card.y() for card in shown}) == 1
