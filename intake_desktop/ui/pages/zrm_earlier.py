"""The measurement before this one: its levels, when and by whom, and whether they may stand beside those of now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from intake_desktop.dossier import story
from intake_desktop.dossier.model import Record
from intake_desktop.dossier.purpose import PURPOSE
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.view import MEASURED
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.dates import MONTHS
from intake_desktop.form_engine.definition import Form, Kind, Question
from intake_desktop.ui.pages.measured import level_of

RATER = "_rater"
"""Ending of the meaning of the question who measured."""
_COMPARED = "comparison"
"""What the form says about comparing, in its texts."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """One finished measurement."""

    record: Record
    day: date
    rater: str
    """As the measurement says it; "" when it says nothing."""
    comparable: bool
    """False when it was made with another version of the form."""
    levels: Mapping[str, int]
    """By question id; only what had a level."""
    remarks: tuple[str, ...]
    """What to know before comparing: another version, another rater, another purpose."""

    def level(self, question_id: str) -> int | None:
        """The level to draw beside that of now; None when there was none or it may not be compared."""
        return self.levels.get(question_id) if self.comparable else None

    @property
    def numbers(self) -> str:
        """ "7-5-2026"."""
        return f"{self.day.day}-{self.day.month}-{self.day.year}"

    def short(self, today: date) -> str:
        """ "vorige keer, 7 mei"; with the year when that is another than this one."""
        year = "" if self.day.year == today.year else f" {self.day.year}"
        return f"vorige keer, {self.day.day} {MONTHS[self.day.month - 1]}{year}"

    def told(self, name_of: Callable[[str], str]) -> str:
        """ "7-5-2026, door Noor Voorbeeld, versie 1 van de vragenlijst"."""
        done = self.record.finished
        rater = self.rater or (name_of(done.by) if done is not None else "")
        by = f", door {rater}" if rater else ""
        return f"{self.numbers}{by}, versie {self.record.form.version} van de vragenlijst"


def of(session: DossierSession, form: Form) -> Earlier | None:
    """The newest finished measurement before the one that is worked on; a version that was corrected is passed by."""
    replaced = {record.replaces for record in session.dossier.records if record.replaces}
    for record in session.dossier.history(form.id)[1:]:
        if record.finished is not None and record.id not in replaced:
            return _read(session, form, record)
    return None


def _read(session: DossierSession, form: Form, record: Record) -> Earlier:
    assert record.finished is not None
    then, answers = story.form_of(session, record), session.book.of(record.id)
    levels = ((question.id, level_of(answers.get(AnswerKey(question.id)))) for question in scored(form))
    day = _meant(then, MEASURED, answers)
    return Earlier(
        record,
        date.fromisoformat(day) if day else record.finished.at.astimezone().date(),
        _meant(then, RATER, answers),
        record.form.version == form.version,
        {question_id: level for question_id, level in levels if level is not None},
        tuple(_remarks(session, form, then, record)),
    )


def scored(form: Form) -> Iterator[Question]:
    """The questions of a form that get a level."""
    return (question for question in form.questions() if question.kind is Kind.SCALE)


def _remarks(session: DossierSession, form: Form, then: Form, record: Record) -> Iterator[str]:
    said = form.texts.get(_COMPARED)
    words = said if isinstance(said, Mapping) else {}
    if record.form.version != form.version:
        yield str(words.get("not_comparable_version", ""))
    before, now = session.book.of(record.id), session.view.of(form.id)
    for ending, text in ((RATER, "warn_rater"), (PURPOSE, "warn_purpose")):
        first, second = _meant(then, ending, before), _meant(form, ending, now)
        if first and second and first != second:
            yield str(words.get(text, ""))


def _meant(form: Form, ending: str, answers: Answers) -> str:
    """The answer to the question of this form whose meaning ends so; "" when there is none."""
    question = next((each for each in form.questions() if each.means.endswith(ending)), None)
    answer = answers.get(AnswerKey(question.id)) if question is not None else None
    return answer.value if answer is not None and isinstance(answer.value, str) else ""
