"""What can be done with the newest version of a form: finish it, correct it with a reason, or begin again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import closing
from intake_desktop.dossier.model import Record
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import DiskFull, NotReady, SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import record_words, rooms
from intake_desktop.ui.parts.ask import Ask, Choice
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.buttons import Button, outlined
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.workplace import Workplace

FINISH, CORRECT, VIEW, NOT_NOW = "Vaststellen", "Verbeteren", "Bekijken", "Toch niet"
SURE = "Daarna verandert hier niets meer. Verbeteren kan, met een reden."
WHY = "Waarom verbeter je dit?"
HOW = "Hoe wil je beginnen?"
WITH_ANSWERS, EMPTY = "Met de antwoorden van nu, om te controleren", "Leeg beginnen"


class RecordActions(QWidget):
    """Asks in place, and tells in place why something cannot be done. What it begins opens in its own room."""

    refused = Signal()
    """Something must be mended before this can be finished."""
    finished = Signal()
    rebuilt = Signal()
    """Other controls stand here now."""

    def __init__(self, workplace: Workplace, session: DossierSession, room: str, title: str) -> None:
        super().__init__()
        self._workplace, self._session = workplace, session
        self._room, self._title = room, title
        self._form_id = rooms.FORMS[room]
        self._ask: Ask | None = None
        self._asked_by: Button | None = None
        self._busy = False
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._buttons = FlowLayout(gap=8)
        self._column.addLayout(self._buttons)

    def offer_finishing(self) -> None:
        """For a concept."""
        self._add(FINISH, "finish", self._on_finish)

    def offer_going_on(self) -> None:
        """For what is finished."""
        self._add(CORRECT, "correct", lambda by: self._open(self._ask_why(), by))
        self._add(record_words.again(self._room), "again", lambda by: self._open(self._ask_how(), by))

    def offer_viewing(self, view: Callable[[], object]) -> None:
        """A way to what it says."""
        self._add(VIEW, "view", lambda _by: view())

    def tell(self, kind: str, first: str, sentence: str = "") -> None:
        """Say this under the buttons, and to a screen reader."""
        if self._banner is None:
            self._banner = Banner(kind, first, sentence)
            self._column.addWidget(self._banner)
        self._banner.tell(kind, first, sentence)
        self._banner.show()

    def _add(self, words: str, name: str, action: Callable[[Button], object]) -> None:
        made = outlined(words)
        made.setObjectName(f"{self._room}-{name}")
        made.setAccessibleName(f"{words}: {self._title}")
        made.clicked.connect(lambda _on=False: action(made))
        self._buttons.addWidget(made)

    def _on_finish(self, by: Button) -> None:
        """Ask first; what must still be mended is told at once."""
        found = self._session.versions.obstacles(self._form_id)
        if found:
            self._on_error(closing.not_ready(found))
            self.refused.emit()
            return
        self._open(Ask(SURE, ((FINISH, self._finish), (NOT_NOW, self._close))), by)

    def _ask_why(self) -> Ask:
        return Ask(WHY, ((CORRECT, self._correct), (NOT_NOW, self._close)), writes=True)

    def _ask_how(self) -> Ask:
        ways: tuple[Choice, ...] = (
            (WITH_ANSWERS, lambda: self._again(take_over=True)),
            (EMPTY, lambda: self._again(take_over=False)),
            (NOT_NOW, self._close),
        )
        return Ask(HOW, ways)

    def _open(self, ask: Ask, by: Button) -> None:
        self._put_away()
        self._ask, self._asked_by = ask, by
        self._column.insertWidget(1, ask)
        ask.show()
        self.rebuilt.emit()
        ask.take_focus()

    def _close(self) -> None:
        """Back to the button that asked."""
        by = self._asked_by
        self._put_away()
        if by is not None:
            by.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_away(self) -> None:
        if self._banner is not None:
            self._banner.hide()
        if self._ask is not None:
            self._ask.hide()
            self._ask.deleteLater()
            self._ask = None

    def _finish(self) -> None:
        self._do(lambda: self._session.versions.finish(self._form_id), self.finished.emit)

    def _correct(self) -> None:
        reason = self._ask.words() if self._ask is not None else ""
        self._do(lambda: self._session.versions.correct(self._form_id, reason), self._on_begun)

    def _again(self, take_over: bool) -> None:
        self._do(lambda: self._session.versions.again(self._form_id, take_over), self._on_begun)

    def _do(self, start: Callable[[], Future[Record]], then: Callable[[], object]) -> None:
        """Start this once; the session goes on with its outcome even when nobody looks at it here any more."""
        if self._busy:
            return
        try:
            future = start()
        except SpringplankError as error:
            self._on_error(error)
            return
        self._busy = True
        session = self._session

        def done(record: Record) -> None:
            session.versions.take(record)
            if shiboken6.isValid(self):
                self._busy = False
                self._put_away()
                then()

        background.watch(future, done, self._on_failed, self._workplace)

    def _on_failed(self, error: SpringplankError) -> None:
        if shiboken6.isValid(self):
            self._busy = False
            self._on_error(error)
        else:
            self._workplace.trouble.emit(error)

    def _on_error(self, error: SpringplankError) -> None:
        error = closing.NoRoomToFinish() if isinstance(error, DiskFull) else error
        title, meaning, remedy = error.sentences()
        kind = "warn" if isinstance(error, NotReady) else "error"
        self.tell(kind, f"{title}.", f"{meaning} {remedy}")
        if self._ask is not None:
            self._ask.take_focus()

    def _on_begun(self) -> None:
        """Go to the first question that is open or has to be checked."""
        section_id, question_id = self._session.next_open(self._form_id) or ("", "")
        self._workplace.visit(
            self._room,
            self._session.dossier.id,
            form_id=self._form_id,
            section_id=section_id,
            question_id=question_id,
        )
