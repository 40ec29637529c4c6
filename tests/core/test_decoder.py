# SPDX-License-Identifier: MIT
"""The reading process: it answers, and when a picture kills or hangs it, that picture alone is lost."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from core.keeping import decoder, images
from core.words.errors import PictureRefused, SaveFailed

TODAY = date(2026, 11, 22)
SERVE = "from core.keeping import decoder; decoder.serve_process()"
WORKER = (sys.executable, "-c", SERVE)

# A worker that dies or hangs when the picture's name says so, and else answers like the real one.
MOODY = """
import os, signal, sys, time
from core.keeping import decoder, images
real = images.facts
def facts(path, *, today):
    if "dies" in path.name:
        os.kill(os.getpid(), signal.SIGKILL) if hasattr(signal, "SIGKILL") else os._exit(9)
    if "tells" in path.name:
        path.with_suffix(".fifo").write_bytes(b"reading")
        time.sleep(600)
    if "hangs" in path.name:
        time.sleep(600)
    if "babbles" in path.name:
        print("not an answer")
        os.write(1, b"nor is this\\n")
    if "bug" in path.name:
        raise KeyboardInterrupt
    return real(path, today=today)
images.facts = facts
decoder.serve_process()
"""


@pytest.fixture
def reader() -> Iterator[decoder.Decoder]:
    with decoder.Decoder(WORKER) as made:
        yield made


@pytest.fixture
def moody() -> Iterator[decoder.Decoder]:
    with decoder.Decoder((sys.executable, "-c", MOODY), timeout_s=5.0) as made:
        yield made


def picture(folder: Path, name: str) -> Path:
    Image.new("RGB", (40, 30), "brown").save(folder / name, "PNG")
    return folder / name


def process_of(made: decoder.Decoder) -> int:
    (worker,) = (reader._worker for reader in made._readers if reader._worker is not None)
    return worker._process.pid


def is_running(pid: int) -> bool:
    """Say whether a process is there, also as a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_worker_tells_the_same_as_the_function(reader: decoder.Decoder, shared_path: Path) -> None:
    for path in sorted((shared_path / "data" / "photos").iterdir()):
        assert reader.facts(path, today=TODAY) == images.facts(path, today=TODAY)


def test_the_worker_writes_copies(reader: decoder.Decoder, tmp_path: Path) -> None:
    source = picture(tmp_path, "a.png")
    copies = [(tmp_path / "cache" / "400.jpg", 20), (tmp_path / "cache" / "2048.jpg", 2048)]
    assert reader.copies(source, copies) == (40, 30)
    sizes = []
    for dest, _edge in copies:
        with Image.open(dest) as copy:
            sizes.append(copy.size)
    assert sizes == [(20, 15), (40, 30)]


def test_the_worker_writes_a_moving_picture(reader: decoder.Decoder, tmp_path: Path) -> None:
    paths = [picture(tmp_path, "a.png"), picture(tmp_path, "b.png")]
    Image.new("RGB", (40, 30), "white").save(paths[1])
    reader.animate(paths, tmp_path / "weeks.webp", frame_ms=300)
    with Image.open(tmp_path / "weeks.webp") as moving:
        assert (moving.size, moving.n_frames) == ((40, 30), 2)
    with pytest.raises(PictureRefused, match=r"gone\.png"):
        reader.animate([*paths, tmp_path / "gone.png"], tmp_path / "weeks.gif", frame_ms=300)


@pytest.mark.parametrize(("count", "name", "ms"), [(0, "a.gif", 400), (2, "a.png", 400), (2, "a.gif", 19)])
def test_an_animation_of_nothing_or_of_another_kind_is_refused(tmp_path: Path, count: int, name: str, ms: int) -> None:
    made = decoder.Decoder((str(tmp_path / "nowhere"),))
    with pytest.raises(ValueError, match="cannot animate"):
        made.animate([tmp_path / "a.png"] * count, tmp_path / name, frame_ms=ms)


def test_every_hostile_picture_is_refused_by_a_worker_that_lives_on(reader: decoder.Decoder, shared_path: Path) -> None:
    folder = shared_path / "data" / "hostile-images"
    reader.facts(folder / "dog-is-jpg.png", today=TODAY)
    pid = process_of(reader)
    for path in sorted(folder.iterdir()):
        started = time.monotonic()
        try:
            told = reader.facts(path, today=TODAY)
        except PictureRefused as refused:
            assert refused.title.startswith(path.name)
            assert refused.reason in ("not_a_picture", "too_large", "truncated", "unreadable")
        else:
            assert told.damaged == path.name.startswith("trunc-")
        assert time.monotonic() - started < 5
        assert process_of(reader) == pid


