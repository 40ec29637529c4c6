# SPDX-License-Identifier: MIT
"""Pictures from real phones and from people with bad intentions: read, turned upright, or refused in words."""

from __future__ import annotations

import io
import os
import time
import zlib
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from core.keeping import images
from core.words.errors import PictureRefused, SaveFailed

TODAY = date(2026, 11, 22)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), dtype=float)


def copied(source: Path, folder: Path, edge: int = 400) -> Path:
    dest = folder / f"{source.name}-{edge}.jpg"
    images.make_copies(source, [(dest, edge)], allow_damaged=False)
    return dest


def refusal(path: Path) -> PictureRefused:
    with pytest.raises(PictureRefused) as caught:
        images.facts(path, today=TODAY)
    return caught.value


def dated(path: Path, **tags: str) -> Path:
    """Write a small JPEG with EXIF texts: original, digitized, offset, offset_digitized."""
    numbers = {"original": 36867, "digitized": 36868, "offset": 36881, "offset_digitized": 36882}
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({numbers[name]: text for name, text in tags.items()})
    Image.new("RGB", (40, 30), "brown").save(path, exif=exif)
    return path


# --- real photos ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "size", "taken_at", "offset"),
    [
        ("dog-sitting-side.jpg", "JPEG", (768, 576), "2014-09-19T16:08:30", ""),
        ("iphone-12mp.HEIC", "HEIF", (3024, 4032), "2020-05-04T18:39:11", "-04:00"),
        ("iphone-landscape-12mp.heic", "HEIF", (4032, 3024), "2018-02-05T15:11:44", ""),
        ("iphone6-gps-8mp.jpg", "JPEG", (3264, 2448), "2014-09-16T14:05:12", ""),
        ("pug-12mp.heic", "HEIF", (4032, 3024), "2023-02-21T14:33:08", "+03:00"),
    ],
)
def test_real_photos_tell_their_size_and_date(
    shared_path: Path, name: str, kind: str, size: tuple[int, int], taken_at: str, offset: str
) -> None:
    facts = images.facts(shared_path / "data" / "photos" / name, today=TODAY)
    assert (facts.kind, (facts.width, facts.height)) == (kind, size)
    assert facts.day == date.fromisoformat(taken_at[:10])
    assert (facts.day_source, facts.taken_at, facts.offset) == ("exif_original", taken_at, offset)
    assert (facts.frames, facts.doubtful, facts.damaged) == (1, False, False)


@pytest.mark.parametrize("number", range(9))
@pytest.mark.parametrize("form", ["Landscape", "Portrait"])
def test_every_orientation_is_shown_upright(shared_path: Path, tmp_path: Path, form: str, number: int) -> None:
    folder = shared_path / "data" / "orientation"
    want = pixels(copied(folder / f"{form}_1.jpg", tmp_path))
    got = pixels(copied(folder / f"{form}_{number}.jpg", tmp_path))
    assert got.shape == want.shape
    assert np.abs(got - want).mean() <= 2
    facts = images.facts(folder / f"{form}_{number}.jpg", today=TODAY)
    assert (facts.width > facts.height) == (form == "Landscape")


@pytest.mark.parametrize("format_name", ["PNG", "TIFF", "WEBP", "AVIF"])
@pytest.mark.parametrize("number", [3, 5, 6, 8])
def test_turned_pictures_of_other_kinds_are_upright_once(tmp_path: Path, format_name: str, number: int) -> None:
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste("red", (0, 0, 20, 20))  # a red corner at the top left
    stored = images._turned(upright, {5: 5, 6: 8, 8: 6, 3: 3}[number])
    exif = Image.Exif()
    exif[0x0112] = number
    source = tmp_path / f"turned.{format_name.lower()}"
    stored.save(source, format_name, exif=exif)
    facts = images.facts(source, today=TODAY)
    assert (facts.width, facts.height) == (60, 40)
    assert images.make_copies(source, [(tmp_path / "copy.jpg", 400)], allow_damaged=False) == (60, 40)
    got = pixels(tmp_path / "copy.jpg")
    assert got.shape == (40, 60, 3)
    assert np.abs(got - np.asarray(upright, dtype=float)).mean() <= 4


def test_a_phone_heic_is_not_turned_twice(shared_path: Path, tmp_path: Path) -> None:
    source = shared_path / "data" / "photos" / "iphone-12mp.HEIC"
    assert images.make_copies(source, [(tmp_path / "c.jpg", 400)], allow_damaged=False) == (3024, 4032)
    with Image.open(tmp_path / "c.jpg") as copy:
        assert copy.size == (300, 400)


