# SPDX-License-Identifier: MIT
"""Tests, clinic scores and own measures on the vet's page: range, direction, n and error; nothing where nothing is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.keeping.store import Store
from core.usecases import report_measured
from core.usecases.dogs import Dog
from tests import make

DAY = make.TODAY
BEFORE = DAY - timedelta(days=14)
SPAN = (DAY - timedelta(days=41), DAY)


def muscle(store: Store, dog: Dog) -> list[str]:
    return report_measured.muscle_lines(store, dog, SPAN, "metric")


def test_a_record_without_tests_scores_and_own_measures_gives_no_line(store: Store, dog: Dog) -> None:
    make.own_measure(store, dog)
    make.activity_that_matters(store, dog)
    assert muscle(store, dog) == []
    assert report_measured.timed_lines(store, dog, SPAN, "metric") == []
    assert report_measured.score_lines(store, dog, DAY) == []
    assert report_measured.own_lines(store, dog, SPAN) == []


def test_two_scales_are_said_in_percent_and_their_change_in_points(store: Store, dog: Dog) -> None:
    make.session(store, dog, BEFORE, values={"fore_load": 7.0, "hind_load": 3.0})
    make.session(store, dog, DAY, values={"fore_load": 6.5, "hind_load": 3.5})
    assert muscle(store, dog) == [
        "Hind load on two scales, % of all four: 30 % on 8 Nov, 35 % on 22 Nov "
        "(+5.0 points, beyond the 3 point error), 2 days measured."
    ]


def test_another_person_is_not_compared(store: Store, dog: Dog) -> None:
    make.session(store, dog, BEFORE, values={"up_and_go": 8.0})
    make.session(store, dog, DAY, values={"up_and_go": 4.0}, measured_by="Ben")
    (line,) = report_measured.timed_lines(store, dog, SPAN, "metric")
    assert line == (
        "Timed up and go: 8 s on 8 Nov, 4 s on 22 Nov (another person or coat: not compared), 2 days measured."
    )


def test_one_measuring_is_no_change(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY, values={"set_walk": 12.5})
    (line,) = report_measured.timed_lines(store, dog, SPAN, "metric")
    assert line == "Timed set walk: 12.5 s on 22 Nov, once."


def test_a_scale_stands_with_its_range_direction_and_who_scored(store: Store, dog: Dog) -> None:
    make.clinic_score(store, dog, 26, BEFORE, version="0-52")
    make.clinic_score(store, dog, 21, version="0-52")
    assert report_measured.score_lines(store, dog, DAY) == [
        "LOAD (0–52, higher is worse, scored by owner): 26 on 8 Nov, 21 on 22 Nov."
    ]
    assert "21 on" not in report_measured.score_lines(store, dog, DAY - timedelta(days=1))[0]


@pytest.mark.parametrize(("scored_by", "words"), [("vet", ", scored by vet"), ("", "")])
def test_a_scale_of_a_newer_library_is_named_by_its_id(store: Store, dog: Dog, scored_by: str, words: str) -> None:
    make.clinic_score(store, dog, 2, scale="newer", low=0, high=5, better="higher", scored_by=scored_by)
    assert report_measured.score_lines(store, dog, DAY) == [f"newer (0–5, higher is better{words}): 2 on 22 Nov."]


def test_of_many_totals_the_latest_four_are_named(store: Store, dog: Dog) -> None:
    for back in range(6):
        make.clinic_score(store, dog, 20 + back, DAY - timedelta(days=7 * back), version="0-52")
    (line,) = report_measured.score_lines(store, dog, DAY)
    assert "latest: 23 on 1 Nov, 22 on 8 Nov, 21 on 15 Nov, 20 on 22 Nov." in line


def test_own_measures_say_what_their_numbers_mean(store: Store, dog: Dog) -> None:
    key = make.own_measure(store, dog, "Time to settle", kind="number", unit="min", high=90.0, better="lower")
    make.series(store, dog, key, [40.0] * 7 + [10.0] * 7)
    (line,) = report_measured.own_lines(store, dog, SPAN)
    assert line == (
        "Owner's own measures: Time to settle (min, less is better) first 7 days 40 min, last 7 days 10 min, 14 days."
    )


def test_few_answers_are_one_middle(store: Store, dog: Dog) -> None:
    key = make.own_measure(store, dog, "<b>Barks</b>", low_label="none", high_label="all day")
    make.series(store, dog, key, [3.0, 4.0, 5.0])
    (line,) = report_measured.own_lines(store, dog, SPAN)
    assert line == "Owner's own measures: <b>Barks</b> (0 none, 10 all day) middle 4, 3 days."


def test_activities_that_matter_say_first_and_latest(store: Store, dog: Dog) -> None:
    key = make.activity_that_matters(store, dog)
    make.session(store, dog, BEFORE, values={key: 1.0})
    make.session(store, dog, DAY, values={key: 3.0})
    (line,) = report_measured.own_lines(store, dog, SPAN)
    assert line == (
        "Activities that matter to this owner, 0–4, 4 best: Walks to the river 1 on 8 Nov, 3 on 22 Nov, 2 times."
    )


def test_of_many_own_measures_the_first_six_are_named_and_all_counted(store: Store, dog: Dog) -> None:
    for place in range(8):
        key = make.own_measure(store, dog, f"Measure {place}", place=place)
        make.series(store, dog, key, [3.0])
    (line,) = report_measured.own_lines(store, dog, SPAN)
    assert line.startswith("Owner's own measures, 6 of 8: Measure 0 ")
    assert "Measure 5 " in line and "Measure 6" not in line
