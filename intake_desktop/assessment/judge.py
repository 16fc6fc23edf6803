"""Holds facts against conditions: met, missed, nearly met or unknown, with exact arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from intake_desktop.assessment.advice import State, Status
from intake_desktop.assessment.facts import Fact, Facts
from intake_desktop.assessment.table import Condition, FactRule, Group, RuleTable
from intake_desktop.assessment.vocabulary import FactType, Near, Op


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a condition came out. Nothing set: met."""

    hard: bool = False
    """Missed by more than "net niet"."""
    missed: int = 0
    """Counts for so many nearly met conditions; with `unknown`: at least so many."""
    unknown: bool = False

    @property
    def state(self) -> State:
        if self.hard:
            return State.MISSED
        if self.unknown:
            return State.UNKNOWN
        return State.NEAR if self.missed else State.MET


MET = Verdict()
HARD = Verdict(hard=True)
UNKNOWN = Verdict(unknown=True)


def judge(table: RuleTable, facts: Facts, part: Condition | Group) -> Verdict:
    """The verdict over a condition, or over a group: "any" takes its best part, "all" adds its parts."""
    if isinstance(part, Condition):
        known = facts.verdicts.get(id(part))
        if known is None:
            known = facts.verdicts[id(part)] = _compare(table, part, table.facts[part.fact], facts[part.fact])
        return known
    verdicts = [judge(table, facts, inner) for inner in part.parts]
    return _best(verdicts) if part.any else _together(verdicts)


def holds(table: RuleTable, facts: Facts, part: Condition | Group) -> bool:
    """True only when it is certainly met: a rule with unknown has no effect."""
    return judge(table, facts, part).state is State.MET


def status_of(verdicts: Iterable[Verdict], most: int) -> Status:
    """The status of a destination, in the order of content-assessment.yaml, almost.destination_status."""
    found = list(verdicts)
    missed = sum(verdict.missed for verdict in found)
    if any(verdict.hard for verdict in found) or missed > most:
        return Status.NU_NIET
    if any(verdict.unknown for verdict in found):
        return Status.ONVOLDOENDE_BEELD
    return Status.BIJNA if missed else Status.PAST_NU


def _best(verdicts: list[Verdict]) -> Verdict:
    if MET in verdicts:
        return MET
    if any(verdict.state is State.UNKNOWN for verdict in verdicts):
        return UNKNOWN
    near = [verdict for verdict in verdicts if not verdict.hard]
    return min(near, key=lambda verdict: verdict.missed, default=HARD)


def _together(verdicts: list[Verdict]) -> Verdict:
    if any(verdict.hard for verdict in verdicts):
        return HARD
    if any(verdict.unknown for verdict in verdicts):
        return UNKNOWN
    return Verdict(missed=sum(verdict.missed for verdict in verdicts))


def _compare(table: RuleTable, condition: Condition, rule: FactRule, fact: Fact) -> Verdict:
    if condition.op is Op.UNKNOWN:
        return MET if fact.value is None else HARD
    outcome = _outcome(condition, rule, fact)
    if outcome is None:
        return UNKNOWN
    if outcome:
        return MET
    return _NEAR[condition.near](_Miss(condition, rule, fact, table.near_ratio))


def _outcome(condition: Condition, rule: FactRule, fact: Fact) -> bool | None:
    """Whether the comparison is true, or None when that cannot be known yet."""
    if rule.type is FactType.COUNT and isinstance(condition.threshold, Fraction):
        return _bounded(condition.op, fact, condition.threshold)
    if fact.value is None:
        return None
    if condition.op is Op.EQ:
        return fact.value == condition.threshold
    if condition.op is Op.IN:
        return isinstance(condition.threshold, tuple) and fact.value in condition.threshold
    return _ORDER[condition.op](_place(rule, fact.value), _place(rule, condition.threshold))


def _bounded(op: Op, fact: Fact, threshold: Fraction) -> bool | None:
    """A count compared over all values it can still have."""
    outcomes = {_ORDER[op](Fraction(value), threshold) for value in range(fact.low, fact.high + 1)}
    return outcomes.pop() if len(outcomes) == 1 else None


def _place(rule: FactRule, value: object) -> Fraction:
    """A number as it is; an option of an ordered choice as its place in the list."""
    if isinstance(value, str):
        return Fraction(list(rule.options).index(value))
    if isinstance(value, Fraction):
        return value
    raise TypeError("only numbers and options have an order")


@dataclass(frozen=True, slots=True)
class _Miss:
    """A condition that is certainly not met."""

    condition: Condition
    rule: FactRule
    fact: Fact
    ratio: Fraction

    @property
    def threshold(self) -> Fraction:
        return _place(self.rule, self.condition.threshold)


def _one_level(miss: _Miss) -> Verdict:
    distance = _place(miss.rule, miss.fact.value) - miss.threshold
    return Verdict(missed=1) if abs(distance) == 1 else HARD


def _quarter(miss: _Miss) -> Verdict:
    near = _place(miss.rule, miss.fact.value) >= miss.ratio * miss.threshold
    return Verdict(missed=1) if near else HARD


def _per_item(miss: _Miss) -> Verdict:
    """The points that certainly have to go up; nearly met when each of them needs one level only."""
    threshold, fact = int(miss.threshold), miss.fact
    missed = threshold - fact.high if miss.condition.op is Op.GE else fact.low - threshold
    return HARD if missed > fact.one_away else Verdict(missed=missed, unknown=bool(fact.open))


_ORDER: Mapping[Op, Callable[[Fraction, Fraction], bool]] = {
    Op.GE: lambda value, threshold: value >= threshold,
    Op.GT: lambda value, threshold: value > threshold,
    Op.LE: lambda value, threshold: value <= threshold,
    Op.LT: lambda value, threshold: value < threshold,
    Op.EQ: lambda value, threshold: value == threshold,
}
_NEAR: Mapping[Near, Callable[[_Miss], Verdict]] = {
    Near.NONE: lambda _: HARD,  # a wish, an open norm of the law or a yes/no fact is never nearly met
    Near.ONE_LEVEL: _one_level,
    Near.QUARTER: _quarter,
    Near.PER_ITEM: _per_item,
}
