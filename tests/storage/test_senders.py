"""A sender is believed only after its groups were heard; who did that is kept, and it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.senders import FROM_CARD, Compared, GroupsDiffer, KnownSender, NotYourWork, fingerprint
from intake_desktop.errors import AnswerRefused
from intake_desktop.storage.vault import OpenVault
from tests.storage.test_journal import rows
from tests.storage.vaults import PARTNER_KEY, Bench, heard_sender

T = TypeVar("T")
SEALED_TO = "12" * 32
NAME = "Stichting Ver Weg (fictief)"


def call(opened: OpenVault, work: Callable[[Store], T]) -> T:
    return opened.run(work).result()


def senders(opened: OpenVault) -> tuple[KnownSender, ...]:
    return call(opened, lambda store: store.senders.all(opened.actor))


def test_a_pinned_sender_stays_after_closing_with_who_when_and_how(bench: Bench) -> None:
    opened = bench.create()
    call(opened, lambda store: store.senders.pin(opened.actor, heard_sender()))
    opened.close()
    (kept,) = senders(bench.unlock())
    assert (kept.public_key, kept.organisation, kept.fingerprint) == (PARTNER_KEY, NAME, fingerprint(PARTNER_KEY))
    assert (kept.pinned_by, kept.compared, kept.came_with) == ("Noor Voorbeeld", "aan de telefoon", "bestand")
    assert kept.pinned_at.date() == bench.clock.moment.date()


@pytest.mark.parametrize("heard", ["", "0000-0000", fingerprint(PARTNER_KEY)[:9], fingerprint(PARTNER_KEY)])
def test_nothing_is_pinned_without_the_groups_that_were_heard(bench: Bench, heard: str) -> None:
    opened = bench.create()
    with pytest.raises(GroupsDiffer):
        call(opened, lambda store: store.senders.pin(opened.actor, replace(heard_sender(), heard=heard)))
    assert (rows(opened)[-1].event, rows(opened)[-1].outcome) == ("sender.pinned", "refused")
    assert senders(opened) == ()


def test_groups_may_be_typed_in_small_letters_with_spaces_and_look_alikes(bench: Bench) -> None:
    opened = bench.create()
    typed = heard_sender().heard.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    call(opened, lambda store: store.senders.pin(opened.actor, replace(heard_sender(), heard=typed)))
    assert len(senders(opened)) == 1


def test_a_key_has_one_name_and_a_name_can_have_two_keys(bench: Bench) -> None:
    opened = bench.create()
    other = "cd" * 32
    for sender in (heard_sender(), replace(heard_sender(name="Nieuwe naam"), came_with=FROM_CARD), heard_sender(other)):
        call(opened, lambda store, sender=sender: store.senders.pin(opened.actor, sender))
    found = {(each.organisation, each.public_key, each.came_with) for each in senders(opened)}
    assert found == {("Nieuwe naam", PARTNER_KEY, "kaart"), (NAME, other, "bestand")}


def test_taking_away_is_journaled_by_fingerprint_and_without_a_name(bench: Bench) -> None:
    opened = bench.create()
    call(opened, lambda store: store.senders.pin(opened.actor, heard_sender()))
    call(opened, lambda store: store.senders.remove(opened.actor, PARTNER_KEY))
    assert senders(opened) == ()
    told = [(row.event, row.action, dict(row.detail)) for row in rows(opened)[-3:-1]]
    mark = {"fingerprint": fingerprint(PARTNER_KEY)}
    assert told == [("sender.pinned", "C", mark), ("sender.removed", "D", mark)]
    assert "Ver Weg" not in repr(rows(opened))


def test_a_name_that_reads_otherwise_than_it_is_written_is_not_pinned(bench: Bench) -> None:
    opened = bench.create()
    with pytest.raises(AnswerRefused):
        call(opened, lambda store: store.senders.pin(opened.actor, heard_sender(name="Stichting \u202egeW reV")))
    assert senders(opened) == ()


def test_who_may_not_export_is_told_so(bench: Bench) -> None:
    opened = bench.create()
    nobody = replace(opened.actor, roles=frozenset())
    with pytest.raises(NotYourWork, match="ZK-221"):
        call(opened, lambda store: store.senders.all(nobody))
    assert (rows(opened)[-1].event, rows(opened)[-1].outcome) == ("senders.viewed", "refused")


def both_heard(sealing_key: str) -> Compared:
    heard = "-".join(fingerprint(PARTNER_KEY, sealing_key).split("-")[-2:])
    return replace(heard_sender(), sealing_key=sealing_key, heard=heard)


def test_both_keys_are_pinned_when_the_groups_of_both_were_heard(bench: Bench) -> None:
    opened = bench.create()
    call(opened, lambda store: store.senders.pin(opened.actor, both_heard(SEALED_TO)))
    (kept,) = senders(opened)
    assert (kept.sealing_key, kept.fingerprint) == (SEALED_TO, fingerprint(PARTNER_KEY, SEALED_TO))
    call(opened, lambda store: store.senders.remove(opened.actor, PARTNER_KEY))
    assert {row.detail["fingerprint"] for row in rows(opened) if "fingerprint" in row.detail} == {kept.fingerprint}


def test_the_groups_of_one_key_do_not_pin_the_other(bench: Bench) -> None:
    opened = bench.create()
    with pytest.raises(GroupsDiffer):
        call(opened, lambda store: store.senders.pin(opened.actor, replace(heard_sender(), sealing_key=SEALED_TO)))
    assert senders(opened) == ()


def test_a_key_that_was_compared_stays_when_later_only_the_other_one_is(bench: Bench) -> None:
    opened = bench.create()
    other = "34" * 32
    for compared in (both_heard(SEALED_TO), heard_sender()):
        call(opened, lambda store, compared=compared: store.senders.pin(opened.actor, compared))
    assert [each.sealing_key for each in senders(opened)] == [SEALED_TO]
    call(opened, lambda store: store.senders.pin(opened.actor, both_heard(other)))
    assert [each.sealing_key for each in senders(opened)] == [other]
