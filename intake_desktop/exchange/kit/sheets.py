"""A table as CSV that a spreadsheet opens at once: semicolons, UTF-8 with a mark, and no cell that is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA = frozenset("=+-@\t\r'")
"""A cell that begins with one of these gets an apostrophe before it; a reader takes one apostrophe off again."""


def sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a CSV file (RFC 4180 with semicolons): one line with names, then the rows."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows([_cell(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in FORMULA else text