def test_a_damaged_picture_is_copied_only_when_allowed(
    reader: decoder.Decoder, shared_path: Path, tmp_path: Path
) -> None:
    source = shared_path / "data" / "hostile-images" / "trunc-81879.jpg"
    with pytest.raises(PictureRefused) as caught:
        reader.copies(source, [(tmp_path / "c.jpg", 400)])
    assert caught.value.reason == "truncated"
    assert reader.copies(source, [(tmp_path / "c.jpg", 400)], allow_damaged=True) == (768, 576)


def test_a_disk_that_refuses_a_copy_is_not_the_pictures_fault(reader: decoder.Decoder, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed):
        reader.copies(picture(tmp_path, "a.png"), [(tmp_path / "file" / "c.jpg", 400)])


def test_a_picture_that_kills_the_worker_costs_only_itself(moody: decoder.Decoder, tmp_path: Path) -> None:
    assert moody.facts(picture(tmp_path, "before.png"), today=TODAY).width == 40
    first = process_of(moody)
    with pytest.raises(PictureRefused) as caught:
        moody.facts(picture(tmp_path, "dies.png"), today=TODAY)
    assert caught.value.reason == "decoder"
    assert caught.value.title.startswith("dies.png could not be read: the reader stopped")
    assert not is_running(first)
    assert moody.facts(picture(tmp_path, "after.png"), today=TODAY).width == 40
    assert process_of(moody) != first


def test_a_picture_that_hangs_the_worker_costs_only_itself(tmp_path: Path) -> None:
    with decoder.Decoder((sys.executable, "-c", MOODY), timeout_s=1.5) as moody:
        started = time.monotonic()
        with pytest.raises(PictureRefused) as caught:
            moody.facts(picture(tmp_path, "hangs.png"), today=TODAY)
        assert caught.value.reason == "decoder"
        assert 1.4 < time.monotonic() - started < 5
    with decoder.Decoder((sys.executable, "-c", MOODY)) as calm:
        assert calm.facts(picture(tmp_path, "after.png"), today=TODAY).width == 40


def test_a_worker_that_died_while_idle_is_no_fault_of_the_next_picture(moody: decoder.Decoder, tmp_path: Path) -> None:
    path = picture(tmp_path, "a.png")
    moody.facts(path, today=TODAY)
    worker = moody._readers[0]._worker
    assert worker is not None
    worker.kill()
    worker._process.wait()
    assert moody.facts(path, today=TODAY).width == 40


def test_prints_and_bugs_of_libraries_do_not_pass_as_answers(moody: decoder.Decoder, tmp_path: Path) -> None:
    assert moody.facts(picture(tmp_path, "babbles.png"), today=TODAY).width == 40
    with pytest.raises(PictureRefused) as caught:
        moody.facts(picture(tmp_path, "bug.png"), today=TODAY)
    assert caught.value.reason == "decoder"


@pytest.mark.parametrize("code", ["", "print('hello', flush=True)", "raise SystemExit(3)"])
def test_a_command_that_is_no_worker_is_told_per_picture(tmp_path: Path, code: str) -> None:
    with decoder.Decoder((sys.executable, "-c", code)) as broken:
        for name in ("a.png", "b.png"):
            with pytest.raises(PictureRefused, match=name):
                broken.facts(picture(tmp_path, name), today=TODAY)
    with decoder.Decoder((str(tmp_path / "nowhere"),)) as missing, pytest.raises(PictureRefused):
        missing.facts(tmp_path / "a.png", today=TODAY)


def test_no_process_starts_before_the_first_picture_and_none_stays(tmp_path: Path) -> None:
    made = decoder.Decoder(WORKER)
    assert [reader._worker for reader in made._readers] == [None] * made.processes
    made.facts(picture(tmp_path, "a.png"), today=TODAY)
    pid = process_of(made)
    made.close()
    made.close()
    assert not is_running(pid)
    with pytest.raises(PictureRefused):
        made.facts(tmp_path / "a.png", today=TODAY)


def test_closing_does_not_wait_for_a_hanging_picture(tmp_path: Path) -> None:
    made = decoder.Decoder((sys.executable, "-c", MOODY), timeout_s=60.0)
    made.facts(picture(tmp_path, "a.png"), today=TODAY)
    slow = picture(tmp_path, "tells.png")
    os.mkfifo(slow.with_suffix(".fifo"))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(made.facts, slow, today=TODAY)
        assert slow.with_suffix(".fifo").read_bytes() == b"reading"
        started = time.monotonic()
        made.close()
        assert isinstance(waiting.exception(10), PictureRefused)
        assert time.monotonic() - started < 5


