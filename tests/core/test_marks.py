# SPDX-License-Identifier: MIT
"""Marks on photos: what is refused, what is measured against the truth of drawn photos, and where readings go."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.keeping import dog_drawing, models
from core.keeping.dog_drawing import LOOKS, Jitter, Truth
from core.keeping.dog_shapes import joints
from core.keeping.dog_views import rear_heights
from core.keeping.store import Store
from core.usecases import csvfile, marks, measures, photos, series, trends
from core.usecases.dogs import Dog
from core.usecases.marks import Reference
from core.usecases.photos import Photo
from core.usecases.series import Occasion
from core.words import geometry, landmarks
from core.words.errors import InvalidValue
from tests import make

DAY = make.TODAY
SPAN = (make.START, DAY)
LOOK = LOOKS["border_collie"]
HELD = [Jitter(), Jitter(zoom=0.9, shift_px=(-25, 12), brightness=1.1), Jitter(roll_deg=3, zoom=1.05)]
SIDES = {"left_lateral": "L", "right_lateral": "R"}


def photo(store: Store, dog: Dog, pose: str = "rear", *, days_ago: int = 0) -> Photo:
    key = make.photo(store, dog, DAY - timedelta(days=days_ago), pose, width=1600, height=1200)
    found = photos.find(store, key)
    assert found is not None
    return found


def truth(pose: str, jitter: Jitter | None = None, *, crouch: float = 0.3) -> Truth:
    return dog_drawing.draw(LOOK, pose, left=0.4, right=0.7, crouch=crouch, jitter=jitter or Jitter()).truth


def marked(store: Store, dog: Dog, on: Photo, true: Truth, *, marking: int = 1, shift: float = 0.0) -> None:
    """Mark all that the truth knows of, `shift` px to the right."""
    found = dict(true.points)
    found |= {name: (x, true.height_px or 0.0) for name, x in true.crossings.items() if name != "waist_y"}
    found |= {name: (x, true.crossings["waist_y"]) for name, x in true.crossings.items() if name.startswith("waist_")}
    kind = landmarks.of_pose(on.pose)
    assert kind is not None
    for key, (x, y) in found.items():
        if kind.find(key) is not None:
            marks.place(store, dog, on, key, point=(x + shift, y), marking=marking)


def angle_mm(a: geometry.Point, b: geometry.Point, c: geometry.Point) -> float:
    """Return the angle at b by the law of cosines, another way than the program's."""
    ab, bc, ca = math.dist(a, b), math.dist(b, c), math.dist(c, a)
    return math.degrees(math.acos((ab**2 + bc**2 - ca**2) / (2 * ab * bc)))


# --- the truth of drawn photos -----------------------------------------------------------------------


@pytest.mark.parametrize("jitter", HELD[:2])
def test_thigh_widths_agree_with_the_drawn_dog(store: Store, dog: Dog, jitter: Jitter) -> None:
    on, true = photo(store, dog), truth("rear", jitter)
    marked(store, dog, on, true)
    top, hock, _level = rear_heights(LOOK, 0.3)
    px_per_mm = math.dist(*true.stick) / true.stick_mm
    cross = true.crossings
    for side, edges in (("L", ("left_outer", "left_inner")), ("R", ("right_inner", "right_outer"))):
        found = marks.values(store, on).find("rear_thigh_width_ratio", side)
        assert found is not None
        width_mm = (cross[edges[1]] - cross[edges[0]]) / px_per_mm
        assert found.mean == pytest.approx(width_mm / (top - hock), rel=0.01)


def test_a_fuller_thigh_is_wider(store: Store, dog: Dog) -> None:
    on = photo(store, dog)
    marked(store, dog, on, truth("rear"))
    left, right = (marks.values(store, on).find("rear_thigh_width_ratio", side) for side in ("L", "R"))
    assert left is not None
    assert right is not None
    assert right.mean > left.mean * 1.05


@pytest.mark.parametrize("jitter", HELD)
@pytest.mark.parametrize("pose", SIDES)
@pytest.mark.parametrize("crouch", [0.0, 0.6])
def test_knee_and_hock_agree_with_the_drawn_dog(
    store: Store, dog: Dog, pose: str, jitter: Jitter, crouch: float
) -> None:
    on = photo(store, dog, pose)
    marked(store, dog, on, truth(pose, jitter, crouch=crouch))
    at = joints(LOOK, crouch)
    wanted = {
        "stifle_angle": angle_mm(at.trochanter, at.stifle, at.tarsus),
        "tarsal_angle": angle_mm(at.stifle, at.tarsus, at.metatarsus),
    }
    for metric, degrees in wanted.items():
        found = marks.values(store, on).find(metric, SIDES[pose])
        assert found is not None
        assert found.mean == pytest.approx(degrees, abs=1)


