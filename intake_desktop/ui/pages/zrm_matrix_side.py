"""What counts along beside the levels (zwaartefactoren): asked in the talk, shown here by reference."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.pages import ways
from intake_desktop.ui.parts.buttons import small, text_button
from intake_desktop.ui.parts.card import Separator
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.workplace import Workplace

WEIGHTING = "weighting_"
"""Beginning of the meaning of a question whose answer weighs along."""
TITLE = "Wat telt mee (zwaartefactoren)"
OPEN = "nog niet gevraagd"
_NONE = "Hier staat niets: deze vragen horen niet bij dit dossier."


def questions(session: DossierSession) -> list[Question]:
    """The questions that weigh along and are asked in this dossier, in the order of the talk."""
    asked = (name for meaning, name in session.catalog.meanings.items() if meaning.startswith(WEIGHTING))
    return [session.catalog.question(name) for name in asked if name in session.shown(session.catalog.home(name).id)]


class Weighting(QWidget):
    """Reads only; the button goes to the first of these questions that is open, else to the first.

    Under it stands where the marks of the measurement before come from.
    """

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__()
        self._workplace, self._session = workplace, session
        self._questions = questions(session)
        self._words: dict[str, WrapLabel] = {}
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(3))
        column.addWidget(WrapLabel(TITLE, "label"))
        column.addSpacing(theme.px(4))
        for question in self._questions:
            column.addWidget(Separator())
            column.addSpacing(theme.px(3))
            column.addWidget(WrapLabel(telling.named(question.label, session.header.call_name), "hint"))
            self._words[question.id] = WrapLabel("")
            column.addWidget(self._words[question.id])
            column.addSpacing(theme.px(3))
        if self._questions:
            self._go = small(text_button("Aanvullen in de intake", "pencil"))
            self._go.clicked.connect(self._visit)
            column.addWidget(self._go)
        else:
            column.addWidget(WrapLabel(_NONE, "hint"))
        self._before = WrapLabel("", "hint")
        column.addWidget(self._before)
        column.addStretch(1)

    def show_answers(self, earlier: str) -> None:
        """Show what was answered; `earlier` tells about the measurement before, "" when there is none."""
        self._before.setText(earlier)
        self._before.setVisible(bool(earlier))
        for question in self._questions:
            home = self._session.catalog.home(question.id)
            answer = self._session.answer_of(home.id, AnswerKey(question.id))
            words = telling.in_words(home, question, answer, self._session.header.call_name) if answer else OPEN
            self._words[question.id].setText(words)
            self._words[question.id].set_role("muted" if answer is None else "body")

    def _visit(self) -> None:
        homes = {question.id: self._session.catalog.home(question.id).id for question in self._questions}
        open_ones = [name for name, home in homes.items() if self._session.answer_of(home, AnswerKey(name)) is None]
        wanted = (open_ones or list(homes))[0]
        ways.visit(self._workplace, self._session, AnswerKey(wanted))
