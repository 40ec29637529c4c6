# SPDX-License-Identifier: MIT
"""What to say when the page on screen is not the day that the clock says. Only words and rules, no widgets."""

from __future__ import annotations

from datetime import date

from core.words import weeks
from core.words.i18n import _
from ui.session import Session


class ClockWatch:
    """Remembers which day was "now" when a page was put on screen."""

    def __init__(self, session: Session) -> None:
        """Watch from now on."""
        self._session = session
        self._was_current = False
        self._put_away: tuple[date, date] | None = None
        self.page_shown()

    def page_shown(self) -> None:
        """Call when another day or dog was put on screen: was that day the current one?"""
        session = self._session
        self._was_current = session.day in (session.offered_day(), session.today())

    def put_away(self) -> None:
        """The person closed the notice: do not ask again for this page today."""
        self._put_away = (self._session.day, self._session.today())

    def words(self) -> str:
        """Return the question to ask, or "" when the page is the right one or an old page was chosen on purpose."""
        session = self._session
        day, today = session.day, session.today()
        if day >= today or not self._was_current or self._put_away == (day, today):
            return ""
        if session.is_night() and day == session.offered_day():
            return _("It is past midnight: this is yesterday's page.")
        return _("A new day has begun: this is still the page of {day}.").format(day=weeks.named_day(day))
