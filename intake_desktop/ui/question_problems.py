"""Problems under a field: the sign and the sentence, and a line for the reason when a warning may stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Option
from intake_desktop.ui.fields.contract import FieldState
from intake_desktop.ui.fields.problem_line import ProblemLine
from intake_desktop.ui.fields.words import WordsLine
from intake_desktop.ui.parts.labels import WrapLabel

if TYPE_CHECKING:
    from intake_desktop.form_engine.validation import Problem

_STATES = {"error": FieldState.ERROR, "warning": FieldState.WARNING}
WHY = "Hoe komt dat? Schrijf kort waarom dit zo mag blijven."


class ProblemList(QWidget):
    """A sentence that was refused comes first, then the problems of the form, errors before warnings."""

    reason_typed = Signal(object, str)
    """AnswerKey of the reason, and its words ("" when it was emptied)."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.after: QWidget | None = None
        """The last widget of the field above, for the order of Tab."""
        self._about = WrapLabel(label, "smallStrong")
        self._about.hide()
        self._refused = ProblemLine()
        self._lines: list[ProblemLine] = []
        self._reasons: dict[AnswerKey, WordsLine] = {}
        self._remarks: dict[AnswerKey, ProblemLine] = {}
        """Under each reason: why it cannot be kept, or what to know about it."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._about)
        self._column.addWidget(self._refused)
        self._problems: tuple[Problem, ...] = ()
        self.hide()

    def stand_apart(self, apart: bool) -> None:
        """Under a line of fields beside each other it says which of them it is about."""
        self._about.setVisible(apart)

    def refuse(self, sentence: str) -> None:
        """Tell why what was typed cannot be the answer; "" takes it away."""
        if sentence:
            self._refused.tell(FieldState.ERROR, sentence)
        else:
            self._refused.hide()
        self._settle()

    @property
    def tells_refusal(self) -> bool:
        """True while it says why what was typed cannot be the answer."""
        return not self._refused.isHidden()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems. A reason that is being typed stays where it is."""
        found = tuple(sorted(problems, key=lambda problem: problem.severity != "error"))
        if found != self._problems:
            self._problems = found
            self._rebuild()
        self._settle()

    def show_reason(self, key: AnswerKey, words: str) -> None:
        """Show the reason that was given before."""
        if key in self._reasons:
            self._reasons[key].show_words(words)

    def state(self) -> FieldState:
        """The outline that the field deserves: the worst of what is told here."""
        if not self._refused.isHidden() or any(problem.severity == "error" for problem in self._problems):
            return FieldState.ERROR
        warned = any(problem.severity == "warning" for problem in self._problems)
        return FieldState.WARNING if warned else FieldState.NORMAL

    def sentences(self) -> tuple[str, ...]:
        """What stands here, in order."""
        lines = (self._refused, *self._lines)
        return tuple(line.sentence for line in lines if line.sentence)

    def flush(self) -> None:
        """Hand over a reason that is being typed."""
        for line in self._reasons.values():
            line.flush()

    def _rebuild(self) -> None:
        wanted = {problem.reason_key for problem in self._problems if problem.reason_required and problem.reason_key}
        for line in self._lines:
            self._drop(line)
        for key in [key for key in self._reasons if key not in wanted]:
            self._drop(self._reasons.pop(key))
            self._drop(self._remarks.pop(key))
        self._lines = [self._told(problem) for problem in self._problems]
        self._reading_order()

    def _told(self, problem: Problem) -> ProblemLine:
        line = ProblemLine()
        self._column.addWidget(line)
        line.tell(_STATES.get(problem.severity, FieldState.NORMAL), problem.message)
        if problem.reason_required and problem.reason_key:
            reason = self._reason_line(problem.reason_key)
            self._column.addWidget(reason)
            self._column.addWidget(self._remarks[problem.reason_key])
            reason.show()
        return line

    def _reason_line(self, key: AnswerKey) -> WordsLine:
        if key in self._reasons:
            return self._reasons[key]
        line = WordsLine(Option(value="", label=f"Reden bij: {self._label}"))
        line.setObjectName(f"{key.question_id}.{key.row_id}")
        line.setPlaceholderText(WHY)
        told = ProblemLine()
        line.said.connect(lambda: self.reason_typed.emit(key, line.words))
        line.refused.connect(lambda _code, sentence: told.tell(FieldState.ERROR, sentence))
        line.textEdited.connect(lambda: told.tell(FieldState.NORMAL, line.remark()))
        self._reasons[key], self._remarks[key] = line, told
        return line

    def _reading_order(self) -> None:
        """The reasons come right after the field they are about, also when the page was made long before."""
        before = self.after
        for problem in self._problems:
            line = self._reasons.get(problem.reason_key) if problem.reason_key else None
            if before is not None and line is not None and before.window() is line.window():
                QWidget.setTabOrder(before, line)
                before = line

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _settle(self) -> None:
        self.setVisible(bool(self._problems) or not self._refused.isHidden())
