# SPDX-License-Identifier: MIT
"""Copies of clips that say nothing of where, when, by whom and with which camera; pictures and sound stay as they are.

What is not known to be needed for playing is overwritten with zeros and its box renamed `free`, so no byte moves.
Sizes and times of clips are movie.py. A place inside the pictures themselves is not found.
"""

from __future__ import annotations

import os
import uuid
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.keeping import boxes, clip_refusals, disk, sources
from core.keeping.boxes import Box

CHUNK = 1024**2
_TOP = (b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"sidx", b"ssix", b"mfra", b"pdin")
_FILM = (b"mvhd", b"trak", b"mvex", b"iods")
_TRACK = (b"tkhd", b"edts", b"mdia", b"tref", b"tapt", b"load", b"clip", b"matt")
_MEDIA = (b"mdhd", b"hdlr", b"minf", b"elng")
_PRIVATE = (b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"Xtra")
_KEPT_TRACKS = (b"vide", b"soun", b"tmcd")
_DATED = (b"mvhd", b"tkhd", b"mdhd")
_NESTED = (b"minf", b"stbl", b"moof", b"traf", b"mvex")


@dataclass(frozen=True, slots=True)
class Blank:
    """Bytes to overwrite with zeros; `named`: offset of four letters that become `free`, or None."""

    start: int
    end: int
    named: int | None = None


def write_clean(source: Path, target: Path) -> None:
    """Copy a clip without place, date, camera, serial numbers, comments and whatever else is not for playing.

    Args:
        source: MP4, MOV, M4V or 3GP. target: replaced when it is there, whole or not at all. Any thread.
    Raises:
        PictureRefused: "not_cleaned" for other kinds, and for clips in pieces that carry a track of their own with
            places; else as `sources.open_source`. SaveFailed: the disk refused.
    """
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex}.part")
    try:
        with sources.open_source(source) as file:
            blanks = _blanks(file, source)
            with part.open("xb") as copy:
                _copy(file, copy, source)
                for blank in blanks:
                    _apply(copy, blank)
                copy.flush()
                disk.flush(copy.fileno())
        os.replace(part, target)
    except OSError as error:
        raise disk.refusal(error) from error
    finally:
        disk.discard(part)


# --- what is overwritten -------------------------------------------------------------------------------


def _blanks(file: BinaryIO, source: Path) -> list[Blank]:
    """Return everything to overwrite; raises PictureRefused when that cannot be known."""
    size = file.seek(0, 2)
    top = list(boxes.boxes(file, 0, size))
    film = next((box for box in top if box.kind == b"moov"), None)
    if film is None or top[0].kind not in (*_TOP, b"wide", b"free", b"skip"):
        raise clip_refusals.cannot_be_cleaned(source)
    found = [_blanked(box) for box in top if box.kind not in _TOP]
    if top[-1].end < size:  # some phones hang things on behind the last box
        found.append(Blank(top[-1].end, size))
    pieces = [box for box in top if box.kind == b"moof"]
    for box in top:
        if box.kind == b"moov":
            found += _of_film(file, box, source)
    if pieces and _extra_tracks(file, film):
        raise clip_refusals.cannot_be_cleaned(source)
    for piece in pieces:
        found += _of_nested(file, piece)
    return found


def _blanked(box: Box) -> Blank:
    return Blank(box.body, box.end, box.body - (12 if box.body - box.start == 16 else 4))


def _of_film(file: BinaryIO, film: Box, source: Path) -> Iterator[Blank]:
    for box in boxes.inside(file, film):
        if box.kind not in _FILM:
            yield _blanked(box)
        elif box.kind == b"trak":
            yield from _of_track(file, box, source)
        elif box.kind in _DATED:
            yield _dates(file, box)


def _extra_tracks(file: BinaryIO, film: Box) -> list[Box]:
    tracks = [box for box in boxes.inside(file, film) if box.kind == b"trak"]
    return [track for track in tracks if _handler(file, track) not in _KEPT_TRACKS]


def _handler(file: BinaryIO, track: Box) -> bytes:
    return boxes.body(file, boxes.first(file, track, b"mdia", b"hdlr"), CHUNK)[8:12]


