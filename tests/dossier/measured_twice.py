"""People who were measured more than once, on the shipped forms and a vault in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from intake_desktop.dossier.model import Card
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Kind
from tests import shipped
from tests.dossier.fake_vault import FakeVault
from tests.fakes import numbered_ids

ZRM, SKILLS, HOURS = "zrm_2017", "werkvaardigheden", "uren"
MAY, NOVEMBER = date(2026, 5, 7), date(2026, 11, 12)
RATER = "Joke Bedacht"
Told = Mapping[int, str | None]
"""Level by place in the form; None: no level, with a reason."""


def somebody(vault: FakeVault, name: str = "Sanne") -> DossierSession:
    """A new dossier of this person."""
    vault.store.journal = SimpleNamespace(note=lambda *_args, **_facts: None)  # type: ignore[attr-defined]  # unused
    dossier = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0117", Card())
    opened = vault.store.dossiers.open(vault.actor, dossier.id)
    forms, rules = shipped.forms().newest, shipped.rules().newest
    session: Any = DossierSession(opened, forms, rules, vault, vault.now, numbered_ids("rij"))  # type: ignore[arg-type]  # the vault in memory
    session.answer("brede_intake", AnswerKey(forms.meaning("call_name")), name)
    made: DossierSession = session
    return made


def scored(form: Form) -> list[str]:
    """Ids of what gets a level, in order."""
    return [question.id for question in form.questions() if question.kind is Kind.SCALE]


def begin(session: DossierSession, form_id: str, *, take_over: bool = False) -> None:
    """A new measurement when the one before is finished."""
    newest = session.dossier.latest(form_id)
    if newest is not None and newest.finished is not None:
        session.versions.take(session.versions.again(form_id, take_over=take_over).result())


def tell(session: DossierSession, form_id: str, day: date, levels: Told, rater: str = RATER) -> None:
    """Date, rater, purpose and levels of the measurement that is worked on."""
    form = session.catalog.form(form_id)
    for question in form.questions():
        if question.means.endswith("measured_on"):
            session.answer(form_id, AnswerKey(question.id), day.isoformat())
        if question.means.endswith(("rater", "watched_by")):
            session.answer(form_id, AnswerKey(question.id), rater)
        if question.means.endswith("purpose"):
            session.answer(form_id, AnswerKey(question.id), question.options[0].value)
    for place, level in levels.items():
        name = scored(form)[place]
        if level is None:
            session.no_answer(
                form_id, AnswerKey(name), form.question(name).no_answer[1 % len(form.question(name).no_answer)]
            )
        else:
            session.answer(form_id, AnswerKey(name), level)


def measure(session: DossierSession, form_id: str, day: date, levels: Told, rater: str = RATER) -> None:
    """One measurement of levels, finished."""
    begin(session, form_id)
    tell(session, form_id, day, levels, rater)
    finish(session, form_id)


def count_hours(session: DossierSession, day: date, numbers: Mapping[str, str], *, done: bool = True) -> None:
    """One measurement of hours by meaning: numbers, or codes of choices."""
    begin(session, HOURS)
    dated = session.catalog.meaning("hours_measured_on")
    for meaning, value in numbers.items():
        question = session.catalog.question(session.catalog.meaning(meaning))
        number = question.kind is Kind.NUMBER
        session.answer(HOURS, AnswerKey(question.id), Decimal(value) if number else value)
        if dated in question.aspects:
            session.answer(HOURS, AnswerKey(dated, question.id), day.isoformat())
    if done:
        finish(session, HOURS)


def finish(session: DossierSession, form_id: str) -> None:
    """Finish what is worked on; a warning gets a reason."""
    for problem in session.versions.obstacles(form_id):
        assert problem.reason_key is not None, problem.message
        session.answer(form_id, problem.reason_key, "Zo was het op die dag.")
    session.versions.take(session.versions.finish(form_id).result())
