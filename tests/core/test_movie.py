# SPDX-License-Identifier: MIT
"""What clips say of themselves is read right, lies cost a sentence, and nothing but films is taken for one."""

from __future__ import annotations

import io
import struct
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.keeping import boxes, frame_times, movie
from core.keeping.frame_times import Edit, Track
from core.words.errors import PictureRefused
from tests import films

# By exiftool 12.57: frames a second, seconds and stored size; by hand in the sample tables: the number of frames.
REAL = {
    "dog-trots-left-to-right-720p.mp4": ("MP4", 289, 29.97, 9.64, (1280, 720), 0),
    "dog-walks-side-360p.mp4": ("MP4", 220, 24, 9.17, (640, 360), 0),
    "dog-walks-toward-512p.mp4": ("MP4", 32, 10, 3.20, (512, 512), 0),
    "phone-with-gps.mov": ("MOV", 120, 29.988, 4.00, (320, 568), 90),
    "phone-with-gps.mp4": ("MP4", 3, 30.02, 0.10, (1920, 1080), 0),
}


def made(tmp_path: Path, content: bytes, name: str = "clip.mp4") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def read(tmp_path: Path, content: bytes) -> movie.Movie:
    return movie.read(made(tmp_path, content))


def refusal(tmp_path: Path, content: bytes, name: str = "clip.mp4") -> PictureRefused:
    with pytest.raises(PictureRefused) as caught:
        movie.read(made(tmp_path, content, name))
    assert name in caught.value.title
    assert caught.value.advice
    return caught.value


def sample_count(path: Path) -> int:
    """Count the frames another way than the program: the number in the stsz of the track with a vmhd."""
    content = path.read_bytes()
    start = content.index(b"vmhd")
    at = content.index(b"stsz", start)
    return int.from_bytes(content[at + 12 : at + 16], "big")


# --- real clips --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REAL)
def test_a_real_clip_says_what_another_reader_says(shared_path: Path, name: str) -> None:
    path = shared_path / "data" / "videos" / name
    kind, count, rate, seconds, size, turn = REAL[name]
    said = movie.read(path)
    assert (said.kind, said.rotation, (said.width, said.height)) == (kind, turn, size)
    assert said.frames == len(said.frame_times_ms) == count == sample_count(path)
    assert said.frame_rate == pytest.approx(rate, rel=0.001)
    assert said.duration_ms / 1000 == pytest.approx(seconds, abs=0.006)


@pytest.mark.parametrize("name", REAL)
def test_the_frames_of_a_real_clip_follow_each_other(shared_path: Path, name: str) -> None:
    times = movie.read(shared_path / "data" / "videos" / name).frame_times_ms
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert times[0] == 0
    assert min(gaps) > 0
    assert max(gaps) < 1.1 * min(gaps)


def test_the_day_is_the_one_the_phone_wrote_and_not_the_one_in_utc(shared_path: Path) -> None:
    videos = shared_path / "data" / "videos"
    assert movie.read(videos / "phone-with-gps.mov").created == "2019-07-24T11:25:40+03:00"
    assert movie.read(videos / "phone-with-gps.mp4").created == ""  # mvhd has one, in UTC: ask


def test_a_clip_that_says_where_it_was_filmed_is_known(shared_path: Path) -> None:
    told = {path.name for path in (shared_path / "data" / "videos").iterdir() if movie.read(path).has_place}
    assert told == {"phone-with-gps.mov", "phone-with-gps.mp4"}


# --- kinds -------------------------------------------------------------------------------------------

