# SPDX-License-Identifier: MIT
"""The hidden command `_clip`: plays the first picture of one clip in a process of its own and tells what it is.

One line of JSON on standard output; core/keeping/clip_reader.py starts it and reads the line. No windows here.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.keeping import clip_reader, movie

CPU_LIMIT_S = 60
PATIENCE_MS = 20_000  # the process that asks waits a little longer
AFTER_ERROR_MS = 2_000  # a sound that cannot be decoded is an error too, and the pictures come all the same
POSTER_EDGE = 960
POSTER_QUALITY = 85
NO_PLAYER, NO_FRAMES, UNREADABLE = "no_player", "no_frames", "unreadable"


def serve_process(arguments: Sequence[str]) -> int:
    """Look at one clip and print the answer.

    Args:
        arguments: path of the clip, path of the poster to write (JPEG, at most 960 px).
    Returns:
        The exit code: 0 when an answer was printed, also one that says no; 2 for wrong arguments.
    """
    if len(arguments) != 2:
        return 2
    _limit()
    _quiet()
    answers = os.dup(1)
    os.dup2(2, 1)  # what C libraries print must not look like an answer
    with os.fdopen(answers, "w", encoding="ascii") as out:
        out.write(json.dumps(look(Path(arguments[0]), Path(arguments[1]))) + "\n")
        out.flush()
        os._exit(0)  # the answer is out: a decoder that hangs must not hold the end of the process up
    return 0


def look(path: Path, poster: Path) -> dict[str, Any]:
    """Write the poster of a clip and return the answer: ok, width, height (px, upright), duration_ms, frame_rate.

    With ok False: reason "no_player", "no_frames" or "unreadable", and detail for the log. Makes the application.
    """
    try:
        with path.open("rb") as file:
            kind = movie.sniff(file.read(movie.HEAD))
    except OSError as error:
        return _no(UNREADABLE, str(error))
    if not kind:  # a playlist would make the player open other files and addresses
        return _no(UNREADABLE, "not a clip by its content")
    try:
        return _played(path, poster)
    except ImportError as error:
        return _no(NO_PLAYER, str(error))


def _played(path: Path, poster: Path) -> dict[str, Any]:
    from PySide6.QtCore import QEventLoop, QTimer, QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

    application = QGuiApplication.instance() or QGuiApplication(["hindstride"])
    player, sink, loop = QMediaPlayer(), QVideoSink(), QEventLoop()
    if not player.isAvailable():
        return _no(NO_PLAYER, "no back end")
    seen: list[QVideoFrame] = []
    ends = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)

    def on_frame(frame: QVideoFrame) -> None:
        if frame.isValid():
            seen.append(frame)
            loop.quit()

    def on_error() -> None:
        QTimer.singleShot(AFTER_ERROR_MS, loop.quit)

    def on_status(status: QMediaPlayer.MediaStatus) -> None:
        is_silent = status == QMediaPlayer.MediaStatus.LoadedMedia and not player.hasVideo()
        if status in ends or is_silent:
            loop.quit()

    sink.videoFrameChanged.connect(on_frame)
    player.mediaStatusChanged.connect(on_status)
    player.errorOccurred.connect(on_error)
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(str(path.resolve())))
    player.pause()
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()
    application.processEvents()
    answer = _answer(player, seen, poster)
    seen.clear()
    player.stop()
    player.setSource(QUrl())
    return answer


def _answer(player: Any, seen: Sequence[Any], poster: Path) -> dict[str, Any]:
    from PySide6.QtCore import Qt
    from PySide6.QtMultimedia import QMediaMetaData

    image = seen[0].toImage() if seen else None
    if image is None or image.isNull():
        is_broken = bool(player.errorString())
        return _no(UNREADABLE if is_broken else NO_FRAMES, player.errorString())
    size = image.size()
    if max(size.width(), size.height()) > POSTER_EDGE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(POSTER_EDGE, POSTER_EDGE, keep, smooth)
    part = poster.with_name(poster.name + ".part")
    if not image.save(str(part), "JPEG", POSTER_QUALITY):
        return _no(UNREADABLE, "the poster could not be written")
    part.replace(poster)
    rate = player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
    return {
        "ok": True,
        "width": size.width(),
        "height": size.height(),
        "duration_ms": int(player.duration()),
        "frame_rate": float(rate) if rate and math.isfinite(rate) else 0.0,
    }


def _no(reason: str, detail: str) -> dict[str, Any]:
    return {"ok": False, "reason": reason, "detail": detail}


def _quiet() -> None:
    """Say before Qt is loaded that there is no screen, no decoder of the graphics card and nothing to print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_FFMPEG_DECODING_HW_DEVICE_TYPES"] = ","
    os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false"
    sys.stdin = None


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, clip_reader.MEMORY_LIMIT), (resource.RLIMIT_CPU, CPU_LIMIT_S)):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(what, (most, most))
