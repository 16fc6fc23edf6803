"""A record is told in words: what was said, what stayed open, what no longer belongs, and how it was then."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop.dossier import kept_advice, opening, review, story
from intake_desktop.dossier.model import Card, Record
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.story import Story, Told
from intake_desktop.form_engine import catalog
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.wiring import program
from tests.assessment.test_shelf import written
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session, small_catalog
from tests.dossier.test_versions import around, second_version

HAS_PET, PET, JOBS = AnswerKey("heeft_dier"), AnswerKey("welk_dier"), AnswerKey("banen")


@pytest.fixture
def session(tmp_path: Path) -> DossierSession:
    small_catalog(tmp_path)
    file = tmp_path / "advies.v1.yaml"
    file.write_text(file.read_text("utf-8").replace("label: Keuze,", "label: 'Keuze van {naam}',"), "utf-8")
    made = new_session(catalog.load_all(tmp_path), FakeVault(), rules=program.rule_table())
    made.answer("gesprek", AnswerKey("roep"), "Jamila")
    made.answer("gesprek", AnswerKey("achter"), "Voorbeeld", source="verwijzer")
    made.answer("gesprek", HAS_PET, "ja")
    made.answer("gesprek", PET, "een kat")
    made.answer("gesprek", AnswerKey("graag"), ("koken", "anders"), {"anders": "tekenen"})
    row = made.add_row("gesprek", "banen")
    made.answer("gesprek", AnswerKey("baan_wat", row), "afwassen")
    made.answer("gesprek", AnswerKey("baan_uren", row), Decimal(12))
    return made


def finished(session: DossierSession, form_id: str = "gesprek") -> Record:
    session.versions.take(session.versions.finish(form_id).result())
    record = session.dossier.latest(form_id)
    assert record is not None
    return record


def told(found: Story) -> dict[str, Told]:
    return {each.question_id: each for chapter in found.chapters for each in chapter.told}


def test_every_answer_is_told_in_words(session: DossierSession) -> None:
    said = told(story.of_record(session, finished(session)))
    assert said["roep"].words == "Jamila"
    assert said["achter"].notes == ("Bron: Verwijzer, 20-11-2026",)
    assert said["roep"].notes == ()
    assert said["graag"].words == "koken, iets anders: tekenen"
    assert (said["banen"].heads, said["banen"].rows) == (("Wat?", "Uren"), (("afwassen", "12"),))


def test_a_reason_for_having_no_answer_is_told(session: DossierSession) -> None:
    session.no_answer("gesprek", AnswerKey("geboren"), "wil_niet_zeggen")
    assert told(story.of_record(session, finished(session)))["geboren"].words == "Geen antwoord: wil niet zeggen"


def test_what_stayed_open_is_named_once(session: DossierSession) -> None:
    found = story.of_record(session, finished(session))
    assert [each.question_id for chapter in found.chapters for each in chapter.open] == ["geboren"]


def test_an_answer_that_does_not_count_stands_apart(session: DossierSession) -> None:
    session.answer("gesprek", HAS_PET, "nee")
    found = story.of_record(session, finished(session))
    assert "welk_dier" not in told(found)
    assert [(each.label, each.words) for each in found.aside] == [("Welk dier?", "een kat")]


def test_an_aspect_stands_under_its_question(session: DossierSession) -> None:
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    session.answer("uren", AnswerKey("gezien_op", "uren"), "2026-11-12")
    (hours,) = story.of_record(session, finished(session, "uren")).chapters[0].told
    assert [(each.label, each.words) for each in hours.beside] == [("Wanneer?", "12 november 2026")]


def test_it_stays_as_it_was_while_another_form_goes_on(session: DossierSession) -> None:
    record = finished(session)
    session.answer("advies", AnswerKey("gekozen"), "U3")
    advice = finished(session, "advies")
    before = story.of_record(session, advice)
    assert told(before)["gekozen"].label == "Keuze van Jamila"
    session.versions.take(session.versions.correct("gesprek", "De naam was fout").result())
    session.answer("gesprek", AnswerKey("roep"), "Djamila")
    assert story.of_record(session, advice) == before
    assert told(story.of_record(session, record))["roep"].words == "Jamila"


def test_an_older_version_is_told_with_the_questions_of_then(tmp_path: Path) -> None:
    small_catalog(tmp_path)
    written(tmp_path, 1)
    vault = FakeVault()
    made = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0001", Card())
    first = opening.open_session(vault, around(tmp_path), made.id)
    first.answer("gesprek", HAS_PET, "ja")
    first.answer("gesprek", AnswerKey("achter"), "Voorbeeld")
    second_version(tmp_path)
    session = opening.open_session(vault, around(tmp_path), made.id)
    record = finished(session)
    session.versions.take(session.versions.again("gesprek", take_over=True).result())
    assert session.catalog.form("gesprek").version == 2
    assert told(story.of_record(session, record))["heeft_dier"].label == "Heb je een dier?"
    session.contents = None
    aside = {each.question_id: each.words for each in story.of_record(session, record).aside}
    assert aside == {"heeft_dier": "ja"}, "without the old questions nothing is lost either"


def test_the_advice_kept_with_a_record_is_read_back(session: DossierSession) -> None:
    session.answer("advies", AnswerKey("gekozen"), "U3")
    record = finished(session, "advies")
    session.rules = replace(session.rules, version=99)
    kept = kept_advice.of(record.finished)
    assert kept is not None
    assert kept.rules_version == "1"
    assert [each.code for each in kept.outcomes] == [each.code for each in session.advice().outcomes]
    assert kept_advice.of(finished(session).finished) is None


def test_the_review_tells_what_is_open_and_what_came_before(session: DossierSession) -> None:
    assert review.of_form(session, "meting").empty
    assert [each.open for each in review.of_form(session, "gesprek").open] == [("geboren",)]
    old = finished(session)
    session.versions.take(session.versions.correct("gesprek", "De naam was fout").result())
    found = review.of_form(session, "gesprek")
    assert (found.finished, found.corrects) == (False, old)
    assert [(each.record, each.corrected) for each in found.earlier] == [(old, "De naam was fout")]
