"""What every repository works with: the transaction that checks the actor, does the work and writes the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import DBAPIError

from intake_desktop.dossier.roles import Actor, Right, Role
from intake_desktop.errors import NotAllowed
from intake_desktop.storage import database
from intake_desktop.storage.journal import Chain, Event
from intake_desktop.storage.tables import COLLEAGUE, DOSSIER

T = TypeVar("T")
Check = Callable[[Connection], bool]
_ROLES = select(COLLEAGUE.c.id, COLLEAGUE.c.roles)
_COACH = select(DOSSIER.c.coach_id)


@dataclass(slots=True)
class Room:
    """One open connection with its journal, clock and source of ids; lives on the storage thread."""

    connection: Connection
    chain: Chain
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    anchor: tuple[int, str]
    """The last journal row known from outside the database when it was opened."""
    _roles: dict[str, frozenset[Role]] = field(default_factory=dict)

    def perform(self, actor: Actor, event: Event, work: Callable[[Connection], T], allowed: Check) -> T:
        """Check, work and journal in one transaction; what the work gives comes back only after the commit.

        A refusal is journaled too, and only then NotAllowed is raised. The work may be done twice, see _surely().
        """
        return self._surely(lambda: self._perform(actor, event, work, allowed))

    def _perform(self, actor: Actor, event: Event, work: Callable[[Connection], T], allowed: Check) -> T:
        try:
            with self.connection.begin():
                if not (self._is_known(actor) and allowed(self.connection)):
                    raise NotAllowed
                outcome = work(self.connection)
                self.chain.append(self.connection, actor, event)
        except NotAllowed:
            with self.connection.begin():
                self.chain.append(self.connection, actor, event, "refused")
            raise
        return outcome

    def look(self, actor: Actor, work: Callable[[Connection], T]) -> T:
        """Read without a row of its own: only for going on with what was journaled when it started."""
        return self._surely(lambda: self._look(actor, work))

    def _look(self, actor: Actor, work: Callable[[Connection], T]) -> T:
        with self.connection.begin():
            if self._is_known(actor):
                return work(self.connection)
        raise NotAllowed

    def glance(self, question: Select[Any]) -> Row[Any] | None:
        """One row of ids that a check or an event needs; never handed on as data."""
        return self._surely(lambda: self._glance(question))

    def _glance(self, question: Select[Any]) -> Row[Any] | None:
        with self.connection.begin():
            return self.connection.execute(question).first()

    def _surely(self, work: Callable[[], T]) -> T:
        """Do this transaction; when the connection is beyond repair, once more on a new one.

        A single read that the disk refused makes the library call the whole database malformed, until it is opened
        anew. What is really damaged fails the second time too, and of one transaction nothing is left behind.
        """
        try:
            return work()
        except (DBAPIError, MemoryError) as fault:
            if not database.is_lost(fault):
                raise
        self.connection.invalidate()
        return work()

    def head(self) -> tuple[int, str]:
        """Number and MAC of the newest journal row."""
        with self.connection.begin():
            return self.chain.head(self.connection)

    def _is_known(self, actor: Actor) -> bool:
        """True when this is a colleague of the vault who has at least the roles that are claimed."""
        if not self._roles:
            rows = self.connection.execute(_ROLES).all()
            self._roles = {row.id: roles_of(row.roles) for row in rows}
        return bool(actor.roles) and actor.roles <= self._roles.get(actor.colleague_id, frozenset())

    def forget_roles(self) -> None:
        """Read the roles again at the next call: a colleague was changed."""
        self._roles = {}


def roles_of(text: str) -> frozenset[Role]:
    """Roles as a row keeps them, with commas between."""
    return frozenset(role for role in Role if role in text.split(","))


def holds(actor: Actor, *rights: Right) -> Check:
    """A check that one of these rights is there."""
    return lambda _connection: any(actor.may(right) for right in rights)


def may_open(actor: Actor, dossier_id: str, *rights: Right) -> Check:
    """A check that the actor may open this dossier and has all of these rights; nobody may open an unknown one."""

    def check(connection: Connection) -> bool:
        coach = connection.execute(_COACH.where(DOSSIER.c.id == dossier_id)).scalar()
        return coach is not None and actor.may_open(coach) and all(actor.may(right) for right in rights)

    return check
