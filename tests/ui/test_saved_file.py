# SPDX-License-Identifier: MIT
"""Files a person saves: names every system takes, endings added once, pictures whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from core.words.errors import SaveFailed
from ui import saved_file


def test_a_name_has_nothing_a_file_system_refuses() -> None:
    assert saved_file.name_of("Bai/ley: “x”?", "week 1", "") == "Bai ley “x” week 1"
    assert saved_file.name_of("..", "") == "Hindstride"
    assert len(saved_file.name_of("x" * 500)) == saved_file.LONGEST
    assert saved_file.name_of("Bai\u202egnp.yel", "\x7fa") == "Bai gnp.yel a"


@pytest.mark.parametrize("letter", ["W", "é", "😀", "中"])
def test_a_name_fits_into_a_folder_and_keeps_its_day(letter: str, tmp_path: Path) -> None:
    name = saved_file.name_of("Bailey", letter * 5000, "2026-11-22")
    assert name.startswith("Bailey " + letter * 40) and name.endswith(letter + " 2026-11-22")
    (tmp_path / f"{name}.png.part").touch()


@pytest.mark.parametrize(("chosen", "ending"), [("a", "a.png"), ("a.PNG", "a.PNG"), ("a.v2", "a.v2.png")])
def test_an_ending_is_added_only_when_it_was_left_out(chosen: str, ending: str) -> None:
    assert saved_file.with_ending(chosen, ".png") == Path(ending)


def test_another_kind_that_fits_is_left_as_it_was_chosen() -> None:
    assert saved_file.with_ending("a.jpeg", ".png", *saved_file.PICTURES) == Path("a.jpeg")


def test_a_picture_is_written_by_its_ending_and_leaves_no_part(tmp_path: Path) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    saved_file.write_picture(image, tmp_path / "a.jpg")
    saved_file.write_picture(image, tmp_path / "b.png")
    assert (tmp_path / "a.jpg").read_bytes()[:2] == b"\xff\xd8"
    assert (tmp_path / "b.png").read_bytes()[:4] == b"\x89PNG"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.jpg", "b.png"]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match=r"a\.png"):
        saved_file.write_picture(QImage(8, 8, QImage.Format.Format_RGB32), tmp_path / "nowhere" / "a.png")


def test_a_file_made_elsewhere_is_put_whole_in_place_of_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"new")
    (tmp_path / "a.webp").write_bytes(b"older")
    saved_file.put(tmp_path / "made", tmp_path / "a.webp")
    assert (tmp_path / "a.webp").read_bytes() == b"new"
    with pytest.raises(SaveFailed, match=r"nowhere\.webp"):
        saved_file.put(tmp_path / "made", tmp_path / "gone" / "nowhere.webp")
    with pytest.raises(SaveFailed, match=r"a\.webp"):
        saved_file.put(tmp_path / "lost", tmp_path / "a.webp")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.webp", "made"]
    assert (tmp_path / "a.webp").read_bytes() == b"new"
