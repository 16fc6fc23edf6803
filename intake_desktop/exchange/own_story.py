"""The participant's own copy: passages about somebody else are gone over by a person before anything of it leaves."""

from __future__ import annotations

from intake_desktop.dossier.desk import Passage
from intake_desktop.exchange.errors import NotLookedAt
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Kind


def kept(material: Material, answers: Answers) -> Answers:
    """The answers without the passages about somebody else that were not let go; all of them for other recipients.

    Raises NotLookedAt when there are such passages and nobody has gone over them. Source: AVG art. 15(4), decisions 4.
    """
    if not material.profile.own_copy:
        return answers
    about = {key for key, answer in answers.items() if answer.about_other}
    if about and not material.looked_at:
        raise NotLookedAt
    stays = about - material.let_go
    tables = {column.id: table.id for table in material.catalog.questions.values() for column in table.columns}
    return {key: answer for key, answer in answers.items() if not _owners(key, tables) & stays}


def _owners(key: AnswerKey, tables: dict[str, str]) -> set[AnswerKey]:
    """The answer itself, and the question or table that it goes with."""
    owner = tables.get(key.question_id, key.row_id)
    return {key, AnswerKey(owner)} if owner else {key}


def passages(profile: Profile, catalog: Catalog, answers: Answers, call_name: str) -> tuple[Passage, ...]:
    """What is marked as about somebody else, in the order of the forms, for a person to go over.

    answers: everything that is kept of the records, asked now or not. Nothing for another recipient.
    """
    if not profile.own_copy:
        return ()
    places = {question_id: place for place, question_id in enumerate(catalog.questions)}
    marked = [(key, answer) for key, answer in answers.items() if answer.about_other]
    found = sorted(marked, key=lambda pair: (places.get(pair[0].question_id, 0), pair[0].row_id))
    return tuple(
        Passage(key, _label(catalog, key, call_name), _words(catalog, answers, key, call_name)) for key, _ in found
    )


def _label(catalog: Catalog, key: AnswerKey, call_name: str) -> str:
    own = telling.named(catalog.question(key.question_id).label, call_name)
    beside = catalog.questions.get(key.row_id)
    return f"{telling.named(beside.label, call_name)}: {own}" if beside is not None else own


def _words(catalog: Catalog, answers: Answers, key: AnswerKey, call_name: str) -> str:
    question, answer = catalog.question(key.question_id), answers[key]
    if question.kind is not Kind.TABLE or not isinstance(answer.value, tuple):
        return telling.in_words(catalog.home(question.id), question, answer, call_name)
    rows = [
        ", ".join(
            telling.in_words(catalog.home(column.id), column, cell, call_name)
            for column in question.columns
            if (cell := answers.get(AnswerKey(column.id, row))) is not None
        )
        for row in answer.value
    ]
    return "; ".join(filter(None, rows))
