"""Says whether everything works on this computer: a table, and a code for whoever installed it."""

from __future__ import annotations

import json
import signal
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from intake_desktop.cli import telling
from intake_desktop.dossier.checked import ALL_GOOD, Checked, Outcome, summary
from intake_desktop.wiring import self_test

_OUTCOME, _WHAT, _WORDS = 14, 32, 70
_STOPPED = 143


def run(vault_folder: Path, as_json: bool) -> int:
    """Do every check and print it as it is done; gives OK when all is in order, else REFUSED.

    vault_folder: where the vault of this workstation stands; it is not opened.
    """
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(_STOPPED))  # so that the throw-away vault goes away
    found: list[Checked] = []
    for row in self_test.rows(vault_folder):
        found.append(row)
        if not as_json:
            print("\n".join(lines(row)), flush=True)
    if as_json:
        print(json.dumps({"in_order": summary(found) == ALL_GOOD, "rows": list(map(as_data, found))}, indent=2))
    else:
        telling.heading(summary(found))
    return telling.OK if summary(found) == ALL_GOOD else telling.REFUSED


def lines(row: Checked) -> Iterator[str]:
    """A row as it stands in the table: how it is, what, and the words below each other."""
    head = f"{row.outcome.value:{_OUTCOME}}{row.what:{_WHAT}}"
    words = [
        *textwrap.wrap(row.words, _WORDS),
        *(textwrap.wrap(f"Doe dit: {row.remedy}", _WORDS) if row.remedy else ()),
    ]
    for number, line in enumerate(words or [""]):
        yield f"{head if not number else ' ' * len(head)}{line}".rstrip()


def as_data(row: Checked) -> dict[str, object]:
    """A row for programs that read the table."""
    in_order = row.outcome is Outcome.GOOD
    return {
        "what": row.what,
        "outcome": row.outcome.value,
        "in_order": in_order,
        "words": row.words,
        "remedy": row.remedy,
    }