@pytest.mark.parametrize("jitter", HELD)
@pytest.mark.parametrize("pose", SIDES)
def test_a_slope_is_told_against_the_floor_however_the_camera_was_held(
    store: Store, dog: Dog, pose: str, jitter: Jitter
) -> None:
    on = photo(store, dog, pose)
    marked(store, dog, on, truth(pose, jitter, crouch=0))
    lean = math.tan(math.radians(jitter.roll_deg))
    for key, x in (("paw_front", 500.0), ("paw_back", 1100.0)):
        marks.place(store, dog, on, key, point=(x, 1000 + (x - 800) * lean))
    found = marks.values(store, on).find("topline_angle", SIDES[pose])
    drop = LOOK.height * 0.985 - LOOK.rump_y * 0.955
    assert found is not None
    assert found.mean == pytest.approx(math.degrees(math.atan2(drop, LOOK.length * (0.955 - 0.19))), abs=1)


def test_a_crouch_lowers_the_back_end(store: Store, dog: Dog) -> None:
    found = []
    for crouch in (0.0, 0.8):
        on = photo(store, dog, "left_lateral")
        marked(store, dog, on, truth("left_lateral", crouch=crouch))
        value = marks.values(store, on).find("topline_angle", "L")
        assert value is not None
        found.append(value.mean)
    assert found[1] > found[0] + 3


def test_widths_from_above_are_shares_of_the_back(store: Store, dog: Dog) -> None:
    on, true = photo(store, dog, "dorsal"), truth("dorsal")
    marked(store, dog, on, true)
    tail = true.points["tail_base"]
    marks.place(store, dog, on, "withers", point=(tail[0], tail[1] - 400))
    measured = marks.values(store, on)
    thighs, waist = (measured.find(f"top_{name}_width_ratio") for name in ("thigh", "waist"))
    assert thighs is not None
    assert waist is not None
    assert thighs.mean == pytest.approx((true.crossings["thigh_right"] - true.crossings["thigh_left"]) / 400, rel=0.01)
    assert waist.mean == pytest.approx((true.crossings["waist_right"] - true.crossings["waist_left"]) / 400, rel=0.01)


def test_a_reference_gives_the_width_in_millimetres(store: Store, dog: Dog) -> None:
    on, true = photo(store, dog), truth("rear")
    marked(store, dog, on, true)
    marks.set_reference(store, dog, on, Reference(*true.stick, true.stick_mm))
    found = marks.values(store, on).find("rear_thigh_width_ratio", "L")
    assert found is not None
    assert found.mm is not None
    top, hock, _level = rear_heights(LOOK, 0.3)
    assert found.mm / found.mean == pytest.approx(top - hock, rel=0.01)
    marks.set_reference(store, dog, on, None)
    without = marks.values(store, on).find("rear_thigh_width_ratio", "L")
    assert without == replace(found, mm=None)


# --- several markings --------------------------------------------------------------------------------


def test_a_single_marking_says_so_and_claims_no_change(store: Store, dog: Dog) -> None:
    on = photo(store, dog)
    marked(store, dog, on, truth("rear"))
    found = marks.values(store, on).values[0]
    assert found.is_single
    assert found.error is None
    assert "single marking" in found.words
    assert marks.compared(found.metric, found, replace(found, mean=found.mean * 2)) == "single"


def test_three_markings_give_their_mean_with_its_own_error(store: Store, dog: Dog) -> None:
    on, true = photo(store, dog, "left_lateral"), truth("left_lateral")
    for marking in (1, 2, 3):
        marked(store, dog, on, true, marking=marking)
    x, y = true.points["stifle"]
    marks.place(store, dog, on, "stifle", point=(x + 6, y), marking=2)
    found = marks.values(store, on).find("stifle_angle", "L")
    assert found is not None
    numbers = [value for _marking, value in found.markings]
    assert found.mean == pytest.approx(sum(numbers) / 3)
    assert found.error == pytest.approx(1.96 * abs(numbers[1] - numbers[0]) / 3)
    assert "mean of 3 markings" in found.words
    assert "°" in found.words
    (occasion,) = series.occasions(store, dog.id, "stifle_angle", SPAN, side="L")
    assert occasion.value == pytest.approx(found.mean)
    assert (occasion.takes, occasion.error) == (3, 10)