# --- dates ---------------------------------------------------------------------------------------


def test_a_photo_of_half_past_eleven_at_night_keeps_its_day(tmp_path: Path) -> None:
    path = dated(tmp_path / "late.jpg", original="2026:05:31 23:30:00", offset="-04:00")
    facts = images.facts(path, today=TODAY)
    assert (facts.day, facts.taken_at, facts.offset) == (date(2026, 5, 31), "2026-05-31T23:30:00", "-04:00")


def test_the_digitized_date_stands_in_for_a_missing_one(tmp_path: Path) -> None:
    path = dated(tmp_path / "scan.jpg", digitized="2025:01:02 03:04:05", offset_digitized="+01:00")
    facts = images.facts(path, today=TODAY)
    assert (facts.day, facts.day_source, facts.offset) == (date(2025, 1, 2), "exif_digitized", "+01:00")


@pytest.mark.parametrize("text", ["1970:01:01 00:00:00", "2000:01:01 10:00:00", "2026:11:23 00:00:01"])
def test_a_clock_that_was_never_set_is_doubtful(tmp_path: Path, text: str) -> None:
    facts = images.facts(dated(tmp_path / "a.jpg", original=text), today=TODAY)
    assert facts.doubtful
    assert facts.day == date.fromisoformat(text[:10].replace(":", "-"))


@pytest.mark.parametrize("text", ["0000:00:00 00:00:00", "soon", "2026:02:30 10:00:00"])
def test_a_written_date_that_does_not_exist_is_doubtful_and_no_day(tmp_path: Path, text: str) -> None:
    facts = images.facts(dated(tmp_path / "a.jpg", original=text), today=TODAY)
    assert (facts.day, facts.day_source, facts.doubtful) == (None, "", True)


def test_no_date_at_all_is_not_doubtful_but_missing(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    facts = images.facts(tmp_path / "a.png", today=TODAY)
    assert (facts.day, facts.doubtful, facts.taken_at) == (None, False, "")


def test_a_time_with_a_second_of_60_still_gives_the_day(tmp_path: Path) -> None:
    facts = images.facts(dated(tmp_path / "a.jpg", original="2025:12:31 23:59:60"), today=TODAY)
    assert (facts.day, facts.taken_at) == (date(2025, 12, 31), "")


def test_broken_exif_is_no_reason_to_refuse_a_picture(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xee" * 40)
    assert images.facts(tmp_path / "a.jpg", today=TODAY).day is None


def test_facts_travel_as_plain_values(tmp_path: Path) -> None:
    facts = images.facts(dated(tmp_path / "a.jpg", original="2025:12:31 23:59:58"), today=TODAY)
    assert images.Facts.from_dict(facts.as_dict()) == facts


# --- bad input -----------------------------------------------------------------------------------

HOSTILE = {
    "bomb-30000x30000.png": "too_large",
    "bomb-declared-65535.png": "too_large",
    "wide-65535x1.png": "too_large",
    "eps-as.jpg": "not_a_picture",
    "evil.svg": "not_a_picture",
    "html.jpg": "not_a_picture",
    "one-byte.jpg": "not_a_picture",
    "zero.jpg": "not_a_picture",
    "trunc-2.jpg": "not_a_picture",
    "trunc-20.jpg": "truncated",
    "trunc-200.jpg": "truncated",
    "trunc-2000.jpg": "truncated",
    "ztxt-300MB.png": "unreadable",
}


@pytest.mark.parametrize(("name", "reason"), HOSTILE.items())
def test_a_hostile_picture_is_refused_in_one_sentence(shared_path: Path, name: str, reason: str) -> None:
    started = time.monotonic()
    refused = refusal(shared_path / "data" / "hostile-images" / name)
    assert time.monotonic() - started < 5
    assert refused.reason == reason
    assert refused.title.startswith(name)
    assert refused.title.endswith(".")
    assert str(shared_path) not in str(refused)


def test_a_text_bomb_behind_the_pixels_gets_no_second_try(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((8, 8), 90).save(buffer, "PNG")
    whole = buffer.getvalue()
    text = b"zTXt" + b"note\0\0" + zlib.compress(bytes(50_000_000))
    chunk = (len(text) - 4).to_bytes(4, "big") + text + zlib.crc32(text).to_bytes(4, "big")
    (tmp_path / "late.png").write_bytes(whole[:-12] + chunk + whole[-12:])
    assert refusal(tmp_path / "late.png").reason == "unreadable"


def test_every_hostile_picture_has_been_thought_of(shared_path: Path) -> None:
    known = {*HOSTILE, "dog-is-jpg.heic", "dog-is-jpg.png", "trunc-163757.jpg", "trunc-81879.jpg"}
    assert known == {path.name for path in (shared_path / "data" / "hostile-images").iterdir()}


def test_a_picture_too_large_says_how_large_and_the_limit(shared_path: Path) -> None:
    refused = refusal(shared_path / "data" / "hostile-images" / "bomb-30000x30000.png")
    assert "900 MP" in refused.title
    assert "120 MP" in refused.title


@pytest.mark.parametrize("name", ["dog-is-jpg.heic", "dog-is-jpg.png"])
def test_a_wrong_ending_is_no_fault(shared_path: Path, name: str) -> None:
    facts = images.facts(shared_path / "data" / "hostile-images" / name, today=TODAY)
    assert (facts.kind, facts.width, facts.damaged) == ("JPEG", 768, False)


@pytest.mark.parametrize("name", ["trunc-163757.jpg", "trunc-81879.jpg"])
def test_a_picture_cut_short_is_told_as_damaged(shared_path: Path, tmp_path: Path, name: str) -> None:
    source = shared_path / "data" / "hostile-images" / name
    facts = images.facts(source, today=TODAY)
    assert facts.damaged
    assert facts.day == date(2014, 9, 19)
    dest = tmp_path / "copy.jpg"
    with pytest.raises(PictureRefused) as caught:
        images.make_copies(source, [(dest, 400)], allow_damaged=False)
    assert caught.value.reason == "truncated"
    assert not dest.exists()
    assert images.make_copies(source, [(dest, 400)], allow_damaged=True) == (768, 576)
    assert pixels(dest).shape == (300, 400, 3)


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.9, 0.99])
def test_no_kind_of_picture_passes_as_whole_when_cut(tmp_path: Path, format_name: str, part: float) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, format_name)
    cut = tmp_path / "cut"
    cut.write_bytes(buffer.getvalue()[: int(len(buffer.getvalue()) * part)])
    if format_name in ("WEBP", "AVIF"):
        assert refusal(cut).reason == "truncated"
    else:
        assert images.facts(cut, today=TODAY).damaged


