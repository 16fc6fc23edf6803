"""What stands beside a scored question: the own view, the goal, why it was turned on, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from intake_desktop.form_engine.definition import Form, Kind, Question

_DISCUSSED = "_difference_discussed"
"""Ending of the meaning of the question whether a difference between level and own view was talked about."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The aspects of one scored question, by what they are for."""

    own: Question | None
    """How the participant sees it: a scale that the participant may decline."""
    goal: Question | None
    """The level to work towards: a scale without a reason for having no answer."""
    why_on: Question | None
    """Why a question that is off by itself was turned on: an aspect of such questions only."""
    rest: tuple[Question, ...]
    """All but the own view, what was discussed and the reason for turning on; in the order of the form."""
    discussed: Question | None = None
    """Whether the difference between the level and the own view was talked about."""


def beside(form: Form, question: Question) -> Beside:
    """Tell the aspects of a question apart by their form or their meaning, never by their id."""
    aspects = [aspect for aspect in form.aspects if aspect.id in question.aspects]
    usual = {aspect for each in form.questions() if each.default_on for aspect in each.aspects}
    scales = [aspect for aspect in aspects if aspect.kind is Kind.SCALE]
    own = next((aspect for aspect in scales if aspect.no_answer), None)
    goal = next((aspect for aspect in scales if not aspect.no_answer), None)
    why_on = next((aspect for aspect in aspects if aspect.id not in usual), None)
    discussed = next((aspect for aspect in aspects if aspect.means.endswith(_DISCUSSED)), None)
    rest = tuple(aspect for aspect in aspects if aspect not in (own, why_on, discussed))
    return Beside(own, goal, why_on, rest, discussed)
