"""Facts and thresholds as short Dutch text: "12 uur", "4 van 6", "75%", "geen of licht", "nog niet bekend"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from intake_desktop.assessment.advice import State
from intake_desktop.assessment.facts import Fact, FactValue
from intake_desktop.assessment.table import Condition, FactRule, RuleTable, Threshold
from intake_desktop.assessment.vocabulary import FactType, Op

_BEFORE = {Op.GT: "meer dan ", Op.LE: "hoogstens ", Op.LT: "minder dan "}


def value_text(table: RuleTable, rule: FactRule, fact: Fact) -> str:
    """What is known now."""
    unknown = table.states[State.UNKNOWN]
    if rule.type is FactType.COUNT:
        return _counted(rule, fact, unknown)
    return unknown if fact.value is None else _said(rule, fact.value)


def threshold_text(rule: FactRule, condition: Condition) -> str:
    """What is needed, with "minstens" left out: it stands behind "nodig:"."""
    threshold = condition.threshold
    if condition.op is Op.UNKNOWN or threshold is None:
        return ""
    if rule.type is FactType.CHOICE and condition.op in (Op.GE, Op.LE):
        return either(_reachable(rule, condition.op, threshold))
    if isinstance(threshold, tuple):
        return either([rule.options[option] for option in threshold])
    shown = f"{_digits(threshold)} van {len(rule.asks)}" if _is_count(rule, threshold) else _said(rule, threshold)
    return _BEFORE.get(condition.op, "") + shown


def either(words: Sequence[str]) -> str:
    """ "geen of licht", "een, twee of drie"."""
    return _joined(words, "of")


def both(words: Sequence[str]) -> str:
    """ "huisvesting en financiën"."""
    return _joined(words, "en")


def amount(rule: FactRule, number: Fraction) -> str:
    """A number with its unit; cut off, never rounded up, so that it cannot look like a threshold it misses."""
    one, more = rule.unit
    if more == "%":
        return f"{_digits(number, 1)}%"
    return f"{_digits(number)} {one if number == 1 else more}".rstrip()


def _joined(words: Sequence[str], last: str) -> str:
    return f" {last} ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])


def _is_count(rule: FactRule, threshold: Threshold) -> bool:
    return rule.type is FactType.COUNT and isinstance(threshold, Fraction)


def _counted(rule: FactRule, fact: Fact, unknown: str) -> str:
    if len(fact.open) == len(rule.asks):
        return unknown
    certain = f"{len(fact.matching)} van {len(rule.asks)}"
    return f"{certain}, {len(fact.open)} {unknown}" if fact.open else certain


def _said(rule: FactRule, value: FactValue | Threshold) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Fraction):
        return amount(rule, value)
    return rule.options[value] if isinstance(value, str) else ""


def _reachable(rule: FactRule, op: Op, threshold: Threshold) -> list[str]:
    options = list(rule.options)
    place = options.index(threshold) if isinstance(threshold, str) else 0
    kept = options[: place + 1] if op is Op.LE else options[place:]
    return [rule.options[option] for option in kept]


@lru_cache(maxsize=1024)
def _digits(number: Fraction | bool | str | tuple[str, ...], places: int = 2) -> str:
    if not isinstance(number, Fraction):
        return ""
    scale = 10**places
    whole, rest = divmod(number.numerator * scale // number.denominator, scale)
    decimals = f"{rest:0{places}}".rstrip("0")
    return f"{whole},{decimals}" if decimals else str(whole)
