"""What an advice may look at: the counting answers of the latest record of every form, with their dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from intake_desktop.form_engine.answers import Answer, AnswerKey


@dataclass(frozen=True, slots=True)
class Evidence:
    """Answers that count (hidden ones left out), merged over the latest records, and the day they are read.

    `measured` holds per form id the day of its measurement; a form that is absent or None has no known day.
    """

    answers: Mapping[AnswerKey, Answer]
    measured: Mapping[str, date | None]
    today: date

    def confirmed(self) -> Evidence:
        """Without what was only taken over from an earlier talk: until somebody checks it, it counts for nothing."""
        known = {key: answer for key, answer in self.answers.items() if not answer.taken_over}
        return replace(self, answers=known)
