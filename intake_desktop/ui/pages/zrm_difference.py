"""When the level and the own view differ: both stay, and whether it was talked about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_desktop.form_engine.answers import Answer
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.segments import ChoiceRow


class DifferenceRow(Card):
    """Seen while there is a difference, or something was said about one; choosing what was chosen takes it away."""

    answered = Signal(str)
    cleared = Signal()

    def __init__(self, aspect: Question) -> None:
        super().__init__()
        self.aspect = aspect
        self._words = WrapLabel("", "small")
        self._row = ChoiceRow({option.value: option.label for option in aspect.options}, aspect.label)
        self._shown = ""
        self._row.chosen.connect(self._on_chosen)
        self.column.setContentsMargins(*[theme.px(each) for each in (12, 6, 12, 6)])
        self.column.setSpacing(theme.px(4))
        self.column.addWidget(self._words)
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(WrapLabel(aspect.label, "label"), 1)
        line.addWidget(self._row)
        self.column.addLayout(line)
        self.hide()

    def show_difference(self, level: int | None, own: int | None, answer: Answer | None) -> None:
        """Show the two levels and what was said about them."""
        differ = level is not None and own is not None and level != own
        self._words.setText(f"Jullie zien dit verschillend: {level} en {own}. Laat beide staan." if differ else "")
        self._words.setVisible(differ)
        self._shown = str(answer.value) if answer is not None and answer.known else ""
        self._row.choose(self._shown if self._shown in self._row.buttons else "")
        self.setVisible(differ or bool(self._shown))

    def take_focus(self) -> None:
        """The chosen answer, else the first."""
        boxes = self._row.buttons
        boxes.get(self._shown, next(iter(boxes.values()))).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_chosen(self, code: str) -> None:
        if code == self._shown:
            self.cleared.emit()
        else:
            self.answered.emit(code)
