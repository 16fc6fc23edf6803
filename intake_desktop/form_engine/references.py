"""Checks that what a form refers to exists: ids once, conditions that look back, aspects, functional texts, checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from intake_desktop.form_engine.definition import Check, Form, Question, Sharing
from intake_desktop.form_engine.expressions import Expression
from intake_desktop.form_engine.operators import TODAY
from intake_desktop.form_engine.report import Report

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAME = "naam"
"""In a text: what the participant is called."""


def check(form: Form, report: Report) -> None:
    """Report what can be seen in this form alone."""
    _unique(form, report)
    _look_back(form, report)
    _aspects(form, report)
    _functional(form, report)
    _checks(form, report)
    check_words([form], lambda _: report)


def outside(form: Form) -> Iterator[tuple[str, int]]:
    """Names that this form looks at and does not hold itself, with the line where that is."""
    own = {question.id for question in form.everything()} | {TODAY}
    for expression in _expressions(form):
        yield from ((name, expression.line) for name in sorted(expression.names - own))
    for rule in form.checks:
        yield from ((name, rule.line) for name in rule.fields if name not in own)
    for section in form.sections:
        yield from ((name, section.line) for name in section.also)


def _expressions(form: Form) -> Iterator[Expression]:
    for question in form.questions():
        yield from (found for found in (question.show_if, question.derived_from) if found is not None)
    yield from (section.also_if for section in form.sections if section.also_if is not None)
    yield from (rule.condition for rule in form.checks)


def _unique(form: Form, report: Report) -> None:
    ids: set[str] = set()
    means: set[str] = set()
    places: list[Question | Check] = [*form.everything(), *form.checks]
    for place in places:
        if place.id in ids:
            remedy = "Geef één van de twee een andere naam."
            report.add("ZK-302", place.line, f'"{place.id}" komt twee keer voor.', remedy)
        ids.add(place.id)
    for question in form.everything():
        if question.means and question.means in means:
            report.add(
                "ZK-332", question.line, f'Twee vragen betekenen "{question.means}".', "Een feit heeft één plek."
            )
        means.add(question.means)
    sections = [section.id for section in form.sections]
    for section in form.sections:
        if sections.count(section.id) > 1:
            report.add("ZK-302", section.line, f'"{section.id}" komt twee keer voor.', "Geef een andere naam.")


def _look_back(form: Form, report: Report) -> None:
    everything = {question.id for question in form.everything()}
    seen: set[str] = set()
    for question in form.questions():
        for expression in (question.show_if, question.derived_from):
            for name in sorted(expression.names & everything - seen) if expression else ():
                report.add(
                    "ZK-304",
                    expression.line if expression else question.line,
                    f'"{name}" komt later pas. Een voorwaarde mag alleen terugkijken.',
                    "Zet de vraag eerder, of pas de voorwaarde aan.",
                )
        seen.update([question.id, *(column.id for column in question.columns)])


def _aspects(form: Form, report: Report) -> None:
    known = {aspect.id for aspect in form.aspects}
    for question in form.questions():
        _known(question.aspects, known, question, report)
    used = {name for question in form.questions() for name in question.aspects} | {form.reason_aspect}
    for aspect in form.aspects:
        if aspect.id not in used:
            report.add(
                "ZK-335", aspect.line, f'Geen vraag gebruikt "{aspect.id}".', "Noem het bij aspects van een vraag."
            )
    if form.reason_aspect and form.reason_aspect not in known:
        line = report.line_of(form.reason_aspect, 1)
        report.add("ZK-303", line, f'"{form.reason_aspect}" bestaat niet.', report.meant(form.reason_aspect, known))


def _known(names: Iterable[str], known: set[str], question: Question, report: Report) -> None:
    for name in names:
        if name not in known:
            line = report.line_of(name, question.line)
            report.add("ZK-303", line, f'"{name}" bestaat niet.', report.meant(name, known))


def _functional(form: Form, report: Report) -> None:
    """A functional answer leaves only through a text that points at it, and such a text points at one."""
    known = {question.id: question for question in form.questions()}
    for question in form.questions():
        _known(question.functional_of, set(known), question, report)


def functional_without_text(questions: Iterable[Question]) -> Iterator[Question]:
    """Questions whose answer could only leave through a text, while no text points at them."""
    everything = list(questions)
    pointed = {name for question in everything for name in question.functional_of}
    for question in everything:
        if Sharing.FUNCTIONAL in question.recipients.values() and question.id not in pointed:
            yield question


def _checks(form: Form, report: Report) -> None:
    aspects = {aspect.id for aspect in form.aspects}
    known = {question.id for question in form.everything()}
    for rule in form.checks:
        if rule.reason_required and not rule.reason_field and form.reason_aspect not in aspects:
            report.add(
                "ZK-336", rule.line, "Er is geen plek voor de reden.", "Zet reason_aspect bij form, of reason_field."
            )
        if rule.reason_field and rule.reason_field not in known:
            line = report.line_of(rule.reason_field, rule.line)
            report.add("ZK-303", line, f'"{rule.reason_field}" bestaat niet.', report.meant(rule.reason_field, known))
        for name in PLACEHOLDER.findall(rule.message):
            if name not in known | {NAME}:
                line = report.line_of(rule.message, rule.line)
                cause = f'"{{{name}}}" bestaat niet in de tekst.'
                report.add("ZK-303", line, cause, report.meant(name, known | {NAME}))


def check_words(forms: Iterable[Form], report_of: Callable[[Form], Report]) -> None:
    """Report conditions that compare with a word no option has: they would never be met."""
    all_forms = tuple(forms)
    options = {q.id: [o.value for o in q.options] for form in all_forms for q in form.everything() if q.options}
    for form in all_forms:
        for expression in _expressions(form):
            for name, word in sorted(expression.words):
                if name in options and word not in options[name]:
                    cause = f'"{word}" is geen keuze van "{name}".'
                    report = report_of(form)
                    report.add("ZK-303", expression.line, cause, report.meant(word, options[name]))
