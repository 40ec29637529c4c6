# SPDX-License-Identifier: MIT
"""What the sample owners and vets set, and what the program then says: as a careful reader of the stories would.

The library is the one that every journey uses; days, photos and marks of it are test_demo's.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.keeping.store import Store
from core.usecases import (
    asking,
    clinic_scores,
    demo,
    demo_days,
    demo_goal_rows,
    dogs,
    events,
    expected,
    left_out,
    own,
    phases,
    replies,
    series,
    usuals,
    verdicts,
    vet_ranges,
)
from core.usecases.demo_story import Story
from core.usecases.dogs import Dog
from core.usecases.left_out import Where
from core.words import milestones, scales, weeks
from core.words.blocks import Verdict

NAMES = ("Bailey", "Toby", "Lulu")
UNTIL = date(2026, 11, 22)
ALWAYS = (date(1990, 1, 1), date(9999, 12, 31))


@pytest.fixture
def store(sample_library: Path) -> Iterator[Store]:
    opened = Store.open(sample_library, write=False)
    yield opened
    opened.close()


def named(store: Store, name: str) -> Dog:
    return dogs.named(store, name)


def story_of(name: str) -> Story:
    return next(story for story in demo.stories() if story.dog.name == name)


def said(store: Store, name: str) -> dict[str, Verdict]:
    found = verdicts.of_dog(store, named(store, name), today=UNTIL)
    return {f"{one.key}.{one.side}".rstrip("."): one for one in found}


def states(store: Store, name: str, *keys: str) -> list[str]:
    found = said(store, name)
    return [found[key].state for key in keys]


def test_bailey_walks_steadily_and_asks_to_go_out_at_week_six(store: Store) -> None:
    better = ("good_day", "overall_mobility", "comfort", "energy_level", "mood_engagement", "hind_stability")
    assert set(states(store, "Bailey", *better)) == {"better"}
    assert set(states(store, "Bailey", "wobbled_or_scuffed", "avoided_stairs", "up_and_go")) == {"better"}
    walking = said(store, "Bailey")["walk_minutes_total"]
    assert (walking.state, walking.tone) == ("more", "plain"), "more walking is no good news of itself"
    assert "within the range the vet set" in walking.sentence
    kinds = [event.kind for event in events.between(store, named(store, "Bailey").id, *ALWAYS)]
    assert "milestone.asked_to_go_out" in kinds


def test_baileys_weaker_leg_has_grown_beyond_the_error_and_the_other_has_not(store: Store) -> None:
    assert states(store, "Bailey", "thigh_girth.L", "thigh_girth.R", "hind_load_pct") == ["better", "usual", "better"]
    assert "beyond the 1 cm error" in said(store, "Bailey")["thigh_girth.L"].sentence
    assert states(store, "Bailey", "girth_hind_fore") == ["few"]


def test_tobys_muscle_has_returned_after_three_months_and_he_runs(store: Store) -> None:
    assert states(store, "Toby", "thigh_girth.R", "thigh_girth.L") == ["better", "usual"]
    better = ("overall_mobility", "comfort", "energy_level", "mood_engagement", "hind_stability", "limped")
    assert set(states(store, "Toby", *better)) == {"better"}
    toby = named(store, "Toby")
    ends = [series.occasions(store, toby.id, "thigh_girth", ALWAYS, side=side)[-1].value for side in "LR"]
    assert abs(ends[0] - ends[1]) < 10
    assert "milestone.ran" in [event.kind for event in events.between(store, toby.id, *ALWAYS)]


def test_lulu_is_livelier_and_her_muscle_is_level_not_fully_back(store: Store) -> None:
    assert states(store, "Lulu", "thigh_girth.L", "thigh_girth.R") == ["levelled", "levelled"]
    assert set(states(store, "Lulu", "energy_level", "mood_engagement", "comfort")) == {"better"}
    assert said(store, "Lulu")["good_day"].state in ("better", "levelled")


@pytest.mark.parametrize("name", NAMES)
def test_no_verdict_of_the_last_day_warns_of_anything(store: Store, name: str) -> None:
    assert verdicts.notices(store, named(store, name), today=UNTIL) == []
    assert not [one for one in said(store, name).values() if one.tone == "caution"]


@pytest.mark.parametrize("name", NAMES)
def test_walking_follows_ranges_that_never_overlap(store: Store, name: str) -> None:
    dog = named(store, name)
    ranges = vet_ranges.of_dog(store, dog.id, "walk_minutes_total")
    assert ranges
    for before, after in itertools.pairwise(ranges):
        assert before.until is not None and after.since - before.until == timedelta(days=1)
        assert before.low <= after.low and before.high <= after.high
    assert ranges[-1].until is None
    assert all(one.set_by for one in ranges)
    last = dict(series.daily(store, dog.id, "walk_minutes_total", (UNTIL - timedelta(days=6), UNTIL)))
    within = [value for value in last.values() if ranges[-1].low <= value <= ranges[-1].high]
    assert len(within) >= 5


@pytest.mark.parametrize(("name", "ids"), [("Bailey", {"olby"}), ("Toby", {"load"}), ("Lulu", {"hcpi", "hhhhhmm"})])
def test_totals_lie_on_their_scale_and_go_the_good_way(store: Store, name: str, ids: set[str]) -> None:
    found = clinic_scores.of_dog(store, named(store, name).id)
    assert {score.scale for score in found} == ids
    for score in found:
        scale = scales.find(score.scale, score.version)
        assert scale is not None and (score.low, score.high) == (scale[1].low, scale[1].high)
        assert score.better == scales.better(*scale)
        assert clinic_scores.said(score)
    for scale_id in ids:
        totals = [score.total for score in found if score.scale == scale_id]
        rising = next(score.better for score in found if score.scale == scale_id) == "higher"
        assert len(totals) >= 2 and totals == sorted(totals, reverse=not rising)


def test_tobys_usual_was_counted_anew_at_surgery_and_when_he_might_walk(store: Store) -> None:
    toby = named(store, "Toby")
    assert toby.start_day is not None
    starts = [(start.reason, (start.day - toby.start_day).days) for start in usuals.starts(store, toby.id)]
    assert starts == [("surgery", 0), ("visit", 28)]
    usual = usuals.of_metric(store, toby, "walk_minutes_total", today=UNTIL)
    assert usual is not None and usual.median > 0, "weeks in a crate are no usual to walk against"


def test_tobys_muscle_is_not_expected_back_while_he_lies_in_his_crate(store: Store) -> None:
    toby = named(store, "Toby")
    assert toby.start_day is not None
    walked = toby.start_day + timedelta(days=28)
    found = expected.ribbons(store, toby, (toby.start_day, UNTIL))
    assert min(ribbon.start for ribbon in found) == walked
    assert [ribbon.label.split(":")[0] for ribbon in found if ribbon.start <= UNTIL <= ribbon.end] == [
        "weeks 5–13 of walking",
        "weeks 8–12 of walking",
    ]
    said = expected.sentence(store, toby, UNTIL)
    assert "weeks 5–13 of walking; full strength possible, weeks 8–12 of walking; you are in week 9 of walking" in said
    assert f"counted from the first leash walk on {weeks.short_day(walked)}" in said


@pytest.mark.parametrize("name", NAMES)
def test_what_was_answered_is_not_asked_again(store: Store, name: str) -> None:
    dog = named(store, name)
    told = replies.of_dog(store, dog.id)
    assert told
    known = {event.id for event in events.between(store, dog.id, *ALWAYS)}
    assert all(subject in known for about, subject in told if about == "restart")
    assert not {(ask.about, ask.subject) for ask in asking.questions(store, dog, today=UNTIL)} & set(told)


def test_a_day_filled_in_the_wrong_way_round_counts_nowhere_and_stays(store: Store) -> None:
    bailey = named(store, "Bailey")
    ((where, reason),) = left_out.of_dog(store, bailey.id).items()
    assert where.metric == "overall_mobility" and "10 for the worst" in reason
    assert where.day not in dict(series.daily(store, bailey.id, "overall_mobility", ALWAYS))
    (kept,) = series.hollow(store, bailey.id, "overall_mobility", ALWAYS)
    assert (kept.day, kept.value, kept.reason) == (where.day, 2.0, reason)


def test_a_weight_in_a_wet_coat_counts_nowhere_and_stays(store: Store) -> None:
    lulu = named(store, "Lulu")
    ((where, _reason),) = left_out.of_dog(store, lulu.id).items()
    (kept,) = series.hollow(store, lulu.id, "body_weight", ALWAYS)
    assert where == Where("body_weight", "", kept.day, kept.entry)
    assert kept.value > max(one.value for one in series.occasions(store, lulu.id, "body_weight", ALWAYS))


def test_own_measures_would_pass_their_own_form(store: Store) -> None:
    for name in NAMES:
        dog = named(store, name)
        for measure in own.of_dog(store, dog.id):
            metric = own.known(store, dog.id)[measure.key]
            points = series.daily(store, dog.id, measure.key, ALWAYS) if metric.daily else []
            values = [value for _day, value in points]
            values += [one.value for one in series.occasions(store, dog.id, measure.key, ALWAYS)]
            assert len(values) >= 6, measure.name
            assert all(metric.low <= value <= metric.high for value in values)


@pytest.mark.parametrize("name", ["Bailey", "Lulu"])
def test_three_activities_that_matter_stand_in_the_owners_words(store: Store, name: str) -> None:
    found = [one for one in own.of_dog(store, named(store, name).id) if one.kind == "activity"]
    assert own.FEWEST_ACTIVITIES <= len(found) <= own.MOST_ACTIVITIES
    assert all(one.low_label and one.high_label for one in found)
    assert {one.state for key, one in said(store, name).items() if key in {a.key for a in found}} <= {
        "better",
        "levelled",
    }


def test_minutes_in_the_wheels_are_no_walking(store: Store) -> None:
    lulu = named(store, "Lulu")
    sql = "SELECT day, sum(minutes) FROM activity WHERE dog = ? AND kind = 'leash_walk' AND copied = 0 GROUP BY day"
    leash = {date.fromisoformat(day): minutes for day, minutes in store.rows(sql, lulu.id)}
    walked = dict(series.daily(store, lulu.id, "walk_minutes_total", ALWAYS))
    assert {day: value for day, value in walked.items() if day in leash} == leash
    assert store.rows("SELECT count(*) FROM activity WHERE dog = ? AND kind = 'cart'", lulu.id)[0][0] > 10


def test_lulu_ends_in_maintenance_with_a_checklist(store: Store) -> None:
    lulu = named(store, "Lulu")
    phase = phases.current(store, lulu.id, UNTIL)
    assert phase is not None and (phase.kind, phase.check_months) == (phases.MAINTENANCE, 6)
    check = phases.last_check(store, lulu.id, UNTIL)
    assert check is not None and check.answered == len(phases.asked())
    assert not phases.is_maintenance(store, lulu.id, phase.day - timedelta(days=1))
    assert not any(phases.is_maintenance(store, named(store, name).id, UNTIL) for name in ("Bailey", "Toby"))


def test_tobys_medicine_was_halved_before_it_stopped(store: Store) -> None:
    sql = "SELECT amount, since, stop_day FROM care WHERE dog = ? AND name = 'carprofen' ORDER BY since"
    (whole, half) = store.rows(sql, named(store, "Toby").id)
    assert (whole[0], half[0]) == ("1 tablet", "½ tablet")
    assert date.fromisoformat(half[1]) - date.fromisoformat(whole[2]) == timedelta(days=1)


def test_milestones_are_those_offered_for_the_cause(store: Store) -> None:
    for name in NAMES:
        dog = named(store, name)
        kinds = [event.kind for event in events.between(store, dog.id, *ALWAYS)]
        reached = [kind.removeprefix(milestones.PREFIX) for kind in kinds if kind.startswith(milestones.PREFIX)]
        assert reached
        assert set(reached) <= {one.key for one in milestones.offered_for(dog.cause)}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_set_moves_with_the_last_day_and_changes_no_day_of_the_story(name: str) -> None:
    story, later = story_of(name), UNTIL + timedelta(days=463)
    pages = demo_days.days(story, UNTIL)
    now = demo_goal_rows.days(story, pages, UNTIL)
    then = demo_goal_rows.days(story, demo_days.days(story, later), later)
    assert [page.answers for page in now] == [page.answers for page in then]
    for plain, page in zip(pages, now, strict=True):
        assert {slot: answer for slot, answer in page.answers.items() if slot in plain.answers} == plain.answers
    mine = demo_goal_rows.sessions(story, demo_days.sessions(story, UNTIL), UNTIL)
    theirs = demo_goal_rows.sessions(story, demo_days.sessions(story, later), later)
    assert [session.values for session in mine] == [session.values for session in theirs]
