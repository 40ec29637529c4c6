# SPDX-License-Identifier: MIT
"""The weekly checks of a dog as a table, newest first; columns are read from METRICS.

Only words for cells; what a cell's session does when it is opened or removed belongs to the card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.usecases import answers
from core.usecases.measures import Session
from core.words import activities, metrics, units, weeks
from core.words.i18n import _
from core.words.metrics import Metric

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DASH = "–"
# Shown together with another column, or too fine for the table.
NOT_ALONE = ("thigh_girth", "girth_level_pct", "thigh_length", "body_condition_score_9", "body_condition_score_5")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and the words of a session in it."""

    title: str
    words: Callable[[Session], str]
    long: str = ""


def columns(system: str, sessions: Sequence[Session] = ()) -> list[Column]:
    """Return the columns in order; measures that no session has are left out. `system`: metric or imperial."""
    told = {key for one in sessions for key, _side, _take in one.values}
    listed = [m for group in metrics.WEEKLY_GROUPS for m in metrics.grouped(group) if m.key not in NOT_ALONE]
    asked = [m for m in listed if m.key in told or m is listed[0]]
    own = [Column(short_name(m), _of(m, system), answers.plain_label(m)) for m in asked]
    return [
        Column(_("Day"), lambda one: _("{day} {year}").format(day=weeks.short_day(one.day), year=one.day.year)),
        *own[:1],
        Column(_("Body"), body_condition, _("Body condition")),
        *own[1:],
        Column(_("Left"), lambda one: girth(one, "L", system), _("Thigh girth, left: middle of the takes")),
        Column(_("Right"), lambda one: girth(one, "R", system), _("Thigh girth, right: middle of the takes")),
        Column(_("By"), lambda one: one.measured_by or DASH, _("Who measured")),
        Column(_("Coat"), lambda one: coat(one) or DASH),
    ]


def short_name(metric: Metric) -> str:
    """Return the owner's words of a weekly measure, short enough for a heading."""
    return _("Muscle") if metric.key == "muscle_condition_score" else answers.plain_label(metric)


def written(session: Session, metric: Metric, system: str) -> str:
    """Write one value of a session without a leg; a dash when it was not recorded."""
    value = session.values.get((metric.key, "", 1))
    if value is None:
        return DASH
    named = next((choice.label for choice in metric.choices if choice.value == value), "")
    return _(named) if named else units.written(value, metric.unit, system)


def body_condition(session: Session) -> str:
    """Write the body condition with its denominator, as "5 of 9"; a dash when it was not scored."""
    known = metrics.known()
    found = [known[key] for key, _side, _take in session.values if key.startswith("body_condition_score_")]
    said = [
        _("{score} of {most}").format(score=round(session.values[(metric.key, "", 1)]), most=round(metric.high))
        for metric in found
    ]
    return " · ".join(said) or DASH


def girth(session: Session, side: str, system: str) -> str:
    """Write the middle of one leg's takes; a dash without any."""
    value = session.girth(side)
    return DASH if value is None else units.written(value, "mm", system)


def coat(session: Session) -> str:
    """Write the coat; empty when it was not said."""
    return _(activities.label(activities.COATS, session.coat)) if session.coat else ""


def _of(metric: Metric, system: str) -> Callable[[Session], str]:
    return lambda one: written(one, metric, system)


class SessionsModel(QAbstractTableModel):
    """Weekly checks, newest in the first row."""

    def __init__(self) -> None:
        """Make an empty table in metric units."""
        super().__init__()
        self._columns = columns("metric")
        self._sessions: list[Session] = []

    def set_sessions(self, sessions: Sequence[Session], system: str) -> None:
        """Show sessions, given by day ascending; `system` is "metric" or "imperial"."""
        self.beginResetModel()
        self._columns = columns(system, sessions)
        self._sessions = list(reversed(sessions))
        self.endResetModel()

    def session(self, row: int) -> Session:
        """Return the session of a row; IndexError when there is none."""
        return self._sessions[row]

    def row_of(self, entry_id: str) -> int:
        """Return the row of a session, -1 when it is gone."""
        return next((row for row, one in enumerate(self._sessions) if one.id == entry_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many sessions there are."""
        return 0 if parent.isValid() else len(self._sessions)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the whole of it as tool-tip."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._columns[index.column()].words(self._sessions[index.row()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading; the longer words as tool-tip."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole and column.long:
            return column.long
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
