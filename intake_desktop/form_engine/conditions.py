"""Reads a condition from a form: a short sum ("uren > 4"), a question with its value, or a list under all or any."""

from __future__ import annotations

from collections.abc import Callable

from intake_desktop.form_engine import expressions, operators
from intake_desktop.form_engine.expressions import Expression, Unreadable
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.nodes import Block, Listing, Node, Scalar
from intake_desktop.form_engine.operators import Program
from intake_desktop.form_engine.report import Report

MOST_IN_LIST = 20


def read(fields: Fields, key: str) -> Expression | None:
    """The condition under a key; None when there is none or it is faulty (then it stands in the report)."""
    node = fields.node(key)
    return None if node is None else _condition(node, fields.report, fields.line_of(key))


def read_value(fields: Fields, key: str) -> Expression | None:
    """What a derived question shows: a sum, a name or a condition."""
    source = fields.text(key, longest=expressions.LONGEST)
    return _parsed(expressions.value, source, fields.line_of(key), fields.report) if source else None


def _condition(node: Node, report: Report, line: int) -> Expression | None:
    if isinstance(node, Scalar):
        return _parsed(expressions.condition, node.text, node.line, report)
    if isinstance(node, Block):
        return _block(Fields(node, report), line)
    _fault(report, node.line)
    return None


def _parsed(parse: Callable[[str, int], Expression], source: str, line: int, report: Report) -> Expression | None:
    try:
        return parse(source, line)
    except Unreadable as fault:
        report.add("ZK-333", line, fault.cause, fault.remedy)
        return None


def _fault(report: Report, line: int) -> None:
    report.add(
        "ZK-333", line, "Deze voorwaarde is niet te lezen.", "Schrijf bijvoorbeeld {question: naam_van_vraag, is: ja}."
    )


def _block(fields: Fields, line: int) -> Expression | None:
    outcome = None
    if fields.has("all"):
        outcome = _listed(fields, "all", operators.every)
    elif fields.has("any"):
        outcome = _listed(fields, "any", operators.some)
    else:
        outcome = _about_question(fields, line)
    fields.finish()
    return outcome


def _listed(fields: Fields, key: str, join: Callable[[list[Program]], Program]) -> Expression | None:
    node = fields.node(key)
    if not isinstance(node, Listing) or not 0 < len(node.items) <= MOST_IN_LIST:
        _fault(fields.report, fields.line_of(key))
        return None
    found = [_condition(item, fields.report, item.line) for item in node.items]
    parts = [part for part in found if part is not None]
    if len(parts) < len(found):
        return None
    names = frozenset().union(*(part.names for part in parts))
    source = f"{key}: " + "; ".join(part.source for part in parts)
    words = frozenset().union(*(part.words for part in parts))
    return Expression(source, node.line, names, join([part.program for part in parts]), words)


def _about_question(fields: Fields, line: int) -> Expression | None:
    fields.need("question")
    name = fields.identifier("question")
    tests = [key for key in ("is", "in", "not") if fields.has(key)]
    if not name or len(tests) != 1:
        _fault(fields.report, line)
        return None
    test = tests[0]
    wanted = fields.words(test, None) if test == "in" else (fields.text(test),)
    if not all(wanted) or not wanted:
        _fault(fields.report, fields.line_of(test))
        return None
    work = operators.not_contained if test == "not" else operators.contained
    program = operators.compared(work, operators.named(name), operators.always(wanted))
    words = frozenset((name, word) for word in wanted)
    return Expression(f"{name} {test} {', '.join(wanted)}", line, frozenset({name}), program, words)
