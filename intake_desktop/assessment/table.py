"""A rule table as frozen values: facts, signals, destinations and rules, as loaded from bestemmingen.v1.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from intake_desktop.assessment.vocabulary import FactType, Near, Op, RuleKind, Work
from intake_desktop.form_engine.answers import AnswerKey

_NONE: Mapping[str, str] = MappingProxyType({})

Threshold = Fraction | str | bool | tuple[str, ...] | None
"""What a value is held against: an exact number, an option, yes/no, several options, or nothing (op unknown)."""


@dataclass(frozen=True, slots=True)
class FactRule:
    """Where a fact comes from. Question ids stand in the file, never in code."""

    id: str
    type: FactType
    work: Work
    line: int
    meaning: str = ""
    asks: tuple[AnswerKey, ...] = ()
    highest: int = 0
    """Of levels: 1 up to and including this one."""
    options: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """Of choices and signals: value to Dutch word; other answers are unknown."""
    ordered: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    otherwise: tuple[AnswerKey, tuple[str, ...]] | None = None
    """Of yes/no: a second question, and its answers that mean yes, for when the first one is unknown."""
    unit: tuple[str, str] = ("", "")
    """For one and for more: ("maand", "maanden")."""
    count_op: Op = Op.GE
    count_level: int = 0
    complete: bool = False
    """Of a count: known only when every answer is known."""
    form: str = ""
    """The answers count only while the measurement of this form is at most `at_most_months` old."""
    at_most_months: int = 0
    forms: tuple[str, ...] = ()
    """Of an age: forms of which the day of measurement counts."""
    jump: tuple[AnswerKey, ...] = ()
    """Where a screen goes to give what is missing, when that is not one of `asks`."""
    names: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """Of a count: how its answers are named in a sentence, by question id."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a fact with a threshold, with where that threshold comes from."""

    id: str
    label: str
    fact: str
    op: Op
    threshold: Threshold
    near: Near
    source: str
    mark: str
    line: int
    goal: str = ""
    remark: str = ""
    configurable: bool = False
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions of which all must be met, or one is enough."""

    id: str
    label: str
    any: bool
    parts: tuple[Condition | Group, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to reach a destination: conditions on top of those all variants share."""

    id: str
    label: str
    conditions: Group


@dataclass(frozen=True, slots=True)
class SignalRule:
    """A UWV criterion: the first step whose condition is met gives its value; an unknown step makes it unknown."""

    id: str
    short: str
    law: str
    steps: tuple[tuple[str, Group], ...]
    sentences: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to go to. The order in the table is fixed and is no ranking."""

    code: str
    name: str
    short: str
    description: str
    line: int
    partner: str = ""
    support: str = ""
    law_note: str = ""
    parallel: bool = False
    not_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule R0-R20."""

    id: str
    kind: RuleKind
    line: int
    destinations: tuple[str, ...]
    conditions: Group
    message: str
    variants: tuple[Variant, ...] = ()
    status: str = ""
    """The status it sets: of a gate, block, override or always."""
    status_if: Group | None = None
    """Of an override: when met, `status_then` instead of `status`."""
    status_then: str = ""
    silenced_by: tuple[str, ...] = ()
    """Rules that keep this one silent when they apply."""
    independent: bool = False
    """No other rule changes the outcome of its destination."""
    list_missing: bool = False
    suggest: Group | None = None
    suggest_note: str = ""
    flag: str = ""
    partner_message: str = ""
    unknown_message: str = ""
    """Of a block: what the cards say when it cannot be known whether it applies."""
    not_to: tuple[str, ...] = ()
    names_of: str = ""
    """Id of the count whose answers are named by {domeinen} in the message."""
    asks: tuple[AnswerKey, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusWords:
    """How a status is called, and what it means."""

    label: str
    tag: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ProfileKey:
    """What one key of an example profile stands for: answers in order, answers by name, or days of measurement."""

    questions: tuple[AnswerKey, ...] = ()
    by_name: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleTable:
    """One version of the rules. `digest` is the SHA-256 of the file it came from."""

    id: str
    version: int
    digest: str
    file: str
    valid_from: date | None
    valid_to: date | None
    facts: Mapping[str, FactRule]
    signals: Mapping[str, SignalRule]
    destinations: tuple[Destination, ...]
    rules: tuple[Rule, ...]
    statuses: Mapping[str, StatusWords]
    states: Mapping[str, str]
    marks: Mapping[str, str]
    signal_words: Mapping[str, str]
    texts: Mapping[str, str]
    max_missed: int
    """Most missed conditions that are still "bijna"."""
    near_ratio: Fraction
    """Part of a quantity that is still "net niet": exactly this part is."""
    profile: Mapping[str, ProfileKey]
    """How an example profile becomes answers; see profile.py."""
