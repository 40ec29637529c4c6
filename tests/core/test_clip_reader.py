# SPDX-License-Identifier: MIT
"""The process that looks into a clip may die, hang or talk nonsense: it costs the preview and nothing else."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from core.keeping import clip_reader, movie
from core.keeping.clip_reader import ClipReader
from core.words.errors import PictureRefused
from tests import films

OK = '{"ok": true, "width": 240, "height": 320, "duration_ms": 5000, "frame_rate": 25.0}'
AVI = b"RIFF\0\x10\0\0AVI LIST"


def reader(script: str, timeout_s: float = 30) -> ClipReader:
    """A reader whose process runs a few lines of Python; sys.argv[1] is the clip, [2] the poster."""
    return ClipReader((sys.executable, "-c", f"import sys, pathlib\n{script}"), timeout_s)


def poster_then(answer: str) -> str:
    return f"pathlib.Path(sys.argv[2]).write_bytes(b'JPEG')\nprint('Qt says something')\nprint('''{answer}''')"


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "walk, Bailey.mp4"
    path.write_bytes(films.film(films.track(turn=90)))
    return path


def refusal(clip: Path, looking: ClipReader) -> PictureRefused:
    poster = clip.with_suffix(".jpg")
    with pytest.raises(PictureRefused) as caught:
        looking.look(clip, poster)
    assert clip.name in caught.value.title
    assert not poster.exists()
    return caught.value


def test_what_the_boxes_say_of_time_counts_and_what_the_player_says_of_size(clip: Path) -> None:
    poster = clip.with_suffix(".jpg")
    facts = reader(poster_then(OK.replace("240", "242"))).look(clip, poster)
    assert (facts.kind, facts.width, facts.height, facts.duration_ms) == ("MP4", 242, 320, 100)
    assert facts.frame_rate == pytest.approx(30)
    assert poster.read_bytes() == b"JPEG"


def test_the_player_fills_what_the_boxes_do_not_say(clip: Path) -> None:
    clip.write_bytes(AVI)
    facts = reader(poster_then(OK)).look(clip, clip.with_suffix(".jpg"))
    assert (facts.kind, facts.width, facts.duration_ms, facts.frame_rate) == ("AVI", 240, 5000, 25)


@pytest.mark.parametrize(
    "script",
    [
        "import os\nos.abort()",
        "import os\nos._exit(3)",
        "raise SystemExit('no')",
        "print('nonsense')",
        "print('[1, 2]')",
        "pass",
        f"print('{OK}')",  # it says so, but there is no poster
        poster_then("").replace("print('Qt says something')", ""),
    ],
)
def test_a_process_that_dies_or_talks_nonsense_costs_the_preview(clip: Path, script: str) -> None:
    assert refusal(clip, reader(script)).reason == "decoder"


def test_a_process_that_hangs_is_ended(clip: Path) -> None:
    started = time.monotonic()
    assert refusal(clip, reader("import time\ntime.sleep(600)", timeout_s=0.5)).reason == "decoder"
    assert time.monotonic() - started < 20


def test_a_process_that_cannot_be_started_costs_the_preview(clip: Path, tmp_path: Path) -> None:
    assert refusal(clip, ClipReader((str(tmp_path / "nothing"),))).reason == "decoder"


@pytest.mark.parametrize(
    ("content", "said", "reason"),
    [
        (films.film(), "no_player", "no_player"),
        (films.film(), "unreadable", "not_shown"),
        (films.film(), "no_frames", "not_shown"),  # its boxes tell of frames: it may play elsewhere
        (films.film(), "something new", "decoder"),
        (AVI, "no_player", "no_player"),
        (AVI, "no_frames", "no_frames"),
        (AVI, "unreadable", "unreadable"),
    ],
)
def test_what_the_process_says_becomes_a_sentence(clip: Path, content: bytes, said: str, reason: str) -> None:
    clip.write_bytes(content)
    answer = f'print(\'{{"ok": false, "reason": "{said}", "detail": "x"}}\')'
    assert refusal(clip, reader(answer)).reason == reason


def test_what_is_no_clip_is_never_handed_to_the_process(clip: Path) -> None:
    clip.write_bytes(b"#EXTM3U\nhttp://example.org/a.ts\n")
    marker = clip.with_suffix(".seen")
    looking = reader(f"pathlib.Path({str(marker)!r}).touch()")
    assert refusal(clip, looking).reason == "not_a_clip"
    assert not marker.exists()


def test_closing_ends_a_clip_that_is_being_read(clip: Path, tmp_path: Path) -> None:
    running = tmp_path / "running"
    looking = reader(f"import time\npathlib.Path({str(running)!r}).touch()\ntime.sleep(600)", timeout_s=120)
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(refusal(clip, looking).reason))
    thread.start()
    deadline = time.monotonic() + 30
    while not running.exists() and time.monotonic() < deadline:
        thread.join(0.02)
    looking.close()
    thread.join(30)
    assert found == ["decoder"]
    assert refusal(clip, looking).reason == "decoder"  # and nothing is started any more


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process that is already running")
def test_the_process_may_not_take_all_memory(clip: Path) -> None:
    poster = clip.with_suffix(".jpg")
    limit = f"resource.getrlimit(resource.RLIMIT_AS)[0] != {clip_reader.MEMORY_LIMIT}"
    script = f"import resource\nwhile {limit}: pass\n"  # it comes a moment after the start
    assert reader(script + poster_then(OK)).look(clip, poster).width == 240


def test_slow_motion_is_told_by_the_rate_it_was_filmed_at() -> None:
    times = tuple(number * 1000 / 30 for number in range(31))
    assert clip_reader.facts_of(movie.Movie("MP4", frame_times_ms=times, capture_rate=240)).slowed == 8
    assert clip_reader.facts_of(movie.Movie("MP4", frame_times_ms=times, capture_rate=30)).slowed == 1
    assert clip_reader.facts_of(movie.Movie("MP4", frame_times_ms=times)).slowed == 1


def test_the_day_is_taken_apart_from_its_offset() -> None:
    facts = clip_reader.facts_of(movie.Movie("MOV", created="2019-07-24T11:25:40+03:00", has_place=True))
    assert (facts.taken_at, facts.offset, facts.has_place) == ("2019-07-24T11:25:40", "+03:00", True)
    assert facts.day_source == clip_reader.FROM_CLIP
    assert clip_reader.facts_of(movie.Movie("MOV")).day_source == ""
