"""The advice for one recipient, made anew from the answers this recipient gets and nothing else (decisions.md 6)."""

from __future__ import annotations

from datetime import date

from intake_desktop.assessment import advise, facts
from intake_desktop.assessment.advice import Advice
from intake_desktop.assessment.evidence import Evidence
from intake_desktop.exchange.material import Material
from intake_desktop.form_engine.answers import Answers

MEASURED = "measured_on"
"""Ending of the meaning of a date that says when a form's measurement was done."""


def advice(material: Material, answers: Answers) -> Advice | None:
    """What the rules say about these answers alone; None without a rule table."""
    if material.rules is None:
        return None
    evidence = Evidence(answers=answers, measured=_measured(material, answers), today=material.today)
    without = material.profile.hidden_rules
    return advise.advise(material.rules, facts.gather(material.rules, evidence), without)


def _measured(material: Material, answers: Answers) -> dict[str, date | None]:
    """Per form the oldest of its dates of measuring that this recipient may see."""
    found: dict[str, date | None] = {}
    for form in material.catalog.forms.values():
        marked = {question.id for question in form.everything() if question.means.endswith(MEASURED)}
        days = [
            date.fromisoformat(answer.value)
            for key, answer in answers.items()
            if key.question_id in marked and isinstance(answer.value, str)
        ]
        found[form.id] = min(days, default=None)
    return found
