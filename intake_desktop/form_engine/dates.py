"""Dates and times as people write them in Dutch, and back: "12 mrt 1980", "maart 1980", "9u30"."""

from __future__ import annotations

import re
from datetime import date

from intake_desktop.form_engine.refusals import no_date, not_fitting

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT = {"mrt": 3, "maa": 3, "sept": 9} | {name[:3]: place for place, name in enumerate(MONTHS, 1)}
_NUMBERS = {name: place for place, name in enumerate(MONTHS, 1)} | _SHORT
FIRST_YEAR, LAST_YEAR = 1900, 2100
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SPLIT = re.compile(r"[\s./-]+")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.u]\s*|\s+)?(\d{2})?\s*(?:u|uur)?", re.ASCII)


def read_date(text: str) -> str:
    """A whole date as "1980-03-12"; raises AnswerRefused."""
    found = read_partial(text)
    if len(found) < 10:
        raise no_date("Hier hoort een hele datum: dag, maand en jaar.")
    return found


def read_partial(text: str) -> str:
    """A date of which day, or day and month, may be unknown: "1980", "1980-03" or "1980-03-12"."""
    parts = _SPLIT.split(text.strip().lower().replace(",", " ").strip())
    iso = _ISO.fullmatch("-".join(parts))
    if iso:
        return _built(iso[1], iso[2] or "", iso[3] or "")
    if not 1 <= len(parts) <= 3:
        raise no_date("We herkennen dit niet als datum.")
    day, month, year = ("", "", *parts)[-3:]
    return _built(year, _month_number(month), day)


def _month_number(month: str) -> str:
    number = _NUMBERS.get(month)
    return str(number) if number else month


def _built(year: str, month: str, day: str) -> str:
    """The date of these parts; "" is a part that is not known."""
    if re.fullmatch(r"'?\d{2}", year, re.ASCII) and (month or day or year.startswith("'")):
        raise no_date("Het jaar heeft vier cijfers.", "Schrijf bijvoorbeeld 1980, niet 80.")
    if not all(part == "" or re.fullmatch(r"\d{1,4}", part, re.ASCII) for part in (year, month, day)):
        raise no_date("We herkennen dit niet als datum.")
    if len(year) != 4:
        raise no_date("We herkennen dit niet als datum.")
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise no_date(f"Het jaar ligt tussen {FIRST_YEAR} en {LAST_YEAR}.")
    return _existing(int(year), int(month) if month else 0, int(day) if day else 0)


def _existing(year: int, month: int, day: int) -> str:
    if month == 0 and day == 0:
        return f"{year}"
    try:
        found = date(year, month, day or 1)
    except ValueError as fault:
        raise no_date("Deze dag bestaat niet.", "Kijk naar de dag en de maand.") from fault
    return found.isoformat() if day else f"{year}-{month:02d}"


def check(value: str, whole: bool) -> None:
    """Refuse a stored date that is not written as this module writes it."""
    written = read_date(value) if whole else read_partial(value)
    if written != value:
        raise no_date("Deze datum is anders geschreven dan we bewaren.")


def show(value: str) -> str:
    """ "12 maart 1980", "maart 1980" or "1980"."""
    year, *rest = value.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def in_figures(value: str) -> str:
    """ "12-3-1980" for a table; a date of which the day is not known in words."""
    year, *rest = value.split("-")
    return f"{int(rest[1])}-{int(rest[0])}-{year}" if len(rest) > 1 else show(value)


def read_time(text: str) -> str:
    """A time of day as "09:30", from "9:30", "930", "9.30", "9u30" or "9 uur"; raises AnswerRefused."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None or int(found[1]) > 23 or int(found[2] or "0") > 59:
        raise not_fitting("We herkennen dit niet als tijd.", "Schrijf bijvoorbeeld 9:30.")
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def check_time(value: str) -> None:
    if read_time(value) != value:
        raise not_fitting("Deze tijd is anders geschreven dan we bewaren.", "Schrijf bijvoorbeeld 09:30.")


def show_time(value: str) -> str:
    """ "9:30" for "09:30"."""
    return value.removeprefix("0")
