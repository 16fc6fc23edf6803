"""The column at the right of a form: help for the question that has the keyboard, and where its answer comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.earlier import Earlier
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.question_block import QuestionBlock


class HelpColumn(QWidget):
    """Follows the focus; says nothing that cannot be found elsewhere by who does not see it."""

    take_over = Signal()
    """Take the earlier answer to this question."""

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Sign("help", "accent"))
        head.addWidget(WrapLabel("Hulp bij deze vraag", "label"), 1)
        column.addLayout(head)
        self._question = WrapLabel("", "smallStrong")
        self._help = WrapLabel("", "small")
        self._line = Separator()
        self._origin_title = WrapLabel("Waar dit antwoord vandaan komt", "label")
        self._origin = WrapLabel("", "small")
        for part in (self._question, self._help, self._line, self._origin_title, self._origin):
            column.addWidget(part)
        self._earlier_title, self._earlier = WrapLabel("Eerder antwoord", "label"), Card()
        self._words, self._day = WrapLabel("", "small"), WrapLabel("", "hint")
        self._fill_earlier()
        column.addSpacing(theme.px(8))
        column.addWidget(self._earlier_title)
        column.addWidget(self._earlier)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
        self.show_block(None)

    def _fill_earlier(self) -> None:
        take = small(outlined("Overnemen", "copy"))
        take.setObjectName("take-over")
        take.clicked.connect(self.take_over)
        for piece in (self._words, self._day, take):
            self._earlier.column.addWidget(piece)

    def show_block(self, block: QuestionBlock | None) -> None:
        """Show the help of this question; None for none."""
        question = block.question if block is not None else None
        self._question.setText(question.label if question else "")
        self._help.setText(question.help if question and question.help else "Kies een vraag. Dan staat hier hulp.")
        origin = block.source_text() if block is not None else ""
        for part in (self._line, self._origin_title, self._origin):
            part.setVisible(bool(origin))
        self._origin.setText(f"Bron: {origin}" if origin else "")
        self.show_earlier(None)

    def show_earlier(self, found: Earlier | None) -> None:
        """Show what was answered in an earlier talk; None for nothing."""
        for part in (self._earlier_title, self._earlier):
            part.setVisible(found is not None)
        if found is not None:
            self._words.setText(f"\u2018{found.words}\u2019")
            self._day.setText(f"Gesprek van {found.day}")
