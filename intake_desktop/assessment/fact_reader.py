"""Reads the facts and signals of a rule table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from intake_desktop.assessment.condition_reader import ConditionReader
from intake_desktop.assessment.facts import PARTS
from intake_desktop.assessment.table import FactRule, SignalRule
from intake_desktop.assessment.vocabulary import FactType, Op, Work
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.nodes import Listing, Scalar

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}(/[A-Za-z][A-Za-z0-9_]{0,59})?", re.ASCII)
_TYPES = (FactType.LEVEL, FactType.NUMBER, FactType.COUNT, FactType.CHOICE, FactType.YESNO)
_WORKS: Mapping[FactType, tuple[Work, ...]] = {
    FactType.LEVEL: (Work.ANSWER, Work.LOWEST),
    FactType.NUMBER: (Work.ANSWER, Work.SHARE, Work.RATE, Work.SHARE_OPEN, Work.AGE),
    FactType.COUNT: (Work.COUNT,),
    FactType.CHOICE: (Work.ANSWER,),
    FactType.YESNO: (Work.ANSWER,),
}
_MOST = 100


def facts(fields: Fields) -> dict[str, FactRule]:
    """The facts by id; one that stands there twice is a fault."""
    found: dict[str, FactRule] = {}
    for inner in fields.subs("facts"):
        for rule in _facts(inner):
            if rule.id in found:
                inner.fault("ZK-350", "id", f'Het feit "{rule.id}" staat er twee keer.', "Geef één een andere naam.")
            found[rule.id] = rule
    return found


def signals(fields: Fields, reader: ConditionReader, words: Mapping[str, str]) -> dict[str, SignalRule]:
    """The signals by id."""
    found: dict[str, SignalRule] = {}
    for inner in fields.subs("signals"):
        rule = _signal(inner, reader, words)
        if rule.id in found:
            inner.fault("ZK-350", "id", f'Het signaal "{rule.id}" staat er twee keer.', "Geef één een andere naam.")
        found[rule.id] = rule
    return found


def keys(fields: Fields, key: str) -> tuple[AnswerKey, ...]:
    """A list of answers: a question ("A1") or an aspect of one ("peildatum/uren_per_week_nu")."""
    found = []
    for item in texts(fields, key):
        if not _KEY.fullmatch(item):
            fields.fault(
                "ZK-327", key, f'"{item[:40]}" kan geen naam van een vraag zijn.', "Schrijf vraag of deel/vraag."
            )
            continue
        question, _, row = item.partition("/")
        found.append(AnswerKey(question, row))
    if len(set(found)) < len(found):
        fields.fault("ZK-322", key, f'In "{key}" staat een vraag twee keer.', "Haal er één weg.")
    return tuple(dict.fromkeys(found))


def texts(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of short texts; anything else is a fault."""
    node = fields.node(key)
    if node is None:
        return ()
    if isinstance(node, Listing) and len(node.items) <= _MOST:
        found = [item.text for item in node.items if isinstance(item, Scalar)]
        if len(found) == len(node.items):
            return tuple(found)
    fields.fault("ZK-326", key, f'Bij "{key}" hoort een lijst.', "Schrijf bijvoorbeeld [een, twee].")
    return ()


def _facts(fields: Fields) -> Iterator[FactRule]:
    """One fact, or one for each name under "each"."""
    fields.need("id", "type")
    fact_id = fields.identifier("id")
    kind = fields.word("type", _TYPES)
    each = keys(fields, "each")
    if kind not in _TYPES:
        return
    rule = _fact(fields, fact_id, FactType(kind), each[:1])
    fields.finish()
    if not each:
        yield rule
    for key in each:
        yield _with(rule, f"{fact_id}.{key.question_id}", key)


def _with(rule: FactRule, fact_id: str, key: AnswerKey) -> FactRule:
    return FactRule(fact_id, rule.type, rule.work, rule.line, rule.meaning, (key,), rule.highest, unit=rule.unit)


def _fact(fields: Fields, fact_id: str, kind: FactType, each: tuple[AnswerKey, ...]) -> FactRule:
    works = _WORKS[kind]
    named = fields.word("work", works, works[0])
    work = Work(named) if named in works else works[0]
    asks = each or keys(fields, "from")
    _check_parts(fields, work, asks)
    rule = FactRule(fact_id, kind, work, fields.line, fields.text("meaning"), asks, fields.whole("highest"))
    rule = _of_days(fields, _of_counts(fields, _of_words(fields, rule)))
    _check_fact(fields, rule)
    return rule


