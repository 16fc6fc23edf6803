"""What the words of a condition do: three-valued logic (Kleene), exact sums and comparisons with unknown as a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Lookup = Callable[[str], object | None]
"""Gives the value of a name, or None when it is unknown."""
Program = Callable[[Lookup], object | None]
_EXACT = (Decimal, int)
TODAY = "vandaag"
"""The name under which the day of looking can be asked; never the id of a question."""


def number(found: object) -> Fraction | None:
    """The exact number a value stands for ("7" on a numbered scale too), or None when it is none."""
    if isinstance(found, bool):
        return None
    if isinstance(found, Fraction):
        return found
    if isinstance(found, _EXACT):
        return _exact(found)
    if isinstance(found, str) and len(found) <= 9 and found.isascii() and found.isdigit():
        return _exact(int(found))
    return None


@lru_cache(maxsize=1024)
def _exact(found: Decimal | int) -> Fraction:
    return Fraction(found)


def named(name: str) -> Program:
    return lambda lookup: lookup(name)


def always(known: object) -> Program:
    return lambda lookup: known


def gathered(parts: Sequence[Program]) -> Program:
    return lambda lookup: tuple(part(lookup) for part in parts)


def every(parts: Sequence[Program]) -> Program:
    """And: false when one part is false, unknown when none is false and one is unknown."""

    def program(lookup: Lookup) -> bool | None:
        outcomes = [_truth(part(lookup)) for part in parts]
        if False in outcomes:
            return False
        return None if None in outcomes else True

    return program


def some(parts: Sequence[Program]) -> Program:
    """Or: true when one part is true, unknown when none is true and one is unknown."""

    def program(lookup: Lookup) -> bool | None:
        outcomes = [_truth(part(lookup)) for part in parts]
        if True in outcomes:
            return True
        return None if None in outcomes else False

    return program


def negated(part: Program) -> Program:
    def program(lookup: Lookup) -> bool | None:
        outcome = _truth(part(lookup))
        return None if outcome is None else not outcome

    return program


def combined(work: Callable[[Fraction, Fraction], Fraction | None], left: Program, right: Program) -> Program:
    """A sum of two parts; unknown when one of them is unknown or not a number."""

    def program(lookup: Lookup) -> Fraction | None:
        first, second = number(left(lookup)), number(right(lookup))
        return None if first is None or second is None else work(first, second)

    return program


def compared(work: Callable[[object, object], bool | None], left: Program, right: Program) -> Program:
    """A comparison of two parts; unknown when one of them is unknown."""

    def program(lookup: Lookup) -> bool | None:
        first, second = left(lookup), right(lookup)
        return None if first is None or second is None else work(first, second)

    return program


def applied(work: Callable[[Lookup, Sequence[object]], object | None], arguments: Sequence[Program]) -> Program:
    """A function of parts; unknown when its first part, the answer it looks at, is unknown."""

    def program(lookup: Lookup) -> object | None:
        values = [argument(lookup) for argument in arguments]
        return None if values[0] is None else work(lookup, values)

    return program


def add(left: Fraction, right: Fraction) -> Fraction:
    return left + right


def subtract(left: Fraction, right: Fraction) -> Fraction:
    return left - right


def multiply(left: Fraction, right: Fraction) -> Fraction:
    return left * right


def divide(left: Fraction, right: Fraction) -> Fraction | None:
    """Dividing by zero has no outcome: unknown."""
    return left / right if right else None


def equal(left: object, right: object) -> bool | None:
    first, second = number(left), number(right)
    if first is not None and second is not None:
        return first == second
    if isinstance(left, tuple) and isinstance(right, str):
        return right in left
    return left == right if type(left) is type(right) else None


def unequal(left: object, right: object) -> bool | None:
    outcome = equal(left, right)
    return None if outcome is None else not outcome


def less(left: object, right: object) -> bool | None:
    """Numbers by size; dates and times by their ISO text, when both are as precise."""
    first, second = number(left), number(right)
    if first is not None and second is not None:
        return first < second
    if isinstance(left, str) and isinstance(right, str) and len(left) == len(right):
        return left < right
    return None


def greater(left: object, right: object) -> bool | None:
    return less(right, left)


def at_most(left: object, right: object) -> bool | None:
    outcome = less(right, left)
    return None if outcome is None else not outcome


def at_least(left: object, right: object) -> bool | None:
    outcome = less(left, right)
    return None if outcome is None else not outcome


def contained(left: object, right: object) -> bool | None:
    """A value in a list; for several chosen values: at least one of them in the list."""
    if not isinstance(right, tuple):
        return None
    if isinstance(left, tuple):
        return any(item in right for item in left)
    return any(equal(left, item) is True for item in right)


def not_contained(left: object, right: object) -> bool | None:
    outcome = contained(left, right)
    return None if outcome is None else not outcome


def _truth(outcome: object | None) -> bool | None:
    return outcome if isinstance(outcome, bool) else None
