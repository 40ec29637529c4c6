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


def test_days_of_long_ago_are_none_of_the_last_days(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [2] * 20, last=DAY - timedelta(days=380))
    make.series(store, dog, "comfort", [8] * 3)
    (card,) = cards.build(store, dog, DAY - timedelta(days=420), DAY)
    assert (card.caption, card.big) == ("Comfort, last 3 days answered", "8 of 10")
    assert card.detail == "middle of 3 days · first 7: 2"


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
        (216, "+1.0 cm since 8 Nov, within the 1 cm error"),
        (217, "+1.1 cm since 8 Nov, beyond the 1 cm error"),
        (196, "−1.0 cm since 8 Nov, within the 1 cm error"),
        (190, "−1.6 cm since 8 Nov, beyond the 1 cm error"),
    ],
)
def test_a_change_of_girth_is_told_with_its_error(store: Store, dog: Dog, last: float, words: str) -> None:
    make.session(store, dog, DAY - timedelta(days=14), left=(206,))
    make.session(store, dog, DAY, left=(last,))
    card = built(store, dog)["thigh_girth.L"]
    assert (card.detail, card.tone) == (f"{words} · 2 measuring days", "plain")


@pytest.mark.parametrize(
    ("girths", "tone"),
    [
        ((192, 191, 192, 203, 205, 208), "good"),
        ((208, 205, 206, 195, 193, 190), "caution"),
        # The last reading alone lies beyond the error: the verdict of all of them does not say so.
        ((192, 191, 192, 193, 192, 208), "plain"),
    ],
)
def test_a_card_of_girth_is_good_or_bad_news_only_with_its_verdict(
    store: Store, dog: Dog, girths: tuple[float, ...], tone: str
) -> None:
    for week, girth in enumerate(reversed(girths)):
        make.session(store, dog, DAY - timedelta(weeks=week), left=(girth,))
    card = {card.key: card for card in cards.build(store, dog, DAY - timedelta(days=60), DAY)}["thigh_girth.L"]
    assert "beyond the 1 cm error" in card.detail
    assert card.tone == tone


def test_a_change_since_years_ago_names_the_year(store: Store, dog: Dog) -> None:
    long_ago = DAY - timedelta(days=3000)
    make.session(store, dog, long_ago, left=(206,))
    make.session(store, dog, DAY, left=(208,))
    made = {card.key: card for card in cards.build(store, dog, long_ago, DAY)}
    assert f"since {long_ago.day} Sep 2018, within" in made["thigh_girth.L"].detail


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


def test_a_card_compares_with_the_first_time_by_the_same_hand_on_the_same_coat(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=21), left=(150,), measured_by="Ben")
    make.session(store, dog, DAY - timedelta(days=14), left=(200,))
    make.session(store, dog, DAY - timedelta(days=7), left=(150,), coat="clipped")
    make.session(store, dog, DAY, left=(203,))
    assert built(store, dog)["thigh_girth.L"].detail == "+0.3 cm since 8 Nov, within the 1 cm error · 2 measuring days"


def test_walking_is_told_against_the_range_that_the_vet_set_then(store: Store, dog: Dog) -> None:
    make.vet_range(store, dog, 10, 15, since=DAY - timedelta(days=9), until=DAY - timedelta(days=4))
    make.vet_range(store, dog, 20, 24, since=DAY - timedelta(days=3))
    for back, minutes in enumerate((30, 24, 20, 12, 12, 15, 9)):
        make.walk(store, dog, DAY - timedelta(days=back), minutes)
    card = built(store, dog)["walk_minutes_total"]
    assert card.detail == "middle of 7 days · 4 of 7 within the vet's range · 1 above it"
    assert card.tone == "plain"


def test_days_before_the_vet_set_a_range_are_not_counted_against_it(store: Store, dog: Dog) -> None:
    make.vet_range(store, dog, 10, 15, since=DAY)
    for back in range(3):
        make.walk(store, dog, DAY - timedelta(days=back), 12)
    assert built(store, dog)["walk_minutes_total"].detail == "middle of 3 days · 1 of 1 within the vet's range"


def test_a_timed_test_has_a_card_once_it_was_done(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=14), values={"up_and_go": 11.5})
    make.session(store, dog, DAY, values={"up_and_go": 9.0})
    card = built(store, dog)["up_and_go"]
    assert (card.caption, card.big, card.tone) == ("Up and go", "9 s", "plain")
    assert card.detail == "−2.5 s since 8 Nov, beyond the 2 s error · 2 measuring days"


def test_a_value_left_out_is_on_no_card(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [7, 7, 1])
    make.left_out(store, dog, "comfort", DAY)
    assert built(store, dog)["comfort"].big == "7 of 10"


def test_no_card_has_a_percentage(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [0.0] * 7 + [2.0] * 7)
    make.session(store, dog, DAY - timedelta(days=7), left=(200,), right=(210,))
    make.session(store, dog, left=(206,), right=(211,))
    assert not any("%" in card.big + card.detail for card in built(store, dog).values())


def test_the_tone_of_good_days_is_that_of_their_verdict(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [0.0] * 28 + [2.0] * 14)
    assert built(store, dog)["good_day"].tone == "good"
    make.series(store, dog, "good_day", [1.0] * 3, last=DAY - timedelta(days=50))
    other = make.dog(store, "Toby")
    make.series(store, other, "good_day", [0.0, 2.0] * 14)
    assert built(store, other)["good_day"].tone == "plain"
