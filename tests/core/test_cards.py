# SPDX-License-Identifier: MIT
"""A card says one number and the days it rests on; first and last days never overlap."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import cards
from core.usecases.dogs import Dog
from core.words.blocks import Card
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)


def built(store: Store, dog: Dog, **more: str) -> dict[str, Card]:
    return {card.key: card for card in cards.build(store, dog, *SPAN, **more)}


def test_without_data_there_are_no_cards(store: Store, dog: Dog) -> None:
    assert built(store, dog) == {}


def test_first_and_last_seven_never_share_a_day() -> None:
    points = [(DAY - timedelta(days=back), float(back)) for back in range(13, -1, -1)]
    assert cards.ends(points) == cards.Ends((13, 12, 11, 10, 9, 8, 7), (6, 5, 4, 3, 2, 1, 0))
    assert cards.ends(points[1:]).first == ()
    assert cards.ends([]) == cards.Ends((), ())


def test_one_day_says_that_it_is_one_day(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [7])
    card = built(store, dog)["comfort"]
    assert (card.caption, card.big, card.detail) == ("Comfort, last 1 day answered", "7 of 10", "one day")


def test_fewer_than_fourteen_days_compare_nothing(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [1.0] * 6 + [9.0] * 7)
    assert built(store, dog)["comfort"].detail == "middle of 7 days"


def test_fourteen_days_compare_first_and_last_seven(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [3.0] * 7 + [8.0] * 7)
    card = built(store, dog)["comfort"]
    assert (card.big, card.detail) == ("8 of 10", "middle of 7 days · first 7: 3")


def test_days_without_an_answer_are_not_counted(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [9, None, None, 1, None, 1])
    assert built(store, dog)["comfort"].detail == "middle of 3 days"


def test_good_days_are_counted_of_days_answered(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2, 1, None, 2])
    card = built(store, dog)["good_day"]
    assert (card.big, card.detail) == ("2 of 3", "3 answered so far")
    make.series(store, dog, "good_day", [0.0] * 7 + [2.0] * 7)
    card = built(store, dog)["good_day"]
    assert (card.big, card.detail) == ("7 of 7", "first 7 answered: 0 of 7")


def test_leash_walking_is_in_minutes(store: Store, dog: Dog) -> None:
    for minutes, back in ((10, 0), (15, 1)):
        make.walk(store, dog, DAY - timedelta(days=back), minutes)
    assert built(store, dog)["walk_minutes_total"].big == "12.5 min a day"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (215, "+0.9 cm, within the 1.0 cm error"),
        (216, "+1.0 cm, beyond the 1.0 cm error"),
        (197, "−0.9 cm, within the 1.0 cm error"),
        (190, "−1.6 cm, beyond the 1.0 cm error"),
    ],
)
def test_a_change_of_girth_is_told_with_its_error(store: Store, dog: Dog, last: float, words: str) -> None:
    make.session(store, dog, DAY - timedelta(days=14), left=(206,))
    make.session(store, dog, DAY, left=(last,))
    assert built(store, dog)["thigh_girth.L"].detail == f"{words}, since 8 Nov · 2 measuring days"


def test_a_change_since_years_ago_names_the_year(store: Store, dog: Dog) -> None:
    long_ago = DAY - timedelta(days=3000)
    make.session(store, dog, long_ago, left=(206,))
    make.session(store, dog, DAY, left=(208,))
    made = {card.key: card for card in cards.build(store, dog, long_ago, DAY)}
    assert f"since {long_ago.day} Sep 2018 ·" in made["thigh_girth.L"].detail


def test_another_person_or_coat_is_not_compared(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=14), right=(206,))
    make.session(store, dog, DAY, right=(226,), coat="clipped")
    card = built(store, dog)["thigh_girth.R"]
    assert card.big == "22.6 cm"
    assert "not compared" in card.detail


def test_one_measuring_day_says_which(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, left=(206,))
    assert built(store, dog)["thigh_girth.L"].detail == "one measuring day, 22 Nov"
    assert built(store, dog, system="imperial")["thigh_girth.L"].big == "8.1 in"


def test_a_change_of_nothing_has_no_sign() -> None:
    assert cards.change_words(0, 10, "mm", "metric") == "0.0 cm, within the 1.0 cm error"
    assert cards.signed(-0.3, "kg", "metric") == "−0.3 kg"
    assert cards.signed(0.3, "kg", "metric") == "+0.3 kg"
