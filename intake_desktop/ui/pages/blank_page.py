"""Lege formulieren: the questions on paper, for a talk without a computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.blank_forms import BlankForm
from intake_desktop.dossier.model import Place
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, metrics, theme
from intake_desktop.ui.pages import exchange_paper, reading_order
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.new_page import TYPES
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_page
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, label, title
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.segments import ChoiceRow
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = "Voor een gesprek zonder computer. Er staat niets van een deelnemer in. Typ de antwoorden daarna hier over."
_TYPE_HINT = "Bij inloop staan er minder vragen in."


class BlankRow(QWidget):
    """One form, with printing and keeping beside it."""

    printed = Signal(str)
    """The id of the form."""
    kept = Signal(str)

    def __init__(self, form: BlankForm) -> None:
        super().__init__()
        buttons = (small(outlined("Afdrukken", "printer")), small(outlined("Als PDF bewaren", "file")))
        self.print, self.keep = buttons
        large = theme.current().scale >= metrics.LARGE_TEXT
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(WrapLabel(form.title, "label"), 1)
        beside = FlowLayout(gap=12) if large else QHBoxLayout()
        for button in buttons:
            button.setAccessibleName(f"{form.title}: {button.text()}")
            beside.addWidget(button)
        row.addLayout(beside)
        self.print.clicked.connect(lambda: self.printed.emit(form.form_id))
        self.keep.clicked.connect(lambda: self.kept.emit(form.form_id))


class BlankPage(Page):
    """The vault has no part in it: nothing is read and nothing is kept."""

    name = "blank"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._types = ChoiceRow(TYPES, "Soort dossier")
        self._types.choose(next(iter(TYPES)))
        self._folder = FileChoice("Map voor de PDF", "Map kiezen", "")
        self._folder.fill(Path.home())
        self._told = Told("", "hint")
        self._rows = [BlankRow(form) for form in workplace.desk.blank_forms()]
        self._busy = False
        self._lay_out()
        for row in self._rows:
            row.printed.connect(self._on_print)
            row.kept.connect(self._on_keep)

    def _lay_out(self) -> None:
        content, column = reading_page()
        column.setSpacing(theme.px(16))
        column.addWidget(title("Lege formulieren"))
        column.addWidget(WrapLabel(ABOUT, "muted"))
        kind = QVBoxLayout()
        kind.setSpacing(theme.px(6))
        for part in (label("Soort dossier", self._types), WrapLabel(_TYPE_HINT, "hint"), self._types):
            kind.addWidget(part)
        column.addLayout(kind)
        card = Card()
        card.column.setSpacing(theme.px(10))
        for place, row in enumerate(self._rows):
            if place:
                card.column.addWidget(Separator())
            card.column.addWidget(row)
        column.addWidget(card)
        column.addWidget(self._folder)
        column.addWidget(self._told)
        column.addStretch(1)
        scroll = ScrollArea(content)
        reading_order.KeepInView(scroll)
        on_surface(self, scroll)

    def arrive(self, place: Place) -> None:
        """Begin at the first form."""
        reading_order.chain(self)
        self._rows[0].print.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def said(self) -> str:
        """What became of printing or keeping."""
        return self._told.text()

    def _on_print(self, form_id: str) -> None:
        if self._busy:
            return
        try:
            printer = exchange_paper.choose_printer(self, "Leeg formulier afdrukken")
        except SpringplankError as error:
            self._on_refused(error)
            return
        if printer is None:
            return
        desk, kind = self.workplace.desk, self._types.value()
        self._begin("Bezig met afdrukken…")
        background.run(
            lambda: exchange_paper.print_pages(printer, desk.blank_pages(form_id, kind, exchange_paper.WIDTH)),
            lambda count: self._finish(f"Naar de printer: {_pages(count)}."),
            self._on_refused,
            self,
        )

    def _on_keep(self, form_id: str) -> None:
        folder = self._folder.path()
        if self._busy:
            return
        if folder is None:
            self._folder.say("Kies eerst een map.")
            self._folder.take_focus()
            return
        desk, kind = self.workplace.desk, self._types.value()
        self._begin("Bezig met maken…")
        background.run(lambda: desk.save_blank(form_id, kind, folder), self._on_kept, self._on_refused, self)

    def _on_kept(self, path: Path) -> None:
        self._finish(f"Bewaard als {path.name}.")

    def _begin(self, words: str) -> None:
        self._busy = True
        self._told.say(words, "hint")

    def _finish(self, words: str) -> None:
        self._busy = False
        self._told.say(words, "ok")

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy = False
        self._told.say(str(error), "error")


def _pages(count: int) -> str:
    return "1 bladzijde" if count == 1 else f"{count} bladzijden"
