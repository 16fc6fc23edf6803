"""What keeps a record from being finished: open required questions and answers that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop.form_engine import validation
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.lookups import nowhere
from tests.form_engine.forms import TO_ALL, TODAY, answers, load, question, said, shipped

TABLE = f"""
    - {{id: dag, kind: date, label: Dag, recipients: {TO_ALL}}}"""


def form(folder: Path) -> Form:
    return load(
        folder,
        question("tolk", "yes_no_unknown", required_to_finish="true"),
        question("taal", show_if="{question: tolk, is: ja}", required_to_finish="true", no_answer="[later]"),
        question("tabel", "table", columns=TABLE),
    )


def told(folder: Path, kept: dict[AnswerKey, object]) -> list[str]:
    found = validation.problems(form(folder), kept, "maatwerk", nowhere, TODAY, "")  # type: ignore[arg-type]  # answers
    assert all(problem.severity == "error" for problem in found)
    return [problem.id for problem in found]


def test_an_open_required_question_must_be_answered_before_finishing(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == ["open.tolk"]
    assert told(tmp_path, answers(tolk="nee")) == []


def test_a_hidden_required_question_asks_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, answers(tolk="ja")) == ["open.taal"]


def test_a_reason_for_having_no_answer_counts_when_the_question_knows_it(tmp_path: Path) -> None:
    kept = answers(tolk="ja")
    assert told(tmp_path, kept | {AnswerKey("taal"): said(None, "later")}) == []
    assert told(tmp_path, kept | {AnswerKey("taal"): said(None, "geen_zin")}) == ["past_niet.taal"]


def test_an_answer_from_outside_that_does_not_fit_is_told_at_its_place(tmp_path: Path) -> None:
    kept = answers(tolk="misschien", tabel=("r1", "r2"), dag__r1="2026-01-01", dag__r2="1 januari")
    found = validation.problems(form(tmp_path), kept, "maatwerk", nowhere, TODAY, "")
    assert [(problem.id, problem.key) for problem in found] == [
        ("past_niet.tolk", AnswerKey("tolk")),
        ("past_niet.dag.r2", AnswerKey("dag", "r2")),
    ]
    assert all("misschien" not in problem.message for problem in found)


@pytest.mark.parametrize("asked", ["geboortedatum", "identiteit_datum", "gesprek_datum", "geinformeerd_datum"])
def test_what_has_happened_cannot_lie_after_today(asked: str) -> None:
    intake = shipped().form("brede_intake")

    def said_about(day: str) -> list[str]:
        kept = answers(identiteit_soort="paspoort", geinformeerd="ja") | answers(**{asked: day})
        found = validation.problems(intake, kept, "maatwerk", nowhere, TODAY, "Sam")
        return [each.message for each in found if each.key.question_id == asked and each.severity == "error"]

    assert said_about("2026-11-23") == []
    assert ["ligt na vandaag" in message for message in said_about("2026-11-24")] == [True]
