"""What the matrix shows, as values: per domain the level of now, the one before, the own view, the goal or a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from intake_desktop.dossier.beside import beside
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.ui.pages.measured import level_of, reason_of
from intake_desktop.ui.pages.zrm_earlier import Earlier, scored
from intake_desktop.ui.parts.marks import ASIDE, OFF, OWN_CHOICE

KINDS = ("previous", "now", "own", "goal")
"""The marks in the order in which they stand beside each other (spec 5)."""
CHOSEN, UNCHECKED = "gekozen", "overgenomen, nog controleren"
NOT_JUDGED = "Niet beoordeeld"
_WORDS = {
    OFF: "Staat uit. Alleen aanzetten als het nodig is voor de plek.",
    ASIDE: "Niet voor dit doel. Je mag dit domein toch invullen.",
}
_OPEN = "Nog niet beoordeeld"


@dataclass(frozen=True, slots=True)
class Row:
    """One domain."""

    question: Question
    marks: dict[str, int]
    """Level by kind of mark; only what is known."""
    reason: str = ""
    """Why there is no level, in words."""
    sign: str = ""
    """OFF, ASIDE or OWN_CHOICE for a domain that is not asked."""
    unchecked: bool = False
    """The level of now was taken over from the measurement before and nobody checked it yet."""

    @property
    def now(self) -> int | None:
        """The level of this measurement."""
        return self.marks.get("now")

    @property
    def off(self) -> bool:
        """It has to be turned on before it can get a level."""
        return self.sign == OFF

    @property
    def words(self) -> str:
        """What stands in the row instead of marks; "" for a row that has a level or is simply open."""
        if self.reason:
            return f"{NOT_JUDGED}: {self.reason[:1].lower()}{self.reason[1:]}"
        return _WORDS.get(self.sign, "") if self.now is None else ""

    def at(self, level: int) -> list[str]:
        """The kinds of marks at this level, from left to right."""
        return [kind for kind in KINDS if self.marks.get(kind) == level]

    def called(self, level: int) -> str:
        """ "Financiën, 3, beperkt zelfredzaam, gekozen"."""
        option = self.question.option(str(level))
        name = f"{option.label[:1].lower()}{option.label[1:]}" if option is not None else ""
        said = f"{self.question.label}, {level}, {name}"
        if level != self.now:
            return said
        return f"{said}, {UNCHECKED if self.unchecked else CHOSEN}"


@dataclass(frozen=True, slots=True)
class Matrix:
    """All domains of one measurement."""

    rows: tuple[Row, ...]
    day: date | None
    """When it was measured; None when nobody said."""
    call_name: str
    earlier: Earlier | None

    @property
    def empty(self) -> bool:
        """Nothing to see yet: no level, no reason, no own view and no goal."""
        return not any(row.reason or set(row.marks) - {"previous"} for row in self.rows)

    @property
    def measured(self) -> bool:
        """At least one domain has a level or a reason."""
        return any(row.reason or row.now is not None for row in self.rows)

    def told(self, row: Row) -> str:
        """The whole row in one sentence, for who cannot see the marks."""
        name = self.call_name or "de deelnemer"
        heads = {"now": "nu", "previous": "vorige keer", "own": f"{name} zelf", "goal": "streven"}
        marks = [f"{heads[kind]} {row.marks[kind]}" for kind in ("now", *KINDS) if kind in row.marks]
        first = row.words or ("" if row.now is not None else _OPEN)
        said = ", ".join(dict.fromkeys(marks))
        return ". ".join(each.rstrip(".") for each in (first, said[:1].upper() + said[1:]) if each)


def gather(
    session: DossierSession, form: Form, earlier: Earlier | None, unasked: Callable[[Question], str], day: date | None
) -> Matrix:
    """What the session holds now. `unasked` gives the sign of a domain that is not asked, "" for one that is."""
    call_name = session.header.call_name
    rows = tuple(_row(session, form, question, earlier, unasked(question)) for question in scored(form))
    return Matrix(rows, day, call_name, earlier)


def _row(session: DossierSession, form: Form, question: Question, earlier: Earlier | None, sign: str) -> Row:
    aspects = beside(form, question)
    answer = session.answer_of(form.id, AnswerKey(question.id))
    levels = {
        "now": level_of(answer),
        "previous": earlier.level(question.id) if earlier is not None else None,
        "own": _aspect(session, form, aspects.own, question),
        "goal": _aspect(session, form, aspects.goal, question),
    }
    return Row(
        question,
        {kind: level for kind, level in levels.items() if level is not None and sign != OFF},
        _reason(form, answer, session.header.call_name),
        sign,
        answer is not None and answer.taken_over,
    )


def _aspect(session: DossierSession, form: Form, aspect: Question | None, question: Question) -> int | None:
    return level_of(session.answer_of(form.id, AnswerKey(aspect.id, question.id))) if aspect is not None else None


def _reason(form: Form, answer: Answer | None, call_name: str) -> str:
    if answer is None or not reason_of(answer):
        return ""
    return telling.named(telling.reason(form, answer), call_name)


def quiet(row: Row) -> bool:
    """True for a row that asks nothing now."""
    return row.now is None and row.sign in {OFF, ASIDE, OWN_CHOICE}
