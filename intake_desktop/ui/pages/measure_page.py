"""What the pages of a measurement do alike: going from one entry to the next, undo, keys and plain questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question, Section
from intake_desktop.ui import theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.measure_frame import MeasureFrame
from intake_desktop.ui.pages.measured import level_of, score
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.parts.choice_card import ChoiceCard
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.row_button import RowButton
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace


class Opened(Protocol):
    """What gets a level, with what belongs to it in the same place."""

    @property
    def question(self) -> Question:
        """What gets the level."""

    def focus_beside(self, question_id: str) -> QWidget | None:
        """The keyboard goes to this answer; gives where it is, None when it is not here."""


class MeasurePage(Page):
    """An entry of the list is a section with plain questions, or something that gets a level."""

    form_id = ""
    date_meaning = ""
    """What the date of this measurement means in the forms."""
    levels: tuple[type[QWidget], ...] = (ChoiceCard,)
    """What is a level to press: there Delete takes it away."""

    def __init__(self, workplace: Workplace, session: DossierSession, footer: Footer) -> None:
        super().__init__(workplace)
        self.session = session
        self.form = session.catalog.form(self.form_id)
        self.here = -1
        self.plain: SectionView | None = None
        self.footer = footer
        self.side: QWidget | None = None
        self._focused = AnswerKey("")

    def _open_frame(self, title: str, items: Sequence[RowButton], under: QWidget | None = None) -> None:
        """Make the frame; called once, when the entries are known."""
        self.frame = MeasureFrame(title, items, self.footer, under)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.frame)
        self.frame.chosen.connect(self.go_to)
        self.footer.go_on.connect(self.go_on)
        self.footer.back.connect(lambda: self._by_entry(-1))
        self.on_keys(
            {
                "Ctrl+Return": self.go_on,
                "Ctrl+Enter": self.go_on,
                "Ctrl+PgDown": lambda: self._by_entry(1),
                "Ctrl+PgUp": lambda: self._by_entry(-1),
                "Ctrl+Z": self.undo,
            }
        )

    def show_entry(self, place: int) -> None:
        """Put this entry in the middle; the keyboard stays where it is."""
        raise NotImplementedError

    def focus_entry(self) -> None:
        """Bring the keyboard to where the entry begins."""
        raise NotImplementedError

    def go_on(self) -> None:
        """To what is open next, or to the next room."""
        raise NotImplementedError

    def on_digit(self, key: str) -> bool:
        """A key without a field around it; True when it meant something here."""
        raise NotImplementedError

    def go_to(self, place: int) -> None:
        """Show this entry and bring the keyboard there."""
        self.flush()
        if place != self.here:
            self.show_entry(place)
        self.focus_entry()

    def show_plain(self, section: Section) -> None:
        """A section of ordinary questions in the middle."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(WrapLabel(section.title, "heading"))
        if section.intro:
            column.addWidget(WrapLabel(section.intro, "muted"))
        self.plain = SectionView(self.workplace, self.session, self.form_id, section)
        self.plain.focused.connect(self.remember)
        self.plain.whole.connect(lambda: reading_order.chain(self))
        column.addWidget(self.plain)
        self.side = None
        self.frame.show_body(body, None)

    def focus_plain(self, key: AnswerKey | None = None) -> None:
        """The keyboard goes to this question of the plain section, or to the first that is open."""
        if self.plain is None:
            return
        block = self.plain.first_open() or self.plain.first()
        if key is not None:
            with suppress(KeyError):
                block = self.plain.block(key)
        if block is not None:
            block.take_focus()
            self.in_view(block)

    def next_plain(self) -> bool:
        """To the next open question of the plain section after the one with the keyboard; False without one."""
        if self.plain is None:
            return False
        asked = [question.id for question in self.plain.section.questions]
        found = {each.section_id: each.open for each in self.session.progress(self.form_id)}
        here = asked.index(self._focused.question_id) if self._focused.question_id in asked else -1
        after = [name for name in found.get(self.plain.section.id, ()) if asked.index(name) > here]
        if after:
            self.focus_plain(AnswerKey(after[0]))
        return bool(after)

    def in_view(self, widget: QWidget) -> None:
        """After the layout has settled, show this; words that wrap settle in a second round."""
        _settled(widget, lambda: self.frame.bring_into_view(widget))

    def show_from(self, start: QWidget, target: QWidget) -> None:
        """After the layout has settled, show what has the keyboard with where it begins."""
        _settled(target, lambda: self.frame.show_from(start, target))

    def remember(self, question_id: str, row_id: str = "") -> None:
        """Where the keyboard is."""
        self._focused = AnswerKey(question_id, row_id)

    def score(self, question: Question, level: str) -> str:
        """Give a level; gives the words that tell that the measurement was dated by it, "" when it was not."""
        try:
            dated = score(self.session, self.form_id, self.date_meaning, (AnswerKey(question.id), level))
        except AnswerRefused as refusal:
            self.workplace.trouble.emit(refusal)
            return ""
        self.refresh()
        return f"De datum van deze meting staat nu op vandaag, {self.session.today:%d-%m-%Y}." if dated else ""

    def undo(self) -> None:
        """Take the latest action back and show where it was."""
        self.flush()
        key = self.session.undo(self.form_id)
        if key is not None:
            self.refresh()
            self.show_key(key)

    def show_key(self, key: AnswerKey) -> None:
        """Show the entry of this answer; the keyboard goes along, to the answer itself when that has a place here."""
        self.arrive(Place(self.name, question_id=key.row_id or key.question_id))
        found = self.focus_beside(key) if key.row_id else None
        if found is not None:
            self.remember(key.question_id, key.row_id)
            self.in_view(found)

    def opened(self) -> Opened | None:
        """What gets a level now; None for plain questions and the overview."""
        return None

    def beside(self) -> Sequence[SectionView]:
        """The questions that stand with what gets a level."""
        return ()

    def focus_beside(self, key: AnswerKey) -> QWidget | None:
        """The keyboard goes to this answer beside what gets a level; gives where it is, None when it is not here."""
        opened = self.opened()
        if opened is None or key.row_id != opened.question.id:
            return None
        block = next((found for each in self.beside() if (found := each.block_here(key)) is not None), None)
        if block is None:
            return opened.focus_beside(key.question_id)
        block.take_focus()
        return block

    def on_delete(self) -> None:
        """Delete on a level: it goes away, and the entry is open again."""

    def clear_level(self, question: Question) -> int | None:
        """Take the level or the reason of this question away; gives the level that went."""
        lost = level_of(self.session.answer_of(self.form_id, key := AnswerKey(question.id)))
        self.session.clear(self.form_id, key)
        self.refresh()
        return lost

    def section_of(self, question: Question) -> Section:
        """The section that asks this question."""
        return next(section for section in self.form.sections if question in section.questions)

    def place(self) -> Place:
        """The section and the question where the keyboard was."""
        key = self._focused
        found = next((each for each in self.form.questions() if each.id in (key.row_id, key.question_id)), None)
        section = self.section_of(found).id if found is not None else ""
        return Place(self.name, self.session.dossier.id, self.form_id, section, key.question_id, key.row_id)

    def _by_entry(self, steps: int) -> None:
        """The entry before or after this one; before the first comes the room before."""
        place = self.here + steps
        if 0 <= place < len(self.frame.list.items):
            self.go_to(place)
        elif place < 0:
            self.flush()
            self.backward.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field took: levels, unless the keyboard is in what stands beside them."""
        here = QApplication.focusWidget()
        beside = here is not None and self.side is not None and self.side.isAncestorOf(here)
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        plain = held == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Delete and isinstance(here, self.levels):
            self.on_delete()
            return
        if not plain or beside or self.plain is not None or not self.on_digit(event.text()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at the right folds under the middle when there is little room."""
        self.frame.fold(self.window().width())
        super().resizeEvent(event)


def _settled(widget: QWidget, act: Callable[[], None]) -> None:
    QTimer.singleShot(0, widget, act)
    QTimer.singleShot(0, widget, lambda: QTimer.singleShot(0, widget, act))
