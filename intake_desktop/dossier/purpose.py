"""What a measurement is for: which scored questions stand ready for its purpose, and which are not asked for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from intake_desktop.form_engine.answers import Answer, Answers, key_of
from intake_desktop.form_engine.definition import Form, Kind, Question

PURPOSE = "_purpose"
"""Ending of the meaning of the question for the purpose; `purposes` in the texts of its form lists what is ready."""
_PURPOSES, _DOMAINS, _IF_NONE = "purposes", "domains", "domains_if_none"
_PREVIOUS = "vorige_meting"
"""Said in the place of a list: what had a level in the measurement before."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What stands ready; a question that was answered belongs to the measurement whatever its purpose."""

    chosen: str
    """Code of the purpose; "" when the form knows none, or nobody chose one yet."""
    ready: frozenset[str]
    """Ids of the scored questions that are asked for this purpose; never one that is off by itself."""
    rest: frozenset[str]
    """The other scored questions, without those that are off by themselves."""
    looks_back: bool = False
    """True for a purpose that begins with what was measured before."""
    found_before: bool = False
    """True when there was such a measurement, so that `ready` is what had a level then."""


def question_of(form: Form) -> Question | None:
    """The question for the purpose; None for a form that has no purposes."""
    if not _purposes(form):
        return None
    return next((question for question in form.questions() if question.means.endswith(PURPOSE)), None)


def selection(form: Form, answers: Answers, previous: Answers | None = None) -> Selection:
    """What stands ready for the purpose in these answers; `previous` is the record before, None when there is none.

    Without a purpose everything stands ready that is not off by itself.
    """
    scored = frozenset(question.id for question in _scored(form) if question.default_on)
    chosen = _chosen(form, answers)
    listed = _purposes(form).get(chosen)
    if not isinstance(listed, Mapping):
        return Selection("", scored, frozenset())
    wanted, looks_back, before = _ids(listed.get(_DOMAINS)), listed.get(_DOMAINS) == _PREVIOUS, frozenset[str]()
    if looks_back:
        before = frozenset(each for each in scored if _has_level((previous or {}).get(key_of(each))))
        wanted = before or _ids(listed.get(_IF_NONE))
    return Selection(chosen, scored & wanted, scored - wanted, looks_back, bool(before))


def set_aside(form: Form, answers: Answers, previous: Answers | None = None) -> frozenset[str]:
    """Ids of the scored questions that are not asked for this purpose and have no answer, or reason, either."""
    rest = selection(form, answers, previous).rest
    return frozenset(each for each in rest if key_of(each) not in answers)


def asked(form: Form, shown: Collection[str], answers: Answers, previous: Answers | None = None) -> Collection[str]:
    """The questions of `shown` without those that are set aside."""
    aside = set_aside(form, answers, previous)
    return frozenset(shown) - aside if aside else shown


def _scored(form: Form) -> tuple[Question, ...]:
    return tuple(question for question in form.questions() if question.kind is Kind.SCALE)


def _chosen(form: Form, answers: Answers) -> str:
    question = question_of(form)
    answer = answers.get(key_of(question.id)) if question is not None else None
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def _purposes(form: Form) -> Mapping[str, object]:
    found = form.texts.get(_PURPOSES)
    return found if isinstance(found, Mapping) else {}


def _ids(listed: object) -> frozenset[str]:
    return frozenset(listed) if isinstance(listed, tuple | list) else frozenset()


def _has_level(answer: Answer | None) -> bool:
    return answer is not None and answer.known and bool(answer.value)
