# SPDX-License-Identifier: MIT
"""One clip that could be kept and what the owner says about it: plain data and its sentences.

How it is shown is clip_check.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from core.keeping.clip_reader import ClipFacts
from core.keeping.media import Kept
from core.usecases import clips
from core.usecases.clip_import import ClipCandidate
from core.usecases.clips import NewClip
from core.words.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class ClipLine:
    """One clip and what the owner decided; day None is still open.

    Attributes:
        said: column of a clip to its key, for gait, view, surface, lead_side, test. note: of a duplicate.
    """

    candidate: ClipCandidate
    keep: bool
    day: date | None
    said: dict[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether it is ticked and can be kept."""
        return self.keep and self.candidate.can_be_kept

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to say about it."""
        return not self.is_kept or self.day is not None

    def as_new(self, kept: Kept, facts: ClipFacts, day: date) -> NewClip:
        """Return what is recorded once the original is in the library."""
        is_own = facts.day_source and day == self.candidate.day
        return NewClip(kept, facts, day, facts.day_source if is_own else clips.OWNER, **self.said)

    def words(self) -> str:
        """Say what to know about it: why it is refused, that it is here already, what the file is."""
        candidate, facts = self.candidate, self.candidate.facts
        if candidate.duplicate_of:
            return self.note or _("The same clip is in this list twice.")
        parts = []
        if facts is not None:
            parts.append(facts.kind)
            if facts.duration_ms:
                parts.append(_("{seconds} s").format(seconds=f"{facts.duration_ms / 1000:.1f}"))
            if facts.slowed > 1:
                parts.append(_("slow motion, {times} times").format(times=f"{facts.slowed:g}"))
        told = " · ".join(parts)
        if candidate.problem is None:
            return told
        problem = f"{candidate.problem.title} {candidate.problem.advice}".strip()
        return f"{told}\n{problem}".strip() if facts is not None else problem


def state_words(lines: Sequence[ClipLine]) -> str:
    """Say what is still open, or what is left out."""
    without_day = sum(not line.is_ready for line in lines)
    if without_day:
        words = ngettext("{count} clip needs its day.", "{count} clips need their day.", without_day)
        return words.format(count=without_day)
    left_out = sum(not line.candidate.can_be_kept for line in lines)
    if left_out:
        return ngettext("{count} file is left out.", "{count} files are left out.", left_out).format(count=left_out)
    return ""
