# SPDX-License-Identifier: MIT
"""How high something has to be so that nothing in it is cut and nothing gapes, before it was ever shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def height_for(widget: QWidget, width: int) -> int:
    """Return the height of a widget's layout at a width, in pixels.

    Everything inside takes its style first: a label that was not shown yet measures with another font. The size
    hint is no measure here, because labels that wrap ask for the height of a narrow column.
    """
    for each in (widget, *widget.findChildren(QWidget)):
        each.ensurePolished()
    layout = widget.layout()
    layout.invalidate()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def take_size(dialog: QWidget, width: int) -> None:
    """Give a dialog without a scroll area the size of its words; a smaller one would cut them."""
    height = height_for(dialog, width)
    dialog.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    dialog.setMinimumSize(width, height)
    dialog.resize(width, height)
