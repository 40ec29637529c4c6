# SPDX-License-Identifier: MIT
"""What a clip says of itself, read from its boxes: kind, size, turn, length, day, and when each frame is shown.

Nothing is decoded here; a file of many gigabytes is touched at its headers only. Copies without places are
movie_clean.py (offered here too); why a clip is refused, in words, is clip_refusals.py.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.keeping import boxes, clip_refusals, frame_times, sources
from core.keeping.boxes import Box
from core.keeping.frame_times import Edit, Track
from core.keeping.movie_clean import write_clean as write_clean

HEAD = 4096  # bytes that `sniff` looks at
MOST_TRACKS = 64
MOST_TEXT = 1024

_BRANDS = {b"qt  ": "MOV", b"M4V ": "M4V", b"M4VH": "M4V", b"M4VP": "M4V"}
_MP4 = (b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41", b"mp42", b"mp71")
_MP4_TOO = (b"avc1", b"MSNV", b"XAVC", b"dash", b"mmp4", b"NDSM", b"f4v ", b"hvc1", b"av01")
_OLD_MOV = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")  # QuickTime before it had ftyp
_EBML = b"\x1a\x45\xdf\xa3"
_MATROSKA = (b"\x42\x82\x84webm", b"\x42\x82\x88matroska")
_TAKEN = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?([+-]\d\d):?(\d\d)")
_PLACES = (b"\xa9xyz", b"loci", b"gps ", b"GPS ")
_PLACE_FORMATS = (b"camm", b"gpmd", b"rtmd")  # what some cameras write beside the pictures, moment by moment
_CREATED = "com.apple.quicktime.creationdate"
_CAPTURE_RATE = "com.android.capture.fps"


@dataclass(frozen=True, slots=True)
class Movie:
    """What the boxes of a clip say.

    Attributes:
        kind: "MP4", "MOV", "M4V", "3GP", "AVI" or "WEBM", by content. width, height: px, upright; 0 when not known.
        rotation: degrees clockwise that the stored picture is turned by for showing: 0, 90, 180 or 270.
        duration_ms: of the pictures, 0 when not known. created: "2019-07-24T11:25:40+03:00" as the phone wrote it, or
            "" (the times in mvhd are UTC and no use for a day).
        frame_times_ms: when each frame is shown, ascending from 0 or the delay of the edit list; () when not known.
        has_place: it says where it was filmed. capture_rate: frames a second it was filmed at, 0 when not said.
        frames: how many the file holds; -1 when not known. is_cut: its pictures go on behind the end of the file.
    """

    kind: str
    width: int = 0
    height: int = 0
    rotation: int = 0
    duration_ms: int = 0
    created: str = ""
    frame_times_ms: tuple[float, ...] = ()
    has_place: bool = False
    capture_rate: float = 0.0
    frames: int = -1
    is_cut: bool = False

    @property
    def frame_rate(self) -> float:
        """Frames a second in the mean, 0 when not known; phones vary, so step by frame_times_ms."""
        times = self.frame_times_ms
        return (len(times) - 1) * 1000 / (times[-1] - times[0]) if len(times) > 1 and times[-1] > times[0] else 0.0


def sniff(head: bytes) -> str:
    """Return the kind of a clip by its first 4096 bytes (fewer will do); "" for anything else.

    Whatever this does not know is never handed to a player: a playlist could make it open other files or addresses.
    """
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[4:8] in _OLD_MOV and not 1 < int.from_bytes(head[:4], "big") < 8:
        return "MOV"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "AVI"
    if head.startswith(_EBML) and any(name in head[:128] for name in _MATROSKA):
        return "WEBM"
    return ""


def read(path: Path) -> Movie:
    """Return what a clip says of itself; any thread.

    Raises:
        PictureRefused: reason "not_a_clip", "truncated" (nothing says where its pictures are), "no_frames", or as
            `sources.open_source`.
    """
    with sources.open_source(path) as file:
        try:
            kind = sniff(file.read(HEAD))
            if not kind:
                raise clip_refusals.not_a_clip(path)
            if kind in ("AVI", "WEBM"):
                return _avi(file) if kind == "AVI" else Movie(kind)
            found = _film(file, file.seek(0, 2))
            if found is None:
                raise clip_refusals.unfinished(path)
            return _movie(file, kind, found, path)
        except OSError as error:
            raise sources.unreadable(path) from error


# --- inside ------------------------------------------------------------------------------------------


def _brand(head: bytes) -> str:
    end = min(max(int.from_bytes(head[:4], "big"), 16), 256, len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]
    if brands[0][:3] in (b"3gp", b"3g2"):
        return "3GP"
    if brands[0] in (b"M4A ", b"M4B ", b"M4P ") or brands[0] in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"crx "):
        return ""
    for brand in brands:
        if brand in _BRANDS or brand in _MP4 or brand in _MP4_TOO:
            return _BRANDS.get(brand, "MP4")
    return ""


def _film(file: BinaryIO, size: int) -> Box | None:
    """Return the box that describes the film, or None; the pictures before it are jumped over."""
    return next((box for box in boxes.boxes(file, 0, size) if box.kind == b"moov"), None)


def _is_cut(file: BinaryIO) -> bool:
    """Say whether pictures are missing at the end: copied in part, or sent through something that gave up."""
    return any(box.is_cut and box.kind == b"mdat" for box in boxes.boxes(file, 0, file.seek(0, 2)))


def _movie(file: BinaryIO, kind: str, film: Box, path: Path) -> Movie:
    tracks = [box for box in boxes.inside(file, film) if box.kind == b"trak"][:MOST_TRACKS]
    pictures = next((track for track in tracks if _handler(file, track) == b"vide"), None)
    if pictures is None:
        raise clip_refusals.no_pictures(path)
    table = boxes.first(file, pictures, b"mdia", b"minf", b"stbl")
    is_in_pieces = boxes.first(file, film, b"mvex") is not None  # the frames are told of further on
    timing = _timing(file, film, pictures, table)
    times = frame_times.shown_ms(timing)
    count = -1 if is_in_pieces else frame_times.frames(timing.steps)
    if count == 0:
        raise clip_refusals.no_pictures(path)
    rotation = _rotation(boxes.body(file, boxes.first(file, pictures, b"tkhd"), MOST_TEXT))
    width, height = _size(file, table)
    said = dict(_said(file, film))
    return Movie(
        kind,
        *((height, width) if rotation in (90, 270) else (width, height)),
        rotation,
        _duration_ms(file, film, timing, times),
        _created(said.get(_CREATED, b"") or said.get("day", b"")),
        times,
        _has_place(file, film, tracks, said),
        _number(said.get(_CAPTURE_RATE, b"")),
        count,
        _is_cut(file),
    )


def _handler(file: BinaryIO, track: Box) -> bytes:
    return boxes.body(file, boxes.first(file, track, b"mdia", b"hdlr"), MOST_TEXT)[8:12]


def _timing(file: BinaryIO, film: Box, track: Box, table: Box | None) -> Track:
    steps = shifts = b""
    if table is not None:
        steps = boxes.body(file, boxes.first(file, table, b"stts"))
        shifts = boxes.body(file, boxes.first(file, table, b"ctts"))
    return Track(
        _scale(boxes.body(file, boxes.first(file, track, b"mdia", b"mdhd"), MOST_TEXT))[0],
        _scale(boxes.body(file, boxes.first(file, film, b"mvhd"), MOST_TEXT))[0],
        frame_times.pairs(steps, 4),
        frame_times.pairs(shifts, 4, signed=True),
        _edits(boxes.body(file, boxes.first(file, track, b"edts", b"elst"), MOST_TEXT * 64)),
    )


def _scale(header: bytes) -> tuple[int, int]:
    """Return ticks a second (at least 1) and length in ticks of an mvhd or mdhd."""
    wide = header[:1] == b"\1"
    start, end = (20, 32) if wide else (12, 20)
    if len(header) < end:
        return 1, 0
    scale, length = struct.unpack(">IQ" if wide else ">II", header[start:end])
    return max(scale, 1), length


def _edits(table: bytes) -> Sequence[Edit]:
    form = ">QqI" if table[:1] == b"\1" else ">IiI"
    line = struct.calcsize(form)
    count = min(int.from_bytes(table[4:8], "big"), (len(table) - 8) // line) if len(table) >= 8 else 0
    return tuple(Edit(*struct.unpack_from(form, table, 8 + line * number)[:2]) for number in range(count))


def _rotation(header: bytes) -> int:
    start = 52 if header[:1] == b"\1" else 40
    if len(header) < start + 8:
        return 0
    across, up = struct.unpack(">ii", header[start : start + 8])
    return round(math.degrees(math.atan2(up, across)) / 90) % 4 * 90


def _size(file: BinaryIO, table: Box | None) -> tuple[int, int]:
    entry = boxes.body(file, boxes.first(file, table, b"stsd") if table else None, MOST_TEXT * 64)[8:]
    return struct.unpack(">HH", entry[32:36]) if len(entry) >= 36 else (0, 0)


def _duration_ms(file: BinaryIO, film: Box, timing: Track, times: Sequence[float]) -> int:
    if times:
        last = timing.steps[-1][1] * 1000 / timing.scale
        return round(times[-1] + last)
    scale, length = _scale(boxes.body(file, boxes.first(file, film, b"mvhd"), MOST_TEXT))
    return round(length * 1000 / scale)


def _said(file: BinaryIO, film: Box) -> Iterator[tuple[str, bytes]]:
    """Yield (name, value) of what the film says of itself: of moov/meta by its keys, and the day of moov/udta."""
    for home in (film, boxes.first(file, film, b"udta")):
        meta = boxes.first(file, home, b"meta") if home else None
        if meta is None:
            continue
        names = _keys(boxes.body(file, boxes.first(file, meta, b"keys"), MOST_TEXT * 64))
        listed = boxes.first(file, meta, b"ilst")
        for item in list(boxes.inside(file, listed))[:MOST_TEXT] if listed else ():
            number = int.from_bytes(item.kind, "big")
            name = names[number - 1] if 1 <= number <= len(names) else "day" if item.kind == b"\xa9day" else ""
            value = boxes.body(file, boxes.first(file, item, b"data"), MOST_TEXT)[8:]
            yield name or item.kind.decode("latin-1"), value
    old = boxes.body(file, boxes.first(file, film, b"udta", b"\xa9day"), MOST_TEXT)
    if old:
        yield "day", old[4:]


def _keys(table: bytes) -> list[str]:
    names: list[str] = []
    at = 8
    while at + 8 <= len(table) and len(names) < MOST_TEXT:
        size = int.from_bytes(table[at : at + 4], "big")
        if size < 8:
            break
        names.append(table[at + 8 : at + size].decode("utf-8", "replace"))
        at += size
    return names


def _created(value: bytes) -> str:
    found = _TAKEN.match(value.decode("ascii", "replace"))
    return f"{found[1]}T{found[2]}{found[3]}:{found[4]}" if found else ""


def _number(value: bytes) -> float:
    number = struct.unpack(">f", value)[0] if len(value) == 4 else 0.0
    return float(number) if math.isfinite(number) and 0 < number < 10_000 else 0.0


def _has_place(file: BinaryIO, film: Box, tracks: Sequence[Box], said: dict[str, bytes]) -> bool:
    if any("location" in name.casefold() or name == "\xa9xyz" for name in said):
        return True
    told = boxes.first(file, film, b"udta")
    if told is not None and any(box.kind in _PLACES for box in boxes.inside(file, told)):
        return True
    described = (boxes.first(file, track, b"mdia", b"minf", b"stbl", b"stsd") for track in tracks)
    formats = (boxes.body(file, box, MOST_TEXT * 64) for box in described)
    return any(form[12:16] in _PLACE_FORMATS or b"quicktime.location" in form for form in formats)


def _avi(file: BinaryIO) -> Movie:
    """Return what the main header of an AVI says; its index is not read, so frames and their times are not known."""
    file.seek(0)
    head = file.read(HEAD)
    at = head.find(b"avih")
    if at < 0 or len(head) < at + 48:
        return Movie("AVI")
    numbers = struct.unpack("<10I", head[at + 8 : at + 48])
    micros, count, width, height = numbers[0], numbers[4], numbers[8], numbers[9]
    return Movie("AVI", min(width, 1 << 16), min(height, 1 << 16), 0, min(micros * count // 1000, 1 << 40))
