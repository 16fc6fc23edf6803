"""Hulp (F1): the handleiding, open at the chapter of the page where somebody was, and back to that page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from intake_desktop.dossier.model import Place
from intake_desktop.ui import manual, metrics, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_page
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import label
from intake_desktop.ui.parts.reading_text import ReadingArea, ReadingText
from intake_desktop.ui.workplace import Workplace

BACK = "Terug naar waar je was"


class HelpPage(Page):
    """Nothing on it is about a participant; the place to go back to is kept by the frame."""

    name = "help"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._chapters = manual.chapters()
        self._choice = Combo("Hoofdstuk")
        self._choice.setObjectName("help-chapter")
        self._choice.addItems([chapter.title for chapter in self._chapters])
        self._back = small(outlined(BACK, "chevron-left"))
        self._text = ReadingText("Handleiding")
        self._lay_out()
        self._back.clicked.connect(self.backward)
        self._choice.currentIndexChanged.connect(self._on_chosen)
        theme.watcher().changed.connect(self._write)
        self.on_keys({"Escape": self.backward.emit})

    def _lay_out(self) -> None:
        content, column = reading_page()
        large = theme.current().scale >= metrics.LARGE_TEXT
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.px(12))
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        chapter = QHBoxLayout()
        chapter.setSpacing(theme.px(12))
        chapter.addWidget(label("Hoofdstuk", self._choice))
        chapter.addWidget(self._choice, 1)
        row.addLayout(chapter)
        column.addLayout(row)
        column.addWidget(self._text)
        column.addStretch(1)
        self._scroll = ReadingArea(content)
        on_surface(self, self._scroll)

    def arrive(self, place: Place) -> None:
        """Show the chapter with this name; the keyboard begins in its text."""
        names = [chapter.name for chapter in self._chapters]
        self._choice.setCurrentIndex(names.index(place.section_id) if place.section_id in names else 0)
        self._write()
        reading_order.chain(self)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """The chapter that is open."""
        return Place(self.name, section_id=self._chapters[self._choice.currentIndex()].name)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _on_chosen(self) -> None:
        self._write()
        QTimer.singleShot(0, self._text, lambda: self._scroll.verticalScrollBar().setValue(0))

    def _write(self) -> None:
        chapter = self._chapters[self._choice.currentIndex()]
        self._text.setAccessibleName(f"Handleiding: {chapter.title}")
        manual.write(self._text.document(), chapter.text)
        self._text.go_to(0)
        if self._text.isVisible():
            self._text.fit()  # else its first width will
