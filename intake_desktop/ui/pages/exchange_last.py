"""Step 4 of exchanging: the code of a file, or that a copy was printed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import messages
from intake_desktop.dossier.desk import ExportDone
from intake_desktop.ui.pages.exchange_code import CodeStep
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_paper import PaperStep
from intake_desktop.ui.pages.exchange_sealed import SealedStep


class LastStep(QWidget):
    """Shows one of the two until somebody leaves; then nothing of it stays on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.code = CodeStep()
        self.paper, self.sealed = PaperStep(), SealedStep()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.code, self.paper, self.sealed):
            column.addWidget(part)

    def show_file(self, done: ExportDone, draft: Draft) -> None:
        """The file as written, its code, and whom to call."""
        if not done.code:
            self.sealed.show_done(done, draft.organisation)
            self._show(self.sealed)
            return
        call = messages.call_line(draft.contact, known=bool(draft.contact and draft.contact.id))
        self.code.show_done(done, call, draft.replaces.mark if draft.replaces else "")
        self._show(self.code)

    def show_printed(self, pages: int, mark: str) -> None:
        """So many pages went to the printer, under this mark."""
        self.paper.show_done(pages, mark)
        self._show(self.paper)

    def forget(self) -> None:
        """Keep nothing of the file on the screen."""
        self.code.forget()
        self.sealed.forget()

    def take_focus(self) -> None:
        """Begin at the code, or at what to do with the file or the paper."""
        if not self.code.isHidden():
            self.code.view.take_focus()
        else:
            (self.sealed if self.paper.isHidden() else self.paper).words.setFocus()

    def _show(self, shown: QWidget) -> None:
        for part in (self.code, self.paper, self.sealed):
            part.setVisible(part is shown)
