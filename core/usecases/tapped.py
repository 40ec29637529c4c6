# SPDX-License-Identifier: MIT
"""Footfalls tapped in clips: keeping them as one change with the readings that follow.

The readings stand in the clip's own entry, so charts and CSV have them. What taps give is core/words/footfalls.py,
the rows of clips are clips.py (its callers find these names there too).
"""

from __future__ import annotations

import math
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.keeping import models
from core.keeping.history import Change
from core.keeping.store import Store
from core.usecases import diary, left_out
from core.usecases.dogs import Dog
from core.words import footfalls, gaits, metrics
from core.words.errors import InvalidValue
from core.words.footfalls import Footfalls, Tap
from core.words.i18n import _

if TYPE_CHECKING:  # clips.py lets taps follow a clip, so it imports this file
    from core.usecases.clips import Clip

MOST_TAPS = 5_000
_LATE_MS = 1_000.0  # the last frame may be shown a little behind the length that a file claims

SCUFFS = "scuffs_per_10_steps"

# Which number is kept for which gait: steps a minute of a walk and of a trot are never one series, and a clip of which
# nobody said what the dog does belongs to neither.
_ATTRIBUTES: dict[str, tuple[str, frozenset[str]]] = {
    "steps_per_minute": ("steps_per_minute", frozenset(("walk",))),
    "trot_steps_per_minute": ("steps_per_minute", frozenset(("trot",))),
    "left_step_share": ("left_share", frozenset(("walk", "trot"))),
    SCUFFS: ("scuffs_per_10", frozenset(("walk", "trot"))),
}


def taps(store: Store, clip: Clip) -> tuple[Tap, ...]:
    """Return the kept taps of a clip, ascending, the clip's own time."""
    rows = store.rows("SELECT at_us, kind FROM footfall WHERE clip = ? ORDER BY at_us, kind", clip.id)
    return tuple(Tap(at_us / 1000, kind) for at_us, kind in rows)


def footfalls_of(store: Store, clip: Clip) -> Footfalls:
    """Return what the kept taps of a clip give."""
    return footfalls.summary(taps(store, clip), slowed=clip.slowed, watched=watched_scuffs(store, clip))


def watched_scuffs(store: Store, clip: Clip) -> bool:
    """Whether the owner said of a clip that scuffs were watched for and there were none.

    That is the kept zero itself, and needs no row beside it: no other way leads to one. Where no number is kept (too
    few strides, neither walk nor trot) nothing was said.
    """
    kept = "SELECT count(*) FROM reading WHERE entry = ? AND metric = ? AND value = 0"
    return bool(store.rows(kept, entry_id(clip.id), SCUFFS)[0][0])


def save_taps(store: Store, dog: Dog, clip: Clip, taps: Sequence[Tap], *, watched: bool | None = None) -> None:
    """Keep the taps of a clip, all of them, in place of the kept ones, and the readings that follow; one step.

    Args:
        taps: the clip's own time, any order; the same one twice counts once. Empty takes all away.
        watched: whether scuffs were watched for and there were none; None leaves what was said before.
    Raises:
        InvalidValue: outside the clip, an unknown kind, or too many (field "taps"). SaveFailed: the disk refused.
    """
    wanted = {_checked(clip, tap) for tap in taps}
    if len(wanted) > MOST_TAPS:
        raise InvalidValue(
            _("More than {count} taps are not kept.").format(count=MOST_TAPS), _("Tap a shorter part."), field="taps"
        )
    label = diary.undo_words(_("footfalls"), dog, clip.day)
    with store.change(label, merge_key=f"clip/{clip.id}/footfalls", dog=dog.id, day=clip.day) as change:
        kept = _kept_taps(store, clip.id)
        for at_us, kind in kept - wanted:
            change.drop(models.Footfall, clip.id, at_us, kind)
        for at_us, kind in sorted(wanted - kept):
            change.put(models.Footfall, clip=clip.id, at_us=at_us, kind=kind)
        follow(change, store, clip, watched=watched)


def entry_id(clip_id: str) -> str:
    """Return the key of the entry that holds what was counted in a clip; known before it is written."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{clip_id}/footfalls"))


def follow(change: Change, store: Store, clip: Clip, *, watched: bool | None = None) -> None:
    """Inside a change: bring the readings of a clip to what its taps, gait, day and speed say now.

    The row is read again: the clip handed in may be older than it. `watched` as in `save_taps`.
    """
    row = store.get(models.Clip, clip.id)
    if row is not None:
        clip = replace(clip, day=row["day"], gait=row["gait"], slowed=row["slowed"])
    is_watched = watched_scuffs(store, clip) if watched is None else watched
    found = footfalls.summary(taps(store, clip), slowed=clip.slowed, watched=is_watched)
    wanted = _readings(found, clip.gait)
    entry = entry_id(clip.id)
    with left_out.following(store, clip.dog, change, entry=entry):
        for key in _kept_readings(store, entry) - set(wanted):
            change.drop(models.Reading, entry, key, "", 1)
        if not wanted:
            change.drop(models.Entry, entry)
            return
        change.put(models.Entry, id=entry, dog=clip.dog, day=clip.day, kind="clip", photo=clip.id)
        for key, value in wanted.items():
            change.put(models.Reading, entry=entry, metric=key, side="", take=1, value=value, state="answered")


def drop_all(change: Change, store: Store, clip: Clip) -> None:
    """Inside a change: take everything off a clip that is about to go."""
    for at_us, kind in _kept_taps(store, clip.id):
        change.drop(models.Footfall, clip.id, at_us, kind)
    entry = entry_id(clip.id)
    with left_out.following(store, clip.dog, change, entry=entry):
        for key in _kept_readings(store, entry):
            change.drop(models.Reading, entry, key, "", 1)
        change.drop(models.Entry, entry)


def keeps_numbers(gait: str) -> bool:
    """Whether what is counted in a clip of this gait becomes readings; of stairs and runs it is only shown.

    Of a clip of which nobody said what the dog does ("") nothing is kept either: steps of a trot are no slow walk.
    """
    return gait in gaits.STEPPING and any(gait in those for _name, those in _ATTRIBUTES.values())


# --- inside ------------------------------------------------------------------------------------------


def _checked(clip: Clip, tap: Tap) -> tuple[int, str]:
    if tap.kind not in footfalls.KINDS:
        raise InvalidValue(_("“{key}” is not a choice here.").format(key=tap.kind), field="taps")
    end = clip.duration_ms + _LATE_MS if clip.duration_ms else math.inf
    if not (math.isfinite(tap.at_ms) and 0 <= tap.at_ms <= end):
        raise InvalidValue(_("This moment is outside the clip."), _("Tap while the clip plays."), field="taps")
    return round(tap.at_ms * 1000), tap.kind


def _readings(found: Footfalls, gait: str) -> dict[str, float]:
    readings = {}
    for key, (name, those) in _ATTRIBUTES.items():
        metric = metrics.known()[key]
        value = getattr(found, name)
        if gait in those and value is not None and metric.low <= value <= metric.high:
            readings[key] = float(value)
    return readings


def _kept_taps(store: Store, clip_id: str) -> set[tuple[int, str]]:
    return {(at_us, kind) for at_us, kind in store.rows("SELECT at_us, kind FROM footfall WHERE clip = ?", clip_id)}


def _kept_readings(store: Store, entry: str) -> set[str]:
    return {key for (key,) in store.rows("SELECT metric FROM reading WHERE entry = ?", entry)}
