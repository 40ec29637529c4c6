# SPDX-License-Identifier: MIT
"""What is made late is reached by Tab where it is seen, and not after everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import tab_order


def stops(window: QWidget, first: QWidget) -> list[str]:
    """Walk with Tab from the first control until it comes back."""
    found, at = [], first
    while at.objectName() not in found:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            found.append(at.objectName())
        at = at.nextInFocusChain()
        while not at.objectName():
            at = at.nextInFocusChain()
    return found


def named(name: str, kind: type[QWidget] = QPushButton) -> QWidget:
    made = kind()
    made.setObjectName(name)
    return made


def test_a_late_part_is_reached_right_after_what_it_follows(qtbot: QtBot) -> None:
    window, part = QWidget(), QWidget()
    column, inside = QVBoxLayout(window), QVBoxLayout(part)
    first, last = named("first"), named("last")
    column.addWidget(first)
    column.addWidget(last)
    qtbot.addWidget(window)
    for late in (named("late"), named("box", QComboBox)):
        inside.addWidget(late)
    column.insertWidget(1, part)
    tab_order.follow(first, part)
    window.show()
    assert stops(window, first) == ["first", "late", "box", "last"]


def test_a_part_without_controls_changes_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, last, empty = named("first"), named("last"), QWidget()
    for widget in (first, last, empty):
        column.addWidget(widget)
    qtbot.addWidget(window)
    tab_order.follow(first, empty)
    window.show()
    assert stops(window, first) == ["first", "last"]
