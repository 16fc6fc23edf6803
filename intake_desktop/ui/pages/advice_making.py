"""What a person does at the advice with the goals of the intake: make one, take it away, see it, and undo in turn."""

from __future__ import annotations

from intake_desktop.dossier import goals
from intake_desktop.dossier.goals import Proposal
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import AnswerRefused, RecordFinished
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages import ways
from intake_desktop.ui.pages.advice_goals import GoalRows, Standing
from intake_desktop.ui.workplace import Workplace


class GoalMaking:
    """Keeps which actions on the form with the goals were done here: only those are undone here.

    What was typed in the intake before is not on this screen, and would go unnoticed.
    """

    def __init__(self, workplace: Workplace, session: DossierSession, rows: GoalRows) -> None:
        self._workplace, self._session = workplace, session
        self._done: list[int] = []
        rows.made.connect(self.make)
        rows.taken_away.connect(self.take_away)
        rows.visited.connect(self.visit)

    def make(self, proposal: Proposal) -> None:
        """Put it among the goals."""
        try:
            goals.add(self._session, proposal)
        except (AnswerRefused, RecordFinished) as refusal:
            self._workplace.trouble.emit(refusal)
        self._remember()

    def take_away(self, row: str) -> None:
        """Take the goal in this row away again."""
        try:
            goals.take_away(self._session, row)
        except RecordFinished as refusal:
            self._workplace.trouble.emit(refusal)
        self._remember()

    def visit(self, standing: Standing) -> None:
        """Go to the table of goals."""
        view = self._session.view
        key = AnswerKey(view.catalog.meaning(goals.GOALS), standing.row)
        ways.visit(self._workplace, self._session, key, Place("advice", self._session.dossier.id))

    def undo(self, form_id: str) -> AnswerKey | None:
        """Take back what was done here last, with the goals or on this form; gives the answer to look at."""
        newest = self._newest()
        if self._done and self._done[-1] == newest > self._session.undos[form_id].newest:
            self._done.pop()
            self._session.undo(self._home())
            return None
        return self._session.undo(form_id)

    def _home(self) -> str:
        return goals.form_of(self._session.view).id

    def _newest(self) -> int:
        return self._session.undos[self._home()].newest

    def _remember(self) -> None:
        if self._newest() not in self._done:
            self._done.append(self._newest())
