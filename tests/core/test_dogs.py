# SPDX-License-Identifier: MIT
"""A dog is added in three questions; the rest comes later, and a name is only a label."""

from __future__ import annotations

from datetime import date

import pytest

from core.keeping.store import Store
from core.usecases import dogs
from core.usecases.dogs import Dog
from core.words.errors import InvalidValue
from tests import make

TODAY = make.TODAY
FULL = {
    "leg": "L",
    "breed": "Dachshund",
    "sex": "f",
    "neutered": True,
    "born": date(2017, 8, 1),
    "born_exact": False,
    "portrait": "p1",
    "cause": "ivdd_early",
    "diagnosis": "early IVDD, L2–L3",
    "clinic": "Dr Löwe",
    "clinic_phone": "+44 1 234",
    "emergency_phone": "999",
}


def test_three_answers_are_enough(store: Store) -> None:
    dog = dogs.add(store, "Bailey", today=TODAY, leg="L", start_day=TODAY, start_kind="today")
    assert dogs.find(store, dog.id) == dog
    assert (dog.breed, dog.sex, dog.neutered, dog.born, dog.cause) == ("", "", None, None, "unknown")


def test_every_detail_is_kept(store: Store) -> None:
    dog = make.dog(store, "Bailey", **FULL)
    assert dogs.find(store, dog.id) == dog
    assert dog.neutered is True
    assert dog.born_exact is False


def test_not_said_is_kept_apart_from_no(store: Store) -> None:
    said, not_said = make.dog(store, "A", neutered=False), make.dog(store, "B", neutered=None)
    assert [dog.neutered for dog in (dogs.find(store, said.id), dogs.find(store, not_said.id)) if dog] == [False, None]


def test_two_dogs_may_share_a_name(store: Store) -> None:
    one, other = make.dog(store, "Bailey"), make.dog(store, "bailey")
    assert one.id != other.id
    with pytest.raises(InvalidValue) as caught:
        dogs.named(store, "BAILEY")
    assert one.id in caught.value.advice
    assert other.id in caught.value.advice
    assert dogs.named(store, other.id) == other


def test_a_name_that_nobody_has_lists_those_there_are(store: Store) -> None:
    with pytest.raises(InvalidValue) as caught:
        dogs.named(store, "Rex")
    assert "none yet" in caught.value.advice
    make.dog(store, "Bailey")
    with pytest.raises(InvalidValue) as caught:
        dogs.named(store, "Rex")
    assert "Bailey" in caught.value.advice


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_dog_needs_a_name(store: Store, name: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        dogs.add(store, name, today=TODAY)
    assert caught.value.field == "name"
    assert dogs.everyone(store) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("leg", "left"),
        ("cause", "flu"),
        ("sex", "x"),
        ("start_kind", "birthday"),
        ("born", date(2026, 11, 23)),
        ("start_day", date(2027, 1, 1)),
        ("born", date(1960, 1, 1)),
        ("start_day", date(202, 1, 1)),
    ],
)
def test_a_detail_that_cannot_be_is_refused_by_name(store: Store, field: str, value: object) -> None:
    with pytest.raises(InvalidValue) as caught:
        make.dog(store, **{field: value})
    assert caught.value.field == field
    assert dogs.everyone(store) == []


def test_an_archived_dog_is_put_away_and_brought_back(store: Store) -> None:
    bailey, toby = make.dog(store, "Bailey"), make.dog(store, "Toby")
    dogs.archive(store, bailey, archived=True)
    assert [dog.name for dog in dogs.everyone(store)] == ["Toby"]
    assert [dog.name for dog in dogs.everyone(store, archived=True)] == ["Toby", "Bailey"]
    assert dogs.named(store, "bailey").archived
    dogs.archive(store, bailey, archived=False)
    assert dogs.everyone(store) == [bailey, toby]


def test_a_change_of_details_can_be_undone(store: Store) -> None:
    store.now = make.Clock()
    dog = make.dog(store)
    store.now.go_on(100)
    dogs.save(store, dogs.with_changes(dog, leg="R", name="Bailey Blue"), today=TODAY)
    store.undo()
    assert dogs.find(store, dog.id) == dog


@pytest.mark.parametrize(
    ("born", "exact", "words"),
    [
        (None, True, ""),
        (date(2026, 10, 22), True, "1 month"),
        (date(2026, 10, 23), True, "0 months"),
        (date(2024, 11, 23), True, "23 months"),
        (date(2024, 11, 22), True, "2 y"),
        (date(2017, 8, 1), True, "9 y 3 m"),
        (date(2017, 8, 1), False, "about 9 y"),
        (date(2026, 8, 1), False, "about 0 y"),
    ],
)
def test_age_is_said_as_well_as_it_is_known(born: date | None, exact: bool, words: str) -> None:
    assert dogs.age(Dog("1", "Bailey", born=born, born_exact=exact), TODAY) == words


def test_the_header_leaves_out_what_is_not_known(store: Store) -> None:
    assert dogs.described(Dog("1", "Bailey"), TODAY) == ""
    dog = make.dog(store, "Bailey", **FULL)
    assert dogs.described(dog, TODAY) == "Dachshund · about 9 y · Slipped disc (IVDD), early · week 5"
