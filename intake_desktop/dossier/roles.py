"""Who acts and what they may do: colleagues, roles, rights and the Actor that every call carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role of a colleague (safety-study 3.1); rights are the union of somebody's roles (decisions.md 13)."""

    MEDEWERKER = "medewerker"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"
    AUDITOR = "auditor"


class Right(StrEnum):
    """One thing that a role may or may not do."""

    OWN_CASELOAD = "own_caseload"
    OTHER_CASELOAD = "other_caseload"
    OTHER_CASELOAD_WITH_REASON = "other_caseload_with_reason"
    EXPORT = "export"
    MANAGE_COLLEAGUES = "manage_colleagues"
    MANAGE_SETTINGS = "manage_settings"
    READ_JOURNAL = "read_journal"


_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.MEDEWERKER: frozenset({Right.OWN_CASELOAD, Right.OTHER_CASELOAD_WITH_REASON, Right.EXPORT}),
    Role.TEAMLEIDER: frozenset({Right.OWN_CASELOAD, Right.OTHER_CASELOAD, Right.EXPORT}),
    Role.BEHEERDER: frozenset({Right.MANAGE_COLLEAGUES, Right.MANAGE_SETTINGS}),
    Role.AUDITOR: frozenset({Right.READ_JOURNAL}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The colleague on whose behalf a call is made, and why when that must be said."""

    colleague_id: str
    roles: frozenset[Role]
    reason: str = ""

    def may(self, right: Right) -> bool:
        """True when any of the actor's roles gives this right."""
        return any(right in _RIGHTS[role] for role in self.roles)

    def may_open(self, coach_id: str) -> bool:
        """True when the actor may open a dossier of this coach, given the reason that was (not) written down."""
        if coach_id == self.colleague_id and self.may(Right.OWN_CASELOAD):
            return True
        if self.may(Right.OTHER_CASELOAD):
            return True
        return bool(self.reason.strip()) and self.may(Right.OTHER_CASELOAD_WITH_REASON)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague as the vault keeps them. `label` is what the unlock screen shows before unlocking."""

    id: str
    name: str
    label: str
    roles: frozenset[Role]
    function: str = ""
    phone: str = ""
    email: str = ""
    reachable: str = ""
