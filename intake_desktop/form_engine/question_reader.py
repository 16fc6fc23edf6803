"""Reads one question, table column or aspect from a form file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from intake_desktop.form_engine import conditions, kind_rules
from intake_desktop.form_engine.definition import (
    DOSSIER_TYPES,
    NOT_ASKED,
    RECIPIENTS,
    Bounds,
    Kind,
    Option,
    Question,
    Sharing,
)
from intake_desktop.form_engine.fields import Fields

LONGEST_LABEL = 90
CLASSES = ("n", "g", "9", "10", "bsn")
_YES_NO = (Option("ja", "ja"), Option("nee", "nee"), Option("onbekend", "weet ik niet"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the form says about the place a question stands in."""

    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    dossier_types: tuple[str, ...]
    role: str = "question"
    """question, column or aspect."""


def read(fields: Fields, around: Surroundings) -> Question:
    """One question; faults stand in the report and leave a question that can still be referred to."""
    fields.need("id", "kind", "label")
    kind = _kind(fields)
    columns = _columns(fields, around) if around.role == "question" else ()
    question = Question(
        id=fields.identifier("id"),
        kind=kind,
        label=fields.text("label", longest=LONGEST_LABEL),
        line=fields.line_of("id"),
        hint=fields.text("hint"),
        help=fields.text("help"),
        own=fields.text("own"),
        options=_options(fields, kind),
        bounds=_bounds(fields),
        columns=columns,
        rows=fields.words("rows"),
        recipients=_recipients(fields, kind),
    )
    question = _with_content(_with_behaviour(question, fields, around), fields)
    kind_rules.check(question, fields, around.role)
    fields.finish()
    return question


def _kind(fields: Fields) -> Kind:
    found = fields.word("kind", [kind.value for kind in Kind], Kind.TEXT.value)
    return Kind(found) if found in set(Kind) else Kind.TEXT


def _with_behaviour(question: Question, fields: Fields, around: Surroundings) -> Question:
    """Add the keys that say when and how a question is asked."""
    return replace(
        question,
        show_if=conditions.read(fields, "show_if"),
        derived_from=conditions.read_value(fields, "derived_from"),
        required_to_finish=fields.flag("required_to_finish"),
        no_answer=fields.words("no_answer", around.reasons),
        source_default=fields.word("source_default", around.sources, "deelnemer"),
        sensitivity=fields.word("class", CLASSES, "n"),
        dossier_types=fields.words("dossier_types", DOSSIER_TYPES) or around.dossier_types,
        aspects=fields.words("aspects"),
        functional_of=fields.words("functional_of"),
        optional=fields.flag("optional"),
        default_on=fields.flag("default_on", default=True),
        fresh=fields.flag("fresh"),
        most_rows=fields.whole("most_rows"),
        longest=fields.whole("longest"),
    )


def _with_content(question: Question, fields: Fields) -> Question:
    """Add meaning, audience and what only one screen shows."""
    extras = dict(fields.content("extras"))
    if fields.has("ref"):
        extras["ref"] = fields.text("ref")
    return replace(
        question,
        means=fields.identifier("means"),
        audience=fields.word("audience", ("staff",)),
        group=fields.identifier("group"),
        extras=MappingProxyType(extras),
    )


def _columns(fields: Fields, around: Surroundings) -> tuple[Question, ...]:
    inside = Surroundings(around.reasons, around.sources, around.dossier_types, "column")
    return tuple(read(column, inside) for column in fields.subs("columns"))


def _bounds(fields: Fields) -> Bounds:
    bounds = Bounds(fields.number("min"), fields.number("max"), fields.number("step"), fields.text("unit", 40))
    if bounds.low is not None and bounds.high is not None and bounds.low >= bounds.high:
        fields.fault("ZK-330", "min", "Het laagste getal is niet lager dan het hoogste.", "Pas min of max aan.")
    if bounds.step is not None and bounds.step <= 0:
        fields.fault("ZK-330", "step", "Een stap is groter dan nul.", "Schrijf bijvoorbeeld 0.5.")
    return bounds


def _recipients(fields: Fields, kind: Kind) -> Mapping[str, Sharing]:
    """What may happen to the answer, for each recipient; required wherever an answer can stand (decisions.md 7)."""
    if kind in NOT_ASKED and not fields.has("recipients"):
        return MappingProxyType({})
    inner = fields.sub("recipients")
    if inner is None:
        remedy = "Zet er voor elke ontvanger default, optional, never of functional bij."
        fields.report.add("ZK-331", fields.line_of("id"), "Hier staat niet wie het antwoord mag krijgen.", remedy)
        return MappingProxyType({})
    inner.need(*RECIPIENTS)
    words = {name: inner.word(name, [share.value for share in Sharing]) for name in RECIPIENTS}
    inner.finish()
    known = {share.value for share in Sharing}
    return MappingProxyType({name: Sharing(word) for name, word in words.items() if word in known})


def _options(fields: Fields, kind: Kind) -> tuple[Option, ...]:
    options = tuple(_option(item) for item in fields.subs("options"))
    values = [option.value for option in options]
    for value in sorted({value for value in values if values.count(value) > 1}):
        fields.fault("ZK-322", "options", f'De keuze "{value}" staat er twee keer.', "Geef elke keuze een eigen value.")
    return _YES_NO if kind is Kind.YES_NO_UNKNOWN and not options else options


def _option(fields: Fields) -> Option:
    fields.need("value", "label")
    option = Option(
        value=_value(fields),
        label=fields.text("label", longest=LONGEST_LABEL),
        description=fields.text("description"),
        own_label=fields.text("own_label", longest=LONGEST_LABEL),
        free_text=fields.flag("free_text"),
        exclusive=fields.flag("exclusive"),
        codes=fields.labels("codes"),
    )
    fields.finish()
    return option


def _value(fields: Fields) -> str:
    """The code of an option: a name, or a whole number for the levels of a scale."""
    found = fields.text("value", longest=60)
    return found if found.isascii() and found.isdigit() else fields.identifier("value")
