"""One form of an open dossier as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from intake_desktop.dossier.model import Record
from intake_desktop.form_engine.answers import Answers
from intake_desktop.form_engine.definition import Form


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of this dossier as it stands: its questions, its answers and which questions are relevant now."""

    form: Form
    record: Record | None
    """None as long as nothing was saved on this form."""
    answers: Answers
    """All answers, hidden ones too."""
    shown: frozenset[str]
