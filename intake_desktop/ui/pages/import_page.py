"""Deelnemers inlezen: a list becomes participants, after a beheerder saw what would be made of every row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import bringing_in
from intake_desktop.dossier.bringing_in import NotYourList
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.newcomers import NewcomerList
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.import_file import ImportFile
from intake_desktop.ui.pages.import_outcome import ImportOutcome
from intake_desktop.ui.pages.import_preview import ImportPreview
from intake_desktop.ui.pages.import_rows import ImportArea
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_width
from intake_desktop.ui.pages.refusal import show_refusal
from intake_desktop.ui.parts.labels import WrapLabel, title
from intake_desktop.ui.parts.progress import Progress
from intake_desktop.ui.workplace import Workplace

INTRO = "Zet in één keer erin wie er al is. Je ziet eerst wat er van elke regel wordt. Dan kies je wie erbij komt."
OTHER, TO_LIST = "Andere lijst", "Naar Deelnemers"
ADD_ONE, ADD_MORE = "1 deelnemer toevoegen", "{aantal} deelnemers toevoegen"
ADDING = "{gedaan} van {aantal} toegevoegd"
_LOOK_MS = 100


class ImportPage(Page):
    """Three steps on one page: the file, every row of it, and what became of it. Who is being added needs no page."""

    name = "import"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._bringing = workplace.bringing
        self._preview: ImportPreview | None = None
        self._outcome: ImportOutcome | None = None
        self._file = ImportFile(workplace)
        self._progress = Progress("")
        self._progress.allow_stop()
        self._footer = Footer(TO_LIST)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        content, whole = QWidget(), QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(*[theme.px(24), theme.px(16), theme.px(24), theme.px(16)])
        self._column.setSpacing(theme.px(12))
        self._column.addWidget(title("Deelnemers inlezen"))
        self._intro = WrapLabel(INTRO, "muted")
        self._column.addWidget(self._intro)
        self._column.addLayout(reading_width(self._file))
        self._column.addWidget(self._progress)
        self._column.addStretch(0)
        self._scroll = ImportArea(content)
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._footer)
        on_surface(self, whole)
        reading_order.KeepInView(self._scroll)
        self._footer.previous.setText(OTHER)
        self._footer.hide()
        self._progress.hide()

    def _listen(self) -> None:
        self._file.asked.connect(self._on_asked)
        self._footer.back.connect(self._begin_again)
        self._footer.go_on.connect(self._on_forward)
        self._progress.stopped.connect(self._bringing.stop)
        self._bringing.changed.connect(self._on_ended)
        self._look.timeout.connect(self._show_progress)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)

    def arrive(self, place: Place) -> None:
        """Begin at the file, or where adding is by now; who may not do this is told so."""
        if not bringing_in.may(self.workplace.vault.actor):
            self._file.hide()
            self._intro.hide()
            show_refusal(self._column, 1, NotYourList(), self.workplace)
            return
        self._bringing.page = self
        if self._bringing.underway is not None:
            self._show_adding()
        elif self._bringing.outcome is not None:
            self._on_ended()
        else:
            self._file.take_focus()

    def leave(self) -> None:
        """Somebody goes elsewhere: who is being added is added all the same, and the frame tells it."""
        if self._bringing.page is self:
            self._bringing.page = None
        self._look.stop()
        self._forget()

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _on_asked(self, path: Path, dossier_type: str) -> None:
        desk, vault = self.workplace.desk, self.workplace.vault
        self._file.show_busy(True)
        background.run(lambda: desk.read_list(vault, path, dossier_type), self._on_read, self._on_error, self)

    def _on_error(self, error: SpringplankError) -> None:
        self._file.show_busy(False)
        self._file.tell(error)

    def _on_read(self, found: NewcomerList) -> None:
        self._file.show_busy(False)
        self._file.forget()
        self._preview = ImportPreview(found, self.workplace.vault.colleague)
        self._preview.model.ticked.connect(self._count)
        self._put(self._preview)
        self._footer.show()
        self._count()
        reading_order.chain(self)
        self._preview.take_focus()

    def _put(self, part: QWidget) -> None:
        """Show this step instead of the file, over the whole width of the page."""
        self._file.hide()
        self._intro.hide()
        self._column.insertWidget(2, part, 1)
        part.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _keep_in_view(self) -> None:
        """Another step has another height: what has the keyboard stays in sight, also with large text."""
        focused = reading_order.keyboard_in(self._scroll)
        if focused is not None:
            self._scroll.bring_into_view(focused)

    def _count(self) -> None:
        if self._preview is None:
            return
        count = len(self._preview.model.chosen())
        self._footer.name_forward(ADD_ONE if count == 1 else ADD_MORE.format(aantal=count))
        self._footer.forward.setEnabled(count > 0)

    def _on_forward(self) -> None:
        if self._outcome is not None:
            self.workplace.visit("list")
        elif self._preview is not None and self._bringing.underway is None:
            self._bringing.add(self._preview.model.rows, self._preview.model.chosen())
            self._show_adding()

    def _show_adding(self) -> None:
        self._file.hide()
        self._intro.hide()
        self._show_progress()
        self._progress.show()
        reading_order.chain(self)
        self._progress.take_focus()
        if self._preview is not None:
            self._preview.setEnabled(False)
        self._footer.setEnabled(False)
        self._look.start()

    def _show_progress(self) -> None:
        if self._bringing.underway is not None:
            done, total = self._bringing.underway.done, len(self._bringing.chosen)
            self._progress.show_step(ADDING.format(gedaan=done, aantal=total), done, total)

    def _on_ended(self) -> None:
        outcome = self._bringing.outcome
        if outcome is None or self._bringing.page is not self:
            return
        self._look.stop()
        self._progress.hide()
        self._forget()
        self._outcome = ImportOutcome(self._bringing.rows, self._bringing.chosen, outcome)
        self._bringing.seen()
        self._put(self._outcome)
        self._footer.show()
        self._footer.setEnabled(True)
        self._footer.name_forward(TO_LIST)
        self._footer.forward.setEnabled(True)
        reading_order.chain(self)
        self._footer.forward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_again(self) -> None:
        self._forget()
        self._footer.hide()
        self._intro.show()
        self._file.show()
        self._file.take_focus()

    def _forget(self) -> None:
        for part in (self._preview, self._outcome):
            if part is not None:
                part.hide()
                self._column.removeWidget(part)
                part.deleteLater()
        self._preview = self._outcome = None
