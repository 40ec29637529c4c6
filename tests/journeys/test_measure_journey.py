# SPDX-License-Identifier: MIT
"""Aligning and measuring by hand: clicks on the real canvas, against pictures whose truth is known."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.keeping.store import Store
from core.usecases import marks, photos
from core.usecases.marks import Measured
from core.usecases.photos import Photo
from core.words import landmarks
from core.words.geometry import Point
from core.words.settings import UserSettings
from tests.photo_room import click, room
from ui import rehearsal
from ui.main_window import MainWindow
from ui.tabs.photos.tab import PhotosTab
from ui.widgets.compare_canvas import SIDES, Side

Truth = dict[str, Any]
WINDOW = (1280, 800)


@pytest.fixture
def window(qtbot: QtBot, sample_library: Path) -> Iterator[MainWindow]:
    """The program on a copy of the sample dogs, without the marks that come with them."""
    with rehearsal.borrowed(sample_library) as copy:
        store = Store.open(copy)
        with rehearsal.window_on(store, UserSettings(theme="light")) as made:
            dog = made.session.dog
            assert dog is not None
            for photo in photos.of_dog(store, dog.id):
                for marking in marks.of_photo(store, photo):
                    marks.take_back_marking(store, dog, photo, marking)
                for flag in marks.flags(store, photo):
                    marks.set_flag(store, dog, photo, flag, on=False)
                marks.set_reference(store, dog, photo, None)
            made.resize(*WINDOW)
            made.go("photos")
            rehearsal.settle(made.jobs)
            yield made


def tab_of(window: MainWindow) -> PhotosTab:
    found = window.findChild(PhotosTab)
    assert found is not None
    return found


def truth_of(library: Path, photo: Photo) -> Truth:
    found: Truth = json.loads((library / "truth" / f"{photo.sha256}.json").read_text(encoding="utf-8"))
    return found


def press(qtbot: QtBot, tab: PhotosTab, chip: Any) -> None:
    assert chip.isVisible() and chip.isEnabled()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def mark_all(qtbot: QtBot, window: MainWindow, pose: str, points: dict[str, dict[str, Point]]) -> dict[Side, Measured]:
    """Press Measure and click every landmark of both photos; return what is measured then."""
    tab = tab_of(window)
    kind = landmarks.of_pose(pose)
    assert kind is not None
    press(qtbot, tab, tab.bar.tasks["measure"])
    for side in SIDES:
        for mark in kind.measuring:
            click(qtbot, tab.compare.canvas, side, points[side][mark.key])
            assert not tab.compare.bar.problem.text()
    store = window.session.store
    measured = {side: marks.values(store, tab.compare.photo(side)) for side in SIDES}  # type: ignore[arg-type]
    assert all(not one.reasons for one in measured.values())
    return measured


def across(truth: Truth, first: Point, second: Point) -> float:
    """Return the distance of two points along the line of the hocks, px."""
    (ax, ay), (bx, by) = truth["hock_left"], truth["hock_right"]
    length = math.hypot(bx - ax, by - ay)
    return abs(((second[0] - first[0]) * (bx - ax) + (second[1] - first[1]) * (by - ay)) / length)


def hock_to_tail(truth: Truth) -> float:
    (ax, ay), (bx, by), (tx, ty) = truth["hock_left"], truth["hock_right"], truth["tail_base"]
    return abs((bx - ax) * (ty - ay) - (by - ay) * (tx - ax)) / math.hypot(bx - ax, by - ay)


def angle(truth: Truth, first: str, vertex: str, second: str) -> float:
    ways = [math.atan2(truth[one][1] - truth[vertex][1], truth[one][0] - truth[vertex][0]) for one in (first, second)]
    turn = abs(math.degrees(ways[0] - ways[1])) % 360
    return min(turn, 360 - turn)


def fall(truth: Truth, front: str, back: str) -> float:
    """Return how much lower the back is than the front, degrees, against the stick on the floor."""
    (x1, y1), (x2, y2) = sorted(truth["stick"])
    (fx, fy), (bx, by) = truth[front], truth[back]
    floor = math.degrees(math.atan2(y2 - y1, x2 - x1))
    way = math.degrees(math.atan2(by - fy, abs(bx - fx)))
    return way - floor if bx > fx else way + floor


# --- done when 1: widths within 1 %, angles within 1 degree --------------------------------------------


def test_thigh_widths_marked_by_mouse_are_those_of_the_drawing(
    qtbot: QtBot, window: MainWindow, sample_library: Path
) -> None:
    tab = tab_of(window)
    tab.compare.choose_pose("rear")
    rehearsal.settle(window.jobs)
    truths = {side: truth_of(sample_library, tab.compare.photo(side)) for side in SIDES}  # type: ignore[arg-type]
    points = {side: rear_points(truth) for side, truth in truths.items()}
    measured = mark_all(qtbot, window, "rear", points)
    for side, truth in truths.items():
        for leg, name in (("L", "left"), ("R", "right")):
            width = across(truth, points[side][f"{name}_outer"], points[side][f"{name}_inner"])
            value = measured[side].find("rear_thigh_width_ratio", leg)
            assert value is not None and value.mean == pytest.approx(width / hock_to_tail(truth), rel=0.01)
    shown = tab.compare.results.words()
    assert "single marking" in shown and "Left" in shown and "Right" in shown
    reference_in_the_picture(qtbot, window, truths, points)


def rear_points(truth: Truth) -> dict[str, Point]:
    edges = {
        key: (truth[key], truth["height_px"]) for key in ("left_outer", "left_inner", "right_inner", "right_outer")
    }
    return {**{key: tuple(truth[key]) for key in ("hock_left", "hock_right", "tail_base")}, **edges}


def reference_in_the_picture(
    qtbot: QtBot, window: MainWindow, truths: dict[Side, Truth], points: dict[Side, dict[str, Point]]
) -> None:
    """Click both ends of the stick, type its length, and find the widths in millimetres."""
    tab = tab_of(window)
    press(qtbot, tab, tab.compare.bar.points)
    field = tab.compare.bar.reference.field
    for side, truth in truths.items():
        for end in truth["stick"]:
            click(qtbot, tab.compare.canvas, side, tuple(end))
        if side == "left":
            field.line.setFocus()
            qtbot.keyClicks(field.line, f"{truth['stick_mm'] / 10:g}")
            qtbot.keyClick(field.line, Qt.Key.Key_Return)
    for side, truth in truths.items():
        photo = tab.compare.photo(side)
        assert photo is not None
        scale = truth["stick_mm"] / math.dist(*truth["stick"])
        value = marks.values(window.session.store, photo).find("rear_thigh_width_ratio", "L")
        width = across(truth, points[side]["left_outer"], points[side]["left_inner"]) * scale
        assert value is not None and value.mm == pytest.approx(width, rel=0.01)
    assert "cm" in tab.compare.results.words()


@pytest.mark.parametrize("pose", ["left_lateral", "right_lateral"])
def test_joint_angles_marked_by_mouse_are_those_of_the_drawing(
    qtbot: QtBot, window: MainWindow, sample_library: Path, pose: str
) -> None:
    tab = tab_of(window)
    tab.compare.choose_pose(pose)
    rehearsal.settle(window.jobs)
    truths = {side: truth_of(sample_library, tab.compare.photo(side)) for side in SIDES}  # type: ignore[arg-type]
    measured = mark_all(qtbot, window, pose, {side: side_points(truth) for side, truth in truths.items()})
    leg = "L" if pose == "left_lateral" else "R"
    for side, truth in truths.items():
        expected = {
            "stifle_angle": angle(truth, "trochanter", "stifle", "tarsus"),
            "tarsal_angle": angle(truth, "stifle", "tarsus", "metatarsus"),
            "pelvic_slope": fall(truth, "croup", "tail_base"),
            "topline_angle": fall(truth, "withers", "tail_base"),
        }
        for key, degrees in expected.items():
            value = measured[side].find(key, leg)
            assert value is not None and value.mean == pytest.approx(degrees, abs=1.0), key
    assert "not range of motion" in tab.compare.results.words()


def side_points(truth: Truth) -> dict[str, Point]:
    """Return the joints of a drawing; its stick lies on the floor, and stands in for the paws."""
    names = ("withers", "tail_base", "croup", "trochanter", "stifle", "tarsus", "metatarsus")
    ends = sorted(truth["stick"])
    return {**{name: tuple(truth[name]) for name in names}, "paw_front": tuple(ends[0]), "paw_back": tuple(ends[1])}


def test_widths_from_above_marked_by_mouse_are_those_of_the_drawing(
    qtbot: QtBot, window: MainWindow, sample_library: Path
) -> None:
    tab = tab_of(window)
    tab.compare.choose_pose("dorsal")
    rehearsal.settle(window.jobs)
    truths = {side: truth_of(sample_library, tab.compare.photo(side)) for side in SIDES}  # type: ignore[arg-type]
    points = {side: top_points(truth) for side, truth in truths.items()}
    measured = mark_all(qtbot, window, "dorsal", points)
    for side in SIDES:
        back = math.dist(points[side]["withers"], points[side]["tail_base"])
        for key, name in (("top_thigh_width_ratio", "thigh"), ("top_waist_width_ratio", "waist")):
            value = measured[side].find(key)
            width = square_to_back(points[side], f"{name}_left", f"{name}_right")
            assert value is not None and value.mean == pytest.approx(width / back, rel=0.01)


def top_points(truth: Truth) -> dict[str, Point]:
    """Return the edges of a drawing; the shoulders, which it does not name, lie along the stick from the tail."""
    tx, ty = truth["tail_base"]
    (x1, y1), (x2, y2) = sorted(truth["stick"], key=lambda end: end[1])
    length = math.hypot(x2 - x1, y2 - y1)
    edges = {f"{part}_{leg}": truth[f"{part}_{leg}"] for part in ("thigh", "waist") for leg in ("left", "right")}
    heights = {"thigh": truth["height_px"], "waist": truth["waist_y"]}
    return {
        "tail_base": (tx, ty),
        "withers": (tx - 380 * (x2 - x1) / length, ty - 380 * (y2 - y1) / length),
        **{key: (x, heights[key.split("_")[0]]) for key, x in edges.items()},
    }


def square_to_back(points: dict[str, Point], first: str, second: str) -> float:
    (ax, ay), (bx, by) = points["tail_base"], points["withers"]
    across, down = points[second][0] - points[first][0], points[second][1] - points[first][1]
    return abs(across * (by - ay) - down * (bx - ax)) / math.hypot(bx - ax, by - ay)


# --- done when 2: a real photo against itself ------------------------------------------------------------

TURN, SCALE, SHIFT = 7.0, 0.83, (61.0, 34.0)
BONES: dict[str, tuple[float, float]] = {"withers": (0.36, 0.34), "tail_base": (0.70, 0.62)}


def held_otherwise(source: QImage) -> tuple[QImage, QTransform]:
    """Return the photo turned, smaller, moved and brighter, and the way of its points."""
    middle = QRectF(source.rect()).center()
    way = QTransform().translate(middle.x() + SHIFT[0], middle.y() + SHIFT[1])
    way = way.rotate(TURN).scale(SCALE, SCALE).translate(-middle.x(), -middle.y())
    made = QImage(source.size(), QImage.Format.Format_RGB32)
    made.fill(QColor("#808080"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(way)
    painter.drawImage(0, 0, source)
    painter.resetTransform()
    painter.fillRect(made.rect(), QColor(255, 255, 255, 40))
    painter.end()
    return made, way


def patch(image: QImage, at: tuple[float, float], reach: int) -> np.ndarray[Any, Any]:
    """Return the grey values around a point, less their mean: brightness must not count."""
    x, y = round(at[0]), round(at[1])
    box = image.copy(x - reach, y - reach, 2 * reach + 1, 2 * reach + 1).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    rows = np.frombuffer(box.constBits(), np.uint8).reshape(box.height(), box.bytesPerLine())[:, : box.width()]
    grey = rows.astype(float)
    return grey - grey.mean()


def offset(first: QImage, second: QImage, at: tuple[float, float]) -> float:
    """Return how far the second picture lies beside the first around a point, px, by what is seen there."""
    reach, search = 18, 8
    wanted = patch(first, at, reach)
    best = (-2.0, 0.0)
    for dx in range(-search, search + 1):
        for dy in range(-search, search + 1):
            seen = patch(second, (at[0] + dx, at[1] + dy), reach)
            alike = float((wanted * seen).sum() / math.sqrt((wanted**2).sum() * (seen**2).sum() + 1e-9))
            best = max(best, (alike, -math.hypot(dx, dy)))
    assert best[0] > 0.6, f"nothing to be seen alike at {at}"
    return -best[1]


def test_a_real_photo_aligned_with_itself_by_four_clicks_lies_on_itself(
    qtbot: QtBot, tmp_path: Path, shared_path: Path
) -> None:
    source = QImage(str(shared_path / "data" / "photos" / "dog-sitting-side.jpg"))
    other, way = held_otherwise(source)
    with room(qtbot, tmp_path) as here:
        here.keep(shared_path / "data" / "photos" / "dog-sitting-side.jpg", pose="left_lateral", week=0)
        other.save(str(tmp_path / "other.png"))
        here.keep(tmp_path / "other.png", pose="left_lateral", week=2)
        here.show(1280, 700)
        spots = {key: (x * source.width(), y * source.height()) for key, (x, y) in BONES.items()}
        here.press("align_photos")
        for point in spots.values():
            here.click("left", point)
            here.click("right", way.map(*point))
        assert "Aligned on two points" in here.tab.compare.stage.hints.accessibleDescription()
        here.press("marking_done")
        here.canvas.fit()
        here.press("mode_blink")
        here.settle()
        seen = {}
        for side in SIDES:
            here.canvas.show_side(side)
            QApplication.processEvents()
            seen[side] = here.canvas.grab().toImage()
        for point in spots.values():
            at = here.canvas.to_widget("left", point)
            there = here.canvas.to_widget("right", way.map(*point))
            assert math.hypot(at.x() - there.x(), at.y() - there.y()) <= 2.0
            assert offset(seen["left"], seen["right"], (at.x(), at.y())) <= 2.0
