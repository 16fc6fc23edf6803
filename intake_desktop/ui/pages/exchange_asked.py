"""One thing the program itself asks: label, hint, field and what is wrong with it; built on the fields of the forms."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import AnswerValue
from intake_desktop.form_engine.definition import Kind, Option, Question
from intake_desktop.ui import theme
from intake_desktop.ui.fields.contract import FieldState
from intake_desktop.ui.fields.making import make_field
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told


class Asked(QWidget):
    """Holds its own value: nothing of it belongs to the dossier until a file is made."""

    changed = Signal()

    def __init__(self, name: str, kind: Kind, label: str, hint: str = "", options: tuple[Option, ...] = ()) -> None:
        super().__init__()
        question = Question(id=f"uitwisselen_{name}", kind=kind, label=label, line=0, hint=hint, options=options)
        self._value: AnswerValue | None = None
        self.label = label
        self._field = make_field(question)
        self._told = Told("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(WrapLabel(label, "label"))
        if hint:
            column.addWidget(WrapLabel(hint, "hint"))
        column.addWidget(self._field)
        column.addWidget(self._told)
        self._field.changed.connect(lambda value, _words: self._take(value))
        self._field.cleared.connect(lambda: self._take(None))
        self._field.refused.connect(lambda _code, sentence: self.refuse(sentence))

    @property
    def text(self) -> str:
        """What was filled in or chosen; "" for nothing."""
        return self._value.strip() if isinstance(self._value, str) else ""

    @property
    def day(self) -> date | None:
        """The date that was filled in."""
        return date.fromisoformat(self.text) if self.text else None

    def fill(self, value: str) -> None:
        """Put something in the field."""
        self._field.show_value(value or None)
        self._take(value or None)

    def flush(self) -> None:
        """Take over what is being typed."""
        self._field.flush()

    def wrong(self) -> bool:
        """Whether something stands in the field that cannot be right."""
        return self._field.holds_refused()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, at the field; "" leaves only what is to be known about the text."""
        self._told.say(sentence or self._field.remark(), "error" if sentence else "hint")
        self._field.set_state(FieldState.ERROR if sentence else FieldState.NORMAL)

    def said(self) -> str:
        """What stands under the field."""
        return self._told.text()

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        self._field.focus_widget().setFocus()

    def _take(self, value: AnswerValue | None) -> None:
        self._value = value
        self.refuse("")
        self.changed.emit()
