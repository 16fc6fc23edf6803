"""The measurements in a file: which questions got a level, what stands beside them, and how many were done.

The answers stand once in a payload, among its groups. A measurement names them, so that pages and readers can lay
them out as one picture: every scored question of the form that may go to this recipient, also one without an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake_desktop.dossier import purpose
from intake_desktop.dossier.beside import beside
from intake_desktop.exchange import allowed
from intake_desktop.exchange.entries import Teller
from intake_desktop.exchange.material import Material
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Form, Kind, Question

Fields = dict[str, object]
MEASURED, RATER, PURPOSE = "_measured_on", "_rater", "_purpose"
"""Endings of the meanings of the questions that say when, by whom and what for."""
_NOTICES = ("attribution", "notice")
"""Texts of a form of which the first stands under its measurement: whose instrument it is."""


def measurements(material: Material, teller: Teller) -> list[Fields]:
    """The measurements of which at least one level, or the reason for having none, goes to this recipient.

    They stand in the order of the profile.
    """
    going = allowed.going(material)
    found = [_Measured(form, teller, going, _scored(form)) for form in material.catalog.forms.values()]
    order = list(material.profile.listed)
    there = sorted((each for each in found if each.is_there()), key=lambda each: order.index(each.rows[0].id))
    return [each.fields() for each in there]


def weeks(material: Material, teller: Teller) -> list[Fields]:
    """The weeks among the answers, each with its parts of the day and what can be said of one, in the form's order."""
    going = allowed.going(material)
    return [
        {
            "question": name,
            "parts": list(question.rows),
            "options": [
                {"code": option.value, "label": telling.named(option.label, teller.call_name)}
                for option in question.options
            ],
        }
        for name, question in teller.catalog.questions.items()
        if question.kind is Kind.WEEK_GRID and name in going and _known(teller, name)
    ]


def _known(teller: Teller, name: str) -> bool:
    answer = teller.answers.get(AnswerKey(name))
    return answer is not None and answer.known


def _scored(form: Form) -> tuple[Question, ...]:
    scales = {aspect.id for aspect in form.aspects if aspect.kind is Kind.SCALE}
    return tuple(each for each in form.questions() if each.kind is Kind.SCALE and scales & set(each.aspects))


@dataclass(frozen=True, slots=True)
class _Measured:
    form: Form
    teller: Teller
    going: frozenset[str]
    scored: tuple[Question, ...]
    """The questions of the form that get a level and have an own view beside it."""

    @property
    def rows(self) -> tuple[Question, ...]:
        """Those of them that may go to this recipient."""
        return tuple(question for question in self.scored if question.id in self.going)

    def is_there(self) -> bool:
        """True when something was scored, or there is a reason for not scoring."""
        return any(self._answer(question) is not None for question in self.rows)

    def fields(self) -> Fields:
        """The measurement as it stands in the payload."""
        rows = self.rows
        sides = beside(self.form, rows[0])
        found: Fields = {
            "form": self.form.id,
            "title": self.form.title,
            "counted": sum(1 for question in rows if _known(self.teller, question.id)),
            "of": len(self.scored),
            "not_shared": len(self.scored) - len(rows),
            "levels": _levels(rows, self.teller.call_name),
            "own": self._gone(sides.own),
            "goal": self._gone(sides.goal),
            "measured_on": self._told(MEASURED),
            "by": self._told(RATER),
            "purpose": self._told(PURPOSE),
            "notice": self._notice(),
            "sections": list(self._sections()),
        }
        return {name: content for name, content in found.items() if content not in ("", None)}

    def _answer(self, question: Question) -> Answer | None:
        return self.teller.answers.get(AnswerKey(question.id))

    def _gone(self, aspect: Question | None) -> str:
        return aspect.id if aspect is not None and aspect.id in self.going else ""

    def _told(self, ending: str) -> str:
        """What was said about the measurement as a whole; a date as it is kept."""
        asked = next((question for question in self.form.questions() if question.means.endswith(ending)), None)
        answer = None if asked is None else self._answer(asked)
        if asked is None or answer is None or not answer.known:
            return ""
        return str(answer.value) if asked.kind is Kind.DATE else self.teller.shown(AnswerKey(asked.id))

    def _notice(self) -> str:
        texts = (self.form.texts.get(name) for name in _NOTICES)
        return next((text for text in texts if isinstance(text, str)), "")

    def _sections(self) -> Iterator[Fields]:
        aside = purpose.set_aside(self.form, self.teller.answers)
        rows = {question.id for question in self.rows}
        for section in self.form.sections:
            found = [self._row(question, aside) for question in section.questions if question.id in rows]
            if found:
                yield {"title": section.title, "questions": found}

    def _row(self, question: Question, aside: frozenset[str]) -> Fields:
        row: Fields = {"question": question.id, "label": allowed.label(question, self.teller.call_name)}
        return {**row, "set_aside": True} if question.id in aside else row


def _levels(rows: tuple[Question, ...], call_name: str) -> list[Fields]:
    """The levels from low to high; a name that is the same for all questions is told, the others are not."""
    codes = sorted({option.value for question in rows for option in question.options})
    names = {code: {option.label for row in rows for option in row.options if option.value == code} for code in codes}
    return [
        {"code": code, "label": telling.named(next(iter(found)), call_name) if len(found) == 1 else code}
        for code, found in names.items()
    ]
