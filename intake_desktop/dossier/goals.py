"""From what stands between a participant and a destination to a goal, when people say so (decisions.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from intake_desktop.assessment.advice import ConditionResult, Outcome, State, Status, told
from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.view import View
from intake_desktop.form_engine import texts
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Form, Question

GOALS, WORDS, SEEN_BY = "goals", "goal", "goal_indicator"
"""Meanings: the table of goals, and its columns for the goal itself and for what it can be seen by."""
FROM = "{condition} (uit het advies bij {destination})"
_STAFF = "staff"
"""Who says it: the program proposed it, a person at work pressed the button."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One condition that is nearly met, as it would stand among the goals."""

    words: str
    seen_by: str
    """What it can be seen by and where it comes from; fits in its column."""


def proposals(view: View, outcome: Outcome) -> tuple[Proposal, ...]:
    """What could become a goal for this destination, each goal once; nothing unless it is nearly there."""
    if outcome.status is not Status.BIJNA or GOALS not in view.catalog.meanings:
        return ()
    called, column = view.names().called, _column(view, SEEN_BY)
    found: dict[str, Proposal] = {}
    for condition in _nearly(outcome.conditions):
        seen_by = told(_plain(condition), called)
        whole = _fitting(FROM.format(condition=seen_by, destination=outcome.short), seen_by, column)
        for words in _words(view, condition):
            found.setdefault(words, Proposal(told(words, called), whole))
    return tuple(found.values())


def _words(view: View, condition: ConditionResult) -> tuple[str, ...]:
    """The goal as the rule table words it; where a count says exactly which points have to go up, each of these with
    what can be seen one level up."""
    named = tuple(words for key in condition.away if (words := _one_up(view, key)))
    return named if condition.away and len(named) == len(condition.away) else (condition.goal,)


def _one_up(view: View, key: AnswerKey) -> str:
    """ "Een instructie onthouden: onthoudt zelf een lijst van vier stappen"; "" when the form has no words for it, or
    too many for the column."""
    asked, answer = view.catalog.question(key.question_id), view.elsewhere(key)
    values = [option.value for option in asked.options]
    level = answer.value if answer is not None else None
    place = values.index(level) + 1 if isinstance(level, str) and level in values else len(values)
    behaviour = asked.options[place].description if place < len(values) else ""
    words = f"{asked.label}: {behaviour[:1].lower()}{behaviour[1:].removesuffix('.')}"
    fits = len(words) <= (_column(view, WORDS).longest or texts.LONGEST_TEXT)
    return words if behaviour and fits else ""


def row_of(view: View, proposal: Proposal) -> str:
    """Id of the row where this goal stands, also when somebody typed it; "" when it is no goal yet."""
    asked = _table(view)
    wanted, column = folded(proposal.words), _column(view, WORDS)
    for row in _rows(view, asked):
        answer = _answers(view, asked).get(AnswerKey(column.id, row))
        if answer is not None and isinstance(answer.value, str) and folded(answer.value) == wanted:
            return row
    return ""


def untouched(view: View, proposal: Proposal, row: str) -> bool:
    """True while this row holds what was put there and nothing that a person added since."""
    asked = _table(view)
    said = {key.question_id: answer.value for key, answer in _answers(view, asked).items() if key.row_id == row}
    return said == _cells(view, proposal)


def closed(session: DossierSession) -> bool:
    """True when the form with the goals was finished: a goal more belongs in a new talk."""
    record = session.dossier.latest(form_of(session.view).id)
    return record is not None and record.finished is not None


def add(session: DossierSession, proposal: Proposal) -> str:
    """Put it among the goals, as one action to undo; gives the id of its row. Raises RecordFinished."""
    view = session.view
    form, asked = form_of(view), _table(view)
    source = _STAFF if _STAFF in form.source_labels else ""
    with session.together(form.id):
        row = session.add_row(form.id, asked.id)
        for question_id, text in _cells(view, proposal).items():
            session.answer(form.id, AnswerKey(question_id, row), text, source=source)
    return row


def take_away(session: DossierSession, row: str) -> None:
    """Take the goal in this row away again, as one action to undo."""
    session.remove_row(form_of(session.view).id, _table(session.view).id, row)


def form_of(view: View) -> Form:
    """The form that keeps the goals. Raises KeyError when no form asks for them."""
    return view.catalog.home(view.catalog.meaning(GOALS))


def _nearly(results: Iterable[ConditionResult]) -> Iterator[ConditionResult]:
    """The conditions that are nearly met and say what the goal would be, those of groups too."""
    for result in results:
        if result.state is State.NEAR:
            yield from _nearly(result.parts)
            if result.goal:
                yield result


def _plain(condition: ConditionResult) -> str:
    """Its label without the code of UWV's criterion, which says nothing to who reads a goal."""
    bare = condition.label.removeprefix(f"{condition.criterion}, ")
    return bare[:1].upper() + bare[1:]


def _table(view: View) -> Question:
    return view.catalog.question(view.catalog.meaning(GOALS))


def _column(view: View, meaning: str) -> Question:
    """A column by its meaning."""
    return view.catalog.question(view.catalog.meaning(meaning))


def _cells(view: View, proposal: Proposal) -> Mapping[str, str]:
    """The words last: with them the row is the goal, whole."""
    return {_column(view, SEEN_BY).id: proposal.seen_by, _column(view, WORDS).id: proposal.words}


def _answers(view: View, asked: Question) -> Mapping[AnswerKey, Answer]:
    return view.of(view.catalog.home(asked.id).id)


def _rows(view: View, asked: Question) -> tuple[str, ...]:
    answer = _answers(view, asked).get(AnswerKey(asked.id))
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def _fitting(whole: str, short: str, column: Question) -> str:
    """The whole sentence, or the short one where the column holds no more."""
    return whole if len(whole) <= (column.longest or texts.LONGEST_TEXT) else short
