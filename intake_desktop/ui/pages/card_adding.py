"""Adding a sender from the card that it sent: the card is read, then compared by telephone like any other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from intake_desktop.dossier.senders import FROM_CARD, Compared, ProviderCard
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.fact_rows import fact_rows
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.phone_compare import PhoneCompare
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.workplace import Workplace

OLD_CARD = (
    "Deze kaart is van een oudere versie. Je herkent er bestanden van deze organisatie mee. "
    "Een heel dossier sturen kan er niet mee: vraag daarvoor om een nieuwe kaart."
)
ABOUT = "Kreeg je een kaart van een andere organisatie? Ook dan bel je eerst: een kaart kan van iedereen komen."


class CardAdding(Card):
    """One card at a time; `added` when its sender is known."""

    added = Signal()
    rebuilt = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._file = FileChoice("Bestand van de kaart", "Kaart kiezen", "Kaart (*.json);;Alle bestanden (*)")
        self._read = outlined("Kaart lezen", "key")
        self._found: Card | None = None
        self.compare: PhoneCompare | None = None
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Een kaart toevoegen"))
        self.column.addWidget(WrapLabel(ABOUT))
        self.column.addWidget(self._file)
        self.column.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        self._file.entered.connect(self._on_read)
        self._read.clicked.connect(self._on_read)

    def said(self) -> str:
        """What is wrong with the file, or what became of it."""
        return self._file.said()

    def _on_read(self) -> None:
        path = self._file.path()
        self._forget()
        if path is None:
            self._file.say("Kies eerst een bestand.")
            self._file.take_focus()
            return
        desk = self._workplace.desk
        background.run(lambda: desk.read_card(path), self._show, self._refused, self)

    def _show(self, card: ProviderCard) -> None:
        self._forget()
        self._file.say("")
        self._found = Card("well")
        facts = (("Organisatie", card.organisation), ("Locatie", card.location), ("Telefoon", card.phone))
        self._found.column.addLayout(fact_rows(facts))
        if not card.sealing_key:
            self._found.column.addWidget(WrapLabel(OLD_CARD, "small"))
        unheard = Compared(card.public_key, card.organisation, FROM_CARD, "", card.sealing_key)
        self.compare = PhoneCompare(self._workplace.vault, unheard)
        self.compare.pinned.connect(lambda: self._on_pinned(card.organisation), Qt.ConnectionType.QueuedConnection)
        for part in (self._found, self.compare):
            self.column.addWidget(part)
            part.show()
        self.rebuilt.emit()
        self.compare.take_focus()

    def _on_pinned(self, organisation: str) -> None:
        self._forget()
        self._file.line.clear()
        self._file.say(f"{organisation} is nu een bekende afzender.", "ok")
        self._file.take_focus()
        self.added.emit()

    def _refused(self, error: SpringplankError) -> None:
        self._file.say(str(error))
        self._file.take_focus()

    def _forget(self) -> None:
        for part in (self._found, self.compare):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._found = self.compare = None
