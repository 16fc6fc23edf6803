"""Several answers out of many, as chips that wrap over lines; some exclude the others, some ask for words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import AnswerValue
from intake_desktop.form_engine.definition import Option, Question
from intake_desktop.ui.fields.option_button import OptionButton
from intake_desktop.ui.fields.options import OptionsField, digit_of
from intake_desktop.ui.fields.roving import RovingFocus
from intake_desktop.ui.parts.flow import FlowLayout


class ChipsField(OptionsField):
    """Space, Enter and the first nine digits switch a chip; an exclusive chip switches all others off."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._chips = tuple(OptionButton(option, round_ends=True) for option in self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        flow = FlowLayout(gap=8)
        column.addLayout(flow)
        for chip in self._chips:
            flow.addWidget(chip)
            chip.clicked.connect(self._on_click)
        for line in self.lines.values():
            column.addWidget(line)
        self._roving = RovingFocus(self._chips, self)

    def chosen(self) -> tuple[str, ...]:
        return tuple(chip.option.value for chip in self._chips if chip.isChecked())

    def answer(self) -> AnswerValue:
        return self.chosen()

    def mark(self, values: Sequence[str]) -> None:
        for chip in self._chips:
            chip.setChecked(chip.option.value in values)

    def focus_widget(self) -> QWidget:
        return self._roving.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if digit is not None and 1 <= digit <= len(self._chips):
            self._chips[digit - 1].click()
        else:
            super().keyPressEvent(event)

    def _on_click(self) -> None:
        chip = self.sender()
        assert isinstance(chip, OptionButton)
        if chip.isChecked():
            self._keep_apart(chip.option)
        self.person_chose(chip.option.value if chip.isChecked() else "")

    def _keep_apart(self, latest: Option) -> None:
        """Exclusive and ordinary options never stand together: the latest one wins."""
        for chip in self._chips:
            if chip.option is not latest and (latest.exclusive or chip.option.exclusive):
                chip.setChecked(False)
