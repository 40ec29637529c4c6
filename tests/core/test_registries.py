# SPDX-License-Identifier: MIT
"""Law L8: one line in a list is enough. A fake line of each list appears everywhere in core."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.keeping.store import Store
from core.usecases import (
    answers,
    clinic_scores,
    csvfile,
    diary,
    dogs,
    events,
    expected,
    flags,
    photos,
    report,
    report_photos,
    report_text,
    series,
    trends,
    verdicts,
    wins,
)
from core.usecases.clinic_scores import ClinicScore
from core.usecases.dogs import Dog
from core.usecases.report import Page
from core.words import causes, metrics, milestones, poses, scales, sections, settings, signs
from core.words.blocks import Paragraph, Run
from core.words.errors import InvalidValue
from core.words.metrics import Metric
from core.words.settings import LibrarySettings
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)


def add(patch: pytest.MonkeyPatch, module: object, name: str, *lines: object) -> None:
    """Add lines to a list of the program for one test."""
    patch.setattr(module, name, (*getattr(module, name), *lines))


def days(store: Store, folder: Path) -> list[dict[str, str]]:
    csvfile.export(store, folder)
    with (folder / "days.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def wags(monkeypatch: pytest.MonkeyPatch) -> Metric:
    made = Metric(
        "tail_wags", "Tail wags", "number", "count", 0, 500, 1, "higher", "more", form="series", vet="Wagging"
    )
    add(monkeypatch, metrics, "METRICS", made)
    return made


@pytest.fixture
def hummed(monkeypatch: pytest.MonkeyPatch) -> signs.Sign:
    made = signs.Sign("hummed", "Hummed", "signs", True, "Humming")
    add(monkeypatch, signs, "SIGNS", made)
    return made


def test_a_metric_is_known_to_forms_and_commands(wags: Metric) -> None:
    assert wags in metrics.grouped("more")
    assert answers.metric_of("tail_wags") is wags
    assert answers.checked(("tail_wags", ""), answers.from_text("tail_wags", "12")) == 12
    with pytest.raises(InvalidValue):
        answers.checked(("tail_wags", ""), 501)
    with pytest.raises(InvalidValue) as caught:
        answers.metric_of("tail_wag")
    assert "tail_wags" in caught.value.advice


def test_a_metric_is_kept_charted_and_exported(store: Store, dog: Dog, tmp_path: Path, wags: Metric) -> None:
    make.series(store, dog, "tail_wags", [10, 20, 30, 40, 50])
    assert diary.page(store, dog.id, DAY).answers == {("tail_wags", ""): 50}
    assert wags in trends.offered()
    chart = trends.chart(store, dog, "tail_wags", SPAN, paper=True)
    assert chart.title == "Wagging"
    assert [dot.value for dot in chart.traces[0].dots] == [10, 20, 30, 40, 50]
    assert [row["tail_wags"] for row in days(store, tmp_path)] == ["10", "20", "30", "40", "50"]


def test_a_metric_named_in_the_lists_of_the_page_is_printed(
    store: Store, dog: Dog, wags: Metric, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, sections, "COURSE", "tail_wags")
    add(monkeypatch, sections, "FUNCTION", sections.Column("tail_wags", "Wags"))
    add(monkeypatch, sections, "WARNINGS", sections.WarningRow("Too many wags", ("tail_wags",), 100))
    make.series(store, dog, "tail_wags", [10, 200])
    text = report_text.write(report.build(store, dog, *SPAN, today=DAY))
    assert "Wagging" in text
    assert "Wags" in text
    assert "105" in text
    assert "too many wags 1 of 2" in text.lower()


def test_a_derived_metric_needs_its_function_and_its_line(
    store: Store, dog: Dog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, metrics, "METRICS", Metric("twice", "Twice", high=20, form="series", derive="twice"))
    monkeypatch.setitem(
        series.DERIVED, "twice", lambda s, d, span: [(day, 2 * v) for day, v in series.daily(s, d, "comfort", span)]
    )
    make.series(store, dog, "comfort", [3, 4])
    assert [dot.value for dot in trends.chart(store, dog, "twice", SPAN).traces[0].dots] == [6, 8]
    assert [row["twice"] for row in days(store, tmp_path)] == ["6", "8"]
    with pytest.raises(InvalidValue):
        answers.metric_of("twice")


def test_a_sign_is_ticked_per_leg_charted_and_exported(
    store: Store, dog: Dog, tmp_path: Path, hummed: signs.Sign
) -> None:
    assert "hummed" in [metric.key for metric in metrics.grouped("signs")]
    assert answers.usual("signs", {})[("hummed", "")] == 0
    make.log(store, dog, DAY, {"hummed.L": 1})
    chart = trends.chart(store, dog, "hummed", SPAN, paper=True)
    assert (chart.title, chart.bars[-1].label) == ("Humming", "1 of 1")
    assert [(row["hummed"], row["hummed_L"], row["hummed_R"]) for row in days(store, tmp_path)] == [("", "1", "")]


def test_a_red_flag_on_a_new_sign_is_raised(
    store: Store, dog: Dog, hummed: signs.Sign, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag = signs.RedFlag("humming", "soon", "Hums", matches=(signs.Match("hummed"),))
    add(monkeypatch, signs, "RED_FLAGS", flag)
    assert [found.flag for found in flags.raised(store, dog, DAY, {("hummed", "R"): 1.0})] == [flag]


def test_a_pose_stands_in_the_grid_and_on_the_page(store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch) -> None:
    pose = poses.Pose("tail", "The tail", True, "Hold it still.")
    monkeypatch.setattr(poses, "POSES", (pose,))
    make.photo(store, dog, DAY, "tail")
    assert poses.known() == {"tail": pose}
    grid = photos.grid(store, dog, today=DAY)
    assert pose in grid.poses
    assert grid.shown(grid.this_week, "tail") is not None
    (figures,) = report_photos.photo_strip(store, dog, SPAN)
    assert "The tail · 22 Nov" in str(figures)


def test_a_section_is_printed_where_the_list_says(store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch) -> None:
    def naps(page: Page) -> report.Built:
        return (Paragraph((Run(f"{page.dog.name} naps."),)),), ""

    monkeypatch.setattr(sections, "SECTIONS", (sections.SectionEntry("naps", "Naps"), *sections.SECTIONS))
    monkeypatch.setitem(report.SECTION_BUILDERS, "naps", naps)
    page = report.build(store, dog, *SPAN, today=DAY)
    assert page.sections[0].title == "Naps"
    assert "Bailey naps." in report_text.write(page)
    assert [one.key for one in report.build(store, dog, *SPAN, today=DAY, chosen=("naps",)).sections] == ["naps"]


def test_a_judged_metric_gets_a_verdict_against_its_own_usual(
    store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Metric("purrs", "Purring", "score", "score", 0, 10, 1, "higher", "more", form="series", judged="points")
    add(monkeypatch, metrics, "METRICS", made)
    make.series(store, dog, "purrs", [6] * 28 + [7] * 10)
    (found,) = verdicts.of_dog(store, dog, today=DAY)
    assert (found.key, found.state) == ("purrs", "better")
    assert found.sentence.startswith("Purring: above its usual 6 on all of the last 10 days answered")


def test_a_clinical_scale_is_kept_charted_printed_and_exported(
    store: Store, dog: Dog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scales.Scale("wag", "Wag index", (scales.Version("0-9", 0, 9),), "higher", "vet", "nobody")
    add(monkeypatch, scales, "SCALES", made)
    kept = clinic_scores.save(store, dog, ClinicScore(day=DAY, scale="wag", version="0-9", total=7), today=DAY)
    assert (kept.high, kept.better) == (9, "higher")
    with pytest.raises(InvalidValue):
        clinic_scores.save(store, dog, ClinicScore(day=DAY, scale="wag", version="0-9", total=10), today=DAY)
    assert kept.key in [metric.key for metric in trends.offered(store, dog.id)]
    assert [dot.value for dot in trends.chart(store, dog, kept.key, SPAN).traces[0].dots] == [7]
    assert "Wag index (0–9, higher is better): 7 on 22 Nov." in report_text.write(
        report.build(store, dog, *SPAN, today=DAY)
    )
    csvfile.export(store, tmp_path)
    assert ",wag,0-9,7" in (tmp_path / "clinic_scores.csv").read_text(encoding="utf-8-sig")


def test_a_milestone_is_offered_reached_charted_and_printed(
    store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = milestones.Milestone("sang", "Sang a whole song")
    add(monkeypatch, milestones, "MILESTONES", made)
    assert made in wins.offered(dog)
    wins.reach(store, dog, "sang", DAY, today=DAY)
    assert [win.text for win in wins.of_dog(store, dog, DAY)] == ["Sang a whole song"]
    assert [step.day for step in expected.milestones(store, dog) if step.milestone is made] == [DAY]
    assert "Sang a whole song" in [mark.label for mark in trends.marks(store, dog, *SPAN)]
    assert "Sang a whole song" in report_text.write(report.build(store, dog, *SPAN, today=DAY))
    events.remove(store, dog, events.between(store, dog.id, *SPAN)[0])
    assert store.undo_label == "remove sang a whole song, Bailey, 22 Nov"


def test_a_cause_has_its_times_ribbons_and_words_for_the_vet(
    store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = (causes.Span(2, 6, "purring possible"),)
    add(monkeypatch, causes, "CAUSES", causes.Cause("catness", "Is a cat", "felinity", times, "a book"))
    ill = replace(dog, cause="catness")
    dogs.save(store, ill, today=DAY)
    said = "Expected times: purring possible, weeks 2–6; you are in week 5 (a book)."
    assert expected.sentence(store, ill, DAY) == said
    assert [ribbon.label for ribbon in expected.ribbons(store, ill, SPAN)] == ["weeks 2–6: purring possible (a book)"]
    assert wins.offered(ill)
    assert "felinity" in report_text.write(report.build(store, ill, *SPAN, today=DAY))


def test_a_setting_is_kept_with_its_library(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class More(LibrarySettings):
        bowl: str = "blue"

    monkeypatch.setattr(settings, "LibrarySettings", More)
    monkeypatch.setitem(settings.CHOICES, "bowl", ("blue", "red"))
    assert store.settings() == More()
    store.set_settings(More(bowl="red"))
    assert store.settings() == More(bowl="red")
    store.set_settings(More(bowl="green"))
    assert store.settings() == More()
