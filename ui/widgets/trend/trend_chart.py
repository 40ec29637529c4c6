# SPDX-License-Identifier: MIT
"""One chart on the screen: shows a `Chart`, reads a day under mouse or keys, zooms, saves a picture.

Values in by `set_chart`, days out by signals. Which chart it is and what a chosen day opens is not known here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.words.blocks import Chart, PhotoDay
from core.words.errors import SaveFailed
from core.words.i18n import _
from ui import theme as themes
from ui.drawing import axes, labels, photo_marks
from ui.drawing import chart as chart_drawing
from ui.theme import Theme
from ui.widgets.trend import readout
from ui.widgets.trend.axis import DayAxis, ValueAxis
from ui.widgets.trend.canvas import Canvas, Pointer
from ui.widgets.trend.stage import Stage

SHORTEST = 190
PNG_MARGIN = 18
KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TrendChart(QWidget):
    """A chart one can point at.

    Signals:
        day_hovered: the date pointed at by mouse or keys; None when no longer.
        day_chosen: a date, by click or Enter.
        photos_chosen: a date with photos, by a click on its mark under the plot or the P key while pointing at it.
        menu_requested: a date and where its menu should open on the screen, by right click, Menu key or Shift+F10.
    """

    day_hovered = Signal(object)
    day_chosen = Signal(object)
    photos_chosen = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None, *, theme: Theme | None = None) -> None:
        """Make an empty chart.

        Args:
            parent: the owner.
            theme: colours; None means light until `set_theme`.
        """
        super().__init__(parent)
        self.setObjectName("trend_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(SHORTEST)
        self._theme = theme or themes.load("light")
        self._chart: Chart | None = None
        self._place: axes.Layout | None = None
        self._day: date | None = None
        self._waiting: date | None = None
        self._ring = False
        self._menu_by_key = False
        self._stage = Stage(self)
        self._stage.setObjectName("trend_stage")
        guard = self._stage.guard
        self._values, self._days = ValueAxis(guard), DayAxis(guard)
        for axis in (self._values, self._days):
            axis.setParentItem(self._stage.ground)
            axis.linkToView(self._stage.box)
        self._canvas = Canvas(self._stage.ground, guard)
        self._pointer = Pointer(self._stage.ground, guard)
        self._timer = QTimer(self, singleShot=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self._stage)
        self._connect()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.on_waited)
        self._stage.resized.connect(self.on_resized)
        self._stage.moved.connect(self.on_moved)
        self._stage.left.connect(self.on_left)
        self._stage.box.pressed_at.connect(self.on_pressed)
        self._stage.box.double_pressed.connect(self.reset_zoom)
        self._stage.box.sigXRangeChanged.connect(self.on_range_changed)

    # values in

    def set_chart(self, chart: Chart) -> None:
        """Show a chart in full; a zoom and a pointed-at day of the last one are forgotten."""
        self._chart = chart
        self._stage.guard.try_again()
        self._point(None)
        self._canvas.set_chart(chart)
        self._arrange()
        self.reset_zoom()
        self.setAccessibleName(labels.plain(" ".join(filter(None, (chart.title, chart.subtitle)))))
        self.setAccessibleDescription(labels.plain(chart.empty or chart.footnote))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._arrange()
        self.update()

    def chart(self) -> Chart | None:
        """Return the chart shown, None before the first `set_chart`."""
        return self._chart

    def hovered_day(self) -> date | None:
        """Return the day pointed at by mouse or keys, None without one."""
        return self._day

    def plot(self) -> axes.Plot | None:
        """Return the plot as zoomed now, in this widget's coordinates; None before a chart is set."""
        if self._place is None:
            return None
        (first, last), _values = self._stage.box.viewRange()
        frame = self._place.plot.frame.translated(QPointF(self._stage.pos()))
        return replace(self._place.plot, frame=frame, first=first, last=last)

    def is_zoomed(self) -> bool:
        """Tell whether fewer days are shown than the chart has."""
        if self._chart is None:
            return False
        (first, last), _values = self._stage.box.viewRange()
        low, high = axes.span(self._chart)
        return (last - first) < (high - low) - 1e-6

    def reset_zoom(self) -> None:
        """Show the whole span again."""
        self._timer.stop()
        if self._chart is not None and self._place is not None:
            first, last = axes.span(self._chart)
            plot = self._place.plot
            self._stage.box.show_span(first, last, low=plot.low, high=plot.high)

    def show_days(self, first: date, last: date) -> None:
        """Zoom to the days from `first` to `last`, kept inside the chart's span."""
        if self._chart is not None:
            start = self._chart.start
            self._stage.box.setXRange((first - start).days, (last - start).days, padding=0)

    def save_png(self, path: Path, width_px: int = 1600) -> None:
        """Draw the whole chart into a PNG file, as on paper and not as zoomed.

        Args:
            path: written through a file beside it, so that a failure leaves the old one.
            width_px: width of the picture, 200 or more.
        Raises:
            SaveFailed: the file cannot be written.
        """
        if self._chart is None:
            return
        image = self.picture(width_px)
        part = path.with_name(path.name + ".part")
        try:
            if not image.save(str(part), "PNG"):
                raise OSError(str(part))
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            title = _("The picture could not be saved.")
            raise SaveFailed(title, _("Choose another folder and try again.")) from error

    def picture(self, width_px: int = 1600) -> QImage:
        """Return the whole chart as an image of `width_px`, with the shape it has on the screen."""
        wide = max(360, self.width())
        scale = width_px / wide
        tall = max(SHORTEST, self.height()) + 2 * PNG_MARGIN
        image = QImage(width_px, round(tall * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(self._theme.card))
        margin = PNG_MARGIN * scale
        rect = QRectF(image.rect()).adjusted(margin, margin, -margin, -margin)
        with QPainter(image) as painter:  # ended whatever happens: a picture must not go while it is painted
            painter.setFont(self.font())
            if self._chart is not None:
                chart_drawing.paint(painter, rect, self._chart, self._theme, scale=scale)
        return image

    # layout

    def sizeHint(self) -> QSize:
        """Return a size for a small chart; the page stretches it."""
        return QSize(380, 210)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Place view box, axes and items for the present size, font and theme."""
        if self._chart is None:
            return
        faces = labels.faces(self.font(), 1.0)
        room = self._stage.room()
        self._place = place = chart_drawing.layout(self._chart, room, faces)
        frame = place.plot.frame
        self._stage.box.setGeometry(frame)
        left = QRectF(room.left(), room.top(), frame.left() - room.left(), room.height())
        below = QRectF(room.left(), frame.bottom(), room.width(), room.bottom() - frame.bottom())
        self._values.set_words(self._chart, place.plot, faces, reach=left)
        self._days.set_words(self._chart, place.plot, faces, reach=below)
        for axis in (self._values, self._days):
            axis.setTextPen(QColor(self._theme.muted))
        self._canvas.set_place(place, faces, self._theme)
        self._pointer.set_place(place, faces, self._theme)
        self.on_range_changed()
        self._point(self._day)

    # mouse and keys

    def on_resized(self) -> None:
        """Lay out for a new size; the zoom stays."""
        self._arrange()

    def on_range_changed(self, *_args: object) -> None:
        """Draw the days that are shown now."""
        (first, last), _values = self._stage.box.viewRange()
        self._canvas.set_seen(first, last)
        if self._day is not None:
            self._point(self._day)

    def on_moved(self, spot: QPointF) -> None:
        """Read the day under the mouse, none outside the plot's columns."""
        plot = self._seen_plot()
        inside = plot is not None and plot.frame.adjusted(-8, -40, 8, 40 + plot.foot.height).contains(spot)
        photos = self._photos_at(spot, plot) if inside else None
        self._stage.show_hand(photos is not None)
        day = photos.day if photos else self._day_at(spot, plot) if inside else None
        self._hover(day)

    def on_left(self) -> None:
        """Forget the day when the mouse goes."""
        self._hover(None)

    def on_pressed(self, spot: QPointF) -> None:
        """Open the photos clicked, else choose the day; when zoomed, wait whether it becomes a double click."""
        plot = self._seen_plot()
        if plot is None:
            return
        photos = self._photos_at(spot, plot)
        if photos is not None:
            self.photos_chosen.emit(photos.day)
            return
        self._waiting = self._day_at(spot, plot)
        if self.is_zoomed():
            self._timer.start(QApplication.doubleClickInterval())
        else:
            self.on_waited()

    def on_waited(self) -> None:
        """Tell of the clicked day."""
        if self._waiting is not None:
            day, self._waiting = self._waiting, None
            self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pointed-at day with arrows (a week with Page keys), choose it with Enter, let go with Esc.

        P opens its photos; the Menu key and Shift+F10 ask for its menu.
        """
        key = Qt.Key(event.key())
        if self._chart is None or self._chart.empty:
            super().keyPressEvent(event)
        elif key in KEY_STEPS:
            self._step(KEY_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._hover(self._chart.start if key == Qt.Key.Key_Home else self._chart.end)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._day is not None:
            self.day_chosen.emit(self._day)
        elif key == Qt.Key.Key_P and any(one.day == self._day for one in self._chart.photo_days):
            self.photos_chosen.emit(self._day)
        elif _asks_for_menu(event) and self._day is not None:
            self._menu_by_key = True
            self._ask_menu(self._day)
        elif key == Qt.Key.Key_Escape and self._day is not None:
            self._hover(None)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the next Menu key ask again."""
        super().keyReleaseEvent(event)
        self._menu_by_key = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the day under the mouse, or pointed at by keys; the system may tell of the key too."""
        plot = self._seen_plot()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        event.accept()
        if plot is None:
            event.ignore()
        elif not by_key:
            self._ask_menu(self._day_at(QPointF(event.pos() - self._stage.pos()), plot), event.globalPos())
        elif self._day is not None and not self._menu_by_key:
            self._ask_menu(self._day)

    def _ask_menu(self, day: date, spot: QPoint | None = None) -> None:
        """Ask for a day's menu at a spot of the screen, or beside the day."""
        if spot is None:
            plot = self.plot()
            spot = self.mapToGlobal(QPointF(plot.x_of(day), plot.frame.center().y()).toPoint())
        self.menu_requested.emit(day, spot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring when the keyboard brought the focus here."""
        super().focusInEvent(event)
        self._ring = event.reason() in KEY_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring and the pointer."""
        super().focusOutEvent(event)
        self._hover(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the focus ring around the chart."""
        super().paintEvent(event)
        if self._ring and self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(self._theme.accent), 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _seen_plot(self) -> axes.Plot | None:
        if self._place is None or self._chart is None or self._chart.empty:
            return None
        (first, last), _values = self._stage.box.viewRange()
        return self._place.plot.seen(first, last)

    def _day_at(self, spot: QPointF, plot: axes.Plot) -> date:
        """Return the day of the chart's span at a spot; a bar's cut week has room beyond the span."""
        return min(max(plot.day_at(spot.x()), self._chart.start), self._chart.end)

    def _photos_at(self, spot: QPointF, plot: axes.Plot) -> PhotoDay | None:
        return photo_marks.nearest(self._chart.photo_days, plot, spot)

    def _step(self, days: int) -> None:
        day = self._day
        if day is None:
            day = self._chart.end if days < 0 else self._chart.start
        else:
            day = min(max(day + timedelta(days=days), self._chart.start), self._chart.end)
        self._bring_into_view(day)
        self._hover(day)

    def _bring_into_view(self, day: date) -> None:
        (first, last), _values = self._stage.box.viewRange()
        offset = (day - self._chart.start).days
        shift = min(0.0, offset - first) + max(0.0, offset - last)
        if shift:
            self._stage.box.setXRange(first + shift, last + shift, padding=0)

    def _hover(self, day: date | None) -> None:
        if day != self._day:
            self._point(day)
            self.day_hovered.emit(day)

    def _point(self, day: date | None) -> None:
        self._day = day
        plot = self._seen_plot()
        if day is None or plot is None:
            self._pointer.setVisible(False)
        else:
            self._pointer.point_at(plot.x_of(day), readout.lines(self._chart, day))


def _asks_for_menu(event: QKeyEvent) -> bool:
    """Tell whether a key asks for a menu, on every system."""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted)
