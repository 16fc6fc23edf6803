"""One question on a page: label, hint, field, why there is no answer, problems and origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import NOTHING, Answer, AnswerKey
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import text_cursor
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.making import make_field
from intake_desktop.ui.fields.notes import DerivedField
from intake_desktop.ui.fields.table import TableField
from intake_desktop.ui.fields.table_row import Cells, no_cells
from intake_desktop.ui.fields.wording import named_question
from intake_desktop.ui.parts.look import show_if
from intake_desktop.ui.question_head import QuestionHead
from intake_desktop.ui.question_problems import ProblemList
from intake_desktop.ui.question_under import UnderField

if TYPE_CHECKING:
    from intake_desktop.form_engine.validation import Problem


class QuestionBlock(QWidget):
    """Tells what a person did; the page passes it to the session and shows what the session then holds.

    Every signal begins with the AnswerKey it is about: the question itself, a cell of its table or the reason
    that goes with one of its warnings.
    """

    answered = Signal(object, object, object)
    """AnswerKey, AnswerValue, words by option value."""
    no_answer = Signal(object, str)
    """AnswerKey, code of the reason."""
    cleared = Signal(object)
    confirmed = Signal(object)
    """AnswerKey: what was taken over still holds."""
    about_other_marked = Signal(object, bool)
    focused = Signal(str)
    """The keyboard came to this question (question id): help follows."""
    row_added = Signal(str)
    """A person wants a row in this table (question id): make one, then call open_row with its id."""
    row_removed = Signal(str, str)
    """Question id and row id."""
    undo_asked = Signal(str)
    """A person wants the removed row of this table (question id) back."""

    def __init__(self, question: Question, form: Form, call_name: str, row_id: str = "") -> None:
        super().__init__()
        self.question = named_question(question, call_name)
        self._call_name = call_name
        self.key = AnswerKey(question.id, row_id)
        self._form = form
        self._answer: Answer | None = None
        self.setObjectName(f"{self.key.question_id}.{row_id}.block" if row_id else f"{question.id}.block")
        self._head = QuestionHead(self.question, self._reasons())
        self._field = make_field(self.question, row_id)
        self._column = QVBoxLayout(self)
        self._under = UnderField(self.question.label, self._field, self._column)
        self._lay_out()
        self._listen()

    @property
    def field(self) -> Field:
        """The widget with the answer."""
        return self._field

    def show_answer(self, answer: Answer | None, cells: Cells = no_cells) -> None:
        """Show what the dossier holds now (None: open); `cells` gives the cells of a table."""
        self._answer = answer
        reason = "" if answer is None or answer.no_answer is None else answer.no_answer
        self._show_reason(reason)
        value, words = (None, NOTHING) if answer is None else (answer.value, answer.words)
        if isinstance(self._field, TableField):
            self._field.show_rows(value if isinstance(value, tuple) else (), cells)
        else:
            self._field.show_value(value, words)
        if not self._field.holds_refused():
            self._in_order()
        elif not reason and not self._under.tells_refusal:  # it stands there, so its sentence does too
            self._field.try_again(self._field.refused_text(), self._field.refused_part())
        self._head.show_answer(answer is not None, answer is not None and answer.about_other)
        self._show_origin(answer)
        self._on_remarked()

    def show_problems(self, problems: Sequence[Problem], reasons: Mapping[AnswerKey, str] | None = None) -> None:
        """Show the problems that begin at this question, with the reasons already given (by their key)."""
        self._under.show_problems(problems, reasons or {})
        self._field.set_state(self._under.state())

    def show_outcome(self, outcome: object) -> None:
        """Show the outcome of a derived question (None: unknown)."""
        if isinstance(self._field, DerivedField):
            self._field.show_outcome(outcome)

    def open_row(self, row_id: str) -> None:
        """Fill in this row of the table; show_answer must have brought it already."""
        if isinstance(self._field, TableField):
            self._field.open_row(row_id)

    def flush(self) -> None:
        """Hand over what is being typed, before the page is left, locked or undone."""
        self._field.flush()
        self._under.flush()

    def take_focus(self) -> None:
        """Bring the keyboard to this question."""
        target = self._under.way_back() or self._field.focus_widget()
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def letters_before(self) -> int:
        """Where the next letter comes in the text of the answer."""
        return text_cursor.position(self._field.focus_widget())

    def put_cursor(self, letters: int) -> None:
        """Let the next letter come after so many."""
        text_cursor.put(self._field.focus_widget(), letters)

    def head(self) -> QWidget:
        """Label, hint and menu, for a page that levels blocks beside each other."""
        return self._head

    def told_apart(self) -> ProblemList | None:
        """What tells about problems, for a page that gives it a place of its own; None while nothing is told."""
        told = self._under.problems
        return told if told is not None and any(told.sentences()) else None

    def source_text(self) -> str:
        """Source and date of the answer, for the help column ("deelnemer, 12-11-2026")."""
        if self._answer is None:
            return ""
        source = self._form.source_labels.get(self._answer.source, self._answer.source.replace("_", " "))
        day = self._answer.day
        return f"{named(source, self._call_name)}, {day.day:02d}-{day.month:02d}-{day.year}"

    def menu_button(self) -> QWidget | None:
        """The button with the reasons for having no answer; None when the question asks nothing."""
        return self._head.menu_button

    def shown_reason(self) -> str:
        """The words of the reason for having no answer; empty when the field is shown."""
        return self._under.reason

    def shown_problems(self) -> tuple[str, ...]:
        """The sentences under the field."""
        return self._under.sentences()

    def _reasons(self) -> dict[str, str]:
        labels = self._form.no_answer_labels
        return {code: labels.get(code, code.replace("_", " ").capitalize()) for code in self.question.no_answer}

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._head)
        self._column.addWidget(self._field)
        self._head.set_buddy(self._field.focus_widget())

    def _listen(self) -> None:
        self._head.reason_chosen.connect(self._on_reason)
        self._head.clear_chosen.connect(self._on_clear)
        self._head.about_other_chosen.connect(lambda on: self.about_other_marked.emit(self.key, on))
        self._under.fill_in.connect(self._on_fill_in)
        self._under.confirmed.connect(self._on_confirmed)
        self._under.reason_typed.connect(self._on_reason_typed)
        self._field.changed.connect(self._on_changed)
        self._field.cleared.connect(self._on_cleared)
        self._field.refused.connect(self._on_refused)
        self._field.remarked.connect(self._on_remarked)
        if isinstance(self._field, TableField):
            self._listen_to_table(self._field)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _listen_to_table(self, table: TableField) -> None:
        table.cell_changed.connect(self.answered)
        table.cell_cleared.connect(self.cleared)
        table.row_asked.connect(lambda: self.row_added.emit(self.question.id))
        table.row_removed.connect(lambda row_id: self.row_removed.emit(self.question.id, row_id))
        table.undo_asked.connect(lambda: self.undo_asked.emit(self.question.id))

    def _on_changed(self, value: object, words: object) -> None:
        self._in_order()
        self.answered.emit(self.key, value, words)

    def _on_cleared(self) -> None:
        self._in_order()
        self.cleared.emit(self.key)

    def _on_refused(self, _code: str, sentence: str) -> None:
        self._under.refuse(sentence)
        self._field.set_state(self._under.state())

    def _on_remarked(self) -> None:
        self._under.remark("" if self._field.isHidden() else self._field.remark())

    def _in_order(self) -> None:
        self._under.refuse("")
        self._field.set_state(self._under.state())

    def _on_reason(self, reason: str) -> None:
        self._in_order()
        self._show_reason(reason)
        self.take_focus()
        self.no_answer.emit(self.key, reason)

    def _on_clear(self) -> None:
        self._field.take_away()
        self._on_fill_in()

    def _on_fill_in(self) -> None:
        self._show_reason("")
        self._field.show_value(None)
        self.take_focus()
        self._on_cleared()
        self._field.try_again(self._field.refused_text())

    def _on_confirmed(self) -> None:
        self.take_focus()
        self.confirmed.emit(self.key)

    def _on_reason_typed(self, key: AnswerKey, words: str) -> None:
        self.answered.emit(key, words, NOTHING) if words else self.cleared.emit(key)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        told = self._under.problems
        if new is not None and (self.isAncestorOf(new) or (told is not None and told.isAncestorOf(new))):
            self.focused.emit(self.question.id)

    def _show_reason(self, reason: str) -> None:
        words = self._reasons().get(reason, reason.replace("_", " ").capitalize()) if reason else ""
        self._under.show_reason(words)
        show_if(self._field, not reason)

    def _show_origin(self, answer: Answer | None) -> None:
        if answer is None:
            self._under.show_origin("", taken_over=False, about_other=False)
            return
        unusual = answer.taken_over or answer.source != self.question.source_default
        source = f"Bron: {self.source_text()}" if unusual else ""
        self._under.show_origin(source, answer.taken_over, answer.about_other)
