"""Ontvangen bestand: read what another organisation sent, with a verdict in words; nothing of it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.received import KNOWN, Received
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_page
from intake_desktop.ui.pages.received_form import ReceivedForm
from intake_desktop.ui.pages.received_view import ReceivedView
from intake_desktop.ui.pages.refusal import show_refusal
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.labels import WrapLabel, title
from intake_desktop.ui.parts.reading_text import ReadingArea
from intake_desktop.ui.workplace import Workplace

NOT_KEPT = (
    "Dit bestand wordt niet bewaard. Er komt niets in een dossier, tenzij je een heel dossier overneemt. "
    "Ga je van deze bladzijde, dan is het weg."
)
NOW_KNOWN = "{naam} is nu een bekende afzender. Het bestand is niet veranderd."


class ReceivedPage(Page):
    """One file at a time. The page goes away with everything on it, also when the vault is locked."""

    name = "received"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._received: Received | None = None
        self._view: ReceivedView | None = None
        self._form = ReceivedForm()
        self._another = outlined("Ander bestand lezen", "undo")
        self._another.hide()
        self._lay_out()
        reading_order.KeepInView(self._scroll)
        self._form.asked.connect(self._on_asked)
        self._another.clicked.connect(self._begin_again)

    def _lay_out(self) -> None:
        content, self._column = reading_page()
        self._column.addWidget(title("Ontvangen bestand"))
        self._column.addWidget(WrapLabel(NOT_KEPT, "muted"))
        self._column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._form)
        self._column.addStretch(1)
        self._scroll = ReadingArea(content)
        on_surface(self, self._scroll)

    def arrive(self, place: Place) -> None:
        """Begin at the file; the vault says whether this colleague may read what others send."""
        self._form.take_focus()
        handed, self.workplace.handed = self.workplace.handed, None
        if handed is not None:
            self._form.begin_with(handed)
        vault = self.workplace.vault
        future = vault.run(lambda store: store.senders.all(vault.actor))
        background.watch(future, lambda _known: None, self._on_not_allowed, self)

    def leave(self) -> None:
        """Nothing of a file stays behind."""
        self._forget()

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _on_not_allowed(self, error: SpringplankError) -> None:
        self._form.hide()
        show_refusal(self._column, 2, error, self.workplace)

    def _on_asked(self, path: Path, code: str) -> None:
        desk, vault = self.workplace.desk, self.workplace.vault
        self._form.show_busy(True)
        background.run(lambda: desk.receive(vault, path, code), self._on_read, self._on_error, self)

    def _on_error(self, error: SpringplankError) -> None:
        self._form.show_busy(False)
        self._form.tell(error)

    def _on_read(self, received: Received) -> None:
        self._form.show_busy(False)
        self._form.forget()
        self._show(received)

    def _on_pinned(self) -> None:
        assert self._received is not None
        told = NOW_KNOWN.format(naam=self._received.organisation)
        self._show(replace(self._received, verdict=KNOWN, sentences=(told,)))

    def _show(self, received: Received) -> None:
        self._forget()
        self._received, self._view = received, ReceivedView(self.workplace, received)
        self._view.pinned.connect(self._on_pinned, Qt.ConnectionType.QueuedConnection)
        self._form.hide()
        self._another.show()
        self._column.insertWidget(self._column.count() - 1, self._view)
        self._view.show()
        reading_order.chain(self)
        self._view.take_focus()
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def _begin_again(self) -> None:
        self._forget()
        self._another.hide()
        self._form.show()
        self._form.take_focus()

    def _forget(self) -> None:
        self._received = None
        if self._view is not None:
            self._view.forget()
            self._view.hide()
            self._column.removeWidget(self._view)
            self._view.deleteLater()
            self._view = None