@pytest.mark.parametrize("name", ["pug-12mp.heic", "iphone-12mp.HEIC"])
def test_a_phone_heic_cut_short_is_damaged_although_its_decoder_keeps_silent(
    shared_path: Path, tmp_path: Path, name: str
) -> None:
    whole = (shared_path / "data" / "photos" / name).read_bytes()
    cut = tmp_path / "cut.heic"
    cut.write_bytes(whole[: len(whole) // 2])
    facts = images.facts(cut, today=TODAY)
    assert facts.damaged
    assert facts.day is not None
    with pytest.raises(PictureRefused, match="cut short"):
        images.make_copies(cut, [(tmp_path / "c.jpg", 400)], allow_damaged=False)
    images.make_copies(cut, [(tmp_path / "c.jpg", 400)], allow_damaged=True)
    cut.write_bytes(whole[:300])
    assert refusal(cut).reason == "truncated"


def test_a_picture_of_which_nothing_is_left_is_refused(tmp_path: Path) -> None:
    Image.effect_noise((400, 400), 90).save(tmp_path / "a.jpg")
    whole = (tmp_path / "a.jpg").read_bytes()
    scan = whole.index(b"\xff\xda")
    (tmp_path / "a.jpg").write_bytes(whole[: scan + 10])
    assert refusal(tmp_path / "a.jpg").reason == "truncated"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no fifos on this system")
def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert refusal(tmp_path / "pipe.jpg").reason == "not_a_file"


def test_folders_links_and_devices_are_refused(tmp_path: Path, shared_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "link.jpg").symlink_to(shared_path / "data" / "photos" / "dog-sitting-side.jpg")
    for path in (tmp_path / "folder.jpg", tmp_path / "link.jpg", Path(os.devnull)):
        assert refusal(path).reason == "not_a_file"
    assert "folder.jpg" in refusal(tmp_path / "folder.jpg").title


def test_a_missing_file_and_a_name_with_hidden_marks_are_told(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "gone\u202egpj.exe")
    assert refused.reason == "unreadable"
    assert refused.title.startswith("gone\\u202egpj.exe")


def test_a_raw_photo_is_not_taken_for_its_thumbnail(tmp_path: Path) -> None:
    Image.new("RGB", (16, 16)).save(tmp_path / "raw.dng", "TIFF", tiffinfo={50706: b"\1\4\0\0"})
    assert refusal(tmp_path / "raw.dng").reason == "not_a_picture"


@pytest.mark.parametrize(("size", "refused"), [((30_000, 2), False), ((30_001, 2), True)])
def test_the_longest_side_has_a_limit(tmp_path: Path, size: tuple[int, int], refused: bool) -> None:
    Image.new("1", size).save(tmp_path / "long.png")
    if refused:
        assert refusal(tmp_path / "long.png").reason == "too_large"
    else:
        assert images.facts(tmp_path / "long.png", today=TODAY).width == size[0]
        images.make_copies(tmp_path / "long.png", [(tmp_path / "c.jpg", 400)], allow_damaged=False)
        assert pixels(tmp_path / "c.jpg").shape == (1, 400, 3)


# --- copies --------------------------------------------------------------------------------------


def colour_of(source: Path, folder: Path) -> list[float]:
    return list(pixels(copied(source, folder))[8, 8])


@pytest.mark.parametrize(
    ("mode", "colour", "ending", "want"),
    [
        ("L", 100, "png", (100, 100, 100)),
        ("1", 1, "png", (255, 255, 255)),
        ("CMYK", (0, 255, 255, 0), "jpg", (255, 0, 0)),
        ("CMYK", (0, 255, 255, 0), "tif", (255, 0, 0)),
        ("RGBA", (255, 0, 0, 0), "png", (255, 255, 255)),
        ("LA", (0, 0), "png", (255, 255, 255)),
        ("I;16", 32768, "png", (127, 127, 127)),
        ("I;16", 32768, "tif", (127, 127, 127)),
        ("LAB", (255, 128, 128), "tif", (255, 255, 255)),
        ("YCbCr", (76, 85, 255), "jpg", (254, 0, 0)),
    ],
)
def test_odd_colours_become_plain_ones(
    tmp_path: Path, mode: str, colour: int | tuple[int, ...], ending: str, want: tuple[int, int, int]
) -> None:
    Image.new(mode, (16, 16), colour).save(tmp_path / f"odd.{ending}")
    assert colour_of(tmp_path / f"odd.{ending}", tmp_path) == pytest.approx(want, abs=4)


def test_a_palette_with_transparency_lies_on_white(tmp_path: Path) -> None:
    picture = Image.new("P", (16, 16), 0)
    picture.putpalette([0, 0, 255] * 256)
    picture.save(tmp_path / "p.png", transparency=0)
    assert colour_of(tmp_path / "p.png", tmp_path) == pytest.approx((255, 255, 255), abs=2)


def test_floating_greys_are_stretched_not_clipped(tmp_path: Path) -> None:
    ramp = np.linspace(0, 1, 256, dtype=np.float32).reshape(16, 16)
    Image.fromarray(ramp).save(tmp_path / "f.tif")
    got = pixels(copied(tmp_path / "f.tif", tmp_path))
    assert got.min() < 10
    assert got.max() > 245
    assert 110 < got.mean() < 145


def test_a_colour_profile_is_honoured_and_a_broken_one_ignored(tmp_path: Path) -> None:
    lab_white = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Swapping the red and green columns makes a profile in which red means green.
    swapped = bytearray(lab_white)
    red, green = lab_white.index(b"rXYZ"), lab_white.index(b"gXYZ")
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    picture = Image.new("RGB", (16, 16), "red")
    picture.save(tmp_path / "swapped.png", icc_profile=bytes(swapped))
    picture.save(tmp_path / "broken.png", icc_profile=b"no profile at all")
    assert colour_of(tmp_path / "swapped.png", tmp_path)[1] > 200
    assert colour_of(tmp_path / "broken.png", tmp_path) == pytest.approx((254, 0, 0), abs=3)


def test_the_first_frame_of_an_animation_is_shown(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue", "green")]
    for name in ("a.gif", "a.webp", "a.png"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
        facts = images.facts(tmp_path / name, today=TODAY)
        assert facts.frames == (2 if name == "a.gif" else 3)
        assert colour_of(tmp_path / name, tmp_path)[0] > 240


def test_copies_carry_no_metadata(shared_path: Path, tmp_path: Path) -> None:
    for name in ("iphone6-gps-8mp.jpg", "pug-12mp.heic", "dog-sitting-side.jpg"):
        copy = copied(shared_path / "data" / "photos" / name, tmp_path)
        with Image.open(copy) as picture:
            assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Exif" not in copy.read_bytes()
    plain = Image.new("RGB", (8, 8))
    plain.save(tmp_path / "said.jpg", comment=b"at home", xmp=b"<x:xmpmeta/>")
    said = copied(tmp_path / "said.jpg", tmp_path).read_bytes()
    assert b"at home" not in said
    assert b"xmp" not in said


def test_one_decode_gives_all_sizes_and_nothing_is_enlarged(shared_path: Path, tmp_path: Path) -> None:
    source = shared_path / "data" / "photos" / "dog-sitting-side.jpg"
    copies = [(tmp_path / "400" / "a.jpg", 400), (tmp_path / "2048" / "a.jpg", 2048)]
    assert images.make_copies(source, copies, allow_damaged=False) == (768, 576)
    assert pixels(copies[0][0]).shape == (300, 400, 3)
    assert pixels(copies[1][0]).shape == (576, 768, 3)
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["a.jpg", "a.jpg"]


def test_a_copy_looks_like_the_original(shared_path: Path, tmp_path: Path) -> None:
    source = shared_path / "data" / "photos" / "iphone6-gps-8mp.jpg"
    with Image.open(source) as picture:
        want = picture.convert("RGB").resize((400, 300), Image.Resampling.LANCZOS)
    got = pixels(copied(source, tmp_path))
    assert np.abs(got - np.asarray(want, dtype=float)).mean() <= 7


def test_a_copy_that_cannot_be_written_is_the_disks_fault(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed):
        images.make_copies(tmp_path / "a.png", [(tmp_path / "file" / "c.jpg", 400)], allow_damaged=False)


def test_pillows_own_limits_are_put_back(shared_path: Path) -> None:
    from PIL import ImageFile

    limit = Image.MAX_IMAGE_PIXELS
    refusal(shared_path / "data" / "hostile-images" / "bomb-30000x30000.png")
    images.facts(shared_path / "data" / "hostile-images" / "trunc-81879.jpg", today=TODAY)
    assert limit == Image.MAX_IMAGE_PIXELS
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_a_phone_jpeg_with_a_second_picture_inside_is_one_still(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (32, 16), "red"), Image.new("RGB", (32, 16), "blue")
    buffer = io.BytesIO()
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    (tmp_path / "burst.jpg").write_bytes(buffer.getvalue())
    facts = images.facts(tmp_path / "burst.jpg", today=TODAY)
    assert (facts.kind, facts.frames) == ("JPEG", 1)
    assert colour_of(tmp_path / "burst.jpg", tmp_path)[0] > 240


# --- looking ------------------------------------------------------------------------------------------


def test_a_jpeg_is_looked_at_and_copied_small_from_one_decode(shared_path: Path, tmp_path: Path) -> None:
    source = shared_path / "data" / "photos" / "iphone6-gps-8mp.jpg"
    copies = [(tmp_path / "small.jpg", 400), (tmp_path / "large.jpg", 2048)]
    assert images.look(source, copies, today=TODAY) == images.facts(source, today=TODAY)
    assert pixels(tmp_path / "small.jpg").shape == (300, 400, 3)
    assert not (tmp_path / "large.jpg").exists()
    images.make_copies(source, [(tmp_path / "again.jpg", 400)], allow_damaged=False)
    assert np.abs(pixels(tmp_path / "small.jpg") - pixels(tmp_path / "again.jpg")).mean() < 1


@pytest.mark.parametrize("name", ["trunc-163757.jpg", "trunc-81879.jpg"])
def test_what_is_left_of_a_picture_cut_short_is_looked_at_too(shared_path: Path, tmp_path: Path, name: str) -> None:
    source = shared_path / "data" / "hostile-images" / name
    assert images.look(source, [(tmp_path / "small.jpg", 400)], today=TODAY).damaged
    assert pixels(tmp_path / "small.jpg").shape == (300, 400, 3)


@pytest.mark.parametrize(("name", "reason"), HOSTILE.items())
def test_looking_at_a_hostile_picture_writes_nothing(shared_path: Path, tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(PictureRefused) as caught:
        images.look(shared_path / "data" / "hostile-images" / name, [(tmp_path / "c.jpg", 400)], today=TODAY)
    assert caught.value.reason == reason
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("size", "copied_size"),
    [((4032, 3024), (2016, 1512)), ((3072, 4080), (1536, 2040)), ((3264, 2448), (2048, 1536)), ((1800, 9), (1800, 9))],
)
def test_a_copy_is_half_the_picture_where_that_is_nearly_the_size_asked_for(
    tmp_path: Path, size: tuple[int, int], copied_size: tuple[int, int]
) -> None:
    for kind in ("JPEG", "PNG"):
        Image.new("RGB", size, "brown").save(tmp_path / f"a.{kind}", kind, compress_level=1)
        images.make_copies(tmp_path / f"a.{kind}", [(tmp_path / "c.jpg", 2048)], allow_damaged=False)
        with Image.open(tmp_path / "c.jpg") as copy:
            assert copy.size == copied_size
