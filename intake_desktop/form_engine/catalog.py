"""All forms together: which form a question lives in, what has which meaning, and faults between forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from intake_desktop.errors import FormError, Mistake
from intake_desktop.form_engine import loader, references
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.loader import Draft
from intake_desktop.form_engine.report import Report, meant


@dataclass(frozen=True, slots=True)
class Catalog:
    """One version of every form, by id: the newest, or for a dossier its own. Build it with `gather` or a Library."""

    forms: Mapping[str, Form]
    homes: Mapping[str, str]
    """Form id by question, column or aspect id."""
    meanings: Mapping[str, str]
    """Question id by meaning."""
    questions: Mapping[str, Question]

    def form(self, form_id: str) -> Form:
        """The form with this id; KeyError when there is none."""
        return self.forms[form_id]

    def home(self, question_id: str) -> Form:
        """The form this question, column or aspect lives in; KeyError when it is nowhere."""
        return self.forms[self.homes[question_id]]

    def question(self, question_id: str) -> Question:
        """The question, column or aspect with this id; KeyError when there is none."""
        return self.questions[question_id]

    def meaning(self, means: str) -> str:
        """Id of the question with this meaning ("birth_date"); KeyError when no form asks it."""
        return self.meanings[means]


def gather(forms: Iterable[Form]) -> Catalog:
    """A catalog of forms that were checked together."""
    by_id = {form.id: form for form in forms}
    pairs = [(form.id, question) for form in by_id.values() for question in form.everything()]
    return Catalog(
        MappingProxyType(by_id),
        MappingProxyType({question.id: form_id for form_id, question in pairs}),
        MappingProxyType({question.means: question.id for _, question in pairs if question.means}),
        MappingProxyType({question.id: question for _, question in pairs}),
    )


def load_all(folder: Path) -> Catalog:
    """The newest version of every form in a folder. Raises FormError with the mistakes of all files together."""
    drafts = [loader.read(path) for path in newest(folder)]
    mistakes = all_mistakes(drafts)
    if mistakes:
        raise FormError(folder.name, mistakes)
    return gather(draft.form for draft in drafts if draft.form is not None)


def newest(folder: Path) -> list[Path]:
    """The form files of a folder, of each form the newest version, by name."""
    found: dict[str, tuple[int, Path]] = {}
    for path in sorted(folder.glob("*.yaml")):
        named = loader.FILE_NAME.fullmatch(path.name)
        if named is None or not loader.is_form(path):
            continue
        version = int(named["version"])
        if version > found.get(named["name"], (0, path))[0]:
            found[named["name"]] = (version, path)
    return [path for _, path in found.values()]


def all_mistakes(drafts: Iterable[Draft]) -> tuple[Mistake, ...]:
    """Every mistake inside the files and between them, file by file."""
    read = list(drafts)
    forms = [(draft.form, draft.report) for draft in read if draft.form is not None]
    _unique_over_forms(forms)
    _names_exist(forms)
    reports = {id(form): report for form, report in forms}
    references.check_words([form for form, _ in forms], lambda form: reports[id(form)])
    _functional_can_leave(forms)
    return tuple(mistake for draft in read for mistake in draft.report.mistakes())


def _unique_over_forms(forms: list[tuple[Form, Report]]) -> None:
    ids: dict[str, str] = {}
    means: dict[str, str] = {}
    for form, report in forms:
        for question in form.everything():
            other = ids.setdefault(question.id, form.file)
            if other != form.file:
                cause = f'"{question.id}" staat ook in {other}.'
                report.add("ZK-302", question.line, cause, "Geef één van de twee een andere naam.")
            other = means.setdefault(question.means, form.file) if question.means else form.file
            if other != form.file:
                cause = f'Een vraag met means "{question.means}" staat al in {other}.'
                report.add("ZK-332", question.line, cause, "Een feit heeft één plek. Verwijs er daar naartoe.")


def _names_exist(forms: list[tuple[Form, Report]]) -> None:
    known = {question.id for form, _ in forms for question in form.everything()}
    known_forms = {form.id for form, _ in forms}
    for form, report in forms:
        for name, line in references.outside(form):
            if name not in known:
                report.add("ZK-303", report.line_of(name, line), f'"{name}" bestaat niet.', report.meant(name, known))
        for section in form.sections:
            if section.reference and section.reference not in known_forms:
                cause = f'Het formulier "{section.reference}" bestaat niet.'
                report.add("ZK-303", section.line, cause, meant(section.reference, known_forms))


def _functional_can_leave(forms: list[tuple[Form, Report]]) -> None:
    reports = {question.id: report for form, report in forms for question in form.questions()}
    everything = [question for form, _ in forms for question in form.questions()]
    for question in references.functional_without_text(everything):
        remedy = "Laat een tekst ernaar wijzen met functional_of, of kies never."
        reports[question.id].add("ZK-331", question.line, f'Geen tekst vertelt over "{question.id}".', remedy)
