"""Participants of a list come into the vault each wholly or not at all, and only who may does that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake_desktop.dossier import bringing_in
from intake_desktop.dossier.bringing_in import Underway
from intake_desktop.dossier.model import Card, CardQuery, FormRef
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.dossier.roles import Actor, Colleague, Role
from intake_desktop.errors import NotAllowed
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.storage import vault
from tests.storage.test_journal import rows
from tests.storage.vaults import FORM, Bench

SECOND = FormRef("tweede_formulier", 1, "1" * 64)


def newcomer(number: int, coach: Colleague, born: str = "1992-03-14") -> Newcomer:
    """Somebody fictitious with two answers in each of two forms."""
    said = {"naam": f"Anna Fictief-{number}", "geboren": born}
    answers = {
        AnswerKey(name): Answer(value, "staff", date(2026, 11, 22), coach.id, taken_over=True)
        for name, value in said.items()
        if value
    }
    card = Card(said["naam"], f"Fictief-{number}, Anna", born, "Intake", "0 van 2 onderdelen")
    return Newcomer(number, "maatwerk", {FORM: answers, SECOND: dict(answers)}, card, coach=coach)


def found(opened: vault.OpenVault) -> list[str]:
    """The names in the list; each has all four answers, and the journal is whole."""
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery(limit=500))).result()
    for listed in page.rows:
        dossier = opened.run(lambda store, at=listed.id: store.dossiers.open(opened.actor, at)).result()
        assert [len(answers) for answers in dossier.answers.values()] == [2, 2]
        assert all(answer.taken_over for answers in dossier.answers.values() for answer in answers.values())
    opened.run(lambda store: store.journal.verify(opened.actor)).result()
    return [listed.card.display_name for listed in page.rows]


def test_everybody_who_was_chosen_is_in_the_list_with_the_next_number_and_in_the_journal(bench: Bench) -> None:
    opened = bench.create()
    chosen = [newcomer(number, opened.colleague) for number in (1, 2, 3)]
    underway = Underway()
    outcome = bringing_in.add(opened, chosen, underway)
    assert (outcome.added, outcome.stopped, outcome.error, underway.done) == ({1, 2, 3}, False, None, 3)
    assert found(opened) == ["Anna Fictief-1", "Anna Fictief-2", "Anna Fictief-3"]
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result()
    assert [row.number for row in page.rows] == ["2026-0001", "2026-0002", "2026-0003"]
    told = [row for row in rows(opened) if row.event == "dossier.brought_in"]
    assert [dict(row.detail) for row in told] == [{"answers": 4, "coach": opened.colleague.id}] * 3
    assert "Fictief" not in repr(told)


def test_who_may_be_here_already_is_found_by_name_and_date_and_only_counts_are_journaled(bench: Bench) -> None:
    opened = bench.create()
    bringing_in.add(opened, [newcomer(1, opened.colleague), newcomer(2, opened.colleague, "")], Underway())
    asked = [
        ("FICTIEF-1, ANNA", "1992-03-14"),
        ("Fictief-1, Anna", "1970"),
        ("Fictief-1, Anna", ""),
        ("Fictief-2, Anna", "1970"),
        ("Niemand", ""),
        ("", ""),
    ]
    here = opened.run(lambda store: store.dossiers.are_here(opened.actor, asked)).result()
    assert here == (True, False, True, True, False, False)
    single = [opened.run(lambda s, a=a: s.dossiers.same_person(opened.actor, *a)).result() for a in asked[:5]]
    assert [bool(each) for each in single] == list(here[:5]), "as for one new participant"
    told = next(row for row in rows(opened) if row.event == "search.same_person")
    assert dict(told.detail) == {"asked": 6, "matching": 3}


@pytest.mark.parametrize("roles", [{Role.MEDEWERKER}, {Role.TEAMLEIDER}, {Role.BEHEERDER}, {Role.AUDITOR}, set()])
def test_nobody_but_a_beheerder_with_participants_brings_people_in(bench: Bench, roles: set[Role]) -> None:
    opened = bench.create()
    actor = Actor(opened.colleague.id, frozenset(roles))
    for work in (
        lambda store: store.dossiers.bring_in(actor, newcomer(1, opened.colleague)),
        lambda store: store.dossiers.are_here(actor, [("Fictief-1, Anna", "")]),
    ):
        with pytest.raises(NotAllowed):
            opened.run(work).result()
        assert rows(opened)[-1].outcome == "refused"
    assert found(opened) == []


def test_a_row_with_a_mistake_or_without_a_colleague_as_coach_is_refused_whole(bench: Bench) -> None:
    opened = bench.create()
    good = newcomer(1, opened.colleague)
    stranger = Colleague("c-vreemd", "Niemand", "Niemand", frozenset({Role.MEDEWERKER}))
    for wrong in (replace(good, faults=("Er staat geen naam.",)), replace(good, coach=stranger)):
        outcome = bringing_in.add(opened, [wrong, good], Underway())
        assert isinstance(outcome.error, NotAllowed)
        assert outcome.added == frozenset()
    assert found(opened) == []


def test_stopping_leaves_whom_was_added_and_adds_nobody_more(bench: Bench) -> None:
    opened = bench.create()

    class StopsAfterTwo(Underway):
        """Somebody presses Stop while the second one is being added."""

        @property
        def stopped(self) -> bool:
            return self.done >= 2

    outcome = bringing_in.add(opened, [newcomer(n, opened.colleague) for n in range(5)], StopsAfterTwo())
    assert (outcome.added, outcome.stopped) == ({0, 1}, True)
    assert len(found(opened)) == 2


def test_locking_the_vault_ends_adding_with_a_sentence(bench: Bench) -> None:
    opened = bench.create()
    chosen = [newcomer(1, opened.colleague)]
    opened.close()
    outcome = bringing_in.add(opened, chosen, Underway())
    assert outcome.error is not None
    assert "vergrendeld" in outcome.error.sentences()[0]
