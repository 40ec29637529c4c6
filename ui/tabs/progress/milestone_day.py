# SPDX-License-Identifier: MIT
"""Asks on which day a milestone was reached. What milestones there are is a list in core."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.usecases import wins
from core.words import milestones
from core.words.i18n import _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.day_field import DayField
from ui.widgets.headings import label


class MilestoneDay(FormDialog):
    """Marks one milestone of the dog on screen."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None, *, key: str) -> None:
        """Ask for the day of the milestone `key` of MILESTONES."""
        super().__init__(_("A milestone"), parent, width=420)
        self.setObjectName("milestone_day")
        self._session, self._key = session, key
        self.form.add_plain(label(_(milestones.known()[key].label), "heading", wrap=True, name="milestone_words"))
        self.day = DayField(session.today())
        self.form.add("day", _("When was it?"), self.day)
        self.save_button.setText(_("Mark it"))
        self.save_button.setAccessibleName(_("Mark it"))
        self.fit()
        self.day.setFocus()

    def keep(self) -> None:
        """Mark the milestone; raises InvalidValue as `wins.reach`."""
        dog = self._session.dog
        if dog is not None:
            wins.reach(self._session.store, dog, self._key, self.day.day(), today=self._session.today())
