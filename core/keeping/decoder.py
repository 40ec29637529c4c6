# SPDX-License-Identifier: MIT
"""The worker processes that open pictures from outside, and the client that speaks with them.

One line of JSON per request and per answer. A picture that kills or hangs the worker costs that picture only.
What is done with a picture is images.py; nothing here imports Pillow.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO

from core.keeping import film, images, sources
from core.keeping.facts import Facts
from core.words import paths
from core.words.errors import PictureRefused, SaveFailed

MEMORY_LIMIT = 3 * 1024**3  # bytes of address space; 120 MP need about 1 GiB
TIMEOUT_S = 20.0
PROCESSES = 2  # a third was measured to gain nothing, and each may need 1 GiB for the largest picture
CLOSE_WAIT_S = 2.0
FRAME_S = 2.0  # seconds more for each frame of a moving picture


# --- the worker ------------------------------------------------------------------------------------


def serve_process() -> None:
    """Be the worker: limit memory, keep standard output for answers only, serve until input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that started us
    _limit_memory()
    answers = os.dup(1)
    os.dup2(2, 1)  # what C libraries print must not look like an answer
    with os.fdopen(os.dup(0), "rb") as stdin, os.fdopen(answers, "wb") as stdout:
        serve(stdin, stdout)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answer one-line JSON requests, in order, until `stdin` ends; a bug ends the worker."""
    with contextlib.redirect_stdout(sys.stderr):
        for line in stdin:
            answer = _answer(json.loads(line))
            stdout.write(json.dumps(answer).encode("ascii") + b"\n")
            stdout.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    number = request["number"]
    try:
        return {"number": number, "done": _done(request)}
    except PictureRefused as error:
        said = {"error": "refused", "title": error.title, "advice": error.advice, "reason": error.reason}
    except SaveFailed as error:
        said = {"error": "unsaved", "title": error.title, "advice": error.advice, "reason": ""}
    return {"number": number, **said}


def _done(request: dict[str, Any]) -> Any:
    if request["task"] == "animate":
        return film.animate([Path(one) for one in request["frames"]], Path(request["path"]), frame_ms=request["ms"])
    path = Path(request["path"])
    if request["task"] == "facts":
        return images.facts(path, today=date.fromisoformat(request["today"])).as_dict()
    copies = [(Path(dest), int(edge)) for dest, edge in request["copies"]]
    if request["task"] == "look":
        return images.look(path, copies, today=date.fromisoformat(request["today"])).as_dict()
    return images.make_copies(path, copies, allow_damaged=bool(request["allow_damaged"]))


# --- the client ------------------------------------------------------------------------------------


class _Worker:
    """One running worker process and the thread that reads its answers."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=paths.program_folder(),  # never on the owner's memory card, which could not be ejected
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        assert self._process.stdin and self._process.stdout
        self._stdin: IO[bytes] = self._process.stdin
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()

    def _read(self, stdout: IO[bytes]) -> None:
        with stdout:
            for line in stdout:
                self._lines.put(line)
        self._lines.put(b"")  # the worker is gone

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any] | None:
        """Return the answer; None when the worker died, hung or talked nonsense."""
        try:
            self._stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self._stdin.flush()
            answer = json.loads(self._lines.get(timeout=timeout_s))
        except (OSError, ValueError, queue.Empty):
            return None
        if isinstance(answer, dict) and answer.get("number") == request["number"]:
            return answer
        return None

    def kill(self) -> None:
        """Stop it at once; safe from any thread, also while another one waits in `ask`."""
        self._process.kill()

    def end(self, wait_s: float) -> None:
        """Let it leave, or stop it after `wait_s` seconds, and leave no zombie behind."""
        with contextlib.suppress(OSError):  # what could not be sent to a dead worker
            self._stdin.close()
        try:
            self._process.wait(wait_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(CLOSE_WAIT_S)


class _Reader:
    """One worker at a time, one picture at a time; starts the next worker after a death. Any thread."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._number = 0
        self._closed = False

    def ask(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any] | None:
        """Return the answer; None when there is none in time, then the worker is ended."""
        with self._lock:
            self._number += 1
            return self._answered({**request, "number": self._number}, timeout_s)

    def close(self) -> None:
        """Stop for good, also a worker that is reading."""
        self._closed = True
        worker = self._worker
        if worker is not None:
            worker.kill()
        with self._lock:
            self._drop_worker()

    def _answered(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any] | None:
        if self._worker is not None and not self._worker.is_alive():
            self._drop_worker()  # it died between two pictures: no fault of this one
        if self._worker is None and not self._closed:
            with contextlib.suppress(OSError):
                self._worker = _Worker(self._command)
        if self._worker is None or self._closed:
            return None
        answer = self._worker.ask(request, timeout_s)
        if answer is None:
            self._worker.kill()
            self._drop_worker()
        return answer

    def _drop_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end(CLOSE_WAIT_S)


class Decoder:
    """Opens pictures in worker processes, one at a time in each; a worker is started again after a death.

    Methods may be called from any thread; they wait for a free worker. A worker starts with the first picture that
    finds no other one free.
    """

    def __init__(
        self, command: Sequence[str] | None = None, timeout_s: float = TIMEOUT_S, *, processes: int | None = None
    ) -> None:
        """Prepare a decoder; nothing is started yet.

        Args:
            command: what runs a worker; None means this program itself.
            timeout_s: seconds one picture may take, the start of the worker included.
            processes: most workers at once, 1 or more; None means two where there are two processors.
        """
        self._command = tuple(command) if command is not None else paths.program_command("_decode")
        self._timeout_s = timeout_s
        self.processes = processes if processes is not None else min(PROCESSES, os.cpu_count() or 1)
        self._readers = tuple(_Reader(self._command) for _number in range(self.processes))
        self._free: queue.LifoQueue[_Reader] = queue.LifoQueue()  # who read last reads next: its worker is running
        for reader in reversed(self._readers):
            self._free.put(reader)

    def facts(self, path: Path, *, today: date) -> Facts:
        """Return what `images.facts` says; raises PictureRefused, reason "decoder" if the worker stopped."""
        done = self._ask(path, {"task": "facts", "today": today.isoformat()})
        return Facts.from_dict(done)

    def look(self, path: Path, copies: Sequence[tuple[Path, int]], *, today: date) -> Facts:
        """Return the facts and write those copies that `images.look` writes.

        Raises:
            PictureRefused: the picture cannot be read; reason "decoder" if the worker stopped at it.
            SaveFailed: a copy could not be written.
        """
        wanted = [(os.path.abspath(dest), edge) for dest, edge in copies]
        return Facts.from_dict(self._ask(path, {"task": "look", "copies": wanted, "today": today.isoformat()}))

    def copies(self, path: Path, copies: Sequence[tuple[Path, int]], *, allow_damaged: bool = False) -> tuple[int, int]:
        """Write the copies of `images.make_copies` and return the upright size of the original in px.

        Raises:
            PictureRefused: the picture cannot be read; reason "decoder" if the worker stopped at it.
            SaveFailed: a copy could not be written.
        """
        wanted = [(os.path.abspath(dest), edge) for dest, edge in copies]
        done = self._ask(path, {"task": "copies", "copies": wanted, "allow_damaged": allow_damaged})
        return int(done[0]), int(done[1])

    def animate(self, frames: Sequence[Path], target: Path, *, frame_ms: int) -> None:
        """Write our own frames as one moving picture that goes round and round; any thread.

        Args:
            frames: PNG or JPEG files that we wrote, all of one size, in order; at least one.
            target: ".webp" or ".gif"; there whole or not at all.
            frame_ms: how long each is shown, 20-10,000 ms; the last three times as long.
        Raises:
            PictureRefused: a frame cannot be read, is of another size, or the worker stopped (reason "decoder").
            SaveFailed: the disk refused. ValueError: no frame, another ending, or a time out of range.
        """
        if not frames or not 20 <= frame_ms <= 10_000 or target.suffix.lower() not in (".webp", ".gif"):
            raise ValueError(f"cannot animate {len(frames)} frames at {frame_ms} ms as {target.suffix}")
        wanted = {"task": "animate", "frames": [os.path.abspath(one) for one in frames], "ms": frame_ms}
        self._ask(target, wanted, timeout_s=self._timeout_s + FRAME_S * len(frames))

    def close(self) -> None:
        """Stop the workers for good; pictures being read are refused. Any thread, any number of times."""
        for reader in self._readers:
            reader.close()

    def __enter__(self) -> Decoder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, path: Path, request: dict[str, Any], *, timeout_s: float | None = None) -> Any:
        reader = self._free.get()
        try:
            answer = reader.ask({**request, "path": os.path.abspath(path)}, timeout_s or self._timeout_s)
        finally:
            self._free.put(reader)
        if answer is None:
            raise sources.reader_stopped(path)
        if "done" in answer:
            return answer["done"]
        if answer.get("error") == "unsaved":
            raise SaveFailed(answer["title"], answer["advice"])
        raise PictureRefused(answer["title"], answer["advice"], reason=answer["reason"])
