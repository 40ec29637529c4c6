# SPDX-License-Identifier: MIT
"""What the drawn sample photos promise: the same bytes every time, and a truth that the pixels confirm.

Pictures are decoded and scanned here; how the outlines are built is not looked at.
"""

from __future__ import annotations

import io
import itertools
import json
import math
from datetime import datetime

import pytest
from PIL import ExifTags, Image

from core.keeping.dog_drawing import LOOKS, POSE_KEYS, Drawn, Jitter, Truth, draw, portrait
from core.usecases import demo_bailey, demo_lulu, demo_toby
from core.usecases.demo_story import Story
from core.words import photo_measures
from core.words.landmarks import of_pose

HELD = Jitter(turn_deg=2.5, roll_deg=-0.7, zoom=1.02, shift_px=(9.0, -6.0), brightness=0.97)
STEADY = Jitter()
SMALL = (800, 600)


def drawn(dog: str, pose: str, left: float, right: float, *, crouch: float = 0.3, jitter: Jitter = HELD) -> Drawn:
    return draw(LOOKS[dog], pose, left=left, right=right, crouch=crouch, jitter=jitter)


def opened(photo: Drawn) -> Image.Image:
    return Image.open(io.BytesIO(photo.image_bytes)).convert("RGB")


def far_from(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) > 40


def dog_stretches(image: Image.Image, y: int) -> list[tuple[int, int]]:
    """Return the stretches of a row that are not wall; the wall is the row's own first pixel."""
    row = [image.getpixel((x, y)) for x in range(image.width)]
    inside = [far_from(pixel, row[0]) for pixel in row]
    starts = [x for x in range(1, len(row)) if inside[x] and not inside[x - 1]]
    ends = [x for x in range(1, len(row)) if inside[x - 1] and not inside[x]]
    return list(zip(starts, ends, strict=True))


def thigh_widths(photo: Drawn) -> tuple[float, float]:
    seen = photo.truth.crossings
    return seen["left_inner"] - seen["left_outer"], seen["right_outer"] - seen["right_inner"]


@pytest.mark.parametrize("pose", POSE_KEYS)
def test_the_same_arguments_give_the_same_bytes(pose: str) -> None:
    taken = datetime(2026, 10, 25, 18, 30)
    once, again = (
        draw(LOOKS["mixed"], pose, left=0.4, right=0.6, crouch=0.2, jitter=HELD, taken_at=taken, size_px=SMALL)
        for _ in range(2)
    )
    assert once == again


@pytest.mark.parametrize("dog", sorted(LOOKS))
@pytest.mark.parametrize(("left", "right"), [(0.0, 0.2), (0.5, 0.5), (1.0, 0.8)])
def test_rear_crossings_agree_with_the_pixels(dog: str, left: float, right: float) -> None:
    photo = drawn(dog, "rear", left, right)
    truth = photo.truth
    assert truth.height_px is not None
    seen = dog_stretches(opened(photo), round(truth.height_px))
    assert len(seen) == 2
    names = ("left_outer", "left_inner", "right_inner", "right_outer")
    assert [x for span in seen for x in span] == pytest.approx([truth.crossings[n] for n in names], abs=2)


@pytest.mark.parametrize("dog", sorted(LOOKS))
def test_waist_and_thighs_from_above_agree_with_the_pixels(dog: str) -> None:
    photo = drawn(dog, "dorsal", 0.3, 0.7)
    image, seen = opened(photo), photo.truth.crossings
    for y, names in (
        (photo.truth.height_px, ("thigh_left", "thigh_right")),
        (seen["waist_y"], ("waist_left", "waist_right")),
    ):
        assert y is not None
        # The shadow is soft, the outline is the sharp step: the largest change within a few pixels.
        for name in names:
            steps = {x: _step(image, x, round(y)) for x in range(round(seen[name]) - 9, round(seen[name]) + 10)}
            assert max(steps, key=steps.__getitem__) == pytest.approx(seen[name], abs=2)


def _step(image: Image.Image, x: int, y: int) -> int:
    before, after = image.getpixel((x - 1, y)), image.getpixel((x + 1, y))
    return sum(abs(a - b) for a, b in zip(before, after, strict=True))


