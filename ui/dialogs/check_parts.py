# SPDX-License-Identifier: MIT
"""Parts of the weekly check that not everybody needs: cards that fold, and the checklist of early signs.

Which metrics stand in them is decided by weekly_check.py; nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.usecases import answers
from core.usecases.answers import Answer
from core.words.i18n import _
from core.words.metrics import Metric
from ui.widgets import tab_order
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup
from ui.widgets.form import Form
from ui.widgets.headings import label

NONE_SEEN = "none"


class FoldPart(Card):
    """A card whose inside is made when it is first opened, and can be put away.

    Signals:
        wanted(): the inside is needed now; who hears it calls `fill`.
        folded(): it was opened or closed by the person.
    """

    wanted = Signal()
    folded = Signal()

    def __init__(self, name: str, title: str, subtitle: str) -> None:
        """Make a closed card; `name` is its objectName, the words are already translated."""
        super().__init__(title, subtitle)
        self.setObjectName(name)
        self._inside: QWidget | None = None
        self._title_words = title
        self.fold = QPushButton()
        self.fold.setObjectName(f"{name}_fold")
        self.fold.setProperty("role", "link")
        self.fold.setAutoDefault(False)
        self.fold.clicked.connect(self.on_fold)
        self.header_add(self.fold)
        self.body.addStretch(1)
        self.set_open(False)

    def fill(self, inside: QWidget) -> None:
        """Put in what the card shows when it is open."""
        self._inside = inside
        self.body.insertWidget(0, inside)
        inside.setVisible(self._is_open)  # only now: before, it would be a window of its own
        tab_order.follow(self.fold, inside)

    def make_ready(self) -> None:
        """Have the inside made if it is not there yet."""
        if self._inside is None:
            self.wanted.emit()

    def is_open(self) -> bool:
        """Whether the inside is shown."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Show or hide the inside; what was typed in it stays."""
        self._is_open = is_open
        if is_open:
            self.make_ready()
        if self._inside is not None:
            self._inside.setVisible(is_open)
        self.fold.setText(_("Hide") if is_open else _("Show"))
        words = _("Hide: {part}") if is_open else _("Show: {part}")
        self.fold.setAccessibleName(words.format(part=self._title_words))

    def come_into_view(self) -> None:
        """Let the page scroll until the inside is seen."""
        place: QWidget | None = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is not None:
            place.ensureWidgetVisible(self, 0, 12)

    @Slot()
    def on_fold(self) -> None:
        """Open it, or put it away."""
        self.set_open(not self._is_open)
        self.folded.emit()


class PartOf(Form):
    """A part of a form that stands in a card; its problems are told by the whole form."""

    def __init__(self, whole: Form) -> None:
        """Make an empty part of `whole`."""
        super().__init__()
        self._problems = whole._problems
        self._controls = whole._controls


def load_words(fore_kg: float | None, hind_kg: float | None) -> str:
    """Say what share of the weight stands on the back paws; empty until both pairs are weighed."""
    if not fore_kg or not hind_kg:
        return ""
    share = round(100 * hind_kg / (fore_kg + hind_kg))  # household scales know no tenths of a percent
    return _("About {share} % of the weight stands on the back paws.").format(share=share)


class EarlySigns(QWidget):
    """The early signs of decline to tick, with "none of these" as an answer of its own.

    Signals:
        changed(): the person answered.
    """

    changed = Signal()

    def __init__(self, asked: Sequence[Metric], dog: str, parent: QWidget | None = None) -> None:
        """Make unticked chips; `dog` is the name put into their words."""
        super().__init__(parent)
        self._keys = [metric.key for metric in asked]
        self.is_touched = False
        self.signs = ChipGroup([(one.key, answers.plain_label(one, dog)) for one in asked], role="sign")
        self.signs.setObjectName("early_signs")
        self.none = ChipGroup([(NONE_SEEN, _("None of these"))])
        self.none.setObjectName("early_none")
        self.said = label(_("Worth mentioning to your vet at the next visit."), "caution", wrap=True, name="early_said")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.signs, self.none, self.said):
            column.addWidget(widget)
        self.signs.changed.connect(self.on_sign)
        self.none.changed.connect(self.on_none)
        self.set_values({})

    def set_values(self, stored: Mapping[str, Answer]) -> None:
        """Show answers by key: 1 seen, 0 not seen; nothing for what was not answered."""
        seen = [key for key in self._keys if stored.get(key) == 1]
        self.signs.set_checked(seen)
        self.none.set_checked([NONE_SEEN] if stored and not seen else [])
        self.is_touched = False
        self._tell()

    def values(self) -> dict[str, Answer]:
        """Return every answer by key: 1 seen, 0 not seen; None for all when nothing was answered."""
        seen = self.signs.checked()
        if not seen and not self.none.checked():
            return dict.fromkeys(self._keys)
        return {key: float(key in seen) for key in self._keys}

    def is_answered(self) -> bool:
        """Whether a sign was ticked, or "none of these"."""
        return bool(self.signs.checked() or self.none.checked())

    @Slot(str, bool)
    def on_sign(self, _key: str, on: bool) -> None:
        """Take "none of these" back when a sign is ticked."""
        if on:
            self.none.set_checked([])
        self._answered()

    @Slot(str, bool)
    def on_none(self, _key: str, on: bool) -> None:
        """Take the signs back when none of them was seen."""
        if on:
            self.signs.set_checked([])
        self._answered()

    def _answered(self) -> None:
        self.is_touched = True
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.said.setVisible(bool(self.signs.checked()))
