# SPDX-License-Identifier: MIT
"""The chart painters: nothing overlaps, nothing is clipped, no line where nothing was logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from core.words.blocks import Band, Bar, Chart, Dot, Mark, PhotoDay, Ribbon, Trace
from ui import theme as themes
from ui.drawing import axes, bars, chart, labels, marks, series
from ui.drawing.strokes import strokes_of

START = date(2026, 10, 25)
END = date(2026, 11, 22)
RECT = QRectF(0, 0, 700, 260)
THEME = themes.load("light")


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def trace(side: str = "", label: str = "", *, last: float = 5.0, gap: bool = False) -> Trace:
    offsets = [offset for offset in range(29) if not (gap and 10 <= offset <= 16)]
    dots = tuple(Dot(day(offset), last) for offset in offsets)
    runs = (range(3, 10), range(20, 29)) if gap else (range(3, 29),)
    line = tuple(tuple((day(offset), last) for offset in run) for run in runs)
    return Trace("energy", label, side, dots, line)


def series_chart(*traces: Trace, **changes: object) -> Chart:
    plain = Chart(
        "energy",
        "Energy",
        "0–10",
        "series",
        START,
        END,
        0,
        10,
        ticks=((0, "0"), (5, "5"), (10, "10")),
        day_ticks=tuple((day(offset), f"{day(offset):%d %b}") for offset in range(0, 29, 7)),
        traces=traces or (trace(),),
    )
    return replace(plain, **changes)


def drawn(shown: Chart, *, scale: float = 1.0, letters: bool = False) -> QImage:
    image = QImage(round(RECT.width() * scale), round(RECT.height() * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(THEME.card))
    painter = QPainter(image)
    chart.paint(painter, QRectF(image.rect()), shown, THEME, scale=scale, letters=letters)
    painter.end()
    return image


@pytest.fixture
def faces(qapp: object) -> labels.Faces:
    return labels.faces(QFont(), 1.0)


def has_ink(image: QImage, ink: str, x: float, rows: range) -> bool:
    wanted = QColor(ink)
    spots = (image.pixelColor(round(x), y) for y in rows)
    return any(
        abs(spot.red() - wanted.red()) + abs(spot.green() - wanted.green()) + abs(spot.blue() - wanted.blue()) < 60
        for spot in spots
    )


def test_a_gap_leaves_no_line(qapp: object, faces: labels.Faces) -> None:
    shown = series_chart(trace(gap=True))
    strokes = strokes_of(shown.traces[0], START)
    assert [segment.offsets[0] for segment in strokes.segments] == [3, 20]
    plot = chart.layout(shown, RECT, faces).plot
    image = drawn(shown)
    middle = round(plot.y_of(5.0))
    rows = range(middle - 3, middle + 4)
    assert has_ink(image, THEME.series[0], plot.x_of(day(6)) + 3, rows)
    assert not has_ink(image, THEME.series[0], plot.x_of(day(14)) + 3, rows)


def test_days_and_places_map_onto_each_other(faces: labels.Faces) -> None:
    plot = chart.layout(series_chart(), RECT, faces).plot
    assert [plot.day_at(plot.x_of(day(offset))) for offset in range(29)] == [day(offset) for offset in range(29)]
    assert plot.day_at(-500) == START
    assert plot.day_at(5000) == END
    spot = plot.transform().map(QPointF(7, 2.5))
    assert (spot.x(), spot.y()) == pytest.approx((plot.x_of(day(7)), plot.y_of(2.5)))


def test_left_and_right_that_meet_stand_apart(faces: labels.Faces) -> None:
    shown = series_chart(trace("L", "Left", last=5.0), trace("R", "Right", last=5.1), form="measured")
    plot = chart.layout(shown, RECT, faces).plot
    strokes = [strokes_of(one, START) for one in shown.traces]
    placed = series.end_labels(strokes, plot, faces=faces, theme=THEME, right=RECT.right())
    metrics = QFontMetricsF(faces.strong)
    boxes = [
        QRectF(one.spot.x(), one.spot.y() - metrics.ascent(), metrics.horizontalAdvance(one.text), metrics.ascent())
        for one in placed
    ]
    assert [one.text for one in placed] == ["Left", "Right"]
    assert not boxes[0].intersects(boxes[1])
    assert boxes[1].top() < boxes[0].top(), "the higher value keeps the higher label"
    assert all(box.right() <= RECT.right() for box in boxes)
    assert all(themes.contrast(one.ink.name(), THEME.card) >= 4.5 for one in placed)


def test_left_and_right_differ_by_more_than_colour() -> None:
    left, right = trace("L"), trace("R")
    ink = QColor("black")
    lines = [series._line_pen(one, ink, scale=1.0, light=False) for one in (left, right)]
    dots = [series._dot_pen(one, ink, scale=1.0, dots=0) for one in (left, right)]
    assert lines[0].style() == Qt.PenStyle.SolidLine
    assert lines[1].style() == Qt.PenStyle.CustomDashLine
    assert dots[0].capStyle() != dots[1].capStyle()


@given(
    some.lists(some.floats(0, 300), max_size=9),
    some.floats(8, 30),
)
def test_labels_at_line_ends_never_overlap_and_stay_inside(centres: list[float], height: float) -> None:
    placed = labels.spread(centres, height=height, low=0, high=300)
    for one, two in combinations(placed, 2):
        assert abs(one - two) >= height - 1e-6
    for (wish_a, a), (wish_b, b) in pairwise(sorted(zip(centres, placed, strict=True))):
        assert wish_a == wish_b or a < b
    assert all(height / 2 - 1e-6 <= one <= 300 - height / 2 + 1e-6 for one in placed)


@given(
    some.lists(some.tuples(some.floats(0, 600), some.text("abcdef ", max_size=40)), max_size=14), some.integers(1, 3)
)
def test_event_words_never_overlap(wishes: list[tuple[float, str]], rows: int) -> None:
    wanted = sorted(wishes)

    def cut(text: str, width: float) -> str:
        if len(text) * 6 <= width:
            return text
        return text[: max(0, int(width / 6) - 1)] + "…" if width >= 12 else ""

    placed = labels.place_words(wanted, labels.Room(0, 600, rows, 4), cut, lambda text: len(text) * 6)
    for one, two in combinations(placed, 2):
        if one.row == two.row:
            assert one.left + one.width <= two.left + 1e-6 or two.left + two.width <= one.left + 1e-6
    assert all(0 <= word.row < rows and word.left + word.width <= 600 + 1e-6 for word in placed)
    assert [word.index for word in placed] == sorted({word.index for word in placed})


def test_crowded_event_words_dodge_into_other_rows(faces: labels.Faces) -> None:
    events = tuple(
        Mark(day(20 + number), word) for number, word in enumerate(("Hydrotherapy", "Harness off", "Meloxicam"))
    )
    shown = series_chart(marks=events)
    plot = chart.layout(shown, RECT, faces).plot
    placed = marks.words(events, plot, faces=faces, letters=False)
    assert [word.text for _mark, word in placed] == ["Hydrotherapy", "Harness off", "Meloxicam"]
    assert len({word.row for _mark, word in placed}) == 3


def test_event_words_stand_over_the_plot_and_leave_the_data_room(faces: labels.Faces) -> None:
    events = tuple(Mark(day(number), f"A thing that happened, number {number}") for number in range(0, 20, 2))
    place = chart.layout(series_chart(marks=events), RECT, faces)
    plot = place.plot
    assert plot.head > 0
    assert place.title_base < plot.frame.top() - plot.head
    assert plot.frame.height() >= marks.LEAST_PLOT
    for _mark, word in marks.words(events, plot, faces=faces, letters=False):
        assert (word.row + 1) * QFontMetricsF(faces.small).height() <= plot.head + 0.01
        assert len(word.text) > marks.LEAST_LETTERS
    assert chart.layout(series_chart(), RECT, faces).plot.head == 0


def test_no_line_of_an_event_crosses_a_flare_ups_words(qapp: object, faces: labels.Faces) -> None:
    flare = Mark(day(8), "Flare-up after a slip", end=day(12), kind="flare_up")
    seen = Mark(day(9), "Vet called")
    shown = series_chart(marks=(flare, seen))
    plot = chart.layout(shown, RECT, faces).plot
    ((_mark, word), *_rest) = marks.words(shown.marks, plot, faces=faces, letters=False)
    top = plot.frame.top() - plot.head
    line = round(plot.x_of(seen.day))
    assert word.left < line < word.left + word.width
    plain = drawn(replace(shown, marks=(flare,)))
    both = drawn(shown)
    rows = range(round(top) + 1, round(top + QFontMetricsF(faces.small).height()) - 1)
    assert [both.pixel(line, y) for y in rows] == [plain.pixel(line, y) for y in rows]


def test_a_small_chart_shows_letters_but_no_words(faces: labels.Faces) -> None:
    events = (Mark(day(3), "Hydrotherapy", "A"),)
    plot = chart.layout(series_chart(marks=events), QRectF(0, 0, 300, 160), faces).plot
    assert marks.words(events, plot, faces=faces, letters=False) == []
    assert [word.text for _mark, word in marks.words(events, plot, faces=faces, letters=True)] == ["A"]


@given(some.lists(some.tuples(some.floats(0, 500), some.floats(5, 120)), max_size=12))
def test_day_ticks_are_never_clipped_and_never_collide(wishes: list[tuple[float, float]]) -> None:
    wanted = sorted(wishes)
    placed = labels.place_ticks(wanted, low=0, high=500, gap=6)
    for (one, left_a), (_two, left_b) in pairwise(placed):
        assert left_a + wanted[one][1] + 6 <= left_b + 1e-6
    assert all(left >= -1e-6 and left + wanted[index][1] <= 500 + 1e-6 for index, left in placed)
    assert bool(placed) == bool(wanted)


def test_the_last_day_tick_is_written_in_full(faces: labels.Faces) -> None:
    shown = series_chart(day_ticks=((START, "25 October"), (END, "22 November")))
    plot = chart.layout(shown, RECT, faces).plot
    words = axes.day_words(shown, plot, faces, low=RECT.left(), high=RECT.right())
    metrics = QFontMetricsF(faces.small)
    assert [text for _left, text in words] == ["25 October", "22 November"]
    assert words[-1][0] + metrics.horizontalAdvance("22 November") <= RECT.right() + 0.01


def week(number: int, count: int, answered: int) -> Bar:
    first = day(7 * number)
    last = min(END, day(7 * number + 6))
    return Bar(first, last, count, answered, answered, f"{count} of {answered}", f"wk {number + 1}")


def test_bars_say_their_count_and_an_unanswered_week_draws_nothing(faces: labels.Faces) -> None:
    weeks = (week(0, 6, 7), week(1, 0, 7), week(2, 0, 0), week(3, 3, 7), week(4, 1, 1))
    shown = series_chart(form="bars", bars=weeks, traces=(), low=0, high=7)
    plot = chart.layout(shown, RECT, faces).plot
    assert [text for _spot, text in bars.words(shown, plot, faces)] == ["6 of 7", "0 of 7", "3 of 7", "1 of 1"]
    widths = {round(bars.rect_of(bar, shown, plot).width(), 3) for bar in weeks}
    assert len(widths) == 1, "a cut last week is as wide as the others"
    ticks = axes.day_words(shown, plot, faces, low=RECT.left(), high=RECT.right())
    assert [text for _left, text in ticks] == ["wk 1", "wk 2", "wk 3", "wk 4", "wk 5"]
    unanswered = bars.rect_of(weeks[2], shown, plot)
    rows = range(round(plot.frame.bottom()) - 2, round(plot.frame.bottom()) + 3)
    image = drawn(shown)
    assert not has_ink(image, THEME.series[0], unanswered.center().x(), rows)
    assert has_ink(image, THEME.series[0], bars.rect_of(weeks[1], shown, plot).center().x(), rows)


def test_the_same_chart_gives_the_same_picture(qapp: object) -> None:
    shown = series_chart(marks=(Mark(day(2), "Bath", "A"), Mark(day(9), "Flare-up", "B", day(12), "flare_up")))
    assert drawn(shown) == drawn(shown)
    assert drawn(shown) != drawn(shown, letters=True)


def lettered(faces: labels.Faces, *traces: Trace) -> tuple[axes.Plot, list[tuple[Mark, labels.Word]]]:
    shown = series_chart(*traces, marks=(Mark(day(9), "Bath", "A"), Mark(day(10), "Walk", "B")))
    plot = chart.layout(shown, RECT, faces, letters=True).plot
    placed = marks.words(shown.marks, plot, faces=faces, letters=True)
    return plot, marks.in_clear(placed, plot, [strokes_of(one, START) for one in traces], faces=faces)


def test_a_letter_is_read_over_a_line_that_crosses_it(qapp: object, faces: labels.Faces) -> None:
    plot, placed = lettered(faces, trace(last=1))
    box = marks.boxes(placed, plot, faces=faces)[0]
    images = []
    for ink in (THEME.card, THEME.series[0]):
        image = QImage(700, 260, QImage.Format.Format_RGB32)
        image.fill(QColor(THEME.card))
        painter = QPainter(image)
        painter.fillRect(QRectF(0, box.center().y(), 700, 2), QColor(ink))
        marks.paint_letters(painter, placed, plot, theme=THEME, faces=faces)
        painter.end()
        images.append(image.copy(box.toAlignedRect()))
    alone, over = images
    spots = [(x, y) for x in range(alone.width()) for y in range(alone.height())]
    inked = [spot for spot in spots if alone.pixelColor(*spot).lightness() < 60]
    assert inked and all(over.pixelColor(*spot) == alone.pixelColor(*spot) for spot in inked)


def test_letters_give_way_to_the_days_and_to_each_other(faces: labels.Faces) -> None:
    plot, high_up = lettered(faces, trace(last=1))
    rows = [word.row for _mark, word in high_up]
    per_row = 10 * marks.boxes(high_up, plot, faces=faces)[0].height() / plot.frame.height()
    _plot, moved = lettered(faces, trace(last=10 - per_row / 2))
    assert rows[0] == 0 and moved[0][1].row > 0
    first, second = marks.boxes(moved, plot, faces=faces)
    assert not first.intersects(second)
    assert plot.frame.contains(first) and plot.frame.contains(second)
    assert [word.left for _mark, word in moved] == [word.left for _mark, word in high_up], "beside their verticals"


def test_an_empty_chart_says_why_and_draws_no_axis(qapp: object) -> None:
    nothing = series_chart(empty="Nothing recorded yet.")
    with_less = replace(nothing, traces=(), marks=(), ticks=())
    assert drawn(nothing) != drawn(replace(nothing, empty="Nothing else recorded yet."))
    assert not has_ink(drawn(nothing), THEME.series[0], 350, range(40, 260))
    assert drawn(with_less).size() == drawn(nothing).size()


def test_painting_leaves_the_painter_as_it_was(qapp: object) -> None:
    image = QImage(700, 260, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    font, pen = painter.font(), painter.pen()
    chart.paint(painter, RECT, series_chart(), THEME)
    assert (painter.font(), painter.pen(), painter.hasClipping()) == (font, pen, False)
    painter.end()


@pytest.mark.parametrize("rect", [QRectF(0, 0, 1, 1), QRectF(0, 0, 60, 30), RECT])
@pytest.mark.parametrize("words", ["x" * 10_000, "<img src=/dev/zero>", "\ud800\x00\n", "مرحبا", ""])
def test_no_words_and_no_size_break_a_chart(qapp: object, rect: QRectF, words: str) -> None:
    shown = series_chart(
        trace("L", words),
        title=words,
        subtitle=words,
        footnote=words,
        marks=(Mark(day(1), words, words), Mark(day(1), words, words, day(3))),
        day_ticks=((START, words),),
        start=START,
        end=START,
        high=0,
    )
    image = QImage(700, 260, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    chart.paint(painter, rect, shown, THEME)
    chart.paint(painter, rect, replace(shown, form="bars", bars=(week(0, 1, 1),)), THEME, letters=True)
    painter.end()


def test_a_footnote_without_room_beside_the_title_gets_its_own_row(faces: labels.Faces) -> None:
    short = series_chart(footnote="24 of 29 days logged")
    assert not chart.layout(short, RECT, faces).foot_below
    narrow = chart.layout(replace(short, subtitle="minutes a day " * 4), QRectF(0, 0, 360, 260), faces)
    assert narrow.foot_below


def test_words_of_the_same_day_stand_together_on_one_vertical(qapp: object, faces: labels.Faces) -> None:
    found = (Mark(day(5), "Ramp"), Mark(day(5), "Rugs"), Mark(day(9), "Boots"), Mark(day(9), "Flare-up", end=day(11)))
    shown = series_chart(marks=found)
    plot = chart.layout(shown, RECT, faces).plot
    placed = marks.words(shown.marks, plot, faces=faces, letters=False)
    assert [word.text for _mark, word in placed] == ["Ramp, Rugs", "Flare-up", "Boots"]


def test_thirty_events_never_overlap(qapp: object, faces: labels.Faces) -> None:
    found = tuple(Mark(day(number), f"Medicine {number % 7} started") for number in range(29))
    shown = series_chart(marks=found)
    for width in (640, 900, 1400):
        plot = chart.layout(shown, QRectF(0, 0, width, 320), faces).plot
        placed = [word for _mark, word in marks.words(shown.marks, plot, faces=faces, letters=False)]
        assert placed
        for one, two in combinations(placed, 2):
            assert one.row != two.row or one.left + one.width <= two.left or two.left + two.width <= one.left


def test_everything_at_once_draws_with_few_days_and_extremes(qapp: object) -> None:
    lasting = {
        "bands": (Band(0, 0, "usual: 0"), Band(10, 10, "set by the vet: 10", "vet", day(40))),
        "ribbons": (Ribbon(day(-90), day(-60), "gone"), Ribbon(day(0), day(0), "one day", "gap")),
        "photo_days": (PhotoDay(day(0), "1 photo"), PhotoDay(day(-40), "1 photo")),
    }
    one = Trace("energy", "Left", "L", (Dot(day(0), 0.0, hollow=True, note="wet"),))
    ends = Trace("energy", "Right", "R", (Dot(day(0), 10.0), Dot(day(28), 0.0)), (((day(0), 10.0), (day(28), 0.0)),))
    for traces in ((one,), (one, ends), ()):
        for form in ("series", "measured"):
            drawn(series_chart(*traces, form=form, shade_between=True, **lasting))
            drawn(series_chart(*traces, form=form, end=START, **lasting), letters=True)


def test_ten_years_are_cut_into_pieces_that_join(qapp: object) -> None:
    days = [date(2016, 1, 1) + timedelta(days=offset) for offset in range(3650)]
    long = Trace("energy", "", line=(tuple((one, 1.0) for one in days),))
    (segment,) = strokes_of(long, days[0]).segments
    assert all(one[1] == two[0] for one, two in pairwise(segment._built(1)))
    assert segment._built(1)[-1][1] == 3649
    assert segment.count(100, 219) == 120
    assert len(segment.shown(100, 219)) <= 3


@pytest.mark.parametrize(("count", "rows"), [(18, 5), (19, 3)])
def test_of_many_events_fewer_rows_of_words_are_left(faces: labels.Faces, count: int, rows: int) -> None:
    happened = tuple(Mark(day(number), "Hydrotherapy begins, twice a week") for number in range(count))
    plot = chart.layout(series_chart(marks=happened), RECT, faces).plot
    assert max(word.row for _mark, word in marks.words(happened, plot, faces=faces, letters=False)) + 1 == rows


def test_a_vertical_without_a_word_is_fainter(qapp: object, faces: labels.Faces) -> None:
    happened = tuple(Mark(day(2 * number), "Hydrotherapy begins, twice a week") for number in range(90))
    shown = series_chart(marks=happened, end=day(180))
    plot = chart.layout(shown, RECT, faces).plot
    named = {mark.day for mark, _word in marks.words(happened, plot, faces=faces, letters=False)}
    assert 0 < len(named) < len(happened)
    image = drawn(shown)

    def ink(one: date) -> int:
        column = [round(plot.x_of(one)) + shift for shift in (-1, 0, 1)]
        rows = range(round(plot.frame.top()) + 2, round(plot.frame.bottom()) - 2)
        return min(QColor(image.pixel(x, y)).lightness() for x in column for y in rows)

    bare = [mark.day for mark in happened if mark.day > day(30)]  # beside the data
    silent, told = [one for one in bare if one not in named], [one for one in bare if one in named]
    assert min(map(ink, silent)) > max(map(ink, told))
