# SPDX-License-Identifier: MIT
"""SCALES: clinical scales whose totals a clinic or a questionnaire gave; range, direction and source of each.

Totals only: no item and no wording of an instrument is shipped (their licences do not allow it). Words at grades are
ours. Kept totals are in core/usecases/clinic_scores.py.

To add a scale: add one Scale, with where its range and direction are said. A range nobody states is left out: without
it no total can be checked. Ids and version keys are for ever. Sources by their short names: clinical.md section 11.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.words import metrics, units
from core.words.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of totals, both ends inclusive, and what it is called; a grade is a band of one number."""

    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Version:
    """One way a scale is scored: its denominator, or a clinic that counts the other way round.

    Attributes:
        low, high, step: inclusive range and step of a total. better: only where it differs from the scale's.
        label: words that tell it from the other versions, "" when the range does. bands: ascending, none if unknown.
    """

    key: str
    low: float
    high: float
    step: float = 1
    better: str = ""
    label: str = ""
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale; better is "higher" or "lower" for its totals, scored_by "owner" or "vet".

    Attributes:
        versions: the usual one first. change_that_matters: smallest change of a total, None when not found.
        source: who says the range and the direction, in words.
    """

    id: str
    name: str
    versions: tuple[Version, ...]
    better: str
    scored_by: str
    source: str
    change_that_matters: float | None = None

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands of the usual version."""
        return self.versions[0].bands


def _grades(*labels: str, first: int = 0) -> tuple[Band, ...]:
    """Return one band a grade, counted from `first`."""
    return tuple(Band(grade, grade, label) for grade, label in enumerate(labels, first))


# Left out because nobody's text that we saw states the range: GenPup-M and the Finnish Canine Stifle Index.
SCALES: tuple[Scale, ...] = (
    # 13 answers of 0-4 (Wellpethub); bands from a secondary source; change: Alves-Innes 2023.
    Scale(
        "load",
        "LOAD",
        (
            Version(
                "0-52",
                0,
                52,
                bands=(
                    Band(0, 10, N_("mild")),
                    Band(11, 20, N_("moderate")),
                    Band(21, 30, N_("severe")),
                    Band(31, 52, N_("extreme")),
                ),
            ),
        ),
        "lower",
        "owner",
        N_("13 answers of 0–4 each; change that matters: Alves and Innes 2023"),
        change_that_matters=4,
    ),
    # 16 answers; 0-64 is how it is usually given, not read in the paper itself.
    Scale(
        "coi",
        N_("Canine Orthopedic Index (COI)"),
        (Version("0-64", 0, 64),),
        "lower",
        "owner",
        N_("the range usually given; compare it with your clinic's sheet"),
        change_that_matters=14,
    ),
    # Means of 4 and of 6 answers of 0-10 (Brown 2008, Wright 2017); the sums 0-40 and 0-60 also go round.
    Scale(
        "cbpi_pss",
        N_("CBPI, pain severity (PSS)"),
        (Version("0-10", 0, 10, 0.01, label=N_("mean, 0–10")),),
        "lower",
        "owner",
        N_("a mean of answers of 0–10, not their sum; Brown 2008"),
    ),
    Scale(
        "cbpi_pis",
        N_("CBPI, pain interference (PIS)"),
        (Version("0-10", 0, 10, 0.01, label=N_("mean, 0–10")),),
        "lower",
        "owner",
        N_("a mean of answers of 0–10, not their sum; Brown 2008"),
    ),
    # 11 answers of 0-4 (AJVR 2009). The cut-off that goes round was not found in a source: no bands.
    Scale(
        "hcpi",
        N_("Helsinki Chronic Pain Index (HCPI)"),
        (Version("0-44", 0, 44),),
        "lower",
        "owner",
        N_("11 answers of 0–4 each; AJVR 2009"),
    ),
    # Seven answers of 0-10, 10 best; not validated. At least one form on the web turns "hurt" round (petmedhelper).
    Scale(
        "hhhhhmm",
        N_("HHHHHMM quality of life"),
        (Version("0-70", 0, 70, bands=(Band(36, 70, N_("above 35: acceptable to its author")),)),),
        "higher",
        "owner",
        N_("seven answers of 0–10 each, 10 best; Villalobos"),
    ),
    # Of 20 when mobility cannot be judged (Reid 2007). For acute pain in a clinic, not for home.
    Scale(
        "glasgow",
        N_("Glasgow pain score, short form (CMPS-SF)"),
        (
            Version("24", 0, 24, label=N_("of 24"), bands=(Band(6, 24, N_("where the clinic considers more relief")),)),
            Version(
                "20",
                0,
                20,
                label=N_("of 20, mobility not judged"),
                bands=(Band(5, 20, N_("where the clinic considers more relief")),),
            ),
        ),
        "lower",
        "vet",
        N_("for acute pain in the clinic; Reid 2007"),
    ),
    # No version is validated (CanineLameness p. 40); the words are ours and fit 0-5 only.
    Scale(
        "lameness",
        N_("Lameness, as seen"),
        (
            Version(
                "0-5",
                0,
                5,
                bands=_grades(
                    N_("none seen"),
                    N_("now and then, or only at a trot"),
                    N_("slight but steady"),
                    N_("obvious, still uses the leg"),
                    N_("touches the ground with the toes"),
                    N_("holds the leg up"),
                ),
            ),
            Version("0-4", 0, 4),
            Version("0-10", 0, 10),
        ),
        "lower",
        "vet",
        N_("no version is validated; the words are ours"),
    ),
    # 0-6: PMC7521156 table 1; a 0-5 version goes round as well. Words ours.
    Scale(
        "frankel",
        N_("Modified Frankel score"),
        (
            Version(
                "0-6",
                0,
                6,
                bands=_grades(
                    N_("no movement, no feeling found"),
                    N_("no movement, deep feeling only"),
                    N_("no movement, feels both"),
                    N_("moves, cannot take ten steps alone"),
                    N_("takes ten steps alone, wobbly"),
                    N_("walks normally, back pain only"),
                    N_("normal"),
                ),
            ),
            Version("0-5", 0, 5),
        ),
        "higher",
        "vet",
        N_("Levine 2009 and later; the words are ours"),
    ),
    # dachshund-ivdd.uk, which also says that some clinics count the other way round. Words ours.
    Scale(
        "ivdd",
        N_("Slipped disc (IVDD) grade"),
        (
            Version(
                "1-5",
                1,
                5,
                label=N_("1 mildest, 5 worst"),
                bands=_grades(
                    N_("pain only"),
                    N_("walks, weak or wobbly"),
                    N_("cannot walk without help"),
                    N_("no movement on purpose"),
                    N_("no deep feeling found"),
                    first=1,
                ),
            ),
            Version(
                "5-1",
                1,
                5,
                better="higher",
                label=N_("the other way round: 5 mildest, 1 worst"),
                bands=(Band(1, 1, N_("worst")), Band(5, 5, N_("mildest"))),
            ),
        ),
        "lower",
        "vet",
        N_("some clinics count the other way round: ask yours"),
    ),
    # 14 points (Penderis 2008, Olby 2001).
    Scale(
        "olby",
        N_("Olby open-field score"),
        (Version("0-14", 0, 14),),
        "higher",
        "vet",
        N_("scored from a video; Olby 2001"),
    ),
    # 10 for each hind leg; direction and agreement Levine 2009, the weights as usually given.
    Scale(
        "tscis",
        N_("Texas spinal cord injury score (TSCIS)"),
        (Version("0-20", 0, 20),),
        "higher",
        "vet",
        N_("both back legs together, as usually given; Levine 2009"),
    ),
    # Elanco's handbook of the COAST tool.
    Scale(
        "coast",
        N_("COAST stage"),
        (
            Version(
                "0-4",
                0,
                4,
                bands=(
                    Band(0, 1, N_("no signs yet")),
                    Band(2, 2, N_("mild")),
                    Band(3, 3, N_("moderate")),
                    Band(4, 4, N_("severe")),
                ),
            ),
        ),
        "lower",
        "vet",
        N_("COAST handbook"),
    ),
)


