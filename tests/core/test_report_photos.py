# SPDX-License-Identifier: MIT
"""Photos on the vet's page: which are printed, what was noticed, and what is said of values marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from core.keeping import models
from core.keeping.store import Store
from core.usecases import marks, noticed, photos, report_photos
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from core.words.blocks import Figures, Paragraph, Table
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)


def photo(store: Store, dog: Dog, back: int = 0, pose: str = "rear") -> Photo:
    found = photos.find(store, make.photo(store, dog, DAY - timedelta(days=back), pose, width=1600, height=1200))
    assert found is not None
    return found


def marked(store: Store, dog: Dog, back: int, key: str, values: Sequence[float], *, side: str = "L") -> None:
    """Keep values as marks would, one take each."""
    on = photo(store, dog, back)
    entry = marks.entry_id(on.id)
    with store.change("marks", dog=dog.id, day=on.day) as change:
        change.put(models.Entry, id=entry, dog=dog.id, day=on.day, kind="photo", photo=on.id)
        for take, value in enumerate(values, 1):
            reading = {"metric": key, "side": side, "take": take, "value": value, "state": "answered"}
            change.put(models.Reading, entry=entry, **reading)


def rows(store: Store, dog: Dog, span: tuple[date, date] = SPAN) -> list[tuple[str, ...]]:
    return [row for block in report_photos.measured(store, dog, span) if isinstance(block, Table) for row in block.rows]


def said(store: Store, dog: Dog) -> str:
    blocks = report_photos.remarks(store, dog, SPAN)
    return "".join(run.text for block in blocks if isinstance(block, Paragraph) for run in block.runs).strip()


# --- pictures ----------------------------------------------------------------------------------------


def test_photos_are_first_and_latest_of_two_poses(store: Store, dog: Dog) -> None:
    for back in (20, 10, 0):
        for pose in ("rear", "left_lateral", "dorsal"):
            make.photo(store, dog, DAY - timedelta(days=back), pose)
    (figures,) = report_photos.photo_strip(store, dog, SPAN)
    assert isinstance(figures, Figures)
    assert [figure.caption for figure in figures.figures] == [
        "From behind · 2 Nov",
        "From behind · 22 Nov",
        "Left side · 2 Nov",
        "Left side · 22 Nov",
    ]
    assert {figure.path for figure in figures.figures} == {None}
    assert len(report_photos.missing_copies(store, dog, SPAN)) == 4


def test_one_photo_stands_alone(store: Store, dog: Dog) -> None:
    make.photo(store, dog, DAY)
    (figures,) = report_photos.photo_strip(store, dog, SPAN)
    assert isinstance(figures, Figures)
    assert len(figures.figures) == 1


def test_a_flagged_photo_gives_its_place_to_another(store: Store, dog: Dog) -> None:
    first, _second, _third, last = (photo(store, dog, back) for back in (28, 20, 10, 0))
    marks.set_flag(store, dog, first, "turned", on=True)
    marks.set_flag(store, dog, last, "blurry", on=True)
    (figures,) = report_photos.photo_strip(store, dog, SPAN)
    assert isinstance(figures, Figures)
    assert [one.caption for one in figures.figures] == ["From behind · 2 Nov", "From behind · 12 Nov"]
    assert said(store, dog) == ("From behind: left out: 25 Oct (turned away from the camera), 22 Nov (blurry).")


def test_a_flagged_photo_without_another_says_its_flag(store: Store, dog: Dog) -> None:
    photo(store, dog, 20)
    marks.set_flag(store, dog, photo(store, dog, 0), "blurry", on=True)
    (figures,) = report_photos.photo_strip(store, dog, SPAN)
    assert isinstance(figures, Figures)
    assert [one.caption for one in figures.figures] == ["From behind · 2 Nov", "From behind · 22 Nov (blurry)"]
    assert said(store, dog) == ""


def test_what_was_noticed_in_the_span_is_told_the_last_three(store: Store, dog: Dog) -> None:
    every = [photo(store, dog, back) for back in (28, 21, 14, 7, 0)]
    for number, other in enumerate(every[1:]):
        noticed.save(store, dog, every[0], other, keys=["nothing"], text="<i>", today=DAY - timedelta(days=3 - number))
    assert said(store, dog) == (
        "Noticed by the owner, 4 times, latest: "
        "20 Nov from behind, week 1 and week 3: no difference seen, “<i>”; "
        "21 Nov from behind, week 1 and week 4: no difference seen, “<i>”; "
        "22 Nov from behind, week 1 and week 5: no difference seen, “<i>”."
    )
    assert report_photos.remarks(store, dog, (SPAN[0], DAY - timedelta(days=9))) == ()


# --- measured on photos ------------------------------------------------------------------------------


def test_nothing_is_said_of_photos_that_were_not_marked(store: Store, dog: Dog) -> None:
    photo(store, dog)
    assert report_photos.measured(store, dog, SPAN) == ()


def test_widths_are_told_per_leg_with_their_error_and_n(store: Store, dog: Dog) -> None:
    marked(store, dog, 20, "rear_thigh_width_ratio", (0.30, 0.31, 0.32))
    marked(store, dog, 0, "rear_thigh_width_ratio", (0.31, 0.32, 0.33))
    ((name, first, last, change),) = rows(store, dog)
    assert name == "Rear thigh width ÷ hock-to-tail height, left"
    assert (first, last) == ("0.310 ± 0.012 (n 3), 2 Nov", "0.320 ± 0.012 (n 3), 22 Nov")
    assert change == "+0.010, within error"


def test_a_single_marking_tells_no_change(store: Store, dog: Dog) -> None:
    marked(store, dog, 20, "stifle_angle", (100,))
    marked(store, dog, 0, "stifle_angle", (140, 141))
    ((_name, first, _last, change),) = rows(store, dog)
    assert first == "100° (n 1), 2 Nov"
    assert change == "single marking, no change told"


def test_one_photo_day_has_no_change(store: Store, dog: Dog) -> None:
    marked(store, dog, 0, "stifle_angle", (120, 122))
    assert rows(store, dog) == [("Stifle angle, standing", "121° ± 2° (n 2), 22 Nov", "", "one photo day")]


@pytest.mark.parametrize(
    ("days", "change"),
    [
        (((120, 121), (126, 127)), "+6°, within error"),
        (((120, 121), (140, 141)), "+20°, beyond error on one photo day"),
        (((120, 121), (118, 119), (140, 141)), "+20°, beyond error on one photo day"),
        (((120, 121), (135, 136), (140, 141)), "+20°, beyond error, two photo days running"),
        (((120, 121), (100, 101), (98, 99)), "−22°, beyond error, two photo days running"),
        (((100, 140), (120, 160)), "+20°, within error"),
    ],
)
def test_a_change_counts_beyond_the_noise_on_two_photo_days(
    store: Store, dog: Dog, days: Sequence[Sequence[float]], change: str
) -> None:
    for number, values in enumerate(days):
        marked(store, dog, 20 - number, "stifle_angle", values)
    assert rows(store, dog)[0][-1] == change


def test_standing_angles_are_headed_as_posture_of_their_side(store: Store, dog: Dog) -> None:
    marked(store, dog, 0, "stifle_angle", (120, 121), side="R")
    table, note = report_photos.measured(store, dog, SPAN)
    assert isinstance(table, Table) and isinstance(note, Paragraph)
    assert table.headers == ("Standing posture, not range of motion, right side", "First", "Latest", "Change")
    assert "at least 10° for angles, and" in note.runs[0].text
    assert "widths" not in note.runs[0].text


def test_of_two_photos_of_a_day_the_later_one_is_told(store: Store, dog: Dog) -> None:
    ids = sorted((store.new_id(), store.new_id()), key=marks.entry_id, reverse=True)  # entries in the other order
    for key, taken_at, value in zip(ids, ("2026-11-22T10:00", "2026-11-22T17:00"), (0.31, 0.36), strict=True):
        with store.change("photo", dog=dog.id, day=DAY) as change:
            change.put(
                models.Photo,
                id=key,
                dog=dog.id,
                sha256=key.replace("-", "") * 2,
                pose="rear",
                day=DAY,
                taken_at=taken_at,
                name="a.jpg",
            )
            change.put(models.Entry, id=marks.entry_id(key), dog=dog.id, day=DAY, kind="photo", photo=key)
            reading = {"metric": "rear_thigh_width_ratio", "side": "L", "take": 1, "state": "answered"}
            change.put(models.Reading, entry=marks.entry_id(key), value=value, **reading)
    ((_name, first, _latest, _change),) = rows(store, dog)
    assert first.startswith("0.360")


def test_days_outside_the_span_are_not_told(store: Store, dog: Dog) -> None:
    marked(store, dog, 60, "stifle_angle", (100, 101))
    assert rows(store, dog) == []
