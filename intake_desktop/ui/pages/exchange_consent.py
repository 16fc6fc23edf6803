"""Step 3 of exchanging: why the file may leave, that it was read together, and where it will stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import aftermath, consent
from intake_desktop.dossier.desk import FileFormat, Recipient
from intake_desktop.dossier.happening import After
from intake_desktop.dossier.model import Export
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_before import BeforeCard
from intake_desktop.ui.pages.exchange_consent_cards import ConsentCards
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_ways import PAPER, SUMMARY
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.told import Told

_PLACES = {
    "ZK-217": "ground",
    "ZK-212": "how",
    "ZK-213": "until",
    "ZK-243": "since",
    "ZK-214": "folder",
    "ZK-215": "folder",
}
"""Where an error belongs, by its code."""


class ConsentStep(QWidget):
    """Fills in purpose, ground, dates and folder; says what the desk refuses at the thing itself."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, draft: Draft, today: date) -> None:
        super().__init__()
        self._draft, self._today = draft, today
        self._cards: ConsentCards | None = None
        self._earlier: tuple[Export, ...] = ()
        self._before: BeforeCard | None = None
        self._told = Told("", "error")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))

    @property
    def asked(self) -> Mapping[str, Asked]:
        """The fields by name; nothing before a recipient was chosen."""
        return self._cards.asked if self._cards is not None else {}

    def show_recipient(self, call_name: str) -> None:
        """Ask what this recipient needs; what was filled in for another recipient is gone."""
        recipient = self._draft.recipient
        assert recipient is not None
        empty(self._column)
        self._told, self._before = Told("", "error"), None
        self._cards = ConsentCards(self._draft, self._today, call_name)
        self._column.addWidget(self._told)
        self._column.addWidget(self._cards)
        for asked in self.asked.values():
            asked.changed.connect(self._take)
        self._prefer(recipient)
        self._take()
        self.tell_earlier()

    def know(self, earlier: tuple[Export, ...]) -> None:
        """What left of this dossier before."""
        self._earlier = earlier

    def tell_earlier(self) -> None:
        """Say what left before for this recipient, under the line for what is wrong."""
        if self._before is not None:
            self._before.hide()
            self._column.removeWidget(self._before)
            self._before.deleteLater()
        self._before = BeforeCard(self._draft, self._earlier)
        self._before.changed.connect(self.changed)
        self._column.insertWidget(1, self._before)
        self._before.setVisible(self._before.needed)
        self.rebuilt.emit()

    def _prefer(self, recipient: Recipient) -> None:
        """What is usual for this recipient, where its profile still has it; never a day of consent."""
        contact = self._draft.contact
        if len(recipient.grounds) == 1:
            self.asked["ground"].fill(recipient.grounds[0].code)
        elif contact is not None and contact.ground in {each.code for each in recipient.grounds}:
            self.asked["ground"].fill(contact.ground)
        if contact is not None and contact.last_purpose in recipient.purposes:
            self.asked["purpose"].fill(contact.last_purpose)

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
        permission, grounds = self._draft.permission(self._today), self._draft.recipient.grounds
        named = (self._draft.recipient.profile_id, self._draft.organisation)
        try:
            consent.check(permission, grounds, self._today)
            withdrawn = aftermath.stopped_on(self._earlier, *named, After.WITHDRAWN, self._draft.contact_id)
            consent.check_withdrawn(permission, grounds, withdrawn, self._draft.organisation)
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
        way = asked["way"].text if "way" in asked else ""
        draft.on_paper, draft.summary = way in {PAPER, SUMMARY}, way == SUMMARY
        draft.file_format = FileFormat(asked["format"].text or FileFormat.PDF) if "format" in asked else FileFormat.PDF
        assert self._cards is not None
        self._cards.settle()
        self._told.say("", "error")
        self.changed.emit()
