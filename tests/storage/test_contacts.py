"""The address book and what became of a file are kept encrypted, journaled without a name, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from sqlalchemy.exc import DBAPIError

from intake_desktop.dossier.consent import DateRefused
from intake_desktop.dossier.contacts import AlreadyInBook, Contact, NotYourBook
from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.model import Export, Permission
from intake_desktop.dossier.ports import Store
from intake_desktop.errors import AnswerRefused, NotAllowed
from intake_desktop.storage.tables import CONTACT
from intake_desktop.storage.vault import OpenVault
from tests.storage.test_journal import directly, rows
from tests.storage.vaults import Bench, record_with

T = TypeVar("T")
ZUID = Contact("buurtteam", "Buurtteam Zuid (fictief)", "Noor Bedenksel", "020 123 45 67", "zuid@voorbeeld.nl")
GIVEN = Permission("Een stap regelen", "toestemming", date(2026, 11, 22), date(2026, 11, 22), None, "mondeling")
HEARD = Happening(After.RECEIVED, date(2026, 11, 22), "Noor Bedenksel", "Ontvangen, dank voor Anna.")


def call(opened: OpenVault, work: Callable[[Store], T]) -> T:
    return opened.run(work).result()


def book(opened: OpenVault) -> tuple[Contact, ...]:
    return call(opened, lambda store: store.contacts.all(opened.actor))


def added(opened: OpenVault, contact: Contact = ZUID) -> Contact:
    return call(opened, lambda store: store.contacts.add(opened.actor, contact))


def sent(opened: OpenVault, bench: Bench, contact_id: str = "", mark: str = "aaa111") -> Export:
    """A file that left of a new dossier."""
    dossier_id, _ = record_with(opened, f"2026-{mark}")
    made = Export(mark, dossier_id, "buurtteam", 1, ZUID.organisation, GIVEN, bench.clock(), "x.pdf", "0", (), "K")
    export = replace(made, contact_id=contact_id, replaces="zzz999")
    call(opened, lambda store: store.exports.add(opened.actor, export))
    return export


def exports(opened: OpenVault, dossier_id: str) -> tuple[Export, ...]:
    return call(opened, lambda store: store.exports.of_dossier(opened.actor, dossier_id))


def test_an_entry_stays_after_closing_as_it_was_filled_in(bench: Bench) -> None:
    opened = bench.create()
    full = replace(ZUID, ground="toestemming", public_key="ab" * 32, remark="Bel voor twaalf uur.")
    made = added(opened, full)
    opened.close()
    assert book(bench.unlock()) == (replace(full, id=made.id),)


def test_a_change_is_kept_and_putting_away_can_be_taken_back(bench: Bench) -> None:
    opened = bench.create()
    made = added(opened)
    call(opened, lambda store: store.contacts.change(opened.actor, replace(made, phone="020 765 43 21")))
    call(opened, lambda store: store.contacts.put_away(opened.actor, made.id, away=True))
    assert [(each.phone, each.put_away) for each in book(opened)] == [("020 765 43 21", True)]
    call(opened, lambda store: store.contacts.put_away(opened.actor, made.id, away=False))
    assert not book(opened)[0].put_away


def test_nobody_stands_in_it_twice(bench: Bench) -> None:
    opened = bench.create()
    added(opened)
    other = added(opened, replace(ZUID, person="Balie"))
    with pytest.raises(AlreadyInBook):
        added(opened, replace(ZUID, organisation="BUURTTEAM zuid (fictief)"))
    with pytest.raises(AlreadyInBook):
        call(opened, lambda store: store.contacts.change(opened.actor, replace(other, person="noor bedenksel")))
    assert sorted(each.person for each in book(opened)) == ["Balie", "Noor Bedenksel"]


def test_a_name_that_reads_otherwise_than_it_is_written_is_not_kept(bench: Bench) -> None:
    opened = bench.create()
    with pytest.raises(AnswerRefused):
        added(opened, replace(ZUID, organisation="Buurtteam \u202ediuZ"))
    assert book(opened) == ()


def test_the_journal_names_entries_by_id_and_never_what_stands_in_them(bench: Bench) -> None:
    opened = bench.create()
    made = added(opened)
    call(opened, lambda store: store.contacts.change(opened.actor, made))
    call(opened, lambda store: store.contacts.put_away(opened.actor, made.id, away=True))
    told = [(row.event, row.action, dict(row.detail)) for row in rows(opened)[-3:]]
    fact = {"contact": made.id}
    assert told == [("contact.added", "C", fact), ("contact.changed", "U", fact), ("contact.put_away", "U", fact)]
    assert not [word for word in ("Zuid", "Noor", "123 45") if word in repr(rows(opened))]


def test_who_may_not_export_is_told_so(bench: Bench) -> None:
    opened = bench.create()
    nobody = replace(opened.actor, roles=frozenset())
    with pytest.raises(NotYourBook, match="ZK-241"):
        call(opened, lambda store: store.contacts.all(nobody))
    assert (rows(opened)[-1].event, rows(opened)[-1].outcome) == ("contacts.viewed", "refused")


def test_a_file_leaves_when_and_what_for_at_its_entry_which_cannot_be_deleted_any_more(bench: Bench) -> None:
    opened = bench.create()
    made, unused = added(opened), added(opened, replace(ZUID, person="Balie"))
    export = sent(opened, bench, made.id)
    (found,) = [each for each in book(opened) if each.id == made.id]
    assert (found.last_used, found.last_purpose) == (export.created, "Een stap regelen")
    with pytest.raises(DBAPIError, match="points at this contact"):
        directly(opened, lambda connection: connection.execute(CONTACT.delete().where(CONTACT.c.id == made.id)))
    directly(opened, lambda connection: connection.execute(CONTACT.delete().where(CONTACT.c.id == unused.id)))
    assert [each.id for each in book(opened)] == [made.id]


def test_what_happened_is_kept_with_its_file_in_order(bench: Bench) -> None:
    opened = bench.create()
    export = sent(opened, bench)
    stopped = Happening(After.WITHDRAWN, date(2026, 11, 22), "mondeling")
    for happening in (HEARD, stopped):
        call(opened, lambda store, happening=happening: store.exports.add_happening(opened.actor, "aaa111", happening))
    opened.close()
    (kept,) = exports(bench.unlock(), export.dossier_id)
    assert kept.aftermath == (HEARD, stopped)
    assert kept.replaces == "zzz999"


def test_the_journal_tells_that_something_happened_and_not_what_was_said(bench: Bench) -> None:
    opened = bench.create()
    export = sent(opened, bench)
    call(opened, lambda store: store.exports.add_happening(opened.actor, "aaa111", HEARD))
    row = rows(opened)[-1]
    assert (row.event, row.dossier_id, dict(row.detail)) == (
        "export.receipt_kept",
        export.dossier_id,
        {"export": "aaa111"},
    )
    assert "dank voor" not in repr(rows(opened))
    assert "Bedenksel" not in repr(row)


def test_what_cannot_have_happened_is_refused_and_nothing_is_kept(bench: Bench) -> None:
    opened = bench.create()
    export = sent(opened, bench)
    for wrong, error in (
        (replace(HEARD, day=date(2026, 11, 23)), DateRefused),
        (replace(HEARD, day=date(2026, 11, 21)), DateRefused),
        (replace(HEARD, who=" "), AnswerRefused),
    ):
        with pytest.raises(error):
            call(opened, lambda store, wrong=wrong: store.exports.add_happening(opened.actor, "aaa111", wrong))
    assert exports(opened, export.dossier_id)[0].aftermath == ()


def test_only_who_may_open_the_dossier_and_export_writes_it_down(bench: Bench) -> None:
    opened = bench.create()
    sent(opened, bench)
    nobody = replace(opened.actor, roles=frozenset())
    for actor, mark in ((nobody, "aaa111"), (opened.actor, "bestaat-niet")):
        with pytest.raises(NotAllowed):
            call(opened, lambda store, a=actor, m=mark: store.exports.add_happening(a, m, HEARD))
        assert rows(opened)[-1].outcome == "refused"
