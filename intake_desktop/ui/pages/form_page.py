"""A form as one section at a time: the sections at the left, questions in the middle, help at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages import earlier, reading_order
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.help_column import HelpColumn
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.section_column import SectionChoice, SectionColumn
from intake_desktop.ui.pages.section_head import SectionHead
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace

NEXT_OPEN = "Volgende open vraag"
ALL_DONE = "Verder"


class FormPage(Page):
    """Jump anywhere, leave anything open: nothing here blocks moving on."""

    def __init__(self, workplace: Workplace, session: DossierSession, name: str, form_id: str) -> None:
        self.name = name
        super().__init__(workplace)
        self._session = session
        self._form_id = form_id
        self._form = session.catalog.form(form_id)
        self._view: SectionView | None = None
        self._focused = AnswerKey("")
        self._sections = SectionColumn(self._form)
        self._choice = SectionChoice()
        self._head = SectionHead()
        self._outro = WrapLabel("", "muted")
        self._help = HelpColumn()
        self._footer = Footer(NEXT_OPEN, "Ctrl+Enter")
        self._middle = QVBoxLayout()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(theme.px(metrics.READING))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(8))
        column.addWidget(self._head)
        column.addSpacing(theme.px(8))
        column.addLayout(self._middle)
        column.addWidget(self._outro)
        column.addStretch()
        surface = Panel("surface")
        inner = QVBoxLayout(surface)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._scroll = ScrollArea(content)
        inner.addWidget(self._choice)
        inner.addWidget(self._scroll, 1)
        inner.addWidget(self._footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sections)
        row.addWidget(surface, 1)
        row.addWidget(self._help)

    def _listen(self) -> None:
        for sections in (self._sections, self._choice):
            sections.chosen.connect(self._show_section)
            sections.chosen.connect(lambda _id: self._focus_first())
        self._head.confirmed.connect(self._confirm_section)
        self._head.room_asked.connect(lambda room: self.workplace.visit(room, self._session.dossier.id))
        self._help.take_over.connect(self._take_over)
        self._footer.go_on.connect(self._next_open)
        self._footer.back.connect(self._previous)
        self.on_keys(
            {
                "Ctrl+Return": self._next_open,
                "Ctrl+Enter": self._next_open,
                "Ctrl+PgDown": lambda: self._by_section(1),
                "Ctrl+PgUp": lambda: self._by_section(-1),
                "Ctrl+Z": self._undo,
            }
        )

    def arrive(self, place: Place) -> None:
        """Show the section of this place; the keyboard goes to its question, or to the first that is open."""
        section_id = place.section_id or self._section_of(place.question_id)
        if not section_id and self._view is None:
            found = self._session.next_open(self._form_id, "")
            section_id = found[0] if found else ""
        if section_id or self._view is None:
            self._show_section(section_id or self._form.sections[0].id)
        self._focus(AnswerKey(place.question_id, place.row_id) if place.question_id else AnswerKey(""), place.cursor)

    def _section_of(self, question_id: str) -> str:
        for section in self._form.sections:
            if any(question.id == question_id for question in section.questions):
                return section.id
        return ""

    def _show_section(self, section_id: str) -> None:
        section = next((each for each in self._form.sections if each.id == section_id), self._form.sections[0])
        if self._view is not None:
            if self._view.section is section:
                return
            self._view.flush()
            self._middle.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = SectionView(self.workplace, self._session, self._form_id, section)
        self._view.focused.connect(self._on_focus)
        self._view.whole.connect(lambda: reading_order.chain(self))
        self._middle.addWidget(self._view)
        self._head.show_section(section)
        self._outro.setText(section.outro)
        self._outro.setVisible(bool(section.outro))
        self._focused = AnswerKey("")
        self._help.show_block(None)
        self._scroll.verticalScrollBar().setValue(0)
        self._show_progress()

    def _focus_first(self) -> None:
        self._focus(AnswerKey(""))

    def _focus(self, key: AnswerKey, cursor: int = 0) -> None:
        if self._view is None:
            return
        block = self._view.block_here(key) or self._view.first_open() or self._view.first()
        if block is None:
            self._focus_way_on()
            return
        block.take_focus()
        if cursor:
            block.put_cursor(cursor)
        QTimer.singleShot(0, block, lambda: self._scroll.bring_into_view(block))

    def _focus_way_on(self) -> None:
        """A section without questions: the keyboard goes to the way to its own screen."""
        way = self._head.way_on()
        if way is not None:
            way.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus(self, question_id: str, row_id: str) -> None:
        self._focused = AnswerKey(question_id, row_id)
        self._show_help()

    def _show_help(self) -> None:
        if self._view is None or not self._focused.question_id:
            return
        self._help.show_block(self._view.block(self._focused))
        self._help.show_earlier(earlier.of(self._session, self._form_id, self._focused))

    def _take_over(self) -> None:
        """Take the answer of the earlier talk to the question that has the keyboard, to be checked."""
        self._session.take_over(self._form_id, self._focused.question_id)
        self._focus(self._focused)

    def _confirm_section(self) -> None:
        """All that was taken over in this section still holds."""
        self.flush()
        if self._view is not None:
            self._session.confirm(self._form_id, [AnswerKey(each.id) for each in self._view.section.questions])
            self._focus_first()

    def place(self) -> Place:
        """The section, the question that has the keyboard, and where in its text."""
        section = self._view.section.id if self._view is not None else ""
        key = self._focused
        block = self._view.blocks.get(key) if self._view is not None else None
        place = Place(self.name, self._session.dossier.id, self._form_id, section, key.question_id, key.row_id)
        return replace(place, cursor=block.letters_before) if block is not None else place

    def _next_open(self) -> None:
        self.flush()
        found = self._session.next_open(self._form_id, self._focused.row_id or self._focused.question_id)
        if found is None:
            self.forward.emit()
            return
        self._show_section(found[0])
        self._focus(AnswerKey(found[1]))

    def _previous(self) -> None:
        if not self._by_section(-1):
            self.backward.emit()

    def _by_section(self, steps: int) -> bool:
        """Go to the next or previous section that asks something; False when there is none."""
        self.flush()
        shown = [section.section_id for section in self._session.progress(self._form_id)]
        here = self._view.section.id if self._view is not None else ""
        number = shown.index(here) + steps if here in shown else 0
        if not 0 <= number < len(shown):
            return False
        self._show_section(shown[number])
        self._focus_first()
        return True

    def _undo(self) -> None:
        self.flush()
        form_id = self._view.home(self._focused) if self._view is not None else self._form_id
        key = self._session.undo(form_id)
        if key is not None:
            self._focus(key)

    def refresh(self) -> None:
        """Show what the session holds; what is being typed stays as it is."""
        if self._view is not None:
            self._view.refresh()
        self._show_progress()
        self._show_help()

    def _show_progress(self) -> None:
        progress = self._session.progress(self._form_id)
        here = self._view.section.id if self._view is not None else ""
        self._sections.show_progress(progress, here)
        self._choice.show_progress(progress, here)
        of_here = next((each for each in progress if each.section_id == here), None)
        reference = self._view.section.reference if self._view is not None else ""
        self._head.show_progress(of_here, *self._session.view.totals(reference))
        done = not any(each.open for each in progress)
        self._footer.name_forward(ALL_DONE if done else NEXT_OPEN)
        self._footer.say("Alles is beantwoord" if done else "Ctrl+Enter")

    def flush(self) -> None:
        """Hand over what is being typed."""
        if self._view is not None:
            self._view.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the help goes, and then the list becomes a drop-down above the questions."""
        wide = self.window().width() if self.window() is not None else self.width()
        large = theme.current().scale >= metrics.LARGE_TEXT
        self._help.setFixedWidth(theme.px(metrics.HELP_COLUMN))
        self._help.setVisible(wide >= metrics.HELP_FOLDS_BELOW and not large)
        self._sections.fit()
        self._sections.setVisible(not large)
        self._choice.setVisible(large)
        super().resizeEvent(event)
