"""One answer out of many: a drop-down list, with a words line for the option that asks for words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.fields.contract import FieldState, paint_state
from intake_desktop.ui.fields.options import OptionsField
from intake_desktop.ui.parts.combo import Combo

_LETTERS = 16


class DropDownField(OptionsField):
    """Letters jump to an option, the arrows walk and choose, Alt+Down opens the list."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._combo = Combo(question.label)
        self._combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(_LETTERS)
        self._combo.setAccessibleDescription(question.hint)
        self._combo.setPlaceholderText("Kies")
        for option in self.options:
            self._combo.addItem(option.label, option.value)
        self._combo.setCurrentIndex(-1)
        self._combo.activated.connect(lambda _index: self.person_chose(self.chosen()[0]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._combo)
        for line in self.lines.values():
            column.addWidget(line)
        self.setFocusProxy(self._combo)

    def chosen(self) -> tuple[str, ...]:
        value = self._combo.currentData()
        return (value,) if isinstance(value, str) else ()

    def mark(self, values: Sequence[str]) -> None:
        self._combo.setCurrentIndex(self._combo.findData(values[0]) if values else -1)

    def focus_widget(self) -> QWidget:
        return self._combo

    def set_state(self, state: FieldState) -> None:
        paint_state(self._combo, state)