def test_a_difference_smaller_than_the_noise_is_within_error(store: Store, dog: Dog) -> None:
    value = marks.Value("stifle_angle", "L", ((1, 140.0), (2, 140.0)), 140.0, 1.0)
    assert marks.compared("stifle_angle", value, replace(value, mean=149.0)) == "within"
    assert marks.compared("stifle_angle", value, replace(value, mean=150.0)) == "beyond"
    assert marks.compared("stifle_angle", replace(value, error=12.0), replace(value, mean=151.0)) == "within"


@pytest.mark.parametrize(
    ("angles", "changed"),
    [
        ([140], False),
        ([140, 151], False),
        ([140, 151, 152], True),
        ([140, 151, 145], False),
        ([140, 130, 129], True),
        ([140, 151, 129], False),
        ([140, 149, 149.9], False),
    ],
)
def test_an_angle_has_changed_after_two_photo_days_running(angles: list[float], changed: bool) -> None:
    found = [Occasion(make.START + timedelta(days=7 * at), angle, 3, 10, "", "", "") for at, angle in enumerate(angles)]
    assert marks.has_changed(found, 10) is changed
    assert not marks.has_changed([replace(one, takes=1) for one in found], 10)


# --- readings ----------------------------------------------------------------------------------------


def test_measured_values_are_readings_that_chart_and_csv_have_by_themselves(
    store: Store, dog: Dog, tmp_path: Path
) -> None:
    on = photo(store, dog)
    for marking in (1, 2):
        marked(store, dog, on, truth("rear"), marking=marking)
    chart = trends.chart(store, dog, "rear_thigh_width_ratio", SPAN)
    assert [trace.side for trace in chart.traces] == ["L", "R"]
    csvfile.export(store, tmp_path)
    with (tmp_path / "readings.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert {(row["kind"], row["measure"], row["side"], row["take"]) for row in rows} == {
        ("photo", "rear_thigh_width_ratio", side, take) for side in ("L", "R") for take in ("1", "2")
    }
    assert not [name for name in csvfile.columns("days.csv") if "thigh" in name or "angle" in name]
    assert len((tmp_path / "marks.csv").read_text("utf-8-sig").splitlines()) == 1 + 14


def test_degrees_are_named_in_the_columns_and_on_the_chart(store: Store, dog: Dog) -> None:
    on = photo(store, dog, "right_lateral")
    marked(store, dog, on, truth("right_lateral"))
    chart = trends.chart(store, dog, "stifle_angle", SPAN)
    assert "standing posture, not range of motion" in chart.subtitle
    assert chart.unit == "°"
    assert csvfile.column(next(m for m in trends.offered() if m.key == "stifle_angle"), "R") == "stifle_angle_deg_R"


def test_one_mark_is_one_step_with_its_readings(store: Store, dog: Dog) -> None:
    on, true = photo(store, dog, "left_lateral"), truth("left_lateral")
    for key in ("trochanter", "stifle"):
        marks.place(store, dog, on, key, point=true.points[key])
    before = make.dump(store)
    marks.place(store, dog, on, "tarsus", point=true.points["tarsus"])
    assert series.occasions(store, dog.id, "stifle_angle", SPAN, side="L")
    store.undo()
    assert make.dump(store) == before
    store.redo()
    assert series.occasions(store, dog.id, "stifle_angle", SPAN, side="L")


def test_a_mark_taken_back_takes_its_values_along(store: Store, dog: Dog) -> None:
    on = photo(store, dog, "left_lateral")
    for marking in (1, 2):
        marked(store, dog, on, truth("left_lateral"), marking=marking)
    marks.take_back(store, dog, on, "stifle", marking=2)
    found = marks.values(store, on).find("stifle_angle", "L")
    assert found is not None
    assert found.is_single
    marks.take_back_marking(store, dog, on, 1)
    marks.take_back_marking(store, dog, on, 2)
    assert marks.of_photo(store, on) == {}
    assert store.rows("SELECT count(*) FROM entry WHERE kind = 'photo'") == [(0,)]


