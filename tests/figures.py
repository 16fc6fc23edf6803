"""Numbers that a test counted, handed to whoever ran it: `make torture` prints them as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

Row = Mapping[str, str | int]
Figures = Callable[[str, Row], None]
"""`figures("markers", {"recipient": ..., "dossiers": ...})`: one row of the table with that name."""
PROPERTY = "figures"


def tables(properties: Iterable[tuple[str, object]]) -> Iterator[str]:
    """The rows that tests handed over, as tables of Markdown, so that they can be put into a page as they are."""
    found: dict[str, list[Row]] = {}
    for name, handed in properties:
        if name == PROPERTY and isinstance(handed, list | tuple):
            table, row = handed
            found.setdefault(table, []).append(row)
    for table, rows in sorted(found.items()):
        yield f"{table}:"
        yield _line(rows[0])
        yield _line(["---"] * len(rows[0]))
        for row in sorted(rows, key=lambda row: str(next(iter(row.values())))):
            yield _line(f"{cell:,}" if isinstance(cell, int) else cell for cell in row.values())
        yield ""


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
