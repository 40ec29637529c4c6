# SPDX-License-Identifier: MIT
"""Weekly measures: the last three against the first three and the error; one person and one coat at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.keeping.store import Store
from core.usecases import measured_verdicts, measures, own, usuals, verdicts
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.words.blocks import Verdict
from core.words.settings import LibrarySettings
from tests import make

TODAY = make.TODAY
HIDES = "Small or slow changes can hide in this."


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def weekly(store: Store, dog: Dog, left: list[float], *, last: int = 0, **details: Any) -> None:
    """Measure the left thigh once a week, the last one `last` weeks ago, mm."""
    for number, girth in enumerate(reversed(left)):
        make.session(store, dog, day(7 * (number + last)), left=(girth,), **details)


def said(store: Store, dog: Dog, key: str = "thigh_girth", side: str = "L") -> Verdict:
    (found,) = [one for one in verdicts.of_dog(store, dog, today=TODAY, keys=[key]) if one.side == side]
    return found


def test_a_change_beyond_the_error_names_both_ends_and_the_days(store: Store, dog: Dog) -> None:
    weekly(store, dog, [192, 191, 193, 196, 200, 204, 206])
    found = said(store, dog)
    assert found.sentence == (
        "Thigh girth, left: middle of the last three 20.4 cm, of the first three 19.2 cm: "
        "1.2 cm more, beyond the 1 cm error, over 7 measuring days (11 Oct to 22 Nov)."
    )
    assert found.rests_on == "7 measuring days, 11 Oct to 22 Nov, by Ann, coat: short."
    assert (found.state, found.tone, found.word) == ("better", "good", "Better than at first")
    assert found.days == tuple(day(7 * back) for back in (6, 5, 4, 2, 1, 0))


def test_a_change_within_the_error_is_called_that(store: Store, dog: Dog) -> None:
    weekly(store, dog, [192, 191, 193, 194, 196, 196, 197])
    found = said(store, dog)
    assert found.sentence == (
        "Thigh girth, left: middle of the last three 19.6 cm, of the first three 19.2 cm: "
        f"within measuring error (1 cm), over 7 measuring days (11 Oct to 22 Nov). {HIDES}"
    )
    assert (found.state, found.tone, found.word) == ("usual", "plain", "As at first, within error")


def test_a_thinner_thigh_is_a_notice(store: Store, dog: Dog) -> None:
    weekly(store, dog, [210, 211, 209, 204, 200, 196, 195])
    found = said(store, dog)
    assert "1.4 cm less, beyond the 1 cm error" in found.sentence
    assert (found.state, found.tone, found.word) == ("lower", "caution", "Lower than at first")
    assert [one.key for one in verdicts.notices(store, dog, today=TODAY)] == ["thigh_girth"]


def test_an_old_decline_is_a_verdict_and_no_notice(store: Store, dog: Dog) -> None:
    weekly(store, dog, [210, 211, 209, 204, 200, 196, 195], last=6)
    assert said(store, dog).tone == "caution"
    assert verdicts.notices(store, dog, today=TODAY) == []


def test_a_gain_that_has_stopped_is_levelled(store: Store, dog: Dog) -> None:
    weekly(store, dog, [190, 191, 192, 205, 206, 205, 206, 205, 206])
    found = said(store, dog)
    assert "1.5 cm more, beyond the 1 cm error, and level in the last six" in found.sentence
    assert (found.state, found.tone) == ("levelled", "plain")


def test_too_few_days_say_how_many_are_missing(store: Store, dog: Dog) -> None:
    weekly(store, dog, [192, 196, 200, 204])
    found = said(store, dog)
    words = "19.2 cm on 1 Nov, 20.4 cm on 22 Nov. 2 more measuring days are needed before that can be judged."
    assert (found.sentence, found.state, found.tone) == (f"Thigh girth, left: {words}", "few", "plain")


def test_the_owners_own_spread_is_the_error_when_it_is_larger(store: Store, dog: Dog) -> None:
    for back, middle in enumerate((206, 204, 203, 196, 193, 191, 192)):
        make.session(store, dog, day(7 * back), left=(middle - 10, middle, middle + 10))
    found = said(store, dog)
    assert "within measuring error (1.6 cm)" in found.sentence


def test_another_coat_starts_a_segment_of_its_own(store: Store, dog: Dog) -> None:
    weekly(store, dog, [230, 231, 230, 231, 230, 231], last=3, coat="long")
    weekly(store, dog, [200, 201, 200])
    found = said(store, dog)
    assert found.state == "few"
    assert found.rests_on == (
        "3 measuring days, 8 to 22 Nov, by Ann, coat: short. "
        "6 days by another person or on another coat are not compared."
    )


def test_one_week_by_another_hand_does_not_end_what_was_measured_before(store: Store, dog: Dog) -> None:
    weekly(store, dog, [192, 191, 193], last=4)
    make.session(store, dog, day(21), left=(230,), measured_by="Jo")
    weekly(store, dog, [204, 205, 206])
    found = said(store, dog)
    assert "1.3 cm more, beyond the 1 cm error, over 6 measuring days" in found.sentence
    assert found.rests_on.endswith("1 day by another person or on another coat is not compared.")


def test_who_scored_the_body_condition_does_not_matter_to_the_tape(store: Store, dog: Dog) -> None:
    weekly(store, dog, [192, 191, 193], last=3, scored_by="vet")
    weekly(store, dog, [204, 205, 206], scored_by="owner")
    assert said(store, dog).rests_on == "6 measuring days, 18 Oct to 22 Nov, by Ann, coat: short."


def test_the_coat_does_not_matter_to_the_scales(store: Store, dog: Dog) -> None:
    for back in range(6):
        coat = "long" if back > 2 else "clipped"
        make.session(store, dog, day(7 * back), values={"body_weight": 8.4 + back / 10}, coat=coat)
    found = said(store, dog, "body_weight", "")
    assert "0.3 kg less, beyond the 0.2 kg error, over 6 measuring days" in found.sentence
    assert (found.state, found.tone, found.word) == ("less", "plain", "Less than at first")


def test_two_sessions_of_a_day_are_one_measuring_day(store: Store, dog: Dog) -> None:
    weekly(store, dog, [192, 191, 193, 204, 205])
    weekly(store, dog, [193, 192, 191, 206, 207])
    assert said(store, dog).sentence.endswith("1 more measuring day is needed before that can be judged.")


def test_a_restart_leaves_earlier_occasions_aside(store: Store, dog: Dog) -> None:
    weekly(store, dog, [150, 150, 150, 192, 191, 193, 204, 205, 206])
    usuals.start_anew(store, dog, day(36), "surgery", today=TODAY)
    found = said(store, dog)
    assert "first three 19.2 cm" in found.sentence
    assert found.rests_on.endswith("New usual since the surgery.")


def test_what_was_not_measured_for_three_years_has_no_verdict(store: Store, dog: Dog) -> None:
    weekly(store, dog, [200] * 6, last=160)
    assert verdicts.of_dog(store, dog, today=TODAY) == []


@pytest.mark.parametrize(
    ("gaps", "word", "words"),
    [
        ((1.9, 1.9, 1.9, 1.6, 1.55, 1.55), "Nearer to even than at first", "nearer to even; the error is 6 points"),
        ((1.5, 1.5, 1.5, 1.8, 1.9, 1.9), "Further from even than at first", "further from even; the error is 6 points"),
    ],
)
def test_a_gap_between_the_paws_is_said_as_nearer_to_even(
    store: Store, dog: Dog, gaps: tuple[float, ...], word: str, words: str
) -> None:
    for number, right in enumerate(reversed(gaps)):
        values = {("hind_paw_load", "L", 1): 1.5, ("hind_paw_load", "R", 1): right}
        measures.save(store, dog, measures.Session(day(7 * number), values, "Ann"), today=TODAY)
    found = said(store, dog, "hind_paw_gap", "")
    assert words in found.sentence
    assert (found.word, found.tone) == (word, "plain")


def test_an_activity_that_matters_is_judged_in_its_steps(store: Store, dog: Dog) -> None:
    kept = own.save(store, dog, OwnMeasure(name="To the river?", kind="activity", asked="weekly"), today=TODAY)
    for number, value in enumerate((4, 4, 3, 2, 1, 1)):
        session = measures.Session(day(7 * number), {(kept.key, "", 1): value}, "Ann")
        measures.save(store, dog, session, today=TODAY)
    found = said(store, dog, kept.key, "")
    assert found.sentence == (
        "To the river?: middle of the last three 4, of the first three 1: 3 more, beyond an error of 1, "
        "over 6 measuring days (18 Oct to 22 Nov)."
    )


def test_inches_are_said_to_those_who_measure_in_inches(store: Store, dog: Dog) -> None:
    store.set_settings(LibrarySettings(units="imperial"))
    weekly(store, dog, [192, 191, 193, 196, 200, 204, 206])
    assert "0.47 in more, beyond the 0.39 in error" in said(store, dog).sentence


def test_nothing_measured_has_no_segment() -> None:

    assert measured_verdicts.latest_segment([]) is None
