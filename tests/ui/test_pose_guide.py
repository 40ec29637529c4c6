# SPDX-License-Identifier: MIT
"""The pose guide: every weekly pose has words and a drawing, in both themes; a new pose shows by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.words import paths, poses
from core.words.poses import Pose
from ui import theme
from ui.tabs.photos.extras import guide_words, pose_drawing
from ui.tabs.photos.extras.pose_guide import PoseGuideDialog

WEEKLY = [pose.key for pose in poses.POSES if pose.weekly]


def said(guide: PoseGuideDialog) -> str:
    return " ".join(one.text() for one in guide.findChildren(QLabel) if one.isVisibleTo(guide))


@pytest.fixture
def guide(qtbot: QtBot, qapp: QApplication) -> PoseGuideDialog:
    theme.apply(qapp, theme.load("light"))
    made = PoseGuideDialog()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(964, 650)
    made.open()
    return made


@pytest.mark.parametrize("pose", WEEKLY)
def test_every_weekly_pose_has_words_and_a_drawing(guide: PoseGuideDialog, pose: str) -> None:
    guide.chips.chip(pose).click()
    assert guide.pose == pose and guide.chips.checked() == {pose}
    words = said(guide)
    for fact in ("Place", "Phone", "Distance", "Stick", "Standing", "Light", "Coat", "Several"):
        assert fact in words
    assert guide.drawing.isVisible()
    assert guide.drawing.accessibleName()


@pytest.mark.parametrize("pose", ["rear", "left_lateral", "right_lateral"])
def test_the_distance_is_told_and_drawn(guide: PoseGuideDialog, pose: str) -> None:
    guide.show_pose(pose)
    assert "2–3 m" in said(guide)


@pytest.mark.parametrize("one", guide_words.POSE_GUIDES, ids=lambda one: one.pose)
def test_every_silhouette_takes_the_colour_of_the_theme(qapp: QApplication, one: guide_words.PoseGuide) -> None:
    text = paths.resource(f"poses/{one.pose}.svg").read_text(encoding="utf-8")
    assert "#" not in text and "currentColor" in text
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", "#ff0000").encode()))
    assert renderer.isValid()
    size = renderer.viewBoxF().size().toSize()
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    inked = sum(
        image.pixelColor(x, y).alpha() > 0 for x in range(0, size.width(), 4) for y in range(0, size.height(), 4)
    )
    assert 0.1 < inked * 16 / (size.width() * size.height()) < 0.9


def test_right_is_left_seen_in_a_mirror() -> None:
    left, right = guide_words.of_pose("left_lateral"), guide_words.of_pose("right_lateral")
    assert left is not None and right is not None
    assert left.height_at == right.height_at
    assert {420 - x for x, _y in left.stick} == {x for x, _y in right.stick}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_drawing_is_painted_in_the_colours_of_the_theme(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, theme.load(name))
    drawing = pose_drawing.PoseDrawing()
    qtbot.addWidget(drawing)
    drawing.resize(500, 520)
    one = guide_words.of_pose("rear")
    assert one is not None
    drawing.set_guide(one, "rear")
    image = drawing.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 500, 3) for y in range(0, 520, 2)}
    shown = theme.load(name)
    for role in ("soft", "accent", "accent_soft", "pressed"):
        assert QColor(getattr(shown, role)).name() in colours
    theme.apply(qapp, theme.load("light"))


def test_the_stick_of_the_side_lies_in_the_dogs_own_plane_on_the_plan(qtbot: QtBot, qapp: QApplication) -> None:
    """From above it lies along the near paws, between dog and phone, not behind the dog."""
    theme.apply(qapp, theme.load("light"))
    image = QImage(400, 260, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    one = guide_words.of_pose("left_lateral")
    assert one is not None
    pose_drawing._draw_plan(painter, QRectF(0, 0, 400, 260), one)
    painter.end()
    ink = QColor(theme.load("light").ink).name()
    rows = [y for y in range(60, 260) if image.pixelColor(QPointF(160, y).toPoint()).name() == ink]
    phone = [y for y in range(60, 260) if image.pixelColor(200, y).name() == theme.load("light").accent.lower()]
    assert rows and max(rows) < max(phone)


def test_a_new_weekly_pose_shows_its_own_short_guide(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tail = Pose("tail", "Tail", True, "Hold the tail into the light.")
    monkeypatch.setattr(poses, "POSES", (*poses.POSES, tail))
    made = PoseGuideDialog("tail")
    qtbot.addWidget(made)
    assert made.chips.checked() == {"tail"}
    assert "Hold the tail into the light." in said(made)
    assert not made.drawing.isVisibleTo(made)


def test_a_pose_that_is_not_weekly_begins_with_the_first(qtbot: QtBot) -> None:
    made = PoseGuideDialog("nails")
    qtbot.addWidget(made)
    assert made.pose == WEEKLY[0]


def test_nothing_scrolls_at_the_usual_size_and_escape_closes(qtbot: QtBot, guide: PoseGuideDialog) -> None:
    for pose in WEEKLY:
        guide.show_pose(pose)
        qtbot.waitUntil(lambda: guide._area.verticalScrollBar().maximum() == 0)
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
