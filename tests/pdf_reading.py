# SPDX-License-Identifier: MIT
"""Reads a PDF as other programs do: words of each page, sizes, fonts, raster images. No asserts here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPdf import QPdfDocument


@dataclass(frozen=True)
class Paper:
    """What a PDF is made of: size of its pages in points, fonts and how many lie within, raster images and masks."""

    sizes: list[tuple[int, int]]
    fonts: int
    embedded: int
    images: int
    masks: int


def pages_of(file: Path) -> list[str]:
    """Return each page's words in the order they were written; needs a QGuiApplication."""
    document = _opened(file)
    words = [document.getAllText(index).text() for index in range(document.pageCount())]
    document.close()
    # The reader takes a hyphen at a line's end for one that only divides, and marks it so.
    return [text.replace("\ufffe", "-") for text in words]


def paper_of(file: Path) -> Paper:
    """Return what a file is made of; needs a QGuiApplication."""
    document = _opened(file)
    points = [document.pagePointSize(index) for index in range(document.pageCount())]
    document.close()
    data = file.read_bytes()

    def count(pattern: bytes) -> int:
        return len(re.findall(pattern, data))

    return Paper(
        [(round(size.width()), round(size.height())) for size in points],
        count(rb"/Type\s*/FontDescriptor"),
        count(rb"/FontFile\d?\s"),
        count(rb"/Subtype\s*/Image"),
        count(rb"/SMask\s+\d"),
    )


def _opened(file: Path) -> QPdfDocument:
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_
    return document
