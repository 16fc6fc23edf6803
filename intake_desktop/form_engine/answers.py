"""Answers as values: what was said to a question, by whom and when, or why there is no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, str] = MappingProxyType({})

AnswerValue = str | Decimal | tuple[str, ...] | Mapping[str, str]
"""What an answer can be, by kind of question.

text, long_text, bsn, postcode, phone, email: str, as kept (bsn nine digits, postcode "1012 AB")
date: "1980-03-12"; partial_date: "1980", "1980-03" or "1980-03-12"; time: "09:30"
number, percent: Decimal
choice, yes_no_unknown, scale: the value of the chosen option, as str (a scale 0-10 holds "7")
multi_choice: tuple of option values in the order of the form
table: tuple of row ids in the order of the screen; each cell is an answer of its own
week_grid: mapping of "maandag.ochtend" to the value of an option; an absent part is unknown
info, derived: never stored
"""


class AnswerKey(NamedTuple):
    """Which answer: a question, and the table row or item it belongs to ("" when there is none).

    A cell of a table is (column id, row id). An aspect of a question (a note beside a ZRM domain,
    the evidence of a skill, the origin of a number of hours) is (aspect id, question id).
    """

    question_id: str
    row_id: str = ""


@lru_cache(maxsize=8192)
def key_of(question_id: str) -> AnswerKey:
    """The key of the answer to a question itself. The same for every dossier, so it is made once."""
    return AnswerKey(question_id)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. Exactly one of value and no_answer is set; an empty string is never an answer."""

    value: AnswerValue | None
    source: str
    """deelnemer, college, mantelzorger, eigen_waarneming, verwijzer or staff."""
    day: date
    author: str
    """Id of the colleague who wrote it down."""
    no_answer: str | None = None
    """Reason why there is no answer, a code of the form (onbekend, wil_niet_zeggen, later, ...)."""
    words: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """Own words beside an option with free_text, by option value."""
    about_other: bool = False
    """Marked "gaat over een ander" (decisions.md 4)."""
    taken_over: bool = False
    """Prefilled from an earlier record: "overgenomen, controleren"."""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.no_answer is None):
            raise ValueError("an answer has either a value or a reason for having none")
        if self.value == "" or self.value == ():
            raise ValueError("an empty value is not an answer")

    @property
    def known(self) -> bool:
        """True when there is a value, False when there is a reason for having none."""
        return self.value is not None


Answers = Mapping[AnswerKey, Answer]
"""All answers of one record. Hidden answers are kept in it; relevance says which ones count."""
