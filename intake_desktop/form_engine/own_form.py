"""What an organisation's own form may not do: share more than the shipped one, or leave out what the program needs."""

from __future__ import annotations

from intake_desktop.errors import Mistake
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import NOT_ASKED, RECIPIENTS, Form, Question, Sharing
from intake_desktop.form_engine.loader import Draft
from intake_desktop.form_engine.report import Report

LAW = "law"
"""The mark of what stands in a law."""
_WIDTH = (Sharing.NEVER, Sharing.FUNCTIONAL, Sharing.OPTIONAL, Sharing.DEFAULT)
"""From nothing to everything."""
_OTHERS = tuple(name for name in RECIPIENTS if name != "deelnemer")
"""The participant may always see more of what is about them."""


def mistakes(draft: Draft, shipped: Catalog) -> tuple[Mistake, ...]:
    """Every place where an own form goes beyond the newest shipped forms, and what was wrong with it already."""
    if draft.form is not None and not draft.report.mistakes():
        report = draft.report.anew()
        for question in draft.form.everything():
            known = shipped.questions.get(question.id)
            if known is not None:
                _check_question(question, known, report)
        usual = shipped.forms.get(draft.form.id)
        if usual is not None:
            _check_meanings(draft.form, usual, report)
            _check_law(draft.form, usual, report)
        return report.mistakes()
    return draft.report.mistakes()


def _check_question(own: Question, known: Question, report: Report) -> None:
    if own.kind is not known.kind:
        cause = f'"{own.id}" is in de gewone inhoud een vraag van de soort {known.kind}.'
        remedy = f"Schrijf kind: {known.kind}, of geef je vraag een nieuwe id."
        report.add("ZK-340", own.line, cause, remedy)
    if own.means != known.means and known.means:
        report.add("ZK-341", own.line, f'"{own.id}" hoort means: {known.means} te hebben.', "Zet means terug.")
    for recipient in _OTHERS if own.kind not in NOT_ASKED else ():
        most = known.recipients.get(recipient, Sharing.NEVER)
        if _WIDTH.index(own.recipients.get(recipient, Sharing.NEVER)) > _WIDTH.index(most):
            cause = f'"{own.id}" gaat ruimer naar {recipient} dan in de gewone inhoud. Daar staat {most}.'
            report.add("ZK-333", own.line, cause, f"Schrijf {recipient}: {most}. Minder mag, meer niet.")


def _check_meanings(form: Form, usual: Form, report: Report) -> None:
    """The program itself asks for questions with a meaning: each stays, and in the same form."""
    asked = {question.id for question in form.everything()}
    for question in usual.everything():
        if question.means and question.id not in asked:
            cause = f'De vraag "{question.id}" (means: {question.means}) ontbreekt. Het programma heeft haar nodig.'
            report.add("ZK-341", 1, cause, "Zet de vraag terug. Je mag haar label en hint wel anders schrijven.")


def _check_law(form: Form, usual: Form, report: Report) -> None:
    """A check that comes from the law asks what it asked."""
    found = {rule.id: rule for rule in form.checks}
    for rule in usual.checks:
        own = found.get(rule.id)
        same = own is not None and (own.severity, own.condition.source) == (rule.severity, rule.condition.source)
        if rule.mark == LAW and not same:
            cause = f'De controle "{rule.id}" komt uit de wet en kan niet veranderen.'
            remedy = f'Neem de hele controle over uit de gewone inhoud ({rule.severity}: "{rule.condition.source}").'
            report.add("ZK-345", own.line if own is not None else 1, cause, remedy)
