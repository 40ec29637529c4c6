# SPDX-License-Identifier: MIT
"""Pictures of ours as one moving picture, WebP or GIF. Runs in the worker process, like images.py.

What stands on the frames, dates too, is drawn by the window; here they are only packed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
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
    pictures = [_frame(path, is_gif) for path in frames]
    for path, picture in zip(frames, pictures, strict=True):
        if picture.size != pictures[0].size:
            raise sources.unreadable(path)
    times = [frame_ms] * (len(pictures) - 1) + [LAST_FRAME_TIMES * frame_ms]
    how = {} if is_gif else WEBP
    buffer, kind = io.BytesIO(), "GIF" if is_gif else "WEBP"
    pictures[0].save(buffer, kind, save_all=True, append_images=pictures[1:], duration=times, loop=0, **how)
    disk.write_whole(target, buffer.getvalue())


def _frame(path: Path, is_gif: bool) -> Image:
    frame = images.plain(path)
    if not is_gif:
        return frame
    return frame.quantize(palette=frame.quantize(256))  # the second time with dither: walls get no bands
