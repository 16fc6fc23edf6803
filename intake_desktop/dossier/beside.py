"""What stands beside a scored question: the own view, the goal, why it was turned on, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from intake_desktop.form_engine.definition import Form, Kind, Question


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
    """All but the own view and the reason for turning on, the goal too, in the order of the form."""


def beside(form: Form, question: Question) -> Beside:
    """Tell the aspects of a question apart by their form, never by their id."""
    aspects = [aspect for aspect in form.aspects if aspect.id in question.aspects]
    usual = {aspect for each in form.questions() if each.default_on for aspect in each.aspects}
    scales = [aspect for aspect in aspects if aspect.kind is Kind.SCALE]
    own = next((aspect for aspect in scales if aspect.no_answer), None)
    goal = next((aspect for aspect in scales if not aspect.no_answer), None)
    why_on = next((aspect for aspect in aspects if aspect.id not in usual), None)
    rest = tuple(aspect for aspect in aspects if aspect not in (own, why_on))
    return Beside(own, goal, why_on, rest)
