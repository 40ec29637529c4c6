# SPDX-License-Identifier: MIT
"""What was noticed on two photos: one row a pair, in the diary of the day of looking, own words as typed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import noticed, photos
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from core.words import noticed as words
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY


def photo(store: Store, dog: Dog, *, days_ago: int, pose: str = "rear") -> Photo:
    found = photos.find(store, make.photo(store, dog, DAY - timedelta(days=days_ago), pose))
    assert found is not None
    return found


@pytest.fixture
def pair(store: Store, dog: Dog) -> tuple[Photo, Photo]:
    return photo(store, dog, days_ago=28), photo(store, dog, days_ago=0)


def save(
    store: Store, dog: Dog, pair: tuple[Photo, Photo], keys: Sequence[str] = (), text: str = ""
) -> noticed.Noticed | None:
    return noticed.save(store, dog, *pair, keys=keys, text=text, today=DAY)


def test_a_pair_is_found_again_in_either_order(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    made = save(store, dog, pair[::-1], ["sits_squarely", "standing_taller"], "Ears up")
    assert made is not None
    assert (made.first_photo, made.second_photo) == (pair[0].id, pair[1].id)
    assert made.keys == ("standing_taller", "sits_squarely")
    for one, other in (pair, pair[::-1]):
        assert noticed.of_pair(store, dog.id, one.id, other.id) == made
    assert noticed.of_pair(store, dog.id, pair[0].id, "another") is None


def test_it_belongs_to_the_day_of_looking_and_stays_there(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    save(store, dog, pair, ["standing_taller"])
    later = DAY + timedelta(days=3)
    noticed.save(store, dog, *pair, keys=["leaning_less"], today=later)
    assert [one.keys for one in noticed.of_day(store, dog.id, DAY)] == [("leaning_less",)]
    assert noticed.of_day(store, dog.id, later) == []
    assert noticed.of_day(store, dog.id, pair[0].day) == []


def test_a_span_holds_its_first_and_last_day(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    save(store, dog, pair, ["standing_taller"])
    assert len(noticed.of_span(store, dog.id, DAY, DAY)) == 1
    assert noticed.of_span(store, dog.id, DAY - timedelta(days=9), DAY - timedelta(days=1)) == []
    assert noticed.of_span(store, make.dog(store, "Toby").id, DAY, DAY) == []


def test_nothing_excludes_the_others(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    made = save(store, dog, pair, ["standing_taller", "nothing"])
    assert made is not None and made.keys == ("nothing",)
    assert made.said == "no difference seen"


def test_switching_chips_keeps_nothing_alone() -> None:
    assert words.toggled(["standing_taller"], "nothing", on=True) == ("nothing",)
    assert words.toggled(["nothing"], "sits_squarely", on=True) == ("sits_squarely",)
    assert words.toggled(["sits_squarely"], "standing_taller", on=True) == ("standing_taller", "sits_squarely")
    assert words.toggled(["sits_squarely"], "sits_squarely", on=False) == ()


def test_taking_everything_back_takes_the_row(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    save(store, dog, pair, ["standing_taller"], "Ears up")
    assert save(store, dog, pair, [], "  \n") is None
    assert noticed.of_pair(store, dog.id, pair[0].id, pair[1].id) is None
    assert "noticed" not in store.undo_label  # within a minute it came and went: no step is left


def test_one_step_of_undo_takes_it_back_with_words(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    save(store, dog, pair, ["standing_taller"])
    assert store.undo_label == "what you noticed, Bailey, 22 Nov"
    store.undo()
    assert noticed.of_day(store, dog.id, DAY) == []
    store.redo()
    assert len(noticed.of_day(store, dog.id, DAY)) == 1


def test_an_unknown_key_and_twice_the_same_photo_are_refused(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    with pytest.raises(InvalidValue):
        save(store, dog, pair, ["cured"])
    with pytest.raises(InvalidValue):
        save(store, dog, (pair[0], pair[0]), ["standing_taller"])
    assert noticed.of_day(store, dog.id, DAY) == []


def test_a_retired_key_stays_readable_and_may_stay(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    made = save(store, dog, pair, ["standing_taller"])
    assert made is not None
    with store.change("an older program") as change:
        change.put(models.Noticed, id=made.id, keys="standing_taller,wags_more")
    kept = save(store, dog, pair, ["standing_taller", "wags_more"], "and so on")
    assert kept is not None and kept.said == "standing taller, wags_more, “and so on”"


def test_own_words_are_kept_as_typed(store: Store, dog: Dog, pair: tuple[Photo, Photo], shared_path: Path) -> None:
    strings = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    for text in [one for one in strings if one.strip() and "\x00" not in one][::12]:
        made = save(store, dog, pair, [], text)
        found = noticed.of_pair(store, dog.id, pair[0].id, pair[1].id)
        assert found == made
        assert found is not None and found.text == text


def test_the_line_names_the_pose_and_the_weeks(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    made = save(store, dog, pair, ["standing_taller"], "ears\nup")
    assert made is not None
    assert noticed.line(store, dog, made) == "Photos, from behind, week 1 and week 5: standing taller, “ears up”"


def test_photos_of_one_week_are_named_by_day(store: Store, dog: Dog) -> None:
    made = save(store, dog, (photo(store, dog, days_ago=5), photo(store, dog, days_ago=2)), ["nothing"])
    assert made is not None
    assert noticed.line(store, dog, made) == "Photos, from behind, 17 Nov and 20 Nov: no difference seen"


def test_a_line_stays_short_and_foldable_whatever_was_typed(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    made = save(store, dog, pair, [], "x" * 3000)
    assert made is not None and made.text == "x" * 3000
    assert len(made.said) < 320 and made.said.endswith("…”")
    assert max(len(part) for part in made.said.split("\u200b")) <= 42


def test_photos_of_one_day_are_named_once(store: Store, dog: Dog) -> None:
    made = save(store, dog, (photo(store, dog, days_ago=5), photo(store, dog, days_ago=5)), ["nothing"])
    assert made is not None
    assert noticed.line(store, dog, made) == "Photos, from behind, two of 17 Nov: no difference seen"


def test_it_outlives_its_photos(store: Store, dog: Dog, pair: tuple[Photo, Photo]) -> None:
    save(store, dog, pair, ["sits_squarely"])
    photos.remove(store, dog, pair[0])
    (left,) = noticed.of_day(store, dog.id, DAY)
    assert noticed.line(store, dog, left) == "Photos, not both kept: sits squarely"
