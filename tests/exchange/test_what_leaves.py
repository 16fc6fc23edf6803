"""A recipient gets what the form and the profile allow, never more, and nothing in the file depends on the rest."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.dossier.consent import ConsentExpired, ConsentMissing, GroundMissing
from intake_desktop.exchange import document, payload, profiles, schema
from intake_desktop.exchange.errors import ChoiceNotForThisRecipient, NotForThisRecipient, ReasonMissing
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing import canonical
from tests.exchange import people
from tests.exchange.shuffled import shuffled

BOTH = [people.BUURTTEAM, people.WERK]


def both_texts(name: str, answers: dict[AnswerKey, Answer]) -> tuple[bytes, str]:
    content = payload.build(people.material(name, answers))
    return canonical.dumps(content), document.expected_text(story.tell(content).blocks)


@pytest.mark.parametrize("name", BOTH)
def test_random_dossiers_fit_the_published_schema_and_can_be_drawn(
    name: str, rounds: Callable[[int, int], int]
) -> None:
    chance = random.Random(11)
    for number in range(rounds(12, 1_000)):
        content = payload.build(people.material(name, shuffled(name, chance, locked=False)))
        assert schema.faults(canonical.loads(canonical.dumps(content))) == ()
        if number % 6 == 0:
            assert document.draw(content).tag_faults == ()


def test_werk_en_re_integratie_gets_no_health_no_zrm_no_bsn_and_no_trace_of_them() -> None:
    data = both_texts(people.WERK, people.jamila())[0].decode()
    for secret in ("999990019", "zrm", "geestelijke", "ggz", "IPS", "Geheim", "behandeling", "hoe_graag", "Mijn kat"):
        assert secret not in data.replace("Gezondheid, medicijnen en behandeling", "").replace(
            "Zelfredzaamheid (ZRM)", ""
        )


@pytest.mark.parametrize("ground", ["", "wmo-5.2.9"])
def test_the_bsn_leaves_only_with_a_ground_and_never_to_work(ground: str) -> None:
    for name in BOTH:
        data = canonical.dumps(payload.build(people.material(name, bsn_ground=ground)))
        assert (b"999990019" in data) == (bool(ground) and name == people.BUURTTEAM)


def test_without_consent_nothing_goes_to_work() -> None:
    given = people.permission(people.WERK)
    for permission, error in (
        (replace(given, consent_on=None), ConsentMissing),
        (replace(given, how_given=" "), ConsentMissing),
        (replace(given, consent_until=date(2026, 11, 19)), ConsentExpired),
        (replace(given, ground="wmo-5.1.1"), GroundMissing),
        (replace(given, purpose=""), GroundMissing),
    ):
        with pytest.raises(error):
            payload.build(people.material(people.WERK, permission=permission))


def test_a_choice_that_tells_of_care_is_refused_for_work_alone() -> None:
    answers = people.jamila() | {AnswerKey("keuze"): people.said("IPS")}
    payload.build(people.material(people.BUURTTEAM, answers))
    with pytest.raises(ChoiceNotForThisRecipient):
        payload.build(people.material(people.WERK, answers))


def test_what_is_not_listed_cannot_be_turned_on() -> None:
    for chosen, error in (({"ggz": "graag"}, NotForThisRecipient), ({"advies_meer": " "}, ReasonMissing)):
        with pytest.raises(error):
            payload.build(people.material(people.WERK, chosen=chosen))
    with_more = canonical.dumps(payload.build(people.material(people.WERK, chosen={"advies_meer": "Nagelezen"})))
    assert b"Belt zelf af" in with_more
    assert b"Belt zelf af" not in canonical.dumps(payload.build(people.material(people.WERK)))


def test_every_shipped_profile_is_without_mistakes() -> None:
    files = sorted((paths.resources() / "recipients").glob("*.yaml"))
    assert len(files) >= 2
    for path in files:
        assert profiles.check(path, people.forms()) == ()


def test_a_wider_profile_than_the_form_is_refused_with_its_line(tmp_path: Path) -> None:
    source = (paths.resources() / "recipients" / "werk-en-re-integratie.v1.yaml").read_text(encoding="utf-8")
    wider = source.replace("questions: [wil_bereiken,", "questions: [ggz, bestaat_niet, goed_in, wil_bereiken,")
    path = tmp_path / "werk-en-re-integratie.v1.yaml"
    path.write_text(wider, encoding="utf-8")
    found = profiles.check(path, people.forms())
    assert {mistake.line for mistake in found} == {wider[: wider.index("ggz,")].count("\n") + 1}
    assert {mistake.code for mistake in found} == {"ZK-303", "ZK-333"}


def test_an_unknown_letter_is_written_out_and_told() -> None:
    answers = people.jamila() | {AnswerKey("werkwens_woorden"): people.said("Een sneeuwpop 🙂 bouwen")}
    content = payload.build(people.material(answers=answers))
    assert story.unprintable(content) == ("🙂",)
    assert "Een sneeuwpop [teken U+1F642] bouwen" in document.draw(content).text


@pytest.mark.parametrize("said", ["nee", "weet_niet"])
def test_who_does_not_want_to_share_with_work_is_not_shared_with_work(said: str) -> None:
    answers = people.jamila() | {AnswerKey("delen_werk"): people.said(said)}
    with pytest.raises(NotForThisRecipient, match="In de intake staat"):
        payload.build(people.material(people.WERK, answers))
    payload.build(people.material(people.BUURTTEAM, answers))


def test_what_nobody_checked_yet_says_so_in_the_file() -> None:
    answers = people.jamila()
    wish = AnswerKey("goed_in")
    answers[wish] = replace(people.said("koken"), taken_over=True)
    content = payload.build(people.material(people.BUURTTEAM, answers))
    entries = [entry for group in content["groups"] for entry in group["answers"]]  # type: ignore[attr-defined]  # a list
    (told,) = [entry for entry in entries if entry["question"] == "goed_in"]
    assert told["unchecked"] is True
    assert told["label"].endswith("(overgenomen, nog niet gecontroleerd)")
    assert "nog niet gecontroleerd" in document.expected_text(story.tell(content).blocks)


def test_later_is_no_answer_yet_and_other_reasons_are_told() -> None:
    answers = people.jamila()
    answers[AnswerKey("goed_in")] = people.said(None, no_answer="later")
    answers[AnswerKey("droom")] = people.said(None, no_answer="wil_niet_zeggen")
    content = payload.build(people.material(people.BUURTTEAM, answers))
    entries = [entry for group in content["groups"] for entry in group["answers"]]  # type: ignore[attr-defined]  # a list
    told = {entry["question"]: entry["shown"] for entry in entries}
    assert "goed_in" not in told
    assert told["droom"] == "Wil niet zeggen"


@pytest.mark.parametrize(
    ("name", "chosen", "goes"),
    [
        (people.OWN, {}, True),
        (people.BUURTTEAM, {}, False),
        (people.BUURTTEAM, {"uren_reden": "Nodig voor het gesprek."}, True),
        (people.WERK, {}, False),
    ],
)
def test_why_a_warning_was_left_stands_beside_its_question(name: str, chosen: dict[str, str], goes: bool) -> None:
    answers = people.jamila()
    answers[AnswerKey("gerealiseerde_dagdelen")] = people.said(Decimal(7))
    answers[AnswerKey("uren_reden", "uren_07")] = people.said("De bus reed drie weken niet", "staff")
    content = payload.build(people.material(name, answers, chosen=chosen))
    assert schema.faults(canonical.loads(canonical.dumps(content))) == ()
    entries = [entry for group in content["groups"] for entry in group["answers"]]  # type: ignore[attr-defined]  # a list
    (told,) = [entry for entry in entries if entry["question"] == "gerealiseerde_dagdelen"]
    beside = [detail["shown"] for detail in told.get("details", ()) if detail["question"] == "uren_reden"]
    assert beside == (["De bus reed drie weken niet"] if goes else [])
    assert ("De bus reed drie weken niet" in document.expected_text(story.tell(content).blocks)) is goes


def test_the_file_says_whether_a_form_was_finished() -> None:
    material = people.material(people.BUURTTEAM)
    first, *rest = material.records
    material = replace(material, records=(replace(first, finished=people.SAID), *rest))
    content = payload.build(material)
    finished = {form["id"]: form["finished"] for form in content["forms"]}  # type: ignore[attr-defined]  # a list
    assert finished[first.form_id] == people.SAID.isoformat()
    assert set(finished.values()) == {people.SAID.isoformat(), None}
    text = document.expected_text(story.tell(content).blocks)
    assert "vastgesteld op" in text
    assert "concept" in text


def test_a_choice_is_named_for_who_it_is_about_in_the_data_too() -> None:
    key = AnswerKey("bewijs_bron", "A1")
    content = canonical.dumps(
        payload.build(people.material(people.WERK, people.jamila() | {key: people.said("gesprek")}))
    )
    assert b"Uit een gesprek met Jamila" in content
    assert b"{naam}" not in content
