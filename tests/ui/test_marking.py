# SPDX-License-Identifier: MIT
"""Aligning, measuring, references, flags and what was noticed, by hands and keys in the real tab."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.keeping.dog_drawing import Drawn, Truth
from core.usecases import marks, noticed
from core.words.errors import SaveFailed
from core.words.geometry import Point
from core.words.settings import LibrarySettings
from tests.make import TODAY
from tests.photo_room import LEFT, NO_KEY, PhotoRoom, draw, room
from ui import theme
from ui.tabs.photos import comparison_picture
from ui.widgets.compare_canvas import SIDES, Side

Key = Qt.Key
NAUGHTY = '<img src="/dev/zero"> & <b>bold</b>'


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[PhotoRoom]:
    """An open tab without photos."""
    with room(qtbot, tmp_path) as made:
        yield made


def two(here: PhotoRoom, pose: str = "rear") -> dict[Side, Drawn]:
    """Show two drawn photos of one pose and return their truths."""
    drawn: dict[Side, Drawn] = {"left": draw(pose, muscle=0.3), "right": draw(pose, muscle=0.8, turn=2.0)}
    for week, one in enumerate(drawn.values()):
        here.keep_drawn(one, pose=pose, week=week)
    here.show()
    return drawn


def points_of(truth: Truth) -> dict[str, Point]:
    """Return every landmark of a drawing from behind."""
    height = truth.height_px or 0.0
    return {**truth.points, **{key: (x, height) for key, x in truth.crossings.items()}}


def place_all(here: PhotoRoom, drawn: dict[Side, Drawn], *, marking: int = 1, beside: float = 0.0) -> None:
    """Place all points through the use case, somewhat beside the truth."""
    for side, one in drawn.items():
        for number, (key, (x, y)) in enumerate(points_of(one.truth).items()):
            point = (x + beside * (-1) ** number, y)
            marks.place(here.store, here.dog, here.photo(side), key, point=point, marking=marking)


def placed(here: PhotoRoom, side: Side, marking: int = 1) -> set[str]:
    return set(marks.of_photo(here.store, here.photo(side)).get(marking, {}))


def said(here: PhotoRoom) -> str:
    return f"{here.tab.compare.bar.said.text()} {here.tab.compare.bar.more.text()}".strip()


# --- aligning ----------------------------------------------------------------------------------------


def test_a_pair_opens_plainly_and_says_that_it_is_not_aligned(here: PhotoRoom) -> None:
    two(here)
    assert "Not aligned" in here.tab.compare.stage.hints.accessibleDescription()
    assert not here.tab.compare.bar.isVisible() and not here.tab.compare.stage.hints.switch.isVisible()
    assert here.canvas.sheet("left") is None and here.tab.compare.marking.found is None


def test_two_clicks_a_photo_align_the_pair(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("align_photos")
    assert said(here) == "Click: left hock (1 of 2)"
    here.click("left", drawn["left"].truth.points["hock_left"])
    assert said(here) == "Click: base of the tail (2 of 2)"
    here.click("left", drawn["left"].truth.points["tail_base"])
    assert here.tab.compare.bar.sides.checked() == {"right"}  # this one is done, the other is asked for
    assert not here.tab.compare.marking.is_aligned
    for key in ("hock_left", "tail_base"):
        here.click("right", drawn["right"].truth.points[key])
    assert here.tab.compare.marking.is_aligned
    assert "Aligned on two points" in here.tab.compare.stage.hints.accessibleDescription()
    assert "if you like" in said(here)
    at = here.canvas.to_widget("left", drawn["left"].truth.points["tail_base"])
    there = here.canvas.to_widget("right", drawn["right"].truth.points["tail_base"])
    gap = here.canvas.pane_rect("right").left() - here.canvas.pane_rect("left").left()
    assert math.hypot(there.x() - gap - at.x(), there.y() - at.y()) < 1.5


def test_points_on_top_of_each_other_align_nothing_and_say_so(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("align_photos")
    for key in ("hock_left", "tail_base"):
        here.click("left", drawn["left"].truth.points[key])
    x, y = drawn["right"].truth.points["hock_left"]
    for key, point in (("hock_left", (x, y)), ("tail_base", (x + 2, y))):
        marks.place(here.store, here.dog, here.photo("right"), key, point=point)
    assert not here.tab.compare.marking.is_aligned and here.canvas.places().similarity is None
    assert "do not align" in said(here)


def test_a_third_point_says_how_well_the_photos_fit(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("align_photos")
    for side in SIDES:
        for key in ("hock_left", "tail_base", "hock_right"):
            here.click(side, drawn[side].truth.points[key])
    assert "fit within" in here.tab.compare.stage.hints.accessibleDescription()


def test_a_pair_with_marks_opens_aligned_and_can_be_seen_as_taken(here: PhotoRoom) -> None:
    drawn = two(here)
    place_all(here, drawn)
    here.tab.compare.forget()
    here.tab.refresh()
    assert here.tab.compare.marking.is_aligned
    assert here.canvas.places().similarity is not None
    here.press("aligned_switch")
    assert here.canvas.places().similarity is None
    assert "as taken" in here.tab.compare.stage.hints.accessibleDescription()
    here.press("aligned_switch")
    assert here.canvas.places().similarity is not None


@pytest.mark.parametrize("mode", ["swipe", "ghost", "blink"])
def test_aligned_photos_lie_on_each_other_in_every_way_of_looking(here: PhotoRoom, mode: str) -> None:
    drawn = two(here)
    place_all(here, drawn)
    here.press(f"mode_{mode}")
    spots = [here.canvas.to_widget(side, drawn[side].truth.points["hock_right"]) for side in SIDES]
    assert math.hypot(spots[0].x() - spots[1].x(), spots[0].y() - spots[1].y()) < 6


def test_points_that_do_not_belong_together_are_warned_about(here: PhotoRoom) -> None:
    drawn = two(here)
    place_all(here, drawn)
    x, y = drawn["right"].truth.points["hock_right"]
    marks.place(here.store, here.dog, here.photo("right"), "hock_right", point=(x + 80, y - 60))
    line = here.tab.findChild(QLabel, "compare_not_aligned")
    assert line is not None and line.property("role") == "caution" and "check the marks" in line.text()


def test_a_saved_comparison_shows_the_pair_as_it_is_aligned_and_says_so(here: PhotoRoom) -> None:
    drawn = two(here)
    plain = here.tab.compare.comparison()
    place_all(here, drawn)
    aligned = here.tab.compare.comparison()
    assert plain is not None and aligned is not None
    assert "Not aligned" in plain.foot and "Aligned" in aligned.foot and aligned.similarity is not None
    first, second = comparison_picture.draw(plain), comparison_picture.draw(aligned)
    assert first.size() == second.size() and first != second
    half = second.copy(second.width() // 2, 0, second.width() // 2, second.height())
    assert half != first.copy(first.width() // 2, 0, first.width() // 2, first.height())


def test_all_weeks_lie_on_the_left_photo_where_marks_allow_it(here: PhotoRoom) -> None:
    drawn = two(here)
    here.keep_drawn(draw(muscle=0.95), week=3)
    here.tab.refresh()
    place_all(here, drawn)
    here.press("mode_weeks")
    frames = here.tab.compare.stage.row.surface.frames
    assert [frame.similarity is not None for frame in frames] == [False, True, False]
    assert "1 week lies on the left photo" in here.tab.compare.stage.hints.accessibleDescription()
    here.press("aligned_switch")
    assert not any(frame.similarity for frame in here.tab.compare.stage.row.surface.frames)


# --- measuring ---------------------------------------------------------------------------------------


def test_measuring_is_offered_quietly_and_begins_with_one_press(here: PhotoRoom) -> None:
    two(here)
    here.press("results_measure")
    assert here.button("measure_photos").isChecked() and here.tab.compare.bar.isVisible()
    assert said(here) == "Click: left hock (1 of 7)"


def test_the_level_line_appears_with_the_bones_and_values_with_the_edges(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("measure_photos")
    spots = points_of(drawn["left"].truth)
    for key in ("hock_left", "tail_base", "hock_right"):
        here.click("left", spots[key])
    sheet = here.canvas.sheet("left")
    assert sheet is not None and sheet.level is not None and "dashed line" in said(here)
    for key in ("left_outer", "left_inner"):
        here.click("left", spots[key])
    sheet = here.canvas.sheet("left")
    value = marks.values(here.store, here.photo("left")).find("rear_thigh_width_ratio", "L")
    assert sheet is not None and value is not None
    assert [span.text for span in sheet.spans] == [f"{value.mean:.2f}", ""]
    assert "single marking" not in here.tab.compare.results.words()  # nothing to compare with yet
    assert f"{value.mean:.2f}" in here.tab.compare.results.words()


def test_undo_and_redo_take_a_point_back_and_put_it_there_again(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("measure_photos")
    for key in ("hock_left", "tail_base"):
        here.click("left", drawn["left"].truth.points[key])
    here.session.undo()
    assert placed(here, "left") == {"hock_left"} and said(here).startswith("Click: base of the tail (2")
    here.session.redo()
    sheet = here.canvas.sheet("left")
    assert sheet is not None and {spot.key for spot in sheet.spots} == {"hock_left", "tail_base"}


def test_undo_last_takes_back_the_newest_point_of_either_photo(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("measure_photos")
    here.click("left", drawn["left"].truth.points["hock_left"])
    here.click("right", drawn["right"].truth.points["hock_left"])
    here.press("marking_undo")
    assert (placed(here, "left"), placed(here, "right")) == ({"hock_left"}, set())
    here.press("marking_undo")
    assert placed(here, "left") == set()
    assert not here.button("marking_undo").isEnabled()


def test_undo_last_leaves_points_alone_that_another_marking_hides(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("measure_photos")
    for key in ("hock_left", "tail_base"):
        here.click("left", drawn["left"].truth.points[key])
    here.qtbot.mouseClick(here.tab.compare.bar.markings.chip("2"), LEFT)
    assert not here.button("marking_undo").isEnabled()
    here.click("left", drawn["left"].truth.points["hock_left"])
    here.press("marking_undo")
    assert not here.button("marking_undo").isEnabled()
    assert (placed(here, "left"), placed(here, "left", 2)) == ({"hock_left", "tail_base"}, set())


def test_a_second_marking_hides_the_first_and_gives_the_error(here: PhotoRoom) -> None:
    drawn = two(here)
    place_all(here, drawn)
    here.press("measure_photos")
    assert "All 7 points are placed." in said(here)
    here.qtbot.mouseClick(here.tab.compare.bar.markings.chip("2"), LEFT)
    sheet = here.canvas.sheet("left")
    assert sheet is not None and not sheet.spots and said(here) == "Click: left hock (1 of 7)"
    place_all(here, drawn, marking=2, beside=0.6)
    words = here.tab.compare.results.words()
    assert "marked 2 times, ±" in words and "single marking" not in words
    assert "of this marking; the results are the mean of 2" in said(here)


def test_a_point_beside_the_photo_is_refused_in_the_bar_and_nothing_is_lost(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("align_photos")
    here.click("left", drawn["left"].truth.points["hock_left"])
    here.canvas.fit()
    QApplication.processEvents()
    outside = QPoint(here.canvas.width() // 2, here.canvas.height() // 2)
    assert not any(here.canvas.pane_rect(side).contains(outside) for side in SIDES)
    here.qtbot.mouseClick(here.canvas, LEFT, NO_KEY, outside)
    problem = here.tab.compare.bar.problem
    assert problem.isVisible() and "beside the photo" in problem.text()
    assert placed(here, "left") == {"hock_left"}
    here.click("left", drawn["left"].truth.points["tail_base"])
    assert not problem.isVisible()


def test_one_point_twice_is_refused_where_it_happens(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("align_photos")
    spot = drawn["left"].truth.points["hock_left"]
    here.click("left", spot)
    here.canvas.spot_placed.emit("left", "tail_base", *marks.of_photo(here.store, here.photo("left"))[1]["hock_left"])
    assert "already at this place" in here.tab.compare.bar.problem.text()
    assert placed(here, "left") == {"hock_left"}


def test_points_can_be_placed_moved_and_removed_with_keys_alone(here: PhotoRoom) -> None:
    two(here)
    measure = here.button("measure_photos")
    measure.setFocus()
    here.qtbot.keyClick(measure, Key.Key_Space)
    assert here.tab.focusWidget() is here.canvas
    for key in (Key.Key_Tab, Key.Key_Right, Key.Key_Return):
        here.qtbot.keyClick(here.tab.focusWidget(), key)
    assert placed(here, "left") == {"hock_left"}
    first = marks.of_photo(here.store, here.photo("left"))[1]["hock_left"]
    for key in (Key.Key_Backtab, Key.Key_Right, Key.Key_Down):
        here.qtbot.keyClick(here.canvas, key)
    moved = marks.of_photo(here.store, here.photo("left"))[1]["hock_left"]
    assert moved[0] > first[0] and moved[1] > first[1]
    here.qtbot.keyClick(here.canvas, Key.Key_Delete)
    assert placed(here, "left") == set()
    here.qtbot.keyClick(here.canvas, Key.Key_Escape)
    assert not here.tab.compare.bar.isVisible() and not measure.isChecked()


def test_enter_on_a_button_places_no_point(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("measure_photos")
    here.click("left", drawn["left"].truth.points["hock_left"])
    done = here.button("marking_done")
    done.setFocus()
    for _time in range(3):
        here.qtbot.keyClick(done, Key.Key_Return)
    here.qtbot.keyClick(done, Key.Key_Backspace)
    assert placed(here, "left") == {"hock_left"}
    here.qtbot.keyClick(done, Key.Key_Escape)
    assert not here.tab.compare.bar.isVisible()


def test_week_keys_and_swap_still_work_while_marking(here: PhotoRoom) -> None:
    drawn = two(here)
    place_all(here, drawn)
    here.press("measure_photos")
    before = [here.photo(side).id for side in SIDES]
    here.qtbot.keyClick(here.canvas, Key.Key_X)
    assert [here.photo(side).id for side in SIDES] == before[::-1]
    sheet = here.canvas.sheet("left")
    assert sheet is not None and len(sheet.spots) == 7
    here.qtbot.keyClick(here.canvas, Key.Key_3)
    assert here.tab.compare.stage.mode == "ghost" and "side by side" in said(here)


def test_a_drag_that_began_on_one_photo_never_moves_a_point_of_another(here: PhotoRoom) -> None:
    drawn = two(here)
    place_all(here, drawn)
    here.press("align_photos")
    QApplication.processEvents()
    before = [marks.of_photo(here.store, here.photo(side)) for side in SIDES]
    at = here.canvas.to_widget("left", drawn["left"].truth.points["tail_base"]).toPoint()
    here.qtbot.mousePress(here.canvas, LEFT, NO_KEY, at)
    here.qtbot.mouseMove(here.canvas, at + QPoint(20, 0))
    here.tab.compare.swap()
    here.qtbot.mouseMove(here.canvas, at + QPoint(30, 0))
    here.qtbot.mouseRelease(here.canvas, LEFT, NO_KEY, at + QPoint(30, 0))
    assert [marks.of_photo(here.store, here.photo(side)) for side in reversed(SIDES)] == before


def test_one_photo_alone_can_be_measured(here: PhotoRoom) -> None:
    drawn = draw()
    here.keep_drawn(drawn)
    here.show()
    here.press("measure_photos")
    for key, point in points_of(drawn.truth).items():
        if key in ("hock_left", "hock_right", "tail_base", "left_outer", "left_inner"):
            marks.place(here.store, here.dog, here.photo("right"), key, point=point)
    assert here.tab.compare.results.words().startswith("Left 0.")
    assert not here.tab.compare.noticed.isVisible()


def test_a_pose_that_is_only_looked_at_says_so_on_the_buttons(here: PhotoRoom) -> None:
    for week in range(2):
        here.keep_drawn(draw("rear", muscle=0.2 + 0.3 * week), pose="other", week=week)
    here.show()
    assert not here.button("align_photos").isEnabled() and not here.button("measure_photos").isEnabled()
    assert "pose" in here.button("measure_photos").toolTip()
    assert not here.tab.compare.results.isVisible()


def test_another_pose_ends_what_cannot_be_marked_there(here: PhotoRoom) -> None:
    two(here)
    here.keep_drawn(draw("rear", muscle=0.9), pose="other", week=1)
    here.tab.refresh()
    here.press("measure_photos")
    here.tab.compare.choose_pose("other")
    assert not here.tab.compare.bar.isVisible() and not here.button("measure_photos").isChecked()


def test_a_library_open_for_reading_is_not_marked(here: PhotoRoom) -> None:
    two(here)
    here.store.writable = False
    here.tab.compare.refresh()
    assert not here.button("align_photos").isEnabled()
    assert "reading" in here.button("align_photos").toolTip()


# --- reference ---------------------------------------------------------------------------------------


def reference(here: PhotoRoom, drawn: dict[Side, Drawn], *, typed: str) -> None:
    here.press("measure_photos")
    here.press("marking_reference")
    for end in drawn["left"].truth.stick:
        here.click("left", end)
    field = here.tab.compare.bar.reference.field
    field.line.setFocus()
    here.qtbot.keyClicks(field.line, typed)
    here.qtbot.keyClick(field.line, Key.Key_Return)


def test_a_reference_is_two_clicks_and_a_length(here: PhotoRoom) -> None:
    drawn = two(here)
    reference(here, drawn, typed="50")
    kept = marks.reference(here.store, here.photo("left"))
    assert kept is not None and kept.length_mm == 500
    scale = 500 / math.dist(*drawn["left"].truth.stick)
    assert kept.mm_per_px == pytest.approx(scale, rel=0.01)
    here.session.undo()
    assert marks.reference(here.store, here.photo("left")) is None


def test_the_other_photo_takes_the_same_stick(here: PhotoRoom) -> None:
    drawn = two(here)
    reference(here, drawn, typed="50")
    for end in drawn["right"].truth.stick:
        here.click("right", end)
    kept = marks.reference(here.store, here.photo("right"))
    assert kept is not None and kept.length_mm == 500


def test_a_length_that_is_corrected_at_once_stays_with_its_photo(here: PhotoRoom) -> None:
    drawn = two(here)
    reference(here, drawn, typed="5")
    assert "other photo" in said(here)
    field = here.tab.compare.bar.reference.field
    field.line.selectAll()
    here.qtbot.keyClicks(field.line, "50")
    here.qtbot.keyClick(field.line, Key.Key_Return)
    kept = marks.reference(here.store, here.photo("left"))
    assert kept is not None and kept.length_mm == 500
    assert marks.reference(here.store, here.photo("right")) is None


def test_a_length_of_zero_is_refused_at_the_field(here: PhotoRoom) -> None:
    drawn = two(here)
    reference(here, drawn, typed="0")
    field = here.tab.compare.bar.reference.field
    assert "0.1 to 500 cm" in field.problem() and field.text() == "0"
    assert "kept" not in said(here) and "How long" in said(here)
    assert marks.reference(here.store, here.photo("left")) is None
    sheet = here.canvas.sheet("left")
    assert sheet is not None and len(sheet.spots) == 2  # the clicks are not lost


def test_a_short_stick_is_warned_about_and_kept(here: PhotoRoom) -> None:
    drawn = two(here)
    reference(here, drawn, typed="12.5")
    kept = marks.reference(here.store, here.photo("left"))
    assert kept is not None and kept.length_mm == 125
    here.press("marking_done")
    here.press("measure_photos")
    here.press("marking_reference")
    assert here.tab.compare.bar.reference.warning.isVisible()


def test_both_ends_at_one_place_are_refused_and_the_first_stays(here: PhotoRoom) -> None:
    drawn = two(here)
    here.press("measure_photos")
    here.press("marking_reference")
    here.tab.compare.bar.reference.length_given.emit(500.0)
    here.click("left", drawn["left"].truth.stick[0])
    sheet = here.canvas.sheet("left")
    assert sheet is not None
    here.canvas.spot_placed.emit("left", "second", *sheet.spots[0].point)
    assert "same place" in here.tab.compare.bar.problem.text()
    sheet = here.canvas.sheet("left")
    assert sheet is not None and [spot.key for spot in sheet.spots] == ["first"]


def test_inches_are_asked_for_where_inches_are_read(here: PhotoRoom) -> None:
    drawn = two(here)
    here.session.set_library_settings(LibrarySettings(units="imperial"))
    reference(here, drawn, typed="20")
    kept = marks.reference(here.store, here.photo("left"))
    assert kept is not None and kept.length_mm == pytest.approx(508)


def test_a_reference_can_be_taken_away(here: PhotoRoom) -> None:
    drawn = two(here)
    reference(here, drawn, typed="50")
    here.qtbot.mouseClick(here.tab.compare.bar.sides.chip("left"), LEFT)
    here.press("reference_remove")
    assert marks.reference(here.store, here.photo("left")) is None


# --- flags and what was noticed ------------------------------------------------------------------------


def test_a_flagged_photo_says_why_it_is_not_measured(here: PhotoRoom) -> None:
    drawn = two(here)
    place_all(here, drawn)
    flags = here.tab.compare.facts["right"].flags
    flags.fold.click()
    flags.chips.chip("blurry").click()
    assert marks.flags(here.store, here.photo("right")) == ("blurry",)
    assert "Week 2: left out of measuring: blurry." in here.tab.compare.results.words()
    assert "blurry" in flags.meaning.text()
    here.press("measure_photos")
    sheet = here.canvas.sheet("right")
    assert sheet is not None and not sheet.is_editable
    flags.chips.chip("blurry").click()
    assert marks.flags(here.store, here.photo("right")) == ()
    assert "left out" not in here.tab.compare.results.words()


def test_flags_fold_away_until_they_are_wanted(here: PhotoRoom) -> None:
    two(here)
    flags = here.tab.compare.facts["left"].flags
    assert flags.chips.isHidden()
    marks.set_flag(here.store, here.dog, here.photo("left"), "harness", on=True)
    assert not flags.chips.isHidden() and flags.chips.checked() == {"harness"}


def test_what_was_noticed_is_kept_for_the_pair(here: PhotoRoom) -> None:
    two(here)
    card = here.tab.compare.noticed
    card.chips.chip("standing_taller").click()
    card.text.setText(NAUGHTY)
    here.session.flush_requested.emit()
    kept = noticed.of_pair(here.store, here.dog.id, here.photo("left").id, here.photo("right").id)
    assert kept is not None and (kept.keys, kept.text, kept.day) == (("standing_taller",), NAUGHTY, TODAY)
    card.chips.chip("nothing").click()
    assert card.chips.checked() == {"nothing"}
    here.tab.compare.swap()
    assert card.chips.checked() == {"nothing"} and card.text.value() == NAUGHTY
    here.session.undo()
    assert card.chips.checked() == set() and card.text.value() == ""


def test_chips_that_cannot_be_kept_go_back(here: PhotoRoom) -> None:
    two(here)
    marks.set_flag(here.store, here.dog, here.photo("left"), "harness", on=True)
    here.tab.compare.noticed.chips.chip("sits_squarely").click()
    here.store.writable = False
    here.tab.compare.noticed.text.setText("typed")
    with here.qtbot.captureExceptions() as refused:
        here.tab.compare.noticed.chips.chip("standing_taller").click()
        here.tab.compare.facts["left"].flags.chips.chip("blurry").click()
    assert [kind for kind, _error, _trace in refused] == [SaveFailed, SaveFailed]
    assert here.tab.compare.noticed.chips.checked() == {"sits_squarely"}
    assert here.tab.compare.noticed.text.value() == "typed"
    assert here.tab.compare.facts["left"].flags.chips.checked() == {"harness"}
    here.store.writable = True
    here.session.flush_requested.emit()  # the words that were refused are tried again
    kept = noticed.of_pair(here.store, here.dog.id, here.photo("left").id, here.photo("right").id)
    assert kept is not None and (kept.keys, kept.text) == (("sits_squarely",), "typed")


def test_words_being_typed_belong_to_their_pair_when_the_week_changes(here: PhotoRoom) -> None:
    two(here)
    here.keep_drawn(draw(muscle=0.95), week=3)
    here.tab.refresh()
    here.tab.compare.first_and_latest()
    pair = [here.photo(side).id for side in SIDES]
    here.tab.compare.noticed.text.setText("less wobbly")
    here.qtbot.keyClick(here.canvas, Key.Key_A)
    kept = noticed.of_pair(here.store, here.dog.id, *pair)
    assert kept is not None and kept.text == "less wobbly"
    assert here.tab.compare.noticed.text.value() == ""


def settled(here: PhotoRoom) -> None:
    """Let layouts that wrap find their heights."""
    for _turn in range(5):
        QApplication.processEvents()


# --- room --------------------------------------------------------------------------------------------


def test_photos_do_not_grow_back_under_the_hand_between_two_clicks(here: PhotoRoom) -> None:
    drawn = two(here)
    here.tab.resize(1000, 520)
    here.press("measure_photos")
    settled(here)
    before = here.canvas.height()
    here.canvas.refused.emit("That is beside the photo. Click on the photo itself.")
    settled(here)
    refused = here.canvas.height()
    here.click("left", drawn["left"].truth.points["hock_left"], close_up=False)
    settled(here)
    assert not here.tab.compare.bar.problem.isVisible()
    assert refused < before and here.canvas.height() == refused


def test_where_there_is_little_room_the_buttons_step_aside_while_marking(here: PhotoRoom, qapp: QApplication) -> None:
    two(here)
    theme.apply(qapp, theme.load("light"), 160)
    here.tab.resize(1024, 520)
    settled(here)
    here.press("measure_photos")
    settled(here)
    assert not here.tab.bar.isVisible() and here.tab.compare.bar.isVisible()
    assert here.canvas.visibleRegion().boundingRect().height() == here.canvas.height()
    here.press("marking_done")
    assert here.tab.bar.isVisible()
    theme.apply(qapp, theme.load("light"))
