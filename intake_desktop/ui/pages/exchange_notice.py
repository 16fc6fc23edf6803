"""After consent ended: what to say to the participant, the mail to the recipient, and a notice to go with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier.after_words import AfterTold
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.exchange_texts import MAIL, CopyText
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

_SAY = "Zeg tegen {naam}:"
_NOTICE = "Een bericht van één bladzijde om mee te sturen. Er staat niets over een deelnemer in, dus er is geen code."


class NoticeCard(Card):
    """The texts come from the desk; the notice is written only when somebody asks for it."""

    left = Signal()

    def __init__(self, desk: Desk, session: DossierSession, export: Export) -> None:
        super().__init__("well")
        self._desk, self._session, self._export = desk, session, export
        self._say = WrapLabel("")
        self._say.setObjectName("to-participant")
        self._told = Told("", "error")
        self._mail = CopyText(MAIL)
        self._folder = FileChoice("Map voor het bericht", "Map kiezen", "")
        self._folder.fill(Path.home())
        self._make, self._close = outlined("Bericht maken", "file"), outlined("Sluiten")
        self._lay_out()
        self._folder.entered.connect(self._on_make)
        self._make.clicked.connect(self._on_make)
        self._close.clicked.connect(self.left)
        self._ask(None)

    def _lay_out(self) -> None:
        name = self._session.header.call_name or "de deelnemer"
        self.setAccessibleName(f"Wat je nu zegt en stuurt over kenmerk {self._export.id}")
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(self._told)
        self.column.addWidget(WrapLabel(_SAY.format(naam=name), "label"))
        self.column.addLayout(reading_width(self._say))
        self.column.addWidget(Separator())
        self.column.addWidget(WrapLabel(f"Stuur aan {self._export.organisation}:", "label"))
        self.column.addLayout(reading_width(self._mail))
        self.column.addWidget(Separator())
        self.column.addWidget(WrapLabel(_NOTICE))
        self.column.addLayout(reading_width(self._folder))
        row, holder = FlowLayout(gap=8), QVBoxLayout()
        for button in (self._make, self._close):
            row.addWidget(button)
        holder.addLayout(row)
        self.column.addLayout(holder)

    def take_focus(self) -> None:
        """Begin at the mail, which follows what is said."""
        self._mail.take_focus()

    def said(self) -> str:
        """What became of the notice."""
        return self._folder.said()

    def _on_make(self) -> None:
        folder = self._folder.path()
        if folder is None:
            self._folder.say("Kies eerst een map.")
            self._folder.take_focus()
        elif self._make.isEnabled():
            self._make.setEnabled(False)
            self._ask(folder)

    def _ask(self, folder: Path | None) -> None:
        desk, session, export = self._desk, self._session.snapshot(), self._export
        refused = self._on_not_told if folder is None else self._on_not_made
        background.run(lambda: desk.tell_recipient(session, export, folder), self._show, refused, self)

    def _show(self, told: AfterTold) -> None:
        self._make.setEnabled(True)
        if told.notice is not None:
            self._folder.say(f"Opgeslagen als {told.notice.name}.", "ok")
            return
        self._say.setText(f"“{told.to_participant}”")
        self._mail.show_text(told.mail)

    def _on_not_told(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")

    def _on_not_made(self, error: SpringplankError) -> None:
        self._make.setEnabled(True)
        self._folder.say(str(error))
        self._folder.take_focus()
