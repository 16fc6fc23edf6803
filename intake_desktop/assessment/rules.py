"""Reading a rule table: every mistake at once, each with its line, and the examples beside it tried out."""

from __future__ import annotations

import re
from pathlib import Path

from intake_desktop.assessment import profile, table_reader
from intake_desktop.assessment.table import RuleTable
from intake_desktop.errors import FormError, Mistake
from intake_desktop.form_engine.report import Report

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


def check(path: Path) -> tuple[Mistake, ...]:
    """Every mistake in a rule table, and every example in it that comes out otherwise; () when all is well."""
    draft = table_reader.read(path)
    if draft.table is not None and not draft.report.mistakes():
        profile.try_examples(draft.table, draft.examples, draft.report)
    return draft.report.mistakes()


def check_profiles(table: RuleTable, path: Path) -> tuple[Mistake, ...]:
    """Every example in a file of its own that comes out otherwise than it says."""
    report = Report(path.name)
    profile.try_examples(table, profile.read_examples(path, report), report)
    return report.mistakes()


def is_table(path: Path) -> bool:
    """True when the file begins as a rule table does; forms stand in the same folder."""
    data = table_reader.content(path, Report(path.name))
    return data is not None and re.search(rb"^rules:", data, re.MULTILINE) is not None
