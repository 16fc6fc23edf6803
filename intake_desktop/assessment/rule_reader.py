"""Reads the rules R0-R20 of a rule table, and checks that what they name exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake_desktop.assessment.condition_reader import ConditionReader
from intake_desktop.assessment.fact_reader import keys, texts
from intake_desktop.assessment.table import FactRule, Rule, Variant
from intake_desktop.assessment.vocabulary import FactType, RuleKind
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.report import meant

_SETTING = (RuleKind.GATE, RuleKind.BLOCK, RuleKind.OVERRIDE, RuleKind.ALWAYS)
"""Kinds that set a status of their own."""
_PLACED = (*_SETTING, RuleKind.DESTINATION, RuleKind.REFINE)
"""Kinds that are nothing without a destination."""


class RuleReader:
    """Reads rules against the facts, destinations and statuses that exist."""

    def __init__(
        self,
        known: Mapping[str, FactRule],
        marks: Mapping[str, str],
        places: tuple[str, ...],
        statuses: tuple[str, ...],
    ) -> None:
        before = {name: rule for name, rule in known.items() if rule.type is not FactType.STATUS}
        self._known = known
        self._places = places
        self._statuses = statuses
        self._early = ConditionReader(before, marks)
        self._late = ConditionReader(known, marks)

    def rules(self, fields: Fields, key: str) -> tuple[Rule, ...]:
        """The rules in the order of the file; wrong references between them are faults."""
        read = [(inner, rule) for inner in fields.subs(key) if (rule := self._rule(inner)) is not None]
        found = {rule.id: rule for _, rule in read}
        for inner, rule in read:
            if found[rule.id] is not rule:
                inner.fault("ZK-350", "id", f'De regel "{rule.id}" staat er twee keer.', "Geef één een andere naam.")
            for other in rule.silenced_by:
                if other not in found:
                    inner.fault("ZK-356", "silenced_by", f'De regel "{other[:40]}" bestaat niet.', meant(other, found))
        self._one_each(fields, [rule for _, rule in read])
        return tuple(rule for _, rule in read)

    def _rule(self, fields: Fields) -> Rule | None:
        fields.need("id", "kind", "message")
        kind = fields.word("kind", tuple(RuleKind))
        if kind not in tuple(RuleKind):
            return None
        return self._of_kind(fields, RuleKind(kind))

    def _of_kind(self, fields: Fields, kind: RuleKind) -> Rule:
        reader = self._late if kind is RuleKind.NOTE else self._early
        if kind in _SETTING:
            fields.need("status")
        if kind in _PLACED:
            fields.need("destinations")
        rule = Rule(
            id=fields.identifier("id"),
            kind=kind,
            line=fields.line,
            destinations=self._destinations(fields),
            conditions=reader.group(fields),
            message=fields.text("message"),
            variants=tuple(self._variant(inner) for inner in fields.subs("variants")),
            independent=fields.flag("independent"),
        )
        rule = self._telling(fields, self._setting(fields, rule))
        _check(fields, rule)
        return rule

    def _setting(self, fields: Fields, rule: Rule) -> Rule:
        """What a rule does to statuses."""
        return replace(
            rule,
            status=fields.word("status", self._statuses),
            status_if=self._early.listed(fields, "status_if_any", True) if fields.has("status_if_any") else None,
            status_then=fields.word("status_then", self._statuses),
            silenced_by=texts(fields, "silenced_by"),
            suggest=self._early.listed(fields, "suggest_any", True) if fields.has("suggest_any") else None,
        )

    def _telling(self, fields: Fields, rule: Rule) -> Rule:
        """What a rule says beside its message, and to whom it does not."""
        return replace(
            rule,
            list_missing=fields.flag("list_missing"),
            suggest_note=fields.text("suggest_note"),
            flag=fields.text("flag"),
            partner_message=fields.text("partner_message"),
            unknown_message=fields.text("unknown_message"),
            not_to=texts(fields, "not_to"),
            names_of=self._names_of(fields),
            asks=keys(fields, "asks"),
        )

    def _destinations(self, fields: Fields) -> tuple[str, ...]:
        found = texts(fields, "destinations")
        for code in found:
            if code not in self._places:
                cause = f'De bestemming "{code[:40]}" bestaat niet.'
                fields.fault("ZK-357", "destinations", cause, meant(code, self._places))
        return found

    def _variant(self, fields: Fields) -> Variant:
        fields.need("id", "label")
        variant = Variant(fields.identifier("id"), fields.text("label"), self._early.group(fields))
        fields.finish()
        return variant

    def _names_of(self, fields: Fields) -> str:
        found = fields.text("names_of")
        rule = self._known.get(found)
        if found and (rule is None or any(key.question_id not in rule.names for key in rule.asks)):
            remedy = 'Noem een telling waarvan alle vragen een naam hebben onder "names".'
            fields.fault("ZK-352", "names_of", f'"{found[:40]}" heeft geen namen voor in de zin.', remedy)
        return found

    def _one_each(self, fields: Fields, rules: list[Rule]) -> None:
        """Every destination has exactly one rule of its own."""
        own = (RuleKind.DESTINATION, RuleKind.ALWAYS)
        for code in self._places:
            count = sum(code in rule.destinations for rule in rules if rule.kind in own)
            if count != 1:
                cause = f"De bestemming {code} heeft {count} eigen regels."
                fields.fault("ZK-357", "items", cause, "Geef elke bestemming één regel (kind: destination of always).")


def _check(fields: Fields, rule: Rule) -> None:
    """What this kind of rule cannot do without; then the keys nobody asked for."""
    needs = rule.kind in (RuleKind.GATE, RuleKind.BLOCK, RuleKind.OVERRIDE, RuleKind.NOTE)
    if needs and not rule.conditions.parts:
        cause = f'De regel "{rule.id}" heeft geen voorwaarde.'
        fields.fault("ZK-351", "id", cause, "Zet er voorwaarden bij onder all of any.")
    if rule.kind is RuleKind.DESTINATION:
        _all_count(fields, rule)
    if (rule.status_if is None) != (rule.status_then == ""):
        fields.fault("ZK-351", "status_then", "status_if_any en status_then horen bij elkaar.", "Schrijf ze allebei.")
    if rule.kind is RuleKind.REFINE:
        fields.has("max_missed")
        fields.has("near_ratio")
    fields.finish()


def _all_count(fields: Fields, rule: Rule) -> None:
    """All conditions of a destination count, and all of each way to it; one of several stands in a group of its own."""
    if any(group.any for group in (rule.conditions, *(variant.conditions for variant in rule.variants))):
        cause = f'Bij de bestemming van "{rule.id}" tellen alle voorwaarden.'
        fields.fault("ZK-351", "id", cause, "Schrijf all, en zet daarin een groep met any waar één genoeg is.")
