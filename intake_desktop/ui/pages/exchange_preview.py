"""The pages as the recipient will see them, drawn from memory: never from a file on the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from intake_desktop.dossier.desk import PageImage
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.exchange_sheet import PageSheet, SheetScroll
from intake_desktop.ui.parts.buttons import IconButton, small, text_button
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

WIDTH = 1000
"""Pixels across a page: sharp at the zoom there is, and about 6 MB for the page on the screen."""
_REST_MS = 300
Making = Callable[[], Sequence[PageImage]]


class PreviewPanel(Panel):
    """Asks for the pages off the screen's thread, one call at a time; only the latest wish is shown."""

    def __init__(self) -> None:
        super().__init__("sunken")
        self._pages: Sequence[PageImage] = ()
        self._place = 0
        self._wanted: Making | None = None
        self._underway: Future[Sequence[PageImage]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._start)
        self._sheet = PageSheet()
        self._scroll = SheetScroll(self._sheet)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("De bladzijde als tekst")
        self._text.hide()
        self._told = Told("", "hint")
        self._remark = Told("", "hint")
        self._count = WrapLabel("", "small")
        self._count.setWordWrap(False)
        self._back = IconButton("chevron-left", "Vorige bladzijde", "outlined")
        self._on = IconButton("chevron-right", "Volgende bladzijde", "outlined")
        self._as_text = small(text_button("Als tekst"))
        self._lay_out()
        self._listen()
        self._show()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._as_text)
        foot.addStretch(1)
        for part in (self._back, self._count, self._on):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        edge = theme.px(24)
        column.setContentsMargins(edge, theme.px(16), edge, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(WrapLabel("Zo ziet de ontvanger het", "label"))
        column.addWidget(self._told)
        column.addWidget(self._remark)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._text, 1)
        column.addLayout(foot)

    def _listen(self) -> None:
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self._sheet.turned.connect(self.turn)
        self._as_text.clicked.connect(self._switch)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page in."""
        return QSize(theme.px(432), theme.px(520))

    def ask(self, making: Making) -> None:
        """Show what this makes, once nobody asked for something else for a moment."""
        self._wanted = making
        self._rest.start()
        self._told.say("Het voorbeeld wordt gemaakt.", "hint")

    def remark(self, words: str) -> None:
        """Say in what these pages differ from the file itself; "" for nothing."""
        self._remark.say(words, "hint")

    def forget(self) -> None:
        """Keep no page in memory any longer, and show none that is still being made."""
        self._rest.stop()
        self._wanted = None
        self._pages = ()
        self._show()

    def turn(self, steps: int) -> None:
        """Go to the next (1) or previous (-1) page."""
        self._place = min(max(self._place + steps, 0), max(len(self._pages) - 1, 0))
        self._show()

    def pages(self) -> Sequence[PageImage]:
        """The pages on the screen."""
        return self._pages

    def said(self) -> str:
        """What is told above the page."""
        return self._told.text()

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked for before it was hidden is made now."""
        super().showEvent(event)
        if self._wanted is not None:
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that nobody sees is not made."""
        super().hideEvent(event)
        self._rest.stop()

    def _start(self) -> None:
        if self._wanted is None or self._underway is not None:
            return
        making, self._wanted = self._wanted, None
        self._underway = background.run(making, self._on_made, self._on_refused, self)

    def _on_made(self, pages: Sequence[PageImage]) -> None:
        self._underway = None
        if self._wanted is not None:
            self._rest.start()
            return
        if not self.isVisible():
            return
        self._pages = pages
        self._told.say("")
        self.turn(0)

    def _on_refused(self, error: SpringplankError) -> None:
        self._underway = None
        self._pages = ()
        self._told.say(str(error), "error")
        self._show()

    def _switch(self) -> None:
        as_text = self._text.isHidden()
        self._as_text.setText("Als bladzijde" if as_text else "Als tekst")
        self._text.setVisible(as_text)
        self._scroll.setVisible(not as_text)

    def _show(self) -> None:
        count = len(self._pages)
        page = self._pages[self._place] if count else None
        self._count.setText(f"{self._place + 1} / {count}" if count else "")
        self._count.setAccessibleName(f"Bladzijde {self._place + 1} van {count}" if count else "")
        self._back.setEnabled(self._place > 0)
        self._on.setEnabled(self._place < count - 1)
        self._as_text.setEnabled(bool(count))
        self._sheet.show_page(page, self._place + 1, count)
        self._text.setPlainText(page.text if page else "")
