"""What an advice may look at: the counting answers of the latest record of every form, with their dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from intake_desktop.form_engine.answers import Answer, AnswerKey

_UNDATED: Mapping[str, date | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Answers that count (hidden ones left out), merged over the latest records, and the day they are read.

    `measured` holds per form id the day of its measurement; a form that is absent or None has no known day.
    """

    answers: Mapping[AnswerKey, Answer]
    today: date
    measured: Mapping[str, date | None] = field(default_factory=lambda: _UNDATED)
