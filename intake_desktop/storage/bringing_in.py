"""A participant from a list as rows, in the caseload of its coach, and who may be here already; for a beheerder."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from intake_desktop.dossier import bringing_in
from intake_desktop.dossier.model import Dossier
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.dossier.roles import Actor
from intake_desktop.storage import cards, staff, taking_in
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Room


def bring_in(room: Room, actor: Actor, newcomer: Newcomer) -> Dossier:
    """A new dossier in one transaction, or nothing. Raises NotAllowed, also for a coach who has no caseload."""
    new_id, moment = room.new_id(), room.now()
    coach_id = newcomer.coach.id if newcomer.coach is not None else ""
    answers = sum(map(len, newcomer.forms.values()))
    event = Event("dossier.brought_in", "C", new_id, detail={"answers": answers, "coach": coach_id})

    def work(connection: Connection) -> Dossier:
        number = taking_in.next_number(connection, moment.year)
        made = Dossier(new_id, number, newcomer.dossier_type, coach_id, moment)
        return taking_in.whole(connection, room, made, newcomer.forms, (actor.colleague_id, newcomer.card))

    def allowed(connection: Connection) -> bool:
        return newcomer.ready and bringing_in.may(actor) and staff.has_caseload(connection, coach_id)

    return room.perform(actor, event, work, allowed)


def are_here(room: Room, actor: Actor, people: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
    """Of each sorting name with date of birth whether it may be of somebody who is here. Raises NotAllowed."""
    event = Event("search.same_person", "R", detail={"asked": len(people)})

    def work(connection: Connection) -> tuple[bool, ...]:
        found = cards.are_here(connection, people)
        event.detail.update(matching=sum(found))
        return found

    return room.perform(actor, event, work, lambda _connection: bringing_in.may(actor))
