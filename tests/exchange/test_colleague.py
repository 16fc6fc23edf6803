"""A colleague elsewhere takes over the whole dossier: every answer that counts goes, with its mark; nothing of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from intake_desktop import paths
from intake_desktop.dossier.consent import ConsentMissing, GroundMissing
from intake_desktop.dossier.desk import FileFormat
from intake_desktop.exchange import allowed, document, export, partner, payload, profiles, schema
from intake_desktop.exchange.errors import OnlySealed, ReasonMissing
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Kind
from intake_desktop.sealing import canonical
from tests.exchange import people

CRIMINAL = ("veilig_voor_iedereen", "maatregel_van_belang", "maatregel_beperking", "justitie")
"""AVG art. 10, and the domain of the ZRM about it: these stay here unless somebody says why they go (decision 0061)."""
NOTE = AnswerKey("zrm_toelichting", "financien")


def told(material: Material) -> str:
    """All that can be read in the file, as data and on its pages."""
    content = payload.build(material)
    return canonical.dumps(content).decode() + document.expected_text(story.tell(content).blocks)


def entries(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every answer of the file, with its cells and what stands beside it."""
    for group in content["groups"]:
        for answer in group["answers"]:
            yield answer
            yield from answer.get("details", ())
            yield from (cell for row in answer.get("rows", ()) for cell in row)


def test_the_list_names_everything_that_can_be_answered_but_no_more() -> None:
    asked = {question.id for question in people.forms().questions.values() if question.kind not in NOT_ASKED}
    assert set(people.profile(people.COLLEAGUE).listed) == asked
    assert set(people.profile(people.OWN).listed) == asked, "never more than the participant may have"


def test_a_mark_goes_along_and_can_be_read_but_not_to_anybody_else() -> None:
    answers = people.jamila()
    answers[NOTE] = replace(answers[NOTE], about_other=True)
    content = payload.build(people.material(people.COLLEAGUE, answers))
    (note,) = [entry for entry in entries(content) if entry["question"] == "zrm_toelichting"]
    assert note["about_other"] is True
    assert note["label"].endswith("(gaat over een ander)")
    assert schema.faults(json.loads(canonical.dumps(content))) == ()
    buurtteam = people.material(people.BUURTTEAM, answers, chosen={"zrm_toelichting": "nodig"})
    assert "about_other" not in told(buurtteam)


def test_what_is_kept_but_not_asked_now_goes_apart() -> None:
    kept = {AnswerKey("noodcontact_naam"): people.said("Oma Bedacht", about_other=True)}
    groups = payload.build(people.material(people.COLLEAGUE, unasked=kept))["groups"]
    assert isinstance(groups, list)
    assert groups[-1]["title"] == payload.UNASKED_TITLE
    assert "Oma Bedacht" in str(groups[-1])
    assert groups[-1]["answers"][0]["about_other"] is True


def test_the_bsn_goes_only_on_a_ground_that_a_beheerder_entered() -> None:
    assert "999990019" not in told(people.material(people.COLLEAGUE))
    assert "999990019" in told(people.material(people.COLLEAGUE, bsn_ground="wmo-5.2.9"))


@pytest.mark.parametrize("name", CRIMINAL)
def test_what_is_about_criminal_law_stays_unless_somebody_says_why(name: str) -> None:
    profile, forms = people.profile(people.COLLEAGUE), people.forms()
    assert allowed.state(profile, forms, name) == allowed.OPTIONAL
    with pytest.raises(ReasonMissing):
        allowed.allowed(people.material(people.COLLEAGUE, chosen={name: " "}))


def test_that_it_stayed_is_told_whether_or_not_there_is_anything() -> None:
    content = payload.build(people.material(people.COLLEAGUE))
    assert "Veiligheid, maatregelen en justitie" in content["left_out"]["titles"]  # type: ignore[index]  # a dict


def test_without_consent_or_the_law_nothing_is_made() -> None:
    given = people.permission(people.COLLEAGUE)
    with pytest.raises(ConsentMissing):
        payload.build(people.material(people.COLLEAGUE, permission=replace(given, consent_on=None)))
    with pytest.raises(GroundMissing):
        payload.build(people.material(people.COLLEAGUE, permission=replace(given, ground="wmo-5.1.1")))
    by_law = replace(given, ground="wmo-5.3.3", consent_on=None)
    assert payload.build(people.material(people.COLLEAGUE, permission=by_law))["groups"]


@pytest.mark.parametrize("way", [FileFormat.PDF, FileFormat.ZIP, None])
def test_a_whole_dossier_is_never_made_with_a_code_or_on_paper(way: FileFormat | None) -> None:
    with pytest.raises(OnlySealed):
        partner.check(people.profile(people.COLLEAGUE), way)


@pytest.mark.parametrize("name", people.ORGANISATIONS)
def test_nothing_but_a_whole_dossier_is_sealed(name: str) -> None:
    with pytest.raises(OnlySealed):
        partner.check(people.profile(name), FileFormat.SEALED)


def test_an_own_copy_that_is_taken_over_too_is_a_mistake_in_the_profile(tmp_path: Path) -> None:
    source = (paths.resources() / "recipients" / "collega.v1.yaml").read_text("utf-8")
    path = tmp_path / "collega.v1.yaml"
    path.write_text(source.replace("  handover: true\n", "  handover: true\n  own_copy: true\n"), "utf-8")
    (mistake,) = profiles.check(path, people.forms())
    assert mistake.remedy == "Laat één van de twee weg."


def test_every_kind_of_answer_stands_in_the_file_as_its_form_knows_it() -> None:
    """What takes over must find form, question and value back; a choice by its code."""
    found = {entry["question"]: entry for entry in entries(payload.build(people.material(people.COLLEAGUE)))}
    for key, answer in people.jamila().items():
        question = people.forms().question(key.question_id)
        if question.kind in (Kind.CHOICE, Kind.SCALE) and not key.row_id and key.question_id not in CRIMINAL:
            assert found[key.question_id]["value"]["code"] == answer.value
    assert found["wil_bereiken"]["form"] == people.forms().home("wil_bereiken").id


def test_a_whole_dossier_is_named_as_every_transfer() -> None:
    name = export.file_name(people.material(people.COLLEAGUE), FileFormat.SEALED)
    assert name == "overdracht-20261120-7f3k9q.springplank"