def test_a_flagged_photo_is_left_out_of_measuring_with_the_reason(store: Store, dog: Dog) -> None:
    on = photo(store, dog)
    marked(store, dog, on, truth("rear"))
    marks.set_flag(store, dog, on, "harness", on=True)
    marks.set_flag(store, dog, on, "turned", on=True)
    assert marks.flags(store, on) == ("turned", "harness")
    assert marks.flagged(store, dog.id) == {on.id: ("turned", "harness")}
    measured = marks.values(store, on)
    assert measured.values == ()
    assert "turned away from the camera, harness on" in measured.reasons[0]
    assert series.occasions(store, dog.id, "rear_thigh_width_ratio", SPAN, side="L") == []
    for flag in ("turned", "harness"):
        marks.set_flag(store, dog, on, flag, on=False)
    assert series.occasions(store, dog.id, "rear_thigh_width_ratio", SPAN, side="L")
    with pytest.raises(InvalidValue) as caught:
        marks.set_flag(store, dog, on, "ugly", on=True)
    assert caught.value.field == "flag"


def test_readings_follow_the_day_and_the_pose_of_their_photo(store: Store, dog: Dog) -> None:
    on = photo(store, dog, "left_lateral", days_ago=3)
    marked(store, dog, on, truth("left_lateral"))
    photos.change(store, dog, on, today=DAY, day=DAY)
    (occasion,) = series.occasions(store, dog.id, "stifle_angle", SPAN, side="L")
    assert occasion.day == DAY
    now = photos.find(store, on.id)
    assert now is not None
    photos.change(store, dog, now, today=DAY, pose="rear")
    assert series.occasions(store, dog.id, "stifle_angle", SPAN, side="L") == []


def test_a_removed_photo_takes_its_marks_along_and_undo_brings_them_back(store: Store, dog: Dog) -> None:
    on, true = photo(store, dog), truth("rear")
    marked(store, dog, on, true)
    marks.set_reference(store, dog, on, Reference(*true.stick, true.stick_mm))
    marks.set_flag(store, dog, on, "blurry", on=True)
    before = make.dump(store)
    photos.remove(store, dog, on)
    for model in (models.Mark, models.Reference, models.PhotoFlag, models.Photo, models.Entry, models.Reading):
        assert store.select(model).count() == 0
    store.undo()
    assert make.dump(store) == before


def test_a_value_of_a_photo_is_not_typed(store: Store, dog: Dog) -> None:
    with pytest.raises(InvalidValue) as caught:
        measures.save(store, dog, measures.Session(DAY, {("stifle_angle", "L", 1): 140.0}), today=DAY)
    assert caught.value.field == "stifle_angle"


# --- what is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("landmark", "point", "marking", "field"),
    [
        ("stifle", (5, 5), 1, "landmark"),
        ("tail_base", (-1, 5), 1, "point"),
        ("tail_base", (5, 1201), 1, "point"),
        ("tail_base", (1600.5, 5), 1, "point"),
        ("tail_base", (math.nan, 5), 1, "point"),
        ("tail_base", (5, math.inf), 1, "point"),
        ("tail_base", (5, 5), 0, "marking"),
        ("tail_base", (5, 5), 10, "marking"),
        ("tail_base", (100.4, 100), 1, "point"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_where_it_happens(
    store: Store, dog: Dog, landmark: str, point: geometry.Point, marking: int, field: str
) -> None:
    on = photo(store, dog)
    marks.place(store, dog, on, "hock_left", point=(100, 100))
    before = make.dump(store)
    with pytest.raises(InvalidValue) as caught:
        marks.place(store, dog, on, landmark, point=point, marking=marking)
    assert caught.value.field == field
    assert caught.value.title
    assert make.dump(store) == before


def test_the_corner_of_the_picture_is_inside(store: Store, dog: Dog) -> None:
    on = photo(store, dog)
    marks.place(store, dog, on, "hock_left", point=(0, 0))
    marks.place(store, dog, on, "hock_right", point=(1600, 1200))
    assert marks.of_photo(store, on) == {1: {"hock_left": (0, 0), "hock_right": (1600, 1200)}}


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Reference((10, 10), (10, 10), 300), "second"),
        (Reference((10, 10), (10.5, 10), 300), "second"),
        (Reference((10, 10), (500, 10), 0), "length_mm"),
        (Reference((10, 10), (500, 10), -5), "length_mm"),
        (Reference((10, 10), (500, 10), math.nan), "length_mm"),
        (Reference((-1, 10), (500, 10), 300), "first"),
        (Reference((10, 10), (5000, 10), 300), "second"),
    ],
)
def test_a_reference_that_cannot_be_is_refused(store: Store, dog: Dog, wanted: Reference, field: str) -> None:
    on = photo(store, dog)
    with pytest.raises(InvalidValue) as caught:
        marks.set_reference(store, dog, on, wanted)
    assert caught.value.field == field
    assert marks.reference(store, on) is None