CLIPS = [
    ("MP4", films.film()),
    ("MP4", films.film(brand=b"mp42")),
    ("MP4", films.film(brand=b"xyz1")),  # unknown, but it says that it can be read as isom
    ("MOV", films.film(brand=b"qt  ")),
    ("M4V", films.film(brand=b"M4V ")),
    ("3GP", films.film(brand=b"3gp5")),
    ("3GP", films.film(brand=b"3g2a")),
    ("MOV", films.film()[20:]),  # before ftyp was thought of
    ("AVI", b"RIFF\x00\x10\x00\x00AVI LIST"),
    ("WEBM", b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"),
    ("WEBM", b"\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska"),
]
NO_CLIPS = [
    b"",
    b"\0",
    b"#EXTM3U\n#EXT-X-VERSION:3\nhttp://example.org/a.ts\n",
    b"ffconcat version 1.0\nfile '/etc/passwd'\n",
    b"<?xml version='1.0'?><MPD></MPD>",
    b"[playlist]\nFile1=/etc/passwd\n",
    b"RIFF\x00\x10\x00\x00WEBPVP8 ",
    b"RIFF\x00\x10\x00\x00WAVEfmt ",
    films.box(b"ftyp", b"heic", bytes(4), b"mif1heic"),
    films.box(b"ftyp", b"M4A ", bytes(4), b"isom"),
    films.box(b"ftyp", b"????", bytes(4), b"!!!!"),
    b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84mkv2",
    b"\xff\xd8\xff\xe0\x00\x10JFIF",
    b"\x00\x00\x00\x04moov",
]


@pytest.mark.parametrize(("kind", "head"), CLIPS)
def test_the_kind_is_told_by_the_content(kind: str, head: bytes) -> None:
    assert movie.sniff(head[: movie.HEAD]) == kind


@pytest.mark.parametrize("head", NO_CLIPS)
def test_what_is_no_clip_is_not_taken_for_one_whatever_its_name(tmp_path: Path, head: bytes) -> None:
    assert movie.sniff(head) == ""
    assert refusal(tmp_path, head).reason == "not_a_clip"


def test_the_pictures_of_the_hostile_folder_are_no_clips(shared_path: Path) -> None:
    files = [path for path in (shared_path / "data" / "hostile-images").rglob("*") if path.is_file()]
    assert files
    assert {movie.sniff(path.read_bytes()[: movie.HEAD]) for path in files} == {""}


def test_an_avi_says_its_size_and_length(tmp_path: Path) -> None:
    numbers = struct.pack("<10I", 40_000, 0, 0, 0, 50, 0, 1, 0, 640, 480)
    said = read(tmp_path, b"RIFF\0\0\0\0AVI LIST\0\0\0\0hdrlavih8\0\0\0" + numbers)
    assert (said.kind, said.width, said.height, said.duration_ms, said.frames) == ("AVI", 640, 480, 2000, -1)


# --- times -------------------------------------------------------------------------------------------


def test_frames_of_uneven_length_keep_their_own_times(tmp_path: Path) -> None:
    said = read(tmp_path, films.film(films.track(steps=((2, 100), (1, 250), (1, 50)))))
    assert said.frame_times_ms == pytest.approx((0, 33.333, 66.667, 150), abs=0.001)
    assert said.duration_ms == 167


def test_frames_stored_out_of_order_are_shown_in_order(tmp_path: Path) -> None:
    """I P B B: stored 0 1 2 3, shown 0 3 1 2, one frame late, and the edit list takes the lateness back."""
    shifts = ((1, 100), (1, 300), (2, 0))
    said = read(tmp_path, films.film(films.track(steps=((4, 100),), shifts=shifts, edits=((80, 100),))))
    assert said.frame_times_ms == pytest.approx((0, 33.333, 66.667, 100), abs=0.001)


def test_shifts_below_zero_are_read(tmp_path: Path) -> None:
    said = read(tmp_path, films.film(films.track(steps=((3, 100),), shifts=((1, 0), (1, 100), (1, -100)))))
    assert said.frame_times_ms == pytest.approx((0, 33.333, 66.667), abs=0.001)


def test_the_edit_list_leaves_frames_out_and_waits(tmp_path: Path) -> None:
    cut = films.track(steps=((6, 100),), edits=((40, 200),))  # 40 ticks of 600: 66.7 ms from frame 2 on
    assert read(tmp_path, films.film(cut)).frame_times_ms == pytest.approx((0, 33.333), abs=0.001)
    late = films.track(steps=((2, 100),), edits=((300, -1), (40, 0)))
    assert read(tmp_path, films.film(late)).frame_times_ms == pytest.approx((500, 533.333), abs=0.001)


class Unwalked(list[int]):
    """Ticks that may be looked up, not gone through one by one."""

    def __iter__(self) -> Iterator[int]:
        raise AssertionError("100 edits of 2 million frames would take many seconds")


def test_an_edit_costs_what_it_shows_and_no_more() -> None:
    track = Track(10, 10, [(1000, 1)], edits=[Edit(2, 500)] * 100)
    shown = frame_times._edited(track, Unwalked(range(1000)))
    assert shown == [100.0 * number for number in range(200)]


def test_edits_that_show_more_than_a_clip_can_have_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_times, "MOST_FRAMES", 1000)
    assert frame_times.shown_ms(Track(10, 10, [(600, 1)], edits=[Edit(0, 0)] * 100)) == ()


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 5)), min_size=1, max_size=8),
    st.lists(st.builds(Edit, st.integers(0, 40), st.integers(-1, 30)), min_size=1, max_size=4),
    st.integers(1, 50),
    st.integers(1, 50),
)
def test_edits_show_what_lies_between_their_ends(
    steps: list[tuple[int, int]], edits: list[Edit], scale: int, movie_scale: int
) -> None:
    track = Track(scale, movie_scale, steps, edits=edits)
    ticks, now, wanted = frame_times._media_ticks(track), 0.0, []
    for edit in edits:
        end = edit.start + edit.length * scale / movie_scale if edit.length else float("inf")
        if edit.start >= 0:
            wanted += [now + (tick - edit.start) * 1000 / scale for tick in ticks if edit.start <= tick < end]
        now += edit.length * 1000 / movie_scale
    assert frame_times.shown_ms(track) == pytest.approx(tuple(sorted(wanted)))


