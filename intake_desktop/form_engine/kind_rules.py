"""What each kind of question needs in a form file, and what makes no sense for it."""

from __future__ import annotations

from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from intake_desktop.form_engine.fields import Fields

CHOOSING = frozenset({Kind.CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO_UNKNOWN, Kind.SCALE, Kind.WEEK_GRID})
_COUNTING = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.SCALE, Kind.DERIVED})
_WRITING = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_ONLY_FOR = {
    "options": CHOOSING | {Kind.DERIVED},
    "columns": frozenset({Kind.TABLE}),
    "most_rows": frozenset({Kind.TABLE}),
    "rows": frozenset({Kind.WEEK_GRID}),
    "min": _COUNTING,
    "max": _COUNTING,
    "step": _COUNTING,
    "unit": _COUNTING,
    "longest": _WRITING,
    "derived_from": frozenset({Kind.DERIVED}),
}
_NOT_IN_A_TABLE = frozenset({Kind.TABLE, Kind.WEEK_GRID, Kind.INFO, Kind.DERIVED})
_OF_QUESTIONS_ONLY = ("show_if", "required_to_finish", "aspects", "functional_of", "group", "columns")


def check(question: Question, fields: Fields, role: str) -> None:
    """Report what this kind lacks or does not know."""
    _only_where_known(question, fields)
    _needed(question, fields)
    _options(question, fields)
    if question.kind in NOT_ASKED:
        _never_answered(fields)
    elif role != "question":
        _simple(question, fields, role)


def _only_where_known(question: Question, fields: Fields) -> None:
    for key, kinds in _ONLY_FOR.items():
        if fields.has(key) and question.kind not in kinds:
            fields.fault(
                "ZK-329", key, f'"{key}" past niet bij kind {question.kind}.', "Haal weg, of kies een ander kind."
            )


def _needed(question: Question, fields: Fields) -> None:
    kind, bounds = question.kind, question.bounds
    if kind in {Kind.CHOICE, Kind.MULTI_CHOICE, Kind.WEEK_GRID} and len(question.options) < 2:
        _lacks(fields, "options", "minstens twee keuzes")
    if kind is Kind.SCALE and len(question.options) < 2 and (bounds.low is None or bounds.high is None):
        _lacks(fields, "options", "keuzes, of min en max")
    if kind is Kind.NUMBER and (bounds.low is None or bounds.high is None):
        _lacks(fields, "min", "min en max")
    if kind is Kind.TABLE and not question.columns:
        _lacks(fields, "columns", "kolommen")
    if kind is Kind.WEEK_GRID and not question.rows:
        _lacks(fields, "rows", "rows met delen van de dag")
    if kind is Kind.DERIVED and not fields.has("derived_from"):
        _lacks(fields, "derived_from", "derived_from")


def _lacks(fields: Fields, key: str, what: str) -> None:
    place = key if fields.has(key) else "kind"
    fields.fault("ZK-329", place, f"Bij dit kind horen {what}.", "Vul aan, of kies een ander kind.")


def _options(question: Question, fields: Fields) -> None:
    if question.kind is not Kind.MULTI_CHOICE and any(option.exclusive for option in question.options):
        fields.fault("ZK-329", "options", "exclusive past alleen bij multi_choice.", "Haal exclusive weg.")
    if question.kind is Kind.YES_NO_UNKNOWN and [option.value for option in question.options] != [
        "ja",
        "nee",
        "onbekend",
    ]:
        fields.fault(
            "ZK-329", "options", "yes_no_unknown heeft altijd ja, nee en onbekend.", "Haal options weg, of kies choice."
        )


def _never_answered(fields: Fields) -> None:
    for key in ("required_to_finish", "no_answer", "recipients"):
        if fields.has(key):
            fields.fault(
                "ZK-329", key, f'Dit is geen vraag met een antwoord; "{key}" past niet.', "Haal deze regel weg."
            )


def _simple(question: Question, fields: Fields, role: str) -> None:
    place = "kolom" if role == "column" else "bijvraag"
    if question.kind in _NOT_IN_A_TABLE:
        fields.fault("ZK-329", "kind", f"Een {place} kan niet van kind {question.kind} zijn.", "Kies een ander kind.")
    for key in _OF_QUESTIONS_ONLY:
        if fields.has(key):
            fields.fault("ZK-329", key, f'Een {place} kent geen "{key}".', "Zet dit bij de vraag zelf.")
