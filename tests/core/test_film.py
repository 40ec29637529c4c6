# SPDX-License-Identifier: MIT
"""A time-lapse is packed in order, whole, and without a word about place or camera."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.keeping import film
from core.words.errors import PictureRefused, SaveFailed


def frames(folder: Path, count: int = 3) -> list[Path]:
    """Write frames that say where they were taken, in colours that can be told apart."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 3.0)})
    exif[0x010E] = "secret place"
    paths = []
    for number in range(count):
        paths.append(folder / f"{number}.{'png' if number % 2 else 'jpg'}")
        Image.new("RGB", (60, 40), (80 * number, 60, 200 - 80 * number)).save(paths[-1], exif=exif)
    return paths


@pytest.mark.parametrize("name", ["weeks.webp", "weeks.GIF"])
def test_frames_become_a_picture_that_moves_in_order_for_ever(tmp_path: Path, name: str) -> None:
    film.animate(frames(tmp_path), tmp_path / name, frame_ms=400)
    with Image.open(tmp_path / name) as moving:
        assert (moving.format, moving.size, moving.n_frames) == (name[-4:].strip(".").upper(), (60, 40), 3)
        assert moving.info["loop"] == 0
        for number, shown_ms in enumerate((400, 400, 1200)):
            moving.seek(number)
            assert np.abs(np.asarray(moving.convert("RGB"), float) - (80 * number, 60, 200 - 80 * number)).max() <= 8
            assert moving.info["duration"] == shown_ms


@pytest.mark.parametrize("name", ["weeks.webp", "weeks.gif"])
def test_a_moving_picture_says_nothing_of_place_or_camera(tmp_path: Path, name: str) -> None:
    film.animate(frames(tmp_path), tmp_path / name, frame_ms=400)
    data = (tmp_path / name).read_bytes()
    assert not [word for word in (b"EXIF", b"Exif", b"XMP", b"ICCP", b"secret") if word in data]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_frames_of_two_sizes_and_lost_frames_are_told_by_name(tmp_path: Path) -> None:
    paths = frames(tmp_path)
    Image.new("RGB", (61, 40)).save(paths[2])
    with pytest.raises(PictureRefused, match=paths[2].name):
        film.animate(paths, tmp_path / "a.webp", frame_ms=400)
    paths[1].unlink()
    with pytest.raises(PictureRefused, match=paths[1].name):
        film.animate(paths, tmp_path / "a.webp", frame_ms=400)
    assert not (tmp_path / "a.webp").exists()


def test_an_animation_into_a_folder_that_is_gone_says_that_the_disk_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed):
        film.animate(frames(tmp_path), tmp_path / "file" / "a.gif", frame_ms=400)


def test_frames_that_hardly_differ_keep_their_own_pixels(tmp_path: Path) -> None:
    """WebP may take blocks of the frame before where a wall is nearly the same: a dog then wears a halo."""
    wall = np.random.default_rng(1).normal(200, 3, (240, 320, 3))
    paths = [tmp_path / f"{number}.png" for number in range(5)]
    for number, path in enumerate(paths):
        light = wall - 1.2 * number
        light[80:160, 100 + 3 * number : 200 + 3 * number] = (120, 70, 40)
        Image.fromarray(np.clip(light, 0, 255).astype("uint8")).save(path)
    film.animate(paths, tmp_path / "a.webp", frame_ms=400)
    with Image.open(tmp_path / "a.webp") as moving:
        for number, path in enumerate(paths):
            moving.seek(number)
            drift = np.asarray(moving.convert("RGB"), float) - np.asarray(Image.open(path), float)
            assert abs(drift[:60].mean()) < 1
