"""A group of skills: its lines under each other, and the one that is open in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.beside import beside
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Question, Section
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.pages.measured import level_of, reason_of
from intake_desktop.ui.pages.skills_row import SkillRow
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.marks import Mark
from intake_desktop.ui.parts.walking import Walk


class GroupView(QWidget):
    """Opens nothing by itself: the page gives what stands open."""

    asked = Signal(object)
    """Question whose line was pressed."""
    date_asked = Signal()

    def __init__(self, session: DossierSession, form: Form, section: Section) -> None:
        super().__init__()
        self.section = section
        self._session, self._form = session, form
        self._open: QWidget | None = None
        self.rows: dict[str, SkillRow] = {}
        self._date = WrapLabel("", "info")
        self._date_row = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._head())
        self._make_date_row()
        for question in section.questions:
            self._add(question)
        Walk(self, list(self.rows.values()))
        self.refresh()

    def open_at(self, question: Question, body: QWidget) -> None:
        """Put this under the line of the question; what was open goes away."""
        old, self._open = self._open, body
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        for question_id, row in self.rows.items():
            row.setChecked(question_id == question.id)
        self._column.insertWidget(self._column.indexOf(self.rows[question.id]) + 1, body)
        self.refresh()

    def say_date(self, words: str) -> None:
        """Tell that the date of the measurement was filled in."""
        self._date.setText(words)
        self._date_row.setVisible(bool(words))

    def refresh(self) -> None:
        """Show the scores on the lines."""
        for question in self.section.questions:
            answer = self._session.answer_of(self._form.id, AnswerKey(question.id))
            own = beside(self._form, question).own
            of_own = self._session.answer_of(self._form.id, AnswerKey(own.id, question.id)) if own else None
            reason = reason_of(answer)
            words = self._form.no_answer_labels.get(reason, reason)
            self.rows[question.id].show_scores(level_of(answer), level_of(of_own), words)

    def _add(self, question: Question) -> None:
        row = SkillRow(question.id, question.label, len(question.options))
        self.rows[question.id] = row
        self._column.addWidget(row)
        row.clicked.connect(lambda _on=False: self._pressed(question))

    def _pressed(self, question: Question) -> None:
        self.rows[question.id].setChecked(True)
        self.asked.emit(question)

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, theme.px(12), theme.px(4))
        line.setSpacing(theme.px(6))
        group = self.section.questions[0].group
        title = f"{group}. {self.section.title}" if group else self.section.title
        line.addWidget(WrapLabel(title, "heading"), 1)
        for kind, words in (("now", "begeleider"), ("own", named("{naam} zelf", self._session.header.call_name))):
            line.addWidget(Mark(kind), 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(WrapLabel(words, "small"))
        return head

    def _make_date_row(self) -> None:
        line = QHBoxLayout(self._date_row)
        line.setContentsMargins(0, 0, 0, 0)
        change = text_button("Wijzigen")
        change.small = True
        change.clicked.connect(self.date_asked)
        line.addWidget(self._date, 1)
        line.addWidget(change)
        self._date_row.hide()
        self._column.addWidget(self._date_row)
