"""Uitwisselen: four steps from who gets a file to the code that opens it, and what left before."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier.desk import ExportDone
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.exchange_doubts import Doubts
from intake_desktop.ui.pages.exchange_earlier import EarlierCard
from intake_desktop.ui.pages.exchange_footer import CODE, TALKED, WHAT, WHO, ExchangeFooter
from intake_desktop.ui.pages.exchange_making import Making
from intake_desktop.ui.pages.exchange_preview import WIDTH, PreviewPanel
from intake_desktop.ui.pages.exchange_sides import ExchangeHead, StepsAndPaper
from intake_desktop.ui.pages.exchange_steps import Steps
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.parts.card import Separator
from intake_desktop.ui.workplace import Workplace

STEPS = ("Ontvanger", "Wat gaat mee", "Besproken", "Code")
_EXAMPLE = "Doel, grond en dagen vullen jullie bij stap 3 in. Hier staat nog een voorbeeld."


class ExchangePage(Page):
    """A page, not a dialog (decisions.md 25). Leaving the last step forgets the code on the screen."""

    name = "exchange"
    forward = Signal()
    backward = Signal()

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace)
        self._session = session
        self._busy = self._narrow = False
        self._steps = Steps(workplace, session)
        self._draft = self._steps.draft
        self._earlier = EarlierCard(workplace, session, self._steps.recipients)
        self._making = Making(workplace, session, self)
        self._doubts = Doubts(workplace, session)
        self._preview = PreviewPanel()
        self._head = ExchangeHead(STEPS)
        self._footer = ExchangeFooter()
        self._lay_out()
        self._listen()
        self._go(WHO)

    def _lay_out(self) -> None:
        self._sides = StepsAndPaper(self._preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Separator())
        column.addWidget(self._sides, 1)
        column.addWidget(self._footer)
        self._sides.fill((self._doubts, *self._steps.widgets), self._earlier)

    def _listen(self) -> None:
        self._footer.back.connect(self._back)
        self._footer.go_on.connect(self._on)
        who, what, talked, done = self._steps.who, self._steps.what, self._steps.talked, self._steps.done
        who.changed.connect(self._show_name)
        for part in (what, talked):
            part.changed.connect(self._ask_preview)
        talked.changed.connect(self._settle_footer)
        for rebuilt in (who.rebuilt, what.rebuilt, talked.rebuilt, self._earlier.rebuilt, done.code.texts.folded):
            rebuilt.connect(self._on_rebuilt)
        self._earlier.loaded.connect(self._steps.know)
        self._making.made.connect(self._on_made)
        self._making.printed.connect(self._on_printed)
        self._making.refused.connect(self._on_refused)
        self._footer.tick.toggled.connect(lambda _on: self._settle_footer())

    def arrive(self, place: Place) -> None:
        """Begin where the next key press belongs; the list of earlier files is read anew."""
        self._earlier.load()
        self._steps.who.book.load()
        self._ask_preview()
        self._take_focus()

    def place(self) -> Place:
        """Only the page: a half-made exchange is thrown away when the vault is locked (decisions.md 14)."""
        return Place(self.name, self._session.dossier.id)

    def flush(self) -> None:
        """Nothing here belongs to the dossier before a file is made."""

    def refresh(self) -> None:
        """Answers changed: what goes along may have changed too."""
        self._ask_preview()

    def step(self) -> int:
        """The step that is shown; 0 is the first."""
        return self._head.stepper.step()

    def hideEvent(self, event: QHideEvent) -> None:
        """Somebody goes elsewhere: no code and no page of paper stays behind."""
        super().hideEvent(event)
        if event.spontaneous() or self.workplace.helping:
            return
        self._earlier.forget()
        self._preview.forget()
        if self.step() == CODE:
            self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beneath 1100 px, or with large letters, the pages of paper stand under the steps."""
        super().resizeEvent(event)
        narrow = self.window().width() < metrics.HELP_FOLDS_BELOW or theme.current().scale >= metrics.LARGE_TEXT
        self._steps.done.code.stack(narrow)
        self._sides.arrange(narrow)
        hold = self._steps.done.code.hold if narrow else self._footer.put
        if narrow != self._narrow:
            self._narrow = narrow
            hold(self._footer.tick)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _go(self, step: int) -> None:
        self._head.stepper.show_step(step)
        for place, widget in enumerate(self._steps.widgets):
            widget.setVisible(place == step)
        self._earlier.setVisible(step == WHO)
        self._preview.setVisible(step in {WHAT, TALKED})
        if step not in {WHAT, TALKED}:
            self._preview.forget()
        self._sides.to_top()
        self._show_name()
        self._ask_preview()
        reading_order.chain(self)

    def _step_to(self, step: int) -> None:
        self._go(step)
        self._take_focus()

    def _settle_footer(self) -> None:
        last = "Papier" if self._draft.on_paper else "Bestand" if self._draft.sealed else STEPS[CODE]
        self._head.stepper.rename(CODE, last)
        self._footer.settle(self.step(), self._called(at_start=True), self._busy, self._draft)

    def _show_name(self) -> None:
        self._head.name(self._draft.recipient)
        self._settle_footer()

    def _on_rebuilt(self) -> None:
        reading_order.chain(self)

    def _back(self) -> None:
        if self.step() == WHO:
            self.backward.emit()
        else:
            self._step_to(self.step() - 1)

    def _on(self) -> None:
        step = self.step()
        if step == CODE:
            self._finish()
            self._earlier.load()
            self._take_focus()
        elif not self._steps.check(step):
            self._sides.show_focus()
        elif step == TALKED:
            self._make()
        else:
            if step == WHO:
                self._steps.begin_for_recipient(self._called())
            self._step_to(step + 1)

    def _ask_preview(self) -> None:
        self._doubts.look(self.step() == TALKED)
        if self.step() not in {WHAT, TALKED} or self._busy:
            return
        desk, session = self.workplace.desk, self._session.snapshot()
        wish = self._draft.as_example(session.today)
        self._preview.remark("" if self._draft.complete() else _EXAMPLE)
        self._preview.ask(lambda: desk.preview(session, wish, WIDTH))

    def _make(self) -> None:
        self._hold(self._making.start(self._draft))

    def _hold(self, busy: bool) -> None:
        """While something is made, nothing of it can be changed."""
        self._busy = busy
        self._steps.talked.setEnabled(not busy)
        self._settle_footer()

    def _on_made(self, done: ExportDone) -> None:
        self._steps.show_done(done)
        self._footer.tick.setChecked(False)
        self._show_done()

    def _on_printed(self, pages: int, mark: str) -> None:
        self._steps.done.show_printed(pages, mark)
        self._show_done()

    def _show_done(self) -> None:
        self._hold(busy=False)
        if self.isVisible() or self.workplace.helping:
            self._step_to(CODE)
        else:  # somebody went elsewhere meanwhile: the code waits in the list
            self._finish()

    def _on_refused(self, error: SpringplankError) -> None:
        self._hold(busy=False)
        self._steps.talked.tell(error)
        self._sides.show_focus()

    def _finish(self) -> None:
        """Forget the code; the next exchange is talked about anew."""
        self._steps.forget()
        self._footer.tick.setChecked(False)
        self._go(WHO)

    def _take_focus(self) -> None:
        self._steps.take_focus(self.step())

    def _called(self, at_start: bool = False) -> str:
        name = self._session.header.call_name
        return name or ("De deelnemer" if at_start else "de deelnemer")
