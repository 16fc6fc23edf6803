"""Invented cases for the advice: a base profile, and small changes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from intake_desktop import paths
from intake_desktop.assessment import facts, profile, rules
from intake_desktop.assessment.advice import Advice, ConditionResult
from intake_desktop.assessment.advise import advise
from intake_desktop.assessment.evidence import Evidence
from intake_desktop.form_engine.answers import Answer, AnswerKey, AnswerValue
from intake_desktop.form_engine.nodes import Block
from intake_desktop.form_engine.report import Report

RULES = paths.forms() / "bestemmingen.v1.yaml"
PROFILES = Path(__file__).parents[1] / "data" / "profiles.yaml"
TABLE = rules.load(RULES)
TODAY = profile.TODAY


def _base() -> Evidence:
    report = Report(PROFILES.name)
    block = profile.read_examples(PROFILES, report)
    assert block is not None
    base = block.entries["base"]
    assert isinstance(base, Block)
    found = profile.evidence(TABLE, base.entries, report)
    assert not report.mistakes()
    return found


BASE = _base()


def answer(value: AnswerValue | None, why: str | None = None) -> Answer:
    return Answer(value, "staff", TODAY, "begeleider-voorbeeld", no_answer=why)


def case(base: Evidence = BASE, /, **changes: object) -> Evidence:
    """The base with other answers: numbers as Decimal, None takes the answer away."""
    answers = dict(base.answers)
    for name, value in changes.items():
        key = AnswerKey(name)
        if value is None:
            answers.pop(key, None)
        else:
            answers[key] = answer(Decimal(str(value)) if isinstance(value, int | float) else str(value))
    return replace(base, answers=answers)


def items(base: Evidence = BASE, /, **levels: int | str | None) -> Evidence:
    """The base with other levels of skills or ZRM domains."""
    return case(base, **{name: None if level is None else str(level) for name, level in levels.items()})


def aged(base: Evidence = BASE, /, **days: date | None) -> Evidence:
    """The base with other days of measurement, by form."""
    return replace(base, measured={**base.measured, **days})


def advice_for(evidence: Evidence = BASE, without: frozenset[str] = frozenset()) -> Advice:
    return advise(TABLE, facts.gather(TABLE, evidence), without)


def statuses(advice: Advice) -> Mapping[str, str]:
    return {outcome.code: str(outcome.status) for outcome in advice.outcomes}


def row(advice: Advice, code: str, condition_id: str) -> ConditionResult:
    return next(found for found in advice.outcome(code).conditions if found.id == condition_id)
