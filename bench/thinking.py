"""What the program works out of a whole dossier: what is asked, what counts, what is wrong, the advice."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.export import example
from bench.measure import Measure, median_ms
from bench.pages import CHEAP
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.view import View
from intake_desktop.form_engine.validation import Memory
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.wiring import program

EVALUATING_MS, ADVICE_MS, READING_MS = 5, 5, 500
"""Reading is off the start path: it happens on a thread while somebody types a password."""


MEMORY: Memory = {}
"""As a session keeps it: what was found of answers that did not change."""


def measures() -> list[Measure]:
    """Everything of the first example; reading is of all shipped forms and rules, once more from disk."""
    with tempfile.TemporaryDirectory() as folder:
        desk = program.local_desk(Path(folder) / "kluis", KdfPolicy(cost=CHEAP, least=CHEAP))
        with example(desk) as (session, _wishes):
            return [
                Measure("the whole dossier evaluated", median_ms(lambda: evaluate(session)), EVALUATING_MS),
                Measure("advice", median_ms(session.advice), ADVICE_MS),
                Measure("forms and rules read", median_ms(read, times=5), READING_MS),
            ]


def evaluate(session: DossierSession) -> None:
    """As after an answer, but for every form: what is asked, what counts, how far it is and what does not fit."""
    seen = View(session.catalog, session.dossier.dossier_type, session.book.by_form(), session.book.before)
    for form_id in session.catalog.forms:
        seen.progress(form_id)
        seen.problems(form_id, session.today, MEMORY)


def read() -> None:
    """Forms and rules from their files."""
    program.catalog()
    program.rule_table()
