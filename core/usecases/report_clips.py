# SPDX-License-Identifier: MIT
"""What the vet's page takes from clips: the numbers that footfalls gave, on the first and the latest clip day.

Each says that it was counted by the owner, and no change is told that lies within the estimated error.
"""

from __future__ import annotations

from statistics import fmean

from core.keeping.store import Store
from core.usecases import series
from core.usecases.dogs import Dog
from core.usecases.series import Span
from core.words import metrics, units, weeks
from core.words.blocks import Block, Paragraph, Run, Table
from core.words.i18n import _, ngettext
from core.words.metrics import Metric


def counted(store: Store, dog: Dog, span: Span) -> tuple[Block, ...]:
    """Return a table of what was counted in clips and how; nothing when nothing was."""
    known = [metric for metric in metrics.known().values() if metric.group == metrics.CLIP_GROUP]
    rows = [row for metric in known if (row := _row(store, dog, metric, span))]
    if not rows:
        return ()
    headers = (_("Counted in clips"), _("First"), _("Latest"), _("Change"))
    words = _(
        "Hind paws landing, tapped by the owner in clips of ten strides or more. Beyond error is our estimate: a step "
        "rate also grows with the speed of the walk."
    )
    return Table(headers, tuple(rows)), Paragraph((Run(words, muted=True),), True)


def _row(store: Store, dog: Dog, metric: Metric, span: Span) -> tuple[str, ...] | None:
    """Return one number on its first and latest day; several clips of a day are averaged."""
    found = series.occasions(store, dog.id, metric.key, span)
    if not found:
        return None
    first, last = found[0].day, found[-1].day
    values = {day: fmean(one.value for one in found if one.day == day) for day in (first, last)}
    told = [
        _("{value}, {day}").format(value=_written(values[day], metric), day=weeks.near_day(day, span[1]))
        for day in (first, last)
    ]
    name = _(metric.vet or metric.label)
    if first == last:
        count = len(found)
        return name, told[0], "", ngettext("{count} clip", "{count} clips", count).format(count=count)
    return name, *told, _change(values[first], values[last], metric)


def _change(first: float, last: float, metric: Metric) -> str:
    """Say a change as the two printed values differ; whether it is one is judged on all digits."""
    gap = round(last, _places(metric)) - round(first, _places(metric))
    written = f"+{_written(gap, metric)}" if round(gap, 1) > 0 else _written(gap, metric)
    is_within = abs(last - first) < (metric.noise or 0.0)
    words = _("{change}, within error") if is_within else _("{change}, beyond error")
    return words.format(change=written)


def _written(value: float, metric: Metric) -> str:
    return units.decimal(round(value, _places(metric)), _places(metric))


def _places(metric: Metric) -> int:
    return 1 if metric.high <= 10 else 0