def _of_words(fields: Fields, rule: FactRule) -> FactRule:
    """What choices, yes/no and numbers need: options, words that mean yes or no, a unit."""
    otherwise = fields.identifier("otherwise")
    also_yes = texts(fields, "otherwise_yes")
    return replace(
        rule,
        options=fields.labels("options"),
        ordered=fields.flag("ordered"),
        yes=texts(fields, "yes"),
        no=texts(fields, "no"),
        otherwise=(AnswerKey(otherwise), also_yes) if otherwise else None,
        unit=_unit(fields),
    )


def _of_counts(fields: Fields, rule: FactRule) -> FactRule:
    return replace(
        rule,
        count_op=_count_op(fields),
        count_level=fields.whole("count_level"),
        complete=fields.flag("complete"),
        names=fields.labels("names"),
    )


def _of_days(fields: Fields, rule: FactRule) -> FactRule:
    return replace(
        rule,
        form=fields.identifier("form"),
        at_most_months=fields.whole("at_most_months"),
        forms=fields.words("forms"),
        jump=keys(fields, "jump"),
    )


def _unit(fields: Fields) -> tuple[str, str]:
    unit = texts(fields, "unit")
    if unit and len(unit) != 2:
        fields.fault("ZK-326", "unit", "Bij unit horen twee woorden.", "Schrijf [uur, uur] of [maand, maanden].")
    return (unit[0], unit[1]) if len(unit) == 2 else ("", "")


def _count_op(fields: Fields) -> Op:
    found = fields.word("count_op", (Op.GE, Op.LE, Op.EQ), Op.GE)
    return Op(found) if found in tuple(Op) else Op.GE


def _check_parts(fields: Fields, work: Work, asks: tuple[AnswerKey, ...]) -> None:
    fewest, most = PARTS.get(work, (1, _MOST))
    if not fewest <= len(asks) <= most:
        cause = f'Bij work: {work} hoort een ander aantal vragen in "from".'
        fields.fault("ZK-355", "from", cause, f"Noem er minstens {fewest} en hoogstens {most}.")


def _check_fact(fields: Fields, rule: FactRule) -> None:
    """What a fact of this type cannot do without."""
    leveled = rule.type in (FactType.LEVEL, FactType.COUNT) or rule.work is Work.SHARE_OPEN
    if leveled and not 2 <= rule.highest <= 10:
        fields.fault("ZK-355", "highest", "Bij niveaus hoort het hoogste niveau.", "Schrijf bijvoorbeeld highest: 4.")
    if rule.type is FactType.COUNT and not 1 <= rule.count_level <= rule.highest:
        fields.fault("ZK-355", "count_level", "Dit niveau bestaat niet.", f"Kies 1 tot en met {rule.highest}.")
    if rule.type is FactType.CHOICE and len(rule.options) < 2:
        fields.fault("ZK-355", "options", "Een keuze heeft minstens twee opties.", "Zet waarde en woord in options.")
    if rule.type is FactType.YESNO and not (rule.yes and rule.no and not set(rule.yes) & set(rule.no)):
        fields.fault("ZK-355", "yes", "Zeg welke antwoorden ja en welke nee zijn.", "Schrijf yes: [ja] en no: [nee].")
    if rule.work is Work.AGE and not rule.forms:
        fields.fault("ZK-355", "forms", "Zeg van welke metingen de datum telt.", "Schrijf forms: [naam].")
    if bool(rule.form) != bool(rule.at_most_months):
        fields.fault(
            "ZK-355", "form", "form en at_most_months horen bij elkaar.", "Schrijf ze allebei, of geen van twee."
        )


def _signal(fields: Fields, reader: ConditionReader, words: Mapping[str, str]) -> SignalRule:
    fields.need("id", "short", "law", "sentences", "steps")
    steps = []
    for inner in fields.subs("steps"):
        inner.need("value")
        steps.append((inner.word("value", tuple(words)), reader.step(inner)))
        inner.finish()
    sentences = fields.labels("sentences")
    for value in (*(value for value, _ in steps), "onvoldoende_beeld"):
        if value not in sentences:
            fields.fault("ZK-355", "sentences", f'De zin bij "{value}" ontbreekt.', f"Zet er {value}: bij.")
    rule = SignalRule(
        fields.identifier("id"), fields.text("short"), fields.text("law"), tuple(steps), sentences, fields.line
    )
    fields.finish()
    return rule


def found_by_rules(
    signal_ids: Mapping[str, int], words: Mapping[str, str], places: Mapping[str, int], statuses: Mapping[str, str]
) -> dict[str, FactRule]:
    """Facts that come out of the rules themselves: signals by their id, statuses as status.<code>."""
    found = {
        name: FactRule(name, FactType.SIGNAL, Work.RULES, line, options=MappingProxyType(dict(words)))
        for name, line in signal_ids.items()
    }
    for code, line in places.items():
        name = f"status.{code}"
        found[name] = FactRule(name, FactType.STATUS, Work.RULES, line, options=MappingProxyType(dict(statuses)))
    return found
