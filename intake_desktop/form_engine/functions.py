"""The named functions a condition may use: counting a week, steps in a table, and how a date lies to today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from intake_desktop.form_engine.operators import TODAY, Lookup, number

UNKNOWN_CELL = ""
"""How an open part of a week grid looks in a condition: it may still turn out to fit."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its work, how many parts it takes and an example for the writer of a form."""

    work: Callable[[Lookup, Sequence[object]], object | None]
    fewest: int
    most: int
    example: str
    is_condition: bool = False


def possible_days(lookup: Lookup, parts: Sequence[object]) -> Fraction | None:
    """Days of a week grid on which a part has one of these values or is still open: the most there can be."""
    counted = _fitting(parts)
    return None if counted is None else Fraction(sum(1 for fitting in counted.values() if fitting))


def most_parts(lookup: Lookup, parts: Sequence[object]) -> Fraction | None:
    """The most parts of one day that have one of these values or are still open."""
    counted = _fitting(parts)
    return None if counted is None else Fraction(max(counted.values(), default=0))


def _fitting(parts: Sequence[object]) -> dict[str, int] | None:
    grid, wanted = parts[0], (*parts[1:], UNKNOWN_CELL)
    if not isinstance(grid, Mapping):
        return None
    days: dict[str, int] = {}
    for cell, found in grid.items():
        day = str(cell).partition(".")[0]
        days[day] = days.get(day, 0) + (found in wanted)
    return days


def products(lookup: Lookup, parts: Sequence[object]) -> tuple[Fraction | None, ...] | None:
    """Row by row, the product of two columns; unknown in a row where one of them is unknown."""
    if not isinstance(parts[0], tuple) or not isinstance(parts[1], tuple):
        return None
    return tuple(_product(number(left), number(right)) for left, right in zip(parts[0], parts[1], strict=False))


def _product(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left * right


def largest_rise(lookup: Lookup, parts: Sequence[object]) -> Fraction | None:
    """The largest known rise from one row to the next; the optional second part is where the first row starts from."""
    rows = parts[0]
    if not isinstance(rows, tuple):
        return None
    start = number(parts[1]) if len(parts) > 1 else None
    levels = [start, *(number(row) for row in rows)]
    rises = [after - before for before, after in pairwise(levels) if before is not None and after is not None]
    return max(rises, default=None)


def months_since(lookup: Lookup, parts: Sequence[object]) -> Fraction | None:
    """Whole calendar months between a date and today, one more when a day has begun after them.

    Exactly six months ago is 6, one day longer ago is 7 (content-assessment.yaml, assessment_maanden).
    For answers that stand beside several questions the oldest counts.
    """
    found = parts[0]
    days = [_day(item) for item in (found.values() if isinstance(found, Mapping) else [found])]
    known = [day for day in days if day is not None]
    today = lookup(TODAY)
    if not known or not isinstance(today, date):
        return None
    oldest = min(known)
    months = (today.year - oldest.year) * 12 + today.month - oldest.month
    return Fraction(months + (today.day > oldest.day))


def after_today(lookup: Lookup, parts: Sequence[object]) -> bool | None:
    """Whether a date, or one of a column, is certainly after today; of a partial date only what is known counts."""
    found, today = parts[0], lookup(TODAY)
    dates = [day for day in (found if isinstance(found, tuple) else (found,)) if isinstance(day, str)]
    if not dates or not isinstance(today, date):
        return None
    return any(day > today.isoformat()[: len(day)] for day in dates)


def turned_round(lookup: Lookup, parts: Sequence[object]) -> bool | None:
    """Whether the first date or time is certainly after the second; of two columns, whether that is so in some row."""
    if isinstance(parts[0], str) and isinstance(parts[1], str):
        return _certainly_after(parts[0], parts[1])
    if not isinstance(parts[0], tuple) or not isinstance(parts[1], tuple):
        return None
    rows = [row for row in zip(parts[0], parts[1], strict=False) if all(isinstance(day, str) for day in row)]
    return any(_certainly_after(str(first), str(last)) for first, last in rows)


def _certainly_after(first: str, last: str) -> bool:
    known = min(len(first), len(last))
    return first[:known] > last[:known]


def _day(found: object) -> date | None:
    try:
        return date.fromisoformat(found) if isinstance(found, str) and len(found) == 10 else None
    except ValueError:
        return None


FUNCTIONS: dict[str, Function] = {
    "possible_days": Function(possible_days, 2, 6, "possible_days(raster, 'ja', 'voorkeur')"),
    "most_parts": Function(most_parts, 2, 6, "most_parts(raster, 'ja', 'voorkeur')"),
    "products": Function(products, 2, 2, "products(kolom_uren, kolom_dagen)"),
    "largest_rise": Function(largest_rise, 1, 2, "largest_rise(kolom_dagen, dagen_nu)"),
    "months_since": Function(months_since, 1, 1, "months_since(peildatum)"),
    "turned_round": Function(turned_round, 2, 2, "turned_round(kolom_van, kolom_tot)", is_condition=True),
    "after_today": Function(after_today, 1, 1, "after_today(geboortedatum)", is_condition=True),
}
