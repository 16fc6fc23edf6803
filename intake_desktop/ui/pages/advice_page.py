"""Advies: what the rules say about each destination and why, and below it the choice that people make."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake_desktop.assessment.advice import Advice
from intake_desktop.dossier import choice, clashes, goals
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import places
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages import reading_order, ways
from intake_desktop.ui.pages.advice_beside import MissingCard, NoteStrip, SignalsCard
from intake_desktop.ui.pages.advice_cards import DestinationRow
from intake_desktop.ui.pages.advice_clashes import ClashCard
from intake_desktop.ui.pages.advice_goals import standings
from intake_desktop.ui.pages.advice_making import GoalMaking
from intake_desktop.ui.pages.advice_outcome import OutcomeCard
from intake_desktop.ui.pages.advice_questions import AdviceQuestions
from intake_desktop.ui.pages.advice_wish import WishBar
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.painting_first import when_painted
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.workplace import Workplace


class AdvicePage(Page):
    """The program shows, people choose. A change in the dossier changes the cards in place."""

    name = "advice"
    forward = Signal()
    backward = Signal()

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace)
        self._session = session
        advice = session.advice()
        self._opened = session.view.meant(choice.CHOICE) or advice.outcomes[0].code
        self._at = ("", "")
        self._form_id = session.catalog.home(session.catalog.meaning(choice.CHOICE)).id
        self._advice: Advice | None = None
        self._wish = WishBar()
        self._notes = NoteStrip()
        self._row = DestinationRow(advice.outcomes)
        self._card = OutcomeCard()
        self._making = GoalMaking(workplace, session, self._card.goals)
        self._signals = SignalsCard(advice)
        self._missing = MissingCard()
        self._clashes = ClashCard()
        self._questions: AdviceQuestions | None = None
        self._coming: AdviceQuestions | None = None  # made, and not on the page yet
        self._footer = Footer("Ga verder")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout()
        self._scroll = ScrollArea(self._middle(advice))
        reading_order.KeepInView(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer)
        self._listen()
        self.refresh()

    def _middle(self, advice: Advice) -> QWidget:
        middle = QWidget()
        middle.setProperty("role", "window")
        column = QVBoxLayout(middle)
        edge = theme.px(24)
        column.setContentsMargins(edge, theme.px(12), theme.px(12), theme.px(16))
        column.setSpacing(theme.px(12))
        self._beside.setSpacing(theme.px(16))
        self._beside.addWidget(self._card, 7)
        self._beside.addWidget(self._signals, 3)
        column.addWidget(self._wish)
        column.addWidget(self._notes)
        column.addWidget(self._row)
        column.addWidget(WrapLabel(advice.statement, "hint"))
        column.addWidget(self._missing)
        column.addWidget(self._clashes)
        column.addLayout(self._beside)
        column.addLayout(self._column)
        column.addStretch(1)
        return middle

    def _make_questions(self) -> None:
        """The questions stand below the first screenful and are made when it has been drawn, and put there after that:
        together it would take so long that a key press waits for it."""
        if self._questions is None and self._coming is None:
            self._coming = AdviceQuestions(self.workplace, self._session)
            self._coming.setParent(self._scroll.widget())
            when_painted(self, self._asked)

    def _asked(self) -> AdviceQuestions:
        """The questions, now: a jump may want the keyboard there."""
        if self._questions is None:
            self._questions = self._coming or AdviceQuestions(self.workplace, self._session)
            self._questions.focused.connect(self._remember)
            self._column.addWidget(self._questions)
            self._questions.show()  # now, not at the next turn of the loop
            self._questions.stack(self._narrow())
            self._questions.show_beside(self._session.advice())
            self._questions.rebuilt.connect(self._chain)
            self._chain()
        return self._questions

    def _chain(self) -> None:
        reading_order.chain(self)

    def showEvent(self, event: QShowEvent) -> None:
        """The first screenful first, then the rest."""
        super().showEvent(event)
        if self._questions is None:
            when_painted(self, self._make_questions)

    def _listen(self) -> None:
        self._row.opened.connect(self._open)
        self._card.asked.connect(self._visit)
        for card in (self._missing, self._clashes):
            card.asked.connect(self._visit)
            card.rebuilt.connect(self._chain)
        self._card.rebuilt.connect(self._chain)
        self.on_keys({"Ctrl+Z": self._undo, "Ctrl+Return": self._next_open, "Ctrl+Enter": self._next_open})
        self._footer.back.connect(self.backward)
        self._footer.go_on.connect(self.forward)

    def arrive(self, place: Place) -> None:
        """Focus the question or section that was asked for; else the open card."""
        block = self._asked().block(place.question_id) if place.question_id else None
        block = block or (self._asked().first_of(place.section_id) if place.section_id else None)
        if block is None:
            self._row.take_focus()
            return
        block.take_focus()
        self._scroll.bring_into_view(block)

    def place(self) -> Place:
        """The question that had the keyboard last."""
        section_id, question_id = self._at
        return Place(
            self.name,
            self._session.dossier.id,
            form_id=self._form_id,
            section_id=section_id,
            question_id=question_id,
        )

    def flush(self) -> None:
        """Hand over what is being typed."""
        if self._questions is not None:
            self._questions.flush()

    def refresh(self) -> None:
        """Ask the rules again and show what changed, in place."""
        advice = self._session.advice()
        called = self._session.header.call_name or "de deelnemer"
        self._wish.show_wish(self._session, called)
        if advice != self._advice:
            self._advice = advice
            self._notes.show_notes(advice, called)
            self._signals.show_signals(advice, called)
            self._missing.show_missing(advice, called)
        self._clashes.show_clashes(clashes.of_dossier(self._session.view))
        self._show_opened()
        questions = self._questions or self._coming
        if questions is not None:
            questions.show_advice(advice)
        self._footer.say(self._still_open(advice))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beneath 1100 px, or with large letters, everything stands under each other."""
        super().resizeEvent(event)
        narrow = self._narrow()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)
        if self._questions is not None:
            self._questions.stack(narrow)

    def _narrow(self) -> bool:
        return self.window().width() < metrics.HELP_FOLDS_BELOW or theme.current().scale >= metrics.LARGE_TEXT

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _open(self, code: str) -> None:
        self._opened = code
        self._show_opened()

    def _show_opened(self) -> None:
        assert self._advice is not None
        called = self._session.header.call_name or "de deelnemer"
        self._row.show_outcomes(self._advice.outcomes, self._session.view.meant(choice.CHOICE), self._opened)
        outcome = self._advice.outcome(self._opened)
        self._card.show_outcome(outcome, called)
        proposals = goals.proposals(self._session.view, outcome)
        closed = bool(proposals) and goals.closed(self._session)
        self._card.goals.show_goals(standings(self._session, proposals), closed)

    def _remember(self, section_id: str, question_id: str) -> None:
        self._at = (section_id, question_id)

    def _undo(self) -> None:
        self.flush()
        key = self._making.undo(self._form_id)
        if key is not None:
            self._come_to(places.asked_at(self._session.catalog.form(self._form_id), key))

    def _next_open(self) -> None:
        """To the next question that is open, from the top again after the last; when none is, to what comes next."""
        self.flush()
        found = self._session.next_open(self._form_id, self._at[1])
        if found is None:
            self.forward.emit()
        else:
            self._come_to(found[1])

    def _come_to(self, question_id: str) -> None:
        block = self._asked().block(question_id)
        if block is not None:
            block.take_focus()
            self._scroll.bring_into_view(block)

    def _visit(self, key: AnswerKey) -> None:
        ways.visit(self.workplace, self._session, key, Place(self.name, self._session.dossier.id))

    def _still_open(self, advice: Advice) -> str:
        if not self._session.view.meant(choice.CHOICE):
            return "Nog geen keuze gemaakt. Jullie kiezen samen."
        if choice.must_still_explain(choice.of_dossier(self._session.view, advice)):
            return "Leg je keuze nog uit, in gewone woorden."
        count = sum(len(section.open) for section in self._session.progress(self._form_id))
        if not count:
            return "Alles is ingevuld."
        return "Nog 1 vraag open. Dat mag." if count == 1 else f"Nog {count} vragen open. Dat mag."
