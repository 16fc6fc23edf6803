"""Step 4 of exchanging: the code of a file, that one organisation can open it, or that a copy was printed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import ExportDone
from intake_desktop.ui.pages.exchange_code import CodeStep
from intake_desktop.ui.pages.exchange_paper import PaperStep
from intake_desktop.ui.pages.exchange_sealed import SealedStep


class LastStep(QWidget):
    """Shows one of the three until somebody leaves; then nothing of it stays on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.code = CodeStep()
        self.paper, self.sealed = PaperStep(), SealedStep()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.code, self.paper, self.sealed):
            column.addWidget(part)

    def show_file(self, done: ExportDone, organisation: str) -> None:
        """The file as written, and its code; or for which organisation it was sealed."""
        if done.code:
            self.code.show_done(done)
            self._show(self.code)
        else:
            self.sealed.show_done(done, organisation)
            self._show(self.sealed)

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
