# SPDX-License-Identifier: MIT
"""The drawn photos of the sample dogs: what is drawn for which day, the files in the library, the truth beside each.

The pictures themselves are dog_drawing's; rows about them are written through photos.py.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from core.keeping import disk, dog_drawing, images, media
from core.keeping.dog_drawing import Drawn, Jitter
from core.keeping.facts import Facts
from core.keeping.media import Kept
from core.usecases import photos
from core.usecases.demo_story import Dice, Story
from core.usecases.photos import NewPhoto
from core.words import poses

SIZE_PX = (1200, 900)
PORTRAIT_PX = 256
TRUTH = "truth"
_EXIF, _SCAN = 0xE1, 0xDA
_SPACE = uuid.UUID("0d4a7c1e-6a55-5d3c-8f0e-4b7b2c9d1a52")


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo to be drawn: when, which pose, how the legs look (0 to 1) and how the camera was held."""

    look: str
    pose: str
    taken_at: datetime
    offset: str
    muscle: tuple[float, float, float]
    jitter: Jitter
    name: str
    note: str = ""


def shots(story: Story, until: date) -> list[Shot]:
    """Return the photos of a story that ends on `until`, in the order they were taken; without the portrait."""
    dice = Dice(story.seed + 2)
    album = story.album
    found: list[Shot] = []
    for offset in sorted((*album.days, album.poor_rear)):
        poor = offset == album.poor_rear
        at = datetime.combine(story.day(offset, until), time(11, 0)) + timedelta(minutes=round(dice.near(160)))
        brightness = 1.0 + dice.near(0.035)
        for pose in poses.POSES:
            if not pose.weekly or pose.key in album.left_out.get(offset, ()) or (poor and pose.key != "rear"):
                continue
            at += timedelta(seconds=round(70 + dice.near(40)))
            name = f"IMG_{album.first_number + 3 * len(found):04d}.JPG"
            jitter = _jitter(dice, brightness, poor=poor)
            note = album.poor_note if poor else ""
            shown = story.muscle.shown(offset)
            found.append(Shot(album.look, pose.key, at, album.offset, shown, jitter, name, note))
    return found


def _jitter(dice: Dice, brightness: float, *, poor: bool) -> Jitter:
    turn, roll = (9.0, 3.0) if poor else (dice.near(2.4), dice.near(0.9))
    shift = (float(round(dice.near(16))), float(round(dice.near(12))))
    return Jitter(round(turn, 2), round(roll, 2), round(1.0 + dice.near(0.022), 4), shift, round(brightness, 3))


def write(
    library: Path,
    wanted: list[Shot],
    story: Story,
    *,
    drew: Callable[[], None],
) -> Iterator[NewPhoto]:
    """Draw photos and put them into the library with their scaled copies and truths, in order.

    Args:
        library: the folder. wanted: from `shots`. drew: called before each photo is written; may raise to stop.
    Returns:
        What `photos.record_many` takes, one by one; a file is there before its row.
    Raises:
        SaveFailed: the disk refused.
    """
    # Two threads: Pillow lets go of Python's lock while it scales, blurs and packs.
    pool = ThreadPoolExecutor(2)
    try:
        for shot, drawn in zip(wanted, pool.map(_draw, wanted), strict=True):
            drew()
            yield _keep(library, shot, drawn, story)
    finally:
        pool.shutdown(cancel_futures=True)


def portrait(library: Path, story: Story, day: date) -> NewPhoto:
    """Draw the round portrait of the header and put it into the library.

    Raises:
        SaveFailed: the disk refused.
    """
    data = dog_drawing.portrait(dog_drawing.LOOKS[story.album.look], PORTRAIT_PX)
    facts = Facts("PNG", PORTRAIT_PX, PORTRAIT_PX, None, "", "", "", False, 1, False)
    kept = _put(library, data, f"{story.dog.name}.png")
    photo_id = _photo_id(story, kept)
    return NewPhoto(kept, facts, "other", day, photos.OWNER, "", photo_id, "Portrait")


def truth(library: Path, sha256: str) -> dict[str, Any]:
    """Read the truth beside a drawn photo: px of the upright picture by name (see dog_drawing.Truth)."""
    found: dict[str, Any] = json.loads((library / TRUTH / f"{sha256}.json").read_text("utf-8"))
    return found


def _draw(shot: Shot) -> Drawn:
    left, right, crouch = shot.muscle
    return dog_drawing.draw(
        dog_drawing.LOOKS[shot.look],
        shot.pose,
        left=left,
        right=right,
        crouch=crouch,
        jitter=shot.jitter,
        taken_at=shot.taken_at,
        offset=shot.offset,
        size_px=SIZE_PX,
    )


def _keep(library: Path, shot: Shot, drawn: Drawn, story: Story) -> NewPhoto:
    kept = _put(library, drawn.image_bytes, shot.name)
    day = shot.taken_at.date()
    truth = {**drawn.truth.as_dict(), "pose": shot.pose, "dog": story.dog.name, "day": day.isoformat()}
    truth |= dict(zip(("muscle_left", "muscle_right", "crouch"), (round(v, 4) for v in shot.muscle), strict=True))
    text = json.dumps(truth, indent=1, sort_keys=True)
    disk.write_whole(library / TRUTH / f"{kept.sha256}.json", text.encode("utf-8"))
    written = shot.taken_at.strftime("%Y-%m-%dT%H:%M:%S")
    facts = Facts("JPEG", *SIZE_PX, day, "exif_original", written, shot.offset, False, 1, False)
    return NewPhoto(kept, facts, shot.pose, day, facts.day_source, "", _photo_id(story, kept), shot.note)


def _put(library: Path, data: bytes, name: str) -> Kept:
    """Write an original and its scaled copies; not flushed to the disk one by one, a sample can be made again."""
    kept = Kept(hashlib.sha256(data).hexdigest(), len(data), name, False)
    original = media.path_of(library, kept.sha256)
    disk.write_whole(original, data)
    original.chmod(0o444)
    # A photo smaller than the large copy is its own copy, less what the camera wrote: no second packing.
    plain = _without_exif(data)
    large = [edge for edge in media.SIZES if edge >= max(SIZE_PX) and plain]
    for edge in large:
        disk.write_whole(media.cache_path(library, kept.sha256, edge), plain)
    copies = [(media.cache_path(library, kept.sha256, edge), edge) for edge in media.SIZES if edge not in large]
    images.make_copies(original, copies, allow_damaged=False)
    return kept


def _without_exif(data: bytes) -> bytes:
    """Return an upright JPEG without its EXIF part; empty for anything but a JPEG."""
    if not data.startswith(b"\xff\xd8"):
        return b""
    at, kept = 2, data[:2]
    while data[at + 1] != _SCAN:
        size = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        kept += b"" if data[at + 1] == _EXIF else data[at : at + size]
        at += size
    return kept + data[at:]


def _photo_id(story: Story, kept: Kept) -> str:
    return str(uuid.uuid5(_SPACE, f"{story.dog.name}/{kept.sha256}"))
