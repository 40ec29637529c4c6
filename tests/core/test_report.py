# SPDX-License-Identifier: MIT
"""The vet's page in reading order: facts with their n, no verdict, for no data, one day and six weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.keeping.store import Store
from core.usecases import events, report, report_text, visits
from core.usecases.dogs import Dog
from core.words import sections
from core.words.blocks import Chart, Charts, Report
from core.words.errors import InvalidValue
from core.words.settings import LibrarySettings
from tests import make

DAY = make.TODAY
SIX_WEEKS = (DAY - timedelta(days=41), DAY)


def built(store: Store, dog: Dog, first: date = make.START, last: date = DAY, **more: object) -> Report:
    return report.build(store, dog, first, last, today=DAY, **more)  # type: ignore[arg-type]


def section(page: Report, key: str) -> str:
    """Return the words of one section, as its plain text."""
    found = next(one for one in page.sections if one.key == key)
    alone = Report("", "", (), (found,), "", "")
    return report_text.write(alone)


def fill_six_weeks(store: Store, dog: Dog) -> None:
    for back in range(42):
        day = DAY - timedelta(days=back)
        if 18 <= back <= 24:
            continue  # a missed week
        comfort = 8 - back // 7
        told = {"good_day": back % 3, "comfort": comfort, "wobbled": back % 5 == 0, "scuffed.L": back % 7 == 0}
        make.log(store, dog, day, {key: float(value) for key, value in told.items()})
        make.walk(store, dog, day, 10 + back % 4, at="08:10", ended="sat_down" if back % 9 == 0 else "fine")
    for back in (0, 14, 28, 41):
        make.session(store, dog, DAY - timedelta(days=back), left=(206 - back / 4,), right=(215,))
    for back in (0, 40):
        make.photo(store, dog, DAY - timedelta(days=back))
    make.medicine(store, dog, "Loxicom", strength="0.5 mg/ml", since=DAY - timedelta(days=30))
    events.add(store, dog, DAY - timedelta(days=20), "fall", text="On the ramp", today=DAY)
    visits.add_question(store, dog, "Is swimming fine?", today=DAY)


def test_a_dog_without_any_record_gives_a_page_that_says_so(store: Store, dog: Dog) -> None:
    page = built(store, dog)
    text = report_text.write(page)
    assert "0 of 29 days logged" in page.subtitle
    assert "not weighed" in text
    assert "BCS and MCS not recorded" in text
    assert "Not answered: " in section(page, "warnings")
    assert "None on" not in text, "nothing was answered, so nothing can be none"
    assert "Nothing to draw" in section(page, "course")
    assert "not measured" in section(page, "muscle")
    assert "No day logged" in section(page, "function")
    assert "No photos" in section(page, "photos")
    assert "0 days logged" in section(page, "given")


def test_one_day_gives_a_page_that_rests_on_one_day(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7, "knuckled": 0, "scuffed.L": 1, "good_day": 2})
    make.walk(store, dog, DAY, 10)
    page = built(store, dog)
    assert "1 of 29 days logged" in page.subtitle
    assert "None on 1 day answered: knuckling" in section(page, "warnings")
    assert "22 Nov" in section(page, "warnings")
    assert "1 day logged; first and last 7 are told from 14" in section(page, "function")
    assert "Leash walk: 1 on 1 day, 10 min in all" in section(page, "given")


def test_a_span_of_one_day_can_be_printed(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"comfort": 7})
    page = built(store, dog, DAY, DAY)
    assert "1 of 1 day logged" in page.subtitle
    assert report_text.write(page)


def test_six_weeks_give_every_section_in_the_order_of_the_vet(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    page = built(store, dog, *SIX_WEEKS)
    assert [one.key for one in page.sections] == [entry.key for entry in sections.SECTIONS]
    assert "35 of 42 days logged" in page.subtitle
    assert "1. Is swimming fine?" in section(page, "questions")
    assert "Loxicom 0.5 mg/ml" in section(page, "now")
    function = section(page, "function")
    assert "First 7 |" in function
    assert "Last 7 |" in function


def test_there_is_no_verdict_and_no_arrow(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    text = report_text.write(built(store, dog, *SIX_WEEKS)).lower()
    assert not [
        word for word in ("improv", "declin", "better", "worse", "abnormal", "↑", "↓", "→", "!") if word in text
    ]
    assert "not a diagnosis" in text


def test_charts_end_where_the_span_ends_and_share_their_letters(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    last = DAY - timedelta(days=3)
    course = next(one for one in built(store, dog, SIX_WEEKS[0], last).sections if one.key == "course")
    charts = next(block for block in course.blocks if isinstance(block, Charts)).charts
    assert 1 <= len(charts) <= report.MOST_CHARTS
    for chart in charts:
        assert (chart.start, chart.end) == (SIX_WEEKS[0], last)
        assert all(dot.day <= last for trace in chart.traces for dot in trace.dots)
        assert all(bar.end <= last for bar in chart.bars)
    lettered = [[mark.letter for mark in chart.marks] for chart in charts if chart.marks]
    assert lettered
    assert all(letters == ["A", "B"] for letters in lettered)


def test_every_letter_has_its_key(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    course = section(built(store, dog, *SIX_WEEKS), "course")
    assert "A 23 Oct Loxicom started" in course
    assert "B 2 Nov On the ramp" in course


def test_only_chosen_sections_are_printed(store: Store, dog: Dog) -> None:
    page = built(store, dog, chosen=("given", "now"))
    assert [one.key for one in page.sections] == ["now", "given"]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (DAY, DAY - timedelta(days=1), "to"),
        (DAY, DAY + timedelta(days=1), "to"),
        (date(1, 1, 1), DAY, "day"),
    ],
)
def test_a_span_that_cannot_be_is_refused(store: Store, dog: Dog, first: date, last: date, field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        built(store, dog, first, last)
    assert caught.value.field == field


def test_the_page_of_the_past_knows_nothing_of_later_days(store: Store, dog: Dog) -> None:
    make.session(store, dog, make.START, values={"body_weight": 8.4})
    make.session(store, dog, DAY, values={"body_weight": 9.9})
    make.medicine(store, dog, "Latecomer", since=DAY)
    text = report_text.write(built(store, dog, make.START, DAY - timedelta(days=1)))
    assert "8.4 kg" in text
    assert "9.9" not in text
    assert "Latecomer" not in text


def test_another_dog_is_not_on_the_page(store: Store, dog: Dog) -> None:
    other = make.dog(store, "Toby")
    fill_six_weeks(store, other)
    text = report_text.write(built(store, dog))
    assert "Loxicom" not in text
    assert "0 of 29 days logged" in text


def test_the_patient_is_named_as_far_as_known(store: Store) -> None:
    dog = make.dog(store, breed="Dachshund", sex="f", neutered=True, born=date(2017, 8, 1), clinic="Dr Löwe")
    page = built(store, dog)
    assert page.title == "Bailey — progress summary"
    assert page.patient[0] == "Dachshund, female neutered, 9 y 3 m"
    assert page.patient[-1] == "Dr Löwe"
    bare = make.dog(store, "Toby", start_day=None, start_kind="")
    assert not any("None" in line for line in built(store, bare).patient)


def test_the_working_diagnosis_is_the_owners_words_or_the_cause(store: Store) -> None:
    said = make.dog(store, "A", diagnosis="early IVDD, L2–L3", leg="L", cause="ivdd_early")
    not_said = make.dog(store, "B", cause="ivdd_early")
    assert "early IVDD, L2–L3, left hind leg" in section(built(store, said), "now")
    assert "early-stage IVDD, leg not sure" in section(built(store, not_said), "now")
    assert "week 5 on 22 Nov, counted from first visit on 25 Oct" in section(built(store, said), "now")


def test_a_sample_dog_is_marked_on_paper(store: Store, dog: Dog) -> None:
    assert not built(store, dog).sample
    store.set_settings(LibrarySettings(sample=True))
    assert built(store, dog).sample


def test_the_span_offered_first_is_at_most_six_weeks(store: Store, dog: Dog) -> None:
    assert report.default_span(store, dog, DAY) == (make.START, DAY)
    old = make.dog(store, "Toby", start_day=date(2020, 1, 1))
    assert report.default_span(store, old, DAY) == SIX_WEEKS


def test_the_last_recorded_day_is_found(store: Store, dog: Dog) -> None:
    assert report.last_recorded(store, dog, DAY) == DAY
    make.walk(store, dog, DAY - timedelta(days=9))
    make.photo(store, dog, DAY - timedelta(days=5))
    assert report.last_recorded(store, dog, DAY) == DAY - timedelta(days=5)


def test_a_page_of_ten_years_can_be_built(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5.0] * 5)
    assert report_text.write(built(store, dog, DAY - timedelta(days=3650), DAY))


def course_charts(page: Report) -> dict[str, Chart]:
    blocks = [block for one in page.sections for block in one.blocks if isinstance(block, Charts)]
    return {chart.key: chart for block in blocks for chart in block.charts}


def test_paper_draws_the_range_of_the_vet_else_the_usual_and_says_in_the_key_what_they_mean(
    store: Store, dog: Dog
) -> None:
    fill_six_weeks(store, dog)
    make.vet_range(store, dog, 10, 15)
    page = built(store, dog, *SIX_WEEKS)
    charts = course_charts(page)
    assert [band.kind for band in charts["walk_minutes_total"].bands] == ["vet"]
    assert [band.kind for band in charts["comfort"].bands] == ["usual"]
    assert not [chart for chart in charts.values() if chart.ribbons or chart.photo_days]
    assert not [band for chart in charts.values() for band in chart.bands if band.label]
    assert "Between dashed lines: middle half of usual." in section(page, "course")
    assert "Leash walking, grey: range set by the vet." in section(page, "course")


def test_a_long_note_is_cut_in_the_key_of_the_charts(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    events.add(store, dog, DAY - timedelta(days=4), "aid", text="word " * 40, today=DAY)
    key = section(built(store, dog, *SIX_WEEKS), "course")
    assert f"{'word ' * 17}word…" in key and "word " * 19 not in key


def test_a_restart_of_the_usual_has_a_letter_and_a_milestone_is_a_small_win(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    make.usual_start(store, dog, DAY - timedelta(days=25), reason="visit")
    events.add(store, dog, DAY - timedelta(days=4), "milestone.first_stair", today=DAY)
    page = built(store, dog, *SIX_WEEKS)
    assert "28 Oct New usual from here: vet visit" in section(page, "course")
    assert "First stair" not in section(page, "course")
    assert "Small wins: 18 Nov First stair" in section(page, "given")


def test_maintenance_is_named_with_its_check_ups(store: Store, dog: Dog) -> None:
    assert "Maintenance" not in section(built(store, dog), "now")
    make.phase(store, dog, day=DAY - timedelta(days=3), check_months=None)
    assert "Maintenance since 19 Nov. " in section(built(store, dog), "now")
    make.phase(store, dog, day=DAY - timedelta(days=2), check_months=6)
    assert "Maintenance since 20 Nov, a check-up every 6 months. " in section(built(store, dog), "now")
    assert "Maintenance" not in section(built(store, dog, make.START, DAY - timedelta(days=9)), "now")


def test_a_changed_dose_is_one_medicine_when_it_ended(store: Store, dog: Dog) -> None:
    stops = DAY - timedelta(days=10)
    make.medicine(store, dog, amount="1 tablet", stop_day=stops)
    make.medicine(store, dog, amount="half", since=stops + timedelta(days=1), stop_day=DAY - timedelta(days=5))
    assert "No longer given: Loxicom from 25 Oct until 17 Nov" in section(built(store, dog), "given")


def test_own_measures_tests_and_left_out_values_stand_under_function(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    key = make.own_measure(store, dog, "Barks at the post", better="lower")
    make.series(store, dog, key, [3.0, 4.0])
    make.clinic_score(store, dog, 21, version="0-52")
    make.left_out(store, dog, "comfort", DAY, reason="the sitter guessed")
    text = section(built(store, dog, *SIX_WEEKS), "function")
    for words in (
        "Barks at the post (0–10, 0 best) middle 3.5, 2 days",
        "LOAD (0–52, higher is worse",
        "1 value left out",
    ):
        assert words in text
    assert "LOAD" not in section(built(store, dog, SIX_WEEKS[0], DAY - timedelta(days=1)), "function")


def test_the_key_of_the_charts_counts_no_measuring_day_that_was_left_out(store: Store, dog: Dog) -> None:
    fill_six_weeks(store, dog)
    gone = make.session(store, dog, DAY - timedelta(days=7), left=(290,))
    make.left_out(store, dog, "thigh_girth", gone.day, side="L", entry=gone.id)
    said = section(built(store, dog, *SIX_WEEKS), "course")
    assert "Thigh girth: 4 measuring days" in said
