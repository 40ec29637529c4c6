# SPDX-License-Identifier: MIT
"""Sends the page to a printer or a file and says calmly how that went. The printing itself is ui/paper's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.words.blocks import Report
from core.words.i18n import _, ngettext
from ui import saved_file, theme
from ui.paper.document import Page
from ui.widgets.notice import Notice


def print_page(parent: QWidget, report: Report, page: Page, notice: Notice) -> None:
    """Print through the system's dialog.

    Args:
        parent: the window of the dialog. report, page: what, on which paper.
        notice: where the outcome is said.
    """
    from ui.paper import printing

    outcome = printing.print_dialog(parent, report, page, theme=theme.load("paper"))
    if outcome is printing.PrintOutcome.NO_PRINTER:
        words = _("No printer is set up on this computer. Save a PDF: it can be printed or mailed elsewhere.")
        notice.show_message(words)
    elif outcome is printing.PrintOutcome.FAILED:
        words = _("The printer did not take the page. Look at the printer and try again, or save a PDF.")
        notice.show_message(words, "caution")
    elif outcome is printing.PrintOutcome.PRINTED:
        notice.show_message(_("Sent to the printer."), "good")


def save_page(report: Report, chosen: Path, page: Page, notice: Notice) -> Path:
    """Save as PDF, adding the ending when it was left out, and return the file.

    Raises:
        SaveFailed: the file cannot be written.
    """
    from ui.paper import printing

    path = saved_file.with_ending(chosen, ".pdf")
    pages = printing.write_pdf(report, path, page=page, theme=theme.load("paper"))
    words = ngettext("Saved {name}, {count} page.", "Saved {name}, {count} pages.", pages)
    notice.show_message(words.format(name=path.name, count=pages), "good")
    return path
