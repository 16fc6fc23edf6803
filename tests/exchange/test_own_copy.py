"""The participant's own copy: everything about them in their own voice, and nothing about somebody else unread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from intake_desktop.exchange import document, own_story, payload
from intake_desktop.exchange.errors import NotLookedAt
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing import canonical
from tests.exchange import people

NOTE = AnswerKey("zrm_toelichting", "financien")
HELPER = AnswerKey("noodcontact_naam")


def told(material: Material) -> str:
    """All that can be read in the file, as data and on its pages."""
    content = payload.build(material)
    return canonical.dumps(content).decode() + document.expected_text(story.tell(content).blocks)


def own(answers: Mapping[AnswerKey, Answer], **more: object) -> Material:
    return people.material(people.OWN, dict(answers), **more)


def test_everything_is_in_it_the_bsn_too() -> None:
    read = told(own(people.jamila()))
    for words in ("999990019", "Geheim van Jamila.", "Wat vind jij belangrijk", "Jij vertelde dit", "Mijn kat, rust"):
        assert words in read


def test_the_pages_speak_to_the_participant() -> None:
    content = payload.build(own(people.jamila()))
    asked_by_us = re.compile(r"\b(u|uw|ontvanger hieronder)\b", re.IGNORECASE)
    lines = document.expected_text(story.tell(content).blocks).split("\n")
    assert not [line for line in lines if asked_by_us.search(line)]
    assert "Klopt er iets niet?" in lines
    assert story.tell(content).header[0] == "Jouw exemplaar"


def test_without_a_person_who_read_what_is_about_another_nothing_is_made() -> None:
    answers = people.jamila()
    payload.build(own(answers, looked_at=False))
    answers[NOTE] = replace(answers[NOTE], about_other=True)
    with pytest.raises(NotLookedAt):
        payload.build(own(answers, looked_at=False))
    with pytest.raises(NotLookedAt):
        payload.build(own(people.jamila(), looked_at=False, unasked={HELPER: people.said("Oma", about_other=True)}))


def test_a_passage_about_another_stays_here_unless_it_was_let_go() -> None:
    answers = people.jamila()
    answers[NOTE] = replace(answers[NOTE], about_other=True)
    assert "Geheim van Jamila." not in told(own(answers))
    assert "Geheim van Jamila." in told(own(answers, let_go=frozenset({NOTE})))
    buurtteam = people.material(people.BUURTTEAM, answers, chosen={"zrm_toelichting": "nodig"})
    assert "Geheim van Jamila." in told(buurtteam), "the mark is about the participant's copy"


def test_with_a_table_about_another_its_rows_stay_and_with_a_question_what_goes_beside_it() -> None:
    answers = people.jamila()
    for key in (AnswerKey("gaat_goed"), AnswerKey("financien")):
        answers[key] = replace(answers[key], about_other=True)
    read = told(own(answers))
    assert "Belt zelf af" not in read
    assert "Geheim van Jamila." not in read


def test_what_is_kept_but_not_asked_now_is_listed_apart() -> None:
    content = payload.build(own(people.jamila(), unasked={HELPER: people.said("Oma Bedacht")}))
    groups = content["groups"]
    assert isinstance(groups, list)
    assert groups[-1]["title"] == payload.UNASKED_TITLE
    assert "Oma Bedacht" in str(groups[-1])
    assert "Oma Bedacht" not in str(groups[:-1])


def test_only_the_participant_gets_what_is_not_asked_now() -> None:
    kept = {AnswerKey("wil_bereiken"): people.said("Iets van vroeger.")}
    for name in people.ORGANISATIONS:
        answers = people.jamila()
        del answers[AnswerKey("wil_bereiken")]
        assert ("Iets van vroeger." in told(people.material(name, answers, unasked=kept))) == (name == people.OWN)


def test_a_person_reads_every_passage_with_its_question_and_its_words() -> None:
    answers = people.jamila()
    answers[NOTE] = replace(answers[NOTE], about_other=True)
    answers[AnswerKey("gaat_goed")] = replace(answers[AnswerKey("gaat_goed")], about_other=True)
    found = own_story.passages(people.profile(people.OWN), people.forms(), answers, "Jamila")
    assert {passage.key for passage in found} == {NOTE, AnswerKey("gaat_goed")}
    words = " ".join(f"{passage.label} {passage.words}" for passage in found)
    assert "Financiën" in words
    assert "Geheim van Jamila." in words
    assert "Belt zelf af als het niet lukt" in words


def test_copies_that_differ_only_in_what_stays_are_the_same_to_the_byte() -> None:
    answers = people.jamila()
    one, other = ({**answers, NOTE: people.said(text, about_other=True)} for text in ("Het ene.", "Heel iets anders."))
    assert told(own(one)) == told(own(other))
