# SPDX-License-Identifier: MIT
"""The row of all weeks of a pose: its frames, and how each week lies on the left photo of the pair.

Painting and scrolling are the row's own; which weeks there are is said by the compare page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize

from core.keeping.store import Store
from core.usecases import marks
from core.usecases.photos import Photo
from core.words.geometry import Similarity
from core.words.i18n import ngettext
from ui.session import Session
from ui.tabs.photos import words
from ui.tabs.photos.stage import Stage


def fill(
    stage: Stage,
    session: Session,
    weekly: Sequence[Photo],
    shown: tuple[str, str],
    *,
    problems: Mapping[str, str],
    reference: Photo | None,
) -> str:
    """Show the weeks and bring the right photo of the pair into sight.

    Args:
        weekly: one photo per week, ascending. shown: ids of the photos of the pair.
        problems: sha256 to the sentence of a photo that cannot be shown.
        reference: the photo on which the others lie where marks allow it; None: each as it was taken.
    Returns:
        How many weeks lie on the reference, as a sentence; "" when none does.
    """
    start = session.dog.start_day if session.dog else None
    found = similarities(session.store, reference, weekly) if reference is not None else {}
    frames = words.row_frames(weekly, shown, problems, start=start, today=session.today(), similarities=found)
    size = QSize(reference.width, reference.height) if reference is not None else None
    stage.row.set_weeks(frames, stage.canvas.aspect(), size)
    right = [index for index, photo in enumerate(weekly) if photo.id == shown[1]]
    if right:
        stage.row.reveal(right[0])
    if not found:
        return ""
    said = ngettext("{count} week lies on the left photo.", "{count} weeks lie on the left photo.", len(found))
    return said.format(count=len(found))


def similarities(store: Store, reference: Photo, weekly: Sequence[Photo]) -> dict[str, Similarity]:
    """Return id of a photo to how it lies on the reference; photos without enough marks are left out."""
    found = {photo.id: marks.alignment(store, reference, photo) for photo in weekly if photo.id != reference.id}
    return {key: one.similarity for key, one in found.items() if one is not None}
