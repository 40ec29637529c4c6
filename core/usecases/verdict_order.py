# SPDX-License-Identifier: MIT
"""In which order verdicts are read: what is worth a look, the chief measures, good news, then all else.

Of a list that has no room for all, the first ones must be those a tired owner wants. What each says is verdicts.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.words import metrics
from core.words.blocks import Verdict
from core.words.metrics import Metric

FEW = "few"


def told(found: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts that say something, in the order they are read; what has too few days is left out.

    Notices come first, sharp drops before others, then other declines, the measures of `metrics.TOLD_FIRST` in its
    order, good news, the rest, and last signs and what is read off photos and clips; else the order they came in.
    """
    # Of the owner's own measures none is a sign or read off a photo.
    known = metrics.known()
    return sorted((one for one in found if one.state != FEW), key=lambda one: _place(one, known.get(one.key)))


def _place(one: Verdict, metric: Metric | None) -> tuple[int, int]:
    if one.tone == "caution":
        return (0, int(not one.is_sharp)) if one.is_notice else (1, 0)
    if one.key in metrics.TOLD_FIRST:
        return 2, metrics.TOLD_FIRST.index(one.key)
    is_late = metric is not None and (
        metric.kind == "flag" or metric.group in (metrics.PHOTO_GROUP, metrics.CLIP_GROUP)
    )
    return (3, int(is_late)) if one.tone == "good" else (4, int(is_late))
