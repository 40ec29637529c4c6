# SPDX-License-Identifier: MIT
"""Why a clip was refused, in words for the owner. What is inside a clip is movie.py; other files are sources.py."""

from __future__ import annotations

from pathlib import Path

from core.keeping.sources import shown_name
from core.words.errors import PictureRefused
from core.words.i18n import _


def not_a_clip(path: Path) -> PictureRefused:
    """Return the refusal of a file that is no clip by its content: a playlist, a text, a photo, a sound."""
    title = _("{name} is not a video that can be added here.")
    return _refused(path, title, _("Clips can be MP4, MOV, M4V, 3GP, AVI or WEBM."), "not_a_clip")


def unfinished(path: Path) -> PictureRefused:
    """Return the refusal of a clip without the part that says where its pictures are."""
    title = _("{name} is cut short: the part that makes it playable is missing.")
    return _refused(path, title, _("Copy it again from the phone or camera."), "truncated")


def end_is_missing(path: Path) -> PictureRefused:
    """Return what is said of a clip whose last pictures are not in the file: it can be kept as it is."""
    title = _("{name} is cut short: its last pictures are missing.")
    return _refused(path, title, _("Copy it again from the phone or camera, or keep what is there."), "cut_short")


def no_pictures(path: Path) -> PictureRefused:
    """Return the refusal of a clip without a single frame."""
    advice = _("It may be a sound recording, or one that was stopped at once.")
    return _refused(path, _("{name} has no pictures in it."), advice, "no_frames")


def no_player(path: Path) -> PictureRefused:
    """Return what is said when this computer cannot play clips: it can be kept without a preview."""
    title = _("{name} cannot be shown: Hindstride found no video player on this computer.")
    return _refused(path, title, _("It can be kept, without a preview. Photos are not affected."), "no_player")


def reader_stopped(path: Path) -> PictureRefused:
    """Return what is said of a clip that made the reading process die or hang: it can be kept without a preview."""
    title = _("{name} could not be shown: the reader stopped at it.")
    return _refused(path, title, _("It can be kept, without a preview."), "decoder")


def not_shown(path: Path) -> PictureRefused:
    """Return what is said of a clip whose pictures could not be decoded: it can be kept without a preview."""
    title = _("The pictures of {name} cannot be shown here.")
    return _refused(path, title, _("It can be kept, without a preview."), "not_shown")


def cannot_be_cleaned(path: Path) -> PictureRefused:
    """Return the refusal to hand a clip on, because what it says of places cannot be taken out for sure."""
    title = _("{name} cannot be copied without what it may say about places.")
    return _refused(path, title, _("Most clips of the kinds MP4, MOV, M4V and 3GP can."), "not_cleaned")


def _refused(path: Path, title: str, advice: str, reason: str) -> PictureRefused:
    return PictureRefused(title.format(name=shown_name(path)), advice, reason=reason)
