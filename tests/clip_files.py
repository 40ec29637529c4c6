# SPDX-License-Identifier: MIT
"""Builders of small clips of known pictures: an AVI and a WEBM that tell little of themselves. No test here."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

from PIL import Image


def avi(pictures: Sequence[bytes], *, size: tuple[int, int], rate: int) -> bytes:
    """Build an AVI of JPEG pictures: no boxes tell when its frames are shown.

    Args:
        pictures: one JPEG a frame. size: width, height, px. rate: frames a second.
    """
    width, height = size
    count = len(pictures)
    head = _chunk(b"avih", struct.pack("<14I", 1_000_000 // rate, 0, 0, 16, count, 0, 1, 0, width, height, *[0] * 4))
    stream = struct.pack("<4s4sIHH8I4h", b"vids", b"MJPG", 0, 0, 0, 0, 1, rate, 0, count, 0, 2**32 - 1, 0, 0, 0, *size)
    form = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    tracks = _chunk(b"LIST", b"strl" + _chunk(b"strh", stream) + _chunk(b"strf", form))
    frames, index = b"", b""
    for picture in pictures:
        index += struct.pack("<4sIII", b"00dc", 16, 4 + len(frames), len(picture))
        frames += _chunk(b"00dc", picture)
    parts = (_chunk(b"LIST", b"hdrl" + head + tracks), _chunk(b"LIST", b"movi" + frames), _chunk(b"idx1", index))
    return _chunk(b"RIFF", b"AVI " + b"".join(parts))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def jpegs(count: int, size: tuple[int, int] = (64, 48)) -> list[bytes]:
    """Return JPEG pictures whose red grows by 6 from one to the next."""
    made = []
    for number in range(count):
        file = io.BytesIO()
        Image.new("RGB", size, (number * 6, 90, 240 - number * 6)).save(file, "JPEG")
        made.append(file.getvalue())
    return made


def webm(pictures: Sequence[bytes], stamps: Sequence[int], *, size: tuple[int, int]) -> bytes:
    """Build a Matroska file of JPEG pictures as a browser records: no frame rate, sizes of long parts left open.

    Args:
        stamps: when each picture is shown, whole ms. size: width, height, px.
    """
    head = _element("1a45dfa3", _element("4282", b"webm") + _number("4287", 2) + _number("4285", 2))
    video = _element("e0", _number("b0", size[0]) + _number("ba", size[1]))
    track = _number("d7", 1) + _number("73c5", 1) + _number("83", 1) + _element("86", b"V_MJPEG") + video
    parts = _element("1549a966", _number("2ad7b1", 1_000_000)) + _element("1654ae6b", _element("ae", track))
    for start in range(0, len(pictures), 10):
        first = stamps[start]
        parts += _open("1f43b675") + _number("e7", first)
        for picture, stamp in list(zip(pictures, stamps, strict=True))[start : start + 10]:
            parts += _element("a3", b"\x81" + struct.pack(">hB", stamp - first, 0x80) + picture)
    return head + _open("18538067") + parts


def _element(name: str, body: bytes) -> bytes:
    return bytes.fromhex(name) + _length(len(body)) + body


def _number(name: str, value: int) -> bytes:
    return _element(name, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def _length(size: int) -> bytes:
    return bytes([0x80 | size]) if size < 127 else struct.pack(">I", 0x10000000 | size)


def _open(name: str) -> bytes:
    return bytes.fromhex(name) + b"\x01" + b"\xff" * 7
