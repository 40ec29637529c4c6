# SPDX-License-Identifier: MIT
"""How the lines of the check page are painted, and the fields that edit a day and a pose.

What the lines say is check_model.py.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QDate, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QImage, QImageReader, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.words import poses, weeks
from core.words.i18n import _
from ui import theme
from ui.tabs.photos.check_model import LINE, Column, Index, Line, day_note, file_note
from ui.widgets.pixmaps import PixmapCache, draw_covering

OLDEST = QDate(1990, 1, 1)
PAD = 8
SMALL = 0.93
PICTURE_LIMIT = 48 * 1024**2
CELL_PICTURE = QSize(160, 120)  # px that a picture of a line covers at most


def _read(preview: Path, ratio: float) -> QImage:
    """Read a preview that we wrote ourselves, no larger than a cell shows it; null when it is gone."""
    reader = QImageReader(str(preview), b"jpg")
    reader.setScaledSize(reader.size().scaled(CELL_PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def fill_poses(box: QComboBox, chosen: str, first: str) -> None:
    """Fill a list with all poses of the registry; `first` is what stands there while none is chosen."""
    box.clear()
    box.addItem(first, "")
    for pose in poses.POSES:
        box.addItem(_(pose.label), pose.key)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def day_field(today: date, parent: QWidget | None = None) -> QDateEdit:
    """Make a field for a day between 1990 and today."""
    field = QDateEdit(parent)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    field.setDateRange(OLDEST, qdate(today))
    field.setKeyboardTracking(False)
    field.setAccessibleName(_("Day the photo was taken"))
    return field


def qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


class CheckCells(QStyledItemDelegate):
    """Paints and edits the cells of the check page."""

    def __init__(self, view: QAbstractItemView, today: date) -> None:
        """Make the painter of one view; `today` is the last day that can be chosen."""
        super().__init__(view)
        self.today = today
        self._view = view
        self._pictures = PixmapCache(PICTURE_LIMIT)
        self._to_read: list[Path] = []
        self._reading = QTimer(self)  # one picture a turn of the event loop, so that the window never stands still
        self._reading.timeout.connect(self._on_reading)

    # --- painting ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line: Line = index.data(LINE)
        column = Column(index.column())
        if column == Column.KEEP:
            if line.candidate.can_be_kept:
                super().paint(painter, option, index)
            painter.setPen(QPen(theme.shown().color("line"), 1))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            return
        painter.save()
        painter.setPen(QPen(theme.shown().color("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        if not line.is_kept:
            painter.setOpacity(0.6)
        box = QRectF(option.rect).adjusted(PAD, 5, -PAD, -5)
        if column == Column.PICTURE:
            self._paint_picture(painter, box, line)
        elif column == Column.FILE:
            painter.setOpacity(1.0)
            _paint_file(painter, box, line)
        elif line.candidate.can_be_kept:
            _paint_field(painter, box, line, column)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.shown().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, line: Line) -> None:
        picture = self._picture(line)
        if not picture.isNull():
            draw_covering(painter, box, picture, 6)
            return
        colours = theme.shown()
        painter.setPen(QPen(colours.color("line"), 1))
        painter.setBrush(colours.color("soft"))
        painter.drawRoundedRect(box, 6, 6)
        if line.candidate.preview is not None:
            return  # it is being read
        spot = QRectF(0, 0, 22, 22)
        spot.moveCenter(box.center())
        theme.icon("warning", colours, "muted").paint(painter, spot.toRect())

    def _picture(self, line: Line) -> QPixmap:
        preview = line.candidate.preview
        kept = self._pictures.get(preview) if preview is not None else None
        if kept is None and preview is not None and preview not in self._to_read:
            self._to_read.append(preview)
            self._reading.start()
        return kept or QPixmap()

    def _on_reading(self) -> None:
        """Read the picture that was asked for first; only lines in sight ask."""
        preview = self._to_read.pop(0)
        self._pictures.put(preview, QPixmap.fromImage(_read(preview, self._view.devicePixelRatioF())))
        if not self._to_read:
            self._reading.stop()
            self._view.viewport().update()

    # --- editing -----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field of a day or a pose."""
        if Column(index.column()) == Column.DAY:
            field = day_field(self.today, parent)
            field.setObjectName("check_day")
            return field
        box = QComboBox(parent)
        box.setObjectName("check_pose")
        box.setAccessibleName(_("Pose"))
        fill_poses(box, "", _("Choose the pose"))
        box.activated.connect(self._on_activated)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is decided; a day that is open begins at the day of the file."""
        line: Line = index.data(LINE)
        if isinstance(editor, QDateEdit):
            day = line.day or line.candidate.file_day or self.today
            editor.setDate(qdate(min(day, self.today)))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(line.pose)))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QDateEdit):
            chosen = editor.date()
            model.setData(index, date(chosen.year(), chosen.month(), chosen.day()))
        elif isinstance(editor, QComboBox):
            model.setData(index, str(editor.currentData()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the field where it was painted."""
        editor.setGeometry(_field_box(QRectF(option.rect).adjusted(PAD, 5, -PAD, -5), editor.fontMetrics()).toRect())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for room for a small picture."""
        return QSize(120, max(76, QFontMetrics(option.font).height() * 4 + 14))

    def _on_activated(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * SMALL)
    return made


def _field_box(box: QRectF, metrics: QFontMetrics | QFontMetricsF) -> QRectF:
    """Return where the field of a cell lies: in the upper part, its words below."""
    high = metrics.height() + 14
    words = metrics.height() + 2
    top = box.top() + max(0.0, (box.height() - high - words) / 2)
    return QRectF(box.left(), top, box.width(), high)


def _paint_file(painter: QPainter, box: QRectF, line: Line) -> None:
    """Write the name of the file, and under it what to know; a problem in its colour."""
    colours = theme.shown()
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(strong)
    name = metrics.elidedText(line.candidate.name, Qt.TextElideMode.ElideMiddle, box.width())
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    painter.setFont(strong)
    painter.setPen(colours.color("ink"))
    painter.drawText(box.adjusted(0, 4, 0, 0), left, name)
    small = _small(painter.font())
    small.setWeight(QFont.Weight.Normal)
    painter.setFont(small)
    is_bad = line.candidate.problem is not None
    painter.setPen(colours.color("caution" if is_bad else "muted"))
    below = box.adjusted(0, metrics.height() + 7, 0, 0)
    painter.drawText(below, left | int(Qt.TextFlag.TextWordWrap), file_note(line))


def _paint_field(painter: QPainter, box: QRectF, line: Line, column: Column) -> None:
    """Paint a day or pose as a field that can be pressed; an open one in the colour of caution."""
    colours = theme.shown()
    is_day = column == Column.DAY
    is_open = line.is_kept and (line.day is None if is_day else not line.pose)
    if is_day:
        words = day_and_year(line.day) if line.day else _("Choose the day")
        note = day_note(line)
    else:
        pose = poses.known().get(line.pose)
        words, note = (_(pose.label) if pose else line.pose or _("Choose the pose")), ""
    metrics = QFontMetricsF(painter.font())
    spot = _field_box(box, metrics)
    painter.setPen(QPen(colours.color("caution_edge" if is_open else "line"), 1))
    painter.setBrush(colours.color("caution_soft" if is_open else "card"))
    painter.drawRoundedRect(spot, 8, 8)
    painter.setPen(colours.color("caution" if is_open else "ink"))
    inner = spot.adjusted(10, 0, -26, 0)
    middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(inner, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width()))
    _paint_arrow(painter, spot, "caution" if is_open else "muted")
    if note:
        painter.setFont(_small(painter.font()))
        painter.setPen(colours.color("muted"))
        below = QRectF(spot.left() + 2, spot.bottom() + 2, spot.width(), metrics.height())
        small = QFontMetricsF(painter.font())
        painter.drawText(below, middle, small.elidedText(note, Qt.TextElideMode.ElideRight, below.width()))


def day_and_year(day: date) -> str:
    """Write a day with its year: "22 Nov 2026"."""
    return _("{day} {year}").format(day=weeks.short_day(day), year=day.year)


def _paint_arrow(painter: QPainter, spot: QRectF, role: str) -> None:
    pen = QPen(theme.shown().color(role), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = spot.right() - 15, spot.center().y() - 2
    painter.drawPolyline([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)])
