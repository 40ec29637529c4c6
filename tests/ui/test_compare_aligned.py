# SPDX-License-Identifier: MIT
"""A photo against itself turned, smaller, shifted and brighter: after four clicks each, both lie on each other.

What is drawn is measured by its content, not by the numbers it was drawn with.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.words import geometry
from core.words.geometry import Point, Similarity
from tests.marking import Marker, at, click
from ui import theme
from ui.widgets.compare_canvas import SIDES, CompareCanvas, Pane, Side
from ui.widgets.compare_layers import Layers
from ui.widgets.compare_places import PairPlaces, transform_of

PHOTO = "data/photos/iphone6-gps-8mp.jpg"
TURN, SCALE, SHIFT = math.radians(7), 0.83, (310.0, -95.0)
TRUE = Similarity(SCALE * math.cos(TURN), SCALE * math.sin(TURN), *SHIFT)
REACH, PATCH = 9, 26  # px of the screen: how far a patch is looked for, and half of its width
ALLOWED = 2.0


@pytest.fixture(scope="module")
def pair(shared_path: Path, qapp: QApplication) -> tuple[QImage, QImage]:
    """Return a real photo and the same one turned, smaller, shifted and brightened; of one size."""
    photo = QImage(str(shared_path / PHOTO)).convertToFormat(QImage.Format.Format_RGB32)
    assert not photo.isNull()
    other = QImage(photo.size(), QImage.Format.Format_RGB32)
    other.fill(QColor("#303030"))
    painter = QPainter(other)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(transform_of(TRUE))
    painter.drawImage(0, 0, photo)
    painter.resetTransform()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(other.rect(), QColor(30, 30, 30))
    painter.end()
    return photo, other


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication, pair: tuple[QImage, QImage]) -> CompareCanvas:
    theme.apply(qapp, theme.load("light"))
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(1290, 640)
    for side, image in zip(SIDES, pair, strict=True):
        small = image.scaledToWidth(2048, Qt.TransformationMode.SmoothTransformation)
        made.set_pane(side, Pane(pixmap=QPixmap.fromImage(small), original=image.size()))
    made.show()
    return made


@pytest.fixture(scope="module")
def landmarks(pair: tuple[QImage, QImage]) -> list[Point]:
    """Return four points of the photo, far apart, around which there is much to see."""
    grey = _grey(pair[0].scaledToWidth(816, Qt.TransformationMode.SmoothTransformation))
    across, down = np.gradient(grey, axis=1) ** 2, np.gradient(grey, axis=0) ** 2
    found = []
    for left, top in ((0.18, 0.2), (0.55, 0.2), (0.18, 0.55), (0.55, 0.55)):
        places = [(left + 0.22 * i / 8, top + 0.25 * j / 8) for i in range(9) for j in range(9)]
        found.append(max(places, key=lambda spot: _richness(across, down, spot)))
    return [(x * pair[0].width(), y * pair[0].height()) for x, y in found]


def _richness(across: np.ndarray, down: np.ndarray, spot: Point) -> float:
    """Return how well a patch says where it is, in its worse direction."""
    high, wide = across.shape
    x, y = round(spot[0] * wide), round(spot[1] * high)
    return min(float(one[y - 20 : y + 20, x - 20 : x + 20].mean()) for one in (across, down))


def _grey(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].astype(float)


def _off(left: np.ndarray, right: np.ndarray, spot: QPointF, ratio: float) -> float:
    """Return how far what surrounds a point lies elsewhere in another picture, px of the screen.

    The patch of one is looked for in the other where it correlates best, brightness left out.
    """
    x, y, half, reach = round(spot.x() * ratio), round(spot.y() * ratio), round(PATCH * ratio), round(REACH * ratio)
    patch = left[y - half : y + half, x - half : x + half]
    best = (-2.0, 0, 0)
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            other = right[y + down - half : y + down + half, x + across - half : x + across + half]
            best = max(best, (float(np.corrcoef(patch.ravel(), other.ravel())[0, 1]), across, down))
    assert best[0] > 0.6, best  # the same thing was found, not merely something
    return math.hypot(best[1], best[2]) / ratio


def mark(canvas: CompareCanvas, landmarks: list[Point], zoom: float) -> list[tuple[Point, Point]]:
    """Click every landmark on both photos and return (right, left) px of the originals as they were heard."""
    marker = Marker(canvas)
    keys = [f"point_{number}" for number in range(len(landmarks))]
    for side in SIDES:
        marker.want(side, *keys)
    for point in landmarks:
        for side, spot in (("left", point), ("right", TRUE.apply(point))):
            canvas.fit()
            canvas.zoom_by(zoom, canvas.to_widget(side, spot))
            click(canvas, at(canvas, side, spot))
    pairs = [(marker.point("right", key), marker.point("left", key)) for key in keys]
    for side in SIDES:
        canvas.set_sheet(side, None)
    return pairs


def worst(canvas: CompareCanvas, landmarks: list[Point], zoom: float) -> float:
    """Return how far the two photos differ at the landmarks as they are drawn over each other."""
    canvas.set_mode("blink")
    found = []
    for point in landmarks:
        canvas.fit()
        canvas.zoom_by(zoom, canvas.to_widget("left", point))
        shots: dict[Side, np.ndarray] = {}
        for side in SIDES:
            canvas.show_side(side)
            shots[side] = _grey(canvas.grab().toImage())
        ratio = shots["left"].shape[1] / canvas.width()
        found.append(_off(shots["left"], shots["right"], canvas.to_widget("left", point), ratio))
    canvas.set_mode("side")
    return max(found)


@pytest.mark.parametrize(("clicked_at", "seen_at"), [(1.0, 1.0), (4.0, 4.0)], ids=["fitted", "zoomed"])
def test_four_clicks_bring_a_turned_photo_onto_itself(
    canvas: CompareCanvas, landmarks: list[Point], clicked_at: float, seen_at: float
) -> None:
    fit = geometry.fit(mark(canvas, landmarks, clicked_at))
    canvas.set_similarity(fit.similarity)
    assert worst(canvas, landmarks, seen_at) <= ALLOWED
    assert fit.similarity.turn_deg == pytest.approx(-7, abs=0.25)
    assert fit.similarity.scale == pytest.approx(1 / SCALE, rel=0.006)


def test_the_measure_sees_a_photo_that_is_a_little_off(canvas: CompareCanvas, landmarks: list[Point]) -> None:
    back = TRUE.inverse()
    canvas.set_similarity(back)
    assert worst(canvas, landmarks, 1.0) <= 1.0
    shown_px = canvas.places().of_original("left").m11()
    canvas.set_similarity(Similarity(back.a, back.b, back.tx + 4 / shown_px, back.ty))
    assert worst(canvas, landmarks, 1.0) > ALLOWED


def test_the_ghost_of_a_photo_on_itself_is_as_sharp_as_the_photo(canvas: CompareCanvas, landmarks: list[Point]) -> None:
    canvas.set_similarity(TRUE.inverse())
    canvas.set_mode("ghost")
    shots = []
    for share in (0.0, 0.5):
        canvas.set_share(share)
        shots.append(_grey(canvas.grab().toImage()))
    for point in landmarks:
        assert _off(*shots, canvas.to_widget("left", point), shots[0].shape[1] / canvas.width()) <= 1.0


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("similarity", [None, TRUE.inverse()], ids=["plain", "aligned"])
def test_a_drawn_photo_lies_where_its_numbers_say(
    qapp: QApplication, similarity: Similarity | None, ratio: float
) -> None:
    theme.apply(qapp, theme.load("light"))
    picture = QPixmap(1600, 1200)
    picture.fill(QColor("black"))
    painter = QPainter(picture)
    painter.setBrush(QColor("white"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(900, 500), 40, 40)
    painter.end()
    panes: dict[Side, Pane] = {side: Pane(pixmap=picture, original=QSize(3200, 2400)) for side in SIDES}
    places = PairPlaces(QSize(811, 500).toSizeF(), False, panes, CompareCanvas().view, similarity)
    for side in SIDES:
        box = places.pane_rect(side)
        layer = Layers().layer(side, box, places.of_picture(side), (picture, ratio)).toImage()
        spot, corner = places.to_widget(side, (1800, 1000)), box.toAlignedRect().topLeft()
        left, top = (round((a - b - 40) * ratio) for a, b in ((spot.x(), corner.x()), (spot.y(), corner.y())))
        dot = _grey(layer)[top : top + round(80 * ratio), left : left + round(80 * ratio)]
        rows, columns = np.indices(dot.shape)
        x = ((columns * dot).sum() / dot.sum() + left + 0.5) / ratio + corner.x()
        y = ((rows * dot).sum() / dot.sum() + top + 0.5) / ratio + corner.y()
        assert math.hypot(x - spot.x(), y - spot.y()) < 0.25, (x, y, spot)
