"""Step 3 of exchanging: why the file may leave, that it was read together, and where it will stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier import consent
from intake_desktop.dossier.desk import FileFormat
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_cards import card as titled
from intake_desktop.ui.pages.exchange_cards import info
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined, small, text_button
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

_HONEST = {
    "werk_en_re_integratie": (
        "W&R mag uren en vaardigheden gebruiken bij afspraken over werk en uitkering. Vertel dat eerlijk."
    )
}
"""By profile: what a participant must know before saying yes (content-messages.md, 7)."""
_HOW = ("mondeling", "op papier, met handtekening", "met een bericht")
_NO = "Nee zeggen mag, ook half. Het heeft geen gevolg voor de plek hier."
_OWN = "Dit exemplaar is van de deelnemer zelf. Lees het samen door, dan is er geen verrassing thuis."
_PAPER = "papier"
_SAME = "De inhoud is gelijk. Kies de zip alleen als de ontvanger erom vraagt."
_FORMATS = (
    Option(FileFormat.PDF, "PDF met een code (aanbevolen)"),
    Option(FileFormat.ZIP, "Zip met een code, voor wie de PDF niet kan openen"),
)
_PLACES = {"ZK-217": "ground", "ZK-212": "how", "ZK-213": "until", "ZK-214": "folder", "ZK-215": "folder"}
"""Where an error belongs, by its code."""


class ConsentStep(QWidget):
    """Fills in purpose, ground, dates and folder; says what the desk refuses at the thing itself."""

    changed = Signal()

    def __init__(self, draft: Draft, today: date) -> None:
        super().__init__()
        self._draft, self._today = draft, today
        self.asked: dict[str, Asked] = {}
        self._consent = self._folder = Card()
        self._honest = WrapLabel("", "small")
        self._honest_row = QWidget()
        self._told = Told("", "error")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))

    def show_recipient(self, call_name: str) -> None:
        """Ask what this recipient needs; what was filled in for another recipient is gone."""
        recipient = self._draft.recipient
        assert recipient is not None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.asked, self._told = {}, Told("", "error")
        self._column.addWidget(self._told)
        self._column.addWidget(self._why_card())
        self._column.addWidget(self._together_card(call_name))
        self._consent = self._consent_card(call_name)
        self._column.addWidget(self._consent)
        self._column.addWidget(self._folder_card())
        for asked in self.asked.values():
            asked.changed.connect(self._take)
        if len(recipient.grounds) == 1:
            self.asked["ground"].fill(recipient.grounds[0].code)
        self._take()

    def check(self) -> bool:
        """True when nothing is missing and the permission would pass; else it is said where."""
        for asked in self.asked.values():
            asked.flush()
        self._take()
        wrong = next((asked for asked in self.asked.values() if asked.isVisibleTo(self) and asked.wrong()), None)
        if wrong is not None:
            wrong.take_focus()
            return False
        if not self._complete():
            return False
        assert self._draft.recipient is not None
        try:
            consent.check(self._draft.permission(self._today), self._draft.recipient.grounds, self._today)
        except SpringplankError as error:
            self.tell(error)
            return False
        return True

    def tell(self, error: SpringplankError) -> None:
        """Say an error at the thing it is about, or on top when it is about the whole."""
        name = self._too_late() if error.code == "ZK-218" else _PLACES.get(error.code, "")
        asked = self.asked.get(name)
        if asked is None:
            self._told.say(str(error), "error")
            return
        asked.refuse(str(error))
        asked.take_focus()

    def told(self) -> str:
        """What stands on top."""
        return self._told.text()

    def take_focus(self) -> None:
        """Begin at the purpose."""
        self.asked["purpose"].take_focus()

    def _complete(self) -> bool:
        needed = {
            "purpose": "Kies waarvoor het bestand is.",
            "ground": "Kies waarom het mag.",
            "discussed": "Vul in wanneer jullie dit samen lazen.",
        }
        if self._draft.needs_consent():
            needed |= {"since": "Vul in wanneer de toestemming is gegeven.", "how": "Kies hoe ze is gegeven."}
        lacking = [name for name in needed if not self.asked[name].text]
        for name in lacking:
            self.asked[name].refuse(needed[name])
        if lacking:
            self.asked[lacking[0]].take_focus()
        return not lacking

    def _too_late(self) -> str:
        draft = self._draft
        if draft.discussed_on and draft.discussed_on > self._today:
            return "discussed"
        return "since" if draft.consent_on and draft.consent_on > self._today else "until"

    def _take(self) -> None:
        draft, asked = self._draft, self.asked
        draft.purpose, draft.ground = asked["purpose"].text, asked["ground"].text
        draft.discussed_on, draft.remark = asked["discussed"].day, asked["remark"].text
        draft.consent_on, draft.consent_until = asked["since"].day, asked["until"].day
        draft.how_given = asked["how"].text
        draft.folder = Path(asked["folder"].text or str(Path.home())).expanduser()
        draft.on_paper = "way" in asked and asked["way"].text == _PAPER
        self._folder.setVisible(not draft.on_paper)
        draft.file_format = FileFormat(asked["format"].text or FileFormat.PDF) if "format" in asked else FileFormat.PDF
        self._consent.setVisible(draft.needs_consent())
        self._told.say("", "error")
        self.changed.emit()

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
        card.column.addWidget(self._with_today(self._ask("discussed", Kind.DATE, f"Besproken met {call_name} op")))
        card.column.addLayout(
            reading_width(self._ask("remark", Kind.LONG_TEXT, f"Opmerking van {call_name}", "Mag leeg blijven."))
        )
        return card

    def _consent_card(self, call_name: str) -> Card:
        ways = tuple(Option(each, each) for each in _HOW)
        card = titled(f"De toestemming van {call_name}")
        card.column.addWidget(self._with_today(self._ask("since", Kind.DATE, "Toestemming gegeven op")))
        card.column.addLayout(
            reading_width(self._ask("until", Kind.DATE, "Geldig tot", "Leeg: tot dit doel bereikt is."))
        )
        card.column.addLayout(reading_width(self._ask("how", Kind.CHOICE, "Hoe gegeven?", options=ways)))
        return card

    def _folder_card(self) -> Card:
        recipient = self._draft.recipient
        if recipient is not None and recipient.own_copy:
            self._column.addWidget(self._way_card())
        card = self._folder = titled("Waar komt het bestand?")
        asked = self._ask("folder", Kind.TEXT, "Map", "Het bestand is op slot. In de naam staat niets over iemand.")
        asked.fill(str(self._draft.folder))
        choose = outlined("Map kiezen", "folder")
        choose.clicked.connect(self._choose_folder)
        card.column.addLayout(reading_width(asked))
        card.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        if self._draft.sealed:
            return card
        kind = self._ask("format", Kind.CHOICE, "Soort bestand", _SAME, _FORMATS)
        kind.fill(FileFormat.PDF)
        card.column.addLayout(reading_width(kind))
        return card

    def _way_card(self) -> Card:
        card = titled("Hoe wil de deelnemer het krijgen?")
        ways = (
            Option(_PAPER, "Op papier", "We drukken het meteen af. Er blijft geen bestand achter."),
            Option("bestand", "Als bestand met een code", "Voor wie het op een eigen computer wil bewaren."),
        )
        asked = self._ask("way", Kind.CHOICE, "Papier of bestand?", options=ways)
        asked.fill(_PAPER)
        card.column.addLayout(reading_width(asked))
        return card

    def _with_today(self, asked: Asked) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        now = small(text_button("Vandaag"))
        now.setAccessibleName(f"Vandaag: {asked.label}")
        now.clicked.connect(lambda: asked.fill(self._today.isoformat()))
        row.addWidget(asked)
        row.addWidget(now, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return holder

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Map kiezen", str(self._draft.folder))
        if folder:
            self.asked["folder"].fill(folder)
