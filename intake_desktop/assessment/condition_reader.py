"""Reads conditions and groups of a rule table, and checks that op, threshold and nearness fit the fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from intake_desktop.assessment.table import Condition, FactRule, Group, Threshold
from intake_desktop.assessment.vocabulary import FactType, Near, Op
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.nodes import Listing, Scalar
from intake_desktop.form_engine.report import meant

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?", re.ASCII)
_ORDERED = (Op.GE, Op.GT, Op.LE, Op.LT)
_NUMERIC = (FactType.LEVEL, FactType.NUMBER, FactType.COUNT)
_NEAR_FITS: Mapping[Near, tuple[FactType, ...]] = {
    Near.NONE: tuple(FactType),
    Near.ONE_LEVEL: (FactType.LEVEL, FactType.CHOICE),
    Near.QUARTER: (FactType.NUMBER,),
    Near.PER_ITEM: (FactType.COUNT,),
}


class ConditionReader:
    """Reads conditions against the facts that exist; `marks` are the words for where a threshold comes from."""

    def __init__(self, facts: Mapping[str, FactRule], marks: Mapping[str, str]) -> None:
        self._facts = facts
        self._marks = marks
        self._ids: set[str] = set()

    def group(self, fields: Fields, group_id: str = "", label: str = "") -> Group:
        """The conditions under "all" or "any" of a block; neither means: nothing is asked."""
        if fields.has("all") and fields.has("any"):
            fields.fault("ZK-351", "any", "Hier staan all en any naast elkaar.", "Kies één van de twee.")
        key = "any" if fields.has("any") else "all"
        if _empty(fields, key):
            return Group(group_id, label, False, (), fields.line)
        return self.listed(fields, key, key == "any", group_id, label)

    def listed(self, fields: Fields, key: str, is_any: bool, group_id: str = "", label: str = "") -> Group:
        """The conditions in the list under a key."""
        parts = tuple(part for inner in fields.subs(key) if (part := self._part(inner)) is not None)
        return Group(group_id, label, is_any, parts, fields.line_of(key))

    def step(self, fields: Fields) -> Group:
        """Conditions without id, label and source: the steps of a signal."""
        key = "any" if fields.has("any") else "all"
        parts = tuple(part for inner in fields.subs(key) if (part := self._bare(inner)) is not None)
        return Group("", "", key == "any", parts, fields.line_of(key))

    def _part(self, fields: Fields) -> Condition | Group | None:
        self._new_id(fields)
        if fields.has("all") or fields.has("any"):
            fields.need("id", "label")
            group = self.group(fields, fields.text("id"), fields.text("label"))
            fields.finish()
            return group
        fields.need("id", "label", "source", "mark", "near")
        condition = self._condition(fields)
        fields.finish()
        return condition

    def _bare(self, fields: Fields) -> Condition | Group | None:
        if fields.has("all") or fields.has("any"):
            fields.text("label")
            return self.step(fields)
        condition = self._condition(fields)
        fields.finish()
        return condition

    def _new_id(self, fields: Fields) -> None:
        found = fields.identifier("id")
        if found and found in self._ids:
            fields.fault("ZK-350", "id", f'De voorwaarde "{found}" staat er twee keer.', "Geef één een andere naam.")
        self._ids.add(found)

    def _condition(self, fields: Fields) -> Condition | None:
        fields.need("fact", "op")
        name = fields.text("fact")
        op = fields.word("op", tuple(Op))
        near = Near(_one_of(fields.word("near", tuple(Near), Near.NONE), Near, Near.NONE))
        mark = fields.word("mark", tuple(self._marks))
        rest = {key: fields.text(key) for key in ("id", "label", "source", "goal", "remark", "criterion")}
        configurable = fields.flag("configurable")
        fields.has("threshold")
        rule = self._facts.get(name)
        if rule is None:
            if name:
                fields.fault("ZK-352", "fact", f'Het feit "{name[:40]}" bestaat niet.', meant(name, self._facts))
            return None
        if op not in tuple(Op):
            return None
        condition = Condition(
            fact=name,
            op=Op(op),
            threshold=_threshold(fields, rule, Op(op)),
            near=near,
            mark=mark,
            line=fields.line,
            configurable=configurable,
            **rest,
        )
        _check_near(fields, rule, condition)
        return condition


def _one_of(word: str, words: type[Near], default: Near) -> str:
    return word if word in tuple(words) else default


def _empty(fields: Fields, key: str) -> bool:
    node = fields.node(key)
    return node is None or (isinstance(node, Listing) and not node.items)


def _threshold(fields: Fields, rule: FactRule, op: Op) -> Threshold:
    """The threshold as an exact value of the kind this fact has; a fault when it does not fit."""
    if op is Op.UNKNOWN:
        if fields.has("threshold"):
            fields.fault("ZK-353", "threshold", "Bij op: unknown hoort geen drempel.", "Haal threshold weg.")
        return None
    found = _number(fields, rule, op) if rule.type in _NUMERIC else _word(fields, rule, op)
    if found is None:
        fields.fault("ZK-353", "threshold", f'De drempel past niet bij "{rule.id}" met op: {op}.', _what_fits(rule, op))
    return found


def _number(fields: Fields, rule: FactRule, op: Op) -> Threshold:
    node = fields.node("threshold")
    if not isinstance(node, Scalar) or not _NUMBER.fullmatch(node.text) or op is Op.IN:
        return None
    number = Fraction(node.text)
    if rule.type is FactType.LEVEL and not (number.denominator == 1 and 1 <= number <= rule.highest):
        return None
    if rule.type is FactType.COUNT and not (number.denominator == 1 and number <= len(rule.asks)):
        return None
    return number


def _word(fields: Fields, rule: FactRule, op: Op) -> Threshold:
    node = fields.node("threshold")
    if op is Op.IN:
        words = tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Listing) else ()
        return words if words and all(word in rule.options for word in words) else None
    if not isinstance(node, Scalar):
        return None
    if rule.type is FactType.YESNO:
        return {"true": True, "false": False}.get(node.text) if op is Op.EQ else None
    ordered = op in (Op.GE, Op.LE) and rule.ordered
    return node.text if node.text in rule.options and (op is Op.EQ or ordered) else None


def _what_fits(rule: FactRule, op: Op) -> str:
    if rule.type in _NUMERIC:
        return "Schrijf een getal dat kan voorkomen, zoals 3, met ge, gt, le, lt of eq."
    if rule.type is FactType.YESNO:
        return "Schrijf eq met true of false."
    words = ", ".join(rule.options)
    return f"Kies uit: {words}." if op is not Op.IN else f"Schrijf een lijst, met woorden uit: {words}."


def _check_near(fields: Fields, rule: FactRule, condition: Condition) -> None:
    fits = rule.type in _NEAR_FITS[condition.near]
    if condition.near is Near.PER_ITEM:
        fits = fits and condition.op is rule.count_op and condition.op in (Op.GE, Op.LE)
    elif condition.near is Near.QUARTER:
        fits = fits and condition.op in (Op.GE, Op.GT)
    elif condition.near is Near.ONE_LEVEL:
        fits = fits and condition.op in _ORDERED and (rule.type is FactType.LEVEL or rule.ordered)
    if not fits:
        cause = f'near: {condition.near} past niet bij "{rule.id}" met op: {condition.op}.'
        remedy = "one_level hoort bij niveaus, quarter bij hoeveelheden, per_item bij tellingen; anders none."
        fields.fault("ZK-354", "near", cause, remedy)
