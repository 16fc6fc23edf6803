"""Dossiers in which everything somebody can type is a marker of its own, so that a leak names where it came from."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from intake_desktop.dossier.model import Permission
from intake_desktop.dossier.roles import Colleague
from intake_desktop.exchange.material import Material, Sender
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from tests.exchange import people

MARKER = re.compile(r"ZQX\d{5}X")
OWN, WORDS, HIDDEN, ABOUT, SENT = "own", "words", "hidden", "about", "sent"
"""Where a marker stands: as the answer, beside an option, as an id that is never shown, about the permission, or in
what every file tells of who sends it, to whom and under which number."""
_TYPED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.EMAIL, Kind.POSTCODE, Kind.TIME, Kind.BSN})


class Place(NamedTuple):
    """Where a marker was put."""

    where: str
    question: str
    owner: str
    """The table or question that it belongs to, or ""."""
    key: AnswerKey

    @property
    def keys(self) -> set[AnswerKey]:
        """The answer itself, and what it goes with."""
        return {self.key, AnswerKey(self.owner)} if self.owner else {self.key}


@dataclass
class Marked:
    """Hands out markers and remembers where each of them was put."""

    chance: random.Random
    places: dict[str, Place] = field(default_factory=dict)
    owners: dict[AnswerKey, str] = field(default_factory=dict)

    def put(self, where: str, question_id: str, owner: str = "", key: AnswerKey | None = None) -> str:
        marker = f"ZQX{len(self.places):05}X"
        self.places[marker] = Place(where, question_id, owner, key or AnswerKey(question_id))
        return marker

    def answers(self) -> dict[AnswerKey, Answer]:
        """An answer to nearly every question, column and aspect of every form."""
        found: dict[AnswerKey, Answer] = {}
        for form in people.forms().forms.values():
            for question in form.questions():
                self._fill(found, AnswerKey(question.id), question)
                for aspect in question.aspects:
                    self._fill(found, AnswerKey(aspect, question.id), people.forms().question(aspect), question.id)
        return found

    def _fill(self, found: dict[AnswerKey, Answer], key: AnswerKey, question: Question, owner: str = "") -> None:
        if question.kind in NOT_ASKED or self.chance.random() < 0.1:
            return
        self.owners[key] = owner
        if question.kind is Kind.TABLE:
            rows = tuple(self.put(HIDDEN, question.id) for _ in range(self.chance.randint(1, 3)))
            found[key] = self._said(rows, question, owner, key)
            for row in rows:
                for column in question.columns:
                    self._fill(found, AnswerKey(column.id, row), column, question.id)
        else:
            found[key] = self._said(self._value(question, owner, key), question, owner, key)

    def _said(self, value: object, question: Question, owner: str, key: AnswerKey) -> Answer:
        names = [option.value for option in question.options] or ["", "anders"]
        words = {name: self.put(WORDS, question.id, owner, key) for name in names}
        about, taken = self.chance.random() < 0.2, self.chance.random() < 0.1
        author = self.put(HIDDEN, question.id, owner, key)
        return replace(people.said(value, words=words), author=author, about_other=about, taken_over=taken)

    def _value(self, question: Question, owner: str, key: AnswerKey) -> object:
        if question.kind in _TYPED:
            return self.put(OWN, question.id, owner, key)
        if question.options:
            refused = {rule.value for one in people.profiles() for rule in one.refused if rule.question == question.id}
            chosen = [option.value for option in question.options if option.value not in refused]
            several = question.kind is Kind.MULTI_CHOICE
            week = {"maandag.ochtend": self.chance.choice(chosen)}
            one = self.chance.choice(chosen)
            return week if question.kind is Kind.WEEK_GRID else (one,) if several else one
        if question.kind in (Kind.DATE, Kind.PARTIAL_DATE):
            return date(2026, self.chance.randint(1, 12), self.chance.randint(1, 28)).isoformat()
        return Decimal(self.chance.randint(1, 9)) if question.kind is not Kind.SCALE else str(self.chance.randint(1, 5))

    def material(self, name: str, optional: list[str]) -> Material:
        """A material for this recipient: marked answers, some not asked now, and every text around them."""
        everything = self.answers()
        left = {key for key in everything if not key.row_id and self.chance.random() < 0.1}
        unasked = {key: said for key, said in everything.items() if {key, AnswerKey(self.owners[key])} & left}
        chosen = {part: self.put(ABOUT, "reasons") for part in optional if self.chance.random() < 0.5}
        about = [key for key, answer in everything.items() if answer.about_other]
        return people.material(
            name,
            {key: answer for key, answer in everything.items() if key not in unasked},
            unasked=unasked,
            permission=self._permission(name),
            chosen=chosen,
            looked_at=True,
            let_go=frozenset(key for key in about if self.chance.random() < 0.2),
            bsn_ground=self.put(ABOUT, "bsn_ground") if self.chance.random() < 0.5 else "",
            dossier_number=self.put(SENT, "dossier"),
            organisation=self.put(SENT, "recipient"),
            sender=self._sender(),
        )

    def _permission(self, name: str) -> Permission:
        """Consent on top of the ground, so that every text about it has a place."""
        given = replace(people.permission(name), consent_on=people.SAID, how_given=self.put(ABOUT, "how_given"))
        given = replace(given, remark=self.put(ABOUT, "remark"))
        own = "purpose" in people.profile(name).own_words and self.chance.random() < 0.5
        return replace(given, purpose=self.put(ABOUT, "purpose")) if own else given

    def _sender(self) -> Sender:
        hidden = [self.put(HIDDEN, part) for part in ("id", "label")]
        told = [self.put(SENT, "colleague") for _ in range(5)]
        colleague = Colleague(hidden[0], told[0], hidden[1], frozenset(), *told[1:])
        organisation, phone = self.put(SENT, "sender"), self.put(SENT, "phone")
        return Sender(organisation, self.put(SENT, "location"), colleague, phone)
