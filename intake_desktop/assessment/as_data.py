"""An advice as plain data, for a file that leaves and for the record that is finished."""

from __future__ import annotations

from intake_desktop.assessment.advice import Advice, ConditionResult, Outcome, told


def advice_as_data(found: Advice, call_name: str) -> dict[str, object]:
    """Outcomes in their fixed order, with conditions, values, limits and sources; `call_name` fills {naam}."""
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
