# SPDX-License-Identifier: MIT
"""Sends a report to a PDF file or a printer. The only room that knows QtPrintSupport, and imports it late.

The pages themselves come from `document`. No diary, no choosing of files.
"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from core.words.blocks import Report
from core.words.errors import SaveFailed
from core.words.i18n import _
from ui.paper.document import PAGES, Document, Page, paint_report
from ui.paper.pieces import UNIT

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.theme import Theme

DPI = 300
SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_SPACE = QUuid("{6f4f1b1e-9d53-4b7c-8a57-3a2f6f0d5b11}")


class PrintOutcome(Enum):
    """How asking for a print ended."""

    PRINTED = "printed"
    CANCELLED = "cancelled"
    NO_PRINTER = "no_printer"
    FAILED = "failed"


def write_pdf(report: Report, path: Path, *, page: Page = "a4", theme: Theme) -> int:
    """Write a report as a PDF with vector charts, selectable text and embedded fonts.

    Args:
        report: plain data.
        path: written whole or not at all, through `path` + ".part".
        page: "a4" or "letter".
        theme: usually `theme.load("paper")`.
    Returns:
        The number of pages.
    Raises:
        SaveFailed: the file cannot be written; an older one of that name is untouched.
    """
    data, pages = pdf_bytes(report, page=page, theme=theme)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        title = _("“{name}” could not be saved.").format(name=path.name)
        raise SaveFailed(title, _("Choose another folder, or free some space, and try again.")) from error
    return pages


def pdf_bytes(report: Report, *, page: Page, theme: Theme) -> tuple[bytes, int]:
    """Return a report as the bytes of a PDF, and its number of pages; needs a QGuiApplication for fonts."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(QPageLayout(QPageSize(SIZES[page]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(report.title.encode("utf-8", "replace").decode())
    writer.setCreator("Hindstride")
    writer.setDocumentId(
        QUuid.createUuidV5(_SPACE, f"{page} {report.title} {report.subtitle}".encode("utf-8", "replace"))
    )
    painter = QPainter(writer)
    pages = paint_report(report, painter, writer, theme=theme, page=page)
    painter.end()
    buffer.close()
    return store.data(), pages


def print_dialog(parent: QWidget | None, report: Report, page: Page, *, theme: Theme) -> PrintOutcome:
    """Let the owner choose a printer and print; the caller says the outcome.

    Args:
        parent: the window the dialog belongs to.
        report: plain data.
        page: the paper offered first; the dialog may choose another.
        theme: usually `theme.load("paper")`.
    Returns:
        NO_PRINTER, without any dialog, when this computer knows none.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return PrintOutcome.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(SIZES[page]))
    printer.setDocName(report.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setMinMax(1, Document(report, theme, page=page).pages())
    accepted = dialog.exec()
    dialog.deleteLater()
    if not accepted:
        return PrintOutcome.CANCELLED
    return PrintOutcome.PRINTED if print_on(printer, report, theme=theme) else PrintOutcome.FAILED


def print_on(printer: QPrinter, report: Report, *, theme: Theme) -> bool:
    """Print the chosen pages on a set-up printer, laid out for its paper, shrunk to fit any other size.

    Returns:
        Whether the printer took the pages.
    """
    printer.setFullPage(True)
    paper = printer.pageLayout().pageSize()
    page: Page = "letter" if paper.id() == QPageSize.PageSizeId.Letter else "a4"
    document = Document(report, theme, page=page)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dpi = printer.logicalDpiX()
    sheet = paper.size(QPageSize.Unit.Point) * (UNIT / 72)
    share = min(1.0, sheet.width() / PAGES[page].width(), sheet.height() / PAGES[page].height())
    first = max(1, printer.fromPage())
    last = min(document.pages(), printer.toPage() or document.pages())
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        document.paint_page(painter, number - 1, dpi * share)
    return painter.end()
