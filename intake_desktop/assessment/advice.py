"""An advice as values: per destination a status and every condition with its value, threshold and source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.telling import named


class Status(StrEnum):
    """The outcome of one destination. There is no order in it: the program does not rank."""

    PAST_NU = "past_nu"
    BIJNA = "bijna"
    NU_NIET = "nu_niet"
    ONVOLDOENDE_BEELD = "onvoldoende_beeld"


class State(StrEnum):
    """What was seen of one condition. Unknown counts neither for nor against."""

    MET = "met"
    MISSED = "missed"
    NEAR = "near"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """One row on screen and paper. Texts may hold {naam}: fill them with `told`."""

    id: str
    label: str
    state: State
    state_label: str
    """gezien, nog niet, bijna or nog niet bekend."""
    value_text: str
    """What is known now: "12 uur", "4 van 6", "75%", "nog niet bekend". Empty for a group."""
    threshold_text: str
    """What is needed: "8 uur", "hoogstens 2 van 6". Empty for a group."""
    source: str
    mark: str
    """law, practice, seed or assumption; empty for a group."""
    mark_label: str
    """wet, praktijk, opdracht or aanname."""
    asks: tuple[AnswerKey, ...] = ()
    """The answers it rests on, the ones still open first; a screen can jump to the first."""
    open: tuple[AnswerKey, ...] = ()
    """The answers among them that are not known yet."""
    parts: tuple[ConditionResult, ...] = ()
    """Of a group: its choices or conditions."""
    joined: str = ""
    """Of a group: "any" (one is enough) or "all"."""
    shortfall: int = 0
    """How many missed conditions this one counts for in "bijna"."""
    goal: str = ""
    away: tuple[AnswerKey, ...] = ()
    """Of a count that is nearly met: the answers that have to go up one level, when it is certain which they are."""
    remark: str = ""
    """A sentence the rule table gives for this condition when it is missed."""
    configurable: bool = False
    criterion: str = ""
    """K1-K4 when the condition belongs to one of UWV's criteria."""


@dataclass(frozen=True, slots=True)
class VariantOutcome:
    """One way to reach a destination that has more than one."""

    id: str
    label: str
    status: Status
    conditions: tuple[ConditionResult, ...]
    missed: int
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One destination with its status and why."""

    code: str
    name: str
    short: str
    description: str
    status: Status
    status_label: str
    """Past nu, Bijna, Nu niet or Onvoldoende beeld."""
    status_tag: str
    """The same in lower case, for a card."""
    rule_id: str
    conditions: tuple[ConditionResult, ...]
    """All conditions, those of the shown variant included."""
    message: str
    remarks: tuple[str, ...] = ()
    """Further sentences for the card: acute problems unknown, a wish that does not fit."""
    decided_by: str = ""
    """Id of the gate, block or override that set the status; then the conditions are shown but do not count."""
    variant: str = ""
    """Label of the shown variant; empty when the destination has none."""
    variants: tuple[VariantOutcome, ...] = ()
    missed: int = 0
    """Missed conditions together, as "bijna" counts them."""
    goals: tuple[str, ...] = ()
    """Of a destination that is nearly there: what could become a goal."""
    suggested: bool = False
    suggestions: tuple[ConditionResult, ...] = ()
    """Why it is suggested (Inloop); all conditions, met or not."""
    partner: str = ""
    support: str = ""
    law_note: str = ""
    parallel: bool = False
    not_to: tuple[str, ...] = ()
    """Recipients that never hear of this destination."""

    @property
    def counted(self) -> tuple[int, int]:
        """Conditions that are met, and conditions in all: "1 van 5 voorwaarden ontbreekt nog"."""
        return sum(1 for result in self.conditions if result.state is State.MET), len(self.conditions)


@dataclass(frozen=True, slots=True)
class Signal:
    """What is seen of one UWV criterion; a signal, never a judgement."""

    id: str
    short: str
    law: str
    value: str
    """ja, ja_met_steun, nee, grensgebied or onvoldoende_beeld."""
    value_label: str
    sentence: str
    asks: tuple[AnswerKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A message that changes no outcome."""

    rule_id: str
    message: str
    flag: str = ""
    not_to: tuple[str, ...] = ()
    partner_message: str = ""
    always: bool = False
    """A reminder that stands with every advice (R20)."""
    destinations: tuple[str, ...] = ()
    """The destinations it is about; of a reminder: the choices that ask for its answers."""
    asks: tuple[AnswerKey, ...] = ()
    conditions: tuple[ConditionResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to find out before there can be an advice, with the questions to jump to."""

    id: str
    label: str
    asks: tuple[AnswerKey, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the rule table says about these facts. A person chooses and says why."""

    outcomes: tuple[Outcome, ...]
    """In the fixed order of the table; never sorted by status."""
    signals: tuple[Signal, ...]
    notes: tuple[Note, ...]
    missing: tuple[Missing, ...]
    """Only when too little is known for an advice."""
    missing_intro: str
    statement: str
    """"Het programma rangschikt niet en beslist niet. Jullie kiezen."."""
    signals_heading: str
    signals_disclaimer: str
    rules_id: str
    rules_version: int
    rules_digest: str

    def outcome(self, code: str) -> Outcome:
        """The outcome of this destination; KeyError when it is not in this advice."""
        for outcome in self.outcomes:
            if outcome.code == code:
                return outcome
        raise KeyError(code)

    def has_note(self, rule_id: str) -> bool:
        """Whether this rule has something to say."""
        return any(note.rule_id == rule_id for note in self.notes)


def told(text: str, call_name: str) -> str:
    """Fill the call name of the participant into a text of an advice."""
    return named(text, call_name)
