"""Writes every threshold, operator and near kind of a rule table as lines to read, for the test that pins them."""

from __future__ import annotations

from collections.abc import Iterator

from intake_desktop.assessment.table import Condition, Group, RuleTable, Threshold


def pinned(table: RuleTable) -> str:
    """The whole table as text: limits of "bijna", facts that count, signals, rules with their conditions."""
    head = [f"bijna: at most {table.max_missed} missed, each from {table.near_ratio}", ""]
    return "\n".join([*head, *_facts(table), "", *_signals(table), "", *_rules(table), ""])


def _facts(table: RuleTable) -> Iterator[str]:
    for fact in table.facts.values():
        told = [fact.type.value, fact.work.value, ", ".join(fact.options) if fact.ordered else ""]
        if fact.count_level:
            told.append(f"{fact.count_op.value} {fact.count_level}")
        told += ["complete" if fact.complete else "", f"at most {fact.at_most_months} months" if fact.form else ""]
        told.append(f"{len(fact.asks)} answers")
        yield f"fact {fact.id}: " + "; ".join(filter(None, told))


def _signals(table: RuleTable) -> Iterator[str]:
    for signal in table.signals.values():
        for value, group in signal.steps:
            yield f"signal {signal.id} {value}:"
            yield from _lines(group, 2)


def _rules(table: RuleTable) -> Iterator[str]:
    for rule in table.rules:
        told = [" ".join(rule.destinations), rule.status, f"silenced by {' '.join(rule.silenced_by)}"]
        told[2] = told[2] if rule.silenced_by else ""
        told.append("independent" if rule.independent else "")
        yield f"rule {rule.id} {rule.kind.value}: " + "; ".join(filter(None, told))
        yield from _lines(rule.conditions, 2)
        for variant in rule.variants:
            yield f"  variant {variant.id}"
            yield from _lines(variant.conditions, 4)
        for name, group in (("suggest", rule.suggest), (f"or {rule.status_then}", rule.status_if)):
            if group is not None:
                yield f"  {name}"
                yield from _lines(group, 4)


def _lines(group: Group, indent: int) -> Iterator[str]:
    space = " " * indent
    if len(group.parts) > 1:
        yield f"{space}{'any' if group.any else 'all'} of {group.id}".rstrip()
    for part in group.parts:
        if isinstance(part, Group):
            yield from _lines(part, indent + 2)
        else:
            yield space + _line(part)


def _line(one: Condition) -> str:
    law = f" [{one.criterion}]" if one.criterion else ""
    own = " (can be set)" if one.configurable else ""
    return f"{one.id or '-'}: {one.fact} {one.op.value} {_shown(one.threshold)}, near {one.near.value}{law}{own}"


def _shown(threshold: Threshold) -> str:
    if isinstance(threshold, tuple):
        return " | ".join(threshold)
    return "" if threshold is None else str(threshold)
