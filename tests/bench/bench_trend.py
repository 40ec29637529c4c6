# SPDX-License-Identifier: MIT
"""Ratio of a pan and a zoom frame: our chart against stock pyqtgraph items with the same data. Run by hand only.

Usage: QT_QPA_PLATFORM=offscreen python tests/bench/bench_trend.py [rounds]
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from core.words.blocks import Band, Chart, Dot, Mark, PhotoDay, Ribbon, Trace
from ui import theme as themes

DAYS = 3650
SERIES = 6
SIZE = (1200, 700)


def sample() -> Chart:
    """Return six series of ten years, twelve events, two flare-ups, two ranges, five ribbons, photos every week."""
    chance = random.Random(7)
    start = date(2016, 11, 22)
    days = [start + timedelta(days=offset) for offset in range(DAYS)]
    traces = []
    for order in range(SERIES):
        values = [order + 2 + chance.random() * 3 for _day in days]
        middles = [statistics.median(values[max(0, at - 6) : at + 1]) for at in range(DAYS)]
        dots = tuple(Dot(day, value) for day, value in zip(days, values, strict=True))
        traces.append(
            Trace(
                f"m{order}", f"Series {order}", dots=dots, line=(tuple(zip(days, middles, strict=True)),), order=order
            )
        )
    marks = [Mark(days[150 + 300 * number], f"Event {number}") for number in range(12)]
    marks += [Mark(days[at], "Flare-up", "", days[at + 40], "flare_up") for at in (900, 2500)]
    years = tuple((date(year, 1, 1), str(year)) for year in range(2017, 2027))
    ticks = tuple((float(value), str(value)) for value in range(0, 13, 2))
    ribbons = [Ribbon(days[28], days[56], "weeks 4–8: recovery possible"), Ribbon(days[60], days[-1], "hold", "hold")]
    ribbons += [Ribbon(days[100 + 900 * at], days[700 + 900 * at], f"Medicine {at}", "care") for at in range(3)]
    plain = Chart("bench", "Bench", "units", "series", days[0], days[-1], 0, 12, ticks, years, tuple(traces))
    return replace(
        plain,
        marks=tuple(marks),
        ribbons=tuple(ribbons),
        bands=(Band(4, 6, "usual: 4–6"), Band(8, 10, "set by the vet: 8–10", "vet", days[400])),
        photo_days=tuple(PhotoDay(day, "2 photos") for day in days[::7]),
    )


def own(chart: Chart) -> tuple[QWidget, Callable[[int, int], None]]:
    """Return our chart and a function that pans it."""
    from ui.widgets.trend import TrendChart

    widget = TrendChart(theme=themes.load("light"))
    widget.set_chart(chart)

    def pan(first: int, length: int) -> None:
        widget.show_days(chart.start + timedelta(days=first), chart.start + timedelta(days=first + length))

    return widget, pan


def stock(chart: Chart) -> tuple[QWidget, Callable[[int, int], None]]:
    """Return a PlotWidget with PlotDataItems, bands and labelled lines, and a function that pans it."""
    import numpy
    import pyqtgraph as pg

    theme = themes.load("light")
    widget = pg.PlotWidget(background="w", axisItems={"bottom": pg.DateAxisItem()})
    widget.showGrid(x=False, y=True)
    zero = time.mktime(chart.start.timetuple())
    for trace in chart.traces:
        x = numpy.array([zero + 86400 * at for at in range(DAYS)])
        y = numpy.array([value for _day, value in trace.line[0]])
        dots = numpy.array([dot.value for dot in trace.dots])
        ink = theme.series[trace.order]
        widget.addItem(pg.PlotDataItem(x, dots, pen=None, symbol="o", symbolSize=3, symbolBrush=ink, symbolPen=None))
        widget.addItem(pg.PlotDataItem(x, y, pen=pg.mkPen(ink, width=1), antialias=True))
    for mark in chart.marks:
        at = zero + 86400 * (mark.day - chart.start).days
        if mark.end:
            end = zero + 86400 * (mark.end - chart.start).days
            widget.addItem(pg.LinearRegionItem((at, end), movable=False))
        else:
            widget.addItem(pg.InfiniteLine(at, pen=pg.mkPen("k", style=Qt.PenStyle.DashLine), label=mark.label))
    _stock_spans(chart, widget, zero)

    def pan(first: int, length: int) -> None:
        widget.setXRange(zero + 86400 * first, zero + 86400 * (first + length), padding=0)

    return widget, pan


def _stock_spans(chart: Chart, widget: QWidget, zero: float) -> None:
    """Add ranges and ribbons as regions and photo days as symbols, the way pyqtgraph offers."""
    import pyqtgraph as pg

    for band in chart.bands:
        region = pg.LinearRegionItem((band.low, band.high), orientation="horizontal", movable=False)
        widget.addItem(region)
    for row, ribbon in enumerate(chart.ribbons):
        x = [zero + 86400 * (day - chart.start).days for day in (ribbon.start, ribbon.end)]
        widget.addItem(pg.PlotDataItem(x, [-0.3 * row, -0.3 * row], pen=pg.mkPen("g", width=5)))
    x = [zero + 86400 * (one.day - chart.start).days for one in chart.photo_days]
    widget.addItem(pg.PlotDataItem(x, [-2.0] * len(x), pen=None, symbol="s", symbolSize=8))


Rival = tuple[QWidget, Callable[[int, int], None]]


View = tuple[int, int]


def pans(length: int) -> list[View]:
    """Return views of one length, a week further each."""
    return [((turn * 7) % max(1, DAYS - length - 1), length) for turn in range(DAYS)]


def zooms(longest: int, shortest: int) -> list[View]:
    """Return views around the middle, each a thirtieth shorter than the last, in and out again."""
    lengths = [round(longest * (shortest / longest) ** (step / 30)) for step in (*range(30), *range(30, 0, -1))]
    return [((DAYS - length) // 2, length) for length in lengths] * 40


def frame_ms(app: QApplication, rivals: list[Rival], views: list[View], rounds: int) -> list[float]:
    """Return each rival's median milliseconds of a painted frame, measured in turns."""
    times: list[list[float]] = [[] for _rival in rivals]
    for view in views[: rounds + 3]:
        for mine, (widget, show) in zip(times, rivals, strict=True):
            stage = widget if isinstance(widget, QGraphicsView) else widget.findChild(QGraphicsView)
            app.processEvents()
            began = time.perf_counter()
            show(*view)
            stage.viewport().repaint()  # at once: an update would be painted in the other's time
            mine.append((time.perf_counter() - began) * 1000)
    return [statistics.median(mine[3:]) for mine in times]


