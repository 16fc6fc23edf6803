"""The fictitious dossiers fit the forms to the last answer, and a file with mistakes is refused line by line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from intake_desktop import paths
from intake_desktop.assessment import rules
from intake_desktop.assessment.advice import Status
from intake_desktop.dossier import examples, loose, opening
from intake_desktop.dossier.example_file import DossierFileRefused, DossierFileUnreadable
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import catalog
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from tests.fakes import Clock, numbered_ids

SCHEMA = paths.resources() / "schema" / "dossier.v1.schema.json"
EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))
Story = Callable[[Path], DossierSession]
AALTJE, JAMILA, KEES, RACHIDA = EXAMPLES
MADE_UP_BSN = {"111222333", "123456782", "999990019"}
"""Numbers that the civil service uses in its own examples; they belong to nobody."""


@pytest.fixture(scope="module")
def around() -> opening.Surroundings:
    forms = catalog.load_all(paths.forms())
    table = rules.load(paths.forms() / "bestemmingen.v1.yaml")
    return opening.Surroundings(forms, table, Clock(), numbered_ids())


def told(path: Path, around: opening.Surroundings) -> DossierSession:
    file = examples.read(path, SCHEMA)
    session = loose.session_on(around, file.dossier_type, file.number, "Joke Bedacht")
    examples.tell(file, session)
    return session


@pytest.fixture(scope="module")
def story(around: opening.Surroundings) -> Story:
    """An example as it was told, once for all tests that only look."""
    return cache(lambda path: told(path, around))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_the_forms_without_a_fault(path: Path, story: Story, around: opening.Surroundings) -> None:
    session = story(path)
    found = [problem for form_id in around.catalog.forms for problem in session.problems(form_id)]
    assert [problem for problem in found if problem.severity == "error"] == []
    assert all(problem.reason_given for problem in found if problem.reason_required)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_says_when_it_was_told_and_answers_every_form(
    path: Path, story: Story, around: opening.Surroundings
) -> None:
    file, session = examples.read(path, SCHEMA), story(path)
    asked = {form_id for form_id in around.catalog.forms if session.progress(form_id)}
    assert set(file.forms) == asked
    days = {answer.day for form_id in asked for answer in session.sheet(form_id).answers.values()}
    assert days == {file.told_on}


def said(session: DossierSession) -> Iterator[tuple[AnswerKey, Question, Answer]]:
    """Every answer of a dossier with its question."""
    forms = session.catalog
    for form_id in forms.forms:
        for key, answer in session.sheet(form_id).answers.items():
            yield key, forms.question(key.question_id), answer


def counted(session: DossierSession) -> tuple[int, int]:
    """How many questions are answered and asked, over all forms."""
    found = [part for form_id in session.catalog.forms for part in session.progress(form_id) if not part.elsewhere]
    return sum(part.answered for part in found), sum(part.asked for part in found)


def test_nearly_everything_is_told_of_jamila_and_about_two_thirds_of_rachida(story: Story) -> None:
    answered, asked = counted(story(JAMILA))
    assert asked > 200
    assert 0.95 * asked <= answered < asked
    answered, asked = counted(story(RACHIDA))
    assert 0.6 * asked < answered < 0.75 * asked


def test_jamila_shows_every_way_a_question_can_stand(story: Story) -> None:
    answers = [answer for _, _, answer in said(story(JAMILA))]
    reasons = Counter(answer.no_answer for answer in answers)
    assert 2 <= reasons["later"] <= 4
    assert 2 <= reasons["wil_niet_zeggen"] <= 3
    assert 1 <= reasons["onbekend"] <= 2
    assert reasons["niet_van_toepassing"]
    assert any(answer.about_other for answer in answers)
    assert {answer.source for answer in answers} >= {"deelnemer", "college", "mantelzorger", "eigen_waarneming"}


def test_a_walk_in_holds_nothing_of_health_offences_or_a_bsn(story: Story) -> None:
    session = story(KEES)
    assert {question.sensitivity for _, question, _ in said(session)} <= {"n", "g"}
    answered, asked = counted(session)
    assert answered >= 0.95 * asked


def test_every_kind_of_question_is_used_somewhere(story: Story, around: opening.Surroundings) -> None:
    used = {question.kind for path in EXAMPLES for _, question, _ in said(story(path))}
    asked = {question.kind for question in around.catalog.questions.values()} - NOT_ASKED
    assert used == asked
    assert len(used) > 12


def test_aaltje_holds_what_is_long_and_many(story: Story) -> None:
    texts = [answer.value for _, _, answer in said(story(AALTJE)) if isinstance(answer.value, str)]
    assert sum(500 < len(text) <= 1_200 for text in texts) >= 8
    assert sum(150 < len(text) <= 200 for text in texts) >= 5
    rows = [answer.value for _, question, answer in said(story(AALTJE)) if question.kind is Kind.TABLE]
    assert sum(len(value) >= 5 for value in rows if isinstance(value, tuple)) >= 5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_everybody_in_an_example_is_visibly_made_up(path: Path, story: Story) -> None:
    content = json.loads(path.read_text("utf-8"))
    assert content["fictitious"] is True
    for _, question, answer in said(story(path)):
        if answer.value is None:
            continue
        if question.kind is Kind.BSN:
            assert answer.value in MADE_UP_BSN
        if question.kind is Kind.PHONE:
            assert answer.value == "06 00 00 00 00"
        if question.kind is Kind.EMAIL:
            assert str(answer.value).endswith("voorbeeld.example")


def test_the_four_stories_differ(story: Story) -> None:
    aaltje, jamila, kees, rachida = (story(path) for path in EXAMPLES)
    assert aaltje.advice().outcome("U2").status is Status.PAST_NU
    assert jamila.advice().outcome("U6").status is Status.PAST_NU
    assert kees.advice().outcome("U2").status is Status.ONVOLDOENDE_BEELD
    assert rachida.advice().outcome("U5").status is Status.NU_NIET
    assert rachida.advice().has_note("R1")
    assert [session.header.age for session in (aaltje, jamila, kees, rachida)] == [61, 34, None, 57]
    aims = [session.answer_of("brede_intake", AnswerKey("doel_dagbesteding")) for session in (aaltje, jamila, kees)]
    assert len({answer.value for answer in aims if answer}) == 3


def broken(folder: Path, **changes: Any) -> Path:
    content = json.loads(JAMILA.read_text("utf-8"))
    for name, value in changes.items():
        content[name] = value
    path = folder / "kapot.json"
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")
    return path


def lines(path: Path, around: opening.Surroundings) -> list[tuple[int, str]]:
    with pytest.raises(DossierFileRefused) as refused:
        told(path, around)
    return [(mistake.line, mistake.cause) for mistake in refused.value.mistakes]


def test_answers_that_do_not_fit_are_all_named_with_their_line(tmp_path: Path, around: opening.Surroundings) -> None:
    forms = {"uren": {"uren_per_dag_nu": 11, "bestaat_niet": "x", "avond": "soms"}, "nergens": {"a": "b"}}
    path = broken(tmp_path, forms=forms)
    text = path.read_text("utf-8").splitlines()
    found = lines(path, around)
    assert [text[line - 1].split('"')[1] for line, _ in found] == [
        "uren_per_dag_nu",
        "bestaat_niet",
        "avond",
        "nergens",
    ]


def test_a_mistake_never_repeats_the_answer(tmp_path: Path, around: opening.Surroundings) -> None:
    forms = {"brede_intake": {"geboortedatum": "GEHEIM-1", "bsn": "GEHEIM-2", "roepnaam": {"words": "GEHEIM-3"}}}
    path = broken(tmp_path, forms=forms)
    assert not any("GEHEIM" in cause for _, cause in lines(path, around))
    path = broken(tmp_path, forms={"brede_intake": {"geboortedatum": "GEHEIM-1", "bsn": "GEHEIM-2"}})
    assert not any("GEHEIM" in cause for _, cause in lines(path, around))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": "iets anders"}',
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        "[" * 40 + "]" * 40,
        "[" * 100_000,
        '{"a": ' + "9" * 5000 + "}",
    ],
)
def test_a_file_that_is_no_dossier_is_refused_in_a_sentence(
    tmp_path: Path, around: opening.Surroundings, text: str
) -> None:
    path = tmp_path / "vreemd.json"
    path.write_text(text, "utf-8")
    assert lines(path, around)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"{" + b" " * (2 * 1024 * 1024)])
def test_a_file_that_is_no_text_or_too_large_is_unreadable(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "vreemd.json"
    path.write_bytes(data)
    with pytest.raises(DossierFileUnreadable):
        examples.read(path, SCHEMA)


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(DossierFileUnreadable):
        examples.read(tmp_path / "nergens.json", SCHEMA)


def test_answers_given_after_the_file_are_of_today(around: opening.Surroundings) -> None:
    session = told(JAMILA, around)
    assert session.told_on is None
    assert isinstance(around.now(), datetime)
    assert session.today == date(2026, 11, 23)
