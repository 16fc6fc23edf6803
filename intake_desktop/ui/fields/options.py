"""What choice fields share: the options of a question, one words line per option that asks for words, and digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_desktop.form_engine.answers import NOTHING, AnswerValue
from intake_desktop.form_engine.definition import Option, Question
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.words import WordsLine
from intake_desktop.ui.parts.look import show_if


def offered(question: Question) -> tuple[Option, ...]:
    """The options a person can choose: those of the form, or the numbers of a scale without words."""
    return question.options or numbers_of(question)


def numbers_of(question: Question) -> tuple[Option, ...]:
    """The numbers of a scale from its lowest to its highest, as options."""
    low, high = question.bounds.low or Decimal(0), question.bounds.high or Decimal(0)
    step = question.bounds.step or Decimal(1)
    count = int((high - low) / step) + 1
    numbers = (low + step * place for place in range(count))
    return tuple(Option(_plain(number), _plain(number).replace(".", ",")) for number in numbers)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


class OptionsField(Field):
    """A field whose answer is one or more options; words belong to the options that are chosen."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self.options = offered(question)
        self._lines = {option.value: WordsLine(option) for option in self.options if option.free_text}
        for line in self._lines.values():
            line.said.connect(self._hand_over)
            line.refused.connect(self.refused)
            line.textEdited.connect(self.remarked)

    @property
    def lines(self) -> Mapping[str, WordsLine]:
        """The words lines, by option value."""
        return self._lines

    def chosen(self) -> tuple[str, ...]:
        """Values of the chosen options, in the order of the form."""
        raise NotImplementedError

    def answer(self) -> AnswerValue:
        """The answer that the chosen options make; only asked when something is chosen."""
        return self.chosen()[0]

    def mark(self, values: Sequence[str]) -> None:
        """Show these options as chosen, without any signal."""
        raise NotImplementedError

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        self.mark((value,) if isinstance(value, str) else value if isinstance(value, tuple) else ())
        self._open_lines()
        for option_value, line in self._lines.items():
            line.show_words(words.get(option_value, ""))

    def flush(self) -> None:
        for line in self._lines.values():
            line.flush()

    def holds_refused(self) -> bool:
        return any(line.is_refused and not line.isHidden() for line in self._lines.values())

    def refused_text(self) -> str:
        return self._lines[self.refused_part()].text() if self.holds_refused() else ""

    def refused_part(self) -> str:
        refused = (value for value, line in self._lines.items() if line.is_refused and not line.isHidden())
        return next(refused, "")

    def take_away(self) -> None:
        for line in self._lines.values():
            line.take_away()
        self.show_value(None)

    def try_again(self, text: str, part: str = "") -> None:
        if part in self._lines and not self._lines[part].isHidden():
            self._lines[part].try_again(text)

    def remark(self) -> str:
        told = (line.remark() for line in self._lines.values() if not line.isHidden())
        return " ".join(filter(None, told))

    def person_chose(self, latest: str = "") -> None:
        """A person changed what is chosen; `latest` is the option that was switched on."""
        self._open_lines()
        self._hand_over()
        if latest in self._lines:
            self._lines[latest].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_lines(self) -> None:
        chosen = self.chosen()
        for option_value, line in self._lines.items():
            show_if(line, option_value in chosen)

    def _hand_over(self) -> None:
        chosen = self.chosen()
        if not chosen:
            self.cleared.emit()
            return
        words = {value: self._lines[value].words for value in chosen if value in self._lines}
        self.changed.emit(self.answer(), {value: text for value, text in words.items() if text})


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that was typed without Ctrl or Alt, or None."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    text = event.text()
    return int(text) if len(text) == 1 and text in "0123456789" else None
