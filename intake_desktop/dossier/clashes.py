"""Answers of different forms that may contradict each other: people look, and all of it may stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from intake_desktop import paths
from intake_desktop.dossier.view import View
from intake_desktop.errors import FormError
from intake_desktop.form_engine import conditions, nodes, places, telling
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.expressions import NEVER, Expression
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.lookups import Names
from intake_desktop.form_engine.report import Report
from intake_desktop.form_engine.validation import Problem

FILE = "tegenspraak.v1.yaml"
OF_CLASH = "tegenspraak."
"""How the id of a remark about a contradiction begins."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One contradiction that can be seen; `condition` holds when it certainly is there."""

    id: str
    condition: Expression
    look_at: tuple[str, ...]
    """Questions where one can look, the first one first."""
    message: str


@dataclass(frozen=True, slots=True)
class Clash:
    """One contradiction that is there now, in words for whoever reads along."""

    id: str
    message: str
    ways: tuple[tuple[AnswerKey, str], ...]
    """Where to look: the answer, and what is asked there."""


@cache
def hints() -> tuple[Hint, ...]:
    """The shipped hints. Raises FormError when the file is not whole."""
    return read(paths.resources() / "hints" / FILE)


def read(path: Path) -> tuple[Hint, ...]:
    """The hints in a file, in its order. Raises FormError with every mistake in it, by line."""
    report = Report(path.name)
    with path.open("rb") as file:
        block = nodes.read(file.read(nodes.LARGEST_FILE + 1), report)
    found = tuple(_hint(item) for item in Fields(block, report).subs("hints")) if block is not None else ()
    mistakes = report.mistakes()
    if mistakes:
        raise FormError(path.name, mistakes)
    return found


def of_dossier(view: View) -> tuple[Clash, ...]:
    """What contradicts now. What is hidden, unknown or not checked yet contradicts nothing."""
    asked = view.catalog.questions
    return tuple(_clash(view, hint) for hint in hints() if set(hint.look_at) <= set(asked) and _holds(view, hint))


def remarks(view: View) -> Iterator[Problem]:
    """The same as remarks for the review: none of them stands in the way of anything."""
    for clash in of_dossier(view):
        first = clash.ways[0][0]
        yield Problem(f"{OF_CLASH}{clash.id}", "info", first, (first.question_id,), clash.message)


def _hint(fields: Fields) -> Hint:
    fields.need("id", "condition", "look_at", "message")
    hint = Hint(
        id=fields.identifier("id"),
        condition=conditions.read(fields, "condition") or NEVER,
        look_at=fields.words("look_at"),
        message=fields.text("message"),
    )
    fields.finish()
    return hint


def _holds(view: View, hint: Hint) -> bool:
    form = view.catalog.home(hint.look_at[0])
    names = Names(form, view.counting(form.id), view.shown(form.id), view.elsewhere)
    return hint.condition.holds(names.lookup())


def _clash(view: View, hint: Hint) -> Clash:
    called = view.names().called
    return Clash(hint.id, telling.named(hint.message, called), tuple(_way(view, name) for name in hint.look_at))


def _way(view: View, question_id: str) -> tuple[AnswerKey, str]:
    key = AnswerKey(question_id)
    asked = view.catalog.question(places.asked_at(view.catalog.home(question_id), key))
    return key, telling.named(asked.label, view.names().called)
