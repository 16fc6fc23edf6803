"""The questions under the advice: the choice and why, money and the way back, and what the recipient reads."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.assessment.advice import Advice, told
from intake_desktop.dossier import choice, going_well
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Section
from intake_desktop.ui import theme
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.chips import Chip
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace


class AdviceQuestions(QWidget):
    """Every section of the form in cards; the choice stands beside its motivation while there is room."""

    focused = Signal(str, str)
    """Section id and question id that the keyboard came to."""
    rebuilt = Signal()

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__()
        self._workplace, self._session = workplace, session
        self._catalog = session.catalog
        self.form = self._catalog.home(self._catalog.meaning(choice.CHOICE))
        self._views = {section.id: self._view(section) for section in self.form.sections}
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._why = Hint()
        self._reminder = Hint()
        self._suggested = SuggestionChips()
        self._suggested.picked.connect(self._add_going_well)
        self._suggested.rebuilt.connect(self.rebuilt)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        for number, section in enumerate(self.form.sections):
            self._place(section, with_pair=number == 0)
        self._put_beside_questions()

    def show_advice(self, advice: Advice) -> None:
        """Bring the questions and what stands beside them up to what the session holds."""
        for view in self._views.values():
            view.refresh()
        self.show_beside(advice)

    def show_beside(self, advice: Advice) -> None:
        """What stands beside the questions; enough when they were just made."""
        asked = choice.asks(choice.of_dossier(self._session.view, advice))
        self._why.say(choice.sentence(asked))
        called = self._session.header.call_name or "de deelnemer"
        self._reminder.say(" ".join(told(note.message, called) for note in advice.notes if note.always))
        self._suggested.show_texts(going_well.suggestions(self._session.view))

    def stack(self, narrow: bool) -> None:
        """Put the choice above its motivation, or beside it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(way)

    def block(self, question_id: str) -> QuestionBlock | None:
        """The block of a question of this form, or None."""
        for view in self._views.values():
            if any(question.id == question_id for question in view.section.questions):
                return view.block(AnswerKey(question_id))
        return None

    def first_of(self, section_id: str) -> QuestionBlock | None:
        """The first question of a section; None when there is no such section."""
        section = next((each for each in self.form.sections if each.id == section_id), None)
        if section is None:
            return None
        blocks = (self._views[section_id].block(AnswerKey(question.id)) for question in section.questions)
        return next((block for block in blocks if not block.isHidden()), None)

    def flush(self) -> None:
        """Hand over what is being typed."""
        for view in self._views.values():
            view.flush()

    def _view(self, section: Section) -> SectionView:
        view = SectionView(self._workplace, self._session, self.form.id, section)
        view.focused.connect(lambda question_id, _row: self.focused.emit(section.id, question_id))
        view.whole.connect(self.rebuilt)
        return view

    def _place(self, section: Section, with_pair: bool) -> None:
        """A section in a card; of the first one the choice and its motivation get a card each."""
        view = self._views[section.id]
        if with_pair:
            self._column.addLayout(self._pair)
            self._pair.setSpacing(theme.px(16))
            for meaning, stretch in ((choice.CHOICE, 2), (choice.MOTIVATION, 3)):
                card = Card()
                card.column.addWidget(self._taken(view, meaning))
                card.column.addStretch(1)
                self._pair.addWidget(card, stretch)
        card = Card()
        if not with_pair:
            card.column.addWidget(WrapLabel(section.title, "heading"))
            card.column.addSpacing(theme.px(4))
        card.column.addLayout(reading_width(view))
        self._column.addWidget(card)

    def _taken(self, view: SectionView, meaning: str) -> QuestionBlock:
        block = view.block(AnswerKey(self._catalog.meaning(meaning)))
        layout = view.layout()
        assert layout is not None
        layout.removeWidget(block)
        return block

    def _put_beside_questions(self) -> None:
        chosen = self.block(self._catalog.meaning(choice.CHOICE))
        well = self.block(self._catalog.meaning(going_well.GOING_WELL))
        assert chosen is not None
        assert well is not None
        _under(chosen, self._why)
        _under(well, self._suggested)
        asks_money = next((section for section in self.form.sections[1:]), None)
        if asks_money is not None:
            layout = self._views[asks_money.id].layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, self._reminder)

    def _add_going_well(self, text: str) -> None:
        """Somebody confirmed a suggestion: it becomes a row like one they typed."""
        table = going_well.table(self._session.view)
        row = self._session.add_row(self.form.id, table.id)
        try:
            self._session.answer(self.form.id, AnswerKey(table.columns[0].id, row), text)
        except AnswerRefused as refusal:
            self._workplace.trouble.emit(refusal)


class Hint(QWidget):
    """A sentence with the sign of information; nothing when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.words = WrapLabel("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Sign("info", "info", 16))
        row.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, words: str) -> None:
        """Show this sentence; "" for none."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class SuggestionChips(QWidget):
    """Suggestions that a person can add with a click; the program adds none by itself (decisions.md 3)."""

    picked = Signal(str)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(WrapLabel("Voorstellen uit de meting. Kies wat jullie willen vertellen.", "hint"))
        column.addLayout(self._flow)
        self.hide()

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Show these suggestions."""
        self.setVisible(bool(texts))
        if texts == self._texts:
            return
        self._texts = texts
        empty(self._flow)
        for text in texts:
            chip = self._chip(text)
            self._flow.addWidget(chip)
            chip.show()
        self.rebuilt.emit()

    def texts(self) -> tuple[str, ...]:
        """The suggestions on the screen."""
        return self._texts

    def _chip(self, text: str) -> Chip:
        chip = Chip(f"+ {text}")
        chip.setCheckable(False)
        chip.setAccessibleName(f"Toevoegen: {text}")
        chip.clicked.connect(lambda: self.picked.emit(text))
        return chip


def _under(block: QuestionBlock, part: QWidget) -> None:
    layout = block.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(part)
