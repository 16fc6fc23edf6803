"""Everything is written down before it is shown, refusals too, and a changed journal is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.model import CardQuery, Export, Permission, Place
from intake_desktop.dossier.ports import JournalRow, Store
from intake_desktop.dossier.roles import Actor, Role
from intake_desktop.errors import NotAllowed
from intake_desktop.storage.journal import JournalBroken, read
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.staff import LabelFixed, LastBeheerder
from intake_desktop.storage.tables import COLLEAGUE, DOSSIER, JOURNAL
from intake_desktop.storage.vault import OpenVault
from tests.storage.vaults import CARD, FORM, PARTNER_KEY, Bench, bench_in, change, heard_sender, record_with


def directly(opened: OpenVault, work: Callable[[Connection], object]) -> object:
    """Do something to the database below all rules, as somebody with the key could."""

    def inside(store: Store) -> object:
        assert isinstance(store, OpenStore)
        with store.room.connection.begin():
            return work(store.room.connection)

    return opened.run(inside).result()


def rows(opened: OpenVault) -> list[JournalRow]:
    found = directly(opened, lambda connection: connection.execute(JOURNAL.select().order_by(JOURNAL.c.seq)).all())
    assert isinstance(found, list)
    return [read(row) for row in found]


def call(opened: OpenVault, work: Callable[[Store], object]) -> object:
    return opened.run(work).result()


@pytest.fixture
def opened(bench: Bench) -> OpenVault:
    """A vault in which there is a second colleague, of whom there is one dossier too."""
    return filled(bench)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    """Such a vault for all calls that can be made again and again, and for those that are refused."""
    for bench in bench_in(tmp_path_factory.mktemp("kluis")):
        yield filled(bench)


def filled(bench: Bench) -> OpenVault:
    vault = bench.create()
    mine, record = record_with(vault)
    row = {"id": "c2", "slot_id": "s2", "name": "Test Collega", "label": "Test", "roles": ",".join(sorted(Role))}

    def more(connection: Connection) -> None:
        connection.execute(COLLEAGUE.insert(), dict.fromkeys(COLLEAGUE.c.keys(), "") | row)
        connection.execute(COLLEAGUE.update().where(COLLEAGUE.c.id != "c2"), {"roles": ",".join(sorted(Role))})

    directly(vault, more)
    call(vault, lambda store: store.colleagues.update(vault.actor, vault.colleague))
    directly(vault, more_roles)
    other = Actor("c2", frozenset(Role))
    theirs = call(vault, lambda store: store.dossiers.add(other, "inloop", "2026-0900", CARD))
    assert mine
    assert record
    assert theirs
    return vault


def more_roles(connection: Connection) -> None:
    connection.execute(COLLEAGUE.update(), {"roles": ",".join(sorted(Role))})


PERMISSION = Permission("plaatsing", "wmo", date(2026, 11, 22))
EVERYBODY = frozenset(Role)
CARING = frozenset({Role.MEDEWERKER, Role.TEAMLEIDER})
OPENING = CARING | {Role.AUDITOR}


CONTACT = Contact("buurtteam", "Buurtteam Zuid (fictief)")


def export_of(dossier_id: str, at: datetime) -> Export:
    return Export("m1", dossier_id, "buurtteam", 1, "Voorbeeld", PERMISSION, at, "x.pdf", "0", (), "K")


CALLS: dict[str, tuple[frozenset[Role], Callable[[Store, Actor, dict[str, str]], object]]] = {
    "dossiers.add": (CARING, lambda s, a, i: s.dossiers.add(a, "inloop", "2026-0500", CARD)),
    "dossiers.next_number": (CARING, lambda s, a, i: s.dossiers.next_number(a, 2026)),
    "dossiers.find": (CARING, lambda s, a, i: s.dossiers.find(a, CardQuery())),
    "dossiers.same_person": (CARING, lambda s, a, i: s.dossiers.same_person(a, "x", "")),
    "dossiers.open": (CARING, lambda s, a, i: s.dossiers.open(a, i["mine"])),
    "dossiers.start_record": (CARING, lambda s, a, i: s.dossiers.start_record(a, i["mine"], FORM)),
    "dossiers.finish_record": (CARING, lambda s, a, i: s.dossiers.finish_record(a, i["record"], {})),
    "dossiers.save": (CARING, lambda s, a, i: s.dossiers.save(a, i["record"], [change("v", "w")], CARD)),
    "journal.note": (EVERYBODY, lambda s, a, i: s.journal.note(a, "demo", n=1)),
    "journal.of_dossier": (OPENING, lambda s, a, i: s.journal.of_dossier(a, i["mine"])),
    "journal.verify": (frozenset({Role.AUDITOR, Role.BEHEERDER}), lambda s, a, i: s.journal.verify(a)),
    "journal.head": (EVERYBODY, lambda s, a, i: s.journal.head(a)),
    "exports.of_dossier": (CARING, lambda s, a, i: s.exports.of_dossier(a, i["mine"])),
    "colleagues.all": (EVERYBODY, lambda s, a, i: s.colleagues.all(a)),
    "settings.get": (EVERYBODY, lambda s, a, i: s.settings.get(a, "organisation")),
    "settings.get signing key": (CARING, lambda s, a, i: s.settings.get(a, "signing_key")),
    "settings.get sealing key": (CARING, lambda s, a, i: s.settings.get(a, "sealing_key")),
    "settings.put": (frozenset({Role.BEHEERDER}), lambda s, a, i: s.settings.put(a, "x", 1)),
    "settings.put signing key": (frozenset(), lambda s, a, i: s.settings.put(a, "signing_key", "00")),
    "settings.put sealing key": (frozenset(), lambda s, a, i: s.settings.put(a, "sealing_key", "00")),
    "senders.all": (CARING, lambda s, a, i: s.senders.all(a)),
    "senders.pin": (CARING, lambda s, a, i: s.senders.pin(a, heard_sender())),
    "senders.remove": (CARING, lambda s, a, i: s.senders.remove(a, PARTNER_KEY)),
    "contacts.all": (CARING, lambda s, a, i: s.contacts.all(a)),
    "contacts.add": (CARING, lambda s, a, i: s.contacts.add(a, CONTACT)),
    "contacts.change": (CARING, lambda s, a, i: s.contacts.change(a, CONTACT)),
    "contacts.put_away": (CARING, lambda s, a, i: s.contacts.put_away(a, "x", away=True)),
    "places.remember": (EVERYBODY, lambda s, a, i: s.places.remember(a, Place("intake"))),
    "places.last": (EVERYBODY, lambda s, a, i: s.places.last(a)),
}


ONCE = frozenset(
    [
        *("dossiers.add", "dossiers.start_record", "dossiers.finish_record", "dossiers.save"),
        *("senders.pin", "senders.remove", "contacts.add", "contacts.change"),
    ]
)
"""What cannot be done twice in one vault."""


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("name", CALLS)
def test_each_call_asks_for_its_role_and_is_written_down(
    request: pytest.FixtureRequest, shared: OpenVault, name: str, role: Role | None
) -> None:
    allowed, work = CALLS[name]
    opened: OpenVault = request.getfixturevalue("opened") if name in ONCE and role in allowed else shared
    ids = ids_of(opened)
    actor = Actor(opened.colleague.id, frozenset({role} if role else ()))
    before = len(rows(opened))
    if role in allowed:
        call(opened, lambda store: work(store, actor, ids))
        outcome = "ok"
    else:
        with pytest.raises(NotAllowed):
            call(opened, lambda store: work(store, actor, ids))
        outcome = "refused"
    (row,) = rows(opened)[before:]
    assert row.outcome == outcome
    assert row.colleague_id == actor.colleague_id
    assert row.roles == (role or "")


def ids_of(opened: OpenVault) -> dict[str, str]:
    def find(connection: Connection) -> dict[str, str]:
        found = {row.number: row.id for row in connection.execute(DOSSIER.select())}
        record = connection.exec_driver_sql("SELECT id FROM record").scalar()
        return {"mine": found["2026-0001"], "theirs": found["2026-0900"], "record": str(record)}

    found = directly(opened, find)
    assert isinstance(found, dict)
    return found


def test_exports_need_the_right_and_the_dossier(opened: OpenVault, bench: Bench) -> None:
    ids = ids_of(opened)
    for role in Role:
        actor = Actor(opened.colleague.id, frozenset({role}))
        made = replace(export_of(ids["mine"], bench.clock()), id=f"m-{role}")
        work = [lambda s, a=actor, m=made: s.exports.add(a, m), lambda s, a=actor, m=made: s.exports.show_code(a, m.id)]
        for step in work:
            if role in CARING:
                call(opened, step)
            else:
                with pytest.raises(NotAllowed):
                    call(opened, step)


def test_another_caseload_opens_with_a_reason_only(opened: OpenVault) -> None:
    theirs = ids_of(opened)["theirs"]
    plain = Actor(opened.colleague.id, frozenset({Role.MEDEWERKER}))
    with pytest.raises(NotAllowed):
        call(opened, lambda store: store.dossiers.open(plain, theirs))
    call(opened, lambda store: store.dossiers.open(replace(plain, reason="waarneming wegens ziekte"), theirs))
    call(opened, lambda store: store.dossiers.open(replace(plain, roles=frozenset({Role.TEAMLEIDER})), theirs))
    outcomes = [(row.outcome, row.reason) for row in rows(opened)[-3:]]
    assert outcomes == [("refused", ""), ("ok", "waarneming wegens ziekte"), ("ok", "")]


def test_nobody_gets_roles_by_claiming_them(opened: OpenVault) -> None:
    directly(opened, lambda c: c.execute(COLLEAGUE.update().where(COLLEAGUE.c.id == "c2"), {"roles": "medewerker"}))
    plain = replace(opened.colleague, roles=EVERYBODY)
    call(opened, lambda store: store.colleagues.update(opened.actor, plain))
    for claimed in (Actor("c2", frozenset({Role.AUDITOR})), Actor("niemand", EVERYBODY)):
        with pytest.raises(NotAllowed):
            call(opened, lambda store, claimed=claimed: store.journal.verify(claimed))


def test_an_unknown_dossier_or_record_is_refused(opened: OpenVault) -> None:
    actor = replace(opened.actor, reason="zoeken", roles=EVERYBODY)
    for work in (
        lambda s: s.dossiers.open(actor, "bestaat-niet"),
        lambda s: s.dossiers.save(actor, "bestaat-niet", [change("v", "w")], CARD),
        lambda s: s.exports.show_code(actor, "bestaat-niet"),
    ):
        with pytest.raises(NotAllowed):
            call(opened, work)


def test_there_is_always_a_beheerder_and_labels_stay(opened: OpenVault) -> None:
    directly(opened, lambda c: c.execute(COLLEAGUE.update().where(COLLEAGUE.c.id == "c2"), {"roles": "medewerker"}))
    actor = Actor(opened.colleague.id, frozenset({Role.BEHEERDER}))
    with pytest.raises(LastBeheerder):
        call(
            opened, lambda s: s.colleagues.update(actor, replace(opened.colleague, roles=frozenset({Role.MEDEWERKER})))
        )
    with pytest.raises(LabelFixed):
        call(opened, lambda s: s.colleagues.update(actor, replace(opened.colleague, roles=EVERYBODY, label="Anders")))
    assert [row.outcome for row in rows(opened)[-2:]] == ["refused", "refused"]


def test_a_search_is_written_down_when_it_starts_and_when_it_rests(opened: OpenVault) -> None:
    before = len(rows(opened))
    for text, settled in (("a", False), ("an", False), ("ann", False), ("ann", True), ("", False)):
        query = CardQuery(text, settled=settled)
        call(opened, lambda s, q=query: s.dossiers.find(opened.actor, q))
    found = rows(opened)[before:]
    assert [row.event for row in found] == ["search.started", "search", "list.viewed"]
    assert found[1].detail == {"letters": 3, "matching": 2}


def test_the_journal_of_a_dossier_tells_what_happened_to_it(opened: OpenVault) -> None:
    ids = ids_of(opened)
    call(opened, lambda s: s.dossiers.save(opened.actor, ids["record"], [change("geheim", "inhoud")], CARD))
    found = call(opened, lambda s: s.journal.of_dossier(opened.actor, ids["mine"]))
    assert isinstance(found, tuple)
    assert [row.event for row in found] == ["dossier.made", "record.started", "answers.saved"]
    assert "inhoud" not in repr(found)


def test_the_database_itself_refuses_to_change_the_journal(opened: OpenVault) -> None:
    for statement in ("UPDATE journal SET entry = ''", "DELETE FROM journal"):
        with pytest.raises(DBAPIError):
            directly(opened, lambda connection, statement=statement: connection.exec_driver_sql(statement))


DAMAGES = {
    "edited": "UPDATE journal SET entry = replace(entry, '\"ok\"', '\"refused\"') WHERE seq = 3",
    "moved to another dossier": "UPDATE journal SET dossier_id = 'x' WHERE seq = 3",
    "cut in the middle": "DELETE FROM journal WHERE seq = 3",
    "cut at the end": "DELETE FROM journal WHERE seq > 3",
    "swapped": "UPDATE journal SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4)",
    "put back": "INSERT INTO journal SELECT seq + 1000, entry, dossier_id, mac FROM journal WHERE seq = 3",
    "made unreadable": "UPDATE journal SET entry = '{' WHERE seq = 3",
    "given another mac": "UPDATE journal SET mac = '\u00e9' WHERE seq = 3",
    "emptied": "DELETE FROM journal",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_changed_journal_is_found(opened: OpenVault, bench: Bench, damage: str) -> None:
    opened.close()
    opened = bench.unlock()
    actor = Actor(opened.colleague.id, frozenset({Role.AUDITOR}))
    assert call(opened, lambda store: store.journal.verify(actor))

    def harm(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.exec_driver_sql("DROP TRIGGER journal_no_delete")
        connection.exec_driver_sql(DAMAGES[damage])
        connection.exec_driver_sql("UPDATE journal SET seq = -seq WHERE seq < 0")

    directly(opened, harm)
    with pytest.raises(JournalBroken) as found:
        call(opened, lambda store: store.journal.verify(actor))
    assert str(found.value.seq) in str(found.value)


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_a_missing_anchor_is_accepted_and_written_down_once(bench: Bench, harm: str) -> None:
    def told() -> list[str]:
        vault = bench.unlock()
        found = [row.event for row in rows(vault)]
        vault.close()
        return found

    bench.create().close()
    assert "vault.anchor_missing" not in told(), "a new vault has its anchor from the first closing on"
    anchor = bench.folder / "anker.json"
    if harm == "gone":
        anchor.unlink()
    else:
        anchor.write_bytes(anchor.read_bytes().replace(b'"seq":', b'"seq":1'))
    assert told().count("vault.anchor_missing") == 1
    assert told().count("vault.anchor_missing") == 1, "the next opening has an anchor again"
