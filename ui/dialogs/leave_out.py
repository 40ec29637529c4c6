# SPDX-License-Identifier: MIT
"""Asks why one value should count nowhere any more, and leaves it out. It stays in the diary, drawn as a ring.

What leaving out means for charts and verdicts is core's business; counting it again is offered where it is listed.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.usecases import left_out
from core.usecases.left_out import Where
from core.words import weeks
from core.words.i18n import N_, _
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.chips import ChipGroup
from ui.widgets.fields import TextField
from ui.widgets.headings import label
from ui.widgets.own_words import OwnWords

OTHER = "other"
REASONS = (
    ("mistyped", N_("Mistyped")),
    ("person", N_("Another person measured")),
    ("odd", N_("An odd day")),
    (OTHER, N_("In other words")),
)


class LeaveOut(FormDialog):
    """Leaves out one value of the dog on screen."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        where: Where,
        what: str = "",
        value: str = "",
    ) -> None:
        """Fill the form.

        Args:
            session, jobs, parent: as for every dialog.
            where: the value. what: the measure in words; value: the value in words.
        """
        super().__init__(_("Leave this value out"), parent, width=500)
        self.setObjectName("leave_out")
        self._session, self._where = session, where
        day = weeks.near_day(where.day, session.today())
        said = _("{what}, {day}: {value}").format(what=what or where.metric, day=day, value=value)
        self.form.add_plain(OwnWords(said, "strong", name="leave_out_value"))
        words = _("It stays in the diary and on the chart, as a ring. No line, card, verdict or report counts it.")
        self.form.add_plain(label(words, "", wrap=True))
        self.reason = ChipGroup([(key, _(one)) for key, one in REASONS], exclusive=True)
        self.text = TextField(_("for example: the tape lay over the blanket"))
        self.form.add("reasons", _("Why?"), self.reason)
        self.form.add("reason", _("In your words, if you like"), self.text)
        self.save_button.setText(_("Leave out"))
        self.save_button.setAccessibleName(_("Leave out"))
        self.reason.changed.connect(self.on_reason)
        self.fit()
        self.reason.chip(REASONS[0][0]).setFocus()

    def on_reason(self, key: str, on: bool) -> None:
        """Go on to the words when none of the offered reasons fits."""
        if on and key == OTHER:
            self.text.setFocus()

    def keep(self) -> None:
        """Leave the value out; raises InvalidValue as `left_out.leave_out` when no reason is given."""
        dog = self._session.dog
        if dog is not None:
            left_out.leave_out(self._session.store, dog, self._where, self.words(), today=self._session.today())

    def words(self) -> str:
        """Return the reason as it is kept: the chosen words, then the owner's; "" when nothing was said."""
        chosen = next(iter(self.reason.checked()), "")
        said = _(dict(REASONS)[chosen]) if chosen and chosen != OTHER else ""
        return ": ".join(part for part in (said, self.text.value().strip()) if part)
