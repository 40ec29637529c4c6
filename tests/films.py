# SPDX-License-Identifier: MIT
"""Builders of small MP4 files for tests: true boxes around pictures that nobody decodes. No test lives here."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECONDS = 600  # ticks of the film
MEDIA = 3000  # ticks of its track


def box(kind: bytes, *content: bytes) -> bytes:
    """Return one box."""
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def long_box(kind: bytes, size: int, content: bytes = b"") -> bytes:
    """Return a box whose size (bytes of its content) is written with 64 bits, whatever it really holds."""
    return struct.pack(">I4sQ", 1, kind, 16 + size) + content


def runs(kind: bytes, told: Sequence[tuple[int, int]]) -> bytes:
    """Return a table of (count, ticks)."""
    lines = b"".join(struct.pack(">Ii", count, ticks) for count, ticks in told)
    return box(kind, bytes(4), struct.pack(">I", len(told)), lines)


def edits(told: Sequence[tuple[int, int]]) -> bytes:
    """Return an edit list of (length in film ticks, start in media ticks or -1)."""
    lines = b"".join(struct.pack(">IiI", length, start, 1 << 16) for length, start in told)
    return box(b"edts", box(b"elst", bytes(4), struct.pack(">I", len(told)), lines))


def header(kind: bytes, scale: int, length: int) -> bytes:
    """Return an mvhd or mdhd with dates in it."""
    return box(kind, bytes(4), struct.pack(">IIII", 3_600_000_000, 3_600_000_001, scale, length), bytes(80))


def size_box(width: int, height: int, turn: int = 0) -> bytes:
    """Return a tkhd; turn: degrees clockwise, a multiple of 90."""
    a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    matrix = struct.pack(">9i", a << 16, b << 16, 0, -b << 16, a << 16, 0, 0, 0, 1 << 30)
    return box(b"tkhd", bytes(40), matrix, struct.pack(">II", width << 16, height << 16))


def track(handler: bytes = b"vide", *, steps: Sequence[tuple[int, int]] = ((3, 100),), **more: object) -> bytes:
    """Return a track.

    Args:
        more: shifts, edits (as above), size (width, height), turn, extra (bytes of boxes in the track), table (bytes
            of more boxes beside the times).
    """
    width, height = more.get("size", (320, 240))  # type: ignore[misc]
    entry = box(b"avc1", bytes(24), struct.pack(">HH", width, height), bytes(50))
    shifts = runs(b"ctts", more["shifts"]) if "shifts" in more else b""  # type: ignore[arg-type]
    table = box(b"stbl", box(b"stsd", bytes(4), struct.pack(">I", 1), entry), runs(b"stts", steps), shifts)
    table = box(b"stbl", table[8:], more.get("table", b""))  # type: ignore[arg-type]
    length = sum(count * ticks for count, ticks in steps)
    name = box(b"hdlr", bytes(8), handler, bytes(12), b"Camera of Ann\0")
    media = box(b"mdia", header(b"mdhd", MEDIA, length), name, box(b"minf", table))
    edited = edits(more["edits"]) if "edits" in more else b""  # type: ignore[arg-type]
    turned = size_box(width, height, more.get("turn", 0))  # type: ignore[arg-type]
    return box(b"trak", turned, edited, media, more.get("extra", b""))  # type: ignore[arg-type]


def keys(**said: bytes) -> bytes:
    """Return what phones of one kind say: `com_apple_quicktime_make=b"…"` becomes that key."""
    names = [name.replace("_", ".").encode() for name in said]
    table = b"".join(struct.pack(">I4s", 8 + len(name), b"mdta") + name for name in names)
    values = b"".join(
        box(struct.pack(">I", number), box(b"data", struct.pack(">II", 1, 0), value))
        for number, value in enumerate(said.values(), 1)
    )
    handler = box(b"hdlr", bytes(8), b"mdta", bytes(13))
    return box(b"meta", handler, box(b"keys", bytes(4), struct.pack(">I", len(said)), table), box(b"ilst", values))


def film(*tracks: bytes, brand: bytes = b"isom", pictures: bytes = b"picture" * 9, extra: bytes = b"") -> bytes:
    """Return a whole file; extra: boxes beside the tracks."""
    head = box(b"ftyp", brand, bytes(4), b"isom")
    made = box(b"moov", header(b"mvhd", SECONDS, SECONDS), *(tracks or (track(),)), extra)
    return head + box(b"mdat", pictures) + made
