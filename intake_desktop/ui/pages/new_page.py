"""A new participant: which kind of dossier, a name and a date of birth; everything else is asked in the intake."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier import opening, participant
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine import validation
from intake_desktop.form_engine.answers import NOTHING, Answer, AnswerKey, AnswerValue
from intake_desktop.form_engine.lookups import nowhere
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.segments import ChoiceRow
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ASKED = ("call_name", "prefix", "family_name", "birth_date")
TYPES = {"maatwerk": "Maatwerk", "inloop": "Inloop"}
_TYPE_HINT = "Bij inloop vragen we niet naar gezondheid, ZRM en bsn. Dit kies je nu; later veranderen kan niet."
_READING = 560


class NewPage(Page):
    """The dossier is made with its answers already in hand, so that nothing is asked twice."""

    name = "new"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        catalog = workplace.desk.catalog
        self._answers: dict[AnswerKey, tuple[AnswerValue, object]] = {}
        self._form = catalog.home(catalog.meaning("family_name"))
        self._types = ChoiceRow(TYPES, "Soort dossier")
        self._types.choose("maatwerk")
        self._blocks = [self._block(catalog.meaning(meaning)) for meaning in ASKED]
        self._told = Told()
        self._make = primary("Dossier maken", "chevron-right")
        self._make.trailing = True
        self._make.setObjectName("make-dossier")
        self._cancel = outlined("Terug")
        self._sure = ""
        self._lay_out()
        self._make.clicked.connect(self._on_make)
        self._cancel.clicked.connect(lambda: workplace.visit("list"))

    def _block(self, question_id: str) -> QuestionBlock:
        block = QuestionBlock(self._form.question(question_id), self._form, "")
        menu = block.menu_button()
        if menu is not None:
            menu.hide()
        block.answered.connect(self._on_answered)
        block.cleared.connect(self._on_cleared)
        return block

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(theme.px(_READING + 48))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(16))
        column.addWidget(WrapLabel("Nieuwe deelnemer", "title"))
        column.addWidget(WrapLabel("Een naam is genoeg om te beginnen. De rest vragen we in de intake.", "muted"))
        kind = QVBoxLayout()
        kind.setSpacing(theme.px(6))
        for part in (label("Soort dossier", self._types), WrapLabel(_TYPE_HINT, "hint"), self._types):
            kind.addWidget(part)
        column.addLayout(kind)
        for block in self._blocks:
            column.addWidget(block)
        column.addWidget(self._told)
        foot = QHBoxLayout()
        foot.addWidget(self._cancel)
        foot.addStretch()
        foot.addWidget(self._make)
        column.addLayout(foot)
        column.addStretch()
        on_surface(self, ScrollArea(content))

    def arrive(self, place: Place) -> None:
        """Begin at the name."""
        self._blocks[0].take_focus()

    def _on_answered(self, key: AnswerKey, value: AnswerValue, words: object) -> None:
        self._answers[key] = (value, words)
        self._told.say("", "error")
        self._refused(key)

    def _on_cleared(self, key: AnswerKey) -> None:
        self._answers.pop(key, None)
        self._refused(key)

    def _refused(self, key: AnswerKey) -> bool:
        """Say under the question what the checks of the form hold against this answer, as the intake would."""
        day, author = self.workplace.now().date(), self.workplace.vault.colleague.id
        answers = {at: Answer(value, "deelnemer", day, author) for at, (value, _) in self._answers.items()}
        found = validation.problems(self._form, answers, self._types.value(), nowhere, day, self._meant("call_name"))
        wrong = [each for each in found if each.severity == "error" and each.key == key and key in answers]
        next(block for block in self._blocks if block.key == key).show_problems(wrong)
        return bool(wrong)

    def _meant(self, meaning: str) -> str:
        key = AnswerKey(self.workplace.desk.catalog.meaning(meaning))
        value = self._answers.get(key, ("", None))[0]
        return value if isinstance(value, str) else ""

    def _on_make(self) -> None:
        for block in self._blocks:
            block.flush()
        if not self._meant("call_name") and not self._meant("family_name"):
            self._told.say("Vul een naam in. Een roepnaam is genoeg.", "error")
            self._blocks[0].take_focus()
            return
        wrong = next((block for block in self._blocks if self._refused(block.key)), None)
        if wrong is not None:
            wrong.take_focus()
            return
        self._make.setEnabled(False)
        sort_name, born = participant.names(self._meant).sort, self._meant("birth_date")
        vault = self.workplace.vault
        future = vault.run(lambda store: store.dossiers.same_person(vault.actor, sort_name, born))
        background.watch(future, lambda found: self._on_looked(found, sort_name + born), self._on_error, self)

    def _on_looked(self, same: tuple[str, ...], whom: str) -> None:
        """Somebody with this name and date of birth may be here already: say so once, then do as asked."""
        if same and self._sure != whom:
            self._sure = whom
            self._make.setEnabled(True)
            self._told.say(
                "Er is al een dossier met deze naam en geboortedatum. Zoek eerst in de lijst. "
                "Is het iemand anders? Kies dan nog een keer 'Dossier maken'.",
                "warn",
            )
            self._make.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind, desk, vault, now = self._types.value(), self.workplace.desk, self.workplace.vault, self.workplace.now

        def work() -> DossierSession:
            made = opening.make(vault, kind, now)
            return desk.open_session(vault, made.id)

        background.run(work, self._on_made, self._on_error, self)

    def _on_made(self, session: DossierSession) -> None:
        for key, (value, words) in self._answers.items():
            session.answer(self._form.id, key, value, words or NOTHING)  # type: ignore[arg-type]  # the block's words
        self.workplace.kept.hand_over(session)
        self.workplace.visit("intake", session.dossier.id)

    def _on_error(self, error: SpringplankError) -> None:
        self._make.setEnabled(True)
        self._told.say(str(error), "error")