def test_a_pose_that_is_only_looked_at_takes_no_marks(store: Store, dog: Dog) -> None:
    on = photo(store, dog, "nails")
    assert marks.of_photo(store, on) == {}
    assert marks.values(store, on).reasons
    assert marks.alignment(store, on, on) is None
    with pytest.raises(InvalidValue):
        marks.place(store, dog, on, "tail_base", point=(5, 5))


# --- aligning ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("hock_left", "tail_base"), ("hock_left", "tail_base", "hock_right")])
def test_a_turned_scaled_and_shifted_photo_is_laid_on_the_first(store: Store, dog: Dog, keys: tuple[str, ...]) -> None:
    first, second = photo(store, dog, days_ago=7), photo(store, dog)
    turned = geometry.Similarity(0.83 * math.cos(math.radians(7)), 0.83 * math.sin(math.radians(7)), 200, 30)
    points = truth("rear").points
    for key in keys:
        marks.place(store, dog, first, key, point=points[key])
        marks.place(store, dog, second, key, point=turned.apply(points[key]))
    found = marks.alignment(store, first, second)
    assert found is not None
    assert found.landmarks == keys
    assert not found.is_poor
    assert found.similarity.turn_deg == pytest.approx(-7)
    assert found.similarity.scale == pytest.approx(1 / 0.83)
    for point in points.values():
        assert geometry.distance(found.similarity.apply(turned.apply(point)), point) < 1e-6
    assert found.words


def test_a_poor_fit_is_told_in_per_cent_of_the_body(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog, days_ago=7), photo(store, dog)
    for key, (x, y) in truth("rear").points.items():
        marks.place(store, dog, first, key, point=(x, y))
        marks.place(store, dog, second, key, point=(x + (100 if key == "tail_base" else 0), y))
    found = marks.alignment(store, first, second)
    assert found is not None
    assert found.is_poor
    assert found.residual_pct > 3
    assert "check" in found.words


def test_points_that_would_draw_a_photo_out_of_sight_align_nothing(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog), photo(store, dog)
    for on, end in ((first, (400, 100)), (second, (102, 100))):
        marks.place(store, dog, on, "hock_left", point=(100, 100))
        marks.place(store, dog, on, "tail_base", point=end)
    assert marks.alignment(store, first, second) is None and marks.alignment(store, second, first) is None
    marks.place(store, dog, second, "tail_base", point=(200, 100))
    assert marks.alignment(store, first, second) is not None


def test_without_two_common_bones_nothing_is_aligned(store: Store, dog: Dog) -> None:
    first, second, side = photo(store, dog), photo(store, dog), photo(store, dog, "left_lateral")
    marks.place(store, dog, first, "hock_left", point=(5, 5))
    marks.place(store, dog, first, "tail_base", point=(500, 5))
    marks.place(store, dog, second, "hock_left", point=(5, 5))
    marks.place(store, dog, second, "tail_base", point=(500, 5), marking=2)
    marks.place(store, dog, second, "left_outer", point=(300, 5))
    assert marks.alignment(store, first, second) is None
    assert marks.alignment(store, first, side) is None


def test_marks_of_an_older_landmark_set_are_left_alone(store: Store, dog: Dog, monkeypatch: pytest.MonkeyPatch) -> None:
    on = photo(store, dog)
    marked(store, dog, on, truth("rear"))
    newer = tuple(replace(kind, id=kind.id.replace("v1", "v2")) for kind in landmarks.LANDMARK_SETS)
    monkeypatch.setattr(landmarks, "LANDMARK_SETS", newer)
    assert marks.of_photo(store, on) == {}
    assert store.rows("SELECT DISTINCT landmark_set FROM mark") == [("rear-v1",)]


def test_many_points_are_one_step_and_all_or_nothing(store: Store, dog: Dog) -> None:
    on = photo(store, dog)
    points = {"hock_left": (400.0, 900.0), "hock_right": (800.0, 900.0), "tail_base": (600.0, 300.0)}
    marks.place_all(store, dog, on, {1: points, 2: points})
    assert marks.of_photo(store, on) == {1: points, 2: points}
    store.undo()
    assert marks.of_photo(store, on) == {}
    with pytest.raises(InvalidValue):
        marks.place_all(store, dog, on, {1: {**points, "left_outer": (9999.0, 1.0)}})
    assert marks.of_photo(store, on) == {}
