# SPDX-License-Identifier: MIT
"""Makes the scaled copies of photos that a page needs and the cache lacks. Runs in a job, over paths only.

A photo whose original is gone is told by its fingerprint; the page then prints its caption without it.
"""

from __future__ import annotations

from pathlib import Path

from core.keeping.decoder import Decoder
from core.usecases import photo_import
from core.words.blocks import Figures, Report
from core.words.errors import PictureRefused


def lacking(report: Report) -> tuple[str, ...]:
    """Return the sha256 of every photo of a report without a copy, each once."""
    found = [
        figure.sha256
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Figures)
        for figure in block.figures
        if figure.path is None
    ]
    return tuple(dict.fromkeys(found))


def make(library: Path, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Make the copies of some originals; any thread.

    Args:
        library: the library folder. wanted: sha256 of the originals.
    Returns:
        Those that could not be made.
    Raises:
        SaveFailed: the disk refused.
    """
    missing = []
    with Decoder() as decoder:
        for sha256 in wanted:
            try:
                photo_import.make_copies(library, sha256, decoder)
            except PictureRefused:
                missing.append(sha256)
    return tuple(missing)
