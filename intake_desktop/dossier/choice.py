"""When a choice of destination asks for an explanation: it differs from the wish, or the rules say "nu niet"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake_desktop.assessment.advice import Advice, Status
from intake_desktop.dossier.view import View
from intake_desktop.form_engine.answers import AnswerKey

CHOICE, MOTIVATION, WISH = "destination_choice", "choice_motivation", "work_wish"
"""Meanings of the questions that this rule looks at."""
_EVERYTHING = "alle"


class Why(StrEnum):
    """Why a motivation is asked for."""

    OTHER_THAN_WISH = "other_than_wish"
    NOT_NOW = "not_now"


_SENTENCES = {
    (Why.OTHER_THAN_WISH,): "Anders dan de wens. Leg uit waarom, in gewone woorden.",
    (Why.NOT_NOW,): "De uitkomst is nu niet. Dat mag. Leg uit waarom, in gewone woorden.",
    (Why.OTHER_THAN_WISH, Why.NOT_NOW): (
        "Anders dan de wens, en de uitkomst is nu niet. Dat mag. Leg uit waarom, in gewone woorden."
    ),
}


@dataclass(frozen=True, slots=True)
class Choosing:
    """What was chosen, beside what was wished and what the rules say."""

    choice: str
    """Code of a destination; "" as long as nothing was chosen."""
    fitting: tuple[str, ...] | None
    """Destinations that fit the wish; None when nothing can be said about that."""
    status: Status | None
    """What the rules say about the chosen destination."""
    motivated: bool = False


def of_dossier(view: View, advice: Advice) -> Choosing:
    """How a dossier stands. The form that asks for the choice says which destinations fit which wish."""
    choice = view.meant(CHOICE)
    matches = view.catalog.home(view.catalog.meaning(CHOICE)).texts.get("wish_matches")
    status = next((outcome.status for outcome in advice.outcomes if outcome.code == choice), None)
    fitting = _fitting(view, matches) if isinstance(matches, Mapping) else None
    return Choosing(choice, fitting, status, bool(view.meant(MOTIVATION).strip()))


def asks(choosing: Choosing) -> tuple[Why, ...]:
    """Why this choice must be explained; empty when it need not be. Unknown is never a reason (ux.md, 7)."""
    if not choosing.choice:
        return ()
    differs = choosing.fitting is not None and choosing.choice not in choosing.fitting
    found = ((Why.OTHER_THAN_WISH, differs), (Why.NOT_NOW, choosing.status is Status.NU_NIET))
    return tuple(why for why, holds in found if holds)


def sentence(whys: tuple[Why, ...]) -> str:
    """What to say to whoever chose; "" when nothing is asked."""
    return _SENTENCES.get(whys, "")


def must_still_explain(choosing: Choosing) -> bool:
    """True while an explanation is asked for and not there (ZK-311)."""
    return bool(asks(choosing)) and not choosing.motivated


def _fitting(view: View, matches: Mapping[str, object]) -> tuple[str, ...] | None:
    """The codes the form lists for the wish, or the answer to the question it names ("zo houden als het nu is")."""
    listed = matches.get(view.meant(WISH))
    if isinstance(listed, list | tuple):
        return tuple(str(code) for code in listed)
    if not isinstance(listed, str) or listed == _EVERYTHING:
        return None
    answer = view.elsewhere(AnswerKey(listed))
    return (answer.value,) if answer is not None and isinstance(answer.value, str) else None
