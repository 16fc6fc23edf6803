"""One version of a form to read: who finished it and when, what can be done, and everything that stands in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import kept_advice, story
from intake_desktop.dossier.model import Place, Record
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import places
from intake_desktop.ui import theme
from intake_desktop.ui.pages import reading_order, record_text, record_words
from intake_desktop.ui.pages.colleague_names import ColleagueNames
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import reading_page
from intake_desktop.ui.pages.record_actions import RecordActions
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.reading_text import ReadingArea, ReadingText
from intake_desktop.ui.parts.text_writer import TextWriter
from intake_desktop.ui.workplace import Workplace

BACK = "Terug naar nakijken"


class RecordView(Page):
    """The newest version stands in its own room and can be corrected; an earlier one only has a way back."""

    def __init__(self, workplace: Workplace, session: DossierSession, room: str, record: Record) -> None:
        self.name = room
        super().__init__(workplace)
        self.record = record
        self._session = session
        self._form = story.form_of(session, record)
        self._newest = session.dossier.latest(record.form.form_id) == record
        self._names = ColleagueNames(session, self)
        self._banner = Banner("ok" if self._newest else "info", record_words.FINISHED)
        self._why = WrapLabel("", "hint")
        self._text = ReadingText(f"{self._form.title}: wat er staat")
        self._text.setObjectName("record-text")
        self._writer: TextWriter
        self._lay_out()
        self._names.told.connect(self.refresh)
        theme.watcher().changed.connect(self._write)
        self._write()
        self.refresh()

    def _lay_out(self) -> None:
        content, inner = reading_page()
        if not self._newest:
            inner.addWidget(self._way_back(), 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(WrapLabel(self._form.title, "title"))
        inner.addWidget(self._banner)
        inner.addWidget(self._why)
        if self._newest:
            inner.addWidget(self._actions())
        inner.addSpacing(theme.px(4))
        inner.addWidget(self._text)
        inner.addStretch(1)
        surface = Panel("surface")
        column = QVBoxLayout(surface)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ReadingArea(content)
        column.addWidget(self._scroll, 1)
        if self._newest:
            column.addWidget(self._footer())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(surface)

    def _way_back(self) -> QWidget:
        made = small(outlined(BACK, "chevron-left"))
        made.setObjectName("record-back")
        made.clicked.connect(self.backward)
        return made

    def _actions(self) -> RecordActions:
        made = RecordActions(self.workplace, self._session, self.name, self._form.title)
        made.setObjectName("record-actions")
        made.offer_going_on()
        made.rebuilt.connect(lambda: reading_order.chain(self))
        return made

    def _footer(self) -> Footer:
        made = Footer("Verder")
        made.back.connect(self.backward)
        made.go_on.connect(self.forward)
        return made

    def arrive(self, place: Place) -> None:
        """Show this question or section; else begin at the top, where the keyboard can scroll."""
        found = self._writer.places.get(place.question_id) or self._writer.places.get(place.section_id)
        self._text.setFocus(Qt.FocusReason.TabFocusReason)
        if found is not None:
            QTimer.singleShot(0, self._text, lambda: self._text.go_to(*found))
        else:
            self._text.go_to(0)
            QTimer.singleShot(0, self._text, lambda: self._scroll.verticalScrollBar().setValue(0))

    def place(self) -> Place:
        """The question where the cursor is."""
        here = self._text.textCursor().selectionStart()
        asked = {question.id for question in self._form.questions()}
        before = [
            (at, name) for name, (at, _length) in self._writer.places.items() if at <= here and name in asked and here
        ]
        question_id = max(before)[1] if before else ""
        section_id = places.section_of(self._form, question_id)
        return Place(self.name, self._session.dossier.id, self._form.id, section_id, question_id)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def refresh(self) -> None:
        """Only the names of colleagues can come later; what was finished stays as it is."""
        words = f"{record_words.told(self.record, self._names.of)}."
        if self._newest:
            self._say(words, record_words.NO_CHANGE)
        else:
            self._say("Dit is een eerdere versie.", f"{words} {record_words.NO_CHANGE}")
        corrects = next((each for each in self._session.dossier.records if each.id == self.record.replaces), None)
        why = f"{record_words.correction(corrects, self.record.reason)}\n" if corrects is not None else ""
        self._why.setText(why + self._version())

    def _version(self) -> str:
        """Which version of the questions this is, and what is seen when that is no longer there."""
        made, shown = self.record.form.version, self._form.version
        words = f"Vragenlijst versie {made}"
        return words if made == shown else f"{words}. Die is er niet meer: je leest de vragen van versie {shown}."

    def _say(self, first: str, sentence: str) -> None:
        if self._banner.accessibleName() != f"{first} {sentence}":
            self._banner.tell("ok" if self._newest else "info", first, sentence)

    def _write(self) -> None:
        """Write it all, also again in another look; the cursor stays where it was."""
        here = self._text.textCursor().position()
        self._writer = TextWriter(self._text.document())
        told = story.of_record(self._session, self.record)
        record_text.write(self._writer, told, kept_advice.of(self.record.finished))
        cursor = self._text.textCursor()
        cursor.setPosition(here)
        self._text.setTextCursor(cursor)
        if self._text.isVisible():
            self._text.fit()  # else its first width will
