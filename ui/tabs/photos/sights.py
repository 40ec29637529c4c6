# SPDX-License-Identifier: MIT
"""What the Photos tab shows when asked: ways of comparing, marking, the dialogs under More, the videos.

For screenshots and the self-test. Nothing is decided here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ui.tab_page import Sight
from ui.widgets import compare_modes

if TYPE_CHECKING:  # the tab asks for its sights
    from ui.tabs.photos.tab import PhotosTab


def of_tab(tab: PhotosTab) -> tuple[Sight, ...]:
    """Return the sights of a tab with photos in it, in the order of its buttons."""
    modes = [mode.key for mode in compare_modes.COMPARE_MODES if mode.key != compare_modes.SIDE]
    tasks, extras = ("align", "measure"), tab.extras
    dialogs = {
        "blind-look": extras.open_blind_look,
        "time-lapse": extras.open_time_lapse,
        "pose-guide": extras.open_pose_guide,
    }
    return (
        *(Sight(mode, partial(_mode, tab, mode), partial(_mode, tab, compare_modes.SIDE)) for mode in modes),
        *(Sight(task, partial(_task, tab, task), partial(_task, tab, "")) for task in tasks),
        Sight("weeks-and-poses", partial(tab.bar.show_view, weeks=True), partial(tab.bar.show_view, weeks=False)),
        *(Sight(name, show, _nothing) for name, show in dialogs.items()),
        Sight("videos", partial(_videos, tab), tab.videos.leave),
    )


def _mode(tab: PhotosTab, mode: str) -> QDialog | None:
    tab.compare.stage.set_mode(mode)
    return None


def _task(tab: PhotosTab, task: str) -> QDialog | None:
    tab.compare.marking.set_task(task)
    return None


def _videos(tab: PhotosTab) -> QDialog | None:
    tab.videos.open()
    return None


def _nothing() -> None:
    """A dialog is closed by who opened it."""
