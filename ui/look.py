# SPDX-License-Identifier: MIT
"""Keeps colours and text size of the whole application in step with the settings and the desktop.

What the colours are is written in resources and read by ui/theme.py; who changes the settings is not known here.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from core.words.settings import UserSettings
from ui import theme
from ui.session import Session


def put_on(app: QApplication, settings: UserSettings) -> theme.Theme:
    """Give the application the theme and text size that the person chose; returns the tokens in force."""
    found = theme.resolve(cast(theme.Choice, settings.theme), app)
    theme.apply(app, found, settings.text_percent)
    return found


class Look(QObject):
    """Follows the session's settings and the desktop while a window is open."""

    def __init__(self, app: QApplication, session: Session) -> None:
        """Follow from now on; nothing is changed yet."""
        super().__init__(session)
        self._app = app
        self._session = session
        self._worn = (session.settings.theme, session.settings.text_percent)
        self._is_changing = False
        session.settings_changed.connect(self.on_settings_changed)
        app.styleHints().colorSchemeChanged.connect(self.on_scheme_changed)

    @Slot()
    def on_settings_changed(self) -> None:
        """Put on what the settings now say, if it differs."""
        wanted = (self._session.settings.theme, self._session.settings.text_percent)
        if wanted != self._worn:
            self._worn = wanted
            self._change()

    @Slot()
    def on_scheme_changed(self) -> None:
        """Follow the desktop between light and dark while the person chose that."""
        if self._session.settings.theme == "system":
            self._change()

    def _change(self) -> None:
        if self._is_changing:  # telling the platform our choice makes it report a change of its own
            return
        self._is_changing = True
        try:
            found = put_on(self._app, self._session.settings)
        finally:
            self._is_changing = False
        self._session.set_theme(found)
