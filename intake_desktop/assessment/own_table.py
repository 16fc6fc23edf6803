"""What an organisation may change in the rules: texts, and thresholds and words of conditions that are its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction

from intake_desktop.assessment.table import Condition, Destination, Group, Rule, RuleTable
from intake_desktop.assessment.table_reader import Draft
from intake_desktop.form_engine.own_form import LAW
from intake_desktop.form_engine.report import Report

_FREE = ("threshold", "label", "goal", "remark", "source")
"""Of a condition that is configurable."""
_TEXTS = frozenset({"message", "partner_message", "unknown_message", "label"})
"""Of a rule in which nothing comes from the law."""
_DESCRIBING = frozenset({"description", "partner", "support"})
"""Of a destination that no law speaks of."""
_NOT_COMPARED = frozenset({"line"})
_FIXED = ("facts", "signals", "statuses", "states", "marks", "signal_words", "texts", "profile")


def check(draft: Draft, shipped: RuleTable) -> None:
    """Report in the draft every place where it changes what an organisation cannot change."""
    own, report = draft.table, draft.report
    if own is None:
        return
    _check_name(own, report)
    _check_destinations(own, shipped, draft)
    _check_rules(own, shipped, draft)
    for part in _FIXED:
        if _bare(getattr(own, part)) != _bare(getattr(shipped, part)):
            _differs(report, draft.lines.get(part, 1), f'Onder "{part}"')
    if (own.max_missed, own.near_ratio) != (shipped.max_missed, shipped.near_ratio):
        _differs(report, draft.lines.get("items", 1), "Bij max_missed of near_ratio")


def _differs(report: Report, line: int, where: str) -> None:
    cause = f"{where} staat iets anders dan in de gewone regels. Dit ligt vast."
    report.add("ZK-344", line, cause, "Neem dit deel over uit de gewone regels. Drempels en teksten mogen wel anders.")


def _check_name(own: RuleTable, report: Report) -> None:
    expected = f"{own.id}.v{own.version}.yaml"
    if own.file != expected:
        cause = f'Dit bestand hoort "{expected}" te heten.'
        report.add("ZK-337", 1, cause, "Pas de naam van het bestand aan, of de versie bovenin.")


def _check_destinations(own: RuleTable, shipped: RuleTable, draft: Draft) -> None:
    found = {place.code: place for place in own.destinations}
    usual = {place.code: place for place in shipped.destinations}
    for code, place in found.items():
        if code not in usual:
            cause = f'De bestemming "{code}" staat niet in de gewone regels.'
            draft.report.add(
                "ZK-343", place.line, cause, "Haal haar weg. Een bestemming erbij kan alleen in het programma."
            )
        elif _destination(place, usual[code]) != _destination(usual[code], usual[code]):
            _differs(draft.report, place.line, f"Bij de bestemming {code}")
    _check_there(tuple(found), tuple(usual), "bestemming", draft.lines.get("destinations", 1), draft.report)


def _destination(place: Destination, usual: Destination) -> object:
    return _bare(place, _NOT_COMPARED if usual.law_note else _NOT_COMPARED | _DESCRIBING)


def _check_there(found: tuple[str, ...], usual: tuple[str, ...], what: str, line: int, report: Report) -> None:
    """Nothing was left out, and the order is what it was."""
    for name in usual:
        if name not in found:
            report.add("ZK-343", line, f'De {what} "{name}" ontbreekt.', "Zet haar terug. Weglaten kan niet.")
    if sorted(found) == sorted(usual) and found != usual:
        _differs(report, line, "In de volgorde")


def _check_rules(own: RuleTable, shipped: RuleTable, draft: Draft) -> None:
    report, line = draft.report, draft.lines.get("items", 1)
    found = {rule.id: rule for rule in own.rules}
    usual = {rule.id: rule for rule in shipped.rules}
    for name, rule in found.items():
        if name not in usual:
            cause = f'De regel "{name}" staat niet in de gewone regels.'
            report.add("ZK-343", rule.line, cause, "Haal hem weg. Een regel erbij kan alleen in het programma.")
        elif not _check_conditions(rule, usual[name], report) and _rule(rule, usual[name]) != _rule(
            usual[name], usual[name]
        ):
            _differs(report, rule.line, f"In de opbouw van regel {name}")
    _check_there(tuple(found), tuple(usual), "regel", line, report)


def _rule(rule: Rule, usual: Rule) -> object:
    """The rule without what may differ: its conditions by name, and its texts unless a law stands in it."""
    from_law = any(condition.mark == LAW for condition in _conditions(usual).values())
    return _bare(rule, _NOT_COMPARED if from_law else _NOT_COMPARED | _TEXTS)


def _check_conditions(rule: Rule, usual: Rule, report: Report) -> bool:
    """Report what changed in conditions; True when one was left out or added."""
    found, known = _conditions(rule), _conditions(usual)
    for name, condition in found.items():
        if name not in known:
            cause = f'De voorwaarde "{name}" staat niet in regel {rule.id} van de gewone regels.'
            report.add(
                "ZK-343", condition.line, cause, "Haal haar weg. Een voorwaarde erbij kan alleen in het programma."
            )
        else:
            _check_condition(condition, known[name], report)
    for name in known:
        if name not in found:
            cause = f'De voorwaarde "{name}" ontbreekt in regel {rule.id}.'
            report.add("ZK-343", rule.line, cause, "Zet haar terug. Weglaten kan niet.")
    return set(found) != set(known)


def _check_condition(own: Condition, usual: Condition, report: Report) -> None:
    allowed = {*_FREE, "line"} if usual.configurable else {"line"}
    changed = [
        one.name
        for one in fields(usual)
        if one.name not in allowed and getattr(own, one.name) != getattr(usual, one.name)
    ]
    if not changed:
        return
    if usual.configurable:
        cause = f"Van deze voorwaarde mogen alleen {', '.join(_FREE)} anders."
    elif usual.mark == LAW:
        cause = "Deze waarde komt uit de wet en kan niet veranderen."
    else:
        cause = "Deze voorwaarde ligt vast en kan niet veranderen."
    before = ", ".join(f"{name}: {_written(getattr(usual, name))}" for name in changed)
    report.add("ZK-345", own.line, cause, f"Zet bij {usual.id} terug wat er stond: {before}.")


def _conditions(rule: Rule) -> Mapping[str, Condition]:
    groups = [rule.conditions, rule.status_if, rule.suggest, *(variant.conditions for variant in rule.variants)]
    return {one.id: one for group in groups if group is not None for one in _inside(group)}


def _inside(group: Group) -> Iterator[Condition]:
    for part in group.parts:
        if isinstance(part, Condition):
            yield part
        else:
            yield from _inside(part)


def _bare(value: object, without: frozenset[str] = _NOT_COMPARED) -> object:
    """A value to compare: without lines and what may differ; a condition of a rule as its name alone."""
    if isinstance(value, Condition) and value.id:
        return value.id
    if is_dataclass(value):
        return tuple(
            (one.name, _bare(getattr(value, one.name), without)) for one in fields(value) if one.name not in without
        )
    if isinstance(value, Mapping):
        return tuple((name, _bare(one, without)) for name, one in value.items())
    return tuple(_bare(one, without) for one in value) if isinstance(value, tuple) else value


def _written(value: object) -> str:
    """A value as it stands in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return str(int(value)) if value.denominator == 1 else str(float(value))
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value) or "niets"
