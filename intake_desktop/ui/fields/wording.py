"""The words of a question as this participant and colleague read them: {naam} is the name they use."""

from __future__ import annotations

from dataclasses import replace

from intake_desktop.form_engine.definition import Option, Question
from intake_desktop.form_engine.telling import named


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
