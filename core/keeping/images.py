# SPDX-License-Identifier: MIT
"""The Pillow file: what a picture says of itself, and upright copies of it. Runs in the worker process.

Functions over paths. Pillow and pi_heif are imported inside functions, so that the window never loads them.
Talking to the worker is decoder.py; keeping the original bytes is media.py.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.keeping import disk, exif, sources, wholeness
from core.keeping.facts import Facts as Facts
from core.words.errors import PictureRefused

if TYPE_CHECKING:
    from PIL.Image import Image

# What Pillow may try. Without this list it ran Ghostscript on an EPS. MPO is reached through JPEG.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
MAX_PIXELS = 120_000_000
MAX_SIDE_PX = 30_000
QUALITY = 85
NEARLY = 0.97  # a copy may be this much smaller than asked for
DRAFT_FACTOR = 1.5  # decode JPEGs at least this much larger than the copy: fine fur stays clean

# After these the rest of the file may still show a part. Text bombs (ValueError) are not given a second try.
PARTIAL = (OSError, EOFError, SyntaxError, struct.error)

_ORIENTATION, _EXIF_FOLDER = 0x0112, 0x8769
_ORIGINAL, _DIGITIZED, _OFFSET_ORIGINAL, _OFFSET_DIGITIZED = 36867, 36868, 36881, 36882
_DNG_VERSION = 50706


def facts(path: Path, *, today: date) -> Facts:
    """Read size, kind and date of a picture, and decode it once to see whether it is whole.

    Args:
        path: any file from outside.
        today: the owner's day; later dates are doubtful.
    Returns:
        The facts; `damaged` is set when only part of the picture can be read.
    Raises:
        PictureRefused: reason "not_a_picture", "too_large", "truncated", "not_a_file" or "unreadable".
    """
    return look(path, [], today=today)


def look(path: Path, copies: Sequence[tuple[Path, int]], *, today: date) -> Facts:
    """Tell the facts of a picture and write copies of it as `make_copies` does, from one decode.

    Args:
        path: any file from outside.
        copies: (destination, long edge in px) pairs, smallest first. Of a JPEG, which can be decoded at a fraction
            of its size, only the first is written: the others can wait. All others are dear to decode, so all are.
        today: the owner's day; later dates are doubtful.
    Returns:
        The facts; `damaged` is set when only part of the picture can be read, and so copied.
    Raises:
        PictureRefused: as `facts`; then no copy is written. SaveFailed: a copy could not be written.
    """
    edges = [edge for _dest, edge in copies]
    try:
        found, packed = _looked_at(path, edges, today, damaged=False)
    except PictureRefused as refused:
        if not isinstance(refused.__cause__, PARTIAL):
            raise
        try:
            found, packed = _looked_at(path, edges, today, damaged=True)
        except PictureRefused:
            raise refused from None
    for (dest, _edge), data in zip(copies, packed, strict=False):
        disk.write_whole(dest, data)
    return found


def make_copies(path: Path, copies: Sequence[tuple[Path, int]], *, allow_damaged: bool) -> tuple[int, int]:
    """Write upright JPEG copies in 8-bit sRGB, without any metadata, from one decode.

    Args:
        path: any file from outside, or a kept original.
        copies: (destination, long edge in px) pairs; never enlarged, at most 3 % smaller; folders are made.
        allow_damaged: also copy what can be read of a picture that is cut short.
    Returns:
        Width and height of the upright original in px.
    Raises:
        PictureRefused: as for `facts`; "truncated" for a damaged picture that is not allowed.
        SaveFailed: a copy could not be written.
    """
    edges = [edge for _dest, edge in copies]
    with _opened(path, tolerant=allow_damaged) as picture, _explained(path):
        size = _upright_size(picture)
        pictures = _upright_copies(picture, edges)
        packed = [_packed(copy) for copy in pictures]
    for (dest, _edge), data in zip(copies, packed, strict=True):
        disk.write_whole(dest, data)
    return size


def plain(path: Path) -> Image:
    """Return one whole picture of ours in RGB, without anything written about it.

    Raises:
        PictureRefused: it cannot be read.
    """
    with _opened(path, tolerant=False) as picture, _explained(path):
        frame = picture.convert("RGB")
    frame.info = {}
    return frame


def _looked_at(path: Path, edges: Sequence[int], today: date, *, damaged: bool) -> tuple[Facts, list[bytes]]:
    """Return the facts, and the packed copies for the first of `edges` or for all of them."""
    with _opened(path, tolerant=damaged) as picture, _explained(path):
        kind = _kind(picture)
        frames = _frames(picture, kind)
        width, height = picture.size
        if kind == "JPEG":  # any part of the size still reads every byte of the file
            edges = edges[:1]
            picture.draft(None, _draft_size(picture.size, edges[0]) if edges else _eighth(picture))
        picture.load()
        if kind != "JPEG":
            width, height = picture.size  # TIFF turns itself upright while loading
        if damaged and _is_blank(path, picture):
            raise sources.truncated(path)  # no part of it is left to show
        when = _taken(picture, today)  # after loading: PNG loads to find EXIF, and faults would be missed
        if _orientation(picture) >= 5:
            width, height = height, width
        packed = [_packed(copy) for copy in _upright_copies(picture, edges)]
    found = Facts(kind, width, height, when.day, when.source, when.at, when.offset, when.doubtful, frames, damaged)
    return found, packed


@contextmanager
def _opened(path: Path, *, tolerant: bool) -> Iterator[Image]:
    """Open a picture of an allowed kind and size; `tolerant` lets missing ends pass."""
    from PIL import ImageFile

    with sources.open_source(path) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not tolerant and wholeness.is_cut(file):
            raise sources.truncated(path) from EOFError("shorter than it says")
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        with _header(path, file) as picture:
            _check_size(path, *picture.size)
            # Tolerant HEIF decoding would give an empty picture, not a part of it.
            ImageFile.LOAD_TRUNCATED_IMAGES = tolerant and _kind(picture) != "HEIF"
            try:
                yield picture
            finally:
                ImageFile.LOAD_TRUNCATED_IMAGES = before


def _header(path: Path, file: Any) -> Image:
    """Read the header only; which plugins may look is decided here."""
    import pi_heif
    import PIL.Image

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    limit = PIL.Image.MAX_IMAGE_PIXELS
    PIL.Image.MAX_IMAGE_PIXELS = None  # our own limit says how large the picture is
    try:
        with _explained(path):
            picture = PIL.Image.open(file, formats=FORMATS)
            if _DNG_VERSION in getattr(picture, "tag_v2", ()):
                raise sources.not_a_picture(path)  # raw: its first page is a thumbnail only
            return picture
    except PictureRefused as refused:
        if not isinstance(refused.__cause__, PIL.UnidentifiedImageError):
            raise
        file.seek(0)
        if sources.looks_like_a_picture(file.read(16)):
            raise sources.truncated(path) from refused
        raise sources.not_a_picture(path) from refused
    finally:
        PIL.Image.MAX_IMAGE_PIXELS = limit


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn whatever the decoders raise into one sentence that names the file."""
    from PIL.Image import DecompressionBombError

    try:
        yield
    except (*sources.FAULTS, DecompressionBombError) as error:
        if isinstance(error, EOFError) or "truncated" in str(error).lower():
            raise sources.truncated(path) from error
        raise sources.unreadable(path) from error


