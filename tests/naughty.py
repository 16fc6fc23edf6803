"""Texts that break programs (the Big List of Naughty Strings and our own), and every place where text can be typed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Form, Kind, Question
from tests.source import ROOT

LIST = ROOT / "tests" / "data" / "naughty-strings" / "blns.json"
"""By Max Woolf, under the MIT licence that stands beside it."""
OWN = [
    "\u200fשלום", "\u202egnirtS", "\u2066links\u2069 en \u2067rechts\u2069", "abc\u061c", "e\u0301e\u0301n",
    "Zoe\u0308", "Z" + "\u0335\u0321\u0358" * 60, "a\u0301" * 300, "\u0301los", "\ud800", "\udfff",
    "voor\ud83dna", "\x00", "1\x002", "\x1b[31mrood\x1b[0m", "bel\x07", "\x7f", "a\x85b", "\x0bverticaal",
    "\ufffe", "\uffff", "a\ufdd0b", "\ufffd", "👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "🏴\U000e0067\U000e007f",
    "\u200b", "na\u00adam", "\ufeffJan", "\u3164", "x" * 100_000, "woord " * 16_000, " " * 300, "\n\n\n",
    "\t\t", "a\tb", "een\r\ntwee\r\n", "a\rb", "a\u2028b\u2029c", "\u00a0\u2003", "vast\u00a0aan\u00a0elkaar",
    "\x01\x08\x0c", "{naam}", "Jo {naam} {0} {uitleg}", "{}", "&", "&&", "&Bestand", "Wonen & werken",
    "<b>vet</b>", "&amp;", "&lt;img&gt;", "<img src='file:///etc/passwd'>", "<br/>", "<a href='x'>klik</a>",
    "'; DROP TABLE answer; --", 'zeg "ja"', "%s %d %n", "100%", "../../x", "C:\\CON", "~/.ssh", "１２３", "٣", "½",
    "Ⅷ", "-0", "نيكو پور", "北京市朝阳区", "የኢትዮጵያ", "ไทย", "ﬀ ﬁ", "İstanbul ıı", "ß", "ǅ", "=1+1", "@SUM(A1)",
    "\\u0041", "$(id)", "`id`",
]  # fmt: skip
_BLANK = "\u2800\u3164\uffa0\u115f\u1160\u034f\u17b4\u17b5"
TYPED = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.PARTIAL_DATE, Kind.TIME, Kind.NUMBER, Kind.PERCENT}
    | {Kind.BSN, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL}
)


@cache
def strings() -> tuple[str, ...]:
    """All of them, the list first."""
    return (*json.loads(LIST.read_text("utf-8")), *OWN)


def plain(text: str) -> bool:
    """True for text in which nothing is hidden, in one line: every field for words must take it, length aside."""
    categories = {unicodedata.category(letter) for letter in text}
    hidden = categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return bool(text.strip()) and not hidden and not set(text) & set(_BLANK)


@dataclass(frozen=True)
class Place:
    """One answer that is typed: a question, an aspect beside one, a cell of a row, or own words beside an option."""

    form: Form
    key: AnswerKey
    question: Question
    option: str = ""

    @property
    def is_words(self) -> bool:
        """True where somebody writes words, not a date, a number or a code."""
        return bool(self.option) or self.question.kind in (Kind.TEXT, Kind.LONG_TEXT)

    @property
    def named(self) -> str:
        return ".".join(filter(None, (*self.key, self.option)))


def places(catalog: Catalog, rows: tuple[str, ...]) -> Iterator[Place]:
    """Every place of every form; a table is filled in with these rows."""
    for form in catalog.forms.values():
        for question in form.questions():
            yield from _of(form, AnswerKey(question.id), question)
            for aspect in question.aspects:
                yield from _of(form, AnswerKey(aspect, question.id), form.question(aspect))
            for column in question.columns:
                for row in rows:
                    yield from _of(form, AnswerKey(column.id, row), column)
        for check in form.checks if form.reason_aspect else ():
            if check.reason_required:
                yield Place(form, AnswerKey(form.reason_aspect, check.id), form.question(form.reason_aspect))


def _of(form: Form, key: AnswerKey, question: Question) -> Iterator[Place]:
    if question.kind in TYPED:
        yield Place(form, key, question)
    for option in question.options:
        if option.free_text:
            yield Place(form, key, question, option.value)


def refusal(work: Callable[[], object]) -> AnswerRefused | None:
    """The refusal that ends this work; None when it comes to its end."""
    try:
        work()
    except AnswerRefused as refused:
        return refused
    return None


def in_a_sentence(refused: AnswerRefused, typed: str) -> bool:
    """True when a refusal says in Dutch what is, what it means and what to do, without what was typed."""
    what, why, remedy = refused.sentences()
    whole = f"{what} {why} {remedy}"
    said = [text.strip() for text in (what, why, remedy)]
    told = all(said) and why.endswith(".") and remedy.endswith((".", "?")) and "{" not in whole
    return told and refused.code.startswith("ZK-30") and (len(typed.strip()) < 12 or typed.strip() not in whole)
