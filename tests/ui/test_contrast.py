# SPDX-License-Identifier: MIT
"""Left from right, good from bad and band from ground are told apart in grey and by colour-blind eyes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from core.words.blocks import Band, Chart, Dot, Mark, Ribbon, Trace
from tests.eyes import EYES, contrast, picture
from ui import theme as themes
from ui.drawing import axes, bands, labels, lanes, marks, series
from ui.drawing import chart as chart_drawing
from ui.theme import Theme
from ui.widgets.heat_map import HeatMap
from ui.widgets.marks import COLOUR_OF, KINDS, draw_day_mark

START = date(2026, 10, 25)
RECT = QRectF(0, 0, 900, 320)
READABLE, SEEN, SOFT = 4.5, 3.0, 1.15  # words, marks and lines, soft grounds


@pytest.fixture(params=["light", "dark", "paper"])
def colours(request: pytest.FixtureRequest) -> Theme:
    return themes.load(request.param)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def girth() -> Chart:
    traces = []
    for side, label, value in (("L", "Left", 19.0), ("R", "Right", 21.5)):
        dots = tuple(Dot(day(7 * week), value, value - 0.3, value + 0.3) for week in range(5))
        line = (tuple((day(7 * week), value) for week in range(5)),)
        traces.append(Trace(f"thigh_girth.{side}", label, side, dots, line))
    return Chart(
        *("thigh_girth", "Thigh girth", "cm", "measured", START, day(34), 17, 23),
        ticks=((17, "17"), (20, "20"), (23, "23")),
        traces=tuple(traces),
        bands=(Band(17.4, 18.2, "set by the vet", "vet"), Band(19.8, 20.6, "usual")),
        marks=(Mark(day(10), "Flare-up", end=day(12), kind="flare_up"),),
        ribbons=(Ribbon(day(3), day(30), "weeks 4–8"),),
    )


def energy() -> Chart:
    dots = tuple(Dot(day(offset), 4.0 + offset % 3, hollow=offset == 20) for offset in range(35))
    line = (tuple((day(offset), 8.0) for offset in range(3, 35)),)
    traces = (Trace("energy", "", dots=dots, line=line),)
    return Chart("energy", "Energy", "0–10", "series", START, day(34), 0, 10, traces=traces)


def drawn(chart: Chart, colours: Theme) -> tuple[QImage, axes.Plot]:
    image = QImage(round(RECT.width()), round(RECT.height()), QImage.Format.Format_RGB32)
    image.fill(QColor(colours.card))
    painter = QPainter(image)
    painter.setFont(QFont())
    chart_drawing.paint(painter, RECT, chart, colours)
    plot = chart_drawing.layout(chart, RECT, labels.faces(painter.font(), 1.0)).plot
    painter.end()
    return image, plot


def at(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(int(x), int(y))


@pytest.mark.parametrize("eye", EYES)
def test_both_legs_stand_out_and_differ_by_shape(qapp: object, colours: Theme, eye: str) -> None:
    image, plot = drawn(girth(), colours)
    image = picture(image, eye)
    x, corner = plot.x_of(day(14)), 2.2
    left, right = plot.y_of(19.0), plot.y_of(21.5)
    ground = picture(one_colour(colours.card), eye).pixelColor(0, 0)
    assert contrast(at(image, x, left), ground) >= SEEN
    assert contrast(at(image, x, right), ground) >= SEEN
    square = [at(image, x + aside, right + down) for aside in (-corner, corner) for down in (-corner, corner)]
    assert min(contrast(spot, ground) for spot in square) > 2, "the right leg's marker has corners"
    along = range(round(plot.x_of(day(15))), round(plot.x_of(day(20))))
    solid = [contrast(at(image, column, left), ground) for column in along]
    dashed = [contrast(at(image, column, right), ground) for column in along]
    assert min(solid) > 2 > min(dashed), "the left leg's line is solid, the right one has gaps"


def one_colour(colour: str) -> QImage:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.mark.parametrize("eye", EYES)
def test_a_line_its_dots_and_what_was_left_out_are_seen(qapp: object, colours: Theme, eye: str) -> None:
    image, plot = drawn(energy(), colours)
    image = picture(image, eye)
    ground = picture(one_colour(colours.card), eye).pixelColor(0, 0)
    assert contrast(at(image, plot.x_of(day(12)) + 3, plot.y_of(8.0)), ground) >= SEEN
    assert contrast(at(image, plot.x_of(day(12)), plot.y_of(4.0)), ground) >= 1.4
    x, y = plot.x_of(day(20)), plot.y_of(6.0)
    assert contrast(at(image, x, y), ground) < 1.1, "a day left out is a ring"
    assert max(contrast(at(image, x + aside, y), ground) for aside in (2, 3, 4)) > 2


@pytest.mark.parametrize("eye", EYES)
def test_bands_and_ribbons_are_seen_on_their_ground(colours: Theme, eye: str) -> None:
    assert contrast(colours.vet_band, colours.card, eye) >= SOFT
    assert contrast(colours.expected, colours.card, eye) >= SOFT
    assert contrast(bands.edge_ink(colours), colours.card, eye) >= 2
    assert contrast(marks.edge_ink(colours), colours.card, eye) >= 1.3


def test_usual_has_dashed_edges_and_the_vets_range_is_solid(qapp: object, colours: Theme) -> None:
    image, plot = drawn(girth(), colours)
    columns = range(round(plot.x_of(day(20))), round(plot.x_of(day(26))))
    edge = [at(image, x, plot.y_of(20.6)).name() for x in columns]
    inside = {at(image, x, plot.y_of(17.8)).name() for x in columns}
    assert len(set(edge)) > 1
    assert inside == {QColor(colours.vet_band).name()}


@pytest.mark.parametrize("eye", EYES)
def test_words_on_charts_can_be_read(colours: Theme, eye: str) -> None:
    tint = series.mix(QColor(colours.accent), QColor(colours.card), bands.TINT)
    for ground in (colours.card, colours.vet_band, tint):
        assert contrast(colours.muted, ground, eye) >= READABLE
    assert contrast(colours.ink, colours.expected, eye) >= READABLE
    for side in ("L", "R"):
        name = series._word_ink(Trace("girth", "Left", side), colours)
        assert contrast(name, colours.card, eye) >= READABLE, side


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(
    ("tone", "ground"), [("accent", "accent_soft"), ("caution", "caution_soft"), ("muted", "hover")]
)
def test_the_word_of_a_verdict_can_be_read(colours: Theme, eye: str, tone: str, ground: str) -> None:
    assert contrast(getattr(colours, tone), getattr(colours, ground), eye) >= READABLE


@pytest.mark.parametrize("eye", EYES)
def test_kinds_of_day_stand_out_on_their_squares(colours: Theme, eye: str) -> None:
    for kind in KINDS:
        assert contrast(getattr(colours, COLOUR_OF[kind]), getattr(colours, kind), eye) >= SEEN, kind


def test_kinds_of_day_differ_by_shape() -> None:
    black = set()
    for kind in (*KINDS, "logged"):
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_day_mark(painter, QRectF(2, 2, 20, 20), kind, QColor("black"))
        painter.end()
        black.add(sum(image.pixelColor(x, y).lightness() < 128 for x in range(24) for y in range(24)) // 20)
    assert len(black) == 4


@pytest.mark.parametrize("eye", ["grey", "deuteranopia"])
def test_squares_of_the_map_show_their_signs(qtbot: QtBot, eye: str) -> None:
    found = HeatMap(0)
    qtbot.addWidget(found)
    kinds = ("good", "mixed", "bad", "logged", "")
    found.set_days({day(offset): kind for offset, kind in enumerate(kinds) if kind}, START, day(4), day(4))
    found.resize(400, 300)
    found.show()
    qtbot.waitExposed(found)
    image = picture(found.grid.grab().toImage(), eye)
    middles, rims = [], []
    for offset in range(3):
        spot = found.grid.spot(day(offset))
        ground = image.pixelColor(spot.topLeft().toPoint() + QPoint(4, 4))
        middles.append(contrast(image.pixelColor((spot.center() + QPoint(2, 0)).toPoint()), ground) > 2)
        rims.append(contrast(image.pixelColor((spot.center() - QPoint(2, 0)).toPoint()), ground) > 2)
    assert (rims, middles) == ([True, True, False], [True, False, False]), "disc, half disc, ring"


def test_a_hold_lane_has_a_pattern_of_its_own(qapp: object, colours: Theme) -> None:
    image = QImage(300, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.card))
    painter = QPainter(image)
    for kind, left in (("expected", 0), ("hold", 150)):
        ribbon = Ribbon(START, day(3), "", kind)
        lanes._paint_bar(painter, QRectF(left, 2, 140, 14), ribbon, theme=colours, scale=1.0)
    painter.end()
    assert len({image.pixelColor(x, 9).name() for x in range(20, 120)}) == 1
    assert len({image.pixelColor(x, 9).name() for x in range(170, 270)}) > 1
