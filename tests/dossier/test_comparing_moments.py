"""Which measurements there are to compare: finished ones, and a concept in which something is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake_desktop.dossier import comparing, comparing_moments, comparing_words, opening
from intake_desktop.dossier.comparing import Way
from intake_desktop.dossier.comparing_moments import UNCHECKED
from intake_desktop.dossier.model import Card
from intake_desktop.dossier.opening import Surroundings
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import library
from intake_desktop.form_engine.answers import AnswerKey
from tests import shipped
from tests.dossier.fake_vault import FakeVault
from tests.dossier.measured_twice import MAY, NOVEMBER, ZRM, begin, finish, measure, scored, somebody, tell
from tests.fakes import Clock, numbered_ids

FORMS = Path(__file__).resolve().parents[2] / "forms"


@pytest.fixture
def session() -> DossierSession:
    made = somebody(FakeVault())
    measure(made, ZRM, MAY, {0: "2", 1: "3"})
    return made


def days(session: DossierSession) -> list[date]:
    return [moment.day for moment in comparing_moments.of_form(session, ZRM)]


def test_a_form_that_was_never_measured_has_none() -> None:
    assert comparing_moments.of_form(somebody(FakeVault()), ZRM) == ()


def test_a_new_measurement_counts_as_soon_as_something_in_it_is_known(session: DossierSession) -> None:
    begin(session, ZRM)
    assert days(session) == [MAY]
    tell(session, ZRM, NOVEMBER, {})
    assert days(session) == [MAY]
    tell(session, ZRM, NOVEMBER, {0: "3"})
    assert days(session) == [MAY, NOVEMBER]
    assert [moment.concept for moment in comparing_moments.of_form(session, ZRM)] == [False, True]


def test_what_was_taken_over_counts_only_when_it_was_checked(session: DossierSession) -> None:
    begin(session, ZRM, take_over=True)
    tell(session, ZRM, NOVEMBER, {0: "2"})
    first, second = comparing_moments.of_form(session, ZRM)
    money, work, *_ = comparing.compare(first.measured, second.measured)
    assert money.way is Way.SAME
    assert (work.way, work.second.why) == (Way.FIRST_ONLY, UNCHECKED)
    session.confirm(ZRM, [AnswerKey(work.question.id)])
    first, second = comparing_moments.of_form(session, ZRM)
    assert comparing.row(first.measured, second.measured, work.question.id).way is Way.SAME


def test_a_correction_takes_the_place_of_what_it_corrects(session: DossierSession) -> None:
    measure(session, ZRM, NOVEMBER, {0: "3"})
    session.versions.take(session.versions.correct(ZRM, "Een tikfout.").result())
    tell(session, ZRM, NOVEMBER, {0: "4"})
    finish(session, ZRM)
    moments = comparing_moments.of_form(session, ZRM)
    name = scored(moments[0].form)[0]
    assert [moment.measured.items[name].seen.words for moment in moments] == ["2", "4"]


def test_they_stand_in_the_order_of_their_days_not_of_their_making(session: DossierSession) -> None:
    measure(session, ZRM, date(2025, 11, 10), {0: "1"})
    assert days(session) == [date(2025, 11, 10), MAY]


def test_who_did_it_and_what_for_are_known(session: DossierSession) -> None:
    (moment,) = comparing_moments.of_form(session, ZRM)
    assert (moment.rater, moment.purpose) == ("Joke Bedacht", "Brede intake")


def test_a_domain_that_is_off_by_itself_is_compared_once_it_was_turned_on(session: DossierSession) -> None:
    measure(session, ZRM, NOVEMBER, {0: "3"})
    first, second = comparing_moments.of_form(session, ZRM)
    off = [question for question in first.form.questions() if not question.default_on]
    assert list(comparing.left_out(first.measured, second.measured)) == off
    assert len(off) == 1
    measure(session, ZRM, date(2027, 5, 1), {0: "3", len(scored(first.form)) - 1: "4"})
    moments = comparing_moments.of_form(session, ZRM)
    row = comparing.row(moments[1].measured, moments[2].measured, off[0].id)
    assert row.way is Way.SECOND_ONLY


def around(folder: Path) -> Surroundings:
    forms = library.of_folder(folder)
    return Surroundings(forms.newest, shipped.rules().newest, Clock(), numbered_ids(), forms)


def second_version(folder: Path) -> None:
    """In the second version one aid of the first domain was rewritten; all else stayed."""
    text = (folder / "zrm-2017.v1.yaml").read_text("utf-8").replace("  version: 1\n", "  version: 2\n", 1)
    changed = text.replace("Geld geeft rust: er is overzicht", "Geld geeft rust en er is overzicht", 1)
    assert changed != text
    (folder / "zrm-2017.v2.yaml").write_text(changed, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped forms, to which a version can be added."""
    for file in FORMS.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def on_two_versions(folder: Path) -> DossierSession:
    """Measured in May with the first version and in November with the second."""
    vault = FakeVault()
    made = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0001", Card())
    session = opening.open_session(vault, around(folder), made.id)
    measure(session, ZRM, MAY, {0: "2", 1: "2"})
    second_version(folder)
    session = opening.open_session(vault, around(folder), made.id)
    measure(session, ZRM, NOVEMBER, {0: "3", 1: "3"})
    return session


def test_of_two_versions_only_what_stayed_is_compared(folder: Path) -> None:
    session = on_two_versions(folder)
    first, second = comparing_moments.of_form(session, ZRM)
    assert (first.form.version, second.form.version) == (1, 2)
    money, work, *_ = comparing.compare(first.measured, second.measured)
    assert (money.way, work.way) == (Way.OTHER_VERSION, Way.HIGHER)
    teller = comparing_words.Teller(second.form, comparing_words.names(MAY, NOVEMBER), "Sanne")
    assert teller.short(money) == "niet vergelijkbaar (andere versie)"
    assert teller.notes(first, second) == (
        "De vragenlijst is veranderd. Mei: versie 1; november: versie 2. Alleen wat hetzelfde bleef, is vergeleken.",
    )


def test_a_version_that_is_gone_is_not_compared_and_nothing_is_lost(folder: Path) -> None:
    session = on_two_versions(folder)
    (folder / "zrm-2017.v1.yaml").unlink()
    session = opening.open_session(session.vault, around(folder), session.dossier.id)
    first, second = comparing_moments.of_form(session, ZRM)
    assert not first.measured.there
    rows = comparing.compare(first.measured, second.measured)
    assert {row.way for row in rows if row.first.known} == {Way.OTHER_VERSION}
    assert [row.first.words for row in rows[:2]] == ["2", "2"]


def test_looking_changes_nothing(session: DossierSession) -> None:
    measure(session, ZRM, NOVEMBER, {0: "3"})
    vault = session.vault
    assert isinstance(vault, FakeVault)
    calls, before = list(vault.store.dossiers.calls), replace(session.dossier)
    comparing_moments.of_form(session, ZRM)
    assert (vault.store.dossiers.calls, session.dossier) == (calls, before)
