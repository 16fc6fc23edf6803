"""What every field keeps to: it shows a value, and tells what a person made of it - never what the program set."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.form_engine.answers import NOTHING, AnswerKey, AnswerValue
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.parts.look import set_look


class FieldState(StrEnum):
    """How a field looks: in order, with an error or with a warning."""

    NORMAL = "normal"
    ERROR = "error"
    WARNING = "warning"


def field_name(question_id: str, row_id: str = "") -> str:
    """The object name of the field for a question (or for one row of it), for tests and screen readers' tools."""
    return f"{question_id}.{row_id}" if row_id else question_id


class Field(QWidget):
    """One widget for one question. The texts of the question are filled in already ({naam} is gone)."""

    changed = Signal(object, object)
    """AnswerValue and the words beside options: a person gave this answer."""
    cleared = Signal()
    """A person emptied the field: there is no answer any more."""
    refused = Signal(str, str)
    """Code and Dutch sentence: what was typed cannot be the answer. It stays in the field."""
    fields_made = Signal(object)
    """Fields that belong to this one (the cells of a row that opens): each can be watched as this one is."""
    remarked = Signal()
    """A person changed the text, and with it perhaps what `remark` says about it."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.key = AnswerKey(question.id, row_id)
        self.setObjectName(field_name(question.id, row_id))
        self.setAccessibleName(question.label)

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        """Show this answer (None: nothing). Emits no signal and never disturbs what is being typed."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over now what is being typed, as when somebody leaves the field."""

    def holds_refused(self) -> bool:
        """True while something stands in the field that was refused."""
        return False

    def refused_text(self) -> str:
        """That text; "" when nothing was refused."""
        return ""

    def refused_part(self) -> str:
        """In which part of the field it stands: the value of an option with own words; "" for a field of one text."""
        return ""

    def try_again(self, text: str, part: str = "") -> None:
        """Put a text back that was refused, with what is wrong with it; not where somebody types by now."""

    def take_away(self) -> None:
        """Nothing stands in the field any more, also nothing that was refused; emits no signal."""
        self.show_value(None)

    def remark(self) -> str:
        """What to say about the text in the field, which may stay as it is; "" for nothing."""
        return ""

    def focus_widget(self) -> QWidget:
        """The widget that takes the keyboard when somebody comes to this question."""
        return self

    def set_state(self, state: FieldState) -> None:
        """Draw the outline of this state; the words stand under the field, in its block."""


def paint_state(widget: QWidget, state: FieldState) -> None:
    """Tell the stylesheet which outline a control has."""
    set_look(widget, "state", "" if state is FieldState.NORMAL else state.value)
