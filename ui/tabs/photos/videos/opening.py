# SPDX-License-Identifier: MIT
"""What must be known of a kept clip before it is played: where its original is and when its frames are shown.

A plain function for pool threads; what plays it is theatre.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.keeping import movie, webm_times
from core.keeping.movie import Movie
from core.usecases import clip_import, clips
from core.words.errors import PictureRefused


@dataclass(frozen=True, slots=True)
class ReadClip:
    """What is needed to open a clip: where its original is, what its boxes say, when its frames are shown (ms)."""

    path: Path
    movie: Movie
    times: tuple[float, ...]


def read(library: Path, sha256: str, name: str) -> ReadClip:
    """Read what is needed to open a kept clip; for a pool thread.

    Raises:
        PictureRefused: the original is missing or cannot be read.
    """
    path = clips.original_path(library, sha256)
    if not path.is_file():
        raise clip_import.missing(name)
    try:
        said = movie.read(path)
        is_told_by_blocks = said.kind == "WEBM" and not said.frame_times_ms
        return ReadClip(path, said, webm_times.frame_times_ms(path) if is_told_by_blocks else said.frame_times_ms)
    except PictureRefused as refused:
        raise clip_import.by_name(refused, path, name) from refused