def _check_size(path: Path, width: int, height: int) -> None:
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE_PX:
        raise sources.too_large(path, (width, height), (MAX_PIXELS, MAX_SIDE_PX))


def _is_blank(path: Path, picture: Image) -> bool:
    if _kind(picture) == "JPEG":  # what follows a cut is noise in the fine detail; an eighth has none
        with _opened(path, tolerant=True) as picture:
            picture.draft(None, _eighth(picture))
            picture.load()
    return all(band.getextrema()[0] == band.getextrema()[1] for band in picture.convert("RGB").split())


def _kind(picture: Image) -> str:
    """Return the format by content; MPO is the JPEG of phones that carry a second picture inside."""
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _frames(picture: Image, kind: str) -> int:
    if kind == "JPEG":
        return 1  # what an MPO carries besides is a preview or a depth map
    if kind in ("GIF", "TIFF"):  # counting would walk through the whole file
        return 2 if getattr(picture, "is_animated", False) else 1
    return max(1, int(getattr(picture, "n_frames", 1)))


def _taken(picture: Image, today: date) -> exif.Taken:
    try:
        tags = picture.getexif().get_ifd(_EXIF_FOLDER)
        original = tags.get(_ORIGINAL), tags.get(_OFFSET_ORIGINAL)
        digitized = tags.get(_DIGITIZED), tags.get(_OFFSET_DIGITIZED)
    except sources.FAULTS:  # broken EXIF is no reason to refuse a good picture
        return exif.Taken()
    return exif.taken(original, digitized, today=today)


