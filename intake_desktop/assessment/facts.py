"""What the rules may know: exact values from answers, unknown as a value, counts with a lower and upper bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from intake_desktop.assessment.evidence import Evidence
from intake_desktop.assessment.months import age_in_months
from intake_desktop.assessment.table import FactRule, RuleTable
from intake_desktop.assessment.vocabulary import FactType, Op, Work
from intake_desktop.form_engine.answers import AnswerKey

if TYPE_CHECKING:
    from intake_desktop.assessment.advice import ConditionResult
    from intake_desktop.assessment.judge import Verdict

FactValue = Fraction | str | bool


_READABLE = (str, Decimal)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `value` is None when unknown; of a count, `low` and `high` say what is certain and what is possible."""

    value: FactValue | None
    keys: tuple[AnswerKey, ...] = ()
    """The answers it came from."""
    open: tuple[AnswerKey, ...] = ()
    """Those among them that are not known."""
    low: int = 0
    high: int = 0
    matching: tuple[AnswerKey, ...] = ()
    """Of a count: the answers that are certainly counted."""
    away: tuple[AnswerKey, ...] = ()
    """Of a count: the known answers that change it by going up exactly one level."""

    @property
    def one_away(self) -> int:
        """How many answers change a count by going up exactly one level."""
        return len(self.away)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one advice, by id."""

    known: Mapping[str, Fact]
    verdicts: dict[int, Verdict] = field(default_factory=dict, repr=False, compare=False)
    """What was judged already over these facts, by identity of the condition in its table: rules and variants share
    conditions."""
    rows: dict[int, ConditionResult] = field(default_factory=dict, repr=False, compare=False)
    """The rows that were made already, by the same."""

    def __getitem__(self, fact_id: str) -> Fact:
        return self.known[fact_id]

    def also(self, more: Mapping[str, Fact]) -> Facts:
        """These facts and more."""
        return Facts(MappingProxyType({**self.known, **more}))


def gather(table: RuleTable, evidence: Evidence) -> Facts:
    """Find every fact of the table in the answers. Never raises: what cannot be read, or is unchecked, is unknown."""
    seen = evidence.confirmed()
    found = {rule.id: _WORK[rule.work](rule, seen) for rule in table.facts.values() if rule.work is not Work.RULES}
    return Facts(MappingProxyType(found))


def _read(key: AnswerKey, evidence: Evidence) -> str | Decimal | None:
    answer = evidence.answers.get(key)
    value = answer.value if answer is not None else None
    return value if isinstance(value, _READABLE) else None


def _number(key: AnswerKey, evidence: Evidence) -> Fraction | None:
    value = _read(key, evidence)
    return Fraction(value) if isinstance(value, Decimal) and value.is_finite() else None


@cache
def _by_word(highest: int) -> Mapping[str, int]:
    return MappingProxyType({str(level): level for level in range(1, highest + 1)})


def _recent(rule: FactRule, evidence: Evidence) -> bool:
    """Whether the measurement these answers belong to still counts."""
    if not rule.form:
        return True
    day = evidence.measured.get(rule.form)
    return day is not None and age_in_months(day, evidence.today) <= rule.at_most_months


def _answer(rule: FactRule, evidence: Evidence) -> Fact:
    value = _READ[rule.type](rule, evidence)
    keys = (*rule.asks, *((rule.otherwise[0],) if rule.otherwise else ()))
    return Fact(value, keys, rule.asks if value is None else ())


def _one_level(rule: FactRule, evidence: Evidence) -> Fraction | None:
    level = _levels(rule, evidence)[rule.asks[0]]
    return None if level is None else Fraction(level)


def _one_number(rule: FactRule, evidence: Evidence) -> Fraction | None:
    return _number(rule.asks[0], evidence)


def _option(rule: FactRule, evidence: Evidence) -> str | None:
    value = _read(rule.asks[0], evidence)
    return value if isinstance(value, str) and value in rule.options else None


def _yes_or_no(rule: FactRule, evidence: Evidence) -> bool | None:
    value = _read(rule.asks[0], evidence)
    if value in rule.yes:
        return True
    if value in rule.no:
        return False
    if rule.otherwise is not None and _read(rule.otherwise[0], evidence) in rule.otherwise[1]:
        return True
    return None


def _levels(rule: FactRule, evidence: Evidence) -> dict[AnswerKey, int | None]:
    """Levels from 1 up to the highest one; "O", "N" and anything else is unknown, and so is what is too old."""
    if not _recent(rule, evidence):
        return dict.fromkeys(rule.asks)
    levels = _by_word(rule.highest)
    said = ((key, _read(key, evidence)) for key in rule.asks)
    return {key: levels.get(str(value)) if value is not None else None for key, value in said}


def _open(levels: Mapping[AnswerKey, int | None]) -> tuple[AnswerKey, ...]:
    return tuple(key for key, level in levels.items() if level is None)


def _lowest(rule: FactRule, evidence: Evidence) -> Fact:
    levels = _levels(rule, evidence)
    known = [level for level in levels.values() if level is not None]
    value = Fraction(min(known)) if len(known) == len(levels) else None
    return Fact(value, rule.asks, _open(levels))


def _count(rule: FactRule, evidence: Evidence) -> Fact:
    levels = _levels(rule, evidence)
    matching = tuple(key for key, level in levels.items() if level is not None and _counted(rule, level))
    still_open = _open(levels)
    low, high = len(matching), len(matching) + len(still_open)
    if rule.complete and still_open:
        low, high = 0, len(levels)
    value = Fraction(low) if low == high else None
    away = rule.count_level if rule.count_op is Op.LE else rule.count_level - 1
    nearly = tuple(key for key, level in levels.items() if level == away)
    return Fact(value, rule.asks, still_open, low, high, matching, nearly)


def _counted(rule: FactRule, level: int) -> bool:
    if rule.count_op is Op.GE:
        return level >= rule.count_level
    return level <= rule.count_level if rule.count_op is Op.LE else level == rule.count_level


def _share_open(rule: FactRule, evidence: Evidence) -> Fact:
    still_open = _open(_levels(rule, evidence))
    return Fact(Fraction(100 * len(still_open), len(rule.asks)), rule.asks, still_open)


def _divided(rule: FactRule, evidence: Evidence) -> Fact:
    parts = [_number(key, evidence) for key in rule.asks]
    still_open = tuple(key for key, part in zip(rule.asks, parts, strict=True) if part is None)
    above, below = parts
    if above is None or below is None or below == 0:
        return Fact(None, rule.asks, still_open or rule.asks[1:])
    return Fact(above / below * (100 if rule.work is Work.SHARE else 1), rule.asks)


def _age(rule: FactRule, evidence: Evidence) -> Fact:
    """Months since the oldest of the days: of each form, and of each answer that says its own day.

    A field without a day of its own is as old as its form; a field whose day is expressly not known makes the age
    unknown, and so does a form without a day.
    """
    days = [evidence.measured.get(form) for form in rule.forms]
    days += [_day(key, evidence) for key in rule.asks if key in evidence.answers]
    known = [day for day in days if day is not None]
    keys = rule.jump or rule.asks
    if not known or len(known) < len(days):
        return Fact(None, keys, keys)
    return Fact(Fraction(age_in_months(min(known), evidence.today)), keys)


def _day(key: AnswerKey, evidence: Evidence) -> date | None:
    value = _read(key, evidence)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


_READ: Mapping[FactType, Callable[[FactRule, Evidence], FactValue | None]] = {
    FactType.LEVEL: _one_level,
    FactType.NUMBER: _one_number,
    FactType.CHOICE: _option,
    FactType.YESNO: _yes_or_no,
}
_WORK: Mapping[Work, Callable[[FactRule, Evidence], Fact]] = {
    Work.ANSWER: _answer,
    Work.LOWEST: _lowest,
    Work.COUNT: _count,
    Work.SHARE: _divided,
    Work.RATE: _divided,
    Work.SHARE_OPEN: _share_open,
    Work.AGE: _age,
}
PARTS: Mapping[Work, Sequence[int]] = {Work.ANSWER: (1, 1), Work.SHARE: (2, 2), Work.RATE: (2, 2), Work.AGE: (0, 100)}
"""Fewest and most answers a way of finding a fact asks for; one or more when it is not here."""
