"""What can stand under a field, each part made only when there is something to show in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.fields.contract import Field, FieldState
from intake_desktop.ui.fields.tab_order import focus_stops
from intake_desktop.ui.question_marks import NoAnswerRow, OriginRow
from intake_desktop.ui.question_problems import ProblemList
from intake_desktop.ui.told import Told

if TYPE_CHECKING:
    from intake_desktop.form_engine.validation import Problem


class UnderField(QObject):
    """A remark on the text, reason for no answer, problems and origin; most questions have none of them."""

    fill_in = Signal()
    confirmed = Signal()
    reason_typed = Signal(object, str)

    def __init__(self, label: str, field: Field, column: QVBoxLayout) -> None:
        super().__init__(field)
        self._label, self._field, self._column = label, field, column
        self._remark: Told | None = None
        self._no_answer: NoAnswerRow | None = None
        self._problems: ProblemList | None = None
        self._origin: OriginRow | None = None

    def remark(self, sentence: str) -> None:
        """Say something about the text, which may stay as it is; "" takes it away."""
        if self._remark is None:
            if not sentence:
                return
            self._remark = Told()
            self._put(self._remark, 2)
        self._remark.say(sentence)

    def show_reason(self, words: str) -> None:
        """Show why there is no answer; "" takes it away."""
        if self._no_answer is not None:
            self._no_answer.setVisible(bool(words))
        if not words:
            return
        if self._no_answer is None:
            self._no_answer = NoAnswerRow(self._label)
            self._no_answer.fill_in.connect(self.fill_in)
            self._put(self._no_answer, 2)
        self._no_answer.show_reason(words)

    @property
    def reason(self) -> str:
        """The reason on the screen; empty when none is shown."""
        return "" if self._no_answer is None else self._no_answer.reason

    def way_back(self) -> QWidget | None:
        """The button that brings the field back; None while the field is there."""
        return self._no_answer.button() if self._no_answer is not None and self.reason else None

    def show_problems(self, problems: Sequence[Problem], reasons: Mapping[AnswerKey, str]) -> None:
        """Show these problems and the reasons given for them."""
        if not problems and self._problems is None:
            return
        shown = self._problem_list()
        shown.show_problems(problems)
        for key, words in reasons.items():
            shown.show_reason(key, words)

    def refuse(self, sentence: str) -> None:
        """Tell why what was typed cannot be the answer; "" takes it away."""
        if sentence or self._problems is not None:
            self._problem_list().refuse(sentence)

    @property
    def tells_refusal(self) -> bool:
        """True while it says why what was typed cannot be the answer."""
        return self._problems is not None and self._problems.tells_refusal

    def state(self) -> FieldState:
        """The outline that the field deserves."""
        return FieldState.NORMAL if self._problems is None else self._problems.state()

    def sentences(self) -> tuple[str, ...]:
        """What is told about problems, in order."""
        return () if self._problems is None else self._problems.sentences()

    @property
    def problems(self) -> ProblemList | None:
        """What tells about problems; None as long as there never were any."""
        return self._problems

    def flush(self) -> None:
        """Hand over a reason that is being typed."""
        if self._problems is not None:
            self._problems.flush()

    def show_origin(self, source: str, taken_over: bool, about_other: bool) -> None:
        """Show where the answer came from and what must be looked at; nothing at all for an ordinary answer."""
        if self._origin is None:
            if not (source or taken_over or about_other):
                return
            self._origin = OriginRow(self._label)
            self._origin.confirmed.connect(self.confirmed)
            self._put(self._origin, self._column.count())
        self._origin.show_origin(source, taken_over, about_other)

    def _problem_list(self) -> ProblemList:
        if self._problems is None:
            self._problems = ProblemList(self._label)
            self._problems.after = self._last_stop()
            self._problems.reason_typed.connect(self.reason_typed)
            self._put(self._problems, self._column.count() - (self._origin is not None))
        return self._problems

    def _last_stop(self) -> QWidget:
        return (focus_stops(self._field) or [self._field])[-1]

    def _put(self, part: QWidget, place: int) -> None:
        """Add a part; Tab comes to it after the field, as it is read."""
        self._column.insertWidget(place, part)
        before = self._last_stop()
        for stop in focus_stops(part):
            if stop.window() is before.window():
                QWidget.setTabOrder(before, stop)
                before = stop
