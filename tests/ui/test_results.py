# SPDX-License-Identifier: MIT
"""What is said of measured photos: values beside each other, and no more than they bear."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import marks, photos
from core.usecases.dogs import Dog
from core.usecases.photos import Photo
from core.words.geometry import Point
from tests import make
from tests.make import START, TODAY
from ui import theme
from ui.tabs.photos import results
from ui.tabs.photos.results import Results
from ui.tabs.photos.results_card import ResultsCard

REAR: Mapping[str, Point] = {
    "hock_left": (100, 400),
    "hock_right": (200, 400),
    "tail_base": (150, 200),
    "left_outer": (70, 306),
    "left_inner": (130, 306),
    "right_inner": (170, 306),
    "right_outer": (230, 306),
}
SIDEWAYS: Mapping[str, Point] = {
    "trochanter": (300, 100),
    "stifle": (240, 200),
    "tarsus": (320, 280),
    "metatarsus": (310, 350),
}


def photo(store: Store, dog: Dog, week: int, *, pose: str = "rear") -> Photo:
    key = make.photo(store, dog, START + timedelta(days=7 * week), pose, width=600, height=600)
    found = photos.find(store, key)
    assert found is not None
    return found


def mark(store: Store, dog: Dog, of: Photo, points: Mapping[str, Point], *, times: int = 1, wider: float = 0.0) -> None:
    """Place points; each marking half a px further than the one before, the left outer edge `wider` px out."""
    for marking in range(1, times + 1):
        for key, (x, y) in points.items():
            out = -wider - (marking - 1) * 0.5 if key == "left_outer" else 0.0
            bend = wider + (marking - 1) * 0.5 if key == "tarsus" else 0.0
            marks.place(store, dog, of, key, point=(x + out + bend, y), marking=marking)


def shown(store: Store, dog: Dog, *pair: Photo) -> Results:
    found = results.of_pair(store, dog, pair, TODAY)
    assert found is not None
    return found


def test_nothing_marked_is_an_empty_table_that_can_offer_to_measure(store: Store, dog: Dog) -> None:
    found = shown(store, dog, photo(store, dog, 0), photo(store, dog, 3))
    assert (found.rows, found.notes, found.reasons) == ((), (), ())
    assert found.columns == ("Week 1", "Week 4")
    assert (found.title, found.subtitle) == ("Thigh width", "from behind")


def test_a_pose_without_landmarks_has_no_results(store: Store, dog: Dog) -> None:
    assert results.of_pair(store, dog, [photo(store, dog, 0, pose="other")], TODAY) is None
    assert results.of_pair(store, dog, [None, None], TODAY) is None


def test_a_single_marking_claims_no_change(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    mark(store, dog, first, REAR)
    mark(store, dog, second, REAR, times=3, wider=20)
    rows = shown(store, dog, first, second).rows
    assert [(row.label, row.side, row.verdict) for row in rows] == [
        ("Left", "L", "single marking"),
        ("Right", "R", "single marking"),
    ]


@pytest.mark.parametrize(("wider", "verdict", "tone"), [(20, "wider", "good"), (-20, "narrower", "strong")])
def test_what_is_beyond_the_error_is_wider_or_narrower(
    store: Store, dog: Dog, wider: float, verdict: str, tone: str
) -> None:
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    mark(store, dog, first, REAR, times=3)
    mark(store, dog, second, REAR, times=3, wider=wider)
    left, right = shown(store, dog, first, second).rows
    assert (left.verdict, left.tone) == (verdict, tone)
    assert (right.verdict, right.tone) == ("within error", "muted")


def test_the_older_photo_comes_first_wherever_it_stands(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    mark(store, dog, first, REAR, times=2)
    mark(store, dog, second, REAR, times=2, wider=20)
    assert shown(store, dog, second, first) == shown(store, dog, first, second)
    assert shown(store, dog, second, first).rows[0].verdict == "wider"


def test_two_photos_of_one_week_are_told_apart_by_their_days(store: Store, dog: Dog) -> None:
    first = photo(store, dog, 0)
    key = make.photo(store, dog, date(2026, 10, 27), "rear", width=600, height=600)
    second = photos.find(store, key)
    assert second is not None
    assert shown(store, dog, first, second).columns == ("25 Oct", "27 Oct")


def test_two_photos_of_one_day_are_told_apart_by_where_they_stand(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog, 0), photo(store, dog, 0)
    assert sorted(shown(store, dog, first, second).columns) == ["Left photo", "Right photo"]
    assert shown(store, dog, first).columns == ("Week 1",)


def test_the_note_says_the_ratio_the_markings_and_the_error(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    mark(store, dog, first, REAR, times=3)
    mark(store, dog, second, REAR)
    notes = " ".join(shown(store, dog, first, second).notes)
    assert "÷ hock-to-tail height." in notes
    assert "Week 1: marked 3 times, ±0.01" in notes and "Week 4: marked once, no ±" in notes
    assert "stick" not in notes


def test_with_a_reference_the_widths_are_said_in_centimetres(store: Store, dog: Dog) -> None:
    first = photo(store, dog, 0)
    mark(store, dog, first, REAR)
    marks.set_reference(store, dog, first, marks.Reference((0, 500), (500, 500), 500.0))
    assert "left 6.0 cm, right 6.0 cm" in " ".join(shown(store, dog, first).notes)
    assert "shorter" not in " ".join(shown(store, dog, first).notes)
    marks.set_reference(store, dog, first, marks.Reference((0, 500), (100, 500), 100.0))
    assert "shorter than 20.0 cm, widths have large errors" in " ".join(shown(store, dog, first).notes)


def test_an_angle_beyond_the_error_on_one_day_is_no_change_yet(store: Store, dog: Dog) -> None:
    every = [photo(store, dog, week, pose="left_lateral") for week in (0, 1, 2)]
    mark(store, dog, every[0], SIDEWAYS, times=2)
    mark(store, dog, every[1], SIDEWAYS, times=2, wider=40)
    knee = shown(store, dog, every[0], every[1]).rows[0]
    assert (knee.label, knee.verdict, knee.tone) == ("Knee (stifle)", "beyond error on one day", "muted")
    mark(store, dog, every[2], SIDEWAYS, times=2, wider=40)
    knee = shown(store, dog, every[0], every[2]).rows[0]
    assert "on two photo days" in knee.verdict


def test_angles_are_written_with_their_error_and_called_posture(store: Store, dog: Dog) -> None:
    first = photo(store, dog, 0, pose="left_lateral")
    mark(store, dog, first, SIDEWAYS, times=2)
    found = shown(store, dog, first)
    assert found.title == "Standing posture" and found.is_wide
    assert "° ±" in found.rows[0].cells[0]
    assert "not range of motion" in found.notes[0] and "10°" in found.notes[0]


def test_a_flagged_photo_has_its_reason_instead_of_values(store: Store, dog: Dog) -> None:
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    mark(store, dog, first, REAR, times=2)
    mark(store, dog, second, REAR, times=2)
    marks.set_flag(store, dog, second, "turned", on=True)
    found = shown(store, dog, first, second)
    assert [row.cells[1] for row in found.rows] == ["–", "–"]
    assert found.reasons == ("Week 4: left out of measuring: turned away from the camera.",)


def test_a_pair_that_passes_over_a_flagged_photo_says_so_unless_the_owner_chose_it(store: Store, dog: Dog) -> None:
    first, second, latest = (photo(store, dog, week) for week in (0, 1, 3))
    marks.set_flag(store, dog, latest, "blurry", on=True)
    assert shown(store, dog, first, second).reasons == ("Left out: 15 Nov (blurry).",)
    assert "Left out:" not in " ".join(shown(store, dog, first, latest).reasons)
    assert shown(store, dog, first).reasons == ()


def test_the_card_offers_to_measure_until_there_is_something_to_show(
    qtbot: QtBot, qapp: QApplication, store: Store, dog: Dog
) -> None:
    theme.apply(qapp, theme.load("light"))
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    card = ResultsCard()
    qtbot.addWidget(card)
    card.set_results(shown(store, dog, first, second), is_marking=False)
    card.show()
    assert card.measure.isVisible()
    mark(store, dog, first, REAR, times=2)
    mark(store, dog, second, REAR, times=2, wider=20)
    card.set_results(shown(store, dog, first, second), is_marking=False)
    words = {label.text() for label in card.findChildren(QLabel) if not label.isHidden()}
    assert not card.measure.isVisible() and {"Left", "Right", "wider", "within error", "Week 4"} <= words
    card.set_results(None, is_marking=False)
    assert not card.isVisible()


def test_nothing_is_offered_where_every_photo_is_left_out(
    qtbot: QtBot, qapp: QApplication, store: Store, dog: Dog
) -> None:
    theme.apply(qapp, theme.load("light"))
    first, second = photo(store, dog, 0), photo(store, dog, 3)
    marks.set_flag(store, dog, first, "coat", on=True)
    card = ResultsCard()
    qtbot.addWidget(card)
    card.set_results(shown(store, dog, first, second), is_marking=False)
    card.show()
    assert card.measure.isVisible()
    marks.set_flag(store, dog, second, "blurry", on=True)
    card.set_results(shown(store, dog, first, second), is_marking=False)
    words = {label.text() for label in card.findChildren(QLabel) if not label.isHidden()}
    assert not card.measure.isVisible() and not any("Not measured" in one for one in words)
