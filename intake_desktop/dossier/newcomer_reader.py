"""From the rows of a list to participants to be: each answer held against its question, each fault put in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from intake_desktop.dossier import card, list_columns, newcomers
from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.list_columns import COACH, KIND, Columns
from intake_desktop.dossier.list_file import WINDOWS, Line, ListTable
from intake_desktop.dossier.model import Card, FormRef
from intake_desktop.dossier.newcomers import DOSSIER_TYPES, Newcomer, NewcomerList
from intake_desktop.dossier.roles import Colleague
from intake_desktop.dossier.view import View
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds, validation
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.form_engine.lookups import nowhere

SOURCE = "staff"
"""Who says so: the list is of the organisation, the participant did not say it in a talk."""
NO_NAME = "Er staat geen naam."
TOO_WIDE = "Deze regel heeft meer vakjes dan er kolommen zijn."
CUT_OFF = "Het bestand stopt midden in deze regel."
LAST = "Dit is de laatste regel en hij eindigt niet. Kijk of hij heel is."
KIND_WRONG = "Soort dossier: dit kennen we niet. Het is maatwerk of inloop."
FORMULA = "{kolom}: hier staat een formule van Excel. Vul de tekst zelf in."
SERIAL = "{kolom}: Excel schreef een getal in plaats van een datum. Maak er in Excel een datum van."
ODD_LETTERS = "{kolom}: deze letters zijn verkeerd gelezen. Sla de lijst opnieuw op als CSV UTF-8."
COMMA = "In de achternaam staat een komma. Heeft het tussenvoegsel een eigen kolom?"
OPTIONS = "{kolom}: dit kennen we niet. Het is {keuzes}."
_MOST_ACCENTS = 6
_FORMULA = ("=", "+", "@")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_MIDNIGHT = re.compile(r"[ T]+0?0:00(?::00(?:[.,]0+)?)?$", re.ASCII)
_MISREAD = re.compile(
    r"[ÃÂÄÅ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a€™]"
)
"""Two signs that stand together when UTF-8 was read as Windows: "RenÃ©e"."""
_NO_LETTERS = re.compile(
    "[\ufffd?\u0192\u02c6\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a€™¢£¤¥¦§©¬®¶¼½¾¿¡«»±×÷]"
)
"""Signs that stand in a name only when its letters were written by another rule than they were read."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a row is held against: the forms, who works here, today, and what holds for rows that do not say it."""

    catalog: Catalog
    colleagues: Sequence[Colleague]
    today: date
    author: str
    """Id of the colleague who reads the list in."""
    dossier_type: str
    """For a row that names none: maatwerk or inloop."""


def read(table: ListTable, columns: Columns, around: Around) -> NewcomerList:
    """Every row with what would be made of it; who is here already is for the vault to say."""
    rows = []
    for line in table.lines:
        last = line is table.lines[-1] and not table.ended
        rows.append(_Row(line, columns, around, len(table.header), last).newcomer())
    accents = dict.fromkeys(row.name for row in rows if not row.name.isascii())
    return NewcomerList(
        rows=tuple(rows),
        unread=columns.unread,
        bsn=columns.bsn,
        unsure=table.letters == WINDOWS and bool(accents),
        accents=tuple(accents)[:_MOST_ACCENTS],
    )