def first_ms(app: QApplication, make: Callable[[Chart], Rival], chart: Chart) -> tuple[float, Rival]:
    """Return the milliseconds from the data to the first paint, and what was made."""
    began = time.perf_counter()
    widget, pan = make(chart)
    widget.resize(*SIZE)
    widget.show()
    app.processEvents()
    return (time.perf_counter() - began) * 1000, (widget, pan)


def main() -> None:
    """Print medians and ratios of first paint, pan and zoom."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    app = QApplication.instance() or QApplication([])
    chart = sample()
    for make in (own, stock):  # imports and first-time costs of both are not what is compared
        first_ms(app, make, chart)
    firsts, rivals = zip(*(first_ms(app, make, chart) for make in (own, stock)), strict=True)
    ways = {
        "pan 10 years": pans(DAYS - 120),
        "pan 1 year": pans(365),
        "pan 120 days": pans(120),
        "zoom 10-5 years": zooms(DAYS - 1, DAYS // 2),
        "zoom 5 y-60 days": zooms(DAYS // 2, 60),
    }
    rows = {"first paint": list(firsts)}
    rows |= {name: frame_ms(app, list(rivals), views, rounds) for name, views in ways.items()}
    print(f"{'ms, median':18}{'own items':>10}{'stock':>10}{'ratio':>8}")
    for name, (mine, theirs) in rows.items():
        print(f"{name:18}{mine:10.1f}{theirs:10.1f}{mine / theirs:8.2f}")


if __name__ == "__main__":
    main()
