# SPDX-License-Identifier: MIT
"""Where Tab goes when a part of a page was made later than what stands around it.

Qt puts late widgets at the end of the window's chain, far from where they are seen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, part: QWidget) -> None:
    """Let Tab go through `part` right after `before`; both are in the same window already.

    Args:
        before: a control, or a part whose last control counts. part: a control or a part with some.
    """
    last = (_controls(before) or [before])[-1]
    for control in _controls(part):
        QWidget.setTabOrder(last, control)
        last = control


def _controls(part: QWidget) -> list[QWidget]:
    """Return what can have the focus, in the order in which it was made; the list of a box is a window of its own."""
    window, nothing = part.window(), Qt.FocusPolicy.NoFocus
    made = (part, *part.findChildren(QWidget))
    return [each for each in made if each.focusPolicy() != nothing and each.window() is window]