def known() -> dict[str, Scale]:
    """Return id to Scale in the order of SCALES."""
    return {scale.id: scale for scale in SCALES}


def find(scale_id: str, version_key: str) -> tuple[Scale, Version] | None:
    """Return a scale and its version, or None when one of them is not known (a newer library)."""
    scale = known().get(scale_id)
    version = next((one for one in scale.versions if one.key == version_key), None) if scale else None
    return (scale, version) if scale and version else None


def better(scale: Scale, version: Version) -> str:
    """Return "higher" or "lower": which way is good on this version."""
    return version.better or scale.better


def band_of(scale_id: str, version_key: str, total: float) -> str:
    """Return the label of the band a total lies in, untranslated; "" when none is published."""
    found = find(scale_id, version_key)
    bands = found[1].bands if found else ()
    return next((band.label for band in bands if band.low <= total <= band.high), "")


def range_words(low: float, high: float, direction: str) -> str:
    """Say a range with its direction: "0–52, higher is worse"."""
    ends = {"low": units.fitting(low), "high": units.fitting(high)}
    if direction == "higher":
        return _("{low}–{high}, higher is better").format(**ends)
    if direction == "lower":
        return _("{low}–{high}, higher is worse").format(**ends)
    return _("{low}–{high}").format(**ends)


def key_of(scale_id: str, version_key: str) -> str:
    """Return the metric key of a scale's totals."""
    return f"score.{scale_id}.{version_key}"


def metric_of(scale_id: str, version_key: str, ends: tuple[float, float], direction: str) -> metrics.Metric:
    """Return the totals of a scale as a metric: charted, never judged.

    Args:
        ends: low and high as kept with the totals; direction: as kept; both stand where the scale is not known here.
    """
    found = find(scale_id, version_key)
    low, high = (found[1].low, found[1].high) if found else ends
    way = better(*found) if found else direction
    step = found[1].step if found else 1
    return metrics.Metric(
        key_of(scale_id, version_key),
        found[0].name if found else scale_id,
        "score" if step == 1 else "number",
        "score",
        low,
        high,
        step,
        way,
        metrics.CLINIC_GROUP,
        noise=found[0].change_that_matters if found else None,
        form="measured",
        subtitle=range_words(low, high, way),
    )
