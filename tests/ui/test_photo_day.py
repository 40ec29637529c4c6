# SPDX-License-Identifier: MIT
"""From a photo mark on a chart to the photos of that day: the window opens the tab, the tab shows the photo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases.dogs import Dog
from tests import make
from tests.progress_room import session_on
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.places import Place
from ui.tabs.photos.tab import PhotosTab

DAYS = [make.TODAY - timedelta(days=7 * back) for back in range(4)]


@pytest.fixture
def window(store: Store, dog: Dog, qtbot: QtBot) -> Iterator[MainWindow]:
    for day in DAYS:
        make.drawn_photo(store, dog, day, is_marked=False)
    make.drawn_photo(store, dog, DAYS[2], "left_lateral", is_marked=False)
    jobs = Jobs()
    made = MainWindow(session_on(store), jobs)
    made.show()
    yield made
    jobs.close()


def shown(window: MainWindow) -> tuple[str, object]:
    tab = window.tabs.currentWidget()
    assert isinstance(tab, PhotosTab)
    photo = tab.compare.photo("right")
    assert photo is not None
    return photo.pose, photo.day


def test_the_photo_of_that_day_is_compared(window: MainWindow) -> None:
    window.on_open_requested(Place("photos", day=DAYS[1]))
    assert shown(window) == ("rear", DAYS[1])


def test_the_pose_on_screen_stays_when_that_day_has_it(window: MainWindow) -> None:
    window.on_open_requested(Place("photos", day=DAYS[0]))
    window.on_open_requested(Place("photos", day=DAYS[2]))
    assert shown(window) == ("rear", DAYS[2])


def test_a_day_without_photos_changes_nothing(window: MainWindow) -> None:
    window.on_open_requested(Place("photos", day=DAYS[1]))
    window.on_open_requested(Place("photos", day=DAYS[1] - timedelta(days=1)))
    assert shown(window) == ("rear", DAYS[1])


def test_the_diary_stays_on_its_day(window: MainWindow) -> None:
    window.on_open_requested(Place("photos", day=DAYS[1]))
    assert window.session.day == make.TODAY
