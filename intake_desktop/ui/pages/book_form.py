"""One entry of the address book to fill in or change: the kind of recipient, how to reach it, and what is usual."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.desk import Recipient
from intake_desktop.dossier.senders import KnownSender
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import heading
from intake_desktop.ui.told import Told

NO_GROUND, NO_CARD = "geen", "geen"
_EMPTY = "Mag leeg blijven."
_NUMBER = "Zoek het nummer zelf op: neem het niet uit een mail. Mag leeg blijven."
_USUAL = "Die staat dan klaar bij een nieuw bestand. Je kunt hem daar nog veranderen."
_REMARK = "Over deze ontvanger, niet over een deelnemer. Mag leeg blijven."


class BookForm(Card):
    """`written` with what was filled in; it stays on the screen until the vault kept it."""

    written = Signal(object)
    left = Signal()

    def __init__(self, contact: Contact | None, kinds: tuple[Recipient, ...], senders: tuple[KnownSender, ...]) -> None:
        super().__init__()
        self._contact = contact or Contact("", "")
        self._kinds = {each.profile_id: each for each in kinds}
        self._asked: dict[str, Asked] = {}
        self._grounds = QVBoxLayout()
        self._told = Told("", "error")
        self._save, self._no = primary("Opslaan", "check"), outlined("Toch niet")
        self._lay_out(senders)
        self._fill()
        self._save.clicked.connect(self._on_save)
        self._no.clicked.connect(self.left)

    def _lay_out(self, senders: tuple[KnownSender, ...]) -> None:
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Ontvanger aanpassen" if self._contact.id else "Nieuwe ontvanger"))
        self.column.addWidget(self._told)
        if not self._contact.id:
            kinds = tuple(Option(each.profile_id, each.name) for each in self._kinds.values())
            self._ask("kind", Asked("boek_soort", Kind.CHOICE, "Soort ontvanger", options=kinds))
            self._asked["kind"].changed.connect(self._show_grounds)
        example = "Zo staat de ontvanger op het bestand, bijvoorbeeld Buurtteam Zuid."
        self._ask("organisation", Asked("boek_organisatie", Kind.TEXT, "Naam van de organisatie", example))
        self._ask("person", Asked("boek_contact", Kind.TEXT, "Contactpersoon of afdeling", _EMPTY))
        self._ask("phone", Asked("boek_telefoon", Kind.PHONE, "Telefoon", _NUMBER))
        self._ask("email", Asked("boek_email", Kind.EMAIL, "E-mail", _EMPTY))
        self.column.addLayout(self._grounds)
        if senders:
            cards = (Option(each.public_key, f"{each.organisation} ({each.fingerprint[:9]})") for each in senders)
            options = (Option(NO_CARD, "Geen bekende afzender"), *cards)
            about = "Stuurt deze organisatie zelf ook bestanden? Kies dan wie het is."
            self._ask("public_key", Asked("boek_kaart", Kind.CHOICE, "Bekende afzender", about, options))
        self._ask("remark", Asked("boek_opmerking", Kind.LONG_TEXT, "Opmerking", _REMARK))
        row, holder = FlowLayout(gap=8), QVBoxLayout()
        for button in (self._save, self._no):
            row.addWidget(button)
        holder.addLayout(row)
        self.column.addLayout(holder)

    def _ask(self, name: str, asked: Asked) -> None:
        self._asked[name] = asked
        self.column.addLayout(reading_width(asked))

    def _fill(self) -> None:
        for name in ("organisation", "person", "phone", "email", "remark"):
            self._asked[name].fill(str(getattr(self._contact, name)))
        if "public_key" in self._asked:
            self._asked["public_key"].fill(self._contact.public_key or NO_CARD)
        self._show_grounds()

    def _kind(self) -> str:
        return self._asked["kind"].text if "kind" in self._asked else self._contact.profile_id

    def _show_grounds(self) -> None:
        """The grounds of this kind, when there is something to choose."""
        old = self._asked.pop("ground", None)
        if old is not None:
            self._grounds.removeWidget(old)
            old.hide()
            old.deleteLater()
        kind = self._kinds.get(self._kind())
        if kind is None or len(kind.grounds) < 2:
            return
        options = (
            Option(NO_GROUND, "Geen vaste grond"),
            *(Option(each.code, each.label) for each in kind.grounds),
        )
        asked = self._asked["ground"] = Asked("boek_grond", Kind.CHOICE, "Gewone grond", _USUAL, options)
        known = {each.code for each in kind.grounds}
        asked.fill(self._contact.ground if self._contact.ground in known else NO_GROUND)
        self._grounds.addWidget(asked)
        asked.show()

    def take_focus(self) -> None:
        """Begin at the first field."""
        next(iter(self._asked.values())).take_focus()

    def tell(self, error: SpringplankError) -> None:
        """Say what the vault refuses, at the name when it is about that; what was typed stays."""
        self._save.setEnabled(True)
        if error.code == "ZK-242":
            self._refuse("organisation", str(error))
        else:
            self._told.say(str(error), "error")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: no."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        for asked in self._asked.values():
            asked.flush()
        self._told.say("", "error")
        wrong = next((asked for asked in self._asked.values() if asked.wrong()), None)
        if wrong is not None:
            wrong.take_focus()
        elif not self._kind():
            self._refuse("kind", "Kies wat voor ontvanger dit is.")
        elif not self._asked["organisation"].text:
            self._refuse("organisation", "Vul de naam van de organisatie in.")
        elif self._save.isEnabled():
            self._save.setEnabled(False)
            self.written.emit(self._filled())

    def _filled(self) -> Contact:
        told = {name: asked.text for name, asked in self._asked.items()}
        return replace(
            self._contact,
            profile_id=self._kind(),
            organisation=told["organisation"],
            person=told["person"],
            phone=told["phone"],
            email=told["email"],
            ground=told.get("ground", NO_GROUND).replace(NO_GROUND, ""),
            public_key=told.get("public_key", self._contact.public_key).replace(NO_CARD, ""),
            remark=told["remark"],
        )

    def _refuse(self, name: str, words: str) -> None:
        self._asked[name].refuse(words)
        self._asked[name].take_focus()
