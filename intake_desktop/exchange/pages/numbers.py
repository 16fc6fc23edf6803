"""Numbers, days and labels as Dutch people write them on paper."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

NBSP = "\u00a0"
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

_UNITS = "minuut|minuten|uur|uren|dag|dagen|week|weken|maand|maanden|jaar|keer|%|" + "|".join(MONTHS)
_AMOUNT = re.compile(rf"(\d) ({_UNITS})\b|(\d) (%)")
_WHITE = re.compile(r"[ \t\n]+")
_LEAST = re.compile(r"\b(minstens|hoogstens) (\d)")
_PHONE = re.compile(r"(?<![\d-])(?:\+\d\d|0\d{1,3})(?: \d{2,4}){2,4}(?!\d)")
_YEAR = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{4}})\b")


def glued(text: str) -> str:
    """The text with spaces that do not break inside "15 minuten", "minstens 3", "3 mei 2027" and a phone number."""
    text = _PHONE.sub(lambda match: match.group().replace(" ", NBSP), text)
    found = _AMOUNT.sub(lambda match: match.group().replace(" ", NBSP), text)
    found = _LEAST.sub(rf"\1{NBSP}\2", found)
    return _YEAR.sub(lambda match: match.group().replace(" ", NBSP), found)


def one_line(text: str) -> str:
    """The text on one line; spaces that do not break stay."""
    return _WHITE.sub(" ", text).strip()


def number(value: object) -> str:
    """A number as it is written in Dutch: "12,5"."""
    text = format(Decimal(str(value)).normalize(), "f")
    return text.replace(".", ",")


def counted(value: object, one: str, more: str) -> str:
    """ "1 dag", "3 dagen", kept on one line."""
    return f"{number(value)}{NBSP}{one if Decimal(str(value)) == 1 else more}"


def day(text: object) -> str:
    """ "3 mei 2027" of a date or moment as it stands in a file."""
    found = datetime.fromisoformat(str(text)).date() if "T" in str(text) else date.fromisoformat(str(text))
    return f"{found.day}{NBSP}{MONTHS[found.month - 1]}{NBSP}{found.year}"


def percent(part: object, whole: object) -> str:
    """ "92%", rounded to whole percents as people do (half goes up)."""
    share = Decimal(str(part)) * 100 / Decimal(str(whole))
    return f"{int(share + Decimal('0.5'))}%"


def small(label: str) -> str:
    """A label in the middle of a sentence; words in capitals stay."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def asking(label: str) -> str:
    """A label before its answer: a question as it is, other words with a colon."""
    return label if label.endswith("?") else f"{label}:"
