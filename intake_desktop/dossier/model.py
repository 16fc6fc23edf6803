"""The dossier as values: records of forms, cards for the list, exports and the place to come back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from intake_desktop.dossier.happening import Happening
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers

if TYPE_CHECKING:
    from intake_desktop.dossier.unread import UnreadText


@dataclass(frozen=True, slots=True)
class FormRef:
    """Which version of which form a record was made with; kept for life."""

    form_id: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Finished:
    """That a record was finished ("vastgesteld"): from then on it never changes."""

    at: datetime
    by: str
    """Id of the colleague who finished it."""
    answers_sha256: str
    """Over all its answers as they are kept (docs/formats.md)."""
    outcome: Mapping[str, object]
    """What was true at that moment: `rules` (id, version, sha256), the records it `rests_on`, and the `advice`."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a record began: empty, as a correction of a finished one, or with answers of an earlier one to check."""

    replaces: str = ""
    """Id of the finished record that this one corrects."""
    reason: str = ""
    """Why it is corrected."""
    taken_from: str = ""
    """Id of the earlier record whose answers were taken over to check."""
    answers: Answers = field(default_factory=lambda: MappingProxyType({}))
    """What it holds from the first moment."""


@dataclass(frozen=True, slots=True)
class Record:
    """One filled-in form: an intake, a measurement or an advice."""

    id: str
    dossier_id: str
    form: FormRef
    started: datetime
    author: str
    finished: Finished | None = None
    """None as long as it is a concept."""
    replaces: str = ""
    reason: str = ""
    taken_from: str = ""
    """These three as in Beginning."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One participant's dossier. Names and dates of birth are answers; `number` is the neutral mark."""

    id: str
    number: str
    dossier_type: str
    """maatwerk or inloop; chosen when the dossier is made."""
    coach_id: str
    created: datetime
    records: tuple[Record, ...] = ()
    """In the order in which they were kept."""
    origin: str = ""
    """From whom it was taken over, in words; "" for a dossier that was begun here."""

    def latest(self, form_id: str) -> Record | None:
        """The newest record of this form, or None."""
        found = self.history(form_id)
        return found[0] if found else None

    def history(self, form_id: str) -> tuple[Record, ...]:
        """All records of this form, the one that was kept last first: a clock that was set back changes nothing."""
        return tuple(record for record in reversed(self.records) if record.form.form_id == form_id)


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier with the answers of all its records, as read from the vault."""

    dossier: Dossier
    answers: Mapping[str, Answers]
    """By record id."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the list shows of a dossier; computed by the dossier layer and stored beside it for speed."""

    display_name: str = ""
    sort_name: str = ""
    birth_date: str = ""
    """As partial date: "1992", "1992-03" or "1992-03-14"; "" when unknown."""
    stage: str = ""
    stage_detail: str = ""
    due: date | None = None
    due_what: str = ""
    last_zrm: date | None = None


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """One row of the list of participants."""

    id: str
    number: str
    dossier_type: str
    coach_id: str
    coach_name: str
    card: Card


@dataclass(frozen=True, slots=True)
class CardQuery:
    """What the list asks for. `text` matches name, number and date of birth; an empty text matches all."""

    text: str = ""
    coach_id: str = ""
    stage: str = ""
    due_before: date | None = None
    limit: int = 200
    offset: int = 0
    settled: bool = False
    """True when typing has rested and the search may be journaled with its count (decisions.md 11)."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """The rows that were asked for, how many match in all, and how many there are per stage."""

    rows: tuple[ListedDossier, ...]
    matching: int
    total: int
    per_stage: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that changed; None takes the answer away."""

    key: AnswerKey
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was working, to come back to after locking; kept inside the vault only."""

    page: str
    dossier_id: str = ""
    form_id: str = ""
    section_id: str = ""
    question_id: str = ""
    row_id: str = ""
    cursor: int = 0
    """Where in the text of the question the next letter comes."""
    talk: bool = False
    """Only this dossier is shown (decisions.md, 18), until a password is given."""
    unread: tuple[UnreadText, ...] = ()
    """What was typed and cannot be an answer; it stands where it was typed again (docs/decisions/0099)."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Why a file may leave: purpose, legal ground or consent, and that it was discussed (decisions.md 8)."""

    purpose: str
    ground: str
    """A ground of the recipient profile (wmo-5.1.1, ...) or "toestemming"."""
    discussed_on: date
    consent_on: date | None = None
    consent_until: date | None = None
    how_given: str = ""
    remark: str = ""


ON_PAPER, SUMMARY_ON_PAPER = "op papier", "samenvatting op papier"
"""Stand for the name of a file when pages were printed: all of them, or the first alone."""
SEALED_ENDING = ".springplank"
"""Of a file that is sealed for one organisation."""


@dataclass(frozen=True, slots=True)
class Export:
    """One file that left: for whom, why, what it was called and how to name it again. Never its content."""

    id: str
    """Neutral mark in the file name, six symbols."""
    dossier_id: str
    profile_id: str
    profile_version: int
    organisation: str
    permission: Permission
    created: datetime
    file_name: str
    payload_sha256: str
    parts: tuple[str, ...]
    """What was turned on beside the list, each as "id: reason"; the reason itself may stay here."""
    code: str
    """Kept encrypted in the vault for 30 days, then erased."""
    contact_id: str = ""
    """Who it went to in the address book; "" for none."""
    replaces: str = ""
    """The mark of the earlier file that this one replaces; "" for none."""
    aftermath: tuple[Happening, ...] = ()
    """What happened after it left, in the order in which it was written down."""

    @property
    def on_paper(self) -> bool:
        """True when pages were printed and no file was made."""
        return self.file_name in {ON_PAPER, SUMMARY_ON_PAPER}

    @property
    def sealed(self) -> bool:
        """True when only the recipient can open the file: there never was a code."""
        return self.file_name.endswith(SEALED_ENDING)
