"""Reading a rule table: every mistake at once, each with its line, and the examples beside it tried out."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from pathlib import Path

from intake_desktop.assessment import profile, table_reader
from intake_desktop.assessment.table import RuleTable
from intake_desktop.errors import FormError, Mistake
from intake_desktop.form_engine.report import Report, meant

__all__ = ["RuleTable", "check", "is_table", "load"]


def load(path: Path) -> RuleTable:
    """The rule table in this file. Raises FormError with every mistake, each with line, cause and remedy.

    Examples in the file are not tried out here: they are for whoever writes rules (check).
    """
    draft = table_reader.read(path)
    mistakes = draft.report.mistakes()
    if draft.table is None or mistakes:
        raise FormError(path.name, mistakes)
    return draft.table


def check(path: Path, questions: AbstractSet[str] | None = None) -> tuple[Mistake, ...]:
    """Every mistake in a rule table, and every example in it that comes out otherwise; () when all is well.

    With `questions`, the ids of all questions and aspects of the forms, names that no form asks are mistakes too.
    """
    draft = table_reader.read(path)
    if draft.table is not None and questions is not None:
        _check_asked(draft.table, questions, draft.report)
    if draft.table is not None and not draft.report.mistakes():
        profile.try_examples(draft.table, draft.examples, draft.report)
    return draft.report.mistakes()


def not_asked(table: RuleTable, questions: AbstractSet[str]) -> tuple[Mistake, ...]:
    """Every answer the table looks at that none of these questions and aspects asks."""
    report = Report(table.file)
    _check_asked(table, questions, report)
    return report.mistakes()


def _check_asked(table: RuleTable, questions: AbstractSet[str], report: Report) -> None:
    """Every answer the table looks at is asked by some form."""
    places = [(rule.line, key) for rule in table.facts.values() for key in (*rule.asks, *rule.jump)]
    places += [(rule.line, rule.otherwise[0]) for rule in table.facts.values() if rule.otherwise]
    places += [(rule.line, key) for rule in table.rules for key in rule.asks]
    for line, key in places:
        for name in filter(None, key):
            if name not in questions:
                report.add("ZK-303", line, f'Geen formulier vraagt naar "{name}".', meant(name, questions))


def check_profiles(table: RuleTable, path: Path) -> tuple[Mistake, ...]:
    """Every example in a file of its own that comes out otherwise than it says."""
    report = Report(path.name)
    profile.try_examples(table, profile.read_examples(path, report), report)
    return report.mistakes()


def is_table(path: Path) -> bool:
    """True when the file begins as a rule table does; forms stand in the same folder."""
    data = table_reader.content(path, Report(path.name))
    return data is not None and re.search(rb"^rules:", data, re.MULTILINE) is not None
