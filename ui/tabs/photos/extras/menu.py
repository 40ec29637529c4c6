# SPDX-License-Identifier: MIT
"""The lines that the blind look, the time-lapse and the pose guide add to a menu of the Photos tab.

It opens the dialogs; what they do is theirs.
"""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.keeping.decoder import Decoder
from core.words.i18n import _
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.compare_page import ComparePage
from ui.tabs.photos.extras.blind_look import BlindLook
from ui.tabs.photos.extras.pose_guide import PoseGuideDialog
from ui.tabs.photos.extras.time_lapse import TimeLapse
from ui.tabs.photos.pictures import Pictures


class ExtrasMenu(QObject):
    """Three lines of a menu.

    Attributes:
        blind, lapse, guide: the three lines.
    Signals:
        told(text: str, role: str): a sentence for the notice.
    """

    told = Signal(str, str)

    def __init__(
        self, menu: QMenu, session: Session, jobs: Jobs, page: ComparePage, *, pictures: Pictures, decoder: Decoder
    ) -> None:
        """Add the lines at the end of `menu`; `page` says which pose is on screen and is the dialogs' parent."""
        super().__init__(page)
        self._session = session
        self._jobs = jobs
        self._page = page
        self._pictures = pictures
        self._decoder = decoder
        self.blind = _line(menu, "blind_look_action", _("Blind look…"))
        self.lapse = _line(menu, "time_lapse_action", _("Time-lapse…"))
        self.guide = _line(menu, "pose_guide_action", _("Pose guide…"))
        self.blind.triggered.connect(self.open_blind_look)
        self.lapse.triggered.connect(self.open_time_lapse)
        self.guide.triggered.connect(self.open_pose_guide)

    def open_blind_look(self) -> BlindLook:
        """Open the blind look on photos of the dog on screen."""
        made = BlindLook(self._session, self._pictures, self._page, dice=random.Random())
        made.open()
        return made

    def open_time_lapse(self) -> TimeLapse:
        """Open the time-lapse of the pose on screen."""
        made = TimeLapse(
            self._session, self._jobs, self._page, pose=self._page.pose, pictures=self._pictures, decoder=self._decoder
        )
        made.told.connect(self.told)
        made.open()
        return made

    def open_pose_guide(self) -> PoseGuideDialog:
        """Open the guide with the pose on screen."""
        made = PoseGuideDialog(self._page.pose, self._page)
        made.open()
        return made


def _line(menu: QMenu, name: str, words: str) -> QAction:
    made = menu.addAction(words)
    made.setObjectName(name)
    return made
