# SPDX-License-Identifier: MIT
"""Clinical scales: every one with range, direction and source, and no wording of an instrument."""

from __future__ import annotations

import pytest

from core.words import metrics, scales
from core.words.scales import Scale

EVERY = [pytest.param(scale, id=scale.id) for scale in scales.SCALES]


def test_no_id_stands_twice() -> None:
    assert len(scales.known()) == len(scales.SCALES)


@pytest.mark.parametrize("scale", EVERY)
def test_a_scale_says_its_range_direction_and_source(scale: Scale) -> None:
    assert scale.better in ("higher", "lower")
    assert scale.scored_by in ("owner", "vet")
    assert scale.name and scale.source
    assert len({version.key for version in scale.versions}) == len(scale.versions) >= 1
    for version in scale.versions:
        assert version.low < version.high
        assert version.step in (1, 0.01)
        assert "worse" in scales.range_words(version.low, version.high, "lower")


@pytest.mark.parametrize("scale", EVERY)
def test_bands_lie_in_the_range_and_never_overlap(scale: Scale) -> None:
    for version in scale.versions:
        ends = [end for band in version.bands for end in (band.low, band.high)]
        assert ends == sorted(ends)
        assert all(version.low <= end <= version.high for end in ends)
        assert all(a.high < b.low for a, b in zip(version.bands, version.bands[1:], strict=False))


def test_directions_are_those_of_the_sources() -> None:
    higher = {scale.id for scale in scales.SCALES if scale.better == "higher"}
    assert higher == {"hhhhhmm", "frankel", "olby", "tscis"}
    ivdd = scales.known()["ivdd"]
    assert [scales.better(ivdd, version) for version in ivdd.versions] == ["lower", "higher"]


def test_ranges_are_those_of_the_sources() -> None:
    found = {(s.id, v.key): (v.low, v.high) for s in scales.SCALES for v in s.versions}
    assert found[("load", "0-52")] == (0, 52)
    assert found[("cbpi_pss", "0-10")] == (0, 10)
    assert found[("hcpi", "0-44")] == (0, 44)
    assert found[("glasgow", "24")] == (0, 24)
    assert found[("glasgow", "20")] == (0, 20)
    assert found[("frankel", "0-6")] == (0, 6)
    assert found[("ivdd", "1-5")] == found[("ivdd", "5-1")] == (1, 5)
    assert {s.id: s.change_that_matters for s in scales.SCALES if s.change_that_matters} == {"load": 4, "coi": 14}


def test_a_total_lies_in_its_band() -> None:
    assert scales.band_of("load", "0-52", 21) == "severe"
    assert scales.band_of("frankel", "0-6", 4) == "takes ten steps alone, wobbly"
    assert scales.band_of("ivdd", "5-1", 3) == ""
    assert scales.band_of("moon", "1", 3) == ""


def test_totals_are_a_metric_that_is_charted_and_never_judged() -> None:
    metric = scales.metric_of("load", "0-52", (0, 52), "lower")
    assert (metric.key, metric.better, metric.judged, metric.form) == ("score.load.0-52", "lower", "", "measured")
    assert (metric.subtitle, metric.noise, metric.daily) == ("0–52, higher is worse", 4, False)
    assert metric.group == metrics.CLINIC_GROUP
    assert scales.metric_of("cbpi_pss", "0-10", (0, 10), "lower").kind == "number"


def test_a_scale_of_a_newer_library_keeps_its_own_range_and_direction() -> None:
    metric = scales.metric_of("moon", "a", (3, 9), "higher")
    assert (metric.label, metric.low, metric.high, metric.better) == ("moon", 3, 9, "higher")
    assert metric.subtitle == "3–9, higher is better"
