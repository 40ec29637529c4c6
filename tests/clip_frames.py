# SPDX-License-Identifier: MIT
"""Pictures of clips told apart by content, fetched without the program's own stepping, for tests of stepping."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
from pytestqt.qtbot import QtBot

from core.keeping import movie
from ui.widgets.clip_times import FrameTimes

RATES = (4.0, 2.0, 1.0, 0.4)  # a busy machine drops frames: then slower


def digest(image: QImage) -> str:
    """Return a word that differs when any pixel differs."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return hashlib.blake2b(bytes(plain.constBits()), digest_size=8).hexdigest()


def times_of(path: Path) -> FrameTimes:
    """Return the frame times of a clip, read from its boxes."""
    said = movie.read(path)
    return FrameTimes.of(said.frame_times_ms, duration_ms=said.duration_ms, frame_rate=said.frame_rate)


def played_through(qtbot: QtBot, path: Path, count: int) -> list[str]:
    """Play a clip once from its start to its end and return the digest of every frame, in order.

    Args:
        count: how many frames the file says it has; fewer means that some were dropped, so it is played slower.
    """
    digests: list[str] = []
    for rate in RATES:
        digests = _played(qtbot, path, rate)
        if len(digests) >= count:
            break
    return digests


def _played(qtbot: QtBot, path: Path, rate: float) -> list[str]:
    player, sink = QMediaPlayer(), QVideoSink()
    player.setVideoSink(sink)
    seen: dict[int, str] = {}

    def keep(frame: QVideoFrame) -> None:
        if frame.isValid() and frame.startTime() not in seen:
            seen[frame.startTime()] = digest(frame.toImage())

    def has_ended() -> bool:
        return player.mediaStatus() == QMediaPlayer.MediaStatus.EndOfMedia

    sink.videoFrameChanged.connect(keep)
    player.setSource(QUrl.fromLocalFile(str(path)))
    player.setPlaybackRate(rate)
    player.play()
    qtbot.waitUntil(has_ended, timeout=60_000)
    player.stop()
    player.setSource(QUrl())
    return [seen[start] for start in sorted(seen)]
