# SPDX-License-Identifier: MIT
"""One value a day, and no value for a day that was not answered; derived measures are computed and never stored."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import left_out, measures, series, walks
from core.usecases.dogs import Dog
from core.words import metrics, statistics
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
DAYS = [DAY - timedelta(days=back) for back in range(5, -1, -1)]


def values(store: Store, dog: Dog, key: str, *, side: str | None = None) -> dict[date, float]:
    return dict(series.daily(store, dog.id, key, SPAN, side=side))


def test_a_day_without_an_answer_is_left_out(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [7, None, 0, None, 6])
    assert list(values(store, dog, "comfort").values()) == [7, 0, 6]


def test_an_answer_that_does_not_apply_has_no_value(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"stairs_use": "na"})
    make.log(store, dog, DAYS[1], {"stairs_use": 3})
    assert values(store, dog, "stairs_use") == {DAYS[1]: 3}


def test_only_the_span_and_only_this_dog_are_read(store: Store, dog: Dog) -> None:
    make.log(store, dog, SPAN[0] - timedelta(days=1), {"comfort": 1})
    make.log(store, dog, SPAN[0], {"comfort": 2})
    make.log(store, dog, SPAN[1], {"comfort": 3})
    make.log(store, make.dog(store, "Toby"), DAY, {"comfort": 9})
    assert values(store, dog, "comfort") == {SPAN[0]: 2, SPAN[1]: 3}


def test_a_sign_of_one_leg_counts_for_the_day_and_for_that_leg_alone(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"limped.L": 1})
    assert values(store, dog, "limped") == {DAYS[0]: 1}
    assert values(store, dog, "limped", side="L") == {DAYS[0]: 1}
    assert values(store, dog, "limped", side="R") == {}, "nobody said how the right leg was"


def test_a_no_for_one_leg_says_nothing_about_the_other(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"limped.L": 0})
    assert values(store, dog, "limped", side="L") == {DAYS[0]: 0}
    assert values(store, dog, "limped", side="R") == {}


def test_nothing_else_unusual_is_a_no_for_both_legs(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"limped": 0})
    assert values(store, dog, "limped", side="L") == values(store, dog, "limped", side="R") == {DAYS[0]: 0}


def test_leash_minutes_are_summed_and_other_sessions_are_not(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAYS[0], 10)
    make.walk(store, dog, DAYS[0], 8)
    for kind in ("underwater_treadmill", "cart", "carried", "free_walk"):
        make.walk(store, dog, DAYS[0], 99, kind=kind)
    make.walk(store, dog, DAYS[1], 99, kind="cart")
    assert values(store, dog, "walk_minutes_total") == {DAYS[0]: 18}
    assert values(store, dog, "walk_count") == {DAYS[0]: 2}


def test_no_walk_noted_is_not_zero_unless_the_owner_says_so(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"comfort": 7})
    make.log(store, dog, DAYS[1], {"no_walk_today": 1})
    make.log(store, dog, DAYS[2], {"no_walk_today": 0})
    assert values(store, dog, "walk_minutes_total") == {DAYS[1]: 0}
    assert values(store, dog, "walk_count") == {DAYS[1]: 0}


def test_a_walk_wins_over_no_walk_today(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"no_walk_today": 1})
    make.walk(store, dog, DAYS[0], 5)
    assert values(store, dog, "walk_minutes_total") == {DAYS[0]: 5}


def test_a_walk_of_unknown_length_leaves_the_minutes_unknown_and_the_walk_counted(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAYS[0], 10)
    make.walk(store, dog, DAYS[0], None)
    assert values(store, dog, "walk_minutes_total") == {}
    assert values(store, dog, "walk_count") == {DAYS[0]: 2}


def test_a_copied_walk_counts_after_it_was_confirmed(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAYS[4], 10)
    walks.copy_from_day_before(store, dog, DAYS[5], today=DAY)
    assert values(store, dog, "walk_minutes_total") == {DAYS[4]: 10}
    walks.confirm(store, dog, DAYS[5])
    assert values(store, dog, "walk_minutes_total") == {DAYS[4]: 10, DAYS[5]: 10}


def test_wobbling_or_scuffing_is_no_only_when_both_were_answered(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAYS[0], {"wobbled": 0})
    make.log(store, dog, DAYS[1], {"wobbled": 0, "scuffed": 0})
    make.log(store, dog, DAYS[2], {"scuffed.L": 1})
    make.log(store, dog, DAYS[3], {"wobbled": 1, "scuffed": 0})
    assert values(store, dog, "wobbled_or_scuffed") == {DAYS[1]: 0, DAYS[2]: 1, DAYS[3]: 1}


def test_left_divided_by_right_needs_both_legs_on_one_day(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAYS[0], left=(200,))
    make.session(store, dog, DAYS[1], left=(190, 200, 210), right=(250,))
    assert values(store, dog, "girth_left_right") == {DAYS[1]: 0.8}


def test_nothing_derived_is_ever_stored(store: Store, dog: Dog) -> None:
    make.walk(store, dog, DAY, 10)
    make.log(store, dog, DAY, {"wobbled": 1, "scuffed": 0})
    make.session(store, dog, DAY, left=(200,), right=(210,))
    derived = {metric.key for metric in metrics.known().values() if metric.derive}
    assert not derived & {key for (key,) in store.rows("SELECT metric FROM reading")}


def test_an_occasion_is_the_median_of_its_takes_with_its_error(store: Store, dog: Dog) -> None:
    kept = make.session(store, dog, DAYS[0], left=(206, 212, 208), coat="clipped", scored_by="vet")
    (occasion,) = series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")
    assert occasion == series.Occasion(DAYS[0], 208, 3, 10, "Ann", "", "clipped", kept.id), "the vet scored no tape"
    assert series.occasions(store, dog.id, "thigh_girth", SPAN, side="R") == []


def test_two_sessions_of_a_day_are_two_occasions(store: Store, dog: Dog) -> None:
    for girth in (206, 209):
        make.session(store, dog, DAY, left=(girth,))
    found = series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")
    assert sorted(occasion.value for occasion in found) == [206, 209]


def test_a_measure_without_a_known_error_has_none(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, values={"thigh_length": 120})
    (occasion,) = series.occasions(store, dog.id, "thigh_length", SPAN)
    assert (occasion.value, occasion.error) == (120, 0)


def test_takes_that_lie_far_apart_widen_the_error_from_three_sessions_on(store: Store, dog: Dog) -> None:
    takes = (180, 200, 220)
    for number, one in enumerate(DAYS[:3], 1):
        make.session(store, dog, one, left=takes)
        found = series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")
        wide = statistics.repeat_error([takes]) or 0
        assert wide > 30
        assert [occasion.error for occasion in found] == [pytest.approx(wide if number == 3 else 10)] * number


def by_slot(**values: float) -> dict[tuple[str, str, int], float]:
    """Name values as measures.Session does: `hind_paw_load_L=2` is ("hind_paw_load", "L", 1)."""
    sided = {name: name[-1] if name.endswith(("_L", "_R")) else "" for name in values}
    return {(name[:-2] if sided[name] else name, sided[name], 1): value for name, value in values.items()}


def keep(store: Store, dog: Dog, day: date, **values: float) -> str:
    return measures.save(store, dog, measures.Session(day, by_slot(**values), "Ann"), today=DAY).id


def test_hind_to_fore_girth_is_the_mean_of_the_sides_with_its_own_error(store: Store, dog: Dog) -> None:
    entry = keep(store, dog, DAYS[0], thigh_girth_L=300, fore_girth_L=200, thigh_girth_R=320, fore_girth_R=200)
    (found,) = series.occasions(store, dog.id, "girth_hind_fore", SPAN)
    assert (found.value, found.entry, found.takes, found.measured_by) == (pytest.approx(1.55), entry, 1, "Ann")
    errors = [1.5 * math.hypot(10 / 300, 10 / 200), 1.6 * math.hypot(10 / 320, 10 / 200)]
    assert found.error == pytest.approx(sum(errors) / 2)


def test_hind_to_fore_girth_wants_both_girths_of_one_side(store: Store, dog: Dog) -> None:
    keep(store, dog, DAYS[0], thigh_girth_L=300, fore_girth_R=200)
    keep(store, dog, DAYS[1], thigh_girth_L=300, thigh_girth_R=320, fore_girth_R=200)
    (found,) = series.occasions(store, dog.id, "girth_hind_fore", SPAN)
    assert (found.day, found.value) == (DAYS[1], pytest.approx(1.6))


def test_loads_of_one_session_give_the_share_behind_and_the_gap(store: Store, dog: Dog) -> None:
    keep(store, dog, DAYS[0], fore_load=6, hind_load=4, hind_paw_load_L=1.5, hind_paw_load_R=2.5)
    keep(store, dog, DAYS[1], fore_load=6, hind_paw_load_L=1.5)
    keep(store, dog, DAYS[1], hind_load=4, hind_paw_load_R=2.5)
    (behind,) = series.occasions(store, dog.id, "hind_load_pct", SPAN)
    (gap,) = series.occasions(store, dog.id, "hind_paw_gap", SPAN)
    assert (behind.day, behind.value, behind.error) == (DAYS[0], pytest.approx(40), 3)
    assert (gap.day, gap.value, gap.error) == (DAYS[0], pytest.approx(25), 6)
    assert series.daily(store, dog.id, "hind_load_pct", SPAN) == [(DAYS[0], pytest.approx(40))]


def test_a_left_out_load_leaves_out_what_comes_from_it(store: Store, dog: Dog) -> None:
    entry = keep(store, dog, DAYS[0], fore_load=6, hind_load=4)
    where = left_out.Where("fore_load", "", DAYS[0], entry)
    left_out.leave_out(store, dog, where, "on a rug", today=DAY)
    assert series.occasions(store, dog.id, "hind_load_pct", SPAN) == []


def test_a_left_out_ratio_is_hollow_and_its_girths_stay(store: Store, dog: Dog) -> None:
    entry = keep(store, dog, DAYS[0], thigh_girth_L=300, fore_girth_L=200)
    where = left_out.Where("girth_hind_fore", "", DAYS[0], entry)
    left_out.leave_out(store, dog, where, "he sat", today=DAY)
    assert series.occasions(store, dog.id, "girth_hind_fore", SPAN) == []
    (hollow,) = series.hollow(store, dog.id, "girth_hind_fore", SPAN)
    assert (hollow.value, hollow.reason) == (pytest.approx(1.5), "he sat")
    assert series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")


def test_totals_of_one_version_of_a_clinic_scale_are_a_series(store: Store, dog: Dog) -> None:
    with store.change("scores", dog=dog.id) as change:
        for number, (version, total) in enumerate((("0-52", 21), ("0-52", 17), ("other", 40))):
            row = {"scale": "load", "version": version, "total": total, "low": 0, "high": 52, "better": "lower"}
            change.put(models.ClinicScore, id=f"s{number}", dog=dog.id, day=DAYS[number], scored_by="owner", **row)
    found = series.occasions(store, dog.id, "score.load.0-52", SPAN)
    assert [(one.day, one.value, one.entry) for one in found] == [(DAYS[0], 21, "s0"), (DAYS[1], 17, "s1")]
    where = left_out.Where("score.load.0-52", "", DAYS[0], "s0")
    left_out.leave_out(store, dog, where, "another dog's sheet", today=DAY)
    assert [one.entry for one in series.occasions(store, dog.id, "score.load.0-52", SPAN)] == ["s1"]
    assert [one.entry for one in series.hollow(store, dog.id, "score.load.0-52", SPAN)] == ["s0"]


def test_takes_of_a_left_out_session_widen_no_error(store: Store, dog: Dog) -> None:
    for back in (21, 14, 7):
        make.session(store, dog, DAY - timedelta(days=back), left=(200, 201))
    slipped = make.session(store, dog, DAY, left=(200, 290))
    girth = metrics.known()["thigh_girth"]
    assert series.own_spread(store, dog.id, girth) > 50
    where = left_out.Where("thigh_girth", "L", DAY, slipped.id)
    left_out.leave_out(store, dog, where, "the tape slipped", today=DAY)
    assert series.own_spread(store, dog.id, girth) < 5
    assert {one.error for one in series.occasions(store, dog.id, "thigh_girth", SPAN, side="L")} == {10}