def _orientation(picture: Image) -> int:
    """Return 1-8; everything that is not a valid tag counts as upright.

    HEIF is turned by its own decoder while opening; turning it again would lay it on its side.
    """
    if _kind(picture) == "HEIF":
        return 1
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except sources.FAULTS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _upright_size(picture: Image) -> tuple[int, int]:
    """Return width and height in px as the picture will be seen; loads a TIFF, which turns itself."""
    if _kind(picture) == "TIFF":
        picture.load()
    width, height = picture.size
    return (height, width) if _orientation(picture) >= 5 else (width, height)


def _upright_copies(picture: Image, edges: Sequence[int]) -> list[Image]:
    """Return one upright 8-bit sRGB picture per long edge (px), in the order asked."""
    if not edges:
        return []
    from PIL.Image import Resampling

    if _kind(picture) == "JPEG":  # the decoder itself can halve, quarter and eighth
        picture.draft(None, _draft_size(picture.size, max(edges)))
    picture.load()
    orientation = _orientation(picture)
    profile = picture.info.get("icc_profile")
    plain = _eight_bit(picture)
    plain = plain.reduce(_even_part(plain.size, max(edges)))
    size = _fitted(plain.size, max(edges))
    if size != plain.size:
        plain = plain.resize(size, Resampling.BILINEAR, reducing_gap=2.0)
    largest = _turned(_srgb(plain, profile), orientation)
    return [_scaled(largest, edge) for edge in edges]


def _draft_size(size: tuple[int, int], edge: int) -> tuple[int, int]:
    part = _even_part(size, edge)
    return (size[0] // part, size[1] // part) if part > 1 else _fitted(size, round(edge * DRAFT_FACTOR))


def _even_part(size: tuple[int, int], edge: int) -> int:
    """Return 2, 4 or 8 when that part of a picture has very nearly the long edge asked for, else 1.

    Halving a picture of 12 MP takes a third of the time of scaling it to 2048 px, and keeps its fur sharper.
    """
    return next((part for part in (2, 4, 8) if NEARLY * edge <= max(size) / part <= edge), 1)


def _eighth(picture: Image) -> tuple[int, int]:
    return max(1, picture.width // 8), max(1, picture.height // 8)


def _scaled(picture: Image, edge: int) -> Image:
    from PIL.Image import Resampling

    size = _fitted(picture.size, edge)
    return picture if size == picture.size else picture.resize(size, Resampling.BILINEAR)


def _fitted(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """Return the size with its long side at most `edge` px; never larger, never zero."""
    factor = min(1.0, edge / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _turned(picture: Image, orientation: int) -> Image:
    """Turn the picture upright. Phones store turned photos with an orientation tag."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def _packed(picture: Image) -> bytes:
    picture.info = {}  # comment and XMP of the original would otherwise be written again
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()


def _eight_bit(picture: Image) -> Image:
    """Return the picture in a mode that can be scaled: L, LA, RGB, RGBA, CMYK or LAB."""
    mode = picture.mode
    if mode in ("I", "F") or mode.startswith("I;16"):
        return _from_deep(picture)
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if mode == "1":
        return picture.convert("L")
    return picture if mode in ("L", "RGB", "CMYK", "LAB") else picture.convert("RGB")


def _from_deep(picture: Image) -> Image:
    """Return 16-bit, 32-bit and float greys as 8 bit; Pillow's own convert would clip them to white."""
    deep = picture.convert("F")
    extrema = deep.getextrema()
    low, high = float(extrema[0]), float(extrema[1])  # type: ignore[arg-type]  # one band: two numbers
    if picture.mode != "F" and low >= 0 and high <= 65535:
        low, high = 0.0, 65535.0 if high > 255 or picture.mode != "I" else 255.0
    factor = 255.0 / (high - low) if high > low else 1.0
    return deep.point(lambda value: value * factor - low * factor).convert("L")


def _srgb(picture: Image, profile: bytes | None) -> Image:
    """Return RGB on white, in sRGB as far as the colour profile can be read."""
    import PIL.Image

    if picture.mode == "RGBA":
        white = PIL.Image.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.getchannel("A"))
        picture = white
    if profile or picture.mode == "LAB":
        converted = _profiled(picture, profile)
        if converted is not None:
            return converted
    return picture.convert("RGB")


def _profiled(picture: Image, profile: bytes | None) -> Image | None:
    """Return the picture in sRGB by its profile; None when the profile is broken or of another kind."""
    from PIL import ImageCms

    try:
        if profile:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        else:
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    except (*sources.FAULTS, ImageCms.PyCMSError):
        return None
