"""One group of the hours page: its questions beside each other, and one line that says how all numbers are known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.sheet import Sheet
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages.hours_grid import FieldGrid
from intake_desktop.ui.pages.hours_origin import OriginLine
from intake_desktop.ui.parts.buttons import Button
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.section_view import SectionView

MEASURED_ON = "hours_measured_on"
"""What the date beside a number means; the advice needs it (it only counts what is recent)."""


class HoursGroup(SectionView):
    """The blocks of a section laid out compactly; the aspects stand in one line, and per field when asked for."""

    grown = Signal(object)
    """These fields were made."""

    def build(self) -> None:
        """Nothing yet: the page makes its groups one after another, what is seen first before the rest."""
        self.setAccessibleName(self.section.title)
        self._waiting.extend(self.section.questions)

    def finish_building(self) -> None:
        """Make this group, unless it stands there already, and show what the session holds.

        Only the numbers and tables; what is asked beside a number is made when somebody wants it per field.
        """
        if not self.unfinished:
            return
        self._waiting.clear()
        self._grid = FieldGrid([self.make_block(question) for question in self.section.questions])
        called = self.session.header.call_name or "de deelnemer"
        self._line = OriginLine(self.form.aspects, self.section.title, called)
        self._fold = Button("Per veld", "text", "chevron-down")
        self._fold.small = True
        self._fold.setCheckable(True)
        self._fold.setAccessibleName(f"Per veld zeggen hoe we dit weten: {self.section.title}")
        self._each = QVBoxLayout()
        self._each.setSpacing(theme.px(12))
        self._titles: list[tuple[str, WrapLabel]] = []
        self._lay_out()
        self._line.said.connect(self._say_for_all)
        for field in self._line.fields:
            self._workplace.unread.watch_field(
                self.session, self.form.id, field, AnswerKey(field.key.question_id, self.section.id)
            )
        self._fold.toggled.connect(self._unfold)
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            # now, not at the next turn of the loop: somebody may come to a question here at once
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
        self.refresh()
        self.grown.emit((*(block.field for block in self.blocks.values()), *self._line.fields))
        self.unfold_for_texts()
        self.whole.emit()

    def unfold_for_texts(self) -> None:
        """What is asked per field is shown when something was typed there that cannot be an answer."""
        if self.unfinished or self._fold.isChecked():
            return
        apart = [AnswerKey(name, question.id) for question in self._numbers() for name in question.aspects]
        self._fold.setChecked(self._workplace.unread.any_at(self.session, self.form.id, apart))

    def _lay_out(self) -> None:
        self.column.setSpacing(theme.px(10))
        large = theme.current().scale >= metrics.LARGE_TEXT  # another text size makes the page anew
        head = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        head.setSpacing(theme.px(4 if large else 12))
        head.addWidget(WrapLabel(self.section.title, "heading"), 0 if self.section.intro else 1)
        if self.section.intro:
            head.addWidget(WrapLabel(self.section.intro, "hint"), 1)
        self.column.addLayout(head)
        self.column.addWidget(self._grid)
        self.column.addWidget(self._line)
        self._line.put(self._fold)
        self.column.addLayout(self._each)

    def flush(self) -> None:
        """Hand over what is being typed, the line for all numbers included."""
        super().flush()
        if not self.unfinished:
            self._line.flush()

    def refresh(self) -> None:
        """Show what the session holds, once there is something to show it in."""
        if not self.unfinished:
            super().refresh()

    def show_sheet(self, sheet: Sheet, problems: Sequence[Problem]) -> None:
        """Show these answers and these problems, and how all numbers are known."""
        super().show_sheet(sheet, problems)
        self._grid.arrange()
        self._show_origin(sheet)

    def is_asked(self, key: AnswerKey, sheet: Sheet) -> bool:
        """How a number is known is asked per field only when somebody unfolds that, and only of what is filled in."""
        if not key.row_id:
            return super().is_asked(key, sheet)
        return self._fold.isChecked() and self._is_answered(key.row_id, sheet)

    def _is_answered(self, question_id: str, sheet: Sheet) -> bool:
        answer = sheet.answers.get(AnswerKey(question_id))
        return question_id in sheet.shown and answer is not None and answer.known

    def _show_origin(self, sheet: Sheet) -> None:
        answered = [question.id for question in self._numbers() if self._is_answered(question.id, sheet)]
        self._line.setVisible(bool(answered))
        for aspect in self.form.aspects:
            given = [sheet.answers.get(AnswerKey(aspect.id, question_id)) for question_id in answered]
            self._line.show_values(aspect.id, [None if answer is None else answer.value for answer in given])
        for question_id, label in self._titles:
            label.setVisible(self._fold.isChecked() and question_id in answered)

    def _numbers(self) -> list[Question]:
        return [question for question in self.section.questions if question.aspects]

    def _say_for_all(self, aspect_id: str, value: object) -> None:
        sheet = self.session.sheet(self.form.id)
        with self.session.together(self.form.id):
            for question in self._numbers():
                key = AnswerKey(aspect_id, question.id)
                if aspect_id in question.aspects and self._is_answered(question.id, sheet):
                    self.on_cleared(key) if value is None else self.on_answered(key, value, {})

    def on_answered(self, key: AnswerKey, value: object, words: object) -> None:
        """A number that is told for the first time is true today, until somebody says otherwise."""
        with self.session.together(self.form.id):
            super().on_answered(key, value, words)
            said = self.session.answer_of(self.form.id, key)
            if not key.row_id and said is not None and said.known:
                self._date(self.form.question(key.question_id))

    def _date(self, number: Question) -> None:
        day = self.session.told_on or self.session.today
        for aspect in self.aspects(number):
            at = AnswerKey(aspect.id, number.id)
            if aspect.means == MEASURED_ON and self.session.answer_of(self.form.id, at) is None:
                super().on_answered(at, day.isoformat(), {})

    def on_no_answer(self, key: AnswerKey, reason: str) -> None:
        """Without a number there is nothing to know the date of."""
        with self.session.together(self.form.id):
            super().on_no_answer(key, reason)
            self._forget_aspects(key)

    def on_cleared(self, key: AnswerKey) -> None:
        """Without a number there is nothing to know the date of."""
        with self.session.together(self.form.id):
            super().on_cleared(key)
            self._forget_aspects(key)

    def _forget_aspects(self, key: AnswerKey) -> None:
        for aspect in self.form.aspects:
            at = AnswerKey(aspect.id, key.question_id)
            if self.session.answer_of(self.form.id, at) is not None:
                self.session.clear(self.form.id, at)

    def _unfold(self, on: bool) -> None:
        self._fold.set_icon("chevron-up" if on else "chevron-down")
        made: list[QuestionBlock] = []
        if on and not self._titles:
            made = [block for question in self._numbers() for block in self._ask_apart(question)]
        self.refresh()
        self.grown.emit(tuple(block.field for block in made))

    def _ask_apart(self, question: Question) -> list[QuestionBlock]:
        title = WrapLabel(self.blocks[AnswerKey(question.id)].question.label, "label")
        self._titles.append((question.id, title))
        self._each.addWidget(title)
        row = QWidget()
        beside = QVBoxLayout(row)
        beside.setContentsMargins(theme.px(16), 0, 0, 0)
        blocks = [self.make_block(aspect, question.id) for aspect in self.aspects(question)]
        for block in blocks:
            beside.addWidget(block)
        self._each.addWidget(row)
        return blocks
