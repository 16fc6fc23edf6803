"""What the purpose of a ZRM measurement means on the screen: what stands ready, what does not, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from intake_desktop.dossier import purpose
from intake_desktop.dossier.purpose import Selection
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.ui.pages.measured import level_of
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.marks import ASIDE, OWN_CHOICE
from intake_desktop.ui.section_view import SectionView

BESIDE = "Niet voor dit doel. Je mag dit domein toch invullen."
_NOTHING, _CHOOSE = "Voor dit doel staat er niets klaar.", "Kies zelf welke domeinen je invult."
_REST = "De andere mag je ook invullen."
_KEPT = "Wat al is ingevuld, blijft staan."


class ForPurpose:
    """The purpose of this measurement as it stands; ask again after every change."""

    def __init__(self, session: DossierSession, form: Form) -> None:
        self._session, self._form = session, form
        self.question = purpose.question_of(form)

    def selection(self) -> Selection:
        """What stands ready and what does not."""
        return purpose.selection(self._form, self._session.view.of(self._form.id), self._previous())

    def to_choose(self) -> bool:
        """True when the form has purposes and nobody chose one."""
        return self.question is not None and not self.selection().chosen

    def sign(self, question: Question) -> str:
        """How the list shows a domain that is not asked for this purpose; "" for one that is."""
        found = self.selection()
        if question.id not in found.rest or self._answered(question.id):
            return ""
        return ASIDE if found.ready else OWN_CHOICE

    def told(self) -> tuple[str, str]:
        """What choosing the purpose did, and what may be done besides; ("", "") as long as none was chosen."""
        found = self.selection()
        if not found.chosen:
            return "", ""
        kept = _KEPT if any(self._answered(each) for each in found.rest) else ""
        if not found.ready:
            return _NOTHING, f"{_CHOOSE} {kept}".strip()
        rest = _REST if found.rest else self._off_words()
        return _ready(found), f"{rest} {kept}".strip()

    def count(self, domains: Sequence[Question]) -> str:
        """ "4 van 10 voor dit doel", and under it "deelmeting: 4 van 13"."""
        answers = [self._session.answer_of(self._form.id, AnswerKey(each.id)) for each in domains]
        scored = sum(level_of(answer) is not None for answer in answers)
        partial = 0 < scored < len(domains)
        whole, asked = f"{scored} van {len(domains)}", self._asked(domains)
        if scored == len(domains) or not self.selection().ready or self.to_choose():
            return f"{whole}, deelmeting" if partial else whole
        return f"{scored} van {asked} voor dit doel\n" + (f"deelmeting: {whole}" if partial else f"{whole} domeinen")

    def _asked(self, domains: Sequence[Question]) -> int:
        return sum(each.id in self.selection().ready or self._answered(each.id) for each in domains)

    def _off_words(self) -> str:
        off = [each.label for each in self._form.questions() if not each.default_on and not self._answered(each.id)]
        return f"{' en '.join(off)} staat uit; aanzetten kan met een reden." if off else ""

    def _answered(self, question_id: str) -> bool:
        return self._session.answer_of(self._form.id, AnswerKey(question_id)) is not None

    def _previous(self) -> Answers | None:
        return self._session.previous(self._form.id)


class PurposeWords(Banner):
    """Right under the question for the purpose: what stands ready; it announces itself when that changes."""

    def __init__(self, seen: ForPurpose, section: SectionView) -> None:
        super().__init__("info", "")
        self._seen, self._last = seen, ("", "")
        block = section.blocks.get(AnswerKey(seen.question.id)) if seen.question is not None else None
        self._under = block is not None
        self.hide()
        if block is not None:
            section.column.insertWidget(section.column.indexOf(block) + 1, self)
        self.refresh()

    def refresh(self) -> None:
        """Say what stands ready now."""
        told = self._seen.told()
        if told != self._last:
            self._last = told
            self.tell("info", *told)
        self.setVisible(self._under and any(told))


def _ready(found: Selection) -> str:
    number = len(found.ready)
    what = f"staat {number} domein" if number == 1 else f"staan {number} domeinen"
    if found.found_before:
        return f"Voor dit doel {what} klaar, net als in de vorige meting."
    first = "Er is nog geen vorige meting. " if found.looks_back else ""
    return f"{first}Voor dit doel {what} klaar."
