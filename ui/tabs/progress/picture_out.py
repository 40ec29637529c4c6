# SPDX-License-Identifier: MIT
"""Asks where a picture of the charts should go, and writes it. How it is drawn: picture.py and the charts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.usecases.dogs import Dog
from core.words import weeks
from core.words.i18n import _
from ui import saved_file
from ui.session import Session
from ui.tabs.progress import picture
from ui.tabs.progress.chart_board import ChartBoard
from ui.widgets import own_words

# Characters of a name in the menu.
LONGEST = 60


def menu(owner: QWidget, measures: list[tuple[str, str]]) -> QMenu:
    """Make the menu that asks what goes on the picture; it deletes itself when closed.

    Args:
        measures: (key, name) of the charts on screen; the data of an action is its key, "" for all together.
    """
    made = QMenu(owner)
    made.setObjectName("picture_menu")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    whole = made.addAction(_("All charts together…"))
    whole.setObjectName("picture_all")
    whole.setData("")
    made.addSeparator()
    for key, name in measures:
        one = made.addAction(own_words.short(name, LONGEST).replace("&", "&&"))
        one.setObjectName(f"picture_{key}")
        one.setData(key)
    return made


def save(session: Session, board: ChartBoard, chosen: tuple[str, str], span: tuple[date, date]) -> Path | None:
    """Ask where, and write one chart or all of them as PNG.

    Args:
        chosen: (key, name) of a chart on the board; an empty key means all on one picture. span: the days shown.
    Returns:
        The file, or None when there is nothing to write or the person changed their mind.
    Raises:
        SaveFailed: the file cannot be written.
    """
    dog, charts = session.dog, board.finish()
    if dog is None or not charts:
        return None
    path = _path(board, dog, chosen[1], session.today())
    frame = next((one for one in board.frames() if one.key == chosen[0]), None)
    if path is None:
        return None
    if frame is not None and frame.view is not None:
        frame.view.save_png(path)
    else:
        words = _("{dog} · {span}").format(dog=dog.name, span=weeks.span(*span))
        saved_file.write_picture(picture.together(charts, words, session.theme, board.font()), path)
    return path


def _path(owner: QWidget, dog: Dog, what: str, today: date) -> Path | None:
    offered = saved_file.name_of(dog.name, what, today.isoformat()) + ".png"
    chosen, _filter = QFileDialog.getSaveFileName(owner, _("Save as picture"), offered, _("Pictures (*.png)"))
    return saved_file.with_ending(chosen, ".png") if chosen else None