@dataclass
class _Row:
    """One row on its way to becoming a newcomer."""

    line: Line
    columns: Columns
    around: Around
    width: int
    unended: bool
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    answers: dict[str, dict[AnswerKey, Answer]] = field(default_factory=dict)
    """By form id."""

    def newcomer(self) -> Newcomer:
        """What this row would become."""
        self._look_whole()
        dossier_type = self._dossier_type()
        for meaning in list_columns.ANSWERS:
            self._read(meaning)
        if not any(self._text(meaning) for meaning in list_columns.NAMED_BY):
            self.faults.append(NO_NAME)
        self._hold_against_checks(dossier_type)
        coach = newcomers.find_coach(self._text(COACH), self.around.colleagues)
        known = isinstance(coach, Colleague)
        return Newcomer(
            line=self.line.number,
            dossier_type=dossier_type,
            forms=dict(self._forms()),
            card=self._card(dossier_type),
            result_area=self._result_area(),
            coach=coach if isinstance(coach, Colleague) else None,
            coach_wrong="" if known else str(coach),
            faults=tuple(self.faults),
            remarks=tuple(self.remarks),
        )

    def _text(self, kind: str) -> str:
        place = self.columns.places.get(kind)
        cells = self.line.cells
        return "" if place is None or place >= len(cells) else cells[place]

    def _look_whole(self) -> None:
        if any(self.line.cells[self.width :]):
            self.faults.append(TOO_WIDE)
        if self.unended:
            cut = len(self.line.cells) < self.width
            (self.faults if cut else self.remarks).append(CUT_OFF if cut else LAST)

    def _dossier_type(self) -> str:
        typed = folded(self._text(KIND))
        if typed and typed not in DOSSIER_TYPES:
            self.faults.append(KIND_WRONG)
        return typed if typed in DOSSIER_TYPES else self.around.dossier_type

    def _read(self, meaning: str) -> None:
        text, catalog = self._text(meaning), self.around.catalog
        if not text or meaning not in catalog.meanings:
            return
        question = catalog.question(catalog.meaning(meaning))
        wrong = _wrong_text(question, text)
        if wrong:
            self.faults.append(wrong.format(kolom=self.columns.names[meaning]))
            return
        try:
            value = kinds.read(question, _plain_date(text) if question.kind is Kind.PARTIAL_DATE else text)
        except AnswerRefused as refused:
            self.faults.append(_refusal(question, self.columns.names[meaning], refused))
            return
        if meaning == "family_name" and "," in text:
            self.remarks.append(COMMA)
        form = catalog.home(question.id)
        source = SOURCE if SOURCE in form.source_labels else question.source_default
        answer = Answer(value, source, self.around.today, self.around.author, taken_over=True)
        self.answers.setdefault(form.id, {})[AnswerKey(question.id)] = answer

    def _hold_against_checks(self, dossier_type: str) -> None:
        """What the checks of the forms hold against these answers, as in the intake; never what is still open."""
        catalog, today = self.around.catalog, self.around.today
        called = self._text("call_name") if not self.faults else ""
        for form_id, answers in self.answers.items():
            form = catalog.form(form_id)
            for each in validation.problems(form, answers, dossier_type, nowhere, today, called):
                if each.key in answers:
                    (self.faults if each.severity == "error" else self.remarks).append(each.message)

    def _forms(self) -> Iterator[tuple[FormRef, Answers]]:
        for form_id, answers in self.answers.items():
            form = self.around.catalog.form(form_id)
            yield FormRef(form.id, form.version, form.digest), answers

    def _card(self, dossier_type: str) -> Card:
        return card.card_of(View(self.around.catalog, dossier_type, self.answers))

    def _result_area(self) -> str:
        catalog = self.around.catalog
        if "result_area" not in catalog.meanings:
            return ""
        question = catalog.question(catalog.meaning("result_area"))
        found = self.answers.get(catalog.home(question.id).id, {}).get(AnswerKey(question.id))
        return kinds.show(question, found.value) if found is not None and found.value is not None else ""


def _wrong_text(question: Question, text: str) -> str:
    """What is wrong with a text before it is read as an answer; "" for nothing."""
    if question.kind is Kind.PARTIAL_DATE:
        return SERIAL if _SERIAL.fullmatch(text) else ""
    if text.startswith(_FORMULA):
        return FORMULA
    if question.kind is Kind.TEXT and (_MISREAD.search(text) or _NO_LETTERS.search(text)):
        return ODD_LETTERS
    return ""


def _plain_date(text: str) -> str:
    """A date without the midnight that a program put behind it."""
    return _MIDNIGHT.sub("", text)


def _refusal(question: Question, column: str, refused: AnswerRefused) -> str:
    if question.kind is Kind.CHOICE:
        *most, last = (option.label for option in question.options)
        return OPTIONS.format(kolom=column, keuzes=f"{', '.join(most)} of {last}" if most else last)
    _, meaning, remedy = refused.sentences()
    return f"{column}: {meaning} {remedy}"