@pytest.mark.parametrize("dog", sorted(LOOKS))
def test_more_muscle_always_means_a_wider_thigh(dog: str) -> None:
    widths = [thigh_widths(drawn(dog, "rear", m / 5, m / 5, jitter=STEADY))[0] for m in range(6)]
    assert all(thin < full - 3 for thin, full in itertools.pairwise(widths))


def test_the_thinner_side_is_the_narrower_one_and_left_is_at_the_left() -> None:
    photo = drawn("dachshund", "rear", 0.1, 0.9)
    left, right = thigh_widths(photo)
    assert left < 0.8 * right
    assert photo.truth.crossings["left_outer"] < photo.truth.crossings["right_outer"]


@pytest.mark.parametrize("dog", sorted(LOOKS))
@pytest.mark.parametrize("pose", ["left_lateral", "right_lateral", "rear"])
@pytest.mark.parametrize("crouch", [0.0, 1.0])
def test_named_points_lie_inside_the_dog(dog: str, pose: str, crouch: float) -> None:
    photo = drawn(dog, pose, 0.2, 0.8, crouch=crouch, jitter=STEADY)
    image = opened(photo)
    for name, (x, y) in photo.truth.points.items():
        assert is_dog(image, round(x), round(y)), f"{name} of {dog} {pose} at {x:.0f},{y:.0f} is in the room"


def is_dog(image: Image.Image, x: int, y: int) -> bool:
    """Say whether a pixel differs from the room at the same height, at both rims; a white sock differs less."""
    pixel = image.getpixel((x, y))
    needed = 14 if min(pixel) > 230 else 40
    rims = [image.getpixel((at, y)) for at in (3, image.width - 4)]
    return all(max(abs(a - b) for a, b in zip(pixel, rim, strict=True)) > needed for rim in rims)


def test_a_right_side_photo_mirrors_the_left_one() -> None:
    left = drawn("border_collie", "left_lateral", 0.5, 0.5, jitter=STEADY).truth
    right = drawn("border_collie", "right_lateral", 0.5, 0.5, jitter=STEADY).truth
    for name, (x, y) in left.points.items():
        assert right.points[name] == pytest.approx((1600 - x, y))


def test_a_crouch_lowers_the_rump_but_not_the_withers() -> None:
    level, low = (drawn("mixed", "left_lateral", 0.5, 0.5, crouch=c, jitter=STEADY).truth.points for c in (0, 1))
    assert low["tail_base"][1] > level["tail_base"][1] + 30
    assert low["withers"] == level["withers"]


def measured(truth: Truth) -> dict[tuple[str, str], float]:
    """Return what an owner who hits every point exactly would measure, by metric and side."""
    kind, level = of_pose(truth.pose), truth.height_px or 0.0
    assert kind is not None
    floor = dict(zip(("paw_front", "paw_back"), sorted(truth.stick), strict=True))
    points = {**truth.points, **floor, **{name: (x, level) for name, x in truth.crossings.items()}}
    return photo_measures.computed(kind, points)


def shown(story: Story, pose: str, offset: int) -> dict[tuple[str, str], float]:
    left, right, crouch = story.muscle.shown(offset)
    return measured(drawn(story.album.look, pose, left, right, crouch=crouch, jitter=STEADY).truth)


@pytest.mark.parametrize("dog", sorted(LOOKS))
def test_knee_and_hock_stand_at_angles_of_a_living_dog_and_fold_in_a_crouch(dog: str) -> None:
    steps = [measured(drawn(dog, "left_lateral", 0.5, 0.5, crouch=c, jitter=STEADY).truth) for c in (0.0, 0.4, 0.8)]
    for key, least, most in (("stifle_angle", 115, 141), ("tarsal_angle", 120, 146)):
        angles = [step[key, "L"] for step in steps]
        assert least <= angles[2] < angles[1] < angles[0] <= most
        assert 14 < angles[0] - angles[2] < 20


@pytest.mark.parametrize("dog", sorted(LOOKS))
def test_a_crouch_does_not_stretch_a_bone(dog: str) -> None:
    level, low = (drawn(dog, "left_lateral", 0.5, 0.5, crouch=c, jitter=STEADY).truth.points for c in (0.0, 1.0))
    for upper, lower in itertools.pairwise(("trochanter", "stifle", "tarsus", "metatarsus")):
        assert math.dist(low[upper], low[lower]) == pytest.approx(math.dist(level[upper], level[lower]), rel=0.001)


