# SPDX-License-Identifier: MIT
"""The weekly check card: the latest values and how old they are, a new check, and the table of all of them.

Values only; what they mean is not said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.usecases import answers, measures, own
from core.usecases.measures import Session as Check
from core.words import activities, metrics, units, weeks
from core.words.i18n import _, ngettext
from ui.session import Session
from ui.tabs.plan import sessions_model
from ui.tabs.plan.sessions_model import SessionsModel
from ui.tabs.plan.sessions_table import SessionsTable
from ui.widgets.card import Card
from ui.widgets.even_layout import EvenLayout
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords


class CheckCard(Card):
    """Latest values and all sessions.

    Signals:
        check_requested(entry_id: str): open the dialog; empty for a new check.
    """

    check_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("Weekly check"), parent=parent)
        self.setObjectName("check_card")
        self._session = session
        self._model = SessionsModel()
        self.table = SessionsTable(self._model)
        self.new_button = _button("new_check", _("New weekly check…"), "primary")
        self.change_button = _button("change_check", _("Change…"), "")
        self.remove_button = _button("remove_check", _("Remove"), "")
        self._values = QWidget()
        self._grid = EvenLayout(self._values, narrowest=150, most=3, gap=16)
        self._empty = label(
            _("Once a week: weight, body and muscle condition, and the girth of both thighs."), "muted", wrap=True
        )
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the sessions of the dog on screen."""
        dog = self._session.dog
        found = measures.sessions(self._session.store, dog.id) if dog else []
        system = self._session.library.units
        chosen = self.table.chosen()
        known = own.known(self._session.store, dog.id) if dog else metrics.known()
        self._model.set_sessions(found, system, known)
        self.table.choose(chosen)
        self.set_subtitle(_age(found[-1].day, self._session.today()) if found else "")
        self._empty.setVisible(not found)
        self._values.setVisible(bool(found))
        self._below.setVisible(bool(found))
        self._show_latest(latest(found, system, known))

    def _build(self) -> None:
        self.header_add(self.new_button)
        self.add(self._empty)
        self.add(self._values)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 6, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.change_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        below.addLayout(row)
        self.add(self._below)
        self._on_row(False)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self._on_new)
        self.change_button.clicked.connect(self._on_change)
        self.remove_button.clicked.connect(self._on_remove)
        self.table.edit_requested.connect(self.check_requested)
        self.table.remove_requested.connect(self._remove)
        self.table.row_chosen.connect(self._on_row)

    def _show_latest(self, cells: list[tuple[str, str, str]]) -> None:
        self._grid.set_narrowest(9 * self.fontMetrics().height())
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for caption, value, detail in cells:
            self._grid.addWidget(_value_cell(caption, value, detail))

    def _on_row(self, is_any: bool) -> None:
        self.change_button.setEnabled(is_any)
        self.remove_button.setEnabled(is_any)

    def _on_new(self) -> None:
        self.check_requested.emit("")

    def _on_change(self) -> None:
        if self.table.chosen():
            self.check_requested.emit(self.table.chosen())

    def _on_remove(self) -> None:
        if self.table.chosen():
            self._remove(self.table.chosen())

    def _remove(self, entry_id: str) -> None:
        dog, row = self._session.dog, self._model.row_of(entry_id)
        if dog is not None and row >= 0:
            measures.remove(self._session.store, dog, self._model.session(row))
            if self._model.rowCount():
                self.table.selectRow(min(row, self._model.rowCount() - 1))


