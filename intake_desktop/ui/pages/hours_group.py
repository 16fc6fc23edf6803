"""One group of the hours page: its questions beside each other, and one line that says how all numbers are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession, Sheet
from intake_desktop.form_engine import relevance
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind, Question, Section
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui import theme
from intake_desktop.ui.pages.hours_grid import FieldGrid
from intake_desktop.ui.pages.hours_origin import OriginLine
from intake_desktop.ui.parts.buttons import Button
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace

MEASURED_ON = "hours_measured_on"
"""What the date beside a number means; the advice needs it (it only counts what is recent)."""


class HoursGroup(SectionView):
    """The blocks of a section laid out compactly; the aspects stand in one line, and per field when asked for."""

    _built = False

    def __init__(self, workplace: Workplace, session: DossierSession, form_id: str, section: Section) -> None:
        super().__init__(workplace, session, form_id, section)
        called = session.header.call_name or "de deelnemer"
        self.setAccessibleName(section.title)
        self._grid = FieldGrid([self._blocks[AnswerKey(question.id)] for question in section.questions])
        self._line = OriginLine(self._form.aspects, section.title, called)
        self._fold = Button("Per veld", "text", "chevron-down")
        self._fold.small = True
        self._fold.setCheckable(True)
        self._fold.setAccessibleName(f"Per veld zeggen hoe we dit weten: {section.title}")
        self._each = QVBoxLayout()
        self._each.setSpacing(theme.px(12))
        self._titles: list[tuple[str, WrapLabel]] = []
        self._lay_out()
        self._listen()
        self._built = True
        self.refresh()

    def _lay_out(self) -> None:
        self._column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(WrapLabel(self.section.title, "heading"), 0 if self.section.intro else 1)
        if self.section.intro:
            head.addWidget(WrapLabel(self.section.intro, "hint"), 1)
        self._column.addLayout(head)
        self._column.addWidget(self._grid)
        self._column.addWidget(self._line)
        self._line.put(self._fold)
        self._column.addLayout(self._each)

    def _listen(self) -> None:
        self._line.said.connect(self._say_for_all)
        self._fold.toggled.connect(self._unfold)
        for question in self._numbers():
            block = self._blocks[AnswerKey(question.id)]
            block.cleared.connect(self._forget_aspects)
            block.no_answer.connect(lambda key, _reason: self._forget_aspects(key))

    def _aspects(self, question: Question) -> Iterator[Question]:
        """None while the section is built: they are made when somebody wants them per field."""
        return iter(()) if not self._built else super()._aspects(question)

    def holds(self, key: AnswerKey) -> AnswerKey | None:
        """Where this answer is asked here: its own block, or that of the number it goes with."""
        for wanted in (key, AnswerKey(key.row_id)):
            if wanted in self._blocks and not self._blocks[wanted].isHidden():
                return wanted
        return next((AnswerKey(table.id) for table in self.section.questions if _column(table, key)), None)

    def flush(self) -> None:
        """Hand over what is being typed, the line for all numbers included."""
        super().flush()
        self._line.flush()

    def refresh(self) -> None:
        """Show what the session holds."""
        if self._built:
            form_id = self._form.id
            self.show_sheet(self._session.sheet(form_id), self._session.problems(form_id))

    def show_sheet(self, sheet: Sheet, problems: Sequence[Problem]) -> None:
        """Show these answers and these problems; the page asks for both once for all groups."""
        told: dict[AnswerKey, list[Problem]] = {}
        for problem in problems:
            place = None if problem.id.startswith("open.") else self.holds(problem.key)
            if place is not None:
                told.setdefault(place, []).append(self._by_itself(problem))
        for key, block in self._blocks.items():
            there = self._is_asked(key, sheet)
            block.setVisible(there)
            if there:
                block.show_answer(sheet.answers.get(key), sheet.answers.get)
                own = told.get(key, [])
                block.show_problems(own, dict(self._reasons(own)))
                self._show_derived(block.question, sheet)
        self._grid.arrange()
        self._show_origin(sheet)

    def _is_asked(self, key: AnswerKey, sheet: Sheet) -> bool:
        if not key.row_id:
            return key.question_id in sheet.shown
        return self._fold.isChecked() and self._is_answered(key.row_id, sheet)

    def _is_answered(self, question_id: str, sheet: Sheet) -> bool:
        answer = sheet.answers.get(AnswerKey(question_id))
        return question_id in sheet.shown and answer is not None and answer.known

    def _by_itself(self, problem: Problem) -> Problem:
        """A reason that is a question of this form is asked there, and not once more under the warning."""
        if problem.reason_key is not None and not problem.reason_key.row_id:
            return replace(problem, reason_required=False, reason_key=None)
        return problem

    def _show_derived(self, question: Question, sheet: Sheet) -> None:
        if question.kind is Kind.DERIVED:
            outside = (self._session.view.elsewhere, self._session.today)
            counting = self._session.view.counting(self._form.id)
            outcome = relevance.derived(self._form, self._form.question(question.id), counting, sheet.shown, outside)
            self._blocks[AnswerKey(question.id)].show_outcome(outcome)

    def _show_origin(self, sheet: Sheet) -> None:
        answered = [question.id for question in self._numbers() if self._is_answered(question.id, sheet)]
        self._line.setVisible(bool(answered))
        for aspect in self._form.aspects:
            given = [sheet.answers.get(AnswerKey(aspect.id, question_id)) for question_id in answered]
            self._line.show_values(aspect.id, [None if answer is None else answer.value for answer in given])
        for question_id, label in self._titles:
            label.setVisible(self._fold.isChecked() and question_id in answered)

    def _numbers(self) -> list[Question]:
        return [question for question in self.section.questions if question.aspects]

    def _say_for_all(self, aspect_id: str, value: object) -> None:
        sheet = self._session.sheet(self._form.id)
        for question in self._numbers():
            key = AnswerKey(aspect_id, question.id)
            if aspect_id in question.aspects and self._is_answered(question.id, sheet):
                if value is None:
                    self._session.clear(self._form.id, key)
                else:
                    super()._on_answered(key, value, {})

    def _on_answered(self, key: AnswerKey, value: object, words: object) -> None:
        """A number that is told for the first time is true today, until somebody says otherwise."""
        super()._on_answered(key, value, words)
        said = self._session.answer_of(self._form.id, key)
        if key.row_id or said is None or not said.known:
            return
        day = self._session.told_on or self._session.today
        asked = self._form.question(key.question_id).aspects
        for aspect in self._form.aspects:
            date_key = AnswerKey(aspect.id, key.question_id)
            new = self._session.answer_of(self._form.id, date_key) is None
            if aspect.id in asked and aspect.means == MEASURED_ON and new:
                super()._on_answered(date_key, day.isoformat(), {})

    def _forget_aspects(self, key: AnswerKey) -> None:
        """Without a number there is nothing to know the date of."""
        for aspect in self._form.aspects:
            at = AnswerKey(aspect.id, key.question_id)
            if self._session.answer_of(self._form.id, at) is not None:
                self._session.clear(self._form.id, at)

    def _unfold(self, on: bool) -> None:
        self._fold.set_icon("chevron-up" if on else "chevron-down")
        if on and not self._titles:
            for question in self._numbers():
                self._ask_apart(question)
        self.refresh()

    def _ask_apart(self, question: Question) -> None:
        title = WrapLabel(self._blocks[AnswerKey(question.id)].question.label, "label")
        self._titles.append((question.id, title))
        self._each.addWidget(title)
        row = QWidget()
        beside = QVBoxLayout(row)
        beside.setContentsMargins(theme.px(16), 0, 0, 0)
        for aspect in self._aspects(question):
            self._add(aspect, question.id)
            beside.addWidget(self._blocks[AnswerKey(aspect.id, question.id)])
        self._each.addWidget(row)


def _column(table: Question, key: AnswerKey) -> bool:
    return any(column.id == key.question_id for column in table.columns)
