"""Messages beside the outcomes, and the list of what is missing before there can be an advice."""

from __future__ import annotations

from intake_desktop.assessment.advice import Missing, Note, State
from intake_desktop.assessment.judge import holds
from intake_desktop.assessment.outcomes import DECIDING, Case
from intake_desktop.assessment.rows import rows
from intake_desktop.assessment.table import Rule
from intake_desktop.assessment.vocabulary import RuleKind
from intake_desktop.assessment.wording import both


def notes(case: Case) -> tuple[Note, ...]:
    """The rules that have something to say, in the order of the table."""
    return tuple(_note(case, rule) for rule in case.rules if _speaks(case, rule))


def missing(case: Case) -> tuple[Missing, ...]:
    """What the gates that apply want to know; empty when there is enough for an advice."""
    gates = [rule for rule in case.applied if rule.list_missing]
    found = [result for rule in gates for result in rows(case.table, case.facts, rule.conditions.parts)]
    return tuple(
        Missing(result.id, result.label, result.open or result.asks) for result in found if result.state is State.MET
    )


def _speaks(case: Case, rule: Rule) -> bool:
    if rule.kind in DECIDING:
        return rule in case.applied
    if rule.kind is RuleKind.NOTE:
        return not case.silent(rule) and holds(case.table, case.facts, rule.conditions)
    return rule.kind is RuleKind.REMINDER


def _note(case: Case, rule: Rule) -> Note:
    return Note(
        rule_id=rule.id,
        message=_filled(case, rule),
        flag=rule.flag,
        not_to=rule.not_to,
        partner_message=rule.partner_message,
        always=rule.kind is RuleKind.REMINDER,
        destinations=rule.destinations,
        asks=rule.asks,
        conditions=rows(case.table, case.facts, rule.conditions.parts),
    )


def _filled(case: Case, rule: Rule) -> str:
    """The message with the names of what was counted ("{domeinen}") filled in."""
    if not rule.names_of:
        return rule.message
    names = case.table.facts[rule.names_of].names
    matching = case.facts[rule.names_of].matching
    return rule.message.replace("{domeinen}", both([names[key.question_id] for key in matching]))
