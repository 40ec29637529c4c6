# SPDX-License-Identifier: MIT
"""An answer of today that matches the fixed table raises its row; old answers and statistics never do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import care, flags
from core.usecases.answers import Answer
from core.usecases.dogs import Dog
from core.words import metrics, signs
from core.words.signs import Match, RedFlag
from tests import make

DAY = make.TODAY
ROWS = [pytest.param(flag, match, id=f"{flag.id}-{match.key}") for flag in signs.RED_FLAGS for match in flag.matches]
NEW = [row for row in ROWS if row.values[1].new_within]
WITH_CLASS = [row for row in ROWS if row.values[1].with_class]


def raised(store: Store, dog: Dog, told: dict[str, Answer]) -> list[str]:
    return [found.flag.id for found in flags.raised(store, dog, DAY, make.slots(told))]


def least(match: Match) -> float:
    return max(match.at_least, metrics.known()[match.key].low)


@pytest.mark.parametrize(("flag", "match"), ROWS)
def test_every_match_raises_its_row(store: Store, dog: Dog, flag: RedFlag, match: Match) -> None:
    if match.with_class:
        make.medicine(store, dog, drug_class=match.with_class)
    found = flags.raised(store, dog, DAY, {(match.key, ""): least(match)})
    assert flag.id in [one.flag.id for one in found]
    assert next(one.key for one in found if one.flag is flag) == match.key


@pytest.mark.parametrize(("flag", "match"), ROWS)
def test_no_match_is_raised_by_the_other_end_of_its_scale(store: Store, dog: Dog, flag: RedFlag, match: Match) -> None:
    if match.with_class:
        make.medicine(store, dog, drug_class=match.with_class)
    metric = metrics.known()[match.key]
    calm = metric.high if match.at_most < metric.high else metric.low
    assert flag.id not in raised(store, dog, {match.key: calm})


@pytest.mark.parametrize(("flag", "match"), NEW)
def test_a_sign_seen_lately_is_not_new(store: Store, dog: Dog, flag: RedFlag, match: Match) -> None:
    make.log(store, dog, DAY - timedelta(days=match.new_within), {match.key: least(match)})
    assert flag.id not in raised(store, dog, {match.key: least(match)})


@pytest.mark.parametrize(("flag", "match"), NEW)
def test_a_sign_seen_long_ago_or_answered_no_is_new_again(store: Store, dog: Dog, flag: RedFlag, match: Match) -> None:
    make.log(store, dog, DAY - timedelta(days=match.new_within + 1), {match.key: least(match)})
    make.log(store, dog, DAY - timedelta(days=1), {match.key: metrics.known()[match.key].low})
    make.log(store, dog, DAY, {match.key: least(match)})
    assert flag.id in raised(store, dog, {match.key: least(match)})


@pytest.mark.parametrize(("flag", "match"), WITH_CLASS)
def test_a_row_about_a_medicine_needs_it_to_be_given_that_day(
    store: Store, dog: Dog, flag: RedFlag, match: Match
) -> None:
    assert flag.id not in raised(store, dog, {match.key: least(match)})
    make.medicine(store, dog, drug_class=match.with_class, stop_day=DAY - timedelta(days=1))
    make.medicine(store, dog, "Gabapentin", drug_class="gabapentinoid")
    assert flag.id not in raised(store, dog, {match.key: least(match)})
    make.medicine(store, dog, drug_class=match.with_class, stop_day=DAY)
    assert flag.id in raised(store, dog, {match.key: least(match)})


def test_one_soft_stool_on_an_anti_inflammatory_is_enough(store: Store, dog: Dog) -> None:
    assert raised(store, dog, {"defecation.soft": 1}) == []
    item = make.medicine(store, dog, drug_class="nsaid")
    assert raised(store, dog, {"defecation.soft": 1}) == ["nsaid"]
    care.remove(store, dog, item)
    assert raised(store, dog, {"defecation.soft": 1}) == []


def test_rows_come_in_the_order_of_the_table_each_once(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, drug_class="nsaid")
    told: dict[str, Answer] = {"worry_level": 2, "vomiting_count": 2, "defecation.diarrhoea": 1, "off_legs": 1}
    assert raised(store, dog, told) == ["off_legs", "nsaid", "sick", "worried"]


def test_a_sign_of_one_leg_raises_its_row(store: Store, dog: Dog) -> None:
    assert raised(store, dog, {"toe_touched.R": 1}) == ["not_bearing"]
    assert raised(store, dog, {"toe_touched.R": 1, "toe_touched.L": 0}) == ["not_bearing"]


def test_no_answer_raises_nothing(store: Store, dog: Dog) -> None:
    assert raised(store, dog, {}) == []
    assert raised(store, dog, {"off_legs": None, "stairs_use": "na"}) == []


def test_yesterdays_answer_does_not_raise_a_row_today(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY - timedelta(days=1), {"off_legs": 1})
    assert raised(store, dog, {"comfort": 8}) == []


def test_a_sign_known_to_another_dog_is_new_to_this_one(store: Store, dog: Dog) -> None:
    make.log(store, make.dog(store, "Toby"), DAY - timedelta(days=1), {"knuckled": 1})
    assert raised(store, dog, {"knuckled": 1}) == ["new_knuckling"]
