# SPDX-License-Identifier: MIT
"""The hidden command `_clip`, run as the process it is: an upright poster and one line of JSON, or a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


def ask(path: Path, poster: Path, *, code: str = "") -> dict[str, Any]:
    """Run the command (or a line of Python in its place) and return its answer."""
    command = ["-c", code] if code else [str(ROOT / "main.py"), "_clip"]
    environment = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    done = subprocess.run(
        [sys.executable, *command, str(path), str(poster)],
        env=environment | {"PYTHONPATH": str(ROOT)},
        cwd=poster.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize(
    ("name", "size", "rate"),
    [("phone-with-gps.mov", (320, 568), 29.99), ("phone-with-gps.mp4", (1920, 1080), 30.02)],
)
def test_a_clip_gives_an_upright_poster_and_its_facts(
    shared_path: Path, tmp_path: Path, name: str, size: tuple[int, int], rate: float
) -> None:
    poster = tmp_path / "poster.jpg"
    answer = ask(shared_path / "data" / "videos" / name, poster)
    assert answer["ok"]
    assert (answer["width"], answer["height"]) == size
    assert answer["frame_rate"] == pytest.approx(rate, abs=0.01)
    assert answer["duration_ms"] > 100
    with Image.open(poster) as picture:
        assert max(picture.size) <= 960
        assert picture.width / picture.height == pytest.approx(size[0] / size[1], abs=0.01)
    assert [path.name for path in tmp_path.iterdir()] == ["poster.jpg"]


@pytest.mark.parametrize(
    "content", [b"#EXTM3U\nfile:///etc/hostname\n", b"", b"<html></html>", b"ffconcat version 1.0\nfile x.mp4\n"]
)
def test_what_is_no_clip_by_content_never_reaches_the_player(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.mp4"
    path.write_bytes(content)
    answer = ask(path, tmp_path / "poster.jpg")
    assert answer == {"ok": False, "reason": "unreadable", "detail": "not a clip by its content"}


def test_a_cut_clip_is_unreadable(shared_path: Path, tmp_path: Path) -> None:
    whole = (shared_path / "data" / "videos" / "dog-walks-side-360p.mp4").read_bytes()
    path = tmp_path / "cut.mp4"
    path.write_bytes(whole[:2000])
    answer = ask(path, tmp_path / "poster.jpg")
    assert not answer["ok"]
    assert answer["reason"] in ("unreadable", "no_frames")
    assert not (tmp_path / "poster.jpg").exists()


def test_a_machine_without_a_player_says_so(shared_path: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6.QtMultimedia'] = None\n"
        "from ui import clip_worker; clip_worker.serve_process(sys.argv[1:])"
    )
    answer = ask(shared_path / "data" / "videos" / "phone-with-gps.mov", tmp_path / "poster.jpg", code=code)
    assert (answer["ok"], answer["reason"]) == (False, "no_player")


def test_wrong_arguments_are_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "_clip"], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 2


def test_a_codec_that_is_not_known_costs_no_long_wait(shared_path: Path, tmp_path: Path) -> None:
    clip = tmp_path / "strange.mov"
    clip.write_bytes((shared_path / "data" / "videos" / "phone-with-gps.mov").read_bytes().replace(b"avc1", b"zzz1"))
    began = time.monotonic()
    assert not ask(clip, tmp_path / "poster.jpg")["ok"]
    assert time.monotonic() - began < 10
