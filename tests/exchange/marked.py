"""Dossiers in which everything somebody can type is a marker of its own, so that a leak names where it came from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from intake_desktop.exchange.material import Material
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from tests.exchange import people

MARKER = re.compile(r"ZQX\d{5}X")
OWN, WORDS, HIDDEN, ABOUT = "own", "words", "hidden", "about"
"""Where a marker stands: as the answer, beside an option, as an id that is never shown, or about the permission."""
_TYPED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.EMAIL, Kind.POSTCODE, Kind.TIME, Kind.BSN})


@dataclass
class Marked:
    """Hands out markers and remembers where each of them was put."""

    chance: random.Random
    places: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Marker to (where, question id, the table or question it belongs to)."""

    def put(self, where: str, question_id: str, owner: str = "") -> str:
        marker = f"ZQX{len(self.places):05}X"
        self.places[marker] = (where, question_id, owner)
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
        if question.kind is Kind.TABLE:
            rows = tuple(self.put(HIDDEN, question.id) for _ in range(self.chance.randint(1, 3)))
            found[key] = self._said(rows, question)
            for row in rows:
                for column in question.columns:
                    self._fill(found, AnswerKey(column.id, row), column, question.id)
        else:
            found[key] = self._said(self._value(question, owner), question, owner)

    def _said(self, value: object, question: Question, owner: str = "") -> Answer:
        names = [option.value for option in question.options] or ["", "anders"]
        words = {name: self.put(WORDS, question.id, owner) for name in names}
        answer = people.said(value, words=words)
        return replace(answer, author=self.put(HIDDEN, question.id), about_other=self.chance.random() < 0.2)

    def _value(self, question: Question, owner: str) -> object:
        if question.kind in _TYPED:
            return self.put(OWN, question.id, owner)
        if question.options:
            refused = {rule.value for rule in people.profile(people.WERK).refused if rule.question == question.id}
            chosen = [option.value for option in question.options if option.value not in refused]
            several = question.kind is Kind.MULTI_CHOICE
            week = {"maandag.ochtend": self.chance.choice(chosen)}
            one = self.chance.choice(chosen)
            return week if question.kind is Kind.WEEK_GRID else (one,) if several else one
        if question.kind in (Kind.DATE, Kind.PARTIAL_DATE):
            return date(2026, self.chance.randint(1, 12), self.chance.randint(1, 28)).isoformat()
        return Decimal(self.chance.randint(1, 9)) if question.kind is not Kind.SCALE else str(self.chance.randint(1, 5))

    def material(self, name: str, optional: list[str]) -> Material:
        """A material for this recipient with every text about the permission marked and some parts turned on."""
        given = replace(people.permission(people.WERK), how_given=self.put(ABOUT, "how_given"))
        given = replace(given, remark=self.put(ABOUT, "remark"))
        if name == people.BUURTTEAM and self.chance.random() < 0.5:
            given = replace(given, purpose=self.put(ABOUT, "purpose"))
        elif name == people.BUURTTEAM:
            given = replace(given, purpose="volgende_stap")
        chosen = {part: self.put(ABOUT, "reasons") for part in optional if self.chance.random() < 0.5}
        ground = self.put(ABOUT, "bsn_ground") if self.chance.random() < 0.5 else ""
        return people.material(name, self.answers(), permission=given, chosen=chosen, bsn_ground=ground)


def leaked(marked: Marked, told: str, may: Callable[[str, str, str], bool]) -> list[tuple[str, str, str]]:
    """Places of which a marker is in this text though it may not be."""
    return [marked.places[name] for name in sorted(set(MARKER.findall(told))) if not may(*marked.places[name])]
