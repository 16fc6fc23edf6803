"""Onze kaart: by which others recognise our files, and whose files we recognise."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.card_adding import CardAdding
from intake_desktop.ui.pages.card_known import KnownSenders
from intake_desktop.ui.pages.card_own import OwnCard
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import reading_page
from intake_desktop.ui.pages.refusal import show_refusal
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.labels import title
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.workplace import Workplace


class CardPage(Page):
    """Everything on it comes from the vault, once that said that this colleague may see it."""

    name = "card"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        content, self._column = reading_page()
        self._column.setSpacing(theme.px(16))
        self._column.addWidget(title("Onze kaart"))
        self._column.addStretch(1)
        self._scroll = ScrollArea(content)
        reading_order.KeepInView(self._scroll)
        surface = Panel("surface")
        inner = QVBoxLayout(surface)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(surface)

    def arrive(self, place: Place) -> None:
        """Ask the vault who we are; the keyboard begins at the eight groups."""
        desk, vault = self.workplace.desk, self.workplace.vault
        background.run(lambda: desk.our_card(vault), self._show, self._on_not_allowed, self)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _show(self, card: ProviderCard) -> None:
        own, known, adding = OwnCard(self.workplace, card), KnownSenders(self.workplace), CardAdding(self.workplace)
        for part in (own, known, adding):
            self._column.insertWidget(self._column.count() - 1, part)
            part.show()
        for part in (known, adding):
            part.rebuilt.connect(self._on_rebuilt)
        adding.added.connect(known.load)
        known.load()
        self._on_rebuilt()
        own.fingerprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rebuilt(self) -> None:
        reading_order.chain(self)

    def _on_not_allowed(self, error: SpringplankError) -> None:
        show_refusal(self._column, 1, error, self.workplace)
