# SPDX-License-Identifier: MIT
"""The lines of the check page: one per picture, with the day and pose that the owner confirms.

A table model and its words; how a line is painted and edited is check_cells.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.usecases import photos
from core.usecases.photos import Candidate
from core.words import weeks
from core.words.i18n import N_, _, ngettext

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The columns, left to right."""

    KEEP = 0
    PICTURE = 1
    FILE = 2
    DAY = 3
    POSE = 4


NAMES = {
    Column.KEEP: N_("Keep"),
    Column.PICTURE: N_("Photo"),
    Column.FILE: N_("File"),
    Column.DAY: N_("Day"),
    Column.POSE: N_("Pose"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One picture and what the owner decided; day None and pose "" are still open. note: of duplicates."""

    candidate: Candidate
    keep: bool
    day: date | None
    pose: str
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether it is ticked and can be kept."""
        return self.keep and self.candidate.can_be_kept

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to say about it."""
        return not self.is_kept or (self.day is not None and bool(self.pose))

    @property
    def day_source(self) -> str:
        """Where its day comes from: the photo while the owner left it, else the owner."""
        facts = self.candidate.facts
        return facts.day_source if facts is not None and self.day == self.candidate.day else photos.OWNER


class CheckModel(QAbstractTableModel):
    """All lines; `dataChanged` tells that the owner decided something."""

    def __init__(self, parent: QObject) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.lines: list[Line] = []

    def set_candidates(self, candidates: Sequence[Candidate], notes: Mapping[str, str]) -> None:
        """Show pictures; what was decided about those shown before stays.

        Args:
            notes: id of a photo in the library to words about it, for duplicates.
        """
        before = {line.candidate.path: line for line in self.lines}
        self.beginResetModel()
        self.lines = [_line(one, before.get(one.path), notes) for one in candidates]
        self.endResetModel()

    def set_pose_for_all(self, pose: str) -> None:
        """Set the pose of every picture that can be kept."""
        self._replace_all([replace(line, pose=pose) if line.candidate.can_be_kept else line for line in self.lines])

    def use_file_days(self, today: date) -> None:
        """Give every ticked picture without a day the day of its file, unless that has not come yet."""
        self._replace_all([replace(line, day=_hint(line, today)) if _lacks_day(line) else line for line in self.lines])

    def count_hints(self, today: date) -> int:
        """Return how many ticked pictures lack a day that their file could give."""
        return sum(_lacks_day(line) and _hint(line, today) is not None for line in self.lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many pictures there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(NAMES[Column(section)])
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if role == 7 else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, its words, or whether it is ticked."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.KEEP:
            return Qt.CheckState.Checked if line.is_kept else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _cell_words(line, column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be changed: nothing on a line that cannot be kept."""
        can = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        line, column = self.lines[index.row()], Column(index.column())
        if not line.candidate.can_be_kept:
            return Qt.ItemFlag.ItemIsSelectable
        if column == Column.KEEP:
            return can | Qt.ItemFlag.ItemIsUserCheckable
        return can | Qt.ItemFlag.ItemIsEditable if column in (Column.DAY, Column.POSE) else can

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a decision of the owner."""
        line, column = self.lines[index.row()], Column(index.column())
        if column == Column.KEEP and role == Qt.ItemDataRole.CheckStateRole:
            line = replace(line, keep=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif column == Column.DAY and isinstance(value, date):
            line = replace(line, day=value)
        elif column == Column.POSE and isinstance(value, str):
            line = replace(line, pose=value)
        else:
            return False
        self.lines[index.row()] = line
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(Column) - 1))
        return True

    def _replace_all(self, lines: list[Line]) -> None:
        self.lines = lines
        if lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))


def day_note(line: Line) -> str:
    """Say where the day of a line comes from, or what could help to find it."""
    candidate = line.candidate
    if line.day is not None:
        return _(photos.SOURCES.get(line.day_source, ""))
    if candidate.facts is not None and candidate.facts.doubtful and candidate.facts.taken_at:
        return _("The camera says {day}").format(day=candidate.facts.taken_at[:10])
    if candidate.file_day is not None:
        return _("The file says {day}").format(day=weeks.short_day(candidate.file_day))
    return ""


def file_note(line: Line) -> str:
    """Say in one line what to know about a file: here already, refused, its twin, or its size."""
    candidate = line.candidate
    if line.note:
        return " ".join(part for part in (line.note, candidate.note) if part)
    parts = []
    if candidate.problem is not None:
        parts.append(candidate.problem.title)
        parts.append(_("Tick it to keep it anyway, damaged.") if candidate.can_be_kept else candidate.problem.advice)
    elif candidate.facts is not None:
        parts.append(f"{candidate.facts.width} × {candidate.facts.height}")
        parts.append(_("Only its first picture is shown.") if candidate.facts.frames > 1 else "")
    return " ".join(part for part in (*parts, candidate.note) if part)


def summary(lines: Sequence[Line]) -> str:
    """Say what is still to be said, and what will not be kept."""
    ticked = [line for line in lines if line.is_kept]
    days = sum(line.day is None for line in ticked)
    poses_open = sum(not line.pose for line in ticked)
    here = sum(bool(line.candidate.duplicate_of) for line in lines)
    unread = sum(line.candidate.facts is None for line in lines)
    parts = [
        ngettext("{count} still needs a day", "{count} still need a day", days).format(count=days) if days else "",
        ngettext("{count} still needs a pose", "{count} still need a pose", poses_open).format(count=poses_open)
        if poses_open
        else "",
        _("{count} already here").format(count=here) if here else "",
        _("{count} cannot be read").format(count=unread) if unread else "",
    ]
    return " · ".join(part for part in parts if part)


def _line(candidate: Candidate, before: Line | None, notes: Mapping[str, str]) -> Line:
    note = notes.get(candidate.duplicate_of, "") if candidate.duplicate_of else ""
    if candidate.duplicate_of == photos.SAME_BATCH:
        note = _("The same photo twice: the first one is enough.")
    if before is not None:
        return replace(before, candidate=candidate, note=note)
    return Line(candidate, not candidate.is_damaged, candidate.day, candidate.pose, note)


def _lacks_day(line: Line) -> bool:
    return line.is_kept and line.day is None


def _hint(line: Line, today: date) -> date | None:
    day = line.candidate.file_day
    return day if day is not None and day.year >= 1990 and day <= today else None


def _cell_words(line: Line, column: Column) -> str:
    if column == Column.FILE:
        return _("{name}: {note}").format(name=line.candidate.name, note=file_note(line))
    if column == Column.DAY:
        return weeks.long_day(line.day) if line.day else _("Choose the day")
    if column == Column.POSE:
        return photos.pose_label(line.pose) if line.pose else _("Choose the pose")
    return ""
