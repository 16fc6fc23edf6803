"""What could be told as going well: skills seen at the two highest levels, for a person to confirm (decisions.md 3)."""

from __future__ import annotations

from intake_desktop.dossier.view import View
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question

GOING_WELL = "going_well"
_SKILL = "skill_"
_HIGH = frozenset({"3", "4"})
"""Levels of the skills list: with light support, and by oneself."""


def table(view: View) -> Question:
    """The table that keeps what goes well. Raises KeyError when no form asks it."""
    return view.catalog.question(view.catalog.meaning(GOING_WELL))


def told(view: View) -> tuple[str, ...]:
    """What a person wrote or confirmed already."""
    asked = table(view)
    answer = view.elsewhere(AnswerKey(asked.id))
    rows = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    cells = [view.elsewhere(AnswerKey(asked.columns[0].id, row)) for row in rows]
    return tuple(cell.value for cell in cells if cell is not None and isinstance(cell.value, str))


def suggestions(view: View) -> tuple[str, ...]:
    """Labels of skills that go well and are not told yet, in the order of the list; none when the table is full."""
    asked, said = table(view), told(view)
    answer = view.elsewhere(AnswerKey(asked.id))
    rows = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    if (asked.most_rows and len(rows) >= asked.most_rows) or (answer is not None and answer.no_answer is not None):
        return ()
    longest = asked.columns[0].longest
    return tuple(label for label in _seen(view) if label not in said and (not longest or len(label) <= longest))


def _seen(view: View) -> tuple[str, ...]:
    skills = [question for question in view.catalog.questions.values() if question.means.startswith(_SKILL)]
    return tuple(skill.label for skill in skills if view.meant(skill.means) in _HIGH)
