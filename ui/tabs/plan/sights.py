# SPDX-License-Identifier: MIT
"""What the Plan tab shows when asked besides its cards: all parts of the weekly check, an activity.

For screenshots and the self-test. Nothing is decided here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from ui.dialogs.check_parts import FoldPart
from ui.tab_page import Sight

if TYPE_CHECKING:  # the tab asks for its sights
    from ui.tabs.plan.tab import PlanTab


def of_tab(tab: PlanTab) -> tuple[Sight, ...]:
    """Return the sights of a tab with a dog in it."""
    return (
        Sight("check-parts", partial(_check_parts, tab), _nothing),
        Sight("activity", tab.add_activity, _nothing),
    )


def _check_parts(tab: PlanTab) -> QDialog | None:
    dialog = tab.open_check()
    parts = dialog.findChildren(FoldPart)
    for part in parts:
        part.set_open(True)
    if parts:
        QTimer.singleShot(0, parts[-1], parts[-1].come_into_view)  # once everything has its place
    return dialog


def _nothing() -> None:
    """A dialog is closed by who opened it."""
