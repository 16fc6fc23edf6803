"""Work skills: five groups of points, each with four anchors, how we know it, and the participant's own score."""

from __future__ import annotations

from collections.abc import Callable

from intake_desktop.dossier.beside import beside
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.measure_page import MeasurePage
from intake_desktop.ui.pages.measured import AspectView, is_scored, level_of
from intake_desktop.ui.pages.skills_group import GroupView
from intake_desktop.ui.pages.skills_open import SkillOpen
from intake_desktop.ui.pages.skills_side import legend, make_side
from intake_desktop.ui.parts.section_list import SectionItem
from intake_desktop.ui.workplace import Workplace

NEXT_OPEN, ALL_DONE = "Volgende open punt", "Verder"


class SkillsPage(MeasurePage):
    """Keys score the point that is open; the button goes on to the next point without a level or a reason."""

    name = "skills"
    form_id = "werkvaardigheden"
    date_meaning = "skills_measured_on"

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace, session, Footer(NEXT_OPEN, "Ctrl+Enter"))
        shown = session.shown(self.form_id)
        self._sections = [each for each in self.form.sections if any(q.id in shown for q in each.questions)]
        scored = [question for each in self._sections if is_scored(each) for question in each.questions]
        self._points = scored
        self._items = [SectionItem(each.title) for each in self._sections]
        self._group: GroupView | None = None
        self._opened: SkillOpen | None = None
        self._texts: list[AspectView] = []
        self._wanted: Question | None = None
        self._open_frame("Vaardigheden", self._items, legend(self.form, scored[0]))
        self._show_progress()

    def arrive(self, place: Place) -> None:
        """Show this point or section; else the first point that is open."""
        target = place.row_id or place.question_id
        point = next((each for each in self._points if each.id == target), None)
        number = self._number_of(target, place.section_id)
        if number is None and self.here < 0:
            point = self._next_open("")
            number = self._number_of(point.id, "") if point is not None else 0
        self._wanted = point
        if number is not None and number != self.here:
            self.show_entry(number)
        if point is not None and self._group is not None:
            self._open_point(point)
        if self.plain is not None and target:
            self.focus_plain(AnswerKey(target))
        else:
            self.focus_entry()

    def _number_of(self, question_id: str, section_id: str) -> int | None:
        for number, section in enumerate(self._sections):
            if any(each.id == question_id for each in section.questions) or section.id == section_id:
                return number
        return None

    def show_entry(self, place: int) -> None:
        """Put this group or section in the middle; of a group the first open point is opened."""
        self.here = place
        self.plain = self._group = self._opened = None
        self._texts = []
        section = self._sections[place]
        if not is_scored(section):
            self.show_plain(section)
        else:
            self._group = GroupView(self.session, self.form, section)
            self._group.asked.connect(self._on_row)
            self._group.date_asked.connect(self._to_date)
            self.side = None
            self.frame.show_body(self._group, None)
            open_here = [each for each in section.questions if self._is_open(each)]
            wanted = self._wanted if self._wanted in section.questions else None
            self._open_point(wanted or (open_here or list(section.questions))[0])
        self._show_progress()

    def _to_date(self) -> None:
        key = AnswerKey(self.session.catalog.meaning(self.date_meaning))
        self.arrive(Place(self.name, question_id=key.question_id))

    def _on_row(self, question: Question) -> None:
        self.flush()
        self._open_point(question)
        self.focus_entry()

    def _open_point(self, question: Question) -> None:
        """Open this point in its place, with what stands beside it."""
        assert self._group is not None
        self.remember(question.id)
        if self._opened is not None and self._opened.question.id == question.id:
            return
        aspects = beside(self.form, question)
        long = [each for each in aspects.rest if each.kind is Kind.LONG_TEXT]
        short = [each for each in aspects.rest if each.kind is not Kind.LONG_TEXT]
        make: Callable[[list[Question]], AspectView] = lambda some: AspectView(  # noqa: E731 - one expression, used twice
            self.workplace, self.session, self.form_id, question, some
        )
        under = [make([each]) for each in long]
        right = make(short)
        self._texts = [*under, right]
        for each in self._texts:
            each.focused.connect(self.remember)
        self._opened = SkillOpen(self.session, self.form, question, aspects.own, under)
        self._opened.scored.connect(self._score)
        self._opened.unscored.connect(self._unscore)
        self._opened.cleared.connect(self.on_delete)
        self._opened.undo_asked.connect(self.undo)
        self._group.open_at(question, self._opened)
        self.side = make_side(self.form, question, right, self.session.header.call_name)
        self.frame.show_side(self.side)

    def focus_entry(self) -> None:
        """The chosen anchor of the open point, or the first question."""
        if self._opened is None:
            self.focus_plain()
            return
        card = self._opened.take_focus()
        self.remember(self._opened.question.id)
        if self._group is not None:
            self.show_from(self._group.rows[self._opened.question.id], card)

    def on_digit(self, key: str) -> bool:
        """1 to 4 score; O and N say why there is no level."""
        return self._opened is not None and bool(key) and self._opened.choose(key)

    def _score(self, value: str) -> None:
        assert self._opened is not None
        assert self._group is not None
        dated = self.score(self._opened.question, value)
        if dated:
            self._group.say_date(dated)
        self.in_view(self._opened.take_focus())

    def _unscore(self, reason: str) -> None:
        assert self._opened is not None
        self.session.no_answer(self.form_id, AnswerKey(self._opened.question.id), reason)
        self.refresh()

    def on_delete(self) -> None:
        """No level and no reason any more."""
        if self._opened is not None:
            self._opened.say_lost(self.clear_level(self._opened.question))

    def opened(self) -> SkillOpen | None:
        return self._opened

    def beside(self) -> tuple[AspectView, ...]:
        return tuple(self._texts)

    def _is_open(self, question: Question) -> bool:
        answer = self.session.answer_of(self.form_id, AnswerKey(question.id))
        return not question.optional and (answer is None or answer.no_answer == "later")

    def _next_open(self, after: str) -> Question | None:
        """The next point without a level or a reason, going on from the top; the extra points are not asked."""
        start = next((number + 1 for number, each in enumerate(self._points) if each.id == after), 0)
        for each in self._points[start:] + self._points[:start]:
            if each.id != after and self._is_open(each):
                return each
        return None

    def go_on(self) -> None:
        """To the next open question here, or the next open point; when there is none, to the next room."""
        self.flush()
        if self.plain is not None and self.next_plain():
            return
        found = self._next_open(self._opened.question.id if self._opened is not None else "")
        if found is not None:
            self.arrive(Place(self.name, question_id=found.id))
        elif not self._to_plain():
            self.forward.emit()

    def _to_plain(self) -> bool:
        """To the first open question of a section further on that has no levels; False when all of them are done."""
        still_open = {each.section_id for each in self.session.progress(self.form_id) if each.open}
        for place, section in enumerate(self._sections):
            if place > self.here and not is_scored(section) and section.id in still_open:
                self.show_entry(place)
                self.focus_plain()
                return True
        return False

    def refresh(self) -> None:
        """Show what the session holds now, in place."""
        for each in (self.plain, self._group, self._opened, *self._texts):
            if each is not None:
                each.refresh()
        self._show_progress()

    def flush(self) -> None:
        """Hand over what is being typed."""
        for each in (self.plain, *self._texts):
            if each is not None:
                each.flush()

    def _show_progress(self) -> None:
        progress = {each.section_id: each for each in self.session.progress(self.form_id)}
        words = []
        for item, section in zip(self._items, self._sections, strict=True):
            found = progress.get(section.id)
            done, asked = (found.answered, found.asked) if found else (0, 0)
            item.show_progress(done, asked)
            words.append(f"{section.title}, {done} van {asked}")
        if self.here >= 0:
            self.frame.list.choose(self.here)
        self.frame.name_choices(words, max(0, self.here))
        levels = [level_of(self.session.answer_of(self.form_id, AnswerKey(each.id))) for each in self._points]
        self.frame.say_count(f"{sum(level is not None for level in levels)} van {len(levels)}")
        left = self._next_open("") is not None
        self.footer.name_forward(NEXT_OPEN if left else ALL_DONE)
        self.footer.say("Ctrl+Enter" if left else "Alle punten zijn bekeken")
