"""Reads one rule table file as far as possible, with a report of everything that is wrong in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from intake_desktop.assessment import fact_reader
from intake_desktop.assessment.advice import State, Status
from intake_desktop.assessment.condition_reader import ConditionReader
from intake_desktop.assessment.rule_reader import RuleReader
from intake_desktop.assessment.table import Destination, FactRule, ProfileKey, RuleTable, SignalRule, StatusWords
from intake_desktop.assessment.vocabulary import RuleKind
from intake_desktop.form_engine import nodes
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.nodes import Block, Listing, Node
from intake_desktop.form_engine.report import Report

TEXTS = ("statement", "signals_heading", "signals_disclaimer", "missing_intro")
_RATIO = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as far as it could be read; `table` is None when it is no rule table at all."""

    table: RuleTable | None
    report: Report
    examples: Block | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each part of the file begins."""


def read(path: Path) -> Draft:
    """Read a rule table; never raises for what stands in it."""
    report = Report(path.name)
    data = content(path, report)
    block = nodes.read(data, report) if data is not None else None
    if data is None or block is None:
        return Draft(None, report)
    fields = Fields(block, report)
    table = _table(fields, path.name, hashlib.sha256(data).hexdigest())
    examples = fields.node("examples")
    fields.finish()
    return Draft(table, report, examples if isinstance(examples, Block) else None, block.lines)


def content(path: Path, report: Report) -> bytes | None:
    """The bytes of a file, never more than one beyond the limit; None with a report when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(nodes.LARGEST_FILE + 1)
    except OSError:
        report.add("ZK-337", 1, "Dit bestand is niet te openen.", "Kijk of het er staat en of je het mag lezen.")
        return None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a table, by what they are for."""

    marks: Mapping[str, str]
    signals: Mapping[str, str]
    states: Mapping[str, str]
    texts: Mapping[str, str]
    statuses: Mapping[str, StatusWords]


def _table(fields: Fields, file: str, digest: str) -> RuleTable:
    fields.need("rules", "version", "facts", "signals", "items", "profile")
    fields.text("law_state")
    words = _words(fields)
    places = _destinations(fields, words.marks)
    known, signals = _known(fields, words, places)
    reader = RuleReader(known, words.marks, tuple(place.code for place in places), tuple(Status))
    rules = reader.rules(fields, "items")
    most, ratio = _nearness(fields)
    return RuleTable(
        id=fields.identifier("rules"),
        version=fields.whole("version"),
        digest=digest,
        file=file,
        valid_from=_day(fields, "valid_from"),
        valid_to=_day(fields, "valid_to"),
        facts=MappingProxyType(known),
        signals=MappingProxyType(signals),
        destinations=places,
        rules=rules,
        statuses=words.statuses,
        states=words.states,
        marks=words.marks,
        signal_words=words.signals,
        texts=words.texts,
        max_missed=most,
        near_ratio=ratio,
        profile=_profile(fields),
    )


def _words(fields: Fields) -> _Words:
    fields.need("marks", "signal_words", "states", "texts", "statuses")
    labels = {key: fields.labels(key) for key in ("marks", "signal_words", "states", "texts")}
    statuses = _statuses(fields)
    _complete(fields, {"states": labels["states"], "texts": labels["texts"], "statuses": statuses})
    return _Words(labels["marks"], labels["signal_words"], labels["states"], labels["texts"], statuses)


def _known(
    fields: Fields, words: _Words, places: tuple[Destination, ...]
) -> tuple[dict[str, FactRule], dict[str, SignalRule]]:
    """All facts, those that come out of the rules included, and the signals."""
    found = fact_reader.facts(fields)
    signals = fact_reader.signals(fields, ConditionReader(found, words.marks), words.signals)
    from_rules = fact_reader.found_by_rules(
        {name: rule.line for name, rule in signals.items()},
        words.signals,
        {place.code: place.line for place in places},
        {status: status_words.tag for status, status_words in words.statuses.items()},
    )
    return {**found, **from_rules}, signals


def _complete(fields: Fields, found: Mapping[str, Mapping[str, object]]) -> None:
    """Every word the program needs is there."""
    needed = {"states": tuple(State), "texts": TEXTS, "statuses": tuple(Status)}
    for key, names in needed.items():
        for name in names:
            if name not in found[key]:
                fields.fault("ZK-325", key, f'Onder "{key}" ontbreekt "{name}".', f'Zet er een regel "{name}:" bij.')


def _statuses(fields: Fields) -> Mapping[str, StatusWords]:
    inner = fields.sub("statuses")
    found = {}
    for name in inner.block.entries if inner is not None else ():
        words = inner.sub(name) if inner is not None else None
        if words is not None:
            words.need("label", "tag", "meaning")
            found[name] = StatusWords(words.text("label"), words.text("tag"), words.text("meaning"))
            words.finish()
    return MappingProxyType(found)


def _destinations(fields: Fields, marks: Mapping[str, str]) -> tuple[Destination, ...]:
    found: dict[str, Destination] = {}
    for inner in fields.subs("destinations"):
        inner.need("code", "name", "short", "description", "source", "mark")
        inner.text("source")
        inner.word("mark", tuple(marks))
        code = inner.identifier("code")
        if code in found:
            inner.fault("ZK-350", "code", f'De bestemming "{code}" staat er twee keer.', "Geef één een andere naam.")
        shown = {key: inner.text(key) for key in ("name", "short", "description", "partner", "support", "law_note")}
        not_to = fact_reader.texts(inner, "not_to")
        found[code] = Destination(code, line=inner.line, parallel=inner.flag("parallel"), not_to=not_to, **shown)
        inner.finish()
    return tuple(found.values())


def _nearness(fields: Fields) -> tuple[int, Fraction]:
    """From the rule that tells "bijna" from "nu niet": most missed conditions, and the part that is still near."""
    for inner in fields.subs("items"):
        if inner.text("kind") == RuleKind.REFINE:
            inner.need("max_missed", "near_ratio")
            ratio = _RATIO.fullmatch(inner.text("near_ratio"))
            if ratio is not None and int(ratio[1]) < int(ratio[2]):
                return inner.whole("max_missed"), Fraction(int(ratio[1]), int(ratio[2]))
            inner.fault("ZK-353", "near_ratio", "Dit is geen deel van een hoeveelheid.", 'Schrijf bijvoorbeeld "3/4".')
    return 0, Fraction(1)


def _day(fields: Fields, key: str) -> date | None:
    text = fields.text(key)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        fields.fault("ZK-306", key, f'We herkennen "{text[:20]}" niet als datum.', 'Schrijf bijvoorbeeld "2026-01-31".')
        return None


def _profile(fields: Fields) -> Mapping[str, ProfileKey]:
    inner = fields.sub("profile")
    found = {}
    for name in inner.block.entries if inner is not None else ():
        entry = inner.sub(name) if inner is not None else None
        if entry is not None:
            by_name = entry.has("each")
            questions = fact_reader.keys(entry, "each" if by_name else "row")
            found[name] = ProfileKey(questions, by_name, entry.words("forms"))
            entry.finish()
    return MappingProxyType(found)


def listed(node: Node | None) -> list[Node]:
    """The items of a list, or nothing."""
    return node.items if isinstance(node, Listing) else []
