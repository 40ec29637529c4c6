# SPDX-License-Identifier: MIT
"""Totals of clinical scales, each kept with its scale, version, range and direction: no number stands bare.

The scales are in core/words/scales.py. Nothing here asks a question of an instrument or adds its items up.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from core.keeping import models
from core.keeping.store import Store
from core.usecases import answers, diary, left_out
from core.usecases.dogs import Dog
from core.words import activities, scales, units
from core.words.errors import InvalidValue
from core.words.i18n import _


@dataclass(frozen=True, slots=True)
class ClinicScore:
    """One total: scale and version are keys of SCALES; low, high and better as they were given then.

    scored_by: "owner", "vet" or "" not said.
    """

    id: str = ""
    day: date = date.min
    scale: str = ""
    version: str = ""
    total: float = 0
    low: float = 0
    high: float = 0
    better: str = ""
    scored_by: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """The metric key of its scale and version."""
        return scales.key_of(self.scale, self.version)


_COLUMNS = tuple(field.name for field in fields(ClinicScore))


def of_dog(store: Store, dog_id: str) -> list[ClinicScore]:
    """Return the totals of a dog, by day."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM clinic_score WHERE dog = ? ORDER BY day, scale, version, id"
    return [_score(row) for row in store.rows(sql, dog_id)]


def save(store: Store, dog: Dog, score: ClinicScore, *, today: date) -> ClinicScore:
    """Keep a total; an empty id makes a new one; low, high and better are taken from the scale's version.

    Raises:
        InvalidValue: field is "scale", "version", "total", "day" or "scored_by"; the sentence names scale, range and
            direction. SaveFailed: the disk refused.
    """
    answers.check_day(score.day, today)
    scale, version = _found(score)
    _check_total(score.total, scale, version)
    if score.scored_by not in ("", *activities.keys(activities.SCORERS)):
        raise InvalidValue(_("“{value}” is not known here.").format(value=score.scored_by), field="scored_by")
    kept = replace(
        score,
        id=score.id or store.new_id(),
        low=version.low,
        high=version.high,
        better=scales.better(scale, version),
    )
    label = diary.undo_words(_(scale.name), dog, kept.day)
    with (
        store.change(label, dog=dog.id, day=kept.day) as change,
        left_out.following(store, dog.id, change, entry=kept.id),
    ):
        values: dict[str, Any] = {**asdict(kept), "dog": dog.id}
        change.put(models.ClinicScore, **values)
    return kept


def remove(store: Store, dog: Dog, score: ClinicScore) -> None:
    """Take a total out; undo brings it back."""
    words = diary.undo_words(_("remove {what}").format(what=name_of(score)), dog, score.day)
    with (
        store.change(words, dog=dog.id, day=score.day) as change,
        left_out.following(store, dog.id, change, entry=score.id),
    ):
        change.drop(models.ClinicScore, score.id)


def name_of(score: ClinicScore) -> str:
    """Return the scale's name; its id when the scale is not known here (a newer library)."""
    scale = scales.known().get(score.scale)
    return _(scale.name) if scale else score.scale


def said(score: ClinicScore) -> str:
    """Say a total with its range and direction: "LOAD 21 of 52, higher is worse"."""
    words = {
        "higher": _("{scale} {total} of {high}, higher is better"),
        "lower": _("{scale} {total} of {high}, higher is worse"),
    }.get(score.better, _("{scale} {total} of {high}"))
    return words.format(scale=name_of(score), total=units.fitting(score.total), high=units.fitting(score.high))


def band(score: ClinicScore) -> str:
    """Say the band or grade a total lies in, as its source calls it: "severe"; "" when none is published."""
    return _(scales.band_of(score.scale, score.version, score.total))


def _found(score: ClinicScore) -> tuple[scales.Scale, scales.Version]:
    scale = scales.known().get(score.scale)
    if scale is None:
        raise InvalidValue(
            _("“{value}” is not a scale known here.").format(value=score.scale),
            _("Choose one from the list."),
            field="scale",
        )
    found = scales.find(score.scale, score.version)
    if found is None:
        ranges = "; ".join(scales.range_words(v.low, v.high, scales.better(scale, v)) for v in scale.versions)
        raise InvalidValue(
            _("“{value}” is not a range of {scale} known here.").format(value=score.version, scale=_(scale.name)),
            _("Known: {ranges}.").format(ranges=ranges),
            field="version",
        )
    return found


def _check_total(total: float, scale: scales.Scale, version: scales.Version) -> None:
    range_said = scales.range_words(version.low, version.high, scales.better(scale, version))
    advice = _("{scale} is {range}.").format(scale=_(scale.name), range=range_said)
    if not math.isfinite(total) or not version.low <= total <= version.high:
        number = units.fitting(total) if math.isfinite(total) else str(total)
        title = _("{total} cannot be a total of {scale}.").format(total=number, scale=_(scale.name))
        raise InvalidValue(title, advice, field="total")
    steps = (total - version.low) / version.step
    if abs(steps - round(steps)) < 1e-6:
        return
    title = _("{scale} takes whole numbers.") if version.step == 1 else _("{scale} takes at most two decimals.")
    raise InvalidValue(title.format(scale=_(scale.name)), advice, field="total")


def _score(row: tuple[Any, ...]) -> ClinicScore:
    values = dict(zip(_COLUMNS, row, strict=True))
    return ClinicScore(**(values | {"day": date.fromisoformat(values["day"])}))
