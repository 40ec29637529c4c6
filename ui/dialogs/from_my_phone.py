# SPDX-License-Identifier: MIT
"""How photos get from a phone to this computer without the internet: a page to read, nothing to set.

Adding them is the Photos tab's business.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.words.i18n import N_, _
from ui.jobs import Jobs
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.headings import label

WAYS = (
    (
        N_("By cable"),
        (
            N_("Connect the phone, unlock it, and allow the computer to see the photos when the phone asks."),
            N_(
                "Android: choose “File transfer” in the phone’s USB message. The photos are in DCIM, then Camera. "
                "iPhone: on Windows it appears as a camera; on a Mac use the Image Capture program."
            ),
            N_("Copy the photos to a folder of this computer first, then add them from there."),
        ),
    ),
    (
        N_("AirDrop, from iPhone to Mac"),
        (
            N_("In Photos choose the pictures, then Share, AirDrop and your Mac. They arrive in Downloads."),
            N_("To keep the day they were taken, leave “All Photos Data” on under Options when sharing."),
        ),
    ),
    (
        N_("A shared folder"),
        (
            N_("If the phone already puts its photos into a folder of this computer, nothing else is needed."),
            N_("Use “Look in this folder…” in Photos: the folder is remembered, and only what is new is listed."),
        ),
    ),
    (
        N_("Good to know"),
        (
            N_("HEIC is fine, there is no need to convert it. Originals are kept exactly as they come."),
            N_("Send the original: pictures sent through a chat are made smaller and often lose their date."),
            N_("Of a Live Photo only the picture is added."),
        ),
    ),
)


class FromMyPhone(QDialog):
    """A short page about cable, AirDrop and a shared folder."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the dialog; it needs nothing of the session."""
        super().__init__(parent)
        self.setObjectName("from_my_phone")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("From my phone"))
        self.setAccessibleName(self.windowTitle())
        inside = self._page()
        area = QScrollArea()
        area.setObjectName("from_my_phone_scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "page")
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inside)
        close = QPushButton(_("Close"))
        close.setObjectName("from_my_phone_close")
        close.setAccessibleName(_("Close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(_("From my phone"), "title"))
        column.addWidget(area, 1)
        column.addLayout(feet)
        self._fit(inside)
        close.setFocus()

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for title, sentences in WAYS:
            card = Card(_(title))
            for sentence in sentences:
                card.add(label(_(sentence), wrap=True))
            column.addWidget(card)
        column.addStretch(1)
        return page

    def _fit(self, inside: QWidget) -> None:
        """Take the size of the words, within 1024 x 700 px."""
        self.ensurePolished()
        line = self.fontMetrics().height()
        width = min(900, max(560, round(600 * line / 17)))
        self.resize(width, min(640, inside.layout().heightForWidth(width - 60) + 9 * line))
