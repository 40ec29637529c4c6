# SPDX-License-Identifier: MIT
"""A clip that is handed on says nothing of places, days, phones and owners, and every picture stays as it was."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from core.keeping import boxes, movie, movie_clean
from core.words.errors import PictureRefused, SaveFailed
from tests import films

SECRET = b"Secret of Ann"
# What the two phones wrote, as bytes: place, maker, model, system, day.
PHONES = {
    "phone-with-gps.mov": [b"+32.0929+034.8620", b"Apple\0", b"iPhone 6", b"12.3", b"2019-07-24", b"location"],
    "phone-with-gps.mp4": [b"+51.4169-000.0806", b"SEQ_PLAY", b"6.0.1", b"com.android.version", b"smrd"],
}


def clean(tmp_path: Path, content: bytes) -> bytes:
    source, target = tmp_path / "clip.mp4", tmp_path / "clean.mp4"
    source.write_bytes(content)
    movie_clean.write_clean(source, target)
    return target.read_bytes()


def pictures(path: Path) -> list[bytes]:
    """Return what the tracks of pictures and sound hold, read another way than the program: by chunk tables only."""
    content = path.read_bytes()
    found = []
    for handler in (b"vide", b"soun"):
        at = content.index(handler, content.index(b"moov"))
        sizes, chunks = content.index(b"stsz", at), content.index(b"stco", at)
        same, count = struct.unpack(">II", content[sizes + 8 : sizes + 16])
        total = same * count or sum(struct.unpack(f">{count}I", content[sizes + 16 : sizes + 16 + 4 * count]))
        starts = struct.unpack(">I", content[chunks + 8 : chunks + 12])[0]
        first = struct.unpack(f">{starts}I", content[chunks + 12 : chunks + 12 + 4 * starts])[0]
        found.append(struct.pack(">Q", total) + content[first : first + min(total, 4096)])
    return found


@pytest.mark.parametrize("name", PHONES)
def test_a_clip_of_a_phone_keeps_its_pictures_and_loses_its_place(shared_path: Path, tmp_path: Path, name: str) -> None:
    source, target = shared_path / "data" / "videos" / name, tmp_path / name
    before = source.read_bytes()
    movie.write_clean(source, target)
    after = target.read_bytes()
    assert [word for word in PHONES[name] if word not in before] == []
    assert [word for word in PHONES[name] if word in after] == []
    assert len(after) == len(before)
    assert pictures(target) == pictures(source)
    told, kept = movie.read(target), movie.read(source)
    assert (told.frame_times_ms, told.width, told.rotation) == (kept.frame_times_ms, kept.width, kept.rotation)
    assert (told.has_place, told.created) == (False, "")
    assert source.read_bytes() == before


def test_only_the_samples_of_tracks_that_are_left_out_change_among_the_pictures(
    shared_path: Path, tmp_path: Path
) -> None:
    """The phone wrote faces and turns beside the pictures, in two tracks of their own."""
    source, target = shared_path / "data" / "videos" / "phone-with-gps.mov", tmp_path / "clean.mov"
    movie.write_clean(source, target)
    with source.open("rb") as file:
        (place,) = (box for box in boxes.boxes(file, 0, source.stat().st_size) if box.kind == b"mdat")
    before = source.read_bytes()[place.body : place.end]
    after = target.read_bytes()[place.body : place.end]
    changed = sum(one != other for one, other in zip(before, after, strict=True))
    assert 0 < changed < 5_500  # of 433 771 bytes
    with source.open("rb") as file:
        tracks = [box for box in boxes.boxes(file, 0, source.stat().st_size) if box.kind == b"moov"]
        texts = [box for box in boxes.inside(file, tracks[0]) if box.kind == b"trak"][2:]
        named = sum(blank.end - blank.start for track in texts for blank in movie_clean._samples(file, track, source))
    assert changed <= named


@pytest.mark.parametrize(
    "extra",
    [
        films.keys(com_apple_quicktime_make=SECRET),
        films.box(b"udta", films.box(b"\xa9xyz", SECRET)),
        films.box(b"uuid", bytes(16), SECRET),
        films.box(b"Xtra", SECRET),
        films.box(b"free", SECRET),
        films.box(b"made by a later phone"[:4], SECRET),
    ],
)
def test_whatever_stands_beside_the_tracks_is_blanked(tmp_path: Path, extra: bytes) -> None:
    whole = films.film(extra=extra)
    assert SECRET in whole
    after = clean(tmp_path, whole)
    assert SECRET not in after
    assert b"Camera of Ann" not in after
    assert movie.read(tmp_path / "clean.mp4").frames == 3


@pytest.mark.parametrize(
    "where",
    [
        lambda secret: films.film(films.track(extra=secret)),
        lambda secret: films.film(films.track(table=secret)),
        lambda secret: films.film() + secret,
        lambda secret: secret.join([films.film()[:20], films.film()[20:]]),
    ],
    ids=["in a track", "beside the times", "behind all", "before the pictures"],
)
def test_a_private_box_is_found_wherever_it_stands(tmp_path: Path, where: object) -> None:
    whole = where(films.box(b"uuid", bytes(16), SECRET))  # type: ignore[operator]
    after = clean(tmp_path, whole)
    assert SECRET in whole
    assert SECRET not in after
    assert movie.read(tmp_path / "clean.mp4").frame_times_ms == pytest.approx((0, 33.333, 66.667), abs=0.001)


def test_what_hangs_behind_the_last_box_is_blanked(tmp_path: Path) -> None:
    after = clean(tmp_path, films.film() + b"\0\0" + SECRET)
    assert SECRET not in after


def test_the_days_in_the_headers_are_blanked(tmp_path: Path) -> None:
    day = struct.pack(">I", 3_600_000_000)
    whole = films.film()
    assert whole.count(day) == 2
    assert clean(tmp_path, whole).count(day) == 0


def test_a_track_of_places_goes_with_its_samples(tmp_path: Path) -> None:
    head = films.box(b"ftyp", b"isom", bytes(4))
    start = len(head) + 8
    sizes = films.box(b"stsz", bytes(8), struct.pack(">III", 2, 6, 7))
    chunks = films.box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 1, 1))
    places = films.box(b"stco", bytes(4), struct.pack(">III", 2, start + 4, start + 20))
    track = films.track(b"meta", steps=((2, 100),), table=sizes + chunks + places)
    content = b"PICT" + b"PLACES" + b"PICTURE..." + b"PLACES+" + b"PICTURE"
    film = films.film(films.track(), track, pictures=content)
    film = head + film[film.index(b"mdat") - 4 :]
    after = clean(tmp_path, film)
    kept = after[start : start + len(content)]
    assert kept == b"PICT" + bytes(6) + b"PICTURE..." + bytes(7) + b"PICTURE"
    assert after.count(b"trak") == 1


def test_an_avi_and_a_track_of_places_in_pieces_are_not_handed_on(tmp_path: Path) -> None:
    pieces = films.film(films.track(), films.track(b"meta")) + films.box(b"moof", films.box(b"mfhd", bytes(8)))
    for content in (b"RIFF\0\x10\0\0AVI LIST", b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm", b"#EXTM3U", b"", pieces):
        with pytest.raises(PictureRefused) as caught:
            clean(tmp_path, content)
        assert caught.value.reason == "not_cleaned"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.mp4"]


def test_a_target_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"
    source.write_bytes(films.film())
    with pytest.raises(SaveFailed):
        movie_clean.write_clean(source, tmp_path / "nowhere" / "clean.mp4")


def test_every_cut_of_a_film_is_cleaned_or_refused(tmp_path: Path) -> None:
    whole = films.film(extra=films.keys(com_apple_quicktime_make=SECRET))
    for end in range(0, len(whole), 7):
        try:
            after = clean(tmp_path, whole[:end])
        except PictureRefused:
            continue
        assert SECRET not in after
        assert len(after) == end
