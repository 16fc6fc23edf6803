"""Answers that are chosen rather than written: one option, several, a level, rows of a table, a week."""

from __future__ import annotations

import re
from collections.abc import Mapping

from intake_desktop.form_engine import numbers
from intake_desktop.form_engine.definition import DAYS, Question
from intake_desktop.form_engine.refusals import PLACE, not_fitting

MOST_ROWS = 200
_ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_LIST_SIGN = re.compile(r"\s*[;,]\s*")


def read_one(question: Question, text: str) -> str:
    """The value of the option with this value or label; raises AnswerRefused."""
    wanted = text.strip().casefold()
    for option in question.options:
        if wanted in (option.value.casefold(), option.label.casefold()):
            return option.value
    raise not_fitting("Dit antwoord kan hier niet gekozen worden.", PLACE)


def check_one(question: Question, value: object) -> None:
    if not isinstance(value, str) or question.option(value) is None:
        raise not_fitting("Dit antwoord kan hier niet gekozen worden.", PLACE)


def show_one(question: Question, value: str, words: Mapping[str, str]) -> str:
    """The label of the option, with the own words behind it."""
    option = question.option(value)
    label = option.label if option is not None else value
    return f"{label}: {words[value]}" if words.get(value) else label


def read_several(question: Question, text: str) -> tuple[str, ...]:
    """The values of options named with commas between them, in the order of the form; raises AnswerRefused."""
    chosen = {read_one(question, part) for part in _LIST_SIGN.split(text.strip()) if part}
    value = tuple(option.value for option in question.options if option.value in chosen)
    check_several(question, value)
    return value


def check_several(question: Question, value: object) -> None:
    """Refuse an empty, unknown, doubled or unordered choice, and an exclusive option beside another."""
    if not isinstance(value, tuple) or not value:
        raise not_fitting("Hier is nog niets gekozen.", PLACE)
    known = [option.value for option in question.options if option.value in value]
    if list(value) != known:
        raise not_fitting("Een van deze antwoorden kan hier niet gekozen worden.", PLACE)
    alone = next((option for option in question.options if option.exclusive and option.value in value), None)
    if alone is not None and len(value) > 1:
        raise not_fitting(f'"{alone.label}" gaat niet samen met een ander antwoord.', "Haal één van de twee weg.")


def show_several(question: Question, value: tuple[str, ...], words: Mapping[str, str]) -> str:
    return ", ".join(show_one(question, item, words) for item in value)


def read_level(question: Question, text: str) -> str:
    """An anchored level, or a whole number within the bounds of a numbered scale; raises AnswerRefused."""
    if question.options:
        return read_one(question, text)
    return numbers.dutch(numbers.read(text, question.bounds))


def check_level(question: Question, value: object) -> None:
    if question.options:
        check_one(question, value)
    elif not isinstance(value, str) or read_level(question, value) != value:
        raise not_fitting("Dit getal past niet op deze schaal.", PLACE)


def check_rows(question: Question, value: object) -> None:
    """Refuse a table without rows, with doubled or odd row ids, or with too many rows."""
    if not isinstance(value, tuple) or not value or len(set(value)) != len(value):
        raise not_fitting("Deze tabel heeft geen goede rijen.", "Voeg een rij toe.")
    if not all(isinstance(row, str) and _ROW_ID.fullmatch(row) for row in value):
        raise not_fitting("Deze tabel heeft geen goede rijen.", "Voeg een rij toe.")
    most = question.most_rows or MOST_ROWS
    if len(value) > most:
        raise not_fitting(f"Hier passen hoogstens {most} rijen.", "Haal een rij weg.")


def show_rows(value: tuple[str, ...]) -> str:
    return "1 rij" if len(value) == 1 else f"{len(value)} rijen"


def cells(question: Question) -> tuple[str, ...]:
    """Names of the cells of a week grid, day by day: "maandag.ochtend"."""
    return tuple(f"{day}.{part}" for day in DAYS for part in question.rows)


def check_week(question: Question, value: object) -> None:
    if not isinstance(value, Mapping) or not value:
        raise not_fitting("Deze week is nog leeg.", PLACE)
    known = set(cells(question))
    if not all(cell in known and question.option(str(found)) is not None for cell, found in value.items()):
        raise not_fitting("Een dagdeel of antwoord van deze week bestaat niet.", PLACE)


def show_week(question: Question, value: Mapping[str, str]) -> str:
    """Per answer the parts of the week that have it: "Kan: maandag ochtend, dinsdag middag. Liefst: ..."."""
    sentences = []
    for option in question.options:
        parts = [cell.replace(".", " ") for cell in cells(question) if value.get(cell) == option.value]
        if parts:
            sentences.append(f"{option.label}: {', '.join(parts)}.")
    return " ".join(sentences)
