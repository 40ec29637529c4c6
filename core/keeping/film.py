# SPDX-License-Identifier: MIT
"""Pictures of ours as one moving picture, WebP or GIF. Runs in the worker process, like images.py.

What stands on the frames, dates too, is drawn by the window; here they are only packed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.keeping import disk, images, sources

if TYPE_CHECKING:
    from PIL.Image import Image

# kmax 1 makes every frame whole: blocks taken from the frame before showed around the dog, for 2 % fewer bytes.
WEBP: dict[str, Any] = {"quality": 80, "method": 3, "kmin": 0, "kmax": 1}
LAST_FRAME_TIMES = 3  # the newest photo stays a little longer


def animate(frames: Sequence[Path], target: Path, *, frame_ms: int) -> None:
    """Write pictures of ours as one moving picture that goes round and round; it says nothing but pixels.

    Args:
        frames, target, frame_ms: as Decoder.animate says, who has checked them.
    Raises:
        PictureRefused: a frame cannot be read, or is of another size than the first. SaveFailed: the disk refused.
    """
    is_gif = target.suffix.lower() == ".gif"
    first = _frame(frames[0], is_gif)
    times = [frame_ms] * (len(frames) - 1) + [LAST_FRAME_TIMES * frame_ms]
    how = {} if is_gif else WEBP
    buffer, kind = io.BytesIO(), "GIF" if is_gif else "WEBP"
    rest = _rest(frames[1:], first.size, is_gif)
    first.save(buffer, kind, save_all=True, append_images=rest, duration=times, loop=0, **how)
    disk.write_whole(target, buffer.getvalue())


def _rest(frames: Sequence[Path], size: tuple[int, int], is_gif: bool) -> Iterator[Image]:
    """Open one frame after the other: ten years of them at once would not fit into the worker's memory."""
    for path in frames:
        frame = _frame(path, is_gif)
        if frame.size != size:
            raise sources.unreadable(path)
        yield frame


def _frame(path: Path, is_gif: bool) -> Image:
    frame = images.plain(path)
    if not is_gif:
        return frame
    return frame.quantize(palette=frame.quantize(256))  # the second time with dither: walls get no bands
