"""The four steps of one exchange and what they fill in: checking a step, and beginning anew for another recipient."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.desk import ExportDone
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.session import DossierSession
from intake_desktop.ui.pages.exchange_consent import ConsentStep
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_last import LastStep
from intake_desktop.ui.pages.exchange_parts import PartsStep
from intake_desktop.ui.pages.exchange_recipient import RecipientStep
from intake_desktop.ui.workplace import Workplace


class Steps:
    """Holds the widgets; the page says which one is shown."""

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        self._desk, self._session = workplace.desk, session
        self._shown_for: tuple[str, ...] | None = None
        self.draft = Draft()
        self.recipients = workplace.desk.recipients()
        self.who = RecipientStep(self.recipients, self.draft, session)
        self.what = PartsStep(self.draft)
        self.talked = ConsentStep(self.draft, session.today)
        self.done = LastStep()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """In their order."""
        return (self.who, self.what, self.talked, self.done)

    def check(self, step: int) -> bool:
        """True when one may go on from this step; else it says what is missing."""
        return (self.who.check, self.what.check, self.talked.check)[step]()

    def take_focus(self, step: int) -> None:
        """Bring the keyboard to where this step begins."""
        (self.who.take_focus, self.what.take_focus, self.talked.take_focus, self.done.take_focus)[step]()

    def know(self, earlier: tuple[Export, ...]) -> None:
        """What left of this dossier before: consent can have been withdrawn, and a file can be replaced."""
        self.talked.know(earlier)

    def begin_for_recipient(self, called: str) -> None:
        """Another recipient: other parts, purposes and grounds; nothing of the former one stays."""
        recipient = self.draft.recipient
        assert recipient is not None
        draft = self.draft
        shown_for = (recipient.profile_id, draft.contact_id, draft.partner, folded(draft.organisation))
        if shown_for == self._shown_for:
            self.talked.tell_earlier()
            return
        self._shown_for = shown_for
        self.draft.chosen = {}
        parts = self._desk.parts(self._session, recipient.profile_id)
        passages = self._desk.passages(self._session, recipient.profile_id)
        self.what.show_passages(passages, recipient.own_copy)
        self.what.show_parts(parts, self._session.catalog.questions, called)
        self.talked.show_recipient(called)

    def show_done(self, done: ExportDone) -> None:
        """The file was made."""
        self.done.show_file(done, self.draft)

    def forget(self) -> None:
        """Forget the code; the next exchange is talked about anew."""
        self.done.forget()
        self._shown_for, self.draft.on_paper = None, False
        self.who.book.load()
