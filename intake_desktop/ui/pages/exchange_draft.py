"""What somebody wants to send, as far as it is filled in; lives only as long as the page is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from intake_desktop.dossier.aftermath import Replaced
from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.desk import ExportWish, FileFormat, Ground, Recipient
from intake_desktop.dossier.model import Permission
from intake_desktop.form_engine.answers import AnswerKey

_HOW_EXAMPLE = "mondeling"


@dataclass
class Draft:
    """The four steps fill this in; `wish` makes of it what the desk asks for."""

    recipient: Recipient | None = None
    organisation: str = ""
    partner: str = ""
    """By which key we know the organisation, when the file is sealed for it."""
    chosen: dict[str, str] = field(default_factory=dict)
    """Optional parts that were turned on, with the reason."""
    looked_at: bool = False
    """The passages about somebody else were gone over, or there are none."""
    let_go: frozenset[AnswerKey] = frozenset()
    on_paper: bool = False
    """Printed for the participant instead of a file with a code."""
    summary: bool = False
    """Of what is printed the first page alone."""
    purpose: str = ""
    ground: str = ""
    discussed_on: date | None = None
    consent_on: date | None = None
    consent_until: date | None = None
    how_given: str = ""
    remark: str = ""
    folder: Path = field(default_factory=Path.home)
    file_format: FileFormat = FileFormat.PDF
    contact: Contact | None = None
    """Who gets it: an entry of the address book, or a new one without an id; None for the participant."""
    replaces: Replaced | None = None

    @property
    def sealed(self) -> bool:
        """Whether the file is sealed for one organisation, so that there is no code."""
        return self.recipient is not None and self.recipient.sealed

    @property
    def with_code(self) -> bool:
        """Whether step 4 shows a code that has to be passed on."""
        return not self.on_paper and not self.sealed

    @property
    def contact_id(self) -> str:
        """The entry of the address book; "" for a new recipient or none."""
        return self.contact.id if self.contact else ""

    def ground_chosen(self) -> Ground | None:
        """The ground that was chosen, if it is one of this recipient's."""
        grounds = self.recipient.grounds if self.recipient else ()
        return next((ground for ground in grounds if ground.code == self.ground), None)

    def needs_consent(self) -> bool:
        """Whether the chosen ground asks for consent."""
        ground = self.ground_chosen()
        return ground is not None and ground.needs_consent

    def permission(self, today: date) -> Permission:
        """Why the file may leave. The steps ask for the day of the talk before a file can be made."""
        consent = self.needs_consent()
        return Permission(
            purpose=self.purpose,
            ground=self.ground,
            discussed_on=self.discussed_on or today,
            consent_on=self.consent_on if consent else None,
            consent_until=self.consent_until if consent else None,
            how_given=self.how_given if consent else "",
            remark=self.remark,
        )

    def wish(self, today: date) -> ExportWish:
        """What to make. Optional parts without a reason stay here."""
        assert self.recipient is not None
        chosen = {name: reason for name, reason in self.chosen.items() if reason.strip()}
        wish = ExportWish(self.recipient.profile_id, self.organisation, self.permission(today), chosen)
        wish = replace(wish, looked_at=self.looked_at, let_go=self.let_go, file_format=self.file_format)
        wish = replace(wish, summary=self.on_paper and self.summary)
        if self.sealed:
            return replace(wish, file_format=FileFormat.SEALED, partner=self.partner, replaces=self.replaces)
        return replace(wish, contact=self.contact, replaces=self.replaces)

    def complete(self) -> bool:
        """Whether the permission is filled in, so that a preview shows the real one."""
        consent = bool(self.consent_on and self.how_given) or not self.needs_consent()
        return bool(self.purpose and self.ground_chosen() and self.discussed_on) and consent

    def as_example(self, today: date) -> ExportWish:
        """The wish for a preview: what is not filled in yet stands as an example."""
        assert self.recipient is not None
        ground = self.ground_chosen() or next(iter(self.recipient.grounds), None)
        purpose = self.purpose or next(iter(self.recipient.purposes), "")
        filled = replace(self, purpose=purpose, ground=ground.code if ground else "")
        if ground is not None and ground.needs_consent:
            filled.consent_on = self.consent_on or today
            filled.how_given = self.how_given or _HOW_EXAMPLE
        filled.looked_at = True  # a preview leaves out whatever was not let go
        return filled.wish(today)