def _of_track(file: BinaryIO, track: Box, source: Path) -> Iterator[Blank]:
    if _handler(file, track) not in _KEPT_TRACKS:  # places moment by moment, faces found, texts
        yield from _samples(file, track, source)
        yield _blanked(track)
        return
    for box in boxes.inside(file, track):
        if box.kind not in _TRACK:
            yield _blanked(box)
        elif box.kind in _DATED:
            yield _dates(file, box)
        elif box.kind == b"mdia":
            yield from _of_media(file, box)


def _of_media(file: BinaryIO, media: Box) -> Iterator[Blank]:
    for box in boxes.inside(file, media):
        if box.kind not in _MEDIA:
            yield _blanked(box)
        elif box.kind in _DATED:
            yield _dates(file, box)
        elif box.kind == b"hdlr" and box.size > 24:
            yield Blank(box.body + 24, box.end)  # its name, often that of the camera
        elif box.kind == b"minf":
            yield from _of_nested(file, box)


def _of_nested(file: BinaryIO, around: Box) -> Iterator[Blank]:
    for box in boxes.inside(file, around):
        if box.kind in _PRIVATE:
            yield _blanked(box)
        elif box.kind in _NESTED:
            yield from _of_nested(file, box)


def _dates(file: BinaryIO, box: Box) -> Blank:
    """Return the two dates of a header: made and changed, UTC."""
    wide = boxes.body(file, box, CHUNK)[:1] == b"\1"
    return Blank(min(box.body + 4, box.end), min(box.body + (20 if wide else 12), box.end))


def _samples(file: BinaryIO, track: Box, source: Path) -> Iterator[Blank]:
    """Yield where the bytes of a track lie among the pictures."""
    table = boxes.first(file, track, b"mdia", b"minf", b"stbl")
    found = {box.kind: box for box in boxes.inside(file, table)} if table is not None else {}
    if any(box.size > boxes.MOST_BYTES for box in found.values()):
        raise clip_refusals.cannot_be_cleaned(source)
    length_of = _lengths(boxes.body(file, found.get(b"stsz")))
    runs = _counted(boxes.body(file, found.get(b"stsc")), 3)
    first_of, count_of = runs[::3], runs[1::3]
    end = file.seek(0, 2)
    at = line = 0
    for number, start in enumerate(_chunks(file, found), 1):
        while line + 1 < len(count_of) and first_of[line + 1] <= number:
            line += 1
        count = count_of[line] if count_of else 0
        length = length_of(at, at + count)
        at += count
        if length and start < end:
            yield Blank(start, min(start + length, end))


def _lengths(table: bytes) -> Callable[[int, int], int]:
    """Return what tells the bytes of the samples from one number up to another."""
    same = int.from_bytes(table[4:8], "big")
    if same:
        return lambda first, behind: same * (behind - first)
    each = _counted(table[4:], 1)
    return lambda first, behind: sum(each[first:behind])


def _chunks(file: BinaryIO, found: dict[bytes, Box]) -> array[int]:
    short = _counted(boxes.body(file, found.get(b"stco")), 1)
    pairs = _counted(boxes.body(file, found.get(b"co64")), 2)
    return array("Q", ((high << 32) + low for high, low in zip(pairs[::2], pairs[1::2], strict=False))) or short


def _counted(table: bytes, width: int) -> array[int]:
    """Return the numbers of a table that says how many lines of `width` numbers it has."""
    return boxes.numbers(table, 8, int.from_bytes(table[4:8], "big") * width)


# --- writing -------------------------------------------------------------------------------------------


def _copy(file: BinaryIO, copy: BinaryIO, source: Path) -> None:
    file.seek(0)
    while True:
        try:
            chunk = file.read(CHUNK)
        except OSError as error:
            raise sources.unreadable(source) from error
        if not chunk:
            return
        copy.write(chunk)


def _apply(copy: BinaryIO, blank: Blank) -> None:
    if blank.named is not None:
        copy.seek(blank.named)
        copy.write(b"free")
    copy.seek(blank.start)
    for start in range(blank.start, blank.end, CHUNK):
        copy.write(bytes(min(CHUNK, blank.end - start)))
