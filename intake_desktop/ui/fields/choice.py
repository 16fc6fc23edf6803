"""One answer out of a few: a row of buttons when the words are short, a list of radios when they are not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.fields.option_button import OptionButton, RadioRow
from intake_desktop.ui.fields.options import OptionsField, digit_of, offered
from intake_desktop.ui.fields.roving import RovingFocus, WalkedButton
from intake_desktop.ui.fields.typing_rest import TypingRest
from intake_desktop.ui.parts.flow import FlowLayout

ROW_MOST = 5
LIST_MOST = 8
_SHORT = 14


def fits_row(question: Question) -> bool:
    """True when the options can stand beside each other: few and short, yes/no/unknown, or the numbers of a scale."""
    options = offered(question)
    if any(option.description for option in options):
        return False
    if question.kind is Kind.YES_NO_UNKNOWN or not question.options:
        return True
    return len(options) <= ROW_MOST and all(len(option.label) <= _SHORT for option in options)


class ChoiceField(OptionsField):
    """Digits choose; arrows walk, Space and Enter choose. On a scale with numbers a digit is the number itself."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._buttons = self._lay_out_row() if fits_row(question) else self._lay_out_list()
        for button in self._buttons:
            button.clicked.connect(self._on_click)
        self._roving = RovingFocus(self._buttons, self)
        self._numbered = question.kind is Kind.SCALE and not question.options
        self._one = TypingRest(self)

    def chosen(self) -> tuple[str, ...]:
        pairs = zip(self.options, self._buttons, strict=True)
        return tuple(option.value for option, button in pairs if button.isChecked())

    def mark(self, values: Sequence[str]) -> None:
        for place, (option, button) in enumerate(zip(self.options, self._buttons, strict=True)):
            button.setChecked(option.value in values)
            if option.value in values:
                self._roving.settle(place)

    def focus_widget(self) -> QWidget:
        return self._roving.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        value = None if digit is None else self._value_of(digit)
        if value is None:
            super().keyPressEvent(event)
            return
        self._choose(value)

    def _value_of(self, digit: int) -> str | None:
        values = [option.value for option in self.options]
        if not self._numbered:
            return values[digit - 1] if 1 <= digit <= len(values) else None
        if digit == 0 and self._one.waiting and "10" in values:
            return "10"
        if digit == 1:
            self._one.touch()
        return str(digit) if str(digit) in values else None

    def _on_click(self) -> None:
        button = self.sender()
        place = next(n for n, candidate in enumerate(self._buttons) if candidate is button)
        self._choose(self.options[place].value)

    def _choose(self, value: str) -> None:
        self.mark((value,))
        if any(button.hasFocus() for button in self._buttons):
            self._roving.stop().setFocus()
        self.person_chose(value)

    def _lay_out_row(self) -> tuple[WalkedButton, ...]:
        column = self._column()
        flow = FlowLayout(gap=6)
        column.addLayout(flow)
        buttons = tuple(OptionButton(option, round_ends=False) for option in self.options)
        for button in buttons:
            flow.addWidget(button)
        for line in self.lines.values():
            column.addWidget(line)
        return buttons

    def _lay_out_list(self) -> tuple[WalkedButton, ...]:
        column = self._column()
        buttons = tuple(RadioRow(option) for option in self.options)
        for option, button in zip(self.options, buttons, strict=True):
            column.addWidget(button)
            if option.value in self.lines:
                indented = QHBoxLayout()
                indented.setContentsMargins(button.left(), 0, 0, 0)
                indented.addWidget(self.lines[option.value])
                column.addLayout(indented)
        return buttons

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return column
