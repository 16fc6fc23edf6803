"""A whole dossier becomes a participant here: all of it, marked to be checked, once, and only from who is known."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from intake_desktop import paths
from intake_desktop.dossier import opening
from intake_desktop.dossier.handed_over import (
    DoesNotFit,
    HandedOver,
    NotKnown,
    Origin,
    SamePerson,
    TakenAlready,
)
from intake_desktop.dossier.model import Card, CardQuery, Dossier
from intake_desktop.dossier.ports import JournalRow
from intake_desktop.dossier.roles import Role
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import NotAllowed
from intake_desktop.exchange import payload, taking
from intake_desktop.exchange.material import Material
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.form_engine.library import of_folder
from intake_desktop.sealing import canonical
from tests.exchange import people
from tests.exchange.marked import Marked
from tests.fakes import Clock
from tests.storage.test_journal import rows
from tests.wiring.three_vaults import Organisation

pytestmark = pytest.mark.usefixtures("read_once")

ORIGIN = Origin("ab" * 32, "Stichting Aa (fictief)", "7f3k9q", people.SAID)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Organisation, Organisation]]:
    """Both know each other."""
    ours, partner = (Organisation(f"Stichting {name} (fictief)", tmp_path / name) for name in ("Aa", "Bee"))
    ours.pin(partner.card)
    partner.pin(ours.card)
    yield ours, partner
    for each in (ours, partner):
        each.vault.close()


Two = tuple[Organisation, Organisation]


def journal(organisation: Organisation) -> list[JournalRow]:
    return rows(organisation.vault)  # type: ignore[arg-type]  # a real vault


RECEIVED: list[HandedOver] = []
"""What came out of a file that was really made and read, once: both organisations have the same keys in every test."""


def received(ours: Organisation, partner: Organisation, session: DossierSession) -> HandedOver:
    found = partner.receive(ours.send(session, partner.card).path).handed
    assert found is not None
    RECEIVED[:] = [found]
    return found


def handed(ours: Organisation, partner: Organisation) -> HandedOver:
    return RECEIVED[0] if RECEIVED else received(ours, partner, ours.dossier())


def kept(organisation: Organisation, dossier: Dossier) -> dict[str, dict[str, Any]]:
    """All answers of a dossier as it stands in the vault, by form; rows by their order."""
    session = organisation.desk.open_session(organisation.vault, dossier.id)
    return {form: by_place(session.view.of(form)) for form in session.catalog.forms if session.view.of(form)}


def by_place(answers: Any) -> dict[str, Any]:
    """Answers by question and place, because ids of rows are made anew."""
    places = {
        row: f"rij {place}"
        for one in answers.values()
        if isinstance(one.value, tuple)
        for place, row in enumerate(one.value)
    }
    return {f"{key.question_id} {places.get(key.row_id, key.row_id)}": said(one) for key, one in answers.items()}


def said(answer: Answer) -> tuple[Any, ...]:
    value = len(answer.value) if isinstance(answer.value, tuple) else answer.value
    return (value, answer.no_answer, answer.source, answer.day, dict(answer.words), answer.about_other)


def test_everything_that_left_is_there_marked_and_counts_for_nothing_yet(two: Two) -> None:
    ours, partner = two
    session = ours.dossier()
    found = received(ours, partner, session)
    assert found.misfits == ()
    made = partner.desk.take_over(partner.vault, found)
    there = partner.desk.open_session(partner.vault, made.id)
    assert there.header.name == session.header.name == "Jamila Voorbeeld"
    for form_id in session.catalog.forms:
        assert all(answer.taken_over for answer in there.view.of(form_id).values())
        stays = {"bsn ", "maatregel_van_belang ", "maatregel_beperking ", "veilig_voor_iedereen ", "justitie "}
        left = {place: one for place, one in by_place(session.view.of(form_id)).items() if place not in stays}
        gone = {place for place in left if place not in by_place(there.view.of(form_id))}
        assert not {place for place in gone if not later(session, form_id, place)}, form_id
        here = by_place(there.view.of(form_id))
        assert here == {place: one for place, one in left.items() if place in here}
    assert there.dossier.origin == found.origin.words
    assert found.origin.words.startswith("Van Stichting Aa (fictief), 23-11-2026, kenmerk ")
    empty = partner.desk.open_session(partner.vault, opening.make(partner.vault, "maatwerk", Clock()).id)
    weighed, nothing = ([one.status for one in each.advice().outcomes] for each in (there, empty))
    assert weighed == nothing, "nothing is weighed before somebody checked it"


def later(session: DossierSession, form_id: str, place: str) -> bool:
    """What is left out of every file: "later", the reason of a check, and what goes beside criminal law."""
    answers = {f"{key.question_id} {key.row_id}": answer for key, answer in session.view.of(form_id).items()}
    answer = answers.get(place)
    reasons = {check.id for form in session.catalog.forms.values() for check in form.checks}
    beside = place.partition(" ")[2]
    return (answer is not None and answer.no_answer == "later") or beside in reasons or beside == "justitie"


def test_the_journal_tells_of_it_without_a_name_or_an_answer(two: Two) -> None:
    ours, partner = two
    found = handed(ours, partner)
    made = partner.desk.take_over(partner.vault, found)
    (told,) = [row for row in journal(partner) if row.event == "dossier.taken_over"]
    assert (told.dossier_id, told.action, told.outcome) == (made.id, "C", "ok")
    assert dict(told.detail) == {"export": found.origin.mark, "answers": found.answers, "records": len(found.forms)}
    assert "amila" not in repr(journal(partner))
    assert ours.name not in repr(journal(partner))


def test_the_same_file_is_taken_over_once(two: Two) -> None:
    ours, partner = two
    found = handed(ours, partner)
    partner.desk.take_over(partner.vault, found)
    with pytest.raises(TakenAlready):
        partner.desk.take_over(partner.vault, found, sure=True)
    assert (journal(partner)[-1].event, journal(partner)[-1].segment) == ("transfer.not_taken", "ZK-268")
    assert count(partner) == 1


def count(organisation: Organisation) -> int:
    actor = organisation.vault.actor
    return organisation.ask(lambda store: store.dossiers.find(actor, CardQuery())).total


def test_from_who_is_not_known_any_more_nothing_is_taken_over(two: Two) -> None:
    ours, partner = two
    found = handed(ours, partner)
    partner.ask(lambda store: store.senders.remove(partner.vault.actor, ours.card.public_key))
    with pytest.raises(NotKnown):
        partner.desk.take_over(partner.vault, found)
    other_name = replace(found, origin=replace(found.origin, organisation="Iemand anders"))
    partner.pin(ours.card)
    with pytest.raises(NotKnown):
        partner.desk.take_over(partner.vault, other_name)
    assert count(partner) == 0


def test_who_has_no_caseload_takes_nothing_over(two: Two) -> None:
    ours, partner = two
    found = handed(ours, partner)
    nobody = replace(partner.vault.actor, roles=frozenset({Role.BEHEERDER}))
    with pytest.raises(NotAllowed):
        partner.ask(lambda store: store.dossiers.take_over(nobody, found, Card()))
    assert (journal(partner)[-1].event, journal(partner)[-1].outcome) == ("dossier.taken_over", "refused")
    assert count(partner) == 0


def test_somebody_with_this_name_and_day_of_birth_is_told_first(two: Two) -> None:
    ours, partner = two
    partner.dossier()
    found = handed(ours, partner)
    with pytest.raises(SamePerson):
        partner.desk.take_over(partner.vault, found)
    assert count(partner) == 1
    partner.desk.take_over(partner.vault, found, sure=True)
    assert count(partner) == 2


def test_what_does_not_fit_takes_nothing_over(two: Two) -> None:
    ours, partner = two
    found = handed(ours, partner)
    with pytest.raises(DoesNotFit):
        partner.desk.take_over(partner.vault, replace(found, misfits=("Iets",)))
    assert count(partner) == 0


def read(change: Callable[[Any], object] = lambda _content: None) -> HandedOver:
    """The data of a whole dossier after this change, as they would be taken over."""
    return taken(people.material(people.COLLEAGUE), change)


def taken(material: Material, change: Callable[[Any], object] = lambda _content: None) -> HandedOver:
    content: Any = canonical.loads(canonical.dumps(payload.build(material)))
    change(content)
    ids = itertools.count()
    return taking.read(content, ORIGIN, of_folder(paths.forms()), "c-joke", lambda: f"rij-{next(ids)}")


def entry(content: Any, name: str) -> Any:
    return next(one for group in content["groups"] for one in group["answers"] if one["question"] == name)


ODD: dict[str, Callable[[Any], object]] = {
    "another version": lambda content: content["forms"][0].update(version=99),
    "another content of the form": lambda content: content["forms"][0].update(sha256="0" * 64),
    "a form that is not named": lambda content: entry(content, "wil_bereiken").update(form="iets_anders"),
    "a question nobody asks": lambda content: entry(content, "wil_bereiken").update(question="geheim"),
    "another kind": lambda content: entry(content, "wil_bereiken").update(kind="number"),
    "a choice that is not there": lambda content: entry(content, "werkwens")["value"].update(code="alles"),
    "too many hours": lambda content: entry(content, "uren_per_week_nu").update(value=1000),
    "hidden characters": lambda content: entry(content, "wil_bereiken").update(value="a\u202eb"),
    "an unknown source": lambda content: entry(content, "wil_bereiken")["source"].update(code="buurman"),
    "a day that does not exist": lambda content: entry(content, "wil_bereiken").update(date="2026-02-30"),
    "another kind of dossier": lambda content: content["participant"]["dossier_type"].update(code="geheim"),
    "a column of another table": lambda content: entry(content, "gaat_goed")["rows"][0][0].update(
        question="steun_tekst"
    ),
    "twice": lambda content: content["groups"].append(content["groups"][0]),
    "an aspect that does not belong": lambda content: entry(content, "financien")["details"][0].update(question="bsn"),
    "a reason that is not offered": lambda content: no_reason(entry(content, "wil_bereiken")),
    "own words beside a choice that was not made": lambda content: entry(content, "werkwens").update(words={"x": "ja"}),
    "own words without end": lambda content: entry(content, "wil_bereiken").update(
        words={f"w{number}": "ja" for number in range(2_000)}
    ),
    "lines in a question for a text": lambda content: lines(entry(content, "wil_bereiken"), 1),
    "more lines than fit": lambda content: lines(entry(content, "gaat_goed"), 300),
    "more beside a cell than belongs there": lambda content: entry(content, "gaat_goed")["rows"][0][0].update(
        details=[entry(content, "wil_bereiken")]
    ),
    "odd own words": lambda content: entry(content, "werkwens").update(words={"anders": "a\u202eb"}),
}


def lines(one: Any, many: int) -> None:
    one.pop("value", None)
    one["rows"] = [[]] * many


def no_reason(one: Any) -> None:
    del one["value"]
    one["no_answer"] = {"code": "zomaar", "label": "Zomaar"}


def test_what_fits_has_no_misfits() -> None:
    assert read().misfits == ()
    assert read().answers > 80


@pytest.mark.parametrize("name", ODD)
def test_what_does_not_fit_is_said_in_words(name: str) -> None:
    found = read(ODD[name]).misfits
    assert found
    assert all(": " in each and each.endswith(".") for each in found)


def test_what_stands_beside_a_question_without_an_answer_is_taken_over_too() -> None:
    answers = people.jamila() | {
        AnswerKey("huisvesting"): people.said(None, no_answer="niet_besproken"),
        AnswerKey("zrm_toelichting", "huisvesting"): people.said("De huur loopt af."),
        AnswerKey("zrm_eigen_kijk", "sociaal_netwerk"): people.said("4"),
    }
    answers.pop(AnswerKey("sociaal_netwerk"), None)
    found = taken(people.material(people.COLLEAGUE, answers))
    assert found.misfits == ()
    held = {key: answer.value for each in found.forms.values() for key, answer in each.items()}
    assert held[AnswerKey("zrm_toelichting", "huisvesting")] == "De huur loopt af."
    assert held[AnswerKey("zrm_eigen_kijk", "sociaal_netwerk")] == "4"
    assert AnswerKey("sociaal_netwerk") not in held


def test_why_a_warning_was_left_is_taken_over_too() -> None:
    reason = AnswerKey("uren_reden", "uren_07")
    answers = people.jamila() | {
        AnswerKey("gerealiseerde_dagdelen"): people.said(Decimal(7)),
        reason: people.said("De bus reed drie weken niet", "staff"),
    }
    found = taken(people.material(people.COLLEAGUE, answers))
    assert found.misfits == ()
    held = {key: answer.value for each in found.forms.values() for key, answer in each.items()}
    assert held[reason] == "De bus reed drie weken niet"


def test_every_kind_of_answer_comes_back(rounds: Callable[[int, int], int]) -> None:
    """Markers in every field are no real answers everywhere, but choices, numbers, weeks, days and texts come back."""
    chance, seen = random.Random(9), set[Kind]()
    for _ in range(rounds(5, 200)):
        material = people.material(people.COLLEAGUE, Marked(chance).answers())
        found = taken(material)
        for answers in found.forms.values():
            for key, answer in answers.items():
                seen.add(people.forms().question(key.question_id).kind)
                if not key.row_id and not isinstance(answer.value, tuple):
                    assert answer.value == material.answers[key].value, key
    assert {Kind.CHOICE, Kind.WEEK_GRID, Kind.NUMBER, Kind.TEXT, Kind.DATE, Kind.TABLE, Kind.MULTI_CHOICE} <= seen
