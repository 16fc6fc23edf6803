"""Makes what was agreed: a file with a code, or the participant's own copy on paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier.desk import PaperDone
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.pages import exchange_paper
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.workplace import Workplace


class Making(QObject):
    """Works off the UI thread; one of the three signals follows each `start`, unless it gives False."""

    made = Signal(object)
    """ExportDone."""
    printed = Signal(int, str)
    """Pages and mark."""
    refused = Signal(object)
    """SpringplankError."""

    def __init__(self, workplace: Workplace, session: DossierSession, page: QWidget) -> None:
        super().__init__(page)
        self._page, self._workplace, self._session = page, workplace, session

    def start(self, draft: Draft) -> bool:
        """Begin; False when somebody chose no printer after all. Nothing is made then."""
        return self._print(draft) if draft.on_paper else self._write(draft)

    def _write(self, draft: Draft) -> bool:
        desk, session, folder = self._workplace.desk, self._session.snapshot(), draft.folder
        wish = draft.wish(session.today)
        background.run(lambda: desk.export(session, wish, folder), self.made.emit, self.refused.emit, self)
        return True

    def _print(self, draft: Draft) -> bool:
        try:
            printer = exchange_paper.choose_printer(self._page)
        except SpringplankError as error:
            self.refused.emit(error)
            return False
        if printer is None:
            return False
        desk, session = self._workplace.desk, self._session.snapshot()
        wish = draft.wish(session.today)

        def work() -> tuple[int, str]:
            return self._give(printer, session, desk.on_paper(session, wish, exchange_paper.WIDTH))

        background.run(work, lambda told: self.printed.emit(*told), self.refused.emit, self)
        return True

    def _give(self, printer: QPrinter, session: DossierSession, done: PaperDone) -> tuple[int, str]:
        """Print; what was journaled as given and was not printed is journaled too. Runs off the UI thread."""
        try:
            return exchange_paper.print_pages(printer, done.pages), done.mark
        except SpringplankError:
            actor = session.actor
            session.vault.run(lambda store: store.journal.note(actor, "export.not_written", export=done.mark)).result()
            raise
