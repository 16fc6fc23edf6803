"""The fictitious dossiers fit the forms to the last answer, and a file with mistakes is refused line by line."""

from __future__ import annotations

import json
from datetime import date, datetime
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
from tests.fakes import Clock, numbered_ids

SCHEMA = paths.resources() / "schema" / "dossier.v1.schema.json"
EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))


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


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_the_forms_without_a_fault(path: Path, around: opening.Surroundings) -> None:
    session = told(path, around)
    found = [problem for form_id in around.catalog.forms for problem in session.problems(form_id)]
    assert [problem for problem in found if problem.severity == "error"] == []
    assert all(problem.reason_given for problem in found if problem.reason_required)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_says_when_it_was_told_and_answers_every_form(path: Path, around: opening.Surroundings) -> None:
    file, session = examples.read(path, SCHEMA), told(path, around)
    asked = {form_id for form_id in around.catalog.forms if session.progress(form_id)}
    assert set(file.forms) == asked
    days = {answer.day for form_id in asked for answer in session.sheet(form_id).answers.values()}
    assert days == {file.told_on}


def test_the_three_stories_differ(around: opening.Surroundings) -> None:
    jamila, kees, rachida = (told(path, around) for path in EXAMPLES)
    assert jamila.advice().outcome("U6").status is Status.PAST_NU
    assert kees.advice().outcome("U2").status is Status.ONVOLDOENDE_BEELD
    assert rachida.advice().outcome("U5").status is Status.NU_NIET
    assert rachida.advice().has_note("R1")
    assert [session.header.age for session in (jamila, kees, rachida)] == [34, None, 57]


def broken(folder: Path, **changes: Any) -> Path:
    content = json.loads(EXAMPLES[0].read_text("utf-8"))
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
    session = told(EXAMPLES[0], around)
    assert session.told_on is None
    assert isinstance(around.now(), datetime)
    assert session.today == date(2026, 11, 23)
