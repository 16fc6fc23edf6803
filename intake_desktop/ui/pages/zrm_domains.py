"""The domains of the Zelfredzaamheid-Matrix one by one: each with a level, a reason for none, and what goes with it."""

from __future__ import annotations

from intake_desktop.dossier.beside import beside
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind, Question, Section
from intake_desktop.ui.pages import zrm_earlier, zrm_list
from intake_desktop.ui.pages.colleague_names import ColleagueNames
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.measure_page import MeasurePage
from intake_desktop.ui.pages.measured import AspectView, is_scored, reason_of
from intake_desktop.ui.pages.zrm_domain import DomainView
from intake_desktop.ui.pages.zrm_off import OffView
from intake_desktop.ui.pages.zrm_purpose import BESIDE, ForPurpose, PurposeWords
from intake_desktop.ui.pages.zrm_side import DomainSide
from intake_desktop.ui.parts.marks import ASIDE, OFF
from intake_desktop.ui.workplace import Workplace

NEXT_OPEN, ALL_DONE = "Volgende open domein", "Verder"
HINT = "Toets 1–5 kiest en gaat verder"
_WHY_FIRST = "Schrijf eerst in één zin op waarom dit domein nodig is. Daarna kun je het aanzetten."


class DomainsPage(MeasurePage):
    """Keys 1 to 5 score and go on to the next open domain; 0 asks for the reason why there is no level."""

    name = "zrm"
    form_id = "zrm_2017"
    date_meaning = "zrm_measured_on"

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace, session, Footer(NEXT_OPEN, HINT))
        self._entries: list[Section | Question] = []
        for section in self.form.sections:
            self._entries.extend(section.questions if is_scored(section) else (section,))
        self._purpose = ForPurpose(session, self.form)
        self._told: PurposeWords | None = None
        self._domain: DomainView | None = None
        self._off: OffView | None = None
        self._aspects: AspectView | None = None
        self._turned_on: set[str] = set()
        self._earlier = zrm_earlier.of(session, self.form)
        self._beside: DomainSide | None = None
        self._names = ColleagueNames(session, self)
        self._names.told.connect(self.refresh)
        self._items = zrm_list.items(self._entries)
        self._open_frame("ZRM 2017", self._items)
        self._show_progress()

    def arrive(self, place: Place) -> None:
        """Show this domain or section; else what the measurement is for, or the first domain that is open."""
        target = place.row_id or place.question_id
        number = self._number_of(target, place.section_id)
        if number is None:
            number = self._first_place() if self.here < 0 else self.here
        if number != self.here:
            self.show_entry(number)
        if self.plain is not None and target:
            self.focus_plain(AnswerKey(target))
        else:
            self.focus_entry()

    def _first_place(self) -> int:
        if self._purpose.question is not None and self._purpose.to_choose():
            return self._number_of(self._purpose.question.id, "") or 0
        found = self._next_open("")
        return self._entries.index(found) if found else 0

    def _number_of(self, question_id: str, section_id: str) -> int | None:
        for number, entry in enumerate(self._entries):
            if isinstance(entry, Section) and any(each.id == question_id for each in entry.questions):
                return number
            if entry.id in (question_id, section_id) and entry.id:
                return number
        return None

    def show_entry(self, place: int) -> None:
        """Put this domain or section in the middle."""
        self.here = place
        self.plain = self._domain = self._off = self._aspects = self._told = self._beside = None
        entry = self._entries[place]
        if isinstance(entry, Section):
            self.show_plain(entry)
            assert self.plain is not None
            self._told = PurposeWords(self._purpose, self.plain)
        elif self._is_off(entry):
            self._show_off(entry)
        else:
            self._show_domain(entry)
        self._show_progress()

    def _is_off(self, question: Question) -> bool:
        on = question.id in self._turned_on or self.session.answer_of(self.form_id, AnswerKey(question.id)) is not None
        return not question.default_on and not on

    def _unasked(self, question: Question) -> str:
        return OFF if self._is_off(question) else self._purpose.sign(question)

    def _show_off(self, question: Question) -> None:
        self.remember(question.id)
        why = beside(self.form, question).why_on
        reason = AspectView(self.workplace, self.session, self.form_id, question, (why,) if why else ())
        self._off = OffView(question, reason)
        self._off.turned_on.connect(self._turn_on)
        self._off.overview_asked.connect(self.show_overview)
        self.side = None
        self.frame.show_body(self._off, None)

    def _turn_on(self) -> None:
        assert self._off is not None
        question = self._off.question
        self._off.reason.flush()
        why = beside(self.form, question).why_on
        given = self.session.answer_of(self.form_id, AnswerKey(why.id, question.id)) if why else None
        if why is not None and (given is None or not given.known):
            self._off.refuse(_WHY_FIRST)
            return
        self._turned_on.add(question.id)
        self.show_entry(self.here)
        self.focus_entry()

    def _show_domain(self, question: Question) -> None:
        self.remember(question.id)
        aspects = beside(self.form, question)
        self._domain = DomainView(self.session, self.form, question, aspects, self._earlier)
        self._domain.overview_asked.connect(self.show_overview)
        self._domain.scored.connect(self._score)
        self._domain.unscored.connect(self._unscore)
        self._domain.cleared.connect(self.on_delete)
        self._domain.undo_asked.connect(self.undo)
        self._domain.date_asked.connect(lambda: self.go_to(0))
        self._domain.grew.connect(self.in_view)
        shown = sorted(aspects.rest, key=lambda each: each.kind is not Kind.CHOICE)
        if aspects.why_on is not None:
            shown.append(aspects.why_on)
        self._aspects = AspectView(self.workplace, self.session, self.form_id, question, shown)
        self._aspects.focused.connect(self.remember)
        self.side = self._beside = DomainSide(self.form, question, self._aspects, self.session.header.call_name)
        self._beside.show_earlier(self._earlier, self._names.of)
        self.frame.show_body(self._domain, self.side)

    def show_overview(self) -> None:
        """All domains in one picture."""
        raise NotImplementedError

    def focus_entry(self) -> None:
        """The chosen level, the first question, or the reason for turning on."""
        if self._domain is not None:
            self.show_from(self._domain.head, self._domain.take_focus())
            self.remember(self._domain.question.id)
        elif self._off is not None:
            self._off.take_focus()
        else:
            self.focus_plain()

    def on_digit(self, key: str) -> bool:
        """1 to 5 score and go on; 0 asks for the reason."""
        if self._domain is None:
            return False
        if key == "0":
            self._domain.ask_reason()
            return True
        if not self._domain.choose(key):
            return False
        found = self._next_open(self._domain.question.id)
        if found is not None:
            words = self._domain.date_words()
            self.go_to(self._entries.index(found))
            if words and self._domain is not None:
                self._domain.say_date(words)
        return True

    def _score(self, value: str) -> None:
        assert self._domain is not None
        dated = self.score(self._domain.question, value)
        if dated:
            self._domain.say_date(dated)

    def _unscore(self, reason: str) -> None:
        assert self._domain is not None
        self.session.no_answer(self.form_id, AnswerKey(self._domain.question.id), reason)
        self.refresh()

    def on_delete(self) -> None:
        """No level and no reason any more."""
        if self._domain is not None:
            self._domain.say_cleared(self.clear_level(self._domain.question))

    def opened(self) -> DomainView | None:
        return self._domain

    def beside(self) -> tuple[AspectView, ...]:
        return () if self._aspects is None else (self._aspects,)

    def _next_open(self, after: str) -> Question | None:
        """The next domain that is asked and has no level or reason, going on from the top."""
        domains = [entry for entry in self._entries if isinstance(entry, Question)]
        start = next((number + 1 for number, each in enumerate(domains) if each.id == after), 0)
        for each in domains[start:] + domains[:start]:
            if self._is_open(each) and not self._unasked(each):
                return each
        return None

    def _is_open(self, question: Question) -> bool:
        answer = self.session.answer_of(self.form_id, AnswerKey(question.id))
        return answer is None or answer.taken_over or reason_of(answer) == "later"

    def go_on(self) -> None:
        """To the next domain that is open; when there is none, to the next room."""
        self.flush()
        here = self._entries[self.here]
        found = self._next_open(here.id)
        if found is None or found is here:
            self.forward.emit() if found is None else self.focus_entry()
        else:
            self.go_to(self._entries.index(found))

    def refresh(self) -> None:
        """Show what the session holds now, in place."""
        self._earlier = zrm_earlier.of(self.session, self.form)
        if self._beside is not None:
            self._beside.show_earlier(self._earlier, self._names.of)
        for each in (self.plain, self._told, self._domain, self._off, self._aspects):
            if each is not None:
                each.refresh()
        self._show_progress()

    def flush(self) -> None:
        """Hand over what is being typed."""
        for each in (self.plain, self._aspects, self._off.reason if self._off is not None else None):
            if each is not None:
                each.flush()

    def _show_progress(self) -> None:
        words = zrm_list.show(self._items, self._entries, self.session, self.form_id, self._unasked)
        if self.here >= 0:
            self.frame.list.choose(self.here)
        self.frame.name_choices(words, max(0, self.here))
        domains = [entry for entry in self._entries if isinstance(entry, Question)]
        self.frame.say_count(self._purpose.count(domains))
        if self._domain is not None:
            self._domain.say_beside(BESIDE if self._unasked(self._domain.question) == ASIDE else "")
        left = self._next_open("") is not None
        self.footer.name_forward(NEXT_OPEN if left else ALL_DONE)
        done = zrm_list.done_words({self._unasked(each) for each in domains})
        self.footer.say(("" if self.plain is not None else HINT) if left else done)
