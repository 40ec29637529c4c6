# SPDX-License-Identifier: MIT
"""The scaled copies of photos in cache/: made while looking at a file, taken over when it is kept, made again at need.

Plain functions over paths for pool threads. They are disposable: none of them is ever the only picture of anything.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from core.keeping import disk, media
from core.keeping.decoder import Decoder
from core.words.errors import PictureRefused
from core.words.i18n import _

Copy = tuple[Path, int]


def previews(folder: Path, number: int) -> list[Copy]:
    """Return where the copies of the picture `number` may go while it is only looked at, the smallest first."""
    small = folder / f"{number}.jpg"
    return [(_preview(small, edge), edge) for edge in media.SIZES]


def take_over(library: Path, sha256: str, preview: Path | None) -> None:
    """Put what was made while looking into cache/; what was not made, or is gone, is made again at need.

    Args:
        sha256: names the kept original. preview: the smallest of `previews`; it stays where it is, because
            keeping may still be stopped.
    Raises:
        SaveFailed: the disk refused.
    """
    if preview is None:
        return
    _make_cache(library)
    for edge in media.SIZES:
        target = media.cache_path(library, sha256, edge)
        with suppress(OSError):
            data = _preview(preview, edge).read_bytes()
            if not target.is_file():
                disk.write_whole(target, data)


def missing(library: Path, sha256: str) -> list[Copy]:
    """Return the copies that are not there, with their long edges in px; any thread."""
    wanted = [(media.cache_path(library, sha256, edge), edge) for edge in media.SIZES]
    return [(path, edge) for path, edge in wanted if not path.is_file()]


def make_copies(library: Path, sha256: str, decoder: Decoder, *, name: str = "") -> None:
    """Make the missing scaled copies of a kept original; any thread.

    Args:
        sha256: names the original. name: what to call it in a sentence.
    Raises:
        PictureRefused: the original is missing, or it is kept but cannot be shown. SaveFailed: the disk refused.
    """
    wanted = missing(library, sha256)
    if not wanted:
        return
    original = media.path_of(library, sha256)
    if not original.is_file():
        raise PictureRefused(
            _("The original of {name} is not in the library folder.").format(name=name or _("this photo")),
            _("If the library was copied or moved, copy its folder “media” as well."),
            reason="not_a_file",
        )
    _make_cache(library)
    try:  # what was let in is shown as far as it goes: a damaged one was kept on purpose
        decoder.copies(original, wanted, allow_damaged=True)
    except PictureRefused as refused:
        title = _("{name}: kept, no preview.").format(name=name or _("This photo"))
        advice = _("It cannot be opened just now. Its original is safe in the library folder.")
        raise PictureRefused(title, advice, reason=refused.reason) from refused


def _preview(small: Path, edge: int) -> Path:
    return small if edge == media.SIZES[0] else small.with_stem(f"{small.stem}-{edge}")


def _make_cache(library: Path) -> None:
    with suppress(OSError):  # owners may empty or delete the cache at any time
        (library / "cache").mkdir(exist_ok=True)
