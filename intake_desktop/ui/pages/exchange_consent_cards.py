"""The cards of step 3 of exchanging: why it may leave, that it was read together, consent, and where it will stand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_cards import card as titled
from intake_desktop.ui.pages.exchange_cards import info
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_today import with_today
from intake_desktop.ui.pages.exchange_ways import FORMATS, HOW, PAPER, SAME, WAYS
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card

_HONEST = {
    "werk_en_re_integratie": (
        "W&R mag uren en vaardigheden gebruiken bij afspraken over werk en uitkering. Vertel dat eerlijk."
    )
}
"""By profile: what a participant must know before saying yes (content-messages.md, 7)."""
_NO = "Nee zeggen mag, ook half. Het heeft geen gevolg voor de plek hier."
_OWN = "Dit exemplaar is van de deelnemer zelf. Lees het samen door, dan is er geen verrassing thuis."


class ConsentCards(QWidget):
    """What is asked for one recipient; `asked` holds the fields by name."""

    def __init__(self, draft: Draft, today: date, call_name: str) -> None:
        super().__init__()
        self._draft, self._today = draft, today
        self.asked: dict[str, Asked] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._why_card())
        column.addWidget(self._together_card(call_name))
        self._consent = self._consent_card(call_name)
        column.addWidget(self._consent)
        if draft.recipient is not None and draft.recipient.own_copy:
            column.addWidget(self._way_card())
        self._folder = self._folder_card()
        column.addWidget(self._folder)

    def settle(self) -> None:
        """Ask for consent and for a folder only when they are needed."""
        self._folder.setVisible(not self._draft.on_paper)
        self._consent.setVisible(self._draft.needs_consent())

    def _ask(self, name: str, kind: Kind, label: str, hint: str = "", options: tuple[Option, ...] = ()) -> Asked:
        self.asked[name] = Asked(name, kind, label, hint, options)
        return self.asked[name]

    def _why_card(self) -> Card:
        recipient = self._draft.recipient
        assert recipient is not None
        purposes = tuple(Option(each, each) for each in recipient.purposes)
        grounds = tuple(Option(each.code, each.label) for each in recipient.grounds)
        card = titled("Waarom mag dit?")
        card.column.addLayout(
            reading_width(self._ask("purpose", Kind.CHOICE, "Waarvoor is het bestand?", options=purposes))
        )
        card.column.addLayout(reading_width(self._ask("ground", Kind.CHOICE, "Op welke grond?", options=grounds)))
        return card

    def _together_card(self, call_name: str) -> Card:
        recipient = self._draft.recipient
        card = titled("Heb je dit samen gelezen?")
        own = recipient is not None and recipient.own_copy
        card.column.addWidget(info(_OWN if own else _NO))
        honest = _HONEST.get(recipient.profile_id, "") if recipient else ""
        if honest:
            card.column.addWidget(info(honest))
        card.column.addWidget(
            with_today(self._ask("discussed", Kind.DATE, f"Besproken met {call_name} op"), self._today)
        )
        card.column.addLayout(
            reading_width(self._ask("remark", Kind.LONG_TEXT, f"Opmerking van {call_name}", "Mag leeg blijven."))
        )
        return card

    def _consent_card(self, call_name: str) -> Card:
        ways = tuple(Option(each, each) for each in HOW)
        card = titled(f"De toestemming van {call_name}")
        card.column.addWidget(with_today(self._ask("since", Kind.DATE, "Toestemming gegeven op"), self._today))
        card.column.addLayout(
            reading_width(self._ask("until", Kind.DATE, "Geldig tot", "Leeg: tot dit doel bereikt is."))
        )
        card.column.addLayout(reading_width(self._ask("how", Kind.CHOICE, "Hoe gegeven?", options=ways)))
        return card

    def _folder_card(self) -> Card:
        card = titled("Waar komt het bestand?")
        asked = self._ask("folder", Kind.TEXT, "Map", "Het bestand is op slot. In de naam staat niets over iemand.")
        asked.fill(str(self._draft.folder))
        choose = outlined("Map kiezen", "folder")
        choose.clicked.connect(self._choose_folder)
        card.column.addLayout(reading_width(asked))
        card.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        if self._draft.sealed:
            return card
        kind = self._ask("format", Kind.CHOICE, "Soort bestand", SAME, FORMATS)
        kind.fill(FileFormat.PDF)
        card.column.addLayout(reading_width(kind))
        return card

    def _way_card(self) -> Card:
        card = titled("Hoe wil de deelnemer het krijgen?")
        asked = self._ask("way", Kind.CHOICE, "Papier of bestand?", options=WAYS)
        asked.fill(PAPER)
        card.column.addLayout(reading_width(asked))
        return card

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Map kiezen", str(self._draft.folder))
        if folder:
            self.asked["folder"].fill(folder)