def test_while_one_picture_hangs_another_is_read(tmp_path: Path) -> None:
    slow = picture(tmp_path, "tells.png")
    os.mkfifo(slow.with_suffix(".fifo"))
    with (
        decoder.Decoder((sys.executable, "-c", MOODY), timeout_s=60.0, processes=2) as made,
        ThreadPoolExecutor(1) as pool,
    ):
        waiting = pool.submit(made.facts, slow, today=TODAY)
        assert slow.with_suffix(".fifo").read_bytes() == b"reading"
        assert made.facts(picture(tmp_path, "a.png"), today=TODAY).width == 40
        assert not waiting.done()
        made.close()
        assert isinstance(waiting.exception(10), PictureRefused)


def test_two_pictures_that_kill_their_workers_cost_only_themselves(tmp_path: Path) -> None:
    names = ["a.png", "dies.png", "b.png", "dies too.png", "c.png", "d.png"]
    with (
        decoder.Decoder((sys.executable, "-c", MOODY), timeout_s=20.0, processes=2) as made,
        ThreadPoolExecutor(4) as pool,
    ):
        waiting = {name: pool.submit(made.facts, picture(tmp_path, name), today=TODAY) for name in names}
        assert [name for name, one in waiting.items() if one.exception(30)] == ["dies.png", "dies too.png"]


def test_one_worker_is_enough_for_one_picture_after_the_other(reader: decoder.Decoder, tmp_path: Path) -> None:
    for number in range(3):
        reader.facts(picture(tmp_path, f"{number}.png"), today=TODAY)
    assert process_of(reader) > 0  # of exactly one


def test_the_worker_looks_and_copies_at_once(reader: decoder.Decoder, tmp_path: Path) -> None:
    source = picture(tmp_path, "a.png")
    facts = reader.look(source, [(tmp_path / "c" / "20.jpg", 20), (tmp_path / "c" / "30.jpg", 30)], today=TODAY)
    assert facts == images.facts(source, today=TODAY)
    with Image.open(tmp_path / "c" / "20.jpg") as small, Image.open(tmp_path / "c" / "30.jpg") as large:
        assert (small.size, large.size) == ((20, 15), (30, 22))


def test_requests_of_several_threads_get_their_own_answers(reader: decoder.Decoder, tmp_path: Path) -> None:
    for width in range(1, 13):
        Image.new("L", (width, 5)).save(tmp_path / f"{width}.png")

    def width_of(width: int) -> int:
        return reader.facts(tmp_path / f"{width}.png", today=TODAY).width

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(width_of, range(1, 13))) == list(range(1, 13))


def test_names_of_any_kind_reach_the_worker(reader: decoder.Decoder, tmp_path: Path) -> None:
    names = ["Größe 猫.png", "line\nbreak.png", 'quote".png']
    if os.fsencode("\udcff") == b"\xff":
        names.append("broken \udcff.png")
    for name in names:
        assert reader.facts(picture(tmp_path, name), today=TODAY).width == 40


def test_relative_paths_mean_the_callers_folder(
    reader: decoder.Decoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(tmp_path, "a.png")
    monkeypatch.chdir(tmp_path)
    assert reader.copies(Path("a.png"), [(Path("c.jpg"), 400)]) == (40, 30)
    assert (tmp_path / "c.jpg").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the memory limit")
def test_the_worker_may_not_eat_all_memory(tmp_path: Path) -> None:
    code = MOODY.replace("time.sleep(600)", "bytearray(4 * 1024**3)")
    with decoder.Decoder((sys.executable, "-c", code)) as hungry, pytest.raises(PictureRefused):
        hungry.facts(picture(tmp_path, "hangs.png"), today=TODAY)


def test_serving_answers_line_by_line(tmp_path: Path) -> None:
    path = picture(tmp_path, "a.png")
    asked = [
        {"number": 1, "task": "facts", "path": str(path), "today": "2026-11-22"},
        {"number": 2, "task": "facts", "path": str(tmp_path), "today": "2026-11-22"},
    ]
    said = io.BytesIO()
    decoder.serve(io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in asked)), said)
    answers = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [answer["number"] for answer in answers] == [1, 2]
    assert answers[0]["done"]["kind"] == "PNG"
    assert answers[1]["reason"] == "not_a_file"


def test_the_usual_command_is_this_program() -> None:
    made = decoder.Decoder()
    assert made._command[0] == sys.executable
    assert made._command[1].endswith("main.py")
    assert made._command[2] == "_decode"
