"""The advice for one recipient, made anew from the answers this recipient gets and nothing else (decisions.md 6)."""

from __future__ import annotations

from datetime import date

from intake_desktop.assessment import advise, facts
from intake_desktop.assessment.advice import Advice, ConditionResult, Outcome, told
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


def told_advice(found: Advice, call_name: str) -> dict[str, object]:
    """The advice as it stands in the file: outcomes in their fixed order, with conditions and sources."""
    return {
        "rules": {"id": found.rules_id, "version": found.rules_version, "sha256": found.rules_digest},
        "statement": found.statement,
        "outcomes": [_outcome(one, call_name) for one in found.outcomes],
        "signals_disclaimer": found.signals_disclaimer,
        "signals": [
            {
                "id": one.id,
                "label": one.short,
                "value": {"code": one.value, "label": one.value_label},
                "sentence": told(one.sentence, call_name),
            }
            for one in found.signals
        ],
        "notes": [{"rule": one.rule_id, "text": told(one.message, call_name)} for one in found.notes],
    }


def _outcome(outcome: Outcome, call_name: str) -> dict[str, object]:
    met, counted = outcome.counted
    return {
        "code": outcome.code,
        "name": outcome.name,
        "short": outcome.short,
        "status": {"code": outcome.status.value, "label": outcome.status_label},
        "rule": outcome.rule_id,
        "variant": outcome.variant,
        "message": told(outcome.message, call_name),
        "conditions_met": met,
        "conditions": [_condition(one, call_name) for one in outcome.conditions],
        "conditions_counted": counted,
    }


def _condition(result: ConditionResult, call_name: str) -> dict[str, object]:
    found: dict[str, object] = {
        "id": result.id,
        "label": told(result.label, call_name),
        "state": {"code": result.state.value, "label": result.state_label},
        "value": told(result.value_text, call_name),
        "needed": told(result.threshold_text, call_name),
        "source": result.source,
        "mark": result.mark_label,
    }
    return {**found, "parts": [_condition(part, call_name) for part in result.parts]} if result.parts else found


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
