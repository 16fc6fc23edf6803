"""Turns conditions into rows for screen and paper: state, value, threshold, source and the answers they ask for."""

from __future__ import annotations

from collections.abc import Iterable

from intake_desktop.assessment.advice import ConditionResult, State
from intake_desktop.assessment.facts import Facts
from intake_desktop.assessment.judge import judge
from intake_desktop.assessment.table import Condition, Group, RuleTable
from intake_desktop.assessment.wording import threshold_text, value_text
from intake_desktop.form_engine.answers import AnswerKey


def rows(table: RuleTable, facts: Facts, parts: Iterable[Condition | Group]) -> tuple[ConditionResult, ...]:
    """One row per condition or group, in the order of the table."""
    return tuple(row(table, facts, part) for part in parts)


def row(table: RuleTable, facts: Facts, part: Condition | Group) -> ConditionResult:
    """One row; a group keeps its parts."""
    if isinstance(part, Group):
        return _group(table, facts, part)
    known = facts.rows.get(id(part))
    if known is None:
        known = facts.rows[id(part)] = _condition(table, facts, part)
    return known


def goals(results: Iterable[ConditionResult]) -> tuple[str, ...]:
    """What could become a goal: the goals of the conditions that are nearly met, each once."""
    found: dict[str, None] = {}
    for result in results:
        if result.state is State.NEAR:
            found.update(dict.fromkeys(goals(result.parts)))
            if result.goal:
                found[result.goal] = None
    return tuple(found)


def _condition(table: RuleTable, facts: Facts, condition: Condition) -> ConditionResult:
    rule, fact = table.facts[condition.fact], facts[condition.fact]
    verdict = judge(table, facts, condition)
    missed = verdict.state in (State.MISSED, State.NEAR)
    return ConditionResult(
        id=condition.id,
        label=condition.label,
        state=verdict.state,
        state_label=table.states[verdict.state],
        value_text=value_text(table, rule, fact),
        threshold_text=threshold_text(rule, condition),
        source=condition.source,
        mark=condition.mark,
        mark_label=table.marks.get(condition.mark, ""),
        asks=_open_first(fact.keys, fact.open),
        open=fact.open,
        shortfall=verdict.missed,
        goal=condition.goal,
        away=fact.away if verdict.state is State.NEAR and fact.one_away == verdict.missed else (),
        remark=condition.remark if missed else "",
        configurable=condition.configurable,
        criterion=condition.criterion,
    )


def _group(table: RuleTable, facts: Facts, group: Group) -> ConditionResult:
    verdict = judge(table, facts, group)
    parts = rows(table, facts, group.parts)
    asks = tuple(dict.fromkeys(key for part in parts for key in part.asks))
    still_open = tuple(dict.fromkeys(key for part in parts for key in part.open))
    return ConditionResult(
        id=group.id,
        label=group.label,
        state=verdict.state,
        state_label=table.states[verdict.state],
        value_text="",
        threshold_text="",
        source="",
        mark="",
        mark_label="",
        asks=_open_first(asks, still_open),
        open=still_open,
        parts=parts,
        joined="any" if group.any else "all",
        shortfall=verdict.missed,
    )


def _open_first(keys: tuple[AnswerKey, ...], still_open: tuple[AnswerKey, ...]) -> tuple[AnswerKey, ...]:
    return (*still_open, *(key for key in keys if key not in still_open))