def test_an_edit_that_plays_a_part_twice_shows_its_frames_twice() -> None:
    track = Track(10, 10, [(4, 1)], edits=[Edit(2, 0), Edit(2, 0)])
    assert frame_times.shown_ms(track) == (0, 100, 200, 300)


def test_a_clip_filmed_fast_and_saved_slow_says_so(tmp_path: Path) -> None:
    said = films.keys(com_android_capture_fps=struct.pack(">f", 240.0))
    assert read(tmp_path, films.film(extra=said)).capture_rate == 240
    wrong = films.keys(com_android_capture_fps=struct.pack(">f", float("nan")))
    assert read(tmp_path, films.film(extra=wrong)).capture_rate == 0


@pytest.mark.parametrize(("turn", "size"), [(0, (320, 240)), (90, (240, 320)), (180, (320, 240)), (270, (240, 320))])
def test_a_turned_phone_gives_its_upright_size(tmp_path: Path, turn: int, size: tuple[int, int]) -> None:
    said = read(tmp_path, films.film(films.track(turn=turn)))
    assert (said.rotation, (said.width, said.height)) == (turn, size)


@pytest.mark.parametrize(
    ("text", "created"),
    [
        (b"2026-11-22T23:30:00-0400", "2026-11-22T23:30:00-04:00"),
        (b"2026-11-22T23:30:00.500-04:00", "2026-11-22T23:30:00-04:00"),
        (b"2026-11-22T23:30:00Z", ""),  # UTC: it may have been the day before
        (b"2026", ""),
        (b"\xff\xfe", ""),
    ],
)
def test_only_a_local_time_gives_a_day(tmp_path: Path, text: bytes, created: str) -> None:
    assert read(tmp_path, films.film(extra=films.keys(com_apple_quicktime_creationdate=text))).created == created
    listed = films.box(b"ilst", films.box(b"\xa9day", films.box(b"data", bytes(8), text)))
    old = films.box(b"udta", films.box(b"meta", bytes(4), films.box(b"hdlr", bytes(25)), listed))
    assert read(tmp_path, films.film(extra=old)).created == created


@pytest.mark.parametrize(
    "extra",
    [
        films.keys(com_apple_quicktime_location_ISO6709=b"+51.4-000.1/"),
        films.box(b"udta", films.box(b"\xa9xyz", b"\0\x0c\x15\xc7+51.4-000.1/")),
        films.box(b"udta", films.box(b"loci", bytes(20))),
    ],
)
def test_places_are_found_where_phones_write_them(tmp_path: Path, extra: bytes) -> None:
    assert read(tmp_path, films.film(extra=extra)).has_place
    assert not read(tmp_path, films.film()).has_place


# --- lies --------------------------------------------------------------------------------------------


