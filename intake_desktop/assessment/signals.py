"""The four UWV criteria as signals: what is seen of each, never a judgement."""

from __future__ import annotations

from intake_desktop.assessment.advice import Signal, State
from intake_desktop.assessment.facts import Fact, Facts
from intake_desktop.assessment.judge import judge
from intake_desktop.assessment.table import Condition, Group, RuleTable, SignalRule
from intake_desktop.assessment.vocabulary import FactType
from intake_desktop.assessment.wording import value_text
from intake_desktop.form_engine.answers import AnswerKey

UNKNOWN = "onvoldoende_beeld"


def with_signals(table: RuleTable, facts: Facts) -> Facts:
    """The facts and the signals found from them."""
    return facts.also({rule.id: _fact(table, facts, rule) for rule in table.signals.values()})


def shown(table: RuleTable, facts: Facts) -> tuple[Signal, ...]:
    """The signals with their sentences, from facts that hold them already."""
    return tuple(_signal(table, facts, rule) for rule in table.signals.values())


def _fact(table: RuleTable, facts: Facts, rule: SignalRule) -> Fact:
    names = dict.fromkeys(name for _, group in rule.steps for name in _names(group))
    keys = tuple(dict.fromkeys(key for name in names for key in facts[name].keys))
    still_open = tuple(dict.fromkeys(key for name in names for key in facts[name].open))
    for value, group in rule.steps:
        state = judge(table, facts, group).state
        if state is State.MET:
            return Fact(value, keys, still_open)
        if state is State.UNKNOWN:
            break
    return Fact(None, keys, still_open)


def _names(group: Group) -> list[str]:
    """The facts a step looks at."""
    found: list[str] = []
    for part in group.parts:
        found += [part.fact] if isinstance(part, Condition) else _names(part)
    return found


def _signal(table: RuleTable, facts: Facts, rule: SignalRule) -> Signal:
    fact = facts[rule.id]
    value = fact.value if isinstance(fact.value, str) else UNKNOWN
    still_open: tuple[AnswerKey, ...] = fact.open if fact.value is None else ()
    asks = (*still_open, *(key for key in fact.keys if key not in still_open))
    sentence = _filled(table, facts, rule.sentences[value])
    return Signal(rule.id, rule.short, rule.law, value, table.signal_words[value], sentence, asks)


def _filled(table: RuleTable, facts: Facts, sentence: str) -> str:
    """Numbers named in a sentence by their fact ("{minuten}") filled in."""
    for rule in table.facts.values():
        if rule.type is FactType.NUMBER and f"{{{rule.id}}}" in sentence:
            sentence = sentence.replace(f"{{{rule.id}}}", value_text(table, rule, facts[rule.id]))
    return sentence
