# SPDX-License-Identifier: MIT
"""The weekly checks of a dog as a table, newest first; columns are read from METRICS.

Only words for cells; what a cell's session does when it is opened or removed belongs to the card.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.usecases import answers
from core.usecases.measures import Session
from core.words import activities, metrics, statistics, units, weeks
from core.words.i18n import N_, _
from core.words.metrics import Metric
from ui.widgets.own_words import short

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DASH = "–"
BODY = ("body_condition_score_9", "body_condition_score_5")
LOADS = ("fore_load", "hind_load")
# Shown together with another column, or too fine for the table.
NOT_ALONE = ("thigh_girth", "girth_level_pct", "thigh_length", *BODY, *LOADS)
# Activities are left out: earlier answers stay hidden until the week is scored. Early signs are no measurement.
GROUPS = ("weekly", "girth", "tests", "own_weekly")
SHORT = {
    "muscle_condition_score": N_("Muscle"),
    "fore_girth": N_("Front legs, left / right"),
    "hind_paw_load": N_("Back paws, left / right"),
    "set_walk": N_("Short way"),
}
LONGEST_HEADING = 24


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and the words of a session in it."""

    title: str
    words: Callable[[Session], str]
    long: str = ""


def listed(known: Mapping[str, Metric]) -> list[Metric]:
    """Return the measures that have a column or a cell of their own, in the order of the form."""
    found = [m for group in GROUPS for m in known.values() if m.group == group]
    return [m for m in found if m.key not in NOT_ALONE]


def columns(system: str, sessions: Sequence[Session] = (), known: Mapping[str, Metric] | None = None) -> list[Column]:
    """Return the columns in order; measures that no session has are left out.

    Args:
        system: "metric" or "imperial". known: from `own.known`; None means the built-in ones only.
    """
    told = {key for one in sessions for key, _side, _take in one.values}
    all_of_them = listed(metrics.known() if known is None else known)
    asked = [m for m in all_of_them if m.key in told or m is all_of_them[0]]
    own = {m.key: Column(short_name(m), _of(m, system), answers.plain_label(m)) for m in asked}
    weekly = [own.pop(m.key) for m in asked if m.group == "weekly"]
    scales = [Column(_("Behind"), behind, _("Share of the weight on the back paws, two bathroom scales"))]
    return [
        Column(_("Day"), lambda one: _("{day} {year}").format(day=weeks.short_day(one.day), year=one.day.year)),
        *weekly[:1],
        Column(_("Body"), body_condition, _("Body condition")),
        *weekly[1:],
        Column(_("Left"), lambda one: girth(one, "L", system), _("Thigh girth, left: middle of the takes")),
        Column(_("Right"), lambda one: girth(one, "R", system), _("Thigh girth, right: middle of the takes")),
        *(scales if any(behind(one) != DASH for one in sessions if told.issuperset(LOADS)) else []),
        *own.values(),
        Column(_("By"), lambda one: one.measured_by or DASH, _("Who measured")),
        Column(_("Coat"), lambda one: coat(one) or DASH),
    ]


def short_name(metric: Metric) -> str:
    """Return the owner's words of a weekly measure, short enough for a heading."""
    return _(SHORT[metric.key]) if metric.key in SHORT else short(answers.plain_label(metric), LONGEST_HEADING)


def written(session: Session, metric: Metric, system: str) -> str:
    """Write one value of a session, the middle of its takes, or left / right; a dash when it was not recorded."""
    if metric.legs:
        both = [_middle(session, metric, side) for side in ("L", "R")]
        said = [DASH if value is None else units.written(value, metric.unit, system) for value in both]
        return DASH if both == [None, None] else " / ".join(said)
    value = _middle(session, metric, "")
    if value is None:
        return DASH
    named = next((choice.label for choice in metric.choices if choice.value == value), "")
    return _(named) if named else units.written(value, metric.unit, system)


def behind(session: Session) -> str:
    """Write the share of the weight that stands on the back paws; a dash when not both pairs were weighed."""
    fore, hind = (statistics.median(session.takes(key) or [0]) for key in ("fore_load", "hind_load"))
    return _("{percent} %").format(percent=units.decimal(100 * hind / (fore + hind), 0)) if fore and hind else DASH


def body_condition(session: Session) -> str:
    """Write the body condition with its denominator, as "5 of 9"; a dash when it was not scored."""
    scored = [key for key, _side, _take in session.values if key in BODY]
    if not scored:
        return DASH
    known = metrics.known()
    found = [known[key] for key in scored]
    said = [
        _("{score} of {most}").format(score=round(session.values[(metric.key, "", 1)]), most=round(metric.high))
        for metric in found
    ]
    return " · ".join(said)


def girth(session: Session, side: str, system: str) -> str:
    """Write the middle of one leg's takes; a dash without any."""
    value = session.girth(side)
    return DASH if value is None else units.written(value, "mm", system)


def coat(session: Session) -> str:
    """Write the coat; empty when it was not said."""
    return _(activities.label(activities.COATS, session.coat)) if session.coat else ""


def _middle(session: Session, metric: Metric, side: str) -> float | None:
    takes = session.takes(metric.key, side)
    return statistics.median(takes) if takes else None


def _of(metric: Metric, system: str) -> Callable[[Session], str]:
    return lambda one: written(one, metric, system)


class SessionsModel(QAbstractTableModel):
    """Weekly checks, newest in the first row."""

    def __init__(self) -> None:
        """Make an empty table in metric units."""
        super().__init__()
        self._columns = columns("metric")
        self._sessions: list[Session] = []

    def set_sessions(self, sessions: Sequence[Session], system: str, known: Mapping[str, Metric] | None = None) -> None:
        """Show sessions, given by day ascending; `system` and `known` as in `columns`."""
        self.beginResetModel()
        self._columns = columns(system, sessions, known)
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