def latest(
    found: list[Check], system: str, known: Mapping[str, metrics.Metric] | None = None
) -> list[tuple[str, str, str]]:
    """Return (caption, value, detail) of the newest value of each measure.

    Args:
        found: sessions ascending by day. system: "metric" or "imperial". known: as in `sessions_model.columns`.
    """
    rows: list[tuple[str, str, str]] = []
    newest = _newest(found)
    everything = sessions_model.listed(metrics.known() if known is None else known)
    asked = [m for m in everything if m.group == "weekly"]
    for metric in asked[:1]:
        rows += _latest(newest.get((metric.key, "")), metric, system)
    body = newest.get(("body_condition", ""))
    if body is not None:
        rows.append((_("Body condition"), sessions_model.body_condition(body), _scored(body)))
    for metric in asked[1:]:
        rows += _latest(newest.get((metric.key, "")), metric, system)
    for side, caption in (("L", _("Thigh girth, left")), ("R", _("Thigh girth, right"))):
        taken = newest.get(("thigh_girth", side))
        if taken is not None:
            rows.append((caption, sessions_model.girth(taken, side, system), _takes(taken, side, system)))
    weighed = newest.get(("behind", ""))
    if weighed is not None:
        rows.append((_("Weight carried behind"), sessions_model.behind(weighed), _by(weighed)))
    for metric in everything:
        if metric not in asked:
            rows += _latest(newest.get((metric.key, "")), metric, system)
    return rows


def _newest(found: list[Check]) -> dict[tuple[str, str], Check]:
    """Return the newest session of each (metric, side), of each metric as (metric, ""), and of what two make up.

    One way through all of them: ten years of checks are not searched once for every measure.
    """
    newest: dict[tuple[str, str], Check] = {}
    for one in reversed(found):
        keys = {key for key, _side, _take in one.values}
        for slot in {slot[:2] for slot in one.values} | {(key, "") for key in keys}:
            newest.setdefault(slot, one)
        if not keys.isdisjoint(sessions_model.BODY):
            newest.setdefault(("body_condition", ""), one)
        if keys >= set(sessions_model.LOADS) and sessions_model.behind(one) != sessions_model.DASH:
            newest.setdefault(("behind", ""), one)
    return newest


def _latest(one: Check | None, metric: metrics.Metric, system: str) -> list[tuple[str, str, str]]:
    if one is None:
        return []
    detail = _scored(one) if metric.kind in ("score", "choice") else _by(one)
    return [(_caption(metric), sessions_model.written(one, metric, system), detail)]


def _caption(metric: metrics.Metric) -> str:
    return _("Muscle condition") if metric.key == "muscle_condition_score" else answers.plain_label(metric)


def _scored(one: Check) -> str:
    who = _(activities.label(activities.SCORERS, one.scored_by)).lower() if one.scored_by else ""
    said = _("scored by {who}").format(who=who) if who else ""
    return " · ".join(part for part in (said, _day(one)) if part)


def _by(one: Check) -> str:
    said = _("by {who}").format(who=one.measured_by) if one.measured_by else ""
    return " · ".join(part for part in (said, _day(one)) if part)


def _day(one: Check) -> str:
    """Write the day so that a line never ends between its number and its month."""
    return weeks.short_day(one.day).replace(" ", "\u00a0")


def _takes(one: Check, side: str, system: str) -> str:
    takes = sorted(
        (take, value) for (key, leg, take), value in one.values.items() if key == "thigh_girth" and leg == side
    )
    said = " · ".join(units.written(value, "mm", system, with_unit=False) for _take, value in takes)
    count = ngettext("one take", "{count} takes", len(takes)).format(count=len(takes))
    parts = [f"{count}: {said}" if len(takes) > 1 else count, _by(one), sessions_model.coat(one).lower()]
    return " · ".join(part for part in parts if part)


def _age(day: date, today: date) -> str:
    days = (today - day).days
    if days == 0:
        return _("last one today")
    if days < 14:
        return ngettext("last one {count} day ago", "last one {count} days ago", days).format(count=days)
    return ngettext("last one {count} week ago", "last one {count} weeks ago", days // 7).format(count=days // 7)


def _value_cell(caption: str, value: str, detail: str) -> QWidget:
    cell = QWidget()
    cell.setAccessibleName(f"{caption}: {value}, {detail}")
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(OwnWords(caption, "muted"))
    column.addWidget(label(value, "heading", wrap=True))
    column.addWidget(label(detail.replace(" · ", "\u00a0· "), "muted", wrap=True))
    column.addStretch(1)
    return cell


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    if role:
        made.setProperty("role", role)
    return made
