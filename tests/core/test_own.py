# SPDX-License-Identifier: MIT
"""Own measures and activities: asked, kept, charted like any metric, in the owner's words whatever these are."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.keeping.history import storable
from core.keeping.store import Store
from core.usecases import answers, csvfile, diary, measures, own, series, trends
from core.usecases.dogs import Dog
from core.usecases.own import OwnMeasure
from core.words import metrics
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
LAPS = OwnMeasure(name="Laps of the garden", kind="number", unit="laps", low=0, high=50, better="higher")
TAIL = OwnMeasure(name="Tail", better="higher")
SOFA = OwnMeasure(name="Up on the sofa", kind="activity")


def keep(store: Store, dog: Dog, measure: OwnMeasure) -> OwnMeasure:
    return own.save(store, dog, measure, today=DAY)


def refused(store: Store, dog: Dog, measure: OwnMeasure) -> InvalidValue:
    with pytest.raises(InvalidValue) as caught:
        keep(store, dog, measure)
    return caught.value


def test_an_own_measure_becomes_a_metric_after_the_built_in_ones(store: Store, dog: Dog) -> None:
    laps, tail, sofa = (keep(store, dog, one) for one in (LAPS, TAIL, SOFA))
    known = own.known(store, dog.id)
    assert list(known)[: len(metrics.known())] == list(metrics.known())
    assert list(known)[-3:] == [laps.key, tail.key, sofa.key]
    assert (known[laps.key].kind, known[laps.key].group, known[laps.key].judged) == ("number", own.DAILY, "spread")
    assert (known[tail.key].kind, known[tail.key].judged, known[tail.key].sharp) == ("score", "points", 2)
    assert (known[sofa.key].low, known[sofa.key].high, known[sofa.key].group) == (0, 4, own.ACTIVITY)
    assert known[tail.key].subtitle == "0–10, 10 best"
    assert [known[one.key].daily for one in (laps, tail, sofa)] == [True, True, False]
    assert [known[one.key].form for one in (laps, tail, sofa)] == ["series", "series", "measured"]


def test_of_another_dog_it_is_not_known(store: Store, dog: Dog) -> None:
    tail = keep(store, dog, TAIL)
    toby = make.dog(store, "Toby")
    assert tail.key not in own.known(store, toby.id)
    assert tail.key in own.known(store)
    keep(store, toby, TAIL)
    with pytest.raises(InvalidValue):
        make.log(store, toby, DAY, {tail.key: 5})


def test_two_dogs_of_one_name_keep_their_own(store: Store, dog: Dog) -> None:
    twin = make.dog(store, dog.name)
    assert keep(store, dog, TAIL).key != keep(store, twin, TAIL).key
    assert len(own.of_dog(store, dog.id)) == len(own.of_dog(store, twin.id)) == 1


@pytest.mark.parametrize(
    ("measure", "field"),
    [
        (replace(TAIL, name="  "), "name"),
        (replace(TAIL, better=""), "better"),
        (replace(TAIL, better="middle"), "better"),
        (replace(TAIL, kind="mood"), "kind"),
        (replace(TAIL, asked="hourly"), "asked"),
        (replace(TAIL, low=0.5), "low"),
        (replace(TAIL, high=0), "high"),
        (replace(TAIL, high=200), "high"),
        (replace(LAPS, low=9, high=3), "high"),
        (replace(LAPS, high=float("inf")), "high"),
        (replace(LAPS, low=float("nan")), "low"),
        (replace(LAPS, high=1e12), "high"),
        (replace(TAIL, name="W" * 5000), "name"),
        (replace(LAPS, unit="u" * 61), "unit"),
        (replace(TAIL, high_label="x" * 301), "high_label"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    store: Store, dog: Dog, measure: OwnMeasure, field: str
) -> None:
    assert refused(store, dog, measure).field == field
    assert own.of_dog(store, dog.id) == []


def test_a_name_is_asked_once_whatever_its_case(store: Store, dog: Dog) -> None:
    tail = keep(store, dog, TAIL)
    assert refused(store, dog, replace(LAPS, name=" tAIL ")).field == "name"
    assert keep(store, dog, replace(tail, low_label="hangs")).low_label == "hangs"
    own.stop(store, dog, tail, today=DAY)
    again = keep(store, dog, TAIL)
    assert again.id != tail.id
    with pytest.raises(InvalidValue):
        own.resume(store, dog, own.of_dog(store, dog.id)[0])


def test_five_activities_are_the_most(store: Store, dog: Dog) -> None:
    kept = [keep(store, dog, replace(SOFA, name=f"Thing {n}")) for n in range(own.MOST_ACTIVITIES)]
    assert "Stop one" in refused(store, dog, SOFA).advice
    own.stop(store, dog, kept[0], today=DAY)
    assert keep(store, dog, SOFA).place == own.MOST_ACTIVITIES
    keep(store, dog, TAIL)


def test_an_activity_is_asked_from_0_to_4_once_a_week_with_the_owners_anchors(store: Store, dog: Dog) -> None:
    wild = replace(SOFA, low=-3, high=99, better="lower", asked="daily", unit="jumps", high_label="in one leap")
    metric = own.metric_of(keep(store, dog, wild))
    assert (metric.low, metric.high, metric.better, metric.unit) == (0, 4, "higher", "score")
    assert (metric.low_label, metric.high_label) == ("not at all", "in one leap")
    assert (metric.noise, metric.judged) == (1, "weekly")


def test_answers_are_kept_checked_and_charted(store: Store, dog: Dog) -> None:
    laps = keep(store, dog, LAPS)
    days = make.series(store, dog, laps.key, [2, 2.5, None, 4])
    assert series.daily(store, dog.id, laps.key, SPAN) == list(zip(days, [2, 2.5, 4], strict=True))
    with pytest.raises(InvalidValue) as caught:
        make.log(store, dog, DAY, {laps.key: 51})
    assert (caught.value.title, caught.value.advice) == (
        "51 laps cannot be right for “Laps of the garden”.",
        "It must be between 0 and 50 laps.",
    )
    chart = trends.chart(store, dog, laps.key, SPAN)
    assert chart.title == "Laps of the garden"
    assert [dot.value for dot in chart.traces[0].dots] == [2, 2.5, 4]


def test_an_own_unit_is_never_converted(store: Store, dog: Dog) -> None:
    food = own.metric_of(keep(store, dog, replace(LAPS, name="Food", unit="kg", high=5)))
    with pytest.raises(InvalidValue) as caught:
        answers.checked((food.key, ""), 6, "imperial", known={food.key: food})
    assert "6 kg" in caught.value.title


def test_weekly_ones_and_activities_are_kept_by_a_session(store: Store, dog: Dog) -> None:
    sofa = keep(store, dog, SOFA)
    ball = keep(store, dog, replace(LAPS, name="Ball", asked="weekly"))
    make.session(store, dog, DAY, values={sofa.key: 3, ball.key: 4.5})
    assert [o.value for o in series.occasions(store, dog.id, sofa.key, SPAN)] == [3]
    assert own.metric_of(ball).judged == ""
    for key, value in ((sofa.key, 5), (sofa.key, 2.5), (ball.key, -1), ("own.nobody", 1)):
        with pytest.raises(InvalidValue):
            make.session(store, dog, DAY, values={key: value})
    assert len(measures.sessions(store, dog.id)) == 1


def test_each_is_kept_where_it_is_asked(store: Store, dog: Dog) -> None:
    tail, sofa = keep(store, dog, TAIL), keep(store, dog, SOFA)
    with pytest.raises(InvalidValue) as caught:
        make.log(store, dog, DAY, {sofa.key: 3})
    assert caught.value.title == "“Up on the sofa” is asked once a week."
    with pytest.raises(InvalidValue) as caught:
        make.session(store, dog, DAY, values={tail.key: 3})
    assert caught.value.title == "“Tail” is asked in the diary."


def test_one_with_readings_is_stopped_one_without_is_gone(store: Store, dog: Dog) -> None:
    tail, laps = keep(store, dog, TAIL), keep(store, dog, LAPS)
    make.log(store, dog, DAY, {tail.key: 7})
    assert not own.remove(store, dog, tail, today=DAY)
    assert own.remove(store, dog, laps, today=DAY)
    assert [(one.name, one.stop_day) for one in own.of_dog(store, dog.id)] == [("Tail", DAY)]
    assert series.daily(store, dog.id, tail.key, SPAN) == [(DAY, 7)]
    store.undo()
    assert [one.name for one in own.of_dog(store, dog.id)] == ["Tail", "Laps of the garden"]
    store.undo()
    assert all(one.stop_day is None for one in own.of_dog(store, dog.id))


def test_a_stopped_one_is_asked_on_the_days_before(store: Store, dog: Dog) -> None:
    tail = keep(store, dog, TAIL)
    own.stop(store, dog, tail, today=DAY)
    tomorrow = DAY + timedelta(days=1)
    assert [m.key for m in own.grouped(store, dog.id, own.DAILY, DAY)] == [tail.key]
    assert own.grouped(store, dog.id, own.DAILY, tomorrow) == []
    assert tail.key in own.known(store, dog.id)
    own.resume(store, dog, own.of_dog(store, dog.id)[0])
    assert own.grouped(store, dog.id, own.DAILY, tomorrow)
    assert own.grouped(store, dog.id, "feel", DAY) == metrics.grouped("feel")


def test_what_was_recorded_goes_on_meaning_the_same(store: Store, dog: Dog) -> None:
    tail, laps = keep(store, dog, TAIL), keep(store, dog, LAPS)
    turned = keep(store, dog, replace(tail, better="lower", high=5))
    make.log(store, dog, DAY, {tail.key: 4, laps.key: 10})
    for change in ({"better": "higher"}, {"high": 10}, {"kind": "number"}, {"asked": "weekly"}):
        assert "new one" in refused(store, dog, replace(turned, **change)).advice
    assert keep(store, dog, replace(turned, name="How the tail is held")).name == "How the tail is held"
    assert keep(store, dog, replace(laps, high=100)).high == 100
    assert refused(store, dog, replace(laps, high=20)).field == "low"


def test_a_command_finds_it_by_key_or_name_the_one_still_asked_first(store: Store, dog: Dog) -> None:
    tail = keep(store, dog, TAIL)
    own.stop(store, dog, tail, today=DAY)
    again = keep(store, dog, TAIL)
    assert own.named(store, dog.id, " tail ") == again
    assert own.named(store, dog.id, tail.key) is not None
    assert own.named(store, dog.id, "comfort") is None


def test_any_name_is_kept_shown_and_exported_as_typed(
    store: Store, dog: Dog, tmp_path: Path, shared_path: Path
) -> None:
    naughty = json.loads((shared_path / "data" / "text" / "naughty-strings.json").read_text("utf-8"))
    typed = ["{dog}", "{name}", "{0}", "%s", *(text for text in naughty if storable(text).strip())]
    names = list({" ".join(storable(text).split()).casefold(): text for text in typed}.values())
    store.database.connection().execute("PRAGMA synchronous = OFF")
    kept = [keep(store, dog, replace(TAIL, name=name)) for name in names]
    known = own.known(store, dog.id)
    for name, measure in zip(names, kept, strict=True):
        as_typed = storable(name).strip()
        assert answers.plain_label(known[measure.key], "Rex") == answers.vet_label(known[measure.key]) == as_typed
        with pytest.raises(InvalidValue) as caught:
            answers.checked((measure.key, ""), 11, known=known)
        assert as_typed in caught.value.title
    for measure in (*kept[:4], *kept[-20:]):
        make.log(store, dog, DAY, {measure.key: 5})
        assert store.undo_label == diary.undo_words(measure.name, dog, DAY)
        chart = trends.chart(store, dog, measure.key, SPAN)
        assert chart.title == measure.name
    csvfile.export(store, tmp_path)
    with (tmp_path / "own_measures.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert {row["name"] for row in csv.DictReader(handle)} == {measure.name for measure in kept}
    with (tmp_path / "days.csv").open(encoding="utf-8-sig", newline="") as handle:
        (row,) = csv.DictReader(handle)
    assert row[kept[0].key] == "5"


def test_a_measure_that_is_changed_right_after_it_was_made_is_a_step_of_its_own(store: Store, dog: Dog) -> None:
    made = own.save(store, dog, own.OwnMeasure(name="Wags", better="higher"), today=make.TODAY)
    own.save(store, dog, replace(made, low_label="never"), today=make.TODAY)
    store.undo()
    assert own.of_dog(store, dog.id) == [made]
