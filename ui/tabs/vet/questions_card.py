# SPDX-License-Identifier: MIT
"""Up to three questions for the vet, saved while typing, each with a button for when it is settled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.usecases import visits
from core.words.i18n import _
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.fields import NoteField
from ui.widgets.headings import label


class QuestionRow(QWidget):
    """One question.

    Signals:
        committed(place: int, text: str): typed and to be saved. settled(place: int): dealt with.
    """

    committed = Signal(int, str)
    settled = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        """Make the empty row of a place, 1 to 3."""
        super().__init__(parent)
        self.place = place
        self.field = NoteField(_("What do you want to ask?"), 3)
        self.field.setObjectName(f"question_{place}")
        self.field.setAccessibleName(_("Question {number} for the vet").format(number=place))
        self.button = QPushButton(_("Settled"))
        self.button.setObjectName(f"settled_{place}")
        self.button.setAccessibleName(_("Question {number} is settled").format(number=place))
        self.button.setProperty("role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(f"{place}.", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.field.committed.connect(self._on_committed)
        self.button.clicked.connect(self._on_settled)

    def set_text(self, text: str, dog: str) -> None:
        """Show the saved question of a dog; unsaved typing for the same dog is left alone."""
        self.field.set_value(text, place=(dog, self.place))
        self.button.setVisible(bool(text))

    def _on_committed(self, text: str) -> None:
        self.committed.emit(self.place, text)

    def _on_settled(self) -> None:
        self.field.flush()
        self.settled.emit(self.place)


class QuestionsCard(Card):
    """The three questions of the dog on screen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make empty rows."""
        super().__init__(_("Questions for the vet"), _("up to three, on the page"), parent=parent)
        self.setObjectName("questions_card")
        self._session = session
        self.rows = [QuestionRow(place) for place in range(1, visits.MOST + 1)]
        for row in self.rows:
            self.add(row)
            row.committed.connect(self._on_committed)
            row.settled.connect(self._on_settled)

    def refresh(self) -> None:
        """Read the open questions of the dog on screen."""
        dog = self._session.dog
        asked = visits.open_questions(self._session.store, dog.id) if dog else []
        texts = {question.place: question.text for question in asked}
        for row in self.rows:
            row.set_text(texts.get(row.place, ""), dog.id if dog else "")

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        for row in self.rows:
            row.field.flush()

    def _on_committed(self, place: int, text: str) -> None:
        dog = self._session.dog
        if dog is not None:
            visits.save_question(self._session.store, dog, place, text, today=self._session.today())

    def _on_settled(self, place: int) -> None:
        dog = self._session.dog
        asked = visits.open_questions(self._session.store, dog.id) if dog else []
        question = next((one for one in asked if one.place == place), None)
        if dog is not None and question is not None:
            visits.settle(self._session.store, dog, question, today=self._session.today())
