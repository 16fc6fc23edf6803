"""What is open in a form, as lines that lead there: first what must be mended, then what may stay, then questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.dossier.clashes import OF_CLASH
from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.dossier.unread import OF_UNREAD
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.buttons import Button, small, text_button
from intake_desktop.ui.parts.labels import Sign, WrapLabel, snug
from intake_desktop.ui.parts.row_button import RowButton

GO = "Ga erheen"
REASON = "Jullie reden: {reason}"
REASON_ASKED = "Schrijf nog kort op waarom. Dan mag het blijven staan."
UNREAD = "Hier staat iets wat geen antwoord kan zijn. Verbeter het of wis het. Na het vaststellen is het weg."
MAY_STAY = "Dit past niet bij elkaar. Het mag blijven staan."
GOOD_TO_KNOW = "Goed om te weten. Je hoeft niets te doen."
_LINE = 22
"""Height of a line of these words."""
SIGNS = {"error": ("error", "error"), "warning": ("warning", "warn"), "info": ("info", "info")}


class ProblemLine(QWidget):
    """A sentence with what belongs under it, and the way to where it can be mended."""

    asked = Signal(object)
    """AnswerKey."""

    def __init__(self, problem: Problem, under: str = "") -> None:
        super().__init__()
        self.problem = problem
        icon, ink = SIGNS["info" if problem.asks_elsewhere else problem.severity]
        self.words = WrapLabel(problem.message, "body")
        self.way = small(text_button(GO))
        self.way.setObjectName(f"way-{problem.id}")
        self.way.setAccessibleName(f"{GO}: {problem.message}")
        self.way.clicked.connect(lambda: self.asked.emit(problem.key))
        told = QVBoxLayout()
        told.setSpacing(theme.px(2))
        told.setContentsMargins(0, theme.px((metrics.BUTTON_SMALL - _LINE) / 2), 0, 0)  # all three on one line
        told.addWidget(snug(self.words))
        if under:
            told.addWidget(snug(WrapLabel(under, "muted")))
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        sign = QVBoxLayout()
        sign.setContentsMargins(0, theme.px((metrics.BUTTON_SMALL - metrics.ICON) / 2), 0, 0)
        sign.addWidget(Sign(icon, ink))
        sign.addStretch(1)
        row.addLayout(sign)
        row.addLayout(told, 1)
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)


def grouped(remarks: Sequence[Problem]) -> Iterator[tuple[str, list[Problem]]]:
    """What may stay, under words that say what it asks of somebody; nothing for an empty group."""
    groups: dict[str, list[Problem]] = {UNREAD: [], MAY_STAY: [], GOOD_TO_KNOW: []}
    for remark in remarks:
        groups[_words_over(remark)].append(remark)
    return ((words, found) for words, found in groups.items() if found)


def _words_over(remark: Problem) -> str:
    """What a check of the form only tells is good to know; answers that contradict each other are for people."""
    if remark.id.startswith(OF_UNREAD):
        return UNREAD
    return GOOD_TO_KNOW if remark.severity == "info" and not remark.id.startswith(OF_CLASH) else MAY_STAY


class QuestionLine(RowButton):
    """An open question; pressing it goes there."""

    def __init__(self, question_id: str, label: str) -> None:
        super().__init__(label, 32)
        self.setCheckable(False)
        self.setObjectName(f"open-{question_id}")
        self.setAccessibleName(f"{GO}: {label}")
        self.sign_room = 12
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class SectionLine(QWidget):
    """A section with how many questions are open; they unfold under it, and are made only then."""

    asked = Signal(object)
    """AnswerKey."""
    unfolded = Signal(str, bool)
    """Section id, and whether its questions are shown."""

    def __init__(self, section: SectionProgress, labels: dict[str, str]) -> None:
        super().__init__()
        self._section, self._labels = section, labels
        self._list: QWidget | None = None
        self.words = WrapLabel(said(section), "hint")
        self.fold: Button = small(text_button("", "chevron-down"))
        self.fold.trailing = True
        self.fold.setMinimumWidth(theme.px(112))
        self.fold.setObjectName(f"fold-{section.section_id}")
        self.fold.clicked.connect(self._toggle)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.addWidget(WrapLabel(section.title), 0, 0)
        self._grid.addWidget(self.words, 0, 1)
        self._grid.addWidget(self.fold, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._name()

    def unfold(self) -> None:
        """Show the questions."""
        if self._list is None:
            self._list = self._make_list()
            self._grid.addWidget(self._list, 1, 0, 1, 3)
        self._list.show()
        self._name()

    def lines(self) -> list[QuestionLine]:
        """The open questions as far as they are shown."""
        return self._list.findChildren(QuestionLine) if self._list is not None and not self._list.isHidden() else []

    def _toggle(self) -> None:
        if self.lines():
            assert self._list is not None
            self._list.hide()
            self._name()
        else:
            self.unfold()
        self.unfolded.emit(self._section.section_id, bool(self.lines()))

    def _name(self) -> None:
        shown = bool(self.lines())
        self.fold.setText("Verberg" if shown else "Toon")
        self.fold.set_icon("chevron-up" if shown else "chevron-down")
        self.fold.setAccessibleName(f"{self.fold.text()}: {self._section.title}, {self.words.text()}")

    def _make_list(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(12), 0, 0, theme.px(8))
        column.setSpacing(0)
        for question_id in self._section.open:
            line = QuestionLine(question_id, self._labels.get(question_id, question_id))
            line.clicked.connect(lambda _on=False, name=question_id: self.asked.emit(AnswerKey(name)))
            column.addWidget(line)
        return made


def said(section: SectionProgress) -> str:
    """How many are open, and how many of these only have to be checked."""
    unanswered = len(section.open) - section.unchecked
    found = (
        f"{unanswered} nog open" if unanswered else "",
        f"{section.unchecked} overgenomen, controleren" if section.unchecked else "",
    )
    return ", ".join(words for words in found if words)
