"""The status of every destination, with the rule that decided it and the conditions behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake_desktop.assessment.advice import ConditionResult, Outcome, State, Status, VariantOutcome
from intake_desktop.assessment.facts import Facts
from intake_desktop.assessment.judge import holds, judge, status_of
from intake_desktop.assessment.rows import goals, rows
from intake_desktop.assessment.table import Destination, Group, Rule, RuleTable, Variant
from intake_desktop.assessment.vocabulary import RuleKind

DECIDING = (RuleKind.GATE, RuleKind.BLOCK, RuleKind.OVERRIDE)
"""Kinds that set statuses over a destination's own conditions, the strongest first."""
BEST_VARIANT = (Status.PAST_NU, Status.ONVOLDOENDE_BEELD, Status.BIJNA, Status.NU_NIET)
"""A destination with variants has the first of these that one of its variants has."""


@dataclass(frozen=True, slots=True)
class Case:
    """One advice being made: the rules that take part, and which of the deciding ones apply or cannot be known."""

    table: RuleTable
    facts: Facts
    rules: tuple[Rule, ...]
    applied: tuple[Rule, ...] = ()
    doubtful: tuple[Rule, ...] = ()

    def silent(self, rule: Rule) -> bool:
        """Whether a rule that applies keeps this one silent."""
        return any(other.id in rule.silenced_by for other in self.applied)


def opened(table: RuleTable, facts: Facts, rules: tuple[Rule, ...]) -> Case:
    """The case with its deciding rules settled, in order of strength."""
    case = Case(table, facts, rules)
    for kind in DECIDING:
        for rule in rules:
            if rule.kind is not kind or case.silent(rule):
                continue
            state = judge(table, facts, rule.conditions).state
            applied = (*case.applied, *((rule,) if state is State.MET else ()))
            doubtful = (*case.doubtful, *((rule,) if state is State.UNKNOWN else ()))
            case = Case(table, facts, rules, applied, doubtful)
    return case


def outcomes(case: Case) -> tuple[Outcome, ...]:
    """One outcome per destination that has a rule, in the fixed order of the table."""
    own = {code: rule for rule in case.rules for code in rule.destinations if rule.kind in _OWN}
    return tuple(_outcome(case, place, own[place.code]) for place in case.table.destinations if place.code in own)


_OWN = (RuleKind.ALWAYS, RuleKind.DESTINATION)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the conditions of a destination say, before other rules."""

    status: Status
    conditions: tuple[ConditionResult, ...]
    variant: str = ""
    variants: tuple[VariantOutcome, ...] = ()
    missed: int = 0
    message: str = ""
    decided_by: str = ""
    remarks: tuple[str, ...] = ()


def _outcome(case: Case, place: Destination, rule: Rule) -> Outcome:
    found = _decided(case, place, rule, _own(case, place, rule))
    words = case.table.statuses[found.status]
    suggestions = rows(case.table, case.facts, rule.suggest.parts) if rule.suggest else ()
    return Outcome(
        code=place.code,
        name=place.name,
        short=place.short,
        description=place.description,
        status=found.status,
        status_label=words.label,
        status_tag=words.tag,
        rule_id=rule.id,
        conditions=found.conditions,
        message=found.message.replace("{variant}", found.variant),
        remarks=found.remarks,
        decided_by=found.decided_by,
        variant=found.variant,
        variants=found.variants,
        missed=found.missed,
        goals=goals(found.conditions) if found.status is Status.BIJNA else (),
        suggested=rule.suggest is not None and holds(case.table, case.facts, rule.suggest),
        suggestions=suggestions,
        partner=place.partner,
        support=place.support,
        law_note=place.law_note,
        parallel=place.parallel,
        not_to=place.not_to,
    )


def _own(case: Case, place: Destination, rule: Rule) -> _Found:
    """A destination by its own conditions alone."""
    if rule.kind is RuleKind.ALWAYS:
        return _Found(Status(rule.status), (), message=rule.message)
    refine = _refine(case, place)
    if not rule.variants:
        found = _Found(*_judged(case, rule.conditions, refine), missed=_missed(case, rule.conditions))
    else:
        found = _best(tuple(_variant(case, rule, variant, refine) for variant in rule.variants))
    return _said(case, rule, refine, found)


def _said(case: Case, rule: Rule, refine: Rule | None, found: _Found) -> _Found:
    message = case.table.statuses[found.status].meaning
    if found.status is Status.PAST_NU:
        message = rule.message
    elif found.status is Status.BIJNA and refine is not None:
        message = refine.message
    remarks = tuple(result.remark for result in found.conditions if result.remark)
    return replace(found, message=message, remarks=remarks)


def _refine(case: Case, place: Destination) -> Rule | None:
    """The rule that tells "bijna" from "nu niet" here, if there is one."""
    refining = (rule for rule in case.rules if rule.kind is RuleKind.REFINE and place.code in rule.destinations)
    return next(refining, None)


def _judged(case: Case, group: Group, refine: Rule | None) -> tuple[Status, tuple[ConditionResult, ...]]:
    most = case.table.max_missed if refine is not None else 0
    verdicts = [judge(case.table, case.facts, part) for part in group.parts]
    return status_of(verdicts, most), rows(case.table, case.facts, group.parts)


def _missed(case: Case, group: Group) -> int:
    return sum(judge(case.table, case.facts, part).missed for part in group.parts)


def _variant(case: Case, rule: Rule, variant: Variant, refine: Rule | None) -> VariantOutcome:
    parts = (*rule.conditions.parts, *variant.conditions.parts)
    group = Group(variant.id, variant.label, False, parts, rule.line)
    status, conditions = _judged(case, group, refine)
    near = goals(conditions) if status is Status.BIJNA else ()
    return VariantOutcome(variant.id, variant.label, status, conditions, _missed(case, group), near)


def _best(variants: tuple[VariantOutcome, ...]) -> _Found:
    best = min(variants, key=lambda variant: BEST_VARIANT.index(variant.status))
    return _Found(best.status, best.conditions, best.label, variants, best.missed)


def _decided(case: Case, place: Destination, rule: Rule, found: _Found) -> _Found:
    """The outcome after the gates, blocks and overrides; a destination that stands apart keeps its own."""
    if rule.independent or rule.kind is RuleKind.ALWAYS:
        return found
    doubts = tuple(
        _doubt(case, other) for other in case.doubtful if place.code in other.destinations and other.unknown_message
    )
    over = next((other for other in case.applied if place.code in other.destinations), None)
    if over is None:
        return replace(found, remarks=(*doubts, *found.remarks))
    status = over.status
    if over.status_if is not None and holds(case.table, case.facts, over.status_if):
        status = over.status_then
    return replace(found, status=Status(status), message=over.message, decided_by=over.id, remarks=doubts)


def _doubt(case: Case, rule: Rule) -> str:
    """What a card says when it cannot be known whether a block applies (decisions.md 31)."""
    open_keys = {key for result in rows(case.table, case.facts, rule.conditions.parts) for key in result.open}
    one, more = next(
        (case.table.facts[part.fact].unit for part in rule.conditions.parts if not isinstance(part, Group)), ("", "")
    )
    count = len(open_keys)
    return rule.unknown_message.replace("{open}", f"{count} {one if count == 1 else more}".strip())
