"""What was said of one item at the moments that are compared: notes with who and when, the own view, the whole line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from intake_desktop.dossier import comparing_line
from intake_desktop.dossier.beside import beside as aspects_of
from intake_desktop.dossier.comparing import Row
from intake_desktop.dossier.comparing_line import Line
from intake_desktop.dossier.comparing_moments import Moment, beside
from intake_desktop.dossier.comparing_words import Teller
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.answers import Answer
from intake_desktop.form_engine.definition import Kind, Question

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Said:
    """One note: its question when there are more, the words, and who wrote them when."""

    label: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """All of one item."""

    title: str
    reasons: tuple[str, ...]
    said: tuple[Said, ...]
    own_title: str
    own: tuple[str, ...]
    line: Line
    all_words: tuple[str, ...]
    """Every measurement in words, when there is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments among all of a form, and how to say what they hold."""

    moments: Sequence[Moment]
    first: Moment
    second: Moment
    teller: Teller

    def told(self, row: Row, name_of: NameOf) -> Told:
        """What the page shows beside this row."""
        line = comparing_line.of_item(self.moments, row.question.id)
        words = () if line.drawable else line.sentences()
        called = self.teller.call_name
        own = tuple(self._own(row))
        title = f"{called} zelf" if called else "De deelnemer zelf"
        said = tuple(self._said(row, name_of))
        return Told(self.teller.label(row), self.teller.reasons(row), said, title, own, line, words)

    def _said(self, row: Row, name_of: NameOf) -> Iterator[Said]:
        """The notes of the second moment; of the first where the second has none."""
        found = [
            (aspect, answer) for aspect, answer in _texts(self.second, row.question.id) if not answer.taken_over
        ] or list(_texts(self.first, row.question.id))
        for aspect, answer in found:
            label = telling.named(aspect.label, self.teller.call_name) if len(found) > 1 else ""
            name = name_of(answer.author)
            by = f"{name}, {answer.day:%d-%m-%Y}" if name else f"{answer.day:%d-%m-%Y}"
            yield Said(label, str(answer.value), by)

    def _own(self, row: Row) -> Iterator[str]:
        """What the participant said, at both moments; never held against what the professional saw."""
        told = [
            (when, words)
            for when, moment in ((self.teller.names.first, self.first), (self.teller.names.second, self.second))
            if (words := self._own_at(moment, row.question))
        ]
        for when, words in told:
            yield f"{when[:1].upper()}{when[1:]}: {words}"

    def _own_at(self, moment: Moment, question: Question) -> str:
        asked = next((each for each in moment.form.questions() if each.id == question.id), None)
        own = aspects_of(moment.form, asked).own if asked is not None else None
        answer = beside(moment, question.id).get(own.id) if own is not None else None
        if own is None or answer is None or answer.taken_over:
            return ""
        words = telling.in_words(moment.form, own, answer, self.teller.call_name)
        if not answer.known:
            return words[:1].lower() + words[1:]
        return words if words == answer.value else f"{answer.value}, {words[:1].lower()}{words[1:]}"


def _texts(moment: Moment, question_id: str) -> Iterator[tuple[Question, Answer]]:
    """The long texts beside an item, in the order of the form."""
    said = beside(moment, question_id)
    for aspect in moment.form.aspects:
        answer = said.get(aspect.id)
        if aspect.kind is Kind.LONG_TEXT and answer is not None and answer.known:
            yield aspect, answer
