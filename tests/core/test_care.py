# SPDX-License-Identifier: MIT
"""Medicines and supplements as on the label: what is given on a day, and never a word about doses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import care
from core.usecases.care import Care
from core.usecases.dogs import Dog
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY


def days(count: int) -> timedelta:
    return timedelta(days=count)


def test_an_item_is_kept_as_on_the_label(store: Store, dog: Dog) -> None:
    kept = make.medicine(
        store,
        dog,
        "Loxicom",
        strength="0.5 mg/ml",
        amount="8 kg mark",
        times="once daily, with food",
        drug_class="nsaid",
    )
    assert care.of_dog(store, dog.id) == [kept]
    assert care.described(kept) == "Loxicom 0.5 mg/ml, 8 kg mark, once daily, with food, since 25 Oct"


def test_what_is_not_known_is_left_out(store: Store, dog: Dog) -> None:
    kept = make.medicine(store, dog, "Fish oil", kind="supplement", since=None)
    assert care.described(kept) == "Fish oil"
    assert care.on(care.of_dog(store, dog.id), date(2000, 1, 1)) == [kept]


def test_an_item_is_given_from_its_first_to_its_last_day() -> None:
    item = Care("1", name="Loxicom", since=DAY - days(5), stop_day=DAY - days(2))
    given = [back for back in range(8) if care.on([item], DAY - days(back))]
    assert given == [2, 3, 4, 5]


def test_an_item_without_a_last_day_is_still_given() -> None:
    item = Care("1", name="Loxicom", since=DAY)
    assert care.on([item], DAY + days(1000)) == [item]
    assert care.on([item], DAY - days(1)) == []


def test_medicines_stand_before_supplements_and_by_their_start(store: Store, dog: Dog) -> None:
    make.medicine(store, dog, "Fish oil", kind="supplement", since=DAY - days(90))
    make.medicine(store, dog, "Gabapentin", since=DAY - days(3))
    make.medicine(store, dog, "Loxicom", since=DAY - days(9))
    assert [item.name for item in care.of_dog(store, dog.id)] == ["Loxicom", "Gabapentin", "Fish oil"]


def test_an_item_can_be_changed_removed_and_brought_back(store: Store, dog: Dog) -> None:
    kept = make.medicine(store, dog, "Loxicom")
    stopped = care.save(store, dog, replace(kept, stop_day=DAY), today=DAY)
    assert care.of_dog(store, dog.id) == [stopped]
    care.remove(store, dog, stopped)
    assert care.of_dog(store, dog.id) == []
    store.undo()
    assert care.of_dog(store, dog.id) == [stopped]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "spell"}, "kind"),
        ({"drug_class": "magic"}, "drug_class"),
        ({"since": DAY + timedelta(days=1)}, "since"),
        ({"since": DAY, "stop_day": DAY - timedelta(days=1)}, "stop_day"),
    ],
)
def test_what_cannot_be_an_item_is_refused_by_name(
    store: Store, dog: Dog, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        make.medicine(store, dog, **{"name": "Loxicom", **changed})  # type: ignore[arg-type]
    assert caught.value.field == field
    assert care.of_dog(store, dog.id) == []


@pytest.mark.parametrize(
    ("classes", "said"),
    [(("nsaid", "nsaid"), True), (("nsaid", "steroid"), True), (("nsaid", "opioid"), False), (("steroid",), False)],
)
def test_two_that_call_for_a_question_are_named_without_advice_on_doses(classes: tuple[str, ...], said: bool) -> None:
    items = [Care(str(number), name=f"Drug {number}", drug_class=kind) for number, kind in enumerate(classes)]
    notes = care.overlap_notes(items)
    assert bool(notes) == said
    assert all("Ask your vet" in note and "Drug 0, Drug 1" in note for note in notes)


def test_a_change_ends_the_old_item_the_day_before_in_one_undo_step(store: Store, dog: Dog) -> None:
    old = make.medicine(store, dog, "Loxicom", amount="8 kg mark")
    new = care.change(store, dog, old, replace(old, amount="6 kg mark"), day=DAY - days(3), today=DAY)
    assert new.id != old.id
    items = care.of_dog(store, dog.id)
    given = {back: [item.amount for item in care.on(items, DAY - days(back))] for back in (4, 3, 0)}
    assert given == {4: ["8 kg mark"], 3: ["6 kg mark"], 0: ["6 kg mark"]}
    assert store.undo_label == "change of Loxicom, Bailey"
    store.undo()
    assert care.of_dog(store, dog.id) == [old]


def test_a_change_within_a_course_keeps_its_last_day(store: Store, dog: Dog) -> None:
    old = make.medicine(store, dog, "Steroid", since=None, stop_day=DAY + days(7))
    new = care.change(store, dog, old, Care(name="Steroid", times="every other day"), day=DAY, today=DAY)
    assert (new.since, new.stop_day) == (DAY, DAY + days(7))


@pytest.mark.parametrize(
    ("since", "stop_day", "back"),
    [(DAY, None, 0), (DAY, None, 1), (DAY - timedelta(days=9), DAY - timedelta(days=2), 1), (None, None, -1)],
)
def test_a_change_on_a_day_on_which_it_is_not_given_is_refused(
    store: Store, dog: Dog, since: date | None, stop_day: date | None, back: int
) -> None:
    old = make.medicine(store, dog, "Loxicom", since=since, stop_day=stop_day)
    with pytest.raises(InvalidValue) as caught:
        care.change(store, dog, old, old, day=DAY - days(back), today=DAY)
    assert caught.value.field == "since"
    assert care.of_dog(store, dog.id) == [old]


def test_what_is_changed_right_after_it_was_added_is_a_step_of_its_own(store: Store, dog: Dog) -> None:
    added = make.medicine(store, dog)
    care.save(store, dog, replace(added, stop_day=make.TODAY), today=make.TODAY)
    store.undo()
    assert care.of_dog(store, dog.id) == [added]
