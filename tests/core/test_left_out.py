# SPDX-License-Identifier: MIT
"""A value left out counts nowhere, stays in the record with its reason, and can be counted again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.keeping import dog_drawing
from core.keeping.store import Store
from core.usecases import clinic_scores, left_out, marks, measures, photos, series, walks
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.words import landmarks
from core.words.errors import InvalidValue
from tests import make

TODAY = make.TODAY
SPAN = (make.START, TODAY)
LOOK = dog_drawing.LOOKS["border_collie"]
DAYS = [TODAY - timedelta(days=back) for back in range(2, -1, -1)]


def out(store: Store, dog: Dog, where: Where, reason: str = "the tape slipped") -> None:
    left_out.leave_out(store, dog, where, reason, today=TODAY)


def test_a_diary_value_is_in_no_series_and_hollow_with_its_reason(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6, 1, 7])
    out(store, dog, Where("comfort", "", DAYS[1]), " visitors all day ")
    assert series.daily(store, dog.id, "comfort", SPAN) == [(DAYS[0], 6), (DAYS[2], 7)]
    assert series.hollow(store, dog.id, "comfort", SPAN) == [series.Hollow(DAYS[1], 1, "", "visitors all day")]
    assert store.undo_label == "leave out Comfort, Bailey, 21 Nov"


def test_counting_again_and_undo_bring_it_back(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [6, 1, 7])
    where = Where("comfort", "", DAYS[1])
    out(store, dog, where)
    left_out.count_again(store, dog, where)
    assert len(series.daily(store, dog.id, "comfort", SPAN)) == 3
    store.undo()
    assert left_out.of_dog(store, dog.id) == {where: "the tape slipped"}
    store.undo()
    assert left_out.of_dog(store, dog.id) == {}


def test_other_words_take_the_place_of_the_first(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"comfort": 6})
    where = Where("comfort", "", TODAY)
    out(store, dog, where, "one")
    out(store, dog, where, "two")
    assert left_out.of_dog(store, dog.id) == {where: "two"}


def test_one_leg_of_one_session_is_left_out_and_the_other_stays(store: Store, dog: Dog) -> None:
    first = make.session(store, dog, TODAY, left=(200, 204), right=(206,))
    second = make.session(store, dog, TODAY, left=(210,))
    out(store, dog, Where("thigh_girth", "L", TODAY, first.id))
    left = series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")
    assert [one.entry for one in left] == [second.id]
    assert [one.entry for one in series.occasions(store, dog.id, "thigh_girth", SPAN, side="R")] == [first.id]
    (hollow,) = series.hollow(store, dog.id, "thigh_girth", SPAN, side="L")
    assert (hollow.value, hollow.entry) == (202, first.id)
    assert series.hollow(store, dog.id, "thigh_girth", SPAN, side="R") == []


def test_what_is_worked_out_from_it_is_left_out_too(store: Store, dog: Dog) -> None:
    kept = make.session(store, dog, TODAY, left=(200,), right=(210,))
    out(store, dog, Where("thigh_girth", "L", TODAY, kept.id))
    assert series.daily(store, dog.id, "girth_left_right", SPAN) == []


def test_the_minutes_of_a_day_are_left_out_by_day(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAYS[0], 10)
    make.walk(store, dog, DAYS[1], 90)
    out(store, dog, Where("walk_minutes_total", "", DAYS[1]), "the clock ran on")
    assert series.daily(store, dog.id, "walk_minutes_total", SPAN) == [(DAYS[0], 10)]
    assert series.daily(store, dog.id, "walk_count", SPAN) == [(DAYS[0], 1), (DAYS[1], 1)]
    (hollow,) = series.hollow(store, dog.id, "walk_minutes_total", SPAN)
    assert (hollow.day, hollow.value, hollow.reason) == (DAYS[1], 90, "the clock ran on")


def test_a_sign_left_out_for_one_leg_counts_for_the_other(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"limped.L": 1, "limped.R": 0})
    out(store, dog, Where("limped", "L", TODAY))
    assert series.daily(store, dog.id, "limped", SPAN) == [(TODAY, 0)]
    assert series.daily(store, dog.id, "limped", SPAN, side="L") == []
    out(store, dog, Where("limped", "", TODAY))
    assert series.daily(store, dog.id, "limped", SPAN) == []


def test_a_value_that_was_taken_back_is_not_shown_hollow(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"comfort": 6})
    out(store, dog, Where("comfort", "", TODAY))
    make.log(store, dog, TODAY, {"comfort": None})
    assert series.hollow(store, dog.id, "comfort", SPAN) == []


def test_another_dog_and_other_days_are_not_touched(store: Store, dog: Dog) -> None:
    twin = make.dog(store, dog.name)
    for one in (dog, twin):
        make.log(store, one, TODAY, {"comfort": 6})
    out(store, dog, Where("comfort", "", TODAY))
    assert series.daily(store, twin.id, "comfort", SPAN) == [(TODAY, 6)]
    assert series.hollow(store, dog.id, "comfort", (DAYS[0], DAYS[1])) == []


@pytest.mark.parametrize(
    ("where", "reason", "field"),
    [
        (Where("comfort", "", TODAY), "  ", "reason"),
        (Where("no_such_thing", "", TODAY), "odd", "metric"),
        (Where("comfort", "L", TODAY), "odd", "metric"),
        (Where("limped", "X", TODAY), "odd", "metric"),
        (Where("comfort", "", TODAY + timedelta(days=1)), "odd", "day"),
        (Where("comfort", "", date(1900, 1, 1)), "odd", "day"),
    ],
)
def test_what_cannot_be_left_out_says_which_field(
    store: Store, dog: Dog, where: Where, reason: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as told:
        out(store, dog, where, reason)
    assert told.value.field == field
    assert left_out.of_dog(store, dog.id) == {}


def corrected(store: Store, dog: Dog, where: Where) -> None:
    """The value counts again after the last change, and undo leaves it out again."""
    assert where not in left_out.of_dog(store, dog.id)
    store.undo()
    assert left_out.of_dog(store, dog.id)[where] == "the tape slipped"


def test_a_corrected_answer_counts_again_and_undo_leaves_the_old_one_out(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"comfort": 1, "energy_level": 4})
    where = Where("comfort", "", TODAY)
    out(store, dog, where)
    make.log(store, dog, TODAY, {"energy_level": 5})
    assert where in left_out.of_dog(store, dog.id), "another answer of the day changes nothing"
    make.log(store, dog, TODAY, {"comfort": 7})
    assert series.daily(store, dog.id, "comfort", SPAN) == [(TODAY, 7)]
    corrected(store, dog, where)
    assert series.daily(store, dog.id, "comfort", SPAN) == []


def test_an_answer_given_after_the_old_one_was_taken_back_counts(store: Store, dog: Dog) -> None:
    make.log(store, dog, TODAY, {"comfort": 1})
    out(store, dog, Where("comfort", "", TODAY))
    make.log(store, dog, TODAY, {"comfort": None})
    make.log(store, dog, TODAY, {"comfort": 7})
    assert series.daily(store, dog.id, "comfort", SPAN) == [(TODAY, 7)]


def test_where_there_is_no_value_nothing_is_left_out_beforehand(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue, match="no value"):
        out(store, dog, Where("comfort", "", TODAY))
    kept = make.session(store, dog, TODAY, left=(200,))
    for where in (Where("thigh_girth", "L", TODAY), Where("thigh_girth", "R", TODAY, kept.id)):
        with pytest.raises(InvalidValue, match="no value"):
            out(store, dog, where)
    assert left_out.of_dog(store, dog.id) == {}
    assert store.undo_label == "measuring, Bailey, 22 Nov"


def test_another_take_of_a_session_counts_again_and_one_of_the_other_leg_does_not(store: Store, dog: Dog) -> None:
    kept = make.session(store, dog, TODAY, left=(200,), right=(210,))
    where = Where("thigh_girth", "L", TODAY, kept.id)
    out(store, dog, where)
    measures.save(store, dog, replace(kept, values={**kept.values, ("thigh_girth", "R", 1): 212}), today=TODAY)
    assert where in left_out.of_dog(store, dog.id)
    measures.save(store, dog, replace(kept, values={**kept.values, ("thigh_girth", "L", 1): 208}), today=TODAY)
    assert [one.value for one in series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")] == [208]
    corrected(store, dog, where)


def test_a_session_moved_to_another_day_stays_left_out_there(store: Store, dog: Dog) -> None:
    kept = make.session(store, dog, TODAY, left=(200,))
    out(store, dog, Where("thigh_girth", "L", TODAY, kept.id))
    measures.save(store, dog, replace(kept, day=DAYS[0]), today=TODAY)
    assert left_out.of_dog(store, dog.id) == {Where("thigh_girth", "L", DAYS[0], kept.id): "the tape slipped"}
    assert series.occasions(store, dog.id, "thigh_girth", SPAN, side="L") == []
    store.undo()
    assert list(left_out.of_dog(store, dog.id)) == [Where("thigh_girth", "L", TODAY, kept.id)]


def test_what_was_left_out_of_a_removed_session_goes_and_comes_back_with_it(store: Store, dog: Dog) -> None:
    kept = make.session(store, dog, TODAY, left=(200,))
    where = Where("thigh_girth", "L", TODAY, kept.id)
    out(store, dog, where)
    measures.remove(store, dog, kept)
    corrected(store, dog, where)
    assert series.occasions(store, dog.id, "thigh_girth", SPAN, side="L") == []
    store.redo()
    assert left_out.of_dog(store, dog.id) == {}


def test_a_ratio_left_out_counts_again_when_a_girth_of_it_is_corrected(store: Store, dog: Dog) -> None:
    values = {("thigh_girth", "L", 1): 200.0, ("fore_girth", "L", 1): 100.0}
    kept = measures.save(store, dog, measures.Session(TODAY, values, coat="short"), today=TODAY)
    where = Where("girth_hind_fore", "", TODAY, kept.id)
    out(store, dog, where)
    measures.save(store, dog, replace(kept, values={**values, ("fore_girth", "L", 1): 180.0}), today=TODAY)
    corrected(store, dog, where)


def test_a_corrected_walk_counts_again_and_one_more_walk_does_not(store: Store, dog: Dog) -> None:
    kept = make.walk(store, dog, TODAY, 90)
    where = Where("walk_minutes_total", "", TODAY)
    out(store, dog, where)
    make.walk(store, dog, TODAY, 10)
    assert where in left_out.of_dog(store, dog.id), "the 90 minutes are still as wrong as they were"
    walks.save(store, dog, replace(kept, minutes=9), today=TODAY)
    assert series.daily(store, dog.id, "walk_minutes_total", SPAN) == [(TODAY, 19)]
    corrected(store, dog, where)
    walks.remove(store, dog, kept)
    corrected(store, dog, where)


def test_a_corrected_clinic_score_counts_again_and_a_moved_one_does_not(store: Store, dog: Dog) -> None:
    clock = store.now = make.Clock()
    score = clinic_scores.ClinicScore(day=TODAY, scale="load", version="0-52", total=12)
    kept = clinic_scores.save(store, dog, score, today=TODAY)
    out(store, dog, Where(kept.key, "", TODAY, kept.id))
    moved = clinic_scores.save(store, dog, replace(kept, day=DAYS[0]), today=TODAY)
    where = Where(kept.key, "", DAYS[0], kept.id)
    assert list(left_out.of_dog(store, dog.id)) == [where]
    clock.go_on(120)  # one more undo step
    clinic_scores.save(store, dog, replace(moved, total=21), today=TODAY)
    corrected(store, dog, where)
    clinic_scores.remove(store, dog, moved)
    corrected(store, dog, where)


def test_what_was_left_out_of_a_photo_goes_with_it_and_follows_its_day(store: Store, dog: Dog) -> None:
    photo = photos.find(store, make.photo(store, dog, pose="rear", width=1600, height=1200))
    assert photo is not None
    true = dog_drawing.draw(LOOK, "rear", left=0.4, right=0.7, crouch=0.3, jitter=dog_drawing.Jitter()).truth
    edges = {name: (x, true.height_px or 0.0) for name, x in true.crossings.items()}
    for mark in landmarks.of_pose("rear").landmarks:
        marks.place(store, dog, photo, mark.key, point={**edges, **true.points}[mark.key])
    (metric, side, entry) = store.rows("SELECT metric, side, entry FROM reading ORDER BY metric, side")[0]
    out(store, dog, Where(metric, side, TODAY, entry))
    photos.change(store, dog, photo, day=DAYS[0], today=TODAY)
    where = Where(metric, side, DAYS[0], entry)
    assert list(left_out.of_dog(store, dog.id)) == [where]
    photos.remove(store, dog, photo)
    corrected(store, dog, where)
