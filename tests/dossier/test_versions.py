"""A dossier opens on the versions it was made with, and never loses an answer when a version is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop.assessment import shelf
from intake_desktop.dossier import opening
from intake_desktop.dossier.model import Card, Dossier, Finished, FormRef, Record
from intake_desktop.dossier.opening import Surroundings
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import library
from intake_desktop.form_engine.answers import AnswerKey
from tests.assessment.test_shelf import written
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import HEAD as FORM
from tests.dossier.forms import TALK, small_catalog
from tests.fakes import Clock, numbered_ids

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PET = AnswerKey("heeft_dier")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four small forms and two rule tables, all in their first version or second."""
    small_catalog(tmp_path)
    written(tmp_path, 1)
    return tmp_path


def second_version(folder: Path) -> None:
    """From now on the talk asks about a plant instead of an animal, and the rules ask for more hours."""
    text = FORM.format(id="gesprek", title="Gesprek") + TALK.replace("heeft_dier", "heeft_plant")
    (folder / "gesprek.v2.yaml").write_text(text.replace("version: 1", "version: 2"), "utf-8")
    written(folder, 2, "threshold: 4,", "threshold: 5,")


def around(folder: Path) -> Surroundings:
    """The program as it starts with what is in this folder."""
    forms, tables = library.of_folder(folder), shelf.of_folder(folder)
    return Surroundings(forms.newest, tables.newest, Clock(), numbered_ids(), forms, tables)


def dossier_of_before(folder: Path, vault: FakeVault) -> str:
    """A dossier in which the first version of the talk was begun."""
    made = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0001", Card())
    session = opening.open_session(vault, around(folder), made.id)
    session.answer("gesprek", PET, "ja")
    session.answer("gesprek", AnswerKey("roep"), "Jamila")
    return made.id


def reopened(folder: Path, vault: FakeVault, dossier_id: str) -> DossierSession:
    return opening.open_session(vault, around(folder), dossier_id)


def test_a_dossier_keeps_its_version_and_another_one_begins_with_the_newest(folder: Path, vault: FakeVault) -> None:
    old = dossier_of_before(folder, vault)
    second_version(folder)
    session = reopened(folder, vault, old)
    assert session.catalog.form("gesprek").version == 1
    assert "heeft_dier" in session.shown("gesprek")
    new = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0002", Card()).id
    begun = reopened(folder, vault, new)
    begun.answer("gesprek", AnswerKey("heeft_plant"), "ja")
    record = begun.dossier.latest("gesprek")
    assert record is not None
    assert (record.form.version, begun.rules.version) == (2, 2)


def test_a_new_talk_after_a_finished_one_is_held_on_the_newest_version(folder: Path, vault: FakeVault) -> None:
    dossier_id = dossier_of_before(folder, vault)
    second_version(folder)
    session = opening.open_session(vault, around(folder), dossier_id)
    session.answer("gesprek", AnswerKey("achter"), "Voorbeeld")
    session.versions.take(session.versions.finish("gesprek").result())
    assert session.catalog.form("gesprek").version == 1
    session.versions.take(session.versions.again("gesprek", take_over=True).result())
    record = session.sheet("gesprek").record
    assert record is not None
    assert (record.form.version, session.catalog.form("gesprek").version) == (2, 2)
    taken = session.sheet("gesprek").answers
    assert PET not in taken, "the newer version no longer asks this"
    assert taken[AnswerKey("roep")].value == "Jamila"
    session.answer("gesprek", AnswerKey("heeft_plant"), "ja")
    before = session.previous("gesprek")
    assert before is not None
    assert before[PET].value == "ja"


