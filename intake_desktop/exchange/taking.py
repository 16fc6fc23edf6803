"""From the data of a whole dossier to answers as they are kept here: each held against the form it was asked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from intake_desktop.dossier.handed_over import HandedOver, Origin
from intake_desktop.dossier.model import FormRef
from intake_desktop.errors import AnswerRefused
from intake_desktop.exchange import payload
from intake_desktop.form_engine import kinds, places
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Form, Kind, Question
from intake_desktop.form_engine.library import Library

Content = Mapping[str, Any]
PROFILE = "collega"


@dataclass
class _Taking:
    """The answers found so far per form, and what does not fit, in words."""

    forms: Mapping[str, Form]
    author: str
    new_id: Callable[[], str]
    found: dict[str, dict[AnswerKey, Answer]] = field(default_factory=dict)
    misfits: dict[str, None] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    """Forms that are not known here: said once, not for each of their questions."""

    def miss(self, label: str, why: str) -> None:
        """This does not fit, and why."""
        self.misfits[f"{label}: {why}"] = None


def read(content: Content, origin: Origin, library: Library, author: str, new_id: Callable[[], str]) -> HandedOver:
    """What a new dossier here would hold. `author`: id of the colleague who takes over."""
    taking = _Taking(_forms(content, library), author, new_id)
    for form in content["forms"]:
        if form["id"] not in taking.forms:
            taking.unknown.add(form["id"])
            taking.miss(form["title"], f"versie {form['version']} van dit formulier is hier niet bekend.")
    kind = content["participant"]["dossier_type"]
    if kind["code"] not in payload.DOSSIER_TYPES:
        taking.miss("Soort dossier", "deze soort kennen we hier niet.")
    for group in content["groups"]:
        for entry in group["answers"]:
            _take(taking, entry)
    refs = {name: FormRef(form.id, form.version, form.digest) for name, form in taking.forms.items()}
    held = {refs[name]: answers for name, answers in taking.found.items()}
    return HandedOver(origin, kind["code"], held, tuple(taking.misfits))


def _forms(content: Content, library: Library) -> Mapping[str, Form]:
    """The forms of the file that are known here, in exactly that version."""
    named = ((one["id"], one["version"], one["sha256"]) for one in content["forms"])
    return {name: form for name, version, digest in named if (form := _form(library, name, version, digest))}


def _form(library: Library, form_id: str, version: int, digest: str) -> Form | None:
    form = library.form(form_id, version) if form_id in library.newest.forms else None
    return form if form is not None and form.digest == digest else None


def _take(taking: _Taking, entry: Content) -> None:
    """One answer with its rows and what stands beside it."""
    form = taking.forms.get(entry["form"])
    if form is None:
        if entry["form"] not in taking.unknown:
            taking.miss(entry["label"], "het formulier van deze vraag is hier niet bekend.")
        return
    question = next((one for one in form.questions() if one.id == entry["question"]), None)
    if question is None:
        taking.miss(entry["label"], "deze vraag staat niet in het formulier.")
        return
    key = AnswerKey(question.id)
    if "rows" in entry:
        _take_rows(taking, form, question, entry)
    elif "open" not in entry:
        _keep(taking, form, question, key, entry)
    _take_beside(taking, form, question, entry)


def _take_beside(taking: _Taking, form: Form, question: Question, entry: Content) -> None:
    """What stands beside a question, and why a warning about it was left, which the file tells in the checks' order."""
    reasons = list(places.reasons_at(form, question.id))
    for detail in entry.get("details", ()):
        aspect = next((one for one in form.aspects if one.id == detail["question"]), None)
        if aspect is not None and aspect.id in question.aspects:
            _keep(taking, form, aspect, AnswerKey(aspect.id, question.id), detail)
        elif aspect is not None and aspect.id == form.reason_aspect and reasons:
            _keep(taking, form, aspect, reasons.pop(0), detail)
        else:
            taking.miss(detail["label"], "dit hoort hier niet bij deze vraag.")


def _take_rows(taking: _Taking, form: Form, table: Question, entry: Content) -> None:
    if table.kind is not Kind.TABLE or entry["kind"] != table.kind.value:
        taking.miss(entry["label"], "dit is hier een ander soort vraag.")
        return
    columns = {column.id: column for column in table.columns}
    rows: list[str] = []
    for row in entry["rows"]:
        rows.append(taking.new_id())
        for cell in row:
            if cell["question"] not in columns or "details" in cell:
                taking.miss(cell["label"], "deze kolom staat niet in de tabel, of er staat te veel bij.")
            else:
                _keep(taking, form, columns[cell["question"]], AnswerKey(cell["question"], rows[-1]), cell)
    if not rows:
        return
    try:
        kinds.check(table, tuple(rows))
    except AnswerRefused:
        taking.miss(entry["label"], "deze tabel heeft meer regels dan hier passen.")
        return
    _put(taking, form, AnswerKey(table.id), entry, (tuple(rows), None))


def _keep(taking: _Taking, form: Form, question: Question, key: AnswerKey, entry: Content) -> None:
    """One answer, when it is one that this question can have."""
    if question.kind in NOT_ASKED or entry["kind"] != question.kind.value or "rows" in entry:
        taking.miss(entry["label"], "dit is hier een ander soort vraag.")
        return
    reason = entry["no_answer"]["code"] if "no_answer" in entry else None
    if reason is not None:
        if reason not in question.no_answer:
            taking.miss(entry["label"], "deze reden kennen we hier niet.")
        else:
            _put(taking, form, key, entry, (None, reason))
        return
    try:
        value = _value(question, entry["value"])
        kinds.check(question, value)
        _check_words(question, value, entry.get("words", {}))
    except (AnswerRefused, AttributeError, KeyError, TypeError, ValueError, ArithmeticError):
        taking.miss(entry["label"], "dit antwoord past hier niet bij de vraag.")
        return
    _put(taking, form, key, entry, (value, None))


def _check_words(question: Question, value: Any, words: Content) -> None:
    """Own words belong to a chosen option that asks for them. Raises AnswerRefused, or KeyError for other words."""
    chosen = set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()
    asking = {option.value for option in question.options if option.free_text} & chosen
    for name, text in words.items():
        if name not in asking:
            raise KeyError(name)
        kinds.check_words(text)


def _put(taking: _Taking, form: Form, key: AnswerKey, entry: Content, said: tuple[Any, str | None]) -> None:
    source = entry["source"]["code"]
    answers = taking.found.setdefault(form.id, {})
    try:
        day = date.fromisoformat(entry["date"])
    except ValueError:
        taking.miss(entry["label"], "deze datum bestaat niet.")
        return
    if source not in form.source_labels or key in answers:
        taking.miss(entry["label"], "de bron kennen we hier niet, of het antwoord staat er twee keer.")
        return
    words, about_other = dict(entry.get("words", {})), "about_other" in entry
    answers[key] = Answer(said[0], source, day, taking.author, said[1], words, about_other, taken_over=True)


def _value(question: Question, value: Any) -> Any:
    """The value as it is kept: codes without labels, exact numbers, texts as they are."""
    if question.kind is Kind.WEEK_GRID:
        return {each["part"]: each["code"] for each in value}
    if question.kind is Kind.MULTI_CHOICE:
        return tuple(each["code"] for each in value)
    if isinstance(value, dict):
        return value["code"]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    return value


def offered(content: Content) -> bool:
    """Whether a file is a whole dossier for who takes over."""
    return bool(content["document"]["recipient"]["profile"] == PROFILE)
