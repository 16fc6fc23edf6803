"""Reads a whole form file: its head, sections, aspects and checks."""

from __future__ import annotations

from intake_desktop.form_engine import conditions, question_reader
from intake_desktop.form_engine.definition import DOSSIER_TYPES, Check, Form, Part, Question, Section
from intake_desktop.form_engine.expressions import NEVER
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.nodes import Block
from intake_desktop.form_engine.question_reader import Surroundings

MARKS = ("law", "practice", "seed", "assumption")
SEVERITIES = ("error", "warning", "info")


def read(fields: Fields, file: str, digest: str) -> Form:
    """The form in a file; faults stand in the report."""
    fields.need("form", "meta", "sections")
    head, meta = _part(fields, "form"), _part(fields, "meta")
    head.need("id", "version", "language", "title", "status")
    meta.need("no_answer_reasons", "sources")
    reasons, sources = meta.labels("no_answer_reasons"), meta.labels("sources")
    around = Surroundings(tuple(reasons), tuple(sources), DOSSIER_TYPES)
    parts = tuple(_part_of_talk(item) for item in fields.subs("parts"))
    form = Form(
        id=head.identifier("id"),
        version=head.whole("version"),
        title=head.text("title", 90),
        sections=tuple(_section(item, around, parts) for item in fields.subs("sections")),
        parts=parts,
        aspects=_aspects(fields, around),
        checks=tuple(_check(item) for item in fields.subs("checks")),
        no_answer_labels=reasons,
        source_labels=sources,
        language=head.word("language", ("nl",), "nl"),
        status=head.text("status"),
        mark=head.text("mark"),
        reason_aspect=head.identifier("reason_aspect"),
        texts=fields.content("texts"),
        digest=digest,
        file=file,
    )
    for part in (head, meta, fields):
        part.finish()
    return form


def _part(fields: Fields, key: str) -> Fields:
    """The block under a key; an empty one when it is missing, which is reported elsewhere."""
    found = fields.sub(key)
    return found if found is not None else Fields(Block(fields.line), fields.report)


def _aspects(fields: Fields, around: Surroundings) -> tuple[Question, ...]:
    inside = Surroundings(around.reasons, around.sources, around.dossier_types, "aspect")
    return tuple(question_reader.read(item, inside) for item in fields.subs("aspects"))


def _part_of_talk(fields: Fields) -> Part:
    fields.need("id", "title")
    part = Part(fields.identifier("id"), fields.text("title", 40))
    fields.finish()
    return part


def _section(fields: Fields, around: Surroundings, parts: tuple[Part, ...]) -> Section:
    fields.need("id", "title", *(("part",) if parts else ()))
    types = fields.words("dossier_types", DOSSIER_TYPES) or DOSSIER_TYPES
    inside = Surroundings(around.reasons, around.sources, types)
    reference = fields.identifier("reference")
    if not reference:
        fields.need("questions")
    section = Section(
        id=fields.identifier("id"),
        title=fields.text("title", 90),
        questions=tuple(question_reader.read(item, inside) for item in fields.subs("questions")),
        line=fields.line_of("id"),
        intro=fields.text("intro"),
        talk_minutes=fields.whole("talk_minutes"),
        dossier_types=types,
        reference=reference,
        part=fields.word("part", [part.id for part in parts]),
        also=fields.words("also"),
        also_if=conditions.read(fields, "also_if"),
        outro=fields.text("outro"),
    )
    fields.has("ref")
    fields.finish()
    return section


def _check(fields: Fields) -> Check:
    fields.need("id", "severity", "condition", "fields", "message")
    condition = conditions.read(fields, "condition")
    check = Check(
        id=fields.identifier("id"),
        severity=fields.word("severity", SEVERITIES, "error"),
        condition=condition or NEVER,
        fields=fields.words("fields"),
        message=fields.text("message"),
        line=fields.line_of("id"),
        reason_required=fields.flag("reason_required"),
        reason_field=fields.identifier("reason_field"),
        mark=fields.word("mark", MARKS),
        thresholds=fields.labels("thresholds"),
    )
    _reason_only_with_warning(check, fields)
    fields.finish()
    return check


def _reason_only_with_warning(check: Check, fields: Fields) -> None:
    if check.reason_required and check.severity != "warning":
        fields.fault(
            "ZK-336", "reason_required", "Alleen een warning kan een reden vragen.", "Kies warning, of haal weg."
        )
    if not check.fields and fields.has("fields"):
        fields.fault(
            "ZK-336", "fields", "Een controle noemt minstens één vraag.", "Zet de vraag erbij waar het om gaat."
        )
