"""The ZRM as it is worked on: all domains in one matrix, or one domain at a time, and the way between them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.pages import zrm_matrix_facts
from intake_desktop.ui.pages.measured import date_key, level_of
from intake_desktop.ui.pages.zrm_domains import DomainsPage
from intake_desktop.ui.pages.zrm_matrix_cells import LevelCell
from intake_desktop.ui.pages.zrm_matrix_facts import Matrix
from intake_desktop.ui.pages.zrm_matrix_side import Weighting
from intake_desktop.ui.pages.zrm_overview import KEYS, Overview
from intake_desktop.ui.pages.zrm_side import sentences
from intake_desktop.ui.parts.buttons import small, text_button
from intake_desktop.ui.parts.choice_card import ChoiceCard
from intake_desktop.ui.workplace import Workplace

_OFF = "{domain} staat uit. Enter opent het domein; daar kun je het aanzetten."
_LOST = "{domain}: niveau {level} is weggehaald."


class ZrmPage(DomainsPage):
    """Ctrl+O goes from one to the other; Escape goes from a domain back to the overview."""

    levels = (ChoiceCard, LevelCell)

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        self._overview: Overview | None = None
        self._weighting: Weighting | None = None
        super().__init__(workplace, session)
        self._said = ""
        self._undo_lost = small(text_button("Ongedaan maken"))
        self._undo_lost.hide()
        self._undo_lost.clicked.connect(self.undo)
        self.footer.put(self._undo_lost)
        self.on_keys({"Ctrl+O": self._change_view})

    def arrive(self, place: Place) -> None:
        """Show this domain or section; without one the overview when there is something in it."""
        wanted = self._number_of(place.row_id or place.question_id, place.section_id)
        if wanted is None and (self._overview is not None or self._begins_with_overview()):
            self.show_overview()
        else:
            super().arrive(place)

    def _begins_with_overview(self) -> bool:
        return self.here < 0 and not self._purpose.to_choose() and self._matrix().measured

    def show_overview(self) -> None:
        """All domains; the keyboard goes to the row of the domain that was open, else to the first one that is open."""
        self.flush()
        if self._overview is None:
            self._open_overview()
        assert self._overview is not None
        here = self._entries[self.here] if self.here >= 0 else None
        found = here if isinstance(here, Question) else self._next_open("")
        rows = [row.question for row in self._overview.grid.matrix.rows]
        self._overview.take_focus(rows.index(found) if found in rows else 0)

    def _open_overview(self) -> None:
        self.plain = self._domain = self._off = self._aspects = self._told = self._beside = None
        self._said = ""
        made = Overview(self.form, self._matrix())
        made.scored.connect(self._score_row)
        made.unscored.connect(self._unscore_row)
        made.opened.connect(self._open_row)
        made.came.connect(self._on_row)
        made.first_asked.connect(lambda: self.go_to(self._entries.index(self._row(0))))
        self._overview, self._weighting = made, Weighting(self.workplace, self.session)
        self.side = self._weighting
        self.frame.spread(True)
        self._show_progress()
        self.frame.show_body(made, self._weighting)

    def show_entry(self, place: int) -> None:
        """Put this domain or section in the middle; the list is back beside it."""
        if self._overview is not None:
            self._overview = self._weighting = None
            self._undo_lost.hide()
            self.frame.spread(False)
        super().show_entry(place)

    def go_to(self, place: int) -> None:
        """Show this entry and bring the keyboard there."""
        if self._overview is not None:
            self.show_entry(place)
        super().go_to(place)

    def focus_entry(self) -> None:
        """In the overview the row; else what a domain or section begins with."""
        if self._overview is not None:
            self._overview.take_focus()
        else:
            super().focus_entry()

    def show_key(self, key: AnswerKey) -> None:
        """Show where this answer is: in the overview its row."""
        ids = [row.question.id for row in self._overview.grid.matrix.rows] if self._overview is not None else []
        name = key.row_id or key.question_id
        if self._overview is not None and name in ids:
            self._say("")
            self._overview.take_focus(ids.index(name))
        else:
            super().show_key(key)

    def on_digit(self, key: str) -> bool:
        """In the overview 1 to 5 score the row and go to the next; 0 asks for the reason."""
        if self._overview is None:
            return super().on_digit(key)
        row = self._overview.grid.matrix.rows[self._overview.grid.row]
        if not self._overview.filled or not (key == "0" or row.question.option(key)):
            return False
        if row.off:
            self._say(_OFF.format(domain=row.question.label))
        elif key == "0":
            self._overview.ask_reason()
        else:
            number = self._overview.grid.row
            self._score_row(number, int(key))
            self._to_next(number)
        return True

    def _score_row(self, number: int, level: int) -> None:
        self._say(self.score(self._row(number), str(level)))

    def on_delete(self) -> None:
        """In the overview the level or reason of the row goes away."""
        if self._overview is None:
            super().on_delete()
            return
        question = self._row(self._overview.grid.row)
        lost = self.clear_level(question)
        self._say(_LOST.format(domain=question.label, level=lost) if lost else "", undo=bool(lost))

    def _unscore_row(self, number: int, reason: str) -> None:
        question = self._row(number)
        key = AnswerKey(question.id)
        lost = level_of(self.session.answer_of(self.form_id, key))
        self.session.no_answer(self.form_id, key, reason)
        self.refresh()
        self._say(_LOST.format(domain=question.label, level=lost) if lost else "", undo=bool(lost))
        self._to_next(number)

    def _to_next(self, number: int) -> None:
        assert self._overview is not None
        self._overview.take_focus(min(number + 1, len(self._overview.grid.matrix.rows) - 1))

    def _open_row(self, number: int) -> None:
        self.go_to(self._entries.index(self._row(number)))

    def _on_row(self, number: int) -> None:
        question = self._row(number)
        self.here = self._entries.index(question)
        self.remember("")
        if self._overview is not None:
            self.in_view(self._overview.grid.cell(number, 1))

    def _row(self, number: int) -> Question:
        return [entry for entry in self._entries if isinstance(entry, Question)][number]

    def _change_view(self) -> None:
        if self._overview is None:
            self.show_overview()
        else:
            self._open_row(self._overview.grid.row)

    def _by_entry(self, steps: int) -> None:
        """From the overview back to what the measurement is about; on to the domain of this row."""
        if self._overview is None:
            super()._by_entry(steps)
        else:
            self.go_to(0 if steps < 0 else self._entries.index(self._row(self._overview.grid.row)))

    def _say(self, words: str, undo: bool = False) -> None:
        """Words at the foot, until something else is done."""
        self._said = words
        self._undo_lost.setVisible(undo)
        self._show_progress()

    def _matrix(self) -> Matrix:
        answer = self.session.answer_of(self.form_id, date_key(self.session, self.date_meaning))
        day = date.fromisoformat(answer.value) if answer is not None and isinstance(answer.value, str) else None
        return zrm_matrix_facts.gather(self.session, self.form, self._earlier, self._unasked, day)

    def _show_progress(self) -> None:
        super()._show_progress()
        if self._overview is None or self._weighting is None:
            return
        told = sentences(self._earlier, self._names.of) if self._earlier is not None else ""
        domains = [entry for entry in self._entries if isinstance(entry, Question)]
        self._overview.show_matrix(self._matrix(), self._purpose.count(domains))
        self._weighting.show_answers(told)
        self.footer.say(self._said or KEYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: from a domain to the overview."""
        if event.key() == Qt.Key.Key_Escape and self._overview is None and self.plain is None:
            self.show_overview()
        else:
            super().keyPressEvent(event)
