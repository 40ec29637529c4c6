# SPDX-License-Identifier: MIT
"""A dialog takes the height of its words before it is shown: nothing is cut and nothing gapes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.fitting import height_for, take_size
from ui.widgets.headings import label

SENTENCE = "Everything stays on this computer. Nothing is ever sent. " * 3


@pytest.mark.parametrize("percent", [100, 160])
def test_the_height_is_that_of_the_wrapped_words(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, theme.load("light"), percent)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(label("Title", "title"))
    words = label(SENTENCE, wrap=True)
    column.addWidget(words)
    column.addStretch(1)
    take_size(dialog, 400)
    dialog.show()
    assert dialog.width() == 400
    assert words.height() == words.heightForWidth(words.width())
    assert dialog.height() == height_for(dialog, 400)
    assert dialog.height() - words.geometry().bottom() < 2 * words.fontMetrics().height()
