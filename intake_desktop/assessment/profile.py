"""Example profiles: short invented cases with the advice that belongs to them, for rule writers and tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from intake_desktop.assessment import facts, table_reader
from intake_desktop.assessment.advice import Advice
from intake_desktop.assessment.advise import advise
from intake_desktop.assessment.as_text import advice_as_text
from intake_desktop.assessment.evidence import Evidence
from intake_desktop.assessment.months import months_later
from intake_desktop.assessment.table import ProfileKey, RuleTable
from intake_desktop.assessment.vocabulary import FactType, Work
from intake_desktop.errors import FormError
from intake_desktop.form_engine import nodes
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.nodes import Block, Listing, Node, Scalar
from intake_desktop.form_engine.report import Report, meant

__all__ = ["Example", "advice_as_text", "evidence", "load", "notes_of", "read_examples", "try_examples"]

TODAY = date(2026, 1, 15)
"""The day on which every profile is read; ages in a profile are months before it."""
_EVERY = "basis"
_LONGEST_AGE = 600


@dataclass(frozen=True, slots=True)
class Example:
    """One profile: what is given on top of the base, and what is expected of the advice."""

    id: str
    title: str
    given: Mapping[str, Node]
    expect: Mapping[str, Node]
    line: int


def load(table: RuleTable, path: Path) -> tuple[tuple[str, str, Evidence], ...]:
    """Id, title and evidence of every profile in a file; raises FormError when it cannot be read.

    The file holds either one profile (its keys at the top) or `examples` with a `base` and `profiles`.
    """
    report = Report(path.name)
    block = read_examples(path, report)
    found = tuple(
        (example.id, example.title, evidence(table, example.given, report)) for example in _examples(block, report)
    )
    if report.mistakes() or not found:
        raise FormError(path.name, report.mistakes())
    return found


def read_examples(path: Path, report: Report) -> Block | None:
    """The block with `base` and `profiles`; a file with the keys of one profile is read as that one."""
    data = table_reader.content(path, report)
    block = nodes.read(data, report) if data is not None else None
    if block is None:
        return None
    inner = block.entries.get("examples")
    if isinstance(inner, Block):
        return inner
    given = block.entries.get("given", block)
    single: dict[str, Node] = {"id": Scalar(path.stem, block.line), "given": given}
    single.update({key: block.entries[key] for key in ("id", "title") if key in block.entries})
    profiles = Listing([Block(block.line, single)], block.line)
    return Block(block.line, {"profiles": profiles})


def evidence(table: RuleTable, given: Mapping[str, Node], report: Report) -> Evidence:
    """The answers a profile stands for, with their days of measurement; wrong keys and values go to the report."""
    answers: dict[AnswerKey, Answer] = {}
    measured: dict[str, date | None] = {form: TODAY for key in table.profile.values() for form in key.forms}
    for name, node in given.items():
        meaning = table.profile.get(name)
        if meaning is None:
            report.add("ZK-360", node.line, f'"{name[:40]}" kennen we niet in een profiel.', meant(name, table.profile))
        elif meaning.forms:
            measured.update(dict.fromkeys(meaning.forms, _day(node, report)))
        else:
            answers.update(_answers(table, meaning, node, report))
    return Evidence(answers, measured, TODAY)


def try_examples(table: RuleTable, block: Block | None, report: Report) -> None:
    """Try every example; one that comes out otherwise is a mistake at its line."""
    for example in _examples(block, report):
        advice = advise(table, facts.gather(table, evidence(table, example.given, report)))
        for what, expected, found in _differences(table, advice, example):
            cause = f"Voorbeeld {example.id}: {what} is {found}, verwacht was {expected}."
            report.add("ZK-361", example.line, cause, "Pas de regel aan, of het voorbeeld.")


def notes_of(table: RuleTable, advice: Advice) -> set[str]:
    """The notes as a profile names them: without the reminder, with a word for a destination that is suggested."""
    said = {note.rule_id for note in advice.notes if not note.always}
    suggests = {rule.id: rule.suggest_note for rule in table.rules if rule.suggest_note}
    return said | {suggests[one.rule_id] for one in advice.outcomes if one.suggested and one.rule_id in suggests}


def _examples(block: Block | None, report: Report) -> Iterator[Example]:
    if block is None:
        return
    base = block.entries.get("base")
    shared = base.entries if isinstance(base, Block) else {}
    for node in table_reader.listed(block.entries.get("profiles")):
        given = node.entries.get("given") if isinstance(node, Block) else None
        if not isinstance(node, Block) or not isinstance(given, Block):
            report.add("ZK-360", node.line, "Dit is geen profiel.", "Begin met id, en zet de gegevens onder given.")
            continue
        expect = node.entries.get("expect")
        expected = expect.entries if isinstance(expect, Block) else {}
        named = _text(node.entries.get("id")), _text(node.entries.get("title"))
        yield Example(*named, _merged(shared, given.entries), expected, node.line)


def _merged(base: Mapping[str, Node], given: Mapping[str, Node]) -> dict[str, Node]:
    """The given values over those of the base; blocks key by key."""
    merged = dict(base)
    for name, node in given.items():
        under = base.get(name)
        if isinstance(node, Block) and isinstance(under, Block):
            merged[name] = Block(node.line, {**under.entries, **node.entries})
        else:
            merged[name] = node
    return merged


def _text(node: Node | None) -> str:
    """The text of a scalar; "" for null and for anything else."""
    if not isinstance(node, Scalar) or (not node.quoted and node.text in ("", "null", "~")):
        return ""
    return node.text


def _day(node: Node, report: Report) -> date | None:
    text = _text(node)
    if text and not (text.isascii() and text.isdigit() and int(text[:9]) <= _LONGEST_AGE):
        report.add("ZK-360", node.line, "Hier hoort een aantal maanden.", "Schrijf bijvoorbeeld 1, of null.")
        return None
    return months_later(TODAY, -int(text)) if text else None


def _answers(table: RuleTable, meaning: ProfileKey, node: Node, report: Report) -> dict[AnswerKey, Answer]:
    given = _by_name(meaning, node, report) if meaning.by_name else _in_order(meaning, node, report)
    numbers = _numbers(table)
    found = {}
    for key, one in given.items():
        text = _text(one)
        if not text:
            continue
        value = _decimal(text) if key in numbers else text
        if value is None:
            report.add("ZK-360", one.line, f'"{text[:40]}" is geen getal.', "Schrijf bijvoorbeeld 5.5.")
            continue
        found[key] = Answer(value, "staff", TODAY, "voorbeeld")
    return found


def _by_name(meaning: ProfileKey, node: Node, report: Report) -> dict[AnswerKey, Node]:
    entries = node.entries if isinstance(node, Block) else {}
    names = {key.question_id for key in meaning.questions}
    for name, one in entries.items():
        if name not in names and name != _EVERY:
            report.add("ZK-360", one.line, f'"{name[:40]}" kennen we hier niet.', meant(name, names))
    every = entries.get(_EVERY)
    chosen = {key: entries.get(key.question_id, every) for key in meaning.questions}
    return {key: one for key, one in chosen.items() if one is not None}


def _in_order(meaning: ProfileKey, node: Node, report: Report) -> dict[AnswerKey, Node]:
    given = table_reader.listed(node) if isinstance(node, Listing) else [node]
    if len(given) != len(meaning.questions):
        cause = f"Hier horen {len(meaning.questions)} waarden."
        report.add("ZK-360", node.line, cause, "Zet ze in de volgorde van de regeltabel; null is geen antwoord.")
        return {}
    return dict(zip(meaning.questions, given, strict=True))


def _numbers(table: RuleTable) -> set[AnswerKey]:
    """The questions that hold a number: those a number is found from."""
    works = (Work.ANSWER, Work.SHARE, Work.RATE)
    rules = [rule for rule in table.facts.values() if rule.type is FactType.NUMBER and rule.work in works]
    return {key for rule in rules for key in rule.asks}


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 1_000_000 else None


def _differences(table: RuleTable, advice: Advice, example: Example) -> Iterator[tuple[str, str, str]]:
    """What was expected otherwise: which, expected and found."""
    found = {one.code: str(one.status) for one in advice.outcomes}
    signals = {one.id: one.value for one in advice.signals}
    for part, known in (("status", found), ("signals", signals)):
        expected = example.expect.get(part)
        for name, node in expected.entries.items() if isinstance(expected, Block) else ():
            if _text(node) != known.get(name, "er niet"):
                yield name, _text(node), known.get(name, "er niet")
    if "notes" in example.expect:
        wanted = {_text(node) for node in table_reader.listed(example.expect["notes"])}
        said = notes_of(table, advice)
        if wanted != said:
            yield "meldingen", ", ".join(sorted(wanted)) or "geen", ", ".join(sorted(said)) or "geen"
