"""Numbers as people write them in Dutch, with comma and unit, and back; exact throughout."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from intake_desktop.form_engine.definition import Bounds
from intake_desktop.form_engine.refusals import not_fitting

_TYPED = re.compile(r"(-?\d{1,9})(?:[.,](\d{1,6}))?\s*(\D*)", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}\.\d{3}", re.ASCII)
_ONE = {
    "dagen": "dag",
    "minuten": "minuut",
    "weken": "week",
    "dagdelen": "dagdeel",
    "maanden": "maand",
    "jaren": "jaar",
}


def read(text: str, bounds: Bounds) -> Decimal:
    """The number that was typed, within its bounds and steps; raises AnswerRefused."""
    found = _TYPED.fullmatch(text.strip())
    if found is None or not _is_unit(found[3], bounds.unit):
        raise not_fitting("We herkennen dit niet als getal.", f"Schrijf bijvoorbeeld {_example(bounds)}.")
    if _GROUPED.fullmatch(text.strip()):
        raise not_fitting("Een punt in een groot getal is niet duidelijk.", "Schrijf het getal zonder punt.")
    number = Decimal(f"{found[1]}.{found[2]}" if found[2] else found[1])
    check(number, bounds)
    return plain(number)


def check(number: Decimal, bounds: Bounds) -> None:
    """Refuse a number outside its bounds or between its steps."""
    if not number.is_finite() or not _within(number, bounds):
        raise not_fitting(_wanted(bounds), "Pas het getal aan.")
    start = bounds.low if bounds.low is not None else Decimal(0)
    if bounds.step is not None and Fraction(number - start) % Fraction(bounds.step):
        step = dutch(bounds.step)
        raise not_fitting(f"Dit getal gaat in stappen van {step}.", f"Schrijf bijvoorbeeld {_example(bounds)}.")


def _within(number: Decimal, bounds: Bounds) -> bool:
    low_enough = bounds.high is None or number <= bounds.high
    return low_enough and (bounds.low is None or number >= bounds.low)


def _wanted(bounds: Bounds) -> str:
    if bounds.low is not None and bounds.high is not None:
        return f"Hier hoort een getal van {dutch(bounds.low)} tot en met {dutch(bounds.high)}."
    return "Dit getal is te groot of te klein."


def _example(bounds: Bounds) -> str:
    low = bounds.low if bounds.low is not None else Decimal(0)
    return dutch(low + 3 * bounds.step if bounds.step is not None else low)


def _is_unit(typed: str, unit: str) -> bool:
    """True when what stands behind the number is nothing, the unit, or the beginning of it ("u", "min")."""
    words = typed.strip().rstrip(".").lower()
    return unit.lower().startswith(words) or words == _ONE.get(unit)


def plain(number: Decimal) -> Decimal:
    """The same number without closing zeros or exponent: one number is written in one way."""
    return Decimal(f"{number.normalize():f}") if number else Decimal(0)


def dutch(number: Decimal | Fraction) -> str:
    """A number with a comma. A fraction is cut at one decimal, so that it never seems to reach a limit it misses."""
    if isinstance(number, Fraction):
        tenths = Decimal(abs(number.numerator) * 10 // number.denominator) / 10
        number = tenths.quantize(Decimal("0.1"), ROUND_DOWN) * (-1 if number < 0 else 1)
    return f"{plain(number):f}".replace(".", ",")


def show(number: Decimal | Fraction, unit: str) -> str:
    """ "12,5 uur", "1 dag", "75%"."""
    written = dutch(number)
    if unit == "%":
        return f"{written}%"
    word = _ONE.get(unit, unit) if written == "1" else unit
    return f"{written} {word}".strip()