def test_a_form_not_yet_begun_in_an_old_dossier_begins_with_the_newest(folder: Path, vault: FakeVault) -> None:
    old = dossier_of_before(folder, vault)
    second_version(folder)
    (folder / "uren.v2.yaml").write_text(
        (folder / "uren.v1.yaml").read_text("utf-8").replace("version: 1", "version: 2"), "utf-8"
    )
    session = reopened(folder, vault, old)
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    record = session.dossier.latest("uren")
    assert record is not None
    assert (record.form.version, session.catalog.form("gesprek").version) == (2, 1)


def test_a_version_that_is_gone_makes_way_and_no_answer_is_lost(folder: Path, vault: FakeVault) -> None:
    second_version(folder)
    made = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0001", Card())
    session = reopened(folder, vault, made.id)
    session.answer("gesprek", AnswerKey("heeft_plant"), "ja")
    session.answer("gesprek", AnswerKey("roep"), "Jamila")
    (folder / "gesprek.v2.yaml").unlink()
    now = around(folder)
    found = opening.open_session(vault, now, made.id)
    (notice,) = opening.missed(now, found.dossier)
    assert notice.file == "gesprek.v2.yaml"
    assert "Alle antwoorden zijn bewaard." in notice.told()[1]
    assert found.catalog.form("gesprek").version == 1
    assert found.header.call_name == "Jamila"
    kept = found.answer_of("gesprek", AnswerKey("heeft_plant"))
    assert kept is not None
    assert kept.value == "ja"
    assert found.sheet("gesprek").answers.keys() >= {AnswerKey("heeft_plant"), AnswerKey("roep")}
    assert (found.progress("gesprek"), found.problems("gesprek")) is not None
    found.answer("gesprek", PET, "nee")
    again = opening.open_session(vault, now, made.id)
    assert again.answer_of("gesprek", AnswerKey("heeft_plant")) is not None


def test_nothing_is_gone_while_every_version_is_there(folder: Path, vault: FakeVault) -> None:
    old = dossier_of_before(folder, vault)
    second_version(folder)
    assert opening.missed(around(folder), reopened(folder, vault, old).dossier) == ()


def finished_with(version: int, digest: str) -> Dossier:
    """A dossier whose advice was finished with these rules."""
    outcome = {"rules": {"id": "bestemmingen", "version": version, "sha256": digest}}
    record = Record("r-1", "d-1", FormRef("advies", 1, "0" * 64), NOW, "c-joke", Finished(NOW, "c-joke", "", outcome))
    return Dossier("d-1", "2026-0001", "maatwerk", "c-joke", NOW, (record,))


def test_a_finished_advice_keeps_the_rules_it_was_finished_with(folder: Path) -> None:
    first = shelf.of_folder(folder).newest
    second_version(folder)
    now = around(folder)
    dossier = finished_with(1, first.digest)
    assert opening.rules_for(now, now.catalog, dossier).digest == first.digest
    concept = replace(dossier, records=(replace(dossier.records[0], finished=None),))
    assert opening.rules_for(now, now.catalog, concept).version == 2


@pytest.mark.parametrize(("version", "digest"), [(1, "0" * 64), (7, "0" * 64), (2, "0" * 64), (0, "")])
def test_a_finished_advice_whose_rules_are_gone_has_the_newest(folder: Path, version: int, digest: str) -> None:
    second_version(folder)
    now = around(folder)
    assert opening.rules_for(now, now.catalog, finished_with(version, digest)).version == 2


def test_an_outcome_without_rules_has_the_newest(folder: Path) -> None:
    now = around(folder)
    dossier = finished_with(1, "")
    done = Finished(NOW, "c-joke", "", {"rules": "kapot"})
    odd = replace(dossier, records=(replace(dossier.records[0], finished=done),))
    assert opening.rules_for(now, now.catalog, odd) is now.rules


def test_without_older_versions_at_hand_there_are_only_the_newest(folder: Path, vault: FakeVault) -> None:
    old = dossier_of_before(folder, vault)
    second_version(folder)
    now = replace(around(folder), library=None, shelf=None)
    assert opening.open_session(vault, now, old).catalog is now.catalog