def test_a_sound_and_a_clip_without_frames_have_no_pictures(tmp_path: Path) -> None:
    assert refusal(tmp_path, films.film(films.track(b"soun"))).reason == "no_frames"
    assert refusal(tmp_path, films.film(films.track(steps=()))).reason == "no_frames"
    assert refusal(tmp_path, films.film(films.track(steps=((0, 100),)))).reason == "no_frames"


def test_a_clip_whose_recording_was_not_finished_is_told(tmp_path: Path) -> None:
    whole = films.film()
    assert refusal(tmp_path, whole[: whole.index(b"moov") - 4]).reason == "truncated"


def test_a_clip_in_pieces_is_taken_without_knowing_its_frames(tmp_path: Path) -> None:
    said = read(tmp_path, films.film(films.track(steps=()), extra=films.box(b"mvex", films.box(b"trex", bytes(24)))))
    assert (said.frames, said.frame_times_ms) == (-1, ())


def test_every_cut_of_a_film_gives_a_clip_or_a_sentence(tmp_path: Path) -> None:
    whole = films.film(films.track(shifts=((3, 0),), edits=((60, 0),)), extra=films.keys(com_apple_quicktime_make=b"A"))
    for end in range(0, len(whole), 3):
        try:
            movie.read(made(tmp_path, whole[:end]))
        except PictureRefused as refused:
            assert refused.title


@pytest.mark.parametrize("lie", [0, 1, 7, 0xFFFFFFFF, 0x7FFFFFFF])
def test_sizes_that_lie_give_a_clip_or_a_sentence(tmp_path: Path, lie: int) -> None:
    whole = films.film(films.track(shifts=((3, 0),), edits=((60, 0),)))
    for kind in (b"ftyp", b"mdat", b"moov", b"trak", b"mdia", b"stbl", b"stts", b"ctts", b"elst", b"stsd", b"hdlr"):
        at = whole.index(kind) - 4
        try:
            movie.read(made(tmp_path, whole[:at] + struct.pack(">I", lie) + whole[at + 4 :]))
        except PictureRefused as refused:
            assert refused.title


def test_counts_that_lie_cost_no_memory(tmp_path: Path) -> None:
    many = films.track(steps=((0xFFFFFFFF, 1),), shifts=((0x7FFFFFFF, 1),))
    tracemalloc.start()
    said = read(tmp_path, films.film(many))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.frame_times_ms == ()
    assert said.frames == 0xFFFFFFFF
    assert peak < 2_000_000


def test_boxes_in_boxes_in_boxes_come_to_an_end(tmp_path: Path) -> None:
    nest = b""
    for _depth in range(5_000):
        nest = films.box(b"moov", nest)
    assert refusal(tmp_path, films.box(b"ftyp", b"isom", bytes(4)) + nest).reason == "no_frames"


def test_a_film_of_many_gigabytes_is_touched_at_its_headers_only(tmp_path: Path) -> None:
    """A hole in the file stands for five gigabytes of pictures."""
    whole = films.film()
    film = whole[whole.index(b"moov") - 4 :]
    path = tmp_path / "long.mp4"
    with path.open("wb") as file:
        file.write(films.box(b"ftyp", b"isom", bytes(4)) + films.long_box(b"mdat", 5 * 1024**3))
        file.seek(5 * 1024**3, io.SEEK_CUR)
        file.write(film)
    tracemalloc.start()
    said = movie.read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.frames == 3
    assert peak < 1_000_000


def test_a_table_that_is_too_large_is_not_read() -> None:
    file = io.BytesIO(films.box(b"stts", bytes(100)))
    (found,) = boxes.boxes(file, 0, 108)
    assert len(boxes.body(file, found)) == 100
    assert boxes.body(file, found, most=99) == b""
    assert boxes.body(file, None) == b""


def test_a_clip_whose_last_pictures_are_not_there_is_known(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.mp4", tmp_path / "cut.mp4"
    content = films.box(b"ftyp", b"isom", bytes(4), b"isom") + films.film()[films.film().index(b"moov") - 4 :]
    content += films.box(b"mdat", bytes(900))
    whole.write_bytes(content)
    cut.write_bytes(content[:-100])
    assert not movie.read(whole).is_cut
    assert movie.read(cut).is_cut
