# SPDX-License-Identifier: MIT
"""Totals of clinical scales: no number without its scale, range and direction, and none that cannot be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers, clinic_scores, own, series, trends
from core.usecases.clinic_scores import ClinicScore
from core.usecases.dogs import Dog
from core.words import scales
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
LOAD = ClinicScore(day=DAY, scale="load", version="0-52", total=21, scored_by="owner")


def keep(store: Store, dog: Dog, score: ClinicScore) -> ClinicScore:
    return clinic_scores.save(store, dog, score, today=DAY)


def test_a_total_is_kept_with_range_and_direction_and_said_with_them(store: Store, dog: Dog) -> None:
    kept = keep(store, dog, replace(LOAD, low=7, high=9, better="higher"))
    assert (kept.low, kept.high, kept.better) == (0, 52, "lower")
    assert clinic_scores.of_dog(store, dog.id) == [kept]
    assert clinic_scores.said(kept) == "LOAD 21 of 52, higher is worse"
    assert clinic_scores.band(kept) == "severe"


@pytest.mark.parametrize(
    ("scale", "version", "total", "said"),
    [
        ("cbpi_pss", "0-10", 4.25, "CBPI, pain severity (PSS) 4.25 of 10, higher is worse"),
        ("hhhhhmm", "0-70", 41, "HHHHHMM quality of life 41 of 70, higher is better"),
        ("glasgow", "20", 0, "Glasgow pain score, short form (CMPS-SF) 0 of 20, higher is worse"),
        ("ivdd", "5-1", 2, "Slipped disc (IVDD) grade 2 of 5, higher is better"),
    ],
)
def test_every_total_names_its_denominator(
    store: Store, dog: Dog, scale: str, version: str, total: float, said: str
) -> None:
    kept = keep(store, dog, ClinicScore(day=DAY, scale=scale, version=version, total=total))
    assert clinic_scores.said(kept) == said


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"total": 53}, "total", "53 cannot be a total of LOAD. LOAD is 0–52, higher is worse."),
        ({"total": -1}, "total", "−1 cannot be a total of LOAD. LOAD is 0–52, higher is worse."),
        ({"total": 20.5}, "total", "LOAD takes whole numbers. LOAD is 0–52, higher is worse."),
        ({"version": "0-100"}, "version", "“0-100” is not a range of LOAD known here. Known: 0–52, higher is worse."),
        ({"scale": "moon"}, "scale", "“moon” is not a scale known here. Choose one from the list."),
        ({"scored_by": "postman"}, "scored_by", "“postman” is not known here."),
        ({"day": DAY + timedelta(days=1)}, "day", "23 November 2026 has not come yet. Choose a day up to today."),
    ],
)
def test_what_cannot_be_right_is_refused_with_range_and_direction(
    store: Store, dog: Dog, changes: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        keep(store, dog, replace(LOAD, **changes))
    assert (caught.value.field, str(caught.value)) == (field, sentence)
    assert clinic_scores.of_dog(store, dog.id) == []


@pytest.mark.parametrize("total", [float("nan"), float("inf"), 1e300])
def test_no_number_at_all_is_refused(store: Store, dog: Dog, total: float) -> None:
    with pytest.raises(InvalidValue):
        keep(store, dog, replace(LOAD, total=total))


def test_a_mean_may_have_two_decimals_and_no_more(store: Store, dog: Dog) -> None:
    mean = ClinicScore(day=DAY, scale="cbpi_pis", version="0-10", total=4.33)
    assert keep(store, dog, mean).total == 4.33
    with pytest.raises(InvalidValue):
        keep(store, dog, replace(mean, total=4.333))


def test_totals_on_different_ranges_are_different_series(store: Store, dog: Dog) -> None:
    glasgow = ClinicScore(day=DAY, scale="glasgow", version="24", total=6)
    keep(store, dog, glasgow)
    keep(store, dog, replace(glasgow, version="20", total=5))
    known = own.known(store, dog.id)
    keys = [key for key in known if key.startswith("score.")]
    assert keys == ["score.glasgow.20", "score.glasgow.24"]
    assert [o.value for o in series.occasions(store, dog.id, "score.glasgow.24", SPAN)] == [6]
    assert trends.chart(store, dog, "score.glasgow.20", SPAN).subtitle.startswith("0–20, higher is worse")
    assert "score.glasgow.20" not in own.known(store, make.dog(store, "Toby").id)


def test_a_total_is_no_answer_of_a_form(store: Store, dog: Dog) -> None:
    keep(store, dog, LOAD)
    with pytest.raises(InvalidValue):
        answers.metric_of("score.load.0-52", own.known(store, dog.id))


def test_a_total_can_be_corrected_and_taken_out_and_brought_back(store: Store, dog: Dog) -> None:
    kept = keep(store, dog, LOAD)
    corrected = keep(store, dog, replace(kept, total=22, note="sheet of 22 Nov"))
    assert clinic_scores.of_dog(store, dog.id) == [corrected]
    clinic_scores.remove(store, dog, corrected)
    assert clinic_scores.of_dog(store, dog.id) == []
    assert store.undo_label == "remove LOAD, Bailey, 22 Nov"
    store.undo()
    assert clinic_scores.of_dog(store, dog.id) == [corrected]


def test_a_scale_of_a_newer_library_is_said_with_what_was_kept(store: Store, dog: Dog) -> None:
    row = {"id": "x", "dog": dog.id, "day": DAY, "scale": "moon", "version": "b", "total": 3.5, "low": 0, "high": 7}
    with store.change("newer") as change:
        change.put(models.ClinicScore, **row, better="middle")
    (score,) = clinic_scores.of_dog(store, dog.id)
    assert clinic_scores.said(score) == "moon 3.5 of 7"
    assert clinic_scores.band(score) == ""
    assert own.known(store, dog.id)["score.moon.b"].label == "moon"


def test_a_scale_added_to_the_list_is_kept_charted_and_said(
    store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch
) -> None:
    wag = scales.Scale("wag", "Wag score", (scales.Version("1-3", 1, 3),), "higher", "owner", "nobody")
    monkeypatch.setattr(scales, "SCALES", (*scales.SCALES, wag))
    kept = keep(store, dog, ClinicScore(day=DAY, scale="wag", version="1-3", total=2))
    assert clinic_scores.said(kept) == "Wag score 2 of 3, higher is better"
    assert trends.chart(store, dog, kept.key, SPAN).title == "Wag score"


def test_a_total_that_is_corrected_right_away_is_a_step_of_its_own(store: Store, dog: Dog) -> None:
    added = keep(store, dog, LOAD)
    keep(store, dog, replace(added, total=19))
    store.undo()
    assert clinic_scores.of_dog(store, dog.id) == [added]
