# SPDX-License-Identifier: MIT
"""What the vet's page covers: its days, its sections and its paper, with the buttons that print or save it.

It tells what was chosen; building and printing the page belongs to the tab.
"""

from __future__ import annotations

import html
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from core.words import sections
from core.words.i18n import N_, _, ngettext
from ui.widgets.card import Card
from ui.widgets.chips import ChipGroup, chip_row
from ui.widgets.day_field import DayField
from ui.widgets.even_layout import EvenLayout
from ui.widgets.form import Form
from ui.widgets.headings import label
from ui.widgets.notice import Notice

OWN, VISIT = "own", "visit"
SPANS = (
    ("2w", N_("Last 2 weeks")),
    ("6w", N_("6 weeks")),
    ("start", N_("Since start")),
    (VISIT, N_("Since last visit")),
    (OWN, N_("Own dates")),
)
PAPERS = (("a4", N_("A4")), ("letter", N_("Letter")))


class SummaryCard(Card):
    """Days, sections, paper and buttons.

    Signals:
        changed(): another span or other sections. paper_chosen(key: str): "a4" or "letter".
        print_requested(); pdf_requested(): the buttons.
    """

    changed = Signal()
    paper_chosen = Signal(str)
    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Make the card with every section on; own dates begin with `today`."""
        super().__init__(_("Summary for the vet"), parent=parent)
        self.setObjectName("summary_card")
        self.spans = ChipGroup([(key, _(words)) for key, words in SPANS], exclusive=True)
        self.spans.setObjectName("spans")
        self.spans.setAccessibleName(_("Days on the page"))
        self.papers = ChipGroup([(key, _(words)) for key, words in PAPERS], exclusive=True)
        self.papers.setObjectName("papers")
        self.papers.setAccessibleName(_("Paper"))
        self.first, self.last = DayField(today), DayField(today)
        self._own = Form()
        self._ticks = {entry.key: _tick(entry) for entry in sections.SECTIONS}
        self.print_button = _button("print_button", _("Print…"), "primary")
        self.pdf_button = _button("pdf_button", _("Save as PDF…"), "")
        self.notice = Notice()
        self.notice.setObjectName("summary_notice")
        self.notice.hide()
        self._span = "6w"
        self._build()
        self._connect()

    def span(self) -> str:
        """Return the key of the chosen span, one of SPANS."""
        return self._span

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the sections that are ticked, in order."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def tick(self, key: str) -> QCheckBox:
        """Return the tick of one section; KeyError when there is none."""
        return self._ticks[key]

    def set_paper(self, key: str) -> None:
        """Show which paper is used."""
        self.papers.set_checked([key])

    def set_visit(self, is_known: bool) -> None:
        """Offer "since last visit" only when a visit was noted."""
        self.spans.chip(VISIT).setVisible(is_known)
        if not is_known and self._span == VISIT:
            self._span = "6w"
            self.spans.set_checked(["6w"])

    def set_own(self, first: date, last: date) -> None:
        """Fill the own dates with the span shown, as long as they are not in use."""
        if self._span != OWN:
            self.first.set_day(first)
            self.last.set_day(last)

    def fit_text(self) -> None:
        """Set the ticks abreast only where the longest one fits."""
        self._abreast.set_narrowest(max(tick.sizeHint().width() for tick in self._ticks.values()))

    def set_pages(self, count: int) -> None:
        """Say how long the page is."""
        self.set_subtitle(ngettext("{count} page", "{count} pages", count).format(count=count))

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the own dates; empty takes it away."""
        self._own.clear_problems()
        if sentence:
            self._own.show_problem("to", sentence)

    def _build(self) -> None:
        self.spans.set_checked([self._span])
        self.add(self.spans)
        self._own.add_abreast([self._own.cell("from", _("From"), self.first), self._own.cell("to", _("To"), self.last)])
        self._own.hide()
        self.add(self._own)
        self.add(label(_("Sections"), "strong"))
        grid = QWidget()
        self._abreast = EvenLayout(grid, narrowest=150, most=2, gap=2)
        for tick in self._ticks.values():
            self._abreast.addWidget(tick)
        self.add(grid)
        self.add(label(_("Paper"), "strong"))
        self.add(self.papers)
        self.body.addSpacing(4)
        self.add(chip_row([self.print_button, self.pdf_button]))
        self.add(self.notice)

    def _connect(self) -> None:
        self.spans.changed.connect(self._on_span)
        self.papers.changed.connect(self._on_paper)
        for field in (self.first, self.last):
            field.day_changed.connect(self._on_changed)
        for tick in self._ticks.values():
            tick.toggled.connect(self._on_changed)
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button.clicked.connect(self.pdf_requested)

    def _on_span(self, key: str, _on: bool) -> None:
        self._span = key
        self.spans.set_checked([key])
        self._own.setVisible(key == OWN)
        self.changed.emit()

    def _on_paper(self, key: str, _on: bool) -> None:
        self.papers.set_checked([key])
        self.paper_chosen.emit(key)

    def _on_changed(self) -> None:
        self.changed.emit()


def short_title(entry: sections.SectionEntry) -> str:
    """Return a section's title without what follows a comma or colon."""
    return _(entry.title).partition(",")[0].partition(":")[0]


def _tick(entry: sections.SectionEntry) -> QCheckBox:
    made = QCheckBox(short_title(entry).replace("&", "&&"))
    made.setObjectName(f"section_{entry.key}")
    made.setAccessibleName(_(entry.title))
    made.setToolTip(html.escape(_(entry.title)))
    made.setChecked(True)
    return made


def _button(name: str, words: str, role: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    if role:
        made.setProperty("role", role)
    return made
