# SPDX-License-Identifier: MIT
"""What the Progress tab shows when asked: its lower cards and its dialogs, for screenshots and self-test.

Nothing is decided here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ui.tab_page import Sight

if TYPE_CHECKING:  # the tab asks for its sights
    from ui.tabs.progress.tab import ProgressTab

CARDS = ("good_days", "around", "periods", "wins")


def of_tab(tab: ProgressTab) -> tuple[Sight, ...]:
    """Return the sights of a tab with charts in it, from top to bottom."""
    back = partial(tab.reveal, None)
    lower = [Sight(name.replace("_", "-"), partial(_card, tab, name), back) for name in CARDS]
    found = [Sight("what-the-days-say", partial(_part, tab, tab.findings.card), back)]
    if not tab.findings.weeks.isHidden():
        found.append(Sight("first-weeks", partial(_part, tab, tab.findings.weeks), back))
    if any(one.days for one in tab.findings.found):
        found.append(Sight("these-days", partial(_days, tab), back))
        found.append(Sight("leave-out", partial(_leave_out, tab), back))
    found.append(Sight("new-usual", partial(_new_usual, tab), back))
    return (*found, Sight("charts", partial(_part, tab, tab.board), back), *lower)


def _part(tab: ProgressTab, part: QWidget) -> QDialog | None:
    tab.complete()
    tab.reveal(part)
    return None


def _card(tab: ProgressTab, name: str) -> QDialog | None:
    late = tab.complete()
    tab.reveal(getattr(late, name))
    return None


def _days(tab: ProgressTab) -> QDialog | None:
    return tab.findings.show_days(next(one for one in tab.findings.found if one.days))


def _leave_out(tab: ProgressTab) -> QDialog | None:
    from ui.dialogs.leave_out import LeaveOut
    from ui.tabs.progress import day_values

    verdict = next(one for one in tab.findings.found if one.days)
    values = day_values.of_days(tab._session, verdict.key, verdict.side, verdict.days)
    if not values:
        return None
    dialog = LeaveOut(tab._session, tab._jobs, tab, where=values[-1].where, what=verdict.title, value=values[-1].words)
    dialog.open()
    return dialog


def _new_usual(tab: ProgressTab) -> QDialog | None:
    dialog = tab.open_new_usual()
    return dialog if isinstance(dialog, QDialog) else None
