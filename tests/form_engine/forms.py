"""The smallest form that is right, to change in one place and see what is said about it."""

from __future__ import annotations

import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path

from intake_desktop import paths
from intake_desktop.errors import FormError, Mistake
from intake_desktop.form_engine import catalog, loader
from intake_desktop.form_engine.answers import Answer, AnswerKey, AnswerValue
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Bounds, Form, Kind, Option, Question

TODAY = date(2026, 11, 23)
TO_ALL = "{buurtteam: default, werk_en_re_integratie: never, deelnemer: default}"
HEAD = """
form: {id: proef, version: 1, language: nl, title: Proef, status: concept}
meta:
  no_answer_reasons: {onbekend: Onbekend, later: Later}
  sources: {deelnemer: Deelnemer, staff: Begeleider}
"""


def question(name: str, kind: str = "text", **more: str) -> str:
    """One question in yaml; `more` are further keys."""
    lines = [f"- id: {name}", f"  kind: {kind}", f"  label: Vraag {name}"]
    keys = {"recipients": TO_ALL, **{key.rstrip("_"): text for key, text in more.items()}}
    return "\n".join(lines + [f"  {key}: {text}" for key, text in keys.items() if text])


def form_text(*questions: str, after: str = "", head: str = HEAD) -> str:
    """A whole form around these questions."""
    body = textwrap.indent("\n".join(questions), "      ")
    return f"{head}sections:\n  - id: deel\n    title: Deel\n    questions:\n{body}\n{after}"


def load(folder: Path, *questions: str, after: str = "", head: str = HEAD) -> Form:
    """The form of these questions, loaded from a file."""
    return loader.load(written(folder, form_text(*questions, after=after, head=head)))


def written(folder: Path, text: str, name: str = "proef.v1.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> tuple[Mistake, ...]:
    """What is said about a form with faults; () when there are none."""
    try:
        loader.load(written(folder, text))
    except FormError as error:
        return error.mistakes
    return ()


def line_of(text: str, part: str) -> int:
    """The first line of a text that holds this part."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


def shipped() -> Catalog:
    return catalog.load_all(paths.forms())


def said(value: AnswerValue | None, no_answer: str | None = None) -> Answer:
    """An answer of today."""
    return Answer(value, "deelnemer", TODAY, "c-1", no_answer)


def answers(**values: AnswerValue) -> dict[AnswerKey, Answer]:
    """Answers by question id; a cell or aspect is written id__row."""
    return {AnswerKey(*name.split("__")): said(value) for name, value in values.items()}


def asked(kind: Kind, **more: object) -> Question:
    """A question on its own, for what only its kind decides."""
    return Question("vraag", kind, "Vraag", 1, **more)  # type: ignore[arg-type]  # keys are checked by the dataclass


def options(*values: str, alone: str = "") -> tuple[Option, ...]:
    return tuple(Option(value, f"Label {value}", exclusive=value == alone) for value in values)


def between(low: str, high: str, step: str | None = None, unit: str = "") -> Bounds:
    return Bounds(Decimal(low), Decimal(high), Decimal(step) if step else None, unit)
