"""The line under a group of numbers: how we know them and on which date they were true, for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.drop_down import DropDownField
from intake_desktop.ui.fields.making import make_field
from intake_desktop.ui.fields.wording import named_question
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel

DIFFERENT = "Verschilt per veld."


class OriginLine(QWidget):
    """One field per aspect; empty when the numbers differ, which is said in words."""

    said = Signal(str, object)
    """Aspect id and the value for all numbers, or None to take it away."""

    def __init__(self, aspects: Sequence[Question], title: str, called: str) -> None:
        super().__init__()
        self._fields: dict[str, Field] = {}
        self._different: dict[str, bool] = {}
        self._told = WrapLabel("", "hint")
        self._flow = FlowLayout(gap=12)
        for aspect in aspects:
            if aspect.kind in (Kind.CHOICE, Kind.DATE):
                self._flow.addWidget(self._pair(named_question(aspect, called), title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(self._flow)
        column.addWidget(self._told)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the line."""
        return tuple(self._fields.values())

    def put(self, control: QWidget) -> None:
        """Add a control at the end of the line, level with the fields."""
        self._flow.addWidget(_stacked(WrapLabel(" ", "hint"), control))

    def show_values(self, aspect_id: str, values: Sequence[object]) -> None:
        """What the answered numbers of this group say; one value is shown when it is the same everywhere."""
        if aspect_id not in self._fields:
            return
        same = len(set(values)) <= 1
        field = self._fields[aspect_id]
        if not field.holds_refused():
            field.show_value(values[0] if values and same else None)  # type: ignore[arg-type]  # as the session keeps it
        self._different[aspect_id] = not same
        if not any(each.holds_refused() for each in self._fields.values()):
            self._tell(DIFFERENT if any(self._different.values()) else "", "hint")

    def flush(self) -> None:
        """Hand over what is being typed."""
        for field in self._fields.values():
            field.flush()

    def _pair(self, aspect: Question, title: str) -> QWidget:
        asked = replace(aspect, label=f"{aspect.label} {title}, alle getallen")
        field = DropDownField(asked) if aspect.kind is Kind.CHOICE else make_field(asked)
        self._fields[aspect.id] = field
        field.changed.connect(lambda value, _words: self.said.emit(aspect.id, value))
        field.cleared.connect(lambda: self.said.emit(aspect.id, None))
        field.refused.connect(lambda _code, sentence: self._tell(sentence, "error"))
        words = WrapLabel(aspect.label, "hint")
        words.setWordWrap(theme.current().scale >= metrics.LARGE_TEXT)
        return _stacked(words, field)

    def _tell(self, words: str, role: str) -> None:
        self._told.set_role(role)
        self._told.setText(words)
        self._told.setVisible(bool(words))


def _stacked(words: QWidget, control: QWidget) -> QWidget:
    """Words above a control, as at the other questions."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(words)
    column.addWidget(control)
    return made
