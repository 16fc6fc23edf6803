"""Answers as they stand in the file: code and label, source, date, and codes of other standards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from intake_desktop.exchange.allowed import label
from intake_desktop.form_engine import places, telling
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Kind, Option, Question

Entry = dict[str, object]

UNCHECKED = " (overgenomen, nog niet gecontroleerd)"
"""Behind the label of an answer that was taken over and that nobody has checked yet."""
ABOUT_OTHER = " (gaat over een ander)"
"""Behind the label of an answer with that mark, for who takes over the dossier."""
NOT_FILLED_IN = "Niet ingevuld"
_CHOOSING = frozenset({Kind.CHOICE, Kind.YES_NO_UNKNOWN, Kind.SCALE})


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the answers of one file: which they are, in which forms they were asked, and how somebody is called."""

    catalog: Catalog
    answers: Answers
    call_name: str
    with_marks: bool = False
    """Whether the mark "gaat over een ander" goes along: only for who takes over."""

    def entry(self, key: AnswerKey) -> Entry | None:
        """One answer with what stands beside it, or None when there is neither."""
        question, answer = self.catalog.questions.get(key.question_id), self.answers.get(key)
        if question is None:
            return None
        details = list(self._details(question)) if not key.row_id else []
        if answer is None:
            return self._open(question, details) if details else None
        entry = self._said(key, question, answer)
        return {**entry, "details": details} if details else entry

    def _open(self, question: Question, details: list[Entry]) -> Entry:
        """A question without an answer beside which something was said: that must not be lost with it."""
        return {
            "form": self.catalog.home(question.id).id,
            "question": question.id,
            "label": label(question, self.call_name),
            "kind": question.kind.value,
            "source": details[0]["source"],
            "date": details[0]["date"],
            "shown": NOT_FILLED_IN,
            "open": True,
            "details": details,
        }

    def _said(self, key: AnswerKey, question: Question, answer: Answer) -> Entry:
        form = self.catalog.home(question.id)
        marked = answer.about_other and self.with_marks
        behind = (UNCHECKED if answer.taken_over else "") + (ABOUT_OTHER if marked else "")
        entry: Entry = {
            "form": form.id,
            "question": question.id,
            "label": label(question, self.call_name) + behind,
            "kind": question.kind.value,
            "source": {
                "code": answer.source,
                "label": telling.named(telling.source(form, answer), self.call_name),
            },
            "date": answer.day.isoformat(),
            "shown": self.shown(key),
            **({"unchecked": True} if answer.taken_over else {}),
            **({"about_other": True} if marked else {}),
        }
        if answer.no_answer is not None:
            found = form.no_answer_labels.get(answer.no_answer, answer.no_answer)
            return {**entry, "no_answer": {"code": answer.no_answer, "label": found}}
        if question.kind is Kind.TABLE:
            return {**entry, "rows": [list(cells) for cells in self.rows(question.id)]}
        return {**entry, **_content(question, answer, self.call_name)}

    def rows(self, table_id: str) -> Iterator[tuple[Entry, ...]]:
        """The rows of a table in the order of the screen; a row's own id stays here."""
        table = self.answers.get(AnswerKey(table_id))
        if table is None or not isinstance(table.value, tuple):
            return
        columns = self.catalog.question(table_id).columns
        for row in table.value:
            found = (self.entry(AnswerKey(column.id, row)) for column in columns)
            cells = tuple(cell for cell in found if cell is not None)
            if cells:
                yield cells

    def shown(self, key: AnswerKey) -> str:
        """The answer as people read it, or "" when there is none."""
        answer = self.answers.get(key)
        if answer is None:
            return ""
        question = self.catalog.question(key.question_id)
        if answer.known and question.kind is Kind.TABLE:
            return "; ".join(", ".join(str(cell["shown"]) for cell in row) for row in self.rows(question.id))
        return telling.in_words(self.catalog.home(question.id), question, answer, self.call_name)

    def _details(self, question: Question) -> Iterator[Entry]:
        beside = [AnswerKey(aspect, question.id) for aspect in question.aspects]
        for key in (*beside, *places.reasons_at(self.catalog.home(question.id), question.id)):
            entry = self.entry(key)
            if entry is not None:
                yield entry


def _content(question: Question, answer: Answer, call_name: str) -> Entry:
    value = answer.value
    named = {one.value: replace(one, label=telling.named(one.label, call_name)) for one in question.options}
    found: Entry = {"value": _value(question, value, named)}
    if question.bounds.unit:
        found["unit"] = question.bounds.unit
    if answer.words:
        found["words"] = dict(sorted(answer.words.items()))
    return found


def _value(question: Question, value: object, options: Mapping[str, Option]) -> object:
    """Choices as code with label; a week as parts of the day with theirs; the rest as it is kept."""
    if isinstance(value, Mapping):
        return [{"part": part, **_option(options, code)} for part, code in sorted(value.items())]
    if isinstance(value, tuple):
        return [_option(options, code) for code in value]
    if question.kind in _CHOOSING and isinstance(value, str):
        return _option(options, value)
    return value


def _option(options: Mapping[str, Option], code: object) -> Entry:
    option = options.get(str(code))
    if option is None:
        return {"code": str(code), "label": str(code)}
    found: Entry = {"code": option.value, "label": option.label}
    return {**found, "mapping": dict(sorted(option.codes.items()))} if option.codes else found
