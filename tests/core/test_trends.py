# SPDX-License-Identifier: MIT
"""Charts draw what was recorded and nothing else: no line over gaps, round axes, ends where the span ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.keeping.store import Store
from core.usecases import events, trends
from core.usecases.dogs import Dog
from core.usecases.events import Event
from core.words import metrics
from core.words.blocks import Chart, Mark
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)  # 29 days
CHARTED = [pytest.param(metric.key, id=metric.key) for metric in trends.offered()]
DAYS = some.dates(date(1995, 1, 1), date(2035, 1, 1))


def drawn(store: Store, dog: Dog, key: str, span: tuple[date, date] = SPAN, *, paper: bool = False) -> Chart:
    return trends.chart(store, dog, key, span, paper=paper)


@pytest.mark.parametrize("key", CHARTED)
@pytest.mark.parametrize("paper", [False, True])
def test_a_chart_without_data_says_so_and_ends_where_the_span_ends(
    store: Store, dog: Dog, key: str, paper: bool
) -> None:
    chart = drawn(store, dog, key, paper=paper)
    assert chart.empty
    assert (chart.start, chart.end) == SPAN
    assert chart.low < chart.high
    assert chart.title
    assert "{" not in chart.title + chart.subtitle + chart.footnote
    assert [dot for trace in chart.traces for dot in trace.dots] == []


@pytest.mark.parametrize("key", CHARTED)
def test_a_chart_of_any_length_has_an_axis_that_covers_it(store: Store, dog: Dog, key: str) -> None:
    for days in (1, 2, 6, 7, 29, 90, 365, 4000):
        chart = drawn(store, dog, key, (DAY - timedelta(days=days - 1), DAY))
        assert chart.day_ticks
        assert chart.ticks[0][0] >= chart.low
        assert chart.ticks[-1][0] <= chart.high
        assert sum((bar.end - bar.start).days + 1 for bar in chart.bars) in (0, days)


def test_dots_are_days_and_the_line_begins_with_the_fourth(store: Store, dog: Dog) -> None:
    days = make.series(store, dog, "comfort", [3, 4, 5, 6, 7])
    (trace,) = drawn(store, dog, "comfort").traces
    assert [(dot.day, dot.value) for dot in trace.dots] == list(zip(days, [3, 4, 5, 6, 7], strict=True))
    assert trace.line == (((days[3], 4.5), (days[4], 5)),)


def test_no_line_is_drawn_over_a_missed_week(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5, 5, 5, 5, 5, *[None] * 7, 7, 7, 7, 7, 7])
    (trace,) = drawn(store, dog, "comfort").traces
    assert [len(segment) for segment in trace.line] == [2, 2]
    assert len(trace.dots) == 10


def test_a_score_has_its_full_scale_whatever_was_answered(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [5, 5])
    chart = drawn(store, dog, "comfort")
    assert (chart.low, chart.high, chart.ticks) == (0, 10, ((0, "0"), (5, "5"), (10, "10")))


def test_minutes_begin_at_zero_with_round_numbers(store: Store, dog: Dog) -> None:
    for minutes, day in ((17, DAY), (23, DAY - timedelta(days=1))):
        make.walk(store, dog, day, minutes)
    assert drawn(store, dog, "walk_minutes_total").ticks == ((0, "0"), (10, "10"), (20, "20"), (30, "30"))


def test_a_chart_says_how_many_days_it_rests_on(store: Store, dog: Dog) -> None:
    make.series(store, dog, "comfort", [3, None, 4])
    assert drawn(store, dog, "comfort").footnote == "2 of 29 days answered"


def test_weekly_bars_say_seen_of_answered_and_how_many_days_were_logged(store: Store, dog: Dog) -> None:
    week = [DAY - timedelta(days=back) for back in range(7, 0, -1)]  # week 4, Sunday to Saturday
    for day, told in zip(week, (1, 1, 1, 1, 0, None, 0), strict=True):
        make.log(store, dog, day, {"comfort": 5, **({} if told is None else {"limped": told})})
    bar = drawn(store, dog, "limped").bars[3]
    assert (bar.start, bar.end, bar.name) == (week[0], week[-1], "wk 4")
    assert (bar.count, bar.answered, bar.logged, bar.label) == (4, 6, 7, "4 of 6")


def test_a_week_without_an_answer_is_an_empty_bar_not_a_zero(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"limped": 0})
    bars = drawn(store, dog, "limped").bars
    assert [(bar.answered, bar.label) for bar in bars] == [(0, ""), (0, ""), (0, ""), (0, ""), (1, "0 of 1")]


def test_a_bar_of_the_kind_of_day_counts_good_days(store: Store, dog: Dog) -> None:
    make.series(store, dog, "good_day", [2, 1, 0, 2, None, 2])
    assert [bar.label for bar in drawn(store, dog, "good_day").bars][-2:] == ["2 of 4", "1 of 1"]


def test_bars_end_where_the_span_ends(store: Store, dog: Dog) -> None:
    make.log(store, dog, DAY, {"limped": 0})
    bars = drawn(store, dog, "limped", (DAY - timedelta(days=3), DAY)).bars
    assert (bars[0].start, bars[-1].end) == (DAY - timedelta(days=3), DAY)


def test_many_weeks_share_few_bars(store: Store, dog: Dog) -> None:
    make.series(store, dog, "limped", [1.0] * 10)
    chart = drawn(store, dog, "limped", (DAY - timedelta(days=364), DAY))
    assert len(chart.bars) <= trends.MOST_BARS
    assert sum(bar.count for bar in chart.bars) == 10
    assert all(bar.count <= bar.answered <= chart.high for bar in chart.bars)


def test_bars_before_the_start_have_no_negative_week(store: Store, dog: Dog) -> None:
    make.log(store, dog, make.START - timedelta(days=10), {"limped": 1})
    chart = drawn(store, dog, "limped", (make.START - timedelta(days=14), DAY))
    assert [bar.name for bar in chart.bars][:3] == ["2 wk before", "1 wk before", "wk 1"]
    assert not any("-" in text for _day, text in chart.day_ticks)


def test_girth_has_both_legs_their_takes_and_their_error(store: Store, dog: Dog) -> None:
    make.session(store, dog, DAY - timedelta(days=7), left=(206, 208, 220), right=(215,))
    make.session(store, dog, DAY, left=(210,), right=(214,))
    chart = drawn(store, dog, "thigh_girth")
    left, right = chart.traces
    assert (left.key, left.side, left.label) == ("thigh_girth.L", "L", "Left")
    assert (right.key, right.side, right.label) == ("thigh_girth.R", "R", "Right")
    assert [(dot.value, dot.low, dot.high) for dot in left.dots] == [(20.8, 19.8, 21.8), (21, 20, 22)]
    assert len(left.line) == 1
    assert (chart.unit, chart.footnote) == ("cm", "2 measuring days")
    assert chart.low <= 19.8
    assert chart.high >= 22.5


def test_girth_is_shown_in_the_owners_unit(store: Store, dog: Dog) -> None:
    make.session(store, dog, left=(254,))
    chart = trends.chart(store, dog, "thigh_girth", SPAN, system="imperial")
    assert (chart.traces[0].dots[0].value, chart.unit) == (10, "in")
    assert chart.footnote == "1 measuring day"


@pytest.mark.parametrize(
    "second", [{"measured_by": "Ben"}, {"coat": "clipped"}], ids=["another person", "another coat"]
)
def test_measurings_that_cannot_be_compared_are_not_joined(store: Store, dog: Dog, second: dict[str, str]) -> None:
    make.session(store, dog, DAY - timedelta(days=7), left=(206,))
    make.session(store, dog, DAY, left=(210,), **second)
    (trace,) = drawn(store, dog, "thigh_girth").traces
    assert [len(segment) for segment in trace.line] == [1, 1]


def test_measurings_more_than_three_weeks_apart_are_not_joined(store: Store, dog: Dog) -> None:
    for back in (28, 21, 0):
        make.session(store, dog, DAY - timedelta(days=back), left=(206,))
    (trace,) = drawn(store, dog, "thigh_girth").traces
    assert [len(segment) for segment in trace.line] == [3]
    make.session(store, dog, SPAN[0] - timedelta(days=22), left=(206,))
    (trace,) = drawn(store, dog, "thigh_girth", (SPAN[0] - timedelta(days=30), DAY)).traces
    assert [len(segment) for segment in trace.line] == [1, 3]


def test_ticks_of_weights_that_lie_close_are_told_apart(store: Store, dog: Dog) -> None:
    for back, weight in ((7, 8.42), (0, 8.47)):
        make.session(store, dog, DAY - timedelta(days=back), values={"body_weight": weight})
    words = [text for _tick, text in drawn(store, dog, "body_weight").ticks]
    assert len(set(words)) == len(words)


def test_events_and_medicines_stand_on_the_chart_in_order(store: Store, dog: Dog) -> None:
    events.add(store, dog, DAY, "fall", text="On the ramp\nand the mat", today=DAY)
    events.add(store, dog, DAY, "win", text="Stood up", today=DAY)
    make.medicine(store, dog, "Loxicom", since=DAY - timedelta(days=9), stop_day=DAY - timedelta(days=2))
    found = drawn(store, dog, "comfort").marks
    assert [(mark.day, mark.label) for mark in found] == [
        (DAY - timedelta(days=9), "Loxicom started"),
        (DAY - timedelta(days=2), "Loxicom stopped"),
        (DAY, "On the ramp"),
    ]


def test_a_flare_up_that_reaches_over_the_span_is_cut_to_it(store: Store, dog: Dog) -> None:
    last = SPAN[1] - timedelta(days=3)
    events.save(store, dog, Event("", SPAN[0] - timedelta(days=3), "flare_up", "", DAY), today=DAY)
    (mark,) = drawn(store, dog, "comfort", (SPAN[0], last)).marks
    assert (mark.day, mark.end, mark.kind) == (SPAN[0], last, "flare_up")
    assert mark.label.startswith("Flare-up")


def test_letters_go_on_after_z() -> None:
    letters = [mark.letter for mark in trends.lettered([Mark(DAY, "x")] * 54)]
    assert letters[:2] == ["A", "B"]
    assert letters[25:28] == ["Z", "AA", "AB"]
    assert len(set(letters)) == 54


@given(DAYS, some.integers(1, 5000), some.none() | DAYS)
def test_day_ticks_are_few_ascend_and_stay_within_the_span(first: date, days: int, start: date | None) -> None:
    last = first + timedelta(days=days - 1)
    ticks = trends.day_ticks(first, last, start)
    shown = [day for day, _text in ticks]
    assert len(ticks) <= 8
    assert shown == sorted(set(shown))
    assert all(first <= day <= last for day in shown)
    assert all(text for _day, text in ticks)


@given(DAYS, some.integers(1, 200))
def test_a_bare_day_number_follows_a_label_of_its_own_month(first: date, days: int) -> None:
    month = 0
    for day, text in trends.day_ticks(first, first + timedelta(days=days - 1), None):
        if not text.isdigit():
            month = day.month
        assert day.month == month


@pytest.mark.parametrize(("key", "days"), [("2w", 14), ("6w", 42), ("3m", 91), ("1y", 365)])
def test_a_range_ends_today(store: Store, dog: Dog, key: str, days: int) -> None:
    assert trends.span_of(store, dog, key, DAY) == (DAY - timedelta(days=days - 1), DAY)


def test_since_start_begins_with_the_start_or_what_was_recorded_before(store: Store, dog: Dog) -> None:
    assert trends.span_of(store, dog, "start", DAY) == (make.START, DAY)
    make.photo(store, dog, make.START - timedelta(days=3000))
    make.walk(store, dog, make.START - timedelta(days=20))
    assert trends.span_of(store, dog, "start", DAY)[0] == make.START - timedelta(days=20)
    bare = make.dog(store, "Toby", start_day=None, start_kind="")
    assert trends.span_of(store, bare, "start", DAY) == (DAY - timedelta(days=6), DAY)


def test_what_is_offered_can_be_charted() -> None:
    assert set(trends.DEFAULT_CHARTS) <= {metric.key for metric in trends.offered()}
    assert set(trends.DEFAULT_CHARTS) <= set(metrics.known())


def test_a_call_to_the_vet_is_named_with_its_reason(store: Store, dog: Dog) -> None:
    events.save(store, dog, Event("", DAY, "vet_called", "Toes turned under"), today=DAY)
    events.save(store, dog, Event("", DAY, "vet_visit", "Recheck: steadier"), today=DAY)
    assert {mark.label for mark in drawn(store, dog, "comfort").marks} == {
        "Vet called: Toes turned under",
        "Recheck: steadier",
    }


@pytest.mark.parametrize("key", CHARTED)
def test_what_is_called_empty_has_an_empty_chart(store: Store, dog: Dog, key: str) -> None:
    assert trends.is_empty(store, dog, key, SPAN) and drawn(store, dog, key).empty
    make.series(store, dog, "comfort", [4, 5, 6])
    make.walk(store, dog)
    make.session(store, dog, left=(200,), right=(201,))
    assert trends.is_empty(store, dog, key, SPAN) == bool(drawn(store, dog, key).empty)