def test_bailey_stands_taller_and_her_left_thigh_alone_is_clearly_wider() -> None:
    story = demo_bailey.story()
    first, latest = story.album.days[0], story.album.days[-1]
    before, after = (shown(story, "left_lateral", day) for day in (first, latest))
    assert 10 <= after["stifle_angle", "L"] - before["stifle_angle", "L"] <= 15
    assert 10 <= after["tarsal_angle", "L"] - before["tarsal_angle", "L"] <= 15
    assert after["pelvic_slope", "L"] < before["pelvic_slope", "L"] - 3
    before, after = (shown(story, "rear", day) for day in (first, latest))
    assert after["rear_thigh_width_ratio", "L"] - before["rear_thigh_width_ratio", "L"] >= 0.03
    assert 0 <= after["rear_thigh_width_ratio", "R"] - before["rear_thigh_width_ratio", "R"] < 0.02


def test_tobys_right_thigh_narrows_in_the_crate_and_comes_back_while_the_left_one_stays() -> None:
    story = demo_toby.story()
    first, crate, latest = (shown(story, "rear", day) for day in (story.album.days[0], 27, story.album.days[-1]))
    right, left = ("rear_thigh_width_ratio", "R"), ("rear_thigh_width_ratio", "L")
    assert crate[right] < min(first[right], latest[right]) - 0.02
    assert max(abs(first[left] - latest[left]), abs(first[left] - crate[left])) < 0.02


def test_lulu_gains_a_little_on_both_sides_and_never_beyond_error() -> None:
    story = demo_lulu.story()
    first, latest = (shown(story, "rear", day) for day in (story.album.days[0], story.album.days[-1]))
    for side in ("L", "R"):
        assert 0 < latest["rear_thigh_width_ratio", side] - first["rear_thigh_width_ratio", side] < 0.02


@pytest.mark.parametrize("pose", POSE_KEYS)
def test_the_stick_has_its_stated_length_in_the_scale_of_the_dog(pose: str) -> None:
    truth = drawn("dachshund", pose, 0.5, 0.5, jitter=STEADY).truth
    (x0, y0), (x1, y1) = truth.stick
    wider = drawn("dachshund", pose, 0.5, 0.5, jitter=Jitter(zoom=1.1)).truth
    (a0, b0), (a1, b1) = wider.stick
    long, longer = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, ((a1 - a0) ** 2 + (b1 - b0) ** 2) ** 0.5
    assert truth.stick_mm == 300
    assert longer == pytest.approx(1.1 * long)
    assert all(0 < x < 1600 and 0 < y < 1200 for x, y in truth.stick)


def test_the_day_can_be_read_from_exif_as_written() -> None:
    photo = draw(
        LOOKS["mixed"],
        "rear",
        left=0.5,
        right=0.5,
        crouch=0,
        jitter=STEADY,
        taken_at=datetime(2026, 10, 25, 23, 30),
        offset="-04:00",
        size_px=SMALL,
    )
    details = Image.open(io.BytesIO(photo.image_bytes)).getexif().get_ifd(ExifTags.IFD.Exif)
    assert details[ExifTags.Base.DateTimeOriginal] == "2026:10:25 23:30:00"
    assert details[ExifTags.Base.OffsetTimeOriginal] == "-04:00"


def test_the_truth_is_plain_json_rounded_to_a_tenth() -> None:
    told = drawn("border_collie", "rear", 0.31, 0.77).truth.as_dict()
    assert json.loads(json.dumps(told)) == told
    assert told["left_outer"] == round(told["left_outer"], 1)  # type: ignore[call-overload, arg-type]
    assert set(told) >= {"height_px", "left_inner", "right_outer", "tail_base", "hock_left", "stick", "stick_mm"}


@pytest.mark.parametrize("dog", sorted(LOOKS))
def test_a_portrait_is_a_square_with_the_face_inside_the_circle(dog: str) -> None:
    image = Image.open(io.BytesIO(portrait(LOOKS[dog], 128)))
    assert (image.format, image.size) == ("PNG", (128, 128))
    assert far_from(image.getpixel((64, 64)), image.getpixel((2, 2)))


def test_an_unknown_pose_and_a_muscle_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown pose"):
        drawn("mixed", "sitting", 0.5, 0.5)
    with pytest.raises(ValueError, match="between 0 and 1"):
        drawn("mixed", "rear", 1.2, 0.5)
