# SPDX-License-Identifier: MIT
"""Files that are one picture to the owner are told as one; others never are."""

from __future__ import annotations

from pathlib import Path

from core.keeping import media


def groups(*names: str) -> list[tuple[str, ...]]:
    made = media.twins([Path("card") / name for name in names])
    return [tuple(path.name for path in (group.main, *group.others)) for group in made]


def test_a_heic_is_chosen_before_its_jpeg_and_the_note_names_the_jpeg() -> None:
    (group,) = media.twins([Path("a/IMG_1.JPG"), Path("a/img_1.heic")])
    assert group == media.Group(Path("a/img_1.heic"), (Path("a/IMG_1.JPG"),), group.note)
    assert "IMG_1.JPG" in group.note


def test_a_live_photo_and_its_movie_are_one() -> None:
    assert groups("IMG_1.HEIC", "IMG_1.MOV") == [("IMG_1.HEIC", "IMG_1.MOV")]
    assert groups("IMG_2.mov", "IMG_2.jpg") == [("IMG_2.jpg", "IMG_2.mov")]
    assert groups("a.JPG", "a.MOV", "a.HEIC") == [("a.HEIC", "a.JPG", "a.MOV")]


def test_what_stands_alone_stays_alone_and_in_order() -> None:
    assert groups("b.mov", "a.jpg", "c.png") == [("b.mov",), ("a.jpg",), ("c.png",)]
    assert media.twins([Path("a.jpg")])[0].note == ""
    assert media.twins([]) == []


def test_the_same_name_in_another_folder_or_of_another_kind_is_another_picture() -> None:
    assert len(media.twins([Path("a/1.heic"), Path("b/1.jpg")])) == 2
    assert groups("1.png", "1.heic", "1.jpg") == [("1.heic", "1.jpg"), ("1.png",)]
    assert groups("1.jpg", "1.jpeg", "1.mov") == [("1.jpg",), ("1.jpeg",), ("1.mov",)]


def test_no_file_is_lost_and_none_counts_twice() -> None:
    names = ["1.heic", "1.jpg", "1.mov", "2.mov", "3.png", "3.jpg", "1.heic"]
    assert sorted(name for group in groups(*names) for name in group) == sorted(set(names))
