# SPDX-License-Identifier: MIT
"""Two pictures over each other: the line, the fade, in turn; what is painted, and what is not scaled again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.words.geometry import Similarity
from ui import theme
from ui.tabs.photos.mode_controls import ModeControls
from ui.widgets import compare_modes
from ui.widgets.compare_canvas import CompareCanvas, Pane
from ui.widgets.compare_row import WeekFrame, WeeksRow

BLUE, BROWN = "#3070a0", "#a07030"


def picture(colour: str, width: int = 1200, height: int = 900) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(QColor(colour))
    return made


def colour_at(canvas: CompareCanvas, share: float, down: float = 0.8) -> str:
    box = canvas.pane_rect("left")
    point = QPointF(box.left() + box.width() * share, box.top() + box.height() * down).toPoint()
    return canvas.grab().toImage().pixelColor(point).name()


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> CompareCanvas:
    theme.apply(qapp, theme.load("light"))
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(810, 500)
    made.set_pane("left", Pane("Week 1", "25 Oct", "", picture(BLUE)))
    made.set_pane("right", Pane("Week 5", "22 Nov", "", picture(BROWN)))
    made.show()
    return made


def test_every_way_has_its_number_key_and_its_words() -> None:
    assert list(compare_modes.KEYS.values()) == [mode.key for mode in compare_modes.COMPARE_MODES]
    assert all(mode.label and mode.said and mode.hint for mode in compare_modes.COMPARE_MODES)


def test_the_line_parts_the_photos_where_it_is_dragged(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.set_mode("swipe")
    assert (colour_at(canvas, 0.2), colour_at(canvas, 0.8)) == (BLUE, BROWN)
    box = canvas.pane_rect("left")
    middle = QPoint(round(box.center().x()), 300)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(canvas, QPoint(round(box.left() + box.width() * 0.9), 300))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    assert canvas.share() == pytest.approx(0.9, abs=0.01)
    assert colour_at(canvas, 0.8) == BLUE


def test_a_zoomed_photo_is_panned_beside_the_line(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.set_mode("swipe")
    canvas.zoom_by(4)
    before = canvas.shown_rect("left").x()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    qtbot.mouseMove(canvas, QPoint(230, 300))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    assert canvas.share() == 0.5
    assert canvas.shown_rect("left").x() - before == pytest.approx(30)


@pytest.mark.parametrize("mode", ["swipe", "ghost"])
def test_keys_move_the_line_and_the_fade(canvas: CompareCanvas, qtbot: QtBot, mode: str) -> None:
    canvas.set_mode(mode)
    with qtbot.waitSignal(canvas.share_changed) as told:
        qtbot.keyClick(canvas, Qt.Key.Key_Period)
    assert told.args == [pytest.approx(0.55)]
    for _press in range(30):
        qtbot.keyClick(canvas, Qt.Key.Key_Comma)
    assert canvas.share() == 0
    assert colour_at(canvas, 0.5) == (BLUE if mode == "ghost" else BROWN)


def test_the_ghost_mixes_both_photos(canvas: CompareCanvas) -> None:
    canvas.set_mode("ghost")
    mixed = QColor(colour_at(canvas, 0.5))
    assert all(
        abs(mixed_part - (a + b) / 2) <= 2
        for mixed_part, a, b in zip(mixed.getRgb(), QColor(BLUE).getRgb(), QColor(BROWN).getRgb(), strict=True)
    )
    canvas.set_share(1)
    assert colour_at(canvas, 0.5) == BROWN


@pytest.mark.parametrize("mode", ["swipe", "ghost", "blink"])
def test_fading_and_wiping_scale_nothing_again(canvas: CompareCanvas, mode: str) -> None:
    canvas.set_mode(mode)
    before = canvas._layers.made
    canvas.show_side("right")
    canvas.grab()
    canvas.show_side("left")
    canvas.grab()
    made = canvas._layers.made
    for step in range(10):
        canvas.set_share(step / 10)
        canvas.show_side("left" if step % 2 else "right")
        canvas.grab()
    assert canvas._layers.made == made == before + 2
    canvas.zoom_by(2)
    canvas.grab()
    assert canvas._layers.made > made


def test_the_space_bar_shows_the_other_photo_only_while_it_is_down(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.set_mode("blink")
    assert colour_at(canvas, 0.5) == BLUE
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    assert colour_at(canvas, 0.5) == BROWN and "Week 5" in canvas.accessibleDescription().rpartition("now:")[2]
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert colour_at(canvas, 0.5) == BLUE
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert canvas.seen == "right"
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert canvas.seen == "left"


def test_each_photo_keeps_its_badge_in_its_own_corner(canvas: CompareCanvas) -> None:
    plain = {BLUE, BROWN}
    for mode in ("swipe", "ghost"):
        canvas.set_mode(mode)
        assert colour_at(canvas, 0.04, 0.06) not in plain and colour_at(canvas, 0.96, 0.06) not in plain
    canvas.set_mode("blink")
    assert colour_at(canvas, 0.04, 0.06) not in plain and colour_at(canvas, 0.96, 0.06) == BLUE
    canvas.show_side("right")
    assert colour_at(canvas, 0.04, 0.06) == BROWN and colour_at(canvas, 0.96, 0.06) not in plain


def test_over_each_other_a_missing_photo_says_why_and_the_other_stays(canvas: CompareCanvas) -> None:
    canvas.set_pane("left", Pane("Week 1", "25 Oct", "The original is not in the library folder."))
    for mode in ("swipe", "ghost", "blink"):
        canvas.set_mode(mode)
        assert colour_at(canvas, 0.1, 0.5) == BROWN
    canvas.set_pane("right", Pane(message="No photos of this pose yet."))
    assert not canvas.grab().isNull()


def test_taking_turns_is_off_at_first_and_never_faster_than_half_a_second(qtbot: QtBot) -> None:
    controls = ModeControls()
    qtbot.addWidget(controls)
    controls.set_mode("blink")
    assert controls.isVisible() and not controls.auto.isChecked() and not controls._timer.isActive()
    controls.beat.setValue(0)
    controls.auto.click()
    assert controls._timer.isActive() and controls._timer.interval() == 500
    with qtbot.waitSignal(controls.beat_came):
        pass
    controls.beat.setValue(100)
    assert controls._timer.interval() == 2000
    controls.set_mode("ghost")
    assert not controls._timer.isActive()
    controls.set_mode("side")
    assert not controls.isVisible() and controls.extra_height() == 0


def test_a_long_row_asks_only_for_the_weeks_in_sight(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    asked: set[str] = set()
    shown = picture(BLUE)

    def give(key: str) -> QPixmap:
        asked.add(key)
        return shown

    row = WeeksRow(give)
    qtbot.addWidget(row)
    row.resize(800, 300)
    row.show()
    row.set_weeks([WeekFrame(str(week), f"Week {week}") for week in range(1, 61)], 1.0)
    row.reveal(0)
    qtbot.waitUntil(lambda: "1" in asked)
    row.grab()
    assert len(asked) <= 6
    qtbot.keyClick(row.surface, Qt.Key.Key_End)
    row.grab()
    assert "60" in asked and len(asked) <= 12
    assert row.surface.height() < 300  # the scroll bar has its own room


def test_weeks_of_a_row_lie_where_they_belong_in_the_reference(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    shown = picture(BLUE, 400, 400)
    painter = QPainter(shown)
    painter.fillRect(280, 80, 40, 40, QColor(BROWN))
    painter.end()
    row = WeeksRow(lambda _key: shown)
    qtbot.addWidget(row)
    row.resize(820, 400)
    row.show()
    quarter = Similarity(0.0, 0.5, 900.0, 100.0)  # turned by 90°, half as large; px of the originals
    size = QSize(800, 800)
    frames = [WeekFrame("1", "Week 1"), WeekFrame("2", "Week 2", original=size, similarity=quarter)]
    row.set_weeks(frames, 1.0, QSize(1000, 1000))
    shot = row.surface.grab().toImage()
    first, second = row.surface.frame_rect(0), row.surface.frame_rect(1)
    assert shot.pixelColor((first.topLeft() + QPointF(0.75, 0.25) * first.width()).toPoint()).name() == BROWN
    x, y = quarter.apply((600, 200))
    spot = second.topLeft() + QPointF(x / 1000, y / 1000) * second.width()
    assert shot.pixelColor(spot.toPoint()).name() == BROWN
    assert shot.pixelColor((second.topLeft() + QPointF(0.1, 0.9) * second.width()).toPoint()).name() not in (
        BLUE,
        BROWN,
    )
