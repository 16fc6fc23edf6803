"""One domain of the ZRM: the opening question, five levels from 5 down to 1, no level, and the own view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.beside import Beside
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.fields.wording import named_question
from intake_desktop.ui.pages.lost_level import LostLevel
from intake_desktop.ui.pages.measure_own import OwnRow
from intake_desktop.ui.pages.measured import level_of, reason_of
from intake_desktop.ui.pages.zrm_difference import DifferenceRow
from intake_desktop.ui.pages.zrm_earlier import Earlier
from intake_desktop.ui.pages.zrm_head import headed
from intake_desktop.ui.pages.zrm_matrix_facts import CHOSEN, UNCHECKED
from intake_desktop.ui.pages.zrm_unscored import UnscoredRow
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.parts.choice_card import CardGroup
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.led_words import LedWords
from intake_desktop.ui.parts.level_card import LevelCard


def title_of(question: Question) -> str:
    """ "11. Sociaal netwerk"."""
    return f"{question.extras.get('order', '')}. {question.label}".removeprefix(". ")


class DomainView(QWidget):
    """Tells what a person chose; the page passes it to the session and calls refresh."""

    scored = Signal(str)
    unscored = Signal(str)
    """Code of the reason."""
    cleared = Signal()
    """No level and no reason: open again."""
    undo_asked = Signal()
    date_asked = Signal()
    overview_asked = Signal()
    grew = Signal(QWidget)
    """What the answer just given made appear: it should be seen."""

    def __init__(
        self, session: DossierSession, form: Form, question: Question, aspects: Beside, earlier: Earlier | None
    ) -> None:
        super().__init__()
        self._earlier = earlier
        self.question = question
        self._session, self._form, self._aspects = session, form, aspects
        name = session.header.call_name
        full = named_question(question, name)
        self.cards = [LevelCard(int(each.value), each.label, each.description) for each in full.options]
        self._group = CardGroup(self, self.cards)
        reasons = {code: named(form.no_answer_labels.get(code, code), name) for code in question.no_answer}
        self.unscored_row = UnscoredRow(reasons, question.label)
        self._own = OwnRow(form, aspects.own, name) if aspects.own is not None else None
        self._difference = DifferenceRow(aspects.discussed) if aspects.discussed is not None else None
        self._date = WrapLabel("", "info")
        self._beside = WrapLabel("", "hint")
        self._beside.hide()
        self._date_row = self._make_date_row()
        self._last: int | None = None
        self._lost = LostLevel()
        self.head: QWidget = self
        """What is to be asked: seen with the level that has the keyboard, when there is room."""
        self._lay_out(name)
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Show the level, or the reason for having none, the goal and the own view."""
        answer = self._session.answer_of(self._form.id, AnswerKey(self.question.id))
        level, reason = level_of(answer), reason_of(answer)
        lost = self._lost.see(level, reason)
        if level is not None and level != self._last:
            self.unscored_row.calm()
        self._last = level
        self._show_cards(level)
        self.unscored_row.show_reason(reason, lost, level)
        if self._own is not None and self._aspects.own is not None:
            key = AnswerKey(self._aspects.own.id, self.question.id)
            own = self._session.answer_of(self._form.id, key)
            self._own.show_answer(own)
            self._show_difference(level, level_of(own))

    def _show_difference(self, level: int | None, own: int | None) -> None:
        if self._difference is not None:
            key = AnswerKey(self._difference.aspect.id, self.question.id)
            self._difference.show_difference(level, own, self._session.answer_of(self._form.id, key))

    def say_cleared(self, level: int | None) -> None:
        """Somebody took this level away: it is offered back."""
        self._lost.cleared(level)
        self.refresh()

    def focus_beside(self, question_id: str) -> QWidget | None:
        """The keyboard goes to the own view or to what was said about the difference; gives that row, else None."""
        rows = {row.aspect.id: row for row in (self._own, self._difference) if row is not None}
        found = rows.get(question_id)
        if found is None or found.isHidden():
            return None
        found.take_focus()
        return found

    def say_date(self, words: str) -> None:
        """Tell that the date of the measurement was filled in; "" takes it away."""
        self._date.setText(words)
        self._date_row.setVisible(bool(words))

    def say_beside(self, words: str) -> None:
        """Tell that this domain is not asked for the purpose of the measurement; "" takes it away."""
        self._beside.setText(words)
        self._beside.setVisible(bool(words))

    def date_words(self) -> str:
        """What say_date told last; empty when nothing is told."""
        return self._date.text()

    def take_focus(self) -> QWidget:
        """The chosen card, else the first: level 5; gives it."""
        self._group.stop().setFocus(Qt.FocusReason.TabFocusReason)
        return self._group.stop()

    def choose(self, value: str) -> bool:
        """Score this level when the domain has it."""
        if self.question.option(value) is None:
            return False
        self.scored.emit(value)
        return True

    def ask_reason(self) -> None:
        """No level: which reason?"""
        self.unscored_row.ask(self._last)

    def _show_cards(self, level: int | None) -> None:
        goal = None
        if self._aspects.goal is not None:
            key = AnswerKey(self._aspects.goal.id, self.question.id)
            goal = level_of(self._session.answer_of(self._form.id, key))
        level_before = self._earlier.level(self.question.id) if self._earlier is not None else None
        before = self._earlier.short(self._session.today) if self._earlier is not None else ""
        answer = self._session.answer_of(self._form.id, AnswerKey(self.question.id))
        chosen = UNCHECKED if answer is not None and answer.taken_over else CHOSEN
        for place, card in enumerate(self.cards):
            card.show_marks(before if card.level == level_before else "", goal=card.level == goal)
            told = f"{self.question.label}, {card.level}, {card.name[:1].lower()}{card.name[1:]}"
            card.setAccessibleName(f"{told}, {chosen}" if card.level == level else told)
            if card.level == level and not card.isChecked():
                self._group.choose(place)
        if level is None and any(card.isChecked() for card in self.cards):
            self._group.choose(None)

    def _make_date_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        change = text_button("Wijzigen")
        change.small = True
        change.clicked.connect(self.date_asked)
        line.addWidget(self._date, 1)
        line.addWidget(change)
        row.hide()
        return row

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))  # room for the ring, and the own view still in sight on a common laptop
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        self._fill_head(head, name)
        column.addLayout(head)
        for card in self.cards:
            column.addWidget(card)
        column.addSpacing(theme.px(4))
        column.addWidget(self.unscored_row)
        if self._own is not None:
            column.addWidget(self._own)
        if self._difference is not None:
            column.addWidget(self._difference)

    def _fill_head(self, column: QVBoxLayout, name: str) -> None:
        extras = self.question.extras
        column.addLayout(headed(title_of(self.question), self.overview_asked))
        opening, focus = str(extras.get("opening_question", "")), str(extras.get("focus", ""))
        look_at = f"Kijk naar: {named(focus[:1].lower() + focus[1:], name)}" if focus else ""
        told = f"{look_at} {self._form.texts.get('period', '')}".strip()
        if opening or told:
            self.head = LedWords(f"‘{named(opening, name)}’" if opening else "", told)
            column.addWidget(self.head)
        if self.question.hint:
            column.addWidget(WrapLabel(named(self.question.hint, name), "hint"))
        column.addWidget(self._beside)
        column.addWidget(self._date_row)

    def _listen(self) -> None:
        self._group.chosen.connect(lambda place: self.scored.emit(str(self.cards[place].level)))
        self.unscored_row.chosen.connect(self.unscored)
        self.unscored_row.undo_asked.connect(self.undo_asked)
        self.unscored_row.cleared.connect(self.cleared)
        session, form_id, row = self._session, self._form.id, self.question.id
        if self._own is not None and self._aspects.own is not None:
            key = AnswerKey(self._aspects.own.id, row)
            self._own.answered.connect(lambda value: self._answer_own(key, value))
            self._own.declined.connect(lambda reason: session.no_answer(form_id, key, reason))
            self._own.cleared.connect(lambda: session.clear(form_id, key))
        if self._difference is not None:
            about = AnswerKey(self._difference.aspect.id, row)
            self._difference.answered.connect(lambda value: session.answer(form_id, about, value))
            self._difference.cleared.connect(lambda: session.clear(form_id, about))

    def _answer_own(self, key: AnswerKey, value: str) -> None:
        self._session.answer(self._form.id, key, value)
        if self._difference is not None and not self._difference.isHidden():
            self.grew.emit(self._difference)
