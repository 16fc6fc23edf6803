"""What all fields share in which a person types: handing over after a rest, and keeping what was refused."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds, on_paper
from intake_desktop.form_engine.answers import NOTHING, AnswerValue
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.typing_rest import TypingRest


class TypedField(Field):
    """A field of typed text. Half a date is not refused while somebody rests, only when they leave."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._value: AnswerValue | None = None
        self._handed_over = ""
        self._is_refused = False
        self._rest = TypingRest(self)
        self._rest.rested.connect(self._on_rest)

    def text(self) -> str:
        """What stands in the field now."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put text in the field, without any signal."""
        raise NotImplementedError

    def written(self, value: AnswerValue) -> str:
        """The value as a person would type it in this field."""
        return kinds.show(self.question, value, NOTHING)

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        if self._rest.waiting or value == self._value:
            return
        self._value = value
        self._is_refused = False
        self.set_text("" if value is None else self.written(value))
        self._handed_over = self.text()

    def flush(self) -> None:
        self._hand_over(leaving=True)
        if self._value is not None and not self._is_refused:
            self._tidy(self._value)

    def holds_refused(self) -> bool:
        return self._is_refused

    def refused_text(self) -> str:
        return self.text() if self._is_refused else ""

    def take_away(self) -> None:
        self._rest.stop()
        self._value, self._is_refused, self._handed_over = None, False, ""
        self.set_text("")

    def try_again(self, text: str, part: str = "") -> None:
        if not self._rest.waiting:
            self.set_text(text)
            self._handed_over = ""
            self._hand_over(leaving=True)

    def remark(self) -> str:
        return on_paper.remark(self.text())

    def touch(self) -> None:
        """A person changed the text."""
        self._rest.touch()
        self.remarked.emit()

    def _on_rest(self) -> None:
        self._hand_over(leaving=False)

    def _hand_over(self, leaving: bool) -> None:
        self._rest.stop()
        text = self.text()
        if text == self._handed_over:
            return
        if text.strip():
            self._read(text, leaving)
        else:
            self._accept(text, None)

    def _read(self, text: str, leaving: bool) -> None:
        try:
            value = kinds.read(self.question, text)
        except AnswerRefused as error:
            if leaving:
                self._handed_over = text
                self._is_refused = True
                _, meaning, remedy = error.sentences()
                self.refused.emit(error.code, f"{meaning} {remedy}")
            return
        self._accept(text, value)

    def _accept(self, text: str, value: AnswerValue | None) -> None:
        self._handed_over = text
        self._is_refused = False
        self._value = value
        if value is None:
            self.cleared.emit()
        else:
            self.changed.emit(value, NOTHING)

    def _tidy(self, value: AnswerValue) -> None:
        written = self.written(value)
        if written != self.text():
            self.set_text(written)
            self._handed_over = written
