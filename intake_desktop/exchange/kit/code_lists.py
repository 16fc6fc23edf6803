"""Every code that can stand in a file: questions with options, sources, reasons, outcomes, and other standards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake_desktop.assessment.table import RuleTable
from intake_desktop.exchange import allowed
from intake_desktop.exchange.kit.sheets import sheet
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import DAYS, NOT_ASKED, Form, Option, Question

STANDARDS = ("ggm", "vum", "icf", "uwv")
COLUMNS = ("lijst", "formulier", "versie", "vraag", "vraagtekst", "soort", "code", "label", *STANDARDS)
_Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Where the codes come from: the forms, the rules and the profiles of recipients."""

    catalog: Catalog
    rules: RuleTable
    profiles: Mapping[str, Profile]


def as_data(content: Content) -> _Plain:
    """All lists as plain data, in the order of the forms. A label may hold {naam}, where the call name comes."""
    forms = content.catalog.forms.values()
    return {
        "forms": [_form(form) for form in forms],
        "questions": [each for form in forms for each in _questions(content, form)],
        "advice": _advice(content.rules),
        "recipients": [_recipient(profile) for profile in content.profiles.values()],
    }


def as_sheet(lists: _Plain) -> bytes:
    """The same as CSV: one row per code, and one for every question without options."""
    profiles = [one["profile"] for one in lists["recipients"]]
    return sheet((*COLUMNS, *profiles), _rows(lists, profiles))


def _form(form: Form) -> _Plain:
    return {
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "sha256": form.digest,
        "sources": [_coded(*pair) for pair in form.source_labels.items()],
        "no_answer": [{**_coded(*pair), "mapping": _beside(form, pair[0])} for pair in form.no_answer_labels.items()],
    }


def _beside(form: Form, code: str) -> Mapping[str, str]:
    """Codes of other standards for a reason for having no answer, where the form gives them."""
    listed = form.texts.get("non_scores")
    found = listed.get(code) if isinstance(listed, Mapping) else None
    return {name: str(found[name]) for name in STANDARDS if name in found} if isinstance(found, Mapping) else {}


def _questions(content: Content, form: Form) -> Iterator[_Plain]:
    tables = {column.id: question.id for question in form.questions() for column in question.columns}
    aspects = {aspect.id for aspect in form.aspects}
    for question in form.everything():
        if question.kind in NOT_ASKED:
            continue
        yield {
            "form": form.id,
            "version": form.version,
            "question": question.id,
            "label": question.label,
            "kind": question.kind.value,
            "table": tables.get(question.id, ""),
            "detail": question.id in aspects,
            "unit": question.bounds.unit,
            "recipients": {
                name: allowed.state(profile, content.catalog, question.id) for name, profile in content.profiles.items()
            },
            "mapping": _links(question),
            "options": [_option(option) for option in question.options],
            "parts": [f"{day}.{part}" for day in DAYS for part in question.rows],
        }


def _links(question: Question) -> Mapping[str, list[str]]:
    """What the question itself touches in other standards; its values have codes of their own."""
    links = question.extras.get("links")
    if not isinstance(links, Mapping):
        return {}
    found = {name: links[name] for name in STANDARDS if name in links}
    return {
        name: [str(one) for one in (each if isinstance(each, list | tuple) else [each])] for name, each in found.items()
    }


def _option(option: Option) -> _Plain:
    return {**_coded(option.value, option.label), "mapping": dict(sorted(option.codes.items()))}


def _coded(code: str, label: str) -> _Plain:
    return {"code": code, "label": label}


def _advice(rules: RuleTable) -> _Plain:
    return {
        "rules": {"id": rules.id, "version": rules.version, "sha256": rules.digest},
        "outcomes": [_coded(one.code, one.name) for one in rules.destinations],
        "status": [
            {**_coded(status, words.label), "meaning": words.meaning} for status, words in rules.statuses.items()
        ],
        "state": [_coded(*pair) for pair in rules.states.items()],
    }


def _recipient(profile: Profile) -> _Plain:
    return {
        "profile": profile.id,
        "version": profile.version,
        "sha256": profile.digest,
        "name": profile.name,
        "purposes": [_coded(one.code, one.label) for one in profile.purposes],
        "grounds": [_coded(one.code, one.label) for one in profile.grounds],
        "groups": [_coded(group.id, group.title) for group in profile.groups],
        "left_out": list(profile.never),
    }


def _rows(lists: _Plain, profiles: list[str]) -> Iterator[tuple[str, ...]]:
    none = [""] * len(profiles)
    for question in lists["questions"]:
        yield from _of_question(question, [question["recipients"][name] for name in profiles])
    for form in lists["forms"]:
        for name in ("sources", "no_answer"):
            for one in form[name]:
                codes = [one.get("mapping", {}).get(standard, "") for standard in STANDARDS]
                yield (name, form["id"], str(form["version"]), "", "", "", one["code"], one["label"], *codes, *none)
    for name in ("outcomes", "status", "state"):
        for one in lists["advice"][name]:
            yield (
                name,
                "",
                str(lists["advice"]["rules"]["version"]),
                "",
                "",
                "",
                one["code"],
                one["label"],
                *[""] * 4,
                *none,
            )


def _of_question(question: _Plain, shared: list[str]) -> Iterator[tuple[str, ...]]:
    """The row of the question, with what it touches itself, and a row per option."""
    head = (question["form"], str(question["version"]), question["question"], question["label"], question["kind"])
    touches = [" ".join(question["mapping"].get(name, ())) for name in STANDARDS]
    yield ("question", *head, "", "", *touches, *shared)
    for option in question["options"]:
        codes = [option["mapping"].get(name, "") for name in STANDARDS]
        yield ("option", *head, option["code"], option["label"], *codes, *shared)
