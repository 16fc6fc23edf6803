"""An answer as people read it: its words, or why there is no answer, with the name of the participant filled in."""

from __future__ import annotations

from dataclasses import replace

from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import Answer
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.validation import SOMEBODY

_NAME = "{naam}"


def named(text: str, call_name: str) -> str:
    """The text with {naam} replaced by what the participant is called, or by "de deelnemer" ("De" at the start)."""
    if not call_name and text.startswith(_NAME):
        text = f"{SOMEBODY.capitalize()}{text.removeprefix(_NAME)}"
    return text.replace(_NAME, call_name or SOMEBODY)


def reason(form: Form, answer: Answer) -> str:
    """Why there is no answer, as the form words it; "" when there is one."""
    code = answer.no_answer or ""
    return form.no_answer_labels.get(code, code.replace("_", " "))


def source(form: Form, answer: Answer) -> str:
    """Who said it, as the form words it."""
    return form.source_labels.get(answer.source, answer.source.replace("_", " "))


def in_words(form: Form, question: Question, answer: Answer, call_name: str) -> str:
    """What was answered, or why nothing was; of a table only how many rows it has.

    The name goes into what the form says and never into what somebody typed, which may hold "{naam}" itself.
    """
    if answer.value is None:
        return named(reason(form, answer), call_name)
    options = tuple(replace(option, label=named(option.label, call_name)) for option in question.options)
    return kinds.show(replace(question, options=options), answer.value, answer.words)
