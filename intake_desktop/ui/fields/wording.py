"""The words of a question as this participant and colleague read them: {naam} is the name they use."""

from __future__ import annotations

from dataclasses import replace

from intake_desktop.form_engine.definition import Option, Question

_NOBODY = "de deelnemer"


def named(text: str, call_name: str) -> str:
    """The text with {naam} replaced; at the start of a sentence an unknown name gets a capital."""
    name = call_name or _NOBODY
    parts = text.split("{naam}")  # in one go: a name may hold "{naam}" itself
    if len(parts) > 1 and not parts[0]:
        parts[:2] = [name[:1].upper() + name[1:] + parts[1]]
    return name.join(parts)


def named_question(question: Question, call_name: str) -> Question:
    """The question with the name filled in, in its options and columns too."""
    return replace(
        question,
        label=named(question.label, call_name),
        hint=named(question.hint, call_name),
        help=named(question.help, call_name),
        options=tuple(_named_option(option, call_name) for option in question.options),
        columns=tuple(named_question(column, call_name) for column in question.columns),
    )


def _named_option(option: Option, call_name: str) -> Option:
    return replace(option, label=named(option.label, call_name), description=named(option.description, call_name))
