# SPDX-License-Identifier: MIT
"""Left and right thigh in words: the latest gap in centimetres with its error, and the first. Never a percentage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.keeping.store import Store
from core.usecases import changes, series
from core.usecases.dogs import Dog
from core.usecases.series import Occasion, Span
from core.words import units, weeks
from core.words.i18n import _

_KEY = "thigh_girth"
# At this girth 1 cm of error is 5 % of the thigh, as much as a visible loss.
THIN_MM = 200


@dataclass(frozen=True, slots=True)
class Gap:
    """Both thighs of one sitting, mm: right_more below 0 when the left is thicker; error: what the gap may be off."""

    day: date
    left: float
    right: float
    error: float
    measured_by: str
    coat: str

    @property
    def right_more(self) -> float:
        """Right minus left, mm."""
        return self.right - self.left


def gaps(store: Store, dog_id: str, span: Span) -> list[Gap]:
    """Return the sittings of a span with both thighs measured, by day."""
    right = {one.entry: one for one in series.occasions(store, dog_id, _KEY, span, side="R")}
    left = series.occasions(store, dog_id, _KEY, span, side="L")
    return [_gap(one, right[one.entry]) for one in left if one.entry in right]


def words(store: Store, dog: Dog, span: Span, system: str) -> str:
    """Say the latest and the first gap between the thighs of a span; "" when both were never measured in one sitting.

    "Left 20.6 cm, right 21.2 cm on 15 Nov: right 0.6 cm more, within the 1 cm error."
    """
    found = gaps(store, dog.id, span)
    if not found:
        return ""
    last, said = found[-1], [_latest(found[-1], span, system)]
    first = next((gap for gap in found[:-1] if _is_alike(gap, last)), None)
    if first is not None:
        said.append(_("On {day}: {gap}.").format(day=weeks.near_day(first.day, span[1]), gap=_gap_words(first, system)))
    elif len(found) > 1:
        said.append(_("Earlier ones were measured by another person or with another coat, so they are not compared."))
    if min(last.left, last.right) <= THIN_MM:
        said.append(_("Dogs with thin legs cannot be judged by the tape alone."))
    return " ".join(said)


def _latest(gap: Gap, span: Span, system: str) -> str:
    sentence = _("Left {left}, right {right} on {day}: {gap}.")
    return sentence.format(
        left=units.written(gap.left, "mm", system),
        right=units.written(gap.right, "mm", system),
        day=weeks.near_day(gap.day, span[1]),
        gap=_gap_words(gap, system),
    )


def _gap_words(gap: Gap, system: str) -> str:
    size = changes.size(changes.between(gap.left, gap.right, "mm", system), "mm", system)
    if not any(digit in size for digit in "123456789"):
        error = changes.error_words(gap.error, "mm", system)
        return _("no gap to be seen; the error is {error}").format(error=error)
    more = _("right {size} more, {against}") if gap.right_more > 0 else _("left {size} more, {against}")
    return more.format(size=size, against=changes.against(gap.right_more, gap.error, "mm", system))


def _gap(left: Occasion, right: Occasion) -> Gap:
    error = max(left.error, right.error)
    return Gap(left.day, left.value, right.value, error, left.measured_by, left.coat)


def _is_alike(one: Gap, other: Gap) -> bool:
    return (one.measured_by, one.coat) == (other.measured_by, other.coat)
