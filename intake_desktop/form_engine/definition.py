"""A form as frozen values: sections, questions, options and checks, as loaded from forms/*.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from intake_desktop.form_engine.expressions import Expression

_NONE: Mapping[str, str] = MappingProxyType({})

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""Columns of a week grid; a cell is named "maandag.ochtend"."""
DOSSIER_TYPES = ("maatwerk", "inloop")
RECIPIENTS = ("buurtteam", "werk_en_re_integratie", "deelnemer")
"""Every question that can hold an answer says for each of these what may happen to it (decisions.md 7)."""


class Kind(StrEnum):
    """What sort of answer a question asks for; ui.fields has one widget per kind."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    TIME = "time"
    NUMBER = "number"
    PERCENT = "percent"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    YES_NO_UNKNOWN = "yes_no_unknown"
    SCALE = "scale"
    TABLE = "table"
    WEEK_GRID = "week_grid"
    BSN = "bsn"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    INFO = "info"
    DERIVED = "derived"


NOT_ASKED = frozenset({Kind.INFO, Kind.DERIVED})
"""Kinds that never hold an answer of their own."""


class Sharing(StrEnum):
    """What may happen to an answer for one recipient (content-intake.yaml, head)."""

    DEFAULT = "default"
    OPTIONAL = "optional"
    NEVER = "never"
    FUNCTIONAL = "functional"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `description` is a second line: an explanation, a ZRM aid or a behaviour anchor."""

    value: str
    label: str
    description: str = ""
    own_label: str = ""
    free_text: bool = False
    exclusive: bool = False
    codes: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """Codes of other standards for this option: ggm, vum, icf, uwv."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of a number, percent or numbered scale, inclusive, with its unit."""

    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, table column or aspect. Ids are unique over all forms together."""

    id: str
    kind: Kind
    label: str
    line: int
    hint: str = ""
    help: str = ""
    own: str = ""
    """The same question in the participant's words (skills)."""
    options: tuple[Option, ...] = ()
    bounds: Bounds = Bounds()
    columns: tuple[Question, ...] = ()
    rows: tuple[str, ...] = ()
    """Week grid: parts of the day; its columns are the seven days."""
    show_if: Expression | None = None
    required_to_finish: bool = False
    no_answer: tuple[str, ...] = ()
    source_default: str = "deelnemer"
    sensitivity: str = "n"
    """The yaml key `class`: n ordinary, g sensitive, 9 special (AVG 9), 10 criminal (AVG 10), bsn."""
    recipients: Mapping[str, Sharing] = field(default_factory=lambda: MappingProxyType({}))
    means: str = ""
    dossier_types: tuple[str, ...] = ()
    audience: str = ""
    aspects: tuple[str, ...] = ()
    """Ids of the form's aspects that are asked beside this question."""
    functional_of: tuple[str, ...] = ()
    derived_from: Expression | None = None
    group: str = ""
    optional: bool = False
    """A skill outside the core list (C6, D5)."""
    default_on: bool = True
    """A ZRM domain that is off until somebody turns it on, with a reason (Justitie)."""
    fresh: bool = False
    """Asked anew in every talk or measurement: never taken over from an earlier record."""
    most_rows: int = 0
    """Most rows of a table; 0 when there is no limit of its own."""
    longest: int = 0
    """Most characters of a text; 0 when only the limit of its kind holds."""
    extras: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Content for one screen only: focus, opening_question, listen_for, not_here, links."""

    def option(self, value: str) -> Option | None:
        """The option with this value, or None."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class Check:
    """A check over several answers. It runs only when all it needs is known: unknown is never wrong."""

    id: str
    severity: str
    """error (mend it before finishing), warning (may stay, with a reason) or info."""
    condition: Expression
    fields: tuple[str, ...]
    message: str
    line: int
    reason_required: bool = False
    reason_field: str = ""
    mark: str = ""
    """Where the rule comes from: law, practice, seed or assumption."""
    thresholds: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """The limits in the condition, named, for an organisation that wants to know what it may change."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long talk: sections that belong together, after which one can stop."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions on one page, in talk order."""

    id: str
    title: str
    questions: tuple[Question, ...]
    line: int
    intro: str = ""
    talk_minutes: int = 0
    dossier_types: tuple[str, ...] = ()
    reference: str = ""
    """Id of the form that has a screen of its own for this section."""
    part: str = ""
    """Id of the part of the talk; "" in a form without parts."""
    also: tuple[str, ...] = ()
    """Questions of other forms that are asked here too: the answer stays in its own form (decisions.md 2)."""
    also_if: Expression | None = None
    """When these are asked here; None: whenever their own form asks them."""
    outro: str = ""
    """What stands under the last question, for example that this is a good moment to stop."""


@dataclass(frozen=True, slots=True)
class Form:
    """One version of one form. `digest` is the SHA-256 of its file: a released file never changes."""

    id: str
    version: int
    title: str
    sections: tuple[Section, ...]
    aspects: tuple[Question, ...] = ()
    checks: tuple[Check, ...] = ()
    parts: tuple[Part, ...] = ()
    no_answer_labels: Mapping[str, str] = field(default_factory=lambda: _NONE)
    source_labels: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """What each source of an answer is called on the screen, by code."""
    language: str = "nl"
    status: str = ""
    """What must still be read by whom, before an organisation relies on this form."""
    mark: str = ""
    reason_aspect: str = ""
    """The aspect that keeps the reason for leaving a warning: the answer key is (this id, check id)."""
    texts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Sentences for the form's own screen: attribution, notices, messages."""
    digest: str = ""
    file: str = ""

    def questions(self) -> Iterator[Question]:
        """Every question of every section, in order; columns and aspects not included."""
        for section in self.sections:
            yield from section.questions

    def everything(self) -> Iterator[Question]:
        """Every question, then its columns, and at the end the aspects."""
        for question in self.questions():
            yield question
            yield from question.columns
        yield from self.aspects

    def question(self, question_id: str) -> Question:
        """The question, column or aspect with this id; KeyError when the form has none."""
        for question in self.everything():
            if question.id == question_id:
                return question
        raise KeyError(question_id)
