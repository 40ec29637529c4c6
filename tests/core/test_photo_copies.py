# SPDX-License-Identifier: MIT
"""Scaled copies of photos: made while looking, taken over when kept, made again at need, never the only picture."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from core.keeping import media
from core.keeping.decoder import Decoder
from core.keeping.store import Store
from core.usecases import photo_copies, photo_import
from core.words.errors import Cancelled, PictureRefused

TODAY = date(2026, 11, 22)
WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
# A worker that reads pictures but dies whenever it should make copies of one.
DIES_COPYING = """
import os
from core.keeping import decoder, images
images.make_copies = lambda *given, **named: os._exit(9)
decoder.serve_process()
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    store = Store.create(tmp_path / "library")
    store.close()
    return tmp_path / "library"


@pytest.fixture(scope="module")
def reader() -> Iterator[Decoder]:
    with Decoder(WORKER) as made:
        yield made


def photo(folder: Path, name: str, size: tuple[int, int] = (1200, 900)) -> Path:
    folder.mkdir(exist_ok=True)
    Image.effect_noise(size, 40).convert("RGB").save(folder / name)
    return folder / name


def long_edge(path: Path) -> int:
    with Image.open(path) as picture:
        return max(picture.size)


def test_looking_at_a_jpeg_makes_the_small_copy_only(library: Path, reader: Decoder, tmp_path: Path) -> None:
    (found,) = photo_import.inspect(library, [photo(tmp_path / "in", "a.jpg", (3000, 2000))], reader, today=TODAY)
    assert found.preview is not None and long_edge(found.preview) == 400
    (outcome,) = photo_import.keep_all(library, [found])
    assert outcome.kept is not None
    assert [edge for _path, edge in photo_copies.missing(library, outcome.kept.sha256)] == [2048]


@pytest.mark.parametrize("name", ["iphone-12mp.HEIC", "drawn.png"])
def test_a_picture_that_is_dear_to_decode_is_decoded_once_for_all_its_copies(
    library: Path, reader: Decoder, tmp_path: Path, shared_path: Path, name: str
) -> None:
    source = shared_path / "data" / "photos" / name
    if not source.exists():
        source = photo(tmp_path / "in", name, (3000, 2000))
    (found,) = photo_import.inspect(library, [source], reader, today=TODAY)
    (outcome,) = photo_import.keep_all(library, [found])
    assert outcome.kept is not None
    copies = [media.cache_path(library, outcome.kept.sha256, edge) for edge in media.SIZES]
    assert [long_edge(path) for path in copies] == [400, 2016 if name.endswith("HEIC") else 2048]
    assert photo_copies.missing(library, outcome.kept.sha256) == []


def test_what_was_stopped_while_keeping_can_be_kept_again(library: Path, reader: Decoder, tmp_path: Path) -> None:
    class Stopped:
        progressed = None

        def is_cancelled(self) -> bool:
            return True

    found = photo_import.inspect(library, [photo(tmp_path / "in", "a.jpg")], reader, today=TODAY)
    with pytest.raises(Cancelled):
        photo_import.keep_all(library, found, job=Stopped())
    (outcome,) = photo_import.keep_all(library, found)
    assert outcome.kept is not None
    assert media.cache_path(library, outcome.kept.sha256, 400).is_file()


def test_a_preview_that_is_gone_costs_nothing_but_making_it_again(
    library: Path, reader: Decoder, tmp_path: Path
) -> None:
    found = photo_import.inspect(library, [photo(tmp_path / "in", "a.jpg")], reader, today=TODAY)
    photo_import.discard_previews(found)
    (outcome,) = photo_import.keep_all(library, found)
    assert outcome.kept is not None
    assert len(photo_copies.missing(library, outcome.kept.sha256)) == 2
    photo_copies.make_copies(library, outcome.kept.sha256, reader)
    assert photo_copies.missing(library, outcome.kept.sha256) == []


def test_a_reader_that_dies_over_a_kept_photo_says_kept_no_preview(library: Path, tmp_path: Path) -> None:
    with Decoder((sys.executable, "-c", DIES_COPYING)) as dying:
        (found,) = photo_import.inspect(library, [photo(tmp_path / "in", "a.jpg")], dying, today=TODAY)
        kept = photo_import.keep(library, found, dying, allow_damaged=False)
        assert media.path_of(library, kept.sha256).read_bytes() == found.path.read_bytes()
        with pytest.raises(PictureRefused) as caught:
            photo_copies.make_copies(library, kept.sha256, dying, name="a.jpg")
    assert (caught.value.title, caught.value.reason) == ("a.jpg: kept, no preview.", "decoder")


def test_many_files_are_looked_at_in_their_order(library: Path, reader: Decoder, tmp_path: Path) -> None:
    files = [photo(tmp_path / "in", f"{number:02}.jpg", (90 + number, 60)) for number in range(12)]
    files.insert(5, tmp_path / "in" / "gone.jpg")
    found = photo_import.inspect(library, files, reader, today=TODAY)
    assert [one.path for one in found] == files
    assert [one.facts.width if one.facts else 0 for one in found] == [*range(90, 95), 0, *range(95, 102)]
    outcomes = photo_import.keep_all(library, [one for one in found if one.facts])
    assert [outcome.kept.name for outcome in outcomes if outcome.kept] == [f"{number:02}.jpg" for number in range(12)]


def test_no_half_written_copy_stays(library: Path, reader: Decoder, tmp_path: Path) -> None:
    (found,) = photo_import.inspect(library, [photo(tmp_path / "in", "a.jpg")], reader, today=TODAY)
    photo_import.keep(library, found, reader, allow_damaged=False)
    names = [name for _folder, _folders, files in os.walk(library / "cache") for name in files]
    assert names and all(name.endswith(".jpg") for name in names)
