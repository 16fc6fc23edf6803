"""From rules and facts to an advice: per destination a status with its reasons, in fixed precedence."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from intake_desktop.assessment import notes, outcomes, signals
from intake_desktop.assessment.advice import Advice
from intake_desktop.assessment.facts import Fact, Facts
from intake_desktop.assessment.table import RuleTable


def advise(table: RuleTable, facts: Facts, without: AbstractSet[str] = frozenset()) -> Advice:
    """What the rules say about these facts; looks only, changes nothing.

    `without` names rules left out for one recipient: they set nothing, say nothing, and a destination whose own rule
    is left out has no row (decisions.md 6).
    """
    rules = tuple(rule for rule in table.rules if rule.id not in without)
    case = outcomes.opened(table, signals.with_signals(table, facts), rules)
    found = outcomes.outcomes(case)
    statuses = {f"status.{place.code}": Fact(None) for place in table.destinations}
    statuses |= {f"status.{one.code}": Fact(one.status.value) for one in found}
    case = replace(case, facts=case.facts.also(statuses))
    return Advice(
        outcomes=found,
        signals=signals.shown(table, case.facts),
        notes=notes.notes(case),
        missing=notes.missing(case),
        missing_intro=table.texts["missing_intro"],
        statement=table.texts["statement"],
        signals_heading=table.texts["signals_heading"],
        signals_disclaimer=table.texts["signals_disclaimer"],
        rules_id=table.id,
        rules_version=table.version,
        rules_digest=table.digest,
    )
