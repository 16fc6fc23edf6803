"""Which questions are asked and which answers count: hidden ones are kept, not counted; looking changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.form_engine import relevance
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Form, Kind
from tests.form_engine.forms import TO_ALL, answers, load, question, said, shipped

CATALOG = shipped()
TABLE = f"""
    - {{id: cel, kind: text, label: Cel, recipients: {TO_ALL}}}
    - {{id: alleen_maatwerk, kind: text, label: Cel, recipients: {TO_ALL}, dossier_types: [maatwerk]}}"""
ASPECT = f"""aspects:
  - {{id: bewijs, kind: text, label: Bewijs, recipients: {TO_ALL}}}
"""


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return load(
        tmp_path,
        question("tolk", "yes_no_unknown"),
        question("taal", show_if="{question: tolk, is: ja}", aspects="[bewijs]"),
        question("uitleg", show_if="{question: taal, not: Nederlands}"),
        question("zonder", show_if="{question: tolk, not: ja}"),
        question("allebei", show_if="{all: [{question: tolk, is: ja}, {question: taal, in: [Arabisch]}]}"),
        question("een_van", show_if="{any: [{question: tolk, is: ja}, \"taal == 'Pools'\"]}"),
        question("tabel", "table", columns=TABLE, show_if="{question: tolk, is: ja}"),
        question("bsn_vraag", "bsn", dossier_types="[maatwerk]"),
        question("elders", show_if="{question: ander_formulier, is: ja}"),
        after=ASPECT,
    )


def shown(form: Form, dossier_type: str = "maatwerk", **values: object) -> set[str]:
    return set(relevance.shown(form, answers(**values), dossier_type))  # type: ignore[arg-type]  # values of the test


def test_an_open_question_hides_what_depends_on_it(form: Form) -> None:
    assert shown(form) == {"tolk", "bsn_vraag"}


def test_an_answer_shows_what_depends_on_it(form: Form) -> None:
    found = shown(form, tolk="ja", taal="Arabisch")
    assert found >= {"taal", "uitleg", "allebei", "een_van", "tabel", "cel", "alleen_maatwerk", "bewijs"}
    assert "zonder" not in found
    assert shown(form, tolk="nee") == {"tolk", "zonder", "bsn_vraag"}


def test_no_answer_with_a_reason_hides_too(form: Form) -> None:
    kept = {AnswerKey("tolk"): said(None, "later")}
    assert relevance.shown(form, kept, "maatwerk") == {"tolk", "bsn_vraag"}


def test_a_hidden_answer_does_not_show_another_question(form: Form) -> None:
    assert "uitleg" not in shown(form, tolk="nee", taal="Arabisch")


def test_inloop_never_sees_questions_for_maatwerk(form: Form) -> None:
    found = shown(form, "inloop", tolk="ja")
    assert "bsn_vraag" not in found
    assert "cel" in found
    assert "alleen_maatwerk" not in found


def test_a_question_may_look_at_another_form(form: Form) -> None:
    found = relevance.shown(form, {}, "maatwerk", lambda key: said("ja") if key == ("ander_formulier", "") else None)
    assert "elders" in found


def test_hidden_answers_are_kept_but_do_not_count(form: Form) -> None:
    given_answers = answers(
        tolk="ja", taal="Arabisch", bewijs__taal="gehoord", tabel=("r1",), cel__r1="x", cel__weg="y"
    )
    counting = relevance.counting(form, given_answers, "maatwerk")
    assert set(counting) == set(given_answers) - {AnswerKey("cel", "weg")}
    given_answers[AnswerKey("tolk")] = said("nee")
    assert set(relevance.counting(form, given_answers, "maatwerk")) == {AnswerKey("tolk")}
    given_answers[AnswerKey("tolk")] = said("ja")
    assert relevance.counting(form, given_answers, "maatwerk") == counting


@pytest.mark.parametrize("form_id", sorted(CATALOG.forms))
def test_inloop_never_holds_sensitive_questions_of_maatwerk(form_id: str) -> None:
    form = CATALOG.form(form_id)
    everything = {
        AnswerKey(question.id): said(question.options[0].value) for question in form.questions() if question.options
    }
    found = relevance.shown(form, everything, "inloop")
    special = {question.id for question in form.questions() if question.sensitivity in {"9", "10", "bsn"}}
    assert not found & special
    assert not any("inloop" not in form.question(name).dossier_types for name in found if name != form.reason_aspect)


def any_answers(form: Form) -> st.SearchStrategy[dict[AnswerKey, Answer]]:
    """Some answers to questions with options or text, whatever they may hide."""
    ways = {
        AnswerKey(q.id): st.sampled_from([said(option.value) for option in q.options] or [said("tekst")])
        for q in form.questions()
        if q.kind in {Kind.CHOICE, Kind.YES_NO_UNKNOWN, Kind.SCALE, Kind.TEXT}
    }
    return st.fixed_dictionaries({}, optional=ways)


@given(st.data())
def test_looking_never_changes_an_answer(data: st.DataObject) -> None:
    form = CATALOG.form(data.draw(st.sampled_from(sorted(CATALOG.forms))))
    given_answers = data.draw(any_answers(form))
    before = dict(given_answers)
    for dossier_type in ("maatwerk", "inloop"):
        counting = relevance.counting(form, given_answers, dossier_type)
        assert given_answers == before
        assert all(before[key] is answer for key, answer in counting.items())
        found = relevance.shown(form, given_answers, dossier_type)
        assert found == relevance.shown(form, counting, dossier_type), "what does not count has no influence"


def test_a_derived_question_follows_its_answers() -> None:
    form = CATALOG.form("uren")
    presence = CATALOG.question("aanwezigheid")
    kept = answers()
    today = said("x").day
    assert (
        relevance.derived(form, presence, kept, relevance.shown(form, kept, "maatwerk"), (lambda key: None, today))
        is None
    )
