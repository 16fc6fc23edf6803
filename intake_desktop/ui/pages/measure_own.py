"""How the participant sees it: a row of its own with a diamond, never between the levels of the professional."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from intake_desktop.form_engine.answers import Answer
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, literally
from intake_desktop.ui.parts.marks import Mark
from intake_desktop.ui.parts.segments import ChoiceButton
from intake_desktop.ui.parts.strokes import words_width
from intake_desktop.ui.parts.walking import Walk

_REASON = "reden:"


class _Choices(QWidget):
    """Boxes of which one is chosen; they go on at the next line when there is no room. Arrows walk, Enter chooses."""

    chosen = Signal(str)

    def __init__(self, options: Mapping[str, str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, 4)
        self.buttons: dict[str, ChoiceButton] = {}
        for code, words in options.items():
            button = ChoiceButton(words)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            button.toggled.connect(button.updateGeometry)
            self._group.addButton(button)
            button.setAutoExclusive(True)  # so that a screen reader says: one of these
            flow.addWidget(button)
            self.buttons[code] = button
        Walk(self, list(self.buttons.values()))

    def choose(self, code: str) -> None:
        """Show this one as chosen; "" for none."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)


class OwnRow(Card):
    """Digits choose while the keyboard is here; choosing what was chosen takes it away."""

    answered = Signal(str)
    declined = Signal(str)
    """Code of the reason for having no answer."""
    cleared = Signal()

    def __init__(self, form: Form, aspect: Question, call_name: str) -> None:
        super().__init__()
        words = named(aspect.label, call_name)
        told = {option.value: option.value for option in aspect.options}
        labels = {code: named(form.no_answer_labels.get(code, code), call_name) for code in aspect.no_answer}
        self._row = _Choices(told | {_REASON + code: text for code, text in labels.items()}, words)
        for option in aspect.options:
            full = option.value if option.label == option.value else f"{option.value}. {option.label}"
            self._row.buttons[option.value].setAccessibleName(full)
            self._row.buttons[option.value].setToolTip("" if full == option.value else literally(full))
        self._shown = ""
        self._row.chosen.connect(self._on_chosen)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setColumnStretch(1, 1)
        self._label = WrapLabel(words, "label")
        self._grid.addWidget(Mark("own"), 0, 0)
        self._grid.addWidget(self._label, 0, 1)
        self._grid.addWidget(self._row, 0, 2)
        self.column.setContentsMargins(*[theme.px(each) for each in (12, 6, 12, 6)])
        self.column.addLayout(self._grid)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what the dossier holds."""
        code = ""
        if answer is not None:
            code = _REASON + answer.no_answer if answer.no_answer else str(answer.value)
        self._shown = code if code in self._row.buttons else ""
        self._row.choose(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room beside the words the choice goes under them."""
        super().resizeEvent(event)
        beside = self.width() - self._row.sizeHint().width() - theme.px(70) >= words_width(
            self._label.text(), theme.font(bold=True)
        )
        self._grid.addWidget(self._row, *((0, 2) if beside else (1, 1, 1, 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is about this row, not about the level above it."""
        button = self._row.buttons.get(event.text())
        if button is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()

    def _on_chosen(self, code: str) -> None:
        if code == self._shown:
            self.cleared.emit()
        elif code.startswith(_REASON):
            self.declined.emit(code.removeprefix(_REASON))
        else:
            self.answered.emit(code)
