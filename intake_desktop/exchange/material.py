"""Everything one export is made from, as a frozen value; what may really leave is decided in allowed.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from intake_desktop.assessment.table import RuleTable
from intake_desktop.dossier.aftermath import Replaced
from intake_desktop.dossier.model import Permission
from intake_desktop.dossier.roles import Colleague
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog


@dataclass(frozen=True, slots=True)
class RecordRef:
    """Which version of which form was filled in, when it was begun and when it was finished."""

    form_id: str
    version: int
    digest: str
    started: date
    finished: date | None = None
    """None while it is a concept."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the organisation and the colleague who can be called."""

    organisation: str
    location: str
    colleague: Colleague
    phone: str = ""
    """Of the organisation, for when the colleague cannot be reached."""
    sealing_key: str = ""
    """The public key that others seal files for us with, in hexadecimal; "" outside a vault."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of the journal when the file was made, so that a journal cut off later shows."""

    seq: int
    mac: str


@dataclass(frozen=True, slots=True)
class Material:
    """What the dossier layer hands over. Only answers that the recipient may have reach a payload (decisions.md 6)."""

    dossier_number: str
    dossier_type: str
    catalog: Catalog
    answers: Answers
    """Counting answers of the latest record of every form, merged."""
    records: tuple[RecordRef, ...]
    rules: RuleTable | None
    profile: Profile
    organisation: str
    """The recipient as it is called: "Buurtteam Amsterdam Oost"."""
    permission: Permission
    sender: Sender
    export_id: str
    """Six neutral symbols."""
    created: datetime
    anchor: Anchor
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Optional parts that were turned on: id of a question or a group, with the reason."""
    unasked: Answers = field(default_factory=lambda: MappingProxyType({}))
    """For the participant, or who takes over: what is kept of the same records but is not asked now."""
    looked_at: bool = False
    """A person has gone over the passages about somebody else (decisions.md 4)."""
    let_go: frozenset[AnswerKey] = frozenset()
    """The passages about somebody else that may be in the participant's own copy all the same."""
    sealed_to: bytes = b""
    """Public key of the organisation that alone can open a sealed file."""
    replaces: Replaced | None = None
    """The earlier file that this one replaces."""
    bsn_ground: str = ""
    """The legal ground for sending the bsn, entered by a beheerder; "" keeps it here."""

    @property
    def today(self) -> date:
        """The day on which the file is made."""
        return self.created.date()
