"""Reads a dossier from a file (resources/schema/dossier.v1.schema.json) and answers its questions in a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from intake_desktop.dossier import example_file
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.example_file import DossierFileRefused, Lines
from intake_desktop.dossier.model import Permission
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import AnswerRefused, Mistake
from intake_desktop.form_engine.answers import AnswerKey, AnswerValue
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Form, Question

_Plain = Mapping[str, Any]
_VALUE = ("value", "no_answer", "rows")


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A dossier as a file tells it, its shape checked; whether the answers fit shows when they are given."""

    name: str
    dossier_type: str
    number: str
    told_on: date
    wishes: Mapping[str, ExportWish]
    """By profile id: with what permission the file may be made."""
    forms: Mapping[str, _Plain]
    lines: Lines


@dataclass(frozen=True, slots=True)
class _Saying:
    """One answer of the file on its way into the session."""

    form: Form
    key: AnswerKey
    given: _Plain


def read(path: Path, schema: Path) -> DossierFile:
    """The dossier in a file. Raises DossierFileRefused with every mistake against the schema, by line."""
    content, lines = example_file.load(path, schema)
    return DossierFile(
        name=path.name,
        dossier_type=content["dossier_type"],
        number=content.get("number", ""),
        told_on=date.fromisoformat(content["told_on"]),
        wishes={profile_id: _wish(profile_id, plain) for profile_id, plain in content.get("permissions", {}).items()},
        forms=content["forms"],
        lines=lines,
    )


def _wish(profile_id: str, plain: _Plain) -> ExportWish:
    permission = Permission(
        purpose=plain["purpose"],
        ground=plain["ground"],
        discussed_on=date.fromisoformat(plain["discussed_on"]),
        consent_on=_day(plain.get("consent_on")),
        consent_until=_day(plain.get("consent_until")),
        how_given=plain.get("how_given", ""),
        remark=plain.get("remark", ""),
    )
    wish = ExportWish(profile_id, plain["organisation"], permission, plain.get("chosen", {}))
    return replace(wish, looked_at=plain.get("looked_at", False))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def tell(file: DossierFile, session: DossierSession) -> None:
    """Answer everything in the file, in order, as a person would at the screen on the day of the talk.

    Raises DossierFileRefused with every answer that does not fit its question; those are left out.
    """
    session.told_on = file.told_on
    telling = (_tell_form(file, session, form_id, answers) for form_id, answers in file.forms.items())
    mistakes = [mistake for form in telling for mistake in form]
    session.told_on = None
    if mistakes:
        raise DossierFileRefused(file.name, mistakes)


def _tell_form(file: DossierFile, session: DossierSession, form_id: str, answers: _Plain) -> Iterator[Mistake]:
    if form_id not in session.catalog.forms:
        yield _unknown(file, form_id, "formulier", "Kijk in de map forms hoe het heet.")
        return
    form = session.catalog.form(form_id)
    reasons = {check.id for check in form.checks if check.reason_required} if form.reason_aspect else set()
    for question_id, plain in answers.items():
        if question_id in reasons:
            yield from _say(file, session, _Saying(form, AnswerKey(form.reason_aspect, question_id), _full(plain)))
            continue
        question = _find(form.questions(), question_id)
        if question is None:
            yield _unknown(file, question_id, f"vraag in {form_id}", _whereabouts(session.catalog, question_id))
            continue
        yield from _tell_question(file, session, form, question, _full(plain))


def _tell_question(
    file: DossierFile, session: DossierSession, form: Form, question: Question, given: _Plain
) -> Iterator[Mistake]:
    if "rows" in given:
        for row in given["rows"]:
            yield from _tell_row(file, session, form, question, row)
    else:
        yield from _say(file, session, _Saying(form, AnswerKey(question.id), given))
    for aspect_id, plain in given.get("beside", {}).items():
        if aspect_id not in question.aspects:
            yield _unknown(file, aspect_id, f"vraag naast {question.id}", "Kijk in het formulier bij aspects.")
        else:
            yield from _say(file, session, _Saying(form, AnswerKey(aspect_id, question.id), _full(plain)))


def _tell_row(
    file: DossierFile, session: DossierSession, form: Form, table: Question, row: _Plain
) -> Iterator[Mistake]:
    unknown = [column_id for column_id in row if _find(iter(table.columns), column_id) is None]
    if unknown or not table.columns:
        for column_id in unknown or [table.id]:
            yield _unknown(file, column_id, f"kolom van {table.id}", "Kijk in het formulier bij columns.")
        return
    row_id = session.add_row(form.id, table.id)
    for column_id, plain in row.items():
        yield from _say(file, session, _Saying(form, AnswerKey(column_id, row_id), _full(plain)))


def _say(file: DossierFile, session: DossierSession, saying: _Saying) -> Iterator[Mistake]:
    form_id, key, given = saying.form.id, saying.key, saying.given
    try:
        if "no_answer" in given:
            session.no_answer(form_id, key, given["no_answer"])
            return
        value = _value(given["value"])
        session.answer(form_id, key, value, given.get("words", {}), given.get("source", ""))
        if given.get("about_other"):
            session.mark_about_other(form_id, key)
    except AnswerRefused as refused:
        _, cause, remedy = refused.sentences()
        yield Mistake(file.name, file.lines.of(key.question_id), refused.code, f'"{key.question_id}": {cause}', remedy)


def _full(plain: Any) -> _Plain:
    """An answer written short ("ja") in its long form ({"value": "ja"})."""
    return plain if isinstance(plain, dict) and any(name in plain for name in _VALUE) else {"value": plain}


def _value(plain: Any) -> AnswerValue:
    if isinstance(plain, list):
        return tuple(plain)
    return Decimal(plain) if isinstance(plain, int) else plain


def _find(questions: Iterator[Question], question_id: str) -> Question | None:
    return next((question for question in questions if question.id == question_id), None)


def _whereabouts(catalog: Catalog, question_id: str) -> str:
    home: Callable[[str], Form] = catalog.home
    try:
        return f'Deze vraag staat in het formulier "{home(question_id).id}", misschien in een tabel of naast een vraag.'
    except KeyError:
        return "Kijk in het formulier hoe de vraag heet."


def _unknown(file: DossierFile, name: str, what: str, remedy: str) -> Mistake:
    return Mistake(file.name, file.lines.of(name), "ZK-303", f'De {what} "{name}" bestaat niet.', remedy)
