"""Keeping dossiers, their records and answers: the port Dossiers on the encrypted database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnClause, Connection, bindparam, delete, func, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from intake_desktop.dossier.handed_over import HandedOver
from intake_desktop.dossier.model import (
    Beginning,
    Card,
    CardPage,
    CardQuery,
    Change,
    Dossier,
    FormRef,
    OpenDossier,
    Record,
)
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.dossier.ports import NEW
from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.storage import answer_text, bringing_in, cards, records, taking_in
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Room, holds, may_open
from intake_desktop.storage.tables import ANSWER, ANSWER_HISTORY, CARD, DOSSIER, RECORD

_OWNER = select(RECORD.c.dossier_id, RECORD.c.form_id, DOSSIER.c.number).join(
    DOSSIER, DOSSIER.c.id == RECORD.c.dossier_id
)
_PUT = upsert(ANSWER)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["record_id", "question_id", "row_id"],
    set_={"content": _PUT.excluded.content, "saved_at": _PUT.excluded.saved_at},
)
_HERE = (ANSWER.c.record_id == bindparam("record")) & (ANSWER.c.question_id == bindparam("question"))
_HERE &= ANSWER.c.row_id == bindparam("row")
_OLD = select(ANSWER.c.content, ANSWER.c.saved_at).where(_HERE)
_TAKE_AWAY = delete(ANSWER).where(_HERE)
_EARLIER = select(func.coalesce(func.max(ANSWER_HISTORY.c.turn), 0) + 1).where(
    ANSWER_HISTORY.c.record_id == bindparam("record"),
    ANSWER_HISTORY.c.question_id == bindparam("question"),
    ANSWER_HISTORY.c.row_id == bindparam("row"),
)
_KEPT_ORDER: ColumnClause[int] = literal_column("record.rowid")
_KEEP_OLD = insert(ANSWER_HISTORY).values(turn=_EARLIER.scalar_subquery())


class KeptDossiers:
    """Fulfils dossier.ports.Dossiers on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._searching = False
        self._cards: dict[str, dict[str, str]] = {}
        """Cards as last committed, by dossier id: most answers leave the card as it is."""
        self._owners: dict[str, tuple[str, str, str]] = {}

    def add(self, actor: Actor, dossier_type: str, number: str, card: Card) -> Dossier:
        """A new dossier in the actor's own caseload."""
        made = Dossier(self._room.new_id(), number, dossier_type, actor.colleague_id, self._room.now())

        def work(connection: Connection) -> Dossier:
            row = {"id": made.id, "number": number, "dossier_type": dossier_type, "coach_id": made.coach_id}
            connection.execute(insert(DOSSIER), row | {"created": made.created.isoformat()})
            connection.execute(insert(CARD), {"dossier_id": made.id} | cards.fields(card, number))
            return made

        return self._room.perform(actor, Event("dossier.made", "C", made.id), work, holds(actor, Right.OWN_CASELOAD))

    def take_over(self, actor: Actor, handed: HandedOver, card: Card) -> Dossier:
        """A new dossier with all that a known sender handed over, or nothing. Raises NotKnown and TakenAlready."""
        new_id, moment, origin = self._room.new_id(), self._room.now(), handed.origin
        facts: dict[str, str | int] = {"export": origin.mark, "answers": handed.answers, "records": len(handed.forms)}
        event = Event("dossier.taken_over", "C", new_id, detail=facts)

        def work(connection: Connection) -> Dossier:
            number = taking_in.next_number(connection, moment.year)
            made = Dossier(new_id, number, handed.dossier_type, actor.colleague_id, moment)
            return taking_in.keep(connection, self._room, made, handed, card)

        def allowed(_connection: Connection) -> bool:
            return actor.may(Right.OWN_CASELOAD) and actor.may(Right.EXPORT)

        return self._room.perform(actor, event, work, allowed)

    def bring_in(self, actor: Actor, newcomer: Newcomer) -> Dossier:
        """A new dossier of a row of a list, for the colleague who is its coach, or nothing; for a beheerder."""
        return bringing_in.bring_in(self._room, actor, newcomer)

    def are_here(self, actor: Actor, people: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
        """Of each sorting name with date of birth whether it may be of somebody who is here; for a beheerder."""
        return bringing_in.are_here(self._room, actor, people)

    def next_number(self, actor: Actor, year: int) -> str:
        """The next free number of a year: "2026-0001"."""
        event, allowed = Event("number.given", "R"), holds(actor, Right.OWN_CASELOAD)
        return self._room.perform(actor, event, lambda connection: taking_in.next_number(connection, year), allowed)

    def find(self, actor: Actor, query: CardQuery) -> CardPage:
        """The list. A search is journaled when it starts and, with its count, when typing rests (decisions.md 11)."""
        event = Event(self._name(query), "R")

        def work(connection: Connection) -> CardPage:
            found = cards.page(connection, query)
            event.detail.update(matching=found.matching, letters=len(query.text))
            return found

        allowed = holds(actor, Right.OWN_CASELOAD, Right.OTHER_CASELOAD)
        if event.name == "search.goes_on" and actor.may(Right.OWN_CASELOAD):
            return self._room.look(actor, work)
        found = self._room.perform(actor, event, work, allowed)
        self._searching = bool(query.text) and not query.settled
        return found

    def _name(self, query: CardQuery) -> str:
        if not query.text:
            return "list.viewed"
        if query.settled:
            return "search"
        return "search.goes_on" if self._searching else "search.started"

    def same_person(self, actor: Actor, sort_name: str, birth_date: str) -> tuple[str, ...]:
        """Ids of dossiers that may be of the same person."""
        event = Event("search.same_person", "R")

        def work(connection: Connection) -> tuple[str, ...]:
            found = cards.same_person(connection, sort_name, birth_date)
            event.detail.update(matching=len(found))
            return found

        return self._room.perform(actor, event, work, holds(actor, Right.OWN_CASELOAD))

    def open(self, actor: Actor, dossier_id: str) -> OpenDossier:
        """The whole dossier; NotAllowed for another caseload without a reason, and for an unknown id."""
        event = Event("dossier.viewed", "R", dossier_id)
        return self._room.perform(actor, event, lambda c: _read(c, dossier_id), may_open(actor, dossier_id))

    def start_record(self, actor: Actor, dossier_id: str, form: FormRef, begin: Beginning = NEW) -> Record:
        """A new record of a form in this dossier, with the answers it begins with: all or nothing."""
        made = Record(self._room.new_id(), dossier_id, form, self._room.now(), actor.colleague_id)
        made = replace(made, replaces=begin.replaces, reason=begin.reason, taken_from=begin.taken_from)

        def work(connection: Connection) -> Record:
            records.begin(connection, made, begin)
            return made

        facts: dict[str, str | int] = {"record": made.id, "version": form.version, "answers": len(begin.answers)}
        facts |= {name: getattr(begin, name) for name in ("replaces", "taken_from") if getattr(begin, name)}
        event = Event("record.started", "C", dossier_id, form.form_id, facts)
        return self._room.perform(actor, event, work, may_open(actor, dossier_id))

    def finish_record(self, actor: Actor, record_id: str, outcome: Mapping[str, object]) -> Record:
        """Finish a record; raises RecordFinished when somebody did already."""
        dossier_id, segment, _number = self._owner(record_id)
        event = Event("record.finished", "U", dossier_id, segment, {"record": record_id})

        def work(connection: Connection) -> Record:
            done = records.finish(connection, record_id, (self._room.now(), actor.colleague_id), outcome)
            event.detail["sha256"] = done.finished.answers_sha256 if done.finished else ""
            return done

        return self._room.perform(actor, event, work, may_open(actor, dossier_id))

    def save(self, actor: Actor, record_id: str, changes: Sequence[Change], card: Card) -> datetime:
        """Keep these changes and the card, all or none; gives the time of the commit. Raises RecordFinished."""
        moment = self._room.now()
        texts = [(change.key, answer_text.write(change.answer) if change.answer else None) for change in changes]
        dossier_id, segment, number = self._owner(record_id)
        columns = cards.fields(card, number)

        def work(connection: Connection) -> datetime:
            records.must_be_open(connection, record_id)
            for key, text in texts:
                _put(connection, (record_id, *key), text, (moment.isoformat(), actor.colleague_id))
            if columns != self._cards.get(dossier_id):
                connection.execute(update(CARD).where(CARD.c.dossier_id == dossier_id), columns)
            return moment

        event = Event("answers.saved", "U", dossier_id, segment, {"record": record_id, "answers": len(texts)})
        saved = self._room.perform(actor, event, work, may_open(actor, dossier_id))
        self._cards[dossier_id] = columns
        return saved

    def _owner(self, record_id: str) -> tuple[str, str, str]:
        """Dossier, form and number of a record, which never change; empty texts for an unknown record."""
        if record_id not in self._owners:
            found = self._room.glance(_OWNER.where(RECORD.c.id == record_id))
            if found is None:
                return "", "", ""
            self._owners[record_id] = (found.dossier_id, found.form_id, found.number)
        return self._owners[record_id]


def _put(connection: Connection, place: tuple[str, str, str], text: str | None, mark: tuple[str, str]) -> None:
    """Replace one answer; what stood there goes to the history, with who replaced it and when."""
    record_id, question_id, row_id = place
    moment, colleague_id = mark
    here = {"record": record_id, "question": question_id, "row": row_id}
    key = {"record_id": record_id, "question_id": question_id, "row_id": row_id}
    old = connection.execute(_OLD, here).first()
    if old and old.content != text:
        row = key | here | {"content": old.content, "saved_at": old.saved_at}
        connection.execute(_KEEP_OLD, row | {"replaced_at": moment, "replaced_by": colleague_id})
    if text is None:
        connection.execute(_TAKE_AWAY, here)
    else:
        connection.execute(_PUT, key | {"content": text, "saved_at": moment})


def _read(connection: Connection, dossier_id: str) -> OpenDossier:
    row = connection.execute(select(DOSSIER).where(DOSSIER.c.id == dossier_id)).one()
    found = select(RECORD).where(RECORD.c.dossier_id == dossier_id).order_by(_KEPT_ORDER)
    read = tuple(records.read(row) for row in connection.execute(found))
    created = datetime.fromisoformat(row.created)
    origin = taking_in.origin(connection, dossier_id)
    dossier = Dossier(row.id, row.number, row.dossier_type, row.coach_id, created, read, origin)
    return OpenDossier(dossier, {record.id: records.answers(connection, record.id) for record in read})
