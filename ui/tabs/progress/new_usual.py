# SPDX-License-Identifier: MIT
"""Starts a new usual from a day on, for all measures or one, and lists the restarts so far, each removable.

When a restart is offered without being asked for is decided in core/usecases/asking.py.
"""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.usecases import answers, own, usuals
from core.usecases.usuals import Start
from core.words import weeks
from core.words.i18n import N_, _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets import own_words
from ui.widgets.chips import ChipGroup
from ui.widgets.day_field import DayField
from ui.widgets.flow import FlowLayout
from ui.widgets.form import Picker
from ui.widgets.headings import label
from ui.widgets.own_words import OwnLine

# Characters of a name in the list; how many the closed list must show at least.
LONGEST, SHORTEST = 44, 20
REASONS = (
    ("visit", N_("A visit to the vet")),
    ("surgery", N_("Surgery")),
    ("diagnosis", N_("A new diagnosis")),
    ("better", N_("Better for some time")),
    ("owner", N_("Something else changed")),
)


class NewUsual(FormDialog):
    """Asks from which day and for which measures the usual is counted anew."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Fill the form."""
        super().__init__(_("Start a new usual"), parent, width=520)
        self.setObjectName("new_usual")
        self._session = session
        words = _(
            "Each measure is compared with the 28 days from its first entry. After surgery, a diagnosis or a visit "
            "that changed something, let these 28 days begin anew. Nothing logged is lost."
        )
        self.form.add_plain(label(words, wrap=True))
        self.day = DayField(session.today())
        # Not `metric`: Qt asks every widget for its metric(), and an attribute of that name would crash it.
        self.measure = Picker([("", _("All measures")), *self._measures()])
        self.measure.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.measure.setMinimumContentsLength(SHORTEST)
        self.reason = ChipGroup([(key, _(one)) for key, one in REASONS], exclusive=True)
        self.reason.set_checked(["visit"])
        self.form.add("day", _("From which day?"), self.day)
        self.form.add("metric", _("For which measures?"), self.measure)
        self.form.add("reason", _("Why?"), self.reason)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.form.add_plain(self._list)
        self._starts: list[Start] = []
        self._show_starts()
        self.save_button.setText(_("Start anew"))
        self.save_button.setAccessibleName(_("Start anew"))
        self.fit()
        self.day.setFocus()

    def keep(self) -> None:
        """Start the usual anew; raises InvalidValue as `usuals.start_anew`."""
        dog = self._session.dog
        if dog is None:
            return
        reason = next(iter(self.reason.checked()), "owner")
        usuals.start_anew(
            self._session.store, dog, self.day.day(), reason, metric=self.measure.key(), today=self._session.today()
        )

    def on_removed(self) -> None:
        """Take one restart back; undo brings it again."""
        dog, button = self._session.dog, self.sender()
        if dog is not None and isinstance(button, QPushButton):
            usuals.remove(self._session.store, dog, self._starts[int(button.property("number"))])
            self._show_starts()

    def _measures(self) -> list[tuple[str, str]]:
        dog = self._session.dog
        known = own.known(self._session.store, dog.id if dog else "").values()
        return [(metric.key, own_words.short(answers.vet_label(metric), LONGEST)) for metric in known if metric.judged]

    def _show_starts(self) -> None:
        while (old := self._lines.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        dog = self._session.dog
        self._starts = usuals.starts(self._session.store, dog.id) if dog else []
        self._list.setVisible(bool(self._starts))
        if self._starts:
            self._lines.addWidget(label(_("So far"), "strong"))
        for number, start in enumerate(self._starts):
            self._lines.addWidget(self._line(number, start))

    def _line(self, number: int, start: Start) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=10, row_gap=0)
        names = dict(self._measures())
        what = names.get(start.metric, start.metric) if start.metric else _("all measures")
        said = _("{day}: {what} ({reason})").format(
            day=weeks.long_day(start.day), what=what, reason=_(dict(REASONS).get(start.reason, start.reason)).lower()
        )
        flow.addWidget(OwnLine(said))
        button = QPushButton(_("Take back"))
        button.setObjectName(f"take_back_{number}")
        button.setAccessibleName(_("Take back {what}").format(what=said))
        button.setProperty("role", "link")
        button.setProperty("number", number)
        button.setAutoDefault(False)
        button.clicked.connect(self.on_removed)
        flow.addWidget(button)
        return line
