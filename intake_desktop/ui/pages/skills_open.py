"""One skill opened: four anchors, no level with a reason, the own score, and the support that works."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.fields.wording import named_question
from intake_desktop.ui.pages.lost_level import LostLevel, LostRow
from intake_desktop.ui.pages.measure_own import OwnRow
from intake_desktop.ui.pages.measured import AspectView, level_of, reason_of
from intake_desktop.ui.parts.buttons import small, text_button
from intake_desktop.ui.parts.cards import AnchorCard
from intake_desktop.ui.parts.chips import Chip
from intake_desktop.ui.parts.choice_card import CardGroup
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, plain, snug

_COLUMNS_FROM = 520
_CLEAR = "Niveau wissen"


class SkillOpen(QWidget):
    """Tells what a person chose; the page passes it to the session and calls refresh."""

    scored = Signal(str)
    unscored = Signal(str)
    """Code of the reason."""
    cleared = Signal()
    """No level and no reason: open again."""
    undo_asked = Signal()

    def __init__(
        self, session: DossierSession, form: Form, question: Question, own: Question | None, texts: list[AspectView]
    ) -> None:
        super().__init__()
        self.question = question
        self._session, self._form, self._own_aspect, self._texts = session, form, own, texts
        name = session.header.call_name
        full = named_question(question, name)
        self.cards = [AnchorCard(each.value, each.description or each.label) for each in full.options]
        self._group = CardGroup(self, self.cards)
        self._chips = {code: Chip(named(form.no_answer_labels.get(code, code), name)) for code in question.no_answer}
        self._own = OwnRow(form, own, name) if own is not None else None
        self._lost, self._lost_row = LostLevel(), LostRow()
        self._clear = small(text_button(_CLEAR))
        self._grid = QGridLayout()
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = 0
        self._lay_out()
        self._listen()
        self.refresh()

    def keys(self) -> dict[str, str]:
        """First letter of each reason, and its code: O, N."""
        return {chip.text()[:1].upper(): code for code, chip in self._chips.items()}

    def refresh(self) -> None:
        """Show the level, or the reason for none, and the own score."""
        answer = self._session.answer_of(self._form.id, AnswerKey(self.question.id))
        level, reason = level_of(answer), reason_of(answer)
        for place, (card, option) in enumerate(zip(self.cards, self.question.options, strict=True)):
            here = level is not None and option.value == str(level)
            told = f"{self.question.label}, {card.number}, {card.anchor}"
            card.setAccessibleName(f"{told} Gekozen." if here else told)
            if here and not card.isChecked():
                self._group.choose(place)
        if level is None and any(card.isChecked() for card in self.cards):
            self._group.choose(None)
        for code, chip in self._chips.items():
            chip.setChecked(code == reason)
        self._show_clearing(level)
        self._lost_row.tell_lost(self._lost.see(level, reason))
        if self._own is not None and self._own_aspect is not None:
            key = AnswerKey(self._own_aspect.id, self.question.id)
            self._own.show_answer(self._session.answer_of(self._form.id, key))

    def _show_clearing(self, level: int | None) -> None:
        """The button is there while there is a level; the keyboard does not vanish with it."""
        if level is None and self._clear.hasFocus():
            self.take_focus()
        self._clear.setVisible(level is not None)
        self._clear.setAccessibleName(f"{_CLEAR}: {self.question.label}")

    def say_lost(self, level: int | None) -> None:
        """Somebody took this level away: it is offered back."""
        self._lost.cleared(level)
        self.refresh()

    def focus_beside(self, question_id: str) -> QWidget | None:
        """The keyboard goes to the own score; gives that row, None for another question."""
        if self._own is None or self._own.aspect.id != question_id:
            return None
        self._own.take_focus()
        return self._own

    def take_focus(self) -> QWidget:
        """The chosen anchor, else the first; gives it."""
        self._group.stop().setFocus(Qt.FocusReason.TabFocusReason)
        return self._group.stop()

    def choose(self, key: str) -> bool:
        """A digit scores, a letter says why there is no level; True when the skill has it."""
        code = self.keys().get(key.upper())
        if code is not None:
            self.unscored.emit(code)
        elif self.question.option(key) is not None:
            self.scored.emit(key)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four anchors beside each other when there is room, else under each other."""
        super().resizeEvent(event)
        self._arrange(len(self.cards) if self.width() >= self._room_needed() else 1)
        if event.size().width() != event.oldSize().width():
            self._level_heads()

    def _level_heads(self) -> None:
        """Labels beside each other get the height of the longest, so that the fields under them stand level."""
        heads = [block.head() for each in self._texts for block in each.blocks.values()]
        for head in heads:
            head.setMinimumHeight(0)
        if self._columns == 1 or len(heads) < 2:
            return
        width = (self.width() - (len(self._texts) - 1) * self._under.spacing()) // len(self._texts)
        high = max(max(head.heightForWidth(width), head.minimumSizeHint().height()) for head in heads)
        for head in heads:
            inside = head.layout()
            if isinstance(inside, QGridLayout):
                inside.setRowStretch(3, 1)
            head.setMinimumHeight(high)

    def _room_needed(self) -> int:
        gaps = (len(self.cards) - 1) * theme.px(12)
        words = len(self.cards) * max(card.least_width() for card in self.cards) + gaps
        return max(theme.px(_COLUMNS_FROM), words)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            card.least_height = 72 if columns == 1 else 136
            self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
            card.updateGeometry()
        across = QBoxLayout.Direction.LeftToRight if columns > 1 else QBoxLayout.Direction.TopToBottom
        self._under.setDirection(across)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(12))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        letters = " of ".join([f"1–{len(self.cards)}", *self.keys()])
        own_words = f"‘{self.question.own}’" if self.question.own else self.question.label
        head.addWidget(snug(WrapLabel(own_words, "label")), 1)
        head.addWidget(plain(f"Toets {letters}", "hint"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        column.addLayout(self._grid)
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in self._chips.values():
            flow.addWidget(chip)
        flow.addWidget(self._clear)
        column.addWidget(chips)
        column.addWidget(self._lost_row)
        if self._own is not None:
            column.addWidget(self._own)
        self._under.setSpacing(theme.px(16))
        for each in self._texts:
            self._under.addWidget(each, 1)
        column.addLayout(self._under)
        self._arrange(1)

    def _listen(self) -> None:
        values = [option.value for option in self.question.options]
        self._group.chosen.connect(lambda place: self.scored.emit(values[place]))
        for code, chip in self._chips.items():
            chip.clicked.connect(lambda on, code=code: self.unscored.emit(code) if on else self.cleared.emit())
        self._clear.clicked.connect(self.cleared)
        self._lost_row.undo_asked.connect(self.undo_asked)
        own = self._own_aspect
        if self._own is None or own is None:
            return
        key, session, form_id = AnswerKey(own.id, self.question.id), self._session, self._form.id
        self._own.answered.connect(lambda value: session.answer(form_id, key, value))
        self._own.declined.connect(lambda reason: session.no_answer(form_id, key, reason))
        self._own.cleared.connect(lambda: session.clear(form_id, key))
