"""Rows of a list as participants to be: their answers, who works with them, and what is wrong, in words per row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.model import Card, FormRef
from intake_desktop.dossier.roles import Actor, Colleague, Right
from intake_desktop.form_engine.answers import Answers

MAATWERK, INLOOP = "maatwerk", "inloop"
DOSSIER_TYPES = (MAATWERK, INLOOP)
KNOWN = "Misschien al in de kluis: daar staat iemand met deze naam en geen andere geboortedatum."
SAME_LINE = "Misschien dubbel: regel {regel} heeft dezelfde naam en geen andere geboortedatum."


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One row of a list. It can be added when there are no mistakes; a remark only asks for a look."""

    line: int
    """As a spreadsheet numbers it."""
    dossier_type: str
    forms: Mapping[FormRef, Answers] = field(default_factory=dict)
    """Every answer is marked "overgenomen, controleren"."""
    card: Card = field(default_factory=Card)
    result_area: str = ""
    """As people read it."""
    coach: Colleague | None = None
    coach_wrong: str = ""
    """Why the coach of this row is not known, in words; a mistake as long as there is no coach."""
    faults: tuple[str, ...] = ()
    """What is wrong in the other columns."""
    remarks: tuple[str, ...] = ()
    twin: str = ""
    """Why this may be somebody who is here or in the list already; "" when nothing points to that."""

    @property
    def mistakes(self) -> tuple[str, ...]:
        """What must be mended before this row can be added."""
        return (*self.faults, *((self.coach_wrong,) if self.coach is None else ()))

    @property
    def ready(self) -> bool:
        """Whether it can be added."""
        return not self.mistakes

    @property
    def advised(self) -> bool:
        """Whether it is ticked at first: ready, and nobody who may be here already."""
        return self.ready and not self.twin

    @property
    def name(self) -> str:
        """As the list of participants will show it."""
        return self.card.display_name

    @property
    def told(self) -> tuple[str, ...]:
        """Everything there is to say about this row, the worst first."""
        return (*self.mistakes, *((self.twin,) if self.twin else ()), *self.remarks)


@dataclass(frozen=True, slots=True)
class NewcomerList:
    """A whole list as it was read: what would be made of it, and what was not read. It lives as long as its page."""

    rows: tuple[Newcomer, ...]
    unread: tuple[str, ...] = ()
    """Names of columns that are not read."""
    bsn: bool = False
    """Whether one of the columns holds bsn, which is never read from a list."""
    unsure: bool = False
    """Whether the letters had to be guessed, so that a person must look at the names."""
    accents: tuple[str, ...] = ()
    """Some names with letters that can go wrong, as they were read."""

    @property
    def without_coach(self) -> int:
        """How many rows wait for a coach and have no other mistake."""
        return sum(bool(row.coach_wrong) and not row.faults for row in self.rows)


def with_coach(rows: Iterable[Newcomer], colleague: Colleague | None) -> tuple[Newcomer, ...]:
    """The same rows, with this colleague where the list named none that is known; None takes that back."""
    return tuple(replace(row, coach=colleague) if row.coach_wrong else row for row in rows)


def find_coach(typed: str, colleagues: Sequence[Colleague]) -> Colleague | str:
    """The colleague with this name or label, or why there is none, in words."""
    wanted = folded(typed)
    if not wanted:
        return "Er staat geen begeleider."
    found = {each.id: each for each in colleagues if wanted in (folded(each.name), folded(each.label))}
    if len(found) > 1:
        return "Er zijn meer collega's met de naam van deze begeleider."
    if not found:
        return "Deze begeleider is geen collega in deze kluis."
    (colleague,) = found.values()
    works = Actor(colleague.id, colleague.roles).may(Right.OWN_CASELOAD)
    return colleague if works else "Deze collega werkt niet met deelnemers."


def with_twins(rows: Sequence[Newcomer], here: Sequence[bool]) -> tuple[Newcomer, ...]:
    """The same rows, each with whom it may be the same as: somebody in the vault, or an earlier row."""
    seen: dict[str, list[Newcomer]] = {}
    found = []
    for row, known in zip(rows, here, strict=True):
        alike = seen.setdefault(folded(row.card.sort_name), [])
        earlier = next((each for each in alike if _may_be_same(each, row)), None) if row.name else None
        twin = SAME_LINE.format(regel=earlier.line) if earlier is not None else ""
        twin = KNOWN if known else twin
        found.append(replace(row, twin=twin))
        alike.append(row)
    return tuple(found)


def with_all_twins(found: NewcomerList, here: Sequence[bool]) -> NewcomerList:
    """The whole list, each row with whom it may be the same as. `here`: per row, whether somebody like it is here."""
    return replace(found, rows=with_twins(found.rows, here))


def _may_be_same(one: Newcomer, other: Newcomer) -> bool:
    """An unknown date of birth on either side counts as the same, as in the vault."""
    dates = (one.card.birth_date, other.card.birth_date)
    return dates[0] == dates[1] or "" in dates


def people(rows: Iterable[Newcomer]) -> tuple[tuple[str, str], ...]:
    """Sorting name and date of birth of each row, to compare with who is here."""
    return tuple((row.card.sort_name, row.card.birth_date) for row in rows)
