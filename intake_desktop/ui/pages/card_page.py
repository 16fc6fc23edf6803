"""Onze kaart: by which others recognise our files, and whose files we recognise."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.roles import Right
from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.card_adding import CardAdding
from intake_desktop.ui.pages.card_known import KnownSenders
from intake_desktop.ui.pages.card_office import OfficeCard
from intake_desktop.ui.pages.card_own import OwnCard
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_page
from intake_desktop.ui.pages.refusal import show_refusal
from intake_desktop.ui.parts.labels import title
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.workplace import Workplace


class CardPage(Page):
    """Everything on it comes from the vault, once that said that this colleague may see it."""

    name = "card"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._own: OwnCard | None = None
        content, self._column = reading_page()
        self._column.setSpacing(theme.px(16))
        self._column.addWidget(title("Onze kaart"))
        self._column.addStretch(1)
        self._scroll = ScrollArea(content)
        reading_order.KeepInView(self._scroll)
        on_surface(self, self._scroll)

    def arrive(self, place: Place) -> None:
        """Ask the vault who we are; the keyboard begins at the eight groups."""
        desk, vault = self.workplace.desk, self.workplace.vault
        background.run(lambda: desk.our_card(vault), self._show, self._on_not_allowed, self)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _show(self, card: ProviderCard) -> None:
        own, known, adding = OwnCard(self.workplace, card), KnownSenders(self.workplace), CardAdding(self.workplace)
        self._own, office = own, self._office(card)
        for part in (own, *office, known, adding):
            self._column.insertWidget(self._column.count() - 1, part)
            part.show()
        for part in (known, adding):
            part.rebuilt.connect(self._on_rebuilt)
        adding.added.connect(known.load)
        known.load()
        self._on_rebuilt()
        own.fingerprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def _office(self, card: ProviderCard) -> tuple[OfficeCard, ...]:
        """What a beheerder fills in; others read it on the card."""
        if not self.workplace.vault.actor.may(Right.MANAGE_SETTINGS):
            return ()
        made = OfficeCard(self.workplace, card)
        made.saved.connect(self._ask_again)
        return (made,)

    def _ask_again(self) -> None:
        """Something on the card changed: show it as others will see it."""
        desk, vault = self.workplace.desk, self.workplace.vault
        background.run(lambda: desk.our_card(vault), self._show_again, self._on_not_allowed, self)

    def _show_again(self, card: ProviderCard) -> None:
        old, self._own = self._own, OwnCard(self.workplace, card)
        assert old is not None
        self._column.insertWidget(self._column.indexOf(old), self._own)
        self._own.show()
        old.hide()
        old.deleteLater()
        self._on_rebuilt()

    def _on_rebuilt(self) -> None:
        reading_order.chain(self)

    def _on_not_allowed(self, error: SpringplankError) -> None:
        show_refusal(self._column, 1, error, self.workplace)
