# SPDX-License-Identifier: MIT
"""Looks into clips: what their boxes say, and a poster that a process of its own makes of the first picture.

A clip that kills or hangs that process costs its poster only. Nothing here plays anything: the process is the hidden
command `_clip` of this program (ui). Boxes are movie.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.keeping import clip_refusals, movie, sources
from core.keeping.movie import Movie
from core.words import paths
from core.words.errors import PictureRefused

TIMEOUT_S = 30.0
MEMORY_LIMIT = 6 * 1024**3  # bytes of address space; the decoders of 4K clips reserve much more than they use
POSTER_EDGE = 960  # px, the long edge of a poster at most
COMMAND = "_clip"
FROM_CLIP = "clip"  # where a day came from, as rows keep it
KEPT_REASONS = frozenset(("no_player", "decoder", "not_shown"))  # a clip all the same, only without a preview
_SLOW = 1.5  # filmed at so many times the frames it is played at: slow motion, not a rounding


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a clip says of itself.

    Attributes:
        kind: "MP4", "MOV", "M4V", "3GP", "AVI" or "WEBM", by content. width, height: px, upright; 0 when not known.
        duration_ms, frame_rate: 0 when not known. slowed: how many times slower than life it plays, 1 for most.
        taken_at: "YYYY-MM-DDTHH:MM:SS" as the phone wrote it, or "". offset: "+03:00" as written, or ""; never
            applied. has_place: it says where it was filmed.
    """

    kind: str
    width: int
    height: int
    duration_ms: int
    frame_rate: float
    slowed: float = 1.0
    taken_at: str = ""
    offset: str = ""
    has_place: bool = False

    @property
    def day_source(self) -> str:
        """FROM_CLIP when it says when it was filmed, else ""."""
        return FROM_CLIP if self.taken_at else ""


def facts_of(said: Movie) -> ClipFacts:
    """Return the facts that the boxes alone give."""
    rate = said.frame_rate
    is_slow = rate > 0 and said.capture_rate > _SLOW * rate
    return ClipFacts(
        said.kind,
        said.width,
        said.height,
        said.duration_ms,
        rate,
        round(said.capture_rate / rate, 2) if is_slow else 1.0,
        said.created[:19],
        said.created[19:],
        said.has_place,
    )


class ClipReader:
    """Looks at clips, one process each. Methods may be called from any thread."""

    def __init__(self, command: Sequence[str] | None = None, timeout_s: float = TIMEOUT_S) -> None:
        """Prepare a reader; nothing is started yet.

        Args:
            command: what makes the poster, called with two more arguments: clip and poster. None: this program.
            timeout_s: seconds one clip may take.
        """
        self._command = tuple(command) if command is not None else paths.program_command(COMMAND)
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def look(self, path: Path, poster: Path, said: Movie | None = None) -> ClipFacts:
        """Write the poster and return the facts.

        Args:
            poster: where the upright JPEG goes; its folder is there. said: what `movie.read` told, if it was asked.
        Raises:
            PictureRefused: as `movie.read`; "no_frames" when there is nothing to see; "no_player", "decoder" or
                "not_shown" when no poster could be made of what is a clip all the same.
        """
        said = said if said is not None else movie.read(path)
        answer = self._asked(path, poster)
        if answer.get("ok") is True and poster.is_file():
            return _joined(facts_of(said), answer)
        poster.unlink(missing_ok=True)
        raise _refusal(path, said, str(answer.get("reason", "decoder")))

    def close(self) -> None:
        """Stop for good; a clip being read is refused. Any number of times."""
        with self._lock:
            self._closed = True
            for process in self._running:
                process.kill()

    def __enter__(self) -> ClipReader:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _asked(self, path: Path, poster: Path) -> dict[str, Any]:
        """Return the answer of the process; empty when it died, hung or talked nonsense."""
        process = self._started([os.path.abspath(path), os.path.abspath(poster)])
        if process is None:
            return {}
        try:
            said, _errors = process.communicate(timeout=self._timeout_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return {}
        finally:
            with self._lock:
                self._running.discard(process)
        return _last_answer(said)  # whatever it died of after its last word

    def _started(self, arguments: Sequence[str]) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._closed:
                return None
            try:
                process = subprocess.Popen(
                    [*self._command, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=paths.program_folder(),  # never on the owner's memory card, which could not be ejected
                    # Each thread's own heap counts as address space, and decoders start threads by cores.
                    env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "MALLOC_ARENA_MAX": "2"},
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError:
                return None
            _limit(process.pid)
            self._running.add(process)
            return process


def _limit(pid: int) -> None:
    """Limit the memory of a process that was just started; Linux only, elsewhere the time limit is what there is."""
    if sys.platform != "linux":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _last_answer(said: bytes) -> dict[str, Any]:
    """Return the JSON object of the last line; empty when it is none."""
    try:
        answer = json.loads(said.strip().rpartition(b"\n")[2])
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _joined(facts: ClipFacts, answer: dict[str, Any]) -> ClipFacts:
    """Fill what the boxes do not tell with what the player saw; its upright size counts more than theirs."""
    width, height = _number(answer, "width"), _number(answer, "height")
    if width and height:
        facts = replace(facts, width=int(width), height=int(height))
    return replace(
        facts,
        duration_ms=facts.duration_ms or int(_number(answer, "duration_ms")),
        frame_rate=facts.frame_rate or _number(answer, "frame_rate"),
    )


def _number(answer: dict[str, Any], key: str) -> float:
    value = answer.get(key)
    return float(value) if isinstance(value, int | float) and 0 < value < 1e12 else 0.0


def _refusal(path: Path, said: Movie, reason: str) -> PictureRefused:
    if reason == "no_player":
        return clip_refusals.no_player(path)
    if reason == "no_frames" and said.frames <= 0:
        return clip_refusals.no_pictures(path)
    if reason in ("unreadable", "no_frames"):
        # Without a list of frames nothing speaks for it being a clip that plays elsewhere.
        return clip_refusals.not_shown(path) if said.frames > 0 else sources.unreadable(path)
    return clip_refusals.reader_stopped(path)
